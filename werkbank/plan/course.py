"""What became of a pattern in the course of time, as a small line: a dot a turn, and a gap where it was broken."""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Drawing, Ellipse, Face, Item, Line, Style, Text
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.courses import Turn, course_of
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Pattern
from werkbank.model.kinds import PatternStatus
from werkbank.plan.names import said_name

SIZE = 10.5
DOT = 5.0
TALL = 46.0
LINE = Style("accent", "", 2.0, round_ends=True)
OVER = Style("ok", "", 2.0, (2.0, 4.0), round_ends=True)
FILLS = {
    PatternStatus.POSSIBLE: Style("accent", "surface", 1.6),
    PatternStatus.RECOGNISED: Style("accent", "accent", 1.6),
    PatternStatus.NOT_RECOGNISED: Style("ink_faint", "surface", 1.6, (2.0, 2.0)),
    PatternStatus.BROKEN: Style("ok", "ok", 1.6),
}


def turns_of(pattern: Pattern, casus: Casus) -> tuple[Turn, ...]:
    """The turns of a pattern in order of time, with the names of those who said it."""
    return tuple(turn._replace(who=said_name(casus, turn.who)) for turn in course_of(pattern))


def course(turns: Sequence[Turn], *, width: float) -> Drawing | None:
    """The line of some turns, in order of time; None when there are none. Only the last that have room are drawn."""
    room = max(1, int(width // _widest(turns))) if turns else 0
    shown = turns[-room:] if turns else ()
    if not shown:
        return None
    step = width / len(shown)
    middles = [step * (number + 0.5) for number in range(len(shown))]
    y = TALL / 3
    items: list[Item] = []
    for number, turn in enumerate(shown):
        end = middles[number + 1] if number + 1 < len(shown) else width - DOT
        broken = turn.status is PatternStatus.BROKEN
        items.append(Line(((middles[number], y), (end, y)), OVER if broken else LINE))
    for x, turn in zip(middles, shown, strict=True):
        items.append(Ellipse(Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT), FILLS[turn.status]))
        role = "ok" if turn.status is PatternStatus.BROKEN else "ink"
        items.append(Text(x, y + 18, str(turn.status), SIZE, Face.BOLD, Anchor.MIDDLE, role=role))
        items.append(Text(x, y + 30, _when(turn), SIZE, anchor=Anchor.MIDDLE, role="ink_soft"))
    return Drawing(width, TALL + 2, tuple(items), tr("Verloop"), alt_of(turns))


def alt_of(turns: Sequence[Turn]) -> str:
    """The line in words: 'Verloop: 12 maart 2026 herkend (Judith), zomer 2026 doorbroken.'."""
    told = [f"{_when(turn)} {turn.status}" + (f" ({turn.who})" if turn.who else "") for turn in turns]
    return tr("Verloop: {stappen}.", stappen=", ".join(told)) if told else ""


def _when(turn: Turn) -> str:
    return to_dutch(turn.on) if turn.on.is_known else tr("datum onbekend")


def _widest(turns: Sequence[Turn]) -> float:
    words = [text for turn in turns for text in (str(turn.status), _when(turn))]
    return max(text_width(text, SIZE, Face.BOLD) for text in words) + 16
