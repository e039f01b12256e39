"""Actions on the places of people in the genogram."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.app.verbs import placing
from werkbank.i18n import tr
from werkbank.model.kinds import Kind

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def unpin(work: Casework) -> None:
    """Let the layout place who is chosen."""
    placing.unpin(work.session, *(person.id for person in work.session.selected(Kind.PERSON)))


def unpin_all(work: Casework) -> None:
    """Let the layout place everybody; says so when nobody was put anywhere."""
    if any(p.pin is not None or p.left_of for p in work.session.casus.persons.values()):
        placing.unpin_all(work.session)
    else:
        work.window.messages.say(tr("Niemand is vastgezet."))


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {ActionId.UNPIN: unpin, ActionId.UNPIN_ALL: unpin_all}
