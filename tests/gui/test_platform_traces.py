"""What the platform keeps beside the program: nothing of where somebody saved something."""

import subprocess
import sys
from pathlib import Path

import pytest

SAVE = """
import sys
from pathlib import Path
from werkbank.ui.application import make_application
app = make_application(fonts=())
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLineEdit

def choose():
    dialog = app.activeModalWidget()
    dialog.setDirectory(str(Path(sys.argv[1]).parent))
    dialog.findChild(QLineEdit).setText(sys.argv[1])
    dialog.accept()

QTimer.singleShot(0, choose)
assert QFileDialog.getSaveFileName(None, "x")[0] == sys.argv[1]
"""


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there the system has its own file dialog")
def test_the_file_dialog_keeps_no_list_of_visited_folders(tmp_path: Path) -> None:
    home, place = tmp_path / "thuis", tmp_path / "Gezin Verborgenia"
    home.mkdir()
    place.mkdir()
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    root = Path(__file__).parents[2]
    around = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PYTHONPATH": str(root), **own}
    run = [sys.executable, "-c", SAVE, str(place / "plan.pdf")]
    done = subprocess.run(run, env=around, cwd=home, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in kept if b"Verborgenia" in path.read_bytes()]
