"""Bonds, homes, marks and the network by verbs: one undo step each, refusals in words, nothing lost."""

from __future__ import annotations

import pytest

from tests.helpers.family import day, session, three_generations
from werkbank.app.session import Session, key_of, step_name
from werkbank.app.verbs import bonds, conditions, family, households, network
from werkbank.model.entities import Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Nature, Sharing
from werkbank.model.rules import complaints_of

Family = tuple[Session, dict[str, Person]]


@pytest.fixture
def home() -> Family:
    desk = session()
    return desk, three_generations(desk)


def undone(desk: Session) -> str:
    """Undo one step and say its name."""
    name = step_name(desk.open.undo_step)
    desk.open.undo()
    return name


# --- bonds -----------------------------------------------------------------------------------------------------------


def test_a_bond_is_one_named_step_and_becomes_the_selection(home: Family) -> None:
    desk, people = home
    bond = bonds.add_bond(desk, people["ma"].id, to_person=people["bo"].id, kind="hecht", begin=day("2015"))
    assert desk.selection == (key_of(bond),)
    assert (bond.kind, bond.sharing, bond.nature) == ("hecht", Sharing.UNDECIDED, Nature.FACT)
    assert undone(desk) == "Band: Marieke en Bo"
    assert not desk.casus.bonds


def test_what_the_family_draws_is_its_story_and_it_may_see_it(home: Family) -> None:
    desk, people = home
    bond = bonds.add_bond(desk, people["bo"].id, to_person=people["oma"].id, kind="vertrouwt", by_family=True)
    assert (bond.nature, bond.sharing) == (Nature.STORY, Sharing.FAMILY)
    harm = bonds.add_bond(desk, people["bo"].id, to_person=people["pa"].id, kind="geweld", by_family=True)
    assert harm.sharing is Sharing.UNDECIDED


def test_a_bond_changes_turns_and_ends(home: Family) -> None:
    desk, people = home
    bond = bonds.add_bond(desk, people["ma"].id, to_person=people["bo"].id, kind="zorgt-voor", begin=day("2015"))
    bonds.turn_bond(desk, bond.id)
    assert desk.casus.bonds[bond.id].from_person == people["bo"].id
    bonds.change_bond_kind(desk, bond.id, kind="conflict")
    bonds.end_bond(desk, bond.id, end=day("2018"))
    assert desk.casus.bonds[bond.id].end.as_typed == "2018"
    bonds.edit_bond(desk, bond.id, source="Bo", status="erkend")
    assert undone(desk).startswith("Band wijzigen")
    assert undone(desk) == "Band eindigt: Bo en Marieke"
    family.remove(desk, key_of(bond))
    assert not desk.casus.bonds


def test_a_bond_with_oneself_or_that_ends_too_early_is_refused(home: Family) -> None:
    desk, people = home
    bond = bonds.add_bond(desk, people["ma"].id, to_person=people["bo"].id, begin=day("2015"))
    before = desk.casus
    with pytest.raises(KnownError, match="twee mensen"):
        bonds.add_bond(desk, people["ma"].id, to_person=people["ma"].id)
    with pytest.raises(KnownError, match="twee mensen"):
        bonds.edit_bond(desk, bond.id, to_person=people["ma"].id)
    with pytest.raises(KnownError, match="vóór het begin"):
        bonds.end_bond(desk, bond.id, end=day("2014"))
    assert desk.casus == before


# --- homes -----------------------------------------------------------------------------------------------------------


def test_a_home_for_some_people_is_one_step(home: Family) -> None:
    desk, people = home
    made = households.add_household(desk, people["ma"].id, people["bo"].id, label="Bij ma", begin=day("2016"))
    assert desk.selection == (key_of(made),)
    assert {r.person for r in desk.casus.residences.values()} == {people["ma"].id, people["bo"].id}
    assert undone(desk).endswith("2 personen")
    assert not desk.casus.households
    assert not desk.casus.residences


