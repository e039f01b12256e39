"""'Tegenstrijdige wijzigingen': what two copies say differently, decided one by one, and what was set apart.

Nothing is chosen beforehand: a person says what holds. Until then the casus shows what was written last.
"""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtWidgets import QButtonGroup, QFrame, QListWidget, QRadioButton, QVBoxLayout, QWidget

from werkbank.app.forks import Choice, choices, decide, forks, side_words, title_of
from werkbank.app.history import day_words, set_apart
from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError
from werkbank.store.forks import Fork
from werkbank.ui.desk import Desk
from werkbank.ui.keeping.parts import Page, Rows
from werkbank.ui.widgets import button, column, empty, label, line_edit, row, scroll

LETTERS_WIDE = 66  # of a choice, in the room beside the list


class ConflictsPage(Page):
    """Every fork of the casus: the list at the left, the one that is decided at the right."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, title=tr("Tegenstrijdige wijzigingen"))
        self._session = desk.session
        self._forks: tuple[Fork, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Waarover kopieën van elkaar verschillen"))
        self.list.setWordWrap(True)
        self.list.setMaximumWidth(330)
        self.list.currentRowChanged.connect(lambda _row: self._show_fork())
        self._head = label("", look="lead", wrap=True)
        self._sides, self._options = QVBoxLayout(), QVBoxLayout()
        self._group = QButtonGroup(self)
        self.reason = line_edit(tr("Waarom kies je dit?"), placeholder=tr("bijvoorbeeld: gebeld met school"))
        self._trouble = label("", look="warn", wrap=True)
        self._trouble.hide()
        self.choose = button(tr("Dit geldt"), self._decide, look="primary")
        self._right = self._make_right()
        self._count = label("", look="title", wrap=True)
        intro = tr(
            "In twee kopieën staat iets anders. Kies wat geldt. Wat je niet kiest, blijft in de geschiedenis staan."
        )
        self.apart = Rows(tr("Wat apart is gezet"), heads=(tr("Wat"), tr("Van wie"), tr("Wat je kunt doen")), stretch=2)
        self._apart_head = label(tr("Apart gezet, en bewaard"), look="lead", buddy=self.apart)
        self._intro = label(intro, look="soft", wrap=True)
        self.close_button = button(tr("Sluiten"), self.accept)
        self.lay_out(
            column(
                self._count, self._intro, row(self.list, self._right, space=14),
                self._apart_head, self.apart, row(1, self.close_button), space=10,
            )
        )  # fmt: skip
        self._refresh()

    def _make_right(self) -> QFrame:
        inner = QWidget()
        inner.setLayout(column(self._head, self._sides, label(tr("Wat geldt?"), look="field"), self._options, 1))
        right = QFrame()
        asked = label(tr("Waarom kies je dit?"), look="field", buddy=self.reason)
        below = column(asked, self.reason, self._trouble, row(1, self.choose))
        right.setLayout(column(scroll(inner, name=tr("Wat er verschilt"), look="panel"), below))
        return right

    def _refresh(self) -> None:
        """Show what is left to decide."""
        self._forks = forks(self._session)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        self.list.addItems([title_of(self._session.whole, fork) for fork in self._forks])
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
        told = ntr("Over {n} ding zeggen kopieën iets anders", "Over {n} dingen zeggen kopieën iets anders",
                   len(self._forks))  # fmt: skip
        self._count.setText(told if self._forks else tr("Er is niets tegenstrijdigs"))
        for one in (self.list, self._right, self._intro):
            one.setVisible(bool(self._forks))
        apart = set_apart(self._session)
        self.apart.fill([(one.what, one.who, one.remedy) for one in apart])
        for shown in (self.apart, self._apart_head):
            shown.setVisible(bool(apart))
        if self._forks:
            self.list.setCurrentRow(0)
        self._show_fork()

    def _show_fork(self) -> None:
        self._trouble.hide()
        self.reason.clear()
        empty(self._sides)
        empty(self._options)
        for made in self._group.buttons():
            self._group.removeButton(made)
        at = self.list.currentRow()
        if not 0 <= at < len(self._forks):
            return
        fork, casus = self._forks[at], self._session.whole
        self._head.setText(title_of(casus, fork))
        for side in fork.sides:
            who = tr("{naam}, {dag}", naam=side.name, dag=day_words(side.at))
            self._sides.addWidget(label(who, look="note"))
            self._sides.addWidget(label(side_words(casus, fork, side), wrap=True))
        self._choices = choices(self._session, fork)
        for number, choice in enumerate(self._choices):
            made = QRadioButton("\n".join(wrap(choice.label.replace("&", "&&"), LETTERS_WIDE)))
            made.setAccessibleName(choice.label)
            self._group.addButton(made, number)
            self._options.addWidget(made)

    def _decide(self) -> None:
        number = self._group.checkedId()
        if number < 0:
            self._say(tr("Kies eerst wat geldt."))
            return
        try:
            decide(self._session, self._forks[self.list.currentRow()], self._choices[number], reason=self.reason.text())
        except KnownError as error:
            self._say(error.for_people())
            return
        self._refresh()

    def _say(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.show()
