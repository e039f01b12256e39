"""Cases as people type them: rows of the table of events, read like a file that somebody hands over.

    cases = typed({"twice": "1-2-2012..1-8-2012; ambulant; product=IAG\\nvoorjaar 2015..nu; ambulant; product=iag"})
    outcome(cases["twice"], "zelfde-hulp")     # 'zeker begin 1 2': status, strength and numbers of the rows

A row has its date (``begin..end`` for a period), its kind and, where it matters, other columns. Without columns of its
own it is a fact about Bo, from a file. The family: Mo and Va with their children Bo (2008) and Lin (2011). All cases
of a test are read at once and then parted, because reading a file takes longer than looking for a pattern.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from werkbank.exchange import read_input
from werkbank.model.casus import Casus, casus_of
from werkbank.model.entities import Event
from werkbank.patterns import Finding, Params, as_json, find

Name = TypeVar("Name")
Table = Mapping[str, tuple[str, str]]
"""Rows and what comes out of them, by a name for the case."""

TODAY = date(2026, 6, 1)
PERSONS = """id;roepnaam;geboren;rol
mo;Mo;1985;ouder
va;Va;1984;ouder
bo;Bo;3-4-2008;*jeugdige
lin;Lin;5-6-2011;jeugdige
"""
RELATIONS = "van;naar;soort\nmo;bo;ouder\nva;bo;ouder\nmo;lin;ouder\nva;lin;ouder\n"
USUAL = {"personen": "bo", "aard": "feit", "bron": "dossier"}
COLUMNS = (
    "id", "datum", "einde", "soort", "personen", "reden", "afloop", "reden einde", "product", "organisatie", "kader",
    "melder", "bevinding", "aard", "bron",
)  # fmt: skip


def typed(cases: Mapping[Name, str], /) -> Mapping[Name, Casus]:
    """The casus that comes out of the rows of each case, by its name."""
    rows = [
        {**_row(line), "id": f"{place}-{number}"}
        for place, text in enumerate(cases.values())
        for number, line in enumerate(text.strip().splitlines(), start=1)
    ]
    with TemporaryDirectory() as folder:
        whole = _read(rows, folder=Path(folder))
    people = [*whole.persons.values(), *whole.parentages.values()]
    events: dict[str, list[Event]] = {}
    for event in whole.events.values():
        events.setdefault(event.id.partition("-")[0], []).append(event)
    return {name: casus_of([*people, *events[str(place)]]) for place, name in enumerate(cases)}


def _row(line: str) -> Mapping[str, str]:
    period, kind, *others = [part.strip() for part in line.split(";")]
    begin, _, end = period.partition("..")
    columns = USUAL | dict(part.split("=", 1) for part in others if part)
    return {**columns, "personen": columns["personen"].replace(",", "|"), "datum": begin, "einde": end, "soort": kind}


def _read(rows: Iterable[Mapping[str, str]], *, folder: Path) -> Casus:
    (folder / "personen.csv").write_text(PERSONS, encoding="utf-8")
    (folder / "relaties.csv").write_text(RELATIONS, encoding="utf-8")
    with (folder / "gebeurtenissen.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, delimiter=";", restval="")
        table.writeheader()
        table.writerows(rows)
    return read_input(folder, today=TODAY).casus


def found_in(casus: Casus, detector: str, *, params: Params | None = None) -> list[Finding]:
    """What one detector finds."""
    found = find(casus, today=TODAY, only=[detector], params=params)
    assert not found.failed
    return list(found)


def outcome(casus: Casus, detector: str, *, params: Params | None = None) -> str:
    """Status, strength and rows of every finding, '' when there is none: 'zeker begin 1 2 / mogelijk sterk 3 4'."""
    found = found_in(casus, detector, params=params)
    return " / ".join(sorted(_short(as_json(finding, casus)) for finding in found))


def _short(row: Mapping[str, object]) -> str:
    events = row["events"]
    assert isinstance(events, list)
    numbers = sorted(int(str(ref).partition("-")[2]) for ref in events)
    return " ".join([str(row["status"]), str(row["strength"]), *map(str, numbers)])
