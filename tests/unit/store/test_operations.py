"""Operations: written with parents, folded into a casus, read back as change sets, quarantined when they do not fit."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from tests.helpers.case_files import (
    ANJA,
    BRAM,
    Forged,
    Loose,
    action,
    actor,
    existing,
    new_file,
    opening,
    reopened,
    setting,
)  # fmt: skip
from tests.helpers.workplaces import NOON
from werkbank.journal.changes import EXISTS
from werkbank.model.clock import EntityId
from werkbank.model.entities import entity_from
from werkbank.model.errors import BugError, KnownError
from werkbank.model.kinds import Kind
from werkbank.store import fold as fold_module
from werkbank.store.access_log import LogEvent, microseconds, moment
from werkbank.store.case_file import OpenFile, open_file
from werkbank.store.errors import translated
from werkbank.store.fold import Quarantined, fold
from werkbank.store.heads import Head, Missing, heads_of, missing
from werkbank.store.integrity import all_problems, page_problems
from werkbank.store.past import change_sets, changes_in

HOUR = timedelta(hours=1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OpenFile]:
    made = new_file(tmp_path)
    yield made
    made.connection.close()


def history(file: OpenFile) -> list[Loose]:
    return change_sets(file.connection, read=lambda span: changes_in(file.connection, span))


def problems(file: OpenFile) -> list[str]:
    found = all_problems(file.connection, case=file.opening.case, known_keys={"anja": ANJA.public.sign_key})
    return [problem.code for problem in found]


# ---------------------------------------------------------------- writing


def test_an_operation_names_the_one_before_it_on_the_same_field(file: OpenFile) -> None:
    file.write(action(existing(), setting("note", "a")))
    file.write(action(setting("note", "b")))
    assert Forged(file)("SELECT seq, parents, val FROM op ORDER BY seq") == [
        (1, "", "true"),
        (2, "", '"a"'),
        (3, "1:2", '"b"'),
    ]
    assert Forged(file)("SELECT seq FROM cur ORDER BY seq") == [(1,), (3,)]
    assert problems(file) == []


def test_values_stand_in_canonical_form_and_the_default_is_null(file: OpenFile) -> None:
    file.write(action(existing(), setting("about", ["e\u0301", "a"]), setting("note", None)))
    assert [val for (val,) in Forged(file)("SELECT val FROM op ORDER BY seq")] == ["true", '["é","a"]', "null"]


def test_a_clock_that_jumps_back_never_puts_an_edit_before_an_older_one(file: OpenFile) -> None:
    file.write(action(existing(), setting("note", "eerst"), after=10 * HOUR))
    file.write(action(setting("note", "later, klok terug"), after=-100 * HOUR))
    file.write(action(setting("note", "laatst"), after=-50 * HOUR))
    clocks = [hlc for (hlc,) in Forged(file)("SELECT DISTINCT hlc FROM op ORDER BY seq")]
    assert clocks == sorted(set(clocks))
    assert fold(file.connection).casus.persons[EntityId("p1")].note == "laatst"
    assert fold(reopened(file).connection).casus.persons[EntityId("p1")].note == "laatst"


def test_one_action_is_one_tick_of_the_clock(file: OpenFile) -> None:
    file.write(action(existing(), setting("note", "a"), setting("source", "b")))
    assert len(Forged(file)("SELECT DISTINCT hlc FROM op")) == 1


@pytest.mark.parametrize("value", ["\ud800", 2**60, 0.5, {"a": object()}])
def test_what_cannot_be_kept_is_refused_and_leaves_nothing_half(file: OpenFile, value: object) -> None:
    file.write(action(existing()))
    before = Forged(file)("SELECT count(*) FROM op"), file.ledger.head
    with pytest.raises(KnownError) as caught:
        file.write(action(setting("note", "wel"), setting("source", value)))
    assert caught.value.code == "not-storable"
    assert (Forged(file)("SELECT count(*) FROM op"), file.ledger.head) == before
    file.write(action(setting("note", "daarna")))
    assert problems(file) == []


def test_an_empty_action_and_a_time_without_zone_are_mistakes_of_ours(file: OpenFile) -> None:
    with pytest.raises(BugError):
        file.write(action())
    naive = action(existing())
    with pytest.raises(BugError):
        file.write(type(naive)(naive.id, "act", "Anja", datetime(2026, 1, 1), naive.changes))  # noqa: DTZ001
    assert problems(file) == []


def test_a_second_person_is_an_actor_with_a_chain_of_its_own(file: OpenFile) -> None:
    file.write(action(existing(), setting("note", "a")))
    later = reopened(file, actor=actor(BRAM))
    later.write(action(setting("note", "b")))
    assert Forged(later)("SELECT actor, seq, parents FROM op ORDER BY actor, seq") == [
        (1, 1, ""),
        (1, 2, ""),
        (2, 1, "1:2"),
    ]
    assert [change_set.author for change_set in history(later)] == ["Anja", "Bram"]
    assert problems(later) == []
    again = reopened(later, actor=actor(ANJA))
    again.write(action(setting("note", "c")))
    assert Forged(again)("SELECT seq, parents FROM op WHERE actor=1 AND seq=3") == [(3, "2:1")]
    assert len(Forged(again)("SELECT * FROM actor")) == 2
    again.connection.close()


# ---------------------------------------------------------------- folding


def fork(file: OpenFile, *, mine: str, theirs: str, theirs_hlc: int) -> None:
    """Bram, on another copy, changed the same field without knowing of Anja's change."""
    file.write(action(existing(), setting("note", "samen")))
    file.write(action(setting("note", mine)))
    forge = Forged(file)
    forge("INSERT INTO actor VALUES(9, 'bram-elders', 'bram', 'elders', 'Bram', ?)", BRAM.public.sign_key)
    forge("INSERT INTO batch VALUES(9, 'elders-1', 9, 1, 1, 0, 'act', '', '', 0, '')")
    ent, fld = forge("SELECT ent, fld FROM op WHERE seq=3")[0]
    forge("INSERT INTO op VALUES(9, 1, ?, ?, ?, '1:2', ?, 9, x'00', x'00')", theirs_hlc, ent, fld, f'"{theirs}"')
    forge("INSERT INTO cur VALUES(?, ?, 9, 1)", ent, fld)


