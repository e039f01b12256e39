"""Sixty lines, written from SECURITY.md alone, check a case file with another library, and notice what they must."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import apsw
import pytest
from nacl.exceptions import BadSignatureError

from tests.helpers import verify_chain
from tests.helpers.replicas import elsewhere
from tests.helpers.second_reader import key_of, opened, seed_of
from tests.helpers.verify_chain import plain, verify
from tests.helpers.workplaces import add_person, desk, new_workplace

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
VECTORS = json.loads((ROOT / "tests" / "data" / "hash_vectors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A case that a colleague worked on elsewhere and sent a part of, with the key that opens it."""
    folder = tmp_path_factory.mktemp("keten")
    workplace, paper = new_workplace(folder)
    stored = workplace.new_case("Gezin Berk")
    person = add_person(desk(stored), "Zoë")
    bram = elsewhere(stored)
    there = bram.desk.now.persons[person]
    bram.change(there, note="alleen bij Bram")
    bram.change(there, last_name="Berk")
    bram.seal()
    stored.merge(bram.bundle(keep=lambda _kind, _entity, field: field != "note"))
    casus = desk(stored)
    add_person(casus, "Bo")
    casus.undo()
    stored.close()
    workplace.close()
    case = folder / "cases" / stored.id
    return case / "case.db", key_of(case / "slots.json", seed_of(paper))


@pytest.fixture
def file(merged: tuple[Path, bytes], tmp_path: Path) -> apsw.Connection:
    """A copy of it, to break."""
    return opened(Path(shutil.copy(merged[0], tmp_path)), merged[1])


def test_it_is_a_script_of_sixty_lines_that_shares_nothing_with_the_program() -> None:
    lines = Path(verify_chain.__file__).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert not any("werkbank." in line or "tests." in line for line in lines if "import" in line)


def test_everything_holds_and_is_signed_to_the_end(file: apsw.Connection) -> None:
    signed = verify(file)
    every = "SELECT actor, seq FROM op UNION SELECT actor, last FROM gap"
    lasts = [last for (last,) in file.execute(f"SELECT max(seq) FROM ({every}) GROUP BY actor")]
    assert sorted(signed.values()) == sorted(lasts)
    assert len(signed) == 2
    assert list(file.execute("SELECT 1 FROM gap"))
    assert list(file.execute("SELECT 1 FROM came"))


def test_it_runs_from_the_command_line(merged: tuple[Path, bytes]) -> None:
    command = [sys.executable, verify_chain.__file__, str(merged[0])]
    done = subprocess.run(command, input=merged[1].hex(), capture_output=True, text=True, check=True, cwd=ROOT.anchor)
    assert min(json.loads(done.stdout).values()) > 0


