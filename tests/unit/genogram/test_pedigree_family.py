"""The canonical form of a family."""

from __future__ import annotations

import pytest

from tests.unit.genogram.families import SAME_PAIR_TWICE, told, year
from werkbank.genogram.pedigree import ChildLink, Node, Pedigree, Union
from werkbank.genogram.pedigree_family import family, id_key, older
from werkbank.model.errors import BugError


def test_numbers_in_ids_count_as_numbers() -> None:
    assert sorted(["p10", "p2", "p1", "a"], key=id_key) == ["a", "p1", "p2", "p10"]


def test_persons_stand_by_birth_and_the_undated_after_them() -> None:
    fam = family(told("Pa+Ma: Z Y X", born={"Y": 2001, "Z": 2003}))
    assert [c.id for c in fam.unions["u0"].children] == ["Y", "Z", "X"]


def test_unions_stand_by_time() -> None:
    assert list(family(told("A+B 2000: C\nA+D 1990: E")).unions) == ["u1", "u0"]


def test_the_same_pair_is_one_union() -> None:
    fam = family(SAME_PAIR_TWICE)
    assert [(u.id, [c.id for c in u.children]) for u in fam.unions.values()] == [
        ("u0", ["Drie", "Een"]),
        ("u1", ["Twee"]),
    ]


def test_births_that_overlap_decide_nothing() -> None:
    assert older(Node("a", born=year(1990)), Node("b", born=year(1991)))
    assert not older(Node("a", born=year(1990)), Node("b", born=year(1990)))
    assert not older(Node("a"), Node("b", born=year(1990)))


@pytest.mark.parametrize(
    "union",
    [Union("u", ("a", "nobody")), Union("u", ("a", "a")), Union("u", (), (ChildLink("a"), ChildLink("a")))],
)
def test_a_union_that_names_somebody_unknown_or_twice_is_our_own_mistake(union: Union) -> None:
    with pytest.raises(BugError):
        family(Pedigree((Node("a"),), (union,)))
