"""Reports: seasons, many at once, the time between them, what came before and quiet times, typed from the design."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import pytest

from tests.helpers.rows_typed import Table, found_in, outcome, typed
from werkbank.model.casus import Casus

LIFE = "\n".join(
    f"1-{month}-{year}; {kind}" for year in range(2010, 2026) for month, kind in ((2, "MDO"), (8, "sport"))
)


def _typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _days(offsets: Iterable[int], *, begin: date = date(2014, 1, 1)) -> list[str]:
    return [_typed(begin + timedelta(days=offset)) for offset in offsets]


def _gaps(*gaps: int) -> list[str]:
    return _days((sum(gaps[:n]) for n in range(len(gaps) + 1)), begin=date(2008, 1, 1))


def _reports(days: Iterable[str], kind: str = "zorgmelding", more: str = "reden=ruzie") -> str:
    return "\n".join(f"{day}; {kind}; {more}" for day in days)


def _told(*rows: tuple[int, str]) -> str:
    """Reports by day and organisation, without a reason."""
    return "\n".join(f"{day}; zorgmelding; organisatie={who}" for (n, who) in rows for day in _days([n]))


def _after(days: int, *, times: int = 5) -> str:
    moves = [date(2010, 2, 1), date(2012, 6, 1), date(2014, 9, 1), date(2016, 4, 1), date(2018, 11, 1)][:times]
    return "\n".join(f"{_typed(on)}; verhuizing\n{_typed(on + timedelta(days=days))}; crisismelding" for on in moves)


SPRINGS = ("3-4-2011", "14-4-2013", "22-3-2014", "9-5-2016")
FIVE = "zeker gewoon 1 2 3 4 5"
SEASON: Table = {
    "five": (_reports([*SPRINGS, "11-4-2018"]), FIVE),
    "four": (_reports(SPRINGS), ""),
    "five in four years": (_reports([*SPRINGS, "9-5-2014"]), "zeker gewoon 1 2 3 4 5"),
    "five in three years": (_reports(["3-4-2011", "14-4-2013", "22-3-2013", "9-5-2014", "11-4-2014"]), ""),
    "six in three years": (
        _reports(["3-4-2011", "14-5-2011", "14-4-2013", "22-3-2013", "9-5-2014", "11-4-2014"]),
        "zeker sterk 1 2 3 4 5 6"),
    "six in two years": (
        _reports(["3-4-2011", "14-5-2011", "20-3-2011", "22-3-2013", "9-5-2013", "11-4-2013"]), ""),
    "over new year": (_reports(["20-12-2011", "3-1-2013", "14-11-2013", "30-1-2016", "1-2-2018"]), FIVE),
    "92 days": (_reports(["1-3-2011", "31-5-2013", "15-4-2014", "1-3-2016", "31-5-2018"]), FIVE),
    "93 days": (_reports(["1-3-2011", "1-6-2013", "15-4-2014", "1-3-2016", "1-6-2018"]), ""),
    "five of six may be chance": (_reports([*SPRINGS, "11-4-2018", "1-10-2012"]), ""),
    "six of seven is no chance": (_reports([*SPRINGS, "11-4-2018", "5-4-2017", "1-10-2012"]),
                                  "zeker gewoon 1 2 3 4 5 6"),
    "six of eight may be chance": (_reports([*SPRINGS, "11-4-2018", "5-4-2017", "1-10-2012", "3-11-2015"]), ""),
    "months": (_reports(["april 2011", "apr 2013", "mrt 2014", "mei 2016", "april 2018"]), FIVE),
    "words for it": (_reports(["voorjaar 2011", "voorjaar 2013", "lente 2014", "voorjaar 2016", "voorjaar 2018"]),
                     FIVE),
    "a year does not count": (_reports([*SPRINGS, "2018"]), ""),
    "other reasons": ("\n".join(f"{day}; zorgmelding; reden={why}" for day, why in zip(
        [*SPRINGS, "5-5-2017"], ["ruzie", "schulden", "spijbelen", "alcohol", "weglopen"], strict=True)), ""),
    "other words for the reason": ("\n".join(f"{day}; zorgmelding; reden={why}" for day, why in zip(
        [*SPRINGS, "5-5-2017"], ["ruzie", "ruzie ouders", "ruzie thuis", "Ruzie", "conflict ouders"], strict=True)),
        FIVE),
    "told by three": (_reports(SPRINGS) + "\n5-4-2011; VT-melding; reden=ruzie; organisatie=Politie\n"
                      "8-4-2011; zorgmelding; reden=ruzie; organisatie=School", ""),
    "one refuted": (_reports(SPRINGS) + "\n5-4-2012; zorgmelding; reden=ruzie; bevinding=weerlegd", ""),
    "leap days": (_reports(["29-2-2012", "29-2-2016", "28-2-2013", "1-3-2014", "29-2-2020"]), FIVE),
    "all by a school": (_reports([*SPRINGS, "11-4-2018"], more="reden=ruzie; organisatie=Basisschool"), FIVE),
    "not in 2015 for another reason": (_reports([*SPRINGS, "11-4-2018"]) + "\n1-4-2015; zorgmelding; reden=schulden",
                                       FIVE),
}  # fmt: skip
MANY: Table = {
    "three in 90 days": (_told((0, "A"), (40, "A"), (89, "A")), "zeker begin 1 2 3"),
    "three in 93 days": (_told((0, "A"), (40, "A"), (92, "A")), ""),
    "told by three within a week": (_told((0, "A"), (3, "B"), (6, "C"), (50, "A")), ""),
    "seven days apart": (_told((0, "A"), (7, "B"), (60, "A")), ""),
    "eight days apart": (_told((0, "A"), (8, "B"), (60, "A")), "zeker begin 1 2 3"),
    "seven days apart, by the same": (_told((0, "A"), (7, "A"), (60, "A")), "zeker begin 1 2 3"),
    "moving is no report": ("1-1-2014; verhuizing\n1-2-2014; verhuizing\n1-3-2014; crisismelding", ""),
    "months": (_reports(["jan 2014", "feb 2014", "mrt 2014"]), "mogelijk begin 1 2 3"),
    "nine, eight refuted": (
        _reports(_days(range(0, 400, 50)), more="bevinding=weerlegd; melder=gezin") + "\n"
        + _reports(_days([500]), more="bevinding=bevestigd"), "zeker sterk 1 2 3 4 5 6 7 8 9"),
}  # fmt: skip
BETWEEN: Table = {
    "shorter": (_reports(_gaps(900, 700, 500, 300, 100)), "zeker gewoon 1 2 3 4 5 6"),
    "longer": (_reports(_gaps(100, 300, 500, 700, 900)), "zeker gewoon 1 2 3 4 5 6"),
    "four gaps": (_reports(_gaps(900, 700, 500, 300)), ""),
    "five, one out of order": (_reports(_gaps(900, 700, 300, 500, 100)), ""),
    "six, one out of order": (_reports(_gaps(900, 800, 700, 500, 600, 100)), "zeker gewoon 1 2 3 4 5 6 7"),
    "six, two out of order": (_reports(_gaps(900, 700, 800, 500, 600, 100)), ""),
    "years": (_reports(["2000", "2006", "2011", "2015", "2018", "2020"]), "mogelijk gewoon 1 2 3 4 5 6"),
}  # fmt: skip
BEFORE: Table = {
    "after 60 days": (_after(60), "zeker sterk 1 2 3 4 5 6 7 8 9 10"),
    "after 61 days": (_after(61), ""),
    "twice": (_after(20, times=2), ""),
    "before it": (_after(-20), ""),
    "half of the times": (
        _after(20, times=3) + "\n1-1-2011; verhuizing\n1-1-2015; verhuizing\n1-1-2020; verhuizing", ""),
    "every month": (_reports([f"1-{m}-{y}" for y in range(2010, 2016) for m in range(1, 13)], "crisismelding") + "\n"
                    "10-2-2010; verhuizing\n10-6-2011; verhuizing\n10-9-2012; verhuizing\n10-4-2013; verhuizing", ""),
    "the day of a loss": (
        "14-4-2009; overlijden; personen=mo\n"
        + _reports(["10-4-2010", "20-4-2012", "12-4-2014", "16-4-2017"], "crisismelding"), FIVE),
    "in two years": ("14-4-2009; overlijden; personen=mo\n"
                     + _reports(["10-4-2010", "20-4-2012"], "crisismelding"), ""),
    "15 days later": ("14-4-2009; overlijden; personen=mo\n"
                      + _reports(["29-4-2010", "29-4-2012", "29-4-2014", "29-4-2017"], "crisismelding"), ""),
    "around new year": (
        "28-12-2009; verlies; personen=mo\n"
        + _reports(["5-1-2011", "22-12-2012", "8-1-2014", "30-12-2017"], "crisismelding"), FIVE),
    "a loss in some year": ("2009; overlijden; personen=mo\n"
                            + _reports(["10-4-2010", "20-4-2012", "12-4-2014"], "crisismelding"), ""),
}  # fmt: skip


def _quiet(days: Sequence[str], more: str = "") -> str:
    return "\n".join(filter(None, [_reports(days, "crisismelding"), more]))


BUSY = ("1-1-2022", "1-5-2022", "1-9-2022", "1-1-2023")
QUIET: Table = {
    "three years": (_quiet([*BUSY, "1-3-2026"], LIFE), "zeker sterk 4 5"),
    "a year": (_quiet(_days([0, 60, 120, 180, 546, 606, 666, 726], begin=date(2024, 1, 1)), LIFE), "zeker gewoon 4 5"),
    "eleven months": (_quiet(_days([0, 60, 120, 180, 510, 570, 630, 690], begin=date(2024, 1, 1)), LIFE), ""),
    "every year one": (_quiet([f"1-3-{year}" for year in range(2012, 2027)], LIFE), ""),
    "only one report": (_quiet(["1-1-2024"], LIFE), ""),
    "nobody wrote a line": (_quiet([*BUSY, "1-3-2026"]), "mogelijk sterk 4 5"),
    "unsafe moments count": (_quiet([*BUSY, "1-3-2026"], "1-2-2024; weglopen\n1-1-2025; huiselijk geweld"), ""),
    "a refuted report": (_quiet([*BUSY, "1-3-2026"], "1-2-2024; zorgmelding; bevinding=weerlegd\n" + LIFE),
                         "zeker sterk 4 5"),
}  # fmt: skip
CASES: Mapping[str, Table] = {
    "seizoen": SEASON,
    "veel-meldingen": MANY,
    "tussentijd": BETWEEN,
    "vooraf": BEFORE,
    "rust": QUIET,
}


@pytest.fixture(scope="module")
def read() -> Mapping[tuple[str, str], Casus]:
    """All cases, read."""
    return typed({(detector, case): rows for detector, table in CASES.items() for case, (rows, _) in table.items()})


@pytest.mark.parametrize(("detector", "case"), [(detector, case) for detector in CASES for case in CASES[detector]])
def test_what_comes_out(detector: str, case: str, read: Mapping[tuple[str, str], Casus]) -> None:
    assert outcome(read[detector, case], detector) == CASES[detector][case][1]


SAID = {
    ("seizoen", "all by a school"): "kalender van die organisatie",
    ("seizoen", "not in 2015 for another reason"): "In 2012, 2015 en 2017 kwam hierover geen melding",
    ("rust", "a refuted report"): "een melding die niet klopte",
    ("rust", "nobody wrote a line"): "niets op papier",
}


@pytest.mark.parametrize(("detector", "case"), SAID)
def test_what_does_not_fit_is_said(detector: str, case: str, read: Mapping[tuple[str, str], Casus]) -> None:
    (found,) = found_in(read[detector, case], detector)
    assert SAID[detector, case] in " ".join(remark.text for remark in found.counter)


def test_reports_that_were_refuted_are_told_beside_those_that_were_confirmed(
    read: Mapping[tuple[str, str], Casus],
) -> None:
    (found,) = found_in(read["veel-meldingen", "nine, eight refuted"], "veel-meldingen")
    assert "9 keer iets gemeld" in found.text
    assert "1 keer bevestigd" in found.text
