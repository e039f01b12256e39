"""Where bouwstenen are used in a casus, what is open at them, and what was noted: the content of their page, Qt-free.

    used = places_of(casus)                  # {'B08': [Place, ...]}: what carries it, in order of time
    place.group, place.text, place.page      # 'Gebeurtenissen', 'voorjaar 2013 · OTS', where it can be seen
    notes_of(casus, "B08")                   # [(title of the session or '', [notes])]

Nothing here is counted or graded: a bouwsteen that nobody used is as good as any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_of
from werkbank.i18n import mark, tr
from werkbank.model import entities as e
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.model.sets import WEGING, stones
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.labels import kind_name

GROUPS = {
    Kind.EVENT: mark("Gebeurtenissen"),
    Kind.PERSON: mark("Personen"),
    Kind.PARTNERSHIP: mark("Relaties"),
    Kind.PARENTAGE: mark("Relaties"),
    Kind.BOND: mark("Banden"),
    Kind.HOUSEHOLD: mark("Huishoudens"),
    Kind.PATTERN: mark("Patronen"),
    Kind.GOAL: mark("Plan"),
    Kind.STEP: mark("Plan"),
    Kind.AGREEMENT: mark("Plan"),
    Kind.UTTERANCE: mark("Plan"),
    Kind.CHILD_PAGE: mark("Plan"),
    Kind.COMING_OF_AGE: mark("Plan"),
    Kind.SUPPORT: mark("Steun en betrokkenen"),
    Kind.INVOLVEMENT: mark("Steun en betrokkenen"),
    Kind.SESSION: mark("Sessies"),
    Kind.DECISION: mark("Besluiten"),
    Kind.WEIGHING: mark("Weging"),
    Kind.WEIGHING_POINT: mark("Weging"),
}
_OTHER = mark("Anders")
_OWN_PLACE = {Kind.QUESTION, Kind.BOUWSTEEN_NOTE, Kind.WORDING}  # these have a place of their own on the page
_PAGES = {
    Kind.PATTERN: ActionId.PAGE_PATTERNS,
    Kind.GOAL: ActionId.PAGE_PLAN,
    Kind.STEP: ActionId.PAGE_PLAN,
    Kind.AGREEMENT: ActionId.PAGE_PLAN,
    Kind.UTTERANCE: ActionId.PAGE_PLAN,
    Kind.CHILD_PAGE: ActionId.PAGE_PLAN,
    Kind.COMING_OF_AGE: ActionId.PAGE_PLAN,
    Kind.WEIGHING: ActionId.PAGE_WEIGHING,
    Kind.WEIGHING_POINT: ActionId.PAGE_WEIGHING,
}


class StonePlace(NamedTuple):
    """One thing that carries a bouwsteen."""

    key: Key
    group: str
    text: str
    page: ActionId


def places_of(casus: Casus) -> dict[str, list[StonePlace]]:
    """Everything by the bouwstenen that it carries; groups in a fixed order, events in order of time."""
    found: dict[str, list[StonePlace]] = {}
    for entity in _in_order(casus):
        for row in entity.bouwstenen:
            place = StonePlace(key_of(entity), group_of(entity), said(entity, casus), page_of(entity))
            found.setdefault(row, []).append(place)
    order = [*dict.fromkeys(GROUPS.values()), _OTHER]
    titles = {tr(title): number for number, title in enumerate(order)}
    return {row: sorted(places, key=lambda place: titles[place.group]) for row, places in found.items()}


def group_of(entity: e.Entity) -> str:
    """The heading under which an entity stands."""
    return tr(GROUPS.get(entity.kind_of, _OTHER))


def page_of(entity: e.Entity) -> ActionId:
    """Where an entity can be seen."""
    return _PAGES.get(entity.kind_of, ActionId.PAGE_OVERVIEW)


def said(entity: e.Entity, casus: Casus) -> str:
    """One line that names an entity; never an empty one."""
    return _said(entity, casus).strip() or tr(GROUPS.get(entity.kind_of, _OTHER))


def notes_of(casus: Casus, row: str, *, here: bool = False) -> list[tuple[EntityId, str, list[e.BouwsteenNote]]]:
    """The notes at a bouwsteen as (session or '', its title, notes): the newest session first, those of none last.

    While the family reads along no session is shown, and of the notes only those that were made ``here``.
    """
    by_session: dict[EntityId, list[e.BouwsteenNote]] = {}
    for note in casus.bouwsteen_notes.values():
        if row in note.bouwstenen:
            known = EntityId(note.session) if EntityId(note.session) in casus.sessions else EntityId("")
            by_session.setdefault(known, []).append(note)
    order = [*(session.id for session in sessions_of(casus)), EntityId("")]
    found = [(id_, session_title(casus, id_), by_session[id_]) for id_ in order if id_ in by_session]
    return [(id_, title if id_ or not here else tr("Deze sessie"), notes) for id_, title, notes in found]


def sessions_of(casus: Casus) -> list[e.Session]:
    """The sessions, the newest first."""
    return sorted(casus.sessions.values(), key=lambda session: session.on.sort_key(), reverse=True)


def session_title(casus: Casus, session_id: str) -> str:
    """'MDO, 12 januari 2026'; what belongs to no session says so."""
    session = casus.sessions.get(EntityId(session_id))
    if session is None:
        return tr("Buiten een sessie")
    kind = vocabulary().session_kinds.label(session.kind) or tr("Sessie")
    parts = (kind, to_dutch(session.on) if session.on.is_known else "", session.place)
    return ", ".join(part for part in parts if part)


def open_questions_of(casus: Casus, row: str = "") -> tuple[e.Question, ...]:
    """The questions that nothing answers yet, at one bouwsteen or all of them."""
    return tuple(q for q in casus.questions.values() if not q.closed_by.strip() and (not row or row in q.bouwstenen))


def answered_of(casus: Casus, row: str) -> tuple[e.Question, ...]:
    """The questions at a bouwsteen that somebody answered."""
    return tuple(q for q in casus.questions.values() if q.closed_by.strip() and row in q.bouwstenen)


def _in_order(casus: Casus) -> Iterator[e.Entity]:
    yield from sorted(casus.events.values(), key=lambda event: event.date.sort_key())
    rest = (entity for entity in casus.everything() if not isinstance(entity, e.Event))
    yield from (entity for entity in rest if entity.kind_of not in _OWN_PLACE)


def _said(entity: e.Entity, casus: Casus) -> str:
    """By kind; else the first field that holds words."""
    words = next((v for f in ("text", "name", "label", "question") if (v := getattr(entity, f, ""))), "")
    match entity:
        case e.Event():
            when = to_dutch(entity.date) if entity.date.is_known else tr("datum onbekend")
            return f"{when}  ·  {entity.title or kind_name(entity)}"
        case e.Person():
            return called(entity)
        case e.Pattern():
            return entity.name or tr("Patroon zonder naam")
        case e.Goal() | e.Step() | e.Agreement() | e.Weighing():
            return _of_plan(entity)
        case e.WeighingPoint():
            named = (stone.label for stone in stones(casus, WEGING, dropped=True) if stone.id == entity.trigger)
            return next(named, "") or entity.text
        case e.Session():
            return session_title(casus, entity.id)
    return _between(entity, casus) or str(words)


def _of_plan(entity: e.Goal | e.Step | e.Agreement | e.Weighing) -> str:
    match entity:
        case e.Goal():
            return tr("Doel: {tekst}", tekst=entity.text)
        case e.Step():
            return tr("Stap: {tekst}", tekst=entity.what)
        case e.Agreement():
            return tr("Afspraak: {tekst}", tekst=entity.text)
    return entity.outcome or entity.story


def _between(entity: e.Entity, casus: Casus) -> str:
    """What stands between people is told by their names."""
    match entity:
        case e.Bond():
            return " – ".join([_names(casus, (entity.from_person, entity.to_person)), _bond(entity)])
        case e.Partnership():
            return _names(casus, entity.partners)
        case e.Parentage():
            return _names(casus, (entity.parent, entity.child))
        case e.Support():
            return " – ".join(part for part in (_who(casus, entity.who), entity.does) if part)
    return ""


def _bond(bond: e.Bond) -> str:
    return vocabulary().bond_kinds.label(bond.kind)


def _names(casus: Casus, ids: Iterable[str]) -> str:
    return tr(" en ").join(_who(casus, one) for one in ids)


def _who(casus: Casus, who: str) -> str:
    person = casus.persons.get(EntityId(who))
    return called(person) if person else who
