"""What is asked on the canvas: the title of a new or known event, a source, another date."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from werkbank.app.session import key_of
from werkbank.app.verbs.claims import add_claim
from werkbank.app.verbs.history import add_event, edit_event
from werkbank.app.verbs.timeline_edits import set_fields
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import echo, parse, parse_end
from werkbank.model.entities import Event
from werkbank.model.kinds import ClaimedField, Nature
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.timeline.completing import Completion, completions
from werkbank.timeline.extents import extent_of
from werkbank.timeline.hits import Area
from werkbank.timeline.stack import Band
from werkbank.ui.timeline.adding import OTHER, fields_at, told, wants_kind, with_words
from werkbank.ui.timeline.inline import Asking
from werkbank.ui.timeline.inline_ghost import Ghost

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

MOST = 5


def place_event(canvas: Canvas, *, x: float, band: Band) -> None:
    """A new event on a place: its mark shows at once, it is written when its title is kept."""
    session = canvas.desk.session
    if session.read_only:
        return
    day = canvas.scale.on(max(x, canvas.sizes.names))
    fields = fields_at(day, per_day=canvas.scale.per_day, band=band, grouping=canvas.grouping)
    warned: list[str] = []

    def understood(text: str) -> dict[str, object]:
        return with_words(fields, text, casus=session.casus, today=session.today)

    def keep(text: str) -> bool:
        new = understood(text)
        lane = wants_kind(new, band)
        if lane and text not in warned:
            warned.append(text)
            if (line := canvas.editing.line) is not None:
                line.say(
                    tr("Noem de soort: in '{baan}' staan vaste soorten. Nog eens Enter zet het elders.", baan=lane)
                )
            return False
        canvas.editing.show()
        made = canvas.desk.run(lambda: add_event(session, **new))
        if made is not None:
            canvas.focused = made.id
            canvas.reveal(made.id)
        return True

    top = canvas.head - canvas.scrolled + band.top + canvas.sizes.pad + (canvas.sizes.row - canvas.sizes.bar) / 2
    extent = extent_of(Event(id=canvas.desk.casus.sheet.id, date=fields["date"]), today=session.today)
    if extent is not None:
        canvas.editing.show(Ghost(extent, top))
    asking = Asking(
        tr("Titel van de nieuwe gebeurtenis"),
        keep,
        hint=tr("Wat gebeurde er? Enter bewaart, Esc niet"),
        said=lambda text: told(understood(text), casus=session.casus),
        suggest=lambda text, at: _kinds(text, canvas.desk.casus, at=at, lane=band.lane.name.kind if band.lane else ""),
        dropped=canvas.editing.show,
        keep_empty=False,
    )
    canvas.editing.ask(asking, at=QPointF(max(x, canvas.sizes.names), top + canvas.sizes.bar + 2))


def place_at_cursor(canvas: Canvas) -> None:
    """A new event by key: in the lane of the event that has the focus, on the time cursor, else where that event is."""
    board, session = canvas.board, canvas.desk.session
    index = board.at.get(canvas.focused, -1) if canvas.focused else -1
    bands = [band for band in canvas.stack.bands if band.lane is not None]
    if not bands:
        return
    number = board.lane_of(index) if index >= 0 else -1
    here = next((band for band in bands if number >= 0 and band.lane is board.lanes[number]), bands[0])
    if session.cursor is not None:
        day = float(session.cursor.toordinal())
    else:
        day = float(board.middle[index]) if index >= 0 else float(session.today.toordinal())
    x = canvas.scale.x(day)
    right = canvas.viewport().width() - 30
    if not canvas.sizes.names < x < right:
        canvas.pan((canvas.sizes.names + right) / 2 - x)
        x = canvas.scale.x(day)
    place_event(canvas, x=x + canvas.scale.per_day / 2, band=here)


def edit_title(canvas: Canvas) -> None:
    """The title of the event that has the focus, on its mark."""
    event = _one(canvas)
    if event is None:
        return
    session = canvas.desk.session

    def keep(text: str) -> bool:
        if text != event.title:
            canvas.desk.run(lambda: edit_event(session, event.id, title=text))
        return True

    canvas.reveal(event.id)
    asking = Asking(tr("Titel"), keep, text=event.title, hint=vocabulary().event_kinds.label(event.kind))
    canvas.editing.ask(asking, at=canvas.editing.place_of(canvas.board.at.get(event.id, -1)))


def edit_source(canvas: Canvas) -> None:
    """One source for all that is selected; sources that are in use are offered."""
    events = canvas.desk.session.events
    if not events or canvas.desk.session.read_only:
        return
    sources = {event.source for event in events}

    def keep(text: str) -> bool:
        if sources != {text}:
            ids = [event.id for event in events]
            canvas.desk.run(lambda: set_fields(canvas.desk.session, *ids, source=text))
        return True

    asking = Asking(
        tr("Bron"),
        keep,
        text=sources.pop() if len(sources) == 1 else "",
        hint=tr("document of persoon; Tab neemt het voorstel"),
        suggest=lambda text, at: _sources(text, canvas.desk.casus, at=at),
        keep_empty=len(events) == 1,
    )
    canvas.editing.ask(asking, at=canvas.editing.place_of(canvas.board.at.get(events[-1].id, -1)))


def ask_claim(canvas: Canvas) -> None:
    """Another date for the event that has the focus: 'zomer 2014', or 'einde juni 2015'."""
    event = _one(canvas)
    if event is None:
        return
    session = canvas.desk.session

    def read(text: str) -> tuple[ClaimedField, str]:
        word, _, rest = text.partition(" ")
        return (ClaimedField.END, rest) if fold(word) == "einde" and rest else (ClaimedField.DATE, text)

    def said(text: str) -> str:
        field, date = read(text)
        if not date:
            return tr("Typ een datum; met 'einde' ervoor gaat het over het einde.")
        understood = echo(parse(date, today=session.today))
        return tr("einde: {datum}", datum=understood) if field is ClaimedField.END else understood

    def keep(text: str) -> bool:
        if not text:
            return True
        field, date = read(text)
        end, running = parse_end(date, today=session.today) if field is ClaimedField.END else (None, False)
        claim = end or parse("" if running else date, today=session.today)
        key = key_of(event)
        made = canvas.desk.run(lambda: add_claim(session, key, field=field, date=claim, running=running))
        if made is not None:
            canvas.desk.noticed.emit(tr("Erbij gezet. Bij de gegevens kies je welke datum je ziet en wie dit zegt."))
        return made is not None

    asking = Asking(tr("Andere datum"), keep, hint=tr("bijv. zomer 2014"), said=said, keep_empty=False)
    canvas.editing.ask(asking, at=canvas.editing.place_of(canvas.board.at.get(event.id, -1)))


def set_nature(canvas: Canvas, nature: Nature) -> None:
    """Fact, opinion or story for all that is selected."""
    events = canvas.desk.session.events
    if events and not canvas.desk.session.read_only:
        ids = [event.id for event in events]
        canvas.desk.run(lambda: set_fields(canvas.desk.session, *ids, nature=nature))


def add_under(canvas: Canvas, point: QPointF) -> bool:
    """A new event where somebody double-clicked an empty place of a lane."""
    hit = canvas.hit(point)
    if hit.area is not Area.LANE or hit.band is None:
        return False
    place_event(canvas, x=point.x(), band=hit.band)
    return True


def _one(canvas: Canvas) -> Event | None:
    """The event that has the focus, else the last one selected; none when the casus can only be read."""
    session = canvas.desk.session
    chosen = session.events
    focused = next((event for event in chosen if event.id == canvas.focused), None)
    event = focused or (chosen[-1] if chosen else None)
    return None if session.read_only else event


def _kinds(text: str, casus: Casus, *, at: int, lane: str) -> tuple[Completion, ...]:
    """Kinds of the lane first, then what the quick entry line offers, but no names: who it is about is known."""
    typed = text[:at]
    if len(typed) < 2:
        return ()
    rows = vocabulary().event_kinds.values()
    found = {
        row.abbreviation or row.label: Completion(0, at, row.abbreviation or row.label, row.sentence)
        for row in rows
        if row.id != OTHER and (not lane or row.lane == lane) and fold(row.label).startswith(fold(typed))
    }
    names = {person.first_name for person in casus.persons.values()}
    others = [one for one in completions(text, casus, at=at) if one.text not in names]
    return (*found.values(), *(one for one in others if one.text not in found))[:MOST]


def _sources(text: str, casus: Casus, *, at: int) -> tuple[Completion, ...]:
    """Sources of this casus that begin so, the most used first; then the persons."""
    if not text.strip() or at < len(text):
        return ()
    used = Counter(event.source for event in casus.events.values() if event.source)
    names = [person.first_name for person in casus.persons.values() if person.first_name]
    offered = dict.fromkeys([*(source for source, _ in used.most_common()), *names])
    fits = (one for one in offered if one != text and one.casefold().startswith(text.casefold()))
    return tuple(Completion(0, at, one) for one in fits)[:MOST]
