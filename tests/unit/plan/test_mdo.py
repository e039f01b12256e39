"""What an MDO sheet says: chosen by plain rules, in a fixed order, as the team may see it."""

from datetime import date

import pytest

from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.model.casus import Casus
from werkbank.model.entities import (
    Answer,
    Decision,
    Event,
    Household,
    Involvement,
    OwnStatement,
    Pattern,
    Person,
    Question,
    Residence,
    Utterance,
)
from werkbank.model.kinds import Side
from werkbank.plan.mdo import mdo_for
from werkbank.plan.mdo_choice import chosen


def ids(known: Casus, limit: int) -> list[str]:
    return [event.id for event in chosen(known, limit=limit, today=TODAY)]


def events(*rows: tuple[str, str, str], **fields: object) -> list[Event]:
    return [shared(Event, key, kind=kind, date=day(when), persons=("sam",), **fields) for key, kind, when in rows]


def test_measures_come_first_then_evidence_then_what_is_tagged_then_what_is_recent() -> None:
    known = Casus().having(
        *events(("oud", "ots", "2008"), ("bewijs", "crisismelding", "2010"), ("nieuw", "verhuizing", "2026")),
        *events(("tag", "verhuizing", "2012"), bouwstenen=("B08",)),
        *events(("straks", "verhuizing", "2027")),
        shared(Pattern, "p", events=("bewijs",), status="herkend"),
    )
    assert ids(known, 2) == ["oud", "bewijs"]
    assert ids(known, 3) == ["oud", "bewijs", "tag"]
    assert ids(known, 9) == ["oud", "bewijs", "tag", "nieuw"], "in the order of time, without what did not happen yet"


def test_measures_take_no_more_than_half_while_others_wait() -> None:
    measures = events(*((f"m{n}", "ots", str(2000 + n)) for n in range(9)))
    others = events(*((f"a{n}", "verhuizing", str(2000 + n)) for n in range(9)))
    assert ids(Casus().having(*measures, *others), 6) == ["a6", "m6", "a7", "m7", "a8", "m8"]
    assert len(ids(Casus().having(*measures), 6)) == 6


def test_evidence_counts_only_for_patterns_that_somebody_recognises() -> None:
    made = events(("bewijs", "crisismelding", "2010"), ("later", "verhuizing", "2020"))
    pattern = shared(Pattern, "p", events=("bewijs",))
    assert ids(Casus().having(*made, pattern), 1) == ["later"]
    said = shared(Answer, "a", pattern="p", kind="herkenbaar", who="team")
    assert ids(Casus().having(*made, pattern, said), 1) == ["bewijs"]


def test_what_was_tried_has_begin_end_reason_who_ended_it_and_what_it_did() -> None:
    known = Casus().having(
        shared(Person, "sam", first_name="Sam"),
        shared(
            Event, "h", kind="ambulant", title="Hulp thuis", date=day("4-6-2012"), end=day("12-10-2012"),
            persons=("sam",), organisation="Verzonnen Zorg", reason="ruzie", outcome="doelen bereikt",
            stopped_by="gezin", effect_family="Het was rustig.", effect_help="Doelen gehaald.",
        ),
        *events(("loopt", "ambulant", "2025"), running=True),
        *events(("open", "ambulant", "2014")),
    )  # fmt: skip
    rows = {row.event: row for row in mdo_for(known, today=TODAY).tried}
    done = rows["h"]  # type: ignore[index]
    assert (done.what, done.organisation, done.who, done.reason) == ("Hulp thuis", "Verzonnen Zorg", "Sam", "ruzie")
    assert done.when == "4 juni t/m 12 oktober 2012"
    assert done.ended == "doelen bereikt, door gezin"
    assert (done.family, done.help) == ("Het was rustig.", "Doelen gehaald.")
    assert rows["loopt"].ended == "loopt nog"  # type: ignore[index]
    assert rows["open"].ended == "niet genoteerd"  # type: ignore[index]
    assert rows["open"].when.endswith("einde onbekend")  # type: ignore[index]


