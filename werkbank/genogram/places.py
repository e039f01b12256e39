"""Where everybody stands in their row: a small linear program over the x of all atoms of one linked family.

Laws: atoms of a row keep their order and their least distance (symbols, texts, lines); the drop of partners who stand
side by side lies midway; a pinned person stands where the user put it. Wishes: parents above the middle of their
children and right above an only one, partners close, siblings close, a line to a deeper row straight, rows short. The
weights are such that parents stay centred unless that would tear couples apart or make a row much longer.

If pins leave too little room, the least distances become wishes with a heavy price, so that pins always hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import sqrt

from werkbank.genogram.layout_sizes import LABEL_GAP, LINE_GAP, PORT, SYMBOL_GAP
from werkbank.genogram.order import Order
from werkbank.genogram.order_scene import Net, Scene
from werkbank.genogram.order_under import columns
from werkbank.genogram.places_program import Program

CENTRED, COUPLE, SIBLINGS, STRAIGHT, ROW = 1.3, 0.5, 1.9, 2.2, 0.35
TIGHT, STAY, FAR = 50.0, 0.2, 0.8
Gap = Callable[[int, int], float]
LEFT = 1e-4  # of equal places the leftmost, so that families far from an edit do not jump


def places(
    s: Scene,
    *,
    order: Order,
    pins: Mapping[int, float],
    laws: Sequence[tuple[int, int]] = (),
    free: Mapping[int, float] | None = None,
) -> list[float] | None:
    """The x of every atom, in points; pins give the x of atoms; of a law (a, b) ``a`` stands left of ``b``.

    Where the user put somebody, ``free`` tells where the others would stand without: they move no more than they have
    to. None if the laws contradict each other or the order.
    """
    rows, gap = atom_rows(order), _gaps(s, order)
    program = Program()
    x = [
        program.variable(low=pins.get(a, float("-inf")), high=pins.get(a, float("inf")), cost=LEFT)
        for a in range(len(s.atoms))
    ]
    neighbours = _keep_distances(program, x=x, rows=rows, gap=gap, loose=bool(pins))
    _centre_drops(s, program=program, x=x, neighbours=neighbours, loose=bool(pins))
    _leave_room_below(s, order=order, program=program, x=x, loose=bool(pins))
    rank = {atom: i for row in rows for i, atom in enumerate(row)}
    for net in s.nets:
        below = sorted(net.bottoms, key=rank.__getitem__)
        first, last = x[below[0]], x[below[-1]]
        if first == last:
            program.distance(
                [(x[net.top], 1.0), (first, -1.0)], weight=STRAIGHT, centre=_beside(s, net, below[0], rank=rank)
            )
        else:
            program.distance([(x[net.top], 1.0), (first, -0.5), (last, -0.5)], weight=_pull(s, net, first=below[0]))
            together = SIBLINGS / sqrt(len(below) - 1)  # else a row of ten would pull its parents aside
            program.add_cost(last, cost=together)
            program.add_cost(first, cost=-together)
    for tie in s.ties:
        left, right = sorted((tie.a, tie.b), key=rank.__getitem__)
        program.add_cost(x[right], cost=COUPLE)
        program.add_cost(x[left], cost=-COUPLE)
    for row in rows:
        program.add_cost(x[row[-1]], cost=ROW)
        program.add_cost(x[row[0]], cost=-ROW)
    for left, right in laws:
        _apart(program, left=x[left], right=x[right], low=LINE_GAP, loose=bool(pins))
    for atom, natural in (free or {}).items():
        program.distance([(x[atom], 1.0)], weight=STAY, centre=natural)
    if not pins:
        program.between([(x[rows[0][0]], 1.0)], low=0.0, high=0.0)
    solution = program.solve()
    return solution and _spread(s, rows=rows, at=[solution[v] for v in x], gap=gap, fixed=pins)


def _pull(s: Scene, net: Net, *, first: int) -> float:
    """How much several children draw their line above them; one that comes from further up gives way to the parents."""
    if s.atoms[first].is_pass:
        return STRAIGHT
    return FAR if s.atoms[net.top].is_pass else CENTRED


def atom_rows(order: Order) -> list[list[int]]:
    """The atoms of every row, left to right; rows without any are left out."""
    rows = [[a for b in row for a in order.forms[b].atoms] for row in order.rows]
    return [row for row in rows if row]


def _gaps(s: Scene, order: Order) -> Gap:
    """The least distance of two neighbours; a partner line may go down or up between them in a column of its own."""
    between = {pair for form in order.forms for _, down, up in columns(form) for pair in (down, up) if len(pair) == 2}

    def gap(a: int, b: int) -> float:
        return reach(s, a) + reach(s, b) + 2 * LINE_GAP if (a, b) in between else least(s, a, b)

    return gap


def least(s: Scene, a: int, b: int) -> float:
    """The least distance of two neighbours, for symbols and texts."""
    one, two = s.atoms[a], s.atoms[b]
    if one.person and two.person:
        n, m = s.fam.persons[one.person], s.fam.persons[two.person]
        return max((n.size + m.size) / 2 + SYMBOL_GAP, (n.label[0] + m.label[0]) / 2 + LABEL_GAP)
    if one.person or two.person:
        node = s.fam.persons[one.person or two.person]
        return max(node.size, node.label[0]) / 2 + LINE_GAP / 2 + (LINE_GAP / 2 if one.is_pass or two.is_pass else 0.0)
    return LINE_GAP


def reach(s: Scene, atom: int) -> float:
    """How far a person's symbol and text reach to a side."""
    node = s.fam.persons.get(s.atoms[atom].person)
    return max(node.size, node.label[0]) / 2 if node else 0.0


