"""Which emotional lines are shown to whom, and in which state they are on a day (domain.md 4, rule 7).

Professional view: every bond, but an accusing one (violence, control, neglect, fear) only with a source and a status;
without them it is a rumour and stays out of every picture. Family view: *no bonds unless the family drew them*. A bond
counts as drawn by the family when it is noted as the family's own story (``nature`` = verhaal) or was brought in by
somebody of the family (``contributor`` or ``source`` is the name of a person here who is no professional), it may be
shared with the family (``sharing`` = gezin or keten), and it accuses nobody.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import Enum, auto

from werkbank.genogram.labels import is_born, is_dead
from werkbank.model.casus import Casus
from werkbank.model.entities import Bond, Person
from werkbank.model.kinds import Nature, Role, Sharing
from werkbank.model.vocabulary import fold, vocabulary

OPEN_STATUS = {"", "onbekend"}
WITH_FAMILY = {Sharing.FAMILY, Sharing.CHAIN}


class When(Enum):
    """Where a bond stands in time on a day."""

    FUTURE = auto()
    NOW = auto()
    PAST = auto()


def may_be_drawn(bond: Bond, *, family: bool, names: Collection[str]) -> bool:
    """Whether a bond belongs in this view at all; ``names`` are those of ``family_names``."""
    if accuses(bond):
        return not family and bool(bond.source) and bond.status not in OPEN_STATUS
    return drawn_by_family(bond, names=names) if family else True


def accuses(bond: Bond) -> bool:
    """Whether this kind of line accuses somebody; a kind that nobody knows may."""
    row = vocabulary().bond_kinds.get(bond.kind)
    return row.accusation if row is not None else bool(bond.kind)


def drawn_by_family(bond: Bond, *, names: Collection[str]) -> bool:
    """Whether the family itself put this line in and may see it."""
    theirs = bond.nature is Nature.STORY or fold(bond.contributor) in names or fold(bond.source) in names
    return theirs and bond.sharing in WITH_FAMILY


def family_names(casus: Casus) -> frozenset[str]:
    """What everybody of the family is called, spelled for comparing."""
    own = (p for p in casus.persons.values() if p.role is not Role.PROFESSIONAL)
    spelled = (name for p in own for name in (p.first_name, f"{p.first_name} {p.last_name}".strip(), p.alias))
    return frozenset(fold(name) for name in spelled if name)


def when(bond: Bond, one: Person, other: Person, *, day: date) -> When:
    """A bond begins when both are there and it has (possibly) begun; it is past once it is over or somebody died."""
    begun = not (bond.begin.lo and bond.begin.lo > day)
    if not begun or not is_born(one, as_of=day) or not is_born(other, as_of=day):
        return When.FUTURE
    over = bond.end.is_known and not (bond.end.lo and bond.end.lo > day)
    return When.PAST if over or is_dead(one, as_of=day) or is_dead(other, as_of=day) else When.NOW
