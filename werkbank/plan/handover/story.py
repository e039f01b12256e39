"""Of a handover: what happened, what was said, what keeps coming back, and what works with this family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event, Pattern, Utterance
from werkbank.model.kinds import UtteranceKind
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.handover.part import Part, Row, labelled, people, period, source_of
from werkbank.plan.names import said_name
from werkbank.plan.story import recognised
from werkbank.plan.wording import sentence, when

U = UtteranceKind
WORDS = {U.WORRY: mark("zorg"), U.WISH: mark("wens"), U.PERSPECTIVE: mark("als het klaar is")}
WORKS = {U.STRENGTH: mark("gaat goed"), U.EXCEPTION: mark("hielp toen het beter ging")}


def events_part(casus: Casus) -> Part:
    """Everything that happened, oldest first; what has no date comes last."""
    ordered = sorted(casus.events.values(), key=lambda one: one.date.sort_key(rank=one.rank, ident=one.id))
    rows = tuple((_when(event), _what(event), people(casus, event.persons), _source(event)) for event in ordered)
    heads = (tr("Wanneer"), tr("Wat"), tr("Over wie"), tr("Bron"))
    return Part(tr("Wat er is gebeurd, op volgorde van tijd"), heads, (1.2, 3, 1, 1.2), rows)


def said_part(casus: Casus) -> Part:
    """Worries, wishes and perspectives, with who sees it differently."""
    rows = tuple(_said(casus, item, WORDS) for item in _utterances(casus) if item.kind in WORDS)
    heads = (tr("Wat"), tr("Over wie"), tr("Wie zegt het, en wie ziet het anders"), tr("Bron"))
    return Part(tr("Zorgen en wensen"), heads, (2.4, 0.9, 1.9, 1.2), rows)


def works_part(casus: Casus, *, today: date) -> Part:
    """What works with this family: what goes well, what helped, who helps, what keeps a pattern away, what help did."""
    rows = (
        *(_said(casus, item, WORKS) for item in _utterances(casus) if item.kind in WORKS),
        *(_support(casus)),
        *(row for pattern in casus.patterns.values() for row in _away(casus, pattern)),
        *(row for event in _ended_help(casus, today=today) for row in _effects(casus, event)),
    )
    heads = (tr("Wat"), tr("Over wie"), tr("Wie zegt het, of wie doet het"), tr("Bron"))
    return Part(tr("Wat werkt bij dit gezin"), heads, (2.4, 0.9, 1.9, 1.2), rows)


def patterns_part(casus: Casus) -> Part:
    """What keeps coming back, in the family's words, with who recognises it."""
    rows = tuple(_pattern(casus, pattern) for pattern in casus.patterns.values())
    heads = (tr("Patroon"), tr("Wat er gebeurt en wat het in stand houdt"), tr("Wie herkent het"), tr("Bron"))
    return Part(tr("Patronen"), heads, (1.2, 3, 1.2, 1), rows)


def _utterances(casus: Casus) -> list[Utterance]:
    order = list(U)
    told = [item for item in casus.utterances.values() if item.text.strip()]
    return sorted(told, key=lambda item: (order.index(item.kind), item.on.sort_key(ident=item.id)))


def _said(casus: Casus, item: Utterance, words: dict[UtteranceKind, str]) -> Row:
    who = ", ".join(filter(None, (said_name(casus, item.by), when(item.on))))
    other = tr("Anders: {wat}", wat=item.seen_differently) if item.seen_differently else ""
    text = f"{tr(words[item.kind]).capitalize()}: ‘{sentence(item.text)}’"
    return text, people(casus, item.about), ". ".join(filter(None, (who, other))), source_of(item, nature=True)


def _support(casus: Casus) -> Iterator[Row]:
    for item in casus.supports.values():
        since = tr("sinds {dag}", dag=when(item.since)) if item.since.is_known else ""
        who = ", ".join(filter(None, (said_name(casus, item.who), since)))
        yield f"{tr('Steun')}: {item.does}", people(casus, item.about), who, source_of(item)


def _away(casus: Casus, pattern: Pattern) -> Iterator[Row]:
    whom, name = people(casus, pattern.persons), tr("patroon ‘{naam}’", naam=pattern.name)
    if pattern.exception.strip():
        yield f"{tr('Toen was het patroon weg')}: {pattern.exception}", whom, name, source_of(pattern)
    if pattern.breaks.strip():
        yield f"{tr('Dit kan het doorbreken')}: {pattern.breaks}", whom, name, source_of(pattern)


def _ended_help(casus: Casus, *, today: date) -> list[Event]:
    told = [e for e in casus.events.values() if (e.effect_family or e.effect_help) and not _future(e, today)]
    return sorted(told, key=lambda one: one.date.sort_key(rank=one.rank, ident=one.id))


def _effects(casus: Casus, event: Event) -> Iterator[Row]:
    name = tr("Wat ‘{wat}’ deed", wat=event.title or _kind(event))
    whom, told = people(casus, event.persons), ((event.effect_family, tr("het gezin")), (event.effect_help, tr("hulp")))
    for text, who in told:
        if text.strip():
            yield f"{name}: {text}", whom, who, _source(event)


def _future(event: Event, today: date) -> bool:
    return event.date.lo is not None and event.date.lo > today


def _when(event: Event) -> str:
    return period(event.date, end=event.end, running=event.running) or tr("datum onbekend")


def _kind(event: Event) -> str:
    kinds = vocabulary().event_kinds
    return kinds[event.kind].label if event.kind in kinds else event.kind


def _what(event: Event) -> str:
    kind = _kind(event)
    head = event.title if event.title and kind.casefold() in event.title.casefold() else ""
    head = head or (f"{kind}: {event.title}" if event.title else kind)
    pieces = (
        head,
        event.text,
        _named(tr("Door"), event.organisation),
        _named(tr("Waar"), event.municipality),
        _named(tr("Aanleiding"), labelled("reasons", event.reason)),
        _named(tr("Kader"), labelled("frames", event.frame)),
        _named(tr("Bevinding"), event.finding),
        _named(tr("Afloop"), labelled("outcomes", event.outcome)),
        _named(tr("Gestopt door"), labelled("stopped_by", event.stopped_by)),
        _named(tr("Reden van het einde"), labelled("end_reasons", event.end_reason)),
    )
    return " ".join(sentence(piece) for piece in pieces if piece.strip())


def _named(name: str, text: str) -> str:
    return f"{name}: {text}" if text.strip() else ""


def _source(event: Event) -> str:
    return source_of(event, nature=True)


def _pattern(casus: Casus, pattern: Pattern) -> Row:
    times = len(pattern.events)
    told = (
        pattern.happens,
        pattern.follows,
        _named(tr("Thuis houdt dit het in stand"), pattern.kept_home),
        _named(tr("Wat de hulp deed"), pattern.kept_help),
        ntr("Op de tijdlijn staat het {n} keer.", "Op de tijdlijn staat het {n} keer.", times) if times > 1 else "",
    )
    answers = [a for a in casus.answers.values() if a.pattern == pattern.id and a.by_family]
    name = pattern.name or tr("een patroon zonder naam")
    return name, " ".join(sentence(part) for part in told if part), recognised(casus, answers), source_of(pattern)
