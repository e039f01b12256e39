"""Invented claims for the tests of this package: from text, and at random over the whole of the kept EDTF."""

from datetime import date

from hypothesis import strategies as st

from werkbank.model.dates import VagueDate, from_edtf, parse

TODAY = date(2026, 7, 15)


def claim(typed: str, *, birth: str = "", as_period: bool = False) -> VagueDate:
    """Read a text on a fixed day."""
    born = parse(birth, today=TODAY) if birth else None
    return parse(typed, today=TODAY, birth=born, as_period=as_period)


def units(*, first_year: int = 1700, last_year: int = 2099) -> st.SearchStrategy[str]:
    """Canonical units with any qualifier."""
    years = st.integers(first_year, last_year).map(lambda year: f"{year:04}")
    codes = st.sampled_from([*range(1, 13), 21, 22, 23, 24, *range(33, 42)]).map(lambda code: f"{code:02}")
    days = st.dates(date(first_year, 1, 1), date(last_year, 12, 31)).map(date.isoformat)
    decades = years.map(lambda year: year[:3] + "X").filter(lambda text: text != "000X")
    centuries = years.map(lambda year: year[:2] + "XX").filter(lambda text: text != "00XX")
    bare = st.one_of(years, st.builds("{}-{}".format, years, codes), days, decades, centuries)
    return st.builds("{}{}".format, bare, st.sampled_from(["", "", "?", "~", "%"]))


def claims(*, first_year: int = 1700, last_year: int = 2099) -> st.SearchStrategy[VagueDate]:
    """Canonical claims of every shape."""
    unit = units(first_year=first_year, last_year=last_year)
    texts = st.one_of(
        unit,
        st.builds("[{}..{}]".format, unit, unit),
        st.builds("[{}..]".format, unit),
        st.builds("[..{}]".format, unit),
        st.lists(unit, min_size=2, max_size=3, unique=True).map(lambda parts: f"[{','.join(parts)}]"),
        st.builds("{}/{}".format, unit, unit),
        st.builds("{}/..".format, unit),
        st.builds("{}/".format, unit),
        st.builds("/{}".format, unit),
    )
    return texts.map(from_edtf).filter(lambda value: value.is_known)
