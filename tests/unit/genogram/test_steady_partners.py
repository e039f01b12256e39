"""One more partner turns nobody round: who is new stands on the free side, unless the record tells the times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.unit.genogram.families import told
from tests.unit.genogram.test_steady import flips
from tests.unit.genogram.youth_care import YOUTH_CARE
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layout import Layout
from werkbank.genogram.pedigree import Node, Pedigree, Union


def with_partner(pedigree: Pedigree, person: Node) -> Pedigree:
    """The same family with one partner more, of whom nothing is known."""
    new = Node("nieuw", "m" if person.sex == "v" else "v", key="zzz")
    return replace(
        pedigree,
        persons=(*pedigree.persons, new),
        unions=(*pedigree.unions, Union("nieuw", (person.id, "nieuw"))),
    )


def partner_edits(pedigree: Pedigree) -> Iterator[tuple[str, Layout, Layout]]:
    """Everybody in turn gets a partner: who, the drawing before and after."""
    before = lay_out(pedigree)
    for person in pedigree.persons:
        yield person.id, before, lay_out(with_partner(pedigree, person))


@pytest.mark.parametrize("name", ["co_parents", "without_dates", "found_again", "foster_grandmother", "four_fathers"])
def test_one_more_partner_turns_nobody_round(name: str) -> None:
    turned = {who: flips(a, b) for who, a, b in partner_edits(pedigree_of(YOUTH_CARE[name]()))}
    assert not any(turned.values()), turned


def test_the_first_two_partners_stay_as_they_are() -> None:
    pedigree = told("Pa+Ma: A B", women="Ma")
    man = next(n for n in pedigree.persons if n.id == "Pa")
    drawn = lay_out(with_partner(pedigree, man)).persons
    assert drawn["nieuw"].x < drawn["Pa"].x < drawn["Ma"].x


def test_partners_of_known_times_stand_in_that_order() -> None:
    drawn = lay_out(told("Pa+Ma: A\nPa+Later: B", women="Ma Later", born={"A": 1990, "B": 2000})).persons
    assert drawn["Ma"].x < drawn["Pa"].x < drawn["Later"].x
