"""Ask who is there: the sort of session, its day and place, what it is for, and everybody at the table.

While somebody reads along only people who are on the screen can be ticked; anybody else is typed, and is found by name
without the list having to show them.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from werkbank.app.audience import SHOWN_PURPOSES, Guest, Meeting, Purpose, guests_of, meeting_name
from werkbank.app.session import Session
from werkbank.app.verbs.sessions import Given
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.dates import VagueDate, echo, from_edtf, parse, to_dutch
from werkbank.model.vocabulary import fold
from werkbank.plan.access import SHOWN_KINDS
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.date_line import DateKeys
from werkbank.ui.dialogs import room_for
from werkbank.ui.widgets import column, label, line_edit

OTHERS = {
    "netwerk": mark("netwerk (ziet alleen wat hen noemt)"),
    "school": mark("school"),
    "jbt": mark("jeugdbeschermingstafel of Raad"),
    "team": mark("team"),
}
WORD = Qt.ItemDataRole.UserRole
USUAL = (520, 700)


class SessionDialog(QDialog):
    """``given`` is what was filled in."""

    def __init__(self, parent: QWidget | None, session: Session, now: Given, *, is_over: bool = False) -> None:
        super().__init__(parent)
        self._session, self._now = session, now
        title, go, who_is, told = _said_of(is_over=is_over, running=session.audience is not None)
        self.setWindowTitle(title)
        kinds = {fold(name): (kind, name) for kind in (*map(str, Meeting), now.kind) if (name := meeting_name(kind))}
        self.kind = _choice(dict(kinds.values()), tr("Soort sessie"), kinds[fold(meeting_name(now.kind))][0])
        self.on = line_edit(tr("Datum"))
        self.on.setText(to_dutch(now.on if now.on.is_known else from_edtf(session.today.isoformat())))
        self._echo = label("", look="echo", wrap=True)
        self._echo.hide()
        DateKeys(self.on, today=session.today)
        self.on.textEdited.connect(self._hear_date)
        self.place = line_edit(tr("Plaats"), placeholder=tr("mag leeg"))
        self.place.setText(now.place)
        self.purpose = _choice({str(one): tr(text) for one, text in SHOWN_PURPOSES.items()}, tr("Doel"), now.purpose)
        self.people = self._people(guests_of(session.casus, today=session.today))
        self.others = line_edit(tr("Anderen"), placeholder=tr("namen, met een komma ertussen"))
        self.others.setText(", ".join(now.others))
        self.others_as = _choice(
            {key: tr(text) for key, text in OTHERS.items()}, tr("Anderen lezen als"), now.others_as
        )
        day = QWidget()
        day.setLayout(column(self.on, self._echo, space=0))
        meeting = _form((tr("Soort"), self.kind), (tr("Datum"), day), (tr("Plaats"), self.place),
                        (tr("Doel"), self.purpose))  # fmt: skip
        more = _form((tr("Anderen"), self.others), (tr("Zij lezen als"), self.others_as))
        who = label(who_is, look="lead", buddy=self.people)
        said = label(told, look="soft", wrap=True)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = column(meeting, who, self.people, more, said, buttons, space=tokens.SPACE_3)
        layout.setContentsMargins(*([tokens.SPACE_5] * 4))
        self.setLayout(layout)
        layout.setStretchFactor(self.people, 1)
        self.resize(QSize(*USUAL).expandedTo(self.minimumSizeHint()).boundedTo(room_for(self)))
        self.people.setFocus()

    @property
    def given(self) -> Given:
        """What is filled in now."""
        hidden = [word for word in self._now.words if word not in self._offered]
        others = tuple(name for part in self.others.text().split(",") if (name := part.strip()))
        return Given(
            kind=str(self.kind.currentData()),
            on=self._day(),
            place=self.place.text().strip(),
            purpose=Purpose(self.purpose.currentData()),
            words=(*self._ticked(), *hidden),
            others=others,
            others_as=str(self.others_as.currentData()),
        )

    def tick(self, word: str, *, on: bool = True) -> None:
        """Somebody is there, or is not."""
        for at in range(self.people.count()):
            if self.people.item(at).data(WORD) == word:
                self.people.item(at).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def accept(self) -> None:
        """Begin, unless it is not clear on which day the session is."""
        if self._day().is_known:
            super().accept()
            return
        self._tell(tr("Deze dag lees ik niet. Typ bijvoorbeeld: 12 maart 2026."))
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        self.on.selectAll()

    def _day(self) -> VagueDate:
        return parse(self.on.text(), today=self._session.today)

    def _hear_date(self, text: str) -> None:
        """What is typed now, as it is understood."""
        self._tell(echo(self._day()) if text.strip() else "")

    def _tell(self, text: str) -> None:
        self._echo.setText(text)
        self._echo.setVisible(bool(text))
        self.on.setAccessibleDescription(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.people.doItemsLayout()  # the rows were measured before they had their style

    def _people(self, guests: tuple[Guest, ...]) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Wie is er; de spatiebalk zet iemand aan of uit"))
        self._offered = {guest.word for guest in guests}
        for guest in guests:
            text = tr("{naam} · {lezer}", naam=guest.name, lezer=tr(SHOWN_KINDS[guest.kind]))
            item = QListWidgetItem(text, made)
            item.setData(WORD, guest.word)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if guest.word in self._now.words else Qt.CheckState.Unchecked)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        return made

    def _ticked(self) -> tuple[str, ...]:
        items = (self.people.item(at) for at in range(self.people.count()))
        return tuple(str(item.data(WORD)) for item in items if item.checkState() is Qt.CheckState.Checked)


def _said_of(*, is_over: bool, running: bool) -> tuple[str, str, str, str]:
    """The title, the word to go on, what stands above the people, and what it means to be one of them."""
    if is_over:
        told = tr("Het verslag ‘voor wie er was’ toont alleen wat iedereen die er was mag zien. De strengste telt.")
        return tr("Gegevens van de sessie"), tr("Bewaren"), tr("Wie er was"), told
    told = tr("Het scherm toont tot het einde alleen wat iedereen die er is mag zien. De strengste telt.")
    title, go = (tr("Wie is er?"), tr("Toon")) if running else (tr("Sessie beginnen"), tr("Begin"))
    return title, go, tr("Wie is er"), told


def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
    made = QFormLayout()
    for name, field in rows:
        made.addRow(name, field)
    return made


def _choice(rows: dict[str, str], name: str, now: str) -> QComboBox:
    made = ChoiceField()
    made.setAccessibleName(name)
    for value, title in rows.items():
        made.addItem(title, value)
    made.setCurrentIndex(max(made.findData(str(now)), 0))
    return made
