"""Every sign of genogram.md section 1: look for the shapes that make it, so that each can fail."""

from datetime import date

import pytest

from tests.unit.genogram.sign_family import child_of, condition, measure, network, on, pair, person, twins, whole
from werkbank.drawing.geometry import find, groups, outline_box, walk
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Ellipse,
    Face,
    Group,
    Hatch,
    Item,
    Line,
    Path,
    Polygon,
    Rect,
    Style,
    Text,
)  # fmt: skip
from werkbank.genogram.picture import FAMILY, PROFESSIONAL, draw, layout_of
from werkbank.genogram.signs import Forms
from werkbank.model.casus import casus_of
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind, LifeStatus, Nature, Role, Sharing

NOW = date(2026, 11, 22)


def drawn(
    *entities: object, on_day: date = NOW, view: str = PROFESSIONAL, forms: tuple[tuple[str, str], ...] = ()
) -> Drawing:
    return draw(casus_of(entities), as_of=on_day, view=view, forms=Forms(forms))  # type: ignore[arg-type]


def sign_of(drawing: Drawing, name: str) -> Group:
    group = find(drawing, key=f"person:{name}")
    assert group is not None
    return group


def texts(items: object) -> list[str]:
    return [item.text for item in walk(items) if isinstance(item, Text)]  # type: ignore[arg-type]


def shapes(group: Group, kind: type) -> list[Item]:
    return [item for item in walk(group.items) if isinstance(item, kind)]


def one(who: Person, *more: object, **how: object) -> Group:
    return sign_of(drawn(who, *more, **how), who.id)  # type: ignore[arg-type]


# --- persons ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("gender", "kind"), [("m", Rect), ("v", Ellipse), ("x", Polygon), ("?", Polygon)])
def test_the_shape_is_the_gender(gender: str, kind: type) -> None:
    assert isinstance(one(person("A", gender)).items[0], kind)


def test_unknown_is_a_dashed_diamond_with_a_question_mark_and_non_binary_a_solid_one() -> None:
    unknown, other = one(person("A", "?")), one(person("A", "x"))
    assert unknown.items[0].style.dash  # type: ignore[union-attr]
    assert "?" in texts(unknown.items)
    assert not other.items[0].style.dash  # type: ignore[union-attr]
    assert "?" not in texts(other.items)
    assert len(unknown.items[0].points) == len(other.items[0].points) == 4  # type: ignore[union-attr]


def test_a_pet_is_a_small_house_and_never_a_diamond() -> None:
    pet = one(person("Hond", "?", life=LifeStatus.PET))
    assert len(pet.items[0].points) == 5  # type: ignore[union-attr]
    assert "huisdier" in pet.alt


def test_the_index_person_has_a_thick_double_outline_in_the_teams_view_only() -> None:
    index = person("Bo", "m", index=True)
    outer, inner = (item for item in shapes(one(index), Rect) if item.style.stroke)  # type: ignore[union-attr]
    assert outer.style.width > 1.5  # type: ignore[union-attr]
    assert inner.box.w < outer.box.w  # type: ignore[union-attr]
    assert "aangemelde jeugdige" in one(index).alt
    plain = one(index, view=FAMILY)
    assert len([item for item in shapes(plain, Rect) if item.style.stroke]) == 1  # type: ignore[union-attr]
    assert "aangemelde" not in plain.alt


def test_a_team_may_give_the_index_person_an_arrow_or_one_thick_line() -> None:
    index = person("Bo", "m", index=True)
    arrow = one(index, forms=(("index", "pijl"),))
    assert shapes(arrow, Polygon)
    assert "P" in texts(arrow.items)
    thick = [i for i in shapes(one(index, forms=(("index", "dikke-rand"),)), Rect) if i.style.stroke]  # type: ignore[union-attr]
    assert len(thick) == 1
    assert thick[0].style.width > 1.5  # type: ignore[union-attr]


