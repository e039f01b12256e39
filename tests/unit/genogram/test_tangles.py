"""Any family, however tangled, keeps the hard promises: nothing overlaps, no line tells a lie, all reads back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.genogram.families import told
from tests.unit.genogram.tangles import tangle
from werkbank.genogram.check import check, read_back
from werkbank.genogram.generations import CircleError
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.pedigree import ChildLink, Node, Pedigree, Twins, Union


def faults(pedigree: Pedigree) -> tuple[object, ...]:
    """Everything but crossings that a reader could stumble over."""
    found = check(lay_out(pedigree))
    return (*found.behind, *found.overlaps, *found.shared, *found.unread)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000))
@example(seed=7)
def test_a_tangled_family_is_drawn_without_a_lie(seed: int) -> None:
    with suppress(CircleError):  # a foster child of a descendant: refused, and that is tested below
        assert faults(tangle(seed, most=24)) == ()


def test_a_twin_who_was_adopted_keeps_both_lines() -> None:
    pedigree = told("Pa+Ma: A B\nVan+Voor: A=adoption", women="Ma Voor", twins=(Twins(("A", "B")),))
    drawn = lay_out(pedigree)
    assert faults(pedigree) == ()
    assert {line.union for line in drawn.lines if line.child == "A"} == {"u0", "u1"}
    assert read_back(drawn)["u1"] == {"Van", "Voor", "A"}


def test_a_line_that_comes_down_between_twins_crosses_one_arm_and_shares_no_ink() -> None:
    assert faults(told("Pa+Ma: A B\nX+Y: Z\nA+Z: K\nB+Z: L", women="Ma Y Z", twins=(Twins(("A", "B")),))) == ()


def test_a_stillborn_twin_does_not_pull_the_line_through_a_neighbour() -> None:
    pedigree = told("Pa+Ma: A B C D\nB+Nieuw:", women="Ma", twins=(Twins(("A", "D")),))
    small = tuple(replace(p, size=16.0) if p.id == "D" else p for p in pedigree.persons)
    assert faults(replace(pedigree, persons=small)) == ()


def test_children_alone_and_children_with_somebody_of_another_generation() -> None:
    """Two lines leave one side of the same symbol: each needs its own way."""
    assert faults(told("Oma: Een Twee Drie\nOma+Een: Vier\nOma+Man:\nOma+Twee:", women="Oma")) == ()


def test_a_sibling_whose_partners_both_bring_their_family_leaves_room_for_the_others() -> None:
    found = check(lay_out(told("P1+P2: A Alleen\nQ1+Q2: B\nR1+R2: C\nA+B: K\nA+C: L", women="P2 Q2 R2 A")))
    assert (found.behind, found.overlaps, found.shared, found.unread) == ((), (), (), ())
    assert len(found.crossings) <= 1


@pytest.mark.parametrize("text", ["A+B: A", "A+B: C\nC+D: A", "A: B\nB: C\nC: A=foster"])
def test_nobody_is_an_own_ancestor_and_the_circle_is_named(text: str) -> None:
    with pytest.raises(CircleError) as refused:
        lay_out(told(text))
    assert "A" in refused.value.persons


def test_three_natural_parents_are_all_drawn() -> None:
    """Wrong, and the rules say so; but a file may hold it, and nothing gets lost."""
    pedigree = told("A: Kind\nB: Kind\nC: Kind")
    assert faults(pedigree) == ()
    assert set(read_back(lay_out(pedigree)).values()) == {frozenset({p, "Kind"}) for p in "ABC"}


def test_a_child_who_is_older_than_its_parent_still_stands_below() -> None:
    drawn = lay_out(told("Pa+Ma: Kind", born={"Pa": 1990, "Ma": 1991, "Kind": 1960}))
    assert drawn.persons["Kind"].y > drawn.persons["Pa"].y


def test_a_long_line_of_descent_needs_no_stack() -> None:
    unions = tuple(Union(f"u{i}", (f"x{i}",), (ChildLink(f"x{i + 1}"),)) for i in range(400))
    drawn = lay_out(Pedigree(tuple(Node(f"x{i}") for i in range(401)), unions))
    assert drawn.persons["x400"].generation == 400


def test_a_layout_tells_how_far_it_is_and_can_be_stopped() -> None:
    pedigree = tangle(19)
    told_so_far: list[float] = []
    lay_out(pedigree, progress=told_so_far.append)
    assert told_so_far == sorted(told_so_far)
    assert told_so_far[-1] == pytest.approx(1.0)

    def stop(fraction: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        lay_out(pedigree, progress=stop)
