"""What goes wrong half way: a new key, a handover, a restart. Told as what it is, and whoever stays gets in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from tests.helpers.handovers import somebody
from tests.helpers.people import add_colleague, give_access
from tests.helpers.replicas import elsewhere
from tests.helpers.workplaces import add_person, desk, new_workplace, unlocked
from werkbank.model.errors import BugError, KnownError
from werkbank.store import backup, renewing
from werkbank.store.connection import checkpoint
from werkbank.store.granting import CaseAccess
from werkbank.store.handover import arriving
from werkbank.store.handover.arriving import Arrival, accept, look, preview
from werkbank.store.handover.writing import Load, Wish, write_handover
from werkbank.store.integrity import head_problems, row_problems
from werkbank.store.problem import Problem
from werkbank.store.workplace import Workplace, unlock_by_recovery


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        work()
    return caught.value.code


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Workplace, str]]:
    """An unlocked workplace with a closed case of Noor."""
    workplace, _ = new_workplace(tmp_path / "w")
    stored = workplace.new_case("Gezin Berk")
    add_person(desk(stored), "Noor")
    stored.close()
    yield workplace, stored.id
    workplace.close()


def names_in(folder: Path, case: str) -> list[str]:
    """Who is in the case, for somebody who unlocks afresh; everything holds."""
    workplace = unlocked(folder)
    stored = workplace.open_case(case)
    try:
        assert stored.check() == []
        return [person.first_name for person in stored.casus.persons.values()]
    finally:
        stored.close()
        workplace.close()


# --------------------------------------------------------------------------------------------- a new key


def about_to_get_a_new_key(workplace: Workplace, case: str) -> None:
    colleague = add_colleague(workplace)
    give_access(workplace, case, colleague)
    stored = workplace.open_case(case)
    CaseAccess(workplace, stored).plan_without(colleague)
    stored.close()


def test_pages_that_do_not_read_back_are_told_and_the_old_slots_stay(
    place: tuple[Workplace, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace, case = place
    about_to_get_a_new_key(workplace, case)
    with monkeypatch.context() as patch:
        patch.setattr(renewing, "page_problems", lambda _connection: [Problem("pages", "stuk")])
        assert refused(lambda: workplace.open_case(case)) == "damaged"
    workplace.close()
    assert names_in(workplace.folder, case) == ["Noor"]


def test_a_key_of_the_wrong_length_never_gets_to_the_file(
    place: tuple[Workplace, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace, case = place
    about_to_get_a_new_key(workplace, case)
    with monkeypatch.context() as patch:
        patch.setattr(renewing, "KEY_BYTES", 31)
        with pytest.raises(BugError):
            workplace.open_case(case)
    workplace.close()
    assert names_in(workplace.folder, case) == ["Noor"]


def test_another_failure_of_the_disk_during_a_new_key_is_told_as_that(
    place: tuple[Workplace, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(sqlcipher.OperationalError):  # type: ignore[misc]
        sqlite_errorname = "SQLITE_IOERR"
        sqlite_errorcode = 10

    calls: list[int] = []

    def second(connection: Any) -> None:  # noqa: ANN401
        calls.append(1)
        if len(calls) == 2:
            raise Failing
        checkpoint(connection)

    workplace, case = place
    about_to_get_a_new_key(workplace, case)
    with monkeypatch.context() as patch:
        patch.setattr(renewing, "checkpoint", second)
        assert refused(lambda: workplace.open_case(case)) == "disk-failed"
    workplace.close()
    assert names_in(workplace.folder, case) == ["Noor"]


# --------------------------------------------------------------------------------------------- unlocking


def test_a_backup_that_was_half_thrown_away_goes_at_the_next_unlocking(place: tuple[Workplace, str]) -> None:
    workplace, case = place
    workplace.close()
    half = workplace.folder / "backups" / case / f"{backup.GONE}20260301-120000"
    half.mkdir(parents=True)
    (half / "case.db").write_bytes(b"x")
    unlocked(workplace.folder).close()
    assert not half.exists()


def test_a_workplace_that_vanished_is_told_and_nothing_is_founded(place: tuple[Workplace, str]) -> None:
    workplace, _case = place
    (workplace.folder / "cases").rename(workplace.folder / "weg")
    assert refused(workplace.require_there) == "workplace-gone"
    assert refused(lambda: workplace.new_case("Gezin Es")) == "workplace-gone"
    assert not (workplace.folder / "cases").exists()
    (workplace.folder / "weg").rename(workplace.folder / "cases")


def test_the_paper_makes_no_case(tmp_path: Path) -> None:
    workplace, paper = new_workplace(tmp_path / "w")
    workplace.close()
    by_paper = unlock_by_recovery(workplace.folder, paper)
    assert refused(lambda: by_paper.new_case("Gezin Es")) == "read-only"
    assert refused(lambda: workplace.new_case("  ")) == "name-missing"
    by_paper.close()


# --------------------------------------------------------------------------------------------- handovers


@pytest.fixture
def sent(place: tuple[Workplace, str], tmp_path: Path) -> Arrival:
    """What a colleague elsewhere made of the case, as a file for us."""
    return _sent(place, tmp_path)


def _sent(place: tuple[Workplace, str], folder: Path) -> Arrival:
    workplace, case = place
    stored = workplace.open_case(case)
    cira = elsewhere(stored)
    stored.close()
    cira.person("Lot")
    cira.seal()
    identity, card = somebody("Cira")
    _, ours = somebody("wij")
    assert workplace.premises.identity is not None
    ours = replace(ours, box_key=workplace.premises.identity.public.box_key)
    wish = Wish((ours,), "overdracht", "", "team", ())
    path = folder / "x.casus"
    write_handover(path, load=Load(cira.bundle()), wish=wish, by=identity, card=card, at=cira.clock.at)
    return look(workplace.premises, path)


def test_a_case_that_lies_here_unlisted_is_somebody_elses(place: tuple[Workplace, str], sent: Arrival) -> None:
    workplace, _case = place
    assert refused(lambda: accept(workplace, replace(sent, is_here=False))) == "handover-no-access"


def test_a_case_that_is_open_elsewhere_takes_nothing(place: tuple[Workplace, str], sent: Arrival) -> None:
    workplace, case = place
    stored = workplace.open_case(case)
    assert refused(lambda: accept(workplace, sent)) == "open-elsewhere"
    assert preview(workplace, sent, at_work=stored).operations > 0
    stored.close()


def test_a_case_of_which_we_have_no_key_takes_nothing(
    place: tuple[Workplace, str], sent: Arrival, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_key(*_words: object, **_named: object) -> None:
        raise KnownError("geen sleutel", remedy="vraag", code="no-access")

    workplace, _case = place
    with monkeypatch.context() as patch:
        patch.setattr(workplace, "open_case", no_key)
        assert refused(lambda: accept(workplace, sent)) == "handover-no-access"
    assert accept(workplace, sent).report.operations > 0


def test_nobody_writes_in_the_name_of_a_colleague_with_other_keys(place: tuple[Workplace, str], tmp_path: Path) -> None:
    workplace, case = place
    me = workplace.person.id
    stored = workplace.open_case(case)
    there = elsewhere(stored)
    stored.close()
    bundle = there.bundle()
    forged = replace(bundle, actors=tuple(replace(one, sign_key=b"k" * 32) for one in bundle.actors))
    assert me in {one.person for one in forged.actors}
    arrived = replace(_sent(place, tmp_path).arrived, bundle=forged)
    assert refused(lambda: arriving._check_writers(workplace.premises, arrived)) == "handover-key-changed"


def test_who_sends_writes_with_the_keys_of_the_card(place: tuple[Workplace, str], tmp_path: Path) -> None:
    workplace, _case = place
    sent = _sent(place, tmp_path)
    bundle = sent.arrived.bundle
    stranger = next(one for one in bundle.actors if one.person != workplace.person.id)
    as_sender = replace(stranger, person=sent.arrived.manifest.sender.id)
    arrived = replace(sent.arrived, bundle=replace(bundle, actors=(as_sender,)))
    assert refused(lambda: arriving._check_writers(workplace.premises, arrived)) == "handover-wrong-signer"


# --------------------------------------------------------------------------------------------- what lies in the file


def test_a_gap_over_what_is_there_is_seen(place: tuple[Workplace, str]) -> None:
    workplace, case = place
    stored = workplace.open_case(case)
    assert stored.on_file(lambda file: head_problems(file.connection)) == []
    codes = stored.on_file(lambda file: _with_a_gap(file.connection))
    assert codes == ["operations-missing"]
    stored.close()


def _with_a_gap(connection: Any) -> list[str]:  # noqa: ANN401
    connection.execute("INSERT INTO gap SELECT actor, 1, 1, h FROM op WHERE seq = 1")
    try:
        return [one.code for one in head_problems(connection)]
    finally:
        connection.execute("DELETE FROM gap")


def test_a_file_of_before_merging_has_no_odd_rows(place: tuple[Workplace, str]) -> None:
    workplace, case = place
    stored = workplace.open_case(case)

    def without_its_table(file: Any) -> list[Problem]:  # noqa: ANN401
        file.connection.execute("ALTER TABLE withheld RENAME TO elders")
        try:
            return row_problems(file.connection)
        finally:
            file.connection.execute("ALTER TABLE elders RENAME TO withheld")

    assert stored.on_file(without_its_table) == []
    stored.close()
