"""Who stands in the family view: everybody, but a pregnancy or a loss only if the family put it in (genogram.md 1).

The family put it in when it is noted as its own story or was brought in by somebody of the family, and nobody shielded
it; or when it is shared with the family by name (``delen`` = gezin), which nobody does behind its back.
"""

from __future__ import annotations

from werkbank.genogram.bonds_shown import family_names
from werkbank.genogram.looks import Look
from werkbank.genogram.outlines import UNBORN
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person, Twins
from werkbank.model.kinds import Kind, LifeStatus, Nature, Sharing
from werkbank.model.vocabulary import fold

TENDER = UNBORN | {LifeStatus.STILLBORN}
KEPT_INSIDE = {Sharing.SHIELDED, Sharing.TEAM}


def shown_in(casus: Casus, look: Look) -> Casus:
    """The casus as this look may show it."""
    if not look.family:
        return casus
    names = family_names(casus)
    hidden = {p.id for p in casus.persons.values() if p.life in TENDER and not put_in_by_family(p, names=names)}
    if not hidden:
        return casus
    shown = casus.without(Kind.PERSON, hidden)
    twins = [_less(twins, hidden) for twins in casus.twins.values() if hidden & set(twins.persons)]
    return shown.having(*twins)


def put_in_by_family(person: Person, *, names: frozenset[str]) -> bool:
    """Whether the family itself told of this pregnancy or loss."""
    theirs = person.nature is Nature.STORY or fold(person.contributor) in names or fold(person.source) in names
    return person.sharing is Sharing.FAMILY or (theirs and person.sharing not in KEPT_INSIDE)


def _less(twins: Twins, hidden: set[EntityId]) -> Twins:
    return twins.but(persons=tuple(p for p in twins.persons if p not in hidden))
