"""Which sort of file somebody sent: told from what stands in it, for a name gets changed on the way.

A handover is all that is no small JSON document: whether it really is one is for its reader to judge.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from werkbank.model.errors import KnownError
from werkbank.store.handover.receipt import NOTICE, NOTICE_ENDING, RECEIPT, RECEIPT_ENDING
from werkbank.store.handover.visitekaartje import ENDING, FORM, read_small


class Sort(Enum):
    """What can come in."""

    HANDOVER = "handover"
    LETTER = "letter"  # a receipt or a notice of destruction
    CARD = "card"


_ENDINGS = {RECEIPT_ENDING: Sort.LETTER, NOTICE_ENDING: Sort.LETTER, ENDING: Sort.CARD}
_SORTS: dict[object, Sort] = {RECEIPT: Sort.LETTER, NOTICE: Sort.LETTER, FORM: Sort.CARD}


def sort_of(path: Path) -> Sort:
    """By what it says it is, else by its name, so that what is damaged is refused in the right words."""
    try:
        found = _SORTS.get(read_small(path, damaged="receipt-damaged").get("format"))
    except (KnownError, TypeError):
        found = None
    return found or _ENDINGS.get(path.suffix.casefold(), Sort.HANDOVER)
