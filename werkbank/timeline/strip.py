"""The one-page strip for the plan and the MDO sheet: the story over the years, readable with 12 events or with 120.

    drawing = strip(casus, today=today, width=480, height=620)                # what the family chose, else all
    drawing = strip(casus, today=today, width=760, height=300, fill_to=24)    # chosen first, then others up to 24

A few events (that fit beside each other) get their words at the ruler, above and below in turn, pushed apart as little
as possible. More events get a number at the ruler, and the numbered words stand below it in columns. Both in the order
of time; what has no date stands last and says so. Nothing overlaps, and type is never smaller than can be read: if
even then not everything fits, the strip takes as many as do (chosen ones first, evenly over the years) and says how
many it leaves out.

The drawing is as wide as asked and no higher than asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from werkbank.drawing.shapes import Anchor, Box, Drawing, Face, Group, Item, Line, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR, WEIGHT_THIN
from werkbank.drawing.wrap import wrap
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.timeline.scale import Scale
from werkbank.timeline.spreading import spread
from werkbank.timeline.strip_list import LEAD, badge, listing
from werkbank.timeline.strip_marks import MORE_ROWS, ROW, ROWS, RULER, Told, mark, middle, rows, ruler, scale_of, told
from werkbank.timeline.strip_pick import importance, numbered_anew, picked

SIZE = 12.5
AT_RULER = 10  # events that may get their words at the ruler
BLOCK = 104.0  # least width of words at the ruler
MOST_LINES = 7
_LEADER = Style("line_strong", width=WEIGHT_THIN)
_FAINT = Style("line_strong", width=WEIGHT_HAIR)
MANY = 24  # leaders from which they are hair lines


def strip(
    casus: Casus,
    *,
    today: date,
    width: float,
    height: float,
    chosen_ids: Collection[str] | None = None,
    size: float = SIZE,
    fill_to: int = 0,
) -> Drawing:
    """The strip; ``chosen_ids`` names the events, else those that the family chose, else all.

    With ``fill_to`` other events join the chosen ones until there are so many.
    """
    story = told(casus, today=today, chosen=picked(casus, today=today, chosen=chosen_ids, fill_to=fill_to))
    dated = [one for one in story if one.extent is not None]
    title = tr("Ons verhaal op een rij")
    alt = ntr("Tijdlijn met {n} gebeurtenis.", "Tijdlijn met {n} gebeurtenissen.", len(story))
    if not story:
        text = tr("Er zijn nog geen gebeurtenissen gekozen.")
        return Drawing(width, size * 2, (Text(0.0, size, text, size, Face.ITALIC, role="ink_soft"),), title, alt)
    if not dated:
        found = listing(story, top=0.0, wide=width, tall=height - size * LEAD, size=size)
        return Drawing(width, min(height, found.height), found.items, title, alt)
    scale = scale_of(dated, left=0.0, right=width)
    if len(dated) == len(story) and len(story) <= min(AT_RULER, 2 * int(width // (BLOCK + 8))):
        items, tall = _at_ruler(dated, scale, width=width, size=size)
        if tall <= height:
            return Drawing(width, tall, items, title, alt)
    items, tall = _as_many_as_fit(casus, story, scale, width=width, height=height, size=size)
    return Drawing(width, tall, items, title, alt)


def _as_many_as_fit(
    casus: Casus, story: Sequence[Told], scale: Scale, *, width: float, height: float, size: float
) -> tuple[tuple[Item, ...], float]:
    """All of them numbered; else the most that can be told, by their importance."""
    room = {"scale": scale, "width": width, "height": height, "size": size}
    whole = _numbered(story, **room)  # type: ignore[arg-type]
    if whole[2]:  # fewer rows of marks leave more room for words
        whole = _numbered(story, **room, most=ROWS)  # type: ignore[arg-type]
    if not whole[2]:
        return whole[:2]
    order = importance(casus, story)
    low, high = 1, len(story) - 1
    best: tuple[tuple[Item, ...], float, int] | None = None
    while low <= high:
        count = (low + high) // 2
        chosen = numbered_anew(story, order[:count])
        tried = _numbered(chosen, **room, untold=len(story) - count)  # type: ignore[arg-type]
        low, high = (low, count - 1) if tried[2] else (count + 1, high)
        best = best if tried[2] else tried
    return (best or whole)[:2]


def _at_ruler(story: Sequence[Told], scale: Scale, *, width: float, size: float) -> tuple[tuple[Item, ...], float]:
    """Words above and below in turn."""
    above, below = story[::2], story[1::2]
    small = size * 0.88
    most = max(len(above), len(below))
    block = min(132.0, max(BLOCK, width / most - 8))
    texts = {one.number: _block(one, wide=block, size=small) for one in story}
    up, down = (_height(side, texts, size=small) for side in (above, below))
    over, under = (_rows_height(side, scale) for side in (above, below))
    gap = 16.0
    top = up + gap + over
    items: list[Item] = list(ruler(scale, top=top, right=width))
    for side, is_above in ((above, True), (below, False)):
        if not side:
            continue
        places = spread([middle(one, scale) for one in side], gap=block + 8, low=block / 2, high=width - block / 2)
        for one, x, row in zip(side, places, rows(side, scale), strict=True):
            y = top - (row + 1) * ROW if is_above else top + RULER + row * ROW + 1
            words_y = up - len(texts[one.number]) * small * LEAD if is_above else top + RULER + under + gap
            edge = up + 2 if is_above else words_y - 1
            items.append(
                _told_at(one, scale, x=x, y=y, edge=edge, words_y=words_y, texts=texts[one.number], size=small)
            )
    return tuple(items), top + RULER + under + (gap + down if below else 0.0) + 4


def _told_at(
    one: Told,
    scale: Scale,
    *,
    x: float,
    y: float,
    edge: float,
    words_y: float,
    texts: list[tuple[str, Face]],
    size: float,
) -> Group:
    at = middle(one, scale)
    inner = y + ROW / 2
    knee = edge + (6 if inner > edge else -6)
    leader = Line(((x, edge), (x, knee), (at, inner + (-6 if inner > edge else 6))), _LEADER)
    words = tuple(
        Text(x, words_y + size * (0.95 + n * LEAD), text, size, face, Anchor.MIDDLE)
        for n, (text, face) in enumerate(texts)
    )
    return Group((leader, *mark(one, scale, top=y), *words), key=one.key, alt=one.alt)


def _block(one: Told, *, wide: float, size: float) -> list[tuple[str, Face]]:
    dates = [(line, Face.BOLD) for line in wrap(one.when, wide, size, Face.BOLD, limit=2)]
    return dates + [(line, Face.REGULAR) for line in wrap(one.words, wide, size, limit=MOST_LINES - len(dates))]


def _height(side: Sequence[Told], texts: dict[int, list[tuple[str, Face]]], *, size: float) -> float:
    return max((len(texts[one.number]) for one in side), default=0) * size * LEAD


def _rows_height(side: Sequence[Told], scale: Scale, *, most: int = ROWS) -> float:
    return (max(rows(side, scale, most=most), default=-1) + 1) * ROW + 2


def _numbered(
    story: Sequence[Told],
    *,
    scale: Scale,
    width: float,
    height: float,
    size: float,
    untold: int = 0,
    most: int = MORE_ROWS,
) -> tuple[tuple[Item, ...], float, int]:
    """Numbers above the ruler, words below it, and how many had no room; ``untold`` are left out beforehand."""
    across = 15.0
    dated = [one for one in story if one.extent is not None]
    tiers = max(1, -(-len(dated) * int(across) // int(width - across)))
    over = _rows_height(dated, scale, most=most)
    top = tiers * (across + 2) + 12 + over
    items: list[Item] = list(ruler(scale, top=top, right=width))
    row_of = {one.number: row for one, row in zip(dated, rows(dated, scale, most=most), strict=True)}
    leaders: list[Item] = []
    badges: list[Item] = []
    for tier in range(tiers):
        side = dated[tier::tiers]
        y = across / 2 + 1 + (tiers - 1 - tier) * (across + 2)
        places = spread([middle(one, scale) for one in side], gap=across, low=across / 2, high=width - across / 2)
        for one, x in zip(side, places, strict=True):
            at = middle(one, scale)
            inner = top - (row_of[one.number] + 1) * ROW
            leaders.append(
                Line(((x, y), (x, tiers * (across + 2) + 2), (at, inner)), _FAINT if len(dated) > MANY else _LEADER)
            )
            badges.append(
                Group((*mark(one, scale, top=inner), *badge(one.number, x, y, size=8.4)), key=one.key, alt=one.alt)
            )
    below = top + RULER + 14
    found = listing(story, top=below, wide=width, tall=height - below - size * LEAD, size=size, untold=untold)
    box = Box(0.0, 0.0, width, top + RULER)
    head = Group((*items, *leaders, *badges), alt=tr("Tijdlijn"), box=box)
    return (head, *found.items), min(height, below + found.height + 2), found.left_out
