"""A genogram on its own, of an invented family."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from werkbank.app.session import Session
from werkbank.drawing.shapes import Item
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.items import GroupItem, LooseItem, StrokeItem
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.theme import theme_named


@contextmanager
def shown(session: Session, *, size: tuple[int, int] = (900, 600), theme: str = "light") -> Iterator[GenogramView]:
    """The view on screen; put away afterwards."""
    desk = Desk(session)
    view = GenogramView(desk, theme_named(theme))
    view.resize(*size)
    view.show()
    QApplication.processEvents()
    try:
        yield view
    finally:
        view.close()
        desk.close()
        view.deleteLater()
        QApplication.processEvents()


def on_paper(view: GenogramView) -> list[Item]:
    """Everything that the items on screen would paint at rest, groups and loose ink alike, sorted."""
    view.slide.finish()
    found: list[Item] = []
    for item in view.paper.items():
        if isinstance(item, GroupItem):
            found.append(item.drawn)
        elif isinstance(item, (StrokeItem, LooseItem)):
            found += item.drawn
    return sorted(found, key=repr)
