"""Where the ties of an ecomap stand: cards in columns and rows round a frame, outside the tree.

The family's own network stands left, workers and organisations right; what finds no room there goes below and above.
Two ties that certainly never stand at the same time share a place, so that years of help stay one compact ring; the
place of a tie is the same on every day. Lines from cards to the frame never cross each other or a card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkbank.drawing.shapes import Box, Point
from werkbank.genogram.ecomap_ties import Tie
from werkbank.model.rules import certainly_after

CARD_W, CARD_H = 100.0, 47.0  # four lines of text
BETWEEN = 8.0  # two cards
REACH = 26.0  # from a card to the frame
AIR = 12.0  # from the family to the frame


@dataclass(frozen=True, slots=True)
class Spot:
    """A card and its line: from the card to the frame."""

    card: Box
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Ring:
    """The frame round the family and the place of every tie."""

    frame: Box
    spots: Mapping[str, Spot]


def ring(ties: Sequence[Tie], family: Box, *, scale: float = 1.0) -> Ring:
    """Places for all ties round the box of a family; ``scale`` for larger text."""
    frame = Box(family.x - AIR, family.y - AIR, family.w + 2 * AIR, family.h + 2 * AIR)
    size = (CARD_W * scale, CARD_H * scale)
    left, right = _slots([tie for tie in ties if tie.own]), _slots([tie for tie in ties if not tie.own])
    column = max(1, int((frame.h + BETWEEN) // (size[1] + BETWEEN)))
    row = max(1, int((frame.w + BETWEEN) // (size[0] + BETWEEN)))
    sides = (left[:column], right[:column])
    rest = [*left[column:], *right[column:]]
    below, above, more = rest[:row], rest[row : 2 * row], rest[2 * row :]
    half = (len(more) + 1) // 2
    sides = (sides[0] + more[:half], sides[1] + more[half:])  # longer than the frame: their lines slant
    spots = _column(sides[0], frame, size, right=False) | _column(sides[1], frame, size, right=True)
    spots |= _row(below, frame, size, under=True) | _row(above, frame, size, under=False)
    return Ring(frame, spots)


def extent(placed: Ring) -> Box:
    """The box round frame and cards."""
    boxes = [placed.frame, *(spot.card for spot in placed.spots.values())]
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    right, bottom = max(b.x + b.w for b in boxes), max(b.y + b.h for b in boxes)
    return Box(left - 6, top - 6, right - left + 12, bottom - top + 12)


def _slots(ties: Sequence[Tie]) -> list[list[Tie]]:
    """Ties that may share a place together, in order of entry."""
    slots: list[list[Tie]] = []
    for tie in ties:
        free = next((slot for slot in slots if all(_never_together(tie, other) for other in slot)), None)
        if free is None:
            slots.append([tie])
        else:
            free.append(tie)
    return slots


def _never_together(one: Tie, other: Tie) -> bool:
    return certainly_after(one.begin, other.end) or certainly_after(other.begin, one.end)


def _column(slots: list[list[Tie]], frame: Box, size: tuple[float, float], *, right: bool) -> dict[str, Spot]:
    wide, high = size
    pitch = high + BETWEEN
    top = frame.y + frame.h / 2 - (len(slots) * pitch - BETWEEN) / 2
    x = frame.x + frame.w + REACH if right else frame.x - REACH - wide
    side = frame.x + frame.w if right else frame.x
    out: dict[str, Spot] = {}
    for number, slot in enumerate(slots):
        card = Box(x, top + number * pitch, wide, high)
        middle = card.y + high / 2
        met = _along(number, len(slots), frame.y, frame.h, wished=middle, spread=len(slots) * pitch - BETWEEN > frame.h)
        spot = Spot(card, (card.x if right else card.x + wide, middle), (side, met))
        out |= {tie.key: spot for tie in slot}
    return out


def _row(slots: list[list[Tie]], frame: Box, size: tuple[float, float], *, under: bool) -> dict[str, Spot]:
    wide, high = size
    pitch = wide + BETWEEN
    left = frame.x + frame.w / 2 - (len(slots) * pitch - BETWEEN) / 2
    y = frame.y + frame.h + REACH if under else frame.y - REACH - high
    out: dict[str, Spot] = {}
    for number, slot in enumerate(slots):
        card = Box(left + number * pitch, y, wide, high)
        middle = card.x + wide / 2
        edge = (frame.y + frame.h, card.y) if under else (frame.y, card.y + high)
        out |= {tie.key: Spot(card, (middle, edge[1]), (middle, edge[0])) for tie in slot}
    return out


def _along(number: int, count: int, start: float, length: float, *, wished: float, spread: bool) -> float:
    """Where a line meets the side of the frame: straight across, or spread evenly when the cards reach beyond it."""
    return start + length * (number + 0.5) / count if spread else wished
