"""Signs in the window: the family's view, the legend, other forms, the help page, and text to read from four metres."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from tests.gui.genogram.made import shown
from tests.helpers.family import TODAY, session, three_generations
from tests.unit.genogram.sign_family import whole
from werkbank.app import seeing
from werkbank.app.session import Session
from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Text
from werkbank.genogram.signs import USUAL, Forms, all_signs
from werkbank.ui.genogram.items import GroupItem
from werkbank.ui.genogram.signs_choice import SignsChoice
from werkbank.ui.genogram.signs_page import SignsPage
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.theme import theme_named

pytestmark = pytest.mark.usefixtures("qapp")
INDEX = "person:bo"
METRES, WIDE = 4.0, 2.0  # how far people sit, how wide a projection of 1366 pixels is (metres)


@pytest.fixture
def desk() -> Session:
    return session(whole())


@pytest.fixture
def view(desk: Session) -> Iterator[GenogramView]:
    with shown(desk) as made:
        yield made


def texts(item: GroupItem) -> list[str]:
    return [part.text for part in walk(item.drawn.items) if isinstance(part, Text)]


def explained(view: GenogramView) -> str:
    """What a screen reader says of the legend."""
    legend = view.signs.panel.widget()
    assert legend is not None
    return legend.accessibleName()


def test_the_familys_view_takes_marks_and_double_outline_away(view: GenogramView) -> None:
    view.signs.turn_view()
    assert view.signs.family.isChecked()
    assert "† Opa" in texts(view.items_by_key["person:opa"])
    assert "aangemelde" not in view.items_by_key[INDEX].drawn.alt
    assert not any("ALC" in text for text in texts(view.items_by_key["person:pa"]))
    view.signs.turn_view()
    assert any("ALC" in text for text in texts(view.items_by_key["person:pa"]))


def test_nobody_moves_when_the_family_has_no_loss_to_hide() -> None:
    made = session()
    three_generations(made)
    with shown(made) as view:
        before = {key: item.centre for key, item in view.items_by_key.items() if key.startswith("person")}
        view.signs.turn_view()
        assert {key: item.centre for key, item in view.items_by_key.items() if key.startswith("person")} == before


def test_what_a_team_chooses_is_drawn_at_once_and_kept_with_the_case(desk: Session) -> None:
    with shown(desk) as view:
        view.signs.set_forms(Forms((("index", "pijl"),)))
        assert "P" in texts(view.items_by_key[INDEX])
        view.signs.turn_view()
    assert seeing.forms_kept(desk.memory).of("index") == "pijl"
    with shown(desk) as view:
        assert view.signs.family.isChecked()
        view.signs.turn_view()
        assert "P" in texts(view.items_by_key[INDEX])


def test_the_legend_stands_beside_the_family_and_follows_the_day(view: GenogramView) -> None:
    assert not view.signs.panel.isVisible()
    before = view.viewport().width()
    view.signs.turn_legend()
    QTest.qWait(10)
    assert view.signs.panel.isVisible()
    assert view.viewport().width() < before
    assert view.viewport().geometry().right() <= view.signs.panel.geometry().left()
    name = explained(view)
    assert "Aangemelde jeugdige" in name
    assert "Middelen" in name
    view.signs.turn_view()
    QTest.qWait(250)
    assert "Middelen" not in explained(view)
    view.signs.turn_legend()
    assert view.viewport().width() == before


def test_where_nothing_can_be_kept_everything_can_still_be_switched(desk: Session) -> None:
    class Deaf:
        def view_state(self, _key: str) -> None:
            return None

        def set_view_state(self, _key: str, _value: object) -> None:
            """A read-only medium keeps nothing."""

    desk.memory = Deaf()
    with shown(desk) as view:
        view.signs.turn_legend()
        view.signs.turn_view()
        view.signs.set_forms(Forms((("index", "pijl"),)))
        assert view.signs.panel.isVisible()
        assert view.family.look.family
        view.signs.turn_view()
        assert "P" in texts(view.items_by_key[INDEX])


def test_the_buttons_stand_above_the_paper(view: GenogramView) -> None:
    assert view.signs.bar.geometry().bottom() <= view.viewport().geometry().top()


def test_the_choice_shows_every_sign_with_forms_and_can_go_back() -> None:
    dialog = SignsChoice(None, theme_named("light"), forms=Forms((("index", "pijl"),)))
    assert set(dialog.boxes) == {row.id for row in all_signs() if row.choices}
    assert all(box.accessibleName() for box in dialog.boxes.values())
    assert dialog.forms.of("index") == "pijl"
    dialog.boxes["overleden"].setCurrentIndex(1)
    assert dialog.forms == Forms((("index", "pijl"), ("overleden", "kruisje")))
    dialog.reset()
    assert dialog.forms == USUAL
    dialog.deleteLater()


def test_the_help_page_has_every_sign_and_finds_them() -> None:
    page = SignsPage(None, theme_named("light"))
    page.show()
    assert set(page.rows) == {row.id for row in all_signs()}
    for picture, words in page.rows.values():
        assert picture.accessibleName()
        assert words.accessibleName()
    page.search.setText("pleeg")
    shown_now = {name for name, (picture, _) in page.rows.items() if picture.isVisible()}
    assert "kind-pleeg" in shown_now
    assert "man" not in shown_now
    page.close()
    page.deleteLater()


@pytest.mark.parametrize("sample", ["casus1", "casus2", "casus3"])
def test_every_text_reads_from_four_metres_on_a_projector(sample: str) -> None:
    """Cap heights in minutes of arc, four metres from a picture two metres wide: at least 10, names at least 12."""
    import math

    from werkbank.drawing.metrics import cap_height
    from werkbank.exchange import read_input
    from werkbank.i18n.resources import resource

    casus = read_input(str(resource("samples", sample)), today=TODAY).casus
    with shown(session(casus), size=(1366, 598), theme="projector") as view:
        zoom = view.transform().m11()
        sizes = {
            part.text: part.size
            for item in view.items_by_key.values()
            if item.key.startswith(("person", "partnership"))
            for part in walk(item.drawn.items)
            if isinstance(part, Text)
        }
    angle = {
        text: math.degrees(math.atan(cap_height(size) * zoom * WIDE / 1366 / METRES)) * 60
        for text, size in sizes.items()
    }
    assert min(angle.values()) >= 10, min(angle, key=angle.__getitem__)
    names = [person.first_name for person in casus.persons.values()]
    assert min(angle[name] for name in names if name in angle) >= 12
