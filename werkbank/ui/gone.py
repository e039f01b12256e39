"""The workplace is not there now: the stick or disk is out. Nothing is lost, and it looks again by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Every
from werkbank.ui.unlock import CARD_WIDTH, centred, head
from werkbank.ui.widgets import button, card, column, label

LOOK_EVERY_MS = 1500


class GonePage(QWidget):
    """Wait for the place to come back."""

    back = Signal()  # it is there again
    anew_wanted = Signal()  # somebody wants a new workplace at this place

    def __init__(self, theme: Theme, *, folder: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self._folder = folder
        self.said = label(
            tr(
                "De map van de werkplek is er nu niet: {map}. Misschien is de stick of schijf eruit. Steek hem er weer "
                "in; dan gaat Werkbank vanzelf verder. Alles waar 'opgeslagen' bij stond, staat er nog.",
                map=folder,
            ),
            wrap=True,
        )
        look = button(tr("Opnieuw kijken"), self.look, look="primary")
        anew = button(tr("Hier een nieuwe werkplek maken…"), self.anew_wanted.emit, look="quiet")
        form = card(label(tr("De werkplek is er nu niet"), look="title"), self.said, look, anew, pad=tokens.SPACE_5)
        inner = QWidget()
        inner.setFixedWidth(theme.px(CARD_WIDTH + 120))
        inner.setLayout(column(head(theme), form, space=tokens.SPACE_4))
        centred(self, inner)
        self.setFocusProxy(look)
        Every(self, LOOK_EVERY_MS, self.look)

    def look(self) -> None:
        """Go on when it is there again."""
        if self._folder.exists():
            self.back.emit()
