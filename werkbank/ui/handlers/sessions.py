"""Actions on sessions: begin one or change who is there, end it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.app.verbs import sessions
from werkbank.i18n import tr

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def begin_or_change(work: Casework) -> None:
    """Ask who is there, and show what they may see."""
    from werkbank.ui.sessions.dialog import SessionDialog

    session = work.session
    dialog = SessionDialog(work.window, session, sessions.given_now(session))
    if dialog.exec():
        turn_to(work, dialog.given)


def turn_to(work: Casework, given: sessions.Given) -> None:
    """Begin or change a session and make every view anew, so that nothing of what was shown before stays."""
    work.space.flush()
    if work.session.audience is None:
        sessions.begin_session(work.session, given)
    else:
        sessions.change_session(work.session, given)
    work.show_anew()


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


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.START_SESSION: begin_or_change,
    ActionId.END_SESSION: end,
}
