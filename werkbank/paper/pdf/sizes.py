"""Sizes of paper, in points: (width, height)."""

from __future__ import annotations

PageSize = tuple[float, float]

MM = 72 / 25.4
A5: PageSize = (148 * MM, 210 * MM)
A4: PageSize = (210 * MM, 297 * MM)
A3: PageSize = (297 * MM, 420 * MM)
A2: PageSize = (420 * MM, 594 * MM)
A1: PageSize = (594 * MM, 841 * MM)


def landscape(size: PageSize, /) -> PageSize:
    """The same paper on its side."""
    return max(size), min(size)
