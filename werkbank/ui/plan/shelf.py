"""What can be put in the plan: patterns, events, bouwstenen and persons, to drag, or with a key to choose a place.

Dragging shows where something may land (``Landings``); Enter or 'Zet in het plan…' opens the same places as a menu.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QMenu, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs.landing import STONE, land, landings
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Event
from werkbank.model.rules import called
from werkbank.model.sets import all_stones
from werkbank.plan.story import title_of
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button, column, label, line_edit, row

MIME = "application/x-werkbank-in-plan"
LONGEST = 70  # letters of a line of the menu
_THING = Qt.ItemDataRole.UserRole
Rows = list[tuple[str, str]]  # what it is called, and how it is named for the verb


def _patterns(casus: Casus) -> Rows:
    return [(one.name or tr("Patroon zonder naam"), str(key_of(one))) for one in casus.patterns.values()]


def _events(casus: Casus) -> Rows:
    ordered = sorted(casus.events.values(), key=lambda one: one.date.sort_key(rank=one.rank, ident=one.id))
    return [(dated(one), str(key_of(one))) for one in ordered]


def dated(event: Event) -> str:
    """An event with its date in front."""
    return f"{to_dutch(event.date)}: {title_of(event)}" if event.date.is_known else title_of(event)


def _persons(casus: Casus) -> Rows:
    return [(called(one), str(key_of(one))) for one in casus.persons.values() if called(one)]


def _stones(casus: Casus) -> Rows:
    return [(f"{one.id} {one.label}", f"{STONE}:{one.id}") for one in all_stones(casus)]


SORTS: tuple[tuple[str, Callable[[Casus], Rows]], ...] = (
    (mark("Patronen"), _patterns),
    (mark("Gebeurtenissen"), _events),
    (mark("Bouwstenen"), _stones),
    (mark("Personen"), _persons),
)


class Shelf(QFrame):
    """One list at a time, with a line to search in it."""

    dragging = Signal(str)  # what is being dragged; '' when it ended
    landed = Signal(str)  # the place where something landed

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sort = ChoiceField()
        self.sort.setAccessibleName(tr("Wat wil je in het plan zetten"))
        for title, _ in SORTS:
            self.sort.addItem(tr(title))
        self.sort.currentIndexChanged.connect(lambda _at: self.refresh())
        self.search = line_edit(tr("Zoeken in deze lijst"), placeholder=tr("zoeken…"))
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.list = _Things()
        self.list.setAccessibleName(tr("Om in het plan te zetten"))
        self.list.dragging.connect(self.dragging)
        self.list.chosen.connect(self.ask)
        self._put = button(tr("Zet in het plan…"), self.ask, hint=tr("Enter; of sleep naar een vak van het plan"))
        self._put.setEnabled(not desk.session.read_only)
        self.list.setDragEnabled(not desk.session.read_only)
        told = tr("Sleep iets naar een vak links, of naar een knop erboven. Een stippellijn wijst waar het past.")
        lines = (label(told, look="soft", wrap=True), row(self.sort, self.search), self.list, row(self._put, 1))
        self.setLayout(column(*lines))

    def refresh(self) -> None:
        """Show what there is now; the chosen row stays chosen."""
        was = self.list.thing()
        rows = SORTS[self.sort.currentIndex()][1](self._desk.casus)
        wanted = self.search.text().strip().casefold()
        self.list.fill([one for one in rows if wanted in one[0].casefold()], chosen=was)

    def ask(self) -> None:
        """Open the menu of places for the chosen row."""
        if (thing := self.list.thing()) and not self._desk.session.read_only:
            place = self.list.visualItemRect(self.list.currentItem()).bottomLeft()
            menu = landing_menu(self, self._desk, thing, landed=self.landed.emit)
            menu.popup(self.list.viewport().mapToGlobal(place))


class _Things(QListWidget):
    """Rows that can be dragged."""

    dragging = Signal(str)
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemDoubleClicked.connect(lambda _item: self.chosen.emit())

    def fill(self, rows: Rows, *, chosen: str) -> None:
        """Show these rows."""
        self.clear()
        for name, thing in rows:
            item = QListWidgetItem(name)
            item.setToolTip(name)
            item.setData(_THING, thing)
            self.addItem(item)
            if thing == chosen:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and rows:
            self.setCurrentRow(0)

    def thing(self) -> str:
        """What the chosen row is."""
        item = self.currentItem()
        return str(item.data(_THING)) if self.count() and self.currentRow() >= 0 else ""

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return mime_of(str(items[0].data(_THING))) if items else QMimeData()

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def startDrag(self, actions: Qt.DropAction) -> None:
        self.dragging.emit(self.thing())
        super().startDrag(actions)
        self.dragging.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def mime_of(thing: str) -> QMimeData:
    """What is dragged: ids only."""
    made = QMimeData()
    made.setData(MIME, thing.encode())
    return made


def thing_in(mime: QMimeData) -> str:
    """What is dragged, or ''."""
    return bytes(mime.data(MIME).data()).decode() if mime.hasFormat(MIME) else ""


def put(desk: Desk, thing: str, place: str) -> bool:
    """Put something in the plan and say what came of it."""
    made = desk.run(lambda: land(desk.session, thing, place))
    if made is not None:
        desk.noticed.emit(tr("Het staat in het plan. Met Ctrl+Z haal je het weer weg."))
    return made is not None


def landing_menu(parent: QWidget, desk: Desk, thing: str, *, landed: Callable[[str], object]) -> QMenu:
    """The places where something may land, each a line."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Zet in het plan"))
    for one in landings(desk.casus, thing):
        words = one.words if len(one.words) <= LONGEST else f"{one.words[: LONGEST - 1].rstrip()}…"
        action = menu.addAction(words.replace("&", "&&"))
        action.setData(one.place)

        def go(_on: bool = False, place: str = one.place) -> None:  # noqa: FBT001, FBT002 - Qt's own signature
            if put(desk, thing, place):
                landed(place)

        action.triggered.connect(go)
    if menu.isEmpty():
        menu.addAction(tr("Dit past nergens in het plan.")).setEnabled(False)
    return menu
