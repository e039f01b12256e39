"""Possible patterns of a casus as the program proposes them: with the team's own settings and what was asked for.

``propose`` is a pure function of frozen values, so it runs beside the window; a detector that raises is named and the
others go on. What people said decides where a proposal stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Answer, Pattern
from werkbank.model.kinds import AnswerKind
from werkbank.patterns.catalogue import DETECTORS
from werkbank.patterns.finding import Failure, Finding, Part
from werkbank.patterns.memory import Memory
from werkbank.patterns.search import look
from werkbank.patterns.settings import COMMON, COMMON_SETTINGS
from werkbank.patterns.values import Setting, Value
from werkbank.plan.shown import whole_of

OWN = "eigen"  # what people put together themselves
CALM = "rust"  # what worked: always beside the rest
BEFORE, LOSSES = "vooraf", frozenset(("overlijden", "verlies"))
_YES, _NO = "ja", "nee"

Settings = Mapping[str, Mapping[str, Value]]
_Evidence = tuple[str, frozenset[EntityId], frozenset[EntityId]]


class Standing(Enum):
    """Where a proposal stands by what people said."""

    OPEN = auto()
    LATER = auto()
    ACCEPTED = auto()  # it is a pattern of this family
    REJECTED = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """Detectors that run only when somebody asks, and for whom; without persons: for everybody."""

    detectors: frozenset[str] = frozenset()
    persons: frozenset[EntityId] = frozenset()


NOT_ASKED = Asked()


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was found in one state of a casus on one day."""

    casus: Casus = field(repr=False)
    today: date
    asked: Asked = NOT_ASKED
    found: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    whole: Memory = field(default_factory=Memory, repr=False, compare=False)  # of what the screen does not show

    def is_of(self, casus: Casus, *, today: date, asked: Asked) -> bool:
        """Whether this still holds: a casus never changes in place."""
        return self.casus is casus and self.today == today and self.asked == asked


def propose(
    casus: Casus,
    *,
    today: date,
    asked: Asked = NOT_ASKED,
    wanted: Callable[[str], bool] = lambda _: True,
    before: Proposed | None = None,
    but: Sequence[Failure] = (),
) -> Proposed | None:
    """Look for possible patterns, in words; None as soon as nobody wants to know any more.

    After ``before`` only what reads something that changed since then looks again; the outcome is the same.
    ``wanted`` hears which detector is next; those of ``but`` are left out, and named as what failed.
    """
    memory, whole = (before.memory, before.whole) if before else (Memory(), Memory())
    off = {one.detector for one in but}
    ids = [one.id for one in DETECTORS.values() if not one.only_when_asked or one.id in asked.detectors]
    ids = [one for one in ids if one not in off]
    found: list[Finding] = []
    failures: list[Failure] = list(but)
    known = _in_the_whole(casus, today=today, ids=ids, memory=whole, wanted=wanted)
    looked = look(casus, today=today, only=ids, params=settings_of(casus), memory=memory, in_words=True)
    for part in _as_long_as(wanted, looked, ids=ids):
        if part is None:
            return None
        for finding in part.found:
            if _is_meant(finding, asked):
                same = known.get(_evidence(finding), ())
                named = finding.keyed_as((same.pop(0) if len(same) > 1 else same[0]).key) if same else finding
                named.work_out()  # here, beside the window
                found.append(named)
        if part.failure is not None:
            failures.append(part.failure)
    return Proposed(casus, today, asked, tuple(found), tuple(failures), memory, whole)


def _as_long_as(wanted: Callable[[str], bool], parts: Iterator[Part], *, ids: Sequence[str]) -> Iterator[Part | None]:
    """One part after the other, until the last or until nobody wants the next: then comes None."""
    for name in ids:
        if not wanted(name):
            yield None
            return
        yield next(parts)
    if not wanted(""):
        yield None
    next(parts, None)  # a run that came to its end is remembered


def _in_the_whole(
    casus: Casus, *, today: date, ids: list[str], memory: Memory, wanted: Callable[[str], bool]
) -> Mapping[_Evidence, list[Finding]]:
    """What is found in all there is, by rule and evidence, in order; empty when that is what is shown.

    An event may name somebody whom the screen does not show. What people said of a proposal is said of it there too, so
    it goes by one key.
    """
    whole = whole_of(casus)
    if whole is casus:
        return {}
    parts = look(whole, today=today, only=ids, params=settings_of(casus), memory=memory, in_words=True)
    known: dict[_Evidence, list[Finding]] = {}
    told = [part.found for part in _as_long_as(wanted, parts, ids=ids) if part is not None]
    for one in (one for found in told for one in found if one.events or one.bonds):
        known.setdefault(_evidence(one), []).append(one)
    return known


