"""``card``: the own visitekaartje, and those of others."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from werkbank.app.commands import inputs
from werkbank.app.commands.output import document, say
from werkbank.i18n import tr

if TYPE_CHECKING:
    from werkbank.store.handover.address_book import AddressBook, Contact
    from werkbank.store.workplace import Workplace


def run_card(words: argparse.Namespace) -> int:
    """Write the own card, read somebody else's, or show the address book."""
    from werkbank.store.handover.address_book import AddressBook

    with inputs.workplace(words) as place:
        book = AddressBook(place.premises)
        if words.organisation is not None:
            book.set_organisation(words.organisation)
        if words.file is not None:
            return _read(words, book)
        return _own(words, book)


def read_for(place: Workplace, words: argparse.Namespace) -> int:
    """The card in a file, into the address book."""
    from werkbank.store.handover.address_book import AddressBook

    return _read(words, AddressBook(place.premises))


def _own(words: argparse.Namespace, book: AddressBook) -> int:
    from werkbank.app.contact_words import told
    from werkbank.store.handover.address_book import six_words
    from werkbank.store.handover.visitekaartje import write_card_file

    card = book.own_card()
    if words.out is not None:
        write_card_file(words.out, card)
    if words.json:
        document({"name": card.name, "organisation": card.organisation, "words": list(six_words(card)),
                  "contacts": [_as_json(one) for one in book.contacts()]})  # fmt: skip
        return 0
    if words.out is not None:
        say(tr("Visitekaartje geschreven naar {pad}.", pad=words.out))
    say(tr("Je zes woorden: {woorden}", woorden=" ".join(six_words(card))))
    for one in book.contacts():
        say("- " + told(one))
    return 0


def _read(words: argparse.Namespace, book: AddressBook) -> int:
    from werkbank.app.cards import compared, read_card
    from werkbank.app.contact_words import told

    said = getattr(words, "words", "")
    contact = compared(book, words.file, said=said) if said else read_card(book, words.file)
    if words.json:
        document(_as_json(contact))
        return 0
    say(told(contact))
    say(tr("Zes woorden: {woorden}", woorden=" ".join(contact.words)))
    if not contact.is_checked:
        say(tr("Bel en vergelijk de zes woorden; geef ze daarna op met 'werkbank card {pad} --words'.", pad=words.file))
    return 0


def _as_json(contact: Contact) -> dict[str, Any]:
    at = contact.compared_at
    return {
        "name": contact.card.name,
        "organisation": contact.card.organisation,
        "words": list(contact.words),
        "checked": contact.is_checked,
        "compared_at": at.isoformat() if at else None,
        "compared_by": contact.compared_by,
    }
