"""Entities of the way of working: own wording of a list, notes at a bouwsteen, the weighing of the casus.

None of them says anything about a person by a figure: what people think stands in words.
"""

from __future__ import annotations

from werkbank.model.entity import UNKNOWN_DATE, Date, Entity, Names
from werkbank.model.kinds import Kind


class Wording(Entity):
    """A row of an editable list as this team words it; what is empty has the words that the program came with.

    ``of_list`` names the list ('bouwstenen', 'routekaart', 'weging') and ``row`` the id in it. A row that the program
    does not know is one of the team's own. ``dropped`` takes a row out of the list of this casus.
    """

    kind_of = Kind.WORDING
    of_list: str = ""
    row: str = ""
    label: str = ""
    aim: str = ""
    questions: Names = ()
    dropped: bool = False


class BouwsteenNote(Entity):
    """What was said or agreed at a bouwsteen, in a session or between two; the common field names the bouwsteen."""

    kind_of = Kind.BOUWSTEEN_NOTE
    session: str = ""
    on: Date = UNKNOWN_DATE
    by: str = ""
    text: str = ""


class Weighing(Entity):
    """Whether this approach fits this family: the story first, then what was decided, by whom, in words."""

    kind_of = Kind.WEIGHING
    story: str = ""
    outcome: str = ""
    decided_by: Names = ()
    on: Date = UNKNOWN_DATE
    disagrees: str = ""


class WeighingPoint(Entity):
    """What people see of one trigger of the weighing; ``seen`` is a word ('speelt', 'speelt niet'), never a figure."""

    kind_of = Kind.WEIGHING_POINT
    trigger: str = ""
    seen: str = ""
    text: str = ""
