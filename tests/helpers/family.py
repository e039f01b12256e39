"""An invented family to test with, and a session on it that keeps everything in memory."""

from __future__ import annotations

from datetime import UTC, date, datetime

from werkbank.app.session import Session
from werkbank.app.verbs import family, history
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import SetClock, counted_ids
from werkbank.model.dates import VagueDate, parse
from werkbank.model.entities import SHEET_ID, Person, Sheet

TODAY = date(2026, 11, 21)


def day(text: str) -> VagueDate:
    """A date as somebody types it on TODAY."""
    return parse(text, today=TODAY)


def session(casus: Casus | None = None, *, sink: MemorySink | None = None) -> Session:
    """A desk with a casus on it, at noon of TODAY."""
    clock = SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))
    start = casus if casus is not None else Casus().having(Sheet(id=SHEET_ID, name="Gezin Verzonnen"))
    opened = OpenCasus(start, sink=sink or MemorySink(), clock=clock, ids=counted_ids(), author="Tester")
    return Session(opened, clock=clock)


def three_generations(desk: Session) -> dict[str, Person]:
    """Opa, oma, ma, pa and three children of the family Verzonnen; the parents parted in 2016."""
    opa = family.add_person(desk, first_name="Opa", gender="m", birth=day("1945"), death=day("2015"), role="familie")
    oma = family.add_partner(desk, opa.id, first_name="Oma", birth=day("rond 1948"))
    ma = family.add_child(desk, opa.id, first_name="Marieke", gender="v", birth=day("12-3-1975"), role="ouder")
    pa = family.add_partner(desk, ma.id, first_name="Sjoerd", birth=day("1973"))
    couple = list(desk.casus.partnerships.values())[-1]
    parted = {"begin": day("1998"), "end": day("2016"), "how_ended": "scheiding", "kind": "huwelijk"}
    family.edit_partnership(desk, couple.id, **parted)
    bo = family.add_child(desk, ma.id, first_name="Bo", gender="m", birth=day("2009"), index=True)
    lot = family.add_child(desk, ma.id, first_name="Lot", gender="v", birth=day("2011"))
    kim = family.add_child(desk, ma.id, first_name="Kim", gender="x", birth=day("zomer 2014"))
    history.add_event(desk, kind="ots", date=day("voorjaar 2013"), persons=(bo.id,), reason="schoolverzuim")
    return {"opa": opa, "oma": oma, "ma": ma, "pa": pa, "bo": bo, "lot": lot, "kim": kim}
