"""The loop of the launcher: what follows on the end of a window."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from werkbank.app.relay import CRASH, LOCKED, VARIABLE, Brief, Relay, brief_in, news_in, relay_of_this_process
from werkbank.launcher import child
from werkbank.launcher.supervise import Supervisor, is_crash

SENT: list[tuple[int, int]] = []


class Played:
    """A window that ended like this."""

    pid = 0  # no process; the launcher sends nothing to it

    def __init__(self, code: int, **news: object) -> None:
        self.code, self._news = code, news

    def wait(self) -> int:
        return self.code

    def news(self) -> dict[str, Any]:
        return self._news


class Run:
    """The launcher with windows that end as they are told."""

    def __init__(self, *windows: Played) -> None:
        self.windows, self.briefs, self.reports, self.said = list(windows), [], [], []  # type: ignore[var-annotated]
        self.code = Supervisor(self.start, crashed=self.report, say=self.said.append).run()

    def start(self, brief: Brief) -> Played:
        self.briefs.append(brief)
        return self.windows.pop(0)

    def report(self, code: int) -> str:
        self.reports.append(code)
        return "storing.txt"


@pytest.fixture(autouse=True)
def _signals_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever is tested here, no signal leaves this process."""
    monkeypatch.setattr(os, "kill", lambda pid, number: SENT.append((pid, number)))
    SENT.clear()
    kept = {
        number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
    }
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_an_ordinary_end_ends_the_program_with_the_same_code(code: int) -> None:
    run = Run(Played(code, person="a"))
    assert (run.code, len(run.briefs), run.reports) == (code, 1, [])


def test_after_a_lock_a_fresh_window_hears_who_worked_and_where_it_stood() -> None:
    look = {"theme": "dark"}
    run = Run(Played(LOCKED, person="a", locking="idle", window=look, folder="/x"), Played(0))
    assert run.code == 0
    assert run.briefs[1] == Brief(why="idle", person="a", window=look, folder="/x")


def test_who_worked_before_two_locks_is_still_known_when_nobody_unlocked_between() -> None:
    run = Run(Played(LOCKED, person="a", locking="lock"), Played(LOCKED), Played(0))
    assert [brief.person for brief in run.briefs] == ["", "a", "a"]


@pytest.mark.parametrize("code", [-signal.SIGALRM, -signal.SIGKILL])
def test_a_window_that_had_to_be_ended_while_locking_has_locked(code: int) -> None:
    run = Run(Played(code, person="a", locking="switch"), Played(0))
    assert (run.briefs[1].why, run.reports) == ("switch", [])


def test_a_crash_is_written_down_and_the_unlock_screen_comes_once() -> None:
    run = Run(Played(-signal.SIGSEGV, person="a"), Played(-signal.SIGSEGV))
    assert (run.briefs[1].why, run.briefs[1].report, run.briefs[1].person) == (CRASH, "storing.txt", "a")
    assert (run.code, run.reports, run.said) == (1, [-signal.SIGSEGV] * 2, ["storing.txt"])


def test_a_window_that_crashes_before_anybody_unlocked_does_not_come_back() -> None:
    run = Run(Played(-signal.SIGABRT))
    assert (run.code, len(run.briefs)) == (1, 1)


def test_a_window_that_was_asked_to_end_did_not_crash() -> None:
    assert not any(map(is_crash, (0, 1, 2, LOCKED, -signal.SIGTERM, -signal.SIGINT)))
    assert all(map(is_crash, (-signal.SIGSEGV, -signal.SIGKILL, -signal.SIGABRT)))


def test_only_a_throw_away_workplace_is_thrown_away(tmp_path: Path) -> None:
    for name in ("werkbank-demo-x", "werkplek"):
        (tmp_path / name).mkdir()
        Run(Played(0, folder=str(tmp_path / name)))
    assert [path.name for path in tmp_path.iterdir()] == ["werkplek"]


