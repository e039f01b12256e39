"""Another library opens our files, and a reader written from SECURITY.md alone agrees with what is in them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers.replicas import elsewhere
from tests.helpers.second_reader import key_of, opened, read_case, seed_of
from tests.helpers.workplaces import add_person, desk, new_workplace

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"


def first_version(folder: Path) -> tuple[Path, bytes]:
    """A copy of the file that the first version wrote, and its key."""
    shutil.copytree(DATA / "workplace-1", folder / "w")
    case = next((folder / "w" / "cases").iterdir())
    seed = seed_of((DATA / "workplace-1.recovery.txt").read_text(encoding="utf-8").strip())
    return case / "case.db", key_of(case / "slots.json", seed)


def test_another_library_reads_the_file_of_the_first_version(tmp_path: Path) -> None:
    database, key = first_version(tmp_path)
    found = read_case(opened(database, key))
    expected = json.loads((DATA / "workplace-1.expected.json").read_text(encoding="utf-8"))
    names = {fields.get("first_name") for (kind, _), fields in found.items() if kind == "person"}
    assert names
    assert all(name in json.dumps(expected, ensure_ascii=False) for name in names if name)


def test_it_reads_what_is_written_today(tmp_path: Path) -> None:
    workplace, paper = new_workplace(tmp_path)
    stored = workplace.new_case("Gezin Berk")
    casus = desk(stored)
    for name in ("Bo", "Zoë"):
        add_person(casus, name)
    casus.undo()
    stored.close()
    workplace.close()
    folder = tmp_path / "cases" / stored.id
    found = read_case(opened(folder / "case.db", key_of(folder / "slots.json", seed_of(paper))))
    assert [fields["first_name"] for (kind, _), fields in found.items() if kind == "person"] == ["Bo"]


def test_it_reads_what_came_from_another_copy_and_its_gaps(tmp_path: Path) -> None:
    workplace, paper = new_workplace(tmp_path)
    stored = workplace.new_case("Gezin Berk")
    add_person(desk(stored), "Bo")
    bram = elsewhere(stored)
    bram.change(next(iter(bram.desk.now.persons.values())), note="alleen bij Bram", last_name="Berk")
    bram.seal()
    stored.merge(bram.bundle(keep=lambda _kind, _entity, field: field != "note"))
    stored.close()
    workplace.close()
    folder = tmp_path / "cases" / stored.id
    connection = opened(folder / "case.db", key_of(folder / "slots.json", seed_of(paper)))
    (fields,) = [fields for (kind, _), fields in read_case(connection).items() if kind == "person"]
    assert (fields["first_name"], fields["last_name"], fields.get("note")) == ("Bo", "Berk", None)
    connection.execute("UPDATE gap SET h=zeroblob(32)")
    with pytest.raises((AssertionError, KeyError)):
        read_case(connection)


def test_a_change_behind_the_back_of_the_program_is_seen(tmp_path: Path) -> None:
    database, key = first_version(tmp_path)
    connection = opened(database, key)
    connection.execute("UPDATE op SET val='\"Nep\"' WHERE seq=2")
    with pytest.raises(AssertionError, match="operation 2"):
        read_case(connection)


def test_a_line_of_the_log_that_was_dropped_is_seen(tmp_path: Path) -> None:
    database, key = first_version(tmp_path)
    connection = opened(database, key)
    ((last,),) = connection.execute("SELECT max(log_seq) FROM seal").fetchall()
    connection.execute("DELETE FROM log WHERE seq=?", (last,))
    with pytest.raises((AssertionError, KeyError)):
        read_case(connection)


def test_without_the_key_there_is_nothing_to_read(tmp_path: Path) -> None:
    database, _key = first_version(tmp_path)
    assert database.read_bytes()[:16] != b"SQLite format 3\0"
    with pytest.raises(Exception, match=r"not a database|encrypted"):
        read_case(opened(database, bytes(32)))
