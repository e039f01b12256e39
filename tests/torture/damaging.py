"""Rows 6 and 7: damaged files, and older files or pages put back, are noticed or harmless by proof.

Every file of a workplace takes part, so a new kind of file does, too. Damage that nobody notices is harmless only when
the file still says exactly the same: a JSON document that is equal as a value. A database has no such places: every
page is authenticated as a whole.
"""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.helpers.workplaces import NOON, MovingClock, desk, unlocked
from tests.torture.outcome import Outcome, Profile, measured
from tests.torture.phases import add_numbered, database, key_of
from tests.torture.places import NAMES, Place, assert_told, made, scratch
from werkbank.model.errors import KnownError
from werkbank.store import case_file, files
from werkbank.store.backup import moments
from werkbank.store.connection import Access, connect
from werkbank.store.errors import translated
from werkbank.store.founding import slots_name
from werkbank.store.integrity import page_problems
from werkbank.store.slots import open_slots
from werkbank.store.stored_casus import StoredCasus

PAGE = 4096
_PASSING = {"open.note", "unlocks.sealed"}  # who has it open, and failed unlocks until the next one: no data of people
PHOTO = bytes(range(256)) * 40


@dataclass(frozen=True, slots=True)
class Hurt:
    """One way of damaging a file."""

    name: str
    do: Callable[[bytearray, random.Random], bytearray]


