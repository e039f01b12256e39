"""What holds for every date, tried on thousands of invented ones."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.model.dates.builders import TODAY, claims, units
from werkbank.model.dates import (
    VagueDate,
    coarser,
    date_from_json,
    date_report,
    date_to_json,
    echo,
    finer,
    from_edtf,
    parse,
    split_period,
    to_dutch,
)
from werkbank.model.dates.words import FILLERS, MONTHS, NAMED, ORDINALS, PARTS, QUALIFIERS, UNKNOWN_WORDS, WEEKDAYS

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))
WORDS = sorted({*FILLERS, *MONTHS, *NAMED, *ORDINALS, *PARTS, *QUALIFIERS, *UNKNOWN_WORDS, *WEEKDAYS})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["voor", "na", "tussen", "en", "van", "tot", "t/m", "-", "/", "of", "sinds", "jaren", "schooljaar"]
    ),
    st.sampled_from(["toen hij", "was", "zijn", "oud", "jaar", "groep", "kerst", "winter", "week", "vorig", "geleden"]),
    st.sampled_from(["31", "29", "0", "00", "12", "2014", "'14", "9999", "0001", "12-3", "31-2-2014", "2012-13", "²"]),
    st.text(max_size=4),
)
TYPED = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES, max_size=6).map("".join)
)


def contains(outer: VagueDate, inner: VagueDate) -> bool:
    lower = outer.lo is None or (inner.lo is not None and outer.lo <= inner.lo)
    upper = outer.hi is None or (inner.hi is not None and inner.hi <= outer.hi)
    return lower and upper


@given(typed=TYPED, today=DAYS, as_period=st.booleans(), birth=st.none() | claims())
def test_no_text_ever_raises_and_every_text_is_kept(
    typed: str, today: date, as_period: bool, birth: VagueDate | None
) -> None:
    read = parse(typed, today=today, as_period=as_period, birth=birth)
    assert read.as_typed == typed
    if read.edtf:
        assert not read.reason
        assert from_edtf(read.edtf).edtf == read.edtf


@given(typed=TYPED, today=DAYS)
def test_the_first_day_never_lies_after_the_last(typed: str, today: date) -> None:
    read = parse(typed, today=today)
    assert read.lo is None or read.hi is None or read.lo <= read.hi


@given(claim=claims(first_year=1, last_year=9999))
def test_canonical_edtf_is_read_as_itself(claim: VagueDate) -> None:
    assert from_edtf(claim.edtf).edtf == claim.edtf
    assert parse(claim.edtf, today=TODAY) == from_edtf(claim.edtf)
    assert claim.lo is None or claim.hi is None or claim.lo <= claim.hi


@given(claim=claims())
def test_what_is_shown_reads_back_as_the_same_claim(claim: VagueDate) -> None:
    shown = to_dutch(claim)
    assert parse(shown, today=TODAY, as_period=claim.is_period).edtf == claim.edtf, shown


@given(claim=claims())
def test_what_is_shown_at_length_reads_back_as_the_same_claim(claim: VagueDate) -> None:
    shown = to_dutch(claim, long=True)
    assert parse(shown, today=TODAY, as_period=claim.is_period).edtf == claim.edtf, shown


@given(claim=claims(), typed=st.text(max_size=20))
def test_the_stored_form_rebuilds_the_claim_without_floats(claim: VagueDate, typed: str) -> None:
    stored = json.loads(json.dumps(date_to_json(claim)))
    assert date_from_json(stored) == claim
    flagged = VagueDate(as_typed=typed, reason="onleesbaar")
    assert date_from_json(date_to_json(flagged)) == flagged


@given(claim=claims(first_year=1, last_year=9999))
def test_a_coarser_date_contains_the_one_it_came_from(claim: VagueDate) -> None:
    wider = coarser(claim)
    assert contains(wider, claim)
    assert wider.uncertain == claim.uncertain


@given(claim=claims(first_year=1, last_year=9999), near=st.none() | st.dates())
def test_refining_a_date_only_narrows_its_bounds(claim: VagueDate, near: date | None) -> None:
    narrower = finer(claim, near=near)
    assert contains(claim, narrower)
    assert narrower == claim or narrower.lo is not None


@given(claim=claims())
def test_going_finer_ends_at_a_day(claim: VagueDate) -> None:
    for _ in range(12):
        claim = finer(claim)
    assert claim.is_day


@given(claim=claims(first_year=1, last_year=9999))
def test_every_claim_can_be_shown_told_and_reported(claim: VagueDate) -> None:
    assert to_dutch(claim)
    assert echo(claim).startswith("begrepen als: ")
    assert "reason" not in date_report(claim)


@given(claim=claims())
def test_the_parts_of_a_period_lie_within_it(claim: VagueDate) -> None:
    start, end, running = split_period(claim)
    assert start.lo == claim.lo
    assert (end.hi if end else start.hi) == claim.hi or (claim.is_period and end is None and claim.hi is None)
    assert running == claim.edtf.endswith("/..")


@given(begin=units(), end=units())
def test_each_part_of_a_period_keeps_a_text_that_says_the_same(begin: str, end: str) -> None:
    whole = from_edtf(f"{begin}/{end}")
    start, stop, _ = split_period(whole)
    for part in (start, stop):
        assert part is None or not part.is_known or parse(part.as_typed, today=TODAY).edtf == part.edtf
