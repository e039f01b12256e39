"""What paper tells besides the marks: light, seasons, other dates, and names of lanes in full."""

from tests.unit.timeline.made import TODAY, called, event, family
from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Rect, Text
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import DateClaim
from werkbank.model.kinds import ClaimedField, Nature
from werkbank.timeline.claims_said import others_said
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.picture_legend import entries, wall_legend
from werkbank.timeline.picture_light import LIGHT
from werkbank.timeline.picture_paper import Form, Wall, Wanted, lay_wall

LONG = "Stichting voor Jeugdbescherming en Jeugdreclassering Noordoost-Brabant en Omstreken, afdeling Meierij-Zuid"


def contradicted() -> Casus:
    claim = DateClaim(
        id=EntityId("d"), event=called("a"), field=ClaimedField.DATE, date=parse("mei 2013", today=TODAY),
        source="oma", nature=Nature.OPINION,
    )  # fmt: skip
    return family(event("a", "2014"), event("b", "2016", organisation=LONG)).having(claim)


def wall(wanted: Wanted, *, width: float = 1134.0) -> Wall:
    return lay_wall(contradicted(), today=TODAY, wanted=wanted, width=width, form=Form())


def explained(shown: Wall) -> list[str]:
    return [entry.text for entry in entries(shown)]


def test_another_date_has_a_sign_a_line_in_the_legend_and_stands_in_the_list() -> None:
    shown = wall(Wanted())
    assert "+1" in [item.text for item in walk(shown.body_items()) if isinstance(item, Text)]
    assert any("andere datum" in text for text in explained(shown))
    casus = contradicted()
    assert others_said(casus.events[called("a")], casus=casus) == "mei 2013, volgens oma (mening)"
    assert others_said(casus.events[called("b")], casus=casus) == ""


def test_the_light_of_a_pattern_is_printed_and_named() -> None:
    lit = wall(Wanted(lit=frozenset([called("a")]), light="Na de zomer"))
    plates = [item for item in walk(lit.body_items()) if isinstance(item, Rect) and item.style == LIGHT]
    assert len(plates) == 1
    assert "licht: Na de zomer" in explained(lit)
    assert not any("licht" in text for text in explained(wall(Wanted())))


def test_seasons_are_printed_where_months_are_wide_enough_and_then_explained() -> None:
    wide = wall(Wanted(seasons=True), width=8000.0)
    assert any("winter" in text for text in explained(wide))
    for other in (wall(Wanted(seasons=True), width=700.0), wall(Wanted(), width=8000.0)):
        assert not any("winter" in text for text in explained(other))


def test_a_name_of_a_lane_that_is_cut_stands_whole_under_the_legend() -> None:
    shown = wall(Wanted(grouping=Grouping.ORGANISATION))
    told = " ".join(
        item.text for item in walk([wall_legend(shown, width=1134.0, top=0.0).group]) if isinstance(item, Text)
    )
    assert f"Baan voluit: {LONG}" in " ".join(told.split())
