"""What the unlock screen asks, before anything heavy is loaded."""

import json
import subprocess
import sys
from pathlib import Path

from tests.helpers.workplaces import new_workplace
from werkbank.store.people import Person, is_workplace, people_of

HEAVY = ("sqlcipher3", "pydantic", "nacl", "argon2", "rfc8785", "werkbank.model", "werkbank.journal")


def test_an_empty_folder_is_no_workplace_and_has_no_people(tmp_path: Path) -> None:
    assert not is_workplace(tmp_path)
    assert people_of(tmp_path) == []


def test_the_first_person_stands_in_the_list(tmp_path: Path) -> None:
    workplace, _ = new_workplace(tmp_path)
    assert is_workplace(tmp_path)
    assert people_of(tmp_path) == [workplace.person] == [Person(workplace.person.id, "Anja")]
    workplace.close()


def test_people_stand_in_order_and_a_damaged_file_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for name, content in (
        ("3", '{"name": "bram"}'),
        ("1", '{"name": "Zoë"}'),
        ("2", '{"name": "Anja"}'),
        ("6", '{"name": 4}'),
        ("5", "[" * 100_000),
        ("4", "kapot"),
        ("7", json.dumps(["geen", "persoon"])),
    ):
        (tmp_path / "people" / f"{name}.json").write_text(content, encoding="utf-8")
    (tmp_path / "people" / "8.json").write_bytes(b"\xff\xfe")
    assert people_of(tmp_path) == [("2", "Anja"), ("3", "bram"), ("1", "Zoë")] + [(i, "") for i in "45678"]


def test_asking_who_is_here_loads_nothing_heavy() -> None:
    loads = "import sys, werkbank.store.people, werkbank.store.hardening"
    ask = f"{loads}; print([m for m in {HEAVY!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"
