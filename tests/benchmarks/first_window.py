"""Child process: from nothing to the first painted window; ours, or a bare PySide6 window with one label.

    python first_window.py bare
    python first_window.py ours WORKPLACE         behind the launcher, as people start it
    python first_window.py alone WORKPLACE        the same in one process, without a launcher

Painted means: the window system has exposed the window and Qt has handled that, which paints all of it. Until then
this script imports nothing of its own, because that would flatter the ratio.
"""

import argparse
import os
import sys
import time
from importlib import import_module

HEAVY = ("pydantic", "networkx", "sqlcipher3", "numpy", "reportlab", "openpyxl", "werkbank.model")


def main() -> None:
    if sys.argv[1] == "bare":
        _bare()
    else:
        _ours(sys.argv[2], launched=sys.argv[1] == "ours")


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Werkbank"))
    window.resize(1366, 768)
    window.show()
    _until_painted(app)


def _ours(workplace: str, *, launched: bool) -> None:
    """The real command, up to the event loop: that is replaced by one that stops at the first paint.

    What the command loads before Qt is loaded before Qt here, too: the order matters to Qt's import hook. Behind the
    launcher Qt is loaded in the window's process only, so the loop is replaced when that begins.
    """
    from werkbank import __main__ as program

    window = program._window

    def measured(words: argparse.Namespace) -> int:
        import_module("werkbank.ui.commands")  # brings Qt
        from PySide6.QtWidgets import QApplication

        QApplication.exec = staticmethod(lambda: _until_painted(QApplication.instance()))  # type: ignore[method-assign]
        return window(words)

    program._window = measured
    words = ["open", "--workplace", workplace]
    sys.argv[1:] = words
    program.main() if launched else program.main(words)


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
