"""The program locks by ending a process: within a second whatever is open, with everything there again afterwards."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.memory import found_in, pieces_of
from tests.helpers.program import surroundings
from tests.helpers.source_tree import ROOT
from tests.helpers.window import CHEAP
from werkbank.app.opening import import_case
from werkbank.app.relay import LOCKED
from werkbank.i18n.resources import resource
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.clock import SystemClock, fresh_id
from werkbank.model.entities import Event
from werkbank.store.open_workplace import Workplace
from werkbank.store.people import people_of
from werkbank.store.workplace import create_workplace, open_casus, unlock

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes of Linux"),
]
PASSPHRASE = "kameel fietst langs zeven dijken"
CASE = "Gezin Verzonnen"
BEGINNING = "Merkteken-"
MARKERS = {f"{BEGINNING}{number:02d}-bladgoud" for number in range(50)}
SECONDS = 120
DRIVER = (sys.executable, "-m", "tests.helpers.lock_driver")

CONDITIONS = (
    ("modal", ""),
    ("file", ""),
    ("typed", "Mees 2014 verhuisd naar"),
    ("search", "zoekt naar iets"),
    ("report", "Een verslag dat nog niet af is."),
    ("inline", "Ietje"),
    ("drag", ""),
    ("gesture", ""),
    ("job", ""),
    ("menu", ""),
    ("stuck", "er is iemand verhuisd"),
    ("held", "en nog iets"),
    ("idle", "even weggelopen"),
)
IN_ITS_FIELD = {name for name, text in CONDITIONS if text}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workplace with two people's worth of nothing: one person, one invented family."""
    folder = tmp_path_factory.mktemp("slot") / "werkplek"
    workplace, _ = create_workplace(folder, "Anja Oefening", PASSPHRASE, kdf=CHEAP)
    import_case(workplace, resource("samples", "casus1"), clock=SystemClock(), name=CASE).close()
    workplace.close()
    return folder


@pytest.fixture
def workplace(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "werkplek"))


@dataclass
class Driven:
    """The program as it runs, and what it said."""

    process: subprocess.Popen[bytes]
    said: list[dict[str, Any]] = field(default_factory=list)
    rest: bytes = b""

    def wait_for(self, event: str, *, times: int = 1) -> dict[str, Any]:
        """Read on until it has said this so many times; the last of them."""
        end = time.monotonic() + SECONDS
        while sum(one["event"] == event for one in self.said) < times:
            assert time.monotonic() < end, (event, self.said[-3:])
            assert self._read() or self.process.poll() is None, (event, self.said[-3:], self.errors())
        return [one for one in self.said if one["event"] == event][times - 1]

    def end(self) -> int:
        """Wait for the end of the program."""
        end = time.monotonic() + SECONDS
        while self._read() or self.process.poll() is None:
            assert time.monotonic() < end, self.said[-3:]
        return int(self.process.wait(SECONDS))

    def all(self, event: str) -> list[dict[str, Any]]:
        return [one for one in self.said if one["event"] == event]

    def errors(self) -> str:
        assert self.process.stderr is not None
        return os.read(self.process.stderr.fileno(), 10_000).decode()

    def _read(self) -> bool:
        assert self.process.stdout is not None
        if not select.select([self.process.stdout], [], [], 0.2)[0]:
            return False
        more = os.read(self.process.stdout.fileno(), 65536)
        *lines, self.rest = (self.rest + more).split(b"\n")
        self.said += [json.loads(line) for line in lines]
        return bool(more)


