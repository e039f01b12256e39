"""The blocks of a family plan as frozen values: what is said, in which order; not how it looks.

Every text is final Dutch for the reader. Blocks without anything to say are not made at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from werkbank.drawing.photos import Photo
from werkbank.model.courses import Turn
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Side
from werkbank.plan.access import Block


@dataclass(frozen=True, slots=True, repr=False)
class Contact:
    """Somebody to call."""

    name: str
    does: str
    phone: str


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """Somebody's own words."""

    text: str
    by: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class MainFactsBlock:
    """For a parent without gezag who asks: (child, when, what kind of fact)."""

    kind = Block.MAIN_FACTS
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class WhoBlock:
    """1. The family picture, who lives where, who has gezag."""

    kind = Block.WHO
    picture_alt: str
    homes: tuple[tuple[str, str], ...]  # (home, who lives there)
    custody: tuple[str, ...]  # sentences


@dataclass(frozen=True, slots=True, repr=False)
class StoryBlock:
    """2. The events that the family chose."""

    kind = Block.STORY
    strip_alt: str
    lines: tuple[tuple[str, str], ...]  # (when, what)


@dataclass(frozen=True, slots=True, repr=False)
class GoodBlock:
    """3. Strengths, what helped before, who helps."""

    kind = Block.GOOD
    strengths: tuple[Said, ...]
    wishes: tuple[Said, ...]
    helped: tuple[Said, ...]
    support: tuple[tuple[str, str], ...]  # (who, what they do)
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Worry:
    """A row of block 4: what happened or is felt, who says so, who sees it differently."""

    text: str
    by: str
    differently: str
    is_fact: bool


@dataclass(frozen=True, slots=True, repr=False)
class WorriesBlock:
    """4. Worries, facts first."""

    kind = Block.WORRIES
    rows: tuple[Worry, ...]


@dataclass(frozen=True, slots=True, repr=False)
class PatternText:
    """One pattern with what people say of it; ``course`` is what became of it, without who said so."""

    pattern: Pattern
    recognised: str
    times: str
    statements: tuple[Said, ...]
    course: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class PatternBlock:
    """5. What keeps coming back."""

    kind = Block.PATTERN
    patterns: tuple[PatternText, ...]

    @property
    def of_family(self) -> tuple[PatternText, ...]:
        """What keeps coming back at home, or between the family and the help."""
        return tuple(one for one in self.patterns if one.pattern.side is not Side.HELP)

    @property
    def of_help(self) -> tuple[PatternText, ...]:
        """What keeps coming back in the help: it has a place of its own, because it is about others than the family."""
        return tuple(one for one in self.patterns if one.pattern.side is Side.HELP)


@dataclass(frozen=True, slots=True, repr=False)
class ReadyBlock:
    """6. What it looks like when it is done: for the family, and per child (name, text)."""

    kind = Block.READY
    family: tuple[str, ...]
    children: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Agreed:
    """A row of blocks 7, 10 and 10b."""

    text: str
    who: str
    checked_by: str = ""
    if_not: str = ""
    phone: str = ""
    source: str = ""  # who says so, for readers who get that


@dataclass(frozen=True, slots=True, repr=False)
class SafetyBlock:
    """7. The phase (1 to 3; 0 when nobody said) and the agreements."""

    kind = Block.SAFETY
    phase: int
    agreements: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ScaleLine:
    """The figures of one giver: (when, figure), never joined with those of another."""

    giver: str
    points: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, repr=False)
class ScaleQuestion:
    """A question with what 0 and 10 mean to the family."""

    question: str
    zero: str
    ten: str
    lines: tuple[ScaleLine, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ScaleBlock:
    """8. How safe it is now."""

    kind = Block.SCALE
    questions: tuple[ScaleQuestion, ...]


@dataclass(frozen=True, slots=True, repr=False)
class StepRow:
    """wat | wie | wanneer | hoe merken we het."""

    what: str
    who: str
    when: str
    noticed: str
    done: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class GoalText:
    """A goal; its words may be empty for who reads only rows."""

    text: str
    for_whom: str
    breaks: str  # name of the pattern
    stones: tuple[str, ...]
    rows: tuple[StepRow, ...]
    source: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class StepsBlock:
    """9. Goals with steps."""

    kind = Block.STEPS
    goals: tuple[GoalText, ...]


@dataclass(frozen=True, slots=True, repr=False)
class WrongBlock:
    """10. Early signs, who does what, whom to call."""

    kind = Block.WRONG
    signs: tuple[Agreed, ...]
    actions: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True, repr=False)
class StuckBlock:
    """10b. The ladder between organisations."""

    kind = Block.STUCK
    ladder: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True, repr=False)
class AboutBlock:
    """12. Agreements about the plan, own statements, rights, signatures."""

    kind = Block.ABOUT
    agreements: tuple[Agreed, ...]
    evaluation: str
    statements: tuple[Said, ...]
    rights: tuple[str, ...]
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ChildText:
    """A child's page; ``spoken_for`` says that others say what a baby would say."""

    name: str
    spoken_for: bool
    worries: str
    joys: str
    dreams: str
    told_with: str
    has_drawing: bool
    photo: Photo | None  # None as well when the picture itself is not there
    photo_alt: str


@dataclass(frozen=True, slots=True, repr=False)
class WantBlock:
    """11. What each child wants to say."""

    kind = Block.WANT
    pages: tuple[ChildText, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EighteenText:
    """Being eighteen: the day ('' when unknown), (title, text) rows, and what the law stops or lets run on."""

    name: str
    day: str
    rows: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EighteenBlock:
    """11b. Being eighteen."""

    kind = Block.EIGHTEEN
    people: tuple[EighteenText, ...]


PlanBlock = (
    MainFactsBlock
    | WhoBlock | StoryBlock | GoodBlock | WorriesBlock | PatternBlock | ReadyBlock | SafetyBlock | ScaleBlock
    | StepsBlock
    | WrongBlock | StuckBlock | WantBlock | EighteenBlock | AboutBlock
)  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Cover:
    """The first page: whose plan, for whom, what they want, whom to call."""

    title: str
    family: str
    reader: str
    vision: tuple[str, ...]
    contact: Contact | None
    evaluation: str
    call: tuple[Agreed, ...] = field(default=())
