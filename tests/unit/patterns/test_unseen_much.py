"""Much help, help after help, up and down, open and closed, in cases typed by somebody who read only the design."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from tests.helpers.rows_typed import Table, found_in, outcome, typed
from werkbank.model.casus import Casus

KINDS = (
    "ambulant; product=IAG; organisatie=A", "ggz; product=EMDR; organisatie=B", "daghulp; organisatie=C",
    "opvoedondersteuning; product=Triple P; organisatie=D", "ambulant; product=MST; organisatie=E", "VUHP",
)  # fmt: skip
PACKAGE = (
    "ambulant; product=IAG; organisatie=A",
    "ggz; organisatie=A",
    "daghulp; organisatie=A",
    "VUHP; organisatie=A",
)


def _typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _each(period: str, kinds: Sequence[str] = KINDS[:4]) -> str:
    return "\n".join(f"{period}; {kind}" for kind in kinds)


def _together(n: int, *, days: int, who: Sequence[str] = ()) -> str:
    """So many kinds of help, of which all run together for so many days."""
    last = date(2015, 1, 1) + timedelta(days=30 * (n - 1))
    rows = []
    for number in range(n):
        start, end = date(2015, 1, 1) + timedelta(days=30 * number), last + timedelta(days=days - 1 + 40 * number)
        person = f"; personen={who[number]}" if who else ""
        rows.append(f"{_typed(start)}..{_typed(end)}; {KINDS[number]}{person}")
    return "\n".join(rows)


def _row(kinds: Sequence[int], *, gap: int, who: Sequence[str] = (), end: str = "") -> str:
    """Help of three months after help, with so many free days between."""
    rows, start = [], date(2012, 1, 1)
    for number, kind in enumerate(kinds):
        last = start + timedelta(days=89)
        person = f"; personen={who[number]}" if who else ""
        rows.append(f"{_typed(start)}..{_typed(last)}; {KINDS[kind]}; afloop={end}{person}")
        start = last + timedelta(days=1 + gap)
    return "\n".join(rows)


FOUR = "gewoon 1 2 3 4"
STACKED: Table = {
    "four": (_together(4, days=300), f"zeker {FOUR}"),
    "three": (_together(3, days=300), ""),
    "six": (_together(6, days=100), "zeker sterk 1 2 3 4 5 6"),
    "for 60 days": (_together(4, days=60), f"zeker {FOUR}"),
    "for 59 days": (_together(4, days=59), ""),
    "one of them twice": (_together(3, days=300) + "\n1-3-2015..1-11-2015; ambulant; product=IAG; organisatie=Z", ""),
    "over the family": (_together(4, days=300, who=("bo", "lin", "bo", "mo")), f"zeker {FOUR}"),
    "years around a year": (_each("2014..2016"), f"zeker {FOUR}"),
    "all in one year": (_each("2015..2015"), f"mogelijk {FOUR}"),
    "one without an end": (_together(3, days=300) + "\n1-2-2015; VUHP", f"mogelijk {FOUR}"),
    "all without an end, years apart": ("\n".join(f"1-1-{2010 + 2 * n}; {KINDS[n]}" for n in range(4)), ""),
    "going on": (_each("1-1-2026..nu"), f"zeker {FOUR}"),
    "going on since last month": (_each("15-5-2026..nu"), ""),
    "one declined": (_together(3, days=300) + "\n1-2-2015..1-12-2015; VUHP; afloop=geweigerd", ""),
    "one day": (_each("1-1-2015..1-1-2015"), ""),
    "a measure is no help": (_together(3, days=300) + "\n1-1-2015..1-1-2016; OTS", ""),
    "one package": (_each("1-1-2015..1-10-2015", PACKAGE), f"zeker {FOUR}"),
    "of whom is all that is known": ("\n".join(f"1-1-2015..1-12-2015; hulp; organisatie=Zorg {n}" for n in range(4)),
                                     f"zeker {FOUR}"),
}  # fmt: skip
CHAINED: Table = {
    "four": (_row((0, 1, 2, 3), gap=10), "zeker begin 1 2 3 4"),
    "three": (_row((0, 1, 2), gap=10), ""),
    "six": (_row((0, 1, 2, 3, 4, 5), gap=5), "zeker sterk 1 2 3 4 5 6"),
    "31 days between": (_row((0, 1, 2, 3), gap=31), "zeker begin 1 2 3 4"),
    "32 days between": (_row((0, 1, 2, 3), gap=32), ""),
    "14 days together": (_row((0, 1, 2, 3), gap=-14), "zeker begin 1 2 3 4"),
    "15 days together": (_row((0, 1, 2, 3), gap=-15), ""),
    "one of them twice": (_row((0, 1, 0, 2), gap=10), ""),
    "two children": (_row((0, 1, 2, 3), gap=10, who=("bo", "lin", "bo", "lin")), ""),
    "with others": (_row((0, 1, 2, 3), gap=10, who=("bo,mo", "bo", "bo,lin", "bo")), "zeker begin 1 2 3 4"),
    "lighter every time": (_row((0, 1, 2, 3), gap=10, end="afgeschaald"), "zeker begin 1 2 3 4"),
    "months": (f"jan 2012..mrt 2012; {KINDS[0]}\napr 2012..jun 2012; {KINDS[1]}\njul 2012..sep 2012; {KINDS[2]}\n"
               f"okt 2012..dec 2012; {KINDS[3]}", "mogelijk begin 1 2 3 4"),
    "around a year": (f"1-6-2010..rond 2011; {KINDS[0]}\n1-3-2011..1-6-2011; {KINDS[1]}\n9-6-2011..1-9-2011; "
                      f"{KINDS[2]}\n5-9-2011..1-12-2011; {KINDS[3]}", "mogelijk begin 1 2 3 4"),
}  # fmt: skip
LEVELS: Table = {
    "twice back": ("1-1-2010..1-1-2011; OTS\n1-6-2011..1-1-2012; OTS\n1-6-2012..1-1-2013; OTS", "zeker begin 1 2 3"),
    "once back": ("1-1-2010..1-1-2011; OTS\n1-6-2011..1-1-2012; OTS", ""),
    "two years, one with a leap day": (
        "1-1-2010..31-12-2010; OTS\n31-12-2012..31-12-2013; OTS\n30-12-2015..1-6-2016; OTS", "zeker begin 1 2 3"),
    "more than two years": ("1-1-2010..31-12-2010; OTS\n3-1-2013..31-12-2013; OTS\n5-1-2016..1-1-2017; OTS", ""),
    "prolonged": ("1-1-2010..31-12-2010; OTS\n1-1-2011..31-12-2011; OTS\n1-1-2012..31-12-2012; OTS", ""),
    "children mixed": ("1-1-2012..1-1-2013; OTS\n1-6-2013..1-1-2014; OTS; personen=lin\n1-6-2014..1-1-2015; OTS", ""),
    "lighter help between": (
        "1-1-2010..1-1-2011; OTS\n2-1-2011..30-5-2011; ambulant\n1-6-2011..1-1-2012; OTS\n"
        "2-1-2012..30-5-2012; ambulant\n1-6-2012..1-1-2013; OTS", "zeker begin 1 3 5"),
    "living elsewhere": ("1-1-2010..1-1-2016; OTS\n1-2-2010..1-8-2010; UHP\n1-2-2011..1-8-2011; uithuisplaatsing\n"
                         "1-2-2012..1-8-2012; pleegzorg", "zeker begin 2 3 4"),
}  # fmt: skip
YEARLY: Table = {
    "three years": ("4-4-2012..12-10-2012; VUHP\n10-4-2013..1-10-2013; VUHP\n20-4-2014..20-9-2014; VUHP",
                    "zeker gewoon 1 2 3"),
    "two years": ("4-4-2012..12-10-2012; VUHP\n10-4-2013..1-10-2013; VUHP", ""),
    "five years": ("\n".join(f"4-4-{year}..12-10-{year}; VUHP" for year in range(2010, 2015)),
                   "zeker sterk 1 2 3 4 5"),
    "opened too far apart": ("1-2-2012..12-10-2012; VUHP\n10-4-2013..1-10-2013; VUHP\n20-6-2014..20-9-2014; VUHP", ""),
    "closed too far apart": ("4-4-2012..12-12-2012; VUHP\n10-4-2013..1-10-2013; VUHP\n20-4-2014..20-7-2014; VUHP", ""),
    "other help between": ("4-4-2012..12-10-2012; VUHP\n10-4-2013..1-10-2013; VUHP\n20-4-2014..20-9-2014; VUHP\n"
                           "1-12-2012..1-6-2013; ggz", ""),
    "help for nobody by name between": (
        "4-4-2012..12-10-2012; VUHP\n10-4-2013..1-10-2013; VUHP\n20-4-2014..20-9-2014; VUHP\n"
        "1-12-2012..1-6-2013; ggz; personen=", ""),
    "other help beside it": ("4-4-2012..12-10-2012; VUHP\n10-4-2013..1-10-2013; VUHP\n20-4-2014..20-9-2014; VUHP\n"
                             "1-12-2009..1-6-2016; ggz", "zeker gewoon 1 2 3"),
    "other help in a year between, in the same months": (
        "1-1-2004..19-7-2004; VUHP\n10-2-2011..11-4-2011; ambulant\n17-2-2011..5-9-2011; VUHP\n"
        "15-3-2015..13-7-2015; VUHP", ""),
    "months": ("apr 2012..okt 2012; VUHP\napr 2013..okt 2013; VUHP\nmei 2014..sep 2014; VUHP", "zeker gewoon 1 2 3"),
    "years": ("2012..2012; VUHP\n2013..2013; VUHP\n2014..2014; VUHP", ""),
    "over new year": ("4-10-2012..12-3-2013; VUHP\n10-10-2013..1-3-2014; VUHP\n20-10-2014..20-2-2015; VUHP",
                      "zeker gewoon 1 2 3"),
    "one goes on in the next": ("1-1-2012..31-12-2012; VUHP\n1-1-2013..31-12-2013; VUHP\n1-1-2014..31-12-2014; VUHP",
                                ""),
    "a contract each year": ("\n".join(f"4-1-{y}..31-12-{y}; VUHP; reden einde=contract of budget"
                                       for y in (2012, 2013, 2014)), "zeker gewoon 1 2 3"),
}  # fmt: skip
CASES: Mapping[str, Table] = {
    "stapeling": STACKED,
    "aaneenschakeling": CHAINED,
    "op-en-af": LEVELS,
    "open-dicht": YEARLY,
}


@pytest.fixture(scope="module")
def read() -> Mapping[tuple[str, str], Casus]:
    """All cases, read."""
    return typed({(detector, case): rows for detector, table in CASES.items() for case, (rows, _) in table.items()})


@pytest.mark.parametrize(("detector", "case"), [(detector, case) for detector in CASES for case in CASES[detector]])
def test_what_comes_out(detector: str, case: str, read: Mapping[tuple[str, str], Casus]) -> None:
    assert outcome(read[detector, case], detector) == CASES[detector][case][1]


SAID = {
    ("stapeling", "one package"): "één pakket",
    ("stapeling", "one without an end"): "wanneer het stopte",
    ("aaneenschakeling", "lighter every time"): "zo afgesproken",
    ("open-dicht", "a contract each year"): "contractjaar",
}


@pytest.mark.parametrize(("detector", "case"), SAID)
def test_what_does_not_fit_is_said(detector: str, case: str, read: Mapping[tuple[str, str], Casus]) -> None:
    (found,) = found_in(read[detector, case], detector)
    assert SAID[detector, case] in " ".join(remark.text for remark in found.counter)


def test_help_without_a_product_is_named_by_who_gave_it(read: Mapping[tuple[str, str], Casus]) -> None:
    (found,) = found_in(read["stapeling", "of whom is all that is known"], "stapeling")
    assert "hulp van Zorg 0, hulp van Zorg 1, hulp van Zorg 2 en hulp van Zorg 3" in found.text


def test_own_names_of_help_are_kept_in_the_sentence() -> None:
    rows = "\n".join(f"1-1-2015..1-12-2015; ambulant; product=Project {name}" for name in "ABCD")
    (found,) = found_in(typed({"own": rows})["own"], "stapeling")
    assert "Project A, Project B, Project C en Project D" in found.text
    assert found.steps[0].text.startswith("Ambulante hulp 'Project A' (")
