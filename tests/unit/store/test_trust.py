"""Nobody lays another list of cases in the place of the one that somebody knows, and no colleague's paper opens all."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from tests.helpers.forging import edit_list, lay_other_list
from tests.helpers.people import THEIR_PASSPHRASE, add_colleague, give_access, unlocked_as
from tests.helpers.workplaces import (
    CHEAP,
    PASSPHRASE,
    MovingClock,
    add_person,
    desk,
    filled_case,
    new_workplace,
    unlocked,
)
from werkbank.app.keeping.paper_use import paper_was_used
from werkbank.app.members import paper_waits, warnings_of
from werkbank.model.errors import KnownError
from werkbank.store.backup import moments
from werkbank.store.founding import RECOVERY_KEY
from werkbank.store.granting import CaseAccess
from werkbank.store.keys import Identity, new_identity, to_text, unlock_identity
from werkbank.store.layout import Layout
from werkbank.store.members import Members
from werkbank.store.people import Person, people_of
from werkbank.store.returning import new_keys_for
from werkbank.store.slots import open_slots
from werkbank.store.trust import VOUCHED
from werkbank.store.workplace import Workplace, unlock, unlock_by_recovery


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "werkplek"


def refused(unlocking: Callable[[], Workplace]) -> str:
    with pytest.raises(KnownError) as caught:
        unlocking()
    return caught.value.code


def identity_of(workplace: Workplace) -> Identity:
    assert workplace.premises.identity is not None
    return workplace.premises.identity


def with_bram(folder: Path) -> tuple[str, Identity]:
    """A workplace of Anja and Bram with a case of hers; gives the case and his keys."""
    with filled_case(folder, "Sara") as (workplace, case):
        add_colleague(workplace)
    his = unlocked_as(folder, "Bram")
    his.close()
    return case, identity_of(his)


def test_a_list_of_somebody_without_a_key_opens_no_case_for_them(folder: Path) -> None:
    with filled_case(folder, "Sara") as (_, case):
        pass
    paper = PrivateKey.generate()
    slots = Layout(folder).case(case).slots
    before = slots.read_bytes()
    lay_other_list(folder, by=new_identity(Person("m", "Mo")), paper=paper, epoch=9)
    assert refused(lambda: unlocked(folder)) == "list-of-others"
    assert slots.read_bytes() == before
    assert open_slots(slots, of=case, box=paper) == []


def test_who_left_lays_no_list_either(folder: Path) -> None:
    _, bram = with_bram(folder)
    anja = unlocked(folder)
    Members(anja).remove(bram.person.id)
    anja.close()
    unlocked(folder).close()
    lay_other_list(folder, by=bram, paper=PrivateKey.generate(), epoch=9)
    assert refused(lambda: unlocked(folder)) == "list-of-others"


def test_a_list_of_before_somebody_left_is_refused_and_one_of_the_same_key_is_not(folder: Path, tmp_path: Path) -> None:
    _, bram = with_bram(folder)
    at, names = Layout(folder), ("index.db", "index-slots.json")
    keep = {name: (folder / name).read_bytes() for name in names}
    anja = unlocked(folder)
    anja.new_case("Gezin Es").close()
    anja.close()
    for name, content in keep.items():
        (folder / name).write_bytes(content)
    anja = unlocked(folder)
    assert len(anja.cases()) == 2, "the case that the older list did not know is found again"
    Members(anja).remove(bram.person.id)
    anja.close()
    unlocked(folder).close()
    for name, content in keep.items():
        (folder / name).write_bytes(content)
    assert refused(lambda: unlocked(folder)) == "list-of-others"
    assert at.index.is_file()


def test_a_colleague_changes_no_keys_in_the_list(folder: Path) -> None:
    _, bram = with_bram(folder)
    shutil.copytree(folder, folder.with_name("b"))
    paper = to_text(bytes(PrivateKey.generate().public_key))
    edit_list(folder, box=bram.box, settings={RECOVERY_KEY: paper}, box_keys={})
    assert refused(lambda: unlocked(folder)) == "list-of-others"
    other = folder.with_name("b")
    key = bytes(PrivateKey.generate().public_key)
    edit_list(other, box=bram.box, settings={}, box_keys={bram.person.id: key})
    assert refused(lambda: unlocked(other)) == "list-of-others"


@pytest.mark.parametrize("voucher", ["", "[]", "nonsense", '{"by": "x", "sig": 3}', '{"by": "", "boxes": {"x": "y"}}'])
def test_a_voucher_that_is_none_vouches_for_nobody(folder: Path, voucher: str) -> None:
    with filled_case(folder, "Sara") as (workplace, _):
        bram = add_colleague(workplace)
        workplace.premises.index.set_setting(VOUCHED + bram, value=voucher)
    assert refused(lambda: unlocked(folder)) == "list-of-others", "he came in after she remembered"


def test_who_was_away_believes_what_colleagues_of_colleagues_did(folder: Path) -> None:
    _, bram = with_bram(folder)
    unlocked(folder).close()
    his = unlocked_as(folder, "Bram")
    add_colleague(his, "Carla")
    his.close()
    hers = unlocked_as(folder, "Carla")
    Members(hers).take_paper(Members(hers).new_paper().text)
    Members(hers).remove(bram.person.id)
    hers.close()
    anja = unlocked(folder)
    assert "Carla" in paper_was_used(anja)
    assert [one.name for one in Members(anja).people()] == ["Anja", "Carla"]
    anja.close()


def test_new_keys_by_the_paper_are_believed_by_who_was_away(folder: Path) -> None:
    with filled_case(folder, "Sara") as (workplace, _):
        bram = add_colleague(workplace)
        paper = Members(workplace).new_paper().text
        Members(workplace).take_paper(paper)
    unlocked(folder).close()
    by_paper = unlock_by_recovery(folder, paper, clock=MovingClock())
    person, _ = new_keys_for(by_paper, bram, passphrase=THEIR_PASSPHRASE, typed_name="Bram", kdf=CHEAP)
    by_paper.close()
    unlock(folder, person.id, THEIR_PASSPHRASE, clock=MovingClock()).close()
    anja = unlocked(folder)
    assert [one.id for one in Members(anja).people()][1] == person.id
    anja.close()


def test_another_passphrase_and_a_key_file_of_elsewhere_forget_nothing(folder: Path) -> None:
    workplace, _ = new_workplace(folder)
    Members(workplace).change_passphrase(PASSPHRASE, "kandelaar fiets kiwi", kdf=CHEAP)
    workplace.close()
    lay_other_list(folder, by=new_identity(Person("m", "Mo")), paper=PrivateKey.generate(), epoch=2)
    me = people_of(folder)[0].id
    assert refused(lambda: unlock(folder, me, "kandelaar fiets kiwi", clock=MovingClock())) == "list-of-others"


def test_a_key_file_that_may_be_used_anywhere_is_of_this_workplace_after_the_first_time(
    folder: Path, tmp_path: Path
) -> None:
    workplace, _ = new_workplace(folder)
    carried = tmp_path / "anja.sleutel"
    Members(workplace).carry(carried, passphrase=PASSPHRASE, kdf=CHEAP)
    workplace.close()
    path = next(Layout(folder).people.glob("*.json"))
    path.write_bytes(carried.read_bytes())
    unlocked(folder).close()
    assert unlock_identity(path, passphrase=PASSPHRASE, workplace=workplace.premises.id).person.name == "Anja"
    assert b'"trust"' in path.read_bytes()


# ---------------------------------------------------------------- the paper of a colleague


def test_a_paper_of_a_colleague_without_access_opens_no_case_until_somebody_of_it_says_so(folder: Path) -> None:
    case, _ = with_bram(folder)
    his = unlocked_as(folder, "Bram")
    paper = Members(his).new_paper().text
    Members(his).take_paper(paper)
    his.close()
    anja = unlocked(folder)
    stored = anja.open_case(case)
    access = CaseAccess(anja, stored)
    assert (access.members().other_paper, access.other_paper()) == ("Bram", "Bram")
    assert (access.members().keys, access.members().has_enough) == (1, False)
    told = paper_waits(anja, stored)
    assert told is not None
    assert "Bram" in told[0]
    assert any("Bram" in told for told in warnings_of(access.members()))
    stored.close()
    assert unlock_by_recovery(folder, paper, clock=MovingClock()).cases() == []
    stored = anja.open_case(case)
    CaseAccess(anja, stored).plan_new_key()
    stored.close()
    stored = anja.open_case(case)
    assert CaseAccess(anja, stored).members().other_paper == ""
    assert CaseAccess(anja, stored).members().has_enough
    assert paper_waits(anja, stored) is None
    stored.close()
    anja.close()
    assert [one.name for one in unlock_by_recovery(folder, paper, clock=MovingClock()).cases()] == ["Gezin Berk"]


def test_taking_away_access_gives_nothing_to_that_paper(folder: Path) -> None:
    case, _ = with_bram(folder)
    anja = unlocked(folder)
    carla = add_colleague(anja, "Carla")
    give_access(anja, case, carla)
    anja.close()
    his = unlocked_as(folder, "Bram")
    paper = Members(his).new_paper().text
    Members(his).take_paper(paper)
    his.close()
    anja = unlocked(folder)
    Members(anja).remove(carla)
    anja.close()
    assert unlock_by_recovery(folder, paper, clock=MovingClock()).cases() == []


def test_a_paper_of_somebody_of_the_case_goes_with_it(folder: Path) -> None:
    case, bram = with_bram(folder)
    anja = unlocked(folder)
    give_access(anja, case, bram.person.id)
    paper = Members(anja).new_paper().text
    Members(anja).take_paper(paper)
    anja.close()
    his = unlocked_as(folder, "Bram")
    stored = his.open_case(case)
    assert CaseAccess(his, stored).members().other_paper == ""
    stored.close()
    his.close()
    assert len(unlock_by_recovery(folder, paper, clock=MovingClock()).cases()) == 1


def test_a_paper_that_opens_nothing_is_no_second_key(folder: Path) -> None:
    case, bram = with_bram(folder)
    anja = unlocked(folder)
    give_access(anja, case, add_colleague(anja, "Carla"))
    anja.close()
    his = unlocked_as(folder, bram.person.name)
    Members(his).take_paper(Members(his).new_paper().text)
    his.close()
    anja = unlocked(folder)
    stored = anja.open_case(case)
    carla = next(one.id for one in CaseAccess(anja, stored).members().people if one.name == "Carla")
    with pytest.raises(KnownError) as caught:
        CaseAccess(anja, stored).plan_without(carla)
    assert caught.value.code == "too-few-keys"
    stored.close()
    anja.close()


def test_before_a_new_key_a_copy_is_made_that_is_gone_afterwards(folder: Path) -> None:
    case, bram = with_bram(folder)
    anja = unlocked(folder)
    give_access(anja, case, bram.person.id)
    stored = anja.open_case(case)
    add_person(desk(stored), "Omar")
    CaseAccess(anja, stored).plan_without(bram.person.id)
    stored.abandon()
    there: list[int] = []
    backups = Layout(folder).backups(case)
    before = len(moments(backups))

    def told(phase: str) -> None:
        if phase == "rekeyed":
            there.append(len(moments(backups)))

    anja.open_case(case, told=told).close()
    assert there == [before + 1]
    assert len(moments(backups)) == 1
    anja.close()


def test_the_recovery_key_stands_nowhere_in_clear(folder: Path) -> None:
    with filled_case(folder, "Sara") as (workplace, _):
        paper = workplace.premises.index.setting(RECOVERY_KEY)
    unlocked(folder).close()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(b"paper_hash" in path.read_bytes() for path in files)
    assert not [path for path in files if paper.encode() in path.read_bytes()]
