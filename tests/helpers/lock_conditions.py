"""What is going on in the window when it locks, and what is looked at afterwards (see ``lock_driver``)."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from werkbank.app import warming
from werkbank.app.actions import ActionId
from werkbank.app.session import key_of
from werkbank.ui import start
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.locking import typed
from werkbank.ui.locking.strips import KeptText
from werkbank.ui.main_window import MainWindow
from werkbank.ui.timers import after
from werkbank.ui.unlock import UnlockPage

SOON_MS = 150  # the condition holds by then
OWN_MOMENT = {"idle", "memory", "crash", "search", "report", "inline"}  # these lock when they are ready
PR_GET_DUMPABLE = 3


PLAN: dict[str, Any] = {}
MOST_TRIES = 100


def say(**what: Any) -> None:  # noqa: ANN401
    """A line for whoever drives."""
    PLAN["say"](**what)


def drive(plan: dict[str, Any], say: Callable[..., None]) -> None:
    """From now on the window of this process is driven; what only makes a page come sooner is left out."""
    PLAN.update(plan, say=say)
    vars(start)["MainWindow"] = Driven
    vars(warming)["warm_up"] = lambda **_: None


class Driven(MainWindow):
    """Unlocks, says what came back, makes the next condition and locks; the last one closes."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt gives the name
        super().showEvent(event)
        after(self, 0, self.shown)

    def shown(self) -> None:
        self.tries = 0
        self.places.last = ()
        brief = self.places.relay.brief
        self.turn = int(brief.window.get("turn", 1 if brief.why == "crash" else 0))
        page = self.page
        who = page._who.person if isinstance(page, UnlockPage) else ""
        say(event="shown", why=brief.why, person=brief.person, asked=who, turn=self.turn)
        after(self, 20, self.enter)

    def state(self) -> dict[str, Any]:
        return {**super().state(), "turn": self.turn + 1}

    def enter(self) -> None:
        if PLAN.get("stay") and self.turn == PLAN["stay"]:
            say(event="stays")
            return
        self.unlock(self.places.relay.brief.person, Path(PLAN["passphrase"]).read_text(encoding="utf-8"))
        self.wait_for_work()

    def wait_for_work(self) -> None:
        if self.work is None or self.work.desk is None:
            if self.work is not None and self.page.objectName() == "page" and self.turn == 0:
                self.work.open_case(self.work.workplace.cases()[0].id)
            after(self, 20, self.wait_for_work)
            return
        self.wanted = PLAN["typed"].get(str(self.turn), "")
        self.look()

    def look(self) -> None:
        """Wait for the text that was typed in the window before this one."""
        self.tries += 1
        found = [typed.text_of(field) for _, _, field in typed._fields()]
        strips = [strip.draft.text for strip in self.findChildren(KeptText) if strip.isVisible()]
        named = [person.first_name for person in self.work.session.casus.persons.values()]
        there = self.wanted in {"", *found, *strips, *named}
        if not there and self.tries < MOST_TRIES:
            after(self, 30, self.look)
            return
        self.tell(back=there, in_field=self.wanted in found)
        self.tidy()
        after(self, 60, self.go_on)

    def tell(self, **what: Any) -> None:  # noqa: ANN401
        """What is there again after unlocking."""
        session, notice = self.work.session, self.messages._notice
        say(
            event="work",
            **what,
            turn=self.turn,
            said=notice.text() if notice.isVisible() else "",
            page=str(self.work.space.page),
            selection=[str(key) for key in session.selection],
            case=self.work.stored.id,
            person=self.work.workplace.person.id,
            dumpable=ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0),
            core=resource.getrlimit(resource.RLIMIT_CORE)[0],
        )

    def tidy(self) -> None:
        """Every condition begins with empty fields and no dialog."""
        for _, _, field in list(typed._fields()):
            field.clear()
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.close()
        self.activateWindow()  # the offscreen platform leaves no window active after a dialog

    def go_on(self) -> None:
        conditions = PLAN["conditions"]
        if self.turn >= len(conditions):
            self.close()
            return
        name, text = conditions[self.turn]
        session = self.work.session
        session.select(*[key_of(person) for person in list(session.casus.persons.values())[:1]])
        if name not in OWN_MOMENT:
            after(self, SOON_MS, self.now)
        self.condition(name, text)

    def now(self) -> None:
        modal = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        say(event="locking", condition=PLAN["conditions"][self.turn][0], over=type(modal).__name__)
        self.lock()

    def condition(self, name: str, text: str) -> None:
        CONDITIONS[name](self, text)


def _type(text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)


