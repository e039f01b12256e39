"""Versions of the plan as entities: what it said on a day, and the copies that never change again.

A version holds the plan in words, so that two can be compared long after. A *definitief* copy also holds its pages, as
they left for one reader: printed again they are the same to the byte, whatever the program has become since.
"""

from __future__ import annotations

from werkbank.model.entity import UNKNOWN_DATE, Date, Entity
from werkbank.model.kinds import Kind


class PlanVersion(Entity):
    """One version; ``reader`` says for whom ('person:<id>', 'role:jbt'), and is empty for the plan as the team sees it.

    ``lines`` is JSON (``werkbank.plan.versions``), ``pages`` a PDF in base 64. Only a final copy has pages.
    """

    kind_of = Kind.PLAN_VERSION
    number: int = 0
    name: str = ""
    on: Date = UNKNOWN_DATE
    reader: str = ""
    reader_name: str = ""
    final: bool = False
    lines: str = ""
    pages: str = ""