def test_years_stand_above_left_and_right_the_age_inside_the_name_below() -> None:
    group = one(person("Opa", "m", "1949-03-01", death=on("2015-06-11"), died=True))
    placed = {item.text: item for item in walk(group.items) if isinstance(item, Text)}
    symbol = outline_box(group.items[0])  # type: ignore[arg-type]
    assert placed["1949"].anchor is Anchor.END
    assert placed["2015"].anchor is Anchor.START
    assert placed["1949"].y < symbol.y > placed["2015"].y - 1
    assert symbol.y < placed["66"].y < symbol.y + symbol.h
    assert placed["Opa"].y > symbol.y + symbol.h


def test_a_vague_birth_gives_an_interval_and_a_vague_year() -> None:
    assert {"16-17", "2009"} <= set(texts(one(person("A", born="2009")).items))
    assert "±1948" in texts(one(person("A", born="1945/1951")).items)


def test_the_dead_have_an_x_and_in_the_family_view_a_dagger_beside_the_name() -> None:
    dead = person("Opa", "m", "1949", death=on("2015"), died=True)
    assert len(shapes(one(dead), Line)) == 2
    family = one(dead, view=FAMILY)
    assert not shapes(family, Line)
    assert "† Opa" in texts(family.items)
    assert "† Opa" in texts(one(dead, forms=(("overleden", "kruisje"),)).items)
    assert len(shapes(one(dead, forms=(("overleden", "streep"),)), Line)) == 1


@pytest.mark.parametrize(
    ("life", "lines", "corners"),
    [("zwangerschap", 0, 3), ("miskraam", 2, 3), ("afgebroken", 3, 3), ("doodgeboren", 2, 4)],
)
def test_pregnancy_and_losses(life: str, lines: int, corners: int) -> None:
    group = one(person("X", "?", life=LifeStatus(life)))
    assert len(group.items[0].points) == corners  # type: ignore[union-attr]
    assert len(shapes(group, Line)) == lines
    assert life in group.alt


def test_a_loss_is_smaller_than_a_person_and_a_stillborn_child_half_as_large() -> None:
    laid = layout_of(
        casus_of([person("A"), person("B", life=LifeStatus.STILLBORN), person("C", life=LifeStatus.MISCARRIAGE)])
    )
    assert laid.persons["b"].w <= laid.persons["a"].w / 2
    assert laid.persons["c"].w <= laid.persons["a"].w / 2


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({}, False),
        ({"sharing": Sharing.FAMILY}, True),
        ({"nature": Nature.STORY}, True),
        ({"contributor": "Ma"}, True),
        ({"contributor": "Ma", "sharing": Sharing.SHIELDED}, False),
        ({"source": "huisarts"}, False),
    ],
)
def test_a_loss_stands_in_the_family_view_only_if_the_family_put_it_in(told: dict[str, object], *, shown: bool) -> None:
    ma, loss = person("Ma"), person("Ster", life=LifeStatus.MISCARRIAGE, **told)  # type: ignore[arg-type]
    family = drawn(ma, loss, *child_of("ster", "ma"), view=FAMILY)
    assert (find(family, key="person:ster") is not None) is shown
    assert find(drawn(ma, loss, *child_of("ster", "ma")), key="person:ster") is not None


def test_who_was_not_born_is_a_ghost_without_an_age() -> None:
    group = one(person("Kim", born="2014"), on_day=date(2010, 1, 1))
    assert group.items[0].style.stroke == "ghost"  # type: ignore[union-attr]
    assert texts(group.items) == ["2014", "Kim"]


@pytest.mark.parametrize(("day", "role"), [((2026, 1, 1), "ghost"), ((2026, 11, 22), "ink")])
def test_a_pregnancy_is_drawn_in_ink_from_forty_weeks_before_the_child_is_expected(
    day: tuple[int, int, int], role: str
) -> None:
    group = one(person("Straks", "?", "2027-02-10", life=LifeStatus.PREGNANCY), on_day=date(*day))
    assert group.items[0].style.stroke == role  # type: ignore[union-attr]
    assert "verwacht" in group.alt


