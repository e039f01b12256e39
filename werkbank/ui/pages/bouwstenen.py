"""Bouwstenen in deze casus: on the left the list, on the right one bouwsteen, all of them at a glance, or the weging.

Never a score: what is used shows where, not how often. The words are proposals of our own and say so; the team may
change them, add the second set, and share them as a file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QScrollArea, QStackedWidget, QWidget

from werkbank.app.stone_places import places_of
from werkbank.app.verbs import bouwstenen as verbs
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.sets import ROUTEKAART, lists_in_use, stone_of
from werkbank.ui.bouwstenen.asking import ask_read_words, ask_save_look_back, ask_save_weighing, ask_save_words
from werkbank.ui.bouwstenen.detail import StoneDetail
from werkbank.ui.bouwstenen.index import ALL, BACK, WEIGHING, StoneIndex
from werkbank.ui.bouwstenen.look_back import LookBackPanel
from werkbank.ui.bouwstenen.overview import StonesOverview
from werkbank.ui.bouwstenen.weighing import WeighingPanel
from werkbank.ui.desk import Desk
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Debounce, soon
from werkbank.ui.widgets import button, column, row, scroll

LIST_WIDTH, PAGE_WIDTH = 300, 980
STONE = "bouwsteen"
MAKERS: dict[str, Callable[[Desk], QWidget]] = {
    STONE: StoneDetail,
    ALL: StonesOverview,
    WEIGHING: WeighingPanel,
    BACK: LookBackPanel,
}


class BouwstenenPage(QWidget):
    """The list and what is chosen in it."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._inner: dict[str, QWidget] = {}
        self.index = StoneIndex()
        self._theme = theme
        self._stack = QStackedWidget()
        self._scrolls: dict[str, QScrollArea] = {}  # the parts that were shown, each made when it is first wanted
        self.routekaart = QCheckBox(tr("Routekaart erbij"))
        self.routekaart.toggled.connect(self._use_routekaart)
        self._left = QWidget()
        self._left.setFixedWidth(theme.px(LIST_WIDTH))
        self._left.setObjectName("page")
        tools = self._tools()
        left = column(self.index, self.routekaart, *(row(tool, 1) for tool in tools), space=tokens.SPACE_1)
        left.setContentsMargins(tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2)
        self._left.setLayout(left)
        self.setLayout(row(self._left, self._stack, space=0))
        self.index.currentItemChanged.connect(lambda *_: self._show_chosen())
        self._later = Debounce(self, self.refresh, milliseconds=120)
        desk.changed.connect(self._on_change)  # a method: unlike a lambda it goes with the page
        self.refresh()

    @property
    def chosen(self) -> str:
        """The id of the bouwsteen that is shown, or one of the other parts."""
        return self.index.chosen

    def choose(self, name: str) -> None:
        """Show one bouwsteen, all of them, the weging or the look back."""
        self.index.choose(name)

    def refresh(self) -> None:
        """Show the casus as it is now."""
        self.index.fill(self._desk.casus)
        self.routekaart.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.routekaart.setChecked(ROUTEKAART in lists_in_use(self._desk.casus))
        self.routekaart.setEnabled(not self._desk.session.read_only)
        self.routekaart.blockSignals(False)  # noqa: FBT003
        self._show_chosen(moved=False)

    def _on_change(self, _change: object) -> None:
        if self.isVisible():
            self._later.call()

    def flush(self) -> None:
        """Commit what is being typed."""
        for name, inner in self._inner.items():
            if name != ALL and (pending := getattr(inner, "flush", None)) is not None:
                pending()

    def save_words(self) -> None:
        """Ask where, and write the words of the lists in use."""
        self.flush()
        ask_save_words(self, self._desk)

    def read_words(self) -> None:
        """Ask for a file, and take over its words as one step."""
        self.flush()
        ask_read_words(self, self._desk)

    def save_weighing(self) -> None:
        """Ask where, and write the weging as PDF."""
        self.flush()
        ask_save_weighing(self, self._desk)

    def save_look_back(self) -> None:
        """Ask where, and write the look back without names."""
        ask_save_look_back(self, self._desk)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._left.setFixedWidth(theme.px(LIST_WIDTH))
        for inner in self._inner.values():
            if (held := inner.parentWidget()) is not None:
                held.setMaximumWidth(theme.px(PAGE_WIDTH))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        soon(self, self.index.doItemsLayout)  # what was measured before it was dressed stands too close

    @property
    def detail(self) -> StoneDetail:
        """One bouwsteen."""
        return cast("StoneDetail", self._part(STONE))

    @property
    def overview(self) -> StonesOverview:
        """All of them at a glance."""
        return cast("StonesOverview", self._part(ALL))

    @property
    def weighing(self) -> WeighingPanel:
        """The weging."""
        return cast("WeighingPanel", self._part(WEIGHING))

    @property
    def back(self) -> LookBackPanel:
        """The look back without names."""
        return cast("LookBackPanel", self._part(BACK))

    def _part(self, name: str) -> QWidget:
        if name not in self._inner:
            self._inner[name] = inner = MAKERS[name](self._desk)
            for signal, slot in (("stone_wanted", self.choose), ("export_wanted", self._savers.get(name))):
                if slot is not None and hasattr(inner, signal):
                    getattr(inner, signal).connect(slot)
            self._scrolls[name] = _paper(inner, self._theme)
            self._stack.addWidget(self._scrolls[name])
        return self._inner[name]

    @property
    def _savers(self) -> dict[str, Callable[[], None]]:
        return {WEIGHING: self.save_weighing, BACK: self.save_look_back}

    def _tools(self) -> list[QWidget]:
        add = button(tr("+ Eigen bouwsteen"), self._add, look="quiet")
        add.setEnabled(not self._desk.session.read_only)
        hint = tr("Een bestand om te delen met anderen in de regio; er staat niets over het gezin in")
        save = button(tr("Woorden opslaan…"), self.save_words, look="quiet", hint=hint)
        read = button(tr("Woorden inlezen…"), self.read_words, look="quiet")
        read.setEnabled(not self._desk.session.read_only)
        return [add, save, read]

    def _show_chosen(self, *, moved: bool = True) -> None:
        name = self.chosen
        if moved:
            self.flush()
        part = name if name in MAKERS else STONE
        stone = stone_of(self._desk.casus, name) if part == STONE else None
        if stone is not None:
            self.detail.show_stone(stone, places_of(self._desk.casus).get(name, []))
        elif part == STONE:  # it went while it was shown
            part = ALL
        if part == ALL:
            self.overview.refresh()
        elif part == WEIGHING:
            self.weighing.refresh()
        elif part == BACK:
            self.back.refresh()
        shown = self._scrolls[part]
        if moved:
            shown.verticalScrollBar().setValue(0)
        self._stack.setCurrentWidget(shown)

    def _use_routekaart(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's own signature
        self._desk.run(lambda: verbs.use_set(self._desk.session, ROUTEKAART, wanted=wanted))

    def _add(self) -> None:
        made = self._desk.run(lambda: verbs.add_stone(self._desk.session))
        if made is not None:
            self.refresh()
            self.choose(made)
            self.detail.edit_words()


def _paper(inner: QWidget, theme: Theme) -> QScrollArea:
    """A part of the page in the middle of its room, no wider than reads well."""
    held = QWidget()
    held.setObjectName("page")
    held.setMaximumWidth(theme.px(PAGE_WIDTH))
    layout = column(inner, 1)
    layout.setContentsMargins(*([tokens.SPACE_5] * 4))
    held.setLayout(layout)
    middle = QWidget()
    middle.setObjectName("page")
    middle.setLayout(row(1, held, 1))
    middle.layout().setStretch(1, 20)  # type: ignore[union-attr]
    return scroll(middle, name=tr("Bouwstenen"))
