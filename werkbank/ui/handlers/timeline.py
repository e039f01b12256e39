"""Actions on the timeline: edit in place, split, merge, copy, another date, and the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from werkbank.app.actions import ActionId
from werkbank.app.event_rows import NAMES

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework
    from werkbank.ui.timeline.canvas import Canvas


def _view(work: Casework) -> Any:  # noqa: ANN401 - the timeline
    work.space.show_page(ActionId.PAGE_OVERVIEW)
    return work.space.overview.timeline


def _on_canvas(action: Callable[[Canvas], object], *, cell: str = "") -> Callable[[Casework], object]:
    """On the mark; where the table is shown, in its cell."""

    def do(work: Casework) -> None:
        view = _view(work)
        if view.twin.shown and cell:
            table = view.twin.table
            at = table.model.index(max(0, table.view.currentIndex().row()), NAMES.index(cell))
            table.view.setFocus()
            table.view.setCurrentIndex(at)
            table.view.edit(at)
            return
        view.twin.show(False)  # noqa: FBT003 - a switch
        view.setFocus()
        action(view.canvas)

    return do


def _lazily(name: str) -> Callable[[Canvas], object]:
    def do(canvas: Canvas) -> None:
        from werkbank.ui.timeline import inline_asking, inline_menu

        found: Callable[[Canvas], object] = getattr(inline_asking, name, None) or getattr(inline_menu, name)
        found(canvas)

    return do


def copy_to_person(work: Casework) -> None:
    """Ask to whom, beside the first of what is selected."""
    from PySide6.QtWidgets import QMenu

    from werkbank.ui.timeline.inline_menu import fill_persons

    canvas = _view(work).canvas
    menu = QMenu(canvas)
    menu.aboutToHide.connect(menu.deleteLater)
    fill_persons(menu, canvas)
    first = work.session.events[0].id
    place = canvas.editing.place_of(canvas.board.at.get(first, -1))
    menu.popup(canvas.viewport().mapToGlobal(place.toPoint()))


def paste_events(work: Casework) -> None:
    """Rows that were copied in a spreadsheet."""
    from werkbank.ui.timeline.paste import paste_text

    work.space.flush()
    paste_text(_view(work), work.space.desk, QGuiApplication.clipboard().text())


def save(work: Casework) -> None:
    """Ask what and where."""
    from werkbank.ui.timeline.exporting import ask_and_save

    work.space.flush()
    ask_and_save(_view(work), ask_target=work.window.ask_target)


def toggle_table(work: Casework) -> None:
    """Picture or table."""
    _view(work).twin.toggle()


def _step(key: Qt.Key, otherwise: str) -> Callable[[Casework], object]:
    """Alt with an arrow: moves what is selected while the timeline has the keyboard, else walks through time."""

    def do(work: Casework) -> None:
        from werkbank.ui.timeline.inline_keys import move_by_key

        canvas = work.space.overview.timeline.canvas
        here = work.window.focusWidget() is canvas
        if not (here and move_by_key(canvas, key, shift=False)):
            getattr(work.space.overview.times, otherwise)()

    return do


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.EDIT_TITLE: _on_canvas(_lazily("edit_title"), cell="titel"),
    ActionId.EDIT_SOURCE: _on_canvas(_lazily("edit_source"), cell="bron"),
    ActionId.ADD_CLAIM: _on_canvas(_lazily("ask_claim")),
    ActionId.SPLIT_EVENT: _on_canvas(_lazily("split_chosen")),
    ActionId.MERGE_EVENTS: _on_canvas(_lazily("merge_chosen")),
    ActionId.COPY_EVENTS: copy_to_person,
    ActionId.PASTE_EVENTS: paste_events,
    ActionId.TIMELINE_TABLE: toggle_table,
    ActionId.SAVE_TIMELINE: save,
    ActionId.PREVIOUS_EVENT: _step(Qt.Key.Key_Left, "previous"),
    ActionId.NEXT_EVENT: _step(Qt.Key.Key_Right, "next"),
}
