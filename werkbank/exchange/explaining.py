"""The text beside exported tables: what each column means, and what no table holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from werkbank.exchange.report import Report
from werkbank.exchange.tables.all import BY_NAME
from werkbank.exchange.tables.column import ID
from werkbank.i18n import tr

README = "LEESMIJ.txt"


class HasRows(Protocol):
    """A table with its header in the first row."""

    @property
    def name(self) -> str: ...
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...


def explained(tables: Iterable[HasRows], report: Report) -> bytes:
    """The explanation as text, UTF-8 with a mark in front."""
    lines = [
        tr("Tabellen uit Werkbank."),
        tr("In één cel staan meer waarden met | ertussen. Een datum staat er zoals mensen hem schrijven."),
        tr("Een enkel aanhalingsteken vooraan houdt een rekenblad weg van formules en hoort niet bij de tekst."),
    ]
    for table in tables:
        lines += ["", table.name]
        lines += [f"  {name}: {_meaning(table.name, name)}".rstrip(": ") for name in table.rows[0]]
    lines += ["", tr("Wat niet in een tabel past:")]
    lines += [f"  - {remark.for_people()}" for remark in report.remarks] or ["  " + tr("niets")]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _meaning(table: str, name: str) -> str:
    if name == ID:
        return tr("eigen naam van deze rij; andere tabellen verwijzen ernaar")
    return next((tr(column.about) for column in BY_NAME[table].columns if column.name == name), "")
