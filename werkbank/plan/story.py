"""Blocks 2, 4 and 5: what happened, what we worry about, what keeps coming back."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.courses import course_of
from werkbank.model.dates import show_period
from werkbank.model.entities import Answer, Entity, Event, OwnStatement, Pattern, Utterance
from werkbank.model.kinds import AnswerKind, Nature, UtteranceKind
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.blocks import PatternBlock, PatternText, Said, StoryBlock, WorriesBlock, Worry
from werkbank.plan.names import said_name
from werkbank.plan.wording import joined

YES = {AnswerKind.RECOGNISED, AnswerKind.DIFFERENT}


def story_block(casus: Casus) -> StoryBlock | None:
    """The chosen events, oldest first; those without a date at the end."""
    chosen = sorted((event for event in casus.events.values() if event.chosen), key=_order)
    if not chosen:
        return None
    alt = ntr("Tijdlijn met {n} gebeurtenis.", "Tijdlijn met {n} gebeurtenissen.", len(chosen))
    return StoryBlock(alt, tuple((when_of(event), title_of(event)) for event in chosen))


def sourced_lines(casus: Casus) -> tuple[tuple[str, str, str], ...]:
    """The chosen events as (when, what, source and basis), for readers of another organisation."""
    chosen = sorted((event for event in casus.events.values() if event.chosen), key=_order)
    return tuple((when_of(event), title_of(event), source_of(event) or "–") for event in chosen)


def source_of(item: Entity) -> str:
    """Where it comes from and by what right it is told: 'beschikking (grond: toestemming)'."""
    basis = tr("grond: {grond}", grond=item.basis) if item.basis else ""
    return f"{item.source} ({basis})" if item.source and basis else item.source or basis


def title_of(event: Event) -> str:
    """What the family calls it; else the kind of event in plain words."""
    kinds = vocabulary().event_kinds
    return event.title or (kinds[event.kind].label if event.kind in kinds else event.kind)


def worries_block(casus: Casus) -> WorriesBlock | None:
    """The worries as rows, facts first."""
    found = [item for item in casus.utterances.values() if item.kind is UtteranceKind.WORRY and item.text.strip()]
    rows = [
        Worry(item.text, _heard(casus, item), item.seen_differently, is_fact=item.nature is Nature.FACT)
        for item in found
    ]
    return WorriesBlock(tuple(sorted(rows, key=lambda row: not row.is_fact))) if rows else None


def _heard(casus: Casus, item: Utterance) -> str:
    """Who says so, and for readers who get it the source."""
    return ". ".join(filter(None, (said_name(casus, item.by), source_of(item))))


def pattern_block(casus: Casus) -> PatternBlock | None:
    """The patterns with who recognises them."""
    found = [_pattern(casus, pattern) for pattern in casus.patterns.values()]
    return PatternBlock(tuple(found)) if found else None


def statements_on(casus: Casus, target: str) -> Iterator[Said]:
    """Own statements about one item ('' = about none)."""
    for item in casus.own_statements.values():
        if item.target == target and item.text.strip():
            yield statement(casus, item)


def statement(casus: Casus, item: OwnStatement) -> Said:
    """An own statement with the name of who made it and, where it speaks of an event, the title of that."""
    event = casus.events.get(EntityId(item.target))
    return Said(item.text, said_name(casus, item.by), title_of(event) if event else "")


def _pattern(casus: Casus, pattern: Pattern) -> PatternText:
    answers = [a for a in casus.answers.values() if a.pattern == pattern.id and a.by_family]
    return PatternText(
        pattern=pattern,
        recognised=recognised(casus, answers),
        times=_times([casus.events[i] for i in pattern.events if i in casus.events]),
        statements=tuple(statements_on(casus, pattern.id)),
        course=tuple(turn._replace(who="") for turn in course_of(pattern)),
    )


def recognised(casus: Casus, answers: list[Answer]) -> str:
    """'Esther en Anouk herkennen dit. Ruud herkent dit niet.': who says what stays visible."""
    last = {answer.who: answer.kind for answer in answers}
    yes = [said_name(casus, who) for who, kind in last.items() if kind in YES and who]
    no = [said_name(casus, who) for who, kind in last.items() if kind is AnswerKind.NOT_RECOGNISED and who]
    told = []
    if yes:
        told.append(ntr("{wie} herkent dit.", "{wie} herkennen dit.", len(yes), wie=joined(yes)))
    if no:
        told.append(ntr("{wie} herkent dit niet.", "{wie} herkennen dit niet.", len(no), wie=joined(no)))
    return " ".join(told)


def _times(events: list[Event]) -> str:
    """How often and in which years: '7 keer: in 2008, 2013 en 2018'."""
    if len(events) < 2:
        return ""
    years = sorted({event.date.lo.year for event in events if event.date.lo})
    listed = joined(str(year) for year in years)
    if not listed:
        return tr("Op de tijdlijn staat dit {n} keer.", n=len(events))
    return tr("Op de tijdlijn staat dit {n} keer: in {jaren}.", n=len(events), jaren=listed)


def _order(event: Event) -> tuple[int, int, int, int, str]:
    return event.date.sort_key(rank=event.rank, ident=event.id)


def when_of(event: Event) -> str:
    """When it was, in words."""
    known = event.date.is_known or event.end.is_known
    return show_period(event.date, end=event.end, running=event.running) if known else tr("datum onbekend")
