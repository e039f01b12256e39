"""The ten invented families of youth care: drawn clean, and told by the ink alone exactly as the record tells them."""

from __future__ import annotations

import pytest

from tests.unit.genogram.youth_care import FEWEST_CROSSINGS, YOUTH_CARE
from werkbank.genogram.check import check, read_back
from werkbank.genogram.couples import couples_of
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.lay_out import lay_out

NAMES = sorted(YOUTH_CARE)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_drawn_clean(name: str) -> None:
    found = check(lay_out(pedigree_of(YOUTH_CARE[name]())))
    assert (found.behind, found.overlaps, found.shared, found.unread) == ((), (), (), ())
    assert len(found.crossings) <= FEWEST_CROSSINGS.get(name, 0)


@pytest.mark.parametrize("name", NAMES)
def test_the_ink_alone_tells_who_belongs_to_whom(name: str) -> None:
    """The read-back: from lines and symbols only, the unions of the casus come out, no more and no less."""
    casus = YOUTH_CARE[name]()
    asked = {couple.id: frozenset((*couple.partners, *couple.children)) for couple in couples_of(casus).values()}
    assert read_back(lay_out(pedigree_of(casus))) == {union: of for union, of in asked.items() if len(of) > 1}


@pytest.mark.parametrize("name", NAMES)
def test_everybody_stands_there_once_with_a_name_under_the_symbol(name: str) -> None:
    casus = YOUTH_CARE[name]()
    drawn = lay_out(pedigree_of(casus))
    assert set(drawn.persons) == set(casus.persons)
    for place in drawn.persons.values():
        assert place.label.w > 0
        assert place.label.h > 0
        assert place.label.x < place.x < place.label.x + place.label.w
        assert place.label.y > place.y + place.h / 2


def test_a_child_is_drawn_to_all_its_homes() -> None:
    drawn = lay_out(pedigree_of(YOUTH_CARE["foster_placements"]()))
    own = {line.union for line in drawn.lines if line.child == "sem"}
    assert own == {"u:mila+teun", "u:ans+henk", "u:kees+wil", "u:thea"}
    ends = {line.points[-1] for line in drawn.lines if line.child == "sem"}
    assert len(ends) == 4  # each line has its own port


def test_sixty_people_in_three_families() -> None:
    assert len(YOUTH_CARE["three_families"]().persons) == 60


def test_children_with_a_foster_parent_of_an_older_row_stand_below_their_own_parents() -> None:
    at = lay_out(pedigree_of(YOUTH_CARE["foster_grandmother"]())).persons
    middle = (at["jayden"].x + at["chanel"].x) / 2
    assert at["robbie"].x < middle < at["sandra"].x
