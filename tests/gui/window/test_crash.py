"""When our own code fails in the window: a report that names nobody, a Dutch message, and the casus whole."""

import logging
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.helpers.window import at_work, make_workplace, settle
from werkbank.app.places import reports_folder
from werkbank.app.reports import KEEP_LINES, LOG, write_log_line
from werkbank.app.verbs import family
from werkbank.model.errors import KnownError
from werkbank.ui import crash
from werkbank.ui.main_window import MainWindow

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where reports go; the hooks are put back after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging.getLogger("werkbank"), "handlers", [])
    return tmp_path / "storingen"


@pytest.fixture
def said() -> list[str]:
    """What the user is told, remedies included."""
    return []


@pytest.fixture
def window(tmp_path: Path, reports: Path, said: list[str]) -> Iterator[MainWindow]:
    opened = at_work(make_workplace(tmp_path / "plek"))

    def say(text: str, remedy: str) -> None:
        said.append(f"{text} {remedy}")
        opened.messages.refuse(text, remedy)

    crash.install(reports, now=lambda: NOON, say=say)
    yield opened
    opened.close()
    QApplication.processEvents()


def fail() -> None:
    secret = "Marieke Verzonnen, 12-3-1975"
    raise ZeroDivisionError(f"kan {secret} niet delen") from ValueError(secret)


def press_what_fails(window: MainWindow) -> None:
    button = QPushButton(window)
    button.clicked.connect(fail)
    button.click()
    settle()


def test_a_failing_slot_leaves_a_report_and_a_dutch_message(window: MainWindow, reports: Path, said: list[str]) -> None:
    press_what_fails(window)
    report = next(reports.iterdir())
    assert report.name == "storing-20261121-120000.txt"
    assert "ging iets mis in het programma" in window.messages.refusal
    assert len(said) == 1
    assert "opgeslagen" in said[0]
    assert str(report) in said[0]


def test_a_report_names_places_in_the_code_and_nobody(
    window: MainWindow, reports: Path, said: list[str], tmp_path: Path
) -> None:
    press_what_fails(window)
    text = next(reports.iterdir()).read_text(encoding="utf-8")
    assert "builtins.ZeroDivisionError" in text
    assert "builtins.ValueError" in text, "what caused it"
    assert "test_crash.py" in text
    for secret in ("Marieke", "Verzonnen", "1975", "secret", str(tmp_path), str(Path.home())):
        assert secret not in text + said[0].replace(str(reports), "")


def test_after_a_failure_the_work_goes_on(window: MainWindow, reports: Path) -> None:
    before = len(window.work.session.casus.persons)
    press_what_fails(window)
    family.add_person(window.work.session, first_name="Nieuw")
    assert len(window.work.session.casus.persons) == before + 1
    assert window.work.stored.check() == []
    assert len(window.work.stored.casus.persons) == before + 1


def test_a_failing_transaction_is_rolled_back(window: MainWindow, reports: Path) -> None:
    session = window.work.session
    before = session.casus

    def half() -> None:
        with session.open.transaction("edit-case") as edit:
            edit.change(next(iter(session.casus.persons.values())), first_name="Half")
            fail()

    button = QPushButton(window)
    button.clicked.connect(half)
    button.click()
    settle()
    assert session.casus is before
    assert window.work.stored.casus == before
    assert len(list(reports.iterdir())) == 1


def test_a_known_error_is_said_as_it_is(window: MainWindow, reports: Path, said: list[str]) -> None:
    def refuse() -> None:
        raise KnownError("De schijf is vol.", remedy="Maak ruimte.")

    button = QPushButton(window)
    button.clicked.connect(refuse)
    button.click()
    settle()
    assert said == ["De schijf is vol. Maak ruimte."]
    assert not reports.exists()


def test_a_failing_thread_leaves_a_report_too(reports: Path) -> None:
    crash.install(reports, now=lambda: NOON, say=lambda *_: None)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "Marieke" not in next(reports.iterdir()).read_text(encoding="utf-8")


def test_only_the_newest_reports_are_kept(reports: Path) -> None:
    for second in range(crash.KEEP + 5):
        assert crash.write_report(reports, ValueError("x"), NOON.replace(minute=second // 60, second=second % 60))
    names = sorted(path.name for path in reports.iterdir())
    assert len(names) == crash.KEEP
    assert names[-1].endswith("120024.txt")


def test_no_place_to_write_is_no_second_failure(tmp_path: Path) -> None:
    in_the_way = tmp_path / "bestand"
    in_the_way.write_text("x", encoding="utf-8")
    assert crash.write_report(in_the_way, ValueError("x"), NOON) is None


def test_a_chain_of_causes_that_bites_its_tail_ends() -> None:
    one, other = ValueError("a"), KeyError("b")
    one.__cause__, other.__cause__ = other, one
    assert crash.report_of(one, NOON).count("builtins.") == 2


def test_a_recursion_without_end_gives_a_short_report() -> None:
    def deeper(n: int) -> int:
        return deeper(n + 1)

    with pytest.raises(RecursionError) as caught:
        deeper(0)
    assert len(crash.report_of(caught.value, NOON).splitlines()) == crash.MOST_PLACES + 2


def test_reports_lie_beside_the_workplace_so_that_an_empty_place_stays_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WERKBANK_REPORTS", raising=False)
    assert reports_folder(Path("/huis/werkbank")) == Path("/huis/werkbank-storingen")


def test_a_path_is_told_from_our_own_folder_on() -> None:
    assert crash._place("/home/marieke/werkbank/clienten/werkbank/ui/crash.py") == "werkbank/ui/crash.py"
    assert crash._place("/home/marieke/los.py") == "los.py"


@pytest.mark.expects_log
def test_what_is_logged_stands_in_a_file_beside_the_reports_once(reports: Path) -> None:
    for _ in range(2):  # a window that starts again in the same process
        crash.install(reports, now=lambda: NOON, say=lambda *_: None)
    for _ in range(3):
        logging.getLogger("werkbank.patterns.finding").error("detector %s failed (%s)", "seizoen", "abc1")
    assert (reports / LOG).read_text(encoding="utf-8") == "2026-11-21 12:00:00 detector seizoen failed (abc1)\n"


def test_the_log_stays_small_and_follows_no_link(tmp_path: Path) -> None:
    other = tmp_path / "ander.txt"
    other.write_text("van een ander", encoding="utf-8")
    (tmp_path / LOG).symlink_to(other)
    for number in range(KEEP_LINES + 5):
        write_log_line(tmp_path, f"regel {number}")
    lines = (tmp_path / LOG).read_text(encoding="utf-8").splitlines()
    assert (len(lines), lines[-1]) == (KEEP_LINES, f"regel {KEEP_LINES + 4}")
    assert other.read_text(encoding="utf-8") == "van een ander"
