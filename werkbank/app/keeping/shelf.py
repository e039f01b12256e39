"""'Bewaren' and 'Reservekopieën' as lists: which cases may go, which copies there are, what to warn of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, say_day
from werkbank.plan.retention import is_near, is_passed
from werkbank.store.copies import copies_of, second_place
from werkbank.store.surroundings import Place, place_of, syncing_program
from werkbank.store.workplace import Workplace


class Standing(Enum):
    """How a case stands to its date."""

    PASSED = 0
    NEAR = 1
    LATER = 2
    NONE = 3


@dataclass(frozen=True, slots=True)
class Shelved:
    """A case with the day until which it is kept."""

    id: str
    name: str = field(repr=False)
    until: date | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Backed:
    """A case with its copies."""

    id: str
    name: str = field(repr=False)
    newest: datetime | None
    copies: int
    size: int


def shelved(workplace: Workplace, *, today: date) -> list[Shelved]:
    """Every case by its date: first what may go, then what is near, then the rest."""
    found = [_shelved(entry.id, entry.name, entry.retention, today=today) for entry in workplace.cases()]
    return sorted(found, key=lambda one: (one.standing.value, one.until or date.max, one.name))


def backed(workplace: Workplace) -> list[Backed]:
    """Every case with how many copies there are."""
    found = []
    for entry in workplace.cases():
        copies = copies_of(workplace.premises, entry.id)
        newest = copies[0].made_at if copies else None
        found.append(Backed(entry.id, entry.name, newest, len(copies), sum(one.size for one in copies)))
    return found


def warnings(workplace: Workplace) -> list[str]:
    """What is risky about where the workplace and its copies lie."""
    found = [_warning(workplace.folder, tr("De werkplek"))]
    place = second_place(workplace.premises)
    if place is not None:
        found.append(_warning(place, tr("De tweede plek")))
        if not place.is_dir():
            found.append(tr("De tweede plek ({plek}) is er nu niet. Steek de stick of schijf erin.", plek=place))
    return [one for one in found if one]


def standing_words(one: Shelved) -> str:
    """'mag weg sinds 3 mei 2026'."""
    if one.until is None:
        return tr("nog geen datum gekozen")
    day = say_day(one.until)
    if one.standing is Standing.PASSED:
        return tr("termijn voorbij sinds {dag}: bekijk of hij weg mag", dag=day)
    return tr("bijna: {dag}", dag=day) if one.standing is Standing.NEAR else tr("tot en met {dag}", dag=day)


def _shelved(case: str, name: str, retention: str, *, today: date) -> Shelved:
    until = from_edtf(retention).hi if retention else None
    if until is None:
        return Shelved(case, name, None, Standing.NONE)
    passed, near = is_passed(until, today=today), is_near(until, today=today)
    return Shelved(case, name, until, Standing.PASSED if passed else Standing.NEAR if near else Standing.LATER)


def _warning(folder: Path, what: str) -> str:
    match place_of(folder):
        case Place.SYNCED:
            return tr(
                "{wat} staat in een map van {programma}. Dat kan bestanden beschadigen en oude versies terugzetten. "
                "Zet hem op de eigen schijf.",
                wat=what,
                programma=syncing_program(folder),
            )
        case Place.NETWORK:
            return tr(
                "{wat} staat op een netwerkschijf. Daar kan Werkbank niet veilig opslaan. Zet hem op de eigen schijf.",
                wat=what,
            )
        case _:
            return ""
