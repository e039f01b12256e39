"""Where a command gets its casus: a file that is read on the spot, or a case in a workplace."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from werkbank.app.places import own_workplace
from werkbank.exchange import read_input
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import Clock, SystemClock
from werkbank.model.errors import KnownError
from werkbank.store.people import people_of
from werkbank.store.workplace import StoredCasus, Workplace, unlock


def clock_of(words: argparse.Namespace) -> Clock:
    """The clock of this run; ``--today`` fixes the day."""
    return SystemClock(words.today)


def folder_of(words: argparse.Namespace) -> Path:
    """The workplace folder that the words name, or the user's own."""
    return words.workplace or own_workplace()


def passphrase_of(words: argparse.Namespace, *, prompt: str) -> str:
    """The passphrase from the file that is named, or typed without echo."""
    if words.passphrase_file is not None:
        return str(words.passphrase_file.read_text(encoding="utf-8")).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise KnownError(
            tr("Er is geen wachtzin gegeven."),
            remedy=tr("Geef een bestand met de wachtzin met --passphrase-file."),
            code="no-passphrase",
        )
    return getpass.getpass(prompt + " ")


@contextmanager
def workplace(words: argparse.Namespace) -> Iterator[Workplace]:
    """The workplace, unlocked, closed afterwards."""
    folder = folder_of(words)
    person = _person(folder, words.person)
    opened = unlock(folder, person, passphrase_of(words, prompt=tr("Wachtzin:")))
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def stored_case(
    words: argparse.Namespace, name: str, *, read_only: bool = False
) -> Iterator[tuple[Workplace, StoredCasus]]:
    """One case of the workplace by id or name."""
    with workplace(words) as place:
        stored = place.open_case(case_id(place, name), read_only=read_only)
        try:
            yield place, stored
        finally:
            stored.close()


def case_id(place: Workplace, name: str) -> str:
    """The id of a case by id or name. Raises ``KnownError`` when none or several fit."""
    entries = place.cases()
    fits = [e for e in entries if e.id == name] or [e for e in entries if e.name.casefold() == name.casefold()]
    if len(fits) == 1:
        return fits[0].id
    if fits:
        raise KnownError(
            tr("Er zijn {aantal} casussen met deze naam.", aantal=len(fits)),
            remedy=tr("Gebruik het nummer: {nummers}.", nummers=", ".join(e.id for e in fits)),
            code="case-ambiguous",
        )
    raise KnownError(
        tr("In deze werkplek is geen casus '{naam}'.", naam=name),
        remedy=tr("Kijk met 'werkbank open' welke casussen er zijn."),
        code="case-unknown",
    )


def casus_from(words: argparse.Namespace, text: str) -> Casus:
    """The casus of an INPUT: a path that exists is read, anything else is a case in the workplace."""
    if (path := Path(text)).exists():
        return read_input(path, today=clock_of(words).today(), skip_bad=getattr(words, "skip_bad", False)).casus
    if path.suffix or os.sep in text:
        raise KnownError(
            tr("Het bestand of de map '{pad}' bestaat niet.", pad=text),
            remedy=tr("Controleer de naam. Er is niets gelezen."),
            code="input-missing",
        )
    with stored_case(words, text, read_only=True) as (_, stored):
        return stored.casus


def _person(folder: Path, name: str | None) -> str:
    people = people_of(folder)
    fits = [p for p in people if name is None or name in {p.id, p.name}]
    if len(fits) == 1:
        return fits[0].id
    if not people:
        raise KnownError(
            tr("In {map} is geen werkplek.", map=folder),
            remedy=tr("Maak er een met 'werkbank init --person NAAM'."),
            code="no-workplace",
        )
    names = ", ".join(p.name for p in people)
    raise KnownError(tr("Zeg met --person wie je bent: {namen}.", namen=names), remedy="", code="person-unclear")
