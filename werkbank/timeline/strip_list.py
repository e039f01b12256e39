"""The story of a strip as a numbered list in columns: bold date, then the words, in the largest type that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from werkbank.drawing.shapes import Anchor, Box, Ellipse, Face, Group, Item, Style, Text
from werkbank.drawing.wrap import wrap
from werkbank.i18n import ntr
from werkbank.timeline.cutting import width
from werkbank.timeline.strip_marks import Told

LEAST_SIZE = 8.0
LEAST_NUMBER = 7.2
STEP = 0.5
LEAD = 1.3
GUTTER = 18.0
BETWEEN = 0.45  # of a line, between entries
Fragment = tuple[float, str, Face]
Lines = list[list[Fragment]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that was laid out: its items and its height."""

    items: tuple[Item, ...]
    height: float
    left_out: int


def listing(story: Sequence[Told], *, top: float, wide: float, tall: float, size: float, untold: int = 0) -> Listing:
    """Lay out in one to three columns; type shrinks, and only then the last ones are counted instead of told.

    ``untold`` others were left out beforehand: they are counted in the same line.
    """
    while True:
        columns = max(1, min(3, int(wide // (size * 19))))
        each = (wide - GUTTER * (columns - 1)) / columns
        entries = [_lines(one, wide=each - size * 2.1, size=size) for one in story]
        heights = [(len(lines) + BETWEEN) * size * LEAD for lines in entries]
        split = _split(heights, columns)
        if max(map(sum, split), default=0.0) <= tall or size - STEP < LEAST_SIZE:
            return _placed(story, entries, split, top=top, each=each, tall=tall, size=size, untold=untold)
        size -= STEP


def _split(heights: Sequence[float], columns: int) -> list[list[float]]:
    """Whole entries over columns, as even as possible with the order kept."""
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(30):
        limit = (low + high) / 2
        low, high = (low, limit) if len(_filled(heights, limit)) <= columns else (limit, high)
    return _filled(heights, high)


def _filled(heights: Sequence[float], limit: float) -> list[list[float]]:
    columns: list[list[float]] = [[]]
    for height in heights:
        if columns[-1] and sum(columns[-1]) + height > limit + 1e-6:
            columns.append([])
        columns[-1].append(height)
    return columns


def _placed(
    story: Sequence[Told],
    entries: list[Lines],
    split: list[list[float]],
    *,
    top: float,
    each: float,
    tall: float,
    size: float,
    untold: int,
) -> Listing:
    items: list[Item] = []
    number, lowest, left_out = 0, 0.0, 0
    for column, heights in enumerate(split):
        x, y = column * (each + GUTTER), top
        for height in heights:
            if y + height - top <= tall + 1:
                items.append(_entry(story[number], entries[number], x=x, y=y, each=each, size=size))
                lowest = max(lowest, y + height - top)
            else:
                left_out += 1
            y += height
            number += 1
    hidden = left_out + untold
    if hidden:
        text = ntr(
            "en nog {n} gebeurtenis die hier niet past", "en nog {n} gebeurtenissen die hier niet passen", hidden
        )
        under = tall if left_out else min(tall, lowest)
        items.append(Text(0.0, top + under + size, text, size, Face.ITALIC, role="ink_soft"))
        lowest = under + size * LEAD
    return Listing(tuple(items), lowest, left_out)


def _entry(one: Told, lines: Lines, *, x: float, y: float, each: float, size: float) -> Group:
    base = y + size
    items: list[Item] = [*badge(one.number, x + size * 0.8, base - size * 0.33, size=max(LEAST_NUMBER, size * 0.82))]
    for row, fragments in enumerate(lines):
        at = base + row * size * LEAD
        items += [Text(x + size * 2.1 + dx, at, text, size, face) for dx, text, face in fragments]
    return Group(tuple(items), key=one.key, alt=one.alt, box=Box(x, y, each, len(lines) * size * LEAD))


def badge(number: int, x: float, y: float, *, size: float) -> Iterator[Item]:
    """A number in a ring."""
    r = size * 0.86
    yield Ellipse(Box(x - r, y - r, 2 * r, 2 * r), Style("accent", "surface_raised", 1.0))
    yield Text(
        x,
        y + size * 0.35,
        str(number),
        size if number < 100 else max(6.8, size * 0.8),
        Face.BOLD,
        Anchor.MIDDLE,
        "accent",
    )


def _lines(one: Told, *, wide: float, size: float) -> Lines:
    """The date in bold, the words behind it and below."""
    lines: Lines = [[(0.0, part, Face.BOLD)] for part in wrap(one.when, wide, size, Face.BOLD)]
    if not lines:
        lines = [[]]
    start = width(lines[-1][0][1], size=size, face=Face.BOLD) + size * 0.55 if lines[-1] else 0.0
    first, rest = _first_line(one.words, wide=wide - start, size=size)
    if first:
        lines[-1].append((start, first, Face.REGULAR))
    lines += [[(0.0, part, Face.REGULAR)] for part in wrap(rest, wide, size)] if rest else []
    return lines


def _first_line(text: str, *, wide: float, size: float) -> tuple[str, str]:
    """As many whole words as fit behind the date."""
    words = text.split()
    count = 0
    while count < len(words) and width(" ".join(words[: count + 1]), size=size) <= wide:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
