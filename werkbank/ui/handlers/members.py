"""People and their keys: what the menu 'Kluis' opens of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def show_members(work: Casework) -> None:
    """Everybody with a key of this workplace."""
    from werkbank.ui.members.page import MembersPage

    MembersPage(work).exec()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {ActionId.MEMBERS: show_members}
