"""Actions that change what is seen, not what is known: zoom, time cursor, pages, where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from werkbank.app.actions import ActionId

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def _views(work: Casework) -> tuple[Any, ...]:
    """The view that has the keyboard, else both."""
    both = (work.space.overview.genogram, work.space.overview.timeline)
    focus: QWidget | None = work.window.focusWidget()
    if focus is None:
        return both
    return tuple(view for view in both if view is focus or view.isAncestorOf(focus)) or both


def _each(method: str) -> Callable[[Casework], object]:
    def do(work: Casework) -> None:
        for view in _views(work):
            getattr(view, method)()

    return do


def _page(page: ActionId) -> Callable[[Casework], object]:
    return lambda work: work.space.show_page(page)


def _focus(work: Casework, view: Any) -> None:  # noqa: ANN401 - genogram or timeline
    work.space.show_page(ActionId.PAGE_OVERVIEW)
    work.space.overview.bring(view)
    view.setFocus()


def _inspect(work: Casework) -> None:
    work.space.show_page(ActionId.PAGE_OVERVIEW)
    work.space.overview.bring(work.space.overview.timeline)
    work.space.overview.inspector.edit_first()


def _timeline_alone(work: Casework) -> None:
    work.space.show_page(ActionId.PAGE_OVERVIEW)
    work.space.overview.turn_timeline_alone()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.FIT: _each("fit"),
    ActionId.ZOOM_IN: _each("zoom_in"),
    ActionId.ZOOM_OUT: _each("zoom_out"),
    ActionId.PREVIOUS_EVENT: lambda work: work.space.overview.times.previous(),
    ActionId.NEXT_EVENT: lambda work: work.space.overview.times.next(),
    ActionId.PLAY: lambda work: work.space.overview.times.player.toggle(),
    ActionId.CURSOR_TODAY: lambda work: work.session.move_cursor(None),
    ActionId.PAGE_OVERVIEW: _page(ActionId.PAGE_OVERVIEW),
    ActionId.PAGE_PATTERNS: _page(ActionId.PAGE_PATTERNS),
    ActionId.PAGE_BOUWSTENEN: _page(ActionId.PAGE_BOUWSTENEN),
    ActionId.PAGE_PLAN: _page(ActionId.PAGE_PLAN),
    ActionId.FOCUS_GENOGRAM: lambda work: _focus(work, work.space.overview.genogram),
    ActionId.FOCUS_TIMELINE: lambda work: _focus(work, work.space.overview.timeline),
    ActionId.FOCUS_INSPECTOR: _inspect,
    ActionId.TIMELINE_ALONE: _timeline_alone,
}
