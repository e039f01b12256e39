"""Tab goes through what is laid out as people read it: from the top down and from left to right, as it stands now.

Qt keeps the order in which widgets were made. Where cards come and go that order says nothing: a new card would be the
last thing on the page, and the fields of a card that opens would come after every other card.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from werkbank.ui.flow import FlowBox


def tab_through(first: QWidget, *parts: QWidget) -> None:
    """After ``first`` Tab goes through all that takes the keyboard in these parts, in the order of their layouts."""
    last = first
    for part in parts:
        for one in _stops(part):
            if last.nextInFocusChain() is not one:
                QWidget.setTabOrder(last, one)
            last = one


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, FlowBox):
        for one in widget.items:
            yield from _stops(one)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inside = item.layout() if item is not None else None
        if item is not None and (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif inside is not None:
            yield from _stops_in(inside)
