"""The genogram in the window: follows the casus, the selection and the time cursor; gestures do the rest.

Who knows what: ``scene`` keeps the items, ``camera`` what is in view, ``family`` what is drawn (part, places, ink), a
``Gesture`` one way to do something. Layout runs when the pedigree may have changed; another day or selection only
changes ink. ``drawn`` tells that other people or other places are on the paper.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QMenu

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_from, key_of
from werkbank.i18n import tr
from werkbank.journal.changes import ChangeSet
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.ui.canvas.inks import colour
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.accessible import make_accessible
from werkbank.ui.genogram.aids import Aids
from werkbank.ui.genogram.camera import STEP, USUAL, Camera
from werkbank.ui.genogram.chips import Chips
from werkbank.ui.genogram.drafting import Drafting, Drawn
from werkbank.ui.genogram.family import INKED, PEDIGREE, DrawnFamily
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.glide import Glide
from werkbank.ui.genogram.items import GroupItem
from werkbank.ui.genogram.layers import LayerSwitches
from werkbank.ui.genogram.scene import FamilyScene
from werkbank.ui.genogram.signs_layer import SignsLayer
from werkbank.ui.genogram.sliding import Slide
from werkbank.ui.genogram.usual import usual
from werkbank.ui.genogram.warming import Warmer
from werkbank.ui.genogram.zooming import Zooming
from werkbank.ui.theme import Theme


class GenogramView(QGraphicsView):
    """The family."""

    drawn = Signal()  # other people or other places: whatever hangs on items looks them up again

    def __init__(self, desk: Desk, theme: Theme) -> None:
        make_accessible()  # before the view is there: whoever listens already gets its interface at once
        self.paper = FamilyScene()  # kept here: the view does not own its scene
        super().__init__(self.paper)
        self.desk = desk
        self.theme = theme
        self.camera = Camera(self)
        self.family = DrawnFamily(desk)
        self.gestures: list[Gesture] = usual(self)
        self._held: Gesture | None = None
        self.chips = Chips(self)
        self.warmer = Warmer(self)
        self.glide = Glide(self)
        self.slide = Slide(self)
        self.zooming = Zooming(self)
        self.drafting = Drafting(self, done=self._put, busy=self.chips.show_busy, failed=self._not_drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the background brush fills all of it
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Genogram"))
        self.setMinimumSize(240, 160)
        desk.changed.connect(self._on_change)
        desk.selection_changed.connect(self._on_selection)
        desk.cursor_moved.connect(self._on_cursor)
        self.aids = Aids(self)
        self.signs = SignsLayer(self)
        self.layers = LayerSwitches(self)
        self.set_theme(theme)

    # --- what every view offers ----------------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole family in view, never larger than reads well."""
        self.camera.fit()

    def zoom_in(self) -> None:
        """Larger."""
        self.zooming.press(STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self.zooming.press(1 / STEP)

    def state(self) -> dict[str, Any]:
        """Zoom and place, and around whom a very large family is drawn, as JSON."""
        return {**self.camera.state(), "middle": self.family.middle}

    def restore(self, kept: dict[str, Any]) -> None:
        """Put zoom and place back."""
        if (middle := kept.get("middle")) and middle != self.family.middle:
            self.family.centre(EntityId(middle))
            self.draw()
        self.camera.restore(kept)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.theme = theme
        self.zooming.finish()
        self.camera.largest = theme.px(100) / 100 * USUAL
        self.setBackgroundBrush(colour("surface", theme.palette))
        self.signs.dress()
        self.chips.dress()
        self.draw()

    # --- what gestures and layers use ----------------------------------------------------------------------------

    @property
    def items_by_key(self) -> dict[str, GroupItem]:
        """What can be chosen on the paper, by key."""
        return self.paper.by_key

    def take(self, gesture: Gesture) -> None:
        """Ask this gesture before all others."""
        self.gestures.insert(0, gesture)

    def leave_free(self, *, top: int | None = None, right: int | None = None, bottom: int | None = None) -> None:
        """Keep the paper out of these strips (px): buttons and the legend stand there; None leaves one as it is."""
        free = self.viewportMargins()
        now = (free.top(), free.right(), free.bottom())
        wanted = tuple(old if new is None else new for old, new in zip(now, (top, right, bottom), strict=True))
        if wanted != now:
            self.setViewportMargins(0, *wanted)

    def key_at(self, at: QPoint) -> Key | None:
        """The entity drawn at a point of the viewport."""
        return next((key_from(item.key) for item in self.items(at) if isinstance(item, GroupItem)), None)

    def pass_on(self, event: QMouseEvent) -> None:
        """Let the item at that place hear of a press or release itself."""
        if event.type() is event.Type.MouseButtonRelease:
            super().mouseReleaseEvent(event)
        else:
            super().mousePressEvent(event)

    def draw(self) -> None:
        """Put the family on the paper as it is now."""
        draft = self.family.draft(self.desk.casus)
        if draft is not None:
            self.drafting.ask(draft)
        elif not self.drafting.running:
            self._lay()

    def _put(self, drawn: Drawn) -> None:
        if self.desk.is_closed:  # the casus was put away while this was worked out
            return
        self.family.accept(drawn)
        self._lay()

    def _not_drawn(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.desk.refused.emit(error.text, error.remedy)

    def _lay(self) -> None:
        """Lay on the paper what was worked out; who has another place goes there before one's eyes."""
        before, ink = self.glide.look(), self.family.ink(self.desk.casus)
        self.paper.show(ink, day=self.desk.session.as_of, palette=self.theme.palette)
        self.warmer.follow(ink)
        self.chips.show_state()
        self._on_selection()
        if self.camera.fitted:
            self.fit()
        self.drawn.emit()
        self.glide.start(before)

    def redo_marks(self) -> None:
        """Ask every gesture anew what it lays over the picture."""
        self.paper.lay_over(mark for gesture in self.gestures for mark in gesture.marks())

    # --- following the desk --------------------------------------------------------------------------------------

    def _on_change(self, change_set: ChangeSet) -> None:
        if change_set.kinds() & INKED and not self.family.keeps(self.desk.casus):
            self.family.outdate(places=bool(change_set.kinds() & PEDIGREE))
            self.draw()

    def _on_cursor(self) -> None:
        self.slide.turn(self.desk.session.as_of)
        self.chips.show_state()

    def _on_selection(self) -> None:
        person = self.desk.session.person
        if person is not None and self.family.look_around(person.id):
            self.draw()
            return
        chosen = {str(key) for key in self.desk.session.selection}
        for key, item in self.items_by_key.items():
            item.set_chosen(chosen=key in chosen)
        self.redo_marks()
        found = self.items_by_key.get(str(key_of(person))) if person is not None else None
        if found is not None:
            self.setAccessibleDescription(found.drawn.alt)
            self.ensureVisible(found.hit, 12, 12)

    # --- Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.glide.finish()
        if not any(gesture.key(event) for gesture in self.gestures):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.glide.finish()
        if self._held is None:
            self._held = next((gesture for gesture in self.gestures if gesture.press(event)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._held.move(event)
            return
        for gesture in self.gestures:
            gesture.hover(event)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and not event.buttons():
            held, self._held = self._held, None
            held.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        any(gesture.double(event) for gesture in self.gestures)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self.key_at(event.pos())
        if key is not None and key.kind is Kind.PERSON:
            self.desk.select(key)
        menu = QMenu(self)
        for gesture in self.gestures:
            gesture.offer(menu, key)
        if key is not None and key.kind is Kind.PERSON:
            menu.addAction(tr("Wie zei dat? (geschiedenis)"), lambda: self.desk.action_wanted.emit(ActionId.HISTORY))
        menu.exec(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.let_go()

    def flush(self) -> None:
        """Commit what is being typed on the paper."""
        for gesture in self.gestures:
            gesture.flush()

    def let_go(self) -> None:
        """End whatever was begun and not finished."""
        self._held = None
        for gesture in self.gestures:
            gesture.cancel()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zooming.turn(STEP if turn > 0 else 1 / STEP)
        else:
            self.camera.fitted = False
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.zooming.moving:
            super().paintEvent(event)
            return
        if not (outside := self.zooming.outside(event)).region().isEmpty():
            super().paintEvent(outside)
        self.zooming.paint()

    def hideEvent(self, event: QHideEvent) -> None:
        self.warmer.stop()
        self.glide.finish()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chips.place()
        if self.camera.fitted:
            self.fit()
