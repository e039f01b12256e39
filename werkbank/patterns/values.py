"""What the patterns room hands out: findings with their evidence, and detectors with their settings.

A finding proposes and never decides; it names every event it leans on, so that a view can hide it when one of them is
hidden. Texts are Dutch and made when they are first asked for, from the casus as it was when the finding was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from werkbank.i18n import mark
from werkbank.model.clock import EntityId
from werkbank.model.dates import ZEKER, Certainty
from werkbank.model.kinds import Kind, Side
from werkbank.patterns.reads import everything
from werkbank.patterns.settings import Setting, Unit, Value

if TYPE_CHECKING:
    from werkbank.model.entities import Entity
    from werkbank.patterns.facts import Fact
    from werkbank.patterns.material import Material

__all__ = [
    "TITLE", "Detector", "Draft", "Failure", "Finding", "Findings", "Ids", "Part", "Remark", "Setting", "Step",
    "Strength", "Told", "Unit", "Value",
]  # fmt: skip

TITLE = mark("Mogelijk patroon")
Ids = tuple[EntityId, ...]


class Strength(StrEnum):
    """How much of it there is; apart from how sure the dates are."""

    BEGIN = "begin"
    USUAL = "gewoon"
    STRONG = "sterk"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something beside the evidence: a counter-example, a circumstance; with the events it is about."""

    text: str = field(repr=False)
    events: Ids = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of the evidence and how sure its dates make it."""

    certainty: Certainty
    text: str = field(repr=False)
    events: Ids = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a finding says.

    ``perhaps``: what may belong to it as well but is not needed for it. ``context``: what was there at the time.
    """

    text: str = field(repr=False)
    steps: tuple[Step, ...]
    counter: tuple[Remark, ...] = ()
    perhaps: tuple[Remark, ...] = ()
    context: tuple[Remark, ...] = ()


class Draft(NamedTuple):
    """What a detector found, before it is named, dated and keyed.

    ``leans``: what it rests on beside events, itself or in words of no language, for the key of the finding.
    ``size`` is how much of it there is, to compare drafts of one detector; ``tell`` puts it into words, which is only
    done for what is kept.
    """

    status: Certainty
    strength: Strength
    size: int
    persons: frozenset[EntityId]
    events: frozenset[EntityId]
    begin: int
    end: int
    tell: Callable[[], Told]
    bonds: Ids = ()
    leans: tuple[Entity | str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A possible pattern with everything that speaks for it and against it.

    ``key`` stays the same as long as the evidence does; ``title`` and ``name`` are marked texts, to show with ``tr``.
    The words and the key are made when somebody first asks for them: most findings are only counted.
    """

    detector: str
    status: Certainty
    strength: Strength
    persons: Ids
    events: Ids
    begin: date | None
    end: date | None
    params: Mapping[str, Setting]
    name: str
    side: Side
    sources: tuple[str, ...] = field(repr=False)
    said: Callable[[], str] = field(repr=False, compare=False)
    tell: Callable[[], Told] = field(repr=False, compare=False)
    bonds: Ids = ()
    title: str = TITLE

    @cached_property
    def key(self) -> str:
        """A name for these data: the same as long as the rule leans on the same events that say the same."""
        return f"{self.detector}:{sha256(self.said().encode()).hexdigest()[:20]}"

    @cached_property
    def told(self) -> Told:
        """What it says, in words."""
        return self.tell()

    @property
    def text(self) -> str:
        """The sentence of the card."""
        return self.told.text

    @property
    def steps(self) -> tuple[Step, ...]:
        """The evidence, piece by piece."""
        return self.told.steps

    @property
    def counter(self) -> tuple[Remark, ...]:
        """What does not fit."""
        return self.told.counter

    @property
    def perhaps(self) -> tuple[Remark, ...]:
        """What may belong to it as well but is not needed for it."""
        return self.told.perhaps

    @property
    def context(self) -> tuple[Remark, ...]:
        """What was there at the time."""
        return self.told.context

    @property
    def sure_steps(self) -> int:
        """How many of the steps are certain: '3 van 4 stappen zeker'."""
        return sum(step.certainty is ZEKER for step in self.steps)


def made_finding(fields: dict[str, object], /) -> Finding:
    """A finding of all its fields; for a frozen value that is quicker than setting them one by one."""
    finding = object.__new__(Finding)
    finding.__dict__.update(fields)
    return finding


@dataclass(frozen=True, slots=True)
class Failure:
    """A detector that failed and was switched off for one run; the log has a line with the same code."""

    detector: str
    code: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one detector found, or that it failed."""

    detector: str
    found: tuple[Finding, ...]
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found, and the detectors that failed and were switched off for this run."""

    found: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def failed(self) -> tuple[str, ...]:
        """The ids of the detectors that failed."""
        return tuple([one.detector for one in self.failures])

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def _nothing(material: Material, /) -> object:  # noqa: ARG001 - the shape of Detector.beside
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """One rule of the catalogue; ``id`` is stable, the texts are marked and shown with ``tr``.

    What it finds and says hangs on the facts that it ``reads``, on people, their ties and homes, on the ``tables`` of
    the casus, on what it looks at ``beside`` those, and on nothing else (see :mod:`werkbank.patterns.memory`).
    """

    id: str
    name: str
    rule: str
    false_alarm: str
    side: Side
    settings: tuple[Setting, ...]
    detect: Callable[[Material, Mapping[str, Value]], Iterable[Draft]] = field(repr=False)
    only_when_asked: bool = False
    reads: Callable[[Fact], bool] = field(default=everything, repr=False)
    tables: tuple[Kind, ...] = ()
    beside: Callable[[Material], object] = field(default=_nothing, repr=False)
