"""What somebody already decides while a handover is looked at, and what would not fit once it is taken in.

decisions = Decisions()
decisions.decide(fork, choice, reason="gebeld met school")
... the handover is taken in ...
left = decisions.carry_out(session)      # each as a decision of its own, with its reason
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from werkbank.app.forks import Choice, decide, forks
from werkbank.app.history import circle_words
from werkbank.app.merge_words import apart
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.model.rules import complaints_of
from werkbank.store.errors import known
from werkbank.store.forks import Fork
from werkbank.store.merging import MergePreview

Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """What holds, and why."""

    choice: Choice
    reason: str = field(repr=False)


class Decisions:
    """Of each fork what was chosen; nothing is done with it until it is carried out."""

    def __init__(self) -> None:
        self._made: dict[Name, Decision] = {}

    def __len__(self) -> int:
        return len(self._made)

    def of(self, fork: Fork) -> Decision | None:
        """What was chosen."""
        return self._made.get(_name(fork))

    def decide(self, fork: Fork, choice: Choice, *, reason: str) -> None:
        """Choose. Raises ``KnownError`` (reason-needed)."""
        if not reason.strip():
            raise known("reason-needed")
        self._made[_name(fork)] = Decision(choice, reason.strip())

    def leave(self, fork: Fork) -> None:
        """Decide it later."""
        self._made.pop(_name(fork), None)

    def carry_out(self, session: Session) -> int:
        """Decide in the casus what was chosen; how many did not go, and wait there to be decided."""
        left = 0
        for fork in forks(session):
            made = self._made.pop(_name(fork), None)
            if made is None:
                continue
            try:
                decide(session, fork, made.choice, reason=made.reason)
            except KnownError:
                left += 1
        return left


def misfits(seen: MergePreview, *, today: date) -> tuple[str, ...]:
    """What would certainly not be right afterwards, and was right before: in words."""
    return tuple(dict.fromkeys(_misfits(seen, today)))


def _misfits(seen: MergePreview, today: date) -> Iterator[str]:
    yield from (circle_words(seen.merged, link) for link in seen.circles)
    yield from (tr("Dit past hier niet en komt apart te staan: {wat}.", wat=text) for text in apart(seen))
    before = _complaints(seen.ours, today)
    yield from (text for name, text in _complaints(seen.merged, today).items() if name not in before)


def _complaints(casus: Casus, today: date) -> dict[object, str]:
    return {(one.code, frozenset(one.entities)): one.text for one in complaints_of(casus, today=today)}


def _name(fork: Fork) -> Name:
    return fork.kind, fork.entity, fork.field
