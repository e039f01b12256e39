"""What a handover would do and does in this workplace: looked at first, then taken in whole or not at all.

    arrival = look(premises, path)                  # unlocked, checked, sender judged; nothing is kept
    seen = preview(workplace, arrival)              # what would be new, changed, conflicting, erased
    report = accept(workplace, arrival)             # backup, one transaction, attachments

A case that this workplace does not have becomes a case with a key of its own. When anything fails, the case is as it
was (a new one is not there); attachments come first and go again when the rest does not follow.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.attachments import forget_attachment
from werkbank.store.case_door import Premises
from werkbank.store.case_file import OpenFile, Opening
from werkbank.store.connection import Connection, in_memory
from werkbank.store.destroying import refuse_destroyed
from werkbank.store.errors import known, translated
from werkbank.store.handover.address_book import AddressBook, Contact
from werkbank.store.handover.limits import USUAL, Limits
from werkbank.store.handover.reading import Arrived, read_handover, take_attachments
from werkbank.store.handover.visitekaartje import shown
from werkbank.store.handover.vouching import require_own_words
from werkbank.store.heads import heads_of
from werkbank.store.lookalike import looks_like
from werkbank.store.merging import MergePreview, MergeReport
from werkbank.store.merging import apply as merge
from werkbank.store.merging import preview as preview_merge
from werkbank.store.records import ActorRecord, Bundle
from werkbank.store.schema import create_tables
from werkbank.store.stored_casus import StoredCasus
from werkbank.store.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Arrival:
    """A handover that was opened and holds together; nothing of it is in the workplace yet."""

    path: Path
    arrived: Arrived = field(repr=False)
    sender: Contact
    is_known: bool  # the sender stands in the address book or has a key of this workplace
    is_here: bool  # the case is in this workplace already


@dataclass(frozen=True, slots=True)
class Accepted:
    """What taking in did; ``vector`` is how far each chain has come here now."""

    report: MergeReport
    case: str
    vector: dict[str, int]
    is_new: bool


def look(premises: Premises, path: Path, *, limits: Limits = USUAL) -> Arrival:
    """Open a handover file and judge who it is from.

    Raises:
        KnownError: every code of ``texts`` that begins with 'handover-'; destroyed when the case was destroyed here.
    """
    if premises.identity is None:
        raise known("handover-wants-a-person")
    arrived = read_handover(path, box=premises.identity.box, limits=limits)
    found = AddressBook(premises).find(arrived.manifest.sender)
    _check_writers(premises, arrived)
    arrived = replace(arrived, bundle=_told_apart(premises, arrived.bundle))
    refuse_destroyed(premises, arrived.manifest.case)
    is_here = premises.index.row(arrived.manifest.case) is not None
    return Arrival(path, arrived, found or Contact(arrived.manifest.sender), found is not None, is_here)


def preview(workplace: Workplace, arrival: Arrival, *, at_work: StoredCasus | None = None) -> MergePreview:
    """What taking it in would do; the case stays as it is. ``at_work`` is the case that is open at the desk, if any.

    Raises:
        KnownError: handover-no-access, open-elsewhere, and those of ``merging.apply``.
    """
    now, bundle = workplace.premises.clock.now(), arrival.arrived.bundle
    if not arrival.is_here:
        return _preview_of_new(workplace, arrival)

    def seen(file: OpenFile) -> MergePreview:
        told = preview_merge(file.connection, bundle, now=now)
        _require_own_words(workplace, arrival, file.connection)
        return told

    with _case(workplace, bundle.case, at_work=at_work) as stored:
        return stored.on_file(seen)


def accept(
    workplace: Workplace, arrival: Arrival, *, accept_future: bool = False, at_work: StoredCasus | None = None
) -> Accepted:
    """Take it in, after a backup of the case. Who gives ``at_work`` shows it anew afterwards (``OpenCasus.renew``).

    Raises:
        KnownError: as ``preview``; bundle-from-future unless that is accepted; disk-full; then nothing was changed.
    """
    bundle = arrival.arrived.bundle
    if not arrival.is_here:
        reports: list[MergeReport] = []

        def fill(stored: StoredCasus) -> None:
            reports.append(_take_in(workplace, stored, arrival, accept_future=accept_future))

        stored = _made(workplace, bundle.case, fill=fill)
        try:
            return Accepted(reports[0], bundle.case, _vector(stored), is_new=True)
        finally:
            stored.close()
    with _case(workplace, bundle.case, at_work=at_work) as stored:
        stored.backup(workplace.premises.layout.backups(bundle.case))
        report = _take_in(workplace, stored, arrival, accept_future=accept_future)
        return Accepted(report, bundle.case, _vector(stored), is_new=False)


def _made(workplace: Workplace, case: str, *, fill: Callable[[StoredCasus], object]) -> StoredCasus:
    if workplace.premises.layout.case(case).root.exists():
        raise known("handover-no-access")  # it lies here without standing in the list: somebody else's
    return workplace.new_case_with(case, fill=fill)


@contextlib.contextmanager
def _case(workplace: Workplace, case: str, *, at_work: StoredCasus | None) -> Iterator[StoredCasus]:
    if at_work is not None and at_work.id == case:
        yield at_work
        return
    if workplace.has_open(case):
        raise known("open-elsewhere")
    try:
        stored = workplace.open_case(case)
    except KnownError as error:
        raise known("handover-no-access") if error.code == "no-access" else error from error
    try:
        yield stored
    finally:
        stored.close()


def _take_in(workplace: Workplace, stored: StoredCasus, arrival: Arrival, *, accept_future: bool) -> MergeReport:
    at, fresh = workplace.premises, list[str]()
    box = at.identity.box if at.identity else at.box

    def put(content: bytes) -> None:
        name = hashlib.sha256(content).hexdigest()
        try:
            stored.attachment(name)
        except KnownError:
            fresh.append(stored.attach(content))

    def merged(file: OpenFile) -> MergeReport:
        _require_own_words(workplace, arrival, file.connection)
        return merge(file, arrival.arrived.bundle, now=at.clock.now(), accept_future=accept_future)

    try:
        take_attachments(arrival.path, box=box, arrived=arrival.arrived, put=put)
        return stored.on_file(merged)
    except BaseException:
        stored.on_file(lambda file: _forget(file.opening, fresh))
        raise


def _forget(opening: Opening, names: list[str]) -> None:
    for name in names:
        forget_attachment(opening.folder.root, name, key=opening.key)


def _preview_of_new(workplace: Workplace, arrival: Arrival) -> MergePreview:
    bundle = arrival.arrived.bundle
    with translated():
        connection = in_memory()
        try:
            create_tables(connection, case=bundle.case)
            told = preview_merge(connection, bundle, now=workplace.premises.clock.now())
            _require_own_words(workplace, arrival, None)
            return told
        finally:
            connection.close()


def _told_apart(premises: Premises, bundle: Bundle) -> Bundle:
    """The bundle with other names for writers from elsewhere who look as if they were of this workplace."""
    ours = premises.index.people()
    taken = {looks_like(person.name) for person in ours.values()}

    def called(one: ActorRecord) -> ActorRecord:
        name = shown(one.name) or tr("iemand")
        is_double = one.person not in ours and looks_like(name) in taken
        return replace(one, name=tr("{naam} (van elders)", naam=name) if is_double else name)

    return replace(bundle, actors=tuple(map(called, bundle.actors)))


def _require_own_words(workplace: Workplace, arrival: Arrival, connection: Connection | None) -> None:
    at, arrived = workplace.premises, arrival.arrived
    require_own_words(
        connection,
        arrived.bundle,
        sender=arrived.manifest.sender.sign_key,
        ours={person.id: person.sign_key for person in at.index.people().values()},
        known_to_us={one.card.id for one in AddressBook(at).contacts()},
    )


def _vector(stored: StoredCasus) -> dict[str, int]:
    return {actor: head.seq for actor, head in stored.on_file(lambda file: heads_of(file.connection)).items()}


def _check_writers(premises: Premises, arrived: Arrived) -> None:
    """Nobody writes in the name of somebody whose keys are known here, or of the sender, with other keys."""
    sender = arrived.manifest.sender
    keys = {person.id: person.sign_key for person in premises.index.people().values()}
    known_keys = {**{one.card.id: one.card.sign_key for one in AddressBook(premises).contacts()}, **keys}
    for one in arrived.bundle.actors:
        if known_keys.get(one.person, one.sign_key) != one.sign_key:
            raise known("handover-key-changed", naam=one.name)
        if one.person == sender.id and one.sign_key != sender.sign_key:
            raise known("handover-wrong-signer")
