"""The patterns on an MDO sheet: those that people recognise, with evidence, counts, and who says what.

Here too what only the team recognises: a plan for the family leaves that out. What nobody answered yet, or what was
turned down, is named in a line and told no further.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Answer, Pattern
from werkbank.model.kinds import AnswerKind, PatternStatus, Side
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.plan.story import YES, recognised
from werkbank.plan.wording import joined

SIDES = {
    Side.FAMILY: mark("bij het gezin"),
    Side.HELP: mark("bij de hulpverlening"),
    Side.BETWEEN: mark("tussen gezin en hulpverlening"),
}
AWAY = mark("Even niet")
_NAMELESS = {"", "team", "het team", "gezin", "het gezin"}
_ACCEPTED = {PatternStatus.RECOGNISED, PatternStatus.BROKEN}


@dataclass(frozen=True, slots=True, repr=False)
class MdoPattern:
    """One pattern; ``lines`` are pairs of a heading and a text, the most needed first."""

    name: str
    side: Side
    where: str
    evidence: str
    lines: tuple[tuple[str, str], ...]
    said: str
    needed: tuple[tuple[str, str], ...] = ()  # the lines that even the shortest telling has


def is_accepted(casus: Casus, pattern: Pattern) -> bool:
    """Whether people recognise it: it says so, or somebody's last answer does."""
    if pattern.status in _ACCEPTED:
        return True
    last = {(a.who, a.by_family): a.kind for a in casus.answers.values() if a.pattern == pattern.id}
    return pattern.status is PatternStatus.POSSIBLE and bool(YES & set(last.values()))


def patterns_of(casus: Casus) -> tuple[MdoPattern, ...]:
    """The recognised patterns, those with most evidence first within the family's, the shared and the help's."""
    found = [pattern for pattern in casus.patterns.values() if is_accepted(casus, pattern)]
    found.sort(key=lambda pattern: (pattern.side is Side.HELP, -len(pattern.events)))
    return tuple(_pattern(casus, pattern) for pattern in found)


def silent_patterns(casus: Casus) -> tuple[str, ...]:
    """A line for what is only possible, and one for what was turned down."""
    waiting: list[str] = []
    refused: list[str] = []
    for pattern in casus.patterns.values():
        if not is_accepted(casus, pattern):
            turned_down = pattern.status is PatternStatus.NOT_RECOGNISED
            (refused if turned_down else waiting).append(_name(pattern))
    lines = (
        tr("Nog niet besproken: {namen}.", namen="; ".join(waiting)) if waiting else "",
        tr("Niet herkend: {namen}.", namen="; ".join(refused)) if refused else "",
    )
    return tuple(line for line in lines if line)


def _pattern(casus: Casus, pattern: Pattern) -> MdoPattern:
    lines = tuple((tr(title), text.strip()) for title, text in _lines(pattern) if text.strip())
    return MdoPattern(
        name=_name(pattern),
        side=pattern.side,
        where=tr(SIDES[pattern.side]),
        evidence=_evidence(casus, pattern),
        lines=lines,
        said=" ".join(_said(casus, pattern)),
        needed=tuple(line for line in lines if line[0] != tr(AWAY)),
    )


def _name(pattern: Pattern) -> str:
    return pattern.name.strip() or tr("Patroon zonder naam")


def _lines(pattern: Pattern) -> tuple[tuple[str, str], ...]:
    return (
        (mark("Wat er gebeurt"), f"{pattern.happens} {pattern.follows}"),
        (mark("Gezin houdt in stand"), pattern.kept_home),
        (mark("Hulp houdt in stand"), pattern.kept_help),
        (AWAY, pattern.exception),
        (mark("Doorbreekt"), pattern.breaks),
    )


def _evidence(casus: Casus, pattern: Pattern) -> str:
    """'7 keer (5 crisismelding, 2 VUHP): 2012, 2013 en 2015': how often, what and in which years."""
    events = [casus.events[i] for i in pattern.events if i in casus.events]
    if not events:
        return tr("geen gebeurtenis als bewijs")
    counts: dict[str, int] = {}
    kinds = vocabulary().event_kinds
    for event in events:
        label = kinds[event.kind].label if event.kind in kinds else event.kind
        counts[label] = counts.get(label, 0) + 1
    what = ", ".join(f"{n} {label.lower() if not label.isupper() else label}" for label, n in counts.items())
    years = joined(str(year) for year in sorted({event.date.lo.year for event in events if event.date.lo}))
    times = ntr("{n} keer ({wat})", "{n} keer ({wat})", len(events), wat=what)
    return f"{times}: {years}" if years else times


def _said(casus: Casus, pattern: Pattern) -> Iterator[str]:
    answers = [answer for answer in casus.answers.values() if answer.pattern == pattern.id]
    for by_family, title in ((True, tr("Gezin")), (False, tr("Team"))):
        told = recognised(casus, [a for a in answers if a.by_family is by_family and fold(a.who) not in _NAMELESS])
        yield tr("{wie}: {wat}", wie=title, wat=told or _nobody(answers, by_family=by_family))


def _nobody(answers: list[Answer], *, by_family: bool) -> str:
    """What to say when nobody of a side is named."""
    kinds = {answer.kind for answer in answers if answer.by_family is by_family}
    if YES & kinds:
        return tr("herkend.")
    if AnswerKind.NOT_RECOGNISED in kinds:
        return tr("niet herkend.")
    return tr("nog niet gevraagd.")
