"""Making a backup because somebody asks, told in the log of the casus."""

from __future__ import annotations

from pathlib import Path

from werkbank.store.access_log import EXECUTE
from werkbank.store.workplace import StoredCasus, Workplace


def back_up_case(place: Workplace, case: str) -> Path:
    """A verified copy of a case that is not open now; returns its folder."""
    stored = place.open_case(case, purpose="backup")
    try:
        return back_up_open(place, stored)
    finally:
        stored.close()


def back_up_open(place: Workplace, stored: StoredCasus) -> Path:
    """A verified copy of a case that is open; everything else can go on meanwhile."""
    made = stored.backup(place.premises.layout.backups(stored.id))
    stored.log("backup", action=EXECUTE, detail=made.name)
    return made
