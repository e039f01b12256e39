"""The steps of precision: day, month, season or quarter, year, decade.

Each rung lies wholly inside the next, so a season stands on it only where it does not cross New Year; December, January
and February use their quarter. Stepping is what the arrow keys do; :func:`enclosing` is the first rung that holds two
units, for an edge of a period that is vaguer than one unit.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from werkbank.model.dates.display import to_dutch
from werkbank.model.dates.edtf import read_claim
from werkbank.model.dates.rungs import rungs
from werkbank.model.dates.value import VagueDate


def coarser(claim: VagueDate) -> VagueDate:
    """The next rung up that holds all of the claim; the claim itself when there is none (an open side, unknown)."""
    if claim.lo is None or claim.hi is None:
        return claim
    for lo, hi, edtf in rungs(claim.lo):
        if lo <= claim.lo and claim.hi <= hi and (lo, hi) != (claim.lo, claim.hi):
            return _rewritten(edtf, claim=claim)
    years, decades = (claim.lo.year, claim.hi.year), (claim.lo.year // 10, claim.hi.year // 10)
    for edtf in ("[{:04}..{:04}]".format(*years), "[{:03}X..{:03}X]".format(*decades)):
        wider = _rewritten(edtf, claim=claim)
        if (wider.lo, wider.hi) != (claim.lo, claim.hi):
            return wider
    return claim


def finer(claim: VagueDate, *, near: date | None = None) -> VagueDate:
    """The next rung down inside the claim: the piece with ``near`` in it, else the first; a day stays as it is."""
    target = _clipped(near or claim.lo or claim.hi, claim=claim)
    if target is None:
        return claim
    for lo, hi, edtf in reversed(rungs(target)):
        inside = (claim.lo is None or claim.lo <= lo) and (claim.hi is None or hi <= claim.hi)
        if inside and (lo, hi) != (claim.lo, claim.hi):
            return _rewritten(edtf, claim=claim)
    return claim


def _clipped(day: date | None, *, claim: VagueDate) -> date | None:
    if day is None:
        return None
    day = max(day, claim.lo) if claim.lo else day
    return min(day, claim.hi) if claim.hi else day


def _rewritten(edtf: str, *, claim: VagueDate) -> VagueDate:
    marked = edtf
    if claim.uncertain:
        marked = f"[{edtf[1:5]}?..{edtf[7:11]}?]" if edtf.startswith("[") else f"{edtf}?"
    new = read_claim(marked)
    return replace(new, as_typed=to_dutch(new), basis=claim.basis) if new else claim  # there is no decade of year 1
