"""How a team looks at the genogram of a case, kept in the case file: view, forms of signs, legend or not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from werkbank.genogram.looks import Look
from werkbank.genogram.signs import Forms, forms_from

if TYPE_CHECKING:
    from werkbank.app.session import Memory

VIEW, FORMS, LEGEND = "genogram-view", "genogram-signs", "genogram-legend"
FAMILY, PROFESSIONAL = "family", "professional"


def look_kept(memory: Memory, *, as_of: date, large: bool = False) -> Look:
    """The look that was kept for this case; the professional view in the usual forms when nothing was."""
    return Look(as_of, family=view_kept(memory) == FAMILY, forms=forms_kept(memory), large=large)


def view_kept(memory: Memory) -> str:
    """``family`` or ``professional``."""
    return FAMILY if memory.view_state(VIEW) == FAMILY else PROFESSIONAL


def forms_kept(memory: Memory) -> Forms:
    """The forms of signs that the team chose."""
    return forms_from(memory.view_state(FORMS))


def keep_view(memory: Memory, view: str) -> None:
    """Keep which view is shown."""
    memory.set_view_state(VIEW, view)


def keep_forms(memory: Memory, forms: Forms) -> None:
    """Keep the forms of signs."""
    memory.set_view_state(FORMS, dict(forms.chosen))
