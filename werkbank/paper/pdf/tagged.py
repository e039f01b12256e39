"""A tagged PDF made of pages of drawn shapes: vector, selectable, readable aloud, the same bytes each time.

    pdf = TaggedPdf(title="Ons plan", created=clock.now())
    pdf.page(A4)
    with pdf.tag("H1"):
        pdf.ink((Text(57, 80, "Ons plan", 24, Face.BOLD),))
    pdf.figure(drawing, alt="Genogram: ...", box=Box(57, 120, 480, 300))
    data = pdf.finish()

Pages are kept as data until ``finish``, because only then the number of pages is known: ``furniture`` draws header and
footer of each page from it, as artifacts, which readers skip. Coordinates are points from the top left, y down.
reportlab writes pages and fonts, pikepdf adds the structure tree, the language and the description. Nothing but what is
put in decides the bytes (``created`` is the only time in the file).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from werkbank.drawing.geometry import placed, room
from werkbank.drawing.shapes import Box, Drawing, Item
from werkbank.drawing.tokens import PAPER, Palette
from werkbank.model.errors import BugError
from werkbank.paper.pdf.sizes import A4, PageSize
from werkbank.paper.pdf.structure import Element, Mark
from werkbank.paper.pdf.watermark import Watermark

LANGUAGE = "nl-NL"


class PageNumber(NamedTuple):
    """What header and footer need: which page of how many (from 1), and its size."""

    number: int
    total: int
    size: PageSize


class Bookmark(NamedTuple):
    """An entry of the outline: level from 0, page index and y."""

    title: str
    level: int
    page: int
    y: float


Placed = tuple[tuple[Item, ...], float, float, float]  # items, x, y, scale
Furniture = Callable[[PageNumber], Iterable[Item]]


@dataclass(slots=True)
class Piece:
    """Items on a page; without an owner they are an artifact."""

    owner: Element | None
    number: int
    items: list[Placed] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page before it is written; ``ground`` is painted first."""

    size: PageSize
    pieces: list[Piece] = field(default_factory=list)
    ground: list[Item] = field(default_factory=list)
    marks: int = 0


class TaggedPdf:
    """Collects pages, tags and bookmarks; ``finish`` gives the file."""

    def __init__(
        self,
        *,
        title: str,
        created: datetime,
        subject: str = "",
        author: str = "",
        palette: Palette = PAPER,
        furniture: Furniture | None = None,
    ) -> None:
        self.title, self.created, self.subject, self.author = title, created, subject, author
        self.palette, self.furniture = palette, furniture
        self.watermark: Watermark | None = None  # behind every page, when somebody asks for it
        self.root = Element("Document")
        self.pages: list[Page] = []
        self.bookmarks: list[Bookmark] = []
        self._open = [self.root]
        self._writing: Element | None = None

    def page(self, size: PageSize = A4) -> None:
        """Begin a page."""
        self.pages.append(Page(size))

    @contextmanager
    def group(self, kind: str, *, alt: str = "", scope: str = "") -> Iterator[Element]:
        """An element that holds other elements: Sect, Table, TR, L, LI ..."""
        element = self._open[-1].add(kind, alt=alt, scope=scope)
        self._open.append(element)
        yield element
        self._open.pop()

    @contextmanager
    def tag(self, kind: str, *, alt: str = "", scope: str = "") -> Iterator[Element]:
        """An element with ink of its own: P, H1, TD, Figure ...; what is inked inside belongs to it."""
        if self._writing:
            message = f"tag {kind} inside {self._writing.kind}: use group for the outer one"
            raise BugError(message)
        self._writing = self._open[-1].add(kind, alt=alt, scope=scope)
        yield self._writing
        self._writing = None

    def ink(self, items: Iterable[Item], *, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> None:
        """Draw on the current page: for the open tag, or as decoration when there is none."""
        self.put(self._writing, items, x=x, y=y, scale=scale)

    def put(
        self, owner: Element | None, items: Iterable[Item], *, x: float = 0.0, y: float = 0.0, scale: float = 1.0
    ) -> None:
        """Draw for a given element (None: an artifact) with the origin of the items at (x, y)."""
        page = self._page()
        if not page.pieces or page.pieces[-1].owner is not owner:
            page.pieces.append(Piece(owner, page.marks))
            if owner:
                owner.children.append(Mark(len(self.pages) - 1, page.marks))
                page.marks += 1
        page.pieces[-1].items.append((tuple(items), x, y, scale))

    def ground(self, items: Iterable[Item]) -> None:
        """Draw decoration under all that stands on the current page."""
        self._page().ground.extend(items)

    def figure(self, drawing: Drawing, *, alt: str, box: Box, largest: float = 1.0) -> None:
        """Place a drawing whole and centred in a box, with the text that replaces it."""
        x, y, scale = room(drawing, inside=box, largest=largest)
        element = self._open[-1].add("Figure", alt=alt)
        self.stand(element, x=x, y=y, area=(drawing.width * scale, drawing.height * scale))
        self.put(element, drawing.items, x=x, y=y, scale=scale)

    def stand(self, owner: Element, *, x: float, y: float, area: tuple[float, float]) -> None:
        """Tell where on the current page a figure of some width and height stands."""
        owner.box = Box(x, self._page().size[1] - y - area[1], *area)

    def bookmark(self, title: str, *, level: int = 0, y: float = 0.0) -> None:
        """Add an entry to the outline that leads to this height of the current page."""
        deepest = self.bookmarks[-1].level + 1 if self.bookmarks else 0
        self.bookmarks.append(Bookmark(title, min(level, deepest), len(self.pages) - 1, y))

    def finish(self) -> bytes:
        """The file. Raises BugError when there is no page."""
        from werkbank.paper.pdf.write import write_pdf

        self._page()
        return write_pdf(self)

    def drawings(self) -> list[Drawing]:
        """Every page as a drawing in points, with its foot: what a preview shows and a printer gets."""
        drawn = []
        for number, page in enumerate(self.pages, start=1):
            foot = self.furniture(PageNumber(number, len(self.pages), page.size)) if self.furniture else ()
            behind = self.watermark.items(page.size) if self.watermark else ()
            drawn.append(Drawing(*page.size, (*behind, *_items(page), *foot), title=self.title))
        return drawn

    def _page(self) -> Page:
        if not self.pages:
            message = "a PDF without a page"
            raise BugError(message)
        return self.pages[-1]


def _items(page: Page) -> Iterator[Item]:
    yield from page.ground
    for piece in page.pieces:
        for items, x, y, scale in piece.items:
            yield from (placed(item, dx=x, dy=y, scale=scale) for item in items)
