"""What a bond looks like, on which day, and who gets to see it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.helpers.family import TODAY, day
from werkbank.drawing.geometry import groups, walk
from werkbank.drawing.shapes import Ellipse, Group, Hatch, Item, Picture, Polygon, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR
from werkbank.genogram.bonds import bond_pieces
from werkbank.genogram.bonds_curve import Curve, length_of, rounded
from werkbank.genogram.bonds_ink import bond_ink
from werkbank.genogram.bonds_kinds import KINDS
from werkbank.genogram.bonds_shown import accuses, drawn_by_family, family_names
from werkbank.genogram.layers import ALL, BONDS, PAST_BONDS, Layers, bond_layer
from werkbank.genogram.picture import FAMILY, draw, layout_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Bond, Person
from werkbank.model.kinds import Gender, Role
from werkbank.model.vocabulary import vocabulary

STRAIGHT = Curve(((0.0, 0.0), (80.0, 0.0)))


def ink(kind: str, **asked: Any) -> list[Item]:  # noqa: ANN401
    return list(bond_ink(kind, STRAIGHT, role="bond_close", **asked))


def styles(items: list[Item]) -> list[Style]:
    return [item.style for item in walk(items) if not isinstance(item, Text | Picture)]


def pair(**fields: Any) -> Casus:  # noqa: ANN401
    people = [
        Person(id=EntityId("ma"), first_name="Marieke", last_name="Testman", gender=Gender.WOMAN, role=Role.PARENT),
        Person(id=EntityId("bo"), first_name="Bo", gender=Gender.MAN, role=Role.YOUTH, birth=day("2009")),
    ]
    bond = Bond(id=EntityId("x"), from_person=EntityId("ma"), to_person=EntityId("bo"), **{"kind": "hecht", **fields})
    return Casus().having(*people, bond)


def shown(casus: Casus, on: date = TODAY, **asked: Any) -> Group | None:  # noqa: ANN401
    drawing = draw(casus, as_of=on, **asked)
    return next((group for group in groups(drawing.items) if group.key == "bond:x"), None)


# --- signs -----------------------------------------------------------------------------------------------------------


def test_every_kind_of_the_vocabulary_has_a_sign_of_its_own() -> None:
    assert set(vocabulary().bond_kinds) == set(KINDS)
    drawn = {kind: tuple(ink(kind)) for kind in KINDS}
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("status", ["erkend", "betwist", "vermoed"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_status_changes_what_is_drawn(kind: str, status: str) -> None:
    plain, other = ink(kind, status="erkend"), ink(kind, status=status)
    assert (other == plain) is (status == "erkend")
    assert any(isinstance(item, Text) and item.text == "?" for item in other) is (status == "betwist")


@pytest.mark.parametrize("kind", sorted(k for k in vocabulary().bond_kinds if vocabulary().bond_kinds[k].directed))
def test_directed_kinds_end_in_an_arrow_at_the_second_person(kind: str) -> None:
    heads = [item for item in ink(kind) if isinstance(item, Polygon)]
    assert max(x for head in heads for x, _ in head.points) == pytest.approx(80.0)


def test_violence_tells_its_kind_by_its_arrow() -> None:
    fills = {kind: ink(kind)[-1].style.fill for kind in ("geweld", "emotioneel-geweld", "seksueel-geweld")}  # type: ignore[union-attr]
    assert fills == {"geweld": "bond_close", "emotioneel-geweld": "surface", "seksueel-geweld": "bond_close"}
    assert len(ink("seksueel-geweld")) == len(ink("geweld")) + 2


def test_a_suspected_arrow_is_hatched_and_the_past_is_thin() -> None:
    assert Hatch.DIAGONAL in {style.hatch for style in styles(ink("geweld", status="vermoed"))}
    past = styles(ink("hecht", over=True))
    assert {(style.stroke, style.width) for style in past} == {("ghost", WEIGHT_HAIR)}


def test_a_restored_bond_has_a_circle_in_its_gap() -> None:
    discs = [item for item in ink("hersteld") if isinstance(item, Ellipse)]
    assert len(discs) == 1
    assert discs[0].box.x < 40 < discs[0].box.x + discs[0].box.w


def test_signs_stay_on_their_way() -> None:
    for kind in KINDS:
        for item in walk(ink(kind)):
            if not isinstance(item, Text | Ellipse) and hasattr(item, "points"):
                assert all(-0.5 <= x <= 80.5 and -6 <= y <= 6 for x, y in item.points)


def test_rounding_keeps_both_ends_and_is_never_longer() -> None:
    bent = ((0.0, 0.0), (40.0, 0.0), (40.0, 40.0))
    soft = rounded(bent)
    assert (soft[0], soft[-1]) == (bent[0], bent[-1])
    assert length_of(soft) < length_of(bent)


# --- on which day ----------------------------------------------------------------------------------------------------


def test_a_bond_is_drawn_from_its_begin_and_thin_after_its_end() -> None:
    casus = pair(begin=day("2015"), end=day("2018"))
    assert shown(casus, date(2014, 12, 31)) is None
    now, past = shown(casus, date(2016, 1, 1)), shown(casus, date(2020, 1, 1))
    assert now is not None
    assert past is not None
    assert {s.stroke for s in styles(list(now.items))} == {"bond_close"}
    assert {s.stroke for s in styles(list(past.items))} == {"ghost"}
    assert shown(casus, date(2020, 1, 1), layers=Layers().without(PAST_BONDS)) is None


def test_nobody_is_bound_before_birth_and_death_makes_it_past() -> None:
    assert shown(pair(), date(2008, 1, 1)) is None
    casus = pair()
    gone = casus.having(casus.persons[EntityId("ma")].but(death=day("2020")))
    group = shown(gone, date(2022, 1, 1))
    assert group is not None
    assert {s.stroke for s in styles(list(group.items))} == {"ghost"}


def test_the_piece_knows_every_day_on_which_it_turns() -> None:
    casus = pair(begin=day("2015"), end=day("2018"))
    piece = next(bond_pieces(casus, layout_of(casus)))
    assert {date(2015, 1, 1), date(2018, 1, 1)} <= set(piece.days)
    for one in range(2010, 2024):
        for month in (1, 7):
            before, now = date(one, month, 1), date(one, month, 2)
            assert piece.state(before) != piece.state(now) or piece.draw(before) == piece.draw(now)


def test_it_can_be_announced_and_has_no_box_in_the_way() -> None:
    group = shown(pair(kind="zorgt-voor", begin=day("2015"), status="betwist", source="school"))
    assert group is not None
    assert group.alt == "Band van Marieke naar Bo: zorgt voor, sinds 2015, betwist, bron: school"
    assert group.box is None


# --- for whom --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        ({"source": "Veilig Thuis", "status": "erkend"}, True),
        ({"source": "Veilig Thuis", "status": "vermoed"}, True),
        ({"source": "Veilig Thuis"}, False),
        ({"status": "erkend"}, False),
    ],
)
def test_an_accusation_needs_source_and_status(fields: dict[str, str], seen: bool) -> None:
    assert (shown(pair(kind="geweld", **fields)) is not None) is seen
    assert shown(pair(kind="geweld", **fields), view=FAMILY) is None


@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        ({}, False),
        ({"nature": "verhaal"}, False),
        ({"sharing": "gezin"}, False),
        ({"nature": "verhaal", "sharing": "gezin"}, True),
        ({"contributor": "Marieke Testman", "sharing": "gezin"}, True),
        ({"source": "bo", "sharing": "keten"}, True),
        ({"nature": "verhaal", "sharing": "team"}, False),
        ({"nature": "verhaal", "sharing": "gezin", "kind": "bang-voor", "source": "Bo", "status": "erkend"}, False),
    ],
)
def test_the_family_sees_only_what_it_drew_itself(fields: dict[str, str], seen: bool) -> None:
    assert (shown(pair(**fields), view=FAMILY) is not None) is seen


def test_a_professional_with_a_name_is_no_family() -> None:
    casus = pair(contributor="Petra", sharing="gezin")
    worker = Person(id=EntityId("w"), first_name="Petra", role=Role.PROFESSIONAL)
    assert not drawn_by_family(casus.bonds[EntityId("x")], names=family_names(casus.having(worker)))


def test_a_kind_that_nobody_knows_may_accuse() -> None:
    assert accuses(pair(kind="iets-nieuws").bonds[EntityId("x")])
    assert shown(pair(kind="")) is not None  # the kind is chosen later


# --- layers ----------------------------------------------------------------------------------------------------------


def test_bonds_are_switched_off_together_and_per_kind() -> None:
    assert shown(pair(), layers=ALL.without(BONDS)) is None
    assert shown(pair(), layers=ALL.without(bond_layer("hecht"))) is None
    assert shown(pair(), layers=ALL.without(bond_layer("conflict"))) is not None


def test_what_is_kept_is_read_again() -> None:
    chosen = Layers().without(BONDS, bond_layer("hecht"))
    assert Layers.read(chosen.kept()) == chosen
    assert Layers.read(None) == Layers.read({"hidden": 3}) == Layers()
