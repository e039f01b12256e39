"""Send a casus to somebody else: look at what leaves, then write the file and keep that it left.

    leaving = parting(stored.casus, choice, today=today)          # the preview
    send(workplace, stored, leaving, order, path)

The line in the access log (NEN 7513: who, to whom, for which purpose, on which ground, about whom) stands before the
file does; when writing fails, a second line says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from werkbank.app.parting import Choice, Parting
from werkbank.i18n import tr
from werkbank.model.kinds import Kind
from werkbank.store.access_log import EXECUTE, SERIOUS_FAILURE
from werkbank.store.errors import known
from werkbank.store.handover.address_book import AddressBook, Contact
from werkbank.store.handover.correspondence import Sent, note_sent, sent_to
from werkbank.store.handover.parcel import load_of
from werkbank.store.handover.writing import Wish, Written, write_handover
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.renewing import grants_in
from werkbank.store.workplace import StoredCasus, Workplace

EVENT = "handover"
ENDING = ".casus"
Told = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Order:
    """To whom, why, and how much; ``unchecked`` is the second yes to a card that nobody compared."""

    to: tuple[Contact, ...]
    choice: Choice
    purpose: str = field(repr=False)
    basis: str = field(default="", repr=False)
    unchecked: bool = False
    with_recovery: bool = True  # the recovery key on paper of this workplace opens the file too


def not_compared(order: Order) -> tuple[Contact, ...]:
    """The receivers whose six words nobody compared."""
    return tuple(one for one in order.to if not one.is_checked)


def send(
    workplace: Workplace,
    stored: StoredCasus,
    leaving: Parting,
    order: Order,
    path: Path,
    *,
    told: Told | None = None,
) -> Written:
    """Write the handover.

    Raises:
        KnownError: handover-no-receiver, -no-purpose, -unchecked-card, -too-many-to-send, -wants-a-person, and what a
            disk refuses; then there is no file.
    """
    at = workplace.premises
    if at.identity is None or stored.read_only:
        raise known("handover-wants-a-person" if at.identity is None else "read-only")
    check_order(order)
    identity, book = at.identity, AddressBook(at)
    stored.on_file(lambda file: file.sign(identity.sign, at=at.clock.now()))  # so that who passes it on can show whose
    wish = _wish(order)
    also = [at.identity.public.box_key, *(_paper_of(stored) if order.with_recovery else [])]
    load = load_of(stored, keep=leaving.keep())
    lines = _Lines(stored, leaving, order, organisation=book.organisation)
    try:
        written = write_handover(
            path, load=load, wish=wish, by=at.identity, card=book.own_card(), at=at.clock.now(), also=also,
            before=lines.before, told=told,
        )  # fmt: skip
    except BaseException:
        lines.failed()
        raise
    note_sent(stored, _sent(written, order, by=workplace.person.name))
    at.index.log(WorkplaceEvent(EVENT, at.clock.now(), workplace.person.id, stored.id))
    return written


def _paper_of(stored: StoredCasus) -> list[bytes]:
    """The recovery key that opens this case: one that does not open the case does not open what leaves of it either."""
    grants = stored.on_file(lambda file: grants_in(file.connection))
    return [one.to.box_key for one in grants if one.to.is_paper]


def file_name(leaving: Parting, *, day: str, number: str) -> str:
    """A name for the file that says nothing of anybody."""
    kind = tr("overdracht-deel") if leaving.partial else tr("overdracht")
    return f"{kind}-{day}-{number[:6]}{ENDING}"


def _wish(order: Order) -> Wish:
    return Wish(
        receivers=tuple(one.card for one in order.to),
        purpose=order.purpose,
        basis=order.basis,
        level=str(order.choice.level),
        sections=order.choice.told,
    )


def _sent(written: Written, order: Order, *, by: str) -> Sent:
    manifest = written.manifest
    return Sent(
        handover=written.sha256,
        at=manifest.made_at,
        by=by,
        to=tuple(sent_to(one.card) for one in order.to),
        level=manifest.level,
        partial=manifest.partial,
        purpose=manifest.purpose,
        basis=manifest.basis,
        ops=manifest.counts["ops"],
    )


def check_order(order: Order) -> None:
    """Refuse what lacks a receiver, a purpose or a second yes. Raises ``KnownError``."""
    if not order.to:
        raise known("handover-no-receiver")
    if not order.purpose.strip():
        raise known("handover-no-purpose")
    if (open_ones := not_compared(order)) and not order.unchecked:
        one = open_ones[0]
        raise known("handover-unchecked-card", naam=one.card.called, woorden=" ".join(one.words))


class _Lines:
    """The lines in the access log of one handover."""

    def __init__(self, stored: StoredCasus, leaving: Parting, order: Order, *, organisation: str) -> None:
        self._stored = stored
        names = ", ".join(one.card.called for one in order.to)
        unchecked = " " + tr("(niet vergeleken)") if not_compared(order) else ""
        counts = leaving.counts()
        self._fields: dict[str, Any] = {
            "about": tuple(leaving.leaves.persons),
            "purpose": order.purpose.strip(),
            "policy": order.basis.strip(),
            "on_behalf": organisation,
            "sensitivity": str(order.choice.level),
            "detail": f"{names}{unchecked}; {order.choice.level}; {', '.join(order.choice.told)}; "
            f"{counts.get(Kind.PERSON, 0)}p/{sum(counts.values())}",
        }
        self._noted = False

    def before(self, written: Written) -> None:
        """The disclosure, named by the file."""
        self._stored.log(EVENT, action=EXECUTE, objects=(written.sha256,), **self._fields)
        self._noted = True

    def failed(self) -> None:
        """It did not leave after all."""
        if self._noted:
            told = {**self._fields, "outcome": SERIOUS_FAILURE}
            self._stored.log(EVENT, action=EXECUTE, **told)
