"""Text that somebody had typed but not yet said, kept encrypted while nobody is at the computer.

It lies where this person's window state lies: in the file of the open case, or in the list of cases when none is open
(or when it cannot be written). A draft says which field it stood in by the chain of widgets around it, so that it can
be put back; what does not read back as a draft is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

KEY = "drafts"
LONGEST = 400_000  # letters of one text


class Memory(Protocol):
    """A stored casus, or the workplace: keeps JSON for one person, encrypted."""

    def view_state(self, key: str) -> Any:  # noqa: ANN401 - JSON
        """What was kept, or None."""
        ...

    def set_view_state(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON
        """Keep a JSON value."""
        ...


class Draft(NamedTuple):
    """One field with text that was not said yet."""

    path: tuple[str, ...]  # the field and what it stands in, the field first
    number: int  # which of the fields with this path
    label: str  # what the field is called
    text: str
    action: str = ""  # the action that opened what the field stands in
    has_keyboard: bool = False


def keep(memory: Memory, drafts: Iterable[Draft]) -> None:
    """Keep these and no others. Raises ``KnownError`` when the disk refuses."""
    memory.set_view_state(KEY, [list(draft) for draft in drafts])


def kept(memory: Memory) -> tuple[Draft, ...]:
    """What was kept last."""
    found = memory.view_state(KEY)
    drafts = (_draft(one) for one in found) if isinstance(found, list) else ()
    return tuple(draft for draft in drafts if draft is not None)


def _draft(value: Any) -> Draft | None:  # noqa: ANN401 - JSON
    match value:
        case [list(path), int(number), str(label), str(text), str(action), bool(has_keyboard)]:
            if all(isinstance(part, str) for part in path):
                return Draft(tuple(path), number, label, text[:LONGEST], action, has_keyboard)
    return None