def test_two_homes_at_once_are_welcome_and_moving_leaves_the_old_one(home: Family) -> None:
    desk, people = home
    ma = households.add_household(desk, people["ma"].id, people["bo"].id, begin=day("2010"))
    pa = households.add_household(desk, people["pa"].id, begin=day("2016"))
    households.move_in(desk, people["bo"].id, home=pa.id, begin=day("2016"))
    assert complaints_of(desk.casus, today=desk.today) == ()
    foster = households.add_household(desk, people["oma"].id)
    moved = households.move_in(desk, people["bo"].id, home=foster.id, begin=day("2018"), leaving=(ma.id, pa.id))
    assert len(moved) == 1
    open_now = {
        r.household for r in desk.casus.residences.values() if r.person == people["bo"].id and not r.end.is_known
    }
    assert open_now == {foster.id}
    undone(desk)
    assert len(households.stays_of(desk.casus, people["bo"].id, homes=frozenset({ma.id, pa.id}))) == 2


def test_moving_out_keeps_the_days_before(home: Family) -> None:
    desk, people = home
    made = households.add_household(desk, people["ma"].id, people["bo"].id, begin=day("2010"))
    households.move_out(desk, people["bo"].id, home=made.id, end=day("2018"))
    stay = next(r for r in desk.casus.residences.values() if r.person == people["bo"].id)
    assert (stay.begin.as_typed, stay.end.as_typed) == ("2010", "2018")
    assert undone(desk) == "Woont hier niet meer: Bo"


def test_what_cannot_be_about_homes_is_refused_in_words(home: Family) -> None:
    desk, people = home
    made = households.add_household(desk, people["ma"].id, begin=day("2010"))
    before = desk.casus
    with pytest.raises(KnownError, match="woont al"):
        households.move_in(desk, people["ma"].id, home=made.id, begin=day("2012"))
    with pytest.raises(KnownError, match="niemand"):
        households.move_out(desk, people["bo"].id, home=made.id, end=day("2012"))
    with pytest.raises(KnownError, match="vóór de dag"):
        households.move_out(desk, people["ma"].id, home=made.id, end=day("2005"))
    with pytest.raises(KnownError, match="niemand gekozen"):
        households.add_household(desk)
    assert desk.casus == before


def test_a_removed_home_takes_its_stays_along(home: Family) -> None:
    desk, people = home
    made = households.add_household(desk, people["ma"].id)
    households.edit_household(desk, made.id, secret=True)
    assert desk.casus.households[made.id].secret
    family.remove(desk, key_of(made))
    assert not desk.casus.residences
    desk.open.undo()
    assert len(desk.casus.residences) == 1


# --- marks and network -----------------------------------------------------------------------------------------------


def test_a_mark_is_one_step(home: Family) -> None:
    desk, people = home
    made = conditions.add_condition(desk, people["pa"].id, kind="alcohol")
    conditions.edit_condition(desk, made.id, status="vermoed", source="oma")
    assert desk.casus.conditions[made.id].source == "oma"
    assert undone(desk) == "Kenmerk wijzigen: Sjoerd"
    assert undone(desk) == "Kenmerk: Sjoerd"


def test_the_network_grows_and_says_how_strong(home: Family) -> None:
    desk, people = home
    made = network.add_network(desk, name="Buurvrouw", persons=(people["bo"].id,))
    assert made.role == "netwerk"
    network.edit_network(desk, key_of(made), strength="sterk", direction="beide")
    assert desk.casus.involvements[made.id].strength == "sterk"
    undone(desk)
    assert undone(desk) == "Netwerk toevoegen: Buurvrouw"


def test_help_is_one_step_named_after_who_helps(home: Family) -> None:
    desk, people = home
    made = network.add_support(desk, who=people["pa"].id, about=(people["bo"].id,), does="Traint Bo.")
    assert desk.selection == (key_of(made),)
    network.edit_network(desk, key_of(made), strength="sterk")
    assert undone(desk) == "Netwerk wijzigen: Sjoerd"
    assert undone(desk) == "Steun toevoegen: Sjoerd"
    assert not desk.casus.supports
