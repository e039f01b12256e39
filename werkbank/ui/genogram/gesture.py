"""One way to do something in the genogram with pointer or keys: an object with a start, a middle and an end.

The view asks its gestures in turn (``GenogramView.gestures``, first come first served). Who answers True to ``press``
holds the pointer until the release; who answers True to ``key`` or ``double`` has done what was asked. A new gesture is
a subclass, put in front with ``view.take(gesture)``; the view need not know it.

Positions in events are those of the viewport; ``view.mapToScene`` gives points of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsItem, QMenu

from werkbank.app.session import Key


class Gesture:
    """Does nothing of itself; override what the gesture hears."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down; True when that was for this gesture."""
        del event
        return False

    def press(self, event: QMouseEvent) -> bool:
        """A button went down; True takes the pointer until its release."""
        del event
        return False

    def hover(self, event: QMouseEvent) -> None:
        """The pointer moved and nobody holds it."""

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved while this gesture holds it."""

    def release(self, event: QMouseEvent) -> None:
        """The button went up while this gesture held the pointer."""

    def double(self, event: QMouseEvent) -> bool:
        """A double click; True when that was for this gesture."""
        del event
        return False

    def cancel(self) -> None:
        """Forget what was begun: Escape, focus lost, or the family changed meanwhile."""

    def flush(self) -> None:
        """Commit what is being typed: before undo, locking, closing."""

    def offer(self, menu: QMenu, key: Key | None) -> None:
        """Add to the menu of a right click on something (or beside everything)."""

    def marks(self) -> Iterable[QGraphicsItem]:
        """What to lay over the picture for the present selection, like a ring of handles; asked anew with each."""
        return ()
