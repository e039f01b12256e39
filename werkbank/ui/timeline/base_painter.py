"""Paint the base of the timeline: ground, marks, labels, then axis, curve and names over what scrolls under them.

The names of lanes are a picture of their own that is made anew only when lanes, their scroll or the look change. What
moves with the days is copied from a wider picture while somebody pans (``slide``).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from werkbank.drawing.shapes import Box, Item, Rect, Style
from werkbank.drawing.tokens import Palette
from werkbank.timeline.board import Floats
from werkbank.timeline.frame import Frame, LabelPlace
from werkbank.timeline.ground import Ground, curve_place
from werkbank.timeline.hits import count_places
from werkbank.timeline.picture_ground import level_items, name_items
from werkbank.timeline.picture_signals import signal_name
from werkbank.timeline.sizes import Sizes
from werkbank.ui.canvas.inks import colour
from werkbank.ui.canvas.painter import paint
from werkbank.ui.timeline import atlas as cells
from werkbank.ui.timeline.atlas import Atlas
from werkbank.ui.timeline.buffers import fill, rects, stamp
from werkbank.ui.timeline.ground_painter import GroundPainter
from werkbank.ui.timeline.marks_painter import paint_density, paint_lit, paint_marks
from werkbank.ui.timeline.signal_painter import SignalPainter
from werkbank.ui.timeline.slide import Slide, Wider
from werkbank.ui.timeline.text_store import WIDEST, TextStore, Type


class Base(NamedTuple):
    """What is painted: where everything stands, what is visible, who is selected."""

    ground: Ground
    frame: Frame
    persons: frozenset[str]
    lit: frozenset[str] | None
    wider: Wider


class BasePainter:
    """Paints the base with one palette, size and device pixel ratio."""

    def __init__(self, palette: Palette, sizes: Sizes, ratio: float) -> None:
        self.ratio = ratio
        self._palette, self._sizes = palette, sizes
        self._atlas = Atlas(palette, sizes, ratio)
        self._labels = TextStore(palette, Type(sizes.text, round(sizes.bar)), ratio=ratio)
        self._soft = TextStore(palette, Type(sizes.text, round(sizes.bar), role="ink_faint"), ratio=ratio)
        self._counts = TextStore(palette, Type(sizes.note, round(sizes.bar)), ratio=ratio)
        self._ground = GroundPainter(palette, sizes, ratio=ratio)
        self._signals = SignalPainter(palette, sizes, ratio=ratio)
        self._names: tuple[tuple[object, ...], QPixmap] | None = None
        self._slide = Slide(ratio)

    @property
    def complete(self) -> bool:
        """Whether every text could be drawn; else paint again when there is time."""
        texts = (self._labels, self._soft, self._counts, self._signals, self._ground)
        return not any(one.missing for one in texts)

    @property
    def ahead(self) -> bool:
        """Whether a wider picture is at hand."""
        return self._slide.ready

    def rest(self) -> None:
        """Nobody pans any more: what was painted ahead is let go."""
        self._slide.rest()

    def paint(self, painter: QPainter, base: Base, *, size: QSize) -> None:
        """Paint the base in a viewport of a size."""
        names = self._name_column(base, size.height())
        self._moving(painter, base, size)
        self._texts_on_lanes(painter, base, size)
        self._ground.axis(painter, base.ground)
        self._signals.paint(painter, base.ground, atlas=self._atlas)
        painter.drawPixmap(0, 0, names)

    def _moving(self, painter: QPainter, base: Base, size: QSize) -> None:
        """All that moves with the days: copied where it was painted ahead, else painted."""
        ground = base.ground
        dense = tuple(strip.first for strip in base.frame.dense)
        key = (ground.stack, ground.scale.per_day, ground.top, size, ground.seasons, base.persons, base.lit, dense)
        if self._slide.copy(painter, ground, key=key, height=size.height()):
            return

        def under(inner: QPainter, wide: Ground, frame: Frame, space: QSize) -> None:
            self._under(inner, base._replace(ground=wide, frame=frame), space)

        self._slide.look_ahead(ground, base.frame, key=key, size=size, wider=base.wider, under=under)
        if not self._slide.copy(painter, ground, key=key, height=size.height()):
            self._under(painter, base, size)

    def _under(self, painter: QPainter, base: Base, size: QSize) -> None:
        """Ground, marks and curve."""
        ground, atlas = base.ground, self._atlas
        self._clip(painter, ground, size)
        painter.setBrushOrigin(round(ground.scale.x(ground.board.first_day)), round(ground.top))
        self._ground.lanes(painter, ground, height=size.height())
        self._chosen_lanes(painter, base)
        paint_density(painter, base.frame, atlas, left=ground.left, top=ground.top)
        paint_lit(painter, base.frame, atlas, top=ground.top, right=ground.right)
        paint_marks(painter, base.frame, atlas, top=ground.top, right=ground.right)
        self._about(painter, base)
        painter.setClipping(False)
        if ground.board.align is None:
            self._ground.curve(painter, ground)

    def _texts_on_lanes(self, painter: QPainter, base: Base, size: QSize) -> None:
        """What keeps to the sides of the view."""
        self._clip(painter, base.ground, size)
        self._ground.band_names(painter, base.ground)
        self._draw_labels(painter, base)
        self._draw_counts(painter, base)
        self._ground.today(painter, base.ground)
        painter.setClipping(False)

    def _clip(self, painter: QPainter, ground: Ground, size: QSize) -> None:
        head, left = round(ground.head), round(ground.left)
        painter.setClipRect(QRect(left, head, size.width() - left, size.height() - head))

    def _name_column(self, base: Base, height: int) -> QPixmap:
        """Everything left of the days; it does not change on panning through time."""
        ground = base.ground
        key = (ground.stack, ground.top, height, base.persons)
        if self._names is None or self._names[0] != key:
            wide, head = round(ground.left) + 1, round(ground.head)
            pixmap = QPixmap(QSize(wide, height) * self.ratio)
            pixmap.setDevicePixelRatio(self.ratio)
            pixmap.fill(colour("surface", self._palette))
            painter = QPainter(pixmap)
            painter.setClipRect(QRect(0, head, wide, height))
            paint(painter, name_items(ground), self._palette)
            painter.setClipping(False)
            if ground.board.align is None:
                paint(painter, level_items(ground, curve_place(ground)), self._palette)
                if ground.board.signals:
                    paint(painter, (signal_name(ground),), self._palette)
            for y in {round(ground.sizes.axis), head, *self._under_curve(ground)}:
                painter.fillRect(QRect(0, y - 1, wide, 1), colour("line_strong", self._palette))
            painter.fillRect(QRect(wide - 1, 0, 1, height), colour("line_strong", self._palette))
            painter.end()
            self._names = (key, pixmap)
        return self._names[1]

    def _under_curve(self, ground: Ground) -> tuple[int, ...]:
        return (round(ground.sizes.axis + ground.sizes.curve),) if ground.board.align is None else ()

    def _draw_labels(self, painter: QPainter, base: Base) -> None:
        ground, store = base.ground, self._labels
        store.begin()
        self._soft.begin()
        self._plates(painter, base)
        lit = base.frame.lit
        shining = None if lit is None else set(base.frame.index[lit].tolist())
        label_of, shift, bar = ground.board.label, ground.top + 0.5, round(self._sizes.bar)
        dots: list[tuple[float, float]] = []
        for index, x, top, room, _, wanted in base.frame.labels:
            y = int(top + shift)
            used = store if shining is None or index in shining else self._soft
            if wanted <= room and wanted <= WIDEST:
                used.whole(painter, label_of(index), x=round(x), top=y)
                continue
            end = used.draw(painter, label_of(index), x=round(x), top=y, room=room)
            if end >= 0:
                dots.append((end, y + bar / 2))
        if dots:
            xs, ys = np.array(dots).T
            dot = np.full(len(dots), cells.DOTS)
            stamp(painter, self._atlas.pixmap, dot, table=self._atlas.table, x=xs, y=ys, ratio=self.ratio)

    def _draw_counts(self, painter: QPainter, base: Base) -> None:
        """How many events stand in each row that is a density: a plate that can be clicked."""
        places = count_places(base.ground, base.frame)
        self._counts.begin()
        if not places:
            return
        x, y, w, _ = np.array([place.box for place in places]).T
        y, w, tall = np.floor(y + 0.5), np.ceil(w), float(round(self._sizes.bar))
        fill(painter, rects(x, y, w, tall), colour("line_strong", self._palette))
        fill(painter, rects(x + 1, y + 1, w - 2, tall - 2), colour("surface_raised", self._palette))
        for place, left, top in zip(places, x.tolist(), y.tolist(), strict=True):
            self._counts.whole(painter, place.text, x=round(left + self._sizes.of(4)), top=int(top))

    def _plates(self, painter: QPainter, base: Base) -> None:
        """What a label over hatching stands on."""
        shift = base.ground.top + 0.5
        plates = [
            (x - 3, float(int(top + shift)) + 2, min(wanted, room) + 6)
            for _, x, top, room, place, wanted in base.frame.labels
            if place == LabelPlace.PLATE
        ]
        if plates:
            x, y, w = np.array(plates).T
            fill(painter, rects(x, y, w, round(self._sizes.bar) - 4.0), colour("surface_raised", self._palette))

    def _chosen_lanes(self, painter: QPainter, base: Base) -> None:
        """The lane of a selected person stands out."""
        ground = base.ground
        items: list[Item] = []
        for band in ground.bands:
            if band.lane is not None and band.lane.name.person in base.persons:
                y, wide = ground.top + band.top, ground.right - ground.left
                items += [Rect(Box(ground.left, at, wide, 2), Style("", "accent")) for at in (y, y + band.height - 2)]
        if items:
            paint(painter, items, self._palette)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003

    def _about(self, painter: QPainter, base: Base) -> None:
        """A line under every mark that is about a selected person, in whichever lane it stands."""
        frame, ground = base.frame, base.ground
        if not base.persons or not len(frame):
            return
        places = ground.board.places
        about = np.array([not base.persons.isdisjoint(places[n].event.persons) for n in frame.index.tolist()])
        half = self._sizes.diamond
        left: Floats = np.rint(np.where(frame.moment, frame.xm - half, frame.xa)[about])
        right: Floats = np.rint(np.where(frame.moment, frame.xm + half, frame.xd)[about])
        y = np.floor(frame.top[about] + ground.top + 0.5) + round(self._sizes.bar)
        fill(painter, rects(left, y, right - left, 2.0), colour("accent", self._palette))
