"""Row 20 (and the files of row 19): hostile files are refused in words or made harmless, soon and within bounds.

Each file is read in a process of its own, so that time and memory can be told. The figures stand in the report; only
the refusal itself is a matter of tests.
"""

from __future__ import annotations

import contextlib
import os
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz import targets
from tests.helpers.handovers import gzipped, small
from tests.torture.outcome import Outcome, Profile, Skip, measured
from tests.torture.places import scratch
from werkbank.app.exports import genogram_drawing, write_svg
from werkbank.exchange.reading import read_input
from werkbank.exchange.wording.reading import read_wording
from werkbank.exchange.writing import write_tables
from werkbank.model.casus import casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.errors import KnownError
from werkbank.store.handover.lines import lines_of
from werkbank.store.handover.reading import read_handover
from werkbank.store.people import MARK, people_of
from werkbank.store.slots import open_slots

MOST_SECONDS, MOST_MB = 2.0, 300
_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "haha">{_ENTITIES}]>'
_GROWTH = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
_FOREIGN = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_ROOT = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: how it is made, and what reads it. ``harmless``: it may be taken in; the reading itself asserts why."""

    name: str
    make: Callable[[Path], Path]
    read: Callable[[Path], object]
    harmless: bool = False


def _workbook(head: str, cell: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "personen.xlsx"
        sheet = head + _ROOT.format(_CELL.format(cell))
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in targets._book().items():
                archive.writestr(name, sheet if name == targets._SHEET else content)
        return path

    return make


def _bomb(folder: Path) -> Path:
    path = folder / "personen.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in targets._book().items():
            if name != targets._SHEET:
                archive.writestr(name, content)
        with archive.open(targets._SHEET, "w", force_zip64=True) as sheet:
            for _ in range(100):
                sheet.write(bytes(1024 * 1024))
    return path


def _text(name: str, content: Callable[[], bytes]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content())
        return folder / name

    return make


def _deep() -> bytes:
    return b'{"checksum": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"


def _tree(inside: bytes) -> bytes:
    return b"0 HEAD\n1 CHAR UTF-8\n" + inside + b"\n0 TRLR\n"


def _nested(deep: int) -> bytes:
    return b"\n".join(b"%d NOTE x" % level for level in range(1, deep))


def _import(path: Path) -> object:
    return read_input(path, today=targets.TODAY)


def _handover(operations: bytes) -> Callable[[Path], Path]:
    return lambda folder: targets._forgery(operations=operations).write(folder / "x.casus")


def _read_handover(path: Path) -> object:
    return read_handover(path, box=targets.ME.box)


def _many_lines() -> bytes:
    head = b"".join(lines_of(small()))
    return gzipped([head, *([head.splitlines(keepends=True)[-1]] * 1_000_000)])


def _formulas(folder: Path) -> Path:
    return _with_names(folder, ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"))


def _with_names(folder: Path, names: tuple[str, ...]) -> Path:
    people = (Person(id=EntityId(f"p{n}"), first_name=name, last_name=name) for n, name in enumerate(names))
    write_tables(casus_of(people), folder / "uit", today=targets.TODAY)
    return folder / "uit" / "personen.csv"


def _no_formula(path: Path) -> None:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        cells = [cell.strip('"') for cell in line.split(";")]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells), line
    names = [person.first_name for person in read_input(path.parent, today=targets.TODAY).casus.persons.values()]
    assert names[0].startswith("=cmd"), "the name itself must come back as it was"


def _drawn(folder: Path) -> Path:
    person = Person(id=EntityId("p1"), first_name="<script>alert(1)</script>", last_name='"><image href="http://x/"/>')
    write_svg(genogram_drawing(casus_of([person]), as_of=targets.TODAY), folder / "g.svg")
    return folder / "g.svg"


def _no_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert "<script" not in text
    assert "<image" not in text
    assert 'href="http' not in text.replace('href="http://www.w3.org', "")


HOSTILE = (
    Hostile("billion laughs in a workbook", _workbook(_LAUGHS, "&l8;"), _import),
    Hostile("quadratic blow-up in a workbook", _workbook(_GROWTH, "&a;" * 5000), _import),
    Hostile("foreign entity in a workbook", _workbook(_FOREIGN, "&a;"), _import),
    Hostile("zip bomb of 100 MB", _bomb, _import),
    Hostile(
        "slots 200 000 deep", _text("slots.json", _deep), lambda path: open_slots(path, of="x", box=targets.ME.box)
    ),
    Hostile("words 200 000 deep", _text("w.json", _deep), read_wording),
    Hostile(
        "a person 200 000 deep", _text(f"people/{MARK}", _deep), lambda path: people_of(path.parents[1]), harmless=True
    ),
    Hostile(
        "GEDCOM line of 20 MB", _text("x.ged", lambda: _tree(b"0 @I1@ INDI\n1 NAME " + b"x" * 20_000_000)), _import
    ),
    Hostile("GEDCOM 5000 deep", _text("x.ged", lambda: _tree(b"0 @I1@ INDI\n" + _nested(5000))), _import),
    Hostile("GEDCOM of 200 000 records", _text("x.ged", lambda: _tree(b"0 @I1@ INDI\n" * 200_000)), _import),
    Hostile("a cell of 20 MB", _text("personen.csv", lambda: b"id;roepnaam\np1;" + b"x" * 20_000_000), _import),
    Hostile("handover that unpacks to 1 GB", _handover(gzipped([bytes(1 << 20)] * 1024)), _read_handover),
    Hostile("handover of a million lines", _handover(_many_lines()), _read_handover),
    Hostile("handover that is another file", _text("x.casus", lambda: os.urandom(5_000_000)), _read_handover),
    Hostile("names that are formulas, as tables", _formulas, _no_formula, harmless=True),
    Hostile("names that are script, as SVG", _drawn, _no_script, harmless=True),
)


def hostile_files(profile: Profile, *, only: tuple[Hostile, ...] = HOSTILE) -> Outcome:
    """All of them, or those that a test made up."""
    outcome = Outcome("20, 19", "hostile files", "refused or harmless; at most 2 s and 300 MB each")
    costs: list[tuple[float, int, str]] = []
    with measured(outcome), scratch() as folder:
        if not hasattr(os, "fork"):
            raise Skip("needs fork")
        for number, hostile in enumerate(only):
            place = folder / str(number)
            place.mkdir()
            said, seconds, grown = _in_a_process(hostile, hostile.make(place))
            said = said or _too_much(seconds, grown, profile=profile)
            outcome.runs += 1
            outcome.failures += [f"{hostile.name}: {said}"] if said else []
            costs.append((seconds, grown, hostile.name))
        slow, large = max(costs), max(costs, key=lambda cost: cost[1])
        told = f"slowest {slow[0]:.1f} s ({slow[2]}), largest {large[1]} MB ({large[2]})"
        outcome.found = f"{len(outcome.failures)} wrong; {told}"
    return outcome


def _too_much(seconds: float, grown: int, *, profile: Profile) -> str:
    """More memory than any laptop has to spare, or (in the report alone, never in a test) more time."""
    too_slow = profile.full and seconds > MOST_SECONDS
    return f"took {seconds:.1f} s and {grown} MB" if grown > MOST_MB or too_slow else ""


def _in_a_process(hostile: Hostile, path: Path) -> tuple[str, float, int]:
    """(what is wrong, seconds, megabytes that the process grew)."""
    ours, theirs = os.pipe()
    if not (child := os.fork()):
        os.close(ours)
        with contextlib.suppress(BaseException):
            os.write(theirs, _read(hostile, path).encode()[:4000])
        os._exit(0)
    os.close(theirs)
    with open(ours, "rb") as pipe:  # noqa: PTH123 - a handle, no path
        told = pipe.read().decode()
    os.waitpid(child, 0)
    said, seconds, grown = told.rsplit("|", 2) if told.count("|") >= 2 else (f"died: {told}", "0", "0")
    return said, float(seconds), int(grown)


def _read(hostile: Hostile, path: Path) -> str:
    import resource

    before, begin, said = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic(), ""
    try:
        hostile.read(path)
        said = "" if hostile.harmless else "was taken in"
    except KnownError as error:
        said = "" if error.text and error.for_people() else f"refused: {error.code}"
    except BaseException as error:  # noqa: BLE001 - told to the parent
        said = f"{type(error).__name__}"
    seconds = time.monotonic() - begin
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    return f"{said}|{seconds:.3f}|{grown}"
