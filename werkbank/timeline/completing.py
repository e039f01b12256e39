"""What half-typed words may become: persons and their places first, then kinds, products and reasons.

Behind ``@`` organisations, behind ``#`` bouwstenen, behind 'bron:' the sources of this casus, behind 'wegens' reasons.
The last one to four words are looked at, the longest that fits first, so that 'oudste z' and '@Veilig Th' are completed
as well. Nothing is offered inside a word or for what is whole already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.sets import Stone, all_stones, shipped
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.timeline.labels import called
from werkbank.timeline.line_family import places_of
from werkbank.timeline.line_marks import organisations
from werkbank.timeline.line_words import words_of
from werkbank.timeline.people import ordered

LEAST = 2  # letters before anything is offered
MOST = 8
_OF_A_SORT = 4  # so that a reason is not crowded out by kinds
_WORDS = 4  # at most, of what is completed
_IN_SOURCE = re.compile(r"(?:^|\s)bron:?\s[^,;@#!]*$", re.IGNORECASE)
_BECAUSE = words_of("wegens vanwege reden: reden i.v.m. ivm")


class Completion(NamedTuple):
    """Put ``text`` in the place of ``start .. end``; ``sort`` says what it is."""

    start: int
    end: int
    text: str
    note: str = ""
    sort: str = ""


class _Offer(NamedTuple):
    text: str
    note: str = ""
    sort: str = ""
    found_by: tuple[str, ...] = ()


def completions(line: str, casus: Casus, *, at: int) -> tuple[Completion, ...]:
    """What the words before place ``at`` may become."""
    if (at < len(line) and not line[at].isspace()) or not line[:at] or line[at - 1].isspace():
        return ()
    before = line[:at]
    found: dict[str, Completion] = {}
    for start in _starts(before):
        typed = before[start:]
        sign, bare = (typed[0], typed[1:].lstrip('"')) if typed[0] in "@#" else ("", typed)
        if len(bare) < (0 if sign else LEAST) or not (sign or any(map(str.isalnum, typed.split()[0]))):
            continue
        most = MOST if sign else _OF_A_SORT
        for offer in _fitting(_offers(sign, before[:start], casus), bare, typed=typed):
            if sum(one.sort == offer.sort for one in found.values()) < most:
                found.setdefault(offer.text, Completion(start, at, offer.text, offer.note, offer.sort))
        if sign and found:
            break
    return tuple(found.values())[:MOST]


def _starts(before: str) -> list[int]:
    """Where the last words begin, the longest phrase first; a phrase does not reach over a mark."""
    starts: list[int] = []
    at = len(before)
    for _ in range(_WORDS):
        at = max(before.rfind(" ", 0, at), before.rfind("\t", 0, at)) + 1
        starts.append(at)
        if at == 0 or before[at] in "@#":
            break
        at -= 1
        if before[at - 1 : at] in {"", " ", ",", ";", ":"}:
            break
    return starts[::-1]


def _fitting(offers: Iterable[_Offer], bare: str, *, typed: str) -> Iterator[_Offer]:
    key = fold(bare) if bare else ""
    if typed[-1:] == " " or (not key and bare):
        return
    for offer in offers:
        spellings = (offer.text.lstrip("@#").strip('"'), *offer.found_by)
        exact = offer.text == typed or fold(offer.text.strip('@#"')) == key
        if not exact and any(fold(one).startswith(key) for one in spellings):
            yield offer


def _offers(sign: str, before: str, casus: Casus) -> Iterator[_Offer]:
    table = vocabulary()
    if sign == "@":
        yield from (_Offer(f"@{name}", "", tr("organisatie")) for name in organisations(casus))
        return
    if sign == "#":
        for stone in all_stones(casus):
            yield _Offer(f"#{stone.id}", stone.label, tr("bouwsteen"), (stone.label, *_shipped_names(stone)))
        return
    last = (before.split() or [""])[-1].casefold()
    if _IN_SOURCE.search(before):
        yield from (_Offer(source, "", tr("bron")) for source in _sources(casus))
        return
    if last not in _BECAUSE:
        yield from _persons(casus)
        yield from _kinds()
    yield from (_Offer(row.label.lower(), "", tr("reden")) for row in table.reasons.values())
    used = dict.fromkeys(event.reason for event in casus.events.values() if event.reason)
    yield from (_Offer(reason, "", tr("reden")) for reason in used)


def _shipped_names(stone: Stone) -> tuple[str, ...]:
    """What the program calls it, for whoever does not know yet that the team says it otherwise."""
    row = shipped(stone.of_list).get(stone.id)
    return (row.label, *row.aliases) if row is not None else ()


def _persons(casus: Casus) -> Iterator[_Offer]:
    for id_ in ordered(casus):
        person = casus.persons[id_]
        if person.first_name:
            whole = f"{person.first_name} {person.last_name}".strip()
            yield _Offer(person.first_name, "" if whole == person.first_name else whole, tr("persoon"))
        if person.alias:
            yield _Offer(person.alias, called(person), tr("persoon"))
    for words, ids in places_of(casus).items():
        names = ", ".join(called(casus.persons[one]) for one in ids)
        yield _Offer(" ".join(words), names, tr("persoon"))


def _kinds() -> Iterator[_Offer]:
    table = vocabulary()
    for kind in table.event_kinds.values():
        if kind.id != "overig":
            other = (kind.label, *kind.aliases) if kind.abbreviation else kind.aliases
            yield _Offer(kind.abbreviation or kind.label, kind.sentence, tr("wat"), other)
    for product in table.products.values():
        yield _Offer(product.label, product.expansion, tr("wat"), product.aliases)


def _sources(casus: Casus) -> Iterable[str]:
    """Every source that this casus names, the last used first."""
    return dict.fromkeys(event.source for event in reversed(tuple(casus.events.values())) if event.source)
