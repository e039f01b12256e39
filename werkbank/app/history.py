"""The history of something in a casus in words: who said it, when, what it was and became, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from werkbank.app.actions import title_of
from werkbank.app.field_words import field_words
from werkbank.app.kind_words import one_of
from werkbank.app.minutes import line_of
from werkbank.app.said_words import value_words
from werkbank.app.session import Key, Session, key_of
from werkbank.i18n import tr
from werkbank.journal.changes import EXISTS
from werkbank.model.casus import Casus
from werkbank.model.entities import Parentage
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.store.history import Entry, in_steps
from werkbank.store.put_back import PutBack
from werkbank.store.workplace import StoredCasus

PLUMBING = {"rank", "ref", "pin", "left_of"}  # where something stands in a picture or a table


class Told(NamedTuple):
    """One line of a history."""

    at: datetime
    who: str
    field: str
    what: str
    notes: str
    stands: bool


class Apart(NamedTuple):
    """Something that was set apart: what, who wrote it, what can be done."""

    what: str
    who: str
    remedy: str
    key: Key | None = None  # of what it is about, when that stands in the casus


def history(session: Session, key: Key, *, field: str = "") -> tuple[Told, ...]:
    """The history of an entity or one of its fields, newest first.

    Raises:
        KnownError: audience-reads while the family reads along: it tells what they may not see; no-file.
    """
    if session.audience is not None:
        raise KnownError(
            tr("Dit is voor het team, en er leest nu iemand mee."),
            remedy=tr("Zet het meelezen eerst uit."),
            code="audience-reads",
        )
    stored = session.file
    if not isinstance(stored, StoredCasus):
        raise KnownError(tr("Van dit bestand is geen geschiedenis."), remedy=tr("Open een casus."), code="no-file")
    entries = in_steps(stored.history(key.kind, key.id, field=field))
    names = field_words(key.kind)
    shown = [one for one in entries if field or one.field not in PLUMBING]
    many = Counter(one.field for one in shown)
    differ = {name for name in many if len({repr(one.after) for one in shown if one.stands and one.field == name}) > 1}
    lines = tuple(
        _told(
            session.casus,
            key,
            one,
            names.get(one.field, one.field),
            standing=_standing(one, differs=one.field in differ) if many[one.field] > 1 and one.stands else "",
        )
        for one in reversed(shown)
    )
    return _with_copies(lines, stored.put_back())


def _with_copies(lines: tuple[Told, ...], put_back: tuple[PutBack, ...]) -> tuple[Told, ...]:
    """With when a copy was put back since the first of it: from there on it goes on from what stood in the copy."""
    found = list(lines)
    for one in put_back:
        place = next((n for n, line in enumerate(found) if line.at <= one.at), None)
        if place is not None:
            found.insert(place, Told(one.at, one.name, "", _copy_words(one.made_at), "", stands=False))
    return tuple(found)


def _copy_words(made_at: datetime | None) -> str:
    if made_at is None:
        return tr("merkte dat een oudere kopie was teruggezet")
    return tr("zette een reservekopie van {dag} terug", dag=day_words(made_at))


def fields_with_history(session: Session, key: Key) -> tuple[tuple[str, str], ...]:
    """(field, word) of everything that was ever said of an entity."""
    stored, names = session.file, field_words(key.kind)
    if not isinstance(stored, StoredCasus):
        return ()
    found = dict.fromkeys(one.field for one in stored.history(key.kind, key.id))
    return tuple((name, names.get(name, name)) for name in found if name not in PLUMBING | {EXISTS})


def subject_of(casus: Casus, key: Key) -> str:
    """What the history is of: 'persoon Noor'."""
    item = casus.get(key.kind, key.id)
    return f"{one_of(key.kind)} {line_of(item, casus) if item is not None else ''}".strip()


def set_apart(session: Session) -> tuple[Apart, ...]:
    """What did not fit in the casus and is kept, in words."""
    stored = session.file
    return tuple(_aparts(session.casus, stored)) if isinstance(stored, StoredCasus) else ()


def _aparts(casus: Casus, stored: StoredCasus) -> Iterator[Apart]:
    for one in stored.set_apart():
        kind, last = one.what.kind, one.last
        known = kind in set(Kind)
        item = casus.get(Kind(kind), one.what.entity) if known else None
        about = one_of(Kind(kind)) if known else tr("iets onbekends")
        about = f"{about} {line_of(item, casus)}".rstrip() if item is not None else about
        key = key_of(item) if item is not None else None
        field = field_words(Kind(kind)).get(one.what.field, one.what.field) if known and one.what.field else ""
        said = value_words(casus, kind, last.field, last.after) if last is not None and field else ""
        what = " · ".join(part for part in (about, field, said) if part)
        who = tr("{naam}, {dag}", naam=last.name, dag=day_words(last.at)) if last is not None else ""
        if one.circle is not None:
            yield Apart(
                circle_words(casus, one.circle), who, tr("Kijk welke ouder hier niet klopt, en haal die lijn weg.")
            )
            continue
        yield Apart(what, who, _remedy(known=known, has_field=bool(field)), key)


def circle_words(casus: Casus, link: Parentage) -> str:
    """Why a line between parent and child was set apart."""
    child, parent = (called(casus.persons.get(one)) for one in (link.child, link.parent))
    return tr(
        "{kind} als kind van {ouder}: dan zou {kind} een eigen voorouder zijn. Deze lijn staat apart, en is bewaard.",
        kind=child,
        ouder=parent,
    )


def _remedy(*, known: bool, has_field: bool) -> str:
    if not known:
        return tr("Dit is gemaakt met een nieuwere versie. Installeer die; dan staat het er weer.")
    if has_field:
        return tr("Het veld is nu leeg. Vul het opnieuw in, of laat het zo.")
    return tr("Het hangt aan iets dat hier niet is. Vraag de afzender om dat ook te sturen, of voer het opnieuw in.")


def day_words(at: datetime) -> str:
    """'3-5-2026 14:05'."""
    here = at.astimezone()
    return f"{here.day}-{here.month}-{here.year} {here:%H:%M}"


def _standing(one: Entry, *, differs: bool) -> str:
    if differs and one.field != EXISTS:
        return tr("nog te kiezen")
    return tr("staat er nu")


def _told(casus: Casus, key: Key, one: Entry, field: str, *, standing: str) -> Told:
    notes = " · ".join((*filter(None, [standing]), *_notes(one)))
    if one.field == EXISTS:
        return Told(one.at, one.name, "", tr("toegevoegd") if one.after else tr("weggehaald"), notes, one.stands)
    if one.erased:
        return Told(one.at, one.name, field, tr("(gewist)"), notes, one.stands)
    before, after = (value_words(casus, key.kind, one.field, value) for value in (one.before, one.after))
    return Told(one.at, one.name, field, after if one.before is None else f"{before} → {after}", notes, one.stands)


def _notes(one: Entry) -> Iterator[str]:
    if one.undoes:
        name = tr(title_of(one.undoes)).replace("&", "")
        yield tr("opnieuw gedaan: {wat}", wat=name) if one.redo else tr("ongedaan gemaakt: {wat}", wat=name)
    if one.reason:
        yield tr("gekozen omdat: {reden}", reden=one.reason)
    if one.came_at is not None:
        yield tr("kwam binnen op {dag}", dag=day_words(one.came_at))
