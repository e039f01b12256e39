"""Verbs on sessions: begin one, change who is there, end it. The meeting itself is an item of the casus, with undo.

Who reads along is no item: it is what the screen does, so undo never shows more than those who are there may see. It
changes only by saying so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.audience import (
    PERSON,
    ROLE,
    STRICTEST_ROLE,
    Audience,
    Meeting,
    Purpose,
    meeting_name,
    names_there,
    present_names,
    word_for,
    words_there,
)
from werkbank.app.audience_screen import Screen
from werkbank.app.news import note_end
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Session as Met
from werkbank.model.errors import KnownError


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a session: who is there by word (see ``audience``), and others by name with what they read as."""

    kind: str = str(Meeting.KITCHEN)
    on: VagueDate = UNKNOWN
    place: str = field(default="", repr=False)
    purpose: Purpose = Purpose.TREAT
    words: tuple[str, ...] = ()
    others: tuple[str, ...] = field(default=(), repr=False)
    others_as: str = STRICTEST_ROLE


def begin_session(session: Session, given: Given) -> Met:
    """Note the meeting and show from now on what everybody who is there may see.

    Raises:
        KnownError: a session is running already.
    """
    audience = note_meeting(session, given)
    show_meeting(session, audience)
    return session.whole.sessions[audience.session]


def change_session(session: Session, given: Given) -> None:
    """Somebody came in or went, or something else about the meeting changed.

    Raises:
        KnownError: no session is running.
    """
    show_meeting(session, note_change(session, given))


def rewrite_session(session: Session, met: Met, given: Given) -> Met:
    """Write down anew when and where a session was and who was there; for who was forgotten, or a slip in the date.

    Raises:
        KnownError: a session is running, so somebody may be reading along.
    """
    _refuse_while_running(session)
    words, names = _present(session.whole, given)
    with session.open.transaction(ActionId.CHANGE_SESSION, subject=meeting_name(given.kind)) as edit:
        own = bool(met.purpose) and met.purpose not in set(Purpose) and given.purpose is Purpose.TREAT
        said = {"purpose": met.purpose} if own else {}  # in words of their own, as a table had it
        edit.change(met, read_as=_bare(words), **_fields(given, names) | said)
    return session.whole.sessions[met.id]


def remove_session(session: Session, met: Met) -> EntityId:
    """Take a session out, and answer which; what came up in it stays.

    Raises:
        KnownError: a session is running.
    """
    _refuse_while_running(session)
    with session.open.transaction(ActionId.REMOVE, subject=meeting_name(met.kind)) as edit:
        edit.remove(met.kind_of, met.id)
    return met.id


def take_back(session: Session, noted: str) -> None:
    """Take back that a meeting was noted or changed, when nothing happened since."""
    if was_last(session, noted):
        session.open.undo()


def was_last(session: Session, noted: str) -> bool:
    """Whether nothing happened since the meeting was noted."""
    return session.open.happened[-1].id == noted


def note_meeting(session: Session, given: Given) -> Audience:
    """Note the meeting; what is shown stays what it was until ``show_meeting``.

    Raises:
        KnownError: a session is running already.
    """
    if session.audience is not None:
        raise KnownError(
            tr("Er is al een sessie bezig."), remedy=tr("Verander wie er is, of beëindig eerst de sessie die loopt.")
        )
    words, names = _present(session.whole, given)
    with session.open.transaction(ActionId.START_SESSION, subject=meeting_name(given.kind)) as edit:
        met = edit.add(Met(id=edit.new_id(), read_as=_bare(words), **_fields(given, names)))
    return _audience(session, met.id, words=words, names=names, purpose=given.purpose)


def note_change(session: Session, given: Given) -> Audience:
    """Note who is there now, or what else about the meeting changed; what is shown stays what it was.

    Raises:
        KnownError: no session is running.
    """
    audience = _running(session)
    words, names = _present(session.whole, given)
    met = session.whole.sessions.get(audience.session)
    if met is not None:
        with session.open.transaction(ActionId.CHANGE_SESSION, subject=meeting_name(given.kind)) as edit:
            ever = tuple(dict.fromkeys((*met.read_as, *_bare(words))))
            edit.change(met, read_as=ever, **_fields(given, tuple(dict.fromkeys((*met.present, *names)))))
    fresh = _audience(session, audience.session, words=words, names=names, purpose=given.purpose)
    return replace(fresh, after=audience.after) if _are_the_same(fresh, audience) else fresh