@contextmanager
def driven(workplace: Path, *words: str, passphrase: str = PASSPHRASE, **plan: Any) -> Iterator[Driven]:  # noqa: ANN401
    """The real program, driven from inside (see ``tests.helpers.lock_driver``); ended with its own process group."""
    told = workplace.parent / "plan.json"
    told.write_text(json.dumps({"typed": {}, "conditions": [], **plan}), encoding="utf-8")
    told.with_name("wachtzin.txt").write_text(passphrase, encoding="utf-8")  # the launcher never reads it
    process = subprocess.Popen(
        [*DRIVER, str(told), *(words or ("open", "--workplace", str(workplace)))],
        env={**surroundings(workplace), "TMPDIR": str(workplace.parent), "PYTHONPATH": str(ROOT)},
        cwd=workplace.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield Driven(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(SECONDS)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


# --- row 15 of the test matrix ---------------------------------------------------------------------------------------


def test_it_locks_whatever_is_going_on_and_everything_is_there_again(workplace: Path) -> None:
    typed = {str(turn): text for turn, (_, text) in enumerate(CONDITIONS, start=1) if text}
    with driven(workplace, conditions=CONDITIONS, typed=typed, warm=True, launcher=True) as run:
        assert run.end() == 0
    locks, works, shown, ends = (run.all(event) for event in ("locking", "work", "shown", "ended"))
    assert len(shown) == len(works) == len(CONDITIONS) + 1
    assert [one["condition"] for one in locks] == [name for name, _ in CONDITIONS if name != "idle"]
    over = {one["condition"]: one["over"] for one in locks}
    assert (over["modal"], over["file"], over["menu"]) == ("QMessageBox", "QFileDialog", "QMenu")
    assert (over["search"], over["report"]) == ("SearchDialog", "ReportText")
    codes = dict(zip((name for name, _ in CONDITIONS), (one["code"] for one in ends), strict=False))
    assert set(codes.values()) <= {LOCKED, -signal.SIGALRM}  # on a busy machine any of them may need the hard end
    assert codes["held"] == -signal.SIGALRM  # Python never ran again
    assert [one["why"] for one in shown[1:]] == ["idle" if name == "idle" else "lock" for name, _ in CONDITIONS]
    assert len({one["pid"] for one in shown}) == len(shown)  # never twice the same process
    for (name, _), back in zip(CONDITIONS, works[1:], strict=True):
        assert back["back"], f"the text of '{name}' did not come back"
        assert back["in_field"] or name not in IN_ITS_FIELD, name
        assert "staat weer in" in back["said"] or name not in IN_ITS_FIELD - {"inline"}, name
        assert (back["case"], back["person"], back["page"]) == (works[0]["case"], works[0]["person"], works[0]["page"])
    selections = {name: one["selection"] for (name, _), one in zip(CONDITIONS, works[1:], strict=True)}
    del selections["gesture"]  # pressing on the paper chooses something else
    assert len({tuple(selected) for selected in selections.values()}) == 1, selections
    assert all(one["asked"] == works[0]["person"] for one in shown[1:])  # the last person is the one who is asked
    assert {(one["dumpable"], one["core"]) for one in works} == {(0, 0)}  # in every window, not only in the launcher


def test_a_program_that_keeps_no_text_is_noticed(workplace: Path) -> None:
    plan: dict[str, Any] = {"conditions": [("typed", "Mees 2014")], "typed": {"1": "Mees 2014"}}
    with driven(workplace, **plan, wrong="forgets-what-was-typed", warm=True) as run:
        assert run.end() == 0
    assert [one["back"] for one in run.all("work")] == [True, False]


# --- row 16 ----------------------------------------------------------------------------------------------------------


def secrets_of(folder: Path) -> dict[str, bytes]:
    """What may be in no process after a lock: fifty texts of the case (by how they begin), keys, the passphrase."""
    workplace = unlock(folder, people_of(folder)[0].id, PASSPHRASE)
    stored = workplace.new_case("Gezin Merkteken")
    desk: OpenCasus = open_casus(stored, clock=SystemClock(), ids=fresh_id)
    with desk.transaction("add-event") as edit:
        for marker in sorted(MARKERS):
            edit.add(Event(id=fresh_id(), title=marker, kind="overig"))
    keys = _keys(workplace, stored._opening.key)
    workplace.close()
    return {"a text": BEGINNING.encode(), **keys, "passphrase": PASSPHRASE.encode()}


def _keys(workplace: Workplace, case: bytes) -> dict[str, bytes]:
    identity = workplace._at.identity
    assert identity is not None
    index = workplace._at.index._key
    keys = {"case": case, "index": index, "box": bytes(identity.box)}
    return {**keys, **{f"{name} as hex": key.hex().encode() for name, key in keys.items()}}


def test_after_a_lock_no_process_holds_a_key_or_a_text_of_the_family(workplace: Path) -> None:
    secrets = secrets_of(workplace)
    with driven(workplace, conditions=[("memory", "")], stay=1, readable=True) as run:
        window = run.wait_for("locking")["pid"]
        texts = {text for piece in pieces_of(window) for text in re.findall(rb"Merkteken-\d\d-bladgoud", piece)}
        assert {text.decode() for text in texts} == MARKERS  # or the search below would prove nothing
        assert found_in(window, secrets) >= {"a text", "case", "index"}  # the passphrase may be gone by now
        (workplace.parent / "go").touch()
        fresh = run.wait_for("stays")["pid"]
        assert fresh not in {window, run.process.pid}
        assert not Path(f"/proc/{window}").exists()
        assert found_in(run.process.pid, secrets) == set()
        assert found_in(fresh, secrets) == set()
        os.kill(run.process.pid, signal.SIGTERM)
        assert run.end() == -signal.SIGTERM


# --- ends of other kinds ---------------------------------------------------------------------------------------------


def test_a_crash_is_told_at_the_next_unlock_screen_and_what_was_typed_is_there(workplace: Path) -> None:
    with driven(workplace, conditions=[("crash", "nog net getypt")], typed={"1": "nog net getypt"}) as run:
        assert run.end() == 0
    assert [one["why"] for one in run.all("shown")] == ["", "crash"]
    assert run.all("work")[1]["in_field"]
    report = next((workplace.parent / "storingen").glob("storing-*.txt")).read_text(encoding="utf-8")
    assert "the window ended with -11" in report
    assert "Anja" not in report


def test_a_demo_survives_a_lock_and_is_gone_at_the_end(workplace: Path) -> None:
    with driven(workplace, "demo", conditions=[("nothing", "")], passphrase="samen aan de keukentafel") as run:
        assert run.end() == 0, run.errors()
    assert [one["why"] for one in run.all("shown")] == ["", "lock"]
    assert run.all("work")[0]["case"] == run.all("work")[1]["case"]
    assert list(workplace.parent.glob("werkbank-demo-*")) == []


def test_a_window_whose_launcher_was_killed_puts_everything_away_and_ends(workplace: Path) -> None:
    """It could not lock and come back: so it does not stay open, and everything is signed."""
    with driven(workplace, conditions=[("memory", "")]) as run:
        window = run.wait_for("locking")["pid"]
        run.process.kill()
        end = time.monotonic() + SECONDS
        while Path(f"/proc/{window}").exists() and "\nState:\tZ" not in _status_of(window):
            assert time.monotonic() < end
            time.sleep(0.05)
    opened = unlock(workplace, people_of(workplace)[0].id, PASSPHRASE)
    assert [one.type for one in opened.log_lines()][-2:] == ["lock", "unlock"]
    stored = opened.open_case(opened.cases()[0].id)
    types = [one.event.type for one in stored.log_lines()]
    assert types[-1] == "open", "nothing was found unsigned"
    assert "close" in types
    assert stored.check() == []
    opened.close()


def _status_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return "\nState:\tZ"
