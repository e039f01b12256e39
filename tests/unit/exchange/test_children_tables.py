"""What a child says, being eighteen, and what may be passed on go out as tables and come back; a picture is told."""

from datetime import date
from pathlib import Path

from werkbank.exchange import cannot_hold, read_input, write_tables
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import ChildPage, ComingOfAge, Event, Person
from werkbank.model.kinds import PassOn

TODAY = date(2026, 1, 15)


def test_pages_of_children_survive_tables_and_their_pictures_are_told(tmp_path: Path) -> None:
    page = {"worries": "Ruzie\nthuis", "joys": "Voetbal", "say": "wie ik noem", "may_see": ("p2", "oma"),
            "explained_by": "Petra", "explained_on": from_edtf("2026-01-12"), "decided_why": "Eigen keus"}  # fmt: skip
    casus = Casus().having(
        Person(id=EntityId("p1"), ref="p1", first_name="Bo", unable=True, represented_by="p2"),
        Person(id=EntityId("p2"), ref="p2", first_name="An"),
        Event(id=EntityId("e1"), ref="e1", kind="ots", title="Besluit", pass_on=PassOn.ASK),
        ChildPage.model_validate({"id": "k1", "ref": "k1", "person": "p1", **page}),
        ComingOfAge(id=EntityId("a1"), ref="a1", person=EntityId("p1"), living="Thuis", stays="Petra"),
    )
    write_tables(casus, tmp_path / "uit", today=TODAY)
    back = read_input(tmp_path / "uit", today=TODAY).casus
    for table in ("persons", "child_pages", "comings_of_age"):
        assert {**getattr(back, table)} == {**getattr(casus, table)}
    assert next(iter(back.events.values())).pass_on is PassOn.ASK
    assert cannot_hold(casus, today=TODAY) == ()
    drawn = casus.having(casus.child_pages[EntityId("k1")].but(drawing="ab" * 32))
    assert "tekening" in cannot_hold(drawn, today=TODAY)[0].for_people()
