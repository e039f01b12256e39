"""``log``, ``backup`` and ``restore``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from werkbank.app.commands import inputs
from werkbank.app.commands.output import aside, document, say
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Person
from werkbank.model.errors import KnownError
from werkbank.model.rules import called
from werkbank.store.workplace import Workplace


def run_log(words: argparse.Namespace) -> int:
    """Who saw, changed, printed, exported, handed over; asking is itself told in the log."""
    from werkbank.app.keeping.entries import Asked, as_json, entries_of

    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        casus = stored.casus
        person = person_in(casus, words.about) if words.about else None
        entries = entries_of(stored, casus, asked=Asked(about=person.id if person else None))
        stored.log("log-viewed", about=(person.id,) if person else ())
        if words.pdf:
            _write_log(words, casus, entries, person)
        elif words.json:
            document([as_json(entry) for entry in entries])
        else:
            _tell_log(entries)
    return 0


def _tell_log(entries: list[Any]) -> None:
    from werkbank.app.keeping.log_words import day_words, folded

    for told in folded(entries):
        say(f"{day_words(told.day)}, {told.clock}: {told.line}")


def _write_log(words: argparse.Namespace, casus: Casus, entries: list[Any], person: Person | None) -> None:
    from werkbank.app.exports import write_whole
    from werkbank.app.keeping.looked import looked_sheet
    from werkbank.paper.looked import looked_pdf

    today = inputs.clock_of(words).today()
    write_whole(words.pdf, looked_pdf(looked_sheet(entries, casus, person=person), today=today))
    aside(tr("Geschreven naar {pad}. Let op: dit is niet versleuteld.", pad=words.pdf))


def run_backup(words: argparse.Namespace) -> int:
    """A verified copy of every case that this person can open, or of one."""
    from werkbank.app.keeping.shelf import warnings
    from werkbank.app.opening import case_of

    made: list[dict[str, Any]] = []
    refused: list[str] = []
    with inputs.workplace(words) as place:
        for risk in warnings(place):
            aside(risk)
        entries = [case_of(place, words.case)] if words.case else place.cases()
        for entry in entries:
            try:
                made.append(_backed_up(place, entry.id, name=entry.name))
            except KnownError as error:
                refused.append(tr("{casus}: {wat}", casus=entry.name, wat=error.for_people()))
        brought = _brought(place, words.to) if words.to else 0
    if words.json:
        document({"ok": not refused, "made": made, "second_place": brought, "problems": refused})
    else:
        say(ntr("{n} reservekopie gemaakt en nagelezen.", "{n} reservekopieën gemaakt en nagelezen.", len(made)))
    for line in refused:
        aside(line)
    return 1 if refused else 0


def _backed_up(place: Workplace, case: str, *, name: str) -> dict[str, Any]:
    from werkbank.app.keeping.backing_up import back_up_case

    folder = back_up_case(place, case)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"case": case, "name": name, "folder": str(folder), "bytes": size}


def _brought(place: Workplace, to: Path) -> int:
    from werkbank.store.copies import bring_over, choose_second_place

    premises = place.premises
    choose_second_place(premises, to)
    place.back_up_list(always=True)
    return bring_over(premises, now=premises.clock.now())


def run_restore(words: argparse.Namespace) -> int:
    """Put a copy back; what is there now gets a verified copy first."""
    from werkbank.store.copies import copy_at
    from werkbank.store.restoring import restore

    copy = copy_at(words.file)
    with inputs.workplace(words) as place:
        name = next((entry.name for entry in place.cases() if entry.id == copy.case), copy.case[:8])
        # A script asked for it by name, and what is there now is kept first: only a person at the prompt is asked.
        asked = sys.stdin.isatty() and not words.yes
        if asked and not _sure(tr("Reservekopie van '{casus}' terugzetten? Typ ja:", casus=name)):
            aside(tr("Er is niets teruggezet."))
            return 1
        kept = restore(place, copy)
    if words.json:
        document({"ok": True, "case": copy.case, "kept": str(kept) if kept else None})
        return 0
    say(tr("De reservekopie is teruggezet."))
    if kept:
        say(tr("Wat er stond, is bewaard in {map}.", map=kept))
    return 0


def _sure(question: str) -> bool:
    return input(question + " ").strip().casefold() in {"ja", "j"}


def person_in(casus: Casus, name: str) -> Person:
    """A person by id, reference or name. Raises ``KnownError`` when nobody or more than one fits."""
    asked = name.strip().casefold()
    people = casus.persons.values()
    fits = [one for one in people if name in {one.id, one.ref}]
    fits = fits or [one for one in people if asked in {one.first_name.casefold(), _full(one).casefold()}]
    if len(fits) == 1:
        return fits[0]
    names = ", ".join(f"{called(one)} ({one.ref or one.id})" for one in (fits or people))
    if fits:
        raise KnownError(tr("'{naam}' kan van alles zijn: {namen}.", naam=name, namen=names), code="person-unclear")
    raise KnownError(
        tr("In deze casus is niemand die '{naam}' heet.", naam=name), remedy=tr("Wel: {namen}.", namen=names),
        code="person-unknown",
    )  # fmt: skip


def _full(person: Person) -> str:
    return f"{person.first_name} {person.last_name}".strip()
