"""Places on the pages of an MDO sheet: two A4 on their side, or both below each other on one A3."""

from __future__ import annotations

from werkbank.drawing.geometry import room as placed_in
from werkbank.drawing.shapes import Box, Drawing
from werkbank.paper.mdo_flow import BASE, Dense, Fill
from werkbank.paper.pdf.blocks import Frame
from werkbank.paper.pdf.strips import Part, merged, settle
from werkbank.paper.pdf.structure import Element
from werkbank.paper.pdf.styles import Margins
from werkbank.paper.pdf.tagged import TaggedPdf

MARGINS = Margins(top=20.0, right=26.0, bottom=28.0, left=26.0)


class Sheet:
    """One A4 on its side, its white taken off; (0, 0) is the upper left corner of what may be filled, in points."""

    def __init__(self, pdf: TaggedPdf, *, size: tuple[float, float], down: float = 0.0) -> None:
        self.pdf = pdf
        self.width = size[0] - MARGINS.left - MARGINS.right
        self.height = size[1] - MARGINS.top - MARGINS.bottom
        self._x, self._y = MARGINS.left, down + MARGINS.top
        self.lowest = 0.0

    def put(self, fill: Fill, *, x: float, y: float, width: float, parent: Element | None = None) -> float:
        """Write a column; gives its height."""
        root = (parent or self.pdf.root).add("Div")
        flow = Dense(root=root, frame=Frame(self._x + x, width, BASE), tall=self.height)
        fill(flow)
        height = merged(flow.strips).height
        for page in settle(flow.strips, height=float("inf")):
            for down, strip in page:
                top = self._y + y + down
                if strip.bookmark:
                    self.pdf.bookmark(strip.bookmark[0], level=strip.bookmark[1], y=top)
                for part in strip.parts:
                    self._lay(part, top)
        self.lowest = max(self.lowest, y + height)
        return height

    def figure(self, drawing: Drawing, *, alt: str, box: Box, largest: float = 1.0) -> None:
        """A drawing in a box, at its top."""
        area = Box(self._x + box.x, self._y + box.y, box.w, box.h)
        x, y, scale = placed_in(drawing, inside=area, largest=largest)
        owner = self.pdf.root.add("Figure", alt=alt)
        self.pdf.stand(owner, x=x, y=y, area=(drawing.width * scale, drawing.height * scale))
        self.pdf.put(owner, drawing.items, x=x, y=y, scale=scale)

    def _lay(self, part: Part, y: float) -> None:
        if part.area and part.owner:
            self.pdf.stand(part.owner, x=part.x, y=y + part.y, area=part.area)
        self.pdf.put(part.owner, part.items, x=part.x, y=y + part.y, scale=part.scale)
