"""The genogram: laying out, and frames while sliding through time, panning and zooming (60, 300 and 500 persons).

A frame of time is: the cursor is set, the event loop runs, the view is painted. Slides are in weeks, months and years,
with the family fitted into the window and with everybody in view and readable (the worst case). Beside each the same
frame with every item drawn anew, in the same minutes: the ratio says what keeping ink saves, whatever the machine.
What a slide put off is measured too: the rounds that follow once the cursor rests. Zooming is with a real wheel, a
frame a turn, and the sharp picture at rest. An edit is measured until it is painted, layout and ink included.
Frames are in processor time of the thread that draws, so that others at work on the machine count less; garbage is left
alone meanwhile, as the program collects it between frames.
"""

from __future__ import annotations

import gc
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks.made_family import TODAY, casus
from tests.benchmarks.report import Ratio, Row, Section
from werkbank.app.session import Session
from werkbank.app.verbs import family, history
from werkbank.genogram.ink import Ink
from werkbank.genogram.picture import draw, ink_of, layout_of
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import SetClock, counted_ids
from werkbank.ui.application import make_application
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.theme import theme_named

SIZES = (60, 300, 500)
QUICK = (300,)
WINDOW = 900, 700
READABLE = 0.45  # pixels a point: the smallest at which ages are drawn
STEPS = {"a week": 7, "a month": 31, "a year": 365}  # a week: one pixel of the slider over a century
TARGET = "8 ms (p95) at 300"


def measure(*, quick: bool) -> list[Section]:
    """Two tables a size: layout and ink as data; frames in the view."""
    make_application()
    return [section for persons in (QUICK if quick else SIZES) for section in _of(persons, quick=quick)]


def _of(persons: int, *, quick: bool) -> Iterator[Section]:
    known = casus(persons=persons, events=0)
    laid = layout_of(known)
    days = [TODAY - timedelta(days=400 * n) for n in range(5 if quick else 40)]
    layout = [_timed(lambda: layout_of(known)) for _ in range(1 if quick else 5)]
    ink = [_timed(lambda d=day: draw(known, as_of=d, layout=laid)) for day in days]  # type: ignore[misc]
    first, before = _first_paint(known)
    yield Section(
        f"Genogram of {persons} persons",
        [
            Row("layout (only when the family changes)", tuple(layout)),
            Row("ink of everybody as data", tuple(ink)),
            Row("first paint: view made, laid out, painted", (first,)),
            Row("memory that the view took (resident)", (before,), unit="MB"),
        ],
    )
    yield Section(f"Frames at {persons} persons", list(_frames(known, laid_width=laid.width, quick=quick)))
    yield Section(f"Edits at {persons} persons", list(_edits(known, count=3 if quick else 8)))


