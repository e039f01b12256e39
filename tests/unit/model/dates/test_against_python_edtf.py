"""python-edtf as an oracle, for the subset that it reads as we do (design: timeline.md section 1)."""

from datetime import date
from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from werkbank.model.dates import from_edtf

YEARS = st.integers(1000, 2999)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
MONTHS = st.builds("{:04}-{:02}".format, YEARS, st.integers(1, 12))
CODES = st.sampled_from([21, 22, 23, 33, 34, 35, 36, 40, 41])
PARTS = st.builds("{:04}-{}".format, YEARS, CODES)
UNITS = st.one_of(DAYS, MONTHS, YEARS.map(str))


def in_order(pair: tuple[str, str]) -> list[str]:
    return sorted(pair, key=lambda text: str(from_edtf(text).lo))


PAIRS = st.tuples(UNITS, UNITS).map(in_order)
# The oracle reads the ends of a set only when they are equally precise.
EVEN_PAIRS = st.sampled_from([DAYS, MONTHS, YEARS.map(str)]).flatmap(lambda unit: st.tuples(unit, unit)).map(in_order)


def day(moment: struct_time) -> date:
    return date(*moment[:3])


def bounds(edtf: str) -> tuple[date | None, date | None]:
    claim = from_edtf(edtf)
    return claim.lo, claim.hi


@given(edtf=st.one_of(UNITS, PARTS))
def test_units_have_the_same_bounds(edtf: str) -> None:
    oracle = parse_edtf(edtf)
    assert bounds(edtf) == (day(oracle.lower_strict()), day(oracle.upper_strict()))


@given(year=YEARS)
def test_a_year_with_about_has_the_same_bounds(year: int) -> None:
    oracle = parse_edtf(f"{year}~")
    assert bounds(f"{year}~") == (day(oracle.lower_fuzzy()), day(oracle.upper_fuzzy()))


@given(decade=st.integers(100, 299))
def test_decades_have_the_same_bounds(decade: int) -> None:
    oracle = parse_edtf(f"{decade}X")
    assert bounds(f"{decade}X") == (day(oracle.lower_strict()), day(oracle.upper_strict()))


@given(pair=PAIRS)
def test_closed_intervals_have_the_same_bounds(pair: list[str]) -> None:
    oracle = parse_edtf("/".join(pair))
    assert bounds("/".join(pair)) == (day(oracle.lower_strict()), day(oracle.upper_strict()))


@given(pair=EVEN_PAIRS)
def test_sets_have_the_same_bounds(pair: list[str]) -> None:
    oracle = parse_edtf(f"[{pair[0]}..{pair[1]}]")
    assert bounds(f"[{pair[0]}..{pair[1]}]") == (day(oracle.lower_strict()), day(oracle.upper_strict()))


@pytest.mark.parametrize("edtf", ["2014-02-30", "2014-13", "2013/2012x", "20145", "[2014", "2014-3-12"])
def test_what_the_oracle_refuses_is_refused_here(edtf: str) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - its several errors share no base that it names
        parse_edtf(edtf).lower_strict()
    assert not from_edtf(edtf).is_known
