"""Ink by date: what a genogram is made of, and on which days any of it looks different (genogram.md section 2).

Positions belong to the pedigree, ink to the date. So a laid-out family is made once into *pieces* (a person, a line, a
badge, a bond, the outline of a home). A piece knows the days on which its ink may change; between two of them it is
drawn alike. ``Ink`` keeps drawn pieces and tells which ones differ between two days, so that sliding through time costs
only what changed.

    ink = Ink(pieces)
    ink.items(day)                 # the whole picture, in painting order
    ink.changed(before, now)       # the pieces to draw anew after the cursor moved

Invariants: ``Piece.days`` and ``Piece.birthdays`` together hold at least every day on which ``Piece.draw`` gives
something else than on the day before; too many days cost a little time, a missing one is a wrong picture (held by a
property test). On a birthday only an age inside a symbol and the spoken words change, never the size of the ink: a view
may wait with those until somebody can see them. Names are unique and stay the same over edits, so that a view can keep
what it has on screen.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from werkbank.drawing.shapes import Item, Text
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Person

LAST_YEAR = 2100  # no cursor goes further
KEPT = 20_000  # drawn states; some ten megabytes, for most are alike
LAST = 1 << 30  # after the number of any piece
NUMBER = 24  # bits for the number of a piece
ONE_DAY = timedelta(days=1)


class Level(IntEnum):
    """Painting order: what stands below comes first."""

    HOMES = 0  # outlines round who live together
    LINES = 1  # partner lines, descent, sibships
    BONDS = 2  # emotional lines, ties to the network
    MARKS = 3  # what stands on lines: years, slashes
    PERSONS = 4
    NOTES = 5  # above everything: '+3', warnings


class Figure(NamedTuple):
    """The one text in a group that changes on birthdays, and nothing else with it: the age inside a symbol."""

    at: int  # place among the items of the group, the same in a whole phase
    text: Text


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in the picture. A ``Group`` with a key in what it draws can be pointed at and chosen."""

    name: str  # unique in a picture, and the same after an edit: 'person:p1'
    level: Level
    draw: Callable[[date], tuple[Item, ...]] = field(repr=False, compare=False)
    days: tuple[date, ...] = field(default=(), repr=False)  # sorted
    birthdays: tuple[date, ...] = field(default=(), repr=False)  # sorted
    figure: Callable[[date], Figure | None] | None = field(default=None, repr=False, compare=False)
    of: object = field(default=None, repr=False, compare=False)  # all that ``draw`` goes by; None: not known

    @property
    def steady(self) -> bool:
        """Whether it looks the same on every day."""
        return not self.days and not self.birthdays

    def phase(self, day: date) -> int:
        """Which stretch of days this is, ages aside."""
        return bisect_right(self.days, day)

    def state(self, day: date) -> tuple[int, int]:
        """Which stretch of days this is: in one state the piece is drawn alike."""
        return self.phase(day), bisect_right(self.birthdays, day)


