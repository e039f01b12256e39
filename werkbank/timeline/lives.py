"""The life behind a lane: from birth to death, and the days on which a youth turns 17,5 and 18."""

from __future__ import annotations

from typing import NamedTuple

from werkbank.model.dates import VagueDate
from werkbank.model.dates.days import shift_months
from werkbank.model.entities import Person
from werkbank.model.kinds import Role

HALF_EIGHTEEN, EIGHTEEN = 17 * 12 + 6, 18 * 12  # months


class Life(NamedTuple):
    """Days of one person; None where nobody knows."""

    born: int | None = None
    died: int | None = None
    half_eighteen: int | None = None
    eighteen: int | None = None


def life_of(person: Person) -> Life:
    """The life of a person, judged in the middle of vague dates; 17,5 and 18 only for who is a youth in this casus."""
    died = _middle(person.death)
    born = _middle(person.birth)
    day = person.birth.lo
    if day is None or person.birth.hi is None or not (person.index or person.role is Role.YOUTH):
        return Life(born, died)
    half, whole = (shift_months(day, by=months).toordinal() for months in (HALF_EIGHTEEN, EIGHTEEN))
    return Life(born, died, half, whole)


def _middle(claim: VagueDate) -> int | None:
    lo, hi = claim.lo or claim.hi, claim.hi or claim.lo
    return (lo.toordinal() + hi.toordinal()) // 2 if lo and hi else None
