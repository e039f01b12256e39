"""The layout of the genogram: times beside Graphviz ``dot`` in the same run, and how steady it is (T1 to T4).

``dot`` gets the same family as couples and children (one point a union, rows by ``rank=same`` as it finds them) and
answers with places; its time is that of the whole process, as every program that uses it pays it. It is left out, and
that is said, where it is not installed. *First time* means that nothing is remembered of earlier searches.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator

from tests.benchmarks.made_family import casus
from tests.benchmarks.report import Row, Section
from tests.unit.genogram.families import shuffled
from tests.unit.genogram.tangles import tangle
from tests.unit.genogram.test_steady import flips, one_child_more
from tests.unit.genogram.youth_care import YOUTH_CARE
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.generations import CircleError
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.order import SEARCHED
from werkbank.genogram.pedigree import Pedigree

SIZES = {10: 5, 40: 15, 100: 50, 366: 300, 1844: 5000}
TANGLES = range(40)


def measure(*, quick: bool) -> list[Section]:
    """Two tables: times, steadiness."""
    runs = 3 if quick else 20
    notes = () if shutil.which("dot") else ("dot (Graphviz) is not installed, so it was not measured.",)
    times = [row for size, target in SIZES.items() for row in _times(size, target=target, runs=runs)]
    return [
        Section("Layout: made families", times, notes),
        Section("Layout: tangled families", list(_tangled(runs=3 if quick else 5))),
        Section(
            "Layout: steadiness",
            list(_steady(quick=quick)),
            ("T3: places are made without any day, so no day moves them.",),
        ),
    ]


def _times(size: int, *, target: int, runs: int) -> Iterator[Row]:
    pedigree = pedigree_of(casus(persons=size, events=0))
    runs = min(runs, 5) if size > 400 else runs
    first, warm, dot = [], [], []
    for _ in range(runs):
        SEARCHED.forget()
        first.append(_timed(lambda: lay_out(pedigree)))
        warm.append(_timed(lambda: lay_out(pedigree)))
        if shutil.which("dot"):
            dot.append(_timed(lambda: _dot(pedigree)))
    yield Row(f"{size} persons: first time", tuple(first), target=f"<= {target}")
    yield Row(f"{size} persons: again", tuple(warm), target=f"<= {target}")
    if dot:
        yield Row(f"{size} persons: dot", tuple(dot))


def _tangled(*, runs: int) -> Iterator[Row]:
    """Families with loops, several partners and foster homes: here the search for an order has work to do."""
    first, warm = [], []
    for pedigree in _tangles():
        for _ in range(runs):
            SEARCHED.forget()
            first.append(_timed(lambda p=pedigree: lay_out(p)))  # type: ignore[misc]
            warm.append(_timed(lambda p=pedigree: lay_out(p)))  # type: ignore[misc]
    yield Row("4 to 34 persons: first time", tuple(first))
    yield Row("4 to 34 persons: again", tuple(warm))


def _steady(*, quick: bool) -> Iterator[Row]:
    told = [pedigree_of(make()) for make in YOUTH_CARE.values()]
    families = [*told, *list(_tangles())[: 5 if quick else 20]]
    turned = [100.0 * bool(flips(a, b)) for family in families for _, a, b in one_child_more(family)]
    drawings = [len({repr(lay_out(shuffled(f, seed=n))) for n in range(5 if quick else 20)}) for f in told]
    yield Row("T1 edits (a child more) that turn anybody round", (sum(turned) / len(turned),), "%", "0")
    yield Row("T2 drawings of one family in shuffled rows", tuple(map(float, drawings)), "", "1")
    yield Row("T4 shift of whoever is pinned", tuple(_pinned(f) for f in families), "pt", "0")


def _pinned(pedigree: Pedigree) -> float:
    """The furthest that a third of the family, pinned a little aside, moves."""
    free = lay_out(pedigree)
    pins = {p: (free.persons[p].x + 20.0, free.persons[p].y + 5.0) for p in sorted(free.persons)[::3]}
    held = lay_out(pedigree, pins=pins)
    return max(abs(held.persons[p].x - x) + abs(held.persons[p].y - y) for p, (x, y) in pins.items())


def _tangles() -> Iterator[Pedigree]:
    for seed in TANGLES:
        pedigree = tangle(seed)
        try:
            lay_out(pedigree)
        except CircleError:
            continue
        yield pedigree


def _dot(pedigree: Pedigree) -> None:
    lines = ["digraph g { node [shape=box, width=0.5, height=0.5, fixedsize=true]; edge [arrowhead=none];"]
    number = {person.id: n for n, person in enumerate(pedigree.persons)}
    for n, union in enumerate(pedigree.unions):
        lines.append(f"u{n} [shape=point, width=0.01];")
        lines += [f"p{number[p]} -> u{n};" for p in union.partners]
        lines += [f"u{n} -> p{number[c.id]};" for c in union.children]
        lines.append("{ rank=same; " + " ".join(f"p{number[p]};" for p in union.partners) + "}")
    lines += [f"p{n};" for n in number.values()]
    subprocess.run(["dot", "-Tplain"], input="\n".join([*lines, "}"]), text=True, capture_output=True, check=True)


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
