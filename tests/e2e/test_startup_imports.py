"""The unlock screen is painted before anything heavy is loaded: looked at in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HEAVY = {
    "pydantic", "networkx", "sqlcipher3", "numpy", "reportlab", "openpyxl", "highspy", "fontTools", "nacl", "argon2",
    "werkbank.model", "werkbank.journal", "werkbank.genogram", "werkbank.timeline", "werkbank.app.session",
}  # fmt: skip

LOOK = """
import json, sys
from werkbank.__main__ import main
from werkbank.ui import commands
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    while not window.windowHandle().isExposed():
        QApplication.processEvents()
    first = sorted(sys.modules), "Qt" in vars(QtCore), type(window.page).__name__
    loaded = []
    window.loaded.connect(lambda: loaded.append(True))
    while not loaded:
        QApplication.processEvents()
    import linecache
    late = sorted(sys.modules)
    print(json.dumps([*first, late, len(linecache.cache)]))
    window.close()
    return 0

QApplication.exec = staticmethod(look)
main(json.loads(sys.argv[1]))
"""


@pytest.fixture(scope="module", params=["open", "demo"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What was loaded at the first paint: modules, whether ``Qt`` was touched, the page; modules and sources later."""
    folder = tmp_path_factory.mktemp("plek")
    words = ["open", "--workplace", str(folder / "leeg")] if request.param == "open" else ["demo"]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder)}
    said = subprocess.run(
        [sys.executable, "-c", LOOK, json.dumps(words)], capture_output=True, text=True, check=True, env=environ,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    found: list[Any] = json.loads(said.stdout.splitlines()[-1])
    return found


def test_nothing_heavy_is_loaded_before_the_first_paint(seen: list[Any]) -> None:
    modules, _touched, page, _late, _sources = seen
    assert page in {"UnlockPage", "FirstPage"}
    assert not HEAVY & {name for module in modules for name in _above(module)}


def test_the_costly_namespace_of_qt_is_left_alone_until_then(seen: list[Any]) -> None:
    assert seen[1] is False


def test_the_rest_is_loaded_by_the_time_somebody_has_typed(seen: list[Any]) -> None:
    late = set(seen[3])
    assert {"pydantic", "highspy", "numpy", "sqlcipher3", "werkbank.ui.workspace"} <= late


def test_no_source_text_is_read_for_the_binding(seen: list[Any]) -> None:
    late, sources = seen[3], seen[4]
    assert sources < len(late) / 10


def _above(module: str) -> list[str]:
    """A module and the packages it lies in."""
    parts = module.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
