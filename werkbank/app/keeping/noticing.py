"""The signed notice for who received a part of a casus that is destroyed here (store.md section 4)."""

from __future__ import annotations

from pathlib import Path

from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.destroying import Proof
from werkbank.store.workplace import Workplace

PROPOSAL = "bericht-van-vernietiging.vernietigd"


def write_notice(workplace: Workplace, proof: Proof, *, path: Path) -> None:
    """Write the notice, signed by who is unlocked now: to send to every receiver.

    Raises:
        KnownError: nobody-signs, disk-full, read-only.
    """
    from werkbank.store.handover.address_book import AddressBook
    from werkbank.store.handover.receipt import destruction_notice

    at = workplace.premises
    if at.identity is None:
        raise KnownError(
            tr("Met de herstelsleutel kan niets ondertekend worden."),
            remedy=tr("Open de werkplek met een eigen wachtzin."),
            code="nobody-signs",
        )
    card = AddressBook(at).own_card()
    destruction_notice(path, card=card, by=at.identity, case=proof.case, at=proof.at, reason=proof.reason)
