"""The access log as people read it: whom it concerns, one sentence each, the same of one day told once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.pdf import texts_of
from tests.helpers.workplaces import MovingClock, add_person, desk, new_workplace
from werkbank.app.keeping.entries import Asked, Entry, as_json, entries_of, people_in
from werkbank.app.keeping.log_words import folded, product_words, sentence
from werkbank.app.keeping.looked import looked_sheet
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import Event, Session
from werkbank.paper.looked import looked_pdf
from werkbank.store.workplace import StoredCasus

TODAY = date(2026, 3, 2)


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[StoredCasus]:
    clock = MovingClock(step=timedelta(seconds=1))
    workplace, _ = new_workplace(tmp_path / "werkplek", clock=clock)
    made = workplace.new_case("Gezin Berk")
    yield made
    workplace.close()


def entries(stored: StoredCasus, **asked: object) -> list[Entry]:
    return entries_of(stored, stored.casus, asked=Asked(**asked))  # type: ignore[arg-type]


def test_a_change_concerns_whom_its_entities_are_about(stored: StoredCasus) -> None:
    casus = desk(stored)
    bo, cas = add_person(casus, "Bo"), add_person(casus, "Cas")
    with casus.transaction("add-event") as edit:
        edit.add(Event(id=edit.new_id(), kind="ziekte", persons=(bo,)))
    of_bo = entries(stored, about=bo)
    assert [one.action for one in of_bo] == ["add-person", "add-event"]
    assert [one.action for one in entries(stored, about=cas)] == ["add-person"]


def test_looking_at_the_whole_concerns_everybody_and_a_named_line_only_those(stored: StoredCasus) -> None:
    bo = add_person(desk(stored), "Bo")
    stored.log("print", detail="gezinsplan:moeder")
    stored.log("inspection", about=(bo,), on_behalf="Bo")
    stored.log("shielded-viewed", objects=(f"person:{bo}",))
    stored.log("access-given", object_type="key")
    other = EntityId("iemand")
    assert {"inspection", "shielded-viewed", "print"} <= {one.type for one in entries(stored, about=bo)}
    assert {one.type for one in entries(stored, about=other)} == {"print"}


@pytest.mark.parametrize(
    ("event", "fields", "said"),
    [
        ("open", {}, "Anja keek in het dossier"),
        ("open", {"purpose": "backup"}, "Anja keek in het dossier, voor een reservekopie"),
        ("search", {}, "Anja zocht in het dossier"),
        ("shielded-viewed", {}, "Anja bekeek iets dat is afgeschermd"),
        ("print", {"detail": "gezinsplan:moeder"}, "Anja drukte iets af: gezinsplan, voor moeder"),
        ("export", {"detail": "plan-pdf:moeder"}, "Anja bewaarde iets als bestand: gezinsplan, voor moeder"),
        ("handover", {"detail": "Jet (Raad); keten; 3p/9"}, "Anja droeg gegevens over: Jet (Raad)"),
        ("merge", {}, "Anja voegde gegevens van een ander samen met dit dossier"),
        ("merge", {"detail": "46"}, "Anja voegde gegevens van een ander samen met dit dossier: 46 wijzigingen"),
        ("erase", {"detail": "op verzoek"}, "Anja wiste gegevens voorgoed: reden: op verzoek"),
        ("access-given", {}, "Anja gaf iemand toegang tot het dossier"),
        ("key-renewed", {}, "Werkbank gaf het dossier een nieuwe sleutel"),
        ("close", {}, "Anja deed het dossier dicht"),
        ("iets-nieuws", {}, "Anja deed iets met het dossier"),
        ("handover", {"outcome": 8}, "Anja droeg gegevens over, maar dat lukte niet"),
    ],
)  # fmt: skip
def test_every_line_is_a_plain_sentence(stored: StoredCasus, event: str, fields: dict[str, Any], said: str) -> None:
    stored.log(event, **fields)
    assert sentence(entries(stored)[-1]) == said


def test_on_the_day_of_a_meeting_that_is_what_it_was_for(stored: StoredCasus) -> None:
    with desk(stored).transaction("start-session") as edit:
        edit.add(Session(id=edit.new_id(), kind="MDO", on=parse("2-3-2026", today=TODAY)))
    stored.log("open")
    assert sentence(entries(stored)[-1]) == "Anja keek in het dossier, op de dag van het gesprek (MDO)"


def test_the_same_of_one_day_is_told_once(stored: StoredCasus) -> None:
    for _ in range(3):
        stored.log("open")
    stored.log("search")
    told = [one for one in folded(entries(stored)) if one.type in {"open", "search"}]
    assert [one.line for one in told] == ["Anja keek in het dossier (3 keer)", "Anja zocht in het dossier"]
    assert told[0].times == 3


def test_filters_and_people(stored: StoredCasus) -> None:
    stored.log("open")
    assert people_in(entries(stored)) == ["Anja"]
    assert entries(stored, who="Bram") == []
    assert entries(stored, since=TODAY + timedelta(days=2)) == []
    assert entries(stored, until=TODAY - timedelta(days=2)) == []
    assert [one.type for one in entries(stored, types=frozenset({"open"}))] == ["open"]


def test_the_document_has_the_fields_of_the_norm(stored: StoredCasus) -> None:
    stored.log("consent", about=("p",), on_behalf="moeder", policy="overleg", detail="plan-pdf")
    document = as_json(entries(stored)[-1])
    assert (document["type"], document["action"], document["outcome"]) == ("consent", "R", 0)
    assert (document["on_behalf"], document["policy"], document["about"]) == ("moeder", "overleg", ["p"])


def test_the_family_gets_it_on_paper_without_housekeeping(stored: StoredCasus) -> None:
    bo = add_person(desk(stored), "Bo")
    stored.log("open")
    stored.log("backup")
    sheet = looked_sheet(entries(stored), stored.casus, person=stored.casus.persons[bo])
    assert "backup" not in {one.type for one in sheet.told}
    data = looked_pdf(sheet, today=TODAY)
    said = " ".join(texts_of(data))
    assert "Wie keek in dit dossier?" in said
    assert "Over Bo" in said
    assert "Anja keek in het dossier" in said
    assert data == looked_pdf(sheet, today=TODAY)


def test_what_is_printed_is_named_in_plain_words_before_it_is_logged() -> None:
    assert product_words("gezinsplan-gewoon:ouder met gezag:watermerk") == "gezinsplan, voor ouder met gezag, watermerk"
    assert product_words("wandplaat-A3:team") == "wandplaat, voor team"
