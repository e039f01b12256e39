"""How help ended: one answer out of the free word 'afloop' and the three end fields.

Order of proof: a given reason that settles it, then the word, then who stopped. What nobody wrote down stays unknown,
and a detector may then say *mogelijk* at most (interchange.md, 'Ends in detectors').
"""

from __future__ import annotations

from dataclasses import dataclass

from werkbank.model.vocabulary.rows import Early, EndReason, Outcome, StoppedBy
from werkbank.model.vocabulary.table import Table

_NO_WORD = Outcome(id="onbekend", label="onbekend")


@dataclass(frozen=True, slots=True)
class Ending:
    """Ids of who stopped and why ('' when unknown), and whether that was early."""

    stopped_by: str = ""
    end_reason: str = ""
    early: Early = Early.UNKNOWN


@dataclass(frozen=True, slots=True)
class EndTables:
    """The three tables that an ending is read with."""

    outcomes: Table[Outcome]
    stopped_by: Table[StoppedBy]
    end_reasons: Table[EndReason]


def ending_of(outcome: str, *, stopped_by: str, end_reason: str, tables: EndTables) -> Ending:
    """Read an ending; filled-in fields win over what the word implies."""
    word = tables.outcomes.find(outcome) or _NO_WORD
    who = tables.stopped_by.find(stopped_by) or tables.stopped_by.get(word.stopped_by)
    given = tables.end_reasons.find(end_reason)
    steps = [row.early for row in (given, word, who) if row is not None]
    return Ending(
        stopped_by=who.id if who else "",
        end_reason=given.id if given else word.end_reason,
        early=next((step for step in steps if step is not Early.UNKNOWN), Early.UNKNOWN),
    )
