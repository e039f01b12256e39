"""What the places of a family ask of its lines: ports on symbols, tracks between rows, levels above the symbols.

Nothing here depends on heights; those follow from the number of tracks (``routes_heights.py``), and the lines from both
(``routes_pen.py``).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from werkbank.genogram.layout_sizes import LINE_GAP
from werkbank.genogram.order import Order
from werkbank.genogram.order_scene import Net, Scene
from werkbank.genogram.places import atom_rows
from werkbank.genogram.routes_ports import top_ports
from werkbank.genogram.routes_tracks import Bar, crossings, tracks


@dataclass(slots=True)
class Routed:
    """One linked family with everything that does not depend on heights."""

    s: Scene
    order: Order
    x: Sequence[float]
    ports: dict[tuple[int, str], float] = field(default_factory=dict)
    track: list[int] = field(default_factory=list)
    twins: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    aside: set[tuple[int, ...]] = field(default_factory=set)  # twins with somebody else's line coming down between them
    over_level: dict[tuple[str, int], int] = field(default_factory=dict)
    crossed: list[tuple[int, int]] = field(default_factory=list)
    in_one_column: list[tuple[int, int]] = field(default_factory=list)

    @property
    def clashes(self) -> int:
        """How often lines of two unions run into each other."""
        return len(self.in_one_column)

    @property
    def faults(self) -> tuple[int, int]:
        """Clashes, then crossings."""
        return self.clashes, len(self.crossed)


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
    r.in_one_column = [pair for gap in range(s.rows) for pair in _in_one_column(r, gap=gap)]
    return r


def _in_one_column(r: Routed, *, gap: int) -> Iterator[tuple[int, int]]:
    """Pairs of atoms (end of a line from above, start of one below it) whose lines meet in one column."""
    nets = [(n, net) for n, net in enumerate(r.s.nets) if net.gap == gap]
    tops: dict[int, list[tuple[int, Net]]] = defaultdict(list)
    for n, net in nets:
        tops[round(r.x[net.top])].append((n, net))
    for n, net in nets:
        for atom in net.bottoms:
            x = pin_of(r, net, atom)
            for spot in (math.floor(x), math.ceil(x)):
                for m, other in tops.get(spot, ()):
                    if m != n and r.track[n] < r.track[m] and abs(r.x[other.top] - x) < 1.0:
                        yield atom, other.top


def _find_tracks(r: Routed, *, gap: int) -> None:
    numbers = [n for n, net in enumerate(r.s.nets) if net.gap == gap]
    bars = [bar_of(r, r.s.nets[n]) for n in numbers]
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
            union = r.s.nets[min(nets)].union  # a twin may have other parents too
            r.twins.update({(union, a): tuple(group) for a in group})
            row = next(row for row in atom_rows(r.order) if group[0] in row)
            between = row[rank[group[0]] : rank[group[-1]]]
            if any(a not in group and a in r.s.natal for a in between):
                r.aside.add(tuple(group))


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
    spans: list[tuple[float, int, float, float, tuple[str, int]]] = []
    for form in r.order.forms:
        for o in form.overs:
            lo, hi = sorted((r.x[o.hub] + r.ports[o.hub, o.union], over_end(r, o.far, o.drop, o.union)))
            spans.append((hi - lo, r.s.atoms[o.hub].row, lo, hi, (o.union, o.hub)))
    done: list[tuple[int, float, float, int]] = []
    for _, row, lo, hi, key in sorted(spans):
        level = 1 + max((v for w, a, b, v in done if w == row and a < hi + LINE_GAP and lo < b + LINE_GAP), default=-1)
        r.over_level[key] = level
        done.append((row, lo, hi, level))


def over_end(r: Routed, far: int, drop: int, union: str) -> float:
    """Where a partner line above the symbols comes down."""
    return r.x[drop] if drop >= 0 else r.x[far] + r.ports[far, union]


def pin_of(r: Routed, net: Net, atom: int) -> float:
    """Where the line to a bottom atom leaves the bar."""
    group = r.twins.get((net.union, atom))
    if group:
        return r.x[group[0]] if group in r.aside else sum(r.x[a] for a in group) / len(group)
    return r.x[atom] + r.ports.get((atom, net.union), 0.0)


def bar_of(r: Routed, net: Net) -> Bar:
    """The bar of a net."""
    return Bar(r.x[net.top], tuple(pin_of(r, net, a) for a in net.bottoms))
