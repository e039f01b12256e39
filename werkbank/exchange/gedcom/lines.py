"""The text of a GEDCOM file and the shape of its lines, checked before any library sees it.

A line is ``level [@xref@] TAG [value]``; a level is at most one deeper than the one before. Limits: 4 kB a line, 50
000 records, 20 levels. Each line that is wrong is named by its number. Encodings are a short list; whatever the file
was in, the library gets UTF-8.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from werkbank.exchange.limits import GEDCOM_DEPTH, GEDCOM_LINE_BYTES, GEDCOM_RECORDS
from werkbank.exchange.report import Draft, Place, ReadRefused
from werkbank.i18n import tr

_LINE = re.compile(r"[ \t]*(\d{1,9})[ \t]+(?:(@[^@\n]+@)[ \t]+)?([A-Za-z0-9_]+)(?: .*)?[ \t]*")
_CHAR = re.compile(rb"^\s*1\s+CHAR\s+([^\r\n]{1,40})", re.MULTILINE)
_VERSION = re.compile(r"^\s*1\s+GEDC\s*\n\s*2\s+VERS\s+(\d+)", re.MULTILINE)
_NEWLINE = re.compile(r"\r\n|\r|\n")
_ANSEL = "gedcom"
NAMED_LINES = 20
_CODECS = {
    "ansel": _ANSEL, "utf-8": "utf-8", "utf8": "utf-8", "unicode": "utf-8", "ascii": "cp1252", "us-ascii": "cp1252",
    "ansi": "cp1252", "windows": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252", "ibm_windows": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso8859": "cp1252", "latin1": "cp1252", "ibmpc": "cp437",
    "ibm-pc": "cp437", "oem": "cp437", "msdos": "cp850", "ms-dos": "cp850", "macintosh": "mac-roman",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GedcomText:
    """A file whose lines are well formed; ``lines`` tells on which line a record begins."""

    text: str
    major: int
    lines: dict[str, int]


def gedcom_text(data: bytes, *, file: str, draft: Draft) -> GedcomText:
    """Decode and check a file. Lines that are no GEDCOM are refused and left out; too many end the reading.

    Raises:
        ReadRefused: a limit is passed, or hardly anything is GEDCOM.
    """
    text = _NEWLINE.sub("\n", _decoded(data, file=file, draft=draft))
    checked = _Checked(file, draft)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            checked.take(line, number)
    checked.finish()
    version = _VERSION.search(text[:20_000])
    kept = "\n".join([*checked.kept, ""]) if checked.is_mended else text
    return GedcomText(kept, int(version[1]) if version else 5, checked.records)


def _decoded(data: bytes, *, file: str, draft: Draft) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _in_codec(data[len(mark) :], name, file=file, draft=draft)
    named = _CHAR.search(data[:20_000])
    word = named[1].decode("ascii", "replace").strip().lower() if named else "utf-8"
    if word not in _CODECS:
        raise _refused(
            draft,
            Place(file, in_lines=True),
            tr("de tekens van dit bestand staan in een vorm die ik niet ken ({naam}).", naam=word),
            tr("Exporteer het uit het stamboomprogramma met tekenset UTF-8."),
        )
    return _in_codec(data, _CODECS[word], file=file, draft=draft)


def _in_codec(data: bytes, name: str, *, file: str, draft: Draft) -> str:
    if name == _ANSEL:
        import ansel  # type: ignore[import-untyped] # ged4py brings it

        ansel.register()
    try:
        return data.decode(name)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        draft.warn(
            Place(file, data.count(b"\n", 0, start) + 1, in_lines=True),
            tr("hier staat een teken dat niet past bij de tekenset van het bestand; vervangen door �."),
            remedy=tr("Kijk de namen na."),
            code="gedcom-signs",
        )
        return data.decode("cp1252" if name == "utf-8" and _is_old(data) else name, "replace")


def _is_old(data: bytes) -> bool:
    """Whether most signs beyond ASCII cannot be UTF-8, so that the file is Windows text that calls itself UTF-8."""
    return data.decode("utf-8", "replace").count("�") * 2 > sum(byte > 127 for byte in data)


class _Checked:
    """The lines so far: those that are well formed, and on which line each record begins."""

    def __init__(self, file: str, draft: Draft) -> None:
        self.kept: list[str] = []
        self.records: dict[str, int] = {}
        self.is_mended = False
        self._file = file
        self._draft = draft
        self._depth = -1
        self._count = 0
        self._bad = 0
        self._last = ""

    def take(self, line: str, number: int) -> None:
        """Judge one line."""
        shape = _LINE.fullmatch(line)
        if len(line) > GEDCOM_LINE_BYTES or (
            not line.isascii() and len(line.encode("utf-8", "replace")) > GEDCOM_LINE_BYTES
        ):
            self._refuse(number, tr("deze regel is langer dan 4 kB."))
        elif shape is None or "\0" in line or (self._depth < 0 and (shape[1], shape[3]) != ("0", "HEAD")):
            self._refuse(number, tr("dit is geen regel van een GEDCOM-bestand; het bestand is hier beschadigd."))
        elif int(shape[1]) > min(self._depth + 1, GEDCOM_DEPTH):
            self._refuse(number, tr("niveau {n} volgt hier op niveau {vorig}.", n=shape[1], vorig=self._depth))
        else:
            self.kept.append(line)
            self._depth, self._last = int(shape[1]), shape[3]
            if self._depth == 0:
                self._count += 1
                self.records.setdefault(shape[2] or "", number)

    def finish(self) -> None:
        """Judge the whole."""
        if self._count > GEDCOM_RECORDS:
            cause = tr(
                "dit bestand heeft {n} records; meer dan {grens} lees ik niet.", n=self._count, grens=GEDCOM_RECORDS
            )
            remedy = tr("Exporteer alleen de familie waar het om gaat.")
            raise _refused(self._draft, Place(self._file), cause, remedy)
        if self._last != "TRLR":
            self._refuse(None, tr("dit bestand houdt te vroeg op: de laatste regel (TRLR) ontbreekt."))
            self.kept.append("0 TRLR")

    def _refuse(self, number: int | None, cause: str) -> None:
        self.is_mended = True
        self._bad += 1
        place = Place(self._file, number, in_lines=True)
        remedy = tr("Exporteer het bestand opnieuw uit het stamboomprogramma.")
        if self._bad > NAMED_LINES or not self.kept:
            raise _refused(self._draft, place, cause, remedy)
        self._draft.refuse(place, cause, remedy=remedy, code="gedcom-broken")


def _refused(draft: Draft, place: Place, cause: str, remedy: str) -> ReadRefused:
    draft.refuse(place, cause, remedy=remedy, code="gedcom-broken")
    return ReadRefused(draft.finished())
