"""Whatever is wrong with keys, files, disks and clocks, on the command line: each its own Dutch text, no half state.

One row a situation: what is done to a copy of a good workplace, what is asked of the program, what it must say. Damage
that is done at random, kills and power cuts: ``tests/torture``. Who has which text in the window is the same table of
texts (``store.errors``); ``tests/gui/window/test_bad_places.py`` looks whether the window shows it.
"""

import contextlib
import json
import shutil
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.program import CASE, Inside, assert_dutch, beside, digest
from tests.helpers.workplaces import CHEAP, PASSPHRASE, MovingClock, add_person, desk
from werkbank.app.keeping.shelf import warnings
from werkbank.model.errors import KnownError
from werkbank.store.connection import Access, connect
from werkbank.store.errors import TEXTS
from werkbank.store.files import write_document
from werkbank.store.members import Members
from werkbank.store.people import people_of
from werkbank.store.workplace import Workplace, create_workplace, unlock

Harm = Callable[[Inside], object]
REVOKED, HUGE, MOST = "Rik Proef", 10_000_000_000, 32_000_000


@dataclass(frozen=True)
class Situation:
    """What is wrong, what is asked, what must be said."""

    id: str
    harm: Harm
    says: tuple[str, ...]
    words: Sequence[str] = ("check", CASE)


def inside(program: Inside, **how: Any) -> Workplace:  # noqa: ANN401 - those of unlock
    return unlock(program.workplace, people_of(program.workplace)[0].id, PASSPHRASE, **how)


def first(program: Inside) -> Path:
    return next((program.workplace / "cases").glob("*/case.db"))


def wrong_passphrase(program: Inside) -> None:
    program.passphrase_file.write_text("iets heel anders hier\n", encoding="utf-8")


