"""The timeline laid out for paper: every event on a row, every label whole or with a number that leads to the list.

    wall = lay_wall(casus, today=today, wanted=Wanted(), width=1134, form=Form(scale=0.9, label=104))
    wall.height, wall.head_items(), wall.body_items()

``Wanted`` is what the screen shows: lanes, filter, ages, bands behind the lives, what is folded. ``Form`` is how it is
set: the scale of type and marks, and how many points a label may claim when rows are made (few points make few rows).
Numbers are the places of events in time, those without a date last; the same numbers stand in the list.

Invariant: an event that is not behind the filter stands in the picture, in a folded lane or in the tray, and always in
the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from werkbank.drawing.shapes import Item
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.claims import contradicted
from werkbank.model.entities import Event
from werkbank.timeline import scale as scales
from werkbank.timeline.board import ALL, Board, Showing, Spread, lay
from werkbank.timeline.cutting import width as width_of
from werkbank.timeline.frame import Detail, Frame, Window, frame
from werkbank.timeline.ground import Ground, head_of
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.picture_ground import (
    axis_items,
    cursor_items,
    curve_items,
    lane_items,
    name_items,
    own_cursor_items,
    today_items,
)
from werkbank.timeline.picture_marks import mark_items, strip_items
from werkbank.timeline.picture_signals import signal_items
from werkbank.timeline.places import Memory
from werkbank.timeline.sizes import Sizes
from werkbank.timeline.stack import Folding, Stack, stack

EVERY_ROW = 100_000  # on paper no row hides
EVERYTHING = Detail(dense=0.5, labels=1_000_000, least=0.0)
AIR = 4.0  # points at the right side


class Wanted(NamedTuple):
    """What the screen shows."""

    grouping: Grouping = Grouping.PERSON
    showing: Showing = ALL
    as_of: date | None = None
    folded: frozenset[str] = frozenset()
    all_lanes: bool = False
    chosen: frozenset[str] = frozenset()
    filtered: str = ""  # the filter in words
    seasons: bool = False
    lit: frozenset[str] = frozenset()  # events in the light of a pattern, or of what is looked for
    light: str = ""  # what the light is, in words


USUAL_WANTED = Wanted()


class Form(NamedTuple):
    """How it is set; see the module."""

    scale: float = 1.0
    label: float = 104.0


@dataclass(frozen=True, eq=False)
class Wall:
    """The whole timeline at one width; all lengths in points of the paper."""

    board: Board
    pile: Stack
    ground: Ground
    wanted: Wanted

    @property
    def head(self) -> float:
        """Height of axis, help curve and signals."""
        return self.ground.head

    @property
    def height(self) -> float:
        """Height of all of it."""
        return self.ground.bottom

    @cached_property
    def frame(self) -> Frame:
        """Every mark with its place."""
        ground = self.ground
        window = Window(ground.left, ground.right, 0.0, self.pile.height)
        return frame(
            self.board, self.pile, scale=ground.scale, window=window, sizes=ground.sizes, detail=EVERYTHING
        )  # fmt: skip

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events that the filter lets through, in the order of their numbers."""
        board = self.board
        dated = (board.places[n].event for n in board.order.tolist())
        unplaced = (board.casus.events[id_] for id_ in board.unplaced)
        return tuple({event.id: event for event in (*dated, *unplaced, *board.tray)}.values())

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each event, by id."""
        return {event.id: n for n, event in enumerate(self.events, start=1)}

    @cached_property
    def cut_labels(self) -> frozenset[str]:
        """The ids of events whose label does not stand whole in the picture."""
        board, size = self.board, self.ground.sizes.text
        whole = {
            board.places[label.event].id
            for label in self.frame.labels
            if width_of(board.label(label.event), size=size) <= label.room + 0.01
        }
        return frozenset(board.places[n].id for n in self.frame.index.tolist()) - whole

    @property
    def chosen_shown(self) -> bool:
        """Whether an event has a ring."""
        return any(id_ in self.board.at for id_ in self.wanted.chosen)

    @property
    def light_shown(self) -> bool:
        """Whether an event stands in the light."""
        return any(id_ in self.board.at for id_ in self.wanted.lit)

    @cached_property
    def contradicted(self) -> bool:
        """Whether an event of the picture has other dates than the one that is shown."""
        casus = self.board.casus
        return bool(casus.date_claims) and not self.board.at.keys().isdisjoint(contradicted(casus))

    def head_items(self) -> Iterator[Item]:
        """Axis, help curve, signals."""
        yield from axis_items(self.ground)
        if self.board.align is None:
            yield from curve_items(self.ground)
        yield from signal_items(self.ground)

    def body_items(self) -> Iterator[Item]:
        """Lanes with what stands in them; the lanes begin below the head."""
        ground, as_of = self.ground, self.wanted.as_of
        yield from lane_items(ground)
        yield from today_items(ground)
        yield from strip_items(self.frame, ground)
        wanted = self.wanted
        yield from mark_items(self.frame, ground, chosen=wanted.chosen, numbers=self.numbers, lit=wanted.lit)
        if as_of is not None and self.board.align is None:
            yield from cursor_items(ground, as_of=as_of)
        elif as_of is not None:
            yield from own_cursor_items(ground, as_of=as_of)
        yield from name_items(ground, arrows=False)

    def not_shown(self) -> tuple[str, ...]:
        """A line for each reason why something does not stand in the picture."""
        return tuple(_not_shown(self))


def lay_wall(
    casus: Casus, *, today: date, wanted: Wanted, width: float, form: Form, memory: Memory | None = None
) -> Wall:
    """Lay out; ``memory`` makes the next form of the same picture cheap."""
    sizes = Sizes(form.scale)
    left, right = sizes.names, width - AIR
    board = lay(
        casus,
        today=today,
        grouping=wanted.grouping,
        cap=EVERY_ROW,
        memory=memory,
        showing=wanted.showing,
        spread=Spread((right - left) / form.scale, form.label),
    )
    opened = frozenset(lane.name.key for lane in board.lanes) - wanted.folded
    pile = stack(board, sizes=sizes, folding=Folding(wanted.folded, opened, wanted.all_lanes), cap=EVERY_ROW)
    scale = scales.fit(board, left=left, right=right)
    top = head_of(board, sizes=sizes)
    ground = Ground(board, pile, scale, sizes, left, right, top=top, bands=pile.bands, seasons=wanted.seasons)
    return Wall(board, pile, ground, wanted)


def _not_shown(wall: Wall) -> Iterator[str]:
    board = wall.board
    if board.sifted:
        words = tr("filter: {wat}", wat=wall.wanted.filtered) if wall.wanted.filtered else tr("filter")
        yield ntr(
            "Niet getoond: {n} gebeurtenis ({waarom}).",
            "Niet getoond: {n} gebeurtenissen ({waarom}).",
            board.sifted,
            waarom=words,
        )
    folded = [band.hidden for band in wall.pile.bands if band.folded and band.hidden]
    if folded:
        yield ntr(
            "Ingeklapt: {n} gebeurtenis, alleen in de lijst.",
            "Ingeklapt: {n} gebeurtenissen, alleen in de lijst.",
            sum(folded),
        )
    if board.unplaced:
        yield ntr(
            "Zonder leeftijd: {n} gebeurtenis, alleen in de lijst.",
            "Zonder leeftijd: {n} gebeurtenissen, alleen in de lijst.",
            len(board.unplaced),
        )
    if board.tray:
        yield ntr(
            "Zonder datum: {n} gebeurtenis, alleen in de lijst.",
            "Zonder datum: {n} gebeurtenissen, alleen in de lijst.",
            len(board.tray),
        )
    empty = sum(band.hidden for band in wall.pile.bands if band.lane is None)
    if empty:
        yield ntr("{n} baan zonder gebeurtenis.", "{n} banen zonder gebeurtenis.", empty)
