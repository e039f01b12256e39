"""The same help and the same measure again, in cases typed by somebody who read only the design."""

from collections.abc import Mapping

import pytest

from tests.helpers.rows_typed import Table, outcome, typed
from werkbank.model.casus import Casus

IAG = "ambulant; product=IAG; organisatie=Zorg A"
OTS = "OTS; reden=schoolverzuim; organisatie=GI A"

HELP: Table = {
    "four times": (f"1-2-2009..1-8-2009; {IAG}\n1-2-2012..1-8-2012; {IAG}\n1-2-2015..1-8-2015; {IAG}\n"
                   f"1-2-2018..1-8-2018; {IAG}", "zeker sterk 1 2 3 4"),
    "three times": (f"1-2-2009..1-8-2009; {IAG}\n1-2-2012..1-8-2012; {IAG}\n1-2-2015..1-8-2015; {IAG}",
                    "zeker gewoon 1 2 3"),
    "twice, the later row first": (f"1-2-2012..1-8-2012; {IAG}\n1-2-2009..1-8-2009; {IAG}", "zeker begin 1 2"),
    "once": (f"1-2-2012..1-8-2012; {IAG}", ""),
    "no day between": (f"1-2-2012..31-7-2012; {IAG}\n1-8-2012..31-12-2012; {IAG}", ""),
    "one day between": (f"1-2-2012..31-7-2012; {IAG}\n2-8-2012..31-12-2012; {IAG}", "zeker begin 1 2"),
    "no day between, provider renamed": (
        f"1-2-2012..31-7-2012; {IAG}\n1-8-2012..31-12-2012; ambulant; product=IAG; organisatie=Zorg B", ""),
    "no day between, provider unknown": (
        f"1-2-2012..31-7-2012; {IAG}\n1-8-2012..31-12-2012; ambulant; product=IAG", ""),
    "until the day before a leap day": (f"1-2-2011..28-2-2012; {IAG}\n29-2-2012..1-8-2012; {IAG}", ""),
    "over a leap day": (f"1-2-2011..28-2-2012; {IAG}\n1-3-2012..1-8-2012; {IAG}", "zeker begin 1 2"),
    "no leap day that year": (f"1-2-2011..28-2-2013; {IAG}\n1-3-2013..1-8-2013; {IAG}", ""),
    "nobody named": (f"1-2-2012..31-7-2012; {IAG}; personen=\n1-8-2013..31-12-2013; {IAG}; personen=",
                     "zeker begin 1 2"),
    "for both children, then for one": (
        f"1-2-2012..31-7-2012; {IAG}; personen=bo,lin\n1-8-2013..31-12-2013; {IAG}", "zeker begin 1 2"),
    "in the same family": (f"1-2-2012..31-7-2012; {IAG}\n1-8-2013..31-12-2013; {IAG}; personen=lin",
                           "zeker begin 1 2"),
    "years": (f"2009..2009; {IAG}\n2012..2013; {IAG}", "zeker begin 1 2"),
    "years that touch": (f"2009..2010; {IAG}\n2010..2011; {IAG}", "mogelijk begin 1 2"),
    "months next to each other": (f"jan 2010..feb 2010; {IAG}\nmrt 2010..dec 2010; {IAG}", "mogelijk begin 1 2"),
    "a month between": (f"jan 2010..feb 2010; {IAG}\napr 2010..dec 2010; {IAG}", "zeker begin 1 2"),
    "seasons": (f"voorjaar 2012..zomer 2012; {IAG}\nvoorjaar 2014..zomer 2014; {IAG}", "zeker begin 1 2"),
    "about, long apart": (f"ca. 2005..ca. 2006; {IAG}\nca. 2015..ca. 2016; {IAG}", "zeker begin 1 2"),
    "about, near": (f"ca. 2005..ca. 2006; {IAG}\nca. 2007..ca. 2009; {IAG}", "mogelijk begin 1 2"),
    "no end": (f"1-2-2011; {IAG}\n1-3-2013..1-8-2013; {IAG}", "mogelijk begin 1 2"),
    "still going on": (f"1-2-2011..nu; {IAG}\n1-3-2013..1-8-2013; {IAG}", ""),
    "still to come": (f"1-2-2025..1-8-2025; {IAG}\n1-8-2026..1-12-2026; {IAG}", ""),
    "other words for it": (
        "1-2-2012..1-8-2012; ambulante hulp; product=iag\n1-2-2014..1-8-2014; Ambulant; product=Intensieve Ambulante "
        "Gezinsbegeleiding\n1-2-2016..1-8-2016; ambulant; product=I.A.G.", "zeker gewoon 1 2 3"),
    "kind without product": ("1-2-2012..1-8-2012; pleegzorg\n1-2-2014..1-8-2014; Pleeggezin", "zeker begin 1 2"),
    "just help": ("1-2-2012..1-8-2012; hulptraject\n1-2-2014..1-8-2014; hulptraject", ""),
    "a kind and a product": ("1-2-2012..1-8-2012; VUP\n1-2-2014..1-8-2014; hulptraject; product=VUHP",
                             "zeker begin 1 2"),
    "declined": (f"1-2-2012..1-8-2012; {IAG}\n1-2-2014..1-2-2014; {IAG}; afloop=geweigerd", ""),
    "waiting list": (f"1-2-2012..1-8-2012; {IAG}\n1-2-2014..1-6-2014; {IAG}; afloop=wachtlijst", ""),
    "a story": (f"1-2-2012..1-8-2012; {IAG}\n1-2-2014..1-8-2014; {IAG}; aard=verhaal", ""),
    "one day each": (f"1-2-2011..1-2-2011; {IAG}\n3-2-2011..3-2-2011; {IAG}", "zeker begin 1 2"),
    "told by three": (f"1-2-2011..1-6-2011; {IAG}\n3-2-2011..3-6-2011; {IAG}\n1-2-2011..1-7-2011; {IAG}", ""),
}  # fmt: skip
MEASURES: Table = {
    "twice": (f"1-2-2008..1-2-2010; {OTS}\n1-5-2013..1-5-2014; {OTS}", "zeker begin 1 2"),
    "three times": (f"1-2-2008..1-2-2009; {OTS}\n1-5-2011..1-5-2012; {OTS}\n1-5-2014..1-5-2015; {OTS}",
                    "zeker gewoon 1 2 3"),
    "no day between": (f"1-2-2008..31-1-2009; {OTS}\n1-2-2009..31-1-2010; {OTS}", ""),
    "one day between": (f"1-2-2008..31-1-2009; {OTS}\n2-2-2009..31-1-2010; {OTS}", "zeker begin 1 2"),
    "moved to another organisation": (
        f"1-2-2008..31-1-2010; {OTS}\n1-2-2009..31-1-2011; OTS; reden=schoolverzuim; organisatie=GI B", ""),
    "prolonged for a year": (
        f"1-2-2008..31-1-2009; {OTS}\n31-1-2009..31-1-2010; verlenging OTS\n1-2-2010..31-1-2011; {OTS}", ""),
    "prolonged, nobody noted until when": (
        f"1-2-2008..31-1-2009; {OTS}\n20-1-2009; verlenging OTS\n1-12-2009..31-1-2011; {OTS}", "mogelijk begin 1 3"),
    "prolonged long ago": (f"1-2-2008..31-1-2010; {OTS}\n20-1-2009; verlenging OTS\n1-5-2010..1-5-2011; {OTS}",
                           "zeker begin 1 3"),
    "a synonym": (f"1-2-2008..1-2-2010; {OTS}\n1-5-2013..1-5-2014; OTS; reden=spijbelen", "zeker begin 1 2"),
    "about the same reason": (f"1-2-2008..1-2-2010; {OTS}\n1-5-2013..1-5-2014; OTS; reden=gedrag op school",
                              "zeker begin 1 2"),
    "another reason": (f"1-2-2008..1-2-2010; {OTS}\n1-5-2013..1-5-2014; OTS; reden=schulden", ""),
    "own words": ("1-2-2008..1-2-2010; OTS; reden=oom trok in\n1-5-2013..1-5-2014; OTS; reden=Oom trok in",
                  "zeker begin 1 2"),
    "no reason": ("1-2-2008..1-2-2010; OTS\n1-5-2013..1-5-2014; OTS", "mogelijk begin 1 2"),
    "one without reason": (f"1-2-2008..1-2-2010; {OTS}\n1-5-2013..1-5-2014; OTS", "mogelijk begin 1 2"),
    "another child": (f"1-2-2008..1-2-2010; {OTS}\n1-5-2013..1-5-2014; {OTS}; personen=lin", ""),
    "two children": (f"1-2-2012..1-2-2013; {OTS}; personen=bo,lin\n1-5-2015..1-5-2016; {OTS}; personen=bo,lin",
                     "zeker begin 1 2"),
    "only a parent in common": (
        f"1-2-2012..1-2-2013; {OTS}; personen=bo,mo\n1-5-2015..1-5-2016; {OTS}; personen=lin,mo", ""),
    "provisional first": (f"1-2-2012..1-5-2012; VOTS; reden=schoolverzuim\n2-5-2012..1-5-2013; {OTS}", ""),
    "in full and as a code": (
        "1-2-2008..1-2-2010; ondertoezichtstelling; reden=spijbelen\n1-5-2013..1-5-2014; CBS:11; reden=Schoolverzuim",
        "zeker begin 1 2"),
    "short for living elsewhere": (
        "1-2-2012..1-2-2013; UHP; reden=verwaarlozing\n1-5-2015..1-5-2016; uithuisplaatsing; reden=verwaarlozing",
        "zeker begin 1 2"),
    "years": (f"2008..2010; {OTS}\n2013..2014; {OTS}", "zeker begin 1 2"),
    "years that touch": (f"2008..2010; {OTS}\n2010..2012; {OTS}", "mogelijk begin 1 2"),
    "no end": (f"1-2-2008; {OTS}\n1-5-2013..1-5-2014; {OTS}", "mogelijk begin 1 2"),
    "a long time between": (f"1-2-1990..1-2-1991; {OTS}; personen=mo\n1-5-2013..1-5-2014; {OTS}; personen=mo",
                            "zeker begin 1 2"),
}  # fmt: skip


CASES: Mapping[str, Table] = {"zelfde-hulp": HELP, "zelfde-maatregel": MEASURES}


@pytest.fixture(scope="module")
def read() -> Mapping[tuple[str, str], Casus]:
    """All cases, read."""
    return typed({(detector, case): rows for detector, table in CASES.items() for case, (rows, _) in table.items()})


@pytest.mark.parametrize(("detector", "case"), [(detector, case) for detector in CASES for case in CASES[detector]])
def test_what_comes_out(detector: str, case: str, read: Mapping[tuple[str, str], Casus]) -> None:
    assert outcome(read[detector, case], detector) == CASES[detector][case][1]
