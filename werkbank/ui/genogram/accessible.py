"""The genogram for a screen reader: a list of everybody on the paper in reading order, and then of every line.

A QGraphicsView shows a screen reader nothing of its items, so the objects are our own. They are made when they are
asked for and kept by the view's interface, because Qt does not keep Python objects alive. Behind them come the widgets
that lie over the paper (check, folded branches), which Qt describes itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView
from shiboken6 import Shiboken

from werkbank.app.session import key_from
from werkbank.genogram.strands import Strand, strands_of, way_of_ink
from werkbank.i18n import ntr, tr
from werkbank.model.kinds import Kind
from werkbank.model.stone_words import told
from werkbank.ui.leaf import Leaf

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView


class Entry(NamedTuple):
    """One thing on the paper: its key, what is said of it, and what it is."""

    key: str
    name: str
    about: str
    strand: Strand | None = None


class EntryInterface(Leaf):
    """One person or line: the ``place``-th of the list."""

    def __init__(self, parent: GenogramInterface, place: int) -> None:
        super().__init__(parent, place)
        self._parent = parent

    def isValid(self) -> bool:
        return self._parent.isValid() and self._place < len(self._parent.entries())

    def rect(self) -> QRect:
        return self._parent.place_of(self._entry) if self.isValid() else QRect()

    def state(self) -> QAccessible.State:
        found = QAccessible.State()
        found.focusable = found.selectable = True
        if self.isValid():
            chosen = [str(key) for key in self._parent.view.desk.session.selection]
            found.selected = self._entry.key in chosen
            found.focused = chosen[:1] == [self._entry.key] and self._parent.view.hasFocus()
        return found

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return self._entry.name
        return told_about(self._parent.view, self._entry) if kind == QAccessible.Text.Description else ""

    @property
    def _entry(self) -> Entry:
        return self._parent.entries()[self._place]


class GenogramInterface(QAccessibleWidget):
    """The view as a list."""

    def __init__(self, view: GenogramView) -> None:
        super().__init__(view, QAccessible.Role.List, tr("Genogram"))
        self.view = view
        self._made: dict[int, EntryInterface] = {}
        self._entries: list[Entry] = []
        self._known: tuple[object, ...] = ()

    def entries(self) -> list[Entry]:
        """Everybody and every line on the paper, as of the day that is shown."""
        family, session = self.view.family, self.view.desk.session
        known = (id(family.part), id(family.layout), session.as_of, len(self.view.items_by_key))
        if known != self._known:
            self._entries, self._known = list(entries_of(self.view)), known
        return self._entries

    def place_of(self, entry: Entry) -> QRect:
        """Where something is on the screen."""
        item = self.view.items_by_key.get(entry.key)
        area = item.hit if item is not None else self._ink(entry.strand)
        corner = self.view.viewport().mapToGlobal(self.view.mapFromScene(area.topLeft()))
        size = self.view.transform().mapRect(area).size().toSize()
        return QRect(corner, size)

    def _ink(self, strand: Strand | None) -> QRectF:
        part, layout = self.view.family.part, self.view.family.layout
        if strand is None or part is None or layout is None:
            return QRectF()
        points = [point for line in way_of_ink(part, layout, strand.people) for point in line]
        if not points:
            return QRectF()
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).adjusted(-2, -2, 2, 2)

    def childCount(self) -> int:
        return len(self.entries()) + super().childCount() if Shiboken.isValid(self.view) else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        own = len(self.entries()) if Shiboken.isValid(self.view) else 0
        if not 0 <= index < self.childCount():
            return None
        if index >= own:
            return super().child(index - own)
        if index not in self._made:
            self._made[index] = EntryInterface(self, index)
            QAccessible.registerAccessibleInterface(self._made[index])
        return self._made[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        found = next((place for place, made in self._made.items() if made is child), -1)
        if found >= 0:
            return found
        among_widgets = super().indexOfChild(child)
        return among_widgets + len(self.entries()) if among_widgets >= 0 else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for place, entry in enumerate(self.entries()):
            if self.place_of(entry).contains(x, y):
                return self.child(place)
        return None


def told_about(view: GenogramView, entry: Entry) -> str:
    """What an entry is, which bouwstenen it carries, and whether something about it is new."""
    key, fresh = key_from(entry.key), view.desk.fresh
    item = view.desk.casus.get(key.kind, key.id) if key is not None else None
    parts = [entry.about]
    if item is not None and item.bouwstenen:
        stones = ", ".join(told(view.desk.casus, stone) for stone in item.bouwstenen)
        parts.append(tr("bouwstenen: {namen}", namen=stones))
    if key is not None and (fresh.has(key) or (key.kind is Kind.PERSON and key.id in fresh.people)):
        parts.append(fresh.words)
    return "; ".join(filter(None, parts))


def entries_of(view: GenogramView) -> list[Entry]:
    """What a screen reader finds on the paper."""
    part, layout, items = view.family.part, view.family.layout, view.items_by_key
    if part is None or layout is None:
        return []
    order = sorted(layout.persons.items(), key=lambda item: (item[1].y, item[1].x))
    found = []
    for person, place in order:
        key = f"{Kind.PERSON}:{person}"
        if key in items:
            row = tr("persoon, generatie {n}", n=place.generation + 1)
            found.append(Entry(key, items[key].drawn.alt, row))
    for strand in strands_of(part, as_of=view.desk.session.as_of):
        if strand.kind is Kind.BOND and strand.key not in items:
            continue  # bonds that are not drawn are not there
        drawn = items[strand.key].drawn.alt if strand.kind is Kind.BOND else ""
        found.append(Entry(strand.key, drawn or strand.said, _what(strand), strand))
    told = {entry.key for entry in found}
    others = [(key, item.drawn.alt) for key, item in items.items() if key not in told and item.drawn.alt]
    return [*found, *(Entry(key, alt, tr("in de tekening")) for key, alt in others)]


def _what(strand: Strand) -> str:
    if strand.kind is Kind.PARTNERSHIP:
        return tr("lijn tussen partners")
    return tr("lijn van ouder naar kind") if strand.kind is Kind.PARENTAGE else tr("band")


_kept: list[GenogramInterface] = []


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not (isinstance(thing, QGraphicsView) and hasattr(thing, "paper") and hasattr(thing, "camera")):
        return None
    _kept[:] = [known for known in _kept if Shiboken.isValid(known) and Shiboken.isValid(known.view)]
    _kept.append(GenogramInterface(thing))  # type: ignore[arg-type]
    return _kept[-1]


@cache
def make_accessible() -> None:
    """Tell Qt, once, how a genogram reads."""
    QAccessible.installFactory(_interface)


def tell_of_others(view: GenogramView) -> None:
    """Other people are drawn: whoever remembers the list should look again."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))


def announce(view: GenogramView) -> None:
    """Say what the keyboard went to."""
    selection = [str(key) for key in view.desk.session.selection]
    if not selection:
        view.setAccessibleDescription("")
        return
    person = selection[0].startswith(f"{Kind.PERSON}:") and selection[0] in view.items_by_key
    if not QAccessible.isActive() and len(selection) == 1 and person:
        return  # the view itself tells whom it shows; the rest is only looked up when somebody listens
    entries = entries_of(view)
    place = next((n for n, entry in enumerate(entries) if entry.key == selection[0]), -1)
    if place < 0:
        return
    more = ntr("{n} gekozen", "{n} gekozen", len(selection)) if len(selection) > 1 else ""
    view.setAccessibleDescription(", ".join(filter(None, [entries[place].name, more])))
    if QAccessible.isActive() and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)
