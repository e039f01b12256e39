"""Who worked for the family and when: people without a key in a role that leads or carries the help.

Only who has a known begin is told: a name without dates says nothing of who was there when. Without an end somebody is
still there. Network, school, doctor and police are no workers here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.entities import Involvement
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.patterns.kin import People
from werkbank.patterns.spans import Span, span

LEADS = frozenset(("vast-aanspreekpunt", "procesregie", "casusregie"))


class Worker(NamedTuple):
    """Somebody in a role over a span, for some people; for nobody by name is for all of them."""

    span: Span
    id: EntityId
    name: str
    key: str
    role: str
    label: str
    persons: People
    sure: bool

    @property
    def certainty(self) -> Certainty:
        """How sure the dates are that somebody noted."""
        return ZEKER if self.sure else MOGELIJK


def workers(casus: Casus, *, cut: int) -> tuple[Worker, ...]:
    """Everybody in a leading role whose begin is known and not after the day of looking, in order of time."""
    made = [one for involved in casus.involvements.values() if (one := _worker(involved, cut=cut))]
    return tuple(sorted(made, key=lambda one: (one.span, one.role, one.key)))


def _worker(one: Involvement, *, cut: int) -> Worker | None:
    row = vocabulary().involvement_roles.get(one.role)
    if row is None or not (row.lead or row.id in LEADS) or one.begin.lo is None or one.begin.hi is None:
        return None
    s_lo, s_hi = one.begin.lo.toordinal(), one.begin.hi.toordinal()
    if s_lo > cut:
        return None
    e_lo = one.end.lo.toordinal() if one.end.lo else s_lo if one.end.is_known else cut
    e_hi = one.end.hi.toordinal() if one.end.hi else cut
    sure = not (one.begin.uncertain or one.end.uncertain)
    when = span(s_lo, min(s_hi, cut), e_lo=min(e_lo, cut), e_hi=min(e_hi, cut))
    return Worker(when, one.id, one.name.strip(), fold(one.name), row.id, row.label, frozenset(one.persons), sure)


def may_be_there(some: Iterable[Worker], /, *, people: People, first: int, last: int) -> bool:
    """Whether any of them may have been there for one of these people between two days, both included."""
    return any(
        one.span.s_lo <= last and one.span.e_hi >= first and not (one.persons and one.persons.isdisjoint(people))
        for one in some
    )
