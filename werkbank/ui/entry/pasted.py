"""What is pasted into the line: words go in as they are, a report or a copied table gets a place of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from werkbank.timeline.paragraph import is_report
from werkbank.ui.desk import Desk

ROWS = 2  # lines with a tab: cells of a sheet


def pasted_elsewhere(parent: QWidget, desk: Desk, said: str) -> bool:
    """Open what was copied as a report or a table; False when it belongs in the line itself."""
    if desk.session.read_only:
        return False
    if sum("\t" in line for line in said.splitlines()) >= ROWS:
        from werkbank.ui.timeline.paste import paste_text

        return paste_text(parent, desk, said) is not None
    if not is_report(said):
        return False
    from werkbank.ui.entry.paragraph import read_report

    read_report(parent, desk, said)
    return True