@pytest.mark.parametrize(("hlc", "shown"), [(1, "van mij"), (2**62, "van hen")])
def test_of_two_heads_the_later_is_shown_and_an_edit_has_both_as_parents(file: OpenFile, hlc: int, shown: str) -> None:
    fork(file, mine="van mij", theirs="van hen", theirs_hlc=hlc)
    assert fold(file.connection).casus.persons[EntityId("p1")].note == shown
    file.ledger.reload()
    file.write(action(setting("note", "opgelost")))
    assert Forged(file)("SELECT parents FROM op WHERE actor=1 AND seq=4") in ([("1:3,9:1",)], [("9:1,1:3",)])
    assert fold(file.connection).casus.persons[EntityId("p1")].note == "opgelost"
    (change,) = history(file)[-1].changes
    assert (change.before, change.after) == (shown, "opgelost")


def test_people_stand_in_the_order_in_which_they_came(file: OpenFile) -> None:
    for name in ("p3", "p1", "p2"):
        file.write(action(existing(name)))
    file.write(action(setting(EXISTS, None, entity="p3")))
    assert list(fold(file.connection).casus.persons) == ["p1", "p2"]
    file.write(action(existing("p3")))
    assert list(fold(file.connection).casus.persons) == ["p3", "p1", "p2"], "what comes back stands where it stood"


def test_an_erased_value_is_absent(file: OpenFile) -> None:
    file.write(action(existing(), setting("note", "weg")))
    forge = Forged(file)
    from werkbank.store.chain import payload_hash

    ((val, salt),) = forge("SELECT val, salt FROM op WHERE seq=2")
    forge("UPDATE op SET val=NULL, salt=? WHERE seq=2", payload_hash(val.encode(), salt=salt))
    assert fold(file.connection).casus.persons[EntityId("p1")].note == ""
    assert problems(file) == [], "the chain still verifies"
    assert [change.after for change in history(file)[0].changes] == [True, None]


def test_a_field_that_does_not_fit_is_set_apart_and_the_person_stays(file: OpenFile) -> None:
    file.write(action(existing(), setting("first_name", "Bo"), setting("gender", "draak"), setting("vleugels", 2)))
    folded = fold(file.connection)
    assert folded.casus.persons[EntityId("p1")].first_name == "Bo"
    assert folded.quarantined == (Quarantined("person", "p1", "gender"), Quarantined("person", "p1", "vleugels"))
    assert problems(file) == ["quarantined", "quarantined"]


