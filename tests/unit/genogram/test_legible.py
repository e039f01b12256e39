"""What must be readable in the ten youth-care families: years free of lines, homes that look closed, names apart."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

import pytest

from tests.unit.genogram.youth_care import YOUTH_CARE
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Group, Path, Text
from werkbank.genogram.facts import facts_of
from werkbank.genogram.households_drawn import PADS, household_pieces
from werkbank.genogram.households_label import GAP, INSET
from werkbank.genogram.layers import EVERYDAY
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look
from werkbank.genogram.picture import ink_of, layout_of
from werkbank.genogram.picture_family import _line_ends
from werkbank.genogram.picture_layers import extent
from werkbank.genogram.stay_places import spots_of
from werkbank.model.casus import Casus

TODAY = date(2026, 3, 1)
families = pytest.mark.parametrize("name", list(YOUTH_CARE))
sizes = pytest.mark.parametrize("large", [False, True])


def laid(name: str, *, large: bool) -> tuple[Casus, Layout, Look]:
    casus, look = YOUTH_CARE[name](), Look(TODAY, large=large)
    return casus, layout_of(casus, look=look), look


def box_of(text: Text) -> Box:
    wide = text_width(text.text, text.size, text.face)
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    return Box(left, text.y - text.size * 0.7, wide, text.size * 0.7)


def meet(one: Box, other: Box) -> bool:
    beside = one.x < other.x + other.w and other.x < one.x + one.w
    return beside and one.y < other.y + other.h and other.y < one.y + one.h


def homes(casus: Casus, layout: Layout, look: Look) -> Iterator[Group]:
    for piece in household_pieces(casus, layout, look=look):
        yield from (item for item in piece.draw(TODAY) if isinstance(item, Group))


@families
@sizes
def test_no_line_cuts_through_the_years_of_the_person_it_leads_to(name: str, *, large: bool) -> None:
    casus, layout, look = laid(name, large=large)
    for item in ink_of(casus, layout, look=look).items(TODAY):
        person = item.key.removeprefix("person:") if isinstance(item, Group) and item.key.startswith("person:") else ""
        for text in item.items if person and isinstance(item, Group) else ():
            if not isinstance(text, Text) or text.y > layout.persons[person].y - layout.persons[person].h / 2:
                continue
            years = box_of(text)
            for line in layout.lines:
                for (ax, ay), (bx, by) in pairwise(line.points if person in (*line.of, line.child) else ()):
                    inside = years.x < ax < years.x + years.w and min(ay, by) < years.y + years.h
                    assert not (ax == bx and inside and max(ay, by) > years.y), (person, text.text, line.union)


@families
@sizes
def test_no_name_takes_a_narrow_edge_of_an_outline_away(name: str, *, large: bool) -> None:
    casus, layout, look = laid(name, large=large)
    for home in homes(casus, layout, look):
        (outline,) = (item for item in home.items if isinstance(item, Path))
        points = [points[-1] for _, *points in outline.segments if points]
        edges = [(a, b) for a, b in pairwise(points) if abs(a[1] - b[1]) < 0.01 and abs(a[0] - b[0]) > INSET]
        for text in (item for item in home.items if isinstance(item, Text)):
            box = box_of(text)
            for a, b in edges:
                left, right = min(a[0], b[0]) - PADS[-1], max(a[0], b[0]) + PADS[-1]  # with its round corners
                on_it = box.y < a[1] < box.y + box.h and left < box.x + box.w / 2 < right
                assert not on_it or box.w <= max(GAP * (right - left), 0.0), (home.key, text.text)


@families
@sizes
def test_names_of_homes_stay_apart_and_on_the_paper(name: str, *, large: bool) -> None:
    casus, layout, look = laid(name, large=large)
    paper = extent(casus, layout, look=look, layers=EVERYDAY)
    names = [[box_of(t) for t in home.items if isinstance(t, Text)] for home in homes(casus, layout, look)]
    for box in (box for boxes in names for box in boxes):
        assert paper.y <= box.y
        assert box.y + box.h <= paper.y + paper.h
    for one, other in combinations(names, 2):
        assert not any(meet(a, b) for a in one for b in other)


@families
@sizes
def test_the_year_of_an_adoption_or_placement_stands_at_its_own_line(name: str, *, large: bool) -> None:
    casus, layout, look = laid(name, large=large)
    facts, ends = facts_of(casus), _line_ends(layout)
    for child, about in facts.people.items():
        spots = spots_of(child, about.stays, ends.get(child, ()), layout, couples=facts.couples, look=look)
        for stay, x, y in spots:
            lines = {line.union: line for line in layout.lines if line.child == child}
            middle = x + text_width(stay.dates(look), look.years) / 2
            nearest = min(lines.values(), key=lambda line: abs(line.points[-1][0] - middle))
            assert set(stay.parents) <= set(nearest.of)
            assert y < layout.persons[child].y - layout.persons[child].h / 2


def test_the_adoption_year_is_not_beside_the_line_to_the_birth_parents() -> None:
    casus, layout, look = laid("found_again", large=False)
    items = ink_of(casus, layout, look=look).items(TODAY)
    (group,) = (i for i in items if isinstance(i, Group) and i.key == "person:marga")
    (year,) = (t for t in group.items if isinstance(t, Text) and t.text.startswith("A "))
    (dashed,) = (line for line in layout.lines if line.child == "marga" and "anton" in line.of)
    assert box_of(year).x + box_of(year).w < dashed.points[-1][0]
