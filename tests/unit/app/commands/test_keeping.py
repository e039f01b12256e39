"""``log``, ``backup``, ``restore`` and ``erase`` as people and scripts use them."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.pdf import texts_of
from tests.helpers.program import CASE, PERSON, Inside


def test_the_log_tells_who_looked_and_what_left(program: Inside, tmp_path: Path) -> None:
    program.good("plan", CASE, "--for", "moeder", "--pdf", tmp_path / "plan.pdf")
    lines = program.good("log", CASE, "--json").document
    assert {"id", "at", "who", "type", "action", "outcome", "about", "text"} <= set(lines[0])
    assert {line["who"] for line in lines} == {PERSON}
    assert "open" in [line["type"] for line in lines]
    (export,) = [line for line in lines if line["type"] == "export"]
    assert "gezinsplan" in export["text"]
    again = program.good("log", CASE, "--json").document
    assert "log-viewed" in [line["type"] for line in again], "looking at the log is told as well"
    said = program.good("log", CASE).out
    assert f"{PERSON} keek in het dossier" in said


def test_the_log_about_one_person(program: Inside, tmp_path: Path) -> None:
    everything = program.good("log", CASE, "--json").document
    about = next(line for line in everything if line["about"])["about"][0]
    of_one = program.good("log", CASE, "--json", "--about", about).document
    assert of_one
    assert all(about in line["about"] or line["everybody"] for line in of_one)
    assert not any(line["type"] == "close" for line in of_one)
    assert "niemand" in program.refuses("log", CASE, "--json", "--about", "Niemendal")
    program.good("log", CASE, "--about", about, "--pdf", tmp_path / "wie.pdf")
    assert "Wie keek in dit dossier" in " ".join(texts_of((tmp_path / "wie.pdf").read_bytes()))


def test_a_backup_and_back(program: Inside, tmp_path: Path) -> None:
    made = program.good("backup", "--json").document
    (one,) = made["made"]
    assert (made["ok"], one["name"]) == (True, CASE)
    assert Path(one["folder"], "case.db").stat().st_size <= one["bytes"]
    done = program.good("restore", Path(one["folder"]), "--yes", "--json").document
    assert done["case"] == one["case"]
    assert Path(done["kept"]).is_dir()
    assert program.good("check", CASE, "--json").document["ok"]
    assert "restore" in [line["type"] for line in program.good("log", CASE, "--json").document]
    assert "1 reservekopie gemaakt" in program.good("backup", CASE).out
    assert "teruggezet" in program.good("restore", Path(one["folder"], "case.db"), "--yes").out


def test_copies_go_to_a_stick_too(program: Inside, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = program.good("backup", "--to", stick, "--json").document
    assert made["second_place"] == 2, "the case and the list of cases"
    assert "tweede plek" in program.refuses("backup", "--to", tmp_path / "weg")


def test_what_is_no_backup_is_refused_and_nobody_is_asked(program: Inside, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    assert "geen reservekopie van Werkbank" in program.refuses("restore", tmp_path / "x.txt", "--yes")
    assert "geen reservekopie" in program.refuses("restore", tmp_path / "weg", "--yes")
    (one,) = program.good("backup", "--json").document["made"]
    assert "teruggezet" in program.good("restore", one["folder"]).out  # a script is not asked: nothing gets lost
    assert program("restore").code == 2


def test_erasing_needs_a_yes_and_a_reason(program: Inside) -> None:
    assert "--yes" in program.refuses("erase", CASE)
    assert "reden" in program.refuses("erase", CASE, "--yes")
    program.good("check", CASE, "--json")


def test_erasing_leaves_a_proof_and_nothing_else(program: Inside, tmp_path: Path) -> None:
    (one,) = program.good("backup", "--json").document["made"]
    away = tmp_path / "elders"
    shutil.copytree(one["folder"], away)
    proof = program.good("erase", CASE, "--yes", "--reason", "termijn voorbij", "--json").document
    assert (proof["ok"], proof["case"], proof["by"], proof["reason"]) == (True, one["case"], PERSON, "termijn voorbij")
    assert [path for path in program.workplace.rglob("*") if one["case"] in str(path)] == []
    assert "geen casus" in program.refuses("check", CASE)
    assert "vernietigd" in program.refuses("restore", away, "--yes")


def test_the_name_is_typed_over(program: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter(["Iets anders", CASE, "klaar"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert program("erase", CASE).code == 1
    assert "Vernietigd op" in program.good("erase", CASE).out