def _beside(s: Scene, net: Net, child: int, *, rank: Mapping[int, int]) -> float:
    """How far beside the middle of an only child its line ends, because other parents have a line to it too."""
    nets = [s.nets[n] for n in s.natal.get(child, ())]
    if len(nets) < 2 or len({s.atoms[n.top].row for n in nets}) > 1 or not s.atoms[child].person:
        return 0.0
    tops = sorted((n.top for n in nets), key=rank.__getitem__)
    return (tops.index(net.top) - (len(tops) - 1) / 2) * PORT


def _spread(s: Scene, *, rows: list[list[int]], at: list[float], gap: Gap, fixed: Mapping[int, float]) -> list[float]:
    """Children between their siblings cost nothing anywhere, so they share the room there is evenly."""
    ends = {a for net in s.nets for a in _ends(net.bottoms, at)}
    free = {a for a in range(s.core_atoms, len(at)) if a not in ends and a not in fixed}
    for row in rows:
        for start, stop in _runs(row, free):
            gaps = [gap(a, b) for a, b in pairwise(row[start - 1 : stop + 1])]
            slack = (at[row[stop]] - at[row[start - 1]] - sum(gaps)) / len(gaps)
            for i in range(start, stop):
                at[row[i]] = at[row[i - 1]] + gaps[i - start] + slack
    return at


def _ends(bottoms: Sequence[int], at: Sequence[float]) -> tuple[int, int]:
    """The outermost children."""
    return min(bottoms, key=at.__getitem__), max(bottoms, key=at.__getitem__)


def _runs(row: Sequence[int], free: set[int]) -> list[tuple[int, int]]:
    """Stretches of free atoms with others on both sides, as (first, one past the last)."""
    runs = []
    start = 0
    for i, atom in enumerate(row):
        if atom not in free:
            if 0 < start < i:
                runs.append((start, i))
            start = i + 1
    return runs


def _keep_distances(
    program: Program, *, x: list[int], rows: list[list[int]], gap: Gap, loose: bool
) -> dict[int, tuple[int, int]]:
    """The laws between neighbours; returns the neighbours of every atom (-1 at an end)."""
    neighbours: dict[int, tuple[int, int]] = {}
    for row in rows:
        for i, atom in enumerate(row):
            neighbours[atom] = (row[i - 1] if i else -1, row[i + 1] if i + 1 < len(row) else -1)
        for a, b in pairwise(row):
            _apart(program, left=x[a], right=x[b], low=gap(a, b), loose=loose)
    return neighbours


def _centre_drops(
    s: Scene, *, program: Program, x: list[int], neighbours: Mapping[int, tuple[int, int]], loose: bool
) -> None:
    for tie in s.ties:
        pair = {tie.a, tie.b}
        adjacent = set(neighbours[tie.drop]) == pair if tie.drop >= 0 else tie.b in neighbours[tie.a]
        if not adjacent:
            continue
        if tie.drop not in (-1, tie.b):
            program.between([(x[tie.drop], 1.0), (x[tie.a], -0.5), (x[tie.b], -0.5)], low=0.0, high=0.0)
        if tie.b != tie.drop:
            a_left = neighbours[tie.a][1] in {tie.b, tie.drop} - {-1}
            left, right = (tie.a, tie.b) if a_left else (tie.b, tie.a)
            sizes = sum(s.fam.persons[s.atoms[a].person].size for a in pair) / 2
            room = max(SYMBOL_GAP, s.fam.unions[tie.union].room)
            _apart(program, left=x[left], right=x[right], low=sizes + room, loose=loose)


def _leave_room_below(s: Scene, *, order: Order, program: Program, x: list[int], loose: bool) -> None:
    """A partner line below leaves is long enough for its text."""
    for under in (u for form in order.forms for u in form.unders):
        low = reach(s, under.left) + reach(s, under.right) + 2 * LINE_GAP + s.fam.unions[under.union].room
        _apart(program, left=x[under.left], right=x[under.right], low=low, loose=loose)


def _apart(program: Program, *, left: int, right: int, low: float, loose: bool) -> None:
    """A least distance: a law, or a dear wish where pins may leave too little room."""
    terms = [(right, 1.0), (left, -1.0)]
    if loose:
        terms.append((program.variable(low=0.0, cost=TIGHT), 1.0))
    program.between(terms, low=low)
