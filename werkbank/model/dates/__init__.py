"""Vague dates: what Dutch workers type about when, as claims with bounds.

    claim = parse("voorjaar 2013", today=today)
    claim.edtf, claim.lo, claim.hi     # '2013-21', 1 March 2013, 31 May 2013
    to_dutch(claim), echo(claim)       # 'voorjaar 2013', 'begrepen als: 1 maart t/m 31 mei 2013'

An unreadable text is kept with a reason and never guessed; an unknown date is ``UNKNOWN``. The grammar is described in
:mod:`.grammar` and :mod:`.units`, bounds in :mod:`.edtf`, logic on bounds in :mod:`.certainty`.
"""

from werkbank.model.dates.ages import Ages, age_between, age_text, reaches
from werkbank.model.dates.certainty import (
    MOGELIJK,
    NEE,
    ZEKER,
    Certainty,
    Stretch,
    before,
    certainly_before,
    certainly_overlaps,
    gap_days,
    holds_on,
    judged,
    overlap,
    possibly_before,
    possibly_overlaps,
    stretch_of_moment,
    stretch_of_period,
    within,
)
from werkbank.model.dates.display import choice_question, echo, say_day, to_dutch
from werkbank.model.dates.grammar import follow, parse
from werkbank.model.dates.ladder import coarser, finer
from werkbank.model.dates.orders import ordering_parts
from werkbank.model.dates.periods import parse_end, show_period, split_period
from werkbank.model.dates.stored import date_from_json, date_report, date_to_json, from_edtf
from werkbank.model.dates.value import AGE, DERIVED, DOCUMENT, MEMORY, SCHOOL_YEAR, UNKNOWN, SortKey, VagueDate

__all__ = [
    "AGE",
    "DERIVED",
    "DOCUMENT",
    "MEMORY",
    "MOGELIJK",
    "NEE",
    "SCHOOL_YEAR",
    "UNKNOWN",
    "ZEKER",
    "Ages",
    "Certainty",
    "SortKey",
    "Stretch",
    "VagueDate",
    "age_between",
    "age_text",
    "before",
    "certainly_before",
    "certainly_overlaps",
    "choice_question",
    "coarser",
    "date_from_json",
    "date_report",
    "date_to_json",
    "echo",
    "finer",
    "follow",
    "from_edtf",
    "gap_days",
    "holds_on",
    "judged",
    "ordering_parts",
    "overlap",
    "parse",
    "parse_end",
    "possibly_before",
    "possibly_overlaps",
    "reaches",
    "say_day",
    "show_period",
    "split_period",
    "stretch_of_moment",
    "stretch_of_period",
    "to_dutch",
    "within",
]
