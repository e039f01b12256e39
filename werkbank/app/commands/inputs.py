"""Where a command gets its casus: a file that is read on the spot, or a case in a workplace."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from werkbank.app.absence import why_nobody
from werkbank.app.commands.output import aside
from werkbank.app.places import own_workplace
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import Clock, SystemClock
from werkbank.model.errors import KnownError
from werkbank.store.people import Person, people_of

if TYPE_CHECKING:  # reading a file needs no keys
    from werkbank.genogram.signs import Forms
    from werkbank.store.workplace import StoredCasus, Workplace

FILE_ENDINGS = {".csv", ".tsv", ".txt", ".zip", ".xlsx", ".xlsm", ".xls", ".ods", ".ged", ".gdz"}


def clock_of(words: argparse.Namespace) -> Clock:
    """The clock of this run; ``--today`` fixes the day."""
    return SystemClock(words.today)


def folder_of(words: argparse.Namespace) -> Path:
    """The workplace folder that the words name, or the user's own."""
    return Path(words.workplace or own_workplace())


def passphrase_of(words: argparse.Namespace, *, prompt: str) -> str:
    """The passphrase from the file that is named, or typed without echo."""
    given = passphrase_in_file(words.passphrase_file) if words.passphrase_file is not None else _typed(prompt)
    if not given:
        raise KnownError(
            tr("Er is geen wachtzin gegeven."),
            remedy=tr("Typ hem als erom gevraagd wordt, of geef een bestand met de wachtzin met --passphrase-file."),
            code="no-passphrase",
        )
    return given


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt + " ") if sys.stdin.isatty() else ""
    except EOFError:
        return ""


@contextmanager
def workplace(words: argparse.Namespace) -> Iterator[Workplace]:
    """The workplace, unlocked, closed afterwards."""
    from werkbank.app.keeping.clock_check import clock_doubt, last_use
    from werkbank.store.workplace import unlock

    folder = folder_of(words)
    person = person_of(folder, words.person)
    opened = unlock(folder, person.id, passphrase_of(words, prompt=tr("Wachtzin:")), clock=clock_of(words))
    if words.today is None and (doubt := clock_doubt(SystemClock().now(), last=last_use(opened))):
        aside(doubt.for_people())
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def stored_case(
    words: argparse.Namespace, name: str, *, read_only: bool = False
) -> Iterator[tuple[Workplace, StoredCasus]]:
    """One case of the workplace by id or name."""
    from werkbank.app.opening import case_of

    with workplace(words) as place:
        stored = place.open_case(case_of(place, name).id, read_only=read_only)
        try:
            yield place, stored
        finally:
            stored.close()


def casus_from(words: argparse.Namespace, text: str, *, logged: str) -> Casus:
    """The casus of an INPUT: a path that exists is read, anything else is a case in the workplace.

    ``logged``: what leaves the program, for the access log of a case.
    """
    return seen_from(words, text, logged=logged)[0]


def seen_from(words: argparse.Namespace, text: str, *, logged: str) -> tuple[Casus, Forms]:
    """The casus of an INPUT, and for a case the forms of signs that its team chose."""
    from werkbank.app.seeing import forms_kept
    from werkbank.genogram.signs import USUAL

    if text and Path(text).exists():
        return _read(words, text), USUAL
    if not text or os.sep in text or Path(text).suffix.casefold() in FILE_ENDINGS or not _can_unlock(words):
        raise KnownError(
            tr("Het bestand of de map '{pad}' bestaat niet.", pad=text),
            remedy=tr("Controleer de naam. Is het een casus, geef dan ook de wachtzin (--passphrase-file)."),
            code="input-missing",
        )
    with stored_case(words, text, read_only=True) as (_, stored):
        stored.log("export", detail=logged)
        return stored.casus, forms_kept(stored)


def _can_unlock(words: argparse.Namespace) -> bool:
    return bool(people_of(folder_of(words))) and (words.passphrase_file is not None or sys.stdin.isatty())


def _read(words: argparse.Namespace, text: str) -> Casus:
    """What is left out by ``--skip-bad`` is told on stderr."""
    from werkbank.exchange import read_input

    result = read_input(text, today=clock_of(words).today(), skip_bad=words.skip_bad)
    for remark in result.report.refused:
        aside(tr("Overgeslagen: {wat}", wat=remark.for_people()))
    return result.casus


def person_of(folder: Path, name: str | None) -> Person:
    """Who of a workplace is meant; without a name the only one. Raises ``KnownError``."""
    people = people_of(folder)
    fits = [p for p in people if name is None or name in {p.id, p.name}]
    if len(fits) == 1:
        return fits[0]
    if not people and (wrong := why_nobody(folder)):
        raise wrong
    if not folder.exists():
        raise KnownError(
            tr("De map {map} is er niet.", map=folder),
            remedy=tr(
                "Staat de werkplek op een stick of andere schijf, steek die er dan in. Is er nog geen werkplek, maak "
                "er dan een met 'werkbank init --person NAAM'."
            ),
            code="no-workplace",
        )
    if not people:
        raise KnownError(
            tr("In {map} is geen werkplek.", map=folder),
            remedy=tr("Maak er een met 'werkbank init --person NAAM', of wijs een andere aan met --workplace."),
            code="no-workplace",
        )
    names = ", ".join(p.name for p in people)
    if name is None or fits:
        raise KnownError(tr("Zeg met --person wie je bent: {namen}.", namen=names), code="person-unclear")
    raise KnownError(
        tr("'{naam}' heeft geen sleutel van deze werkplek.", naam=name),
        remedy=tr("Wel: {namen}.", namen=names),
        code="person-unknown",
    )


def passphrase_in_file(file: Path) -> str:
    """The first line of a file with a passphrase. Raises ``KnownError`` or ``OSError``."""
    try:
        text = str(file.read_bytes(), encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownError(
            tr("Het bestand met de wachtzin is geen gewone tekst."),
            remedy=tr("Bewaar de wachtzin als tekst (UTF-8), op één regel."),
            code="passphrase-file",
        ) from error
    return text.strip("\r\n").partition("\n")[0].rstrip("\r")
