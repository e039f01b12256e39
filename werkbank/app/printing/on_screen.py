"""What stands on the screen, for a print of it: who is drawn, which layers are on, what the timeline leaves out.

    family_on_screen(screen.family, seen)          # the picture with a line that says what is not in it

``seen`` is what may be on paper. Of the screen only who, where and how is taken over, so a print never holds what
a plan for the same reader would not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkbank.app.genogram_files import Choice, Shown, title_line, titled
from werkbank.drawing.shapes import Drawing
from werkbank.genogram.layers import BADGES, BONDS, HOUSEHOLDS, PAST_BONDS, Layers
from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus, casus_of

if TYPE_CHECKING:
    from werkbank.timeline.picture_paper import Wanted

LAYER_WORDS = {
    BONDS: mark("banden"),
    PAST_BONDS: mark("vroegere banden"),
    HOUSEHOLDS: mark("huishoudens"),
    BADGES: mark("merktekens"),
}
"""Layers that are on unless somebody switched them off."""


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the views show now; None for a view that shows nothing."""

    family: Shown | None = field(default=None, repr=False)
    timeline: Wanted | None = field(default=None, repr=False)


def family_on_screen(shown: Shown, seen: Casus, *, family: bool) -> Drawing:
    """The persons of the screen as far as they may be on paper, where they stand; laid anew when somebody may not.

    ``family``: in the words of a family, whatever the screen shows.
    """
    from dataclasses import replace

    from werkbank.genogram.picture import FAMILY, PROFESSIONAL, draw

    part = casus_of(
        item for one in shown.casus.everything() if (item := seen.get(one.kind_of, one.id)) is not None
    ).having(seen.sheet)
    look = replace(shown.look, family=shown.look.family or family)
    same = set(part.persons) == set(shown.casus.persons) and look == shown.look
    drawing = draw(
        part,
        as_of=look.as_of,
        view=FAMILY if look.family else PROFESSIONAL,
        layout=shown.layout if same else None,
        forms=look.forms,
        layers=shown.layers,
        with_signs=True,
    )
    told = left_out(part, seen, layers=shown.layers)
    line = title_line(Choice(), look=look, name=seen.sheet.name)
    return titled(titled(drawing, told) if told else drawing, line)


def left_out(part: Casus, seen: Casus, *, layers: Layers) -> str:
    """What the picture leaves out of what could be in it; '' when it is whole."""
    return " ".join(_left_out(part, seen, layers=layers))


def _left_out(part: Casus, seen: Casus, *, layers: Layers) -> Iterator[str]:
    drawn, all_ = len(part.persons), len(seen.persons)
    if drawn < all_:
        yield ntr("Hier staat {n} van de {alle} personen.", "Hier staan {n} van de {alle} personen.", drawn, alle=all_)
    off = [tr(word) for layer, word in LAYER_WORDS.items() if not layers.shows(layer)]
    kinds = [name for name in layers.hidden if name.startswith("bond:")]
    if kinds and layers.shows(BONDS):
        off.append(ntr("{n} soort band", "{n} soorten banden", len(kinds)))
    if off:
        yield tr("Niet getekend: {wat}.", wat=", ".join(off))
