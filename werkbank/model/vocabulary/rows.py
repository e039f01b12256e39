"""The rows of the vocabulary tables as frozen values. Field names are the keys in ``resources/vocabulary/*.json``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What an event is when somebody fills in one date only."""

    MOMENT = "moment"
    PERIOD = "period"


class Early(StrEnum):
    """Whether help ended before what was agreed (interchange.md, 'Ends in detectors')."""

    NO = "no"
    YES = "yes"
    DECLINED = "declined"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One entry: stable id, Dutch label, what else people type for it, and one plain (B1) sentence for the family."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    sentence: str = ""

    def spellings(self) -> tuple[str, ...]:
        """Everything this entry is found by."""
        return (self.id, self.label, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClass(Word):
    """A class that detectors ask for; ``also`` names the classes that follow from it."""

    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Word):
    """A lane of the timeline; ``classes`` hold for every kind in it, ``colour`` is a role of drawing/tokens.py."""

    order: int
    colour: str
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind(Word):
    """A kind of event.

    ``classes`` is complete: own classes, those of the lane and those that follow. ``level`` is how far the authorities
    step in: 0 not at all, 1 voluntary help, 2 drang, 3 ordered by a judge, 4 away from home. ``specific`` is false for
    a kind that says nothing about the content of the help; twice such a kind is not 'the same help'.
    """

    lane: str
    shape: Shape = Shape.MOMENT
    classes: frozenset[str] = frozenset()
    product: bool = False
    specific: bool = True
    crisis_report: bool = False
    level: int = 0
    badge: str = ""
    abbreviation: str = ""
    codes: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """Everything this entry is found by; a code only with its prefix, because CBS and iJw use the same numbers."""
        return (self.id, self.label, *self.aliases, *self.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Word):
    """Why something started; ``group`` is the id of the broader reason, itself a reason."""

    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeDomain(Word):
    """A domain of life; ``own`` means: a proposal of the Werkbank, which the screen says."""

    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bouwsteen(Word):
    """A building block of the way of working; aim and questions are our own wording when ``own``, and editable."""

    own: bool = False
    aim: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Word):
    """A named help product and the kind of event it is."""

    kind: str
    expansion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedBy(Word):
    """Who ended the help, and what that says when nothing else is known."""

    early: Early = Early.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class EndReason(Word):
    """Why the help ended; ``reported_as`` are the codes that CBS and iJw use for it."""

    early: Early = Early.UNKNOWN
    reported_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Word):
    """A known word for how something ended ('afloop') and what it means for the three end fields."""

    early: Early = Early.UNKNOWN
    stopped_by: str = ""
    end_reason: str = ""
    codes: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """Everything this entry is found by, codes included."""
        return (self.id, self.label, *self.aliases, *self.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Word):
    """Kader: with which pressure help is given."""

    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionKind(Word):
    """A mark on a person: badge and fill in the genogram, and whether it accuses (hidden in the family view)."""

    group: str
    badge: str
    fill: str = ""  # lower or left half of the symbol, or nothing
    accusation: bool = False
    parent_worry: bool = False
    abbreviation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvementRole(Word):
    """What somebody without a key does for the family; ``plan``: has a place in the plan; ``lead``: lead worker."""

    plan: bool = False
    family_side: bool = False
    lead: bool = False
    abbreviation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Word):
    """Kind or end of a partnership, or kind of parentage, with its sign in the genogram."""

    sign: str = ""
    abbreviation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BondKind(Word):
    """Kind of emotional line; ``word`` is how tables write it when that is not the label."""

    group: str
    sign: str
    colour: str
    directed: bool = False
    accusation: bool = False
    word: str = ""

    @property
    def in_tables(self) -> str:
        """The word that interchange tables use."""
        return self.word or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Word):
    """An abbreviation, what it stands for (tooltip) and a plain sentence for the family."""

    expansion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Word):
    """A code of CBS or iJw as registers use it, and the kind of event it is read as ('' when it is none)."""

    kind: str = ""

    def spellings(self) -> tuple[str, ...]:
        """The code alone: registers give several codes one text."""
        return (self.id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Word):
    """A sign of the genogram, for drawing, legend and docs.

    ``view``: both | professional (never in the family view) | own (in the family view only when the family put it in).
    ``forms``: the ways to draw it, each as 'id: words', the usual one first; empty when there is only one.
    """

    group: str
    sign: str
    when: str
    view: str = "both"
    forms: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """(id, words) of every form, the usual one first."""
        return tuple((name, words) for name, _, words in (form.partition(": ") for form in self.forms))

    def spellings(self) -> tuple[str, ...]:
        """The id alone: nobody types signs."""
        return (self.id,)
