"""The entities of a casus as frozen values (design: domain.md section 2).

Every entity says from the first day whom it is about, with whom it may be shared, where it comes from, what nature the
statement has and who brought it in. Every field has a default except the id: nothing is mandatory (domain.md 4, rule
1). All fields survive a round trip through JSON without floats, because the operation log is hashed in canonical form.
"""

from __future__ import annotations

from werkbank.model.children import ChildPage, ComingOfAge
from werkbank.model.clock import EntityId
from werkbank.model.entity import UNKNOWN_DATE, Date, Entity, Ids, Names, type_json
from werkbank.model.kinds import (
    AgreementKind,
    AnswerKind,
    ClaimedField,
    Gender,
    Kind,
    LifeStatus,
    ParentageKind,
    PartnershipKind,
    PatternStatus,
    Role,
    Side,
    UtteranceKind,
)
from werkbank.model.method import BouwsteenNote, Weighing, WeighingPoint, Wording
from werkbank.model.versions import PlanVersion

__all__ = [
    "SHEET_ID", "TYPES", "UNKNOWN_DATE", "Agreement", "Answer", "Bond", "BouwsteenNote", "ChildPage", "ComingOfAge",
    "Condition", "Custody",
    "DateClaim", "Decision", "Entity", "Event", "Goal", "Household", "Involvement", "OwnStatement", "Parentage",
    "Partnership", "Pattern", "Person", "PlanVersion", "Question", "Residence", "ScalePoint", "Session", "Sheet",
    "Step", "Support", "Twins", "Utterance", "Weighing", "WeighingPoint", "Wording", "entity_from", "fields_of",
]  # fmt: skip


class Sheet(Entity):
    """The casus itself: name, reason, phase, terms. There is exactly one, with id ``casus``."""

    kind_of = Kind.SHEET
    name: str = ""
    municipality: str = ""
    reason: str = ""
    owners: Names = ()
    started: Date = UNKNOWN_DATE
    phase: str = ""
    evaluation: Date = UNKNOWN_DATE
    retention: str = ""
    retention_date: Date = UNKNOWN_DATE
    story: str = ""
    sets: Names = ()  # optional sets of bouwstenen in use, besides the usual one
    pattern_settings: Names = ()  # what the team set otherwise for possible patterns: 'seizoen.reports=6'
    easier_words: Names = ()  # the team's own words beside the shipped list: 'netwerk = familie en vrienden'


class Person(Entity):
    """Somebody who matters: family, network, or a pet; also a pregnancy or a loss."""

    kind_of = Kind.PERSON
    first_name: str = ""
    last_name: str = ""
    alias: str = ""
    gender: Gender = Gender.UNKNOWN
    birth: Date = UNKNOWN_DATE
    death: Date = UNKNOWN_DATE
    died: bool = False  # true when it is known that somebody died, also without a date
    life: LifeStatus = LifeStatus.BORN
    role: Role = Role.NONE
    index: bool = False
    acknowledged: bool | None = None
    descent_shielded: bool = False
    language: str = ""
    interpreter: bool = False
    reading_help: bool = False
    unable: bool = False  # niet wilsbekwaam: somebody else decides
    represented_by: str = ""  # who then decides: a person's id or a name
    pin: tuple[int, int] | None = None  # where somebody put the middle of the symbol in the genogram, in points
    left_of: Ids = ()  # brothers, sisters or partners who shall stand to the right in the genogram; a wish


class Partnership(Entity):
    """Two partners over one period; a pair that comes together again has a second one."""

    kind_of = Kind.PARTNERSHIP
    partners: Ids = ()
    kind: PartnershipKind = PartnershipKind.RELATION
    begin: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE
    ended: bool = False
    how_ended: str = ""


class Parentage(Entity):
    """One parent and one child."""

    kind_of = Kind.PARENTAGE
    parent: EntityId
    child: EntityId
    kind: ParentageKind = ParentageKind.BIOLOGICAL
    foster_kind: str = ""
    begin: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE


class Twins(Entity):
    """Children of one birth."""

    kind_of = Kind.TWINS
    persons: Ids = ()
    identical: bool = False


