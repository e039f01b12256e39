"""The signs of the ecomap for the legend and the help, drawn by the functions of the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from werkbank.drawing.shapes import Box, Item, Rect, Style
from werkbank.drawing.tokens import WEIGHT_THIN
from werkbank.genogram.ecomap import tie_line
from werkbank.genogram.ecomap_ties import STRAINED, STRONG, TO_FAMILY, WEAK
from werkbank.genogram.looks import Look

WIDE, TALL = 58.0, 32.0  # the cell of a sample
Sampler = Callable[[Look], Iterator[Item]]


def _line(strength: str = "", direction: str = "") -> Sampler:
    def draw(_look: Look) -> Iterator[Item]:
        yield from tie_line((6.0, TALL / 2), (WIDE - 6, TALL / 2), strength=strength, direction=direction)

    return draw


def _card(*, own: bool) -> Sampler:
    def draw(_look: Look) -> Iterator[Item]:
        box = Box(8, 8, WIDE - 16, TALL - 16)
        yield Rect(box, Style("line_strong", "surface_raised", WEIGHT_THIN), box.h / 2 if own else 3.0)

    return draw


TIE_SAMPLES: Mapping[str, Sampler] = {
    "netwerk-eigen": _card(own=True),
    "netwerk-hulp": _card(own=False),
    "netwerk-contact": _line(),
    "netwerk-sterk": _line(STRONG),
    "netwerk-zwak": _line(WEAK),
    "netwerk-gespannen": _line(STRAINED),
    "netwerk-richting": _line("", TO_FAMILY),
}
