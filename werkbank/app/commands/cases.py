"""``init``, ``import``, ``export``, ``check``: making, filling, writing and checking cases of a workplace."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from werkbank.app.commands import inputs
from werkbank.app.commands.output import document, say
from werkbank.app.opening import extend_case, fill
from werkbank.i18n import ntr, tr
from werkbank.model.clock import fresh_id
from werkbank.model.errors import KnownError
from werkbank.store.workplace import create_workplace


def run_init(words: argparse.Namespace) -> int:
    """Make a workplace and show the recovery key once."""
    folder = inputs.folder_of(words)
    if not words.person:
        raise KnownError(tr("Zeg met --person hoe je heet."), remedy="", code="no-person")
    passphrase = inputs.passphrase_of(words, prompt=tr("Kies een wachtzin:"))
    made, recovery = create_workplace(folder, words.person, passphrase)
    made.close()
    say(tr("Werkplek gemaakt in {map}.", map=folder))
    say(tr("Herstelsleutel (schrijf over op papier en leg in een kluis, je ziet hem maar één keer):"))
    say(recovery)
    return 0


def run_import(words: argparse.Namespace) -> int:
    """Read files into a new or an existing case."""
    from werkbank.exchange import read_input

    clock = inputs.clock_of(words)
    read = [read_input(path, today=clock.today(), ids=fresh_id, skip_bad=words.skip_bad) for path in words.inputs]
    with inputs.workplace(words) as place:
        fits = [entry for entry in place.cases() if words.case in {entry.id, entry.name}]
        stored = place.open_case(fits[0].id) if fits else place.new_case(words.case)
        try:
            for one in read:
                sheet = one.casus.sheet.but(name=words.case)
                (extend_case if fits else fill)(stored, one.casus.having(sheet), workplace=place, clock=clock)
            case_id = stored.id
        finally:
            stored.close()
    _tell_import(words, [one.report for one in read], case_id)
    return 0


def run_export(words: argparse.Namespace) -> int:
    """Write a case as tables."""
    from werkbank.exchange import write_tables, write_xlsx

    if words.what not in {"tables", "xlsx"}:
        say(tr("'{naam}' is nog niet beschikbaar in deze versie.", naam=f"export --what {words.what}"))
        return 2
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        casus = stored.casus
    write = write_tables if words.what == "tables" else write_xlsx
    report = write(casus, Path(words.out), today=inputs.clock_of(words).today())
    say(tr("Geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=words.out))
    for remark in report.remarks:
        say("- " + remark.for_people())
    return 0


def run_check(words: argparse.Namespace) -> int:
    """Check pages, fold, chains and the rules of the model."""
    from werkbank.model.rules import complaints_of

    clock = inputs.clock_of(words)
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        problems = [str(problem) for problem in stored.check()]
        remarks = [warning.text for warning in complaints_of(stored.casus, today=clock.today())]
    if words.json:
        document({"ok": not problems, "problems": problems, "warnings": remarks})
    else:
        say(tr("Deze casus is heel.") if not problems else tr("Deze casus is beschadigd:"))
        for line in (*problems, *remarks):
            say("- " + line)
    return 0 if not problems else 1


def _tell_import(words: argparse.Namespace, reports: list[Any], case_id: str) -> None:
    if words.json:
        document({"case": case_id, "files": [report.as_json() for report in reports]})
        return
    for report in reports:
        say(report.for_people())
    say(ntr("{n} bestand ingelezen.", "{n} bestanden ingelezen.", len(reports)))
