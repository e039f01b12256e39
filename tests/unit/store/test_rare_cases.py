"""What hardly ever happens to a workplace and its files, once each: told in words, and nothing is half done."""

from __future__ import annotations

import ctypes
import importlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.helpers.people import THEIR_PASSPHRASE, add_colleague
from tests.helpers.replicas import apart
from tests.helpers.workplaces import NOON, add_person, desk, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.store import copies, destroying, erasing, hardening, list_keys, restoring, surroundings
from werkbank.store.attachments import attachment_files, copy_attachments
from werkbank.store.copies import bring_over, choose_second_place, copies_of, second_folder
from werkbank.store.destroying import destroy, proofs
from werkbank.store.errors import known
from werkbank.store.files import sync_folder
from werkbank.store.forgetting import renew_copies
from werkbank.store.members import Members
from werkbank.store.problem import Problem
from werkbank.store.restoring import restore
from werkbank.store.roll import ACCESS
from werkbank.store.stored_casus import StoredCasus
from werkbank.store.tending import remembered
from werkbank.store.workplace import Workplace, create_workplace, unlock_by_recovery


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        work()
    return caught.value.code


def new_case(workplace: Workplace) -> str:
    """A closed case with a backup."""
    stored = workplace.new_case("Gezin Berk")
    add_person(desk(stored), "Bo")
    stored.backup(workplace.premises.layout.backups(stored.id))
    stored.close()
    return stored.id


# ---------------------------------------------------------------- disks and platforms


def test_a_disk_without_second_names_gets_a_whole_copy(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = workplace.new_case("Gezin Berk")
    stored.attach(b"plaatje")
    root = workplace.premises.layout.case(stored.id).root

    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    copy_attachments(root, tmp_path)
    (there,), (here,) = attachment_files(tmp_path), attachment_files(root)
    assert (there.name, there.read_bytes()) == (here.name, here.read_bytes())
    assert not there.samefile(here)


def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(lambda: sync_folder(tmp_path / "weg"))

    def locked(_self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", locked)
    assert refused(lambda: create_workplace(tmp_path, "Anja", "fiets kameel zomer"))


def test_core_files_are_forbidden_where_the_platform_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    fake = SimpleNamespace(RLIMIT_CORE=4, setrlimit=lambda *what: told.append(what))
    monkeypatch.setattr(importlib, "import_module", lambda _: fake)
    assert hardening._forbid_core_files()
    assert told == [(4, (0, 0))]


def test_disks_of_another_computer_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert not surroundings._is_remote_drive(Path("x"))
    asked: list[str] = []

    def kind_of(drive: str) -> int:
        asked.append(drive)
        return 4 if len(asked) == 1 else 3

    kernel = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=kind_of))
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    assert [surroundings._is_remote_drive(Path("x")) for _ in range(2)] == [True, False]
    assert all(drive.endswith("\\") for drive in asked)
    monkeypatch.setattr(surroundings, "os", SimpleNamespace(name="nt"))
    asked.clear()
    assert surroundings.on_network(Path("x"))


def test_without_a_list_of_disks_every_disk_is_an_own_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(*_: object, **__: object) -> str:
        raise OSError(2, "No such file")

    monkeypatch.setattr(Path, "read_text", unreadable)
    assert not surroundings.on_network(Path("/home"))
    assert not surroundings.on_network(Path("/home"), mounts="onzin\n22 28 - \n1 2 3 4 - cifs\n")


# ---------------------------------------------------------------- destroying and forgetting


def test_a_paper_destroys_nothing(folder: Path) -> None:
    made, paper = new_workplace(folder)
    case = new_case(made)
    made.close()
    by_paper = unlock_by_recovery(folder, paper)
    assert refused(lambda: destroy(by_paper, case, reason="weg")) == "read-only"
    assert refused(lambda: restore(by_paper, copies_of(by_paper.premises, case)[0])) == "read-only"
    assert refused(lambda: list_keys.give_list_key(by_paper.premises, [])) == "read-only"
    assert refused(lambda: list_keys.renew_list_key(by_paper.premises, [])) == "read-only"
    assert len(copies_of(by_paper.premises, case)) == 1
    by_paper.close()


