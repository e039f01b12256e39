"""Own wording, notes at a bouwsteen and the weging go out as tables and come back as they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from werkbank.exchange import read_input, write_tables
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import (
    SHEET_ID,
    BouwsteenNote,
    Event,
    Person,
    Session,
    Sheet,
    Weighing,
    WeighingPoint,
    Wording,
)

TODAY = date(2026, 1, 15)


def test_what_belongs_to_the_way_of_working_survives_tables(tmp_path: Path) -> None:
    day = from_edtf("2026-01-12")
    casus = Casus().having(
        Sheet(id=SHEET_ID, name="Proef", sets=("routekaart",)),
        Person(id=EntityId("p1"), ref="p1", first_name="Bo"),
        Event(id=EntityId("e1"), ref="e1", bouwstenen=("E01", "B08", "R02")),
        Session(id=EntityId("s1"), ref="s1", kind="mdo", on=day),
        Wording(
            id=EntityId("w1"), ref="w1", of_list="bouwstenen", row="B08", label="Wat|terugkomt", questions=("Wat?", "|")
        ),
        Wording(id=EntityId("w2"), ref="w2", of_list="bouwstenen", row="B02", dropped=True),
        BouwsteenNote(id=EntityId("n1"), ref="n1", session=EntityId("s1"), on=day, text="Samen", bouwstenen=("B08",)),
        Weighing(
            id=EntityId("g1"), ref="g1", story="Veel hulp", outcome="Ja, samen", decided_by=("Team", "p1"), on=day
        ),
        WeighingPoint(id=EntityId("g2"), ref="g2", trigger="W01", seen="speelt", text="drie keer"),
    )
    write_tables(casus, tmp_path / "uit", today=TODAY)
    back = read_input(tmp_path / "uit", today=TODAY).casus
    for kind in ("wordings", "bouwsteen_notes", "weighings", "weighing_points", "sessions", "events"):
        before = {
            e.ref: e.model_dump(exclude={"id", "session", "decided_by", "persons"})
            for e in getattr(casus, kind).values()
        }
        after = {
            e.ref: e.model_dump(exclude={"id", "session", "decided_by", "persons"})
            for e in getattr(back, kind).values()
        }
        assert before == after
    (note,) = back.bouwsteen_notes.values()
    assert back.sessions[EntityId(note.session)].ref == "s1"
    assert back.sheet.sets == ("routekaart",)


def test_tables_may_name_a_bouwsteen_as_the_team_does(tmp_path: Path) -> None:
    (tmp_path / "gebeurtenissen.csv").write_text("datum;titel;bouwstenen\n2020;gesprek;Samen eten|wat terugkomt\n")
    (tmp_path / "bouwsteenwoorden.csv").write_text(
        "lijst;code;naam\nbouwstenen;B08;Wat terugkomt\nbouwstenen;E01;Samen eten\n"
    )
    casus = read_input(tmp_path, today=TODAY).casus
    assert [event.bouwstenen for event in casus.events.values()] == [("E01", "B08")]
