"""One quiet line that says who reads along, as long as a session runs: nobody has to remember it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from werkbank.app.actions import ActionId
from werkbank.app.audience import SHOWN_PURPOSES, Purpose, told_names
from werkbank.app.news import running_since
from werkbank.app.session import Session
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.ui.desk import Desk
from werkbank.ui.elided import Elided
from werkbank.ui.widgets import bar, button, column


class ReadAlongStrip(QWidget):
    """Not there when no session runs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("readAlong")
        self.text = Elided(look="strip")
        self.text.setText(told_of(desk.session))
        self.change = button(
            tr("Wie is er…"),
            lambda: desk.action_wanted.emit(ActionId.START_SESSION),
            look="small",
            hint=tr("Iemand kwam erbij of ging weg"),
        )
        self.end = button(
            tr("Beëindigen"),
            lambda: desk.action_wanted.emit(ActionId.END_SESSION),
            look="small",
            hint=tr("Daarna toont het scherm weer alles"),
        )
        line = bar(self.text, 1, self.change, self.end, look="strip")
        line.layout().setContentsMargins(tokens.SPACE_3, 0, tokens.SPACE_3, 0)  # type: ignore[union-attr]
        self.setLayout(column(line, space=0))
        self.setAccessibleName(self.text.whole())
        self.setVisible(desk.session.audience is not None)


def told_of(session: Session) -> str:
    """'Sessie · behandelen · Esther en Bram lezen mee: het scherm toont alleen wat ieder van hen mag zien'."""
    begun = running_since(session)
    told = _told(session)
    return (
        told if begun is None else tr("Loopt sinds {dag} · {wie}", dag=to_dutch(from_edtf(begun.isoformat())), wie=told)
    )


def _told(session: Session) -> str:
    audience, screen = session.audience, session.screen
    if audience is None or screen is None:
        return ""
    who = told_names(audience.names)
    if audience.purpose is Purpose.LEARN:
        text = tr("Sessie om te leren · met {wie} · schuilnamen, geen plaatsnamen", wie=who)
        return f"{text} · {tr('alleen wat ieder mag zien')}" if screen.has_family else text
    if not screen.has_family:
        return tr("Sessie · {doel} · met {wie} · het team leest mee", doel=tr(SHOWN_PURPOSES[Purpose.TREAT]), wie=who)
    if len(audience.names) == 1:
        return tr("Sessie · {wie} leest mee · het scherm toont alleen wat voor {wie} is", wie=who)
    return tr("Sessie · {wie} lezen mee · het scherm toont alleen wat ieder van hen mag zien", wie=who)
