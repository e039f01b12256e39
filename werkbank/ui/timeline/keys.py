"""The keyboard of the timeline: a roving focus through events, zoom, pan, and what Enter and the space bar do.

Left and right go through time, Home and End to its ends; up and down to the next lane; B to the next event in the same
lane, P to the next of the same person (with Shift the one before), Control with Home and End to the ends of the lane.

Editing goes from the keys too: N or Insert puts a new event there, F2 is its title, S its source, A and then f, m or v
its nature; Alt with arrows moves it through time, with Shift too it moves its end. Escape gives up what the mouse does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from werkbank.timeline.hits import in_next_lane, in_time
from werkbank.timeline.walking import at_end_of_lane, in_lane, of_person
from werkbank.ui.timeline.gestures import toggled
from werkbank.ui.timeline.inline_asking import edit_source, edit_title, place_at_cursor
from werkbank.ui.timeline.inline_keys import begin_chord, finish_chord, move_by_key

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

_K = Qt.Key
PAN_SHARE = 0.25
ZOOM = 1.4


def press(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key means; whether it meant anything."""
    key, mods = event.key(), event.modifiers()
    control = bool(mods & Qt.KeyboardModifier.ControlModifier)
    if canvas.editing.chord:
        return finish_chord(canvas, key)
    if mods & Qt.KeyboardModifier.AltModifier:
        return move_by_key(canvas, key, shift=bool(mods & Qt.KeyboardModifier.ShiftModifier))
    shift = bool(mods & Qt.KeyboardModifier.ShiftModifier)
    if key in _STRIDES and control == (key in _WITH_CONTROL):
        stride = _STRIDES[key]
        _focus(canvas, stride(canvas, _at(canvas), -1 if shift else 1), add=False)
        return True
    if control and key in _PANS:
        canvas.pan(*(share * canvas.viewport().width() for share in _PANS[key]))
        return True
    if key in _MOVES and not control:
        _focus(canvas, _MOVES[key](canvas, _at(canvas)), add=shift)
        return True
    if (action := _ACTIONS.get(key)) is not None and not (control and key in _PLAIN_ONLY):
        action(canvas)
        return True
    return False


def _escape(canvas: Canvas) -> None:
    if not canvas.editing.give_up():
        canvas.editing.echo.hush()


def _at(canvas: Canvas) -> int:
    """The event that has the focus; without one, the one nearest to the time cursor comes next."""
    focused = canvas.focused
    return canvas.board.at.get(focused, -1) if focused else -1


def _focus(canvas: Canvas, index: int, *, add: bool) -> None:
    if index < 0:
        return
    key = canvas.key(index)
    canvas.focused = key.id
    chosen = canvas.desk.session.selection if add else ()
    canvas.desk.select(*(other for other in chosen if other != key), key)
    canvas.reveal(key.id)
    canvas.focus_moved.emit(index)


def _toggle(canvas: Canvas) -> None:
    index = _at(canvas)
    if index >= 0:
        canvas.desk.select(*toggled(canvas.desk.session.selection, key=canvas.key(index)))


def _edit(canvas: Canvas) -> None:
    canvas.desk.edit_wanted.emit()


def _page(step: float) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.pan(step * (canvas.viewport().width() - canvas.sizes.names))


_MOVES: dict[int, Callable[[Canvas, int], int]] = {
    _K.Key_Right: lambda canvas, index: in_time(canvas.board, index, step=1),
    _K.Key_Left: lambda canvas, index: in_time(canvas.board, index, step=-1),
    _K.Key_Down: lambda canvas, index: in_next_lane(canvas.board, index, step=1),
    _K.Key_Up: lambda canvas, index: in_next_lane(canvas.board, index, step=-1),
    _K.Key_Home: lambda canvas, _: in_time(canvas.board, -1, step=1),
    _K.Key_End: lambda canvas, _: in_time(canvas.board, -1, step=-1),
}
_STRIDES: dict[int, Callable[[Canvas, int, int], int]] = {
    _K.Key_B: lambda canvas, index, step: in_lane(canvas.board, index, step=step),
    _K.Key_P: lambda canvas, index, step: of_person(canvas.board, index, step=step),
    _K.Key_Home: lambda canvas, index, _: at_end_of_lane(canvas.board, index, step=-1),
    _K.Key_End: lambda canvas, index, _: at_end_of_lane(canvas.board, index, step=1),
}
_WITH_CONTROL = {_K.Key_Home, _K.Key_End}  # without Control they go to the ends of all time
_PANS: dict[int, tuple[float, float]] = {
    _K.Key_Right: (-PAN_SHARE, 0.0),
    _K.Key_Left: (PAN_SHARE, 0.0),
    _K.Key_Down: (0.0, -PAN_SHARE / 2),
    _K.Key_Up: (0.0, PAN_SHARE / 2),
}
_ACTIONS: dict[int, Callable[[Canvas], None]] = {
    _K.Key_Plus: lambda canvas: canvas.motion.zoom(ZOOM),
    _K.Key_Equal: lambda canvas: canvas.motion.zoom(ZOOM),
    _K.Key_Minus: lambda canvas: canvas.motion.zoom(1 / ZOOM),
    _K.Key_0: lambda canvas: canvas.motion.fit(),
    _K.Key_PageDown: _page(-0.8),
    _K.Key_PageUp: _page(0.8),
    _K.Key_Return: _edit,
    _K.Key_Enter: _edit,
    _K.Key_Space: _toggle,
    _K.Key_Escape: _escape,
    _K.Key_N: place_at_cursor,
    _K.Key_Insert: place_at_cursor,
    _K.Key_F2: edit_title,
    _K.Key_S: edit_source,
    _K.Key_A: begin_chord,
}
_PLAIN_ONLY = {_K.Key_Return, _K.Key_Enter, _K.Key_N, _K.Key_S, _K.Key_A, _K.Key_Insert}
