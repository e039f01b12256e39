"""The family as a list: the same people as the picture, the same choice, sorted by a click, opened by Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter

from tests.helpers.family import day, session, three_generations
from tests.helpers.window import settle
from werkbank.app.session import key_of
from werkbank.app.verbs import family
from werkbank.genogram.branches import Branch, Fold
from werkbank.genogram.rows import COLUMNS
from werkbank.model.entities import Person
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.list_twin import ListTwin
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.theme import theme_named

pytestmark = pytest.mark.usefixtures("qapp")
Made = tuple[GenogramView, ListTwin, dict[str, Person]]


@pytest.fixture
def made() -> Iterator[Made]:
    work = session()
    people = three_generations(work)
    desk = Desk(work)
    beside = QSplitter()
    view = GenogramView(desk, theme_named("light"))
    beside.addWidget(view)
    beside.resize(1000, 600)
    beside.show()
    settle()
    view.aids.turn_list()
    settle()
    twin = view.aids.list
    assert twin is not None
    yield view, twin, people
    beside.close()
    desk.close()
    beside.deleteLater()
    settle()


def drawn(view: GenogramView) -> set[str]:
    return {key.split(":", 1)[1] for key in view.items_by_key if key.startswith("person:")}


def test_the_list_stands_in_place_of_the_picture_and_beside_it_when_asked(made: Made) -> None:
    view, twin, _ = made
    assert not twin.isHidden()
    assert view.isHidden()
    twin.both.click()
    assert not view.isHidden()
    view.aids.turn_list()
    assert twin.isHidden()
    assert not view.isHidden()


def test_the_same_people_as_on_the_paper_also_after_a_change(made: Made) -> None:
    view, twin, people = made
    assert set(twin.people()) == drawn(view)
    family.add_child(view.desk.session, people["bo"].id, first_name="Nieuw")
    QTest.qWait(120)
    assert set(twin.people()) == drawn(view)
    assert "8 personen" in twin.count.text()
    view.aids.folding.fold(Fold(Branch.DESCENDANTS, people["ma"].id))
    QTest.qWait(120)
    assert set(twin.people()) == drawn(view)


def test_another_day_tells_other_ages(made: Made) -> None:
    view, twin, people = made
    column = COLUMNS.index("Leeftijd")
    row = next(n for n, own in enumerate(twin.model.rows) if own.person == people["bo"].id)
    before = twin.model.rows[row].texts[column]
    view.desk.session.move_cursor(day("1-1-2012").lo)
    QTest.qWait(120)
    assert twin.model.rows[row].texts[column] != before
    assert "2 of 3 jaar" in twin.model.rows[row].texts[column]


def test_the_choice_is_shared_both_ways(made: Made) -> None:
    view, twin, people = made
    view.desk.select(key_of(people["lot"]))
    (index,) = twin.sheet.selectionModel().selectedRows(1)
    assert index.data() == "Lot"
    at = next(n for n, person in enumerate(twin.people()) if person == people["oma"].id)
    model = twin.sheet.model()
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    twin.sheet.selectionModel().select(model.index(at, 0), flags)
    assert view.desk.session.selection == (key_of(people["oma"]),)


def test_arrow_keys_walk_and_enter_opens_the_fields(made: Made) -> None:
    view, twin, _ = made
    wanted: list[bool] = []
    view.desk.edit_wanted.connect(lambda: wanted.append(True))
    twin.sheet.setFocus()
    twin.sheet.selectRow(0)
    first = view.desk.session.selection
    QTest.keyClick(twin.sheet, Qt.Key.Key_Down)
    assert view.desk.session.selection
    assert view.desk.session.selection != first
    QTest.keyClick(twin.sheet, Qt.Key.Key_Return)
    assert wanted == [True]
    QTest.keyClick(twin.sheet, Qt.Key.Key_Escape)
    assert not view.desk.session.selection


def test_a_click_on_a_heading_sorts_by_what_it_means(made: Made) -> None:
    _, twin, people = made
    twin.sheet.sortByColumn(COLUMNS.index("Geboren"), Qt.SortOrder.AscendingOrder)
    born = [people[name].id for name in ("opa", "oma", "pa", "ma", "bo", "lot", "kim")]
    assert twin.people() == born
    twin.sheet.sortByColumn(COLUMNS.index("Naam"), Qt.SortOrder.AscendingOrder)
    names = [twin.sheet.model().index(n, COLUMNS.index("Naam")).data() for n in range(7)]
    assert names == sorted(names)


def test_every_cell_says_its_heading_to_a_screen_reader(made: Made) -> None:
    _, twin, _ = made
    found = QAccessible.queryAccessibleInterface(twin.sheet)
    assert found.text(QAccessible.Text.Name) == "Familie als lijst"
    assert found.role() == QAccessible.Role.Table
    index = twin.sheet.model().index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Naam: ")
