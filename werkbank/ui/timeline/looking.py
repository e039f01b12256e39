"""Ways of looking at the canvas that change nothing in the casus: folding, fitting, following the time cursor."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from werkbank.i18n import tr
from werkbank.model.kinds import Kind
from werkbank.timeline.frame import DENSE
from werkbank.timeline.hits import Area, Hit
from werkbank.timeline.picture_signals import signal_alt
from werkbank.timeline.scale import fitting
from werkbank.timeline.sifting import HELP, REPORTS, Stretch
from werkbank.timeline.stack import NOT_SHOWN, Strip

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

AIR = 48.0  # pixels that stay free beside the time cursor and what is fitted
LEAST_DAYS = 30.0
SPREAD = 0.7  # of the events that have room: some more come into view beside them


def press(canvas: Canvas, hit: Hit) -> bool:
    """What a press does on an arrow, the help curve or a signal; whether it did anything."""
    if hit.area is Area.FOLD:
        canvas.fold(hit.band)
        return True
    if hit.area in {Area.CURVE, Area.SIGNAL}:
        canvas.asked.emit(hit)
        return True
    return hit.area is Area.AXIS and canvas.board.align is not None  # an age is no day of the calendar


def tip(canvas: Canvas, hit: Hit) -> str:
    """What to say about an arrow, the help curve or a signal."""
    if hit.area is Area.SIGNAL:
        return "\n".join(map(signal_alt, hit.signals))
    if hit.area is Area.FOLD and hit.band is not None:
        return tr("Baan openklappen") if hit.band.folded else tr("Baan inklappen")
    if hit.area is Area.CURVE and stretch_at(canvas, hit) is not None:
        return tr("Klik: toon alleen wat hier telt")
    return ""


def stretch_at(canvas: Canvas, hit: Hit) -> Stretch | None:
    """What the curve counts under a point: a quarter with reports below its line, running help above it."""
    curve = canvas.board.curve
    if hit.below:
        at = int(curve.quarters.days.searchsorted(hit.day, side="right")) - 1
        if at >= 0 and hit.day < curve.quarters.ends[at]:
            return Stretch(int(curve.quarters.days[at]), int(curve.quarters.ends[at]), REPORTS)
        return None
    days, levels = curve.maybe.days, curve.maybe.levels
    at = int(days.searchsorted(hit.day, side="right")) - 1
    if at < 0 or at + 1 >= len(days) or not levels[at]:
        return None
    return Stretch(int(days[at]), int(days[at + 1]), HELP)


def open_lane_of(canvas: Canvas, index: int) -> None:
    """Open the lane of an event, so that its row is shown."""
    key = canvas.board.lanes[canvas.board.lane_of(index)].name.key
    folding = canvas.folding
    folded = frozenset(folding.folded) - {key}
    opened = frozenset(folding.opened) if key in folding.folded else frozenset(folding.opened) | {key}
    canvas.set_folding(folding._replace(folded=folded, opened=opened))


def fold_focused(canvas: Canvas) -> None:
    """Fold or open the lane of the event with the keyboard, or of the selected person."""
    index = canvas.board.at.get(canvas.focused, -1) if canvas.focused else -1
    persons = {key.id for key in canvas.desk.session.selection if key.kind is Kind.PERSON}
    for number, band in enumerate(canvas.stack.bands):
        lane = band.lane
        if lane is None:
            continue
        holds = index >= 0 and lane.first <= int(canvas.board.row[index]) < lane.first + lane.rows
        if holds or (index < 0 and lane.name.person in persons):
            canvas.fold(canvas.stack.bands[number])
            return


def fold_all(canvas: Canvas) -> None:
    """Fold every lane; when all are folded, open them."""
    keys = frozenset(lane.name.key for lane in canvas.board.lanes if lane.count)
    folded = frozenset() if keys <= frozenset(canvas.folding.folded) else keys
    canvas.set_folding(canvas.folding._replace(folded=folded, opened=frozenset()))


def fit_events(canvas: Canvas, ids: Iterable[str]) -> bool:
    """Bring some events in view, as large as they fit; whether any is on the board."""
    found = [index for event_id in ids for index in canvas.board.all_at(event_id)]
    if not found:
        return False
    first, last = float(canvas.board.a[found].min()), float(canvas.board.d[found].max())
    middle, half = (first + last) / 2, max(last - first, LEAST_DAYS) / 2
    left, right = canvas.sizes.names, float(canvas.viewport().width())
    share = (right - left) / max(right - left - 3 * AIR, 1.0)
    canvas.motion.start(fitting(middle - half * share, middle + half * share, left=left, right=right))
    show_rows(canvas, [int(canvas.board.row[index]) for index in found])
    return True


def show_seasons(canvas: Canvas, *, shown: bool) -> None:
    """Shade the seasons, or not."""
    canvas.seasons = shown
    canvas.restack()


def spread_row(canvas: Canvas, strip: Strip) -> None:
    """Zoom in on the middle of a row that is too full, as far as its events can be seen one by one."""
    board = canvas.board
    left, right = canvas.sizes.names, float(canvas.viewport().width())
    middle = canvas.scale.day((left + right) / 2)
    row = slice(strip.first, strip.last)
    at = strip.first + int(board.middle[row].searchsorted(middle))
    most = max(8, round((right - left) / DENSE * SPREAD))
    first = max(strip.first, min(at - most // 2, strip.last - most))
    last = min(strip.last, first + most)
    low, high = float(board.a[first:last].min()), float(board.d[first:last].max())
    canvas.motion.start(fitting(low, max(high, low + LEAST_DAYS), left=left, right=right))


def show_rows(canvas: Canvas, rows: Collection[int]) -> None:
    """Scroll so that the first of some rows is in view; not when all are."""
    tops = [top for row in rows if (top := float(canvas.stack.row_top[row])) != NOT_SHOWN]
    tall = canvas.viewport().height() - canvas.head
    if tops and (min(tops) < canvas.scrolled or max(tops) + canvas.sizes.row > canvas.scrolled + tall):
        canvas.verticalScrollBar().setValue(round(min(tops) - canvas.sizes.row))


def fit_selection(canvas: Canvas) -> bool:
    """Bring what is selected in view: events, and all that is about selected persons."""
    return fit_events(canvas, _selected(canvas))


def fit_person(canvas: Canvas) -> bool:
    """Bring the life of the selected person in view, or that of whoever the selected event is about."""
    session = canvas.desk.session
    persons = {key.id for key in session.selection if key.kind is Kind.PERSON}
    persons = persons or {id_ for event in session.events for id_ in event.persons[:1]}
    return fit_events(canvas, _about(canvas, persons))


def follow(canvas: Canvas) -> None:
    """Keep the time cursor in view: just enough while it runs along, with the day in the middle after a leap."""
    cursor = canvas.desk.session.cursor
    if cursor is None or canvas.board.align is not None:
        canvas.viewport().update()
        return
    x = canvas.scale.x(cursor.toordinal() + 0.5)
    left, right = canvas.sizes.names + AIR, canvas.viewport().width() - AIR
    off = min(0.0, x - left) + max(0.0, x - right)
    if off and not canvas.fitted:
        wide = right - left
        canvas.pan(-off if abs(off) < wide / 3 else (left + right) / 2 - x)
    canvas.viewport().update()


def _selected(canvas: Canvas) -> list[str]:
    session = canvas.desk.session
    events = [key.id for key in session.selection if key.kind is Kind.EVENT]
    persons = {key.id for key in session.selection if key.kind is Kind.PERSON}
    return [*events, *_about(canvas, persons)]


def _about(canvas: Canvas, persons: Collection[str]) -> list[str]:
    wanted = frozenset(persons)
    return [place.id for place in canvas.board.places if not wanted.isdisjoint(place.event.persons)] if wanted else []
