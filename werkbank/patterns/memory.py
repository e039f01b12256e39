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

from werkbank.i18n import language
from werkbank.model.casus import Casus
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material
from werkbank.patterns.settings import Value
from werkbank.patterns.values import Detector, Part

Chosen = Mapping[str, Value]


class Memory:
    """The last run that came to its end; empty before."""

    def __init__(self) -> None:
        self._material: Material | None = None
        self._parts: Mapping[str, tuple[Chosen, Part]] = {}
        self._language = ""

    def material(self, casus: Casus, *, look: Look) -> Material:
        """The facts of a casus, with what is known already."""
        return Material(casus, look=look, before=self._material)

    def part(self, detector: Detector, *, chosen: Chosen, material: Material) -> Part | None:
        """What a detector found and would find again; None when it has to look."""
        before, changed = self._material, material.changed
        known = self._parts.get(detector.id)
        if before is None or changed is None or known is None or self._language != language():
            return None
        settings, part = known
        if part.failure is not None or settings != chosen or any(map(detector.reads, changed)):
            return None
        tables = all(before.casus.table(kind) is material.casus.table(kind) for kind in detector.tables)
        beside = tables and detector.beside(before) == detector.beside(material)
        return part if beside else None

    def keep(self, material: Material, parts: Mapping[str, tuple[Chosen, Part]]) -> None:
        """Remember a run that came to its end."""
        self._parts = {}
        self._language = language()
        self._material = material
        self._parts = parts