def flip(path: Path, *, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


def damaged_slot(program: Inside) -> None:
    flip(first(program).with_name("slots.json"), at=300)


def rewrite(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change a document of ours and make its checksum right again, as somebody who means harm would."""
    told = json.loads(path.read_text(encoding="utf-8"))
    told.pop("checksum")
    write_document(path, document=change(told))


def newer_format(program: Inside) -> None:
    place = inside(program)
    key = place._door.slots(place.cases()[0].id)[0].key
    place.close()
    connection = connect(first(program), key=key, access=Access.ALONE)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def newer_workplace(program: Inside) -> None:
    rewrite(program.workplace / "workplace.json", lambda told: {**told, "version": 99})


def revoked(program: Inside) -> None:
    """Somebody who was added and taken away, and kept a copy of their key file."""
    place = inside(program)
    members = Members(place)
    candidate = members.new_person(REVOKED, "lamp vijver touw kers", kdf=CHEAP)
    person = members.admit(candidate, compared=candidate.words)
    kept = (program.workplace / "people" / f"{person.id}.json").read_bytes()
    members.remove(person.id)
    place.close()
    (program.workplace / "people" / f"{person.id}.json").write_bytes(kept)
    program.passphrase_file.write_text("lamp vijver touw kers\n", encoding="utf-8")


def no_workplace(program: Inside) -> None:
    shutil.rmtree(program.workplace)


def stick_gone(program: Inside) -> None:
    program.workplace.rename(program.workplace.with_name("eruit"))


def foreign(program: Inside) -> None:
    first(program).write_bytes(b"SQLite format 3\x00" + bytes(8176))


def photo(program: Inside) -> None:
    first(program).write_bytes(b"\xff\xd8\xff\xe0" + b"een foto" * 4096)


def slots_of_another(program: Inside) -> None:
    place = inside(program)
    other = place.new_case("Tweede gezin")
    other.close()
    place.close()
    cases = program.workplace / "cases"
    mine = next(one for one in cases.iterdir() if one.name != other.id)
    shutil.copy(cases / other.id / "slots.json", mine / "slots.json")


def newer_slots(program: Inside) -> None:
    rewrite(first(program).with_name("slots.json"), lambda told: {**told, "version": 99})


def folder_in_place_of_a_case(program: Inside) -> None:
    path = first(program)
    path.unlink()
    path.mkdir()


def without_its_log(program: Inside) -> None:
    """What somebody has who copies the one file while Werkbank is open."""
    place = inside(program)
    add_person(desk(place.open_case(place.cases()[0].id)), "Na de kopie")
    copy = program.workplace.with_name("kopie.db")
    shutil.copy(first(program), copy)
    place.close()
    shutil.copy(copy, first(program))


def another(program: Inside) -> Path:
    folder = program.workplace.with_name("andere")
    made, _ = create_workplace(folder, "Olga Anders", PASSPHRASE, kdf=CHEAP)
    made.close()
    return folder


def key_of_another(program: Inside) -> None:
    mine, its = (next((one / "people").glob("*.json")) for one in (program.workplace, another(program)))
    mine.unlink()
    shutil.copy(its, mine.parent / its.name)


def list_of_another(program: Inside) -> None:
    shutil.copy(another(program) / "index.db", program.workplace / "index.db")


def file_for_a_workplace(program: Inside) -> None:
    shutil.rmtree(program.workplace)
    program.workplace.write_text("boodschappen", encoding="utf-8")


def photos_for_a_workplace(program: Inside) -> None:
    shutil.rmtree(program.workplace)
    program.workplace.mkdir()
    (program.workplace / "vakantie.jpg").write_bytes(b"foto")


def half_identity(program: Inside) -> None:
    path = next((program.workplace / "people").glob("*.json"))
    path.write_bytes(path.read_bytes()[:100])


def huge_costs(program: Inside) -> None:
    """A key file that asks for so much memory that the computer would stand still."""
    path = next((program.workplace / "people").glob("*.json"))
    rewrite(path, lambda told: {**told, "kdf": {**told["kdf"], "memory_kib": 4_000_000_000}})


def hostile(program: Inside) -> None:
    """Ten gigabytes that begin as a handover; sparse, so that it takes no room."""
    with (program.workplace.parent / "groot.casus").open("wb") as file:
        file.write(b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n--- " + b"C" * 43 + b"\n")
        file.truncate(HUGE)


def foreign_casus(program: Inside) -> None:
    (program.workplace.parent / "groot.casus").write_bytes(b"PK\x03\x04 een zip")


HANDOVER = ("receive", "groot.casus")
SITUATIONS = (
    Situation("wrong passphrase", wrong_passphrase, ("De wachtzin klopt niet bij deze persoon",)),
    Situation("wrong person", lambda _p: None, ("heeft geen sleutel",), ("--person", "Wim", "check", CASE)),
    Situation("revoked", revoked, ("geen sleutel meer", "Vraag iemand"), ("--person", REVOKED, "check", CASE)),
    Situation("half identity file", half_identity, ("sleutelbestand van deze persoon", "people")),
    Situation("identity that asks too much", huge_costs, ("sleutelbestand van deze persoon",)),
    Situation("damaged slot", damaged_slot, ("met de sleutels van deze casus is beschadigd", "Reservekopieën")),
    Situation(
        "slots gone",
        lambda p: first(p).with_name("slots.json").unlink(),
        ("met de sleutels van deze casus ontbreekt", "Reservekopieën"),
    ),
    Situation("slots of another case", slots_of_another, ("hoort bij een andere casus", "Reservekopieën")),
    Situation("newer slots", newer_slots, ("nieuwere versie", "Installeer")),
    Situation("first page damaged", lambda p: flip(first(p), at=50), ("begin van dit bestand", "reservekopie")),
    Situation("case file gone", lambda p: first(p).unlink(), ("bestand van deze casus ontbreekt", "reservekopie")),
    Situation("case file empty", lambda p: first(p).write_bytes(b""), ("is leeg", "reservekopie")),
    Situation("case file cut off", lambda p: first(p).write_bytes(b"x" * 99), ("klein stukje", "reservekopie")),
    Situation("case file is a folder", folder_in_place_of_a_case, ("staat een map", "reservekopie")),
    Situation(
        "no key files", lambda p: shutil.rmtree(p.workplace / "people"), ("geen enkel sleutelbestand", "herstelsleutel")
    ),
    Situation("key file of another workplace", key_of_another, ("hoort bij een andere werkplek", "backups")),
    Situation("list gone", lambda p: (p.workplace / "index.db").unlink(), ("ontbreekt", "zijn er nog", "index.db")),
    Situation("list of another", list_of_another, ("lijst hoort bij een andere werkplek", "index.db")),
    Situation(
        "mark gone", lambda p: (p.workplace / "workplace.json").unlink(), ("'workplace.json' ontbreekt", "backups")
    ),
    Situation(
        "mark damaged",
        lambda p: flip(p.workplace / "workplace.json", at=30),
        ("'workplace.json'", "beschadigd", "backups"),
    ),
    Situation("a file for a workplace", file_for_a_workplace, ("een bestand en geen map", "Kies een andere map")),
    Situation("photos for a workplace", photos_for_a_workplace, ("iets anders dan een werkplek", "lege map")),
    Situation("damaged page", lambda p: flip(first(p), at=5000), ("beschadigd", "reservekopie")),
    Situation("list damaged", lambda p: flip(p.workplace / "index.db", at=5000), ("lijst van casussen", "index.db")),
    Situation("newer case", newer_format, ("nieuwere versie", "niets veranderd")),
    Situation("newer workplace", newer_workplace, ("nieuwere versie", "niets veranderd")),
    Situation("no workplace", no_workplace, ("is er niet", "init")),
    Situation("stick pulled out", stick_gone, ("is er niet", "stick")),
    Situation("plain SQLite", foreign, ("geen casus van Werkbank", "reservekopie")),
    Situation("a photo", photo, ("geen casus van Werkbank", "reservekopie")),
    Situation("hostile 10 GB", hostile, ("groter dan",), HANDOVER),
    Situation("a zip called casus", foreign_casus, ("geen",), HANDOVER),
    Situation("no handover there", lambda _p: None, ("niet te lezen",), HANDOVER),
)


@pytest.mark.parametrize("one", SITUATIONS, ids=lambda one: one.id)
def test_it_is_said_in_dutch_and_nothing_changes(
    tmp_path: Path, made_workplace: Path, monkeypatch: pytest.MonkeyPatch, one: Situation
) -> None:
    program = beside(Inside, tmp_path, made=made_workplace)
    monkeypatch.chdir(tmp_path)
    one.harm(program)
    before = _kept(program)
    done = program(*one.words)
    assert done.code == 1, done
    said = done.err + done.out
    assert_dutch(said)
    for words in one.says:
        assert words in said, said
    assert _kept(program) == before


@pytest.fixture
def program(tmp_path: Path, made_workplace: Path) -> Inside:
    return beside(Inside, tmp_path, made=made_workplace)


def test_ten_gigabytes_of_nothing_cost_no_memory(program: Inside) -> None:
    hostile(program)
    tracemalloc.start()
    try:
        program.refuses("receive", program.workplace.parent / "groot.casus")
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()


def test_a_wrong_passphrase_sounds_the_same_whether_somebody_is_here_or_not(program: Inside) -> None:
    """In the store; which people there are stands on the unlock screen, who can open which case nowhere."""
    said = []
    for person in (people_of(program.workplace)[0].id, "6a1e1f3e-0000-4000-8000-000000000000", "../../etc/passwd"):
        with pytest.raises(KnownError) as refused:
            unlock(program.workplace, person, "niet de goede wachtzin")
        said.append((refused.value.code, refused.value.for_people()))
    assert len(set(said)) == 1
    assert said[0][0] == "wrong-passphrase"


def test_a_clock_in_2035_and_back_loses_nothing(program: Inside) -> None:
    names: list[str] = []
    for year in (2026, 2035, 2026):
        clock = MovingClock(datetime(year, 3, 2, 12, tzinfo=UTC))
        place = inside(program, clock=clock)
        stored = place.open_case(place.cases()[0].id)
        assert not stored.check()
        add_person(desk(stored, clock=clock), f"Kind {len(names)}")
        names = [one.first_name for one in stored.casus.persons.values() if one.first_name.startswith("Kind ")]
        place.close()
    assert names == ["Kind 0", "Kind 1", "Kind 2"]
    program.good("check", CASE, "--json")
    program.good("log", CASE, "--json")


def test_a_synchronised_folder_is_named(tmp_path: Path, made_workplace: Path) -> None:
    cloud = tmp_path / "OneDrive - Gemeente Meerdal"
    cloud.mkdir()
    place = inside(beside(Inside, cloud, made=made_workplace))
    told = warnings(place)
    place.close()
    assert "OneDrive" in told[0]
    assert "eigen schijf" in told[0]


def test_a_stick_that_is_pulled_out_of_an_open_case_and_put_back(program: Inside) -> None:
    """What was said to be saved is there; what was refused is not; nothing between."""
    place = inside(program)
    stored = place.open_case(place.cases()[0].id)
    casus = desk(stored)
    add_person(casus, "Voor")
    away = program.workplace.with_name("eruit")
    program.workplace.rename(away)
    refused = ""
    try:
        add_person(casus, "Na")
    except KnownError as error:
        refused = error.code
    with contextlib.suppress(KnownError):
        place.close()
    if program.workplace.exists():  # nothing may be founded in the empty place
        assert not digest(program.workplace)
        shutil.rmtree(program.workplace)
    away.rename(program.workplace)
    again = inside(program)
    stored = again.open_case(again.cases()[0].id)
    names = {one.first_name for one in stored.casus.persons.values()}
    assert not stored.check()
    again.close()
    assert "Voor" in names
    assert ("Na" in names) is not bool(refused)


def test_a_copy_without_its_log_is_told_with_what_to_copy(program: Inside) -> None:
    without_its_log(program)
    done = program("check", CASE)
    assert done.code == 1
    assert "oudere kopie" in done.out
    assert "case.db-wal" in done.out


def test_every_cause_has_words_of_its_own() -> None:
    """What somebody must do differently is not said in the same words; what stands in the table is said somewhere."""
    told = [(said.text, said.remedy) for said in TEXTS.values()]
    assert len({text for text, _ in told}) >= len(told) - 1, "one text is shared: a case that is still open"
    assert all(remedy for _, remedy in told)


def _kept(program: Inside) -> dict[str, bytes]:
    """Everything but what each unlocking may write: the list with its log, and the note of a failed try."""
    cases = program.workplace / "cases"
    return digest(cases) if cases.exists() else {}
