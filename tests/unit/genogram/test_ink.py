"""Pieces know every day on which they change."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.made_family import casus as made_casus
from tests.helpers.family import TODAY, session, three_generations
from werkbank.app.verbs import family
from werkbank.drawing.shapes import Line
from werkbank.genogram.ink import Ink, Level, Piece, birthdays_of, turns
from werkbank.genogram.looks import Look
from werkbank.genogram.picture import ink_of, layout_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import Person

FAMILY = made_casus(persons=16, events=0)
LAID = layout_of(FAMILY)
DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2035, 1, 1))


@settings(max_examples=15)
@given(days=st.lists(DAYS, min_size=2, max_size=12))
def test_travelling_draws_what_going_there_at_once_draws(days: list[date]) -> None:
    travelled = ink_of(FAMILY, LAID, look=Look(TODAY))
    for day in days:
        travelled.items(day)
    there = ink_of(FAMILY, LAID, look=Look(TODAY))
    assert travelled.items(days[-1]) == there.items(days[-1])


@settings(max_examples=15)
@given(day=DAYS, step=st.integers(1, 900))
def test_what_is_not_said_to_change_does_not_change(day: date, step: int) -> None:
    ink, later = ink_of(FAMILY, LAID, look=Look(TODAY)), day + timedelta(days=step)
    told = {piece.name for piece in ink.changed(day, later)}
    for piece in ink.pieces:
        assert piece.name in told or piece.draw(day) == piece.draw(later), piece.name


def test_pieces_have_names_of_their_own() -> None:
    names = [piece.name for piece in ink_of(FAMILY, LAID, look=Look(TODAY)).pieces]
    assert len(set(names)) == len(names)


def test_a_birthday_changes_the_age_and_the_words_only() -> None:
    desk = session()
    people = three_generations(desk)
    ink = ink_of(desk.casus, layout_of(desk.casus), look=Look(TODAY))
    (piece,) = [p for p in ink.pieces if p.name == f"person:{people['ma'].id}"]
    before, after = (piece.draw(date(2016, 3, day))[0] for day in (11, 12))
    assert before.box == after.box  # type: ignore[union-attr]
    assert len([1 for a, b in zip(before.items, after.items, strict=True) if a != b]) == 1  # type: ignore[union-attr]
    assert piece.phase(date(2016, 3, 11)) == piece.phase(date(2016, 3, 12))
    assert ink.changed(date(2016, 3, 11), date(2016, 3, 12)) == [piece]


def test_who_was_born_on_a_leap_day_gets_older_on_the_first_of_march() -> None:
    born = birthdays_of(Person(id=EntityId("p"), birth=parse("29-2-2012", today=TODAY)))
    assert {date(2012, 2, 29), date(2013, 3, 1), date(2016, 2, 29)} <= set(born)
    assert date(2013, 2, 28) not in born


def test_nothing_is_drawn_twice_and_warming_draws_ahead() -> None:
    made: list[date] = []

    def draw(day: date) -> tuple[Line, ...]:
        made.append(day)
        return ()

    claim = parse("2010", today=TODAY)
    ink = Ink([Piece("home", Level.HOMES, draw, turns(claim)), Piece("line", Level.LINES, draw)])
    ink.warm(lambda: True)
    assert made == [date.min, date(2010, 1, 1), date(2010, 1, 2), date(2010, 12, 31), date(2011, 1, 1)]
    ink.items(date(2010, 6, 1))
    assert len(made) == 6  # the line, which warming leaves alone
    ink.items(date(2010, 7, 1))
    assert len(made) == 6


def test_warming_stops_when_nobody_wants_it() -> None:
    made: list[date] = []

    def draw(day: date) -> tuple[Line, ...]:
        made.append(day)
        return ()

    piece = Piece("home", Level.HOMES, draw, turns(parse("2010", today=TODAY)))
    left = iter([True, True, False])
    Ink([piece]).warm(lambda: next(left))
    assert len(made) == 2


def test_ink_after_an_edit_takes_what_is_the_same_and_draws_what_would_be_drawn() -> None:
    desk = session()
    people = three_generations(desk)
    ink = ink_of(desk.casus, layout_of(desk.casus), look=Look(TODAY))
    old = {piece.name: ink.drawn(piece, day=TODAY) for piece in ink.pieces}
    family.edit_person(desk, people["kim"].id, first_name="Kit")
    renamed = ink_of(desk.casus, layout_of(desk.casus), look=Look(TODAY), before=ink)
    opa = next(piece for piece in renamed.pieces if piece.name == f"person:{people['opa'].id}")
    assert renamed.drawn(opa, day=TODAY) is old[opa.name]
    family.add_child(desk, people["ma"].id, first_name="Nieuw")
    laid = layout_of(desk.casus)
    after, fresh = (ink_of(desk.casus, laid, look=Look(TODAY), before=one) for one in (renamed, None))
    for day in (TODAY, TODAY - timedelta(days=4000)):
        assert after.items(day) == fresh.items(day)


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(-20_000, 20_000))
@settings(max_examples=40, deadline=None)
def test_ink_that_was_made_ahead_tells_of_the_same_birthdays(one: date, later: int) -> None:

    born = [date(1980 + n, 3, n + 1) for n in range(4)]
    years = [tuple(day.replace(year=day.year + n) for n in range(1, 90)) for day in born]
    pieces = [Piece(f"p{n}", Level.PERSONS, lambda _: (), (), ages) for n, ages in enumerate(years)]
    cold, warm = Ink(pieces), Ink(pieces)
    warm.warm(lambda: True)
    other = one + timedelta(days=later)
    assert warm.between(one, other) == cold.between(one, other)
