"""Whether things may move on screen: on request everything steps instead (travelling, people who change places)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_NAME = "less_motion"


def less_motion() -> bool:
    """Whether the user asked for less movement."""
    app = QCoreApplication.instance()
    return bool(app is not None and app.property(_NAME))


def ask_less_motion(*, wanted: bool) -> None:
    """Stop moving things, or move them again."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_NAME, wanted)