BROKEN = {
    "a value": "UPDATE op SET val='\"Nep\"' WHERE val LIKE '%Zo%'",
    "a value, erased without its hash": "UPDATE op SET val=NULL WHERE val LIKE '%Zo%'",
    "the entity": "UPDATE op SET ent=(SELECT max(id) FROM ent) WHERE seq=2",
    "the entity, unknown": "UPDATE op SET ent=99 WHERE seq=2",
    "the field": "UPDATE fld SET name='last_name_' WHERE name='last_name'",
    "the clock": "UPDATE op SET hlc=hlc+1 WHERE actor=1 AND seq=2",
    "what was seen": "UPDATE op SET parents='' WHERE parents<>''",
    "who did it": "UPDATE op SET batch=(SELECT max(id) FROM batch) WHERE actor=1 AND seq=2",
    "when": "UPDATE batch SET at=at+1",
    "what it undoes": "UPDATE batch SET undoes='' WHERE undoes<>''",
    "an operation is gone": "DELETE FROM op WHERE actor=1 AND seq=2",
    "the last is gone": "DELETE FROM op WHERE actor=1 AND seq=(SELECT max(seq) FROM op WHERE actor=1)",
    "one is put before": "UPDATE op SET seq=0 WHERE actor=1 AND seq=2",
    "the hash": "UPDATE op SET h=zeroblob(32) WHERE actor=1 AND seq=2",
    "a gap is gone": "DELETE FROM gap",
    "a gap is elsewhere": "UPDATE gap SET h=zeroblob(32)",
    "a gap begins later": "UPDATE gap SET first=first+1, last=last+1",
    "a line of the log": "UPDATE log SET purpose='nieuwsgierig' WHERE seq=1",
    "a line of the log is gone": "DELETE FROM log WHERE seq=1",
    "the last lines of the log are gone": "DELETE FROM log WHERE seq>1",
    "the other case": "UPDATE meta SET value='een-andere' WHERE key='case'",
    "the writer": "UPDATE actor SET person='anja'",
    "the key of the writer": "UPDATE actor SET sign_key=randomblob(32)",
    "the writer is gone": "DELETE FROM actor WHERE id=1",
    "the head that was signed": "UPDATE seal SET seq=seq-1",
    "the log that was signed": "UPDATE seal SET log_h=zeroblob(32)",
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_not_as_it_was_written_is_seen(file: apsw.Connection, what: str) -> None:
    file.execute("PRAGMA foreign_keys=OFF")
    file.execute(BROKEN[what])
    assert file.changes() > 0
    with pytest.raises((AssertionError, KeyError)):
        verify(file)


@pytest.mark.parametrize("change", ["at=at+1", "sig=zeroblob(64)", "sig=(SELECT sig FROM seal WHERE actor=2)"])
def test_a_signature_of_something_or_somebody_else_is_seen(file: apsw.Connection, change: str) -> None:
    file.execute(f"UPDATE seal SET {change} WHERE actor=1")
    with pytest.raises(BadSignatureError):
        verify(file)


def test_what_came_after_the_last_signature_is_told_by_how_far_that_goes(file: apsw.Connection) -> None:
    whole = verify(file)
    file.execute("DELETE FROM seal WHERE actor=1")
    after = verify(file)
    assert sorted(after) == sorted(whole)
    assert None in after.values()


# ------------------------------------------------------------------ the document says enough


def test_the_forms_in_the_document_hold() -> None:
    vectors = re.findall(r"^\| `(.+?)` \| `([0-9a-f]{64})` \|$", DOCUMENT, re.MULTILINE)
    assert len(vectors) >= 4
    for value, told in vectors:
        assert sha256(plain(json.loads(value))).hexdigest() == told


def test_the_worked_chain_of_the_document_holds_in_a_file_made_by_its_tables() -> None:
    """The tables as they stand in the document, filled with the vectors: nothing of the program is asked."""
    file = apsw.Connection(":memory:")
    for table, columns in re.findall(r"^    (\w+)\(([\w, ]+)\)", DOCUMENT, re.MULTILINE):
        file.execute(f"CREATE TABLE {table}({columns})")
    file.execute("PRAGMA user_version=2")
    _fill(file)
    assert verify(file)[VECTORS["actor"]["actor"]] == VECTORS["seal"]["seq"]
    told = set(re.findall(r"`([0-9a-f]{32,128})`", DOCUMENT))
    first, second = VECTORS["operations"][:2]
    seal, line = VECTORS["seal"], VECTORS["log"][0]
    worked = {VECTORS["genesis"], first["h"], second["salt"], second["payload"], second["h"], VECTORS["log_genesis"],
              line["h"], seal["seed"], seal["sig"]}  # fmt: skip
    assert worked <= told


def _fill(file: apsw.Connection) -> None:
    def insert(table: str, **values: Any) -> None:  # noqa: ANN401
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        file.execute(f"INSERT INTO {table}({names}) VALUES({marks})", tuple(values.values()))

    who, seal = VECTORS["actor"], VECTORS["seal"]
    insert("meta", key="case", value=VECTORS["case"])
    insert("actor", id=1, uuid=who["actor"], person=who["person"], replica=who["replica"],
           sign_key=bytes.fromhex(who["sign_key"]))  # fmt: skip
    rows = {who["actor"]: 1}
    for other in sorted({one for op in VECTORS["operations"] for one, _ in op["parents"]} - set(rows)):
        rows[other] = len(rows) + 1
        insert("actor", id=rows[other], uuid=other, person="", replica="", sign_key=b"")
    for number, op in enumerate(VECTORS["operations"], start=1):
        batch = op["batch"]
        insert("batch", id=number, uuid=batch["batch"], action=batch["action"], at=batch["at"], grp=batch["group"],
               undoes=batch["undoes"], redo=int(batch["redo"]))  # fmt: skip
        insert("ent", id=number, kind=op["kind"], uuid=op["entity"])
        insert("fld", id=number, name=op["field"])
        insert("op", actor=1, seq=op["seq"], hlc=int(op["hlc"], 16), ent=number, fld=number, batch=number,
               parents=",".join(f"{rows[one]}:{seq}" for one, seq in op["parents"]), val=op["val"],
               salt=bytes.fromhex(op["salt"]), h=bytes.fromhex(op["h"]))  # fmt: skip
    for number, line in enumerate(VECTORS["log"], start=1):
        insert("log", actor=1, seq=number, h=bytes.fromhex(line["h"]), **line["line"])
    insert("seal", actor=1, seq=seal["seq"], h=bytes.fromhex(VECTORS["operations"][seal["seq"] - 1]["h"]),
           log_seq=seal["log_seq"], log_h=bytes.fromhex(VECTORS["log"][seal["log_seq"] - 1]["h"]), at=seal["at"],
           sig=bytes.fromhex(seal["sig"]))  # fmt: skip