def test_an_unknown_outcome_is_told_as_it_was_typed() -> None:
    known = casus(*events(("h", "ambulant", "2012"), end=day("2013"), outcome="gestaakt na brief"))
    assert [row.event for row in mdo_for(known, today=TODAY).tried] == ["e2", "h"], "the measure first"
    assert mdo_for(known, today=TODAY).tried[1].ended == "gestaakt na brief"


def test_patterns_come_with_evidence_counts_and_what_family_and_team_say() -> None:
    team_only = shared(Pattern, "t", name="Steeds wachten", side=Side.HELP, status="herkend", events=("e1",))
    said = shared(Answer, "x", pattern="t", kind="herkenbaar", who="wil")
    possible = shared(Pattern, "m", name="Misschien", events=("e1",))
    refused = shared(Pattern, "n", name="Niet zo", status="niet herkend", events=("e1",))
    sheet = mdo_for(casus(team_only, said, possible, refused), today=TODAY)
    family, helped = sheet.patterns
    assert family.name == "De ochtend loopt vast"
    assert family.evidence == "2 keer (1 school: verzuim, 1 OTS): 2024 en 2025"
    assert family.said == "Gezin: Ans herkent dit. Kees herkent dit niet. Team: nog niet gevraagd."
    assert helped.name == "Steeds wachten"
    assert helped.said == "Gezin: nog niet gevraagd. Team: Wil herkent dit."
    assert sheet.silent == ("Nog niet besproken: Misschien.", "Niet herkend: Niet zo.")


def test_facts_opinions_and_the_familys_story_stand_apart() -> None:
    said = [
        shared(Utterance, "f", kind="zorg", text="41 lessen weg.", by="School", nature="feit", source="overzicht"),
        shared(Utterance, "m", kind="zorg", text="Hij is stil.", by="School", nature="mening", seen_differently="Nee."),
        shared(Utterance, "v", kind="zorg", text="Ik luister.", by="sam", nature="verhaal"),
        shared(OwnStatement, "e", by="ans", text="Ik belde wel."),
        shared(Decision, "b", text="Samen kijken.", facts=("e2",)),
    ]
    sheet = mdo_for(casus(*said), today=TODAY)
    facts, opinions, story = ([one.text for one in part] for part in (sheet.facts, sheet.opinions, sheet.own_story))
    assert "41 lessen weg." in facts
    assert "maart 2025: Eerste OTS" in facts
    assert opinions == ["Hij is stil."]
    assert sheet.opinions[0].differently == "Nee."
    assert {"Ik luister.", "Ik belde wel."} <= set(story)
    assert "School, overzicht" in [one.by for one in sheet.facts]


def test_questions_say_who_asks_whom_before_when_and_decisions_rest_on_facts() -> None:
    made = [
        shared(Question, "q1", text="Slaapt Ans?", other_explanation="Pijn.", asked_by="wil", ask_whom="huisarts"),
        shared(Question, "q2", text="Komt oma?", before=day("1-12-2026")),
        shared(Question, "q3", text="Al beantwoord", closed_by="e1"),
        shared(Decision, "b1", text="Geen OTS.", by="JBT", on=day("1-6-2026"), facts=("e2", "e1"), disagrees="School"),
        shared(Decision, "b2", text="Wie blijft?"),
    ]
    sheet = mdo_for(casus(*made), today=TODAY)
    assert [(q.text, q.other, q.asks, q.whom, q.before) for q in sheet.questions] == [
        ("Komt oma?", "", "", "", "1 december 2026"),
        ("Slaapt Ans?", "Pijn.", "Wil", "huisarts", ""),
    ]
    to_take, taken = sheet.decisions
    assert (to_take.text, to_take.taken, to_take.facts) == ("Wie blijft?", False, ())
    assert taken.facts == ("Sam thuis (2024)", "Eerste OTS (maart 2025)")
    assert (taken.by, taken.disagrees) == ("JBT, 1 juni 2026", "School")