def _frames(known: Casus, *, laid_width: float, quick: bool) -> Iterator[Row | Ratio]:
    count = 20 if quick else 60
    wide = (int(laid_width * READABLE) + 60, WINDOW[1])
    for name, size, zoom in (("fitted", WINDOW, None), ("all readable", wide, READABLE)):
        with shown(known, size=size, zoom=zoom) as view:
            if name == "fitted":
                cold = tuple(_slide(view, step=STEPS["a year"], count=count))
                yield Row("fitted: the first slide, nothing drawn ahead, a year a frame", cold)
            view.family.ink(known).warm(lambda: True)  # what the view does by itself when nothing happens
            slid = {step: tuple(_slide(view, step=days, count=count)) for step, days in STEPS.items()}
            for step, frames in slid.items():
                yield Row(f"{name}: sliding {step} a frame", frames, target=TARGET)
            rounds = tuple(_rests(view, count=count // 4))
            yield Row(f"{name}: a round at rest after years in a hurry, of what was put off", rounds, target=TARGET)
            anew = tuple(_slide(view, step=STEPS["a year"], count=4 if quick else 10, anew=True))
            yield Ratio(f"{name}: everything drawn anew, against a year a frame", anew, slid["a year"])
            yield Row(f"{name}: the whole window painted", tuple(_moved(view, _whole(view), count)), target=TARGET)
            yield Row(f"{name}: panning", tuple(_moved(view, _pan(view), count)), target=TARGET)
            yield Row(f"{name}: zooming with the wheel", tuple(_moved(view, _zoom(view), count)), target=TARGET)
            sharp = tuple(_sharpened(view, count // 4))
            yield Row(f"{name}: sharp again at rest (one frame)", sharp, target="100 ms")


def _slide(view: GenogramView, *, step: int, count: int, anew: bool = False) -> Iterator[float]:
    session = view.desk.session
    session.move_cursor(None)
    QApplication.processEvents()

    def fresh() -> Ink:
        part, layout, family = view.family.part, view.family.layout, view.family
        assert part is not None
        assert layout is not None
        return ink_of(part, layout, look=family.look, layers=family.layers)

    def move(day: date) -> None:
        session.move_cursor(day)
        if anew:
            view.paper.forget()
            view.paper.show(fresh(), day=day, palette=view.theme.palette)
        QApplication.processEvents()

    for n in range(1, count + 1):
        yield _worked(lambda n=n: move(TODAY - timedelta(days=step * n)))  # type: ignore[misc]


def _rests(view: GenogramView, *, count: int) -> Iterator[float]:
    """Ten years in one go, in a hurry, then every round until nothing is late."""
    for n in range(1, count + 1):
        for years in (10, 10 + n):
            view.desk.session.move_cursor(TODAY - timedelta(days=365 * years))
        QApplication.processEvents()
        while view.paper.late:
            yield _worked(lambda: _then_paint(view.slide.round))
    yield 0.0


def _sharpened(view: GenogramView, count: int) -> Iterator[float]:
    turn = _zoom(view)
    for n in range(count):
        turn(n)
        QApplication.processEvents()
        yield _worked(lambda: _then_paint(view.zooming.finish))


def _then_paint(action: Callable[[], object]) -> None:
    action()
    QApplication.processEvents()


def _moved(view: GenogramView, move: Callable[[int], object], count: int) -> Iterator[float]:
    def frame(n: int) -> None:
        move(n)
        QApplication.processEvents()

    for n in range(count):
        yield _worked(lambda n=n: frame(n))  # type: ignore[misc]


def _pan(view: GenogramView) -> Callable[[int], object]:
    return lambda n: view.camera.shift(QPoint(9 if n // 15 % 2 else -9, 3))


def _whole(view: GenogramView) -> Callable[[int], object]:
    return lambda _: view.viewport().update()


def _zoom(view: GenogramView) -> Callable[[int], object]:
    """The wheel with Ctrl, in the middle of the window: to and fro, eight turns each."""
    port = view.viewport()
    at = QPointF(port.rect().center())
    there = QPointF(port.mapToGlobal(at.toPoint()))
    none, ctrl, button = QPoint(), Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.NoButton

    def turn(n: int) -> None:
        QCursor.setPos(there.toPoint())  # the paper stays where the pointer is
        moved = QMouseEvent(QEvent.Type.MouseMove, at, there, button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, moved)
        by = QPoint(0, 120 if n // 8 % 2 == 0 else -120)
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(port, QWheelEvent(at, there, none, by, button, ctrl, phase, False))

    return turn


def _edits(known: Casus, *, count: int) -> Iterator[Row]:
    """Verbs of a session until the picture of after is painted, fitted into the window."""
    with shown(known, size=WINDOW, zoom=None) as view:
        session = view.desk.session
        mother = next(link.parent for link in known.parentages.values())
        born = next(person for person in known.persons.values() if person.birth.lo)

        def painted(edit: Callable[[int], object]) -> tuple[float, ...]:
            def done(n: int) -> None:
                edit(n)
                _until(lambda: not view.drafting.running)
                view.glide.finish()
                QApplication.processEvents()

            return tuple(_worked(partial(done, n)) for n in range(count))

        named = painted(lambda n: family.edit_person(session, born.id, first_name=f"Naam {n}"))
        marked = painted(lambda _: history.add_event(session, kind="ots", persons=(born.id,)))
        child = painted(lambda n: family.add_child(session, mother, first_name=f"Kind {n}"))
        yield Row("another name, until painted", named)
        yield Row("an event with a badge, until painted", marked)
        yield Row("a child more (K), until painted; what the drawing thread does of it", child)


def _first_paint(known: Casus) -> tuple[float, float]:
    """Milliseconds until the picture stands, and megabytes more than before."""
    before, start = _resident(), time.perf_counter()
    with shown(known, size=WINDOW, zoom=None):
        return (time.perf_counter() - start) * 1000, _resident() - before


@contextmanager
def shown(known: Casus, *, size: tuple[int, int], zoom: float | None) -> Iterator[GenogramView]:
    """A view on a family in memory, painted."""
    noon = SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))
    opened = OpenCasus(known, sink=MemorySink(), clock=noon, ids=counted_ids("n"), author="Meter")
    desk = Desk(Session(opened, clock=noon))
    view = GenogramView(desk, theme_named("light"))
    view.resize(*size)
    view.show()
    _until(lambda: not view.drafting.running)
    if zoom is not None:
        view.camera.nearer(zoom / view.camera.zoom)
        view.centerOn(view.paper.itemsBoundingRect().center())
    QApplication.processEvents()
    gc.collect()
    gc.disable()
    try:
        yield view
    finally:
        gc.enable()
    view.close()
    desk.close()
    view.deleteLater()
    QApplication.processEvents()


def _until(ready: Callable[[], bool]) -> None:
    """Run the window until something is so."""
    QApplication.processEvents()
    while not ready():
        QApplication.processEvents()
        time.sleep(0.002)


def _resident() -> float:
    """The most memory that this process held until now, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _worked(action: Callable[[], object]) -> float:
    """Milliseconds that the processor was at it, for this thread."""
    start = time.thread_time()
    action()
    return (time.thread_time() - start) * 1000
