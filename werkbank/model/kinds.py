"""Names of the kinds of entity and the small closed sets that rules depend on.

Values are stable: they stand in case files and in tables. What people read comes from the vocabulary resources.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Every kind of thing that a casus holds; the value is the name in the case file."""

    SHEET = "casus"
    PERSON = "person"
    PARTNERSHIP = "partnership"
    PARENTAGE = "parentage"
    TWINS = "twins"
    HOUSEHOLD = "household"
    RESIDENCE = "residence"
    BOND = "bond"
    CONDITION = "condition"
    CUSTODY = "custody"
    EVENT = "event"
    PATTERN = "pattern"
    ANSWER = "answer"
    INVOLVEMENT = "involvement"
    UTTERANCE = "utterance"
    SCALE_POINT = "scale_point"
    SUPPORT = "support"
    GOAL = "goal"
    STEP = "step"
    AGREEMENT = "agreement"
    QUESTION = "question"
    DECISION = "decision"
    OWN_STATEMENT = "own_statement"
    SESSION = "session"
    DATE_CLAIM = "date_claim"
    WORDING = "wording"
    BOUWSTEEN_NOTE = "bouwsteen_note"
    WEIGHING = "weighing"
    WEIGHING_POINT = "weighing_point"
    PLAN_VERSION = "plan_version"
    CHILD_PAGE = "child_page"
    COMING_OF_AGE = "coming_of_age"


class Sharing(StrEnum):
    """Who may read an item ('delen'); empty is *nog niet bepaald* and counts as team only."""

    UNDECIDED = ""
    SHIELDED = "afgeschermd"
    TEAM = "team"
    FAMILY = "gezin"
    CHAIN = "keten"


class Nature(StrEnum):
    """What kind of statement it is ('aard')."""

    FACT = "feit"
    OPINION = "mening"
    STORY = "verhaal"


class PassOn(StrEnum):
    """Whether others than the team may be given it ('doorgeven'); empty follows from the source."""

    BY_SOURCE = ""
    YES = "ja"
    ASK = "navragen bij bron"
    NO = "nee"


class ClaimedField(StrEnum):
    """Which date somebody else puts elsewhere in time; the value is the word in the tables."""

    DATE = "wanneer"
    END = "einde"
    BIRTH = "geboren"
    DEATH = "overleden"


class Gender(StrEnum):
    """The gender that the person states."""

    MAN = "m"
    WOMAN = "v"
    NON_BINARY = "x"
    UNKNOWN = "?"


class LifeStatus(StrEnum):
    """What the symbol of the person is ('bijzonder')."""

    BORN = ""
    PREGNANCY = "zwangerschap"
    MISCARRIAGE = "miskraam"
    TERMINATED = "afgebroken"
    STILLBORN = "doodgeboren"
    PET = "huisdier"


class Role(StrEnum):
    """Place of a person in the casus ('rol')."""

    NONE = ""
    YOUTH = "jeugdige"
    PARENT = "ouder"
    CARER = "opvoeder"
    FAMILY = "familie"
    NETWORK = "netwerk"
    PROFESSIONAL = "professional"


class PartnershipKind(StrEnum):
    """Kind of relation between partners."""

    MARRIAGE = "huwelijk"
    REGISTERED = "partnerschap"
    COHABITING = "samenwonend"
    LAT = "lat"
    RELATION = "relatie"
    AFFAIR = "affaire"


class ParentageKind(StrEnum):
    """How somebody is a parent of a child."""

    BIOLOGICAL = "ouder"
    ADOPTION = "adoptie"
    FOSTER = "pleeg"
    STEP = "stief"
    DONOR = "donor"


class Side(StrEnum):
    """Where a pattern lives."""

    FAMILY = "gezin"
    HELP = "hulpverlening"
    BETWEEN = "wisselwerking"


class PatternStatus(StrEnum):
    """What people say of a pattern."""

    POSSIBLE = "mogelijk"
    RECOGNISED = "herkend"
    NOT_RECOGNISED = "niet herkend"
    BROKEN = "doorbroken"


class AnswerKind(StrEnum):
    """The four answers to a proposal (patterns.md section 1)."""

    RECOGNISED = "herkenbaar"
    DIFFERENT = "herkenbaar, maar anders"
    NOT_RECOGNISED = "niet herkenbaar"
    LATER = "later"


class UtteranceKind(StrEnum):
    """What somebody voices."""

    WORRY = "zorg"
    STRENGTH = "kracht"
    WISH = "wens"
    EXCEPTION = "uitzondering"
    PERSPECTIVE = "perspectief"


class AgreementKind(StrEnum):
    """Which block of the plan an agreement belongs to."""

    SAFETY = "veiligheid"
    EARLY_SIGN = "vroeg signaal"
    WHEN_WRONG = "als het misgaat"
    ESCALATION = "escalatie"
    ABOUT_PLAN = "over dit plan"
