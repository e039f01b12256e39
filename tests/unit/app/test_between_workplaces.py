"""A case travels between two workplaces and back: whole, in part, twice, and when something goes wrong on the way."""

import gzip
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from tests.helpers.handovers import Forgery, somebody
from tests.helpers.people import add_colleague, unlocked_as
from tests.helpers.workplaces import CHEAP, NOON, PASSPHRASE, MovingClock, unlocked
from werkbank.app import receiving
from werkbank.app.handed_over import letter_words, received_lines, sent_lines, waiting
from werkbank.app.keeping.noticing import write_notice
from werkbank.app.merge_words import as_json, summary, told
from werkbank.app.opening import session_of
from werkbank.app.parting import Choice, Level, Section, parting
from werkbank.app.sending import Order, send
from werkbank.journal.changes import ChangeSet
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, fresh_id
from werkbank.model.entities import Event, Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Sharing
from werkbank.store.copies import copy_at
from werkbank.store.destroying import destroy
from werkbank.store.handover import arriving
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import look, preview
from werkbank.store.handover.bech32 import identity_text
from werkbank.store.handover.correspondence import handovers, received
from werkbank.store.handover.receipt import Receipt, destruction_notice, read_letter
from werkbank.store.handover.sorting import Sort, sort_of
from werkbank.store.handover.visitekaartje import new_card, write_card_file
from werkbank.store.members import Members
from werkbank.store.recovery import recovery_key
from werkbank.store.restoring import restore
from werkbank.store.workplace import StoredCasus, Workplace, create_workplace, open_casus

P1, P2, E1, E2 = (EntityId(name) for name in ("p1", "persoon-die-blijft", "e1", "e2"))
PHOTO = b"\x89PNG foto van een tekening"


@dataclass(slots=True)
class Side:
    """One workplace with its person."""

    place: Workplace
    clock: MovingClock
    case: str = ""

    @property
    def book(self) -> AddressBook:
        return AddressBook(self.place.premises)

    def edit(self, change: Callable[[OpenCasus], object]) -> None:
        """Work in the case for a moment, an hour later than before."""
        self.clock.at += timedelta(hours=1)
        stored = self.place.open_case(self.case)
        change(open_casus(stored, clock=self.clock, ids=fresh_id))
        stored.close()

    def casus(self) -> Casus:
        stored = self.place.open_case(self.case)
        try:
            return stored.casus
        finally:
            stored.close()

    def send(self, to: "Side", path: Path, *, choice: Choice | None = None) -> Path:
        stored = self.place.open_case(self.case)
        try:
            send_from(self, stored, to, path, choice=choice)
        finally:
            stored.close()
        return path

    def receive(self, path: Path) -> receiving.Taken:
        arrival = look(self.place.premises, path)
        taken = receiving.take(self.place, arrival, preview(self.place, arrival))
        self.case = taken.accepted.case
        return taken


def send_from(side: Side, stored: StoredCasus, to: Side, path: Path, *, choice: Choice | None = None) -> None:
    chosen = choice or Choice(level=Level.TEAM)
    leaving = parting(stored.casus, chosen, today=side.clock.today())
    contact = side.book.compare(to.book.own_card())
    send(side.place, stored, leaving, Order((contact,), chosen, "samen verder", "toestemming"), path)


@pytest.fixture
def sides(tmp_path: Path) -> Iterator[tuple[Side, Side]]:
    """Anja with a case of two people, Bram without; each has compared the words of the other."""
    made = []
    for name in ("Anja", "Bram"):
        clock = MovingClock(NOON)
        place, _ = create_workplace(tmp_path / name, name, PASSPHRASE, kdf=CHEAP, clock=clock)
        made.append(Side(place, clock))
    anja, bram = made
    anja.book.set_organisation("Lokaal team")
    bram.book.compare(anja.book.own_card())
    stored = anja.place.new_case("Gezin Berk")
    anja.case = stored.id
    name = stored.attach(PHOTO)
    desk = open_casus(stored, clock=anja.clock, ids=fresh_id)
    with desk.transaction("add-person") as edit:
        edit.add(Person(id=P1, first_name="Bo", index=True, sharing=Sharing.CHAIN))
        edit.add(Person(id=P2, first_name="Verborgenia", sharing=Sharing.TEAM))
    with desk.transaction("add-event") as edit:
        edit.add(Event(id=E1, title="Te vaak verzuimd", persons=(P1,), sharing=Sharing.CHAIN, note=f"foto {name}"))
        edit.add(Event(id=E2, title="Alleen voor ons", persons=(P2,), sharing=Sharing.TEAM))
    with desk.transaction("edit-event") as edit:
        edit.put(desk.now.events[E1].but(title="Gesprek op school"))
    stored.close()
    yield anja, bram
    for side in made:
        side.place.close()


