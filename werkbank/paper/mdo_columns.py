"""The three columns at the foot of an MDO sheet: 2 Duiding, 3 Andere verklaring, 4 Besluit.

Each column can be written with any number of its items and with shorter or longer texts; it always says how many it
leaves out. The columns for questions and decisions end with room to write in the meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from werkbank.drawing.shapes import Face
from werkbank.i18n import ntr, tr
from werkbank.model.kinds import Side
from werkbank.paper.mdo_flow import LINE, QUIET, Dense, cut
from werkbank.paper.pdf.rich import Rich, Span, titled
from werkbank.patterns.help_story import HelpBlock
from werkbank.plan.mdo import MdoSheet
from werkbank.plan.mdo_open import MdoDecision, MdoQuestion
from werkbank.plan.mdo_patterns import MdoPattern
from werkbank.plan.wording import open_yet

NAME = 80
WHOLE = (400, 320, 260, 220, 190, 160, 145, 130)  # letters of one text of a pattern
NEEDED = (-220, -190, -160, -145, -130, -115, -100, -85)  # the same without when it was away
FEW = (400, 260, 200, 150, 110, 70)  # letters of one text of a question or a decision
ALSO = 3  # patterns that are only named, with their evidence, when there is no room to tell them
FACTS = 6  # that a decision names


class Column(NamedTuple):
    """``write(flow, count, letters, lines)``: so many items, texts of so many letters, so many dotted lines."""

    share: float
    most: int
    letters: tuple[tuple[int, ...], ...]  # from long to short, in groups; below 0: with what is needed alone
    least_lines: int
    writes: bool
    write: Callable[[Dense, int, int, int], None]


def meaning_column(sheet: MdoSheet, help_: HelpBlock) -> Column:
    """The patterns, those of the help under a heading of their own."""

    def write(flow: Dense, count: int, letters: int, lines: int) -> None:
        flow.head(2, tr("2  Duiding"))
        shown = sheet.patterns[:count]
        for pattern in (one for one in shown if one.side is not Side.HELP):
            _pattern(flow, pattern, letters)
        helped = [one for one in shown if one.side is Side.HELP]
        closings = help_.story.closings
        if helped or closings:
            flow.head(3, help_.title)
        for pattern in helped:
            _pattern(flow, pattern, letters)
        if closings:
            flow.line(closings.text)
        _rest_of_patterns(flow, sheet, count)
        flow.room_to_write(lines)

    return Column(0.5, len(sheet.patterns), (WHOLE, NEEDED), 0, not sheet.patterns, write)


def question_column(sheet: MdoSheet, _help: HelpBlock) -> Column:
    """The open questions, each with another explanation and who asks whom before when."""

    def write(flow: Dense, count: int, letters: int, lines: int) -> None:
        flow.head(2, tr("3  Andere verklaring"))
        for question in sheet.questions[:count]:
            _question(flow, question, letters)
        more = len(sheet.questions) - count
        if not sheet.questions:
            flow.line(tr("Nog geen open vraag. Wat kan er ook aan de hand zijn?"), QUIET)
        elif more:
            flow.line(ntr("Nog {n} open vraag.", "Nog {n} open vragen.", more), QUIET)
        if lines:
            flow.line(titled(tr("Wie vraagt wat na, bij wie, vóór wanneer"), ""))
            flow.room_to_write(lines)

    return Column(0.25, len(sheet.questions), (FEW,), 2, True, write)  # noqa: FBT003


def decision_column(sheet: MdoSheet, _help: HelpBlock) -> Column:
    """What is to be decided and what was, on which facts, and who sees it otherwise."""

    def write(flow: Dense, count: int, letters: int, lines: int) -> None:
        flow.head(2, tr("4  Besluit"))
        for decision in sheet.decisions[:count]:
            _decision(flow, decision, letters)
        more = len(sheet.decisions) - count
        if not sheet.decisions:
            flow.line(tr("Nog geen besluit."), QUIET)
        elif more:
            flow.line(ntr("Nog {n} eerder besluit.", "Nog {n} eerdere besluiten.", more), QUIET)
        half = (lines + 1) // 2
        flow.line(titled(tr("Besluit van vandaag, en op welke feiten"), ""))
        flow.room_to_write(half)
        flow.line(titled(tr("Wie ziet het anders, en hoe"), ""))
        flow.room_to_write(lines - half)

    return Column(0.25, len(sheet.decisions), (FEW,), 2, True, write)  # noqa: FBT003


COLUMNS = (meaning_column, question_column, decision_column)


def _pattern(flow: Dense, pattern: MdoPattern, letters: int) -> None:
    lines, letters = (pattern.lines if letters > 0 else pattern.needed), abs(letters)
    name, evidence = cut(pattern.name, NAME), cut(pattern.evidence, letters)
    flow.line([Span(name, Face.BOLD), Span(f" ({pattern.where}). "), Span(evidence, role="ink_soft")])
    told: list[str | Span] = []
    for title, text in lines:
        told += [*titled(title, cut(text, letters)), " "]
    if told:
        flow.line(told[:-1])
    flow.line(cut(pattern.said, letters), LINE if not told else QUIET)


def _rest_of_patterns(flow: Dense, sheet: MdoSheet, count: int) -> None:
    named = sheet.patterns[count : count + ALSO]
    more = len(sheet.patterns) - count - len(named)
    if not sheet.patterns:
        flow.line(tr("Nog geen patroon dat mensen herkennen."), QUIET)
    for pattern in named:
        told = tr("{naam}: {bewijs}", naam=cut(pattern.name, NAME), bewijs=cut(pattern.evidence, NAME))
        flow.line(titled(tr("Ook herkend"), told))
    if more:
        text = ntr("Nog {n} herkend patroon, zie Patronen.", "Nog {n} herkende patronen, zie Patronen.", more)
        flow.line(text, QUIET)
    for line in sheet.silent:
        flow.line(cut(line, 2 * NAME), QUIET)


def _question(flow: Dense, question: MdoQuestion, letters: int) -> None:
    flow.line([Span(cut(question.text, letters), Face.BOLD)])
    flow.line(titled(tr("Kan ook"), cut(question.other, letters) or tr("nog niet bedacht")))
    asks, whom, before = (cut(text, NAME) or open_yet() for text in (question.asks, question.whom, question.before))
    flow.line(tr("{wie} vraagt het na bij {bij}, vóór {wanneer}.", wie=asks, bij=whom, wanneer=before), QUIET)


def _decision(flow: Dense, decision: MdoDecision, letters: int) -> None:
    state = tr("Besloten") if decision.taken else tr("Te besluiten")
    head: list[Rich] = [Span(f"{state}: ", Face.BOLD, "accent"), Span(cut(decision.text, letters), Face.BOLD)]
    flow.line([part for part in head if isinstance(part, Span)])
    if decision.by:
        flow.line(cut(decision.by, NAME), QUIET)
    flow.line(titled(tr("Rust op"), _facts(decision.facts, letters)))
    if decision.disagrees:
        flow.line(titled(tr("Ziet het anders"), cut(decision.disagrees, letters)))


def _facts(facts: Sequence[str], letters: int) -> str:
    """The facts, or as many as there is room for and how many more."""
    if not facts:
        return tr("nog geen feiten genoemd")
    told: list[str] = []
    for fact in facts[:FACTS]:
        if told and sum(map(len, told)) + len(fact) > letters:
            break
        told.append(cut(fact, min(letters, NAME)))
    more = len(facts) - len(told)
    listed = "; ".join(told)
    return ntr("{feiten}; en nog {n} feit", "{feiten}; en nog {n} feiten", more, feiten=listed) if more else listed
