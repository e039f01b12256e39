"""The versions of the family plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.ui.dialogs import asked

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def show_versions(work: Casework) -> None:
    """All versions, to keep one, to compare two and to print a final one again."""
    from werkbank.ui.plan.versions import VersionsDialog

    if work.desk is not None:
        work.space.flush()
        asked(VersionsDialog(work.window, work.desk))


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {ActionId.PLAN_VERSIONS: show_versions}