# --- children --------------------------------------------------------------------------------------------------------


def lines_with(drawing: Drawing, dash: tuple[float, ...]) -> list[Style]:
    return [i.style for i in walk(drawing.items) if isinstance(i, (Line, Path)) and i.style.dash == dash]


PARENTS = (person("Ma"), person("Pa", "m"), pair("ma", "pa", span="2000"))
CARERS = (person("Ans"), person("Jan", "m"), pair("ans", "jan", span="1999"))


@pytest.mark.parametrize(
    ("kind", "dash"),
    [("adoptie", (6.0, 3.0)), ("pleeg", (1.2, 2.6)), ("stief", (3.5, 2.5)), ("donor", (6.0, 2.0, 1.2, 2.0))],
)
def test_every_way_to_belong_has_its_own_line(kind: str, dash: tuple[float, ...]) -> None:
    bo = person("Bo", "m", "2010")
    assert lines_with(drawn(*CARERS, bo, *child_of("bo", "ans", "jan", kind=kind)), dash)
    assert not lines_with(drawn(*CARERS, bo, *child_of("bo", "ans", "jan")), dash)


def test_natural_and_adoptive_parents_are_both_drawn_with_the_year_at_the_line() -> None:
    bo = person("Bo", "m", "2010")
    both = (*child_of("bo", "ma", "pa"), *child_of("bo", "ans", "jan", kind="adoptie", span="2011"))
    drawing = drawn(*PARENTS, *CARERS, bo, *both)
    assert {f"person:{name}" for name in ("ma", "pa", "ans", "jan")} <= {g.key for g in groups(drawing.items)}
    assert "A 2011" in texts(sign_of(drawing, "bo").items)
    assert lines_with(drawing, (6.0, 3.0))
    brackets = drawn(*CARERS, bo, *both[2:], forms=(("kind-adoptie", "haken"),))
    assert len(shapes(sign_of(brackets, "bo"), Line)) == 2


FOSTERED = (
    *PARENTS, *CARERS, person("Oma"), person("Bo", "m", "2010"), *child_of("bo", "ma", "pa"),
    *child_of("bo", "ans", "jan", kind="pleeg", span="2014/2016"),
    *child_of("bo", "oma", kind="pleeg", span="2018"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "beside", "roles"),
    [
        (date(2012, 1, 1), "2014–16", {"2014–16 Ans+Jan": "ghost", "2018– Oma": "ghost"}),
        (date(2015, 1, 1), "2014–16", {"2014–16 Ans+Jan": "ink", "2018– Oma": "ghost"}),
        (date(2017, 1, 1), "2014–16", {"2014–16 Ans+Jan": "ink_soft", "2018– Oma": "ghost"}),
        (NOW, "2018–", {"2014–16 Ans+Jan": "ink_soft", "2018– Oma": "ink"}),
    ],
)
def test_placements_are_dated_and_seen_from_the_day(day: date, beside: str, roles: dict[str, str]) -> None:
    group = sign_of(drawn(*FOSTERED, on_day=day), "bo")
    said = {item.text: item.role for item in walk(group.items) if isinstance(item, Text)}
    assert {text: said[text] for text in roles} == roles
    assert beside in said
    assert "pleegkind 2014–16 bij Ans+Jan" in group.alt


def test_a_running_placement_is_full_ink_a_past_one_thin_and_a_later_one_a_ghost() -> None:
    bo, stay = person("Bo", "m", "2010"), child_of("bo", "ans", "jan", kind="pleeg", span="2014/2016")
    seen = {}
    for year in (2012, 2015, 2020):
        (seen[year],) = set(lines_with(drawn(*CARERS, bo, *stay, on_day=date(year, 1, 1)), (1.2, 2.6)))
    assert [seen[year].stroke for year in seen] == ["ghost", "ink", "ink_soft"]
    assert seen[2020].width < seen[2015].width


