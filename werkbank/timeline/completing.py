"""What a half-typed word may become: names first, then kinds of event; behind ``@`` and ``#`` their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from werkbank.model.casus import Casus
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.timeline.line_marks import organisations
from werkbank.timeline.people import ordered

LEAST = 2  # letters before anything is offered
MOST = 5


class Completion(NamedTuple):
    """Put ``text`` in the place of ``start .. end``."""

    start: int
    end: int
    text: str
    note: str = ""


def completions(line: str, casus: Casus, *, at: int) -> tuple[Completion, ...]:
    """What the word before place ``at`` may become; nothing inside a word or for what is whole already."""
    if at < len(line) and not line[at].isspace():
        return ()
    start = max(line.rfind(" ", 0, at), line.rfind("\t", 0, at)) + 1
    typed = line[start:at]
    if len(typed.lstrip("@#")) < (0 if typed[:1] in {"@", "#"} else LEAST) or not typed:
        return ()
    key = fold(typed.lstrip("@#")) if typed.strip("@#") else ""
    found: dict[str, Completion] = {}
    for text, note in _candidates(typed[0], casus):
        if fold(text.lstrip("@#")).startswith(key) and text != typed:
            found.setdefault(text, Completion(start, at, text, note))
        if len(found) == MOST:
            break
    return tuple(found.values())


def _candidates(sign: str, casus: Casus) -> Iterator[tuple[str, str]]:
    if sign == "@":
        yield from ((f"@{name}", "") for name in organisations(casus))
        return
    words = vocabulary()
    if sign == "#":
        yield from ((f"#{stone.id}", stone.label) for stone in words.bouwstenen.values())
        return
    yield from ((casus.persons[id_].first_name, "") for id_ in ordered(casus) if casus.persons[id_].first_name)
    kinds = words.event_kinds.values()
    yield from ((kind.abbreviation or kind.label, kind.sentence) for kind in kinds if kind.id != "overig")
    yield from ((product.label, product.expansion) for product in words.products.values())
    yield from ((reason.label.lower(), "") for reason in words.reasons.values())
