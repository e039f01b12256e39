"""The one window: unlock, list of casussen, workspace; menus from the action table; nothing personal in clear files.

It imports only what the unlock screen needs. The rest comes in through ``backstage`` (loaded by a job while somebody
types the passphrase), so that the window is on screen at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from werkbank.app.places import Places
from werkbank.app.relay import LOCK
from werkbank.i18n import tr
from werkbank.ui import theme as themes
from werkbank.ui.application import LATER_FONTS, load_fonts
from werkbank.ui.jobs import Job, Progress
from werkbank.ui.logo import logo_icon
from werkbank.ui.motion import ask_less_motion, less_motion
from werkbank.ui.timers import after
from werkbank.ui.unlock import Cause, Somebody, UnlockPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QShowEvent

    from werkbank.model.errors import KnownError
    from werkbank.ui.locking.locking import Locking
    from werkbank.ui.menus import Menus
    from werkbank.ui.messages import Messages

SMALLEST = (1024, 640)
USUAL = (1366, 768)
LOAD_AFTER_MS = 40  # so that the first paint is not held up


class MainWindow(QMainWindow):
    """From the unlock screen to the work."""

    loaded = Signal()  # the rest of the program is there

    def __init__(self, places: Places, *, theme: str = "light") -> None:
        super().__init__()
        self.places = places
        self.theme = themes.theme_named(theme)
        self.work: Any = None  # ui.casework.Casework once somebody has unlocked
        self._jobs: list[Job] = []
        self._stack = QStackedWidget()
        brief = places.relay.brief
        self._came_from = Cause(brief.why, report=brief.report)
        self._anew = False  # a new workplace is wanted where one was
        self.setWindowTitle("Werkbank")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.setCentralWidget(self._stack)
        self._lock_screen()
        self._loading = False

    @cached_property
    def menus(self) -> Menus:
        """The menus and their keys; made after the first paint."""
        from werkbank.ui.menus import Menus

        made = Menus(self)
        self.menuBar().setVisible(self.work is not None)
        return made

    @cached_property
    def messages(self) -> Messages:
        """The strips in which the window says something."""
        from werkbank.ui.messages import Messages

        return Messages(self._stack)

    @cached_property
    def locking(self) -> Locking:
        """When and how it locks; made after the first paint."""
        from werkbank.ui.locking.locking import Locking

        return Locking(self)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_page(self, page: QWidget) -> None:
        """Put a page on screen in place of the present one."""
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None and old is not page:
            self._stack.removeWidget(old)
            old.deleteLater()
        page.setFocus()

    def refresh_menus(self) -> None:
        """Enable what can run now and name the next undo and redo."""
        self.menus.refresh()

    @property
    def page(self) -> QWidget:
        """What is on screen."""
        return self._stack.currentWidget() or self._stack

    def set_theme(self, name: str) -> None:
        """Change the look of everything."""
        if self.work:
            self.work.undress()
        self.theme = themes.theme_named(name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.dress(app, self.theme)
        if self.work:
            self.work.set_theme(self.theme)

    def state(self) -> dict[str, Any]:
        """Size, place, look and whether things move, as JSON; kept in the encrypted list of cases."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        return {"geometry": geometry, "theme": self.theme.palette.id, "less_motion": less_motion()}

    def restore(self, kept: dict[str, Any]) -> None:
        """Put the window back as this person left it."""
        ask_less_motion(wanted=bool(kept.get("less_motion")))
        if kept.get("geometry"):
            from PySide6.QtCore import QByteArray

            self.restoreGeometry(QByteArray.fromBase64(kept["geometry"].encode()))
        if kept.get("theme", self.theme.palette.id) != self.theme.palette.id:
            self.set_theme(kept["theme"])

    # --- unlocking -----------------------------------------------------------------------------------------------

    def _lock_screen(self) -> None:
        people = tuple(Somebody(*person) for person in self.places.people())
        wrong = None if people or self.places.makes_itself else self._why_nobody()
        if people or self.places.makes_itself or (wrong is not None and wrong.code == "people-missing"):
            page = UnlockPage(
                self.theme,
                people=people,
                demo_passphrase=self.places.shown_passphrase,
                kept=self.places.keep,
                came_from=self._came_from,
            )
            page.entered.connect(self.unlock)
            page.recovered.connect(self._unlock_by_recovery)
            self.show_page(page)
            if wrong is not None:
                page.refuse(wrong.for_people())
        elif self._is_gone():
            from werkbank.ui.gone import GonePage

            gone = GonePage(self.theme, folder=self.places.folder)
            gone.back.connect(self._lock_screen)
            gone.anew_wanted.connect(self._found_here)
            self.show_page(gone)
        else:
            from werkbank.ui.first import FirstPage

            first = FirstPage(self.theme, proposal=self.places.proposal())
            first.made.connect(self._make_workplace)
            first.another.connect(lambda: first.propose(self.places.proposal()))
            first.judged.connect(lambda name, text: first.tell_strength(self.places.strength(text, name=name)))
            self.show_page(first)
            if wrong is not None:
                first.refuse(wrong.for_people())

    def _why_nobody(self) -> KnownError | None:
        from werkbank.app.absence import why_nobody

        return why_nobody(self.places.folder)

    def _is_gone(self) -> bool:
        from werkbank.app.absence import is_gone

        return not self._anew and is_gone(self.places.folder, was_here=bool(self._came_from.why))

    def _found_here(self) -> None:
        """A new workplace where none is now, because somebody said so."""
        self._anew = True
        self._lock_screen()

    def _after_first_paint(self) -> None:
        """All that the unlock screen itself did not need."""
        self.setWindowIcon(logo_icon())
        load_fonts(LATER_FONTS)
        self.refresh_menus()
        if self.places.relay.has_launcher:
            from werkbank.ui.locking.signals import Signals

            Signals(self, end=self.locking.end)
        self._job(lambda _progress: self.places.prepare(), self._prepared, self._not_prepared)

    def _not_prepared(self, error: Exception) -> None:
        self.loaded.emit()
        self.refuse(error)

    def _prepared(self, _nothing: object) -> None:
        self.loaded.emit()
        if isinstance(page := self.page, UnlockPage):
            page.set_people(tuple(Somebody(*person) for person in self.places.people()))

    def unlock(self, person: str, passphrase: str) -> None:
        """Try a passphrase in a job, so that the window stays alive meanwhile."""
        self._job(lambda _progress: self.places.unlock(person, passphrase), self._unlocked, self._not_unlocked)

    def _unlock_by_recovery(self, text: str) -> None:
        self._job(lambda _progress: self.places.unlock_by_recovery(text), self._unlocked, self._not_unlocked)

    def _make_workplace(self, name: str, passphrase: str) -> None:
        self._job(lambda _progress: self.places.make(name, passphrase), self._made, self._not_unlocked)

    def _made(self, made: Any) -> None:  # noqa: ANN401 - (Workplace, recovery key)
        from werkbank.ui.first import RecoveryPage
        from werkbank.ui.members.paper import save_first_paper

        workplace, recovery = made
        page = RecoveryPage(self.theme, recovery=recovery)
        page.written.connect(lambda: self._unlocked(workplace))
        page.save_wanted.connect(lambda: save_first_paper(self, workplace, recovery, page))
        self.show_page(page)

    def _unlocked(self, workplace: Any) -> None:  # noqa: ANN401 - store.workplace.Workplace, loaded by now
        from werkbank.ui.casework import Casework

        self.work = Casework(self, workplace)
        self.refresh_menus()
        self.menuBar().show()
        self.work.open_last()
        self.refresh_menus()
        self.locking.begin()

    def _not_unlocked(self, error: Exception) -> None:
        from werkbank.ui.first import FirstPage

        said = getattr(error, "for_people", None)
        if said is None:
            raise error
        page = self.page
        if isinstance(page, UnlockPage | FirstPage):
            page.refuse(said())

    # --- jobs ----------------------------------------------------------------------------------------------------

    def _job(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        job = Job(work, self).on(done=done, failed=failed or self.refuse)
        self._jobs.append(job)
        return job.start()

    def refuse(self, error: Exception) -> None:
        """Say a known error; anything else is ours and goes to the crash report."""
        if not hasattr(error, "for_people"):
            raise error
        self.messages.decline(error.text, error.remedy)  # type: ignore[attr-defined]

    # --- putting away --------------------------------------------------------------------------------------------

    def lock(self, why: str = LOCK) -> None:
        """Put everything away and ask who is there: in a fresh process behind the launcher, else in this window."""
        self.locking.lock(why)

    def put_away(self, why: str = LOCK) -> None:
        """Close what is open and go back to the unlock screen of this window."""
        refused = ""
        if self.work is not None:
            self.places.person = self.work.workplace.person.id
            refused = self._close_work()
        self._came_from = Cause(why)
        self.menuBar().hide()
        self.messages.clear()
        self._lock_screen()
        self.refresh_menus()
        if refused and hasattr(self.page, "refuse"):
            self.page.refuse(refused)

    def _close_work(self) -> str:
        """Close all that is open, whatever the disk says; returns what went wrong, in words for people."""
        try:
            self.work.close()
        except Exception as error:
            if not hasattr(error, "for_people"):
                raise
            return str(error.for_people())
        finally:
            self.work = None
        return ""

    def ask_file(self, title: str, *, kinds: str) -> Path | None:
        """Ask for a file to read; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        return Path(name) if name else None

    def ask_target(self, title: str, *, proposal: str, kinds: str) -> Path | None:
        """Ask where to write; None when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(self, title, proposal, kinds)
        return Path(name) if name else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._loading:  # load the rest only when the unlock screen has been painted
            self._loading = True
            after(self, LOAD_AFTER_MS, self._after_first_paint)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.work is not None:
            self.locking.closing()
            if refused := self._close_work():
                from PySide6.QtWidgets import QMessageBox

                QMessageBox.warning(self, tr("Werkbank sluit"), refused)
        self.places.put_away()
        event.accept()
