"""What the patterns room hands out: findings with their evidence.

A finding proposes and never decides; it names every event it leans on, so that a view can hide it when one of them is
hidden. Most findings are only counted, so what it says, and of whom and what, is worked out when somebody first asks
for it, from the casus as it was when the finding was made.
"""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.dates import ZEKER, Certainty
from werkbank.model.entities import Entity, Event
from werkbank.model.kinds import Side
from werkbank.patterns.facts import Fact
from werkbank.patterns.lazy import lazy
from werkbank.patterns.material import Material
from werkbank.patterns.settings import Setting
from werkbank.patterns.spans import day
from werkbank.patterns.values import TITLE, Detector, Draft, Ids, Remark, Step, Strength, Told

_log = logging.getLogger(__name__)
_BESIDE_THE_POINT = {"ref", "sharing", "only_for", "not_for", "basis", "contributor", "note"}


class Ground(NamedTuple):
    """Where the findings of one detector come from: the rule, the settings it ran with, and what it looked at."""

    detector: Detector
    params: Mapping[str, Setting]
    material: Material


class Finding:
    """A possible pattern with everything that speaks for it and against it; a value that never changes.

    ``key`` stays the same as long as the evidence does; ``title`` and ``name`` are marked texts, to show with ``tr``.
    """

    title = TITLE

    def __init__(self, draft: Draft, ground: Ground, /) -> None:
        self._draft = draft
        self._ground = ground

    def __repr__(self) -> str:
        return f"Finding({self.detector}, {self.status.word}, {self.strength})"  # reprs end up in logs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((self.detector, self.events))

    def _values(self) -> tuple[object, ...]:
        draft = self._draft
        whole = (draft.status, draft.strength, draft.begin, draft.end, draft.bonds, self.persons, self.events)
        return (self.detector, self.params, *whole, self.sources)

    def keyed_as(self, key: str, /) -> Finding:
        """This finding with the key that it has elsewhere."""
        twin = Finding(self._draft, self._ground)
        twin.__dict__["key"] = key
        return twin

    @property
    def detector(self) -> str:
        """The id of the rule that found it."""
        return self._ground.detector.id

    @property
    def name(self) -> str:
        """What the rule is called."""
        return self._ground.detector.name

    @property
    def side(self) -> Side:
        """Whether it speaks of the family or of the help."""
        return self._ground.detector.side

    @property
    def params(self) -> Mapping[str, Setting]:
        """The settings that the rule used."""
        return self._ground.params

    @property
    def status(self) -> Certainty:
        """How sure its dates make it."""
        return self._draft.status

    @property
    def strength(self) -> Strength:
        """How much of it there is."""
        return self._draft.strength

    @property
    def bonds(self) -> Ids:
        """The lines between people that it leans on."""
        return self._draft.bonds

    @property
    def begin(self) -> date | None:
        """Its first day; None when nobody knows how long ago."""
        return day(self._draft.begin)

    @property
    def end(self) -> date | None:
        """Its last day."""
        return day(self._draft.end)

    @lazy
    def persons(self) -> Ids:
        """Whom it is about, in the order of the family."""
        return self._ground.material.kin.in_order(self._draft.persons)

    @lazy
    def _facts(self) -> tuple[Fact, ...]:
        material = self._ground.material
        return tuple([material.all_told[place] for place in material.places(self._draft.events)])

    @lazy
    def events(self) -> Ids:
        """Everything it leans on, in order of time."""
        return tuple([fact.id for fact in self._facts])

    @lazy
    def sources(self) -> tuple[str, ...]:
        """Where those events come from, each once."""
        sources = dict.fromkeys([fact.event.source for fact in self._facts])
        sources.pop("", None)
        return tuple(sources)

    @lazy
    def key(self) -> str:
        """A name for these data: the same as long as the rule leans on the same events that say the same."""
        return f"{self.detector}:{hashlib.sha256(self._said().encode()).hexdigest()[:20]}"

    def _said(self) -> str:
        """The rule, whom it is about, and what the events it leans on say in the fields that rules look at."""
        draft = self._draft
        beside = sorted([one if isinstance(one, str) else _entity_line(one) for one in draft.leans])
        lines = sorted([_line(fact.event) for fact in self._facts])
        return "\n".join([self.detector, *sorted(draft.persons), *sorted(draft.bonds), *lines, *beside])

    @lazy
    def told(self) -> Told:
        """What it says, in words; when they cannot be made the card says so, and the window goes on."""
        try:
            return _no_surer(self._draft.tell(), status=self.status)
        except Exception as error:  # noqa: BLE001 - one broken sentence must not take a page along
            code = failed(self._ground.detector, error).code
            text = tr("De Werkbank vond hier iets, maar kan het nu niet vertellen (code {code}).", code=code)
            return Told(text=text, steps=())

    def work_out(self) -> None:
        """Work out now, once, all that it says: who shows it waits no more, and what is no finding shows itself."""
        self.key, self.sources, self.begin, self.end  # noqa: B018
        for what, meant in ((self.text, str), (self.status, Certainty), *((step, Step) for step in self.steps)):
            if not isinstance(what, meant):
                raise TypeError

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


def failed(detector: Detector, error: BaseException, /) -> Failure:
    """Note what went wrong and where, never with what: the text of an error may hold words of a casus."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-3:]))
    code = hashlib.sha256(f"{detector.id}|{type(error).__name__}|{where}".encode()).hexdigest()[:8]
    _log.error("detector %s failed (%s): %s at %s", detector.id, code, type(error).__name__, where)
    return Failure(detector.id, code)


def set_aside(detector: str, /) -> Failure:
    """Note that a detector takes so long that the others go on without it."""
    code = hashlib.sha256(f"{detector}|too long".encode()).hexdigest()[:8]
    _log.error("detector %s takes too long (%s)", detector, code)
    return Failure(detector, code)


def _no_surer(told: Told, /, *, status: Certainty) -> Told:
    """A finding is as sure as its weakest step: what makes it unsure may lie between steps, and be none of them."""
    if not told.steps or min([step.certainty for step in told.steps]) <= status:
        return told
    return replace(told, steps=tuple([replace(step, certainty=status) for step in told.steps]))


def _entity_line(entity: Entity) -> str:
    """What something beside the events says, without who may see it and what was noted with it."""
    return entity.model_dump_json(exclude=_BESIDE_THE_POINT, exclude_defaults=True)


def _line(event: Event, /) -> str:
    people, about = ",".join(sorted(event.persons)), ",".join(sorted(event.about))
    return "|".join((
        event.id, event.kind, event.date.edtf, event.end.edtf, str(event.running), event.product, event.organisation,
        event.reason, event.outcome, event.stopped_by, event.end_reason, event.finding, people, about,
    ))  # fmt: skip
