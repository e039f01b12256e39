"""What a press, a double click and the wheel mean on the timeline, by where they land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from werkbank.app.session import Key
from werkbank.i18n import ntr, tr
from werkbank.model.kinds import Kind
from werkbank.timeline.hits import Area, Hit
from werkbank.timeline.picture_ground import band_title
from werkbank.ui.timeline import looking
from werkbank.ui.timeline.claims_marks import sign_at
from werkbank.ui.timeline.gestures import Gesture, MoveCursor, Nothing, Pan, RubberBand, between, toggled
from werkbank.ui.timeline.inline_asking import add_under
from werkbank.ui.timeline.inline_drag import Drag, shape_at
from werkbank.ui.timeline.inline_menu import choose_date
from werkbank.ui.timeline.stone_marks import carried_words

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

NOTCH = 120  # Qt's unit of one step of a wheel
STEP = 60  # pixels a notch
ZOOM = 1.2  # a notch
TOLD = 120  # letters of a line in a tool tip
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(canvas: Canvas, event: QMouseEvent) -> Gesture:
    """Begin a gesture."""
    point, mods = event.position(), event.modifiers()
    hit = canvas.hit(point)
    if (signed := sign_at(canvas, point)) >= 0:
        choose_date(canvas, signed)
        return Nothing()
    if looking.press(canvas, hit):
        return Nothing()
    match hit.area:
        case Area.AXIS:
            return MoveCursor(canvas, point)
        case Area.MARK:
            return _take(canvas, point, hit, control=bool(mods & _CONTROL), shift=bool(mods & _SHIFT))
        case Area.NAME:
            _name(canvas, hit, control=bool(mods & _CONTROL))
            return Nothing()
        case Area.COUNT:
            if hit.dense is not None:
                looking.spread_row(canvas, hit.dense)
            else:
                canvas.unfold(hit.band)
            return Nothing()
    return RubberBand(canvas, point) if mods & _SHIFT else Pan(canvas, point)


def double_click(canvas: Canvas, point: QPointF) -> None:
    """A new event in an empty place; on a mark its fields; on a name it folds."""
    hit = canvas.hit(point)
    if hit.area is Area.MARK:
        canvas.desk.edit_wanted.emit()
    elif hit.area is Area.NAME:
        canvas.fold(hit.band)
    else:
        add_under(canvas, point)


def pointer(canvas: Canvas, point: QPointF) -> Qt.CursorShape:
    """The shape of the pointer over a point: what a press would do there."""
    hit = canvas.hit(point)
    return shape_at(canvas, hit, x=point.x()) or _POINTERS.get(hit.area, Qt.CursorShape.ArrowCursor)


def wheel(canvas: Canvas, event: QWheelEvent) -> None:
    """Ctrl zooms round the mouse; Shift or a sideways wheel pans through time; else up and down, when there is more."""
    turn, mods = event.angleDelta(), event.modifiers()
    if mods & _CONTROL:
        notches = (turn.y() or turn.x()) / NOTCH
        zoom = canvas.motion.zoom if notches == round(notches) else canvas.zoom  # a touchpad is smooth of itself
        zoom(ZOOM**notches, at=event.position().x())
        return
    pixels = event.pixelDelta()
    dx, dy = (
        (float(pixels.x()), float(pixels.y()))
        if not pixels.isNull()
        else (turn.x() * STEP / NOTCH, turn.y() * STEP / NOTCH)
    )
    if mods & _SHIFT or (not dx and canvas.verticalScrollBar().maximum() == 0):
        dx, dy = dx + dy, 0.0
    canvas.pan(dx, dy)


def tip(canvas: Canvas, hit: Hit) -> str:
    """What to say about what lies under the mouse."""
    if hit.area is Area.MARK:
        return "\n".join(map(_on_screen, [*canvas.board.alt(hit.event).split("; "), *carried_words(canvas, hit.event)]))
    if hit.area is Area.NAME and hit.band is not None:
        return band_title(hit.band)
    return _count_tip(hit) if hit.area is Area.COUNT else looking.tip(canvas, hit)


def _on_screen(line: str) -> str:
    """A line of a tool tip, which Qt shows as wide as it is."""
    return line if len(line) <= TOLD else f"{line[: TOLD - 1]}…"


def _count_tip(hit: Hit) -> str:
    band = hit.band
    if band is None:
        return ""
    if hit.dense is not None:
        return tr(
            "{n} gebeurtenissen in deze rij. Klik om er zo ver in te zoomen dat u ze een voor een ziet.",
            n=hit.dense.last - hit.dense.first,
        )
    if band.lane is None:
        return tr("Toon ook de banen zonder gebeurtenis")
    return ntr(
        "{n} gebeurtenis verborgen: klik om te tonen", "{n} gebeurtenissen verborgen: klik om te tonen", band.hidden
    )


def _take(canvas: Canvas, point: QPointF, hit: Hit, *, control: bool, shift: bool) -> Gesture:
    """Select a mark; what is selected already, or comes to it with Ctrl, waits until the button is let go."""
    key, selection = canvas.key(hit.event), canvas.desk.session.selection
    if control:
        chosen = toggled(selection, key=key)
    elif shift and canvas.focused and canvas.focused != key.id:
        chosen = between(canvas, Key(Kind.EVENT, canvas.focused), key)
    else:
        chosen = (key,)
    if not shift:
        canvas.focused = key.id
    waits = control or (key in selection and len(selection) > 1 and not shift)
    if not waits:
        canvas.desk.select(*chosen)
    if canvas.desk.session.read_only:
        canvas.desk.select(*chosen)
        return Nothing()
    return Drag(canvas, point, hit, control=control, clicked=chosen)


def _name(canvas: Canvas, hit: Hit, *, control: bool) -> None:
    lane = hit.band.lane if hit.band else None
    if lane is None:
        return
    if lane.name.person:
        key = Key(Kind.PERSON, lane.name.person)
        canvas.desk.select(*(toggled(canvas.desk.session.selection, key=key) if control else (key,)))
    elif lane.count:
        first, last = (int(canvas.board.row_first[row]) for row in (lane.first, lane.first + lane.rows))
        canvas.desk.select(*(canvas.key(index) for index in range(first, last)))


_POINTERS = dict.fromkeys(set(Area) - {Area.LANE, Area.NOWHERE, Area.AXIS}, Qt.CursorShape.PointingHandCursor)
_POINTERS[Area.AXIS] = Qt.CursorShape.SplitHCursor
