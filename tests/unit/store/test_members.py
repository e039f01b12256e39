"""The people of a workplace: adding with six words, taking away with new keys, passphrases, the paper."""

import json
from pathlib import Path

import pytest

from tests.helpers.people import THEIR_PASSPHRASE, add_colleague, give_access, unlocked_as
from tests.helpers.refusals import code_of
from tests.helpers.workplaces import CHEAP, PASSPHRASE, MovingClock, add_person, desk, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.store import kdf, unlocking
from werkbank.store.files import read_document, write_document
from werkbank.store.fingerprint import fingerprint
from werkbank.store.granting import CaseAccess
from werkbank.store.identity_file import clean_name
from werkbank.store.kdf import KdfSettings
from werkbank.store.keys import new_identity, public_identity, unlock_identity, write_identity
from werkbank.store.list_keys import index_roll
from werkbank.store.members import Members
from werkbank.store.people import Person, people_of
from werkbank.store.recovery import new_recovery_key, recovery_text
from werkbank.store.slots import open_slots, slots_in
from werkbank.store.workplace import Workplace, unlock, unlock_by_recovery


def new_case(workplace: Workplace) -> str:
    stored = workplace.new_case("Gezin Berk")
    add_person(desk(stored), "Bo")
    stored.close()
    return stored.id


# ---------------------------------------------------------------- adding


def test_somebody_new_opens_the_workplace_and_no_case_yet(workplace: Workplace, folder: Path) -> None:
    new_case(workplace)
    bram = add_colleague(workplace)
    me, him = Members(workplace).people()
    assert (me.name, me.is_me, him.name, him.is_me, him.by, him.has_file) == ("Anja", True, "Bram", False, "Anja", True)
    assert him.since is not None
    public = public_identity(folder / "people" / f"{bram}.json")
    assert him.words == fingerprint(box_key=public.box_key, sign_key=public.sign_key)
    roll = index_roll(workplace.premises)
    assert ({grant.to.person for grant in roll.grants}, roll.lost, roll.strangers) == ({me.id, bram, ""}, (), 0)
    assert workplace.log_lines()[-1].type == "person-added"
    his = unlocked_as(folder, "Bram")
    assert his.cases() == []
    his.close()


def test_nobody_is_added_before_the_six_words_were_compared(workplace: Workplace, folder: Path) -> None:
    members = Members(workplace)
    candidate = members.new_person("Bram", THEIR_PASSPHRASE, kdf=CHEAP)
    others = new_identity(Person("x", "Bram")).public
    wrong = fingerprint(box_key=others.box_key, sign_key=others.sign_key)
    for compared in ((), wrong, candidate.words[:5], tuple(reversed(candidate.words))):
        with pytest.raises(KnownError) as caught:
            members.admit(candidate, compared=compared)
        assert code_of(caught) == "words-differ"
    assert [one.name for one in people_of(folder)] == ["Anja"]
    assert not list((folder / "people").glob(".new-*"))
    members.admit(candidate, compared=[word.upper() for word in candidate.words])


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [
        (" ", THEIR_PASSPHRASE, "name-missing"),
        ("\u200b\u202e", THEIR_PASSPHRASE, "name-missing"),
        ("x" * 81, THEIR_PASSPHRASE, "name-too-long"),
        (" aNJA ", THEIR_PASSPHRASE, "name-taken"),
        ("Bram", "kort", "passphrase-too-short"),
        ("Bram", "bram bram 1999 anja", "passphrase-too-weak"),
    ],
)
def test_what_is_wrong_with_somebody_new_is_said_first(
    workplace: Workplace, name: str, passphrase: str, code: str
) -> None:
    with pytest.raises(KnownError) as caught:
        Members(workplace).new_person(name, passphrase, kdf=CHEAP)
    assert code_of(caught) == code


def test_a_name_is_one_line_without_signs_that_nobody_sees() -> None:
    assert clean_name("  Bram\u202e  de  Wit ") == "Bram de Wit"
    assert clean_name("Zoe\u0308") == "Zo\u00eb"


