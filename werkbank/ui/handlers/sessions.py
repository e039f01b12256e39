"""Actions on sessions: begin one or change who is there, end it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.app.news import news_since_previous, previous_session, wants_news
from werkbank.app.verbs import sessions
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.ui.dialogs import asked
from werkbank.ui.progress import run_with_progress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from werkbank.model.entities import Session as Met
    from werkbank.ui.casework import Casework

MUCH = 4000  # items to judge: from here it may take half a second


def begin_or_change(work: Casework) -> None:
    """Ask who is there, and show what they may see."""
    from werkbank.ui.sessions.dialog import SessionDialog

    session = work.session
    dialog = SessionDialog(work.window, session, sessions.given_now(session))
    if asked(dialog):
        turn_to(work, dialog.given)


def turn_to(work: Casework, given: sessions.Given) -> None:
    """Begin or change a session and make every view anew, so that nothing of what was shown before stays.

    What takes long is worked out beside the window; who does not want to wait stops it, and nothing has changed.
    """
    work.space.flush()
    session = work.session
    audience = (sessions.note_meeting if session.audience is None else sessions.note_change)(session, given)
    screen = session.screen_for(audience)

    def show(ready: bool) -> None:  # noqa: FBT001 - what the job made
        if ready:
            sessions.show_meeting(session, audience, screen=screen)
            work.show_anew()
        else:
            _take_back(work, noted=audience.after)

    if screen.work < MUCH:
        show(ready=True)
    else:
        title = tr("Het scherm wordt klaargemaakt…")
        run_with_progress(work.window, title, screen.prepare, show, partial(_failed, work, noted=audience.after))


def _take_back(work: Casework, *, noted: str) -> None:
    """The meeting was not begun, or not changed, after all."""
    sessions.take_back(work.session, noted)
    work.window.messages.say(tr("Er is niets veranderd: het scherm toont wat het toonde."))


def _failed(work: Casework, error: Exception, *, noted: str) -> None:
    _take_back(work, noted=noted)
    raise error


def end(work: Casework) -> None:
    """Show everything again, after asking whether everybody has gone."""
    from werkbank.ui.sessions.ending import sure_to_end

    if sure_to_end(work.window):
        end_now(work)


def end_now(work: Casework) -> None:
    """Show everything again."""
    work.space.flush()
    sessions.end_session(work.session)
    work.show_anew()
    work.window.messages.say(tr("De sessie is beëindigd. Het scherm toont weer alles."))


def turn_news(work: Casework) -> None:
    """Mark what is new since the previous session in every view, or no longer; says since when."""
    if work.desk is None:
        return
    work.desk.turn_news()
    day = previous_session(work.session)
    if not wants_news(work.session):
        work.window.messages.say(tr("De stippen staan uit."))
    elif day is None:
        work.window.messages.say(tr("Er was nog geen eerdere sessie, dus er krijgt niets een stip."))
    else:
        count = len(news_since_previous(work.session).keys)
        since = to_dutch(from_edtf(day.isoformat()))
        work.window.messages.say(tr("Nieuw sinds {dag}: {aantal}. Alles wat nieuw is heeft een stip.",
                                    dag=since, aantal=count))  # fmt: skip


def minutes(work: Casework) -> None:
    """Show the minutes of a session, to print."""
    from werkbank.ui.sessions.minutes_page import MinutesDialog

    work.space.flush()
    dialog = MinutesDialog(work.window, work.session, save=work.window.ask_target)
    dialog.rewrite = partial(rewrite, work, dialog)
    dialog.remove = partial(remove, work)
    asked(dialog)


def rewrite(work: Casework, over: QWidget, met: Met) -> bool:
    """Ask when and where a session was and who was there, as it is to be; whether anything was said."""
    from werkbank.ui.sessions.dialog import SessionDialog

    session = work.session
    dialog = SessionDialog(over, session, sessions.given_then(session, met), is_over=True)
    return bool(asked(dialog)) and _done(work, lambda: sessions.rewrite_session(session, met, dialog.given))


def remove(work: Casework, met: Met) -> bool:
    """Take a session out; whether that was done."""
    done = _done(work, lambda: sessions.remove_session(work.session, met))
    if done:
        work.window.messages.say(tr("De sessie is weggehaald; wat erin gezegd is bleef. Met Ctrl+Z komt hij terug."))
    return done


def _done(work: Casework, verb: Callable[[], object]) -> bool:
    return work.desk is not None and work.desk.run(verb) is not None


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.START_SESSION: begin_or_change,
    ActionId.END_SESSION: end,
    ActionId.NEW_SINCE: turn_news,
    ActionId.MINUTES: minutes,
}
