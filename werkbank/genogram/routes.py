"""Lines and heights: from the x of all atoms to the finished layout.

Heights come last, because they follow from the number of tracks: under each row its texts, then the sibship bars on their
tracks, then the partner lines above the symbols of the next row, then the free room for years, then the symbols.
Families that nothing links share rows and stand side by side.

Invariant: per union the lines are one connected piece, each piece of ink once; they start on outlines, so a painter may
draw symbols before or after them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from werkbank.genogram.layout import Area, Join, Line, LineKind, Place, Point
from werkbank.genogram.layout_sizes import ABOVE, LABEL_TOP, LINE_GAP, TRACK, TWIN_ROOM
from werkbank.genogram.order import Order
from werkbank.genogram.order_scene import Net, Scene, Tie
from werkbank.genogram.pedigree import Node
from werkbank.genogram.places import atom_rows
from werkbank.genogram.routes_ports import rim, side, top_ports
from werkbank.genogram.routes_tracks import Bar, crossings, tracks


@dataclass(slots=True)
class Routed:
    """One linked family with everything that does not depend on heights."""

    s: Scene
    order: Order
    x: Sequence[float]
    ports: dict[tuple[int, str], float] = field(default_factory=dict)
    track: list[int] = field(default_factory=list)
    twins: dict[int, tuple[int, ...]] = field(default_factory=dict)
    over_level: dict[str, int] = field(default_factory=dict)
    crossed: list[tuple[int, int]] = field(default_factory=list)


def routed(s: Scene, *, order: Order, x: Sequence[float]) -> Routed:
    """Ports and tracks of one linked family."""
    r = Routed(s, order, x, track=[0] * len(s.nets))
    _find_twins(r)
    _find_ports(r)
    _level_overs(r)
    for gap in range(s.rows):
        _find_tracks(r, gap=gap)
    for atom, numbers in sorted(s.natal.items()):
        if len(numbers) > 1 and r.crossed:
            _swap_ports(r, atom=atom, numbers=numbers)
    return r


def _find_tracks(r: Routed, *, gap: int) -> None:
    numbers = [n for n, net in enumerate(r.s.nets) if net.gap == gap]
    bars = [_bar(r, r.s.nets[n]) for n in numbers]
    found = tracks(bars)
    for n, track in zip(numbers, found, strict=True):
        r.track[n] = track
    crossed = [(numbers[u], numbers[v]) for u, v in crossings(bars, track=found)]
    r.crossed = [(u, v) for u, v in r.crossed if r.s.nets[u].gap != gap] + crossed


def _swap_ports(r: Routed, *, atom: int, numbers: Sequence[int]) -> None:
    """Swaps the lines to two pairs of parents on top of a symbol, if that saves crossings."""
    first, second = ((atom, r.s.nets[n].union) for n in numbers[:2])
    before, gaps = len(r.crossed), {r.s.nets[n].gap for n in numbers}
    for _ in range(2):
        r.ports[first], r.ports[second] = r.ports[second], r.ports[first]
        for gap in gaps:
            _find_tracks(r, gap=gap)
        if len(r.crossed) < before:
            return


def _find_twins(r: Routed) -> None:
    """Twins that stand side by side under one net share a line; every one of them points to the whole group."""
    rank = {a: i for row in atom_rows(r.order) for i, a in enumerate(row)}
    for twins in r.s.fam.twins:
        group = [r.s.person[m] for m in twins.members if m in r.s.person]
        if len(group) < 2 or len({r.s.atoms[a].row for a in group}) > 1:
            continue
        group.sort(key=rank.__getitem__)
        nets = set(r.s.natal.get(group[0], ())).intersection(*(r.s.natal.get(a, ()) for a in group))
        strangers = [a for n in nets for a in r.s.nets[n].bottoms if rank[group[0]] < rank[a] < rank[group[-1]]]
        if len(nets) == 1 and all(a in group for a in strangers):
            r.twins.update({a: tuple(group) for a in group})


def _find_ports(r: Routed) -> None:
    s = r.s
    overs = [o for form in r.order.forms for o in form.overs]
    for name, atom in s.person.items():
        natal = [(r.x[s.nets[n].top] - r.x[atom], s.nets[n].union) for n in s.natal.get(atom, ())]
        own = [(r.x[o.drop if o.drop >= 0 else o.far] - r.x[atom], o.union) for o in overs if o.hub == atom]
        own += [(r.x[o.hub] - r.x[atom], o.union) for o in overs if o.far == atom and o.drop < 0]
        ports = top_ports(natal, overs=own, size=s.fam.persons[name].size)
        r.ports.update({(atom, str(key)): dx for key, dx in ports.items()})


def _level_overs(r: Routed) -> None:
    """Lines above the symbols nest: a shorter one runs lower."""
    spans: list[tuple[float, int, float, float, str]] = []
    for form in r.order.forms:
        for o in form.overs:
            lo, hi = sorted((r.x[o.hub] + r.ports[o.hub, o.union], _over_end(r, o.far, o.drop, o.union)))
            spans.append((hi - lo, r.s.atoms[o.hub].row, lo, hi, o.union))
    done: list[tuple[int, float, float, int]] = []
    for _, row, lo, hi, union in sorted(spans):
        level = 1 + max((v for w, a, b, v in done if w == row and a < hi + LINE_GAP and lo < b + LINE_GAP), default=-1)
        r.over_level[union] = level
        done.append((row, lo, hi, level))


def _over_end(r: Routed, far: int, drop: int, union: str) -> float:
    return r.x[drop] if drop >= 0 else r.x[far] + r.ports[far, union]


def _pin(r: Routed, net: Net, atom: int) -> float:
    """Where the line to a bottom atom leaves the bar."""
    group = r.twins.get(atom)
    if group:
        return sum(r.x[a] for a in group) / len(group)
    return r.x[atom] + r.ports.get((atom, net.union), 0.0)


def _bar(r: Routed, net: Net) -> Bar:
    return Bar(r.x[net.top], tuple(_pin(r, net, a) for a in net.bottoms))


# ---------------------------------------------------------------------------------------------------------- heights


@dataclass(frozen=True, slots=True)
class Heights:
    """Centres of the rows, and the height of the first bar under each row and the first line above it."""

    row: tuple[float, ...]
    bar: tuple[float, ...]
    over: tuple[float, ...]


def heights(families: Sequence[Routed], *, top: float, fixed: Mapping[int, float]) -> Heights:
    """Rows from ``top`` down; ``fixed`` holds rows that pins hold, kept where that leaves enough room."""
    count = max((r.s.rows for r in families), default=0)
    row: list[float] = []
    bars: list[float] = []
    overs: list[float] = []
    below = top
    for i in range(count):
        nodes = [r.s.fam.persons[p] for r in families for p, a in r.s.person.items() if r.s.atoms[a].row == i]
        half = max((n.size for n in nodes), default=0.0) / 2
        levels = [
            r.over_level[o.union] for r in families for f in r.order.forms for o in f.overs if _row(r, o.hub) == i
        ]
        room = ABOVE + (max(levels, default=-1) + 1) * TRACK
        room += TWIN_ROOM if any(_row(r, a) == i for r in families for a in r.twins) else 0.0
        centre = below + room + half
        if i in fixed and (fixed[i] >= centre or not row):
            centre = fixed[i]
        row.append(centre)
        overs.append(centre - half - ABOVE)
        text = max((n.label[1] for n in nodes), default=0.0)
        bars.append(centre + half + (LABEL_TOP + text if nodes else 0.0) + LINE_GAP)
        last = max((r.track[n] for r in families for n, net in enumerate(r.s.nets) if net.gap == i), default=0)
        below = bars[-1] + last * TRACK + LINE_GAP
    return Heights(tuple(row), tuple(bars), tuple(overs))


def _row(r: Routed, atom: int) -> int:
    return r.s.atoms[atom].row


# ------------------------------------------------------------------------------------------------------------ lines


class Pen:
    """Draws the lines of one linked family."""

    def __init__(self, r: Routed, *, h: Heights, centres: Mapping[str, Point]) -> None:
        self.r, self.h, self.centres = r, h, centres
        self.lines: list[Line] = []
        self.joins: dict[str, Join] = {}
        self.bar_of_pass: dict[int, float] = {}

    def draw(self) -> None:
        """All lines."""
        overs = {o.union: o for form in self.r.order.forms for o in form.overs}
        for tie in self.r.s.ties:
            if tie.union in overs and overs[tie.union].hub in (tie.a, tie.b):
                self._over(tie, hub=overs[tie.union].hub, far=overs[tie.union].far, drop=overs[tie.union].drop)
            else:
                self._beside(tie)
        for number, net in enumerate(self.r.s.nets):
            self._net(net, track=self.r.track[number])

    def _add(self, kind: LineKind, union: str, points: Sequence[Point], *, child: str | None = None) -> None:
        u = self.r.s.fam.unions[union]
        clean = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(clean) > 1:
            self.lines.append(Line(kind, union, (*u.partners, *(c.id for c in u.children)), tuple(clean), child))

    def _side(self, atom: int, *, towards: float) -> Sequence[Point]:
        person = self.r.s.atoms[atom].person
        node = self.r.s.fam.persons[person]
        return side(node, centre=self.centres[person], towards=towards, height=self.h.row[_row(self.r, atom)])

    def _top(self, atom: int, union: str) -> Point:
        person = self.r.s.atoms[atom].person
        dx = self.r.ports.get((atom, union), 0.0)
        x, y = self.centres[person]
        return (x + dx, y - rim(self.r.s.fam.persons[person], dx=dx))

    def _beside(self, tie: Tie) -> None:
        """A line at the height of the symbols, to the partner or to the drop of a single parent."""
        left, right = sorted((tie.a, tie.b), key=lambda a: self.r.x[a])
        y = self.h.row[_row(self.r, tie.a)]
        person = [bool(self.r.s.atoms[a].person) for a in (left, right)]
        start = self._side(left, towards=self.r.x[right]) if person[0] else ((self.r.x[left], y),)
        end = self._side(right, towards=self.r.x[left]) if person[1] else ((self.r.x[right], y),)
        self._add("partner", tie.union, (*start, *reversed(end)))
        if all(person):
            self.joins[tie.union] = Join(start[-1][0], end[-1][0], y)

    def _over(self, tie: Tie, *, hub: int, far: int, drop: int) -> None:
        row = _row(self.r, hub)
        y = self.h.over[row] - self.r.over_level[tie.union] * TRACK
        start = self._top(hub, tie.union)
        end_x = _over_end(self.r, far, drop, tie.union)
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

    def _net(self, net: Net, *, track: int) -> None:
        s, x = self.r.s, self.r.x
        bar = _bar(self.r, net)
        y = self.h.bar[net.gap] + track * TRACK
        top = s.atoms[net.top]
        start = self.bar_of_pass[net.top] if top.is_pass else self.h.row[net.gap]
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
            elif atom in self.r.twins:
                twins.add(self.r.twins[atom])
            else:
                end = self._top(atom, net.union)
                self._add("descent", net.union, ((end[0], y), end), child=target.person)
        for group in sorted(twins):
            self._twins(net, group, y=y)

    def _twins(self, net: Net, group: tuple[int, ...], *, y: float) -> None:
        s = self.r.s
        x = _pin(self.r, net, group[0])
        vertex = self.h.over[net.gap + 1] - self._levels(net.gap + 1) * TRACK - TWIN_ROOM + ABOVE
        ends = [self._top(a, net.union) for a in group]
        self._add("descent", net.union, ((x, y), (x, vertex)))
        for atom, end in zip(group, ends, strict=True):
            self._add("twin", net.union, ((x, vertex), end), child=s.atoms[atom].person)
        names = {s.atoms[a].person for a in group}
        if any(t.identical and set(t.members) >= names for t in s.fam.twins):
            half = [((x + ex) / 2, (vertex + ey) / 2) for ex, ey in (ends[0], ends[-1])]
            level = (half[0][1] + half[1][1]) / 2
            self._add("twin", net.union, [(px, level) for px, _ in half])

    def _levels(self, row: int) -> int:
        overs = [self.r.over_level[o.union] for f in self.r.order.forms for o in f.overs if _row(self.r, o.hub) == row]
        return max(overs, default=-1) + 1


def place(node: Node, *, centre: Point, generation: int) -> Place:
    """Where a person stands."""
    x, y = centre
    w, tall = node.label
    return Place(x, y, node.size, node.size, Area(x - w / 2, y + node.size / 2 + LABEL_TOP, w, tall), generation)
