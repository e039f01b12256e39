"""Making and opening a workplace by the command line: keys, people, cases, and what goes wrong with them."""

import re

import pytest

from tests.helpers.program import CASE, PERSON, Inside, digest
from tests.helpers.workplaces import CHEAP
from werkbank.store.people import people_of
from werkbank.store.workplace import unlock_by_recovery


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding the settings of a new key takes seconds on purpose."""
    monkeypatch.setattr("werkbank.store.founding.calibrate", lambda: CHEAP)


@pytest.mark.usefixtures("quick_keys")
def test_init_makes_a_workplace_and_shows_the_recovery_key_once(bare: Inside) -> None:
    done = bare.good("init", "--person", "Bo Sleutel")
    assert not done.err
    assert [person.name for person in people_of(bare.workplace)] == ["Bo Sleutel"]
    recovery = re.search(r"^[0-9A-Z]{4}(-[0-9A-Z]{2,4}){10,}$", done.out, re.MULTILINE)
    assert recovery
    unlock_by_recovery(bare.workplace, recovery[0]).close()
    made = digest(bare.workplace)
    assert "al een werkplek" in bare.refuses("init", "--person", "Iemand anders")
    assert digest(bare.workplace) == made


def test_init_wants_a_name_a_passphrase_and_an_empty_folder(bare: Inside) -> None:
    assert bare("init").code == 2
    assert "wachtzin" in bare.refuses("init", "--person", "Bo", key=False)
    bare.passphrase_file.write_text("kort", encoding="utf-8")
    assert "te kort" in bare.refuses("init", "--person", "Bo")
    assert not bare.workplace.exists()


@pytest.mark.usefixtures("quick_keys")
def test_a_script_may_choose_a_weak_passphrase_and_hears_that_it_is(bare: Inside) -> None:
    bare.passphrase_file.write_text("wachtwoord 1234", encoding="utf-8")
    done = bare.good("init", "--person", "Bo Sleutel")
    assert "te makkelijk te raden" in done.err
    assert [person.name for person in people_of(bare.workplace)] == ["Bo Sleutel"]


@pytest.mark.usefixtures("quick_keys")
def test_somebody_at_the_prompt_is_kept_from_a_weak_passphrase(bare: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("werkbank.app.commands.inputs._typed", lambda _prompt: "wachtwoord 1234")
    assert "te makkelijk te raden" in bare.refuses("init", "--person", "Bo Sleutel", key=False)
    assert not bare.workplace.exists()


def test_a_wrong_passphrase_says_no_more_than_that(program: Inside) -> None:
    program.passphrase_file.write_text("verkeerde wachtzin", encoding="utf-8")
    said = program.refuses("check", CASE, "--json")
    assert "wachtzin klopt niet" in said
    assert CASE not in said


def test_a_passphrase_file_may_come_from_any_editor(program: Inside) -> None:
    text = program.passphrase_file.read_text(encoding="utf-8").strip()
    program.passphrase_file.write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\r\nnog een regel\r\n")
    program.good("check", CASE, "--json")
    program.passphrase_file.write_bytes(b"\xff\xfe\x00")
    assert "geen gewone tekst" in program.refuses("check", CASE)
    program.passphrase_file.unlink()
    assert "bestaat niet" in program.refuses("check", CASE)


def test_a_folder_without_a_workplace_is_told_from_one_that_is_not_there(bare: Inside) -> None:
    assert "geen werkplek" in bare.refuses("check", "X")
    bare.workplace.mkdir()
    (bare.workplace / "brief.txt").write_text("hallo", encoding="utf-8")
    assert "iets anders dan een werkplek" in bare.refuses("check", "X")
    assert [path.name for path in bare.workplace.iterdir()] == ["brief.txt"]


def test_persons_and_cases_go_by_id_and_by_name(program: Inside) -> None:
    someone = people_of(program.workplace)[0]
    case = next((program.workplace / "cases").iterdir()).name
    for person in (someone.id, someone.name):
        assert program.good("check", case, "--person", person, "--json").document["ok"] is True
    assert program.good("check", CASE.upper(), "--json").document["ok"] is True
    assert PERSON in program.refuses("check", CASE, "--person", "Onbekende")
    assert "geen casus 'Onbekend gezin'" in program.refuses("check", "Onbekend gezin")
