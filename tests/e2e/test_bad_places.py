"""Places that do not do what they should: damaged, in use, of a newer program, read-only, full. Never a traceback."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.limits import full_disk, obey_rights
from tests.helpers.program import CASE, Program, digest, surroundings
from tests.helpers.workplaces import unlocked
from werkbank.store.connection import Access, connect

HOLD = """
import sys
from pathlib import Path
from tests.helpers.workplaces import unlocked
workplace = unlocked(Path(sys.argv[1]))
stored = workplace.open_case(workplace.cases()[0].id)
print("open", flush=True)
sys.stdin.read()
stored.close()
workplace.close()
"""


def database(program: Program) -> Path:
    return next((program.workplace / "cases").glob("*/case.db"))


@pytest.fixture
def held(program: Program) -> Iterator[Program]:
    """Another process has the case open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(program.workplace)],
        env=surroundings(program.workplace),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        yield program
        holder.communicate("", timeout=30)


def test_a_case_that_is_open_elsewhere(held: Program, samples: Path) -> None:
    said = held.refuses("check", CASE, "--json")
    assert "al open in een ander venster" in said
    assert "Anja Oefening" in said
    assert "al open" in held.refuses("import", samples / "casus2", "--case", CASE)


def test_a_damaged_case_is_told_and_check_names_it(program: Program) -> None:
    path = database(program)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    done = program("check", CASE, "--json")
    assert done.code == 1
    assert done.document["ok"] is False
    assert "beschadigd" in done.document["problems"][0]
    assert "reservekopie" in done.err
    assert "beschadigd" in program.refuses("genogram", CASE, "--json")
    assert path.read_bytes() == data


def test_lost_keys_of_a_case_are_told(program: Program) -> None:
    database(program).with_name("slots.json").write_text("{}", encoding="utf-8")
    begin = database(program).parent.name
    done = program("check", begin, "--json")
    assert (done.code, done.document["ok"]) == (1, False)
    assert "sleutels" in done.err


def test_a_case_of_a_newer_program_is_left_alone(program: Program) -> None:
    workplace = unlocked(program.workplace)
    case = workplace.cases()[0].id
    key = workplace._door.slots(case)[0].key
    workplace.close()
    connection = connect(database(program), key=key, access=Access.ALONE)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = digest(program.workplace / "cases")
    assert "nieuwere versie" in program.refuses("check", CASE, "--json")
    assert digest(program.workplace / "cases") == before


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_read_only_workplace_can_be_read_and_says_that_it_takes_nothing(
    program: Program, samples: Path, tmp_path: Path
) -> None:
    everything = [program.workplace, *program.workplace.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        before = digest(program.workplace)
        assert program.good("check", CASE, "--json", before=obey_rights).document["ok"] is True
        program.good("export", CASE, "--what", "xlsx", "--out", tmp_path / "uit.xlsx", before=obey_rights)
        for name in (CASE, "Nieuw"):
            said = program.refuses("import", samples / "casus2", "--case", name, before=obey_rights)
            assert "alleen te lezen" in said
        assert digest(program.workplace) == before
    finally:
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_folder_that_may_not_be_written_is_told(program: Program, samples: Path, tmp_path: Path) -> None:
    closed = tmp_path / "dicht"
    closed.mkdir()
    closed.chmod(0o555)
    words = (
        ("genogram", samples / "casus1", "--svg", closed / "g.svg"),
        ("export", CASE, "--what", "tables", "--out", closed / "uit"),
        ("plan", CASE, "--for", "moeder", "--pdf", closed / "plan.pdf"),
        ("init", "--person", "Bo", "--workplace", closed / "nieuw"),
    )
    for command in words:
        assert "schrijven" in program.refuses(*command, before=obey_rights)
    assert not list(closed.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_keeps_what_was_there(program: Program, samples: Path) -> None:
    said = program.refuses("import", samples / "casus2", "--case", CASE, before=full_disk(200_000))
    assert "schijf" in said
    assert program.good("check", CASE, "--json").document["ok"] is True
    again = program.good("import", samples / "casus2", "--case", CASE, "--json").document
    assert again["added"] > 100, "nothing of it had come in"


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_leaves_no_half_file(bare: Program, samples: Path) -> None:
    out = bare.workplace.parent / "g.svg"
    out.write_text("van gisteren", encoding="utf-8")
    for target, command in ((out, "genogram"), (out.with_suffix(".pdf"), "timeline")):
        said = bare.refuses(
            command, samples / "casus1", f"--{target.suffix[1:]}", target, key=False, before=full_disk(2000)
        )
        assert "schijf is vol" in said
    assert out.read_text(encoding="utf-8") == "van gisteren"
    assert {path.name for path in out.parent.iterdir()} == {"g.svg", "wachtzin.txt"}