def test_a_damaged_case_can_be_destroyed_and_one_without_a_key_not(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = new_case(workplace)
    with monkeypatch.context() as patch:
        patch.setattr(workplace, "open_case", raising("no-access"))
        assert refused(lambda: destroy(workplace, case, reason="weg")) == "no-access"
        patch.setattr(workplace, "open_case", raising("damaged"))
        proof = destroy(workplace, case, reason="weg")
    assert (proof.receivers, proof.done) == ((), True)
    assert workplace.cases() == []


def raising(code: str) -> Callable[..., None]:
    def work(*_: object, **__: object) -> None:
        raise known(code)

    return work


def test_what_a_crash_left_half_destroyed_is_finished(
    workplace: Workplace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, other = new_case(workplace), new_case(workplace)
    destroy(workplace, other, reason="klaar")
    with monkeypatch.context() as patch:
        patch.setattr(destroying, "shred", crash)
        with pytest.raises(ZeroDivisionError):
            destroy(workplace, case, reason="weg")
    assert [proof.done for proof in sorted(proofs(workplace.premises), key=lambda one: one.done)] == [False, True]
    destroying.finish(SimpleNamespace(read_only=True))  # type: ignore[arg-type]
    workplace.close()
    again = unlocked(folder)
    assert all(proof.done for proof in proofs(again.premises))
    assert not again.premises.layout.case(case).root.exists()
    again.close()


def crash(*_: object, **__: object) -> None:
    raise ZeroDivisionError


def test_of_a_case_with_damage_the_older_copies_stay(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = workplace.open_case(new_case(workplace))
    monkeypatch.setattr(StoredCasus, "check", lambda _self: [Problem("chain", "x")])
    assert refused(lambda: renew_copies(workplace, stored)) == "damaged"
    assert len(copies_of(workplace.premises, stored.id)) == 1


@pytest.mark.parametrize(
    ("val", "texts"), [("{", ["{"]), ('{"a":[1," b ",""],"c":null}', ["b"]), ("[" * 200_000, ["[" * 200_000])]
)
def test_every_text_in_a_value_is_found_whatever_it_is(val: str, texts: list[str]) -> None:
    assert list(erasing._texts(val)) == texts


# ---------------------------------------------------------------- copies at a second place


def test_copies_elsewhere_go_with_the_case_and_a_bad_one_is_not_kept(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    case = new_case(workplace)
    choose_second_place(workplace.premises, stick)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", lambda _from, to: Path(to).write_bytes(b"iets anders"))
        assert refused(lambda: bring_over(workplace.premises, now=NOON)) == "backup-failed"
    there = second_folder(workplace.premises)
    assert there is not None
    assert not list((there / case).glob("*"))
    assert bring_over(workplace.premises, now=NOON) >= 1
    assert [copy.second for copy in copies_of(workplace.premises, case)] == [False, True]
    kept = copies_of(workplace.premises, case)[0].folder
    copies.renew(workplace.premises, case, keep=kept)
    assert len(copies_of(workplace.premises, case)) == 2
    assert copies.owed(workplace.premises) == {}
    destroy(workplace, case, reason="weg")
    assert not (there / case).exists()
    assert copies.owed(workplace.premises) == {}


@pytest.mark.parametrize("value", ["{", "[]", "5"])
def test_debts_that_do_not_read_are_none(workplace: Workplace, value: str) -> None:
    workplace.premises.index.set_setting(copies.OWED, value=value)
    assert copies.owed(workplace.premises) == {}


# ---------------------------------------------------------------- restoring


def test_after_a_crash_while_restoring_one_of_both_stands(workplace: Workplace) -> None:
    layout = workplace.premises.layout
    case, gone = new_case(workplace), new_case(workplace)
    old = layout.cases / f".{case}{restoring._OLD}"
    shutil.copytree(layout.case(case).root, old)
    layout.case(gone).root.rename(layout.cases / f".{gone}{restoring._OLD}")
    (layout.cases / f".x{restoring._READY}1").mkdir()
    restoring.finish(layout)
    assert sorted(path.name for path in layout.cases.iterdir()) == sorted([case, gone])
    workplace.open_case(gone).close()


def test_a_case_that_somebody_else_has_open_is_not_restored(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = new_case(workplace)
    (copy,) = copies_of(workplace.premises, case)
    with monkeypatch.context() as patch:
        patch.setattr(workplace, "open_case", raising("locked"))
        assert refused(lambda: restore(workplace, copy)) == "locked"
        patch.setattr(workplace, "open_case", lambda *_, **__: SimpleNamespace(read_only=True, close=lambda: None))
        assert refused(lambda: restore(workplace, copy)) == "read-only"
    workplace.open_case(case).close()


# ---------------------------------------------------------------- people and keys


def test_who_is_not_who_they_say_proves_nothing(workplace: Workplace, folder: Path) -> None:
    add_colleague(workplace)
    members, layout = Members(workplace), workplace.premises.layout
    me = workplace.premises.person.id
    other = next(path for path in layout.people.glob("*.json") if path.stem != me)
    with pytest.raises(KnownError):
        members.change_passphrase("verkeerd", "fiets kameel winter ezel")
    layout.person(me).write_bytes(other.read_bytes())
    assert refused(lambda: members.change_passphrase(THEIR_PASSPHRASE, "fiets kameel winter ezel")) in {
        "person-damaged",
        "wrong-passphrase",
    }


def test_whose_case_cannot_be_opened_now_follows_later_and_the_rest_goes_on(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = new_case(workplace), new_case(workplace)
    colleague = add_colleague(workplace)
    workplace.premises.layout.person(colleague).unlink()  # somebody threw it away
    real = workplace.open_case

    def not_the_first(case: str, **wishes: object) -> StoredCasus:
        if case == first:
            raise known("locked")
        return real(case, **wishes)  # type: ignore[arg-type]

    monkeypatch.setattr(workplace, "open_case", not_the_first)
    steps: list[tuple[int, int]] = []

    def told(number: int, of: int) -> bool:
        steps.append((number, of))
        return True

    done = Members(workplace).remove(colleague, progress=told)
    assert (done.done, done.waiting) == ((second,), (first,))
    assert steps == [(1, 2), (2, 2)]


def test_an_older_list_gives_its_key_to_all_and_the_paper(workplace: Workplace) -> None:
    add_colleague(workplace)
    before = list_keys.receivers_now(workplace.premises)
    workplace.premises.index.set_setting(ACCESS, value="")
    assert {one.person for one in list_keys.receivers_now(workplace.premises)} == {one.person for one in before}


@pytest.mark.parametrize("value", ["{", "5", '{"epoch":"x","key":"y"}', '{"epoch":1}'])
def test_what_is_remembered_of_a_key_and_does_not_read_is_nothing(workplace: Workplace, value: str) -> None:
    from werkbank.store import tending

    workplace.premises.index.set_setting(tending._KEY_OF + "casus", value=value)
    assert remembered(workplace.premises.index, "casus") is None


# ---------------------------------------------------------------- texts of before


@pytest.mark.parametrize("first", ["", "x" * 70, "kort\nmaar twee regels"])
def test_of_a_long_text_the_text_of_before_is_told(first: str) -> None:
    one, two, _ = apart()
    person = next(iter(one.desk.now.persons.values()))
    if first:
        one.change(person, note=first)
        two.take(one.bundle())
    one.change(person, note="a" * 70)
    two.change(person, note="b" * 70)
    one.take(two.bundle())
    (fork,) = one.forks
    assert fork.before == first
