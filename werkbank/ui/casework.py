"""What the actions do once somebody has unlocked: the list of casussen, one open casus, adding, marking, exporting.

One method an action id, looked up by name (``on_add_person``), so that the action table stays the only list of commands.
Files that are read or written go through a job with progress; what goes wrong is said in words and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkbank.app import opening
from werkbank.app.actions import ActionId, Need
from werkbank.app.actions import BY_ID as ACTIONS
from werkbank.app.session import Session, step_name
from werkbank.app.verbs import family, history, plan
from werkbank.i18n import tr
from werkbank.model.kinds import AgreementKind, Kind, UtteranceKind
from werkbank.store.workplace import StoredCasus, Workplace
from werkbank.ui.cases import CaseRow, CasesPage
from werkbank.ui.desk import Desk
from werkbank.ui.jobs import Job, Progress
from werkbank.ui.theme import Theme
from werkbank.ui.workspace import Workspace

if TYPE_CHECKING:
    from werkbank.ui.main_window import MainWindow

NO_CASE = {ActionId.OPEN_CASES, ActionId.NEW_CASE, ActionId.IMPORT}


class Casework:
    """The work of one unlocked person in one window."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        self.window = window
        self.workplace = workplace
        self.clock = window.places.clock()
        self.stored: StoredCasus | None = None
        self.desk: Desk | None = None
        self._space: Workspace | None = None

    # --- which casus is open -------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The open casus; only asked for when there is one."""
        if self.desk is None:
            raise RuntimeError("no casus is open")  # noqa: TRY003 - a bug, not for people
        return self.desk.session

    @property
    def space(self) -> Workspace:
        """The workspace of the open casus."""
        if self._space is None:
            raise RuntimeError("no casus is open")  # noqa: TRY003
        return self._space

    def open_last(self) -> None:
        """Go on where this person stopped; else show the list."""
        last = self.workplace.view_state("last-case")
        if last and any(entry.id == last for entry in self.workplace.cases()):
            self.open_case(last)
        else:
            self.on_open_cases()

    def open_case(self, case_id: str) -> None:
        """Open one casus; what goes wrong is said and the list stays."""
        self._guard(lambda: self._show_case(self.workplace.open_case(case_id)))

    def close_case(self) -> None:
        """Commit what is being typed, keep the view, close the file."""
        if self._space is not None:
            self._space.flush()
        if self.desk is not None:
            self.desk.close()
        if self.stored is not None:
            self.stored.close()
        self.stored = self.desk = self._space = None

    def close(self) -> None:
        """Put everything away: before locking and at the end."""
        self.close_case()
        self.workplace.close()

    def _show_case(self, stored: StoredCasus) -> None:
        self.close_case()
        self.stored = stored
        person = self.workplace.person.name
        session = opening.session_of(stored, clock=self.clock, author=person)
        self.desk = Desk(session, self.window)
        self._space = Workspace(self.desk, self.window.theme, person=person)
        self.desk.refused.connect(self.window.messages.refuse)
        self.desk.noticed.connect(self.window.messages.say)
        for signal in (self.desk.changed, self.desk.selection_changed):
            signal.connect(lambda *_: self.window.refresh_menus())
        self.window.show_page(self._space)
        self.workplace.set_view_state("last-case", stored.id)
        self.window.refresh_menus()
        if stored.read_only:
            self.window.messages.refuse(
                tr("Deze casus is alleen te lezen."), tr("Kopieer hem naar een schijf waarop je mag schrijven om verder te werken.")
            )

    # --- actions -------------------------------------------------------------------------------------------------

    def offers(self, action_id: ActionId) -> bool:
        """Whether an action can run now."""
        if self.desk is None:
            return action_id in NO_CASE or ACTIONS[action_id].need is Need.NOTHING
        return self.session.offers(action_id)

    def run(self, action_id: ActionId) -> None:
        """Do it."""
        if self.offers(action_id):
            handler: Callable[[], object] = getattr(self, "on_" + action_id.value.replace("-", "_"))
            self._guard(handler)

    def step_names(self) -> tuple[str, str]:
        """What undo and redo would do."""
        if self.desk is None:
            return "", ""
        return step_name(self.session.open.undo_step), step_name(self.session.open.redo_step)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        if self._space is not None:
            self._space.set_theme(theme)

    def on_open_cases(self) -> None:
        """The list of casussen."""
        self.close_case()
        self.workplace.set_view_state("last-case", None)
        page = CasesPage(self.window.theme, person=self.workplace.person.name)
        page.fill([CaseRow(entry.id, entry.name, entry.note) for entry in self.workplace.cases()])
        page.chosen.connect(self.open_case)
        page.new_wanted.connect(self._new_case)
        page.import_wanted.connect(self.on_import)
        self.window.show_page(page)
        self.window.refresh_menus()

    def on_new_case(self) -> None:
        """Ask for a name and open an empty casus."""
        if not isinstance(self.window.page, CasesPage):
            self.on_open_cases()
        page = self.window.page
        if isinstance(page, CasesPage):
            page.ask_new()

    def on_import(self) -> None:
        """Read tables or GEDCOM into a new casus."""
        kinds = tr("Tabellen en stambomen") + " (*.zip *.xlsx *.csv *.ged *.gdz)"
        if (path := self.window.ask_file(tr("Tabellen of GEDCOM inlezen"), kinds=kinds)) is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> Job:
        """Read one file into a new casus, with progress and a way to stop."""
        from werkbank.ui.progress import run_with_progress  # noqa: PLC0415

        source = path.parent if path.suffix.casefold() == ".csv" else path

        def read(progress: Progress) -> StoredCasus:
            return opening.import_case(self.workplace, source, clock=self.clock, progress=progress)

        return run_with_progress(self.window, tr("Inlezen…"), read, self._show_case, self.window.refuse)

    def on_export_tables(self) -> None:
        """Write the tables as one workbook."""
        proposal = "tabellen.xlsx"
        kinds = tr("Werkmap") + " (*.xlsx)"
        if (path := self.window.ask_target(tr("Opslaan als tabellen"), proposal=proposal, kinds=kinds)) is not None:
            from werkbank.exchange import write_xlsx  # noqa: PLC0415

            write_xlsx(self.session.casus, path)
            self.window.messages.say(tr("Tabellen opgeslagen. Let op: dit bestand is niet versleuteld."))

    def on_export_plan(self) -> None:
        """The plan page knows for whom and how."""
        page: Any = self.space.show_page(ActionId.PAGE_PLAN)
        page.export()

    def on_undo(self) -> None:
        """Take the last step back."""
        self.space.flush()
        self.session.open.undo()

    def on_redo(self) -> None:
        """Do it again."""
        self.session.open.redo()

    def on_remove(self) -> None:
        """Remove what is selected, after saying what goes along."""
        from werkbank.ui.removal import sure_to_remove  # noqa: PLC0415

        keys = self.session.selection
        if sure_to_remove(self.window, self.session.casus, keys):
            family.remove(self.session, *keys)
            self.window.messages.say(tr("Verwijderd. Met Ctrl+Z komt het terug."))

    def on_select_none(self) -> None:
        """Nothing selected."""
        self.session.select()

    def on_search(self) -> None:
        """Find a person or an event."""
        from werkbank.ui.search import SearchDialog  # noqa: PLC0415

        SearchDialog(self.window, self.session).exec()

    def on_quick_entry(self) -> None:
        """Put the cursor in the line."""
        self.space.show_page(ActionId.PAGE_OVERVIEW)
        self.space.overview.entry.setFocus()

    def on_add_event(self) -> None:
        """An event on the day of the time cursor, for who is selected; its date is the first field to fill."""
        from werkbank.model.dates import parse  # noqa: PLC0415

        session = self.session
        persons = tuple(p.id for p in session.selected(Kind.PERSON))
        day = parse(session.as_of.isoformat(), today=session.today) if session.cursor else parse("", today=session.today)
        history.add_event(session, persons=persons, date=day)
        self._edit()

    def on_add_person(self) -> None:
        """Somebody on their own."""
        family.add_person(self.session)
        self._edit()

    def _add_relative(self, verb: Callable[..., object]) -> None:
        if (person := self.session.person) is not None:
            verb(self.session, person.id)
            self._edit()

    def on_add_partner(self) -> None:
        """A partner of who is selected."""
        self._add_relative(family.add_partner)

    def on_add_child(self) -> None:
        """A child of who is selected."""
        self._add_relative(family.add_child)

    def on_add_parent(self) -> None:
        """A parent of who is selected."""
        self._add_relative(family.add_parent)

    def on_add_sibling(self) -> None:
        """A brother or sister of who is selected."""
        self._add_relative(family.add_sibling)

    def on_mark_pattern(self) -> None:
        """The selected events as one pattern."""
        plan.mark_pattern(self.session, *self.session.events)
        self._edit()

    def on_tag_bouwsteen(self) -> None:
        """Give what is selected a bouwsteen."""
        from werkbank.ui.bouwsteen_menu import choose_bouwsteen  # noqa: PLC0415

        if (chosen := choose_bouwsteen(self.window, self.session)) is not None:
            history.tag(self.session, chosen, *self.session.selection)

    def on_add_goal(self) -> None:
        """A goal on the plan page."""
        self._on_plan("new_goal")

    def on_add_step(self) -> None:
        """A step of the goal that is being looked at."""
        self._on_plan("new_step")

    def on_add_agreement(self) -> None:
        """A safety agreement."""
        plan.add_agreement(self.session, AgreementKind.SAFETY)
        self.space.show_page(ActionId.PAGE_PLAN)

    def on_add_utterance(self) -> None:
        """Something that somebody said."""
        plan.add_utterance(self.session, UtteranceKind.WORRY)
        self.space.show_page(ActionId.PAGE_PLAN)

    def _on_plan(self, method: str) -> None:
        page: Any = self.space.show_page(ActionId.PAGE_PLAN)
        getattr(page, method)()

    def _edit(self) -> None:
        if self.space.page is ActionId.PAGE_OVERVIEW:
            self.space.overview.inspector.edit_first()

    # --- looking -------------------------------------------------------------------------------------------------

    def _views(self) -> tuple[Any, ...]:
        overview = self.space.overview
        focused = [v for v in (overview.genogram, overview.timeline) if v.isAncestorOf(self.window.focusWidget() or v)]
        has_focus = [v for v in focused if self.window.focusWidget() is not None]
        return tuple(has_focus) or (overview.genogram, overview.timeline)

    def on_fit(self) -> None:
        """Everything in view."""
        for view in self._views():
            view.fit()

    def on_zoom_in(self) -> None:
        """Larger."""
        for view in self._views():
            view.zoom_in()

    def on_zoom_out(self) -> None:
        """Smaller."""
        for view in self._views():
            view.zoom_out()

    def on_previous_event(self) -> None:
        """Time cursor back."""
        self.space.overview.times.previous()

    def on_next_event(self) -> None:
        """Time cursor on."""
        self.space.overview.times.next()

    def on_cursor_today(self) -> None:
        """Time cursor on today."""
        self.session.move_cursor(None)

    def on_page_overview(self) -> None:
        """Turn to Overzicht."""
        self.space.show_page(ActionId.PAGE_OVERVIEW)

    def on_page_patterns(self) -> None:
        """Turn to Patronen."""
        self.space.show_page(ActionId.PAGE_PATTERNS)

    def on_page_bouwstenen(self) -> None:
        """Turn to Bouwstenen."""
        self.space.show_page(ActionId.PAGE_BOUWSTENEN)

    def on_page_plan(self) -> None:
        """Turn to Plan."""
        self.space.show_page(ActionId.PAGE_PLAN)

    def on_focus_genogram(self) -> None:
        """Keyboard to the genogram."""
        self._focus(self.space.overview.genogram)

    def on_focus_timeline(self) -> None:
        """Keyboard to the timeline."""
        self._focus(self.space.overview.timeline)

    def on_focus_inspector(self) -> None:
        """Keyboard to the fields of what is selected."""
        self.space.show_page(ActionId.PAGE_OVERVIEW)
        self.space.overview.inspector.edit_first()

    def _focus(self, view: Any) -> None:  # noqa: ANN401 - a view
        self.space.show_page(ActionId.PAGE_OVERVIEW)
        view.setFocus()

    def _new_case(self, name: str) -> None:
        self._guard(lambda: self._show_case(opening.new_case(self.workplace, name, clock=self.clock)))

    def _guard(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except Exception as error:  # noqa: BLE001 - refuse() raises again what is not a known error
            self.window.refuse(error)
