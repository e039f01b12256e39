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
TITLED = "verleng"
EARLY = 2 * SLACK  # days: what was decided longer before the end that is noted led to that end


def renewals_for(child: EntityId | None, /, *, among: Sequence[Fact]) -> list[Span]:
    """When measures of a child were prolonged, in order; a decision that names nobody holds for all."""
    if not among:
        return []
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


def prolonged(measure: Fact, /, *, renewals: Sequence[Fact], child: EntityId) -> Fact:
    """A measure as long as decisions to prolong it for a child can have made it, and then not sure of its end.

    The same object where they add nothing.
    """
    theirs = renewals_for(child, among=renewals)
    until = reaching(measure.span, renewals=theirs, unsaid=YEAR).e_hi if theirs else measure.e_hi
    if until == measure.e_hi:
        return measure
    return measure.but(span=measure.span._replace(e_lo=until, e_hi=until), sure=False)


def going_on(measures: Iterable[Fact], /, *, renewals: Sequence[Fact]) -> frozenset[EntityId]:
    """Which measures, in order of time, only go on with one of their kind that ran for all of the same people.

    For the same reasons, or for none that were noted. They overlap it or follow it without a free day, whatever the
    true dates are; or a decision to prolong or their own title tells so.
    """
    found: list[EntityId] = []
    runs: dict[tuple[str, EntityId], tuple[Fact, int]] = {}
    for fact in measures:
        name, went_on = fact.name, bool(fact.subjects)
        until = fact.e_lo
        for who in fact.subjects:
            before = runs.get((name, who))
            same = before is not None and _goes_on(fact, *before)
            went_on = went_on and same
            if renewals:
                until = _decided(fact, renewals=renewals_for(who, among=renewals))
            first, latest = before if same and before is not None else (fact, 0)
            runs[name, who] = first, max(until, latest)
        if went_on:
            found.append(fact.id)
    return frozenset(found)


def _decided(fact: Fact, /, *, renewals: Sequence[Span]) -> int:
    """Until when a measure surely ran, or as was decided."""
    until = reaching(fact.span, renewals=renewals, unsaid=YEAR).e_hi if renewals else fact.e_hi
    return until if until > fact.e_hi else fact.e_lo


def _goes_on(fact: Fact, first: Fact, until: int, /) -> bool:
    """Whether a measure goes on with a run of them; one that began with its first is that same one, told again."""
    if fact.s_lo > until + SLACK + 1 or (fact.reasons and fact.reasons != first.reasons):
        return False
    touches = fact.s_hi <= until + 1 or TITLED in fact.event.title.casefold()
    return touches and (fact.s_lo, fact.s_hi) != (first.s_lo, first.s_hi)