def test_a_foster_childs_part_of_a_shared_bar_is_dotted() -> None:
    own, bo = person("Thijs", "m", "2008"), person("Bo", "m", "2010")
    stay = child_of("bo", "ans", "jan", kind="pleeg", span="2014")
    drawing = drawn(*CARERS, own, bo, *child_of("thijs", "ans", "jan"), *stay)
    level = [i for i in walk(drawing.items) if isinstance(i, Line) and i.points[0][1] == i.points[-1][1]]
    assert {(1.2, 2.6), ()} <= {i.style.dash for i in level}


def test_twins_and_triplets_meet_in_one_point_and_identical_ones_have_a_bar() -> None:
    names = ("Lot", "Liv", "Lou")
    children = [person(name, "v", "2014") for name in names]
    links = [link for name in names for link in child_of(name.lower(), "ma", "pa")]
    chosen: list[object] = []
    for count, extra in ((2, 1), (3, 1)):
        chosen = [*children[:count], *links[: 2 * count]]
        plain = drawn(*PARENTS, *chosen, twins(*(n.lower() for n in names[:count])))
        slanting = [i for i in walk(plain.items) if isinstance(i, Line) and _slants(i)]
        if count == 2:
            assert len({i.points[0] for i in slanting}) == 1
            assert len(slanting) == 2
        same = drawn(*PARENTS, *chosen, twins(*(n.lower() for n in names[:count]), identical=True))
        assert _lines(same) == _lines(plain) + extra
    double = drawn(
        *PARENTS, *chosen, twins("lot", "liv", "lou", identical=True), forms=(("tweeling-eeneiig", "dubbel"),)
    )
    assert [i for i in walk(double.items) if isinstance(i, Path) and len(i.segments) == 4]


def _slants(line: Line) -> bool:
    (x1, y1), (x2, y2) = line.points[0], line.points[-1]
    return x1 != x2 and y1 != y2


def _lines(drawing: Drawing) -> int:
    return sum(isinstance(item, Line) for item in walk(drawing.items))


# --- partners --------------------------------------------------------------------------------------------------------


def couple(*periods: object, on_day: date = NOW, forms: tuple[tuple[str, str], ...] = ()) -> tuple[Line, Group | None]:
    drawing = drawn(person("Ma"), person("Pa", "m"), *periods, on_day=on_day, forms=forms)
    line = next(i for i in drawing.items if isinstance(i, Line))
    return line, next((g for g in groups(drawing.items) if g.key.startswith("partnership")), None)


@pytest.mark.parametrize(
    ("kind", "dash", "label"),
    [
        ("huwelijk", (), "h. 1998"),
        ("partnerschap", (), "gp. 1998"),
        ("samenwonend", (5.0, 3.0), "1998"),
        ("lat", (5.0, 3.0), "LAT 1998"),
        ("relatie", (5.0, 3.0), "rel. 1998"),
        ("affaire", (1.2, 2.6), "1998"),
    ],
)
def test_every_kind_of_couple_has_its_line_and_label(kind: str, dash: tuple[float, ...], label: str) -> None:
    line, group = couple(pair("ma", "pa", kind, "1998"))
    assert line.style.dash == dash
    assert group is not None
    assert texts(group.items) == [label]


@pytest.mark.parametrize(
    ("how", "slashes", "alt"),
    [("uit-elkaar", 1, "uit elkaar"), ("scheiding", 2, "scheiding"), ("overlijden", 0, "overlijden")],
)
def test_parted_one_slash_divorced_two_widowed_none(how: str, slashes: int, alt: str) -> None:
    line, group = couple(pair("ma", "pa", span="1998/2016", how=how))
    assert group is not None
    assert len(shapes(group, Line)) == slashes
    assert texts(group.items) == ["h. 1998–2016"]
    assert alt in group.alt
    assert (line.style.width < 1.0) is bool(slashes)


