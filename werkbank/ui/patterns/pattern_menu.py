"""What else can be done with a pattern: search for more, merge, split, remove."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QMenu, QToolButton, QWidget

from werkbank.app.verbs import patterns
from werkbank.app.verbs.patterns import LEAST, MOST
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event, Pattern
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import opened, room_for
from werkbank.ui.patterns.evidence import event_line
from werkbank.ui.widgets import button, column, label, line_edit, row, scroll


def actions_button(desk: Desk, pattern: Callable[[], Pattern], *, remove: Callable[[], object]) -> QToolButton:
    """A button with a menu, filled when it opens."""
    made = QToolButton()
    made.setText(tr("Meer"))
    made.setAccessibleName(tr("Meer met dit patroon"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setProperty("look", "quiet")
    made.setEnabled(not desk.session.read_only)
    menu = QMenu(made)
    menu.aboutToShow.connect(lambda: fill(menu, desk, pattern(), remove=remove))
    made.setMenu(menu)
    return made


def fill(menu: QMenu, desk: Desk, pattern: Pattern, *, remove: Callable[[], object]) -> None:
    """What can be done now."""
    menu.clear()
    more = menu.addAction(_search_words(len(pattern.events)))
    more.setEnabled(LEAST <= len(pattern.events) <= MOST)
    more.triggered.connect(lambda _on=False: _search(desk, pattern))
    alone = len(desk.casus.patterns) < 2
    merging = menu.addMenu(tr("Samenvoegen: er is nog geen ander patroon") if alone else tr("Samenvoegen met"))
    for other in desk.casus.patterns.values():
        if other.id != pattern.id:
            name = (other.name or tr("Patroon zonder naam")).replace("&", "&&")
            merging.addAction(name).triggered.connect(lambda _on=False, o=other: _merge(desk, pattern, o))
    merging.setEnabled(not merging.isEmpty())
    can_split = len(pattern.events) > 1
    splitting = menu.addAction(tr("Splitsen…") if can_split else tr("Splitsen: kan vanaf 2 gebeurtenissen"))
    splitting.setEnabled(can_split)
    splitting.triggered.connect(lambda _on=False: opened(SplitDialog(menu.window(), desk, pattern)))
    menu.addSeparator()
    menu.addAction(tr("Weghalen")).triggered.connect(lambda _on=False: remove())


def _search_words(events: int, /) -> str:
    """What the entry says; when it cannot be done, why not."""
    if LEAST <= events <= MOST:
        return tr("Zoek meer hiervan")
    return tr("Zoek meer hiervan: kan met {a} tot {b} gebeurtenissen, hier zijn het er {n}", a=LEAST, b=MOST, n=events)


def _search(desk: Desk, pattern: Pattern) -> None:
    events = [event for one in pattern.events if (event := desk.casus.events.get(one))]
    desk.run(lambda: patterns.save_search(desk.session, *events, name=pattern.name))


def _merge(desk: Desk, pattern: Pattern, other: Pattern) -> None:
    desk.run(lambda: patterns.merge(desk.session, pattern, other=other))
    desk.noticed.emit(tr("Samengevoegd. Met Ctrl+Z zijn het er weer twee."))


class SplitDialog(QDialog):
    """Which events go to a pattern of their own, and what that is called."""

    def __init__(self, parent: QWidget, desk: Desk, pattern: Pattern) -> None:
        super().__init__(parent)
        self._desk, self._pattern = desk, pattern
        self.setWindowTitle(tr("Patroon splitsen"))
        self.name = line_edit(tr("Naam van het nieuwe patroon"), placeholder=tr("hoe het gezin dit deel noemt"))
        events = [event for one in pattern.events if (event := desk.casus.events.get(one))]
        self.ticks: dict[EntityId, QCheckBox] = {event.id: _tick(event) for event in events}
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(column(*self.ticks.values(), 1))
        hint = tr("De woorden en antwoorden blijven bij het eerste. Het nieuwe patroon is nog niet herkend.")
        self.setLayout(
            column(
                label(tr("Wat gaat naar een eigen patroon?"), look="lead"),
                scroll(inner, name=tr("Gebeurtenissen")),
                label(tr("Naam van het nieuwe patroon"), look="field", buddy=self.name),
                self.name,
                label(hint, look="soft", wrap=True),
                row(button(tr("Splitsen"), self.accept, look="primary"), button(tr("Laat maar"), self.reject), 1),
                space=tokens.SPACE_3,
            )
        )
        self.layout().setContentsMargins(*([tokens.SPACE_4] * 4))  # type: ignore[union-attr]
        self._inner = inner

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as the longest event, with the scroll bar, when there is room for that; then it gets its place."""
        for tick in self.ticks.values():
            tick.ensurePolished()
        wide = self._inner.sizeHint().width() + 4 * tokens.SPACE_5
        self.resize(QSize(wide, self.height()).expandedTo(self.minimumSizeHint()).boundedTo(room_for(self)))
        super().showEvent(event)

    def accept(self) -> None:
        chosen = {one for one, tick in self.ticks.items() if tick.isChecked()}
        name = self.name.text().strip()
        made = self._desk.run(lambda: patterns.split(self._desk.session, self._pattern, events=chosen, name=name))
        if made is not None:
            super().accept()


def _tick(event: Event) -> QCheckBox:
    return QCheckBox(event_line(event).replace("&", "&&"))
