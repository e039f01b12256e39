"""Another key for a case: what goes wrong on the way is told as what it is, and whoever stays gets in."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from tests.helpers.people import add_colleague, give_access
from tests.helpers.workplaces import filled_case, unlocked
from werkbank.model.errors import KnownError
from werkbank.store import renewing
from werkbank.store.connection import Connection, checkpoint
from werkbank.store.granting import CaseAccess


class Silent(sqlcipher.OperationalError):  # type: ignore[misc]
    """What SQLite says when a transaction is open that nobody began: SQLCipher's own, of which the commit failed."""

    sqlite_errorname = "SQLITE_LOCKED"
    sqlite_errorcode = 6


@pytest.mark.parametrize(("full", "code"), [(True, "disk-full"), (False, "disk-failed")])
def test_no_room_for_the_new_key_is_not_told_as_a_second_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool, code: str
) -> None:
    with filled_case(tmp_path / "w", "Noor") as (workplace, case):
        colleague = add_colleague(workplace)
        give_access(workplace, case, colleague)
        stored = workplace.open_case(case)
        CaseAccess(workplace, stored).plan_without(colleague)
        stored.close()
        with monkeypatch.context() as patch:
            patch.setattr(renewing, "checkpoint", failing_the_second_time())
            patch.setattr(renewing, "is_full", lambda _folder: full)
            with pytest.raises(KnownError) as caught:
                workplace.open_case(case)
        assert caught.value.code == code
    workplace = unlocked(tmp_path / "w")
    assert [person.first_name for person in workplace.open_case(case).casus.persons.values()] == ["Noor"]
    workplace.close()


def failing_the_second_time() -> object:
    calls: list[int] = []

    def second(connection: Connection) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise Silent
        checkpoint(connection)

    return second
