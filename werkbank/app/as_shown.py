"""A session looked at afterwards, as those who were there may see it today; for its minutes.

    seen = as_shown(session, met)
    seen.casus, seen.screen                  # what all of them may read, with other names in a session to learn from

It is stricter than the screen was: what was said there and is shared with fewer people since is not in it, and neither
is what was typed in a field that the rules hide. Nothing on the desk changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkbank.app.audience import Audience, Purpose, names_there, words_there
from werkbank.app.audience_screen import Screen
from werkbank.app.session import Memory, Session
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.entities import Session as Met


@dataclass(frozen=True, slots=True)
class AsShown:
    """The part of a ``Session`` that news and minutes look at."""

    open: OpenCasus
    today: date
    screen: Screen
    file: Memory

    @property
    def audience(self) -> Audience:
        """Who was there."""
        return self.screen.audience

    @property
    def casus(self) -> Casus:
        """What all of them may see."""
        return self.screen.casus

    @property
    def whole(self) -> Casus:
        """All of the casus, for the rules."""
        return self.open.now

    @property
    def has_family(self) -> bool:
        """Whether somebody from outside the team was there."""
        return self.screen.has_family


def as_shown(session: Session, met: Met) -> AsShown | None:
    """Look again with the eyes of who was there; None when only the team was and nothing was to be replaced."""
    words, purpose = words_there(session.whole, met), _purpose(met)
    screen = Screen(
        Audience(met.id, readers=words, names=names_there(session.whole, met), purpose=purpose),
        lambda: session.whole,
        today=lambda: session.today,
        past=(),
    )
    if not words or not (screen.has_family or purpose is Purpose.LEARN):
        return None
    return AsShown(session.open, session.today, screen, session.file)


def _purpose(met: Met) -> Purpose:
    return Purpose(met.purpose) if met.purpose in set(Purpose) else Purpose.TREAT