def test_a_key_file_of_another_workplace_carries_the_same_keys_here(
    workplace: Workplace, folder: Path, tmp_path: Path
) -> None:
    elsewhere, _ = new_workplace(tmp_path / "elders")
    add_colleague(elsewhere)
    elsewhere.close()
    his = unlocked_as(tmp_path / "elders", "Bram")
    file = tmp_path / "bram.sleutel"
    with pytest.raises(KnownError) as caught:
        Members(his).carry(file, passphrase="niet deze wachtzin", kdf=CHEAP)
    assert code_of(caught) == "wrong-passphrase"
    Members(his).carry(file, passphrase=THEIR_PASSPHRASE, kdf=CHEAP)
    (there,) = (one for one in Members(his).people() if one.is_me)
    his.close()
    members = Members(workplace)
    candidate = members.read_candidate(file)
    assert candidate.words == there.words
    assert THEIR_PASSPHRASE not in file.read_text()
    members.admit(candidate, compared=there.words)
    unlocked_as(folder, "Bram").close()
    with pytest.raises(KnownError) as caught:
        members.admit(candidate, compared=there.words)
    assert code_of(caught) == "person-exists"


def test_key_files_that_are_not_what_they_should_be_are_refused(workplace: Workplace, tmp_path: Path) -> None:
    members, path = Members(workplace), tmp_path / "bram.sleutel"

    def refused() -> str:
        with pytest.raises(KnownError) as caught:
            members.read_candidate(path)
        return code_of(caught)

    assert refused() == "identity-file-unreadable", "it is not there; that is no failing disk"
    path.write_text("{}")
    assert refused() == "identity-file-damaged"
    bram = new_identity(Person("bram-1", "Bram"))
    write_identity(path, identity=bram, passphrase=THEIR_PASSPHRASE, settings=CHEAP, workplace="een andere")
    assert refused() == "identity-file-bound"
    write_identity(path, identity=bram, passphrase=THEIR_PASSPHRASE, settings=CHEAP, workplace="")
    whole = read_document(path, form="werkbank-person", version=1, damaged="x")
    hostile = {**whole["kdf"], "memory_kib": 2**31}
    for part in ({"kdf": hostile}, {"box_key": "AAAA"}, {"id": "../../x"}, {"name": " Bram"}, {"name": ""}):
        write_document(path, document={**whole, **part})
        assert refused() == "identity-file-damaged", part
    write_document(path, document={**whole, "version": 2})
    assert refused() == "identity-file-newer"
    write_document(path, document=whole)
    assert members.read_candidate(path).public == bram.public


def test_somebody_elses_keys_under_a_known_id_are_refused(workplace: Workplace, tmp_path: Path) -> None:
    bram = add_colleague(workplace)
    members, path = Members(workplace), tmp_path / "bram.sleutel"
    members.remove(bram)
    forged = new_identity(Person(bram, "Bram"))
    write_identity(path, identity=forged, passphrase=THEIR_PASSPHRASE, settings=CHEAP, workplace="")
    candidate = members.read_candidate(path)
    with pytest.raises(KnownError) as caught:
        members.admit(candidate, compared=candidate.words)
    assert code_of(caught) == "person-exists"


# ---------------------------------------------------------------- row 8: who does not get in, and what is said


