"""Until when a measure can have run: a prolonged measure is the same measure (N2), also where only the decision stands.

A decision to prolong belongs to the measure of the same child that runs around it. Where its end is noted the measure
ran until then; where nobody noted it, a measure goes on for another year at most, as the law has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from werkbank.model.clock import EntityId
from werkbank.patterns.facts import Fact
from werkbank.patterns.spans import YEAR, Span

SLACK = 31  # days between a measure and what its own title calls a prolongation
EARLY = 2 * SLACK  # days: what was decided longer before the end that is noted led to that end


def renewals_for(child: EntityId | None, /, *, among: Iterable[Fact]) -> list[Span]:
    """When measures of a child were prolonged, in order; a decision that names nobody holds for all."""
    return sorted([fact.span for fact in among if child in fact.subjects or not fact.subjects])


def reaching(measure: Span, /, *, renewals: Sequence[Span], unsaid: int) -> Span:
    """A measure until the last day to which prolongations, in order of time, can have carried it.

    One of which nobody noted the end adds ``unsaid`` days, unless it was decided well before the end of the measure:
    then that end is the prolonged one.
    """
    until = measure.e_hi
    for renewal in renewals:
        noted = renewal.s_lo < renewal.e_lo
        late = noted or renewal.s_hi >= measure.e_lo - EARLY
        if late and renewal.s_hi >= measure.s_lo and renewal.s_lo <= until + SLACK:
            until = max(until, renewal.e_hi if noted else renewal.s_hi + unsaid)
    return measure._replace(e_hi=until)


def prolonged(measure: Fact, /, *, renewals: Iterable[Fact], child: EntityId) -> Fact:
    """A measure as long as decisions to prolong it for a child can have made it, and then not sure of its end.

    The same object where they add nothing.
    """
    theirs = renewals_for(child, among=renewals)
    until = reaching(measure.span, renewals=theirs, unsaid=YEAR).e_hi if theirs else measure.e_hi
    if until == measure.e_hi:
        return measure
    return measure.but(span=measure.span._replace(e_lo=until, e_hi=until), sure=False)
