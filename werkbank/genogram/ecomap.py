"""The ecomap as pieces of the picture: a frame round the family, a card a tie and its line (genogram.md, issue line 7).

Shape says it: thick is strong, broken is weak, a zigzag is strained; arrows show who gives. A card with round ends is
somebody of the family's own network, one with corners an organisation or a worker. One piece a tie, keyed by its entity
('involvement:<id>', 'support:<id>'); on another day only ties that begin or end are drawn anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from werkbank.drawing.geometry import grown
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Face, Group, Item, Line, Point, Polygon, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_HEAVY, WEIGHT_LINE, WEIGHT_THIN
from werkbank.drawing.wrap import shorten, wrap
from werkbank.genogram.bonds_curve import Curve
from werkbank.genogram.ecomap_places import Spot, extent, ring
from werkbank.genogram.ecomap_ties import BOTH, FROM_FAMILY, STRAINED, STRONG, TO_FAMILY, WEAK, Tie, spoken, ties_of
from werkbank.genogram.ink import Level, Piece, turns
from werkbank.genogram.looks import NAME_SIZE, NOTE_SIZE, Look
from werkbank.i18n import tr
from werkbank.model.casus import Casus

ROLE, STRAINED_ROLE = "bond_care", "bond_conflict"
ARROW, WING = 6.0, 3.0
FRAME_ROUND = 14.0
DASH = (4.0, 3.0)
PAD = 7.0
MOST_LINES, LEADING = 4, 1.28  # on a card; from a line to the next, in sizes
GLOW = 3.0  # what shows round a card that is chosen


def ecomap_pieces(casus: Casus, family: Box, *, look: Look) -> Iterator[Piece]:
    """The frame and one piece a tie; nothing when nobody stands around the family. ``family``: all that is drawn."""
    ties = ties_of(casus, family=look.family)
    if not ties:
        return
    placed = ring(ties, family, scale=look.text)
    frame = Rect(placed.frame, Style("line_strong", "", WEIGHT_THIN, (1.2, 3.0)), FRAME_ROUND)
    days = turns(*(claim for tie in ties for claim in (tie.begin, tie.end)))

    def framed(day: date) -> tuple[Item, ...]:
        return (frame,) if any(tie.stands(day) for tie in ties) else ()

    yield Piece("ecomap:frame", Level.HOMES, framed, days)
    for tie in ties:
        yield _piece(tie, placed.spots[tie.key], look=look)


def ecomap_extent(casus: Casus, family: Box, *, look: Look) -> Box:
    """The room that the ecomap needs on any day."""
    ties = ties_of(casus, family=look.family)
    return extent(ring(ties, family, scale=look.text)) if ties else family


def _piece(tie: Tie, spot: Spot, *, look: Look) -> Piece:
    def drawn(day: date) -> tuple[Item, ...]:
        return (tie_group(tie, spot, scale=look.text),) if tie.stands(day) else ()

    return Piece(tie.key, Level.MARKS, drawn, turns(tie.begin, tie.end))


def tie_group(tie: Tie, spot: Spot, *, scale: float = 1.0) -> Group:
    """The card of a tie with its line to the family."""
    line = tie_line(spot.start, spot.end, strength=tie.strength, direction=tie.direction)
    items = (*line, *_card(tie, spot.card, scale))
    return Group(items, key=tie.key, alt=spoken(tie), box=grown(spot.card, by=GLOW))


def tie_line(start: Point, end: Point, *, strength: str, direction: str) -> Iterator[Item]:
    """The line from somebody (``start``) to the family (``end``)."""
    style = Style(STRAINED_ROLE if strength == STRAINED else ROLE, "", WEIGHT_LINE)
    style = replace(style, width=WEIGHT_HEAVY) if strength == STRONG else style
    style = replace(style, width=WEIGHT_THIN, dash=DASH) if strength == WEAK else style
    whole = math.dist(start, end)
    curve = Curve((start, end))
    first = ARROW * 0.7 if direction in {FROM_FAMILY, BOTH} else 0.0
    last = whole - (ARROW * 0.7 if direction in {TO_FAMILY, BOTH} else 0.0)
    if strength == STRAINED:
        yield Line(curve.zigzag(first, last, high=2.6, step=5.0), style)
    else:
        yield Line(curve.part(first, last), style)
    if direction in {TO_FAMILY, BOTH}:
        yield _head(curve, whole - ARROW, whole, style)
    if direction in {FROM_FAMILY, BOTH}:
        yield _head(curve, ARROW, 0.0, style)


def tie_signs(kind: str, entity_id: str, casus: Casus) -> Iterator[str]:
    """The signs of one tie, for the legend; ``kind`` and id of its entity."""
    tie = next((tie for tie in ties_of(casus) if tie.key == f"{kind}:{entity_id}"), None)
    if tie is not None:
        yield "netwerk-eigen" if tie.own else "netwerk-hulp"
        yield f"netwerk-{tie.strength}" if tie.strength in {STRONG, WEAK, STRAINED} else "netwerk-contact"
        if tie.direction:
            yield "netwerk-richting"


def _head(curve: Curve, base: float, tip: float, style: Style) -> Item:
    wing = WING + style.width * 0.5
    points = (curve.at(tip), curve.at(base, side=wing), curve.at(base, side=-wing))
    return Polygon(points, Style(style.stroke, style.stroke, WEIGHT_THIN))


def _card(tie: Tie, box: Box, scale: float) -> Iterator[Item]:
    name, note = NAME_SIZE * scale, NOTE_SIZE * scale
    yield Rect(box, Style("line_strong", "surface_raised", WEIGHT_THIN), box.h / 3 if tie.own else 3.0)
    inset = PAD * 1.3 if tie.own else PAD * 0.8
    width = box.w - 2 * inset
    since = tr("sinds {datum}", datum=tie.years) if tie.years and not tie.end.is_known else tie.years
    last = _last(tie.whom, since, width=width, size=note)
    titles = wrap(tie.title, width, name, Face.BOLD, limit=2)
    left = MOST_LINES - len(titles) - bool(last)
    shown = [
        *((line, name, Face.BOLD, "ink") for line in titles),
        *((line, note, Face.REGULAR, "ink_soft") for line in wrap(tie.what, width, note, limit=left)),
        *((line, note, Face.REGULAR, "ink_soft") for line in (last,) if line),
    ]
    y = box.y + box.h / 2 - sum(size * LEADING for _, size, _, _ in shown) / 2
    for text, size, face, role in shown:
        y += size * LEADING
        yield Text(box.x + box.w / 2, y - size * 0.34, text, size, face, Anchor.MIDDLE, role)


def _last(whom: str, since: str, *, width: float, size: float) -> str:
    """For whom and since when in one line; the years stay whole when the names do not fit."""
    if not whom or not since:
        return shorten(whom or since, width, size)
    behind = f" \u00b7 {since}"
    return shorten(whom, width - text_width(behind, size), size) + behind
