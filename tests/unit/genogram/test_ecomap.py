"""Who stands around a family: a card each, no two on one place at one time, lines that say how strong and which way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.family import TODAY, day
from tests.unit.genogram.youth_care import YOUTH_CARE
from werkbank.drawing.geometry import groups, overlap, walk
from werkbank.drawing.shapes import Box, Group, Line, Polygon, Text
from werkbank.drawing.tokens import WEIGHT_HEAVY, WEIGHT_LINE
from werkbank.genogram.ecomap import tie_line, tie_signs
from werkbank.genogram.ecomap_places import Ring, ring
from werkbank.genogram.ecomap_ties import Tie, ties_of
from werkbank.genogram.layers import ALL, ECOMAP
from werkbank.genogram.looks import Look
from werkbank.genogram.picture import FAMILY, draw, layout_of, signs_in
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Household, Involvement, Person, Residence, Support

FRAMED = Box(0.0, 0.0, 400.0, 300.0)


def around(*ties: Involvement | Support) -> Casus:
    return Casus().having(Person(id=EntityId("bo"), first_name="Bo"), *ties)


def worker(ident: str = "w", **fields: Any) -> Involvement:  # noqa: ANN401
    given = {"name": "Petra", "role": "lokaal-team", "organisation": "Team Oost", **fields}
    return Involvement(id=EntityId(ident), **given)


def shown(casus: Casus, on: date = TODAY, **asked: Any) -> dict[str, Group]:  # noqa: ANN401
    drawing = draw(casus, as_of=on, **{"layers": ALL, **asked})
    found = (g for g in groups(drawing.items) if g.key.startswith(("involvement:", "support:")))
    return {group.key: group for group in found}


def words(group: Group) -> str:
    return " | ".join(item.text for item in walk(group.items) if isinstance(item, Text))


# --- on a day --------------------------------------------------------------------------------------------------------


def test_a_tie_stands_with_name_role_and_years_while_it_lasts() -> None:
    casus = around(worker(begin=day("2018"), end=day("2021"), persons=("bo",)))
    card = shown(casus, date(2019, 5, 1))["involvement:w"]
    assert words(card) == "Petra | Lokaal team, Team Oost | voor Bo · 2018–2021"
    assert card.alt == "Petra, Lokaal team, Team Oost, voor Bo, sinds 2018, tot 2021"
    assert shown(casus, date(2017, 5, 1)) == {}
    assert shown(casus, date(2022, 5, 1)) == {}


def test_the_ecomap_is_off_until_asked_for_and_moves_nobody() -> None:
    casus = around(worker())
    assert draw(casus, as_of=TODAY) == draw(casus, as_of=TODAY, layers=ALL.without(ECOMAP))
    wide, plain = draw(casus, as_of=TODAY, layers=ALL), draw(casus, as_of=TODAY)
    assert wide.width > plain.width
    on, off = (draw(casus, as_of=d, layers=ALL) for d in (TODAY, date(1990, 1, 1)))
    assert (on.width, on.height) == (off.width, off.height)


def test_support_is_help_that_goes_to_the_family() -> None:
    helped = around(Support(id=EntityId("s"), who="Theo", does="Traint Bo.", since=day("2018")))
    card = shown(helped)["support:s"]
    assert "Theo | Traint Bo." in words(card)
    assert sum(isinstance(item, Polygon) for item in card.items) == 1
    assert shown(helped, date(2017, 1, 1)) == {}


def test_the_family_sees_only_ties_that_may_be_shared_and_none_at_a_safe_place() -> None:
    assert shown(around(worker()), view=FAMILY) == {}
    assert list(shown(around(worker(sharing="gezin")), view=FAMILY)) == ["involvement:w"]
    home = Household(id=EntityId("h"), secret=True)
    stay = Residence(id=EntityId("r"), person=EntityId("bo"), household=home.id)
    hidden = around(worker(sharing="gezin", persons=("bo",))).having(home, stay)
    assert shown(hidden, view=FAMILY) == {}
    assert len(shown(hidden)) == 1


# --- lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("direction", "heads"), [("", 0), ("naar-gezin", 1), ("van-gezin", 1), ("beide", 2)])
@pytest.mark.parametrize("strength", ["", "gewoon", "sterk", "zwak", "gespannen"])
def test_the_line_says_how_strong_and_which_way(strength: str, direction: str, heads: int) -> None:
    items = list(tie_line((0.0, 0.0), (40.0, 0.0), strength=strength, direction=direction))
    line = next(item for item in items if isinstance(item, Line))
    assert sum(isinstance(item, Polygon) for item in items) == heads
    assert (line.style.width == WEIGHT_HEAVY) is (strength == "sterk")
    assert bool(line.style.dash) is (strength == "zwak")
    assert (len(line.points) > 2) is (strength == "gespannen")
    assert line.style.width == WEIGHT_LINE or strength in {"sterk", "zwak"}


def test_arrows_point_to_who_gets_something() -> None:
    to_family = [i for i in tie_line((0, 0), (40, 0), strength="", direction="naar-gezin") if isinstance(i, Polygon)]
    from_family = [i for i in tie_line((0, 0), (40, 0), strength="", direction="van-gezin") if isinstance(i, Polygon)]
    assert to_family[0].points[0] == pytest.approx((40.0, 0.0))
    assert from_family[0].points[0] == pytest.approx((0.0, 0.0))


def test_the_legend_explains_what_is_drawn() -> None:
    casus = around(worker(strength="sterk"), Support(id=EntityId("s"), who="Theo"))
    assert set(tie_signs("involvement", "w", casus)) == {"netwerk-hulp", "netwerk-sterk"}
    drawing = draw(casus, as_of=TODAY, layers=ALL)
    signs = signs_in(casus, layout_of(casus), drawing.items, look=Look(TODAY))
    assert {"netwerk-hulp", "netwerk-eigen", "netwerk-sterk", "netwerk-contact", "netwerk-richting"} <= set(signs)


# --- places ----------------------------------------------------------------------------------------------------------


def many(spans: Sequence[tuple[int, int | None]], owns: list[bool]) -> list[Tie]:
    def tie(number: int, span: tuple[int, int | None], own: bool) -> Tie:
        begin, end = span
        end_claim = from_edtf(str(end)) if end else day("")
        return Tie(f"involvement:{number}", "x", "", "", own, "", "", from_edtf(str(begin)), end_claim)

    return [tie(n, span, own) for n, (span, own) in enumerate(zip(spans, owns, strict=True))]


def clashes(ties: list[Tie], placed: Ring) -> list[tuple[str, str]]:
    """Two cards on one place on one day, or a card on the frame."""
    days = [date(year, 7, 1) for year in range(2000, 2031)]
    found = [(t.key, "frame") for t in ties if overlap(placed.spots[t.key].card, other=placed.frame)]
    for one, other in combinations(ties, 2):
        over = overlap(placed.spots[one.key].card, other=placed.spots[other.key].card)
        if over and any(one.stands(d) and other.stands(d) for d in days):
            found.append((one.key, other.key))
    return found


SPANS = st.lists(st.tuples(st.integers(2000, 2015), st.none() | st.integers(2015, 2025)), min_size=1, max_size=40)


@given(spans=SPANS, data=st.data(), height=st.sampled_from([60.0, 300.0, 900.0]))
@settings(max_examples=40, deadline=None)
def test_no_two_cards_share_a_place_at_one_time(spans: list[Any], data: st.DataObject, height: float) -> None:
    owns = data.draw(st.lists(st.booleans(), min_size=len(spans), max_size=len(spans)))
    ties = many(spans, owns)
    placed = ring(ties, Box(0.0, 0.0, 420.0, height))
    assert set(placed.spots) == {tie.key for tie in ties}
    assert clashes(ties, placed) == []


def test_years_of_help_one_after_another_stay_one_compact_ring() -> None:
    spans = [(year, year + 1) for year in range(2000, 2020, 2)]
    placed = ring(many(spans, [False] * len(spans)), FRAMED)
    assert len({spot.card for spot in placed.spots.values()}) == 1


def test_own_people_stand_left_and_help_right() -> None:
    ties = many([(2010, None), (2011, None)], [True, False])
    placed = ring(ties, FRAMED)
    assert placed.spots[ties[0].key].card.x < placed.frame.x
    assert placed.spots[ties[1].key].card.x > placed.frame.x + placed.frame.w


def test_cards_stay_off_the_family_of_youth_care() -> None:
    casus = YOUTH_CARE["co_parents"]().having(*(worker(f"w{n}") for n in range(12)))
    drawing = draw(casus, as_of=TODAY, layers=ALL)
    cards = [g.box for g in groups(drawing.items) if g.key.startswith("involvement:") and g.box]
    people = [g.box for g in groups(drawing.items) if g.key.startswith("person:") and g.box]
    assert len(cards) == 12
    assert not any(overlap(card, other=person) for card in cards for person in people)
    assert all(c.x >= 0 and c.y >= 0 and c.x + c.w <= drawing.width and c.y + c.h <= drawing.height for c in cards)
    assert len(ties_of(casus)) == 12