def code(doing: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as refused:
        doing()
    return refused.value.code


def inside(path: Path, side: Side) -> tuple[str, list[dict[str, object]]]:
    """Everything that stands in a handover, as text, and its lines."""
    identity = side.place.premises.identity
    assert identity is not None
    key = pyrage.x25519.Identity.from_str(identity_text(bytes(identity.box)))
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(path.read_bytes(), [key]))) as tar:
        manifest, packed = (tar.extractfile(name) for name in ("manifest.json", "ops.jsonl.gz"))
        assert manifest is not None
        assert packed is not None
        lines = gzip.decompress(packed.read()).decode()
        return manifest.read().decode() + lines, [json.loads(line) for line in lines.splitlines()]


# --- whole -------------------------------------------------------------------------------------------------------


def test_a_whole_case_arrives_whole_and_the_sender_hears_of_it(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    taken = bram.receive(anja.send(bram, tmp_path / "x.casus"))
    assert taken.accepted.is_new
    assert bram.casus() == anja.casus()
    stored = bram.place.open_case(bram.case)
    assert stored.check() == []
    assert stored.attachment(next(one for one in _references(stored))) == PHOTO
    line = next(one.event for one in stored.log_lines() if one.event.type == receiving.RECEIVED)
    assert (line.purpose, line.policy) == ("samen verder", "toestemming")
    stored.close()

    receiving.take_letter(anja.place, taken.receipt)
    stored = anja.place.open_case(anja.case)
    (sent,) = handovers(stored)
    assert sent.to[0].called == "Bram"
    assert (sent.partial, sent.purpose) == (False, "samen verder")
    answer = sent.answer_of(sent.to[0])
    assert answer is not None
    assert (answer.what, answer.new) == ("received", sent.ops)
    left = next(one.event for one in stored.log_lines() if one.event.type == "handover")
    assert (left.purpose, left.policy, left.on_behalf) == ("samen verder", "toestemming", "Lokaal team")
    assert set(left.about) == {P1, P2}
    assert stored.check() == []
    stored.close()


def _references(stored: StoredCasus) -> list[str]:
    return [one.note.removeprefix("foto ") for one in stored.casus.events.values() if one.note]


def test_two_copies_that_went_apart_come_together_and_differ_on_both_sides_alike(
    sides: tuple[Side, Side], tmp_path: Path
) -> None:
    anja, bram = sides
    bram.receive(anja.send(bram, tmp_path / "x.casus"))

    def rename(side: Side, title: str) -> None:
        def change(desk: OpenCasus) -> None:
            with desk.transaction("edit-event") as edit:
                edit.put(desk.now.events[E1].but(title=title))

        side.edit(change)

    rename(bram, "Gesprek met de leerplicht")
    anja.clock.at += timedelta(minutes=30)  # the later one shows, until somebody decides
    rename(anja, "Gesprek met de mentor")
    bram.edit(lambda desk: _add(desk, "Mees"))
    to_anja = bram.send(anja, tmp_path / "y.casus")
    to_bram = anja.send(bram, tmp_path / "z.casus")

    seen = preview(anja.place, look(anja.place.premises, to_anja))
    assert summary(seen) == "nieuw 1, veranderd 0, weggehaald 0, verschillend 1, gewist 0"
    assert as_json(seen)["conflicting"] == [{"kind": "event", "id": E1, "field": "title", "by": ["Anja", "Bram"]}]
    lines = [line for part in told(seen) for line in part.lines]
    assert any("Gesprek met de leerplicht" in line and "Gesprek met de mentor" in line for line in lines)
    assert anja.casus().events[E1].title == "Gesprek met de mentor"  # looking changed nothing

    anja.receive(to_anja)
    bram.receive(to_bram)
    assert anja.casus() == bram.casus()
    assert "Mees" in {one.first_name for one in anja.casus().persons.values()}


def _add(desk: OpenCasus, name: str) -> None:
    with desk.transaction("add-person") as edit:
        edit.add(Person(id=fresh_id(), first_name=name))


def test_the_same_file_twice_changes_nothing(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    path = anja.send(bram, tmp_path / "x.casus")
    bram.receive(path)
    before = bram.casus()
    again = bram.receive(path)
    assert not again.accepted.report.changed
    assert bram.casus() == before
    assert len(list(bram.place.premises.layout.backups(bram.case).iterdir())) >= 1


# --- in part -----------------------------------------------------------------------------------------------------


def test_of_a_part_only_what_may_be_shared_leaves(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    path = anja.send(bram, tmp_path / "x.casus", choice=Choice())
    text, lines = inside(path, bram)
    for hidden in ("Verborgenia", "Alleen voor ons", P2, "Te vaak verzuimd", "Gezin Berk", "foto "):
        assert hidden not in text, hidden
    assert "Gesprek op school" in text
    assert {line["subject"] for line in lines if line["is"] == "batch"} == {""}
    assert any(line["is"] == "gap" for line in lines)

    taken = bram.receive(path)
    casus = bram.casus()
    assert set(casus.persons) == {P1}
    assert {one.title for one in casus.events.values()} == {"Gesprek op school"}
    assert casus.sheet.name == ""
    assert [one.name for one in bram.place.cases()] == ["Overdracht van Anja (Lokaal team)"]
    stored = bram.place.open_case(bram.case)
    assert stored.check() == []
    stored.close()
    assert taken.accepted.report.quarantined == 0


def test_a_part_never_takes_away_what_is_there_already(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    bram.receive(anja.send(bram, tmp_path / "x.casus"))
    part = anja.send(bram, tmp_path / "y.casus", choice=Choice())
    seen = preview(bram.place, look(bram.place.premises, part))
    assert seen.partial
    assert (seen.gone, seen.changed, seen.new) == ((), (), ())
    bram.receive(part)
    assert bram.casus() == anja.casus()


def test_what_came_in_part_can_be_followed_by_the_whole(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    bram.receive(anja.send(bram, tmp_path / "x.casus", choice=Choice()))
    bram.receive(anja.send(bram, tmp_path / "y.casus"))
    assert bram.casus() == anja.casus(), "nor does the name that the list gave it stand in the way"
    stored = bram.place.open_case(bram.case)
    assert stored.forks() == ()
    stored.close()
    assert [one.name for one in bram.place.cases()] == ["Gezin Berk"]


def test_sections_and_lines_about_others_can_stay(sides: tuple[Side, Side]) -> None:
    anja, _ = sides
    casus = anja.casus()
    today = anja.clock.today()
    without = Choice(level=Level.TEAM, sections=frozenset(Section) - {Section.TIMELINE})
    leaving = parting(casus, without, today=today)
    assert leaving.partial
    assert not leaving.leaves.events
    assert {one.why for one in leaving.stays} == {"niet gekozen"}
    others = parting(casus, Choice(level=Level.TEAM, others=False), today=today)
    assert set(others.leaves.events) == {E1}
    assert others.by_person() == {P2: 1}
    assert parting(casus, Choice(level=Level.TEAM), today=today).keep() is None


def test_several_receivers_get_what_all_of_them_may_see(sides: tuple[Side, Side]) -> None:
    anja, _ = sides

    def refuse(desk: OpenCasus) -> None:
        with desk.transaction("edit-event") as edit:
            edit.put(desk.now.events[E1].but(not_for=("GI Midden",)))

    anja.edit(refuse)
    today = anja.clock.today()
    school, both = Choice(readers=(("Raad", ""),)), Choice(readers=(("Raad", ""), ("GI Midden", "")))
    assert set(parting(anja.casus(), school, today=today).leaves.events) == {E1}
    assert not parting(anja.casus(), both, today=today).leaves.events


# --- who it is from and for --------------------------------------------------------------------------------------


def test_a_card_or_sender_that_nobody_compared_asks_twice(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    contact = anja.book.take(bram.book.own_card())
    stored = anja.place.open_case(anja.case)
    choice = Choice(level=Level.TEAM)
    leaving = parting(stored.casus, choice, today=anja.clock.today())
    path = tmp_path / "x.casus"
    assert code(lambda: send(anja.place, stored, leaving, Order((contact,), choice, "x"), path)) == (
        "handover-unchecked-card"
    )
    assert code(lambda: send(anja.place, stored, leaving, Order((contact,), choice, ""), path)) == "handover-no-purpose"
    assert code(lambda: send(anja.place, stored, leaving, Order((), choice, "x"), path)) == "handover-no-receiver"
    assert not path.exists()
    send(anja.place, stored, leaving, Order((contact,), choice, "x", unchecked=True), path)
    line = next(one.event for one in stored.log_lines() if one.event.type == "handover")
    assert "niet vergeleken" in line.detail
    stored.close()

    bram.book.forget(anja.book.own_card())
    assert code(lambda: bram.receive(path)) == "handover-unknown-sender"
    assert bram.place.cases() == []
    arrival = look(bram.place.premises, path)
    receiving.take(bram.place, arrival, preview(bram.place, arrival), unchecked=True)
    assert [one.card.name for one in bram.book.contacts()] == ["Anja"]


def test_a_known_name_with_other_keys_is_refused(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    forger, _ = somebody("Anja")
    person = replace(forger, person=anja.place.person)
    forged = new_card(person, organisation="Lokaal team", at=NOON)
    path = Forgery(person, forged, [bram.book.own_card()]).write(tmp_path / "x.casus")
    assert code(lambda: look(bram.place.premises, path)) == "handover-key-changed"
    assert code(lambda: bram.book.take(forged)) == "card-changed"


# --- when it cannot be ---------------------------------------------------------------------------------------------


def test_a_case_that_was_destroyed_here_does_not_come_back(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    path = anja.send(bram, tmp_path / "x.casus")
    bram.receive(path)
    destroy(bram.place, bram.case, reason="bewaartermijn voorbij")
    assert code(lambda: look(bram.place.premises, path)) == "destroyed"


def test_a_case_that_is_open_is_told(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    path = anja.send(bram, tmp_path / "x.casus")
    bram.receive(path)
    stored = bram.place.open_case(bram.case)
    assert code(lambda: preview(bram.place, look(bram.place.premises, path))) == "open-elsewhere"
    stored.close()


def test_when_taking_in_fails_nothing_is_there(
    sides: tuple[Side, Side], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anja, bram = sides
    path = anja.send(bram, tmp_path / "x.casus")

    def fails(*_args: object, **_more: object) -> None:
        raise KnownError("De schijf is vol.", code="disk-full")

    monkeypatch.setattr(arriving, "merge", fails)
    assert code(lambda: bram.receive(path)) == "disk-full"
    assert bram.place.cases() == []
    assert list(bram.place.premises.layout.cases.iterdir()) == []
    monkeypatch.undo()
    bram.receive(path)
    before = sorted(bram.place.premises.layout.case(bram.case).root.rglob("att/*"))
    anja.edit(lambda desk: _add_photo(anja, desk))
    second = anja.send(bram, tmp_path / "y.casus")
    monkeypatch.setattr(arriving, "merge", fails)
    assert code(lambda: bram.receive(second)) == "disk-full"
    assert sorted(bram.place.premises.layout.case(bram.case).root.rglob("att/*")) == before


def _add_photo(side: Side, desk: OpenCasus) -> None:
    name = side.place._open[side.case].attach(b"tweede foto")
    with desk.transaction("edit-event") as edit:
        edit.put(desk.now.events[E2].but(note=f"foto {name}"))


# --- letters -----------------------------------------------------------------------------------------------------


def test_a_notice_that_a_copy_was_destroyed_is_kept(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    bram.receive(anja.send(bram, tmp_path / "x.casus"))
    identity = bram.place.premises.identity
    assert identity is not None
    notice = tmp_path / "x.vernietigd"
    destruction_notice(notice, card=bram.book.own_card(), by=identity, case=anja.case, at=NOON, reason="klaar")
    receiving.take_letter(anja.place, notice)
    receiving.take_letter(anja.place, notice)  # the same letter twice is one answer
    stored = anja.place.open_case(anja.case)
    (answer,) = handovers(stored)[0].answers
    assert answer.what == "destroyed"
    stored.close()


def test_who_received_a_copy_sees_that_the_sender_destroyed_theirs(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    bram.receive(anja.send(bram, tmp_path / "x.casus"))
    proof = destroy(anja.place, anja.case, reason="bewaartermijn voorbij")
    notice = tmp_path / "een andere naam.txt"
    write_notice(anja.place, proof, path=notice)
    assert sort_of(notice) is Sort.LETTER
    letter = receiving.take_letter(bram.place, notice)
    assert "jouw kopie" in letter_words(letter)
    receiving.take_letter(bram.place, notice)
    stored = bram.place.open_case(bram.case)
    (line,) = received_lines(stored)
    assert line.state.startswith("× de afzender vernietigde de eigen kopie")
    assert "bewaartermijn voorbij" in line.state
    assert "handover-answered" in [one.event.type for one in stored.log_lines()]
    stored.close()


def test_what_came_is_told_by_what_stands_in_it(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    taken = bram.receive(anja.send(bram, tmp_path / "x.casus"))
    card, receipt = tmp_path / "kaartje.txt", tmp_path / "bewijs"
    write_card_file(card, bram.book.own_card())
    receipt.write_bytes(taken.receipt.read_bytes())
    assert [sort_of(one) for one in (card, receipt, tmp_path / "x.casus")] == [Sort.CARD, Sort.LETTER, Sort.HANDOVER]
    broken = tmp_path / "stuk.ontvangst"
    for content in ("", "[]", '{"format": ["werkbank-card"]}'):
        broken.write_text(content)
        assert sort_of(broken) is Sort.LETTER
    assert sort_of(tmp_path / "weg.visitekaartje") is Sort.CARD


def test_the_receipt_of_a_second_time_still_says_what_arrived(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    path = anja.send(bram, tmp_path / "x.casus")
    first, again = (read_letter(bram.receive(path).receipt) for _ in range(2))
    assert isinstance(first, Receipt)
    assert isinstance(again, Receipt)
    assert again.new == first.new > 0


def test_a_letter_from_somebody_else_or_changed_is_refused(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    taken = bram.receive(anja.send(bram, tmp_path / "x.casus"))
    text = taken.receipt.read_text()
    changed = tmp_path / "y.ontvangst"
    changed.write_text(text.replace('"conflicts": 0', '"conflicts": 1'))
    assert code(lambda: receiving.take_letter(anja.place, changed)) == "receipt-damaged"
    own = anja.place.premises.identity
    assert own is not None
    mine = tmp_path / "z.vernietigd"
    destruction_notice(mine, card=anja.book.own_card(), by=own, case=anja.case, at=NOON)
    assert code(lambda: receiving.take_letter(anja.place, mine)) == "receipt-not-mine"
    destruction_notice(mine, card=bram.book.own_card(), by=own, case="elders", at=NOON)
    assert code(lambda: receiving.take_letter(anja.place, mine)) == "receipt-damaged"
    for content in ("", "[]", "[" * 90_000, '{"format": "werkbank-receipt", "version": 2}'):
        changed.write_text(content)
        assert code(lambda: receiving.take_letter(anja.place, changed)) in {"receipt-damaged", "handover-newer"}


# --- into the case that is open ------------------------------------------------------------------------------------


def test_what_comes_into_the_open_case_is_shown_there_and_undo_goes_on_with_the_own_steps(
    sides: tuple[Side, Side], tmp_path: Path
) -> None:
    anja, bram = sides
    bram.receive(anja.send(bram, tmp_path / "x.casus"))
    bram.edit(lambda desk: _add(desk, "Mees"))
    file = bram.send(anja, tmp_path / "y.casus")
    stored = anja.place.open_case(anja.case)
    session = session_of(stored, clock=anja.clock, author="Anja")
    heard: list[ChangeSet] = []
    session.on_change(heard.append)
    with session.open.transaction("edit-person") as edit:
        edit.change(edit.casus.persons[P1], note="van Anja")
    heard.clear()

    arrival = look(anja.place.premises, file)
    assert code(lambda: preview(anja.place, arrival)) == "open-elsewhere"
    seen = preview(anja.place, arrival, at_work=stored)
    receiving.take(anja.place, arrival, seen, at_work=stored)
    receiving.renew(session, stored)
    assert [one.first_name for one in session.casus.persons.values()] == ["Bo", "Verborgenia", "Mees"]
    assert session.casus.persons[P1].note == "van Anja"
    assert len(heard) == 1
    assert heard[0].foreign
    session.undo()
    assert session.casus.persons[P1].note == ""
    assert len(session.casus.persons) == 3, "undo never touches what came in"
    session.redo()
    assert session.casus.persons[P1].note == "van Anja"
    (came,) = received(stored)
    (line,) = received_lines(stored)
    assert (line.who, line.state) == ("Bram", "overgenomen door Anja")
    assert line.what.startswith("samen verder (alles, team, ")
    assert waiting(stored) == 1
    assert (came.sender, came.purpose, came.partial, came.compared) == ("Bram", "samen verder", False, True)
    types = [line.event.type for line in stored.log_lines()]
    assert types.count("merge") == types.count(receiving.RECEIVED) == 1
    assert stored.check() == []
    stored.close()


def test_a_receipt_is_laid_beside_what_left_the_open_case(sides: tuple[Side, Side], tmp_path: Path) -> None:
    anja, bram = sides
    taken = bram.receive(anja.send(bram, tmp_path / "x.casus"))
    stored = anja.place.open_case(anja.case)
    assert code(lambda: receiving.take_letter(anja.place, taken.receipt)) == "open-elsewhere"
    assert [line.state for line in sent_lines(stored)] == ["? nog geen ontvangstbewijs"]
    receiving.take_letter(anja.place, taken.receipt, at_work=stored)
    assert waiting(stored) == 0
    assert sent_lines(stored)[0].state == "✓ aangekomen op 2-3-2026"
    (sent,) = handovers(stored)
    assert sent.answer_of(sent.to[0]) is not None
    stored.close()


def test_a_paper_of_a_colleague_who_cannot_open_the_case_opens_no_handover_of_it(
    sides: tuple[Side, Side], tmp_path: Path
) -> None:
    anja, bram = sides
    add_colleague(anja.place, "Cira")
    anja.place.close()
    hers = unlocked_as(anja.place.folder, "Cira", clock=anja.clock)
    paper = Members(hers).new_paper().text
    Members(hers).take_paper(paper)
    hers.close()
    anja.place = unlocked(anja.place.folder, clock=anja.clock)
    path = anja.send(bram, tmp_path / "x.casus")
    for text, opens in ((bytes(recovery_key(paper)), False), (bytes(anja.place.premises.box), True)):
        key = pyrage.x25519.Identity.from_str(identity_text(text))
        if opens:
            assert pyrage.decrypt(path.read_bytes(), [key])
        else:
            with pytest.raises(pyrage.DecryptError):
                pyrage.decrypt(path.read_bytes(), [key])


@pytest.mark.parametrize(("hours", "asks"), [(23, False), (25, True)])
def test_what_was_written_more_than_a_day_ahead_is_asked_about_first(
    sides: tuple[Side, Side], tmp_path: Path, hours: int, *, asks: bool
) -> None:
    anja, bram = sides
    bram.receive(anja.send(bram, tmp_path / "x.casus"))
    anja.book.compare(bram.book.own_card())
    anja.clock.at = bram.clock.at + timedelta(minutes=5)
    bram.clock.at += timedelta(hours=hours - 1)  # and an hour when he works in it
    bram.edit(lambda casus: _title(casus, "Van morgen"))
    path = bram.send(anja, tmp_path / "y.casus")
    before = anja.casus()
    if asks:
        assert code(lambda: anja.receive(path)) == "bundle-from-future"
        assert anja.casus() == before, "nothing of it is here"
    arrival = look(anja.place.premises, path)
    seen = preview(anja.place, arrival)
    assert (seen.ahead is not None) is asks
    receiving.take(anja.place, arrival, seen, accept_future=asks)
    assert anja.casus().events[E1].title == "Van morgen"
    anja.edit(lambda casus: _title(casus, "Van nu"))
    assert anja.casus().events[E1].title == "Van nu", "an own edit is later than all that is known"


def _title(casus: OpenCasus, title: str) -> None:
    with casus.transaction("edit-event") as edit:
        edit.put(casus.now.events[E1].but(title=title))


@pytest.mark.parametrize("level", [Level.TEAM, Level.CHAIN])
def test_that_a_copy_was_put_back_goes_along_in_whole_and_in_part(
    sides: tuple[Side, Side], tmp_path: Path, level: Level
) -> None:
    anja, bram = sides
    stored = anja.place.open_case(anja.case)
    copy = stored.backup(anja.place.folder / "backups" / anja.case)
    stored.close()
    restore(anja.place, copy_at(copy))
    path = anja.send(bram, tmp_path / "x.casus", choice=Choice(level=level))
    bram.receive(path)
    assert not bram.receive(path).accepted.report.changed, "a second time changes nothing"
    there = bram.place.open_case(bram.case)
    assert [(one.name, one.made_at) for one in there.put_back()] == [("Anja", copy_at(copy).made_at)]
    assert (there.check(), there.forks(), there.set_apart()) == ([], (), ())
    there.close()
