"""Help that stops, pauses and starts again, in cases typed by somebody who read only the design."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from tests.helpers.rows_typed import Table, outcome, typed
from werkbank.model.casus import Casus

ENDS = {"e": "afgehaakt", "g": "doelen bereikt", "?": "", "a": "door aanbieder", "d": "geweigerd", "v": "verhuisd"}


def _typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _waves(n: int, *, end: str = "afgehaakt", report: int = 100, again: int = 50, last: bool = True,
           told: str = "crisismelding") -> str:  # fmt: skip
    """Help of half a year, a report so many days after it, help again so many days after that; ``n`` times."""
    rows, start = [], date(2008, 3, 1)
    for _ in range(n):
        stop = start + timedelta(days=180)
        rows.append(f"{_typed(start)}..{_typed(stop)}; ambulant; afloop={end}")
        rows.append(f"{_typed(stop + timedelta(days=report))}; {told}")
        start = stop + timedelta(days=report + again)
    more = f"{_typed(start)}..{_typed(start + timedelta(days=180))}; ambulant; afloop=doelen bereikt"
    return "\n".join([*rows, more] if last else rows)


def _ends(ways: str, *, who: str = "") -> str:
    """Help of four months every ten months, each of another sort, that ended like this."""
    rows = []
    for number, way in enumerate(ways):
        start = date(2010, 1, 1) + timedelta(days=300 * number)
        person = f"; personen={who[number]}" if who else ""
        row = f"ambulant; product=P{number}; organisatie=O{number}; afloop={ENDS[way]}{person}"
        rows.append(f"{_typed(start)}..{_typed(start + timedelta(days=120))}; {row}")
    return "\n".join(rows).replace("personen=b", "personen=bo").replace("personen=l", "personen=lin")


SEVEN = "gewoon 1 2 3 4 5 6 7"
WAVES: Table = {
    "one": (_waves(1), ""),
    "two": (_waves(2), "zeker begin 1 2 3 4 5"),
    "three": (_waves(3), f"zeker {SEVEN}"),
    "four": (_waves(4), "zeker sterk 1 2 3 4 5 6 7 8 9"),
    "no help again at the end": (_waves(3, last=False), "zeker gewoon 1 2 3 4 5 6"),
    "a report after 275 days": (_waves(3, report=275), f"zeker {SEVEN}"),
    "a report after 277 days": (_waves(3, report=277), ""),
    "a report before the end": (_waves(3, report=-10), ""),
    "help after 92 days": (_waves(3, again=92), f"zeker {SEVEN}"),
    "help after 94 days": (_waves(3, again=94), ""),
    "help on the day of the report": (_waves(3, again=0), f"zeker {SEVEN}"),
    "help before the report": (_waves(3, again=-5), ""),
    "goals met": (_waves(3, end="doelen bereikt"), f"zeker {SEVEN}"),
    "as planned": (_waves(3, end="volgens plan"), f"zeker {SEVEN}"),
    "handed over": (_waves(3, end="overgedragen"), ""),
    "moved": (_waves(3, end="verhuisd"), ""),
    "nobody noted how it ended": (_waves(3, end=""), f"mogelijk {SEVEN}"),
    "just closed": (_waves(3, end="afgesloten"), f"mogelijk {SEVEN}"),
    "the provider stopped": (_waves(3, end="door aanbieder"), f"zeker {SEVEN}"),
    "in other words": (_waves(3, told="Spoedmelding"), f"zeker {SEVEN}"),
    "other reports": (_waves(3, told="Veilig Thuis-melding"), ""),
    "refuted reports": (_waves(3, told="crisismelding; bevinding=weerlegd"), ""),
    "a story": (_waves(3, told="crisismelding; aard=verhaal"), ""),
    "declined again and again": (
        "1-3-2010..1-3-2010; ambulant; afloop=geweigerd\n1-6-2010; crisismelding\n"
        "1-7-2010..1-7-2010; ambulant; afloop=geweigerd\n1-10-2010; crisismelding\n"
        "1-11-2010..1-11-2010; ambulant; afloop=geweigerd\n1-2-2011; crisismelding\n"
        "1-3-2011..1-9-2011; ambulant; afloop=doelen bereikt", f"zeker {SEVEN}"),
    "years": ("2008..2009; ambulant; afloop=afgehaakt\n2009; crisismelding\n2009..2010; ambulant; afloop=afgehaakt\n"
              "2010; crisismelding\n2010..2012; ambulant; afloop=afgehaakt\n2012; crisismelding",
              "mogelijk gewoon 1 2 3 4 5 6"),
    "months": ("jan 2008..jun 2008; ambulant; afloop=afgehaakt\nokt 2008; crisismelding\n"
               "nov 2008..mei 2009; ambulant; afloop=afgehaakt\naug 2009; crisismelding\n"
               "sep 2009..mei 2010; ambulant; afloop=afgehaakt\nsep 2010; crisismelding",
               "zeker gewoon 1 2 3 4 5 6"),
    "a year without help in the middle": (
        "1-3-2010..1-9-2010; ambulant; afloop=afgehaakt\n1-10-2010; crisismelding\n"
        "1-11-2011..1-3-2012; ambulant; afloop=afgehaakt\n1-5-2012; crisismelding\n"
        "1-6-2012..1-9-2012; ambulant; afloop=afgehaakt\n1-11-2012; crisismelding", "zeker begin 3 4 5 6"),
}  # fmt: skip
EARLY: Table = {
    "three in a row": (_ends("eee"), "zeker begin 1 2 3"),
    "two in a row": (_ends("ee"), ""),
    "four in a row": (_ends("eeee"), "zeker gewoon 1 2 3 4"),
    "interrupted": (_ends("eege"), ""),
    "three of five": (_ends("egege"), "zeker begin 1 3 5"),
    "three of six": (_ends("eeggeg"), ""),
    "two of five": (_ends("eggge"), ""),
    "one nobody noted": (_ends("e?ee"), "mogelijk begin 1 3 4"),
    "by the provider": (_ends("aaa"), "zeker begin 1 2 3"),
    "moved in between": (_ends("evee"), ""),
    "only declined": (_ends("ddd"), ""),
    "nothing noted": (_ends("???"), ""),
    "still going on beside it": (_ends("eee") + "\n1-1-2014..nu; ambulant", "zeker begin 1 2 3"),
    "children mixed": (_ends("eee", who="blb"), "zeker begin 1 2 3"),
    "goes on with the same provider": (
        "1-2-2010..1-5-2010; ambulant; product=IAG; organisatie=A; afloop=afgehaakt\n"
        "2-5-2010..1-9-2010; ambulant; product=IAG; organisatie=A; afloop=in overleg\n"
        "2-9-2010..1-2-2011; ambulant; product=IAG; organisatie=A; afloop=afgehaakt", ""),
    "in between one that names nobody": (
        "1-2-2010..1-5-2010; ambulant; product=P; afloop=afgehaakt\n1-2-2011..1-5-2011; ggz; afloop=afgehaakt\n"
        "1-6-2011..1-9-2011; VUHP; afloop=doelen bereikt; personen=\n1-2-2012..1-5-2012; daghulp; afloop=afgehaakt",
        "mogelijk begin 1 2 4"),
}  # fmt: skip
A, B, C = "ambulant; product=IAG; organisatie=A", "ggz; product=EMDR; organisatie=B", "daghulp; organisatie=C"
AGAIN: Table = {
    "twice": (f"1-1-2010..1-6-2010; {A}\n1-3-2012..1-8-2012; {B}\n1-3-2014..1-8-2014; {C}", "zeker begin 1 2 3"),
    "three times": (f"1-1-2010..1-6-2010; {A}\n1-3-2012..1-8-2012; {B}\n1-3-2014..1-8-2014; {C}\n"
                    f"1-3-2016..1-8-2016; {A}", "zeker gewoon 1 2 3 4"),
    "once": (f"1-1-2010..1-6-2010; {A}\n1-3-2012..1-8-2012; {B}", ""),
    "a day less than five years": (f"1-1-2005..1-1-2006; {A}\n31-12-2010..1-6-2011; {B}\n1-3-2014..1-8-2014; {C}",
                                   "zeker begin 1 2 3"),
    "five years": (f"1-1-2005..1-1-2006; {A}\n1-1-2011..1-6-2011; {B}\n1-3-2014..1-8-2014; {C}", ""),
    "no day between": (f"1-1-2010..31-5-2010; {A}\n1-6-2010..1-8-2012; {B}\n2-8-2012..1-8-2014; {C}", ""),
    "one day between": (f"1-1-2010..31-5-2010; {A}\n2-6-2010..1-8-2012; {B}\n3-8-2012..1-8-2014; {C}",
                        "zeker begin 1 2 3"),
    "other help went on": (f"1-1-2010..1-6-2010; {A}\n1-3-2012..1-8-2012; {B}\n1-3-2014..1-8-2014; {C}\n"
                           "1-1-2010..1-6-2015; VUHP", ""),
    "declined in between": (f"1-1-2010..1-6-2010; {A}\n1-3-2012..1-8-2012; {B}; afloop=geweigerd\n"
                            f"1-3-2014..1-8-2014; {C}", ""),
    "years": (f"2010..2010; {A}\n2012..2012; {B}\n2014..2014; {C}", "zeker begin 1 2 3"),
    "years next to each other": (f"2010..2010; {A}\n2011..2011; {B}\n2012..2012; {C}", "mogelijk begin 1 2 3"),
    "years that touch": (f"2010..2011; {A}\n2011..2012; {B}\n2012..2013; {C}", "mogelijk begin 1 2 3"),
    "no ends": (f"1-1-2010; {A}\n1-3-2012; {B}\n1-3-2014; {C}", "mogelijk begin 1 2 3"),
    "help of neighbours": ("1-1-2010..1-6-2010; steungezin\n1-3-2012..1-8-2012; JIM\n1-3-2014..1-8-2014; ExpEx", ""),
}  # fmt: skip
CASES: Mapping[str, Table] = {"golfbeweging": WAVES, "voortijdig": EARLY, "herhaald-beroep": AGAIN}


@pytest.fixture(scope="module")
def read() -> Mapping[tuple[str, str], Casus]:
    """All cases, read."""
    return typed({(detector, case): rows for detector, table in CASES.items() for case, (rows, _) in table.items()})


@pytest.mark.parametrize(("detector", "case"), [(detector, case) for detector in CASES for case in CASES[detector]])
def test_what_comes_out(detector: str, case: str, read: Mapping[tuple[str, str], Casus]) -> None:
    assert outcome(read[detector, case], detector) == CASES[detector][case][1]
