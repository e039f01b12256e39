"""Colleagues for tests: adding them with cheap keys, giving them access, unlocking as them."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.workplaces import CHEAP, MovingClock
from werkbank.store.granting import CaseAccess
from werkbank.store.members import Members
from werkbank.store.people import people_of
from werkbank.store.workplace import Workplace, unlock

THEIR_PASSPHRASE = "kandelaar fiets zomer kiwi"


def add_colleague(workplace: Workplace, name: str = "Bram") -> str:
    """Somebody else with a key of the workplace; gives their id."""
    members = Members(workplace)
    candidate = members.new_person(name, THEIR_PASSPHRASE, kdf=CHEAP)
    return members.admit(candidate, compared=candidate.words).id


def give_access(workplace: Workplace, case: str, person: str) -> None:
    """Let somebody into a closed case."""
    stored = workplace.open_case(case)
    CaseAccess(workplace, stored).give(person)
    stored.close()


def take_access(workplace: Workplace, case: str, person: str) -> None:
    """Take somebody out of a closed case; it has its new key when this returns."""
    stored = workplace.open_case(case)
    CaseAccess(workplace, stored).plan_without(person)
    stored.close()
    workplace.open_case(case).close()


def unlocked_as(folder: Path, name: str, *, clock: MovingClock | None = None) -> Workplace:
    """The workplace, unlocked by a colleague."""
    person = next(one.id for one in people_of(folder) if one.name == name)
    return unlock(folder, person, THEIR_PASSPHRASE, clock=clock or MovingClock())