def _evidence(finding: Finding, /) -> _Evidence:
    return finding.detector, frozenset(finding.events), frozenset(finding.bonds)


def _is_meant(finding: Finding, asked: Asked) -> bool:
    """What runs only when asked is only about those for whom it was asked."""
    meant = not asked.persons or not asked.persons.isdisjoint(finding.persons)
    return meant or not DETECTORS[finding.detector].only_when_asked


def settings_of(casus: Casus) -> dict[str, dict[str, Value]]:
    """What the team set otherwise; what this version does not know, or does not take, is passed over."""
    casus = whole_of(casus)
    found: dict[str, dict[str, Value]] = {}
    for line in casus.sheet.pattern_settings:
        place, _, text = line.partition("=")
        detector, _, name = place.rpartition(".")
        setting = setting_named(detector, name)
        value = _read(text) if setting is not None else None
        if setting is not None and value is not None and setting.takes(value):
            found.setdefault(detector, {})[name] = value
    return found


def settings_written(settings: Settings) -> tuple[str, ...]:
    """The same as lines of the casus sheet, in a fixed order; what is as usual needs no line."""
    return tuple(
        f"{detector}.{name}={_written(value)}"
        for detector, values in sorted(settings.items())
        for name, value in sorted(values.items())
        if (setting := setting_named(detector, name)) is not None and value != setting.value
    )


def settings_for(detector: str) -> tuple[Setting, ...]:
    """The settings of a detector, or those of all together, with the values that the program proposes."""
    if detector == COMMON:
        return COMMON_SETTINGS
    known = DETECTORS.get(detector)
    return known.settings if known else ()


def setting_named(detector: str, name: str) -> Setting | None:
    """One setting as the program proposes it; None when there is none."""
    return next((one for one in settings_for(detector) if one.id == name), None)


def _read(text: str) -> Value | None:
    if text in {_YES, _NO}:
        return text == _YES
    return int(text) if text.isdecimal() else None


def _written(value: Value) -> str:
    return (_YES if value else _NO) if isinstance(value, bool) else str(value)


def said_of(finding: Finding, casus: Casus) -> tuple[Answer, ...]:
    """What people said of a proposal, in order of entry; with it what they said of the pattern that it became."""
    pattern = pattern_of(finding, casus)
    meant = pattern.id if pattern else None
    return tuple(
        one for one in casus.answers.values() if one.finding == finding.key or (meant and one.pattern == meant)
    )


def pattern_of(finding: Finding, casus: Casus) -> Pattern | None:
    """The pattern that a proposal became, or went up in, or one of the same rule that holds all it leans on."""
    patterns, events = casus.patterns.values(), set(finding.events)
    became = next((one for one in patterns if one.finding and one.finding == finding.key), None)
    if became is None:  # it was joined with another since: what people said of it went along
        said = {one.pattern for one in casus.answers.values() if one.finding == finding.key}
        became = next((one for one in patterns if one.id in said), None)
    alike = (one for one in patterns if one.detector == finding.detector and not one.finding)
    return became or next((one for one in alike if events and events <= set(one.events)), None)


def last_words(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The last word of everybody, family and team apart."""
    return tuple({(one.by_family, one.who): one for one in answers}.values())


def standing(finding: Finding, casus: Casus) -> Standing:
    """Where a proposal stands: one that nobody recognises stays quiet, one that somebody recognises is a pattern.

    An answer counts, also when those who read along may not see it.
    """
    casus = whole_of(casus)
    if pattern_of(finding, casus) is not None:
        return Standing.ACCEPTED
    kinds = {one.kind for one in last_words(said_of(finding, casus))}
    if AnswerKind.NOT_RECOGNISED in kinds:
        return Standing.REJECTED
    return Standing.LATER if kinds else Standing.OPEN


def is_for_team_first(finding: Finding, casus: Casus) -> bool:
    """Reports around a loss: the team talks it over before anybody of the family sees it."""
    if finding.detector != BEFORE:
        return False
    return any(event.kind in LOSSES for one in finding.events if (event := casus.events.get(one)))


def grown_from(finding: Finding, casus: Casus) -> Pattern | None:
    """The pattern of the same rule with which a proposal shares most of its events: there is more of it by now."""
    events = set(finding.events)
    patterns = casus.patterns.values()
    alike = [one for one in patterns if one.detector == finding.detector != OWN and one.finding != finding.key]
    shared = [(len(events & set(one.events)), one) for one in alike]
    most = max(shared, key=lambda pair: pair[0], default=None)
    return most[1] if most and most[0] * 2 >= len(most[1].events) > 0 else None
