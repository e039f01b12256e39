"""Child process: from nothing to the first painted window; ours, or a bare PySide6 window with one label.

    python first_window.py bare
    python first_window.py ours WORKPLACE

Painted means: the window system has exposed the window and Qt has handled that, which paints all of it. Until then
this script imports nothing of its own, because that would flatter the ratio.
"""

import os
import sys
import time
from importlib import import_module

HEAVY = ("pydantic", "networkx", "sqlcipher3", "numpy", "reportlab", "openpyxl", "werkbank.model")


def main() -> None:
    if sys.argv[1] == "bare":
        _bare()
    else:
        _ours(sys.argv[2])


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Werkbank"))
    window.resize(1366, 768)
    window.show()
    _until_painted(app)


def _ours(workplace: str) -> None:
    """The real command, up to the event loop: that is replaced by one that stops at the first paint.

    What the command loads before Qt is loaded before Qt here, too: the order matters to Qt's import hook.
    """
    from werkbank.__main__ import main as program

    import_module("werkbank.ui.commands")  # brings Qt
    from PySide6.QtWidgets import QApplication

    QApplication.exec = staticmethod(lambda: _until_painted(QApplication.instance()))  # type: ignore[method-assign]
    program(["open", "--workplace", workplace])


def _until_painted(app: object) -> int:
    from PySide6.QtWidgets import QApplication

    assert isinstance(app, QApplication)
    window = next(widget for widget in app.topLevelWidgets() if widget.isVisible())
    handle = window.windowHandle()
    while not handle.isExposed():
        app.processEvents()
    painted, busy = time.monotonic_ns(), time.process_time()
    _report(painted, busy=busy)
    return 0


def _report(painted: int, *, busy: float) -> None:
    modules = set(sys.modules)
    from tests.benchmarks.processes import resident, say, since_start

    heavy = sorted(modules & set(HEAVY))
    say(painted=since_start(painted), busy=busy * 1000, resident=resident(), heavy=heavy, modules=len(modules))
    os._exit(0)  # closing down is no part of it


if __name__ == "__main__":
    main()
