"""The child's own page follows the child's say; being eighteen is planned from sixteen."""

import pytest

from tests.unit.plan.builders import TODAY, casus, day, shared
from werkbank.model.casus import Casus
from werkbank.model.entities import ChildPage, ComingOfAge, Event, Person
from werkbank.plan.access import Block
from werkbank.plan.blocks import EighteenBlock, WantBlock
from werkbank.plan.consent import consent_for
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.projection import left_out, project
from werkbank.plan.readers import reader_named
from werkbank.plan.versions import lines_of
from werkbank.plan.why import Why

PAGE = {"person": "bo", "worries": "Ruzie.", "joys": "Voetbal.", "dreams": "Een hond.", "explained_by": "Petra"}
READERS = ("Ans", "Kees", "Bo", "Mika", "Sam", "Wil", "school", "jbt", "team")


def page(**more: object) -> Casus:
    return casus(shared(ChildPage, "k", **(PAGE | more)))


def who_get_it(whole: Casus) -> str:
    documents = ((name, document(whole, name)) for name in READERS)
    return " ".join(name for name, made in documents if made.block(Block.WANT) is not None)


def document(whole: Casus, name: str) -> PlanDocument:
    return plan_for(whole, reader_named(whole, name, today=TODAY), today=TODAY)


@pytest.mark.parametrize(
    ("say", "who"),
    [
        ("", "Bo"),
        ("nee", ""),
        ("alleen ik", "Bo"),
        ("ik en het team", "Bo team"),
        ("wie ik noem", "Kees Bo team"),
        ("mijn gezin", "Ans Kees Bo team"),
    ],
)
def test_the_child_says_who_gets_the_page(say: str, who: str) -> None:
    assert who_get_it(page(say=say, may_see=("kees",))) == who


def test_before_anybody_explained_it_the_page_is_for_the_child_alone() -> None:
    assert who_get_it(page(say="mijn gezin", explained_by=" ")) == "Bo"
    whole = page(say="mijn gezin", explained_by="")
    team = reader_named(whole, "team", today=TODAY)
    assert [one.why for one in left_out(whole, team, today=TODAY)] == [Why.CHILD_UNASKED]


def test_what_the_item_refuses_holds_beside_the_say() -> None:
    assert who_get_it(page(say="mijn gezin", not_for=("ans",))) == "Kees Bo team"
    assert who_get_it(page(say="mijn gezin", sharing="team")) == "team"


def test_why_it_was_decided_is_no_reader_s_and_projecting_twice_changes_nothing() -> None:
    whole = page(say="wie ik noem", may_see=("kees", "ans"), decided_by="Petra", decided_why="Bo vond het spannend.")
    kees = reader_named(whole, "Kees", today=TODAY)
    seen = project(whole, kees, today=TODAY)
    (item,) = seen.child_pages.values()
    assert (item.decided_by, item.decided_why, item.may_see) == ("", "", ("kees",))
    assert project(seen, kees, today=TODAY).child_pages == seen.child_pages


def test_of_a_baby_others_say_what_it_would_say() -> None:
    whole = page(say="mijn gezin").having(shared(Person, "bo", first_name="Bo", role="jeugdige", birth=day("mei 2025")))
    block = document(whole, "team").block(Block.WANT)
    assert isinstance(block, WantBlock)
    assert block.pages[0].spoken_for


def test_a_picture_is_asked_for_only_by_who_may_see_the_page() -> None:
    asked: list[str] = []

    def photos(name: str) -> bytes:
        asked.append(name)
        return b""

    whole = page(say="mijn gezin", drawing="tekening")
    for name in ("Mika", "school", "jbt"):
        plan_for(whole, reader_named(whole, name, today=TODAY), today=TODAY, photos=photos)
    assert asked == []
    plan_for(whole, reader_named(whole, "Ans", today=TODAY), today=TODAY, photos=photos)
    assert asked == ["tekening"]


def eighteen(person: str, *more: Event) -> Casus:
    return casus(shared(ComingOfAge, "a", person=person, living="Eerst thuis."), *more)


def running(kind: str, *, end: str = "") -> Event:
    return shared(
        Event, f"e-{kind}", kind=kind, date=day("2025"), period=True, running=not end, end=day(end), persons=("sam",)
    )


@pytest.mark.parametrize(("name", "gets"), [("Sam", True), ("Ans", True), ("team", True), ("Mika", False)])
def test_being_eighteen_is_for_the_youth_and_who_has_gezag(name: str, gets: bool) -> None:
    assert (document(eighteen("sam"), name).block(Block.EIGHTEEN) is not None) is gets


def test_it_begins_at_sixteen_and_the_youth_alone_is_asked() -> None:
    assert document(eighteen("mika"), "team").block(Block.EIGHTEEN) is None
    whole = eighteen("sam")
    ans = reader_named(whole, "Ans", today=TODAY)
    says = {say.name: say for say in consent_for(whole, project(whole, ans, today=TODAY), ans, today=TODAY).says}
    assert says["Sam"].asked == ("Sam",)


def test_the_law_is_told_for_what_runs_now() -> None:
    block = document(eighteen("sam", running("ots"), running("pleegzorg"), running("itb", end="2026-01")), "Sam").block(
        Block.EIGHTEEN
    )
    assert isinstance(block, EighteenBlock)
    (one,) = block.people
    assert one.day == "4 februari 2028"
    told = " ".join(one.rules)
    assert ("ondertoezichtstelling stopt" in told, "tot ik 21 word" in told, "reclassering" in told) == (
        True,
        True,
        False,
    )


def test_probation_and_other_help_do_not_stop_by_themselves() -> None:
    block = document(eighteen("sam", running("itb"), running("ambulant")), "Sam").block(Block.EIGHTEEN)
    assert isinstance(block, EighteenBlock)
    told = " ".join(block.people[0].rules)
    assert "stopt niet vanzelf" in told
    assert "verlengde jeugdhulp" in told


def test_a_version_holds_both_blocks() -> None:
    whole = page(say="ik en het team").having(shared(ComingOfAge, "a", person="sam", stays="Petra blijft."))
    blocks = {line.block for line in lines_of(document(whole, "team"))}
    assert {Block.WANT, Block.EIGHTEEN} <= blocks
    kept = {line.block for line in lines_of(document(whole.having(shared(ChildPage, "k", **PAGE)), "team"))}
    assert Block.WANT not in kept
