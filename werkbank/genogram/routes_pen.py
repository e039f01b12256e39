"""Draws the lines of a family whose places, tracks and heights are known.

Invariant: per union the lines are one connected piece, each piece of ink once; they start on outlines, so a painter may
draw symbols before or after them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werkbank.genogram.layout import Area, Join, Line, LineKind, Place, Point
from werkbank.genogram.layout_sizes import ABOVE, LABEL_TOP, TRACK, TWIN_ROOM
from werkbank.genogram.order_forms import Under
from werkbank.genogram.order_scene import Net, Tie
from werkbank.genogram.order_under import columns
from werkbank.genogram.pedigree import Node
from werkbank.genogram.places import reach
from werkbank.genogram.routes import Routed, bar_of, over_end, pin_of
from werkbank.genogram.routes_heights import Heights
from werkbank.genogram.routes_ports import rim, side


class Pen:
    """Draws the lines of one linked family."""

    def __init__(self, r: Routed, *, h: Heights, centres: Mapping[str, Point]) -> None:
        self.r, self.h, self.centres = r, h, centres
        self.lines: list[Line] = []
        self.joins: dict[str, Join] = {}
        self.bar_of_pass: dict[int, float] = {}
        self.unders = {way[0].union: way for form in r.order.forms for way in columns(form)}
        self.low_drops = {u.drop for u, *_ in self.unders.values()}

    def draw(self) -> None:
        """All lines."""
        overs = {(o.union, o.hub): o for form in self.r.order.forms for o in form.overs}
        for tie in self.r.s.ties:
            over = overs.get((tie.union, tie.a)) or overs.get((tie.union, tie.b))
            if over:
                self._over(tie, hub=over.hub, far=over.far, drop=over.drop)
            elif tie.union in self.unders:
                self._under(*self.unders[tie.union])
            else:
                self._beside(tie)
        for number, net in enumerate(self.r.s.nets):
            self._net(net, track=self.r.track[number])

    def _row(self, atom: int) -> int:
        return self.r.s.atoms[atom].row

    def _add(self, kind: LineKind, union: str, points: Sequence[Point], *, child: str | None = None) -> None:
        u = self.r.s.fam.unions[union]
        clean = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(clean) > 1:
            self.lines.append(Line(kind, union, (*u.partners, *(c.id for c in u.children)), tuple(clean), child))

    def _side(self, atom: int, *, towards: float) -> Sequence[Point]:
        person = self.r.s.atoms[atom].person
        node = self.r.s.fam.persons[person]
        return side(node, centre=self.centres[person], towards=towards, height=self.h.row[self._row(atom)])

    def _top(self, atom: int, union: str) -> Point:
        person = self.r.s.atoms[atom].person
        dx = self.r.ports.get((atom, union), 0.0)
        x, y = self.centres[person]
        return (x + dx, y - rim(self.r.s.fam.persons[person], dx=dx))

    def _beside(self, tie: Tie) -> None:
        """A line at the height of the symbols, to the partner or to the drop of a single parent."""
        left, right = sorted((tie.a, tie.b), key=lambda a: self.r.x[a])
        y = self.h.row[self._row(tie.a)]
        person = [bool(self.r.s.atoms[a].person) for a in (left, right)]
        start = self._side(left, towards=self.r.x[right]) if person[0] else ((self.r.x[left], y),)
        end = self._side(right, towards=self.r.x[left]) if person[1] else ((self.r.x[right], y),)
        self._add("partner", tie.union, (*start, *reversed(end)))
        if all(person):
            self.joins[tie.union] = Join(start[-1][0], end[-1][0], y)

    def _over(self, tie: Tie, *, hub: int, far: int, drop: int) -> None:
        row = self._row(hub)
        y = self.h.over[row] - self.r.over_level[tie.union, hub] * TRACK
        start = self._top(hub, tie.union)
        end_x = over_end(self.r, far, drop, tie.union)
        up = (start, (start[0], y), (end_x, y))
        lo, hi = sorted((start[0], end_x))
        self.joins[tie.union] = Join(lo, hi, y)
        if drop < 0:
            self._add("partner", tie.union, (*up, self._top(far, tie.union)))
            return
        level = self.h.row[row]
        self._add("partner", tie.union, (*up, (end_x, level)))
        if far != drop:
            self._add("partner", tie.union, ((end_x, level), *reversed(self._side(far, towards=end_x))))

    def _under(self, under: Under, down: Sequence[int], up: Sequence[int]) -> None:
        """A line that goes down beside one partner, runs below the leaves and comes up beside the other."""
        row = self._row(under.left)
        level, low = self.h.row[row], self.h.under[row]
        first, last = self._column(down), self._column(up)
        start, end = self._side(under.left, towards=first), self._side(under.right, towards=last)
        way = ((first, level), (first, low), (last, low), (last, level))
        self._add("partner", under.union, (*start, *way, *reversed(end)))
        self.joins[under.union] = Join(first, last, low)

    def _column(self, atoms: Sequence[int]) -> float:
        """The x of a drop, or the middle of what is free between two neighbours."""
        s, x = self.r.s, self.r.x
        if len(atoms) == 1:
            return x[atoms[0]]
        left, right = atoms
        return (x[left] + reach(s, left) + x[right] - reach(s, right)) / 2

    def _net(self, net: Net, *, track: int) -> None:
        s, x = self.r.s, self.r.x
        bar = bar_of(self.r, net)
        y = self.h.bar[net.gap] + track * TRACK
        top = s.atoms[net.top]
        row = self.h.under[net.gap] if net.top in self.low_drops else self.h.row[net.gap]
        start = self.bar_of_pass[net.top] if top.is_pass else row
        joins_partner = not s.atoms[net.bottoms[0]].person and not s.atoms[net.bottoms[0]].is_pass
        if s.fam.unions[net.union].partners:
            self._add("partner" if joins_partner else "descent", net.union, ((bar.top, start), (bar.top, y)))
        if not bar.straight:
            self._add("partner" if joins_partner else "sibship", net.union, ((bar.low, y), (bar.high, y)))
        twins: set[tuple[int, ...]] = set()
        for atom in net.bottoms:
            target = s.atoms[atom]
            if target.is_pass:
                self.bar_of_pass[atom] = y
            elif not target.person:
                self._add("partner", net.union, ((x[atom], y), (x[atom], self.h.row[target.row])))
            elif (net.union, atom) in self.r.twins:
                twins.add(self.r.twins[net.union, atom])
            else:
                end = self._top(atom, net.union)
                self._add("descent", net.union, ((end[0], y), end), child=target.person)
        for group in sorted(twins):
            self._twins(net, group, y=y)

    def _twins(self, net: Net, group: tuple[int, ...], *, y: float) -> None:
        s = self.r.s
        x = pin_of(self.r, net, group[0])
        levels = self._levels(net.gap + 1)
        # Lower than this an arm could run into a symbol, or into a partner line above the symbols.
        level = self.h.over[net.gap + 1] + (-levels * TRACK if levels else ABOVE)
        vertex = level - TWIN_ROOM
        ends = [self._top(a, net.union) for a in group]
        self._add("descent", net.union, ((x, y), (x, vertex)))
        bends = [(ex, level) if level < ey - 1.0 else (ex, ey) for ex, ey in ends]
        for atom, bend, end in zip(group, bends, ends, strict=True):
            self._add("twin", net.union, ((x, vertex), bend, end), child=s.atoms[atom].person)
        names = {s.atoms[a].person for a in group}
        if any(t.identical and set(t.members) >= names for t in s.fam.twins):
            half = [((x + ex) / 2, (vertex + ey) / 2) for ex, ey in (bends[0], bends[-1])]
            middle = (half[0][1] + half[1][1]) / 2
            self._add("twin", net.union, [(px, middle) for px, _ in half])

    def _levels(self, row: int) -> int:
        overs = [
            self.r.over_level[o.union, o.hub] for f in self.r.order.forms for o in f.overs if self._row(o.hub) == row
        ]
        return max(overs, default=-1) + 1


def place(node: Node, *, centre: Point, generation: int) -> Place:
    """Where a person stands."""
    x, y = centre
    w, tall = node.label
    return Place(x, y, node.size, node.size, Area(x - w / 2, y + node.size / 2 + LABEL_TOP, w, tall), generation)
