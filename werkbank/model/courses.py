"""The course of a pattern: what people said of it, each with its day and who said so, up to 'doorbroken'.

A turn stands in ``Pattern.course`` as one line of text, ``2026-03-12 herkend: Judith``, so that it goes through the
operation log, the tables and a merge of two copies as it is. A line that cannot be read is passed over, never lost.
"""

from __future__ import annotations

from typing import NamedTuple

from werkbank.model.dates import UNKNOWN, VagueDate, from_edtf
from werkbank.model.entities import Pattern
from werkbank.model.kinds import PatternStatus

_UNDATED = "?"


class Turn(NamedTuple):
    """One change of status: when, to what, and who said so."""

    on: VagueDate
    status: PatternStatus
    who: str = ""


def written(turn: Turn) -> str:
    """A turn as the line that is stored."""
    who = " ".join(turn.who.replace("|", " ").split())  # tables write several lines in one cell with | between
    return f"{turn.on.edtf or _UNDATED} {turn.status}" + (f": {who}" if who else "")


def course_of(pattern: Pattern) -> tuple[Turn, ...]:
    """The turns of a pattern in order of time; those without a date first."""
    turns = [turn for line in pattern.course if (turn := _read(line)) is not None]
    return tuple(sorted(turns, key=lambda turn: (turn.on.is_known, turn.on.sort_key())))


def _read(line: str) -> Turn | None:
    day, _, rest = line.partition(" ")
    word, _, who = rest.partition(":")
    status = next((one for one in PatternStatus if one == word.strip()), None)
    if status is None:
        return None
    return Turn(UNKNOWN if day == _UNDATED else from_edtf(day), status, who.strip())