def test_an_entity_that_lacks_what_it_needs_is_set_apart_and_mentions_of_it_go(file: OpenFile) -> None:
    bond, pattern = Kind.BOND, Kind.PATTERN
    whole = [setting("from_person", "a", entity="heel", kind=bond), setting("to_person", "b", entity="heel", kind=bond)]
    named = setting("bonds", ["los", "heel"], entity="patroon", kind=pattern)
    file.write(action(existing("a"), existing("b"), existing("los", bond), existing("heel", bond), *whole))
    file.write(action(existing("patroon", pattern), named))
    folded = fold(file.connection)
    assert folded.quarantined == (Quarantined("bond", "los"),)
    assert folded.casus.patterns[EntityId("patroon")].bonds == ("heel",)
    assert list(folded.casus.bonds) == ["heel"]


def test_what_cannot_stand_without_something_set_apart_goes_too(
    file: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal, step = Kind.GOAL, Kind.STEP
    file.write(
        action(
            existing("doel", goal),
            existing("stap", step),
            setting("goal", "doel", entity="stap", kind=step),
            existing("d2", goal),
            existing("over", Kind.PATTERN),
            setting("pattern", "over", entity="d2", kind=goal),
        )
    )

    def strict(kind: Kind, entity: Loose, fields: Loose) -> Loose:
        if entity in {"doel", "over"}:
            kind, fields = Kind.STEP, {"goal": 3}  # as if a later model asked more of it
        return entity_from(kind, entity, fields)

    monkeypatch.setattr(fold_module, "entity_from", strict)
    folded = fold(file.connection)
    assert [q.entity for q in folded.quarantined] == ["doel", "over", "stap"]
    assert not folded.casus.steps
    assert folded.casus.goals[EntityId("d2")].pattern == ""


def test_a_kind_that_this_version_does_not_know_is_set_apart_and_left_out_of_undo(file: OpenFile) -> None:
    file.write(action(existing("a"), existing("b")))
    Forged(file)("UPDATE ent SET kind='wezen' WHERE uuid='a'")
    folded = fold(file.connection)
    assert folded.quarantined == (Quarantined("wezen", "a"),)
    assert list(folded.casus.persons) == ["b"]
    assert [change.entity for change in history(file)[0].changes] == ["b"]


def test_a_value_that_is_no_json_is_set_apart(file: OpenFile) -> None:
    file.write(action(existing(), setting("note", "goed")))
    Forged(file)("UPDATE op SET val='{kapot' WHERE seq=2")
    assert fold(file.connection).quarantined == (Quarantined("person", "p1", "note"),)
    assert "chain-broken" in problems(file)


# ---------------------------------------------------------------- reading back


def test_change_sets_come_back_as_they_were(file: OpenFile) -> None:
    first = action(existing(), setting("note", "a"), name="add-person", subject="Bo")
    second = action(setting("note", "b"), name="type", group="g", after=HOUR)
    undo = action(setting("note", "a"), name="type", undoes="g", after=2 * HOUR)
    redo = action(setting("note", "b"), name="type", undoes="g", redo=True, after=3 * HOUR)
    for change_set in (first, second, undo, redo):
        file.write(change_set)
    read = history(file)
    assert [(c.id, c.action, c.at, c.group, c.undoes, c.redo, c.subject) for c in read] == [
        (c.id, c.action, c.at, c.group, c.undoes, c.redo, c.subject) for c in (first, second, undo, redo)
    ]
    assert [(c.field, c.before, c.after) for c in read[0].changes] == [("_exists", None, True), ("note", None, "a")]
    assert [(c.before, c.after) for change_set in read[1:] for c in change_set.changes] == [
        ("a", "b"),
        ("b", "a"),
        ("a", "b"),
    ]


def test_changes_are_read_once_and_only_when_asked_for(file: OpenFile) -> None:
    file.write(action(existing(), setting("note", "a")))
    asked: list[object] = []

    def read(span: Loose) -> Loose:
        asked.append(span)
        return changes_in(file.connection, span)

    (change_set,) = change_sets(file.connection, read=read)
    assert asked == []
    assert len(change_set.changes) == 2
    assert change_set.changes[1].after == "a"
    assert len(change_set.changes[:1]) == 1
    assert len(asked) == 1


def test_making_the_case_cannot_be_undone(file: OpenFile) -> None:
    file.write(action(existing(), name="create-case"))
    assert history(file) == []


def test_microseconds_are_exact() -> None:
    at = datetime(2026, 3, 2, 12, 0, 0, 123457, tzinfo=UTC)
    assert moment(microseconds(at)) == at


def test_a_file_that_went_back_in_time_gets_a_new_actor(file: OpenFile, tmp_path: Path) -> None:
    file.write(action(existing()))
    later = reopened(file, expected={"Anja-laptop": Head(5, "AB" * 32, 0, "", 0)})
    assert later.lacks is Missing.OPERATIONS
    assert later.ledger.actor.replica.startswith("vers-")
    later.write(action(setting("note", "verder")))
    assert Forged(later)("SELECT actor, seq FROM op ORDER BY actor, seq") == [(1, 1), (2, 1)]
    same = reopened(later, expected=later.heads())
    assert same.lacks is None
    same.connection.close()
    open_file(opening(tmp_path, expected={})).connection.close()


# ---------------------------------------------------------------- a disk that fails


class FailingDisk:
    """A connection whose commit fails as SQLite fails, once or from then on."""

    def __init__(
        self, inner: Loose, *, code: int, name: str = "SQLITE_X", at: str = "COMMIT", once: bool = True
    ) -> None:
        self._inner, self._code, self._name, self._at, self._once = inner, code, name, at, once

    def execute(self, statement: str, *rest: Loose) -> Loose:
        if self._code and statement.startswith(self._at):
            error = sqlcipher.OperationalError("geheim")
            error.sqlite_errorcode, error.sqlite_errorname = self._code, self._name
            self._code = 0 if self._once else self._code
            raise error
        return self._inner.execute(statement, *rest)

    def __getattr__(self, name: str) -> Loose:
        return getattr(self._inner, name)


def with_failing_disk(file: OpenFile, code: int, **how: Loose) -> Loose:
    real = file.connection
    file.connection = file.ledger._connection = FailingDisk(real, code=code, **how)
    return real


def test_a_full_disk_refuses_one_edit_and_takes_the_next(file: OpenFile) -> None:
    with_failing_disk(file, 13)
    with pytest.raises(KnownError) as caught, translated():
        file.write(action(existing()))
    assert caught.value.code == "disk-full"
    assert Forged(file)("SELECT count(*) FROM op") == [(0,)]
    file.write(action(existing()))
    assert problems(file) == []


def test_after_a_failing_disk_nothing_is_written_until_the_file_is_opened_anew(file: OpenFile) -> None:
    file.write(action(existing()))
    real = with_failing_disk(file, 10)
    for _ in range(2):
        with pytest.raises(KnownError) as caught, translated():
            file.write(action(setting("note", "x")))
        assert caught.value.code == "disk-failed"
    file.connection = real
    again = reopened(file)
    again.write(action(setting("note", "weer goed")))
    assert problems(again) == []
    again.connection.close()


def test_a_disk_that_cannot_even_be_read_again_counts_as_failed(file: OpenFile) -> None:
    file.write(action(existing()))
    real = with_failing_disk(file, 13, at="SELECT", once=False)
    with pytest.raises(KnownError), translated():
        file.write(action(setting("note", "x")))
    file.connection = file.ledger._connection = real
    with pytest.raises(KnownError) as caught:
        file.write(action(setting("note", "x")))
    assert caught.value.code == "disk-failed"


def test_whatever_was_once_seen_and_is_gone_is_missed(file: OpenFile) -> None:
    assert heads_of(file.connection) == {}
    file.log(LogEvent("open"), at=NOON)
    file.write(action(existing(), setting("note", "a")))
    file.sign(ANJA.sign, at=NOON)
    seen = heads_of(file.connection)
    file.write(action(setting("note", "b")))
    assert missing(file.connection, expected=seen) is None, "more is no less"
    assert [(head.seq, head.log_seq, head.sealed) for head in seen.values()] == [(2, 2, 2)]
    nothing, log = Missing.OPERATIONS, Missing.LOG
    for table, wanted in {"op": nothing, "log": log, "seal": log, "actor": nothing}.items():
        file.connection.execute("PRAGMA foreign_keys=OFF")
        file.connection.execute("BEGIN")
        Forged(file)(f"DELETE FROM {table}")
        assert missing(file.connection, expected=seen) is wanted
        file.connection.execute("ROLLBACK")


def test_looking_at_pages_tells_damage_from_a_disk_that_fails(file: OpenFile) -> None:
    file.write(action(existing()))
    for code, name in ((11, "SQLITE_CORRUPT"), (26, "SQLITE_NOTADB")):
        broken = FailingDisk(file.connection, code=code, name=name, at="PRAGMA integrity_check")
        assert [problem.code for problem in page_problems(broken)] == ["pages"]
    failing = FailingDisk(file.connection, code=10, name="SQLITE_IOERR", at="PRAGMA cipher_integrity_check")
    with pytest.raises(sqlcipher.OperationalError):
        page_problems(failing)
