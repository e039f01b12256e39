"""Run the detectors over a casus: one pass over the facts, then every rule, then findings in a fixed order.

The outcome depends on what the casus says and on the settings, never on ids or on the order of entry. A detector that
raises is switched off for this run and named in the outcome; the others go on.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.patterns.catalogue import DETECTORS
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material
from werkbank.patterns.spans import day
from werkbank.patterns.values import Detector, Draft, Finding, Findings, Setting, Value

COMMON = "*"
"""The name under which settings for all detectors are given: ``stories`` and ``refuted``."""
Params = Mapping[str, Mapping[str, Value]]
_log = logging.getLogger(__name__)


def find(
    casus: Casus,
    *,
    today: date,
    only: Collection[str] = (),
    everything: bool = False,
    params: Params | None = None,
    as_of: date | None = None,
) -> Findings:
    """Every possible pattern in a casus.

    Args:
        casus: what is known.
        today: the day of looking; what lies after it has not happened.
        only: ids of the detectors to run; empty runs all that need not be asked for.
        everything: also the detectors that run only when asked.
        params: other values for settings, by detector and name; under ``"*"`` ``stories`` (opinions and stories count
            too) and ``refuted`` (reports that were refuted count too).
        as_of: look at the case as it was on this day.

    Raises:
        KnownError: ``only`` or ``params`` names a detector or a setting that is not there.
    """
    chosen = params or {}
    wanted = _wanted(only, everything=everything)
    _check(chosen)
    common = chosen.get(COMMON, {})
    look = Look(today, as_of or today, bool(common.get("stories")), bool(common.get("refuted")))
    material = Material(casus, look=look)
    found: list[Finding] = []
    failed: list[str] = []
    for detector in wanted:
        settings = _settings(detector, chosen=chosen.get(detector.id, {}))
        try:
            found.extend(_run(detector, settings=settings, material=material))
        except Exception as error:  # noqa: BLE001 - one broken rule must not take the others along
            _log.error("detector %s failed: %s", detector.id, type(error).__name__)
            failed.append(detector.id)
    return Findings(tuple(found), tuple(failed))


def _wanted(only: Collection[str], *, everything: bool) -> list[Detector]:
    unknown = [name for name in only if name not in DETECTORS]
    if unknown:
        text = tr("De Werkbank kent het patroon '{naam}' niet.", naam=unknown[0])
        remedy = tr("Kies uit: {namen}.", namen=", ".join(DETECTORS))
        raise KnownError(text, remedy=remedy, code="patterns-unknown-detector")
    if only:
        return [detector for detector in DETECTORS.values() if detector.id in only]
    return [detector for detector in DETECTORS.values() if everything or not detector.only_when_asked]


def _check(params: Params) -> None:
    for name, values in params.items():
        known = {"stories", "refuted"} if name == COMMON else _names(name)
        unknown = [value for value in values if value not in known]
        if unknown:
            text = tr("Het patroon '{naam}' heeft geen instelling '{instelling}'.", naam=name, instelling=unknown[0])
            remedy = tr("Haal deze instelling weg.")
            raise KnownError(text, remedy=remedy, code="patterns-unknown-setting")


def _names(detector_id: str) -> set[str]:
    return {setting.id for detector in _wanted((detector_id,), everything=True) for setting in detector.settings}


def _settings(detector: Detector, *, chosen: Mapping[str, Value]) -> Mapping[str, Setting]:
    return MappingProxyType(
        {setting.id: replace(setting, value=chosen.get(setting.id, setting.value)) for setting in detector.settings}
    )


def _run(detector: Detector, *, settings: Mapping[str, Setting], material: Material) -> list[Finding]:
    drafts = detector.detect(material, {setting.id: setting.value for setting in settings.values()})
    ordered = sorted(drafts, key=lambda draft: _place(draft, material=material))
    return [_finding(draft, detector=detector, settings=settings, material=material) for draft in ordered]


def _place(draft: Draft, *, material: Material) -> tuple[object, ...]:
    """By time, and for what has the same days by what it leans on."""
    return (draft.begin, draft.end, -draft.status, material.places(draft.events))


def _finding(draft: Draft, *, detector: Detector, settings: Mapping[str, Setting], material: Material) -> Finding:
    evidence = [material.every[place].event for place in material.places(draft.events)]
    return Finding(
        detector=detector.id,
        key=_key(detector.id, evidence=evidence, draft=draft),
        status=draft.status,
        strength=draft.strength,
        persons=material.kin.in_order(draft.persons),
        events=tuple([event.id for event in evidence]),
        begin=day(draft.begin),
        end=day(draft.end),
        params=settings,
        name=detector.name,
        side=detector.side,
        bonds=draft.bonds,
        tell=draft.tell,
        sources=tuple(dict.fromkeys([event.source for event in evidence if event.source])),
    )


def _key(detector_id: str, *, evidence: Iterable[Event], draft: Draft) -> str:
    """A name for these data: the same as long as the detector leans on the same events that say the same."""
    lines = sorted(f"{event.id}|{'|'.join(_said(event))}" for event in evidence)
    text = "\n".join([detector_id, *sorted(draft.persons), *sorted(draft.bonds), *lines])
    return f"{detector_id}:{hashlib.sha256(text.encode()).hexdigest()[:20]}"


def _said(event: Event) -> tuple[str, ...]:
    """The fields of an event that rules look at."""
    return (
        event.kind, event.date.edtf, event.end.edtf, str(event.running), event.product, event.organisation,
        event.reason, event.outcome, event.stopped_by, event.end_reason, event.finding, ",".join(sorted(event.persons)),
        ",".join(sorted(event.about)),
    )  # fmt: skip
