"""A workplace from its making to its closing, with everything that people can get wrong on the way."""

import json
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.refusals import code_of
from tests.helpers.workplaces import CHEAP, NOON, PASSPHRASE, MovingClock, add_person, desk, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.store import founding
from werkbank.store.backup import moments
from werkbank.store.files import read_document, write_document
from werkbank.store.index import Index
from werkbank.store.index_file import create_index
from werkbank.store.keys import new_identity, to_text, write_identity
from werkbank.store.layout import Layout
from werkbank.store.people import Person, people_of
from werkbank.store.slots import new_key, sealed_slots, write_slots
from werkbank.store.workplace import Workplace, create_workplace, unlock, unlock_by_recovery


def case_with(workplace: Workplace, *names: str) -> str:
    stored = workplace.new_case("Gezin Berk")
    for name in names:
        add_person(desk(stored), name)
    stored.close()
    return stored.id


def change_index(folder: Path, statement: str, *values: object) -> None:
    """What only somebody could do who has the key of the list."""
    workplace = unlocked(folder)
    workplace._at.index._write(statement, *values)
    workplace._at.index.close()


# ---------------------------------------------------------------- making one


def test_a_new_workplace_is_unlocked_and_empty(workplace: Workplace) -> None:
    assert workplace.person.name == "Anja"
    assert workplace.cases() == []
    assert not workplace.read_only


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [("  ", PASSPHRASE, "name-missing"), ("Anja", "kort", "passphrase-too-short")],
)
def test_what_is_missing_is_said_before_anything_is_made(folder: Path, name: str, passphrase: str, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        create_workplace(folder, name, passphrase, kdf=CHEAP)
    assert code_of(caught) == code
    assert not folder.exists()


def test_a_folder_with_something_in_it_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "foto.jpg").write_text("x")
    with pytest.raises(KnownError) as caught:
        new_workplace(folder)
    assert code_of(caught) == "workplace-exists"
    assert [file.name for file in folder.iterdir()] == ["foto.jpg"]
    with pytest.raises(KnownError) as caught:
        new_workplace(folder / "foto.jpg")
    assert code_of(caught) == "workplace-exists"


