"""Receive what others send: a handover, a receipt, a notice that a copy was destroyed, or a visitekaartje.

    arrival = look(workplace.premises, path)        # store.handover.arriving; nothing is kept
    seen = preview(workplace, arrival)
    accepted = take(workplace, arrival, receipt=path_of_the_receipt)

A sender whose six words nobody compared is taken only on a second yes. What arrived stands in the log of the case, with
the purpose and ground that the sender gave; the receipt goes back to the sender.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from werkbank.app.opening import past_of
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.store.access_log import EXECUTE, READ, microseconds
from werkbank.store.card import know_as
from werkbank.store.errors import known
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import Accepted, Arrival, accept
from werkbank.store.handover.correspondence import Received, note_answer, note_destroyed, note_received, received
from werkbank.store.handover.receipt import RECEIPT_ENDING, DestructionNotice, Receipt, read_letter, write_receipt
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.merging import MergePreview
from werkbank.store.workplace import StoredCasus, Workplace

RECEIVED, ANSWERED = "handover-received", "handover-answered"
Told = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a handover that was taken in, and where the receipt for the sender is."""

    accepted: Accepted
    receipt: Path


def check_sender(arrival: Arrival, *, unchecked: bool) -> None:
    """Ask for a second yes. Raises ``KnownError`` (handover-unknown-sender)."""
    if not (arrival.sender.is_checked or unchecked):
        words = " ".join(arrival.sender.words)
        raise known("handover-unknown-sender", naam=arrival.sender.card.called, woorden=words)


def take(
    workplace: Workplace,
    arrival: Arrival,
    seen: MergePreview,
    *,
    unchecked: bool = False,
    accept_future: bool = False,
    receipt: Path | None = None,
    at_work: StoredCasus | None = None,
) -> Taken:
    """Take a handover in and write the receipt. ``at_work``: the case that is open at the desk; see ``renew``.

    Raises:
        KnownError: handover-unknown-sender without a second yes, and what ``arriving.accept`` raises; nothing changed.
    """
    check_sender(arrival, unchecked=unchecked)
    at = workplace.premises
    AddressBook(at).take(arrival.sender.card)
    accepted = accept(workplace, arrival, accept_future=accept_future, at_work=at_work)
    with _at_desk(workplace, accepted.case, at_work) as stored:
        before = max((one.ops for one in received(stored) if one.handover == arrival.arrived.sha256), default=0)
        _note(workplace, arrival, accepted, stored)
    path = receipt or arrival.path.with_suffix(RECEIPT_ENDING)
    if at.identity is not None:
        write_receipt(
            path,
            card=AddressBook(at).own_card(),
            by=at.identity,
            case=accepted.case,
            handover=arrival.arrived.sha256,
            at=at.clock.now(),
            new=accepted.report.operations or before,
            conflicts=len(seen.conflicts),
            vector={actor: accepted.vector.get(actor, 0) for actor in arrival.arrived.manifest.vector},
        )
    return Taken(accepted, path)


def renew(session: Session, stored: StoredCasus) -> None:
    """Show what came into the casus at the desk; undo goes on with the own steps, as far as they still stand."""
    session.open.renew(stored.casus, past=past_of(stored))


def take_letter(workplace: Workplace, path: Path, *, at_work: StoredCasus | None = None) -> Receipt | DestructionNotice:
    """Keep what somebody said of a handover: that it arrived, or that their own copy was destroyed.

    Such a notice comes from who received something from here, or from who sent something here. ``at_work``: the case
    that is open at the desk.

    Raises:
        KnownError: receipt-damaged, receipt-not-mine, handover-key-changed, open-elsewhere, no-access.
    """
    letter = read_letter(path)
    at = workplace.premises
    AddressBook(at).find(letter.sender)
    if at.index.row(letter.case) is None:
        raise known("receipt-not-mine")
    with _at_desk(workplace, letter.case, at_work) as stored:
        is_answer = note_answer(stored, letter)
        is_end = isinstance(letter, DestructionNotice) and note_destroyed(stored, letter)
        if not (is_answer or is_end):
            raise known("receipt-not-mine")
        stored.log(ANSWERED, action=READ, detail=_said(letter), objects=_named(letter))
    return letter


@contextlib.contextmanager
def _at_desk(workplace: Workplace, case: str, at_work: StoredCasus | None) -> Iterator[StoredCasus]:
    if at_work is not None and at_work.id == case:
        yield at_work
        return
    if workplace.has_open(case):
        raise known("open-elsewhere")
    stored = workplace.open_case(case)
    try:
        yield stored
    finally:
        stored.close()


def _note(workplace: Workplace, arrival: Arrival, accepted: Accepted, stored: StoredCasus) -> None:
    manifest, at = arrival.arrived.manifest, workplace.premises
    if not stored.casus.sheet.name:
        name = tr("Overdracht van {wie}", wie=arrival.sender.card.called)
        stored.on_file(lambda file: know_as(file, name))  # a part comes without its name; people need one in their list
    unchecked = "" if arrival.sender.is_checked else " " + tr("(niet vergeleken)")
    stored.log(
        RECEIVED,
        action=EXECUTE,
        purpose=manifest.purpose,
        policy=manifest.basis,
        objects=(arrival.arrived.sha256,),
        about=tuple(stored.casus.persons),
        detail=f"{arrival.sender.card.called}{unchecked}; {manifest.level}; {accepted.report.operations}",
    )
    note_received(
        stored,
        Received(
            handover=arrival.arrived.sha256,
            at=microseconds(at.clock.now()),
            by=workplace.person.name,
            sender=arrival.sender.card.called,
            level=manifest.level,
            partial=manifest.partial,
            purpose=manifest.purpose,
            basis=manifest.basis,
            ops=accepted.report.operations,
            conflicts=accepted.report.forks,
            compared=arrival.sender.is_checked,
            sign_key=arrival.sender.card.sign_key.hex(),
        ),
    )
    at.index.log(WorkplaceEvent(RECEIVED, at.clock.now(), workplace.person.id, accepted.case))


def _said(letter: Receipt | DestructionNotice) -> str:
    if isinstance(letter, Receipt):
        return f"{letter.sender.called}; {tr('aangekomen')}: {letter.new}"
    return f"{letter.sender.called}; {tr('kopie vernietigd')}"


def _named(letter: Receipt | DestructionNotice) -> tuple[str, ...]:
    return (letter.handover,) if isinstance(letter, Receipt) else ()
