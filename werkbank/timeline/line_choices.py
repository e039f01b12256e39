"""What somebody chose for words of the line instead of what the program made of them.

A choice hangs on the words, not on their place, so it stays while the line is typed on; it is gone when the words are.
``part`` None means: these words are title text and nothing else. Values: a person's or a kind's or a bouwsteen's id, a
nature, or the text of a date, reason, organisation or source.
"""

from __future__ import annotations

from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.kinds import Nature
from werkbank.model.stone_words import told
from werkbank.model.vocabulary import vocabulary, words
from werkbank.timeline.labels import called
from werkbank.timeline.line_said import NATURE_NAMES
from werkbank.timeline.line_words import Line, Part, Run


class Choice(NamedTuple):
    """These words are this."""

    words: str
    part: Part | None = None
    value: str = ""


class Chosen(NamedTuple):
    """A choice with the words of the line that it fits on."""

    run: Run
    choice: Choice


def apply(line: Line, choices: tuple[Choice, ...], *, casus: Casus) -> tuple[list[Chosen], set[int]]:
    """Take the chosen words; returns what was chosen, and the words that must stay title text."""
    found: list[Chosen] = []
    plain: set[int] = set()
    for choice in choices:
        run = _place(line, choice)
        if run is None:
            continue
        if choice.part is None:
            plain.update(range(run.first, run.last))
            line.taken.update(range(run.first, run.last))
            continue
        if choice.part is not Part.DATE:  # the meaning of a date is told when it is read
            line.take(run, choice.part, meaning_of(choice, casus=casus))
        found.append(Chosen(run, choice))
    return found, plain


def meaning_of(choice: Choice, *, casus: Casus) -> str:
    """How a choice reads on its chip."""
    table = vocabulary()
    match choice.part:
        case Part.PERSON:
            return called(next((p for p in casus.persons.values() if p.id == choice.value), None))
        case Part.KIND:
            return table.event_kinds.label(choice.value)
        case Part.BOUWSTEEN:
            return told(casus, choice.value)
        case Part.NATURE:
            return tr(NATURE_NAMES[Nature(choice.value)])
        case _:
            return choice.value


def values(found: list[Chosen], part: Part) -> list[str]:
    """The values that were chosen for one part, in the order of the line."""
    return [chosen.choice.value for chosen in sorted(found) if chosen.choice.part is part]


def _place(line: Line, choice: Choice) -> Run | None:
    wanted = words(choice.words)
    length = max(1, len(choice.words.split()))
    for run in line.runs(longest=length):
        if run.last - run.first == length and words(line.said(run)) == wanted:
            return run
    return None