def test_a_couple_that_pauses_and_resumes_has_a_slash_struck_through_and_the_later_date() -> None:
    periods = (pair("ma", "pa", span="1998/2003", how="uit-elkaar"), pair("ma", "pa", "samenwonend", "2005"))
    _, group = couple(*periods)
    assert group is not None
    assert texts(group.items) == ["h. 1998–2003", "2005"]
    slash, strike = (item.points for item in shapes(group, Line))  # type: ignore[union-attr]
    assert slash != strike
    left, right = (item for item in walk(group.items) if isinstance(item, Text))
    assert left.x < slash[0][0] < right.x
    assert "weer samen" in group.alt
    _, paused = couple(*periods, on_day=date(2004, 1, 1))
    assert paused is not None
    assert len(shapes(paused, Line)) == 1
    line, none = couple(*periods, on_day=date(1990, 1, 1))
    assert none is None
    assert line.style.stroke == "ghost"


def test_a_team_may_part_couples_with_a_cross_or_a_gap() -> None:
    _, cross = couple(pair("ma", "pa", span="1998/2016", how="scheiding"), forms=(("einde-scheiding", "kruis"),))
    _, gap = couple(pair("ma", "pa", span="1998/2016", how="uit-elkaar"), forms=(("einde-uit-elkaar", "gat"),))
    assert cross is not None
    assert gap is not None
    assert len(shapes(gap, Rect)) == 2  # the gap itself, and the plate of the text
    assert len(shapes(cross, Rect)) == 1
    assert len(shapes(cross, Line)) == 2


def test_the_text_on_a_partner_line_has_a_plate_that_leaves_the_line_alone() -> None:
    """So that the outline of a home behind it does not run through 'h. 1998'."""
    for pairs in ([pair("ma", "pa", span="1998/")], [pair("ma", "pa", span="1998/2016", how="scheiding")]):
        line, marks = couple(*pairs)
        assert marks is not None
        (text,), (plate,) = (item for item in walk(marks.items) if isinstance(item, Text)), shapes(marks, Rect)
        assert isinstance(plate, Rect)
        assert plate.style.fill == "surface"
        assert plate.box.y < text.y < plate.box.y + plate.box.h < line.points[0][1]
        assert marks.items.index(plate) < marks.items.index(text)
        half = text_width(text.text, text.size) / 2
        assert plate.box.x < text.x - half < text.x + half < plate.box.x + plate.box.w


def test_parents_of_whom_nothing_is_known_have_a_thin_line() -> None:
    drawing = drawn(person("Ma"), person("Pa", "m"), person("Bo"), *child_of("bo", "ma", "pa"))
    thin = [i for i in drawing.items if isinstance(i, Line) and i.style.width == pytest.approx(0.7)]
    assert thin


# --- badges and fills ------------------------------------------------------------------------------------------------


def chips(group: Group) -> dict[str, Group]:
    return {texts(inner.items)[-1]: inner for inner in group.items if isinstance(inner, Group)}


def test_measures_and_conditions_are_dated_badges_that_stand_on_their_days_only() -> None:
    bo = person("Bo", "m", "2008")
    told = (
        measure("bo", "ots", begin="2013-04", end="2015-04"),
        condition("bo", "lvb"),
        measure("bo", "muhp", begin="2014"),
    )
    expected = {2012: {"LVB"}, 2014: {"LVB", "OTS 2013", "UHP 2014"}, 2020: {"LVB", "UHP 2014"}}
    for year, words in expected.items():
        assert set(chips(one(bo, *told, on_day=date(year, 6, 1)))) == words
    assert not chips(one(bo, *told, view=FAMILY))
    assert "OTS" not in one(bo, *told, view=FAMILY, on_day=date(2014, 6, 1)).alt
    assert "OTS, sinds 2013" in one(bo, *told, on_day=date(2014, 6, 1)).alt


