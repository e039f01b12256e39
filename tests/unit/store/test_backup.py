"""Backups: verified before they get their name, kept by a rotation."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.helpers.case_files import KEY, Loose, action, existing, new_file, opening, setting
from tests.helpers.workplaces import NOON
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError
from werkbank.store import backup as module
from werkbank.store.backup import back_up, is_due, moments, rotate, stamp, sweep, throw_away, to_keep
from werkbank.store.case_file import OpenFile, fingerprint, open_file
from werkbank.store.fold import fold


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OpenFile]:
    made = new_file(tmp_path / "casus")
    made.write(action(existing(), setting("first_name", "Bo")))
    yield made
    made.connection.close()


def make(file: OpenFile, to: Path, **changed: Loose) -> None:
    usual: dict[str, Loose] = {
        "key": KEY,
        "database": "case.db",
        "beside": {"slots.json": b"{}", "people/a.json": b"a"},
        "same": fingerprint,
    }
    back_up(file.connection, to, **{**usual, **changed})


def test_a_backup_opens_by_itself_and_holds_everything(file: OpenFile, tmp_path: Path) -> None:
    make(file, tmp_path / "kopie")
    assert sorted(str(p.relative_to(tmp_path / "kopie")) for p in (tmp_path / "kopie").rglob("*") if p.is_file()) == [
        "case.db",
        "people/a.json",
        "slots.json",
    ]
    copy = open_file(opening(tmp_path / "kopie"))
    assert [p.first_name for p in fold(copy.connection).casus.persons.values()] == ["Bo"]
    copy.connection.close()


def test_the_original_goes_on_while_and_after_it_is_copied(file: OpenFile, tmp_path: Path) -> None:
    make(file, tmp_path / "een")
    file.write(action(setting("note", "na de kopie")))
    make(file, tmp_path / "twee")
    for name, note in (("een", ""), ("twee", "na de kopie")):
        copy = open_file(opening(tmp_path / name))
        assert fold(copy.connection).casus.persons[EntityId("p1")].note == note
        copy.connection.close()


def test_a_copy_that_does_not_read_back_the_same_is_thrown_away(file: OpenFile, tmp_path: Path) -> None:
    answers = iter([1, 2])
    with pytest.raises(KnownError) as caught:
        make(file, tmp_path / "kopie", same=lambda _: next(answers))
    assert caught.value.code == "backup-failed"
    assert [p.name for p in tmp_path.iterdir()] == ["casus"]


def test_a_copy_with_a_flipped_bit_is_thrown_away(
    file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[-100] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(module, "sync_file", flip)
    with pytest.raises(KnownError):
        make(file, tmp_path / "kopie")
    assert [p.name for p in tmp_path.iterdir()] == ["casus"]


def test_a_half_made_backup_of_before_is_replaced(file: OpenFile, tmp_path: Path) -> None:
    (tmp_path / "kopie.part").mkdir()
    (tmp_path / "kopie.part" / "case.db").write_text("half")
    make(file, tmp_path / "kopie")
    assert not (tmp_path / "kopie.part").exists()


def test_a_second_backup_in_the_same_second_has_a_name_of_its_own(file: OpenFile, tmp_path: Path) -> None:
    for _ in range(3):
        make(file, tmp_path / "b" / stamp(NOON))
    assert sorted(p.name for p in moments(tmp_path / "b")) == [stamp(NOON) + end for end in ("", "-2", "-3")]


def test_a_full_disk_is_said_and_leaves_nothing(
    file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(module, "sync_file", full)
    with pytest.raises(KnownError) as caught:
        make(file, tmp_path / "kopie")
    assert caught.value.code == "backup-disk-full"
    assert [p.name for p in tmp_path.iterdir()] == ["casus"]


# ---------------------------------------------------------------- when, and how long


def folders(at: Path, *made: datetime) -> None:
    for moment in made:
        (at / stamp(moment)).mkdir(parents=True)


def test_half_an_hour_lies_between_two_backups(tmp_path: Path) -> None:
    assert is_due(tmp_path, now=NOON)
    folders(tmp_path, NOON)
    assert not is_due(tmp_path, now=NOON + timedelta(minutes=29))
    assert is_due(tmp_path, now=NOON + timedelta(minutes=30))
    assert is_due(tmp_path, now=NOON - timedelta(days=400)), "a clock put back must not stop backups"


def test_other_things_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    folders(tmp_path, NOON)
    for name in ("lees mij T Z", "20260302T120000Z-v1.bak", "20260302T120000Z.part", "20269999T120000Z"):
        (tmp_path / name).mkdir()
    assert list(moments(tmp_path).values()) == [NOON]
    rotate(tmp_path, now=NOON + timedelta(days=3000))
    assert len(list(tmp_path.iterdir())) == 5


def test_the_rotation_keeps_two_days_twelve_days_ten_weeks_nine_months() -> None:
    hourly = [NOON - timedelta(hours=n) for n in range(24 * 400)]
    kept = sorted(to_keep(hourly, now=NOON), reverse=True)
    assert kept[:49] == hourly[:49], "everything of two days"
    by_day = {at.date() for at in kept}
    assert {NOON.date() - timedelta(days=n) for n in range(12)} <= by_day
    assert len({(at.year, at.month) for at in kept}) == 9
    assert 49 + 9 + 8 + 5 <= len(kept) <= 49 + 12 + 10 + 9
    assert kept[-1] == max(at for at in hourly if (at.year, at.month) == (2025, 7)), "the last of its month"


def test_one_backup_a_month_stays_nine_months() -> None:
    monthly = [datetime(2026 - n // 12, 12 - n % 12, 15, tzinfo=UTC) for n in range(30)]
    kept = to_keep(monthly, now=NOON)
    assert kept == set(monthly[:12]), "twelve days on which there was a backup"
    assert to_keep([], now=NOON) == set()


def test_rotating_throws_away_the_rest(tmp_path: Path) -> None:
    made = [NOON - timedelta(hours=n) for n in range(0, 24 * 60, 7)]
    folders(tmp_path, *made)
    rotate(tmp_path, now=NOON)
    assert set(moments(tmp_path).values()) == to_keep(made, now=NOON)
    assert len(list(tmp_path.iterdir())) < len(made)


def test_what_is_written_while_pages_are_copied_is_in_the_copy(
    file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGES_AT_ONCE", 3)
    steps: list[int] = []

    def between() -> None:
        steps.append(len(steps))
        file.write(action(setting("note", f"stap {len(steps)}")))

    make(file, tmp_path / "kopie", between=between)
    copy = open_file(opening(tmp_path / "kopie"))
    assert fold(copy.connection).casus.persons[EntityId("p1")].note == f"stap {len(steps)}"
    copy.connection.close()
    assert len(steps) > 2


def test_of_a_case_whose_time_is_over_only_the_last_copy_stays(tmp_path: Path) -> None:
    folders(tmp_path, *(NOON - timedelta(days=n) for n in range(20)))
    rotate(tmp_path, now=NOON, expired=True)
    assert list(moments(tmp_path).values()) == [NOON]


def test_throwing_away_begins_with_the_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kopie").mkdir()
    (tmp_path / "kopie" / "slots.json").write_bytes(b"sleutels")
    (tmp_path / "kopie" / "case.db").write_bytes(b"x")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)  # a crash in the middle of it
    module.throw_away(tmp_path / "kopie")
    assert [path.name for path in (tmp_path / f"{module.GONE}kopie").iterdir()] == ["case.db"]


def test_a_backup_that_is_being_thrown_away_is_no_backup_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes after its name and before its keys are gone: it neither counts nor stays."""
    folder = tmp_path / "20260302T120000Z"
    folder.mkdir()
    (folder / "slots.json").write_text("{}")
    with monkeypatch.context() as cut:
        cut.setattr("werkbank.store.backup._destroy", lambda _path: None)
        throw_away(folder)
    assert moments(tmp_path) == {}
    (left,) = tmp_path.iterdir()
    assert (left / "slots.json").exists()
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
