"""Everything below the window works where Qt is absent: on a server, in a script, in a broken installation."""

import os
import subprocess
import sys

import pytest

from tests.helpers.source_tree import ROOT, modules


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "WERKBANK_TEST_PROFILE": "quick"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)


def test_the_block_blocks() -> None:
    done = run("-c", "import tests.helpers.without_qt, PySide6.QtCore")
    assert done.returncode == 1
    assert "ModuleNotFoundError: PySide6 is blocked" in done.stderr


def test_every_module_outside_ui_imports() -> None:
    names = [module.name for module in modules() if module.room != "ui"]
    done = run("-c", f"import tests.helpers.without_qt, importlib; [importlib.import_module(n) for n in {names!r}]")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_unit_tests_pass() -> None:
    """The whole of tests/unit but the store, with few examples per property: their depth is tested in the usual run.

    The store's take long (keys are slow on purpose) and could meet Qt only by an import, which the rooms forbid.
    """
    plain = ["-c", os.devnull, "--rootdir", str(ROOT), "--import-mode=importlib", "-q", "-x"]
    quiet = ["-W", "error", "-W", "ignore::pytest.PytestUnknownMarkWarning", "-p", "no:cacheprovider"]
    no_qt = ["-p", "tests.helpers.without_qt", "-p", "no:pytest-qt"]
    texts = f"--ignore={ROOT / 'tests' / 'unit' / 'i18n'}"  # they read the source of the window as well
    store = f"--ignore={ROOT / 'tests' / 'unit' / 'store'}"
    done = run("-m", "pytest", *plain, *quiet, *no_qt, texts, store, str(ROOT / "tests" / "unit"))
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
