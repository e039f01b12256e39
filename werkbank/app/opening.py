"""From a folder and a passphrase to a casus at the desk; called from a job by the window, directly by a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from werkbank.app.actions import ActionId
from werkbank.app.joining import Joining
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.journal.changes import ChangeSet
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import Clock, fresh_id
from werkbank.model.errors import KnownError
from werkbank.store.workplace import CaseEntry, StoredCasus, Workplace

# what filled a case before anybody worked in it: undo does not empty a whole case
BEFORE_THE_WORK = {ActionId.CREATE_CASE}


def session_of(stored: StoredCasus, *, clock: Clock, author: str) -> Session:
    """Put a stored casus on the desk."""
    opened = OpenCasus(stored.casus, sink=stored, clock=clock, ids=fresh_id, author=author, past=past_of(stored))
    return Session(opened, clock=clock, memory=stored, read_only=stored.read_only)


def past_of(stored: StoredCasus) -> list[ChangeSet]:
    """What was done in it, oldest first, as far as undo goes."""
    return [change_set for change_set in stored.past() if change_set.action not in BEFORE_THE_WORK]


def import_case(
    workplace: Workplace,
    path: Path,
    *,
    clock: Clock,
    name: str = "",
    skip_bad: bool = False,
    progress: Callable[[int, int], bool] | None = None,
) -> StoredCasus:
    """Read a file into a new casus; nothing is made when the file is refused."""
    from werkbank.exchange import read_input

    read = read_input(path, today=clock.today(), ids=fresh_id, skip_bad=skip_bad, progress=progress)
    sheet = read.casus.sheet
    sheet = sheet.but(name=name or sheet.name or path.stem)
    stored = workplace.new_case(sheet.name)
    return fill(stored, read.casus.having(sheet), workplace=workplace, clock=clock)


def fill(
    stored: StoredCasus,
    casus: Casus,
    *,
    workplace: Workplace,
    clock: Clock,
    action: ActionId = ActionId.CREATE_CASE,
) -> StoredCasus:
    """Write a whole casus as one action."""
    opened = OpenCasus(stored.casus, sink=stored, clock=clock, ids=fresh_id, author=workplace.person.name)
    with opened.transaction(action, subject=casus.sheet.name) as edit:
        for entity in casus.everything():
            edit.put(entity)
    return stored


def take_in(
    stored: StoredCasus, readings: Sequence[Casus], *, workplace: Workplace, clock: Clock, action: ActionId
) -> Joining:
    """Join what was read with a stored casus as one action; answers what came of it."""
    joining = Joining(stored.casus)
    for read in readings:
        joining.take_in(read)
    opened = OpenCasus(stored.casus, sink=stored, clock=clock, ids=fresh_id, author=workplace.person.name)
    with opened.transaction(action, subject=stored.casus.sheet.name) as edit:
        for entity in joining.new.values():
            edit.put(entity)
    return joining


def how_to_get_newer() -> str:
    """What to do when a case is an older copy of what this workplace knows."""
    return tr(
        "Is het bestand gekopieerd terwijl Werkbank open was, kopieer dan ook wat ernaast staat ('case.db-wal'). "
        "Anders: vraag wie deze map terugzette en kijk in de reservekopieën."
    )


def how_to_get_whole() -> str:
    """What to do when something in a case was changed by anything but Werkbank."""
    return tr(
        "Zet de nieuwste reservekopie terug die nog heel is: menu Kluis, Reservekopieën (of 'werkbank restore'). "
        "Wat er nu staat, wordt eerst bewaard."
    )


def case_of(workplace: Workplace, name: str) -> CaseEntry:
    """A case by id or name. Raises ``KnownError`` when none or several fit."""
    entries = workplace.cases()
    if found := case_named(entries, name):
        return found
    if broken := [entry for entry in entries if entry.problem]:
        raise _unreadable(broken)
    raise KnownError(
        tr("In deze werkplek is geen casus '{naam}'.", naam=name),
        remedy=tr("Kijk met 'werkbank open' welke casussen er zijn. Een bestand of map met die naam is er ook niet."),
        code="case-unknown",
    )


def _unreadable(broken: Sequence[CaseEntry]) -> KnownError:
    """No name fits, and of these cases the name cannot be read: it may be one of them."""
    told = " ".join(
        tr("Van {casus} is de naam niet te lezen. {waarom}", casus=one.name, waarom=one.why) for one in broken
    )
    if all(one.problem == "newer-version" for one in broken):
        return KnownError(told, remedy=tr("Installeer de nieuwste versie van Werkbank."), code="newer-version")
    remedy = tr("Zet de nieuwste reservekopie van die casus terug: menu Kluis, Reservekopieën (of 'werkbank restore').")
    return KnownError(told, remedy=remedy, code="slots-damaged")


def case_named(entries: Sequence[CaseEntry], name: str) -> CaseEntry | None:
    """The one case with this id or name, or None. Raises ``KnownError`` when several have it."""
    asked = name.strip().casefold()
    fits = [e for e in entries if e.id == name] or [e for e in entries if e.name == name]
    fits = fits or [e for e in entries if e.name.casefold() == asked]
    if len(fits) > 1:
        raise KnownError(
            tr("Er zijn {aantal} casussen die '{naam}' heten.", aantal=len(fits), naam=name),
            remedy=tr("Gebruik het nummer: {nummers}.", nummers=", ".join(e.id for e in fits)),
            code="case-ambiguous",
        )
    return fits[0] if fits else None
