"""Run the detectors over a casus: one pass over the facts, then every rule, then findings in a fixed order.

The outcome depends on what the casus says and on the settings, never on ids or on the order of entry. A detector that
raises, or hands over what is no finding, is switched off for this run and named in the outcome, with the same code as
the log; the others go on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from types import MappingProxyType

from werkbank.i18n import language, tr
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.patterns.catalogue import DETECTORS
from werkbank.patterns.facts import Look
from werkbank.patterns.finding import Finding, Findings, Ground, Part, failed
from werkbank.patterns.material import Material
from werkbank.patterns.memory import Memory, Run
from werkbank.patterns.settings import COMMON, COMMON_SETTINGS, Params, Setting, Value, check
from werkbank.patterns.values import Detector, Draft


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
    in_words: bool = False,
) -> Iterator[Part]:
    """Run one detector at a time, for who has other things to do in between; arguments and errors as :func:`find`.

    What is asked is checked at once; reading the facts and running the detectors wait until the next part is wanted.
    With ``in_words`` all that the findings say is worked out as well: for who is going to show it.
    """
    chosen = params or {}
    wanted = _wanted(only, everything=everything)
    check_settings(chosen)
    common = chosen.get(COMMON, {})
    how = Look(today, as_of or today, bool(common.get("stories")), bool(common.get("refuted")))
    return _parts(casus, how=how, wanted=wanted, chosen=chosen, memory=memory, in_words=in_words)


def check_settings(params: Params, /) -> None:
    """See whether these settings exist and take these values; raises :class:`KnownError` when not."""
    known = {name: DETECTORS[name].settings for name in params if name in DETECTORS}
    unknown = [name for name in params if name != COMMON and name not in known]
    _wanted(unknown, everything=True)
    check(params, known={**known, COMMON: COMMON_SETTINGS})


def _parts(
    casus: Casus,
    *,
    how: Look,
    wanted: Iterable[Detector],
    chosen: Params,
    memory: Memory | None,
    in_words: bool,
) -> Iterator[Part]:
    last = memory.last if memory else None
    try:
        material = Material(casus, look=how, before=last.material if last else None, for_next=memory is not None)
    except Exception as error:  # noqa: BLE001 - what cannot be read is nobody's finding, and no reason to stop a window
        yield from [Part(detector.id, (), failed(detector, error)) for detector in wanted]
        return
    parts: dict[str, tuple[Mapping[str, Value], Part]] = {}
    for detector in wanted:
        values = chosen.get(detector.id, {})
        part = _part(detector, chosen=values, material=material, last=last, in_words=in_words)
        parts[detector.id] = values, part
        yield part
    if memory is not None:
        memory.last = Run(material, parts, language())


def _part(
    detector: Detector, *, chosen: Mapping[str, Value], material: Material, last: Run | None, in_words: bool
) -> Part:
    try:
        part = last.part(detector, chosen=chosen, material=material) if last else None
        if part is None:
            settings = _settings(detector, chosen=chosen)
            part = Part(detector.id, tuple(_run(detector, settings=settings, material=material)))
        if in_words:
            for finding in part.found:
                finding.work_out()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one broken rule must not take the others along
        return Part(detector.id, (), failed(detector, error))
    return part


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
    if any(not isinstance(draft, Draft) for draft in drafts):
        raise TypeError
    ordered, ground = _in_order(drafts, material=material), Ground(detector, settings, material)
    if not material.kept.for_next:
        return [Finding(draft, ground) for draft in ordered]
    known = (Finding, detector.id, language(), *values.items())
    return [material.kept.made((known, id(draft)), (), partial(_finding, draft, ground))[1] for draft in ordered]


def _finding(draft: Draft, ground: Ground, /) -> tuple[Draft, Finding]:
    """A draft with the finding it becomes: who holds both knows that no other draft takes its place in memory."""
    return draft, Finding(draft, ground)


def _in_order(drafts: Sequence[Draft], *, material: Material) -> Sequence[Draft]:
    """Findings go by time; what has the same days goes by what it leans on."""
    if len(drafts) == 1:
        return drafts
    by_time = {(draft.begin, draft.end, -draft.status): draft for draft in drafts}
    if len(by_time) == len(drafts):
        return [by_time[when] for when in sorted(by_time)]
    return sorted(drafts, key=lambda one: (one.begin, one.end, -one.status, material.places(one.events)))
