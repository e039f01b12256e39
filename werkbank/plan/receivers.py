"""As whom somebody reads who takes a case over: never more than they may read for what they are to this family.

A handover gives an organisation what was meant for the chain. A school, a coach or somebody of the network may only
have what names them (``access.py``), and that does not change by making them the receiver. So who is known in the
casus by that name or organisation, and who is called a school, reads as that as well: both must be allowed it.
"""

from __future__ import annotations

from werkbank.model.casus import Casus
from werkbank.model.vocabulary import fold
from werkbank.model.vocabulary.spelling import words
from werkbank.plan.access import ONLY_NAMED
from werkbank.plan.reader import Reader, involved_reader, kind_of_role, role_reader

_SCHOOLS = frozenset(("college", "lyceum", "gymnasium", "mavo", "havo", "vwo", "vmbo", "mbo", "leerplicht"))
_ENDING = "school"
_TOWN_HALL = frozenset(("burgemeester", "wethouders", "gemeente"))  # has a college too


def receivers(casus: Casus, receiver: Reader, /) -> tuple[Reader, ...]:
    """The receiver, and everybody as whom they must read too."""
    known = [
        involved_reader(item)
        for item in casus.involvements.values()
        if kind_of_role(item) in ONLY_NAMED
        and receiver.words & {fold(name) for name in (item.name, item.organisation) if name}
    ]
    if not known and _is_school(receiver):
        known = [role_reader("school")]
    return (receiver, *known)


def _is_school(receiver: Reader, /) -> bool:
    said = words(receiver.name)
    return _TOWN_HALL.isdisjoint(said) and any(word in _SCHOOLS or word.endswith(_ENDING) for word in said)