class Household(Entity):
    """A home. Who lives there follows from the residences."""

    kind_of = Kind.HOUSEHOLD
    label: str = ""
    municipality: str = ""
    secret: bool = False
    secret_for: Names = ()


class Residence(Entity):
    """Somebody lives in a household over one period."""

    kind_of = Kind.RESIDENCE
    person: EntityId
    household: EntityId
    begin: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE


class Bond(Entity):
    """An emotional line between two persons; ``kind`` is a word of the vocabulary ``bond_kinds``."""

    kind_of = Kind.BOND
    from_person: EntityId
    to_person: EntityId
    kind: str = ""
    begin: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE
    status: str = "onbekend"


class Condition(Entity):
    """A mark ('kenmerk') on a person over a period: always with a status, often shielded."""

    kind_of = Kind.CONDITION
    person: EntityId
    kind: str = ""
    begin: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE
    running: bool = False
    status: str = "onbekend"


class Custody(Entity):
    """Gezag: who holds it over a child, over which period."""

    kind_of = Kind.CUSTODY
    child: EntityId
    holder: str = ""  # a person's id or the name of an organisation
    kind: str = ""
    begin: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE


class Event(Entity):
    """What happened: a moment (no end) or a period (end, or running until now)."""

    kind_of = Kind.EVENT
    kind: str = "overig"
    date: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE
    period: bool = False
    running: bool = False
    title: str = ""
    text: str = ""
    persons: Ids = ()
    municipality: str = ""
    organisation: str = ""
    reason: str = ""
    outcome: str = ""
    stopped_by: str = ""
    end_reason: str = ""
    effect_family: str = ""
    effect_help: str = ""
    frame: str = ""
    product: str = ""
    asked_by: str = ""
    domains: Names = ()
    applied: Date = UNKNOWN_DATE
    granted: Date = UNKNOWN_DATE
    reporter: str = ""
    finding: str = ""
    rank: int = 0
    chosen: bool = False  # the family chose it for the strip in its plan


class Pattern(Entity):
    """Something that keeps coming back and what keeps it going, in the family's words."""

    kind_of = Kind.PATTERN
    name: str = ""
    side: Side = Side.FAMILY
    events: Ids = ()
    persons: Ids = ()
    bonds: Ids = ()
    since: Date = UNKNOWN_DATE
    happens: str = ""
    follows: str = ""
    kept_home: str = ""
    kept_help: str = ""
    exception: str = ""
    breaks: str = ""
    status: PatternStatus = PatternStatus.POSSIBLE
    detector: str = ""
    finding: str = ""  # key of the proposal it came from
    course: Names = ()  # what people said of it in the course of time (``werkbank.model.courses``)


class Answer(Entity):
    """What somebody said to a proposal or a pattern; family and team stand apart."""

    kind_of = Kind.ANSWER
    pattern: str = ""
    finding: str = ""  # key of the proposal, so that a rejected one stays quiet until its data change
    kind: AnswerKind = AnswerKind.LATER
    who: str = ""
    role: str = ""
    by_family: bool = False
    on: Date = UNKNOWN_DATE


class Involvement(Entity):
    """A person without a key who matters: worker, JIM, ExpEx, network; role, period, for whom."""

    kind_of = Kind.INVOLVEMENT
    name: str = ""
    role: str = ""
    organisation: str = ""
    persons: Ids = ()
    begin: Date = UNKNOWN_DATE
    end: Date = UNKNOWN_DATE
    phone: str = ""
    strength: str = ""  # of the tie with the family, a word of ``tie_strengths``
    direction: str = ""  # who gives and who takes, a word of ``tie_directions``


class Utterance(Entity):
    """A worry, strength, wish, exception or perspective that somebody voiced."""

    kind_of = Kind.UTTERANCE
    kind: UtteranceKind = UtteranceKind.WORRY
    by: str = ""
    on: Date = UNKNOWN_DATE
    text: str = ""
    seen_differently: str = ""


class ScalePoint(Entity):
    """An answer to a scale question by one giver on one day; never averaged."""

    kind_of = Kind.SCALE_POINT
    giver: str = ""
    on: Date = UNKNOWN_DATE
    question: str = ""
    zero: str = ""
    ten: str = ""
    figure: int | None = None


