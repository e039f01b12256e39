"""Patterns: plain rules over the facts of a casus that propose what keeps coming back; people decide (patterns.md).

    findings = find(casus, today=today)
    for finding in findings:
        tr(finding.title), tr(finding.name)     # 'Mogelijk patroon', 'Zelfde hulp opnieuw ingezet'
        finding.text                            # one plain sentence, with the help or the system as its subject
        finding.status.word, finding.strength   # 'zeker' or 'mogelijk' by the dates; 'begin', 'gewoon' or 'sterk'
        finding.events, finding.counter         # everything it leans on; what does not fit
    draft_pattern(findings.found[0])            # the fields of the Pattern it becomes when somebody accepts it

A finding is a value and never changes. Views hide one of which any event is hidden. Facts are read in :mod:`.reading`,
made into episodes in :mod:`.episodes`; arithmetic on vague dates is in :mod:`.spans`; each rule is a module of
:mod:`.detectors` and listed in :mod:`.catalogue`. Numbers to adjust, with unit, bounds and reason: :mod:`.settings`.

A window that must not wait takes one detector at a time, and may stop in between::

    for part in look(casus, today=today, params=params):
        part.detector, part.found, part.failure  # failure: switched off for this run, its code stands in the log
    findings = gathered(parts)
"""

from werkbank.patterns.catalogue import DETECTORS
from werkbank.patterns.finding import Failure, Finding, Findings, Part
from werkbank.patterns.keeping import as_json, draft_pattern
from werkbank.patterns.memory import Memory
from werkbank.patterns.search import check_settings, find, gathered, look
from werkbank.patterns.settings import COMMON, COMMON_SETTINGS, Params, Setting, Unit, Value
from werkbank.patterns.values import Detector, Remark, Step, Strength

__all__ = [
    "COMMON", "COMMON_SETTINGS", "DETECTORS", "Detector", "Failure", "Finding", "Findings", "Memory", "Params", "Part",
    "Remark", "Setting", "Step", "Strength", "Unit", "Value", "as_json", "check_settings", "draft_pattern", "find",
    "gathered", "look",
]  # fmt: skip
