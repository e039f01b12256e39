"""After how long without anybody the window locks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from werkbank.app.actions import ActionId
from werkbank.i18n import ntr, tr
from werkbank.ui.locking.idle import LEAST, MOST

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def lock_after(work: Casework) -> None:
    """Ask for a number of minutes, for this person."""
    window = work.window
    said = tr("Na hoeveel minuten zonder toets of muis gaat Werkbank op slot?")
    minutes, sure = QInputDialog.getInt(
        window, tr("Vanzelf op slot"), said, window.locking.minutes, minValue=LEAST, maxValue=MOST
    )
    if sure:
        window.locking.lock_after(minutes)
        text = ntr("Werkbank gaat na {n} minuut op slot.", "Werkbank gaat na {n} minuten op slot.", minutes)
        window.messages.say(text)


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {ActionId.LOCK_AFTER: lock_after}
