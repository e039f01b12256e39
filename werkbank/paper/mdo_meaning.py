"""The second page of an MDO sheet: what was tried, what people say, then meaning, other explanation and decision.

    lay_meaning(page, sheet, help)

Three bands below each other share the page: the table of what was tried, the three columns of what is said, and the
columns 2 Duiding, 3 Andere verklaring, 4 Besluit; the bouwstenen stand in a line at the foot. A band that needs less
than its share leaves it to the others. What has no room is counted, never clipped; white that stays becomes room to
write.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from math import ceil
from typing import NamedTuple

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face
from werkbank.i18n import ntr, tr
from werkbank.paper.mdo_columns import COLUMNS, Column
from werkbank.paper.mdo_flow import BASE, PAD, QUIET, WRITING, Dense, cut, height_of, most_that_fits
from werkbank.paper.mdo_sheet import Sheet
from werkbank.paper.pdf.rich import Rich, titled
from werkbank.patterns.help_story import HelpBlock
from werkbank.plan.mdo import MdoSheet
from werkbank.plan.mdo_choice import in_time
from werkbank.plan.mdo_help import MdoTried
from werkbank.plan.mdo_said import MdoSaid

GUTTER = 16.0
BETWEEN = 6.0
MOST = 40  # of anything on a page: more are counted without being measured
SHARES = (0.36, 0.16, 0.48)  # of the page for the three bands when all want more
LETTERS, SHORT = 150, 60  # of one text in a table or in a column of what is said
CELL = 90
CELL_PAD = 2 * PAD * BASE + 8.0  # points that a column has round its text
NAMES = 420  # letters of the bouwstenen
NARROW, MOVE = 44.0, 6.0  # points: no column of the table is narrower; a step in looking for better widths


class _Band(NamedTuple):
    """One band: how high it would like to be, and what lays it when it knows its room."""

    wanted: float
    lay: Callable[[float, float], float]  # (y, room) -> height


def lay_meaning(page: Sheet, sheet: MdoSheet, help_: HelpBlock) -> None:
    """Lay the page out."""
    bands = [_tried_band(page, sheet), _said_band(page, sheet), _columns_band(page, sheet, help_)]
    stones = _stones(sheet)
    foot = page.height - height_of(stones, width=page.width)
    page_left = foot - BETWEEN
    rooms = shared([band.wanted for band in bands], whole=page_left - BETWEEN * (len(bands) - 1))
    y = 0.0
    for band, room in zip(bands[:-1], rooms[:-1], strict=True):
        y += band.lay(y, room) + BETWEEN
    bands[-1].lay(y, page_left - y)
    page.put(stones, x=0.0, y=foot, width=page.width)


def shared(wanted: Sequence[float], *, whole: float) -> list[float]:
    """A room for each: what it wants where that is within its share; the rest is left to those who want more."""
    given = [min(want, share * whole) for want, share in zip(wanted, SHARES, strict=True)]
    for n in (2, 0, 1):
        more = min(wanted[n] - given[n], whole - sum(given))
        given[n] += max(0.0, more)
    return given


def _stones(sheet: MdoSheet) -> Callable[[Dense], None]:
    used, unused = ("; ".join(names) or tr("geen") for names in sheet.stones)
    head = titled(tr("Bouwstenen gebruikt"), cut(used, NAMES))
    return lambda flow: flow.line([*head, "  ", *titled(tr("Nog niet gebruikt"), cut(unused, NAMES))])


# --- what was tried ---------------------------------------------------------------------------------------------------


def _tried_band(page: Sheet, sheet: MdoSheet) -> _Band:
    """The table; when not all rows fit, first without the names of organisations."""
    rows = sheet.tried[:MOST]

    def written(count: int, *, named: bool) -> Callable[[Dense], None]:
        return lambda flow: _tried(flow, sheet, rows[:count], width=page.width, named=named)

    whole = height_of(written(len(rows), named=True), width=page.width)

    def lay(y: float, room: float) -> float:
        named = whole <= room
        count = len(rows)
        if not named:
            count = most_that_fits(
                lambda flow, n: written(n, named=False)(flow), most=len(rows), width=page.width, room=room
            )
        return page.put(written(count, named=named), x=0.0, y=y, width=page.width)

    return _Band(whole, lay)


def _tried(flow: Dense, sheet: MdoSheet, rows: Sequence[MdoTried], *, width: float, named: bool) -> None:
    flow.head(2, tr("1  Feiten: wat is geprobeerd en wat deed het"))
    if not sheet.tried:
        flow.line(tr("Er staat nog geen hulp of maatregel op de tijdlijn."), QUIET)
    if rows:
        order = {event.id: n for n, event in enumerate(in_time([sheet.casus.events[row.event] for row in rows]))}
        heads = [
            tr("Wat, door wie") if named else tr("Wat"),
            tr("Voor wie"),
            tr("Begin en einde"),
            tr("Reden"),
            tr("Hoe het eindigde"),
        ]
        heads += [tr("Volgens het gezin"), tr("Volgens de hulp")]
        told = [_tried_row(row, named=named) for row in sorted(rows, key=lambda row: order[row.event])]
        flow.grid(heads, told, widths=widths_for([heads, *told], whole=width))
    more = len(sheet.tried) - len(rows)
    if more:
        text = ntr(
            "Nog {n} hulp of maatregel, zie de tijdlijn.", "Nog {n} keer hulp of een maatregel, zie de tijdlijn.", more
        )
        flow.line(text, QUIET)


def widths_for(rows: Sequence[Sequence[str]], *, whole: float) -> list[float]:
    """A width for each column, ``rows`` with the heads first: as few lines in all as can be found.

    At first each column has what its longest text wants, the widest giving way until all fit; then width moves from
    column to column as long as that saves lines.
    """
    texts = [
        [text_width(cell, BASE, Face.REGULAR if n else Face.BOLD) + CELL_PAD for cell in row]
        for n, row in enumerate(rows)
    ]
    wanted = [max(NARROW, *column) for column in zip(*texts, strict=True)]
    low, high = NARROW, max(wanted)
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(min(want, middle) for want in wanted) <= whole else (low, middle)
    widths = [min(want, low) for want in wanted]
    while (better := min(_moved(widths), key=lambda some: _lines(texts, some))) != widths:
        if _lines(texts, better) >= _lines(texts, widths):
            break
        widths = better
    return widths


def _moved(widths: Sequence[float]) -> Iterator[list[float]]:
    """The widths themselves, and with a little moved from one column to another."""
    yield list(widths)
    for one, other in permutations(range(len(widths)), 2):
        if widths[one] - MOVE >= NARROW:
            yield [w - MOVE * (n == one) + MOVE * (n == other) for n, w in enumerate(widths)]


def _lines(texts: Sequence[Sequence[float]], widths: Sequence[float]) -> tuple[int, int]:
    """Lines of all rows, then lines of all cells; heads count three times."""
    rows = [
        [ceil((text - CELL_PAD) / (width - CELL_PAD)) for text, width in zip(r, widths, strict=True)] for r in texts
    ]
    return sum(map(max, rows)) + 2 * max(rows[0]), sum(map(sum, rows))


def _tried_row(row: MdoTried, *, named: bool) -> list[str]:
    what = cut(row.what, CELL)
    if named and row.organisation:
        what = tr("{wat} – {wie}", wat=what, wie=cut(row.organisation, CELL // 2))
    texts = (row.reason, row.ended, row.family, row.help)
    return [what, cut(row.who, CELL // 2), row.when, *(cut(text, CELL) for text in texts)]


# --- what is said -----------------------------------------------------------------------------------------------------


def _said_band(page: Sheet, sheet: MdoSheet) -> _Band:
    width = (page.width - 2 * GUTTER) / 3
    columns = (
        (tr("Feiten, met bron"), sheet.facts),
        (tr("Meningen"), sheet.opinions),
        (tr("Verhaal van het gezin"), sheet.own_story),
    )

    def tall(room: float) -> list[int]:
        return [
            most_that_fits(_said_fill(title, said), most=min(MOST, len(said)), width=width, room=room)
            for title, said in columns
        ]

    def lay(y: float, room: float) -> float:
        heights = [
            page.put(_counted(_said_fill(title, said), count), x=n * (width + GUTTER), y=y, width=width)
            for n, ((title, said), count) in enumerate(zip(columns, tall(room), strict=True))
        ]
        return max(heights)

    whole = (height_of(_counted(_said_fill(t, said), min(MOST, len(said))), width=width) for t, said in columns)
    return _Band(max(whole), lay)


def _counted(fill: Callable[[Dense, int], None], count: int) -> Callable[[Dense], None]:
    return lambda flow: fill(flow, count)


def _said_fill(title: str, said: Sequence[MdoSaid]) -> Callable[[Dense, int], None]:
    def fill(flow: Dense, count: int) -> None:
        flow.head(3, title)
        shown = said[: max(count, 1)]  # when not even one fits whole, the first one in short
        flow.listed([_said_line(one, LETTERS if count else SHORT) for one in shown])
        more = len(said) - len(shown)
        if not said:
            flow.line(tr("Nog niets genoteerd."), QUIET)
        elif more:
            flow.line(ntr("Nog {n}, zie het programma.", "Nog {n}, zie het programma.", more), QUIET)

    return fill


def _said_line(one: MdoSaid, letters: int) -> Rich:
    told, rest = cut(one.text, letters), letters * 3 // 5
    if one.by:
        told = tr("{tekst} – {wie}", tekst=told, wie=cut(one.by, rest))
    if not one.differently:
        return told
    return [f"{told}. ", *titled(tr("Anders"), cut(one.differently, rest))]


# --- duiding, andere verklaring, besluit ------------------------------------------------------------------------------


def _columns_band(page: Sheet, sheet: MdoSheet, help_: HelpBlock) -> _Band:
    room = page.width - 2 * GUTTER
    made = [column(sheet, help_) for column in COLUMNS]
    widths = [room * column.share for column in made]

    def lay(y: float, tall: float) -> float:
        x = 0.0
        for column, width in zip(made, widths, strict=True):
            page.put(_fitted(column, width=width, room=tall), x=x, y=y, width=width)
            x += width + GUTTER
        return tall

    wanted = (height_of(_all_of(column), width=width) for column, width in zip(made, widths, strict=True))
    return _Band(max(wanted), lay)


def _all_of(column: Column) -> Callable[[Dense], None]:
    return lambda flow: column.write(flow, min(column.most, MOST), column.letters[0][0], column.least_lines)


def _fitted(column: Column, *, width: float, room: float) -> Callable[[Dense], None]:
    """All of it, in shorter texts when need be; only then fewer of them. What is left becomes lines to write on."""
    most, lines = min(column.most, MOST), column.least_lines

    def tall(number: int, letters: int) -> float:
        return height_of(lambda flow: column.write(flow, number, letters, lines), width=width)

    letters, count = column.letters[-1][-1], -1
    for group in column.letters:
        at = bisect_left(group, 1, key=lambda one: int(tall(most, one) <= room))
        if at < len(group):
            letters, count = group[at], most
            break
    if count < 0:
        count = most_that_fits(
            lambda flow, number: column.write(flow, number, letters, lines), most=most, width=width, room=room
        )
    free = room - tall(count, letters)
    if column.writes:
        lines += max(0, int((free - 2) // WRITING))
    return lambda flow: column.write(flow, count, letters, lines)
