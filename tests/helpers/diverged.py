"""Demo case 2 in two workplaces, worked on by two people who did not know what the other did.

    both = diverged(folder)
    arrival = look(both.anja.premises, both.file)    # what Bram sends back

Anja moves the wedding and writes on about Jesse; Bram moves it to another day, writes on differently, adds a child with
its birth and one more event, notes something of somebody else and edits an event that Anja took away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.helpers.workplaces import CHEAP, PASSPHRASE, MovingClock
from werkbank.app import receiving
from werkbank.app.opening import import_case
from werkbank.app.parting import Choice, Level, parting
from werkbank.app.sending import Order, send
from werkbank.i18n.resources import resource
from werkbank.journal.edit import Edit
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, fresh_id
from werkbank.model.dates import VagueDate, parse
from werkbank.model.entities import Entity, Event, Parentage, Person
from werkbank.model.kinds import Gender, Role
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import look, preview
from werkbank.store.workplace import StoredCasus, Workplace, create_workplace, open_casus

FIRST = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
STORY = "Jesse slaapt slecht sinds de verhuizing.\nHij gaat graag naar voetbal.\nOp school gaat het wisselend."
HERS = STORY.replace("wisselend", "beter sinds hij een vaste mentor heeft")
HIS = STORY.replace("slecht sinds de verhuizing", "weer goed, sinds opa Leo vaker oppast").replace(
    "wisselend", "niet best"
)


@dataclass(slots=True)
class Both:
    """Two workplaces and what one sends the other."""

    anja: Workplace
    bram: Workplace
    clock: MovingClock
    case: str
    file: Path

    def close(self) -> None:
        self.anja.close()
        self.bram.close()


def diverged(folder: Path, *, name: str = "anja") -> Both:
    """Make both, with Bram's handover to Anja in ``file``."""
    clock = MovingClock(FIRST)
    anja, _ = create_workplace(folder / name, "Anja Oefening", PASSPHRASE, kdf=CHEAP, clock=clock)
    bram, _ = create_workplace(folder / "bram", "Bram de Wit", PASSPHRASE, kdf=CHEAP, clock=clock)
    AddressBook(bram.premises).set_organisation("GI Midden")
    AddressBook(anja.premises).compare(AddressBook(bram.premises).own_card())
    AddressBook(bram.premises).compare(AddressBook(anja.premises).own_card())
    stored = import_case(anja, resource("samples", "casus2"), clock=clock, name="Gezin Lindehof")
    _edit(stored, clock, lambda edit: _change(edit, named(edit.casus, "Jesse"), note=STORY))
    _send(anja, bram, stored, clock, folder / "heen.casus")
    stored.close()
    arrival = look(bram.premises, folder / "heen.casus")
    receiving.take(bram, arrival, preview(bram, arrival))

    clock.at += timedelta(days=3)
    theirs = bram.open_case(stored.id)
    _edit(theirs, clock, _as_bram)
    clock.at += timedelta(hours=2)
    ours = anja.open_case(stored.id)
    _edit(ours, clock, _as_anja)
    ours.close()
    clock.at += timedelta(hours=1)
    _send(bram, anja, theirs, clock, folder / "terug.casus")
    theirs.close()
    return Both(anja, bram, clock, stored.id, folder / "terug.casus")


def send_back(both: Both, path: Path) -> Path:
    """What Anja sends Bram now, whole."""
    stored = both.anja.open_case(both.case)
    _send(both.anja, both.bram, stored, both.clock, path)
    stored.close()
    return path


def named(casus: Casus, first_name: str) -> Person:
    return next(one for one in casus.persons.values() if one.first_name == first_name)


def titled(casus: Casus, title: str) -> Event:
    return next(one for one in casus.events.values() if one.title.startswith(title))


def _as_anja(edit: Edit) -> None:
    _change(edit, titled(edit.casus, "Trouwdag"), date=_day("7-6-2008"))
    _change(edit, named(edit.casus, "Jesse"), note=HERS)
    _change(edit, named(edit.casus, "Erik"), language="Nederlands")
    gone = titled(edit.casus, "Klacht over geluid")
    edit.remove(gone.kind_of, gone.id)


def _as_bram(edit: Edit) -> None:
    casus = edit.casus
    mother, jesse = named(casus, "Judith"), named(casus, "Jesse")
    _change(edit, titled(casus, "Trouwdag"), date=_day("16-6-2008"))
    _change(edit, jesse, note=HIS)
    _change(edit, titled(casus, "Klacht over geluid"), outcome="de buren hebben gepraat")
    _change(edit, titled(casus, "Derde crisismelding"), date=_day("mei 2014"))
    _change(edit, named(casus, "Greet"), birth=_day("12-2-1955"))
    fien = edit.add(
        Person(id=edit.new_id(), first_name="Fien", last_name="Lindehof", gender=Gender.WOMAN, role=Role.YOUTH)
    )
    _change(edit, fien, birth=_day("2-2-2026"))
    for parent in (mother, named(casus, "Erik")):
        edit.add(Parentage(id=edit.new_id(), parent=parent.id, child=fien.id))
    edit.add(_event(edit, "2-2-2026", "Fien wordt geboren", fien, mother))
    edit.add(_event(edit, "14-9-2026", "Gesprek op school over de klas", jesse))
    verhuizing = titled(casus, "Verhuizing naar Proefhaven")
    edit.remove(verhuizing.kind_of, verhuizing.id)


def _event(edit: Edit, when: str, title: str, *who: Person) -> Event:
    persons: tuple[EntityId, ...] = tuple(one.id for one in who)
    return Event(id=edit.new_id(), title=title, persons=persons, date=_day(when))


def _day(text: str) -> VagueDate:
    return parse(text, today=date(2026, 10, 1))


def _change(edit: Edit, entity: Entity, **fields: object) -> None:
    edit.change(entity, **fields)


def _edit(stored: StoredCasus, clock: MovingClock, doing: Callable[[Edit], object]) -> None:
    desk: OpenCasus = open_casus(stored, clock=clock, ids=fresh_id)
    with desk.transaction("edit-event") as edit:
        doing(edit)


def _send(of: Workplace, to: Workplace, stored: StoredCasus, clock: MovingClock, path: Path) -> None:
    chosen = Choice(level=Level.TEAM)
    leaving = parting(stored.casus, chosen, today=clock.today())
    contact = AddressBook(of.premises).compare(AddressBook(to.premises).own_card())
    send(of, stored, leaving, Order((contact,), chosen, "samen verder", "toestemming van beide ouders"), path)
