"""How somebody in the address book is told."""

from __future__ import annotations

from werkbank.i18n import tr
from werkbank.store.handover.address_book import Contact


def told(contact: Contact) -> str:
    """'Bram Bos (GI), vergeleken op 3-2-2026 door Anja'."""
    if contact.compared_at is not None:
        at = contact.compared_at.astimezone()
        day = f"{at.day}-{at.month}-{at.year}"
        return tr("{wie}, vergeleken op {dag} door {door}", wie=contact.card.called, dag=day, door=contact.compared_by)
    if contact.is_colleague:
        return tr("{wie}, collega in deze werkplek", wie=contact.card.called)
    return tr("{wie}, nog niet vergeleken", wie=contact.card.called)
