import pytest

from tests.helpers.family import day, session, three_generations
from werkbank.app.session import key_of
from werkbank.app.verbs import family, history, linking, plan
from werkbank.model.errors import KnownError
from werkbank.model.kinds import AnswerKind, Gender, ParentageKind, PatternStatus, Role


def test_a_child_belongs_to_both_partners() -> None:
    desk = session()
    people = three_generations(desk)
    parents = {link.parent for link in desk.casus.parentages.values() if link.child == people["bo"].id}
    assert parents == {people["ma"].id, people["pa"].id}


def test_a_child_after_a_new_partner_belongs_to_the_new_couple() -> None:
    desk = session()
    people = three_generations(desk)
    new = family.add_partner(desk, people["ma"].id, first_name="Ivo")
    child = family.add_child(desk, people["ma"].id, first_name="Teun")
    assert set(family.parents_of(desk.casus, child.id)) == {people["ma"].id, new.id}


def test_the_first_guess_for_a_partner_is_the_other_gender_and_can_be_said() -> None:
    desk = session()
    man = family.add_person(desk, gender="m")
    assert family.add_partner(desk, man.id).gender is Gender.WOMAN
    assert family.add_partner(desk, man.id, gender="m").gender is Gender.MAN


def test_a_second_parent_becomes_the_partner_of_the_first() -> None:
    desk = session()
    child = family.add_person(desk, first_name="Bo", role="jeugdige")
    mother = family.add_parent(desk, child.id)
    father = family.add_parent(desk, child.id)
    assert {mother.gender, father.gender} == {Gender.WOMAN, Gender.MAN}
    assert mother.role is Role.PARENT
    assert [set(p.partners) for p in desk.casus.partnerships.values()] == [{mother.id, father.id}]


def test_a_third_biological_parent_is_refused_in_words_and_nothing_changes() -> None:
    desk = session()
    people = three_generations(desk)
    before = desk.casus
    with pytest.raises(KnownError, match="heeft al twee biologische ouders") as refused:
        family.add_parent(desk, people["bo"].id)
    assert refused.value.remedy
    assert desk.casus is before


def test_nobody_is_their_own_partner() -> None:
    desk = session()
    person = family.add_person(desk)
    with pytest.raises(KnownError, match="partner van zichzelf"):
        linking.join_partners(desk, person.id, person.id)


def test_a_sibling_without_known_parents_gets_an_unknown_parent() -> None:
    desk = session()
    bo = family.add_person(desk, first_name="Bo")
    lot = family.add_sibling(desk, bo.id, first_name="Lot")
    assert family.parents_of(desk.casus, bo.id) == family.parents_of(desk.casus, lot.id) != ()


def test_adding_a_relative_is_one_step_back() -> None:
    desk = session()
    ma = family.add_person(desk, first_name="Ma", gender="v")
    before = desk.casus
    family.add_partner(desk, ma.id)
    desk.open.undo()
    assert desk.casus == before
    desk.open.redo()
    assert len(desk.casus.partnerships) == 1


def test_removing_a_person_takes_the_lines_and_keeps_the_events() -> None:
    desk = session()
    people = three_generations(desk)
    family.remove(desk, key_of(people["bo"]))
    assert not any(people["bo"].id in (link.child, link.parent) for link in desk.casus.parentages.values())
    (event,) = desk.casus.events.values()
    assert event.persons == ()
    desk.open.undo()
    (event,) = desk.casus.events.values()
    assert event.persons == (people["bo"].id,)
    assert len([p for p in desk.casus.parentages.values() if p.child == people["bo"].id]) == 2


def test_undoing_everything_gives_the_empty_casus_and_redoing_the_full_one() -> None:
    desk = session()
    empty = desk.casus
    three_generations(desk)
    full = desk.casus
    while desk.open.undo():
        pass
    assert desk.casus == empty
    while desk.open.redo():
        pass
    assert desk.casus == full


def test_typing_in_one_field_is_one_step() -> None:
    desk = session()
    bo = family.add_person(desk)
    for text in ("B", "Bo", "Bob"):
        family.edit_person(desk, bo.id, first_name=text)
    desk.open.undo()
    assert desk.casus.persons[bo.id].first_name == ""


def test_a_bouwsteen_is_given_to_all_and_taken_off_again() -> None:
    desk = session()
    people = three_generations(desk)
    keys = [key_of(people["bo"]), key_of(next(iter(desk.casus.events.values())))]
    history.tag(desk, "B08", *keys)
    assert all("B08" in desk.casus.get(k.kind, k.id).bouwstenen for k in keys)  # type: ignore[union-attr]
    history.tag(desk, "B08", *keys)
    assert not any(desk.casus.get(k.kind, k.id).bouwstenen for k in keys)  # type: ignore[union-attr]


def test_a_pattern_by_hand_brings_the_persons_of_its_events() -> None:
    desk = session()
    people = three_generations(desk)
    event = next(iter(desk.casus.events.values()))
    pattern = plan.mark_pattern(desk, event)
    assert (pattern.events, pattern.persons) == ((event.id,), (people["bo"].id,))
    assert pattern.status is PatternStatus.POSSIBLE


def test_an_accepted_proposal_becomes_a_pattern_once_and_keeps_both_answers() -> None:
    desk = session()
    people = three_generations(desk)
    draft = plan.mark_pattern(desk, *desk.casus.events.values(), name="Steeds dezelfde maatregel")
    family.remove(desk, key_of(draft))
    said = {"finding": "f1", "kind": AnswerKind.RECOGNISED, "pattern": draft}
    made = plan.answer(desk, who="Marieke", role="moeder", by_family=True, **said)  # type: ignore[arg-type]
    again = plan.answer(desk, who="Ans", role="gw", by_family=False, **said)  # type: ignore[arg-type]
    assert made is not None
    assert again is not None
    assert made.id == again.id
    assert [(a.who, a.by_family, a.pattern) for a in desk.casus.answers.values()] == [
        ("Marieke", True, made.id),
        ("Ans", False, made.id),
    ]
    assert people["bo"].id in made.persons


def test_a_rejected_proposal_makes_no_pattern() -> None:
    desk = session()
    kind = AnswerKind.NOT_RECOGNISED
    made = plan.answer(desk, finding="f1", kind=kind, who="", role="", by_family=True, pattern=None)
    assert made is None
    assert not desk.casus.patterns


def test_goals_and_steps_keep_their_order() -> None:
    desk = session()
    first, second = plan.add_goal(desk, text="Rust in huis"), plan.add_goal(desk, text="Naar school")
    plan.add_step(desk, first.id, what="bellen", when=day("maart 2027"))
    plan.add_step(desk, first.id, what="praten")
    assert first.rank < second.rank
    assert [s.what for s in sorted(desk.casus.steps.values(), key=lambda s: s.rank)] == ["bellen", "praten"]


def test_parents_of_looks_at_biological_parents_only() -> None:
    desk = session()
    people = three_generations(desk)
    with desk.open.transaction("edit-person") as edit:
        for link in desk.casus.parentages.values():
            if link.child == people["bo"].id:
                edit.change(link, kind=ParentageKind.FOSTER)
    assert family.parents_of(desk.casus, people["bo"].id) == ()
