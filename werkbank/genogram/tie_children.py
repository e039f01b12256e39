"""The lines down to children: style by how a child belongs there, ink by the day (genogram.md section 1).

Adoption is interrupted, foster dotted, step thin and dashed, a donor dash-dot. A stay that is over is thin, one that
comes later a ghost; so is the line to a child who was not born yet.
"""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.drawing.shapes import Line, Path, Point, Style
from werkbank.drawing.tokens import WEIGHT_HAIR, WEIGHT_LINE, WEIGHT_THIN
from werkbank.genogram.couples import Couple
from werkbank.genogram.facts import Facts
from werkbank.genogram.labels import is_born
from werkbank.genogram.layout import Line as Laid
from werkbank.genogram.looks import Look, Phase
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.stays import Stay, that_counts
from werkbank.genogram.ties import GHOST_DASH
from werkbank.model.clock import EntityId

CHILD = {
    Tie.BIOLOGICAL: (WEIGHT_LINE, ()),
    Tie.ADOPTION: (WEIGHT_LINE, (6.0, 3.0)),
    Tie.FOSTER: (WEIGHT_LINE, (1.2, 2.6)),
    Tie.STEP: (WEIGHT_THIN, (3.5, 2.5)),
    Tie.DONOR: (WEIGHT_THIN, (6.0, 2.0, 1.2, 2.0)),
}
TWIN_BARS = 2.4


def child_line(line: Laid, facts: Facts, *, look: Look, served: Sequence[str] | None = None) -> Line | Path:
    """One line of descent, sibship or twins with the ink of this day.

    ``served`` are the children to whom a shared piece leads; without it, all children of the couple.
    """
    couple = facts.couples.get(line.union)
    if line.child is None:
        style = _shared(couple, facts, served=served, look=look)
        if line.kind == "twin" and look.form("tweeling-eeneiig") == "dubbel":
            return _double(line.points, style)
        return Line(line.points, style)
    return Line(line.points, _own(EntityId(line.child), couple, facts, look=look))


def _own(child: EntityId, couple: Couple | None, facts: Facts, *, look: Look) -> Style:
    """The style of one child's own piece of line."""
    tie = couple.children.get(child, Tie.BIOLOGICAL) if couple else Tie.BIOLOGICAL
    stays = stays_with(couple, facts.about(child).stays) if couple else ()
    born = is_born(facts.persons[child], as_of=look.as_of) if child in facts.persons else True
    return child_style(tie, stays, born=born, look=look)


def child_style(tie: Tie, stays: Sequence[Stay], *, born: bool, look: Look) -> Style:
    """Full ink while it holds, thin when it is past, ghost when it is still to come."""
    stay = that_counts(stays, look=look)
    width, dash = CHILD[stay.tie if stay else tie]
    phase = stay.phase(look) if stay else Phase.NOW
    if not born or phase is Phase.LATER:
        return Style("ghost", "", WEIGHT_THIN, dash or GHOST_DASH)
    if phase is Phase.PAST and stay and stay.tie is not Tie.ADOPTION:
        return Style("ink_soft", "", WEIGHT_THIN if width > WEIGHT_THIN else WEIGHT_HAIR, dash)
    return Style("ink", "", width, dash)


def stays_with(couple: Couple, stays: Sequence[Stay]) -> tuple[Stay, ...]:
    """The stays of a child with these parents."""
    return tuple(stay for stay in stays if set(stay.parents) <= set(couple.partners))


def _shared(couple: Couple | None, facts: Facts, *, served: Sequence[str] | None, look: Look) -> Style:
    """A piece that children share: as the strongest of their lines; solid when they belong in other ways."""
    children = [c for c in couple.children if served is None or c in served] if couple else []
    styles = [_own(child, couple, facts, look=look) for child in children]
    if not styles:
        return Style("ink", "", WEIGHT_LINE)
    strongest = max(styles, key=lambda style: (style.stroke == "ink", style.stroke == "ink_soft", style.width))
    if strongest.stroke == "ghost" or len({style.dash for style in styles if style.stroke != "ghost"}) == 1:
        return strongest
    return Style(strongest.stroke, "", strongest.width)


def _double(points: tuple[Point, ...], style: Style) -> Path:
    """Two bars instead of one between the lines of identical twins."""
    steps = [
        (letter, (x, y + shift))
        for shift in (-TWIN_BARS / 2, TWIN_BARS / 2)
        for letter, (x, y) in zip("MLLLLL", points, strict=False)
    ]
    return Path(tuple(steps), style)
