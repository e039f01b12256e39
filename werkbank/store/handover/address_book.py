"""Who one can send to: the visitekaartjes that were read in this workplace, and with whom they were compared.

Kept in the encrypted list of cases, so everybody of the workplace shares it. A person stands in it by id; a card with
other keys under a known id is refused until somebody takes the old one out, because that is what a forger would send.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from werkbank.model.errors import KnownError
from werkbank.store.access_log import microseconds, moment
from werkbank.store.case_door import Premises
from werkbank.store.errors import known
from werkbank.store.fingerprint import fingerprint
from werkbank.store.handover.visitekaartje import Visitekaartje, card_from, new_card
from werkbank.store.index import Index
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.tending import active_people

_BOOK = "address-book"
_ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody in the address book; ``compared_at`` is None while nobody compared the six words."""

    card: Visitekaartje
    compared_at: datetime | None = None
    compared_by: str = ""
    is_colleague: bool = False  # has a key of this workplace

    @property
    def words(self) -> tuple[str, ...]:
        """The six words of the keys."""
        return six_words(self.card)

    @property
    def is_checked(self) -> bool:
        """Whether somebody compared the six words, or the workplace itself vouches for the keys."""
        return self.is_colleague or self.compared_at is not None


def six_words(card: Visitekaartje) -> tuple[str, ...]:
    """The six words of the keys on a card."""
    return fingerprint(box_key=card.box_key, sign_key=card.sign_key)


class AddressBook:
    """The address book of one unlocked workplace."""

    def __init__(self, premises: Premises) -> None:
        self._at = premises

    def own_card(self) -> Visitekaartje:
        """The card of who is unlocked. Raises ``KnownError`` (handover-wants-a-person)."""
        if self._at.identity is None:
            raise known("handover-wants-a-person")
        return new_card(self._at.identity, organisation=self.organisation, at=self._at.clock.now())

    @property
    def organisation(self) -> str:
        """Where who is unlocked works, as it stands on the own card."""
        return str(self._at.index.view_state(_ORGANISATION, person=self._at.person.id) or "")

    def set_organisation(self, name: str) -> None:
        """Put another organisation on the own card."""
        self._at.index.set_view_state(_ORGANISATION, person=self._at.person.id, value=name.strip())

    def contacts(self) -> list[Contact]:
        """Everybody in it, by name."""
        found = (self._contact(one) for one in _rows(self._at.index))
        return sorted((one for one in found if one), key=lambda one: (one.card.name.casefold(), one.card.id))

    def find(self, card: Visitekaartje) -> Contact | None:
        """What is known of the holder of these keys; None for somebody new.

        Raises:
            KnownError: handover-key-changed when this person is known with other keys.
        """
        return self._known(card, code="handover-key-changed")

    def take(self, card: Visitekaartje) -> Contact:
        """Put a card in the book, not compared yet; who stands in it stays as it is.

        Raises:
            KnownError: card-changed when this person stands in it with other keys; read-only.
        """
        if found := self._known(card, code="card-changed"):
            return found
        contact = Contact(card)
        self._put(contact)
        return contact

    def compare(self, card: Visitekaartje) -> Contact:
        """Note that who is unlocked compared the six words of this card today. Raises as ``take``."""
        contact = replace(self.take(card), compared_at=self._at.clock.now(), compared_by=self._at.person.name)
        self._put(contact)
        self._at.index.log(WorkplaceEvent("card-compared", self._at.clock.now(), self._at.person.id, action="U"))
        return contact

    def forget(self, card: Visitekaartje) -> None:
        """Take somebody out of the book."""
        self._write([one for one in _rows(self._at.index) if one["card"].get("id") != card.id])

    def _known(self, card: Visitekaartje, *, code: str) -> Contact | None:
        colleague = self._at.index.people().get(card.id)
        contact = next((one for one in self.contacts() if one.card.id == card.id), None)
        keys = (card.box_key, card.sign_key)
        if colleague is not None:
            if (colleague.box_key, colleague.sign_key) != keys:
                raise known(code, naam=card.name)
            is_here = card.id in active_people(self._at.index)  # who left is known, and no colleague any more
            return replace(contact or Contact(card), card=card, is_colleague=True) if is_here else contact
        if contact is not None and (contact.card.box_key, contact.card.sign_key) != keys:
            raise known(code, naam=contact.card.name)
        return contact

    def _contact(self, row: dict[str, Any]) -> Contact | None:
        try:
            card = card_from(row["card"])
        except KnownError:
            return None
        at, here = row.get("compared_at"), active_people(self._at.index)
        return Contact(card, moment(at) if at else None, str(row.get("compared_by", "")), card.id in here)

    def _put(self, contact: Contact) -> None:
        row = {
            "card": contact.card.document,
            "compared_at": microseconds(contact.compared_at) if contact.compared_at else None,
            "compared_by": contact.compared_by,
        }
        others = [one for one in _rows(self._at.index) if one["card"].get("id") != contact.card.id]
        self._write([*others, row])

    def _write(self, rows: list[dict[str, Any]]) -> None:
        self._at.index.set_setting(_BOOK, value=json.dumps(rows))


def _rows(index: Index) -> list[dict[str, Any]]:
    return [row for row in json.loads(index.setting(_BOOK) or "[]") if isinstance(row.get("card"), dict)]
