"""Run the detectors over a casus: one pass over the facts, then every rule, then findings in a fixed order.

The outcome depends on what the casus says and on the settings, never on ids or on the order of entry. A detector that
raises is switched off for this run and named in the outcome, with the same code as the log; the others go on.
"""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from operator import itemgetter
from pathlib import PurePath
from types import MappingProxyType

from werkbank.i18n import language, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Entity, Event
from werkbank.model.errors import KnownError
from werkbank.patterns.catalogue import DETECTORS
from werkbank.patterns.facts import Fact, Look
from werkbank.patterns.material import Material
from werkbank.patterns.memory import Memory, Run
from werkbank.patterns.settings import COMMON, COMMON_SETTINGS, Params, Setting, Value, check
from werkbank.patterns.spans import day
from werkbank.patterns.values import TITLE, Detector, Draft, Failure, Finding, Findings, Part, Told, made_finding

_log = logging.getLogger(__name__)


def find(
    casus: Casus,
    *,
    today: date,
    only: Collection[str] = (),
    everything: bool = False,
    params: Params | None = None,
    as_of: date | None = None,
    memory: Memory | None = None,
) -> Findings:
    """Every possible pattern in a casus.

    Args:
        casus: what is known.
        today: the day of looking; what lies after it has not happened.
        only: ids of the detectors to run; empty runs all that need not be asked for.
        everything: also the detectors that run only when asked.
        params: other values for settings, by detector and name (see :mod:`.settings`); under ``"*"`` ``stories``
            (opinions and stories count too) and ``refuted`` (reports that were refuted count too).
        as_of: look at the case as it was on this day.
        memory: what was found before, to look only at what changed (see :mod:`.memory`).

    Raises:
        KnownError: ``only`` or ``params`` names a detector or a setting that is not there, or a value out of bounds.
    """
    looked = look(casus, today=today, only=only, everything=everything, params=params, as_of=as_of, memory=memory)
    return gathered(looked)


def gathered(parts: Iterable[Part]) -> Findings:
    """The outcome of several detectors as one."""
    parts = list(parts)
    found = tuple([finding for part in parts for finding in part.found])
    return Findings(found, tuple([part.failure for part in parts if part.failure is not None]))


def look(
    casus: Casus,
    *,
    today: date,
    only: Collection[str] = (),
    everything: bool = False,
    params: Params | None = None,
    as_of: date | None = None,
    memory: Memory | None = None,
) -> Iterator[Part]:
    """Run one detector at a time, for who has other things to do in between; arguments and errors as :func:`find`.

    What is asked is checked at once; reading the facts and running the detectors wait until the next part is wanted.
    """
    chosen = params or {}
    wanted = _wanted(only, everything=everything)
    check_settings(chosen)
    common = chosen.get(COMMON, {})
    how = Look(today, as_of or today, bool(common.get("stories")), bool(common.get("refuted")))
    return _parts(casus, how=how, wanted=wanted, chosen=chosen, memory=memory)


def check_settings(params: Params, /) -> None:
    """See whether these settings exist and take these values; raises :class:`KnownError` when not."""
    known = {name: DETECTORS[name].settings for name in params if name in DETECTORS}
    unknown = [name for name in params if name != COMMON and name not in known]
    _wanted(unknown, everything=True)
    check(params, known={**known, COMMON: COMMON_SETTINGS})


def _parts(
    casus: Casus, *, how: Look, wanted: Iterable[Detector], chosen: Params, memory: Memory | None
) -> Iterator[Part]:
    last = memory.last if memory else None
    material = Material(casus, look=how, before=last.material if last else None, for_next=memory is not None)
    parts: dict[str, tuple[Mapping[str, Value], Part]] = {}
    for detector in wanted:
        values = chosen.get(detector.id, {})
        part = last.part(detector, chosen=values, material=material) if last else None
        if part is None:
            part = _part(detector, settings=_settings(detector, chosen=values), material=material)
        parts[detector.id] = values, part
        yield part
    if memory is not None:
        memory.last = Run(material, parts, language())


def _part(detector: Detector, *, settings: Mapping[str, Setting], material: Material) -> Part:
    try:
        return Part(detector.id, tuple(_run(detector, settings=settings, material=material)))
    except Exception as error:  # noqa: BLE001 - one broken rule must not take the others along
        return Part(detector.id, (), _failed(detector, error))


