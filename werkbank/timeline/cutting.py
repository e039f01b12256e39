"""Labels cut to the room they have, quickly: the same result on screen and on paper.

``drawing.wrap.shorten`` finds the cut anew each time; here the width up to each letter is kept per text, because a
zooming view cuts two hundred labels a frame.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face
from werkbank.drawing.visual import visual

ELLIPSIS = "…"
WHOLE = -1
LEAST_LETTERS = 3
MEASURED_WHOLE = 120
_LOOSE = " ,;:-–"
_letters = lru_cache(maxsize=4096)(text_width)


@lru_cache(maxsize=120_000)
def edges(text: str, face: Face = Face.REGULAR) -> tuple[float, ...]:
    """The width up to and including each letter, at size 1; letters that change beside others only together."""
    if len(text) <= MEASURED_WHOLE and visual(text) != text:
        return tuple(text_width(text[: end + 1], 1.0, face) for end in range(len(text)))
    return tuple(accumulate(_letters(letter, 1.0, face) for letter in text))


def width(text: str, *, size: float, face: Face = Face.REGULAR) -> float:
    """How wide a label is."""
    return edges(text, face)[-1] * size if text else 0.0


def letters_in(text: str, *, room: float, size: float, face: Face = Face.REGULAR) -> int:
    """How many letters stand before an ellipsis: ``WHOLE`` when all fit without, 0 when not even three do."""
    known = edges(text, face)
    if not text or known[-1] * size <= room:
        return WHOLE
    letters = bisect_right(known, room / size - _letters(ELLIPSIS, 1.0, face))
    while letters and text[letters - 1] in _LOOSE:
        letters -= 1
    return letters if letters >= LEAST_LETTERS else 0


def cut(text: str, *, room: float, size: float, face: Face = Face.REGULAR) -> str:
    """The label itself, or its beginning with '…', or nothing."""
    letters = letters_in(text, room=room, size=size, face=face)
    return text if letters == WHOLE else text[:letters] + ELLIPSIS if letters else ""
