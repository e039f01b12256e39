"""Generations: rows from the rules, circles refused, contradictions named."""

from __future__ import annotations

import pytest

from tests.unit.genogram.families import FATHER_AND_DAUGHTER, HALF_SIBLINGS, UNCLE_AND_NIECE, shuffled, told
from werkbank.genogram.generations import CircleError, Generations, generations
from werkbank.genogram.generations_clash import clashing
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.pedigree import Pedigree
from werkbank.genogram.pedigree_family import family
from werkbank.model.errors import KnownError


def rows(pedigree: Pedigree) -> Generations:
    return generations(family(pedigree))


def test_partners_share_a_row_and_children_stand_one_lower() -> None:
    row = rows(told("Opa+Oma: Vader\nVader+Moeder: Kind\nVreemde+Moeder: Half", women="Oma Moeder")).row
    assert row == {"Opa": 0, "Oma": 0, "Vader": 1, "Moeder": 1, "Vreemde": 1, "Kind": 2, "Half": 2}


def test_grandparents_of_a_partner_stand_above_her_parents_not_at_the_top_of_their_own_tree() -> None:
    row = rows(told("A+B: C\nC+D: E\nE+F: G\nX+Y: F", women="B D F Y")).row
    assert row["X"] == row["Y"] == row["C"] == 1


def test_siblings_without_known_parents_stand_level() -> None:
    row = rows(told("-: Een Twee\nEen+Man: Kind", women="Een")).row
    assert row["Een"] == row["Twee"] == 0


def test_their_unknown_parents_still_get_a_place_for_the_line() -> None:
    drawn = lay_out(told("-: Een Twee"))
    assert {line.kind for line in drawn.lines} == {"sibship", "descent"}


def test_a_consistent_record_has_nothing_to_name() -> None:
    assert rows(HALF_SIBLINGS).broken == ()


def test_an_uncle_who_marries_his_niece_stands_beside_her_and_the_record_is_named() -> None:
    found = rows(UNCLE_AND_NIECE)
    assert found.row["Oom"] == found.row["Nicht"] == 2
    assert [(r.union, r.a, r.b) for r in found.broken] == [("u0", "Ma", "Oom")]
    notes = [n for n in lay_out(UNCLE_AND_NIECE).notes if n.kind == "generation"]
    assert [(n.union, n.persons) for n in notes] == [("u0", ("Ma", "Oom"))]


def test_a_child_always_stands_below_both_parents() -> None:
    row = rows(FATHER_AND_DAUGHTER).row
    assert row["Pa"] < row["Dochter"] < row["Kind"]


def test_rows_do_not_depend_on_the_order_of_the_record() -> None:
    assert all(rows(shuffled(UNCLE_AND_NIECE, seed=s)) == rows(UNCLE_AND_NIECE) for s in range(6))


def test_somebody_who_is_their_own_ancestor_is_refused_with_the_circle() -> None:
    with pytest.raises(CircleError) as caught:
        lay_out(told("Pa+Ma: Kind\nKind+Vrouw: Kleinkind\nKleinkind+Man: Pa", women="Ma Vrouw Kleinkind"))
    assert isinstance(caught.value, KnownError)
    assert set(caught.value.persons) == {"Pa", "Kind", "Kleinkind"}
    assert all(name in caught.value.text for name in caught.value.persons)
    assert caught.value.remedy


def test_only_the_rules_in_a_clashing_loop_are_to_blame() -> None:
    loop = [("a", "b", 1), ("b", "c", 1), ("a", "c", 0)]
    assert clashing([*loop, ("c", "d", 1)]) == {0, 1, 2}
    assert clashing([("a", "b", 1), ("b", "c", 1), ("a", "c", 2), ("c", "d", 1)]) == set()


def test_families_that_nothing_links_are_told_apart() -> None:
    assert rows(told("A+B: C\nX+Y: Z", women="B Y")).families == (("A", "B", "C"), ("X", "Y", "Z"))