def _failed(detector: Detector, error: Exception, /) -> Failure:
    """Note what went wrong and where, never with what: the text of an error may hold words of a casus."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-3:]))
    code = hashlib.sha256(f"{detector.id}|{type(error).__name__}|{where}".encode()).hexdigest()[:8]
    _log.error("detector %s failed (%s): %s at %s", detector.id, code, type(error).__name__, where)
    return Failure(detector.id, code)


def _told(detector: Detector, tell: Callable[[], Told], /) -> Told:
    """The words of a finding; when they cannot be made the card says so, and the window goes on."""
    try:
        return tell()
    except Exception as error:  # noqa: BLE001 - one broken sentence must not take a page along
        code = _failed(detector, error).code
        text = tr("De Werkbank vond hier iets, maar kan het nu niet vertellen (code {code}).", code=code)
        return Told(text=text, steps=())


def _wanted(only: Collection[str], *, everything: bool) -> list[Detector]:
    unknown = [name for name in only if name not in DETECTORS]
    if unknown:
        text = tr("De Werkbank kent het patroon '{naam}' niet.", naam=unknown[0])
        remedy = tr("Kies uit: {namen}.", namen=", ".join(DETECTORS))
        raise KnownError(text, remedy=remedy, code="patterns-unknown-detector")
    if only:
        return [detector for detector in DETECTORS.values() if detector.id in only]
    return [detector for detector in DETECTORS.values() if everything or not detector.only_when_asked]


def _settings(detector: Detector, *, chosen: Mapping[str, Value]) -> Mapping[str, Setting]:
    return _changed(detector.settings, chosen) if chosen else _as_they_are()[detector.id]


@cache
def _as_they_are() -> Mapping[str, Mapping[str, Setting]]:
    return {detector.id: _changed(detector.settings, {}) for detector in DETECTORS.values()}


def _changed(settings: Iterable[Setting], chosen: Mapping[str, Value], /) -> Mapping[str, Setting]:
    return MappingProxyType(
        {setting.id: replace(setting, value=chosen.get(setting.id, setting.value)) for setting in settings}
    )


def _run(detector: Detector, *, settings: Mapping[str, Setting], material: Material) -> list[Finding]:
    values = {name: setting.value for name, setting in settings.items()}
    drafts = list(detector.detect(material, values))
    if not drafts:
        return []
    placed = [(_when(draft), material.places(draft.events), draft) for draft in drafts]
    placed.sort(key=_WHEN_AND_WHERE)
    known, made = (_finding, detector.id, language(), *values.items()), material.kept.made
    find = partial(_finding, detector=detector, settings=settings, material=material)
    return [made((known, id(draft)), (), partial(find, draft, places))[1] for _, places, draft in placed]


_WHEN_AND_WHERE = itemgetter(0, 1)
_BESIDE_THE_POINT = {"ref", "sharing", "only_for", "not_for", "basis", "contributor", "note"}


def _when(draft: Draft, /) -> tuple[int, int, int]:
    """The order of findings: by time; what has the same days goes by what it leans on."""
    return (draft.begin, draft.end, -draft.status)


def _finding(
    draft: Draft, places: Iterable[int], /, *, detector: Detector, settings: Mapping[str, Setting], material: Material
) -> tuple[Draft, Finding]:
    """A draft with the finding it becomes: who holds both knows that no other draft takes its place in memory."""
    every = material.every
    facts = [every[place] for place in places]
    sources = dict.fromkeys([fact.event.source for fact in facts])
    sources.pop("", None)
    return draft, made_finding(
        {
            "detector": detector.id,
            "status": draft.status,
            "strength": draft.strength,
            "persons": material.kin.in_order(draft.persons),
            "events": tuple([fact.id for fact in facts]),
            "begin": day(draft.begin),
            "end": day(draft.end),
            "params": settings,
            "name": detector.name,
            "side": detector.side,
            "bonds": draft.bonds,
            "title": TITLE,
            "said": partial(_said, detector.id, draft, facts),
            "tell": partial(_told, detector, draft.tell),
            "sources": tuple(sources),
        }
    )


def _said(detector_id: str, draft: Draft, facts: Iterable[Fact], /) -> str:
    """The rule, whom it is about, and what the events it leans on say in the fields that rules look at."""
    beside = sorted(one if isinstance(one, str) else _entity_line(one) for one in draft.leans)
    lines = sorted([_line(fact.event) for fact in facts])
    return "\n".join([detector_id, *sorted(draft.persons), *sorted(draft.bonds), *lines, *beside])


def _entity_line(entity: Entity) -> str:
    """What something beside the events says, without who may see it and what was noted with it."""
    return entity.model_dump_json(exclude=_BESIDE_THE_POINT, exclude_defaults=True)


def _line(event: Event, /) -> str:
    people, about = ",".join(sorted(event.persons)), ",".join(sorted(event.about))
    return "|".join((
        event.id, event.kind, event.date.edtf, event.end.edtf, str(event.running), event.product, event.organisation,
        event.reason, event.outcome, event.stopped_by, event.end_reason, event.finding, people, about,
    ))  # fmt: skip