def _flip(content: bytearray, chance: random.Random) -> bytearray:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def _cut(content: bytearray, chance: random.Random) -> bytearray:
    return content[
        : chance.choice((0, 1, len(content) - 1, chance.randrange(len(content)), len(content) // PAGE * 2048))
    ]


def _swap(content: bytearray, chance: random.Random) -> bytearray:
    size = PAGE if len(content) >= 2 * PAGE else max(1, len(content) // 8)
    one, two = chance.sample(range(len(content) // size), 2)
    a, b = slice(one * size, one * size + size), slice(two * size, two * size + size)
    content[a], content[b] = content[b], content[a]
    return content


def _blank(content: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(max(1, len(content) - 512))
    content[at : at + 512] = bytes(min(512, len(content) - at))
    return content


HURTS = (Hurt("flip", _flip), Hurt("flip", _flip), Hurt("cut", _cut), Hurt("swap", _swap), Hurt("blank", _blank))


def damage(profile: Profile, *, looks: bool = True, how_many: int = 0) -> Outcome:
    """Row 6. ``looks=False``: with a program that does not check pages, to see this fail."""
    outcome = Outcome(
        "6",
        "bit flips, cuts, swapped pages, blank sectors in every file",
        "100 % noticed or harmless",
        until_noticed=not looks,
    )
    chance, seen = profile.chance("damage"), Counter[str]()
    with measured(outcome), scratch() as folder, _blind(not looks):
        place = rich(folder / "made")
        every = sorted(path for path in place.folder.rglob("*") if path.is_file() and path.name not in _PASSING)
        for number in range(how_many or profile.many(110, 1500)):
            if outcome.is_enough:
                break
            path, hurt = every[number % len(every)].relative_to(place.folder), HURTS[number // len(every) % len(HURTS)]
            copy = place.copy(folder / str(number))
            content = bytearray((copy.folder / path).read_bytes())
            before = bytes(content)
            after = bytes(hurt.do(content, chance))
            (copy.folder / path).write_bytes(after)
            outcome.runs += before != after
            code = what_happens(copy, path, looks=looks)
            if code or before == after or (path.suffix == ".json" and _says_the_same(before, after)):
                seen[code or "harmless"] += 1
            else:
                outcome.failures.append(f"{hurt.name} in {path.name} ({path.parts[0]}): nobody noticed")
            shutil.rmtree(copy.folder)
        told = ", ".join(f"{count} {code}" for code, count in seen.most_common())
        outcome.found = f"{len(outcome.failures)} unnoticed in {len(every)} files ({told})"
    return outcome


def rich(folder: Path) -> Place:
    """A workplace with one of everything: a case with an attachment, a backup of it and of the list."""
    place = made(folder)
    workplace = unlocked(folder, clock=MovingClock(NOON + timedelta(hours=2)))
    stored = workplace.open_case(place.case)
    if hasattr(stored, "attach"):
        stored.attach(PHOTO)
    add_numbered(desk(stored), 0)
    workplace.close()
    assert moments(folder / "backups" / place.case)
    assert moments(folder / "backups" / "index")
    return place


def what_happens(place: Place, path: Path, *, looks: bool = True) -> str:
    """The code of what people hear of the damage in one file; empty when nobody notices."""
    try:
        if path.parts[0] == "backups":
            return _of_a_backup(place, path)
        return _of_the_workplace(place, looks=looks)
    except KnownError as error:
        return assert_told(error)


def _of_the_workplace(place: Place, *, looks: bool) -> str:
    workplace = unlocked(place.folder)
    try:
        for entry in workplace.cases():
            if entry.problem:
                return entry.problem
        stored = workplace.open_case(place.case)
        problems = stored.check() if looks else []
        return problems[0].code if problems else _of_the_contents(stored)
    finally:
        workplace.close()


def _of_the_contents(stored: StoredCasus) -> str:
    """Data that silently changed would be the worst of all."""
    if [person.first_name for person in stored.casus.persons.values()] != list(NAMES):
        return ""
    for name in _attachments(stored):
        stored.attachment(name)
    return ""


def _attachments(stored: StoredCasus) -> list[str]:
    folder = stored._opening.folder.root / "att"
    return [path.name for path in folder.glob("*")] if folder.is_dir() else []


def _of_a_backup(place: Place, path: Path) -> str:
    whole = place.folder / path
    workplace = unlocked(place.folder)
    try:
        if path.name == "slots.json":
            slots = open_slots(whole, of=place.case, box=workplace._at.box)
            return "" if slots else "slots-damaged"
        if path.name == "index-slots.json":
            slots = open_slots(
                whole, of=slots_name(workplace._at.id), box=workplace._at.box, damaged="workplace-damaged"
            )
            return "" if slots else "workplace-damaged"
        if path.suffix == ".json":
            return "" if _checksum_holds(whole) else "person-damaged"
        if path.suffix != ".db":
            return _of_a_file_beside(place, path)
        key = key_of(place) if path.name == "case.db" else workplace._at.index._key
    finally:
        workplace.close()
    return _of_pages(whole, key)


def _of_a_file_beside(place: Place, path: Path) -> str:
    """An attachment in a backup: put back where it belongs, it must not be taken for whole."""
    home = place.folder / "cases" / place.case / "att" / path.name
    shutil.copy(place.folder / path, home)
    return _of_the_workplace(place, looks=True)


def _of_pages(path: Path, key: bytes) -> str:
    with translated():
        connection = connect(path, key=key, access=Access.READ)
        try:
            return next((problem.code for problem in page_problems(connection)), "")
        finally:
            connection.close()


def _checksum_holds(path: Path) -> bool:
    try:
        return files._is_whole(json.loads(path.read_bytes()))
    except ValueError:
        return False


def _says_the_same(before: bytes, after: bytes) -> bool:
    try:
        return bool(json.loads(before) == json.loads(after))
    except ValueError:
        return False


@contextmanager
def _blind(wanted: bool) -> Iterator[None]:
    """A program that looks at neither pages nor checksums: what each harness here must be seen to notice."""
    if not wanted:
        yield
        return
    usual, whole = case_file._refuse_damage, files._is_whole
    case_file._refuse_damage = lambda problems: None
    files._is_whole = lambda document: document.pop("checksum", "") or True
    try:
        yield
    finally:
        case_file._refuse_damage, files._is_whole = usual, whole


def replay(profile: Profile, *, looks: bool = True) -> Outcome:
    """Row 7: SQLCipher takes an old page or file for good; the operations and the list of cases must tell."""
    outcome = Outcome("7", "old pages and older files put back", "100 % noticed", until_noticed=not looks)
    with measured(outcome), scratch() as folder, _blind(not looks):
        place = made(folder / "made")
        ages = _ages(place, how_many=profile.many(3, 8))
        newest = ages[-1]
        for number, older in enumerate(ages[:-1]):
            _put_back(outcome, place, older, label=f"age {number}, whole file", looks=looks)
            changed = [
                page
                for page in range(min(len(older), len(newest)) // PAGE)
                if _page(older, page) != _page(newest, page)
            ]
            for page in profile.some(changed, small=12, name=f"pages {number}"):
                mixed = newest[: page * PAGE] + _page(older, page) + newest[(page + 1) * PAGE :]
                _put_back(outcome, place, mixed, label=f"age {number}, page {page}", looks=looks)
            for some in _subsets(changed, profile.chance(f"subsets {number}"), profile.many(4, 60)):
                mixed = b"".join(_page(older if page in some else newest, page) for page in range(len(newest) // PAGE))
                _put_back(outcome, place, mixed, label=f"age {number}, pages {sorted(some)}", looks=looks)
    outcome.found = f"{len(outcome.failures)} unnoticed"
    return outcome


def _ages(place: Place, *, how_many: int) -> list[bytes]:
    """The file as it was after every visit; the last is the one that is there."""
    found = [database(place).read_bytes()]
    for visit in range(how_many):
        workplace = unlocked(place.folder, clock=MovingClock(NOON + timedelta(minutes=visit + 1)))
        casus = desk(workplace.open_case(place.case))
        for number in range(4):
            add_numbered(casus, visit * 4 + number)
        workplace.close()
        found.append(database(place).read_bytes())
    return found


def _put_back(outcome: Outcome, place: Place, content: bytes, *, label: str, looks: bool) -> None:
    if outcome.is_enough:
        return
    copy = place.copy(place.folder.parent / "replayed")
    database(copy).write_bytes(content)
    try:
        code = _of_the_workplace(copy, looks=looks)
    except KnownError as error:
        code = assert_told(error)
    if not code and _rows_in(content, place) != _rows_in(database(place).read_bytes(), place):
        outcome.failures.append(f"{label}: nobody noticed")
    outcome.runs += 1
    shutil.rmtree(copy.folder)


def _rows_in(content: bytes, place: Place) -> list[list[str]]:
    """Every row of every table: equal when only unused bytes of a page differ."""
    path = place.folder.parent / "rows.db"
    path.write_bytes(content)
    connection = connect(path, key=key_of(place), access=Access.READ)
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return []
        tables = sorted(name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'"))
        return [sorted(map(str, connection.execute(f"SELECT * FROM {name}"))) for name in tables]
    finally:
        connection.close()


def _page(content: bytes, number: int) -> bytes:
    return content[number * PAGE : (number + 1) * PAGE]


def _subsets(pages: list[int], chance: random.Random, how_many: int) -> Iterable[set[int]]:
    """Some of the changed pages, never all of them: that is a whole older file (of the same length)."""
    for _ in range(how_many if len(pages) > 2 else 0):
        yield set(chance.sample(pages, chance.randint(2, len(pages) - 1)))
