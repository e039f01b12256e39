"""The door of this room: make a workplace, unlock it, and everything follows from what comes back.

    workplace, recovery = create_workplace(folder, "Anja", passphrase)   # print ``recovery`` on paper
    workplace = unlock(folder, person_id, passphrase)                    # person ids: ``people.people_of(folder)``
    for entry in workplace.cases(): ...
    stored = workplace.new_case("Gezin in de Lindestraat")               # or workplace.open_case(entry.id)
    desk = open_casus(stored, clock=clock, ids=fresh_id)                 # a journal.OpenCasus with its undo history
    workplace.close()                                                    # closes what is open, too

All errors that people can cause are ``KnownError`` with a code of the table in ``errors``.
"""

from __future__ import annotations

from pathlib import Path

from werkbank.model.clock import Clock, IdSource, SystemClock, fresh_id
from werkbank.store.case_entry import CaseEntry
from werkbank.store.founding import found
from werkbank.store.kdf import KdfSettings
from werkbank.store.open_workplace import Workplace
from werkbank.store.passphrase import ENOUGH
from werkbank.store.stored_casus import StoredCasus, open_casus
from werkbank.store.tidying import tidy_up
from werkbank.store.unlocking import with_passphrase, with_recovery_key

__all__ = [
    "CaseEntry", "KdfSettings", "StoredCasus", "Workplace", "create_workplace", "open_casus", "unlock",
    "unlock_by_recovery",
]  # fmt: skip


def create_workplace(
    folder: Path,
    person_name: str,
    passphrase: str,
    *,
    kdf: KdfSettings | None = None,
    clock: Clock | None = None,
    ids: IdSource = fresh_id,
    enough: float = ENOUGH,
) -> tuple[Workplace, str]:
    """Make a workplace in a new or empty folder and unlock it; returns it with the recovery key for on paper.

    ``kdf`` is found by measuring when it is left out (takes about a second); tests and throw-away workplaces give cheap
    settings. ``enough`` is how many bits the passphrase must be estimated at.

    Raises:
        KnownError: workplace-exists, name-missing, passphrase-too-short, passphrase-too-weak, disk-full, read-only,
            no-memory.
    """
    now = (clock or SystemClock()).now()
    person, recovery = found(
        folder, person_name=person_name, passphrase=passphrase, kdf=kdf, now=now, fresh_id=ids, enough=enough
    )
    return unlock(folder, person.id, passphrase, clock=clock, ids=ids), recovery


def unlock(
    folder: Path, person_id: str, passphrase: str, *, clock: Clock | None = None, ids: IdSource = fresh_id
) -> Workplace:
    """Open a workplace as one of its people.

    Raises:
        KnownError: folder-missing, not-a-workplace, wrong-passphrase, person-damaged, workplace-damaged,
            no-access-here, newer-version, no-memory.
    """
    premises = with_passphrase(
        folder, person=person_id, passphrase=passphrase, clock=clock or SystemClock(), fresh_id=ids
    )
    tidy_up(premises)
    workplace = Workplace(premises)
    workplace.take_in_orphans()
    return workplace


def unlock_by_recovery(
    folder: Path, recovery: str, *, clock: Clock | None = None, ids: IdSource = fresh_id
) -> Workplace:
    """Open a workplace for reading with the recovery key from paper, when a passphrase is lost.

    Raises:
        KnownError: recovery-unreadable (a typing error), recovery-wrong (of another workplace), and as ``unlock``.
    """
    return Workplace(with_recovery_key(folder, text=recovery, clock=clock or SystemClock(), fresh_id=ids))
