"""'Overgedragen en ontvangen': what of this casus went to whom and whether it arrived, and what came from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.handed_over import Told, received_lines, sent_lines, waiting
from werkbank.i18n import ntr, tr
from werkbank.ui.keeping.parts import Page, Rows
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkbank.store.workplace import StoredCasus
    from werkbank.ui.casework import Casework


class HandoversPage(Page):
    """Two tables to read; sending and taking in begin here as well."""

    def __init__(self, work: Casework, stored: StoredCasus) -> None:
        super().__init__(work.window, title=tr("Overgedragen en ontvangen"))
        self._work = work
        self.wanted: ActionId | None = None  # what is to be done when this page is closed
        sent, came = sent_lines(stored), received_lines(stored)
        self.sent = Rows(
            tr("Wat is verstuurd, het nieuwste boven"),
            heads=(tr("Dag"), tr("Aan wie"), tr("Waarvoor en hoeveel"), tr("Aangekomen?")),
            stretch=2,
        )
        self.came = Rows(
            tr("Wat is ontvangen, het nieuwste boven"),
            heads=(tr("Dag"), tr("Van wie"), tr("Waarvoor en hoeveel"), tr("Wat ermee gebeurde")),
            stretch=2,
        )
        open_ones = waiting(stored)
        asked = ntr(
            "Van {n} ontvanger is er nog geen bewijs. Vraag om het bestand dat eindigt op .ontvangst.",
            "Van {n} ontvangers is er nog geen bewijs. Vraag om het bestand dat eindigt op .ontvangst.",
            open_ones,
        )
        self.waiting = label(asked, look="warn", wrap=True)
        self.waiting.setVisible(bool(open_ones))
        nothing_left = label(tr("Van deze casus is nog niets verstuurd."), look="soft")
        nothing_came = label(tr("In deze casus is nog niets van een ander gekomen."), look="soft")
        for table, none, lines in ((self.sent, nothing_left, sent), (self.came, nothing_came, came)):
            table.fill(_cells(lines))
            table.setVisible(bool(lines))
            none.setVisible(not lines)
        rest = QWidget()  # takes the room when there is nothing to show
        rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        rest.setHidden(bool(sent or came))
        self.lay_out(
            column(
                label(tr("Verstuurd"), look="title", buddy=self.sent), nothing_left, self.sent, self.waiting,
                label(tr("Ontvangen"), look="title", buddy=self.came), nothing_came, self.came, rest,
                row(
                    button(tr("Versturen…"), lambda: self._go(ActionId.SEND_CASE)),
                    button(tr("Bestand van een ander openen…"), lambda: self._go(ActionId.RECEIVE)),
                    1,
                    button(tr("Sluiten"), self.accept, look="primary"),
                ),
                space=10,
            )
        )  # fmt: skip

    def _go(self, action: ActionId) -> None:
        self.wanted = action
        self.accept()


def _cells(lines: Sequence[Told]) -> list[tuple[str, ...]]:
    return [tuple(line) for line in lines]
