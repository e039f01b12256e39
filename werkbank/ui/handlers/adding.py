"""Actions that change the open casus: undo, remove, add, mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkbank.app.actions import ActionId
from werkbank.app.verbs import family, history, plan
from werkbank.app.verbs.landing import landings
from werkbank.i18n import tr
from werkbank.model.dates import VagueDate, parse
from werkbank.model.kinds import AgreementKind, Kind, UtteranceKind
from werkbank.ui.dialogs import asked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from werkbank.ui.casework import Casework


def undo(work: Casework) -> None:
    """Take the last step back; what is being typed counts as a step."""
    from werkbank.ui.big_steps import turn

    work.space.flush()
    turn(work, back=True)


def redo(work: Casework) -> None:
    """Do the step that was taken back again."""
    from werkbank.ui.big_steps import turn

    turn(work, back=False)


def remove(work: Casework) -> None:
    """Remove what is selected, after saying what goes along."""
    from werkbank.ui.removal import sure_to_remove

    keys = work.session.selection
    if sure_to_remove(work.window, work.session.casus, keys):
        family.remove(work.session, *keys)
        work.window.messages.say(tr("Verwijderd. Met Ctrl+Z komt het terug."))


def search(work: Casework) -> None:
    """Find a person or an event; with the keyboard in the timeline, light what is found there."""
    from werkbank.ui.search import SearchDialog

    timeline = work.space.overview.timeline
    focus: QWidget | None = work.window.focusWidget()
    if focus is not None and timeline.isAncestorOf(focus):
        timeline.look_for()
        return
    work.session.note("search")
    dialog = SearchDialog(work.window, work.session)
    if asked(dialog) and dialog.sought:
        timeline.light_found(dialog.sought)


def quick_entry(work: Casework) -> None:
    """Put the keyboard in the line."""
    work.space.show_page(ActionId.PAGE_OVERVIEW)
    work.space.overview.bring(work.space.overview.entry)
    work.space.overview.entry.setFocus()


def add_report(work: Casework) -> None:
    """Ask for a piece of a report and propose events."""
    from werkbank.ui.entry.paragraph import ReportText

    work.space.flush()
    ReportText(work.window, work.space.desk).open()


def add_event(work: Casework) -> None:
    """An event for who is selected, on the day of the time cursor when that was moved."""
    session = work.session
    persons = tuple(person.id for person in session.selected(Kind.PERSON))
    day = parse(session.cursor.isoformat(), today=session.today) if session.cursor else VagueDate()
    history.add_event(session, persons=persons, date=day)
    work.edit_selected()


def add_person(work: Casework) -> None:
    """Somebody on their own."""
    family.add_person(work.session)
    work.edit_selected()


def mark_pattern(work: Casework) -> None:
    """What is selected as one pattern, or the item in whose line the keyboard stands."""
    from werkbank.app.verbs import by_hand
    from werkbank.ui.bouwsteen_menu import chosen_keys

    by_hand.pattern_of(work.session, chosen_keys(work.window, work.session))
    if work.space.page is not ActionId.PAGE_OVERVIEW:
        work.space.show_page(ActionId.PAGE_PATTERNS)
    work.edit_selected()


def add_agreement(work: Casework) -> None:
    """A safety agreement, on the plan page."""
    plan.add_agreement(work.session, AgreementKind.SAFETY)
    work.space.show_page(ActionId.PAGE_PLAN)


def add_utterance(work: Casework) -> None:
    """Something that somebody said, on the plan page."""
    plan.add_utterance(work.session, UtteranceKind.WORRY)
    work.space.show_page(ActionId.PAGE_PLAN)


def put_in_plan(work: Casework) -> None:
    """Ask what the selection becomes in the plan, and put it there."""
    from PySide6.QtGui import QCursor

    from werkbank.ui.plan.shelf import landing_menu

    if work.desk is None:
        return
    things = [str(key) for key in work.session.selection if landings(work.session.casus, str(key))]
    menu = landing_menu(work.space, work.desk, things[0] if things else "", landed=lambda _place: _show_plan(work))
    menu.popup(QCursor.pos())


def _show_plan(work: Casework) -> None:
    work.space.show_page(ActionId.PAGE_PLAN)


def _relative(verb: Callable[..., object]) -> Callable[[Casework], object]:
    def add(work: Casework) -> None:
        if (person := work.session.person) is not None:
            verb(work.session, person.id)
            work.edit_selected()

    return add


def _on_plan(method: str) -> Callable[[Casework], object]:
    def do(work: Casework) -> None:
        page: Any = work.space.show_page(ActionId.PAGE_PLAN)
        getattr(page, method)()

    return do


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.UNDO: undo,
    ActionId.REDO: redo,
    ActionId.REMOVE: remove,
    ActionId.SELECT_NONE: lambda work: work.session.select(),
    ActionId.SEARCH: search,
    ActionId.QUICK_ENTRY: quick_entry,
    ActionId.ADD_EVENT: add_event,
    ActionId.ADD_REPORT: add_report,
    ActionId.ADD_PERSON: add_person,
    ActionId.ADD_PARTNER: _relative(family.add_partner),
    ActionId.ADD_CHILD: _relative(family.add_child),
    ActionId.ADD_PARENT: _relative(family.add_parent),
    ActionId.ADD_SIBLING: _relative(family.add_sibling),
    ActionId.MARK_PATTERN: mark_pattern,
    ActionId.PUT_IN_PLAN: put_in_plan,
    ActionId.ADD_GOAL: _on_plan("new_goal"),
    ActionId.ADD_STEP: _on_plan("new_step"),
    ActionId.ADD_AGREEMENT: add_agreement,
    ActionId.ADD_UTTERANCE: add_utterance,
}
