"""The menu on the canvas: what can be done with the marks that are selected, or on an empty place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from werkbank.app.actions import ActionId
from werkbank.app.verbs.claims import show_claim
from werkbank.app.verbs.timeline_edits import copy_events, merge_events, split_event
from werkbank.i18n import tr
from werkbank.model.claims import other_dates
from werkbank.model.entities import DateClaim, Event
from werkbank.model.kinds import Nature
from werkbank.timeline.claims_said import said_of
from werkbank.timeline.hits import Area, box_of
from werkbank.timeline.labels import called
from werkbank.timeline.people import ordered
from werkbank.ui.inspector.fields import NATURES
from werkbank.ui.timeline.inline_asking import add_under, ask_claim, edit_source, edit_title, set_nature

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas


def show_menu(canvas: Canvas, event: QContextMenuEvent) -> None:
    """Open the menu at the pointer, or with the menu key at the event that has the focus."""
    point = QPointF(event.pos())
    if event.reason() is QContextMenuEvent.Reason.Keyboard:
        index = canvas.board.at.get(canvas.focused, -1) if canvas.focused else -1
        point = canvas.editing.place_of(index)
    else:
        _select_under(canvas, point)
    menu = menu_at(canvas, point)
    if not menu.isEmpty():
        menu.popup(canvas.viewport().mapToGlobal(point.toPoint()))


def menu_at(canvas: Canvas, point: QPointF) -> QMenu:
    """The menu for what is selected now."""
    menu = QMenu(canvas)
    menu.aboutToHide.connect(menu.deleteLater)
    session = canvas.desk.session
    if session.read_only:
        return menu
    events = session.events
    if not events:
        if canvas.hit(point).area is Area.LANE:
            _item(menu, tr("Nieuwe gebeurtenis hier"), lambda: add_under(canvas, point))
        return menu
    _item(menu, tr("Titel (F2)"), lambda: edit_title(canvas), on=len(events) == 1)
    _item(menu, tr("Bron… (S)"), lambda: edit_source(canvas))
    _item(menu, tr("Wie zei dat? (geschiedenis)"), lambda: canvas.desk.action_wanted.emit(ActionId.HISTORY))
    natures = menu.addMenu(tr("Aard (A en dan f, m of v)"))
    for nature in Nature:
        _item(natures, tr(NATURES[nature]), lambda n=nature: set_nature(canvas, n))  # type: ignore[misc]
    menu.addSeparator()
    _claims(menu, canvas, events)
    menu.addSeparator()
    fill_persons(menu.addMenu(tr("Kopiëren naar")), canvas)
    on = session.cursor
    splitting = tr("Splitsen op {dag}", dag=_day(canvas)) if on else tr("Splitsen op de tijdcursor")
    _item(menu, splitting, lambda: split_chosen(canvas), on=len(events) == 1 and on is not None)
    _item(menu, tr("Samenvoegen"), lambda: merge_chosen(canvas), on=len(events) > 1)
    return menu


def fill_persons(menu: QMenu, canvas: Canvas) -> None:
    """Everybody to whom what is selected can be copied, in the order of the lanes."""
    casus = canvas.desk.casus
    for person in ordered(casus):
        _item(menu, called(casus.persons[person]), lambda who=person: copy_chosen(canvas, who))  # type: ignore[misc]


def copy_chosen(canvas: Canvas, person: str) -> None:
    """Copy what is selected to somebody."""
    session = canvas.desk.session
    ids = [event.id for event in session.events]
    canvas.desk.run(lambda: copy_events(session, *ids, to=session.casus.persons[person].id))  # type: ignore[index]


def split_chosen(canvas: Canvas) -> None:
    """Split the one period that is selected on the day of the time cursor."""
    session = canvas.desk.session
    if session.events:
        first = session.events[0].id
        canvas.desk.run(lambda: split_event(session, first, on=session.as_of))


def merge_chosen(canvas: Canvas) -> None:
    """Make one of what is selected."""
    session = canvas.desk.session
    ids = [event.id for event in session.events]
    canvas.desk.run(lambda: merge_events(session, *ids))


def choose_date(canvas: Canvas, index: int) -> None:
    """The other dates of one event, below its sign; choosing one shows it."""
    event = canvas.board.places[index].event
    canvas.desk.select(canvas.key(index))
    menu = QMenu(canvas)
    menu.aboutToHide.connect(menu.deleteLater)
    _claims(menu, canvas, (event,))
    box = box_of(canvas.ground, index)
    where = QPoint(round(box.x + box.w), round(box.y + box.h)) if box is not None else QPoint()
    menu.popup(canvas.viewport().mapToGlobal(where))


def _claims(menu: QMenu, canvas: Canvas, events: tuple[Event, ...]) -> None:
    """The other dates, each with who says it; choosing one shows it and keeps what was shown."""
    if len(events) != 1:
        return
    for claim in other_dates(canvas.desk.casus, events[0]):
        _item(menu, tr("Toon: {datum}", datum=said_of(claim)), lambda c=claim: _choose(canvas, c))  # type: ignore[misc]
    _item(menu, tr("Andere datum volgens iemand anders…"), lambda: ask_claim(canvas))


def _choose(canvas: Canvas, claim: DateClaim) -> None:
    canvas.desk.run(lambda: show_claim(canvas.desk.session, claim.id))


def _select_under(canvas: Canvas, point: QPointF) -> None:
    hit = canvas.hit(point)
    if hit.area is Area.MARK and canvas.key(hit.event) not in canvas.desk.session.selection:
        canvas.focused = canvas.key(hit.event).id
        canvas.desk.select(canvas.key(hit.event))
    elif hit.area is Area.LANE:
        canvas.desk.select()


def _day(canvas: Canvas) -> str:
    from werkbank.model.dates import say_day

    return say_day(canvas.desk.session.as_of)


def _item(menu: QMenu, text: str, action: Callable[[], object], *, on: bool = True) -> None:
    made = menu.addAction(text.replace("&", "&&"))
    made.setEnabled(on)
    made.triggered.connect(lambda _checked=False: action())
