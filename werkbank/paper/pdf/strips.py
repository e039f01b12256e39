"""Flowing text as strips: what may not be cut, and how strips fall into pages.

A strip is a horizontal slice as wide as its column: one line of a paragraph, a table row, a figure. ``settle`` puts
strips below each other and breaks pages between them:

* strips that ``keep`` stay with the next one (headings, the first and last two lines of a paragraph), unless together
  they are higher than a page;
* the space before a strip is dropped at the top of a page;
* a strip with a ``head`` (a table row) repeats that head when it begins a page.

Invariants: every strip is placed once and in order; no strip runs off a page unless it alone is higher than a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from werkbank.drawing.shapes import Box, Item, Rect, Style
from werkbank.paper.pdf.structure import Element

SCRAP = 0.25
"""Of a page: what is left when something higher than a page begins no more; a heading alone would stand there."""


class Part(NamedTuple):
    """Items of one element in a strip; their origin is at (x, y) of the strip. No owner: an artifact."""

    owner: Element | None
    items: tuple[Item, ...]
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    area: tuple[float, float] | None = None  # width and height of a figure


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A tinted ground behind some strips, ``pad`` higher than they are."""

    x: float
    width: float
    fill: str
    edge: str
    pad: float


@dataclass(slots=True)
class Strip:
    """One slice; lengths in points."""

    height: float
    parts: list[Part] = field(default_factory=list)
    before: float = 0.0
    keep: bool = False
    panel: Panel | None = None
    head: tuple[Strip, ...] = ()
    bookmark: tuple[str, int] | None = None
    new_page: bool = False


class Placed(NamedTuple):
    """A strip and the distance of its top to the top of the text area."""

    y: float
    strip: Strip


def settle(strips: Iterable[Strip], *, height: float) -> list[list[Placed]]:
    """The pages: which strip stands where, for a text area of this height."""
    pages = _Pages(height)
    for chunk in _chunks(strips):
        pages.add(chunk)
    return pages.done


def keep_together(strips: Sequence[Strip], *, with_next: bool = False) -> None:
    """Let strips stay on one page, if a page can hold them."""
    for strip in strips[:-1]:
        strip.keep = True
    if strips and with_next:
        strips[-1].keep = True


def mind_widows(strips: Sequence[Strip]) -> None:
    """Let no single line stand alone at the bottom or the top of a page."""
    for edge in (strips[:2], strips[-2:]):
        keep_together(edge)


def grounds(page: Sequence[Placed]) -> list[Rect]:
    """The tinted grounds of one page, each round the strips of its panel that stand there."""
    panels = dict.fromkeys(placed.strip.panel for placed in page if placed.strip.panel)
    return [_ground(panel, [p for p in page if p.strip.panel is panel]) for panel in panels]


def merged(strips: Sequence[Strip]) -> Strip:
    """Strips below each other as one that can't be cut, its grounds inside."""
    whole = [replace(strip, new_page=False) for strip in strips]
    page = [placed for placed_page in settle(whole, height=float("inf")) for placed in placed_page]
    parts = [Part(None, tuple(grounds(page)))] if grounds(page) else []
    for y, strip in page:
        parts += [part._replace(y=part.y + y) for part in strip.parts]
    last = page[-1] if page else Placed(0, Strip(0))
    pad = last.strip.panel.pad if last.strip.panel else 0.0
    return Strip(last.y + last.strip.height + pad, parts)


class _Pages:
    def __init__(self, height: float) -> None:
        self._height = height
        self._y = 0.0
        self.done: list[list[Placed]] = []

    def add(self, chunk: list[Strip]) -> None:
        needed = sum(strip.before + strip.height for strip in chunk)
        begins = not self.done or chunk[0].new_page
        if begins or (self._y + needed > self._height and self._is_used() and self._turns_for(chunk, needed)):
            self._turn(chunk[0])
        for strip in chunk:
            self._place(strip)

    def _is_used(self) -> bool:
        return bool(self.done[-1])

    def _turns_for(self, chunk: list[Strip], needed: float) -> bool:
        """What a page can hold goes on the next; what none can hold too, when only its beginning would stand here."""
        return self._fits_alone(chunk, needed) or self._height - self._y < SCRAP * self._height

    def _fits_alone(self, chunk: list[Strip], needed: float) -> bool:
        head = sum(strip.height for strip in chunk[0].head)
        return needed - chunk[0].before + head <= self._height or len(chunk) == 1

    def _place(self, strip: Strip) -> None:
        before = strip.before if self.done[-1] else self._room_above(strip)
        if self._y + before + strip.height > self._height and self._is_used():
            self._turn(strip)
            before = self._room_above(strip) if not strip.head else 0.0
        self.done[-1].append(Placed(self._y + before, strip))
        self._y += before + strip.height

    def _room_above(self, strip: Strip) -> float:
        return strip.panel.pad if strip.panel else 0.0

    def _turn(self, first: Strip) -> None:
        if self.done and not self.done[-1]:
            return
        self.done.append([])
        self._y = 0.0
        for strip in first.head:
            self._place(_repeated(strip))


def _repeated(strip: Strip) -> Strip:
    return replace(strip, parts=[part._replace(owner=None) for part in strip.parts], before=0.0, bookmark=None, head=())


def _chunks(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chunk: list[Strip] = []
    for strip in strips:
        if strip.new_page and chunk:
            yield chunk
            chunk = []
        chunk.append(strip)
        if not strip.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _ground(panel: Panel, held: list[Placed]) -> Rect:
    top, bottom = held[0].y - panel.pad, held[-1].y + held[-1].strip.height + panel.pad
    box = Box(panel.x, top, panel.width, bottom - top)
    return Rect(box, Style(panel.edge, panel.fill, 0.7 if panel.edge else 0.0), 5.0)
