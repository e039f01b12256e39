"""Row 9: no word of the family stands readable in any file that a session leaves, nor in one that is open meanwhile.

The session (module ``session``) gets a home, a folder for temporary files and all other usual places of its own. Every
file below them is searched twice, and so is every file that the process has open, also one that has no name any more.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.helpers.source_tree import ROOT
from tests.helpers.window import PASSPHRASE
from tests.torture.outcome import Outcome, Profile, measured
from tests.torture.places import scratch
from tests.torture.session import MARKERS

PLACES = ("HOME", "TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
          "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "WERKBANK_REPORTS", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
          )  # fmt: skip
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def plain_text(_profile: Profile, *, mode: str = "") -> Outcome:
    """One session; ``mode`` is a deliberate leak."""
    outcome = Outcome("9", f"{len(MARKERS)} words in no file of a whole session", "0 hits")
    with measured(outcome), scratch() as folder:
        places = {name: folder / name.lower() for name in PLACES}
        for place in places.values():
            place.mkdir(mode=0o700)
        hits, looked = _session(folder, places, mode=mode)
    outcome.runs, outcome.failures = looked, sorted(set(hits))
    outcome.found = f"{len(outcome.failures)} hits in {looked} files"
    return outcome


def _session(folder: Path, places: dict[str, Path], *, mode: str) -> tuple[list[str], int]:
    surroundings = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "LD_PRELOAD"}}
    environment = {**surroundings, **{name: str(place) for name, place in places.items()}, "PYTHONPATH": str(ROOT),
                   "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
    hits, looked = list[str](), 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.torture.session", str(folder / "werkplek"), mode],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as session:
        assert session.stdin
        assert session.stdout
        for word in ("busy\n", "closed\n"):
            assert session.stdout.readline() == word
            files = [path for path in folder.rglob("*") if path.is_file()]
            hits += hits_in(files) + hits_in(_open_files(session.pid))
            looked += len(files)
            session.stdin.write("\n")
            session.stdin.flush()
    files = [path for path in folder.rglob("*") if path.is_file()]
    return hits + hits_in(files), looked + len(files)


def hits_in(files: Iterable[Path]) -> list[str]:
    """Which files hold which word, in contents or name."""
    wanted = {text.encode(code): text for text in (*MARKERS, PASSPHRASE) for code in ENCODINGS}
    found = []
    for path in files:
        with contextlib.suppress(OSError):
            content = path.read_bytes()
            found += [f"{path.name}: {text}" for code, text in wanted.items() if code in content]
            found += [f"the name {path.name}" for text in MARKERS if text in path.name]
    return found


def _open_files(pid: int) -> Iterator[Path]:
    """What a process has open, as far as the system tells: files that were thrown away right after making, too."""
    for handle in Path(f"/proc/{pid}/fd").glob("*"):
        with contextlib.suppress(OSError):
            target = os.readlink(handle)  # noqa: PTH115 - the name of a file that is gone is no path
            if (
                target.startswith("/")
                and not target.startswith(("/dev/null", "/dev/pts", "/proc"))
                and handle.is_file()
            ):
                yield handle
