"""Scale figures as a line from 0 to 10, one for each giver: earlier figures small, the last large; never averaged."""

from __future__ import annotations

from werkbank.drawing.metrics import cap_height
from werkbank.drawing.shapes import Anchor, Box, Drawing, Ellipse, Face, Item, Line, Style, Text
from werkbank.drawing.wrap import wrap
from werkbank.i18n import tr
from werkbank.plan.blocks import ScaleLine, ScaleQuestion

SIZE = 12.5
ROW, LEADING = 32.0, 13.5
NAMES = 0.3  # of the width
DOT, SMALL_DOT = 10.5, 4.5
AXIS = Style("line_strong", "", 1.0)


def figures(question: ScaleQuestion, *, width: float) -> Drawing:
    """One row a giver with a line from 0 to 10."""
    left, right = width * NAMES, width - 16.0
    items: list[Item] = []
    for number in range(11):
        x = _x(number, left, right)
        items.append(Text(x, 10, str(number), 11.0, anchor=Anchor.MIDDLE, role="ink_soft"))
    for row, line in enumerate(question.lines):
        items += _row(line, y=16 + ROW * (row + 0.5), left=left, right=right)
    return Drawing(width, 16 + ROW * len(question.lines), tuple(items), question.question, alt_of(question))


def alt_of(question: ScaleQuestion) -> str:
    """All figures in words."""
    told = [tr("{vraag} Een cijfer van 0 tot 10.", vraag=question.question)]
    for line in question.lines:
        given = ", ".join(tr("{cijfer} op {dag}", cijfer=figure, dag=day) for day, figure in line.points)
        told.append(tr("{wie} geeft {cijfers}.", wie=line.giver, cijfers=given))
    return " ".join(told)


def _row(line: ScaleLine, *, y: float, left: float, right: float) -> list[Item]:
    name = wrap(line.giver, left - 16, SIZE, Face.BOLD, limit=2)
    top = y + cap_height(SIZE) / 2 - (len(name) - 1) * LEADING / 2
    items: list[Item] = [Text(0, top + n * LEADING, part, SIZE, Face.BOLD) for n, part in enumerate(name)]
    items.append(Line(((left, y), (right, y)), AXIS))
    items += [Line(((_x(n, left, right), y - 3), (_x(n, left, right), y + 3)), AXIS) for n in range(11)]
    *earlier, (_, last) = line.points
    for _, figure in earlier:
        items.append(_dot(_x(figure, left, right), y, SMALL_DOT, Style("accent", "surface", 1.6)))
    x = _x(last, left, right)
    items.append(_dot(x, y, DOT, Style("accent", "accent", 1.0)))
    items.append(Text(x, y + cap_height(12) / 2, str(last), 12, Face.BOLD, Anchor.MIDDLE, "on_accent"))
    return items


def _dot(x: float, y: float, radius: float, style: Style) -> Ellipse:
    return Ellipse(Box(x - radius, y - radius, 2 * radius, 2 * radius), style)


def _x(figure: int, left: float, right: float) -> float:
    return left + (right - left) * min(max(figure, 0), 10) / 10
