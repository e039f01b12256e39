"""Whatever was changed behind the program's back is found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.case_files import ANJA, BRAM, CASE, Forged, action, existing, new_file, reopened, setting
from tests.helpers.workplaces import NOON
from werkbank.model.errors import KnownError
from werkbank.store.access_log import LogEvent
from werkbank.store.case_file import OpenFile, open_file
from werkbank.store.connection import Access, checkpoint
from werkbank.store.integrity import all_problems, head_problems, page_problems
from werkbank.store.problem import Problem

KEYS = {"anja": ANJA.public.sign_key, "bram": BRAM.public.sign_key}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OpenFile]:
    made = new_file(tmp_path)
    made.log(LogEvent("open"), at=NOON)
    made.write(action(existing(), setting("first_name", "Bo")))
    made.write(action(setting("note", "een")))
    made.sign(ANJA.sign, at=NOON)
    made.write(action(setting("note", "twee")))
    made.log(LogEvent("print", purpose="huisbezoek"), at=NOON)
    made.sign(ANJA.sign, at=NOON + timedelta(hours=1))
    yield made
    made.connection.close()


def problems(file: OpenFile) -> list[str]:
    return [p.code for p in all_problems(file.connection, case=CASE, known_keys=KEYS)]


def test_a_file_as_it_was_written_has_no_problems(file: OpenFile) -> None:
    assert problems(file) == []
    assert len(Forged(file)("SELECT * FROM seal")) == 2


def test_nothing_new_is_signed_twice(file: OpenFile) -> None:
    file.sign(ANJA.sign, at=NOON)
    assert len(Forged(file)("SELECT * FROM seal")) == 2


FORGERIES = [
    ("UPDATE op SET val='\"drie\"' WHERE seq=4", "chain-broken"),
    ("UPDATE op SET val='\"Mo\"' WHERE seq=2", "chain-broken"),
    ("UPDATE op SET hlc=hlc+1 WHERE seq=2", "chain-broken"),
    ("UPDATE op SET salt=x'00112233445566778899aabbccddeeff' WHERE seq=2", "chain-broken"),
    ("UPDATE op SET h=x'00' WHERE seq=4", "chain-broken"),
    ("UPDATE op SET parents='x' WHERE seq=2", "state-differs"),
    ("UPDATE op SET parents='' WHERE seq=4", "state-differs"),
    ("DELETE FROM op WHERE seq=2", "operations-missing"),
    ("DELETE FROM op WHERE seq=4", "state-differs"),
    ("UPDATE batch SET action='iets-anders' WHERE id=1", "chain-broken"),
    ("UPDATE batch SET at=at+1 WHERE id=1", "chain-broken"),
    ("UPDATE batch SET uuid='nep' WHERE id=2", "chain-broken"),
    ("UPDATE batch SET undoes='x' WHERE id=2", "chain-broken"),
    ("UPDATE batch SET redo=1 WHERE id=2", "chain-broken"),
    ("UPDATE batch SET count=2 WHERE id=2", "chain-broken"),
    ("DELETE FROM batch WHERE id=2", "chain-broken"),
    ("UPDATE ent SET uuid='p9' WHERE id=1", "chain-broken"),
    ("UPDATE ent SET kind='event' WHERE id=1", "chain-broken"),
    ("UPDATE fld SET name='source' WHERE name='note'", "chain-broken"),
    ("UPDATE actor SET person='cas'", "chain-broken"),
    ("UPDATE actor SET replica='elders'", "chain-broken"),
    ("UPDATE log SET about='[]' WHERE seq=2", "log-broken"),
    ("UPDATE log SET at=at+1 WHERE seq=1", "log-broken"),
    ("UPDATE log SET purpose='' WHERE type='print'", "log-broken"),
    ("DELETE FROM log WHERE seq=1", "log-broken"),
    ("DELETE FROM log WHERE type='print'", "seal-broken"),
    ("UPDATE seal SET at=at+1 WHERE seq=3", "seal-broken"),
    ("UPDATE seal SET sig=zeroblob(64) WHERE seq=3", "seal-broken"),
    ("UPDATE seal SET sig=x'00' WHERE seq=3", "seal-broken"),
    ("UPDATE seal SET seq=9 WHERE seq=3", "seal-broken"),
    ("UPDATE actor SET sign_key=zeroblob(32)", "foreign-key"),
    ("DELETE FROM cur", "state-differs"),
    ("UPDATE cur SET seq=3 WHERE seq=4", "state-differs"),
    ("INSERT INTO cur VALUES(1, 1, 1, 2)", "state-differs"),
    ("UPDATE cur SET fld=2 WHERE seq=4", "state-differs"),
]


@pytest.mark.parametrize(("statement", "code"), FORGERIES)
def test_every_forgery_is_found(file: OpenFile, statement: str, code: str) -> None:
    Forged(file)("PRAGMA foreign_keys=OFF")
    Forged(file)(statement)
    assert code in problems(file)


def test_two_operations_swapped_are_found(file: OpenFile) -> None:
    for statement in (
        "UPDATE op SET seq=-1 WHERE seq=2",
        "UPDATE op SET seq=2 WHERE seq=3",
        "UPDATE op SET seq=3 WHERE seq=-1",
    ):
        Forged(file)(statement)
    assert {"state-differs", "chain-broken"} <= set(problems(file))


def test_a_whole_new_history_by_somebody_else_is_found_by_its_key(tmp_path: Path) -> None:
    """Who has the case key can write a sound chain, but not sign as Anja."""
    forged = new_file(tmp_path, identity=BRAM)
    forged.write(action(existing()))
    Forged(forged)("UPDATE actor SET person='anja'")
    assert "foreign-key" in problems(forged)
    forged.connection.close()


def test_state_that_differs_keeps_the_file_from_opening(file: OpenFile) -> None:
    Forged(file)("UPDATE cur SET seq=3 WHERE seq=4")
    assert head_problems(file.connection)
    with pytest.raises(KnownError) as caught:
        reopened(file)
    assert caught.value.code == "damaged"
    assert "reservekopie" in caught.value.remedy.lower()


@pytest.mark.parametrize(
    "change",
    [
        "actor SET sign_key=''", "op SET hlc='laat'", "op SET salt='x'", "op SET val=x'00'", "batch SET at=9e99",
        "cur SET seq='x'", "log SET about=x'5b5d'", "seal SET sig=1.5", "meta SET value=x'00'",
    ],
)  # fmt: skip
def test_a_value_of_another_kind_than_its_column_is_damage_and_no_crash(file: OpenFile, change: str) -> None:
    """SQLite keeps whatever it is given; somebody with the key can give it anything."""
    file.sign(ANJA.sign, at=NOON)
    Forged(file)("PRAGMA foreign_keys=OFF")
    Forged(file)(f"UPDATE {change}")
    assert problems(file) == ["pages"]
    with pytest.raises(KnownError) as caught:
        reopened(file)
    assert caught.value.code in {"damaged", "not-a-case-file"}


def test_pages_of_an_unreadable_file_are_a_problem_and_no_crash(file: OpenFile) -> None:
    forge = Forged(file)
    forge("PRAGMA wal_checkpoint(TRUNCATE)")
    path = file.opening.folder.database
    whole = bytearray(path.read_bytes())
    for place in range(4096, len(whole), 4096):
        whole[place + 77] ^= 1
    path.write_bytes(whole)
    forge("PRAGMA shrink_memory")
    assert [p.code for p in page_problems(file.connection)] == ["pages"]
    assert [p.code for p in page_problems(file.connection, thorough=False)] == ["pages"]
    assert problems(file) == ["pages"]


def test_a_problem_is_a_sentence_for_people() -> None:
    assert str(Problem("x", "Er klopt iets niet.", "p1")) == "Er klopt iets niet. (p1)"
    assert str(Problem("x", "Er klopt iets niet.")) == "Er klopt iets niet."


@pytest.mark.parametrize("kept", [1, 100, 4095])
def test_a_file_of_less_than_a_page_is_no_empty_case(tmp_path: Path, kept: int) -> None:
    file = new_file(tmp_path)
    checkpoint(file.connection)
    file.connection.close()
    path = file.opening.folder.database
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(KnownError) as caught:
        open_file(replace(file.opening, access=Access.ALONE))
    assert caught.value.code == "not-a-case-file"


def test_a_last_page_that_is_cut_off_is_noticed_also_when_nothing_uses_it(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    file.connection.execute("CREATE TABLE spare AS SELECT randomblob(60000) AS x")
    file.connection.execute("DROP TABLE spare")
    checkpoint(file.connection)
    file.connection.close()
    path = file.opening.folder.database
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(KnownError) as caught:
        open_file(replace(file.opening, access=Access.ALONE))
    assert caught.value.code == "damaged"
