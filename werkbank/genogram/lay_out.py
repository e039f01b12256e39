"""``lay_out``: from a family to places and lines.

>>> from werkbank.genogram.pedigree import ChildLink, Node, Pedigree, Union
>>> pair = Union("u", ("a", "b"), (ChildLink("c"),))
>>> drawn = lay_out(Pedigree((Node("a", "m"), Node("b", "v"), Node("c")), (pair,)))
>>> drawn.persons["a"].x < drawn.persons["c"].x < drawn.persons["b"].x
True

The steps, each in its own module and each a pure function: canonical form, generations, blocks and nets, order of the
rows, places in the rows, tracks and lines. The answer depends on the pedigree, pins and hints alone: not on the order
of rows in a file, not on a date, not on time or machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from werkbank.genogram.generations import Generations, generations
from werkbank.genogram.layout import Area, Join, Layout, Line, Note, Place, Point
from werkbank.genogram.layout_sizes import ABOVE, FAMILY_GAP, MARGIN
from werkbank.genogram.order import order
from werkbank.genogram.order_scene import scene
from werkbank.genogram.pedigree import Hints, Pedigree, Pins
from werkbank.genogram.pedigree_family import Family, family, older
from werkbank.genogram.places_pins import fixed_rows, pin_x, pinned_places, wishes
from werkbank.genogram.progress import Progress, part, silent
from werkbank.genogram.routes import Routed
from werkbank.genogram.routes_heights import heights
from werkbank.genogram.routes_pen import Pen, place
from werkbank.genogram.routes_untangle import untangled


def lay_out(
    pedigree: Pedigree, *, pins: Pins | None = None, hints: Hints | None = None, progress: Progress = silent
) -> Layout:
    """The places and lines of a family, in points, y down.

    ``pins`` maps person ids to a centre (x, y), or an x alone; pinned persons stand exactly there. ``hints`` are
    wishes. ``progress`` is called now and then with a fraction that grows to 1, and may raise to stop.

    Raises:
        CircleError: a KnownError that names the persons who are their own ancestors.
    """
    fam = family(pedigree)
    gens = generations(fam)
    asked = frozenset((hints or Hints()).left_of)
    held = {p: pin for p, pin in (pins or {}).items() if p in fam.persons}
    first = part(progress, low=0.0, high=0.5 if held else 1.0)
    loose = _side_by_side(_families(fam, gens=gens, wishes=asked, progress=first))
    free = _drawn(fam, gens=gens, families=loose, rows={}, pins={})
    if not held:
        return _shifted(free, dx=-free.left)
    free = _shifted(free, dx=-free.left)
    wanted = asked | wishes(fam, pins=held, free=free)
    second = part(progress, low=0.5, high=1.0)
    families = _families(fam, gens=gens, wishes=wanted, pins=held, free=free, progress=second)
    rows = fixed_rows(held, gens=gens, free=free)
    return _drawn(fam, gens=gens, families=_around_pins(families, pins=held, free=free), rows=rows, pins=held)


def _families(
    fam: Family,
    *,
    gens: Generations,
    wishes: frozenset[tuple[str, str]],
    pins: Pins | None = None,
    free: Layout | None = None,
    progress: Progress,
) -> list[Routed]:
    """Every linked family by itself."""
    out: list[Routed] = []
    done, everybody = 0.0, len(fam.persons)
    for members in gens.families:
        half, until = done + len(members) / everybody / 2, done + len(members) / everybody
        ordering = part(progress, low=done, high=half)
        placing = part(progress, low=half, high=until)
        s = scene(fam, gens=gens, members=members)
        held = {s.person[p]: x for p in members if (x := pin_x(pins or {}, p)) is not None}
        natural = {s.person[p]: free.persons[p].x for p in members} if free and held else None
        found = order(s, wishes=wishes, progress=ordering)
        out.append(untangled(s, order=found, pins=held, free=natural, progress=placing))
        placing(1.0)
        done = until
    return out


def _side_by_side(families: list[Routed]) -> list[Routed]:
    left = 0.0
    for r in families:
        low, high = _extent(r)
        r.x = [left + v - low for v in r.x]
        left += high - low + FAMILY_GAP
    return families


def _around_pins(families: list[Routed], *, pins: Pins, free: Layout) -> list[Routed]:
    """Families without pins stay where they are without any, or go right of all others if somebody was put there."""
    held = [r for r in families if any(p in pins for p in r.s.person)]
    taken = [_extent(r) for r in held]
    for r in families:
        if r in held:
            continue
        low, high = _extent(r)
        person, atom = next(iter(r.s.person.items()))
        shift = free.persons[person].x - r.x[atom]
        if any(low + shift < b + FAMILY_GAP and a < high + shift + FAMILY_GAP for a, b in taken):
            shift = max(b for _, b in taken) + FAMILY_GAP - low
        r.x = [v + shift for v in r.x]
        taken.append((low + shift, high + shift))
    return families


def _extent(r: Routed) -> tuple[float, float]:
    """The outermost left and right of symbols and texts."""
    lows, highs = [], []
    for name, atom in r.s.person.items():
        node = r.s.fam.persons[name]
        half = max(node.size, node.label[0]) / 2
        lows.append(r.x[atom] - half)
        highs.append(r.x[atom] + half)
    return min(lows), max(highs)


def _drawn(fam: Family, *, gens: Generations, families: list[Routed], rows: Mapping[int, float], pins: Pins) -> Layout:
    h = heights(families, top=MARGIN, fixed=rows)
    natural = {p: (r.x[a], h.row[r.s.atoms[a].row]) for r in families for p, a in r.s.person.items()}
    pinned = pinned_places(pins, natural=natural)
    centres = natural | pinned
    persons: dict[str, Place] = {}
    pens = [Pen(r, h=h, centres=centres) for r in families]
    for pen in pens:
        persons |= {p: place(fam.persons[p], centre=centres[p], generation=gens.row[p]) for p in pen.r.s.person}
        pen.draw()
    lines = tuple(line for pen in pens for line in pen.lines)
    joins = {union: j for pen in pens for union, j in pen.joins.items()}
    notes, numbers = _notes(fam, gens=gens, persons=persons)
    left, top, right, bottom = _bounds(persons, lines=lines)
    return Layout(persons, lines, right - left, bottom - top, left, top, joins, numbers, notes)


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
    return min(xs) - MARGIN, min(0.0, *ys) - MARGIN * (min(ys) < 0), max(xs) + MARGIN, max(ys) + MARGIN


def _shifted(drawn: Layout, *, dx: float) -> Layout:
    """The same drawing further right; coordinates rounded, so that sums of floats do not show."""

    def at(point: Point) -> Point:
        return (round(point[0] + dx, 3), round(point[1], 3))

    persons = {}
    for name, p in drawn.persons.items():
        x, y = at((p.x, p.y))
        label = Area(*at((p.label.x, p.label.y)), p.label.w, p.label.h)
        persons[name] = replace(p, x=x, y=y, label=label)
    return replace(
        drawn,
        persons=persons,
        lines=tuple(replace(line, points=tuple(at(p) for p in line.points)) for line in drawn.lines),
        joins={u: Join(round(j.left + dx, 3), round(j.right + dx, 3), round(j.y, 3)) for u, j in drawn.joins.items()},
        left=drawn.left + dx,
    )
