"""People and keys in words for the window, and the recovery key as a file on its way to the printer."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from werkbank.app.exports import write_whole
from werkbank.i18n import ntr, tr
from werkbank.store.granting import CaseAccess, CaseMember, CaseMembers
from werkbank.store.members import Member, NewPaper, Renewed
from werkbank.store.passphrase import ENOUGH, SHORTEST, bits_of
from werkbank.store.workplace import StoredCasus, Workplace

PHASES = ("planned", "both", "rekeyed", "verified", "wrapped", "dropped", "told", "backed-up", "rotated")
STRONG = 50.0  # bits; five words of the list have 55


def save_paper(path: Path, paper: NewPaper, *, made_by: str, today: date) -> None:
    """Write the recovery key as PDF. Raises ``KnownError`` when the disk refuses."""
    from werkbank.paper.recovery_sheet import RecoverySheet, recovery_pdf

    write_whole(path, recovery_pdf(RecoverySheet(paper.text, paper.seal, made_by), today=today))


def strength(passphrase: str, *, names: tuple[str, ...]) -> str:
    """How good a passphrase is, while it is typed."""
    if len(passphrase.strip()) < SHORTEST:
        return tr("Nog te kort: minstens {n} tekens.", n=SHORTEST)
    bits = bits_of(passphrase, names=names)
    if bits < ENOUGH:
        return tr("Nog te makkelijk te raden: neem er een los woord bij.")
    return tr("Sterk.") if bits >= STRONG else tr("Goed genoeg. Met een woord erbij is hij sterk.")


def day_words(at: datetime) -> str:
    """'3-5-2026'."""
    here = at.astimezone()
    return f"{here.day}-{here.month}-{here.year}"


def said_of(member: Member) -> str:
    """The second line of somebody in the list."""
    parts = [tr("dat ben jij")] if member.is_me else []
    if member.since is not None:
        parts.append(tr("sinds {dag}", dag=day_words(member.since)))
    if member.by and member.by != member.name:
        parts.append(tr("toegevoegd door {naam}", naam=member.by))
    if not member.has_file:
        parts.append(tr("het sleutelbestand ontbreekt"))
    return " · ".join(parts)


def said_of_access(member: CaseMember) -> str:
    """The second line of who can open a case."""
    if member.unfinished:
        return tr("de sleutel ontbreekt: geef opnieuw toegang")
    parts = [tr("dat ben jij")] if member.is_me else []
    parts.append(tr("sinds {dag}", dag=day_words(member.since)))
    if member.by and member.by != member.name:
        parts.append(tr("gegeven door {naam}", naam=member.by))
    return " · ".join(parts)


def paper_waits(workplace: Workplace, stored: StoredCasus) -> tuple[str, str] | None:
    """What to say, with what to do, when the recovery key of now does not open this case; None when it does."""
    name = "" if workplace.is_by_paper else CaseAccess(workplace, stored).other_paper()
    if not name:
        return None
    return (
        tr(
            "De nieuwe herstelsleutel op papier, van {naam}, opent deze casus nog niet, en de vorige opent niets meer.",
            naam=name,
        ),
        tr(
            "Weet je waar het nieuwe papier ligt? Kies dan Kluis, Wie kan bij deze casus, 'Nieuwe sleutel voor deze "
            "casus'."
        ),
    )


def warnings_of(members: CaseMembers) -> list[str]:
    """What is not as it should be with the keys of a case."""
    found = []
    if not members.has_enough:
        found.append(
            tr(
                "Bij deze casus hoort nog maar één sleutel. Raakt die kwijt, dan is de casus voor altijd dicht. "
                "Geef nog iemand toegang, of neem het papier erbij."
            )
        )
    if members.other_paper:
        found.append(
            tr(
                "{naam} maakte een nieuwe herstelsleutel op papier, en kan zelf niet bij deze casus. Daarom opent dat "
                "papier hem nog niet, en het vorige opent niets meer. Weet je waar het nieuwe ligt en is dat goed? "
                "Kies dan 'Nieuwe sleutel'.",
                naam=members.other_paper,
            )
        )
    if members.unnamed:
        found.append(
            ntr(
                "Er is {n} sleutel waarvan hier niet staat van wie hij is. Met een nieuwe sleutel werkt die niet meer.",
                "Er zijn {n} sleutels waarvan hier niet staat van wie ze zijn. Met een nieuwe sleutel werken die niet "
                "meer.",
                members.unnamed,
            )
        )
    return found


def outcome(renewed: Renewed) -> str:
    """What came of taking away a key."""
    done = ntr("{n} casus kreeg een nieuwe sleutel.", "{n} casussen kregen een nieuwe sleutel.", len(renewed.done))
    rest = tr("Waar jij niet bij kunt, volgt zodra een collega die casus opent.")
    if not renewed.waiting:
        return f"{done} {rest}"
    left = ntr(
        "{n} casus ging nu niet open en volgt bij het volgende openen.",
        "{n} casussen gingen nu niet open en volgen bij het volgende openen.",
        len(renewed.waiting),
    )
    return f"{done} {left} {rest}"