def test_bouwstenen_are_used_or_not() -> None:
    used, unused = mdo_for(casus(), today=TODAY).stones
    assert "Gezinspatronen" in used
    assert "Privacy" in unused
    assert not set(used) & set(unused)


@pytest.mark.parametrize("closed", [{"sharing": "afgeschermd"}, {"only_for": ("ans",)}, {"not_for": ("team",)}])
def test_what_is_shielded_or_for_named_people_is_not_on_the_sheet(closed: dict[str, object]) -> None:
    word = "Geheimwoordje"
    hidden = [
        Event.model_validate({"id": "x1", "kind": "ambulant", "title": word, "date": day("2024"), **closed}),
        Utterance.model_validate({"id": "x2", "text": word, "by": "sam", "nature": "verhaal", **closed}),
        Question.model_validate({"id": "x3", "text": word, **closed}),
        Decision.model_validate({"id": "x4", "text": word, **closed}),
        Pattern.model_validate({"id": "x5", "name": word, "status": "herkend", **closed}),
    ]
    sheet = mdo_for(casus(*hidden), today=TODAY)
    assert word not in everything(sheet)
    assert everything(sheet) == everything(mdo_for(casus(), today=TODAY))


def test_a_secret_place_is_in_no_word_of_the_sheet() -> None:
    made = [
        shared(Household, "schuil", label="De Linde", municipality="Verstad", secret=True),
        shared(Residence, "r-schuil", person="ans", household="schuil"),
        shared(
            Event, "x", kind="ambulant", title="Hulp van Zorg Verstad", date=day("2025"), persons=("ans",),
            organisation="Zorg Verstad",
        ),
        shared(Event, "y", kind="verhuizing", title="Naar de Bosweg", date=day("2025"), persons=("ans",)),
        shared(Utterance, "u", text="In verstad is het rustig.", by="ans", nature="verhaal"),
        shared(Question, "q", text="Blijft Ans in De Linde?"),
        shared(Involvement, "i", name="Truus", role="vast-aanspreekpunt", organisation="Verstad", persons=("ans",)),
    ]  # fmt: skip
    told = everything(mdo_for(casus(*made), today=TODAY)).casefold()
    for secret in ("verstad", "de linde", "bosweg"):
        assert secret not in told, secret
    assert "in een veilige plek is het rustig." in told
    named = [made[0].but(only_for=("team",)), *made[1:]]
    assert "De Linde" in everything(mdo_for(casus(*named), today=TODAY))


def test_figures_phones_and_who_reported_are_not_on_the_sheet() -> None:
    report = shared(Event, "r", kind="zorgmelding", date=day("2025"), persons=("sam",), reporter="omstander")
    told = everything(mdo_for(casus(report), today=TODAY))
    assert "06-00000001" not in told
    assert "omstander" not in told


def test_an_empty_casus_has_an_empty_sheet() -> None:
    sheet = mdo_for(Casus(), today=date(2026, 1, 1))
    assert sheet.title == "Casus zonder naam"
    assert (sheet.tried, sheet.patterns, sheet.questions, sheet.decisions) == ((), (), (), ())


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_demo_cases_fill_every_part(number: int) -> None:
    sheet = mdo_for(sample(number), today=TODAY)
    parts = (
        sheet.tried,
        sheet.facts,
        sheet.opinions,
        sheet.own_story,
        sheet.patterns,
        sheet.questions,
        sheet.decisions,
    )
    assert all(parts)
    assert sheet.story
    assert sheet.about


def everything(sheet: object) -> str:
    """All words of a sheet, its casus left aside."""
    from dataclasses import fields, is_dataclass

    if isinstance(sheet, str):
        return sheet
    if isinstance(sheet, tuple):
        return "\n".join(everything(one) for one in sheet)
    if is_dataclass(sheet):
        return "\n".join(everything(getattr(sheet, one.name)) for one in fields(sheet) if one.name != "casus")
    return ""
