"""Who can open one case: giving, the list held against the slots, taking away, and a crash at every step of it."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from tests.helpers.people import THEIR_PASSPHRASE, add_colleague, give_access, take_access, unlocked_as
from tests.helpers.refusals import code_of
from tests.helpers.workplaces import MovingClock, add_person, desk, unlocked
from werkbank.model.errors import KnownError
from werkbank.store.access_log import CREATE, DELETE
from werkbank.store.files import read_document
from werkbank.store.granting import CaseAccess, CaseMembers
from werkbank.store.list_keys import renew_list_key
from werkbank.store.members import Members
from werkbank.store.renewing import PLAN, Phase, plan_in
from werkbank.store.roll import ACCESS, PAPER, roll_from
from werkbank.store.slots import open_slots, sealed_slots, slots_in, write_slots
from werkbank.store.workplace import StoredCasus, Workplace, unlock

PHOTO = b"foto van een tekening" * 500


@pytest.fixture
def bram(workplace: Workplace) -> str:
    return add_colleague(workplace)


@pytest.fixture
def case(workplace: Workplace) -> str:
    stored = workplace.new_case("Gezin Berk")
    add_person(desk(stored), "Bo")
    stored.attach(PHOTO)
    stored.close()
    return stored.id


def members_of(workplace: Workplace, case: str) -> CaseMembers:
    stored = workplace.open_case(case)
    found = CaseAccess(workplace, stored).members()
    stored.close()
    return found


def names(members: CaseMembers) -> list[str]:
    return [one.name for one in members.people]


def slots_path(folder: Path, case: str) -> Path:
    return folder / "cases" / case / "slots.json"


# ---------------------------------------------------------------- giving and seeing


def test_a_new_case_has_two_keys_me_and_the_paper(workplace: Workplace, case: str) -> None:
    members = members_of(workplace, case)
    assert (names(members), members.unnamed, members.keys, members.has_enough) == (["Anja"], 0, 2, True)
    assert members.paper is not None
    assert members.paper.by == "Anja"


def test_who_is_given_access_opens_it_and_everybody_in_it_sees_that(
    workplace: Workplace, folder: Path, case: str, bram: str
) -> None:
    stored = workplace.open_case(case)
    access = CaseAccess(workplace, stored)
    assert [one.person for one in access.could_be_added()] == [bram]
    access.give(bram)
    assert access.could_be_added() == ()
    with pytest.raises(KnownError) as caught:
        access.give(bram)
    assert code_of(caught) == "has-access"
    with pytest.raises(KnownError) as caught:
        access.give("niemand")
    assert code_of(caught) == "person-unknown-here"
    assert stored.log_lines()[-1].event.type == "access-given"
    assert stored.log_lines()[-1].event.objects == (bram,)
    stored.close()
    his = unlocked_as(folder, "Bram")
    assert names(members_of(his, case)) == ["Bram", "Anja"]
    his.close()


def test_giving_and_taking_away_stand_in_the_log_with_whom(workplace: Workplace, case: str, bram: str) -> None:
    stored = workplace.open_case(case)
    access = CaseAccess(workplace, stored)
    access.give(bram)
    access.plan_without(bram)
    told = [line.event for line in stored.log_lines() if line.event.type.startswith("access-")]
    assert [(one.type, one.action, one.object_type, one.objects) for one in told] == [
        ("access-given", CREATE, "key", (bram,)),
        ("access-ended", DELETE, "key", (bram,)),
    ]
    stored.close()


def test_who_left_the_workplace_or_never_was_there_is_given_nothing(workplace: Workplace, case: str, bram: str) -> None:
    Members(workplace).remove(bram)
    stored = workplace.open_case(case)
    access = CaseAccess(workplace, stored)
    for person in (bram, "niemand"):
        with pytest.raises(KnownError) as caught:
            access.give(person)
        assert code_of(caught) == "person-unknown-here"
    assert bram not in [one.person for one in access.could_be_added()]
    assert names(access.members()) == ["Anja"]
    stored.close()


def test_a_reader_cannot_change_who_has_access(workplace: Workplace, case: str, bram: str) -> None:
    stored = workplace.open_case(case, read_only=True)
    access = CaseAccess(workplace, stored)
    jobs: list[Callable[[], None]] = [
        lambda: access.give(bram),
        lambda: access.plan_without(PAPER),
        access.plan_new_key,
    ]
    for job in jobs:
        with pytest.raises(KnownError) as caught:
            job()
        assert code_of(caught) == "read-only"
    stored.close()


# ---------------------------------------------------------------- the list against the slots


def change_list(stored: StoredCasus, change: Callable[[list[dict[str, object]]], object]) -> None:
    """What somebody could do who has the key of the case."""

    def job(file: object) -> None:
        connection = file.connection  # type: ignore[attr-defined]
        lines = json.loads(connection.execute("SELECT value FROM meta WHERE key=?", (ACCESS,)).fetchone()[0])
        change(lines)
        connection.execute("UPDATE meta SET value=? WHERE key=?", (json.dumps(lines), ACCESS))

    stored.on_file(job)


def test_a_key_that_nobody_on_the_list_has_is_counted(workplace: Workplace, folder: Path, case: str, bram: str) -> None:
    stored, identity = workplace.open_case(case), workplace.premises.identity
    assert identity is not None
    path, key = slots_path(folder, case), stored.on_file(lambda file: file.opening.key)
    slipped = sealed_slots(key, of=case, to=[workplace.premises.index.people()[bram].box_key], by=identity)
    write_slots(path, of=case, slots=[*slots_in(path, of=case), *slipped])
    access = CaseAccess(workplace, stored)
    assert access.members().unnamed == 1
    access.plan_new_key()
    stored.close()
    members = members_of(workplace, case)
    assert (names(members), members.unnamed) == (["Anja"], 0)
    his = unlocked_as(folder, "Bram")
    assert his.cases() == []
    his.close()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("person", "niemand"),
        ("by", "niemand"),
        ("slot", "00"),
        ("epoch", 2),
        ("seal", "00"),
        ("sig", "AAAA"),
        ("sig", 1),
    ],
)
def test_a_line_that_was_changed_does_not_count(workplace: Workplace, case: str, field: str, value: object) -> None:
    stored = workplace.open_case(case)

    def forge(lines: list[dict[str, object]]) -> None:
        line = next(line for line in lines if line["person"] == PAPER)
        line[field] = value
        if field == "person":
            line["box_key"] = lines[0]["box_key"]

    change_list(stored, forge)
    members = CaseAccess(workplace, stored).members()
    assert members.paper is None
    assert members.keys <= 1
    assert not members.has_enough
    assert members.unnamed >= 1
    stored.close()


def test_a_name_without_a_key_is_said_and_giving_it_again_mends_it(
    workplace: Workplace, folder: Path, case: str, bram: str
) -> None:
    """What a crash between the list and the slots leaves."""
    before = slots_path(folder, case).read_bytes()
    stored = workplace.open_case(case)
    access = CaseAccess(workplace, stored)
    access.give(bram)
    slots_path(folder, case).write_bytes(before)
    (his,) = (one for one in access.members().people if one.id == bram)
    assert his.unfinished
    assert [one.person for one in access.could_be_added()] == [bram]
    access.give(bram)
    assert not any(one.unfinished for one in access.members().people)
    assert access.members().unnamed == 0
    stored.close()
    other = unlocked_as(folder, "Bram")
    other.open_case(case).close()
    other.close()


def test_a_list_that_cannot_be_read_hides_nothing(workplace: Workplace, case: str) -> None:
    assert roll_from("[[]]") == roll_from("{") == roll_from('[{"slot": 1}]') == roll_from("") == ()


def test_a_case_of_before_there_was_a_list_gets_one_at_its_next_opening(
    workplace: Workplace, folder: Path, case: str, bram: str
) -> None:
    stored = workplace.open_case(case)
    stored.on_file(lambda file: file.connection.execute("DELETE FROM meta WHERE key=?", (ACCESS,)))
    stored.close()
    members = members_of(workplace, case)
    assert (names(members), members.paper is not None, members.unnamed) == (["Anja"], True, 0)
    give_access(workplace, case, bram)
    stored = workplace.open_case(case)
    stored.on_file(lambda file: file.connection.execute("DELETE FROM meta WHERE key=?", (ACCESS,)))
    stored.close()
    members = members_of(workplace, case)
    assert (names(members), members.unnamed) == (["Anja"], 2), "with three slots nobody guesses whose they are"
    other = unlocked_as(folder, "Bram")
    other.open_case(case).close()
    other.close()


# ---------------------------------------------------------------- two keys, always


def test_what_would_leave_one_key_is_refused(workplace: Workplace, case: str, bram: str) -> None:
    stored = workplace.open_case(case)
    access = CaseAccess(workplace, stored)
    for person, code in (
        (PAPER, "too-few-keys"),
        (workplace.person.id, "not-yourself"),
        (bram, "person-unknown-here"),
    ):
        with pytest.raises(KnownError) as caught:
            access.plan_without(person)
        assert code_of(caught) == code
    assert stored.on_file(lambda file: plan_in(file.connection)) is None
    access.give(bram)
    access.plan_without(PAPER)
    stored.close()
    members = members_of(workplace, case)
    assert (names(members), members.paper, members.has_enough) == (["Anja", "Bram"], None, True)
    stored = workplace.open_case(case)
    with pytest.raises(KnownError) as caught:
        CaseAccess(workplace, stored).plan_without(bram)
    assert code_of(caught) == "too-few-keys"
    CaseAccess(workplace, stored).give(PAPER)
    stored.close()
    assert members_of(workplace, case).keys == 3


def test_when_a_person_goes_and_one_key_would_be_left_the_paper_comes_in(
    workplace: Workplace, case: str, bram: str
) -> None:
    give_access(workplace, case, bram)
    take_access(workplace, case, PAPER)
    Members(workplace).remove(bram)
    members = members_of(workplace, case)
    assert (names(members), members.paper is not None) == (["Anja"], True)


# ---------------------------------------------------------------- taking away


def test_after_taking_away_everything_is_there_under_another_key_and_old_copies_are_gone(
    workplace: Workplace, folder: Path, case: str, bram: str
) -> None:
    give_access(workplace, case, bram)
    stored = workplace.open_case(case)
    reference = stored.attach(PHOTO)
    old = stored.on_file(lambda file: file.opening.key)
    stored.close()
    his = unlocked_as(folder, "Bram")
    his_box = his.premises.box
    his.close()
    old_copies = set((folder / "backups" / case).iterdir())
    take_access(workplace, case, bram)
    stored = workplace.open_case(case)
    assert stored.on_file(lambda file: file.opening.key) != old
    assert stored.attachment(reference) == PHOTO
    assert len(list((folder / "cases" / case / "att").iterdir())) == 1
    assert [one.first_name for one in stored.casus.persons.values()] == ["Bo"]
    assert stored.check() == []
    stored.close()
    assert [entry.name for entry in workplace.cases()] == ["Gezin Berk"]
    (copy,) = (folder / "backups" / case).iterdir()
    assert copy not in old_copies
    for path in (slots_path(folder, case), copy / "slots.json"):
        assert open_slots(path, of=case, box=his_box) == []
        assert {slot["epoch"] for slot in slots_in(path, of=case)} == {2}
    assert b"SQLite format" not in (copy / "case.db").read_bytes()[:16]


def test_slots_of_an_older_key_that_somebody_puts_back_do_not_count(
    workplace: Workplace, folder: Path, case: str, bram: str
) -> None:
    give_access(workplace, case, bram)
    place = folder / "cases" / case
    older = {name: (place / name).read_bytes() for name in ("case.db", "slots.json")}
    take_access(workplace, case, bram)
    for name, content in older.items():
        (place / name).write_bytes(content)
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert code_of(caught) == "no-access"
    his = unlocked_as(folder, "Bram")
    assert his.cases() == []
    his.close()


def test_who_left_cannot_give_a_key_of_their_own_any_more(
    workplace: Workplace, folder: Path, case: str, bram: str
) -> None:
    give_access(workplace, case, bram)
    his = unlocked_as(folder, "Bram")
    identity = his.premises.identity
    his.close()
    Members(workplace).remove(bram)
    assert identity is not None
    anja = workplace.premises.index.people()[workplace.person.id]
    forged = sealed_slots(bytes(32), of=case, to=[anja.box_key], by=identity, epoch=9)
    write_slots(slots_path(folder, case), of=case, slots=forged)
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert code_of(caught) == "no-access"


# ---------------------------------------------------------------- row 3: a crash at every step

STEPS = (*(str(phase) for phase in Phase), "backed-up", "rotated")


class CrashError(Exception):
    """The process ends here."""


def crash_at(step: str) -> Callable[[str], None]:
    def told(phase: str) -> None:
        if phase == step:
            raise CrashError

    return told


@pytest.mark.parametrize("crash", list(zip(STEPS, cycle(["Anja", "Chris"]), strict=False)), ids="-".join)
def test_a_crash_at_any_step_is_finished_by_whoever_of_them_opens_it_next(
    workplace: Workplace, folder: Path, case: str, bram: str, crash: tuple[str, str]
) -> None:
    step, who = crash
    give_access(workplace, case, bram)
    give_access(workplace, case, add_colleague(workplace, "Chris"))
    his = unlocked_as(folder, "Bram")
    his_box = his.premises.box
    his.close()
    stored = workplace.open_case(case)
    reference = stored.attach(PHOTO)
    CaseAccess(workplace, stored).plan_without(bram)
    stored.close()
    with pytest.raises(CrashError):
        workplace.open_case(case, told=crash_at(step))
    for left in workplace._open.values():  # what only lives in the memory of this process
        left.abandon()
    workplace.premises.index.close()
    again = unlocked(folder) if who == "Anja" else unlocked_as(folder, who)
    stored = again.open_case(case)
    members = CaseAccess(again, stored).members()
    assert (sorted(names(members)), members.paper is not None, members.unnamed) == (["Anja", "Chris"], True, 0)
    assert stored.attachment(reference) == PHOTO
    assert stored.check() == []
    assert stored.on_file(lambda file: plan_in(file.connection)) is None
    stored.close()
    again.close()
    copies = list((folder / "backups" / case).glob("*/slots.json"))
    assert len(copies) >= 1
    for path in (slots_path(folder, case), *copies):
        assert open_slots(path, of=case, box=his_box) == []
        assert len({slot["epoch"] for slot in slots_in(path, of=case)}) == 1
    his = unlocked_as(folder, "Bram")
    assert his.cases() == []
    his.close()


def test_who_loses_access_hears_so_also_while_it_is_not_done_yet(
    workplace: Workplace, folder: Path, case: str, bram: str
) -> None:
    give_access(workplace, case, bram)
    stored = workplace.open_case(case)
    CaseAccess(workplace, stored).plan_without(bram)
    stored.close()
    his = unlocked_as(folder, "Bram")
    with pytest.raises(KnownError) as caught:
        his.open_case(case)
    assert code_of(caught) == "access-ended"
    his.close()
    assert names(members_of(workplace, case)) == ["Anja"]


@pytest.mark.parametrize("step", list(Phase))
def test_a_crash_while_the_list_gets_another_key_is_finished_at_the_next_unlocking(
    workplace: Workplace, folder: Path, case: str, bram: str, step: str
) -> None:
    stay = [one for one in roll_from(workplace.premises.index.setting(ACCESS)) if one.to.person != bram]
    with pytest.raises((CrashError, KnownError)):
        renew_list_key(workplace.premises, [one.to for one in stay], told=crash_at(step))
    if not workplace.premises.index.is_closed:
        workplace.premises.index.close()
    again = unlocked(folder)
    assert [one.name for one in Members(again).people()] == ["Anja"]
    assert again.premises.index.setting(PLAN) == ""
    assert [entry.name for entry in again.cases()] == ["Gezin Berk"]
    again.close()
    name = f"{again.premises.id}/index"
    assert len({slot["epoch"] for slot in slots_in(folder / "index-slots.json", of=name)}) == 1
    with pytest.raises(KnownError) as caught:
        unlock(folder, bram, THEIR_PASSPHRASE, clock=MovingClock())
    assert code_of(caught) == "no-access-here"


def test_a_plan_without_me_on_it_keeps_me_out_of_the_list(workplace: Workplace, folder: Path, bram: str) -> None:
    stay = [one.to for one in roll_from(workplace.premises.index.setting(ACCESS)) if one.to.person != bram]
    with pytest.raises((CrashError, KnownError)):
        renew_list_key(workplace.premises, stay, told=crash_at(Phase.PLANNED))
    workplace.premises.index.close()
    with pytest.raises(KnownError) as caught:
        unlock(folder, bram, THEIR_PASSPHRASE, clock=MovingClock())
    assert code_of(caught) == "no-access-here"
    unlocked(folder).close()


def test_a_damaged_plan_is_damage_and_no_crash(workplace: Workplace, case: str) -> None:
    stored = workplace.open_case(case)
    stored.on_file(lambda file: file.keep("INSERT INTO meta VALUES(?,?)", values=(PLAN, '{"to": 4}')))
    stored.close()
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert code_of(caught) == "damaged"


def test_the_list_of_slots_says_nothing_about_people(workplace: Workplace, folder: Path, case: str, bram: str) -> None:
    give_access(workplace, case, bram)
    document = read_document(slots_path(folder, case), form="werkbank-slots", version=1, damaged="x")
    assert set(document) == {"format", "version", "of", "slots"}
    grant = replace(roll_from(_roll_text(workplace, case))[0], slot="x")
    assert "sig" not in repr(grant)


def _roll_text(workplace: Workplace, case: str) -> str:
    stored = workplace.open_case(case)
    ask = "SELECT value FROM meta WHERE key=?"
    text = stored.on_file(lambda file: str(file.connection.execute(ask, (ACCESS,)).fetchone()[0]))
    stored.close()
    return text
