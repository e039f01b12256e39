"""Patterns in the help have marks on the timeline: recognised ones always, proposed ones only where they are asked."""

from __future__ import annotations

from datetime import date

from werkbank.drawing.shapes import Group, Polygon
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Event, Pattern
from werkbank.model.kinds import PatternStatus, Side
from werkbank.timeline.board import Showing, lay
from werkbank.timeline.help_marks import marks_of, pattern_marks
from werkbank.timeline.picture import draw
from werkbank.timeline.picture_signals import flag
from werkbank.timeline.signals import SignalKind

TODAY = date(2020, 6, 1)


def casus(side: Side = Side.HELP, status: PatternStatus = PatternStatus.RECOGNISED) -> Casus:
    events = [
        Event(id=EntityId(f"e{n}"), kind="ambulant", date=from_edtf(day), title=f"Hulp {n}")
        for n, day in enumerate(("2012-06-04", "2013", ""), start=1)
    ]
    pattern = Pattern(
        id=EntityId("t1"), name="Steeds wachten", side=side, status=status, events=tuple(e.id for e in events)
    )
    return Casus().having(*events, pattern)


def test_a_pattern_of_the_help_has_a_mark_where_each_of_its_events_begins() -> None:
    first, second = pattern_marks(casus())
    assert (first.kind, first.title) == (SignalKind.HELP, "In de hulp: Steeds wachten")
    assert (first.certain, second.certain) == (True, False)  # of the second only the year is known
    assert first.evidence == ("e1", "e2", "e3")


def test_patterns_of_the_family_and_those_turned_down_have_none() -> None:
    assert not pattern_marks(casus(Side.FAMILY))
    assert not pattern_marks(casus(status=PatternStatus.NOT_RECOGNISED))


def test_the_board_holds_them_and_follows_a_change_of_the_pattern() -> None:
    board = lay(casus(), today=TODAY)
    assert [signal.kind for signal in board.signals].count(SignalKind.HELP) == 2
    assert not [s for s in lay(casus(Side.FAMILY), today=TODAY).signals if s.kind is SignalKind.HELP]


def test_what_is_only_proposed_stands_on_the_board_when_asked_and_never_on_a_picture() -> None:
    plain = casus(Side.FAMILY)
    proposed = tuple(marks_of("Lang gewacht", list(plain.events.values())[:1], why="Lang.", certain=False))
    board = lay(plain, today=TODAY, showing=Showing(proposed=proposed))
    assert [signal.title for signal in board.signals if signal.kind is SignalKind.HELP] == ["In de hulp: Lang gewacht"]
    told = [item.alt for item in draw(plain, today=TODAY).items if isinstance(item, Group)]
    assert not [text for text in told if "Lang gewacht" in text]


def test_its_flag_is_forked_so_that_the_shape_alone_tells_it_apart() -> None:
    (_, plain), (_, forked) = flag(0, 0, certain=True), flag(0, 0, certain=True, in_help=True)
    assert isinstance(plain, Polygon)
    assert isinstance(forked, Polygon)
    assert (len(plain.points), len(forked.points)) == (3, 5)
