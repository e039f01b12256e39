"""Inspection: who may ask at which age, what is in the copy, and that nothing of others is."""

from datetime import date
from typing import Any

import pytest

from tests.unit.plan.builders import sample
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import SHEET_ID, Condition, Custody, Event, Parentage, Person, Sheet, Utterance
from werkbank.model.kinds import Role, Sharing, UtteranceKind
from werkbank.plan.inspection import Inspection, askers_of, inspection_of

CANARY = "Qzwx"
TODAY = date(2026, 11, 22)
MO, VA, BO, LIN = (EntityId(one) for one in ("mo", "va", "bo", "lin"))


def person(one: EntityId, born: str, **fields: Any) -> Person:  # noqa: ANN401 - fields of a person
    return Person(id=one, first_name=one.title(), birth=parse(born, today=TODAY), **fields)


def event(name: str, *who: EntityId, sharing: Sharing = Sharing.UNDECIDED, **fields: Any) -> Event:  # noqa: ANN401
    return Event(id=EntityId(name), kind="ziekte", title=name, persons=who, sharing=sharing, **fields)


def family(born: str = "3-5-2016") -> Casus:
    children = [person(BO, born, role=Role.YOUTH, index=True), person(LIN, "3-5-2018", role=Role.YOUTH)]
    shared = {"role": Role.PARENT, "sharing": Sharing.FAMILY}
    parents = [person(MO, "1980", **shared), person(VA, "1979", **shared)]
    lines = [Parentage(id=EntityId(f"{p}-{c}"), parent=p, child=c) for p in (MO, VA) for c in (BO, LIN)]
    held = [Custody(id=EntityId(f"g-{c}"), child=c, holder=MO, kind="alleen") for c in (BO, LIN)]
    items = [
        event("van Bo alleen", BO),
        event(f"van Vader alleen {CANARY}", VA, sharing=Sharing.FAMILY),
        event("samen gedeeld", BO, VA, sharing=Sharing.FAMILY),
        event(f"samen niet gedeeld {CANARY}", BO, VA),
        event(f"afgeschermd {CANARY}", BO, sharing=Sharing.SHIELDED),
        event(f"niet voor Bo {CANARY}", BO, not_for=("bo", "mo", "moeder", "kind")),
        event("van Moeder alleen", MO),
        Condition(id=EntityId("c"), person=VA, kind="alcohol", note=CANARY, sharing=Sharing.FAMILY),
        Utterance(id=EntityId("u"), kind=UtteranceKind.WISH, text="Ik wil een hond", by=BO, about=(BO,)),
    ]
    return casus_of([Sheet(id=SHEET_ID), *parents, *children, *lines, *held, *items])


def who(casus: Casus, one: EntityId) -> list[str]:
    return [asker.person for asker in askers_of(casus, casus.persons[one], today=TODAY)]


@pytest.mark.parametrize(
    ("born", "may"),
    [
        ("3-5-2016", [MO]),
        ("3-5-2013", [BO, MO]),
        ("3-5-2010", [BO]),
        ("3-5-2000", [BO]),
        ("2014", [MO]),  # 11 or 12: only who may at both ages
        ("2010", [BO]),  # 15 or 16
        ("", []),  # any age under 18: nobody may at all of them
    ],
)
def test_who_may_ask_follows_from_the_age(born: str, may: list[EntityId]) -> None:
    assert who(family(born), BO) == may


def test_an_adult_asks_for_themselves_and_for_nobody_else() -> None:
    assert who(family(), MO) == [MO]
    assert who(family(), VA) == [VA]


def made(casus: Casus, about: EntityId, asker: EntityId) -> Inspection:
    found = next(one for one in askers_of(casus, casus.persons[about], today=TODAY) if one.person == asker)
    return inspection_of(casus, casus.persons[about], found, today=TODAY)


def texts(copy: Inspection) -> str:
    return " ".join(cell for part in copy.parts for row in part.rows for cell in row)


@pytest.mark.parametrize(("born", "asker"), [("3-5-2016", MO), ("3-5-2013", BO), ("3-5-2013", MO), ("3-5-2009", BO)])
def test_what_is_about_the_person_alone_is_in_and_what_is_of_others_is_not(born: str, asker: EntityId) -> None:
    copy = made(family(born), BO, asker)
    said = texts(copy)
    assert "van Bo alleen" in said, "also when nobody decided to share it"
    assert "samen gedeeld" in said
    assert ("Ik wil een hond" in said) is (asker == BO), "a child's words are not for a parent unless shared"
    assert CANARY not in said
    assert "van Moeder alleen" not in said
    assert CANARY not in str([one.model_dump() for one in copy.casus.everything()]), "nor in what it is made of"
    assert copy.kept_out == (3 if asker == BO else 4)


def test_of_others_only_the_name_is_left() -> None:
    copy = made(family(), BO, MO)
    father = copy.casus.persons.get(VA)
    assert father is not None
    assert (father.first_name, father.birth.is_known, father.last_name) == ("Va", False, "")
    assert [row[1] for row in copy.parts[0].rows if row[0].startswith(("Va", "Mo"))] == ["", ""], (
        "left out, not unknown"
    )
    assert LIN not in copy.casus.persons, "a sister who is named nowhere is not in it"


def test_an_adult_gets_what_is_about_them_alone() -> None:
    copy = made(family(), MO, MO)
    assert "van Moeder alleen" in texts(copy)
    assert "van Bo alleen" not in texts(copy), "for the child there is a copy of its own"
    assert CANARY not in texts(copy)


def test_a_text_that_names_another_is_told_apart() -> None:
    whole = family().having(event("Va riep tegen Bo", BO))
    assert made(whole, BO, MO).named == ("Va riep tegen Bo",)


def test_a_child_that_does_not_know_its_father_does_not_learn_it_here() -> None:
    whole = family("3-5-2013")
    hidden = whole.having(whole.persons[BO].but(descent_shielded=True))
    copy = made(hidden, BO, BO)
    assert VA not in copy.casus.persons
    assert "Va" not in texts(copy).split()


def test_a_source_that_is_kept_out_is_not_told_as_if_nobody_wrote_it_down() -> None:
    casus = sample(2)
    judith = next(one for one in casus.persons.values() if one.first_name == "Judith")
    (asker,) = askers_of(casus, judith, today=date(2026, 11, 22))
    made = inspection_of(casus, judith, asker, today=date(2026, 11, 22))
    cells = [cell for part in made.parts for row in part.rows for cell in row]
    assert not [cell for cell in cells if "niet vermeld" in cell]
    assert {"feit", "mening", "eigen verhaal"} <= set(cells)
    for part in made.parts:
        assert "Bron" not in part.heads
        assert {len(row) for row in part.rows} == {len(part.heads)} == {len(part.widths)}, part.title
