"""Every refusal is a Dutch sentence with a remedy; what can only be our own mistake is not dressed up as one."""

import errno
import string

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from werkbank.model.errors import BugError, KnownError
from werkbank.store.errors import TEXTS, known, known_os_error, known_sqlite_error, translated

PLACES = {
    "map": "/tmp/x", "wie": " (Anja op LAPTOP)", "n": 8, "dag": "2-3-2026", "naam": "Bo", "woorden": "aap noot",
    "grens": "1 MB", "mb": 25, "nu": "2 maart 2026", "toen": "3 maart 2026",
}  # fmt: skip


@pytest.mark.parametrize("code", TEXTS)
def test_every_code_has_a_sentence_and_a_remedy(code: str) -> None:
    error = known(code, **PLACES)
    assert error.code == code
    assert error.text.endswith(".")
    assert error.remedy.endswith(".")
    assert "{" not in error.for_people()
    named = {name for text in TEXTS[code] for _, name, _, _ in string.Formatter().parse(text) if name}
    assert named <= set(PLACES)


def error_with(code: int, name: str = "SQLITE_X") -> Exception:
    error = sqlcipher.OperationalError("tabel geheim")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [(5, "locked"), (6, "locked"), (7, "no-memory"), (8, "read-only"), (10, "disk-failed"),
     (10 | 3 << 8, "disk-failed"), (11, "damaged"), (13, "disk-full"), (14, "read-only"), (26, "damaged")],
)  # fmt: skip
def test_what_sqlite_says_is_translated(code: int, wanted: str) -> None:
    found = known_sqlite_error(error_with(code))
    assert isinstance(found, KnownError)
    assert found.code == wanted


def test_a_mistake_in_our_sql_is_a_bug_without_its_text() -> None:
    found = known_sqlite_error(error_with(1, "SQLITE_ERROR"))
    assert isinstance(found, BugError)
    assert str(found) == "SQLite refuses: SQLITE_ERROR"
    assert isinstance(known_sqlite_error(sqlcipher.InterfaceError("x")), BugError)


@pytest.mark.parametrize(
    ("number", "wanted"),
    [(errno.ENOSPC, "disk-full"), (errno.EFBIG, "disk-full"), (errno.EROFS, "read-only"), (errno.EACCES, "read-only"),
     (errno.EIO, "disk-failed"), (errno.ENOMEM, "no-memory"), (0, "disk-failed")],
)  # fmt: skip
def test_what_the_system_says_is_translated(number: int, wanted: str) -> None:
    assert known_os_error(OSError(number, "x")).code == wanted
    assert known_os_error(OSError()).code == "disk-failed"


@pytest.mark.parametrize(
    ("raised", "wanted"),
    [
        (error_with(13), KnownError),
        (error_with(1), BugError),
        (OSError(5, "x"), KnownError),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "x"), KnownError),
        (ZeroDivisionError(), ZeroDivisionError),
    ],
)
def test_only_errors_of_our_own_get_through(raised: Exception, wanted: type[Exception]) -> None:
    with pytest.raises(wanted), translated():
        raise raised
