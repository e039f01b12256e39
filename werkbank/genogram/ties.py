"""The lines between partners and what stands on them: kind, years, slashes, together again (genogram.md section 1).

A couple has one line and one mark for all its periods. What is drawn on a day follows from the period that had begun
last on that day: thin when it was over, ghost before the first one. A pause that ended is a slash struck through, with
the later date behind it. ``tie_children.py`` does the lines down to children.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from werkbank.drawing.metrics import cap_height, text_width
from werkbank.drawing.shapes import Anchor, Box, Face, Group, Item, Line, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR, WEIGHT_LINE, WEIGHT_THIN
from werkbank.genogram.couples import Couple
from werkbank.genogram.layout import Join
from werkbank.genogram.looks import NOTE_SIZE, Look, Phase, span_text, year_text
from werkbank.i18n import mark, tr
from werkbank.model.entities import Partnership
from werkbank.model.kinds import PartnershipKind as K
from werkbank.model.vocabulary import vocabulary

PREFIX = {
    K.MARRIAGE: mark("h."),
    K.REGISTERED: mark("gp."),
    K.LAT: mark("LAT"),
    K.RELATION: mark("rel."),
}
PARTNER = {
    K.MARRIAGE: (),
    K.REGISTERED: (),
    K.COHABITING: (5.0, 3.0),
    K.LAT: (5.0, 3.0),
    K.RELATION: (5.0, 3.0),
    K.AFFAIR: (1.2, 2.6),
}
BY_DEATH = {"overlijden", "overleden"}  # nobody left: no slash
GHOST_DASH = (1.5, 2.0)
MARK_ROOM = 16.0  # what slashes need beside the texts
MARK_HALF, BESIDE_TEXT, STEP = 5.5, 7.0, 4.0  # half a mark with air; from a text to its mark; to look further on
DOWN, LITTLE = 4.5, 1.8  # how far slashes reach below a line, with room and over years
LIFT, LIFT_OVER_MARK = 3.0, 7.0  # from the line to the text, without and with a mark under it


def partner_line(points: tuple[tuple[float, float], ...], periods: Sequence[Partnership], *, look: Look) -> Line:
    """The line of a couple on a day."""
    return Line(points, partner_style(periods, look=look))


def partner_style(periods: Sequence[Partnership], *, look: Look) -> Style:
    """Solid, dashed or dotted by kind; thin when it was over on that day, ghost when it had not begun."""
    period = latest(periods, look=look)
    if period is None:
        return Style("ink", "", WEIGHT_THIN) if not periods else Style("ghost", "", WEIGHT_HAIR, GHOST_DASH)
    parted = is_over(period, as_of=look.as_of) and period.how_ended not in BY_DEATH
    return Style("ink", "", WEIGHT_THIN if parted else WEIGHT_LINE, PARTNER[period.kind])


def latest(periods: Sequence[Partnership], *, look: Look) -> Partnership | None:
    """The period of a couple that had begun last on that day."""
    begun = [p for p in periods if look.phase(p.begin, p.end) is not Phase.LATER]
    return max(begun, key=lambda p: (p.begin.lo or date.min, not is_over(p, as_of=look.as_of)), default=None)


def earlier(periods: Sequence[Partnership], *, look: Look) -> Partnership | None:
    """The period before the latest one, when the couple came together again."""
    last = latest(periods, look=look)
    return latest([p for p in periods if p is not last], look=look) if last else None


def is_over(period: Partnership, *, as_of: date) -> bool:
    """Whether a relation had (possibly) ended on that day; an end without a date counts for every day."""
    return Look(as_of).phase(period.begin, period.end, ended=period.ended) is Phase.PAST


def join_group(
    join: Join, couple: Couple, *, look: Look, beside: bool = True, taken: Sequence[tuple[float, float]] = ()
) -> Group | None:
    """What stands on a partner line: 'h. 1998', slashes for parted, the later date of a couple together again.

    ``beside``: the line runs between two symbols and has room above it; else it runs above the symbols, close to other
    lines, and carries its text in a gap of its own. ``taken`` is where years of people stand under it, from left to
    right: slashes reach that far down.
    """
    period = latest(couple.periods, look=look)
    if period is None:
        return None
    before = earlier(couple.periods, look=look)
    if beside:
        items = tuple(_above(join, period, before, look=look))
    else:
        items = tuple(_within(join, period, before, look=look, taken=taken))
    height = 14.0 * look.text
    box = Box(join.left, join.y - height * 0.7, max(join.right - join.left, 1.0), height)
    return Group(items, key=f"partnership:{period.id}", alt=spoken(period, look=look, before=before), box=box)


def _above(join: Join, period: Partnership, before: Partnership | None, *, look: Look) -> Iterator[Item]:
    """Text over the line; of a couple together again what was before the mark, and the later date behind it."""
    middle, size, parted = (join.left + join.right) / 2, NOTE_SIZE * look.text, is_parted(period, look=look)
    if before is not None:
        yield from again(middle, join.y)
        yield from _text_over(middle - 6, join.y - LIFT, label_of(before, look=look), size, Anchor.END)
        text = label_of(period, look=look)
        yield from _text_over(middle + 6, join.y - LIFT, text, size, Anchor.START)
        if parted:
            at = min(join.right - 5, middle + 14 + text_width(text, size))
            yield from parting(at, join.y, divorced=period.how_ended == "scheiding", look=look)
        return
    if parted:
        yield from parting(middle, join.y, divorced=period.how_ended == "scheiding", look=look)
    text = label_of(period, look=look)
    if text_width(text, size) <= join.right - join.left + 6:
        yield from _text_over(middle, join.y - (LIFT_OVER_MARK if parted else LIFT), text, size, Anchor.MIDDLE)


def _within(
    join: Join,
    period: Partnership,
    before: Partnership | None,
    *,
    look: Look,
    taken: Sequence[tuple[float, float]],
) -> Iterator[Item]:
    """Text in a gap of the line, the mark beside it."""
    text = label_of(period, look=look)
    if before is not None:
        text = f"{label_of(before, look=look)}, {text}"
    size, middle = NOTE_SIZE * look.text, (join.left + join.right) / 2
    half = text_width(text, size) / 2
    written = bool(text) and half * 2 <= join.right - join.left - 8
    marked = is_parted(period, look=look) or before is not None
    if not written:
        half = 0.0
    clear = _clear(join, middle, half, taken=taken) if marked else None
    shift, at = clear or (0.0, middle + half + BESIDE_TEXT)
    if written:
        y = join.y + (-0.9 if look.large else 0.9)  # clear of large years
        yield from _text_in_gap(middle + shift, y, text, size)
    if is_parted(period, look=look):
        low = DOWN if clear else LITTLE
        yield from parting(at, join.y, divorced=period.how_ended == "scheiding", look=look, low=low)
    elif before is not None:
        yield from again(at, join.y)


def _clear(
    join: Join, middle: float, half: float, *, taken: Sequence[tuple[float, float]]
) -> tuple[float, float] | None:
    """How far the text moves along the line, and where its mark stands: as near the middle as goes, clear of years.

    None when there is no such place.
    """
    beside = half + BESIDE_TEXT
    for step in range(int((join.right - join.left) / STEP)):
        for shift, side in ((step, 1), (step, -1), (-step, 1), (-step, -1)):
            moved, at = shift * STEP, middle + shift * STEP + side * beside
            inside = (
                join.left + 5 <= min(at, middle + moved - half) and max(at, middle + moved + half) <= join.right - 5
            )
            if inside and not any(left - MARK_HALF < at < right + MARK_HALF for left, right in taken):
                return moved, at
    return None


def _text_over(x: float, y: float, text: str, size: float, anchor: Anchor) -> Iterator[Item]:
    """Text above the line on a plate of its own: the outline of a home or a bond behind it does not run through it."""
    if text:
        width, tall = text_width(text, size), cap_height(size)
        left = x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[anchor]
        yield Rect(Box(left - 1, y - tall - 0.8, width + 2, tall + 1.6), Style("", "surface"))
    yield from _text(x, y, text, size, anchor)


def _text(x: float, y: float, text: str, size: float, anchor: Anchor) -> Iterator[Item]:
    if text:
        yield Text(x, y, text, size, Face.REGULAR, anchor, "ink_soft")


def _text_in_gap(x: float, y: float, text: str, size: float) -> Iterator[Item]:
    width = text_width(text, size)
    left = x - width / 2
    tall = cap_height(size)
    yield Rect(Box(left - 1, y - tall - 0.8, width + 2, tall + 1.6), Style("", "surface"))
    yield from _text(x, y, text, size, Anchor.MIDDLE)


def label_of(period: Partnership, *, look: Look | None = None) -> str:
    """'h. 1998', 'gp. 2004', 'LAT', 'h. 1998–2016' once it was over on that day, or just the years."""
    over = look is None or is_over(period, as_of=look.as_of)
    years = span_text(period.begin, period.end, over=over)
    return f"{tr(PREFIX[period.kind]) if period.kind in PREFIX else ''} {years}".strip()


def label_room(periods: Sequence[Partnership], *, look: Look) -> float:
    """The least free length of a partner line that has room for its text and marks on every day, in points."""
    size = NOTE_SIZE * look.text
    widest = max((text_width(label_of(period), size) for period in periods), default=0.0)
    if len(periods) > 1:
        ended = any((p.ended or p.end.is_known) and p.how_ended not in BY_DEATH for p in periods)
        return 2 * (widest + 6 + (MARK_ROOM if ended else 0.0)) + 4
    return widest + 8 if widest else (MARK_ROOM if periods else 0.0)


def is_parted(period: Partnership, *, look: Look) -> bool:
    """Whether the two had left each other on that day."""
    return is_over(period, as_of=look.as_of) and period.how_ended not in BY_DEATH


def parting(x: float, y: float, *, divorced: bool, look: Look, low: float = DOWN) -> Iterator[Item]:
    """Two slashes for a divorce, one for parted, so far below the line; or the form a team chose."""
    form = look.form("einde-scheiding" if divorced else "einde-uit-elkaar")
    style = Style("ink", "", WEIGHT_LINE)
    if form == "kruis":
        yield Line(((x - 4, y + 4), (x + 4, y - 4)), style)
        yield Line(((x - 4, y - 4), (x + 4, y + 4)), style)
    elif form == "gat":
        yield Rect(Box(x - 3.5, y - 2, 7, 4), Style("", "surface"))
        for end in (x - 3.5, x + 3.5):
            yield Line(((end, y - 3), (end, y + 3)), style)
    else:
        for shift in (-2.0, 2.0) if divorced else (0.0,):
            yield Line(((x + shift - 2.5 * low / DOWN, y + low), (x + shift + 2.3, y - 4.2)), style)


def again(x: float, y: float) -> Iterator[Item]:
    """A slash struck through: together again."""
    yield Line(((x - 2.5, y + 4.5), (x + 2.5, y - 4.5)), Style("ink", "", WEIGHT_LINE))
    yield Line(((x - 4, y - 3.4), (x + 4, y + 3.4)), Style("ink", "", WEIGHT_LINE))


def spoken(period: Partnership, *, look: Look, before: Partnership | None = None) -> str:
    """What a screen reader says of a relation: kind, since when, how it ended, and that they are together again."""
    parts = [vocabulary().partnership_kinds[period.kind.value].label]
    if period.begin.is_known:
        parts.append(tr("sinds {jaar}", jaar=year_text(period.begin)))
    if before is not None:
        parts.append(tr("weer samen"))
    if is_over(period, as_of=look.as_of):
        parts += _ended(period)
    return ", ".join(parts)


def _ended(period: Partnership) -> Iterator[str]:
    how = vocabulary().partnership_ends.find(period.how_ended)
    if how is not None:
        yield how.label
    yield tr("voorbij sinds {jaar}", jaar=year_text(period.end)) if period.end.is_known else tr("voorbij")