def test_a_workplace_that_fails_halfway_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()

    def stumble(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(founding, "_fill_index", stumble)
    with pytest.raises(ZeroDivisionError):
        new_workplace(folder)
    assert list(folder.iterdir()) == []


def test_without_settings_the_machine_is_measured(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(founding, "calibrate", lambda: CHEAP)
    made, _ = create_workplace(folder, "Anja", PASSPHRASE)
    made.close()
    (person,) = (folder / "people").iterdir()
    assert json.loads(person.read_text())["kdf"]["memory_kib"] == 8 * 1024


# ---------------------------------------------------------------- getting in


def test_who_knows_the_passphrase_gets_in_and_finds_everything(workplace: Workplace, folder: Path) -> None:
    case = case_with(workplace, "Bo", "Cas")
    workplace.close()
    again = unlocked(folder)
    (entry,) = again.cases()
    assert (entry.id, entry.name, entry.operations) == (case, "Gezin Berk", 9)
    stored = again.open_case(case)
    assert [p.first_name for p in stored.casus.persons.values()] == ["Bo", "Cas"]
    assert stored.author == "Anja"
    again.close()


def test_a_wrong_passphrase_gives_nothing_away_and_is_noted(workplace: Workplace, folder: Path) -> None:
    workplace.close()
    person = people_of(folder)[0].id
    for guess in ("verkeerd", ""):
        with pytest.raises(KnownError) as caught:
            unlock(folder, person, guess, clock=MovingClock())
        assert code_of(caught) == "wrong-passphrase"
    assert person not in (folder / "unlocks.sealed").read_text()
    again = unlocked(folder)
    noted = [(line.type, line.person, line.outcome) for line in again.log_lines()]
    assert noted.count(("failed-unlock", person, 8)) == 2
    assert not (folder / "unlocks.sealed").exists()
    again.close()


def test_notes_of_failures_that_are_damaged_or_too_many_are_no_trouble(workplace: Workplace, folder: Path) -> None:
    workplace.close()
    notes = folder / "unlocks.sealed"
    notes.write_text("kapot\nAAAA\n" + "x" * 1_000_000)
    with pytest.raises(KnownError):
        unlock(folder, people_of(folder)[0].id, "verkeerd")
    assert notes.stat().st_size == 1_000_011
    unlocked(folder).close()
    assert not notes.exists()
    notes.mkdir()
    with pytest.raises(KnownError) as caught:
        unlock(folder, people_of(folder)[0].id, "verkeerd")
    assert code_of(caught) == "wrong-passphrase"
    unlocked(folder).close()


@pytest.mark.parametrize("person", ["niemand", "", "../workplace", "x" * 300])
def test_somebody_who_is_not_there_sounds_like_a_wrong_passphrase(
    workplace: Workplace, folder: Path, person: str
) -> None:
    with pytest.raises(KnownError) as caught:
        unlock(folder, person, PASSPHRASE)
    assert code_of(caught) == "wrong-passphrase"


def test_no_folder_and_no_workplace_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        unlock(tmp_path / "weg", "x", PASSPHRASE)
    assert code_of(caught) == "folder-missing"
    assert "weg" in caught.value.text
    with pytest.raises(KnownError) as caught:
        unlock(tmp_path, "x", PASSPHRASE)
    assert code_of(caught) == "not-a-workplace"


@pytest.mark.parametrize("name", ["index.db", "index-slots.json", "workplace.json"])
def test_a_damaged_list_is_said_as_such(workplace: Workplace, folder: Path, name: str) -> None:
    workplace.close()
    path = folder / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "workplace-damaged"
    path.unlink()
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == ("not-a-workplace" if name == "workplace.json" else "workplace-damaged")


def test_a_newer_workplace_is_refused(workplace: Workplace, folder: Path) -> None:
    workplace.close()
    mark = read_document(folder / "workplace.json", form="werkbank-workplace", version=1, damaged="x")
    write_document(folder / "workplace.json", document={**mark, "version": 2})
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "newer-version"
    write_document(folder / "workplace.json", document={**mark, "log_key": 7})
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "workplace-damaged"


@pytest.mark.parametrize(
    ("pragma", "code"), [("user_version=2", "newer-version"), ("application_id=1", "workplace-damaged")]
)
def test_a_list_of_another_kind_is_refused(workplace: Workplace, folder: Path, pragma: str, code: str) -> None:
    workplace.close()
    change_index(folder, f"PRAGMA {pragma}")
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == code


def test_a_person_without_a_slot_of_the_list_has_no_access(workplace: Workplace, folder: Path) -> None:
    workplace.close()
    write_slots(folder / "index-slots.json", of=founding.slots_name(workplace._at.id), slots=[])
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "no-access-here"


def test_a_list_given_by_a_stranger_is_refused(workplace: Workplace, folder: Path) -> None:
    """Somebody who can write in the folder swaps the whole list for one of their own, sealed to Anja."""
    workplace.close()
    stranger, key = new_identity(Person("vreemd", "Vreemde")), new_key()
    name = founding.slots_name(workplace._at.id)
    box_key = workplace._at.identity.public.box_key  # type: ignore[union-attr]
    write_slots(folder / "index-slots.json", of=name, slots=sealed_slots(key, of=name, to=[box_key], by=stranger))
    (folder / "index.db").unlink()
    create_index(folder / "index.db", key=key, workplace=workplace._at.id)
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "workplace-damaged"


def test_a_person_whose_keys_are_not_those_of_the_list_is_refused(workplace: Workplace, folder: Path) -> None:
    workplace.close()
    change_index(folder, "UPDATE person SET name='Anna'")
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "person-damaged"


# ---------------------------------------------------------------- the recovery key


def test_the_recovery_key_opens_every_case_for_reading(folder: Path) -> None:
    workplace, recovery = new_workplace(folder)
    case = case_with(workplace, "Bo")
    workplace.close()
    rescued = unlock_by_recovery(folder, recovery.lower(), clock=MovingClock())
    assert rescued.read_only
    assert [entry.name for entry in rescued.cases()] == ["Gezin Berk"]
    stored = rescued.open_case(case)
    assert [p.first_name for p in stored.casus.persons.values()] == ["Bo"]
    assert stored.read_only
    with pytest.raises(KnownError) as caught:
        add_person(desk(stored), "Cas")
    assert code_of(caught) == "read-only"
    with pytest.raises(KnownError) as caught:
        rescued.new_case("Nieuw")
    assert code_of(caught) == "read-only"
    rescued.set_view_state("x", 1)
    assert rescued.view_state("x") is None
    assert stored.view_state("x") is None
    assert [line.type for line in rescued.log_lines()][-3:] == ["recovery-unlock", "open", "recovery-open"]
    rescued.close()


def test_a_slip_and_the_paper_of_another_workplace_are_told_apart(folder: Path, tmp_path: Path) -> None:
    workplace, recovery = new_workplace(folder)
    other, others_recovery = new_workplace(tmp_path / "ander")
    workplace.close()
    other.close()
    with pytest.raises(KnownError) as caught:
        unlock_by_recovery(folder, recovery[:-1])
    assert code_of(caught) == "recovery-unreadable"
    with pytest.raises(KnownError) as caught:
        unlock_by_recovery(folder, others_recovery)
    assert code_of(caught) == "recovery-wrong"


# ---------------------------------------------------------------- cases


def test_a_case_needs_a_name(workplace: Workplace) -> None:
    with pytest.raises(KnownError) as caught:
        workplace.new_case("  ")
    assert code_of(caught) == "name-missing"


def test_a_new_case_can_be_worked_in_at_once_and_its_making_is_no_step(workplace: Workplace) -> None:
    stored = workplace.new_case(" Gezin Berk ")
    casus = desk(stored)
    assert (casus.now.sheet.name, casus.now.sheet.contributor) == ("Gezin Berk", "Anja")
    assert casus.undo_step is None
    add_person(casus, "Bo")
    assert stored.casus == casus.now
    casus.undo()
    assert stored.casus == casus.now
    assert stored.check() == []


def test_undo_goes_on_after_closing_and_opening(workplace: Workplace) -> None:
    case = case_with(workplace, "Bo", "Cas")
    casus = desk(workplace.open_case(case))
    assert [step and step.subject for step in (casus.undo_step, casus.redo_step)] == ["Cas", None]
    casus.undo()
    casus.undo()
    assert casus.undo() is None
    assert not casus.now.persons
    assert casus.redo_step is not None
    workplace.close()


def test_the_list_knows_name_municipality_and_when_it_changed(workplace: Workplace) -> None:
    clock = MovingClock(NOON + timedelta(days=3))
    stored = workplace.new_case("Gezin Berk")
    casus = desk(stored, clock=clock)
    with casus.transaction("edit-sheet") as edit:
        edit.change(casus.now.sheet, name="Gezin Es", municipality="Zuiddorp")
    stored.settle()
    (entry,) = workplace.cases()
    assert (entry.name, entry.municipality, entry.changed_at) == ("Gezin Es", "Zuiddorp", clock.at)
    assert entry.note == "Zuiddorp · gewijzigd op 5-3-2026"
    assert "Es" not in repr(entry)


def test_a_case_that_is_not_in_the_list_is_said(workplace: Workplace) -> None:
    with pytest.raises(KnownError) as caught:
        workplace.open_case("geen")
    assert code_of(caught) == "no-such-case"
    assert [p.code for p in workplace.check("geen")] == ["no-such-case"]


def test_a_case_without_a_slot_for_me_is_not_in_my_list(workplace: Workplace, folder: Path) -> None:
    case = case_with(workplace)
    write_slots(folder / "cases" / case / "slots.json", of=case, slots=[])
    assert workplace.cases() == []
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert code_of(caught) == "no-access"


def test_a_case_given_by_a_stranger_does_not_open(workplace: Workplace, folder: Path) -> None:
    case = case_with(workplace)
    box_key = workplace._at.identity.public.box_key  # type: ignore[union-attr]
    stranger = new_identity(workplace.person)
    slots = sealed_slots(new_key(), of=case, to=[box_key], by=stranger)
    write_slots(folder / "cases" / case / "slots.json", of=case, slots=slots)
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert code_of(caught) == "no-access"


def test_damaged_slots_are_said_and_the_case_does_not_vanish_from_the_list(workplace: Workplace, folder: Path) -> None:
    case = case_with(workplace)
    (folder / "cases" / case / "slots.json").write_text("{")
    (entry,) = workplace.cases()
    assert entry.problem == "slots-damaged"
    assert entry.name == f"Casus {case[:8]}"
    assert entry.note == "Het bestand met de sleutels van deze casus is beschadigd."
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert code_of(caught) == "slots-damaged"
    assert "reservekopie" in caught.value.remedy.lower()


def test_a_card_that_cannot_be_read_leaves_a_case_without_a_name(workplace: Workplace, folder: Path) -> None:
    case_with(workplace)
    workplace.close()
    change_index(folder, "UPDATE casus SET card=x'00'")
    again = unlocked(folder)
    assert [entry.name for entry in again.cases()] == ["(zonder naam)"]
    again.close()


def test_while_a_case_gets_a_new_key_the_newest_that_opens_it_holds(workplace: Workplace, folder: Path) -> None:
    stored = workplace.new_case("Gezin Berk")
    case, key = stored.id, stored._opening.key
    stored.close()
    identity = workplace._at.identity
    assert identity is not None
    mine = [identity.public.box_key]
    newer = sealed_slots(new_key(), of=case, to=mine, by=identity, epoch=2)
    older = sealed_slots(key, of=case, to=mine, by=identity, epoch=1)
    write_slots(folder / "cases" / case / "slots.json", of=case, slots=[*newer, *older])
    workplace.open_case(case).close()
    write_slots(folder / "cases" / case / "slots.json", of=case, slots=newer)
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert code_of(caught) == "damaged"


def test_a_case_that_is_open_already_says_by_whom(workplace: Workplace, folder: Path) -> None:
    stored = workplace.new_case("Gezin Berk")
    other = unlocked(folder)
    with pytest.raises(KnownError) as caught:
        other.open_case(stored.id)
    assert code_of(caught) == "locked"
    assert "(Anja op " in caught.value.text
    (folder / "cases" / stored.id / "open.note").write_bytes(b"onleesbaar")
    with pytest.raises(KnownError, match="venster\\."):
        other.open_case(stored.id)
    (folder / "cases" / stored.id / "open.note").unlink()
    with pytest.raises(KnownError, match="venster\\."):
        other.open_case(stored.id)
    stored.close()
    other.open_case(stored.id).close()
    other.close()


def test_looking_without_changing_refuses_changes_and_is_noted(workplace: Workplace) -> None:
    case = case_with(workplace, "Bo")
    stored = workplace.open_case(case, read_only=True)
    with pytest.raises(KnownError) as caught:
        add_person(desk(stored), "Cas")
    assert code_of(caught) == "read-only"
    stored.log("export", detail="tabellen")
    assert [line.event.type for line in stored.log_lines()][-2:] == ["open", "export"]
    stored.close()


# ---------------------------------------------------------------- view state, log, check, backup, closing


def test_the_window_is_remembered_per_person_in_the_case_and_outside(workplace: Workplace, folder: Path) -> None:
    stored = workplace.new_case("Gezin Berk")
    assert stored.view_state("tijdlijn") is None
    assert workplace.view_state("last-case") is None
    stored.set_view_state("tijdlijn", {"zoom": 1.5, "lanes": ["a"]})
    stored.set_view_state("tijdlijn", {"zoom": 2.5})
    workplace.set_view_state("last-case", stored.id)
    workplace.close()
    again = unlocked(folder)
    assert again.view_state("last-case") == stored.id
    assert again.open_case(stored.id).view_state("tijdlijn") == {"zoom": 2.5}
    again.close()


def test_everything_that_happened_stands_in_the_log(workplace: Workplace) -> None:
    case = case_with(workplace, "Bo")
    stored = workplace.open_case(case)
    stored.log("print", purpose="huisbezoek", about=["p1"], role="ouder")
    lines = stored.log_lines()
    assert [line.event.type for line in lines] == ["change", "change", "close", "open", "print"]
    assert {line.person_name for line in lines} == {"Anja"}
    assert (lines[-1].event.about, lines[-1].event.purpose) == (("p1",), "huisbezoek")
    stored.close()


def test_checking_works_on_open_and_closed_cases_and_names_what_is_wrong(workplace: Workplace, folder: Path) -> None:
    case = case_with(workplace, "Bo")
    assert workplace.check(case) == []
    stored = workplace.open_case(case)
    assert workplace.check(case) == []
    stored.close()
    path = folder / "cases" / case / "case.db"
    content = bytearray(path.read_bytes())
    content[9000] ^= 1
    path.write_bytes(content)
    (problem,) = workplace.check(case)
    assert problem.code == "damaged"
    assert "reservekopie" in problem.text


def test_closing_makes_a_backup_when_something_changed_and_half_an_hour_passed(folder: Path) -> None:
    clock = MovingClock()
    workplace, _ = new_workplace(folder, clock=clock)
    stored = workplace.new_case("Gezin Berk")
    backups = folder / "backups" / stored.id
    stored.close()
    assert len(moments(backups)) == 1

    def visit(*, change: bool) -> int:
        opened = workplace.open_case(stored.id)
        if change:
            add_person(desk(opened, clock=clock), "Bo")
        opened.close()
        return len(moments(backups))

    assert visit(change=True) == 1, "not within half an hour"
    clock.at += timedelta(hours=1)
    assert visit(change=False) == 2, "what was changed before is still to be backed up"
    clock.at += timedelta(hours=1)
    assert visit(change=False) == 2, "nothing new"
    assert visit(change=True) == 3
    workplace.close()


def test_a_backup_can_be_made_anywhere_and_put_back(workplace: Workplace, folder: Path, tmp_path: Path) -> None:
    case = case_with(workplace, "Bo")
    stored = workplace.open_case(case)
    made = stored.backup(tmp_path / "stick")
    add_person(desk(stored), "Cas")
    stored.close()
    shutil.copytree(made, folder / "cases" / case, dirs_exist_ok=True)
    older = workplace.open_case(case)
    assert [p.code for p in older.problems] == ["older-file"]
    assert [p.first_name for p in older.casus.persons.values()] == ["Bo"]
    add_person(desk(older), "Dirk")
    assert [p.code for p in older.check()] == ["older-file"]
    assert older.log_lines()[-2].event.type == "older-file"
    older.close()
    again = workplace.open_case(case)
    assert again.problems == ()
    assert again.check() == []
    assert [p.first_name for p in again.casus.persons.values()] == ["Bo", "Dirk"]
    again.close()


def test_the_list_is_backed_up_with_people_and_slots(workplace: Workplace, folder: Path) -> None:
    case_with(workplace, "Bo")
    workplace.close()
    workplace.close()
    (made,) = moments(folder / "backups" / "index")
    for name in ("index.db", "index-slots.json", "workplace.json", "people"):
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(made, folder, dirs_exist_ok=True)
    again = unlocked(folder)
    assert [entry.name for entry in again.cases()] == ["Gezin Berk"]
    again.close()


def test_a_case_that_an_older_list_does_not_know_is_taken_in_again(workplace: Workplace, folder: Path) -> None:
    case = case_with(workplace, "Bo")
    workplace.close()
    change_index(folder, "DELETE FROM casus")
    (folder / "cases" / "leeg").mkdir()
    (folder / "cases" / "leeg" / "case.db").write_bytes(b"half")
    again = unlocked(folder)
    assert [(entry.id, entry.name) for entry in again.cases()] == [(case, "Gezin Berk")]
    again.open_case(case).close()
    again.close()


def test_a_case_that_cannot_be_finished_leaves_nothing(
    workplace: Workplace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkbank.store import open_workplace

    def full(*_: object) -> None:
        raise KnownError("vol", remedy="maak ruimte", code="disk-full")

    places: list[tuple[object, str]] = [(open_workplace, "sync_folder"), (Index, "log")]
    for place, name in places:
        monkeypatch.setattr(place, name, full)
        with pytest.raises(KnownError) as caught:
            workplace.new_case("Gezin Berk")
        assert code_of(caught) == "disk-full"
        assert list((folder / "cases").iterdir()) == []
        assert not (folder / "backups").exists()
        assert workplace.cases() == []
        monkeypatch.undo()
    workplace.new_case("Gezin Berk")
    workplace.close()


def test_a_failing_backup_at_closing_is_said_after_everything_is_closed(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkbank.store import stored_casus

    stored = workplace.new_case("Gezin Berk")

    def full(*_: object, **__: object) -> None:
        raise KnownError("vol", remedy="maak ruimte", code="disk-full")

    monkeypatch.setattr(stored_casus, "back_up", full)
    with pytest.raises(KnownError) as caught:
        workplace.close()
    assert code_of(caught) == "disk-full"
    monkeypatch.undo()
    assert not (Layout(workplace.folder).case(stored.id).open_note).exists()
    again = unlocked(workplace.folder)
    again.open_case(stored.id).close()
    again.close()


def test_a_second_person_with_a_slot_of_their_own_writes_under_their_own_name(
    workplace: Workplace, folder: Path
) -> None:
    """Adding people comes with its own door; the files and the log are made for it already."""
    case = case_with(workplace, "Bo")
    stored = workplace.open_case(case)
    key = stored._opening.key
    stored.close()
    anja = workplace._at.identity
    assert anja is not None
    bram = new_identity(Person("bram", "Bram"))
    his_file, of = folder / "people" / "bram.json", workplace._at.id
    write_identity(his_file, identity=bram, passphrase="een andere zin", settings=CHEAP, workplace=of)
    workplace._at.index.add_person(bram.public)
    both = [anja.public.box_key, bram.public.box_key]
    write_slots(folder / "cases" / case / "slots.json", of=case, slots=sealed_slots(key, of=case, to=both, by=anja))
    name = founding.slots_name(workplace._at.id)
    index_key = workplace._at.index._key
    write_slots(folder / "index-slots.json", of=name, slots=sealed_slots(index_key, of=name, to=both, by=anja))
    workplace.close()
    assert [person.name for person in people_of(folder)] == ["Anja", "Bram"]
    his = unlock(folder, "bram", "een andere zin", clock=MovingClock())
    stored = his.open_case(his.cases()[0].id)
    casus = desk(stored)
    add_person(casus, "Cas")
    assert [change_set.author for change_set in stored.past()] == ["Anja", "Bram"]
    assert stored.check() == []
    assert len(to_text(bram.public.box_key)) == 44
    his.close()


def test_half_a_minute_after_the_last_commit_the_log_is_in_the_file_and_the_list_knows(
    workplace: Workplace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkbank.store import stored_casus
    from werkbank.store.case_file import SECONDS_AFTER_COMMIT

    assert SECONDS_AFTER_COMMIT <= 30
    stored = workplace.new_case("Gezin Berk")
    monkeypatch.setattr(stored_casus, "SECONDS_AFTER_COMMIT", 0.05)
    casus = desk(stored)
    with casus.transaction("edit-sheet") as edit:
        edit.change(casus.now.sheet, name="Gezin Es")
    log = folder / "cases" / stored.id / "case.db-wal"
    end = time.monotonic() + 10
    while (log.stat().st_size or workplace.cases()[0].name != "Gezin Es") and time.monotonic() < end:
        time.sleep(0.01)
    assert log.stat().st_size == 0
    assert workplace.cases()[0].name == "Gezin Es"
