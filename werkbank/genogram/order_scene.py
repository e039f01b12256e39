"""The family as rows of blocks and the nets between them: what the search for an order works on.

*Atoms* stand in rows: persons, *drops* (where the line to a union's children leaves the row) and *passes* (where a
line to a deeper row goes through). A *block* is a run of atoms that always stays together: partners on one row with
their drops, or one pass. A block has *forms* (left-to-right orders of its atoms), the best by themselves first. A
*net* is what a union draws between two neighbouring rows: one atom above, one or more below.

Invariants: each atom stands in one block and one row; the atoms of a net lie in rows ``gap`` and ``gap + 1``; a union
whose partners stand on different rows is *joined* beside its lowest partner: its drop there hangs from a drop beside
the other partner like a child.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from werkbank.genogram.generations import Generations
from werkbank.genogram.pedigree_family import Family


@dataclass(frozen=True, slots=True)
class Atom:
    """Something with a place in a row: a person, or a drop or pass of ``union`` (then ``person`` is empty).

    ``beside`` is the person next to whom a drop of a single parent, or of partners on two rows, has to stand.
    """

    row: int
    person: str = ""
    union: str = ""
    is_pass: bool = False
    beside: int = -1


@dataclass(frozen=True, slots=True)
class Net:
    """One union between rows ``gap`` and ``gap + 1``."""

    gap: int
    union: str
    top: int
    bottoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two atoms of one block that a partner line joins; ``drop`` is the atom between them, or -1 without children."""

    union: str
    a: int
    b: int
    drop: int


@dataclass(slots=True)
class Scene:
    """All atoms and nets of one linked family, while it is being built and ordered."""

    fam: Family
    atoms: list[Atom] = field(default_factory=list)
    nets: list[Net] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    person: dict[str, int] = field(default_factory=dict)
    block_of: list[int] = field(default_factory=list)
    blocks: list[list[int]] = field(default_factory=list)
    natal: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    rows: int = 0

    def add(self, atom: Atom) -> int:
        """The number of a new atom."""
        self.atoms.append(atom)
        return len(self.atoms) - 1


def scene(fam: Family, *, gens: Generations, members: tuple[str, ...]) -> Scene:
    """The scene of one linked family."""
    s = Scene(fam)
    own = set(members)
    unions = [u for u in fam.unions.values() if not own.isdisjoint((*u.partners, *(c.id for c in u.children)))]
    # Unknown parents of siblings in the oldest row need a row of their own.
    shift = any(not u.partners and any(gens.row[c.id] == 0 for c in u.children) for u in unions)
    for person in members:
        s.person[person] = s.add(Atom(gens.row[person] + shift, person=person))
    for union in unions:
        _add_union(s, union=union.id)
    _add_blocks(s)
    for number, net in enumerate(s.nets):
        for atom in net.bottoms:
            s.natal[atom].append(number)
    s.rows = 1 + max(a.row for a in s.atoms)
    return s


def _add_union(s: Scene, *, union: str) -> None:
    u = s.fam.unions[union]
    children = [s.person[c.id] for c in u.children]
    partners = [s.person[p] for p in u.partners]
    if not partners:
        if not children:
            return
        level = min(s.atoms[c].row for c in children) - 1
        drop = s.add(Atom(level, union=union))
    elif len(partners) == 1:
        if not children:
            return
        level = s.atoms[partners[0]].row
        drop = s.add(Atom(level, union=union, beside=partners[0]))
        s.ties.append(Tie(union, partners[0], drop, drop))
    else:
        drop, level = _add_pair(s, union=union, partners=partners, has_children=bool(children))
    if children:
        _add_descent(s, union=union, top=drop, level=level, children=children)


def _add_pair(s: Scene, *, union: str, partners: list[int], has_children: bool) -> tuple[int, int]:
    """The drop of a couple (-1 if it needs none) and its row."""
    high, low = sorted(partners, key=lambda p: s.atoms[p].row)
    level = s.atoms[low].row
    if s.atoms[high].row == level:
        drop = s.add(Atom(level, union=union)) if has_children else -1
        s.ties.append(Tie(union, partners[0], partners[1], drop))
        return drop, level
    start = s.add(Atom(s.atoms[high].row, union=union, beside=high))
    s.ties.append(Tie(union, high, start, start))
    drop = s.add(Atom(level, union=union, beside=low))
    s.ties.append(Tie(union, low, drop, drop))
    _add_descent(s, union=union, top=start, level=s.atoms[high].row, children=[drop])
    return drop, level


def _add_descent(s: Scene, *, union: str, top: int, level: int, children: list[int]) -> None:
    """Nets from a drop to children; the bar hangs right above the highest child, deeper ones get a pass each."""
    bar = min(s.atoms[c].row for c in children) - 1
    for gap in range(level, bar):
        top = _add_pass(s, gap=gap, union=union, top=top)
    ends = {c: s.atoms[c].row for c in children}
    heads = [c if ends[c] == bar + 1 else s.add(Atom(bar + 1, union=union, is_pass=True)) for c in children]
    s.nets.append(Net(bar, union, top, tuple(heads)))
    for child, head in zip(children, heads, strict=True):
        if head != child:
            last = head
            for gap in range(bar + 1, ends[child] - 1):
                last = _add_pass(s, gap=gap, union=union, top=last)
            s.nets.append(Net(ends[child] - 1, union, last, (child,)))


def _add_pass(s: Scene, *, gap: int, union: str, top: int) -> int:
    through = s.add(Atom(gap + 1, union=union, is_pass=True))
    s.nets.append(Net(gap, union, top, (through,)))
    return through


def _add_blocks(s: Scene) -> None:
    """Joins atoms that ties link on one row."""
    root = list(range(len(s.atoms)))

    def find(a: int) -> int:
        while root[a] != a:
            root[a] = a = root[root[a]]
        return a

    for tie in s.ties:
        for atom in (tie.b, tie.drop):
            if atom >= 0:
                root[find(atom)] = find(tie.a)
    groups: dict[int, list[int]] = defaultdict(list)
    for atom in range(len(s.atoms)):
        groups[find(atom)].append(atom)
    s.block_of = [0] * len(s.atoms)
    for number, group in enumerate(groups.values()):
        s.blocks.append(group)
        for atom in group:
            s.block_of[atom] = number
