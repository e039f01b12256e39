"""'Tegenstrijdige wijzigingen': what two copies say differently, decided one by one, and what was set apart.

Nothing is chosen beforehand: a person says what holds. Until then the casus shows what was written last.
"""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QSizePolicy, QWidget

from werkbank.app.forks import Choice, choices, decide, forks, title_of
from werkbank.app.history import Apart, set_apart
from werkbank.app.session import Key
from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError
from werkbank.store.forks import Fork
from werkbank.ui.desk import Desk
from werkbank.ui.history.fork_card import ForkCard
from werkbank.ui.keeping.parts import Page, Rows
from werkbank.ui.widgets import button, column, label, row


class ConflictsPage(Page):
    """Every fork of the casus: the list at the left, the one that is decided at the right."""

    def __init__(self, parent: QWidget, desk: Desk, *, about: Key | None = None) -> None:
        super().__init__(parent, title=tr("Tegenstrijdige wijzigingen"))
        self._wanted = about
        self._session, self._desk = desk.session, desk
        self._apart: tuple[Apart, ...] = ()
        self._forks: tuple[Fork, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Waarover kopieën van elkaar verschillen"))
        self.list.setWordWrap(True)
        self.list.setMaximumWidth(330)
        self.list.currentRowChanged.connect(lambda _row: self._show_fork())
        self._right = card = ForkCard()
        card.decided.connect(self._decide)
        self._none = label(_when_there_is_nothing(), look="soft", wrap=True)
        self._count = label("", look="title", wrap=True)
        intro = tr(
            "In twee kopieën staat iets anders. Kies wat geldt. Wat je niet kiest, blijft in de geschiedenis staan."
        )
        self.apart = Rows(tr("Wat apart is gezet"), heads=(tr("Wat"), tr("Van wie"), tr("Wat je kunt doen")), stretch=2)
        self.apart.activated.connect(lambda index: self._go_to(index.row()))
        self._rest = QWidget()  # takes the room when there is nothing to decide
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._apart_head = label(tr("Apart gezet, en bewaard"), look="lead", buddy=self.apart)
        self._intro = label(intro, look="soft", wrap=True)
        self.close_button = button(tr("Sluiten"), self.accept)
        self.lay_out(
            column(
                self._count, self._none, self._intro, row(self.list, self._right, space=14),
                self._apart_head, self.apart, self._rest, row(1, self.close_button), space=10,
            )
        )  # fmt: skip
        self._refresh()

    def _refresh(self) -> None:
        """Show what is left to decide."""
        self._forks = forks(self._session)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        self.list.addItems([title_of(self._session.casus, fork) for fork in self._forks])
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own
        told = ntr("Over {n} ding zeggen kopieën iets anders", "Over {n} dingen zeggen kopieën iets anders",
                   len(self._forks))  # fmt: skip
        self._count.setText(told if self._forks else tr("Er is niets tegenstrijdigs"))
        for one in (self.list, self._right, self._intro):
            one.setVisible(bool(self._forks))
        self._apart = apart = set_apart(self._session)
        self._none.setVisible(not self._forks)
        self._rest.setVisible(not self._forks and not apart)
        self.apart.fill([(one.what, one.who, one.remedy) for one in apart])
        for shown in (self.apart, self._apart_head):
            shown.setVisible(bool(apart))
        if self._forks:
            self.list.setCurrentRow(self._place_of(self._wanted))
        self._show_fork()

    def _place_of(self, key: Key | None) -> int:
        """The first about this thing."""
        found = (place for place, fork in enumerate(self._forks) if key and (fork.kind, fork.entity) == tuple(key))
        return next(found, 0)

    def _show_fork(self) -> None:
        at, casus = self.list.currentRow(), self._session.casus
        fork = self._forks[at] if 0 <= at < len(self._forks) else None
        self._right.show_fork(casus, fork, choices(self._session, fork) if fork is not None else ())

    def _go_to(self, row: int) -> None:
        """To what something was set apart of, to put it right there."""
        if 0 <= row < len(self._apart) and (key := self._apart[row].key) is not None:
            self._desk.select(key)
            self.accept()

    def _decide(self, choice: Choice, reason: str) -> None:
        try:
            decide(self._session, self._forks[self.list.currentRow()], choice, reason=reason)
        except KnownError as error:
            self._right.say(error.for_people())
            return
        self._refresh()


def _when_there_is_nothing() -> str:
    return tr(
        "Als twee mensen in een eigen kopie iets anders opschrijven en de kopieën samenkomen, staat dat hier. Dan kies "
        "je wat geldt; er gaat niets verloren."
    )
