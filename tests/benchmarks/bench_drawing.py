"""Drawing by hand: frames while somebody is dragged (60 and 300 persons), and one stroke from key to paint.

A frame of dragging is one mouse move with the button down: the preview follows, the event loop runs, the view paints.
Beside it, in the same minutes, the same move with the family laid out anew: what the preview saves. A stroke is the
key K until the new symbol stands on the paper with the line under it: verb, layout, ink, paint.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.bench_genogram import WINDOW, shown
from tests.benchmarks.made_family import casus
from tests.benchmarks.report import Ratio, Row, Section
from werkbank.app.session import Key
from werkbank.genogram.layout import Layout
from werkbank.genogram.picture import layout_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.application import make_application
from werkbank.ui.genogram.gestures.inline import InlineLine
from werkbank.ui.genogram.view import GenogramView

SIZES = (60, 300)
PATIENCE = 60.0  # seconds


def measure(*, quick: bool) -> list[Section]:
    """One table a size."""
    make_application()
    return [Section(f"Drawing among {n} persons", _of(n, quick=quick)) for n in SIZES]


def _of(persons: int, *, quick: bool) -> list[Row | Ratio]:
    known = casus(persons=persons, events=0)
    count = 40 if quick else 120
    with shown(known, size=WINDOW, zoom=None) as view:
        dragged = tuple(_drag(view, _who(known), count=count))
        anew = tuple(_drag(view, _who(known), count=3 if quick else 8, anew=True))
        strokes = tuple(_stroke(view, _who(known)) for _ in range(2 if quick else 5))
    return [
        Row("a frame of dragging a parent with a partner and children", dragged, target="16 ms (p95)"),
        Ratio("the same frame with the family laid out anew", anew, dragged),
        Row("K until the new child and its line are painted", strokes),
    ]


def _who(known: Casus) -> EntityId:
    """Somebody in the middle with parents and children: the most rubber lines."""
    parents = {link.parent for link in known.parentages.values()}
    children = [link.child for link in known.parentages.values() if link.child in parents]
    return children[len(children) // 2]


def _drag(view: GenogramView, person: EntityId, *, count: int, anew: bool = False) -> list[float]:
    place = _laid_out(view).persons[person]
    start = view.mapFromScene(QPointF(place.x, place.y))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    _move(view, start + QPoint(9, 9))
    frames = []
    for n in range(count):
        to = start + QPoint(10 + 3 * (n % 40), 10 + 2 * (n % 30))
        frames.append(_timed(lambda to=to: _frame(view, to, anew=anew)))  # type: ignore[misc]
    view.let_go()
    QApplication.processEvents()
    return frames


def _laid_out(view: GenogramView) -> Layout:
    """A large family is drawn beside the window: wait for it."""
    end = time.monotonic() + PATIENCE
    while view.drafting.running or view.family.layout is None:
        QApplication.processEvents()
        if time.monotonic() > end:
            raise RuntimeError("nothing is drawn")
    return view.family.layout


def _frame(view: GenogramView, to: QPoint, *, anew: bool) -> None:
    _move(view, to)
    if anew:
        layout_of(view.desk.casus)
    QApplication.processEvents()


def _move(view: GenogramView, to: QPoint) -> None:
    port = view.viewport()
    kind, held = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
    on_screen = QPointF(port.mapToGlobal(to))
    event = QMouseEvent(kind, QPointF(to), on_screen, Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(port, event)


def _stroke(view: GenogramView, person: EntityId) -> float:
    view.desk.select(Key(Kind.PERSON, person))
    _laid_out(view)
    QApplication.processEvents()

    def draw() -> None:
        QTest.keyClick(view, Qt.Key.Key_K)
        QApplication.processEvents()
        _laid_out(view)
        QApplication.processEvents()

    spent = _timed(draw)
    line: InlineLine | None = view.viewport().findChild(InlineLine)
    if line is not None:
        QTest.keyClick(line.edit, Qt.Key.Key_Escape)
    QApplication.processEvents()
    return spent


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
