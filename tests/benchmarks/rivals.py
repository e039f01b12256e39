"""The same timeline drawn by others, to compare with: Qt's graphics view and pyqtgraph.

Both get what ours has laid out (rows, days, kinds, labels) for nothing, and draw a plainer picture of it: lanes, grid,
bars with an edge, diamonds, and the texts of the two hundred marks with most room. No hatching, no axis of months, no
help curve, no ends that tell what is vague. So where ours is quicker, it is quicker with more in the picture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsPolygonItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QWidget,
)

from werkbank.drawing.tokens import LANE_KINDS, LIGHT, lane_edge, lane_fill
from werkbank.timeline.board import Board
from werkbank.timeline.extents import Mark
from werkbank.timeline.frame import Window, frame
from werkbank.timeline.scale import fit
from werkbank.timeline.sizes import USUAL
from werkbank.timeline.stack import NOT_SHOWN, STRIP, stack
from werkbank.ui.canvas.inks import colour

LABELS = 200


class Rival(Protocol):
    """One way to draw a timeline."""

    name: str
    surface: QWidget  # what is painted

    def fit(self) -> None:
        """Show everything."""
        ...

    def pan(self, dx: float) -> None:
        """Push the picture to the right."""
        ...

    def zoom(self, factor: float, *, at: float) -> None:
        """Larger or smaller round an x."""
        ...

    def hit(self, point: QPointF) -> object:
        """What lies under a point."""
        ...


class Laid:
    """What ours has laid out, as others need it; what ours shows as a density in a strip stands in that strip too."""

    def __init__(self, board: Board, *, width: float) -> None:
        pile = stack(board)
        self.board, self.height = board, pile.height
        self.top = pile.row_top[board.row]
        self.tall = np.where(self.top == NOT_SHOWN, STRIP, USUAL.bar)
        for strip in pile.strips:
            self.top[strip.first : strip.last] = strip.top
        self.a, self.d = board.a.astype(float), board.d.astype(float)
        self.middle, self.kind = board.middle, board.kind
        self.moment = (board.marks & int(Mark.MOMENT)) != 0
        self.bands = [(band.top, band.height) for band in pile.bands]
        self.whole = fit(board, left=0.0, right=width)
        window = Window(0.0, width, 0.0, pile.height)
        labels = frame(board, pile, scale=self.whole, window=window).labels[:LABELS]
        self.labels = [(float(board.d[one.event]), one.top, board.label(one.event)) for one in labels]


class GraphicsView(QGraphicsView):
    """An item for each mark, as one would write it first."""

    name = "QGraphicsView"

    def __init__(self, laid: Laid) -> None:
        self._scene = QGraphicsScene()
        super().__init__(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self._laid = laid
        self._fill(laid)
        self._scene.setSceneRect(laid.board.first_day, 0, laid.board.last_day - laid.board.first_day, laid.height)
        self.surface = self.viewport()

    def _fill(self, laid: Laid) -> None:
        board, scene = laid.board, self._scene
        grid = QPen(colour("grid", LIGHT), 0)
        for top, height in laid.bands:
            scene.addLine(board.first_day, top + height, board.last_day, top + height, grid)
        for day in range(board.first_day, board.last_day, 3652):
            scene.addLine(day, 0, day, laid.height, grid)
        pens = [QPen(colour(lane_edge(kind), LIGHT), 0) for kind in LANE_KINDS]
        brushes = [QBrush(colour(lane_fill(kind), LIGHT)) for kind in LANE_KINDS]
        half = USUAL.diamond
        diamond = QPolygonF([QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)])
        columns = (laid.a, laid.d, laid.middle, laid.top, laid.tall, laid.kind, laid.moment)
        for a, d, middle, y, tall, kind, moment in zip(*(column.tolist() for column in columns), strict=True):
            item: QGraphicsPolygonItem | QGraphicsRectItem
            if moment:
                item = QGraphicsPolygonItem(diamond)
                item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
                item.setPos(middle, y + tall / 2)
            else:
                item = QGraphicsRectItem(QRectF(a, y, d - a, tall))
            item.setPen(pens[kind])
            item.setBrush(brushes[kind])
            scene.addItem(item)
        for at, top, text in laid.labels:
            label = QGraphicsSimpleTextItem(text)
            label.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            label.setPos(at, top)
            scene.addItem(label)

    def fit(self) -> None:
        self.resetTransform()
        self.scale(self._laid.whole.per_day, 1.0)
        self.centerOn(self.sceneRect().center().x(), 0)

    def pan(self, dx: float) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - round(dx))

    def zoom(self, factor: float, *, at: float) -> None:
        before = self.mapToScene(round(at), 0).x()
        self.scale(factor, 1.0)
        self.pan(-(before - self.mapToScene(round(at), 0).x()) * self.transform().m11())

    def hit(self, point: QPointF) -> object:
        return self.itemAt(point.toPoint())


class PyQtGraph:
    """Bars of each kind as one item, all moments as one scatter plot, texts as items; ``labels`` off draws none."""

    def __init__(self, laid: Laid, *, labels: bool = True) -> None:
        import pyqtgraph

        self.name = "pyqtgraph" if labels else "pyqtgraph, no texts"
        self._laid = laid
        pyqtgraph.setConfigOptions(background="w", foreground="k", antialias=True)
        self.widget: Any = pyqtgraph.PlotWidget()
        self._plot: Any = self.widget.getPlotItem()
        self._box: Any = self._plot.getViewBox()
        self._plot.hideAxis("left")
        self._plot.showGrid(x=True)
        self._box.invertY(b=True)
        self._box.setMouseEnabled(x=True, y=False)
        self._box.disableAutoRange()
        for number, kind in enumerate(LANE_KINDS):
            self._bars(pyqtgraph, number, kind)
        self._moments(pyqtgraph)
        for day, top, text in laid.labels if labels else ():
            item = pyqtgraph.TextItem(text, color="k", anchor=(0, 0))
            item.setPos(day, top)
            self._plot.addItem(item)
        self.surface = self.widget.viewport()

    def _bars(self, library: Any, number: int, kind: str) -> None:  # noqa: ANN401 - a library without types
        laid = self._laid
        here = ~laid.moment & (laid.kind == number)
        if here.any():
            bars = library.BarGraphItem(
                x0=laid.a[here], x1=laid.d[here], y0=laid.top[here], height=laid.tall[here],
                brush=LIGHT[lane_fill(kind)], pen=LIGHT[lane_edge(kind)],
            )  # fmt: skip
            self._plot.addItem(bars)

    def _moments(self, library: Any) -> None:  # noqa: ANN401 - a library without types
        laid, here = self._laid, self._laid.moment
        kinds = [LANE_KINDS[kind] for kind in laid.kind[here].tolist()]
        self._scatter = library.ScatterPlotItem(
            x=laid.middle[here], y=laid.top[here] + laid.tall[here] / 2, symbol="d", size=2 * USUAL.diamond,
            pxMode=True, brush=[library.mkBrush(LIGHT[lane_fill(kind)]) for kind in kinds],
            pen=[library.mkPen(LIGHT[lane_edge(kind)]) for kind in kinds],
        )  # fmt: skip
        self._plot.addItem(self._scatter)

    def fit(self) -> None:
        board = self._laid.board
        self._box.setRange(xRange=(board.first_day, board.last_day), yRange=(0, 650), padding=0)

    def pan(self, dx: float) -> None:
        low, high = self._box.viewRange()[0]
        by = -dx * (high - low) / max(self.widget.width(), 1)
        self._box.setXRange(low + by, high + by, padding=0)

    def zoom(self, factor: float, *, at: float) -> None:
        low, high = self._box.viewRange()[0]
        middle = low + (high - low) * at / max(self.widget.width(), 1)
        self._box.setXRange(middle - (middle - low) / factor, middle + (high - middle) / factor, padding=0)

    def hit(self, point: QPointF) -> object:
        return self._scatter.pointsAt(self._box.mapSceneToView(point))


def makers() -> dict[str, Callable[[Laid], Rival]]:
    """The others that are installed, by name."""
    found: dict[str, Callable[[Laid], Any]] = {"graphics view": GraphicsView}
    try:
        import pyqtgraph  # noqa: F401 - only whether it is there
    except ImportError:
        return found
    return {**found, "pyqtgraph": PyQtGraph, "pyqtgraph without texts": lambda laid: PyQtGraph(laid, labels=False)}