def test_a_throw_away_workplace_survives_a_lock(tmp_path: Path) -> None:
    folder = tmp_path / "werkbank-demo-x"
    folder.mkdir()
    there: list[bool] = []

    class Looks(Played):
        def wait(self) -> int:
            there.append(folder.exists())
            return 0

    run = Run(Played(LOCKED, person="a", folder=str(folder)), Looks(0))
    assert (there, run.briefs[1].folder, folder.exists()) == ([True], str(folder), False)


def test_ctrl_c_ends_like_in_every_command() -> None:
    class Interrupted(Played):
        def wait(self) -> int:
            signal.raise_signal(signal.SIGINT)
            return -signal.SIGINT

    with pytest.raises(KeyboardInterrupt):
        Run(Interrupted(0, person="a"))
    assert SENT == []  # a window without a process id hears nothing, and nobody else does


def test_a_signal_goes_to_the_window_and_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "setitimer", lambda *_: None)

    class Asked(Played):
        pid = 12345

        def wait(self) -> int:
            signal.raise_signal(signal.SIGTERM)
            return 143

    assert Run(Asked(0, person="a")).code == 143
    assert [(12345, signal.SIGTERM), (os.getpid(), signal.SIGTERM)] == SENT


# --- the pipe ------------------------------------------------------------------------------------------------------


def test_news_is_the_last_word_of_each_kind_and_a_broken_line_is_left_out() -> None:
    assert news_in(b'{"person": "a"}\n[1]\n{"person": "b", "x": 1}\n{"per') == {"person": "b", "x": 1}


def test_a_window_never_waits_because_it_tells_much() -> None:
    reading, writing = os.pipe()
    relay = Relay(Brief(), writes_to=writing)
    for _ in range(100):
        relay.tell(text="x" * 10_000)
    os.close(writing)
    assert news_in(os.read(reading, 1_000_000))["text"] == "x" * 10_000
    os.close(reading)


def test_a_brief_comes_back_as_it_was_and_unknown_fields_are_left_out() -> None:
    brief = Brief(channel=3, why="idle", person="a", window={"theme": "dark"})
    assert brief_in(brief.as_text()) == brief
    assert brief_in(json.dumps({"why": "x", "later": 1})) == Brief(why="x")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"channel": 999}', '{"channel": "x"}'])
def test_a_process_without_a_good_brief_has_no_launcher(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, text)
    assert not relay_of_this_process().has_launcher
    assert VARIABLE not in os.environ


WINDOW = """
import os, sys
sys.path.insert(0, {root!r})
from werkbank.app.relay import LOCKED, relay_of_this_process
relay = relay_of_this_process()
relay.tell(person=relay.brief.person + "!", words=sys.argv[1:], left="WERKBANK_RELAY" in os.environ)
raise SystemExit(LOCKED if not relay.brief.why else 0)
"""


def test_a_window_that_is_started_anew_gets_its_words_and_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    root = str(Path(__file__).resolve().parents[3])
    monkeypatch.setattr(child, "program", lambda: [sys.executable, "-c", WINDOW.format(root=root)])
    window = child.spawn(["open", "Gezin"], Brief(person="a"))
    assert window.wait() == LOCKED
    assert window.news() == {"person": "a!", "words": ["open", "Gezin"], "left": False}
    again = child.spawn([], replace(Brief(), why="lock"))
    assert again.wait() == 0


def test_the_frozen_program_is_started_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child.program()[0] == sys.executable
    assert child.program()[-2:] == ["-m", "werkbank"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child.program() == [sys.executable]


def test_a_fork_goes_on_as_the_window() -> None:
    window = child.fork(Brief(why="lock", person="a"))
    if window is None:  # the window: tell, and be gone before pytest notices
        relay = relay_of_this_process()
        relay.tell(person=relay.brief.person, has=relay.has_launcher)
        os._exit(7)
    assert window.wait() == 7
    assert window.news() == {"person": "a", "has": True}
