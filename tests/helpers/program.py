"""The program as a process: its own environment, no display, its own workplace; and what must hold for each run.

``Inside`` runs the same words in the process of the test, for the many looks that need no process of their own.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import CHEAP, PASSPHRASE
from werkbank.app.commands.ending import end_badly
from werkbank.app.commands.run import run
from werkbank.app.commands.words import read_words
from werkbank.app.failing import told
from werkbank.app.opening import import_case
from werkbank.i18n.resources import resource
from werkbank.model.clock import SystemClock
from werkbank.store.workplace import create_workplace

AnyBeside = TypeVar("AnyBeside", bound="Beside")
PERSON = "Anja Oefening"
CASE = "Gezin in de Lindestraat"
TODAY = "2026-11-21"
SECONDS = 60
FOREIGN = re.compile(r"\b(error|argument|invalid|usage|expected|required|unrecognized|file|denied|directory)\b", re.I)


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - JSON
        """The one JSON document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Beside:
    """The program beside one workplace."""

    workplace: Path
    passphrase_file: Path

    def __call__(self, *words: str | Path, key: bool = True, **how: Any) -> Done:  # noqa: ANN401 - those of a run
        """Run a command on TODAY. ``key``: give the passphrase."""
        front = ["--today", TODAY, *(["--passphrase-file", str(self.passphrase_file)] if key else [])]
        done = self.run([*front, *map(str, words)], **how)
        assert "Traceback" not in done.err, done.err
        assert done.code in {0, 1, 2}, done
        return done

    def run(self, words: Sequence[str]) -> Done:
        """Run these words."""
        raise NotImplementedError

    def good(self, *words: str | Path, **how: Any) -> Done:  # noqa: ANN401 - those of a run
        """A run that must go well."""
        done = self(*words, **how)
        assert done.code == 0, done.err
        return done

    def refuses(self, *words: str | Path, **how: Any) -> str:  # noqa: ANN401 - those of a run
        """A run that must end in a text for people; returns it. Nothing stands on stdout then."""
        done = self(*words, **how)
        assert done.code == 1, done
        assert not done.out, done.out
        assert_dutch(done.err)
        return done.err


class Program(Beside):
    """Each run is a process."""

    def run(
        self, words: Sequence[str], *, env: Mapping[str, str] | None = None, before: Callable[[], None] | None = None
    ) -> Done:
        """Run these words; ``before`` runs in the new process first."""
        done = subprocess.run(
            [sys.executable, "-m", "werkbank", *words],
            env={**surroundings(self.workplace), **(env or {})},
            cwd=self.workplace.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=SECONDS,
            preexec_fn=before,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)


class Inside(Beside):
    """Each run happens in the process of the test."""

    def run(self, words: Sequence[str]) -> Done:
        """Run these words; a mistake of our own comes out as it is."""
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv("WERKBANK_WORKPLACE", str(self.workplace))
            code = _code_of(words)
        return Done(code, out.getvalue(), err.getvalue())


def _code_of(words: Sequence[str]) -> int:
    try:
        return run(read_words(words))
    except SystemExit as stop:
        return int(stop.code or 0)
    except Exception as error:
        if told(error) is None:
            raise
        return end_badly(error, report=str)


def make_workplace(folder: Path) -> Path:
    """A workplace with one invented family, the first of the samples, called CASE."""
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP)
    import_case(workplace, resource("samples", "casus1"), clock=SystemClock(), name=CASE).close()
    workplace.close()
    return folder


def beside(kind: type[AnyBeside], folder: Path, *, made: Path | None = None) -> AnyBeside:
    """The program beside a place in ``folder``: without a workplace, or with a copy of the one that is made."""
    passphrase = folder / "wachtzin.txt"
    passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
    if made is not None:
        shutil.copytree(made, folder / "werkplek")
    return kind(folder / "werkplek", passphrase)


def surroundings(workplace: Path) -> dict[str, str]:
    """The environment of a run: no display, nothing of the person who runs the tests."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in shown}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "error",
        "QT_QPA_PLATFORM": "offscreen",
        "WERKBANK_WORKPLACE": str(workplace),
        "WERKBANK_REPORTS": str(workplace.parent / "storingen"),
    }


def assert_dutch(text: str) -> None:
    """The text says something, in Dutch; names of files and options may be anything."""
    said = re.sub(r"['‘].*?['’]|\S*/\S*|--\S+", "", text)
    assert text.strip()
    assert not FOREIGN.search(said), text


def digest(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content: equal before and after means that nothing was touched."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def write_tables(folder: Path, **tables: Sequence[str]) -> Path:
    """A folder with tables; each row is one text with ``;`` between the cells."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder
