"""The words of the command line: what they mean, and that wrong usage is explained in Dutch with exit code 2."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.program import assert_dutch
from werkbank.app.commands.words import read_words


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as stop:
        read_words(words)
    said = capsys.readouterr()
    assert stop.value.code == 2
    assert not said.out
    return said.err


def test_no_words_open_the_window() -> None:
    words = read_words([])
    assert (words.command, words.case) == ("open", None)


def test_options_alone_are_for_the_window() -> None:
    words = read_words(["--workplace", "plek", "--person=Anja"])
    assert (words.command, words.workplace, words.person) == ("open", Path("plek"), "Anja")


@pytest.mark.parametrize("front", [True, False])
def test_the_places_stand_before_or_after_the_command(front: bool) -> None:
    places = ["--workplace", "plek", "--today=2020-02-03", "--passphrase-file", "open", "--person", "check"]
    words = read_words([*places, "check", "X"] if front else ["check", "X", *places])
    assert (words.command, words.case) == ("check", "X")
    assert (words.workplace, words.today, words.person) == (Path("plek"), date(2020, 2, 3), "check")
    assert words.passphrase_file == Path("open")


def test_today_may_be_typed_as_people_do() -> None:
    assert read_words(["date", "--today", "3 feb 2020", "nu"]).today == date(2020, 2, 3)


@pytest.mark.parametrize("texts", [["-3"], ["--json"], ["--", "x"], ["--today", "nu"], ["", " "]])
def test_after_two_dashes_everything_is_a_date(texts: list[str]) -> None:
    assert read_words(["date", "--json", "--", *texts]).texts == texts


@pytest.mark.parametrize(
    ("line", "telling"),
    [
        ("onzin", "onzin"),
        ("--onzin", "--onzin"),
        ("date", "TEKST"),
        ("date --json --onzin x", "--onzin"),
        ("date --today bijna x", "bijna"),
        ("date --today 29-2-2023 x", "29 februari 2023 bestaat niet"),
        ("date --today 2014 x", "2014"),
        ("patterns x --json --today 9999-12-31", "ligt te ver weg"),
        ("patterns x --json --as-of 0001-01-01", "1800 tot en met 2300"),
        ("genogram", "INVOER"),
        ("genogram x", "--json --svg --pdf"),
        ("genogram x --json --svg y", "--svg"),
        ("genogram x --view tante --json", "tante"),
        ("genogram x --svg", "--svg"),
        ("timeline x --json", "--svg --pdf"),
        ("timeline x --pdf y --paper A5", "A5"),
        ("patterns x --all --only y", "--only"),
        ("patterns x y", "y"),
        ("export x", "--what"),
        ("export x --what foto --out y", "foto"),
        ("import x", "--case"),
        ("import --case x", "BESTAND"),
        ("check", "CASUS"),
        ("check x --jso", "--jso"),
        ("check x --json=ja", "ja"),
        ("plan x --pdf y", "--for"),
        ("plan x --for y", "--pdf --docx"),
        ("--workplace", "--workplace"),
    ],
)
def test_wrong_usage_is_explained_in_dutch(line: str, telling: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, *line.split())
    assert telling in said
    assert_dutch(said.replace("werkbank", ""))
    assert "--help" in said


@pytest.mark.parametrize("line", ["--help", "import --help", "patterns -h", "date --help", "open --help"])
def test_the_explanation_is_dutch_throughout(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        read_words(line.split())
    said = capsys.readouterr().out
    assert not stop.value.code
    assert said.startswith("gebruik: werkbank")
    assert_dutch(said)
    assert "positional" not in said
    assert "show" not in said
    assert "options" not in said


def test_reading_words_leaves_argparse_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    before = argparse._, argparse.ngettext  # type: ignore[attr-defined]
    refused(capsys, "onzin")
    assert (argparse._, argparse.ngettext) == before  # type: ignore[attr-defined]
