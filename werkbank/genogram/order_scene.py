"""The family as rows of blocks and the nets between them: what the search for an order works on.

*Atoms* stand in rows: persons, *drops* (where the line to a union's children leaves the row) and *passes* (where a
line to a deeper row goes through). A *block* is a run of atoms that always stays together: partners on one row with
their drops, or one pass. A block has *forms* (left-to-right orders of its atoms), the best by themselves first. A
*net* is what a union draws between two neighbouring rows: one atom above, one or more below.

The *core* is the family without its leaves: children without partners or children of their own and with one pair of
parents. Its atoms, blocks and nets have the lowest numbers; ``core`` gives it as a scene of its own.

Invariants: each atom stands in one block and one row; the atoms of a net lie in rows ``gap`` and ``gap + 1``; a union
whose partners stand on different rows is *joined* beside its lowest partner: its drop there hangs from a drop beside
the other partner like a child.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from werkbank.genogram.generations import Generations
from werkbank.genogram.pedigree import Union
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
    core_atoms: int = 0

    def add(self, atom: Atom) -> int:
        """The number of a new atom."""
        self.atoms.append(atom)
        return len(self.atoms) - 1


def scene(fam: Family, *, gens: Generations, members: tuple[str, ...]) -> Scene:
    """The scene of one linked family."""
    s = Scene(fam)
    own = set(members)
    unions = [u for u in fam.unions.values() if not own.isdisjoint((*u.partners, *(c.id for c in u.children)))]
    leaves = {c for u in unions for c in _leaves(fam, u, gens=gens)}
    # Unknown parents of siblings in the oldest row need a row of their own.
    shift = any(not u.partners and any(gens.row[c.id] == 0 for c in u.children) for u in unions)
    for person in members:
        if person not in leaves:
            s.person[person] = s.add(Atom(gens.row[person] + shift, person=person))
    for union in unions:
        _add_union(s, union=union.id)
    s.core_atoms = len(s.atoms)
    for union in unions:
        _add_leaves(s, union, leaves=leaves)
    _add_blocks(s)
    _finish(s)
    return s


def core(s: Scene, *, stubs: bool = False) -> Scene:
    """The scene without its leaves; atoms, blocks and nets keep their numbers.

    With ``stubs`` each net that has leaves keeps room for them: one nameless end, in a block of its own.
    """
    n = s.core_atoms
    out = Scene(
        s.fam,
        s.atoms[:n],
        [],
        s.ties,
        {p: a for p, a in s.person.items() if a < n},
        s.block_of[:n],
        [block for block in s.blocks if block[0] < n],
        core_atoms=n,
    )
    for net in s.nets:
        kept = tuple(b for b in net.bottoms if b < n)
        if stubs and len(kept) < len(net.bottoms):
            kept = (*kept, out.add(Atom(net.gap + 1, union=net.union, is_pass=True)))
            out.block_of.append(len(out.blocks))
            out.blocks.append([kept[-1]])
        if kept:
            out.nets.append(replace(net, bottoms=kept))
    _finish(out)
    return out


def _finish(s: Scene) -> None:
    for number, net in enumerate(s.nets):
        for atom in net.bottoms:
            s.natal[atom].append(number)
    s.rows = 1 + max(a.row for a in s.atoms)


def _leaves(fam: Family, union: Union, *, gens: Generations) -> list[str]:
    """Children of a union who are nobody's parent or partner and hang right below their parents, as all siblings do."""
    if not union.partners:
        return []
    level = max(gens.row[p] for p in union.partners)
    if any(gens.row[c.id] != level + 1 for c in union.children):
        return []
    return [c.id for c in union.children if c.id not in fam.as_partner and len(fam.as_child[c.id]) == 1]


def _add_leaves(s: Scene, union: Union, *, leaves: set[str]) -> None:
    """Hangs the leaves of a union from its net, or from a new one when it has no other children."""
    own = [c.id for c in union.children if c.id in leaves]
    if not own:
        return
    row = 1 + max(s.atoms[s.person[p]].row for p in union.partners)
    s.person |= {c: s.add(Atom(row, person=c)) for c in own}
    bottoms = tuple(s.person[c.id] for c in union.children)
    at = next((n for n, net in enumerate(s.nets) if net.union == union.id and net.gap == row - 1), -1)
    if at >= 0:
        s.nets[at] = replace(s.nets[at], bottoms=bottoms)
    else:
        drop = next(a for a in range(s.core_atoms) if s.atoms[a].union == union.id and s.atoms[a].row == row - 1)
        s.nets.append(Net(row - 1, union.id, drop, bottoms))


def _add_union(s: Scene, *, union: str) -> None:
    u = s.fam.unions[union]
    children = [s.person[c.id] for c in u.children if c.id in s.person]  # leaves come later
    partners = [s.person[p] for p in u.partners]
    if not partners:
        if not children:
            return
        level = min(s.atoms[c].row for c in children) - 1
        drop = s.add(Atom(level, union=union))
    elif len(partners) == 1:
        if not u.children:
            return
        level = s.atoms[partners[0]].row
        drop = s.add(Atom(level, union=union, beside=partners[0]))
        s.ties.append(Tie(union, partners[0], drop, drop))
    else:
        drop, level = _add_pair(s, union=union, partners=partners, has_children=bool(u.children))
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
