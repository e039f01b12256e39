"""Arithmetic on bounds: gaps in free days, and rows of what follows each other."""

from itertools import combinations, pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from werkbank.patterns.spans import Span, certain_chain, fewest, hull, most, possible_chain, span

DAYS = st.integers(1, 14)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    s_lo, s_hi, e_lo, e_hi = sorted(draw(DAYS) for _ in range(4))
    return Span(s_lo, s_hi, e_lo, e_hi)


def realities(one: Span) -> list[tuple[int, int]]:
    """Every start and end that a span can stand for."""
    starts, ends = range(one.s_lo, one.s_hi + 1), range(one.e_lo, one.e_hi + 1)
    return [(start, end) for start, end in product(starts, ends) if start <= end]


def follow(row: tuple[tuple[int, int], ...], *, gap: int) -> bool:
    return all(b[0] - a[1] - 1 >= gap for a, b in pairwise(row))


def test_gaps_are_free_days_between_the_last_day_and_the_next_first_day() -> None:
    one, next_day, later = Span(1, 1, 10, 10), Span(11, 11, 20, 20), Span(12, 12, 20, 20)
    assert fewest(one, next_day) == most(one, next_day) == 0
    assert fewest(one, later) == most(one, later) == 1


def test_an_end_before_the_start_gives_way() -> None:
    assert span(10, 12, e_lo=3, e_hi=5) == Span(10, 10, 10, 10)


def test_a_hull_runs_from_the_first_start_to_the_last_end() -> None:
    assert hull([Span(1, 2, 4, 5), Span(3, 6, 7, 9)]) == Span(1, 2, 7, 9)


@given(spans(), spans())
def test_gaps_hold_for_every_day_within_the_bounds(one: Span, other: Span) -> None:
    gaps = [b[0] - a[1] - 1 for a in realities(one) for b in realities(other)]
    assert min(gaps) >= fewest(one, other)
    assert max(gaps) <= most(one, other)


@given(st.lists(spans(), max_size=5), st.integers(0, 2))
def test_a_certain_row_is_the_longest_that_holds_whatever_the_true_days(found: list[Span], gap: int) -> None:
    row = [found[n] for n in certain_chain(found, gap=gap)]
    assert all(fewest(a, b) >= gap for a, b in pairwise(row))
    longest = max(
        (len(some) for n in range(len(found) + 1) for some in combinations(found, n) if _certain(list(some), gap=gap)),
        default=0,
    )
    assert len(row) == longest


def _certain(some: list[Span], *, gap: int) -> bool:
    ordered = sorted(some, key=lambda one: (one.s_lo, one.e_hi))
    return all(fewest(a, b) >= gap for a, b in pairwise(ordered))


@given(st.lists(spans(), max_size=4), st.integers(0, 2))
def test_a_possible_row_can_be_true(found: list[Span], gap: int) -> None:
    row = [found[n] for n in possible_chain(found, gap=gap)]
    assert not row or any(follow(some, gap=gap) for some in product(*(realities(one) for one in row)))


@given(st.lists(spans(), max_size=5), st.integers(0, 2))
def test_what_is_certain_is_possible(found: list[Span], gap: int) -> None:
    assert len(possible_chain(found, gap=gap)) >= len(certain_chain(found, gap=gap))
