"""Which generation everybody belongs to: a child stands one row below its parents, partners stand on one row.

Algorithm: every union gives rules (a, b, rows that b stands below a). Followed from person to person they settle all
rows of a family whose record agrees with itself. Where a rule clashes, the least total deviation is sought by a small
linear program (its matrix is a network, so the answer is whole rows): a child always stands below its parents, then
partners as level as can be, then children as close below their parents as can be; the rules outside the two-connected
parts that clash stay laws. Rules that could not be kept are named.

Invariants: rows of a linked family start at 0; a child is always below every parent; nobody is their own ancestor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from werkbank.genogram.generations_clash import clashing
from werkbank.genogram.pedigree_family import Family
from werkbank.i18n import tr
from werkbank.model.errors import BugError, KnownError

PARTNERS_WEIGHT = 8.0


class Rule(NamedTuple):
    """``b`` stands ``rows`` rows below ``a``, says ``union``."""

    a: str
    b: str
    rows: int
    union: str


@dataclass(frozen=True, slots=True)
class Generations:
    """The row of each person, the linked families as sets of ids in canonical order, and the rules that were broken."""

    row: Mapping[str, int]
    families: tuple[tuple[str, ...], ...]
    broken: tuple[Rule, ...]


class CircleError(KnownError):
    """Somebody is their own ancestor; ``persons`` is the circle, each the parent of the next, the last of the first."""

    def __init__(self, persons: tuple[str, ...]) -> None:
        circle = " → ".join((*persons, persons[0]))
        super().__init__(
            tr("Deze personen zijn samen hun eigen voorouder: {kring}.", kring=circle),
            remedy=tr("Verbeter een van deze ouderschappen."),
            code="own-ancestor",
        )
        self.persons = persons


def generations(fam: Family) -> Generations:
    """The row of every person.

    Raises:
        CircleError: somebody is their own ancestor.
    """
    _refuse_circles(fam)
    rules = _rules(fam)
    row, families, agrees = _follow(fam, rules=rules)
    if not agrees:
        row = _least_deviation(fam, rules=rules)
    for members in families:
        top = min(row[p] for p in members)
        row.update({p: row[p] - top for p in members})
    broken = tuple(r for r in rules if row[r.b] - row[r.a] != r.rows) if not agrees else ()
    return Generations(row, families, broken)


def _rules(fam: Family) -> list[Rule]:
    rules = []
    for u in fam.unions.values():
        children = [c.id for c in u.children]
        if not u.partners:
            rules += [Rule(children[0], c, 0, u.id) for c in children[1:]]
            continue
        first = u.partners[0]
        rules += [Rule(first, p, 0, u.id) for p in u.partners[1:]]
        rules += [Rule(first, c, 1, u.id) for c in children]
    return rules


def _refuse_circles(fam: Family) -> None:
    children = {p: [c.id for u in us for c in fam.unions[u].children] for p, us in fam.as_partner.items()}
    done: set[str] = set()
    for start in fam.persons:
        path: dict[str, None] = {}
        stack = [(start, iter(children.get(start, ())))] if start not in done else []
        path.update({start: None} if stack else {})
        while stack:
            person, rest = stack[-1]
            child = next(rest, None)
            if child is None:
                stack.pop()
                del path[person]
                done.add(person)
            elif child in path:
                circle = list(path)
                raise CircleError(tuple(circle[circle.index(child) :]))
            elif child not in done:
                path[child] = None
                stack.append((child, iter(children.get(child, ()))))


def _follow(fam: Family, *, rules: Sequence[Rule]) -> tuple[dict[str, int], tuple[tuple[str, ...], ...], bool]:
    """Rows by following the rules from person to person, the linked families, and whether all rules hold."""
    links: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for a, b, rows, _ in rules:
        links[a].append((b, rows))
        links[b].append((a, -rows))
    row: dict[str, int] = {}
    families: list[set[str]] = []
    for start in fam.persons:
        if start in row:
            continue
        row[start] = 0
        todo = [start]
        for person in todo:
            for other, rows in links[person]:
                if other not in row:
                    row[other] = row[person] + rows
                    todo.append(other)
        families.append(set(todo))
    agrees = all(row[b] - row[a] == rows for a, b, rows, _ in rules)
    return row, tuple(tuple(p for p in fam.persons if p in members) for members in families), agrees


def _least_deviation(fam: Family, *, rules: Sequence[Rule]) -> dict[str, int]:
    from werkbank.genogram.places_program import Program  # highspy takes long to load and is seldom needed here

    clash = clashing([(r.a, r.b, r.rows) for r in rules])
    torn = {rules[i].union for i in clash if rules[i].rows == 0}  # partners on two rows: below which one is the child?
    clash |= {i for i, r in enumerate(rules) if r.union in torn}
    program = Program()
    y = {p: program.variable(low=0.0, cost=0.0001) for p in fam.persons}
    for i, (a, b, rows, _) in enumerate(rules):
        if i not in clash:
            program.between([(y[b], 1.0), (y[a], -1.0)], low=rows, high=rows)
        elif rows == 0:
            program.distance([(y[b], 1.0), (y[a], -1.0)], weight=PARTNERS_WEIGHT)
    for i, rule in enumerate(rules):
        if i in clash and rule.rows == 1:
            for parent in fam.unions[rule.union].partners:
                program.between([(y[rule.b], 1.0), (y[parent], -1.0)], low=1.0)
                program.distance([(y[rule.b], 1.0), (y[parent], -1.0)], weight=1.0, centre=1.0)
    solution = program.solve()
    if solution is None:
        raise BugError("the generations of a family have no solution")
    return {p: round(solution[v]) for p, v in y.items()}
