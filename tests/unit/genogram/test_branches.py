"""Branches fold away with everybody who hangs on by them alone, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.genogram.kin_families import DAY, kin
from werkbank.genogram.branches import (
    Branch,
    Focus,
    Fold,
    Folds,
    branch_of,
    can_fold,
    homes_of,
    looked_at,
    residents,
)
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Household, Residence

FAMILY = kin(
    """
    Opa+Oma huwelijk: Ma Tante
    OpaV+OmaV huwelijk: Pa Oom
    Tante+Man huwelijk: Neef
    ManVader: Man
    Pa+Ma huwelijk: Bo Lot
    Lot+Vriend relatie: Kleintje
    VriendMoeder: Vriend
    Buur:
    """
)


def away(branch: Branch, person: str) -> set[str]:
    return {str(p) for p in branch_of(FAMILY, Fold(branch, EntityId(person)))}


@pytest.mark.parametrize(
    ("branch", "person", "gone"),
    [
        (Branch.DESCENDANTS, "Pa", {"Bo", "Lot", "Vriend", "VriendMoeder", "Kleintje"}),
        (Branch.DESCENDANTS, "Lot", {"Kleintje"}),
        (Branch.DESCENDANTS, "Tante", {"Neef"}),
        (Branch.ANCESTORS, "Ma", {"Opa", "Oma", "Tante", "Man", "ManVader", "Neef"}),
        (Branch.ANCESTORS, "Pa", {"OpaV", "OmaV", "Oom"}),
        (Branch.IN_LAWS, "Ma", {"OpaV", "OmaV", "Oom"}),
        (Branch.IN_LAWS, "Lot", {"VriendMoeder"}),
        (Branch.ANCESTORS, "Opa", set()),
        (Branch.DESCENDANTS, "Buur", set()),
    ],
)
def test_a_branch_takes_along_who_hangs_on_by_it_alone(branch: Branch, person: str, gone: set[str]) -> None:
    assert away(branch, person) == gone


def test_marks_count_and_stand_with_people_who_are_shown() -> None:
    folds = Folds().folded(Branch.DESCENDANTS, EntityId("Lot")).folded(Branch.DESCENDANTS, EntityId("Pa"))
    looked = looked_at(FAMILY, folds)
    assert looked.marks == {Fold(Branch.DESCENDANTS, EntityId("Pa")): 5}
    assert looked.shown == FAMILY.persons.keys() - away(Branch.DESCENDANTS, "Pa")
    assert len(looked.by[EntityId("Kleintje")]) == 2


def test_what_is_opened_comes_back() -> None:
    folds = Folds().folded(Branch.ANCESTORS, EntityId("Ma"))
    assert looked_at(FAMILY, folds.opened(*folds.folds)).shown == FAMILY.persons.keys()


def test_folds_are_kept_as_json_and_a_broken_note_folds_nothing() -> None:
    folds = Folds(focus=Focus(EntityId("h"), DAY)).folded(Branch.IN_LAWS, EntityId("Ma"))
    assert Folds.read(folds.kept()) == folds
    for broken in (None, 7, {"folds": [["niets", "p"]]}, {"folds": 3}, {"focus": ["h", "geen dag"]}):
        assert Folds.read(broken) == Folds()


def test_a_household_shows_who_lives_there_that_day_and_their_nearest() -> None:
    casus = FAMILY.having(
        Household(id=EntityId("h"), label="thuis"),
        Residence(id=EntityId("w1"), person=EntityId("Ma"), household=EntityId("h")),
        Residence(id=EntityId("w2"), person=EntityId("Bo"), household=EntityId("h"), end=from_edtf("2020")),
    )
    assert residents(casus, EntityId("h"), day=DAY) == ("Ma",)
    assert residents(casus, EntityId("h"), day=date(2019, 1, 1)) == ("Ma", "Bo")
    assert homes_of(casus, EntityId("Bo"), day=date(2019, 1, 1)) == ("h",)
    looked = looked_at(casus, Folds(focus=Focus(EntityId("h"), DAY)))
    assert looked.shown == {"Ma", "Opa", "Oma", "Pa", "Bo", "Lot"}
    nobody = looked_at(casus, Folds(focus=Focus(EntityId("weg"), DAY)))
    assert nobody.shown == casus.persons.keys()


def test_what_can_be_folded_is_what_holds_people() -> None:
    assert [f.branch for f in can_fold(FAMILY, EntityId("Ma"), folds=Folds())] == list(Branch)
    assert can_fold(FAMILY, EntityId("Buur"), folds=Folds()) == []
    folded = Folds().folded(Branch.DESCENDANTS, EntityId("Ma"))
    assert Branch.DESCENDANTS not in [f.branch for f in can_fold(FAMILY, EntityId("Ma"), folds=folded)]


@given(st.lists(st.tuples(st.sampled_from(Branch), st.sampled_from(sorted(FAMILY.persons))), max_size=4))
def test_the_person_of_a_fold_and_their_partners_never_go_with_it(pairs: list[tuple[Branch, EntityId]]) -> None:
    folds = Folds()
    for branch, person in pairs:
        folds = folds.folded(branch, person)
        gone = branch_of(FAMILY, Fold(branch, person))
        assert person not in gone
    looked = looked_at(FAMILY, folds)
    assert looked.shown | looked.by.keys() == FAMILY.persons.keys()
    assert not looked.shown & looked.by.keys()
