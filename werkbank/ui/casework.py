"""The work of one unlocked person in one window: which casus is open, and running actions on it.

What an action does stands in ``ui.handlers``; here is only the state they work on. A known error is said in words; by
then the transaction has rolled back, so nothing has changed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app import opening
from werkbank.app.actions import BY_ID as ACTIONS
from werkbank.app.actions import ActionId, Menu, Need
from werkbank.app.keeping.clock_check import clock_doubt, last_use
from werkbank.app.session import Session, step_name
from werkbank.i18n import tr
from werkbank.model.errors import BugError, KnownError
from werkbank.store.workplace import StoredCasus, Workplace
from werkbank.ui.cases import CaseRow, CasesPage
from werkbank.ui.desk import Desk
from werkbank.ui.doubts import Doubts
from werkbank.ui.forgetting import forget_texts
from werkbank.ui.handlers import (
    adding,
    drawing,
    files,
    genogram,
    handover,
    history,
    keeping,
    layers,
    locking,
    looking,
    members,
    method,
    patterns,
    printing,
    sessions,
    signs,
    timeline,
    timeline_looking,
    together,
    versions,
)
from werkbank.ui.jobs import LAST_WAIT, WatchedJob
from werkbank.ui.keeping.at_start import look_after
from werkbank.ui.keeping.watching import ShieldedWatch
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Sweeper
from werkbank.ui.workspace import Workspace

if TYPE_CHECKING:
    from werkbank.ui.main_window import MainWindow

OTHER_CASES = {ActionId.OPEN_CASES, ActionId.NEW_CASE, ActionId.IMPORT}
WITHOUT_CASE = {ActionId.OPEN_CASES, ActionId.NEW_CASE, ActionId.IMPORT}
HANDLERS = {
    **files.HANDLERS,
    **adding.HANDLERS,
    **drawing.HANDLERS,
    **looking.HANDLERS,
    **together.HANDLERS,
    **layers.HANDLERS,
    **signs.HANDLERS,
    **patterns.HANDLERS,
    **timeline_looking.HANDLERS,
    **genogram.HANDLERS,
    **timeline.HANDLERS,
    **method.HANDLERS,
    **sessions.HANDLERS,
    **printing.HANDLERS,
    **versions.HANDLERS,
    **locking.HANDLERS,
    **members.HANDLERS,
    **keeping.HANDLERS,
    **history.HANDLERS,
    **handover.HANDLERS,
}
LAST_CASE, WINDOW = "last-case", "window"
WITH_FILES = {Menu.CASE, Menu.SAFE}  # what these do needs the folder of the workplace


class Casework:
    """What is open."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        self.window = window
        self.workplace = workplace
        self.clock = window.places.clock()
        self.stored: StoredCasus | None = None
        self.desk: Desk | None = None
        self._space: Workspace | None = None
        self.doubts: Doubts | None = None
        self.doing: ActionId | None = None  # what is being done, or was done last

    @property
    def session(self) -> Session:
        """The open casus; only asked for when there is one."""
        if self.desk is None:
            raise BugError("no casus is open")
        return self.desk.session

    @property
    def space(self) -> Workspace:
        """The workspace of the open casus."""
        if self._space is None:
            raise BugError("no casus is open")
        return self._space

    def open_last(self) -> None:
        """Open the case that was asked for, or go on where this person stopped; else show the list."""
        self.window.restore(self.workplace.view_state(WINDOW) or {})
        used = last_use(self.workplace)  # before opening a case uses it again
        last = self.workplace.view_state(LAST_CASE)
        if wanted := self.window.places.case:
            self.window.places.case = ""  # asked once; after locking it goes on where somebody stopped
            self._guard(lambda: self.open_case(opening.case_of(self.workplace, wanted).id))
        elif last and any(entry.id == last for entry in self.workplace.cases()):
            self.open_case(last)
        if self.desk is None:
            self.show_list()
        look_after(self, aloud=True)
        if doubt := clock_doubt(self.clock.now(), last=used):
            self.window.messages.refuse(doubt.text, doubt.remedy)

    def open_case(self, case_id: str) -> None:
        """Open one casus; what goes wrong is said and the list stays. One that is open already stays open."""
        if self.stored is not None and self.stored.id == case_id:
            return
        self._guard(lambda: self.show_case(self.workplace.open_case(case_id)))

    def show_list(self) -> None:
        """Close the casus and show the list."""
        if self.stored is not None:
            self._leave_case()
        self.workplace.set_view_state(LAST_CASE, None)
        page = CasesPage(self.window.theme, person=self.workplace.person.name, by_paper=self.workplace.is_by_paper)
        page.fill([CaseRow(entry.id, entry.name, entry.note) for entry in self.workplace.cases()])
        page.chosen.connect(self.open_case)
        page.new_wanted.connect(self._new_case)
        page.import_wanted.connect(lambda: self.run(ActionId.IMPORT))
        self.window.show_page(page)
        self.window.refresh_menus()

    def show_case(self, stored: StoredCasus) -> None:
        """Put a casus on screen."""
        from werkbank.app.members import paper_waits

        self.close_case()
        self.stored = stored
        self._lay_out(opening.session_of(stored, clock=self.clock, author=self.workplace.person.name))
        self.workplace.set_view_state(LAST_CASE, stored.id)
        self.window.refresh_menus()
        for problem in stored.problems:  # an older copy was put back: said, never passed over
            self.window.messages.refuse(str(problem), opening.how_to_get_newer())
        if told := paper_waits(self.workplace, stored):
            self.window.messages.refuse(*told)
        if stored.read_only:
            self.window.messages.refuse(tr("Deze casus is alleen te lezen."), self._how_to_write())

    def _how_to_write(self) -> str:
        if self.workplace.is_by_paper:
            return tr("Weer schrijven? Kies Kluis, Mensen en sleutels, 'Nieuwe sleutel voor deze persoon'.")
        return tr("Kopieer hem naar een schijf waarop je mag schrijven om verder te werken.")

    def show_anew(self) -> None:
        """Make every view of the open casus again, after it was said who reads along: nothing shown before stays."""
        old, page = self.desk, self.space.page
        if old is None:
            return
        old.close()
        self.window.messages.clear()
        self._lay_out(old.session)
        self.space.show_page(page)
        old.deleteLater()
        Sweeper.whole_soon()
        self.window.refresh_menus()

    def _lay_out(self, session: Session) -> None:
        person = self.workplace.person.name
        self.desk = Desk(session, self.window)
        self._space = Workspace(self.desk, self.window.theme, person=person, parent=self.window.centralWidget())
        self.desk.refused.connect(self.window.messages.decline)
        self.desk.noticed.connect(self.window.messages.say)
        self.desk.action_wanted.connect(lambda wanted: self.run(ActionId(wanted)))
        self.doubts = Doubts(self.desk, self.desk)
        ShieldedWatch(self.desk, self.desk)
        self.desk.doubted.connect(self._warn)
        self.desk.changed.connect(lambda _change: self.window.messages.go_on())
        for signal in (self.desk.changed, self.desk.selection_changed):
            signal.connect(lambda *_: self.window.refresh_menus())
        self.window.show_page(self._space)

    def close_case(self) -> None:
        """Commit what is being typed, keep the view, close the file. It is closed also when the disk refuses a step."""
        try:
            with contextlib.ExitStack() as last_to_first:
                if self.stored is not None:
                    last_to_first.callback(self.stored.close)
                if self.desk is not None:
                    last_to_first.callback(self.desk.close)
                self.flush()
        finally:
            if self.desk is not None and self._space is not None:  # nothing of a closed case stays in memory
                self._space.destroyed.connect(self.desk.deleteLater)
            self.stored = self.desk = self._space = self.doubts = None
            Sweeper.whole_soon()
            forget_texts()

    def _leave_case(self) -> None:
        """Close it and bring its copy over; what the disk refuses is said, and the list comes all the same."""
        try:
            self.close_case()
        except KnownError as error:
            self.window.refuse(error)
        else:
            look_after(self, aloud=False)

    def flush(self) -> None:
        """Commit what is being typed and keep the view."""
        if self._space is not None:
            self._space.flush()

    def close(self, *, wait: float = LAST_WAIT) -> None:
        """Put everything away: before locking and at the end. What is being read or written ends first."""
        for job in self.window.findChildren(WatchedJob):
            job.abandon(wait=wait)
        with contextlib.ExitStack() as last_to_first:
            last_to_first.callback(self.workplace.close)
            last_to_first.callback(self.close_case)
            self.workplace.set_view_state(WINDOW, self.window.state())

    def offers(self, action_id: ActionId) -> bool:
        """Whether an action can run now."""
        if self.desk is None:
            return action_id in WITHOUT_CASE or ACTIONS[action_id].need in {Need.NOTHING, Need.WORKPLACE}
        if self.session.audience is not None and action_id in OTHER_CASES:
            return False  # the names of other families are not for whoever reads along
        return self.session.offers(action_id)

    def run(self, action_id: ActionId) -> None:
        """Do it."""
        if self.offers(action_id):
            self.doing = action_id
            self._guard(lambda: self._do(action_id))

    def step_names(self) -> tuple[str, str]:
        """What undo and redo would do."""
        if self.desk is None:
            return "", ""
        return step_name(self.session.undo_step), step_name(self.session.redo_step)

    def edit_selected(self) -> None:
        """Put the keyboard in the first field of what is selected."""
        if self.space.page is ActionId.PAGE_OVERVIEW:
            self.space.overview.inspector.edit_first()

    def undress(self) -> None:
        """Let go of pages that are not on screen: dressing them anew would take seconds."""
        if self._space is not None:
            self._space.drop_hidden_pages()
            Sweeper.whole_soon()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        if self._space is not None:
            self._space.set_theme(theme)

    def _new_case(self, name: str) -> None:
        self._guard(lambda: self.show_case(self.workplace.new_case(name)))

    def _do(self, action_id: ActionId) -> None:
        if ACTIONS[action_id].menu in WITH_FILES:
            self.workplace.require_there()
        HANDLERS[action_id](self)

    def _warn(self, text: str) -> None:
        self.window.messages.warn(text, undo=lambda: self.run(ActionId.UNDO))

    def _guard(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except Exception as error:  # noqa: BLE001 - refuse() raises again what is not a known error
            self.window.refuse(error)
