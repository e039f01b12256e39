"""A workplace of an earlier day that was put back by hand, and then takes in what it wrote itself after that day."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.workplaces import NOON, MovingClock, add_person, desk, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.store.backup import moments
from werkbank.store.copies import copy_at
from werkbank.store.records import Bundle
from werkbank.store.restoring import restore
from werkbank.store.stored_casus import StoredCasus

SECOND = timedelta(seconds=1)


def writers(stored: StoredCasus) -> int:
    return int(stored.on_file(lambda file: file.connection.execute("SELECT count(*) FROM actor").fetchone()[0]))


def later(folder: Path, *, old: Path) -> tuple[str, Bundle]:
    """A case with Noor in it, kept in ``old``; after that Bo came, which is in the bundle."""
    workplace, _ = new_workplace(folder, clock=MovingClock(NOON, SECOND))
    stored = workplace.new_case("Gezin")
    add_person(desk(stored), "Noor")
    stored.close()
    workplace.close()
    shutil.copytree(folder, old)
    workplace = unlocked(folder, clock=MovingClock(NOON + timedelta(hours=1), SECOND))
    stored = workplace.open_case(stored.id)
    add_person(desk(stored), "Bo")
    stored.close()
    stored = workplace.open_case(stored.id)
    bundle = stored.bundle()
    stored.close()
    workplace.close()
    return stored.id, bundle


def test_it_goes_on_as_a_new_replica_and_stays_whole(tmp_path: Path) -> None:
    old = tmp_path / "teruggezet"
    case, bundle = later(tmp_path / "werkplek", old=old)
    workplace = unlocked(old, clock=MovingClock(NOON + timedelta(hours=2), SECOND))
    stored = workplace.open_case(case)
    assert stored.merge(bundle).changed
    assert writers(stored) == 2
    stored.close()
    for name in ("Li", "Mo"):
        stored = workplace.open_case(case)
        add_person(desk(stored), name)
        stored.close()
    stored = workplace.open_case(case)
    assert {one.first_name for one in stored.casus.persons.values()} == {"Noor", "Bo", "Li", "Mo"}
    assert (stored.check(), writers(stored)) == ([], 2)
    assert not stored.merge(bundle).changed
    stored.close()
    workplace.close()


def test_what_is_of_others_alone_changes_nothing_in_who_writes_here(tmp_path: Path) -> None:
    old = tmp_path / "ander"
    case, bundle = later(tmp_path / "werkplek", old=old)
    workplace = unlocked(tmp_path / "werkplek", clock=MovingClock(NOON + timedelta(hours=2), SECOND))
    stored = workplace.open_case(case)
    assert not stored.merge(bundle).changed
    assert writers(stored) == 1
    stored.close()
    workplace.close()


def test_where_somebody_wrote_on_in_it_first_a_backup_is_the_way_out(tmp_path: Path) -> None:
    """Two different things under one number: refused, and what the message says to do works."""
    old = tmp_path / "verder"
    case, bundle = later(tmp_path / "werkplek", old=old)
    workplace = unlocked(old, clock=MovingClock(NOON + timedelta(hours=2), SECOND))
    before = max(moments(old / "backups" / case))
    stored = workplace.open_case(case)
    add_person(desk(stored), "Li")
    with pytest.raises(KnownError) as refused:
        stored.merge(bundle)
    assert refused.value.code == "bundle-differs"
    assert "Zet op die computer een reservekopie terug" in refused.value.remedy
    assert {one.first_name for one in stored.casus.persons.values()} == {"Noor", "Li"}, "nothing changed"
    stored.close()
    kept = restore(workplace, copy_at(before))
    stored = workplace.open_case(case)
    assert stored.merge(bundle).changed
    add_person(desk(stored), "Li, opnieuw")
    assert {one.first_name for one in stored.casus.persons.values()} == {"Noor", "Bo", "Li, opnieuw"}
    assert (stored.check(), stored.forks()) == ([], ())
    stored.close()
    assert kept is not None, "what was there is in a backup"
    workplace.close()
