"""The genogram in the window: follows the casus, the selection and the time cursor; keys and mouse for everything.

Layout runs when the pedigree may have changed (persons and relations); another day or selection only changes ink. Keys:
arrows walk the family, P partner, K kind, O ouder, B broer of zus, N nieuw persoon, G gebeurtenis, Enter the fields.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QLabel

from werkbank.app.session import Key, key_from, key_of
from werkbank.drawing.shapes import Group
from werkbank.genogram.focus import middle_of, near
from werkbank.genogram.layout import Layout
from werkbank.genogram.picture import layout_of, line_groups, person_groups
from werkbank.genogram.symbols import Look
from werkbank.i18n import tr
from werkbank.journal.changes import ChangeSet
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.doing import RELATIVES, Doing
from werkbank.ui.genogram.items import MARKS, PERSONS, GroupItem, Handle, LinesItem
from werkbank.ui.genogram.walking import ARROWS, nearest_in
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import label

PEDIGREE = {Kind.PERSON, Kind.PARTNERSHIP, Kind.PARENTAGE, Kind.TWINS}
STEP, LEAST, MOST = 1.2, 0.15, 8.0
USUAL = 1.9  # pixels a point: a small family is not blown up beyond this
ROOM = 24.0
MOST_PERSONS = 400  # a larger family is drawn in parts


class GenogramView(QGraphicsView):
    """The family."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        self._scene = QGraphicsScene()  # kept here: the view does not own its scene
        super().__init__(self._scene)
        self._desk = desk
        self._theme = theme
        self._doing = Doing(desk)
        self._layout: Layout | None = None
        self._items: dict[str, GroupItem] = {}
        self._ring: list[Handle] = []
        self._fitted = True
        self._press: QPoint | None = None
        self._panned = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Genogram"))
        self.setMinimumSize(240, 160)
        self._middle: EntityId | None = None  # around whom a very large family is drawn
        self._much = label("", look="chip")
        self._much.setParent(self)
        self._day = label("", look="chip")
        self._day.setParent(self)
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("look", "soft")
        self._empty.setText(
            tr(
                "Hier komt de familie.\nDruk op N voor de eerste persoon.\n"
                "Daarna: P partner, K kind, O ouder, B broer of zus."
            )
        )
        desk.changed.connect(self._on_change)
        desk.selection_changed.connect(self._show_selection)
        desk.cursor_moved.connect(self._ink)
        self.set_theme(theme)

    # --- what every view offers ----------------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole family in view, never larger than reads well."""
        self._fitted = True
        rect = self._scene.itemsBoundingRect().adjusted(-ROOM, -ROOM, ROOM, ROOM)
        self.setSceneRect(self._roomy(rect))
        self.fitInView(rect, Qt.AspectRatioMode.KeepAspectRatio)
        largest = self._theme.px(100) / 100 * USUAL
        if self.transform().m11() > largest:
            self._scale_to(largest)
            self.centerOn(rect.center())

    def zoom_in(self) -> None:
        """Larger."""
        self._zoom(STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom(1 / STEP)

    def state(self) -> dict[str, Any]:
        """Zoom and place, as JSON without floats' surprises: in thousandths."""
        centre = self.mapToScene(self.viewport().rect().center())
        return {
            "fitted": self._fitted,
            "zoom": round(self.transform().m11() * 1000),
            "x": round(centre.x()),
            "y": round(centre.y()),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Put zoom and place back."""
        if kept and not kept.get("fitted", True):
            self._fitted = False
            self._scale_to(kept.get("zoom", 1000) / 1000)
            self.centerOn(QPointF(kept.get("x", 0), kept.get("y", 0)))
        else:
            self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.setBackgroundBrush(self._colour("surface"))
        self._ink()
        if self._fitted:
            self.fit()

    # --- following the casus -------------------------------------------------------------------------------------

    def _on_change(self, change_set: ChangeSet) -> None:
        if change_set.kinds() & PEDIGREE:
            self._layout = None
        if change_set.kinds() & {*PEDIGREE, Kind.CONDITION, Kind.BOND, Kind.RESIDENCE}:
            self._ink()
            if self._fitted:
                self.fit()

    def _ink(self) -> None:
        casus, as_of = self._part(), self._desk.session.as_of
        if self._layout is None:
            self._layout = layout_of(casus)
        look = Look(as_of, family=False)
        self._scene.clear()
        self._items, self._ring = {}, []
        lines = tuple(line_groups(casus, self._layout, look=look))
        self._scene.addItem(LinesItem([i for i in lines if not isinstance(i, Group)], self._theme.palette))
        for group in (i for i in lines if isinstance(i, Group)):
            self._add(group, layer=MARKS)
        for group in person_groups(casus, self._layout, look=look):
            self._add(group, layer=PERSONS)
        self._empty.setVisible(not casus.persons)
        cursor = self._desk.session.cursor
        self._day.setVisible(cursor is not None)
        self._day.setText(tr("zoals op {dag}", dag=to_dutch(from_edtf(as_of.isoformat()))))
        self._day.adjustSize()
        self._show_selection()

    def _part(self) -> Casus:
        """The family, or of a very large one the part around one person; says so."""
        whole = self._desk.casus
        if len(whole.persons) <= MOST_PERSONS:
            self._much.hide()
            return whole
        if self._middle not in whole.persons:
            self._middle = middle_of(whole)
        part = near(whole, around=self._middle)
        self._much.setText(
            tr(
                "{n} van {alle} personen, rond {wie}. Zoek iemand met Ctrl+F om daar te kijken.",
                n=len(part.persons),
                alle=len(whole.persons),
                wie=called(whole.persons.get(self._middle)) if self._middle else "",
            )
        )
        self._much.adjustSize()
        self._much.show()
        return part

    def _look_around(self, person: Person) -> None:
        """Somebody outside the drawn part was chosen: draw the part around them."""
        if str(key_of(person)) not in self._items and len(self._desk.casus.persons) > MOST_PERSONS:
            self._middle, self._layout = person.id, None
            self._ink()

    def _add(self, group: Group, *, layer: float) -> None:
        item = GroupItem(group, self._theme.palette, layer=layer)
        self._scene.addItem(item)
        self._items[group.key] = item

    def _show_selection(self) -> None:
        if (person := self._desk.session.person) is not None:
            self._look_around(person)
        chosen = {str(key) for key in self._desk.session.selection}
        for key, item in self._items.items():
            item.set_chosen(chosen=key in chosen)
        self._show_ring()
        person = self._desk.session.person
        found = self._items.get(str(key_of(person))) if person is not None else None
        if found is not None:
            self.setAccessibleDescription(found.drawn.alt)
            self.ensureVisible(found.hit, 12, 12)

    def _show_ring(self) -> None:
        for handle in self._ring:
            self._scene.removeItem(handle)
        self._ring = []
        person = self._desk.session.person
        item = self._items.get(str(key_of(person))) if person is not None else None
        if person is None or item is None or self._desk.session.read_only:
            return
        for handle in self._doing.ring(person, item.hit, self._theme):
            self._scene.addItem(handle)
            self._ring.append(handle)

    # --- doing ---------------------------------------------------------------------------------------------------

    def _walk(self, key: Qt.Key) -> None:
        person = self._desk.session.person
        start = self._items.get(str(key_of(person))) if person is not None else None
        persons = [item for name, item in self._items.items() if name.startswith(f"{Kind.PERSON}:")]
        if start is None:
            nearest = min(persons, key=lambda i: (i.centre.y(), i.centre.x()), default=None)
        else:
            nearest = nearest_in(key, start, persons)
        if nearest is not None and (found := key_from(nearest.key)):
            self._desk.select(found)

    # --- Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, person = Qt.Key(event.key()), self._desk.session.person
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        writes = plain and self._doing.writable
        if plain and key in ARROWS:
            self._walk(key)
        elif writes and key is Qt.Key.Key_N:
            self._doing.person()
        elif writes and key in RELATIVES and person is not None:
            self._doing.relative(RELATIVES[key][0], person)()
        elif writes and key is Qt.Key.Key_G and person is not None:
            self._doing.event(person)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and self._desk.session.selection:
            self._desk.edit_wanted.emit()
        elif key is Qt.Key.Key_Escape:
            self._desk.select()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            if isinstance(self.itemAt(event.position().toPoint()), Handle):
                super().mousePressEvent(event)
                return
            key = self._key_at(event.position().toPoint())
            if key is None:
                self._press, self._panned = event.position().toPoint(), False
                return
            more = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            now = self._desk.session.selection
            toggled = tuple(k for k in now if k != key) if key in now else (*now, key)
            self._desk.select(*(toggled if more else (key,)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position().toPoint() - self._press
        if self._panned or moved.manhattanLength() > 2:
            self._fitted, self._panned = False, True
            self._press = event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            super().mouseReleaseEvent(event)
            return
        if not self._panned:  # a click beside everybody
            self._desk.select()
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._key_at(event.position().toPoint()) is not None:
            self._desk.edit_wanted.emit()
        elif not self._desk.casus.persons:
            self._doing.person()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self._key_at(event.pos())
        person = self._desk.casus.persons.get(key.id) if key and key.kind is Kind.PERSON else None
        if person is not None:
            self._desk.select(key_of(person))
        self._doing.menu(self, person, fit=self.fit).exec(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP if turn > 0 else 1 / STEP)
        else:
            self._fitted = False
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._day.move(10, 10)
        self._much.move(10, self.height() - 34)
        self._empty.setGeometry(self.rect().adjusted(20, 20, -20, -20))
        if self._fitted:
            self.fit()

    # --- small ---------------------------------------------------------------------------------------------------

    def _key_at(self, at: QPoint) -> Key | None:
        for item in self.items(at):
            if isinstance(item, GroupItem):
                return key_from(item.key)
        return None

    def _zoom(self, factor: float) -> None:
        self._fitted = False
        self._scale_to(min(MOST, max(LEAST, self.transform().m11() * factor)))

    def _scale_to(self, zoom: float) -> None:
        now = self.transform().m11()
        self.scale(zoom / now, zoom / now)

    def _roomy(self, rect: QRectF) -> QRectF:
        return rect.adjusted(-rect.width(), -rect.height(), rect.width(), rect.height())

    def _colour(self, role: str) -> Any:  # noqa: ANN401 - QColor
        from werkbank.ui.canvas.inks import colour

        return colour(role, self._theme.palette)
