"""Every line of a genogram can be named and followed."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from tests.unit.genogram.kin_families import DAY, kin
from werkbank.genogram.couples import couples_of
from werkbank.genogram.layout import Layout
from werkbank.genogram.picture import layout_of
from werkbank.genogram.strands import ink_between, strands_by_person, strands_of, way_of_ink
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Bond, Parentage, Twins
from werkbank.model.kinds import Kind, ParentageKind

FAMILY = kin(
    """
    Opa+Oma huwelijk: Ma Els Jan
    Pa+Ma huwelijk-: Bo Lot Kim
    Ma+Stef samenwonend: Half
    Pa+Nieuw relatie: Klein
    Alleen: Enig
    Pa+Vierde relatie: Vijfde
    """,
    women="Oma Ma Els Lot",
    more=(Twins(id=EntityId("t"), persons=(EntityId("Lot"), EntityId("Kim")), identical=True),),
)


@pytest.fixture(scope="module")
def laid() -> Layout:
    return layout_of(FAMILY)


def test_every_relation_parent_and_bond_is_a_strand_with_words() -> None:
    bond = Bond(id=EntityId("b"), from_person=EntityId("Bo"), to_person=EntityId("Oma"), kind="hecht")
    foster = Parentage(
        id=EntityId("pl"),
        parent=EntityId("Els"),
        child=EntityId("Bo"),
        kind=ParentageKind.FOSTER,
        begin=from_edtf("2015"),
        end=from_edtf("2018"),
    )
    casus: Casus = FAMILY.having(bond, foster)
    strands = strands_of(casus, as_of=DAY)
    assert len(strands) == len(casus.partnerships) + len(casus.parentages) + 1
    said = {strand.key: strand.said for strand in strands}
    assert said["bond:b"] == "Bo en Oma: hecht"
    assert said["parentage:pl"] == "Els: pleegmoeder van Bo, sinds 2015, tot 2018"
    assert "Opa en Oma: huwelijk" in said.values()
    assert {s.key for s in strands_by_person(strands)[EntityId("Bo")]} >= {"bond:b", "parentage:pl"}


def test_a_strand_needs_both_its_people() -> None:
    half = FAMILY.without(Kind.PERSON, ["Ma"])
    assert all("Ma" not in strand.people for strand in strands_of(half, as_of=DAY))


def test_the_ink_between_any_two_of_a_union_runs_over_its_lines(laid: Layout) -> None:
    for couple in couples_of(FAMILY).values():
        pairs = [(p, c) for p in couple.partners for c in couple.children]
        pairs += [couple.partners] if len(couple.partners) == 2 else []
        for one, two in pairs:
            points = ink_between(laid, union=couple.id, one=one, two=two)
            assert len(points) > 1, (one, two)
            for end, person in ((points[0], one), (points[-1], two)):
                place = laid.persons[person]
                assert math.dist(end, (place.x, place.y)) <= place.w / 2 * 1.5 + 4, (one, two)
            own = [line.points for line in laid.lines if line.union == couple.id]
            for a, b in pairwise(points):
                assert any(_within(a, b, line) for line in own), (a, b)


def _within(a: tuple[float, float], b: tuple[float, float], line: tuple[tuple[float, float], ...]) -> bool:
    return any(
        all(math.dist(p, m) + math.dist(m, q) < math.dist(p, q) + 0.1 for m in (a, b)) for p, q in pairwise(line)
    )


def test_a_way_over_people_lights_the_ink_of_each_step(laid: Layout) -> None:
    way = tuple(map(EntityId, ("Els", "Opa", "Oma", "Ma", "Bo")))
    assert len(way_of_ink(FAMILY, laid, way)) == 4
    assert way_of_ink(FAMILY, laid, (EntityId("Els"), EntityId("Enig"))) == []
