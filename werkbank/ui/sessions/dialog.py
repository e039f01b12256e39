"""Ask who is there: the sort of session, its day and place, what it is for, and everybody at the table.

While somebody reads along only people who are on the screen can be ticked; anybody else is typed, and is found by name
without the list having to show them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
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

from werkbank.app.audience import SHOWN_PURPOSES, Guest, Meeting, Purpose, guests_of
from werkbank.app.session import Session
from werkbank.app.verbs.sessions import Given
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.dates import from_edtf, parse, to_dutch
from werkbank.plan.access import SHOWN_KINDS
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

    def __init__(self, parent: QWidget | None, session: Session, now: Given) -> None:
        super().__init__(parent)
        self._session, self._now = session, now
        running = session.audience is not None
        self.setWindowTitle(tr("Wie is er?") if running else tr("Sessie beginnen"))
        self.kind = _choice({str(one): str(one) for one in Meeting}, tr("Soort sessie"), now.kind)
        self.on = line_edit(tr("Datum"))
        self.on.setText(to_dutch(now.on if now.on.is_known else from_edtf(session.today.isoformat())))
        self.place = line_edit(tr("Plaats"), placeholder=tr("mag leeg"))
        self.place.setText(now.place)
        self.purpose = _choice({str(one): tr(text) for one, text in SHOWN_PURPOSES.items()}, tr("Doel"), now.purpose)
        self.people = self._people(guests_of(session.casus, today=session.today))
        self.others = line_edit(tr("Anderen"), placeholder=tr("namen, met een komma ertussen"))
        self.others.setText(", ".join(now.others))
        self.others_as = _choice(
            {key: tr(text) for key, text in OTHERS.items()}, tr("Anderen lezen als"), now.others_as
        )
        meeting = _form((tr("Soort"), self.kind), (tr("Datum"), self.on), (tr("Plaats"), self.place),
                        (tr("Doel"), self.purpose))  # fmt: skip
        more = _form((tr("Anderen"), self.others), (tr("Zij lezen als"), self.others_as))
        who = label(tr("Wie is er"), look="lead", buddy=self.people)
        said = label(
            tr("Het scherm toont tot het einde alleen wat iedereen die er is mag zien. De strengste telt."),
            look="soft",
            wrap=True,
        )
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("Toon") if running else tr("Begin"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = column(meeting, who, self.people, more, said, buttons, space=tokens.SPACE_3)
        layout.setContentsMargins(*([tokens.SPACE_5] * 4))
        self.setLayout(layout)
        layout.setStretchFactor(self.people, 1)
        self.resize(*USUAL)
        self.people.setFocus()

    @property
    def given(self) -> Given:
        """What is filled in now."""
        hidden = [word for word in self._now.words if word not in self._offered]
        others = tuple(name for part in self.others.text().split(",") if (name := part.strip()))
        return Given(
            kind=str(self.kind.currentData()),
            on=parse(self.on.text(), today=self._session.today),
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


def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
    made = QFormLayout()
    for name, field in rows:
        made.addRow(name, field)
    return made


def _choice(rows: dict[str, str], name: str, now: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for value, title in rows.items():
        made.addItem(title, value)
    made.setCurrentIndex(max(made.findData(str(now)), 0))
    return made