class Support(Entity):
    """Who helps, what they do, since when."""

    kind_of = Kind.SUPPORT
    who: str = ""
    does: str = ""
    since: Date = UNKNOWN_DATE
    strength: str = ""
    direction: str = ""


class Goal(Entity):
    """What the family wants to reach, in its own words, pointing to the pattern it breaks."""

    kind_of = Kind.GOAL
    text: str = ""
    persons: Ids = ()
    pattern: str = ""
    phase: str = ""
    rank: int = 0


class Step(Entity):
    """One step of a goal: wat, wie, wanneer, hoe merken we het."""

    kind_of = Kind.STEP
    goal: EntityId
    what: str = ""
    who: str = ""
    when: Date = UNKNOWN_DATE
    noticed: str = ""
    done: bool = False
    rank: int = 0


class Agreement(Entity):
    """An agreement of the plan: safety, early sign, when it goes wrong, escalation, about the plan."""

    kind_of = Kind.AGREEMENT
    kind: AgreementKind = AgreementKind.SAFETY
    text: str = ""
    who: str = ""
    checked_by: str = ""
    if_not: str = ""
    phone: str = ""
    on: Date = UNKNOWN_DATE
    rank: int = 0


class Question(Entity):
    """An open question or hypothesis, always with another explanation beside it."""

    kind_of = Kind.QUESTION
    text: str = ""
    other_explanation: str = ""
    asked_by: str = ""
    ask_whom: str = ""
    before: Date = UNKNOWN_DATE
    closed_by: str = ""


class Decision(Entity):
    """Kernbeslissing: based on which facts, by whom, who disagrees."""

    kind_of = Kind.DECISION
    text: str = ""
    by: str = ""
    on: Date = UNKNOWN_DATE
    facts: Ids = ()
    disagrees: str = ""


class OwnStatement(Entity):
    """Eigen verklaring (Jeugdwet 7.3.8 lid 2): printed wherever the item it speaks of is."""

    kind_of = Kind.OWN_STATEMENT
    by: str = ""
    on: Date = UNKNOWN_DATE
    target: str = ""
    text: str = ""


class Session(Entity):
    """One meeting: leerwerkplaats, MDO, keukentafel."""

    kind_of = Kind.SESSION
    kind: str = ""
    on: Date = UNKNOWN_DATE
    place: str = ""
    present: Names = ()
    purpose: str = ""
    read_as: Names = ()  # everybody who ever read along: a person or somebody involved by id, anybody else by role


class DateClaim(Entity):
    """Another date that somebody gives for one event or person, beside the one that is shown.

    Stands on its own, so that it has its own source, nature, contributor and readers: who may see the event need not
    be told who contradicts its date.
    """

    kind_of = Kind.DATE_CLAIM
    event: str = ""  # of an event or of a person
    person: str = ""
    field: ClaimedField = ClaimedField.DATE
    date: Date = UNKNOWN_DATE
    running: bool = False  # of an end: it says that this still goes on


TYPES: dict[Kind, type[Entity]] = {
    cls.kind_of: cls
    for cls in (
        Sheet, Person, Partnership, Parentage, Twins, Household, Residence, Bond, Condition, Custody, Event, Pattern,
        Answer, Involvement, Utterance, ScalePoint, Support, Goal, Step, Agreement, Question, Decision, OwnStatement,
        Session, DateClaim, Wording, BouwsteenNote, Weighing, WeighingPoint, PlanVersion, ChildPage,
        ComingOfAge,
    )
}  # fmt: skip
"""The class behind every kind."""

SHEET_ID = EntityId("casus")


def fields_of(entity: Entity) -> dict[str, type_json]:
    """The fields of an entity that differ from their default, as JSON values; without the id."""
    return entity.model_dump(mode="json", exclude_defaults=True, exclude={"id"})


def entity_from(kind: Kind, entity_id: EntityId, fields: dict[str, type_json]) -> Entity:
    """Rebuild an entity; raises pydantic's ``ValidationError`` when a value does not fit."""
    return TYPES[kind].model_validate({**fields, "id": entity_id})
