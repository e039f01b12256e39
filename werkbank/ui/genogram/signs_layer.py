"""Which signs the genogram in the window shows: family or professional view, forms a team chose, legend, large text.

Two buttons in the corner and the actions of the menu do the same; what is chosen is kept with the case. Another choice
is another look of the whole picture, so that screen, legend, SVG and PDF follow it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea

from werkbank.app import seeing
from werkbank.genogram.legend import legend
from werkbank.genogram.picture import signs_in
from werkbank.genogram.signs import Forms
from werkbank.i18n import tr
from werkbank.ui.dialogs import asked
from werkbank.ui.genogram.pictures import show_drawing
from werkbank.ui.widgets import button, label

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

EDGE = 10
SCALE = 1.35  # pixels a point of the legend
SOON = 120  # ms: the legend follows the cursor when it rests
MOST_WIDE = 0.36  # of the view: what the legend may take
LARGEST = 1.2  # on a projector the legend leaves room for the family
BAR_WIDE = 16  # px: room for a scroll bar


class SignsLayer(QObject):
    """The look of a genogram view."""

    def __init__(self, view: GenogramView) -> None:
        super().__init__(view)
        self._view = view
        self._memory = view.desk.session.memory
        self._look = seeing.look_kept(self._memory, as_of=view.desk.session.as_of)
        self.bar = QFrame(view)
        self.family = self._switch(tr("Gezinsweergave"), self.turn_view, tr("Zonder kenmerken, dubbele rand en kruis"))
        self.legend = self._switch(
            tr("Legenda"),
            self.turn_legend,
            tr("Wat betekenen de tekens in deze tekening? Alle tekens met uitleg: Shift+F1."),
        )
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for switch in (self.family, self.legend):
            row.addWidget(switch)
        self.panel = _panel(view)
        self._picture = label("")
        self.panel.setWidget(self._picture)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._show_legend)
        view.drawn.connect(self._soon.start)
        view.desk.cursor_moved.connect(self._soon.start)
        view.installEventFilter(self)
        self._legend_on = bool(self._memory.view_state(seeing.LEGEND))
        self.legend.setChecked(self._legend_on)
        self._apply()

    @property
    def forms(self) -> Forms:
        """The forms of signs that are drawn."""
        return self._look.forms

    def turn_view(self) -> None:
        """From the professional view to that of the family, or back."""
        self._look = replace(self._look, family=not self._look.family)
        seeing.keep_view(self._memory, seeing.FAMILY if self._look.family else seeing.PROFESSIONAL)
        self._redraw()

    def turn_legend(self) -> None:
        """Show or hide the legend."""
        self._legend_on = not self._legend_on
        self._memory.set_view_state(seeing.LEGEND, self._legend_on)
        self.legend.setChecked(self._legend_on)
        self._show_legend()

    def choose(self) -> None:
        """Ask which forms of signs this team uses."""
        from werkbank.ui.genogram.signs_choice import SignsChoice

        dialog = SignsChoice(self._view.window(), self._view.theme, forms=self.forms)
        if asked(dialog):
            self.set_forms(dialog.forms)

    def set_forms(self, forms: Forms) -> None:
        """Draw these forms from now on, and keep them."""
        self._look = replace(self._look, forms=forms)
        seeing.keep_forms(self._memory, forms)
        self._redraw()

    def dress(self) -> None:
        """The view has another theme: on a projector all text is larger."""
        self._apply()
        self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
            self._soon.start()
        return False

    def _redraw(self) -> None:
        self._apply()
        self._view.draw()

    def _apply(self) -> None:
        day, large = self._view.desk.session.as_of, self._view.theme.scale > 1
        look = replace(self._look, as_of=day, large=large)
        self._view.family.see(look)
        self.family.setChecked(look.family)
        self._place()

    def _switch(self, text: str, action: object, hint: str) -> QPushButton:
        made = button(text, action, look="small", hint=hint)  # type: ignore[arg-type]
        made.setCheckable(True)
        made.setParent(self.bar)
        return made

    def _show_legend(self) -> None:
        family, view = self._view.family, self._view
        visible = self.legend.isChecked() and family.layout is not None and family.part is not None
        self.panel.setVisible(visible)
        if not visible:
            self._place()
        if not visible or family.layout is None or family.part is None:
            return
        day = view.desk.session.as_of
        look = replace(self._look, as_of=day)
        items = family.ink(view.desk.casus).items(day)
        signs = signs_in(family.part, family.layout, items, look=look, layers=family.layers)
        drawn = legend(signs, look=look)
        scale = SCALE * min(view.theme.scale, LARGEST)
        wide = max(drawn.width, view.width() * MOST_WIDE / scale)
        if drawn.height * scale > view.height():  # more columns where one would be too high
            drawn = legend(signs, look=look, width=wide)
        show_drawing(self._picture, drawn, view.theme.palette, scale=scale)
        self._place()

    def _place(self) -> None:
        """Buttons above the paper, the legend beside it: neither ever covers anybody."""
        view = self._view
        self.bar.adjustSize()
        self.bar.move(view.width() - self.bar.width() - EDGE, EDGE // 2)
        top = self.bar.height() + EDGE
        wide = min(self._picture.sizeHint().width() + BAR_WIDE, view.width() // 2) if self.legend.isChecked() else 0
        self.panel.setGeometry(view.width() - wide, top, wide, view.height() - top)
        view.leave_free(top=top, right=wide)


def _panel(view: GenogramView) -> QScrollArea:
    panel = QScrollArea(view)
    panel.setObjectName("card")
    panel.setAccessibleName(tr("Legenda"))
    panel.hide()
    return panel
