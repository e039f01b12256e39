"""Small files as people type them, read the way any file is read: for tests of what comes out of a small family.

``tests/data/patterns/typed_cases.txt`` has one case a paragraph: ``# detector | name | what must come out`` (nothing or
how sure each finding is), then a line a row: ``persoon:``, ``relatie:``, ``gebeurtenis:``, ``kenmerk:``, ``woont:``,
``werkt:``. Between cells stands ``;``: the first ones in the order of the table, others as ``column=text``; a period is
``begin>end``. Everybody has a mother, a father and two children; an event is a fact from a file unless it says else.
``(unasked)`` behind the detector: it was not asked for by name.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.helpers.patterns import TODAY
from werkbank.exchange.reading import read_input
from werkbank.patterns import Finding, find

CASES = Path(__file__).parents[1] / "data" / "patterns" / "typed_cases.txt"
_FAMILY = """
persoon: mo; Mo; v; 1-3-1985; ouder
persoon: va; Va; m; 2-2-1984; ouder
persoon: bo; Bo; m; 3-4-2008; *jeugdige
persoon: lin; Lin; v; 5-6-2011; jeugdige
relatie: mo; va; huwelijk
relatie: mo; bo; ouder
relatie: va; bo; ouder
relatie: mo; lin; ouder
relatie: va; lin; ouder
"""
_TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "persoon": ("personen", ("id", "roepnaam", "geslacht", "geboren", "rol")),
    "relatie": ("relaties", ("van", "naar", "soort")),
    "gebeurtenis": ("gebeurtenissen", ("datum", "soort", "personen")),
    "kenmerk": ("kenmerken", ("persoon", "soort", "begin", "einde", "status", "bron")),
    "woont": ("huishoudens", ("huishouden", "persoon", "begin", "einde")),
    "werkt": ("betrokkenen", ("naam", "rol", "organisatie", "persoon", "begin", "einde")),
}


class Typed(NamedTuple):
    """One case: what was typed beside the family, and how sure what is found must be."""

    detector: str
    asked: bool
    name: str
    expected: str
    lines: tuple[str, ...]

    def found(self) -> list[Finding]:
        """What the detector finds in what was typed."""
        with tempfile.TemporaryDirectory() as folder:
            rows: dict[str, list[dict[str, str]]] = {}
            for line in (*_FAMILY.strip().splitlines(), *self.lines):
                what, _, cells = line.partition(": ")
                rows.setdefault(what, []).append(_cells(cells, what))
            for what, some in rows.items():
                _write(Path(folder) / f"{_TABLES[what][0]}.csv", some)
            casus = read_input(Path(folder), today=TODAY).casus
        found = find(casus, today=TODAY, only=(self.detector,) if self.asked else ())
        assert not found.failed
        return [one for one in found if one.detector == self.detector]


def typed_cases() -> Iterator[Typed]:
    """Every case of the file."""
    for paragraph in CASES.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = paragraph.splitlines()
        detector, name, expected = (part.strip() for part in head.removeprefix("#").split("|"))
        bare = detector.removesuffix("(unasked)").strip()
        yield Typed(bare, bare == detector, name, expected, tuple(lines))


def _cells(text: str, what: str) -> dict[str, str]:
    is_event = what == "gebeurtenis"
    cells: dict[str, str] = {"aard": "feit", "bron": "dossier"} if is_event else {}
    for place, cell in enumerate(part.strip() for part in text.split(";")):
        name, is_named, value = cell.partition("=")
        cells[name.replace("_", " ") if is_named else _TABLES[what][1][place]] = value.strip() if is_named else cell
    if is_event:
        cells["datum"], _, cells["einde"] = cells.get("datum", "").partition(">")
        cells["personen"] = cells.get("personen", "").replace(" ", "|")
    return cells


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    rows = list(rows)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, delimiter=";", restval="")
        writer.writeheader()
        writer.writerows(rows)
