"""Actions on who lives together and who stands around the family."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.app.verbs import households, network
from werkbank.model.dates import from_edtf
from werkbank.model.kinds import Kind

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def add_household(work: Casework) -> None:
    """A home for everybody who is selected, from the day of the time cursor when that was moved."""
    session = work.session
    begin = {"begin": from_edtf(session.cursor.isoformat())} if session.cursor else {}
    households.add_household(session, *(person.id for person in session.selected(Kind.PERSON)), **begin)
    work.edit_selected()


def add_network(work: Casework) -> None:
    """Somebody around the family, for whom is selected."""
    persons = tuple(person.id for person in work.session.selected(Kind.PERSON))
    network.add_network(work.session, persons=persons)
    work.edit_selected()


def add_support(work: Casework) -> None:
    """Help for whom is selected."""
    about = tuple(person.id for person in work.session.selected(Kind.PERSON))
    network.add_support(work.session, about=about)
    work.edit_selected()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.ADD_HOUSEHOLD: add_household,
    ActionId.ADD_NETWORK: add_network,
    ActionId.ADD_SUPPORT: add_support,
}
