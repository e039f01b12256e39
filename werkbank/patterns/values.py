"""What detectors are and what they make: drafts, and the words for them. Texts are Dutch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from werkbank.i18n import mark
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Kind, Side
from werkbank.patterns.reads import everything
from werkbank.patterns.settings import Setting, Unit, Value

if TYPE_CHECKING:
    from werkbank.model.entities import Entity
    from werkbank.patterns.facts import Fact
    from werkbank.patterns.material import Material

__all__ = [
    "TITLE", "Detector", "Draft", "Ids", "Remark", "Setting", "Step", "Strength", "Told", "Unit", "Value",
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
