"""What one run found, for the next one: detectors that read nothing of what changed need not look again.

    memory = Memory()
    for part in look(casus, today=today, memory=memory): ...       # a fresh start
    for part in look(edited, today=today, memory=memory): ...      # only what reads the edited events

The outcome is that of a run without memory. A detector says which facts it reads (:attr:`Detector.reads`) and which
tables of the casus beside those of people, ties and homes; what it found holds as long as none of that changed. Only a
run that came to its end is remembered. A memory belongs to one casus at a time and holds it: let it go with the casus.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from werkbank.i18n import language
from werkbank.patterns.finding import Part
from werkbank.patterns.material import Material
from werkbank.patterns.settings import Value
from werkbank.patterns.values import Detector

Chosen = Mapping[str, Value]


class Run(NamedTuple):
    """A run that came to its end: its facts, what each detector found with which settings, and in which language."""

    material: Material
    parts: Mapping[str, tuple[Chosen, Part]]
    language: str

    def part(self, detector: Detector, *, chosen: Chosen, material: Material) -> Part | None:
        """What a detector found and would find again in other material; None when it has to look."""
        changed, known = material.changed, self.parts.get(detector.id)
        if changed is None or known is None or self.language != language():
            return None
        settings, part = known
        if part.failure is not None or settings != chosen or any(map(detector.reads, changed)):
            return None
        old, new = self.material, material
        same = all(old.casus.table(kind) is new.casus.table(kind) for kind in detector.tables)
        return part if same and detector.beside(old) == detector.beside(new) else None


class Memory:
    """The last run that came to its end; a run reads it once, at its begin, and replaces it at its end."""

    def __init__(self) -> None:
        self.last: Run | None = None
