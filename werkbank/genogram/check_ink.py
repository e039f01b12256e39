"""Geometry of straight pieces of ink for ``check.py``: do they cross, touch, overlap, enter a box."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Box = tuple[float, float, float, float]
EPS = 0.05
BAND = 40.0


class Segment(NamedTuple):
    """From (x1, y1) to (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float


def close_pairs(pieces: Sequence[Segment], others: Sequence[Segment] | None = None) -> Iterator[tuple[int, int]]:
    """Numbers (i < j) of pieces whose boxes touch, each pair once; with ``others`` pairs (piece, other).

    Bands of the paper, each swept from left to right, so that what lies far apart is never compared.
    """
    bands: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    both = [*pieces, *(others or ())]
    first = [int(min(s.y1, s.y2) // BAND) for s in both]
    for i, s in enumerate(both):
        for band in range(first[i], int(max(s.y1, s.y2) // BAND) + 1):
            bands[band].append((min(s.x1, s.x2) - EPS, max(s.x1, s.x2) + EPS, i))
    for band, spans in bands.items():
        open_: list[tuple[float, int]] = []
        for low, high, i in sorted(spans):
            open_ = [(end, j) for end, j in open_ if end >= low]
            for _, j in open_:
                if max(first[i], first[j]) == band and (others is None or (i < len(pieces)) != (j < len(pieces))):
                    one, two = sorted((i, j))
                    yield (one, two) if others is None else (one, two - len(pieces))
            open_.append((high, i))


def crossing(a: Segment, b: Segment) -> tuple[float, float] | None:
    """Where two pieces cross strictly inside both, or None."""
    d = (a.x2 - a.x1) * (b.y2 - b.y1) - (a.y2 - a.y1) * (b.x2 - b.x1)
    if abs(d) < 1e-9:
        return None
    t = ((b.x1 - a.x1) * (b.y2 - b.y1) - (b.y1 - a.y1) * (b.x2 - b.x1)) / d
    u = ((b.x1 - a.x1) * (a.y2 - a.y1) - (b.y1 - a.y1) * (a.x2 - a.x1)) / d
    margin = 1e-6
    if not (margin < t < 1 - margin and margin < u < 1 - margin):
        return None
    return (a.x1 + t * (a.x2 - a.x1), a.y1 + t * (a.y2 - a.y1))


def touch(a: Segment, b: Segment) -> bool:
    """True if an end of one lies on the other."""
    return any(_distance(x, y, s) <= EPS for p, s in ((a, b), (b, a)) for x, y in ((p.x1, p.y1), (p.x2, p.y2)))


def _distance(x: float, y: float, s: Segment) -> float:
    dx, dy = s.x2 - s.x1, s.y2 - s.y1
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((x - s.x1) * dx + (y - s.y1) * dy) / length)) if length else 0.0
    return math.hypot(x - s.x1 - t * dx, y - s.y1 - t * dy)


def collinear_overlap(a: Segment, b: Segment) -> float:
    """The length that two level or two upright pieces run on top of each other."""
    if abs(a.y1 - a.y2) < EPS and abs(b.y1 - b.y2) < EPS and abs(a.y1 - b.y1) < EPS:
        return min(max(a.x1, a.x2), max(b.x1, b.x2)) - max(min(a.x1, a.x2), min(b.x1, b.x2))
    if abs(a.x1 - a.x2) < EPS and abs(b.x1 - b.x2) < EPS and abs(a.x1 - b.x1) < EPS:
        return min(max(a.y1, a.y2), max(b.y1, b.y2)) - max(min(a.y1, a.y2), min(b.y1, b.y2))
    return 0.0


def enters(s: Segment, *, box: Box) -> bool:
    """True if a piece enters the inside of a box (left, top, width, height)."""
    left, top, width, height = box
    dx, dy = s.x2 - s.x1, s.y2 - s.y1
    first, last = 0.0, 1.0
    for p, q in ((-dx, s.x1 - left), (dx, left + width - s.x1), (-dy, s.y1 - top), (dy, top + height - s.y1)):
        if abs(p) < 1e-9:
            if q <= 0:
                return False
        elif p < 0:
            first = max(first, q / p)
        else:
            last = min(last, q / p)
    return last - first > 1e-9


def merged(pieces: Sequence[Segment]) -> list[Segment]:
    """Pieces in one line that touch or overlap joined into one."""
    lines: dict[tuple[bool, float], list[tuple[float, float, float]]] = defaultdict(list)
    out: list[Segment] = []
    for s in pieces:
        if abs(s.y1 - s.y2) < EPS:
            lines[True, round(s.y1, 1)].append((min(s.x1, s.x2), max(s.x1, s.x2), s.y1))
        elif abs(s.x1 - s.x2) < EPS:
            lines[False, round(s.x1, 1)].append((min(s.y1, s.y2), max(s.y1, s.y2), s.x1))
        else:
            out.append(s)
    for (level, _), spans in lines.items():
        runs: list[tuple[float, float, float]] = []
        for low, high, at in sorted(spans):
            if runs and low <= runs[-1][1] + EPS:
                runs[-1] = (runs[-1][0], max(runs[-1][1], high), runs[-1][2])
            else:
                runs.append((low, high, at))
        out += [Segment(a, at, b, at) if level else Segment(at, a, at, b) for a, b, at in runs]
    return out