def test_nobody_hears_whether_a_person_exists_not_even_by_time(
    workplace: Workplace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 8: the same words, and the same number of derivations with the same settings."""
    workplace.close()
    derived: list[KdfSettings] = []
    real = kdf.derive

    def counted(passphrase: str, *, salt: bytes, settings: KdfSettings) -> bytes:
        derived.append(settings)
        return real(passphrase, salt=salt, settings=settings)

    monkeypatch.setattr("werkbank.store.keys.derive", counted)
    monkeypatch.setattr(unlocking, "derive", counted)
    said = []
    for person in (people_of(folder)[0].id, "niemand", "../../etc/passwd", ""):
        with pytest.raises(KnownError) as caught:
            unlock(folder, person, "verkeerde wachtzin", clock=MovingClock())
        said.append((caught.value.code, caught.value.text, caught.value.remedy))
    assert len(set(said)) == 1
    assert said[0][0] == "wrong-passphrase"
    assert derived == [CHEAP] * 4


@pytest.mark.parametrize("passphrase", ["verkeerd", THEIR_PASSPHRASE])
def test_somebody_whose_key_was_taken_away_hears_that_only_with_the_right_passphrase(
    workplace: Workplace, folder: Path, passphrase: str
) -> None:
    bram = add_colleague(workplace)
    Members(workplace).remove(bram)
    assert [one.name for one in people_of(folder)] == ["Anja"]
    with pytest.raises(KnownError) as caught:
        unlock(folder, bram, passphrase, clock=MovingClock())
    assert code_of(caught) == ("no-access-here" if passphrase == THEIR_PASSPHRASE else "wrong-passphrase")


def test_hostile_settings_in_an_identity_file_are_damage_and_cost_no_time(workplace: Workplace, folder: Path) -> None:
    workplace.close()
    (path,) = (folder / "people").glob("*.json")
    whole = read_document(path, form="werkbank-person", version=1, damaged="x")
    write_document(path, document={**whole, "kdf": {**whole["kdf"], "passes": 2**40}})
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "person-damaged"


def test_a_newer_identity_file_is_said_as_such(workplace: Workplace, folder: Path) -> None:
    workplace.close()
    (path,) = (folder / "people").glob("*.json")
    whole = read_document(path, form="werkbank-person", version=1, damaged="x")
    write_document(path, document={**whole, "version": 2})
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "newer-version"


# ---------------------------------------------------------------- taking away


def test_who_is_taken_away_finds_no_key_anywhere_and_the_keys_are_others(workplace: Workplace, folder: Path) -> None:
    case = new_case(workplace)
    bram = add_colleague(workplace)
    give_access(workplace, case, bram)
    his = unlocked_as(folder, "Bram")
    stored = his.open_case(case)
    his_box, old_key = his.premises.box, stored.on_file(lambda file: file.opening.key)
    stored.close()
    his.close()
    old_list_key = workplace.premises.index._key
    renewed = Members(workplace).remove(bram)
    assert (renewed.done, renewed.waiting) == ((case,), ())
    assert workplace.premises.index._key != old_list_key
    of_list = f"{workplace.premises.id}/index"
    files = [(folder / "cases" / case / "slots.json", case), (folder / "index-slots.json", of_list)]
    files += [(path, case) for path in (folder / "backups" / case).glob("*/slots.json")]
    files += [(path, of_list) for path in (folder / "backups" / "index").glob("*/index-slots.json")]
    assert len(files) == 4
    for path, of in files:
        assert open_slots(path, of=of, box=his_box) == []
    again = workplace.open_case(case)
    assert again.on_file(lambda file: file.opening.key) != old_key
    assert [one.name for one in CaseAccess(workplace, again).members().people] == ["Anja"]
    assert again.check() == []
    again.close()


def test_a_case_that_only_others_can_open_follows_when_one_of_them_opens_it(workplace: Workplace, folder: Path) -> None:
    bram, chris = add_colleague(workplace, "Bram"), add_colleague(workplace, "Chris")
    his = unlocked_as(folder, "Bram")
    case = new_case(his)
    give_access(his, case, chris)
    his.close()
    assert Members(workplace).remove(chris).done == ()
    his = unlocked_as(folder, "Bram")
    stored = his.open_case(case)
    members = CaseAccess(his, stored).members()
    assert ([one.id for one in members.people], members.paper is not None, members.unnamed) == ([bram], True, 0)
    assert stored.log_lines()[-2].event.type == "key-renewed"
    assert stored.log_lines()[-2].event.objects == (chris,)
    his.close()


def test_who_was_taken_away_can_be_added_again_with_the_same_keys(
    workplace: Workplace, folder: Path, tmp_path: Path
) -> None:
    bram = add_colleague(workplace)
    members, file = Members(workplace), tmp_path / "bram.sleutel"
    his = unlocked_as(folder, "Bram")
    Members(his).carry(file, passphrase=THEIR_PASSPHRASE, kdf=CHEAP)
    his.close()
    members.remove(bram)
    candidate = members.read_candidate(file)
    members.admit(candidate, compared=candidate.words)
    unlocked_as(folder, "Bram").close()
    assert not (folder / "people" / "former" / f"{bram}.json").exists()


def test_nobody_takes_away_their_own_key_or_one_that_is_not_there(workplace: Workplace) -> None:
    members = Members(workplace)
    for person, code in (
        (workplace.person.id, "not-yourself"),
        ("niemand", "person-unknown-here"),
        ("", "person-unknown-here"),
    ):
        with pytest.raises(KnownError) as caught:
            members.remove(person)
        assert code_of(caught) == code


def test_with_a_case_or_another_window_open_nothing_is_changed(workplace: Workplace, folder: Path) -> None:
    case, bram = new_case(workplace), add_colleague(workplace)
    members = Members(workplace)
    stored = workplace.open_case(case)
    with pytest.raises(KnownError) as caught:
        members.remove(bram)
    assert code_of(caught) == "case-open-here"
    stored.close()
    other = unlocked(folder)
    other.cases()
    with pytest.raises(KnownError) as caught:
        members.remove(bram)
    assert code_of(caught) == "workplace-open-elsewhere"
    assert [one.name for one in members.people()] == ["Anja", "Bram"]
    other.close()
    unlocked_as(folder, "Bram").close()
    members.remove(bram)


# ---------------------------------------------------------------- my passphrase, and the paper


def test_after_another_passphrase_the_old_one_opens_nothing_anywhere(workplace: Workplace, folder: Path) -> None:
    new_case(workplace)
    workplace.back_up_list(always=True)
    members = Members(workplace)
    for old, new, code in (
        ("verkeerd", "kandelaar fiets zomer", "wrong-passphrase"),
        (PASSPHRASE, "kort", "passphrase-too-short"),
        (PASSPHRASE, "anja anja anja", "passphrase-too-weak"),
    ):
        with pytest.raises(KnownError) as caught:
            members.change_passphrase(old, new, kdf=CHEAP)
        assert code_of(caught) == code
    unlocked(folder).close()
    members.change_passphrase(PASSPHRASE, "kandelaar fiets kiwi", kdf=CHEAP)
    workplace.close()
    with pytest.raises(KnownError) as caught:
        unlocked(folder)
    assert code_of(caught) == "wrong-passphrase"
    files = list(folder.rglob(f"{workplace.person.id}.json*"))
    assert len(files) == 2, "here and in one backup of the list"
    for path in files:
        with pytest.raises(KnownError):
            unlock_identity(path, passphrase=PASSPHRASE, workplace=workplace.premises.id)
    again = unlock(folder, workplace.person.id, "kandelaar fiets kiwi", clock=MovingClock())
    assert [entry.name for entry in again.cases()] == ["Gezin Berk"]
    again.close()


def test_a_passphrase_that_cannot_be_written_leaves_the_old_one(
    workplace: Workplace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise KnownError("vol", remedy="maak ruimte", code="disk-full")

    monkeypatch.setattr("werkbank.store.keys.write_document", full)
    with pytest.raises(KnownError):
        Members(workplace).change_passphrase(PASSPHRASE, "kandelaar fiets kiwi", kdf=CHEAP)
    monkeypatch.undo()
    workplace.close()
    unlocked(folder).close()


def test_a_new_paper_opens_everything_and_the_old_one_nothing(folder: Path) -> None:
    workplace, old = new_workplace(folder)
    case, members = new_case(workplace), Members(workplace)
    before = members.seal()
    paper = members.new_paper()
    assert members.seal() == before, "nothing changes before it is taken into use"
    with pytest.raises(KnownError) as caught:
        members.take_paper(paper.text[:-1])
    assert code_of(caught) == "recovery-unreadable"
    assert members.take_paper(paper.text).done == (case,)
    assert members.seal() == paper.seal != before
    workplace.new_case("Gezin Es").close()
    workplace.close()
    with pytest.raises(KnownError) as caught:
        unlock_by_recovery(folder, old)
    assert code_of(caught) == "recovery-wrong"
    rescued = unlock_by_recovery(folder, paper.text)
    assert sorted(entry.name for entry in rescued.cases()) == ["Gezin Berk", "Gezin Es"]
    for entry in rescued.cases():
        rescued.open_case(entry.id).close()
    with pytest.raises(KnownError) as caught:
        Members(rescued).take_paper(recovery_text(new_recovery_key()))
    assert code_of(caught) == "read-only"
    rescued.close()


def test_nothing_of_people_and_keys_stands_in_clear(workplace: Workplace, folder: Path) -> None:
    case = new_case(workplace)
    bram = add_colleague(workplace)
    give_access(workplace, case, bram)
    workplace.close()
    for path in folder.rglob("*"):
        if path.is_file() and path.parent.name != "people":
            content = path.read_bytes()
            assert bram.encode() not in content, path.name
            assert b"Bram" not in content, path.name
    assert THEIR_PASSPHRASE not in (folder / "people" / f"{bram}.json").read_text()
    path = folder / "cases" / case / "slots.json"
    assert len(slots_in(path, of=case)) == 3
    assert set(json.loads(path.read_text())["slots"][0]) == {"id", "epoch", "sealed"}