def test_a_report_is_a_badge_for_a_year() -> None:
    bo, report = person("Bo", "m", "2008"), measure("bo", "veilig-thuis-melding", begin="2019-03-01")
    seen = [bool(chips(one(bo, report, on_day=date(*day)))) for day in ((2019, 2, 1), (2019, 9, 1), (2020, 6, 1))]
    assert seen == [False, True, False]


@pytest.mark.parametrize(
    ("status", "hatch", "dash"), [("bekend", False, False), ("vermoed", True, False), ("betwist", False, True)]
)
def test_how_sure_a_badge_is_shows(status: str, *, hatch: bool, dash: bool) -> None:
    group = one(person("Ma"), condition("ma", "psychisch", begin="2012", status=status))
    (text, chip), *_ = chips(group).items()
    frame = next(item for item in chip.items if isinstance(item, Rect))
    assert (frame.style.hatch is Hatch.DIAGONAL, bool(frame.style.dash), text.endswith("?")) == (hatch, dash, dash)
    assert f"status: {status}" in chip.alt
    assert "bron: huisarts" in chip.alt


@pytest.mark.parametrize(("source", "status"), [("", "bekend"), ("buurman", "onbekend")])
def test_an_accusation_without_source_or_status_stays_out_of_every_picture(source: str, status: str) -> None:
    rumour = condition("ma", "alcohol", begin="2012", status=status, source=source)
    group = one(person("Ma"), rumour)
    assert not chips(group)
    assert "lcohol" not in group.alt


@pytest.mark.parametrize("gender", ["m", "v", "x", "?"])
def test_middelen_fill_the_lower_half_and_illness_the_left_half(gender: str) -> None:
    for kind, side in (("alcohol", "lower"), ("lichamelijk", "left")):
        group = one(person("A", gender), condition("a", kind, begin="2012"))
        whole_box, filled = (_box(i) for i in group.items[:2])
        assert filled[3] < whole_box[3] * 0.6 if side == "lower" else filled[2] < whole_box[2] * 0.6
        assert filled[1] > whole_box[1] + 10 if side == "lower" else filled[0] == pytest.approx(whole_box[0], abs=1)
        assert not [i for i in walk(one(person("A", gender), condition("a", kind), view=FAMILY).items) if _is_fill(i)]
        suspected = one(person("A", gender), condition("a", kind, status="vermoed")).items[1]
        assert suspected.style.hatch is Hatch.DIAGONAL  # type: ignore[union-attr]


def _box(item: Item) -> tuple[float, float, float, float]:
    return tuple(outline_box(item))  # type: ignore[arg-type,return-value]


def _is_fill(item: Item) -> bool:
    return not isinstance(item, Text) and (item.style.fill == "condition_fill" or bool(item.style.hatch))  # type: ignore[union-attr]


# --- others ----------------------------------------------------------------------------------------------------------


def test_an_important_non_relative_stands_beside_the_tree_with_dates() -> None:
    friend = person("Riet", role=Role.NETWORK)
    drawing = drawn(*PARENTS, friend, network("Riet", "netwerk", "2016/2020"), on_day=date(2018, 1, 1))
    group = sign_of(drawing, "riet")
    assert "2016–20" in texts(group.items)
    assert "geen familie" in group.alt
    assert group.items[0].style.width > 1  # type: ignore[union-attr]
    later = sign_of(drawn(*PARENTS, friend, network("Riet", "netwerk", "2016/2020")), "riet")
    assert later.items[0].style.width < 1  # type: ignore[union-attr]
    others = [sign_of(drawing, name).box for name in ("ma", "pa")]
    assert group.box is not None
    assert all(box is not None and box.x + box.w < group.box.x for box in others)


