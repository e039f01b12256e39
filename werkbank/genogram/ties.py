"""The lines between people: style by kind of relation and by the day at which they are seen (genogram.md section 1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Face, Group, Item, Line, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR, WEIGHT_LINE, WEIGHT_THIN
from werkbank.genogram.couples import Couple
from werkbank.genogram.layout import Join
from werkbank.genogram.layout import Line as Laid
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.symbols import year_text
from werkbank.i18n import mark, tr
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Partnership
from werkbank.model.kinds import PartnershipKind as K

NOTE_SIZE = 6.5
PREFIX = {K.MARRIAGE: mark("h."), K.REGISTERED: mark("gp."), K.LAT: mark("LAT")}
PARTNER = {
    K.MARRIAGE: (),
    K.REGISTERED: (),
    K.COHABITING: (5.0, 3.0),
    K.LAT: (5.0, 3.0),
    K.RELATION: (5.0, 3.0),
    K.AFFAIR: (1.2, 2.6),
}
BY_DEATH = {"overlijden", "overleden"}  # nobody left: no slash
CHILD = {
    Tie.BIOLOGICAL: (WEIGHT_LINE, ()),
    Tie.ADOPTION: (WEIGHT_LINE, (6.0, 3.0)),
    Tie.FOSTER: (WEIGHT_LINE, (1.2, 2.6)),
    Tie.STEP: (WEIGHT_THIN, (3.5, 2.5)),
    Tie.DONOR: (WEIGHT_THIN, (6.0, 2.0, 1.2, 2.0)),
}


def line_item(line: Laid, couple: Couple | None, *, as_of: date) -> Item:
    """One laid-out line with the ink of this day."""
    if line.kind == "partner":
        return Line(line.points, partner_style(couple.periods if couple else [], as_of=as_of))
    tie = couple.children[line.child] if couple and line.child in couple.children else Tie.BIOLOGICAL  # type: ignore[index]
    width, dash = CHILD[tie] if line.child else CHILD[Tie.BIOLOGICAL]
    return Line(line.points, Style("ink", "", width, dash))


def partner_style(periods: list[Partnership], *, as_of: date) -> Style:
    """Solid, dashed or dotted by kind; thin when it was over on that day, ghost when it had not begun."""
    period = latest(periods, as_of=as_of)
    if period is None:
        return Style("ink", "", WEIGHT_THIN) if not periods else Style("ghost", "", WEIGHT_HAIR, (1.5, 2.0))
    parted = is_over(period, as_of=as_of) and period.how_ended not in BY_DEATH
    width = WEIGHT_HAIR if parted else WEIGHT_LINE
    return Style("ink", "", width, PARTNER[period.kind])


def latest(periods: list[Partnership], *, as_of: date) -> Partnership | None:
    """The period of a couple that had begun last on that day."""
    begun = [p for p in periods if not (p.begin.lo and p.begin.lo > as_of)]
    return max(begun, key=lambda p: (p.begin.lo or date.min, not is_over(p, as_of=as_of)), default=None)


def is_over(period: Partnership, *, as_of: date) -> bool:
    """Whether a relation had (possibly) ended on that day; an end without a date counts for every day."""
    if period.end.is_known:
        return not (period.end.lo and period.end.lo > as_of)
    return period.ended


def join_group(join: Join, couple: Couple, *, as_of: date) -> Group | None:
    """What stands on a partner line: 'h. 1998', slashes for parted, 'weer samen'."""
    period = latest(couple.periods, as_of=as_of)
    if period is None:
        return None
    items = (*_slashes(join, couple, period, as_of=as_of), *_label(join, period, as_of=as_of))
    middle = (join.left + join.right) / 2
    box = Box(join.left, join.y - 9, join.right - join.left, 14)
    return Group(items, key=f"partnership:{period.id}", alt=spoken(period, as_of=as_of), box=box) if middle else None


def _label(join: Join, period: Partnership, *, as_of: date) -> Iterator[Item]:
    text = label_of(period, as_of=as_of)
    if not text:
        return
    middle, width = (join.left + join.right) / 2, text_width(text, NOTE_SIZE)
    y = join.y - 3
    if width <= join.right - join.left + 6:
        yield Rect(Box(middle - width / 2 - 1, y - NOTE_SIZE + 1, width + 2, NOTE_SIZE), Style("", "surface"))
        yield Text(middle, y, text, NOTE_SIZE, Face.REGULAR, Anchor.MIDDLE, "ink_soft")


def label_of(period: Partnership, *, as_of: date | None = None) -> str:
    """'h. 1998', 'gp. 2004', 'LAT', 'h. 1998-2016' once it was over on that day, or just the years."""
    begin, end = year_text(period.begin), year_text(period.end)
    over = as_of is None or is_over(period, as_of=as_of)
    years = f"{begin}-{end}" if end and over else begin
    return f"{tr(PREFIX[period.kind]) if period.kind in PREFIX else ''} {years}".strip()


def label_room(periods: list[Partnership]) -> float:
    """The least free length of a partner line that has room for its text, in points."""
    return max((text_width(label_of(period), NOTE_SIZE) + 8 for period in periods), default=0.0)


def _slashes(join: Join, couple: Couple, period: Partnership, *, as_of: date) -> Iterator[Item]:
    middle, style = (join.left + join.right) / 2, Style("ink", "", WEIGHT_LINE)
    if period.how_ended in BY_DEATH:
        return
    if is_over(period, as_of=as_of):
        for shift in (-2.0, 2.0) if period.how_ended == "scheiding" else (0.0,):
            yield Line(((middle + shift - 2.5, join.y + 4.5), (middle + shift + 2.5, join.y - 4.5)), style)
    elif any(p is not period and is_over(p, as_of=as_of) for p in couple.periods):
        yield Line(((middle - 2.5, join.y + 4.5), (middle + 2.5, join.y - 4.5)), style)
        yield Line(((middle - 4, join.y + 2), (middle + 4, join.y - 2)), style)


def spoken(period: Partnership, *, as_of: date) -> str:
    """What a screen reader says of a relation."""
    begun = tr("sinds {jaar}", jaar=year_text(period.begin)) if period.begin.is_known else ""
    ended = _ended(period.end) if is_over(period, as_of=as_of) else ""
    return ", ".join(part for part in (str(period.kind.value), begun, ended) if part)


def _ended(end: VagueDate) -> str:
    return tr("voorbij sinds {jaar}", jaar=year_text(end)) if end.is_known else tr("voorbij")
