"""The minutes of a session, gathered from the change sets and the casus as it is shown now.

Made while somebody reads along they hold what those people may see, with other names in a session to learn from. Made
afterwards they are the team's, or again for who was there (``for_who_was_there``). What changed is named by the words
of the tables, never by what stood there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from werkbank.app.as_shown import AsShown, as_shown
from werkbank.app.audience import SHOWN_PURPOSES, Purpose, meeting_name, names_there, told_names
from werkbank.app.field_words import field_words
from werkbank.app.news import Looking, News, news_of
from werkbank.app.session import Key, Session
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import show_period, to_dutch
from werkbank.model.entities import Answer, DateClaim, Entity, Event, Goal, Pattern, Person, Step, WeighingPoint
from werkbank.model.entities import Session as Met
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.model.sets import WEGING, stones
from werkbank.model.vocabulary import vocabulary
from werkbank.paper.minutes import Minutes, MinutesPart
from werkbank.plan.names import said_name

APART = {Kind.ANSWER, Kind.PATTERN, Kind.GOAL, Kind.STEP, Kind.AGREEMENT, Kind.QUESTION}
"""What has a part of its own."""
NAMED = {
    Kind.SHEET: mark("de casus"),
    Kind.PERSON: mark("persoon"),
    Kind.PARTNERSHIP: mark("relatie"),
    Kind.PARENTAGE: mark("ouder en kind"),
    Kind.TWINS: mark("tweeling"),
    Kind.HOUSEHOLD: mark("huis"),
    Kind.RESIDENCE: mark("woont in een huis"),
    Kind.BOND: mark("band"),
    Kind.CONDITION: mark("kenmerk"),
    Kind.CUSTODY: mark("gezag"),
    Kind.EVENT: mark("gebeurtenis"),
    Kind.INVOLVEMENT: mark("betrokkene"),
    Kind.UTTERANCE: mark("uitspraak"),
    Kind.SCALE_POINT: mark("cijfer"),
    Kind.SUPPORT: mark("steun"),
    Kind.DECISION: mark("besluit"),
    Kind.OWN_STATEMENT: mark("eigen verklaring"),
    Kind.DATE_CLAIM: mark("andere datum"),
    Kind.BOUWSTEEN_NOTE: mark("notitie bij een bouwsteen"),
    Kind.WEIGHING: mark("weging"),
    Kind.WEIGHING_POINT: mark("weging"),
    Kind.PLAN_VERSION: mark("versie van het plan"),
    Kind.CHILD_PAGE: mark("bladzijde van een kind"),
    Kind.COMING_OF_AGE: mark("als ik 18 word"),
    Kind.WORDING: mark("eigen woorden"),
}
_TEXTS = ("title", "text", "name", "label", "what", "does", "question", "outcome", "story", "kind")
_PEOPLE = ("person", "partners", "parent", "child", "from_person", "to_person", "persons", "about", "by", "giver")


def sessions_held(session: Session) -> tuple[Met, ...]:
    """The sessions that minutes can be made of, the latest first; with somebody there only the one that runs."""
    audience = session.audience
    held = session.whole.sessions.values()
    if audience is not None:
        return tuple(met for met in held if met.id == audience.session)
    return tuple(sorted(held, key=lambda met: met.on.sort_key(ident=met.id), reverse=True))


def for_who_was_there(session: Session, met: Met) -> AsShown | None:
    """Where minutes for everybody who was there are made from, when those differ from what the team gets."""
    return as_shown(session, met) if session.audience is None else None


def minutes_of(session: Looking, met: Met) -> Minutes:
    """The minutes of one session."""
    casus, news = session.casus, news_of(session, met)
    day = to_dutch(met.on) if met.on.is_known else tr("zonder datum")
    kind = meeting_name(met.kind)
    parts = (
        MinutesPart(tr("Erbij gekomen"), tuple(_lines(casus, news.added, {}))),
        MinutesPart(tr("Veranderd"), tuple(_lines(casus, news.changed, news.fields))),
        MinutesPart(tr("Weggehaald"), tuple(_counted(news))),
        MinutesPart(tr("Patronen: wat is gezegd"), tuple(_answers(casus, news))),
        MinutesPart(tr("Doelen, stappen en afspraken"), tuple(_agreed(casus, news)), is_agreed=True),
        MinutesPart(tr("Open vragen"), tuple(_questions(casus))),
    )
    return Minutes(
        title=tr("Verslag: {soort}, {dag}", soort=kind, dag=day),
        facts=tuple(_facts(session, met)),
        parts=tuple(part for part in parts if part.lines),
        meant_for=tr("voor wie er was") if session.audience is not None else tr("voor het team"),
    )


def line_of(item: Entity, casus: Casus) -> str:
    """One item in a line: when, what, who; without what is empty."""
    when = _when(item) if isinstance(item, Event) else ""
    texts = (str(getattr(item, name, "") or "") for name in _TEXTS)
    what = called(item) if isinstance(item, Person) else next((text for text in texts if text), "")
    if isinstance(item, Event) and not item.title and item.kind in vocabulary().event_kinds:
        what = vocabulary().event_kinds[item.kind].label
    if isinstance(item, DateClaim):
        event = casus.events.get(EntityId(item.event))
        what = " · ".join(filter(None, (to_dutch(item.date), line_of(event, casus) if event is not None else "")))
    if isinstance(item, WeighingPoint):
        what = next((stone.label for stone in stones(casus, WEGING, dropped=True) if stone.id == item.trigger), what)
    who = "" if isinstance(item, Person) else _who(item, casus)
    return " · ".join(part for part in (when, what, who) if part)


def _when(event: Event) -> str:
    if not (event.date.is_known or event.end.is_known):
        return tr("datum onbekend")
    return show_period(event.date, end=event.end, running=event.running)


def _who(item: Entity, casus: Casus) -> str:
    found: dict[str, None] = {}
    for name in _PEOPLE:
        value = getattr(item, name, ())
        for one in value if isinstance(value, tuple) else (value,):
            if (person := casus.persons.get(EntityId(one))) is not None:
                found[called(person)] = None
    return ", ".join(found)


def _facts(session: Looking, met: Met) -> Iterator[tuple[str, str]]:
    hidden = session.screen.masked if session.screen is not None else str
    if met.place:
        yield tr("Waar"), hidden(met.place)
    there = names_there(session.whole, met)
    yield tr("Wie er was"), hidden(told_names(there)) if there else tr("niet genoteerd")
    if met.purpose:
        known = {str(one) for one in Purpose}
        yield tr("Doel"), tr(SHOWN_PURPOSES[Purpose(met.purpose)]) if met.purpose in known else hidden(met.purpose)
    yield tr("Volgende keer"), _next(session, met)


def _next(session: Looking, met: Met) -> str:
    days = [one.on for one in session.whole.sessions.values() if one.on.lo and met.on.hi and one.on.lo > met.on.hi]
    planned = min(days, key=lambda on: on.sort_key(), default=session.casus.sheet.evaluation)
    return to_dutch(planned) if planned.is_known else tr("nog af te spreken")


def _lines(casus: Casus, keys: Iterable[Key], fields: Mapping[Key, tuple[str, ...]]) -> Iterator[str]:
    for key in keys:
        item = casus.get(key.kind, key.id)
        if item is not None and key.kind in NAMED and key.kind not in APART:
            told = tr("{soort}: {wat}", soort=tr(NAMED[key.kind]), wat=line_of(item, casus) or tr("zonder woorden"))
            yield f"{told} ({words})" if (words := changed_words(key, fields.get(key, ()))) else told


def changed_words(key: Key, fields: Iterable[str]) -> str:
    """'datum, titel': what of an item changed, in the words of the tables."""
    words = field_words(key.kind)
    return ", ".join(dict.fromkeys(words[name] for name in fields if name in words))


def _counted(news: News) -> Iterator[str]:
    count: dict[Kind, int] = {}
    for key in news.removed:
        count[key.kind] = count.get(key.kind, 0) + 1
    for kind, number in count.items():
        if kind in NAMED:
            yield tr("{soort}: {aantal}", soort=tr(NAMED[kind]), aantal=number)


def _answers(casus: Casus, news: News) -> Iterator[str]:
    for key in (*news.added, *news.changed):
        item = casus.get(key.kind, key.id)
        if isinstance(item, Answer):
            pattern = casus.patterns.get(EntityId(item.pattern))
            who = said_name(casus, item.who) or (tr("het gezin") if item.by_family else tr("het team"))
            about = pattern.name if pattern is not None and pattern.name else tr("een mogelijk patroon")
            yield tr("{patroon}: {wie} zegt '{antwoord}'", patroon=about, wie=who, antwoord=str(item.kind))
        elif item is not None and key.kind is Kind.PATTERN:
            yield _course_line(item) if isinstance(item, Pattern) else line_of(item, casus)


def _course_line(pattern: Pattern) -> str:
    """'De draaimolen: doorbroken', by the family's own name."""
    name = pattern.name or tr("een patroon zonder naam")
    return tr("{patroon}: {status}", patroon=name, status=str(pattern.status))


def _agreed(casus: Casus, news: News) -> Iterator[str]:
    for key in (*news.added, *news.changed):
        if told := _agreed_line(casus, key):
            words = changed_words(key, news.fields.get(key, ()))
            yield f"{told} ({words})" if words else told


def _agreed_line(casus: Casus, key: Key) -> str:
    item = casus.get(key.kind, key.id)
    if isinstance(item, Goal):
        return tr("doel: {wat}", wat=item.text or tr("nog zonder woorden"))
    if isinstance(item, Step):
        when = to_dutch(item.when) if item.when.is_known else tr("wanneer: nog af te spreken")
        who = said_name(casus, item.who) or tr("wie: nog af te spreken")
        return " · ".join((tr("stap: {wat}", wat=item.what or tr("nog zonder woorden")), who, when))
    if item is not None and key.kind is Kind.AGREEMENT:
        return tr("afspraak: {wat}", wat=line_of(item, casus))
    return ""


def _questions(casus: Casus) -> Iterator[str]:
    for item in casus.questions.values():
        if item.text and not item.closed_by:
            yield " · ".join(filter(None, (item.text, said_name(casus, item.ask_whom))))
