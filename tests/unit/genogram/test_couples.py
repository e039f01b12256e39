"""Who is a couple in the record, and who is not although both take care of the same child."""

from __future__ import annotations

from tests.unit.genogram.youth_care import foster_placements, told
from werkbank.genogram.couples import couples_of
from werkbank.model.casus import Casus

PEOPLE = "\n".join(f"{name} m" for name in ("Aad", "Bep", "Cor", "Dik", "Kind"))


def pairs(casus: Casus) -> set[tuple[str, ...]]:
    return {tuple(pair) for pair in couples_of(casus)}


def family(parents: str, relations: str = "") -> Casus:
    return told("Proef", persons=PEOPLE, pairs=relations, parents=parents)


def test_two_foster_parents_after_each_other_are_no_couple() -> None:
    parents = "Aad pleeg 2010/2012: Kind\nBep pleeg 2013/2015: Kind"
    assert pairs(family(parents)) == {("aad",), ("bep",)}


def test_two_foster_parents_at_once_are_a_couple() -> None:
    assert pairs(family("Aad+Bep pleeg 2010/2012: Kind")) == {("aad", "bep")}
    assert pairs(family("Aad+Bep pleeg: Kind")) == {("aad", "bep")}


def test_a_relation_makes_a_couple_whatever_the_dates() -> None:
    parents = "Aad pleeg 2010/2012: Kind\nBep pleeg 2013/2015: Kind"
    assert pairs(family(parents, "Aad+Bep huwelijk")) == {("aad", "bep")}


def test_two_placements_are_two_couples_also_without_relations() -> None:
    parents = "Aad+Bep pleeg 2010/2012: Kind\nCor+Dik pleeg 2013: Kind"
    assert pairs(family(parents)) == {("aad", "bep"), ("cor", "dik")}


def test_step_parents_on_both_sides_are_no_couple() -> None:
    parents = "Aad+Bep: Kind\nCor stief: Kind\nDik stief: Kind"
    relations = "Aad+Cor huwelijk\nBep+Dik huwelijk"
    assert pairs(family(parents, relations)) == {("aad", "bep"), ("aad", "cor"), ("bep", "dik"), ("cor",), ("dik",)}


def test_two_donors_are_no_couple() -> None:
    assert pairs(family("Aad donor: Kind\nBep donor: Kind")) == {("aad",), ("bep",)}


def test_every_foster_home_of_a_child_is_a_union_of_its_own() -> None:
    homes = {pair for pair, couple in couples_of(foster_placements()).items() if "sem" in couple.children}
    assert homes == {("mila", "teun"), ("ans", "henk"), ("kees", "wil"), ("thea",)}
