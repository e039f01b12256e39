"""Moves families sideways where that saves crossings which the order of the rows does not force.

Two nets cross more often than they have to when a drop comes down inside the other's bar although it could come down
beside it, or the other way round. Each such wish is one more law for the places ("this drop right of that child"); a
law is kept when the drawing then has fewer crossings. So are laws against two lines in one column, which a reader takes
for one. Families without crossings, nearly all, never come here.
"""

from __future__ import annotations

from collections.abc import Mapping

from werkbank.genogram.order import Order
from werkbank.genogram.order_scene import Scene
from werkbank.genogram.places import places
from werkbank.genogram.progress import Progress, silent
from werkbank.genogram.routes import Routed, routed
from werkbank.model.errors import BugError

TRIALS, WORK = 60, 6000


def untangled(
    s: Scene,
    *,
    order: Order,
    pins: Mapping[int, float],
    free: Mapping[int, float] | None = None,
    progress: Progress = silent,
) -> Routed:
    """The placed and routed family."""
    laws: list[tuple[int, int]] = []
    start = places(s, order=order, pins=pins, free=free)
    if start is None:
        raise BugError("the places of a family have no solution")
    best = routed(s, order=order, x=start)
    tried: set[tuple[int, int]] = set()
    trials = min(TRIALS, WORK // len(s.atoms))  # one trial of a large family takes as long as many of a small one
    while (best.clashes or len(best.crossed) > order.forced) and len(tried) < max(trials, best.clashes):
        for law in _new_laws(best, laws=laws, tried=tried)[: max(trials, best.clashes) - len(tried)]:
            tried.add(law)
            progress(len(tried) / TRIALS)
            x = places(s, order=order, pins=pins, laws=[*laws, law], free=free)
            candidate = x and routed(s, order=order, x=x)
            if candidate and candidate.faults < best.faults:
                best = candidate
                laws.append(law)
                break
        else:
            break
    return best


def _new_laws(r: Routed, *, laws: list[tuple[int, int]], tried: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Laws not tried yet, those against lines in one column first."""
    wanted = [law for a, b in r.in_one_column for law in ((a, b), (b, a))]
    wanted += [law for pair in r.crossed for law in _wishes(r, *pair)]
    return [law for law in dict.fromkeys(wanted) if law not in tried and law[::-1] not in laws]


def _wishes(r: Routed, one: int, two: int) -> list[tuple[int, int]]:
    """Pairs (left atom, right atom) that could save a crossing of two nets."""
    u, v = r.s.nets[one], r.s.nets[two]
    if r.x[u.top] > r.x[v.top]:
        u, v = v, u
    us, vs = sorted(u.bottoms, key=r.x.__getitem__), sorted(v.bottoms, key=r.x.__getitem__)
    laws = [(us[-1], v.top), (u.top, vs[0]), (vs[0], v.top), (u.top, us[-1]), (us[0], u.top), (v.top, vs[-1])]
    laws += [(u.top, vs[-1]), (us[0], v.top)]
    return [(a, b) for a, b in laws if r.x[a] >= r.x[b] and a != b]