def _nothing(_window: Any, _text: str) -> None: ...  # noqa: ANN401


def _modal_dialog(window: Any, _text: str) -> None:  # noqa: ANN401
    QMessageBox(QMessageBox.Icon.Question, "Vraag", "Zeker weten?", parent=window).exec()


def _file_dialog(window: Any, _text: str) -> None:  # noqa: ANN401
    window.ask_target("Opslaan", proposal="", kinds="PDF (*.pdf)")


def _unsaved_text(window: Any, text: str) -> None:  # noqa: ANN401
    window.work.run(ActionId.QUICK_ENTRY)
    _type(text)


def _type_then_lock(window: Any, text: str, *, into: str) -> None:  # noqa: ANN401
    """Type as soon as the keyboard is in what has this name, and lock with the text in it."""
    field = QApplication.focusWidget()
    if field is None or not any(part.startswith(into) for part in typed.path_of(field)):
        after(window, 20, lambda: _type_then_lock(window, text, into=into))
        return
    _type(text)
    after(window, 40, window.now)


def _search_text(window: Any, text: str) -> None:  # noqa: ANN401
    after(window, 20, lambda: _type_then_lock(window, text, into="SearchDialog"))
    window.work.run(ActionId.SEARCH)


def _report_text(window: Any, text: str) -> None:  # noqa: ANN401
    after(window, 20, lambda: _type_then_lock(window, text, into="ReportText"))
    window.work.run(ActionId.ADD_REPORT)


def _inline_editor(window: Any, text: str) -> None:  # noqa: ANN401
    """Asked for until the line is there: the symbol it belongs to is drawn beside the window."""
    field = QApplication.focusWidget()
    if field is not None and any(part.startswith("InlineLine") for part in typed.path_of(field)):
        _type_then_lock(window, text, into="InlineLine")
        return
    view = window.work.space.overview.findChild(GenogramView)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    after(window, 60, lambda: _inline_editor(window, text))


def _drag(window: Any, _text: str) -> None:  # noqa: ANN401
    drag, mime = QDrag(window), QMimeData()
    mime.setText("x")
    drag.setMimeData(mime)
    drag.exec()


def _gesture(window: Any, _text: str) -> None:  # noqa: ANN401
    view = window.work.space.overview.findChild(GenogramView).viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(340, 330))


def _job(window: Any, _text: str) -> None:  # noqa: ANN401
    from werkbank.ui.progress import run_with_progress

    def write(_progress: object) -> None:
        time.sleep(30)  # hears nothing of a wish to stop

    run_with_progress(window, "Opslaan…", write, print, print)


def _menu(window: Any, _text: str) -> None:  # noqa: ANN401
    window.menuBar().actions()[0].menu().exec(QPoint(10, 10))


def _stuck(window: Any, text: str) -> None:  # noqa: ANN401
    """Closing never ends: what was typed is stored before, and the process ends all the same."""
    _unsaved_text(window, text)
    window.work.close = lambda **_: time.sleep(60)


def _held(window: Any, text: str) -> None:  # noqa: ANN401
    """A library that never lets Python run again: only the timer of the system still ends it."""
    _unsaved_text(window, text)
    window.work.close = lambda **_: ctypes.PyDLL(None).usleep(60_000_000)


def _idle(window: Any, text: str) -> None:  # noqa: ANN401
    """Nobody for nearly longer than it may last: the line before it is on screen, and half a second later it locks."""
    _unsaved_text(window, text)
    idle = window.locking._idle
    idle._last -= idle.minutes * 60 - 0.4
    idle.look()
    assert window.locking._warning.isVisible()


def _memory(window: Any, _text: str) -> None:  # noqa: ANN401
    """Say that the case is open, and lock when whoever looks at the memory is ready."""
    say(event="locking", condition="memory")

    def ready() -> None:
        if (Path.cwd() / "go").exists():
            window.lock()
        else:
            after(window, 30, ready)

    ready()


def _crash(window: Any, text: str) -> None:  # noqa: ANN401
    _unsaved_text(window, text)
    after(window, 1300, lambda: os.kill(os.getpid(), signal.SIGSEGV))  # what is typed is kept every second


CONDITIONS: dict[str, Callable[[Any, str], None]] = {
    "nothing": _nothing, "modal": _modal_dialog, "file": _file_dialog, "typed": _unsaved_text, "search": _search_text,
    "report": _report_text, "inline": _inline_editor, "drag": _drag, "gesture": _gesture, "job": _job, "menu": _menu,
    "stuck": _stuck, "held": _held, "idle": _idle, "memory": _memory, "crash": _crash,
}  # fmt: skip
