"""What a child says for itself in the plan: a page of its own, and what comes when it turns eighteen.

Who may see a child's page is the child's to say, and only after a worker explained who else may have a right to read
it. Who decided, when and why stands with the page itself; secrecy is never promised (design: plan.md, blocks 11, 11b).
"""

from __future__ import annotations

from enum import StrEnum

from werkbank.model.clock import EntityId
from werkbank.model.entity import UNKNOWN_DATE, Date, Entity, Names
from werkbank.model.kinds import Kind


class ChildSay(StrEnum):
    """Who may see the page, in the child's own choice; the value is the word in the tables."""

    UNASKED = ""
    NOBODY = "nee"  # then it is printed for nobody
    SELF = "alleen ik"
    TEAM = "ik en het team"
    NAMED = "wie ik noem"
    FAMILY = "mijn gezin"


class ChildPage(Entity):
    """One page of one child: worries, nice things, dreams, and a drawing.

    ``may_see`` names persons, organisations or roles beside the team, when the child names them. ``drawing`` is the
    name of an attachment of the case (``StoredCasus.attachment``), ``drawing_about`` says in words what is on it.
    """

    kind_of = Kind.CHILD_PAGE
    person: EntityId
    worries: str = ""
    joys: str = ""
    dreams: str = ""
    told_with: str = ""  # who wrote it down with the child, or who speaks for a baby
    say: ChildSay = ChildSay.UNASKED
    may_see: Names = ()
    explained_by: str = ""
    explained_on: Date = UNKNOWN_DATE
    decided_by: str = ""
    decided_on: Date = UNKNOWN_DATE
    decided_why: str = ""
    drawing: str = ""
    drawing_about: str = ""


class ComingOfAge(Entity):
    """What somebody from sixteen plans for being eighteen: who stays, and what stops or runs on."""

    kind_of = Kind.COMING_OF_AGE
    person: EntityId
    support: str = ""
    living: str = ""
    school_work: str = ""
    income: str = ""
    wellbeing: str = ""
    stops: str = ""
    runs_on: str = ""
    stays: str = ""
