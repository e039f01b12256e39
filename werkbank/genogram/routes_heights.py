"""How high everything lies. Heights come last, because they follow from the number of tracks.

From the top down: under each row its texts, then partner lines below leaves, then the sibship bars on their tracks,
then room for twins, then the partner lines above the symbols of the next row, then free room for years, then the
symbols. Families that nothing links share rows and stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkbank.genogram.layout_sizes import ABOVE, LABEL_TOP, LINE_GAP, TRACK, TWIN_ROOM
from werkbank.genogram.routes import Routed


@dataclass(frozen=True, slots=True)
class Heights:
    """Centres of the rows, and the height of the lines under each row, its first bar and the first line above it."""

    row: tuple[float, ...]
    under: tuple[float, ...]
    bar: tuple[float, ...]
    over: tuple[float, ...]


def heights(families: Sequence[Routed], *, top: float, fixed: Mapping[int, float]) -> Heights:
    """Rows from ``top`` down; ``fixed`` holds rows that pins hold, kept where that leaves enough room."""
    count = max((r.s.rows for r in families), default=0)
    row: list[float] = []
    unders: list[float] = []
    bars: list[float] = []
    overs: list[float] = []
    below = top
    for i in range(count):
        nodes = [r.s.fam.persons[p] for r in families for p, a in r.s.person.items() if r.s.atoms[a].row == i]
        half = max((n.size for n in nodes), default=0.0) / 2
        levels = [
            r.over_level[o.union, o.hub]
            for r in families
            for f in r.order.forms
            for o in f.overs
            if _row(r, o.hub) == i
        ]
        room = ABOVE + (max(levels, default=-1) + 1) * TRACK
        room += TWIN_ROOM if any(_row(r, a) == i for r in families for _, a in r.twins) else 0.0
        centre = below + room + half
        if i in fixed and (fixed[i] >= centre or not row):
            centre = fixed[i]
        row.append(centre)
        overs.append(centre - half - ABOVE)
        text = max((n.label[1] for n in nodes), default=0.0)
        unders.append(centre + half + (LABEL_TOP + text if nodes else 0.0) + LINE_GAP)
        below_leaves = any(_row(r, u.left) == i for r in families for f in r.order.forms for u in f.unders)
        bars.append(unders[-1] + TRACK * below_leaves)
        last = max((r.track[n] for r in families for n, net in enumerate(r.s.nets) if net.gap == i), default=0)
        below = bars[-1] + last * TRACK + LINE_GAP
    return Heights(tuple(row), tuple(unders), tuple(bars), tuple(overs))


def _row(r: Routed, atom: int) -> int:
    return r.s.atoms[atom].row
