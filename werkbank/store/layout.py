"""Where everything lies in a workplace. No name of a person or family ever becomes part of a path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from werkbank.store.people import MARK, PEOPLE


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths inside one workplace."""

    root: Path

    @property
    def mark(self) -> Path:
        """What makes the folder a workplace: format, id, public log key."""
        return self.root / MARK

    @property
    def people(self) -> Path:
        """One identity file a person."""
        return self.root / PEOPLE

    @property
    def cases(self) -> Path:
        """One folder a case."""
        return self.root / "cases"

    @property
    def index(self) -> Path:
        """The encrypted list of cases."""
        return self.root / "index.db"

    @property
    def index_slots(self) -> Path:
        """The key of the index, sealed to everybody of the workplace."""
        return self.root / "index-slots.json"

    @property
    def failed_unlocks(self) -> Path:
        """Failed unlocks, sealed until somebody gets in."""
        return self.root / "unlocks.sealed"

    def person(self, person_id: str) -> Path:
        """The identity of one person."""
        return self.people / f"{person_id}.json"

    def former(self, person_id: str) -> Path:
        """The identity of somebody who has no key of this workplace any more."""
        return self.people / "former" / f"{person_id}.json"

    def case(self, case_id: str) -> CaseFolder:
        """The folder of one case."""
        return CaseFolder(self.cases / case_id)

    def backups(self, case_id: str) -> Path:
        """The backups of one case, a folder a moment."""
        return self.root / "backups" / case_id


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """The paths of one case (and of one backup of it)."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted file."""
        return self.root / "case.db"

    @property
    def slots(self) -> Path:
        """Its key, sealed to everybody who is entitled."""
        return self.root / "slots.json"

    @property
    def open_note(self) -> Path:
        """Who has it open: sealed under the case key."""
        return self.root / "open.note"
