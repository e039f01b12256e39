"""The events of a timeline in words, in the order of time, in columns; signals and bands after them.

Real text in a tagged list: whoever hears the document hears here what the picture shows. Numbers are those of the
picture. An entry that does not fit in a column goes on in the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from werkbank.drawing.shapes import Face, Text
from werkbank.drawing.wrap import wrap
from werkbank.i18n import tr
from werkbank.paper.pdf.sizes import PageSize
from werkbank.paper.pdf.tagged import TaggedPdf
from werkbank.paper.sheet import area_of
from werkbank.timeline.cutting import width

if TYPE_CHECKING:
    from werkbank.timeline.board import Lane
    from werkbank.timeline.picture_paper import Wall

SIZE = 9.0
LEAD = 1.28
BETWEEN = 0.35  # of a line, between entries
WIDE = 250.0  # points: about how wide a column is
GUTTER = 20.0
HEADING = 13.0


class Entry(NamedTuple):
    """One line of a list: its number, or nothing, and its words."""

    number: str
    text: str


def put_list(pdf: TaggedPdf, wall: Wall, *, size: PageSize) -> None:
    """Begin a page and write all events, and what else the picture names."""
    flow = _Columns(pdf, size)
    flow.chapter(tr("Alle gebeurtenissen, op volgorde van tijd"), list(_events(wall)))
    flow.chapter(tr("Signalen"), list(_signals(wall)))
    flow.chapter(tr("Banden achter de levens"), list(_bands(wall)))


def _events(wall: Wall) -> Iterator[Entry]:
    from werkbank.timeline.claims_said import others_said
    from werkbank.timeline.spoken import spoken

    casus = wall.board.casus
    for event in wall.events:
        told = filter(
            None, (spoken(event, casus=casus), others_said(event, casus=casus))
        )  # '..., nog 1 andere datum: ...'
        yield Entry(f"{wall.numbers[event.id]}", ": ".join(told))


def _signals(wall: Wall) -> Iterator[Entry]:
    from werkbank.timeline.picture_signals import signal_alt

    if wall.board.align is None:
        yield from (Entry("•", signal_alt(signal)) for signal in wall.board.signals)


def _bands(wall: Wall) -> Iterator[Entry]:
    for band in wall.pile.bands:
        if band.lane is not None and band.lane.ribbons:
            yield Entry("•", f"{band.lane.name.title}: {'; '.join(_texts(band.lane))}")


def _texts(lane: Lane) -> Iterator[str]:
    for ribbon in lane.ribbons:
        for text, first, last in zip(ribbon.texts, ribbon.a.tolist(), ribbon.d.tolist(), strict=True):
            years = [date.fromordinal(int(day) + lane.shift).year for day in (first, last - 1)]
            told = f"{years[0]}–{years[1]}" if years[0] != years[1] else f"{years[0]}"
            yield f"{text} ({told})" if text else told


@dataclass
class _Columns:
    """Where the next line goes."""

    pdf: TaggedPdf
    size: PageSize

    def __post_init__(self) -> None:
        self.area = area_of(self.size)
        self.count = max(1, int((self.area.w + GUTTER) // (WIDE + GUTTER)))
        self.wide = (self.area.w - GUTTER * (self.count - 1)) / self.count
        self.column, self.y = self.count, 0.0

    def chapter(self, title: str, entries: Sequence[Entry]) -> None:
        """A heading and a list; nothing when there is nothing."""
        if not entries:
            return
        step, pdf = SIZE * LEAD, self.pdf
        indent = max(len(entry.number) for entry in entries) * SIZE * 0.6 + 6
        self._room(HEADING * 3 + step * 2)
        self.y += HEADING * (1.0 if self.y == self.area.y else 1.7)
        pdf.bookmark(title, y=self.y - HEADING)
        with pdf.tag("H1"):
            for line in wrap(title, self.wide, HEADING, Face.BOLD):
                pdf.ink((Text(self.x, self.y, line, HEADING, Face.BOLD),))
                self.y += HEADING * LEAD
        self.y -= HEADING * 0.5
        with pdf.group("L", scope="Decimal" if entries[0].number.isdigit() else "Disc"):
            for entry in entries:
                with pdf.group("LI"):
                    self._entry(entry, indent=indent, step=step)

    def _entry(self, entry: Entry, *, indent: float, step: float) -> None:
        """The number and the words are one element: a page of three hundred is written twice as fast so."""
        lines = _lines(entry.text, wide=self.wide - indent)
        self._room(step * min(2, len(lines)))
        with self.pdf.tag("LBody"):
            x, y = self.x + indent - 6, self.y + step * 0.78
            items = [Text(x - width(entry.number, size=SIZE, face=Face.BOLD), y, f"{entry.number} ", SIZE, Face.BOLD)]
            for line in lines:
                if self._room(step):
                    self.pdf.ink(items)
                    items = []
                items.append(Text(self.x + indent, self.y + step * 0.78, line, SIZE))
                self.y += step
            self.pdf.ink(items)
        self.y += step * BETWEEN

    @property
    def x(self) -> float:
        """The left edge of the column."""
        return self.area.x + self.column * (self.wide + GUTTER)

    def _room(self, height: float) -> bool:
        """Go to the next column, or page, when this one is full; whether that was so."""
        if self.column < self.count and self.y + height <= self.area.y + self.area.h:
            return False
        return self._next()

    def _next(self) -> bool:
        self.column += 1
        if self.column >= self.count:
            self.pdf.page(self.size)
            self.column = 0
        self.y = self.area.y
        return True


def _lines(text: str, *, wide: float) -> list[str]:
    """Whole words, as many a line as fit; a line that goes on ends in a space, so that a reader hears two words."""
    lines: list[str] = []
    now, used, space = "", 0.0, width(" ", size=SIZE)
    for word in text.split():
        long = width(word, size=SIZE)
        if now and used + space + long <= wide:
            now, used = f"{now} {word}", used + space + long
            continue
        lines += [f"{now} "] if now else []
        *whole, now = wrap(word, wide, SIZE) if long > wide else [word]
        lines += whole
        used = width(now, size=SIZE)
    return [*lines, now]
