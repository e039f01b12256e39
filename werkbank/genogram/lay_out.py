"""``lay_out``: from a family to places and lines.

>>> from werkbank.genogram.pedigree import ChildLink, Node, Pedigree, Union
>>> pair = Union("u", ("a", "b"), (ChildLink("c"),))
>>> drawn = lay_out(Pedigree((Node("a", "m"), Node("b", "v"), Node("c")), (pair,)))
>>> drawn.persons["a"].x < drawn.persons["c"].x < drawn.persons["b"].x
True

The steps, each in its own module and each a pure function: canonical form, generations, blocks and nets, order of the rows,
places in the rows, tracks and lines. The answer depends on the pedigree, pins and hints alone: not on the order of rows in a
file, not on a date, not on time or machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from werkbank.genogram.generations import Generations, generations
from werkbank.genogram.layout import Area, Join, Layout, Line, Note, Place, Point
from werkbank.genogram.layout_sizes import ABOVE, FAMILY_GAP, MARGIN
from werkbank.genogram.order import order
from werkbank.genogram.order_scene import Scene, scene
from werkbank.genogram.pedigree import Hints, Pedigree, Pins
from werkbank.genogram.pedigree_family import Family, family, older
from werkbank.genogram.routes import Pen, Routed, heights, place
from werkbank.genogram.routes_untangle import untangled


def lay_out(pedigree: Pedigree, *, pins: Pins | None = None, hints: Hints | None = None) -> Layout:
    """The places and lines of a family, in points, y down.

    ``pins`` maps person ids to a centre (x, y), or an x alone; pinned persons stand exactly there. ``hints`` are wishes.

    Raises:
        CircleError: a KnownError that names the persons who are their own ancestors.
    """
    fam = family(pedigree)
    gens = generations(fam)
    wishes = frozenset((hints or Hints()).left_of)
    families: list[Routed] = []
    left = 0.0
    for members in gens.families:
        s = scene(fam, gens=gens, members=members)
        o = order(s, wishes=wishes)
        r = untangled(s, order=o, pins={})
        low, high = _extent(s, x=r.x)
        r.x = [left + v - low for v in r.x]
        families.append(r)
        left += high - low + FAMILY_GAP
    return _drawn(fam, gens=gens, families=families)


def _extent(s: Scene, *, x: Sequence[float]) -> tuple[float, float]:
    """The outermost left and right of symbols and texts."""
    lows, highs = [], []
    for name, atom in s.person.items():
        node = s.fam.persons[name]
        half = max(node.size, node.label[0]) / 2
        lows.append(x[atom] - half)
        highs.append(x[atom] + half)
    return min(lows), max(highs)


def _drawn(fam: Family, *, gens: Generations, families: list[Routed]) -> Layout:
    h = heights(families, top=0.0, fixed={})
    pinned: dict[str, Point] = {}
    persons: dict[str, Place] = {}
    pens = []
    for r in families:
        here = {p: place(r, p, h=h, pinned=pinned, generation=gens.row[p]) for p in r.s.person}
        persons |= here
        pen = Pen(r, h=h, centres={p: (v.x, v.y) for p, v in here.items()})
        pen.draw()
        pens.append(pen)
    lines = tuple(line for pen in pens for line in pen.lines)
    joins = {union: j for pen in pens for union, j in pen.joins.items()}
    notes, numbers = _notes(fam, gens=gens, persons=persons)
    left, top, right, bottom = _bounds(persons, lines=lines)
    return _shifted(
        Layout(persons, lines, right - left, bottom - top, left, top, joins, numbers, notes), dx=-left, dy=-top
    )


def _notes(fam: Family, *, gens: Generations, persons: Mapping[str, Place]) -> tuple[tuple[Note, ...], dict[str, int]]:
    """What the record forced, and the numbers of children who do not stand in the order of their births."""
    notes = [Note("generation", rule.union, (rule.a, rule.b)) for rule in gens.broken]
    numbers: dict[str, int] = {}
    for union in fam.unions.values():
        born = [c.id for c in union.children]
        drawn = sorted(born, key=lambda c: (persons[c].x, c))
        pairs = [(a, b) for i, a in enumerate(drawn) for b in drawn[i + 1 :]]
        if any(older(fam.persons[b], fam.persons[a]) for a, b in pairs):
            notes.append(Note("birth order", union.id, tuple(drawn)))
            numbers.update({c: i + 1 for i, c in enumerate(born) if fam.persons[c].born != (None, None)})
    return tuple(notes), numbers


def _bounds(persons: Mapping[str, Place], *, lines: tuple[Line, ...]) -> tuple[float, float, float, float]:
    xs: list[float] = []
    ys: list[float] = []
    for p in persons.values():
        xs += [p.x - p.w / 2, p.x + p.w / 2, p.label.x, p.label.x + p.label.w]
        ys += [p.y - p.h / 2 - ABOVE, p.y + p.h / 2, p.label.y + p.label.h]
    for line in lines:
        xs += [x for x, _ in line.points]
        ys += [y for _, y in line.points]
    if not xs:
        return 0.0, 0.0, 0.0, 0.0
    return min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN


def _shifted(drawn: Layout, *, dx: float, dy: float) -> Layout:
    """The same drawing elsewhere; coordinates rounded, so that sums of floats do not show."""

    def at(point: Point) -> Point:
        return (round(point[0] + dx, 3), round(point[1] + dy, 3))

    persons = {}
    for name, p in drawn.persons.items():
        x, y = at((p.x, p.y))
        label = Area(*at((p.label.x, p.label.y)), p.label.w, p.label.h)
        persons[name] = replace(p, x=x, y=y, label=label)
    return replace(
        drawn,
        persons=persons,
        lines=tuple(replace(line, points=tuple(at(p) for p in line.points)) for line in drawn.lines),
        joins={
            u: Join(round(j.left + dx, 3), round(j.right + dx, 3), round(j.y + dy, 3)) for u, j in drawn.joins.items()
        },
        left=drawn.left + dx,
        top=drawn.top + dy,
    )
