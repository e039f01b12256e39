"""Reading the visitekaartje of somebody else, and noting that the six words were compared."""

from __future__ import annotations

from pathlib import Path

from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.model.vocabulary import fold
from werkbank.store.errors import known
from werkbank.store.handover.address_book import AddressBook, Contact, six_words
from werkbank.store.handover.visitekaartje import read_card_file


def read_card(book: AddressBook, path: Path) -> Contact:
    """Put the card of a file in the address book.

    Raises:
        KnownError: handover-unreadable, card-damaged, card-newer, card-changed, read-only.
    """
    return book.take(read_card_file(path))


def compared(book: AddressBook, path: Path, *, said: str) -> Contact:
    """Note that these six words were heard from the holder of the card. Raises ``KnownError`` (card-words-differ)."""
    card = read_card_file(path)
    wanted = six_words(card)
    if [fold(word) for word in said.replace(",", " ").split()] != [fold(word) for word in wanted]:
        raise known("card-words-differ", woorden=" ".join(wanted))
    return book.compare(card)


def contact_of(book: AddressBook, named: str) -> Contact:
    """Who is meant: the card in a file, or somebody of the address book by name.

    Raises:
        KnownError: as ``read_card``; contact-unknown when nobody or more than one has this name.
    """
    path = Path(named)
    if path.is_file():
        return read_card(book, path)
    wanted = named.strip().casefold()
    fits = [one for one in book.contacts() if wanted in {one.card.name.casefold(), one.card.called.casefold()}]
    if len(fits) == 1:
        return fits[0]
    raise KnownError(
        tr("'{naam}' is geen bestand met een visitekaartje en staat niet (of vaker) in het adresboek.", naam=named),
        remedy=tr("Geef het bestand met het visitekaartje, of kijk met 'werkbank card' wie er in het adresboek staat."),
        code="contact-unknown",
    )
