"""Cells with a date: what a Dutch worker types, kept verbatim together with what it means.

An unreadable date is refused; when the rest is imported anyway the text stays, flagged, and waits in the tray. Writing
gives the text as it was typed where it still means the same today ('vorig jaar' does not), else the EDTF form, which
every reader takes without looking at the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass

from werkbank.exchange.cells.cell import OMIT, Cell, Desk, Pen, Spot, type_value
from werkbank.i18n import tr
from werkbank.model.dates import UNKNOWN, VagueDate, parse, split_period
from werkbank.model.vocabulary import fold

RUNNING = "nu"
UNKNOWN_WORD = "onbekend"
NO_PERIOD = "moment"
_RUNNING_WORDS = frozenset({"nu", "heden", "loopt", "looptnog", "lopend", "noglopend", "totnu", "totheden", "vandaag"})


def claim_of(text: str, spot: Spot) -> VagueDate:
    """The date that a cell names; an unreadable one is refused but stays flagged."""
    claim = _parsed(text, spot.desk, as_period=spot.as_period, birth=spot.birth)
    if claim.is_unreadable:
        spot.refuse(
            tr("‘{tekst}’ is geen datum. {reden}", tekst=text, reden=claim.reason),
            remedy=tr("Schrijf bijvoorbeeld 12-3-2014, maart 2014, voorjaar 2013, rond 2008 of onbekend."),
            code="unreadable-date",
            keep=True,
        )
    return claim


def _parsed(text: str, desk: Desk, *, as_period: bool, birth: VagueDate) -> VagueDate:
    key = (text, as_period, birth.edtf)
    found = desk.read_dates.get(key)
    if found is None:
        found = desk.read_dates[key] = parse(text, today=desk.today, as_period=as_period, birth=birth)
    return found


def begin_and_end(claim: VagueDate) -> tuple[VagueDate, VagueDate, bool]:
    """A claim as begin, end and 'is still running'; a claim about a moment is its own begin."""
    begin, end, running = split_period(claim)
    return begin, end or UNKNOWN, running


def text_of(claim: VagueDate, pen: Pen) -> str:
    """The text that is read as this claim again."""
    typed = claim.as_typed.strip()
    if not claim.edtf or typed == claim.edtf:
        return typed
    return typed if typed and read_again(typed, pen).edtf == claim.edtf else claim.edtf


def read_again(text: str, pen: Pen) -> VagueDate:
    """What a text will mean to who reads the table today."""
    key = (text, pen.as_period, pen.birth.edtf)
    found = pen.reread.get(key)
    if found is None:
        found = pen.reread[key] = parse(text, today=pen.today, as_period=pen.as_period, birth=pen.birth)
    return found


@dataclass(frozen=True, slots=True)
class Day(Cell):
    """A date."""

    def read(self, text: str, spot: Spot) -> type_value:
        return claim_of(text, spot)

    def write(self, value: type_value, pen: Pen) -> str:
        return text_of(value, pen)


@dataclass(frozen=True, slots=True)
class End(Cell):
    """The end of something that has no word for 'still so': 'nu' counts as empty."""

    def read(self, text: str, spot: Spot) -> type_value:
        return OMIT if fold(text) in _RUNNING_WORDS else begin_or_end(claim_of(text, spot))

    def write(self, value: type_value, pen: Pen) -> str:
        return text_of(value, pen)


def begin_or_end(claim: VagueDate) -> VagueDate:
    """The end that a claim in an end column names ('tot 2015' is 2015)."""
    begin, end, _ = begin_and_end(claim)
    return end if claim.is_period and end.is_known else begin


@dataclass(frozen=True, slots=True)
class EndOrRunning(Cell):
    """Fields (end, running)."""

    def read(self, text: str, spot: Spot) -> type_value:
        if fold(text) in _RUNNING_WORDS:
            return UNKNOWN, True
        return begin_or_end(claim_of(text, spot)), False

    def write(self, value: type_value, pen: Pen) -> str:
        end, running = value
        return RUNNING if running else text_of(end, pen)


@dataclass(frozen=True, slots=True)
class HasEnded(Cell):
    """Fields (date, happened): the date may be unknown while it is known that it happened."""

    yes: str = UNKNOWN_WORD

    def read(self, text: str, spot: Spot) -> type_value:
        word = fold(text)
        if word in _RUNNING_WORDS or word == "nee":
            return UNKNOWN, False
        if word == "ja":
            return UNKNOWN, True
        claim = claim_of(text, spot)
        return (claim if claim.is_known or claim.reason else UNKNOWN), True

    def write(self, value: type_value, pen: Pen) -> str:
        day, happened = value
        return text_of(day, pen) or (self.yes if happened else "")


@dataclass(frozen=True, slots=True)
class EventEnd(Cell):
    """Fields (end, period, running) of an event; what an empty cell means depends on its kind (events.py)."""

    def read(self, text: str, spot: Spot) -> type_value:
        word = fold(text)
        if word in _RUNNING_WORDS:
            return UNKNOWN, True, True
        if word == NO_PERIOD:
            return UNKNOWN, False, False
        claim = begin_or_end(claim_of(text, spot))
        return (claim if claim.is_known or claim.reason else UNKNOWN), True, False

    def write(self, value: type_value, pen: Pen) -> str:
        end, period, running = value
        if running or not period:
            return RUNNING if running else NO_PERIOD if pen.blank_is_period else ""
        return text_of(end, pen) or ("" if pen.blank_is_period else UNKNOWN_WORD)
