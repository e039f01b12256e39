"""The commands that open the real window, as a process, painted offscreen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.program import CASE, Done, Program, surroundings
from tests.helpers.source_tree import ROOT

LOOK = """
import sys
from werkbank.__main__ import main
from werkbank.ui import start
from werkbank.ui.timers import after

class Looked(start.MainWindow):
    '''Says where it is as soon as it is there, and closes.'''

    def showEvent(self, event):
        super().showEvent(event)
        after(self, 100, self.look)

    def look(self):
        if self.work is None or self.work.desk is None and not self.messages.refusal:
            after(self, 50, self.look)
            return
        print(self.work.session.casus.sheet.name if self.work.desk else self.messages.refusal)
        self.close()

start.MainWindow = Looked
raise SystemExit(main(sys.argv[1:]))
"""
pytestmark = pytest.mark.slow


def looked(program: Program, *words: str) -> Done:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *words],
        env=surroundings(program.workplace),
        cwd=program.workplace.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def test_open_goes_straight_to_the_case_that_is_named(program: Program) -> None:
    done = looked(program, "open", CASE.lower(), "--passphrase-file", str(program.passphrase_file))
    assert (done.code, done.out) == (0, CASE + "\n")


def test_a_name_that_no_case_has_leaves_the_list(program: Program) -> None:
    done = looked(program, "open", "Onbekend gezin", "--passphrase-file", str(program.passphrase_file))
    assert done.code == 0
    assert "geen casus 'Onbekend gezin'" in done.out


def test_open_says_what_is_wrong_with_its_words_before_a_window_comes(program: Program) -> None:
    assert "geen sleutel" in program.refuses("open", "--person", "Onbekende", key=False)
    assert program("open", "een", "twee", key=False).code == 2
    assert program("demo", "--onzin", key=False).code == 2


MISSING = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            raise {error}
        return None

sys.meta_path.insert(0, Missing())
"""
NO_EGL = "ImportError('libEGL.so.1: cannot open shared object file: No such file or directory', name=name)"
ABSENT = "ModuleNotFoundError('No module named ' + name, name=name)"


@pytest.mark.parametrize(
    ("module", "error", "says"),
    [
        ("PySide6.QtWidgets", NO_EGL, ("libEGL.so.1", "apt-get install", "libegl1")),
        ("PySide6.QtWidgets", ABSENT, ("onderdelen van Qt",)),
        ("nacl", ABSENT, ("onderdeel van Werkbank (nacl)",)),
    ],
)
def test_a_missing_library_is_named(
    program: Program, tmp_path: Path, module: str, error: str, says: tuple[str, ...]
) -> None:
    broken = tmp_path / "kapot"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(MISSING.format(module=module, error=error), encoding="utf-8")
    said = program.refuses("self-test", env={"PYTHONPATH": f"{broken}{os.pathsep}{ROOT}"})
    assert all(words in said for words in says), said


def test_the_demo_writes_its_files_for_every_case(bare: Program) -> None:
    out = bare.workplace.parent / "uit"
    bare.good("demo", "--no-window", "--dir", out, key=False)
    for name in ("casus1", "casus2", "casus3"):
        made = {path.name: path.stat().st_size for path in (out / name).iterdir()}
        drawn = {"genogram.svg", "tijdlijn.svg", "patronen.json", "venster.png"}
        assert made.keys() >= {"gezinsplan.pdf", "gezinsplan.docx", "mdo.pdf", *drawn}
        assert min(made.values()) > 1000
        assert json.loads((out / name / "patronen.json").read_text(encoding="utf-8"))
        assert (out / name / "venster.png").read_bytes().startswith(b"\x89PNG")
        assert (out / name / "gezinsplan.pdf").read_bytes().startswith(b"%PDF")
    assert not bare.workplace.exists()


def test_the_self_test_says_ok(bare: Program) -> None:
    assert bare.good("self-test", key=False).out == "ok\n"
    assert not bare.workplace.exists()


def test_a_demo_that_cannot_write_is_told(bare: Program, tmp_path: Path) -> None:
    in_the_way = tmp_path / "bestand"
    in_the_way.write_text("x", encoding="utf-8")
    assert "staat al iets" in bare.refuses("demo", "--no-window", "--dir", in_the_way, key=False)