class Ink:
    """The pieces of one laid-out family and what they look like on any day."""

    def __init__(self, pieces: Iterable[Piece], *, before: Ink | None = None) -> None:
        """``before`` is the ink of before an edit: what goes by the same facts is not drawn again."""
        known = {piece.name: piece for piece in before.pieces if piece.of is not None} if before is not None else {}
        self.pieces: tuple[Piece, ...] = tuple(
            sorted((_same(piece, known.get(piece.name)) for piece in pieces), key=lambda piece: piece.level)
        )
        self._drawn: dict[tuple[str, int, int], tuple[Item, ...]] = {}
        self._older: array[int] | None = None  # every birthday; made ahead, for it takes long
        if before is not None:
            same = {piece.name for piece in self.pieces if known.get(piece.name) is piece}
            held = before._drawn.copy()  # noqa: SLF001 - one of us; at once, as it may be warmed beside the window
            self._drawn = {key: items for key, items in held.items() if key[0] in same}

    def items(self, day: date) -> tuple[Item, ...]:
        """Everything on this day, in painting order."""
        return tuple(item for piece in self.pieces for item in self.drawn(piece, day=day))

    def drawn(self, piece: Piece, *, day: date) -> tuple[Item, ...]:
        """One piece on this day."""
        key = piece.name, *piece.state(day)
        if (found := self._drawn.get(key)) is None:
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            found = self._drawn[key] = piece.draw(day)
        return found

    def changed(self, before: date, now: date) -> list[Piece]:
        """The pieces that may differ between two days, in painting order; nothing to look at when nothing turned."""
        turned, older = self._differing(before, now)
        return [self.pieces[n] for n in sorted(turned | older)]

    def between(self, before: date, now: date) -> tuple[list[Piece], list[Piece]]:
        """The pieces that turned between two days, and those in which only ages differ; each in painting order."""
        turned, older = self._differing(before, now)
        return [self.pieces[n] for n in sorted(turned)], [self.pieces[n] for n in sorted(older - turned)]

    def _differing(self, before: date, now: date) -> tuple[set[int], set[int]]:
        """By number: whose phase differs, and whose age does."""
        first, last = sorted((before, now))
        start, end = (bisect_right(self._turns, (day, LAST)) for day in (first, last))
        turned = {number for _, number in self._turns[start:end]}
        if self._older is None:
            return turned, {n for n, ages in self._ages if bisect_right(ages, first) != bisect_right(ages, last)}
        born, until = (bisect_left(self._older, day.toordinal() + 1 << NUMBER) for day in (first, last))
        return turned, {one & (1 << NUMBER) - 1 for one in self._older[born:until]}

    def warm(self, go_on: Callable[[], bool], *, near: date = date.min) -> None:
        """Draw every phase ahead of the cursor, those ``near`` a day first; as long as ``go_on`` says so.

        What looks the same before and after a turn is kept once.
        """
        self._older = self._birthdays()
        waiting = [piece for piece in self.pieces if piece.days]
        for piece in sorted(waiting, key=lambda piece: min(abs(day - near) for day in piece.days)):
            last = None
            for day in (date.min, *piece.days):
                if not go_on():
                    return
                now = self.drawn(piece, day=day)
                if now == last:
                    self._drawn[piece.name, *piece.state(day)] = now = last
                last = now

    @cached_property
    def _turns(self) -> list[tuple[date, int]]:
        """Every day on which a piece turns, ages aside, with the number of that piece, in order."""
        return sorted((day, number) for number, piece in enumerate(self.pieces) for day in piece.days)

    @cached_property
    def _ages(self) -> list[tuple[int, tuple[date, ...]]]:
        """Who gets older, by number."""
        return [(number, piece.birthdays) for number, piece in enumerate(self.pieces) if piece.birthdays]

    def _birthdays(self) -> array[int]:
        """Every birthday in order: the number of the day and, in the lowest bits, that of the piece."""
        return array("q", sorted(day.toordinal() << NUMBER | number for number, ages in self._ages for day in ages))


def _same(piece: Piece, before: Piece | None) -> Piece:
    """The piece of before when it goes by the same facts."""
    return before if before is not None and before.of == piece.of else piece


def turns(*claims: VagueDate) -> tuple[date, ...]:
    """The days on which anything that is judged by these claims may change: their bounds and the days after them."""
    bounds = {bound for claim in claims for bound in (claim.lo, claim.hi) if bound is not None}
    return tuple(sorted(bounds | {bound + ONE_DAY for bound in bounds if bound < date.max}))


def life_turns(person: Person, *claims: VagueDate) -> tuple[date, ...]:
    """The days on which the sign of a person may change, apart from the age: birth, death and what else is known."""
    return turns(person.birth, person.death, *claims)


def birthdays_of(person: Person) -> tuple[date, ...]:
    """Every day until death on which the youngest or the oldest age changes; none when the birth is half unknown."""
    return _birthdays(person.birth.lo, person.birth.hi, person.death.lo)


@lru_cache(maxsize=4096)
def _birthdays(lo: date | None, hi: date | None, death: date | None) -> tuple[date, ...]:
    if lo is None or hi is None:
        return ()
    last = death.year if death else LAST_YEAR
    return tuple(sorted(_birthday(bound, year=year) for bound in {lo, hi} for year in range(bound.year, last + 1)))


def _birthday(born: date, *, year: int) -> date:
    return date(year, 3, 1) if (born.month, born.day) == (2, 29) and not isleap(year) else born.replace(year=year)
