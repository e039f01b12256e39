"""What came of a reading: rows per table, what was kept as a note, what was refused and what people should look at.

Every line names file, row, column, cause and remedy. Rows are numbered as a spreadsheet shows them (the header is row
1), so that somebody can walk to the cell; ``r<n>`` of an event without an id counts data rows, so it is one lower.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError

SHOWN_IN_ERROR = 8

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown_name(name: str) -> str:
    """A file name fit to show: signs that steer a terminal or turn text around are replaced."""
    return _INVISIBLE.sub("�", name)


class Grade(StrEnum):
    """How heavy a line of the report is."""

    REFUSED = "refused"
    QUESTION = "question"  # refused until somebody answers
    SHIELDED = "shielded"  # came in as unknown and shielded
    WARNING = "warning"
    NOTE = "note"  # kept as a note on the item


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which file; an empty part is left out of the text. ``in_lines``: the row is a line of a text file."""

    file: str = ""
    row: int | None = None
    column: str = ""
    in_lines: bool = False

    def for_people(self) -> str:
        """'personen.csv, rij 4, kolom geboren'."""
        parts = [self.file] if self.file else []
        if self.row is not None:
            parts.append(tr("regel {rij}", rij=self.row) if self.in_lines else tr("rij {rij}", rij=self.row))
        if self.column:
            parts.append(tr("kolom ‘{kolom}’", kolom=self.column))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the report. The texts hold what people typed, so they stay out of the repr."""

    grade: Grade
    place: Place = field(repr=False)
    cause: str = field(repr=False)
    remedy: str = field(default="", repr=False)
    code: str = ""

    def for_people(self) -> str:
        """The whole line in Dutch."""
        where = self.place.for_people()
        return f"{where}: {self.cause} {self.remedy}".strip() if where else f"{self.cause} {self.remedy}".strip()

    def as_json(self) -> dict[str, str | int | None]:
        """File, row (as a spreadsheet shows it), column, cause, remedy, code and grade."""
        place = self.place
        return {
            "file": place.file,
            "row": place.row,
            "column": place.column,
            "cause": self.cause,
            "remedy": self.remedy,
            "code": self.code,
            "grade": self.grade.value,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The account of one reading or writing."""

    files: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def of(self, *grades: Grade) -> tuple[Remark, ...]:
        """The lines of these grades, in order of the files."""
        return tuple(remark for remark in self.remarks if remark.grade in grades)

    @property
    def refused(self) -> tuple[Remark, ...]:
        """What could not be read, questions included: nothing comes in while this is not empty."""
        return self.of(Grade.REFUSED, Grade.QUESTION)

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What came in but deserves a look; violence and marks without a source among them."""
        return self.of(Grade.WARNING, Grade.SHIELDED)

    @property
    def kept_as_note(self) -> tuple[Remark, ...]:
        """What no column holds and now stands in a note."""
        return self.of(Grade.NOTE)

    def as_json(self) -> dict[str, object]:
        """The document of ``import --json``: files, rows per table, notes, refused, warnings."""
        return {
            "files": list(self.files),
            "rows": dict(self.rows),
            "kept_as_note": [remark.as_json() for remark in self.kept_as_note],
            "refused": [remark.as_json() for remark in self.refused],
            "warnings": [remark.as_json() for remark in self.warnings],
        }

    def for_people(self) -> str:
        """The whole account as Dutch lines."""
        counts = [tr("{tabel}: {aantal} gelezen", tabel=table, aantal=count) for table, count in self.rows.items()]
        blocks = [counts]
        titles = (
            (tr("Niet gelezen:"), self.refused),
            (tr("Let op:"), self.warnings),
            (tr("Bewaard als notitie:"), self.kept_as_note),
        )
        blocks += [[title, *(f"- {r.for_people()}" for r in remarks)] for title, remarks in titles if remarks]
        return "\n\n".join("\n".join(block) for block in blocks if block)


class Draft:
    """A report in the making; remarks come in order of reading."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.rows: dict[str, int] = {}
        self.remarks: list[Remark] = []
        self.refusals = 0

    def add(self, grade: Grade, place: Place, cause: str, *, remedy: str = "", code: str = "") -> None:
        """Write one line."""
        self.remarks.append(Remark(grade, place, cause, remedy, code))
        self.refusals += grade in {Grade.REFUSED, Grade.QUESTION}

    def refuse(self, place: Place, cause: str, *, remedy: str = "", code: str = "") -> None:
        """Name something that cannot be read."""
        self.add(Grade.REFUSED, place, cause, remedy=remedy, code=code)

    def warn(self, place: Place, cause: str, *, remedy: str = "", code: str = "") -> None:
        """Name something that comes in but deserves a look."""
        self.add(Grade.WARNING, place, cause, remedy=remedy, code=code)

    def note(self, place: Place, cause: str, *, code: str = "note") -> None:
        """Name something that is kept as a note."""
        self.add(Grade.NOTE, place, cause, code=code)

    def finished(self) -> Report:
        """The report as it stands."""
        return Report(tuple(self.files), dict(self.rows), tuple(self.remarks))


class ReadRefused(KnownError):  # noqa: N818 - says what happened to the reading
    """Nothing came in, because something could not be read; ``report`` names every place."""

    def __init__(self, report: Report, *, can_skip: bool = True) -> None:
        """``can_skip``: whether what reads this can leave out the wrong rows."""
        refused = report.refused
        lines = [remark.for_people() for remark in refused[:SHOWN_IN_ERROR]]
        if len(refused) > SHOWN_IN_ERROR:
            rest = len(refused) - SHOWN_IN_ERROR
            lines.append(ntr("En nog {n} plaats.", "En nog {n} plaatsen.", rest))
        super().__init__(
            "\n".join([tr("Er is niets ingelezen."), *lines]),
            remedy=_remedy(refused, can_skip=can_skip),
            code=refused[0].code if refused else "import-refused",
        )
        self.report = report


def _remedy(refused: tuple[Remark, ...], *, can_skip: bool) -> str:
    """What helps for all of it; a file that cannot be opened is helped by its own remedy alone."""
    if all(remark.place.row is None for remark in refused):
        return ""
    if not can_skip:
        return tr("Verbeter dit in het bestand en lees het opnieuw in.")
    return tr("Verbeter dit en lees opnieuw in, of kies voor overslaan (--skip-bad): dan komt de rest wel binnen.")


def refuse_file(file: str, cause: str, *, remedy: str, code: str) -> ReadRefused:
    """The error for a file of which nothing can be read."""
    draft = Draft()
    draft.files.append(shown_name(file))
    draft.refuse(Place(shown_name(file)), cause, remedy=remedy, code=code)
    return ReadRefused(draft.finished())
