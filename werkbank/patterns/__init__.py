"""Patterns: plain rules over the facts of a casus that propose what keeps coming back; people decide (patterns.md).

    findings = find(casus, today=today)
    for finding in findings:
        tr(finding.title), tr(finding.name)     # 'Mogelijk patroon', 'Zelfde hulp opnieuw ingezet'
        finding.text                            # one plain sentence, with the help or the system as its subject
        finding.status.word, finding.strength   # 'zeker' or 'mogelijk' by the dates; 'begin', 'gewoon' or 'sterk'
        finding.events, finding.counter         # everything it leans on; what does not fit
    draft_pattern(findings.found[0])            # the fields of the Pattern it becomes when somebody accepts it

A finding is a value and never changes. Views hide one of which any event is hidden. Facts are read in :mod:`.facts`,
made into episodes in :mod:`.episodes`; arithmetic on vague dates is in :mod:`.spans`; each rule is a module of
:mod:`.detectors` and listed in :mod:`.catalogue`.
"""

from werkbank.patterns.catalogue import DETECTORS
from werkbank.patterns.keeping import as_json, draft_pattern
from werkbank.patterns.search import COMMON, find
from werkbank.patterns.values import Detector, Finding, Findings, Remark, Setting, Step, Strength

__all__ = [
    "COMMON", "DETECTORS", "Detector", "Finding", "Findings", "Remark", "Setting", "Step", "Strength", "as_json",
    "draft_pattern", "find",
]  # fmt: skip
