"""Every table of the format, in the order in which they are read: what others point at comes first."""

from __future__ import annotations

from werkbank.exchange.tables.children import CHILD_PAGES, COMINGS_OF_AGE
from werkbank.exchange.tables.column import Table
from werkbank.exchange.tables.events import EVENTS
from werkbank.exchange.tables.homes import HOMES, SHEET
from werkbank.exchange.tables.method import NOTES, WEIGHING_POINTS, WEIGHINGS, WORDINGS
from werkbank.exchange.tables.patterns import ANSWERS, PATTERNS
from werkbank.exchange.tables.persons import CONDITIONS, CUSTODY, INVOLVED, PERSONS
from werkbank.exchange.tables.plan import (
    AGREEMENTS,
    CLAIMS,
    DECISIONS,
    FIGURES,
    GOALS,
    QUESTIONS,
    SESSIONS,
    STATEMENTS,
    STEPS,
    SUPPORT,
    UTTERANCES,
)
from werkbank.exchange.tables.relations import RELATIONS

TABLES: tuple[Table, ...] = (
    PERSONS, RELATIONS, EVENTS, HOMES, CUSTODY, INVOLVED, CONDITIONS, SHEET, PATTERNS, ANSWERS, GOALS, STEPS,
    UTTERANCES, AGREEMENTS, FIGURES, SUPPORT, DECISIONS, STATEMENTS, QUESTIONS, SESSIONS,
    CLAIMS, WORDINGS, NOTES, WEIGHINGS, WEIGHING_POINTS, CHILD_PAGES, COMINGS_OF_AGE,
)  # fmt: skip
MAIN = (PERSONS, RELATIONS, EVENTS)
"""At least one of these has to be there, and all three are always written."""

BY_NAME = {table.name: table for table in TABLES}
