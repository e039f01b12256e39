"""``init``, ``export``, ``check``: making a workplace, writing and checking a case."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from werkbank.app.commands import inputs
from werkbank.app.commands.output import aside, document, say
from werkbank.app.commands.usage import not_yet, wrong
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError

if TYPE_CHECKING:
    from werkbank.store.problem import Problem

DAMAGE = {"damaged", "not-a-case-file", "slots-damaged", "operations-missing", "state-differs"}
OLDER = {"older-file", "older-log"}
CHANGED = {"chain-broken", "log-broken", "seal-broken", "foreign-key"} | DAMAGE


def run_init(words: argparse.Namespace) -> int:
    """Make a workplace and show the recovery key once."""
    folder = inputs.folder_of(words)
    if not (words.person or "").strip():
        return wrong(tr("zeg met --person hoe je heet"))
    from werkbank.app.keeping.shelf import warnings
    from werkbank.store.passphrase import ENOUGH, bits_of
    from werkbank.store.workplace import create_workplace

    passphrase = _new_passphrase(words)
    weak = bits_of(passphrase, names=[words.person]) < ENOUGH
    scripted = words.passphrase_file is not None  # whoever wrote the script chose; a person at the prompt is helped
    made, recovery = create_workplace(
        folder, words.person, passphrase, clock=inputs.clock_of(words), enough=0.0 if scripted else ENOUGH
    )
    risky = warnings(made)
    made.close()
    for line in risky:
        aside(line)
    if weak:
        aside(tr("Deze wachtzin is te makkelijk te raden. Kies in het venster een nieuwe: menu Kluis."))
    say(tr("Werkplek gemaakt in {map}.", map=folder))
    say(tr("Herstelsleutel (schrijf over op papier en leg in een kluis, je ziet hem maar één keer):"))
    say(recovery)
    return 0


def run_export(words: argparse.Namespace) -> int:
    """Write a case as tables."""
    if words.what not in {"tables", "xlsx"}:
        return not_yet(f"export --what {words.what}")
    from werkbank.exchange import write_tables, write_xlsx

    write = write_tables if words.what == "tables" else write_xlsx
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        stored.log("export", detail=words.what)  # first the line in the log, then the file
        report = write(stored.casus, Path(words.out), today=inputs.clock_of(words).today())
    say(tr("Geschreven naar {pad}. Let op: dit is niet versleuteld.", pad=words.out))
    for remark in report.remarks:
        say("- " + remark.for_people())
    return 0


def run_check(words: argparse.Namespace) -> int:
    """Check pages, fold, chains and the rules of the model; what contradicts itself is told but is no damage."""
    problems, doubts = _looked_at(words)
    if words.json:
        document({"ok": not problems, "problems": problems, "warnings": doubts})
        return 0 if not problems else 1
    say(tr("Deze casus is heel.") if not problems else tr("Deze casus is niet zoals hij was:"))
    for line in problems:
        say("- " + line)
    if doubts:
        say(tr("Wat in de casus zelf niet bij elkaar past:"))
    for line in doubts:
        say("- " + line)
    return 0 if not problems else 1


def _looked_at(words: argparse.Namespace) -> tuple[list[str], list[str]]:
    from werkbank.app.opening import case_of

    with inputs.workplace(words) as place:
        case = case_of(place, words.case).id
        try:
            stored = place.open_case(case, read_only=True)
        except KnownError as error:
            if error.code not in DAMAGE:  # open elsewhere, or of a newer program: that says nothing about the case
                raise
            aside(error.for_people())
            return [error.for_people()], []
        try:
            return [_told(problem) for problem in stored.check()], list(_doubts(words, stored.casus))
        finally:
            stored.close()


def _told(problem: Problem) -> str:
    from werkbank.app.opening import how_to_get_newer, how_to_get_whole

    if problem.code in CHANGED:
        return f"{problem} {how_to_get_whole()}"
    return f"{problem} {how_to_get_newer()}" if problem.code in OLDER else str(problem)


def _doubts(words: argparse.Namespace, casus: Casus) -> Iterator[str]:
    from werkbank.model.rules import complaints_of

    return (complaint.text for complaint in complaints_of(casus, today=inputs.clock_of(words).today()))


def _new_passphrase(words: argparse.Namespace) -> str:
    """What is typed is asked twice: nobody can see what they type."""
    first = inputs.passphrase_of(words, prompt=tr("Kies een wachtzin:"))
    if words.passphrase_file is None and inputs.passphrase_of(words, prompt=tr("Nog een keer:")) != first:
        raise KnownError(
            tr("De twee wachtzinnen zijn niet gelijk."),
            remedy=tr("Begin opnieuw. Er is niets gemaakt."),
            code="passphrases-differ",
        )
    return first