def show_meeting(session: Session, audience: Audience, *, screen: Screen | None = None) -> None:
    """Show from now on what these people may see, as ``screen`` has it when that was worked out already."""
    before = session.audience
    session.show_for(audience, screen=screen)
    if before is None or not _are_the_same(audience, before):
        what = "session-begin" if before is None else "session-change"
        _note(session, what, audience.session, words=audience.readers, purpose=audience.purpose)


def _are_the_same(one: Audience, other: Audience, /) -> bool:
    """The same people, for the same purpose."""
    return (one.readers, one.purpose) == (other.readers, other.purpose)


def end_session(session: Session) -> EntityId:
    """Nobody reads along any more; answers which meeting it was.

    Raises:
        KnownError: no session is running.
    """
    audience = _running(session)
    note_end(session, audience.session)
    session.show_for(None)
    _note(session, "session-end", audience.session, words=audience.readers, purpose=audience.purpose)
    return audience.session


def given_now(session: Session) -> Given:
    """What was said of the session that is running, or what is usual for a new one."""
    audience = session.audience
    met = session.whole.sessions.get(audience.session) if audience is not None else None
    if audience is None or met is None:
        return Given()
    given = _given(session.whole, met, audience)
    return replace(given, place=session.screen.masked(given.place)) if session.screen is not None else given


def given_then(session: Session, met: Met) -> Given:
    """What was said of a session that is over."""
    purpose = Purpose(met.purpose) if met.purpose in set(Purpose) else Purpose.TREAT
    words, names = words_there(session.whole, met), names_there(session.whole, met)
    return _given(session.whole, met, Audience(met.id, readers=words, names=names, purpose=purpose))


def _given(casus: Casus, met: Met, there: Audience) -> Given:
    roles = [word for word in there.readers if word.startswith(f"{ROLE}:")]
    words = tuple(word for word in there.readers if word not in roles)
    known = present_names(casus, words)
    return Given(
        met.kind,
        met.on,
        met.place,
        there.purpose,
        words,
        tuple(name for name in there.names if name not in known),
        roles[0].partition(":")[2] if roles else STRICTEST_ROLE,
    )


def _refuse_while_running(session: Session) -> None:
    if session.audience is not None:
        raise KnownError(tr("Er is nu een sessie bezig."), remedy=tr("Beëindig eerst de sessie die loopt."))


def _note(session: Session, what: str, met: EntityId, *, words: tuple[str, ...], purpose: Purpose) -> None:
    """A line in the access log (NEN 7513): from now on these people see the screen, or nobody besides the team."""
    people = [which for sort, _, which in (word.partition(":") for word in words) if sort == PERSON]
    told = ", ".join(words) or f"{ROLE}:team"
    session.note(what, action="E", objects=(met,), about=tuple(people), purpose=str(purpose), detail=told)


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """As it is kept with the meeting: an id or a role."""
    return tuple(word.partition(":")[2] for word in words)


def _running(session: Session) -> Audience:
    if session.audience is None:
        raise KnownError(tr("Er is nu geen sessie bezig."), remedy=tr("Begin een sessie in het menu Casus."))
    return session.audience


def _fields(given: Given, names: Iterable[str]) -> dict[str, Any]:
    return {
        "kind": given.kind,
        "on": given.on,
        "place": given.place,
        "present": tuple(names),
        "purpose": str(given.purpose),
    }


def _present(casus: Casus, given: Given) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of everybody, and their names; who is in the casus under a typed name reads as who they are."""
    found: dict[str, None] = dict.fromkeys(given.words)
    for name in given.others:
        found[word_for(name, casus) or f"{ROLE}:{given.others_as}"] = None
    names = (*present_names(casus, given.words), *given.others)
    return tuple(found), tuple(dict.fromkeys(names))


def _audience(
    session: Session, met: EntityId, *, words: tuple[str, ...], names: tuple[str, ...], purpose: Purpose
) -> Audience:
    return Audience(met, session.open.happened[-1].id, words, names, purpose)  # it holds at least the meeting