def test_numbers_of_birth_stand_on_the_outline_when_the_order_is_broken() -> None:
    from werkbank.genogram.facts import About
    from werkbank.genogram.layout import Area, Place
    from werkbank.genogram.looks import Look
    from werkbank.genogram.symbols import person_group

    place = Place(50, 50, 34, 34, Area(20, 70, 60, 18), 0)
    group = person_group(person("Bo"), place, look=Look(NOW), about=About(number=2, clash=True))
    assert {"2", "!"} <= set(texts(group.items))
    assert len(shapes(group, Ellipse)) == 3
    assert "kind nummer 2" in group.alt


def test_a_crossing_is_a_bridge() -> None:
    from werkbank.genogram.hops import HOP, hopping, hops_of
    from werkbank.genogram.layout import Line as Laid

    level = Laid("sibship", "u1", (), ((0, 50), (100, 50)))
    lines = (level, Laid("descent", "u2", (), ((40, 0), (40, 90))), Laid("descent", "u1", (), ((70, 50), (70, 90))))
    assert hops_of(lines) == {0: ((40, 50),)}
    path = hopping(level.points, hops_of(lines)[0], style=Style())
    assert isinstance(path, Path)
    assert max(50 - y for _, *points in path.segments for _, y in points) == pytest.approx(HOP)


# --- the whole -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [FAMILY, PROFESSIONAL])
@pytest.mark.parametrize("large", [False, True])
def test_no_text_is_smaller_than_seven_points(view: str, *, large: bool) -> None:
    drawing = draw(whole(), as_of=NOW, view=view, large=large, with_signs=True)
    assert min(item.size for item in walk(drawing.items) if isinstance(item, Text)) >= 7.0


def test_neither_the_date_nor_the_view_moves_anybody() -> None:
    casus = whole().without(Kind.PERSON, {"sterretje", "vroeg", "niet", "straks"})
    seen = [
        {
            g.key: (g.box.x, g.box.y)
            for g in groups(draw(casus, as_of=date(year, 1, 1), view=view).items)
            if g.box and g.key.startswith("person")
        }
        for year in (1960, 2014, 2026)
        for view in (FAMILY, PROFESSIONAL)
    ]
    assert all(places == seen[0] for places in seen)


def test_badges_and_names_of_nobody_overlap_on_any_day() -> None:
    from werkbank.drawing.geometry import overlap, text_box

    casus = whole()
    layout = layout_of(casus)
    for year in (2012, 2014, 2016, 2020, 2026):
        drawing = draw(casus, as_of=date(year, 6, 1), layout=layout)
        below = {
            g.key: [text_box(t) for t in walk(g.items) if isinstance(t, Text) and t.face in (Face.REGULAR, Face.BOLD)]
            for g in groups(drawing.items)
            if g.key.startswith("person")
        }
        keys = list(below)
        clashes = [
            (a, b)
            for n, a in enumerate(keys)
            for b in keys[n + 1 :]
            for x in below[a]
            for y in below[b]
            if overlap(_tight(x), other=_tight(y))
        ]
        assert not clashes, (year, clashes)


def _tight(box: Box) -> Box:
    """The ink of a line of text, without the air above and below."""
    return box._replace(y=box.y + box.h * 0.28, h=box.h * 0.44)


def test_the_badges_of_any_day_stay_inside_the_room_of_the_label() -> None:
    casus = whole()
    layout = layout_of(casus)
    for year in (2012, 2014, 2020, 2026):
        drawing = draw(casus, as_of=date(year, 6, 1), layout=layout)
        for name, place in layout.persons.items():
            for inner in sign_of(drawing, name).items:
                if isinstance(inner, Group):
                    x, y, w, h = _box(inner.items[0])
                    assert place.label.x - 0.1 <= x, name
                    assert x + w <= place.label.x + place.label.w + 0.1, name
                    assert y + h <= place.label.y + place.label.h + 0.1, name
