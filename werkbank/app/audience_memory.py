"""Where views keep their state while somebody reads along: beside what the team kept, and only until that ends.

What the team kept tells what it looked at (a filter on a name, a branch that was folded away), so a view that is made
for an audience begins afresh. Only how the picture is drawn comes along; the family view when family is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from werkbank.app.session import Memory


class Aside:
    """A memory that is gone with the audience."""

    def __init__(self, own: Memory, kept: dict[str, Any]) -> None:
        self._own, self._kept = own, kept

    def view_state(self, key: str) -> Any:  # noqa: ANN401 - JSON
        return self._kept.get(key)

    def set_view_state(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON
        self._kept[key] = value

    @property
    def log(self) -> Any:  # noqa: ANN401 - of the store, when there is one
        """What leaves as a file goes into the same log."""
        return getattr(self._own, "log", None)


def beside(own: Memory, *, family: bool) -> Aside:
    """A fresh memory for an audience."""
    from werkbank.app.seeing import FAMILY, FORMS, LEGEND, VIEW

    kept = {name: own.view_state(name) for name in (VIEW, FORMS, LEGEND)}
    return Aside(own, kept | {VIEW: FAMILY} if family else kept)
