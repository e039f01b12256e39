"""``handover`` and ``poster``: what another organisation may have of a case, and the sheet for the wall."""

from __future__ import annotations

import argparse
import getpass
import sys

from werkbank.app.commands import inputs
from werkbank.app.commands.output import say
from werkbank.app.exports import handover_pdf, poster_pdf, write_whole
from werkbank.i18n import tr
from werkbank.model.errors import KnownError


def run_handover(words: argparse.Namespace) -> int:
    """Write the handover; the password comes from a file or is typed, never from the words."""
    from werkbank.plan.reader import receiving_reader

    today, password = inputs.clock_of(words).today(), _password(words)
    with inputs.stored_case(words, words.case, read_only=True) as (place, stored):
        data = handover_pdf(
            stored.casus,
            today=today,
            organisation=words.to,
            contact=words.contact,
            made_by=place.person.name,
            password=password,
        )
        reader = receiving_reader(words.to, person=words.contact)
        stored.log("export", detail=f"overdracht-pdf:{reader.name}")  # first the line in the log, then the paper
        write_whole(words.pdf, data)
    say(tr("Overdracht geschreven naar {pad}.", pad=words.pdf))
    say(
        tr("Dit bestand is versleuteld. Geef het wachtwoord langs een andere weg door.")
        if password
        else tr("Let op: dit bestand is niet versleuteld.")
    )
    return 0


def run_poster(words: argparse.Namespace) -> int:
    """Write the wall poster."""
    casus = inputs.casus_from(words, words.input, logged=f"wandplaat-{words.paper}")
    write_whole(words.pdf, poster_pdf(casus, today=inputs.clock_of(words).today(), paper=words.paper))
    say(tr("Wandplaat geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=words.pdf))
    return 0


def _password(words: argparse.Namespace) -> str:
    """Empty when no password is asked for. Raises ``KnownError`` or ``OSError``."""
    from werkbank.paper.pdf.locked import checked

    if words.password_file is not None:
        return checked(inputs.passphrase_in_file(words.password_file))
    return checked(_typed_twice()) if words.password else ""


def _typed_twice() -> str:
    if not sys.stdin.isatty():
        raise KnownError(
            tr("Er is niemand om het wachtwoord te typen."),
            remedy=tr("Geef een bestand met het wachtwoord met --password-file."),
            code="no-password",
        )
    first = getpass.getpass(tr("Wachtwoord voor de overdracht:") + " ")
    if first != getpass.getpass(tr("Nog een keer:") + " "):
        raise KnownError(
            tr("De twee wachtwoorden zijn niet gelijk."),
            remedy=tr("Begin opnieuw en typ twee keer hetzelfde."),
            code="passwords-differ",
        )
    return first
