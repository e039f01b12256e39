"""Layers in the window: switched by button, menu and key, kept with the case, hit on their ink, edited beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from tests.gui.genogram.made import on_paper, shown
from tests.helpers.family import day, session, three_generations
from tests.helpers.window import at_work, make_workplace, put_away, settle
from werkbank.app.actions import ActionId
from werkbank.app.layering import LAYERS, layers_kept
from werkbank.app.session import Key, Session, key_from, key_of
from werkbank.app.verbs import bonds, conditions, family, households, network
from werkbank.drawing.geometry import groups
from werkbank.drawing.shapes import Group
from werkbank.genogram.layers import BONDS, ECOMAP, HOUSEHOLDS, Layers, bond_layer
from werkbank.genogram.picture import draw
from werkbank.model.entities import Bond, Household, Person
from werkbank.model.kinds import Kind
from werkbank.ui.genogram.items import GroupItem
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.inspector.panel import Inspector
from werkbank.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")
People = dict[str, Person]


@pytest.fixture
def linked() -> tuple[Session, People, Bond, Household]:
    desk = session()
    people = three_generations(desk)
    bond = bonds.add_bond(desk, people["oma"].id, to_person=people["bo"].id, kind="hecht", begin=day("2015"))
    home = households.add_household(desk, people["ma"].id, people["bo"].id, people["lot"].id, label="Bij ma")
    network.add_network(desk, name="Buurvrouw", strength="sterk", begin=day("2018"))
    desk.select()
    return desk, people, bond, home


def keys(view: GenogramView, kind: Kind) -> set[str]:
    return {key for key in view.items_by_key if key.startswith(f"{kind}:")}


def test_what_is_on_is_on_paper_and_kept_with_the_case(linked: tuple[Session, People, Bond, Household]) -> None:
    desk, _, bond, home = linked
    with shown(desk) as view:
        assert keys(view, Kind.BOND) == {f"bond:{bond.id}"}
        assert keys(view, Kind.HOUSEHOLD) == {f"household:{home.id}"}
        assert keys(view, Kind.INVOLVEMENT) == set()
        view.layers.turn(BONDS)
        view.layers.turn(HOUSEHOLDS)
        view.layers.turn(ECOMAP)
        assert keys(view, Kind.BOND) | keys(view, Kind.HOUSEHOLD) == set()
        assert len(keys(view, Kind.INVOLVEMENT)) == 1
    with shown(desk) as again:  # as somebody left it
        assert keys(again, Kind.BOND) == set()
        assert len(keys(again, Kind.INVOLVEMENT)) == 1
        again.layers.turn(bond_layer("conflict"))  # another kind: still no bond, because bonds are off
        again.layers.turn(BONDS)
        assert len(keys(again, Kind.BOND)) == 1


def test_what_somebody_adds_is_never_out_of_sight(linked: tuple[Session, People, Bond, Household]) -> None:
    desk, people, *_ = linked
    with shown(desk) as view:
        view.layers.choose(Layers().without(BONDS, HOUSEHOLDS, ECOMAP, bond_layer("conflict")))
        made = bonds.add_bond(desk, people["pa"].id, to_person=people["bo"].id, kind="conflict")
        assert f"bond:{made.id}" in keys(view, Kind.BOND)
        households.add_household(desk, people["pa"].id, people["kim"].id)
        assert len(keys(view, Kind.HOUSEHOLD)) == 2
        network.add_network(desk, name="Oom")
        assert len(keys(view, Kind.INVOLVEMENT)) == 2
        view.layers.turn(ECOMAP)
        desk.open.undo()  # taking back is no adding
        desk.open.redo()
        assert keys(view, Kind.INVOLVEMENT) == set()


def test_switching_layers_moves_nobody(linked: tuple[Session, People, Bond, Household]) -> None:
    desk, *_ = linked
    with shown(desk) as view:
        before = {key: item.centre for key, item in view.items_by_key.items() if key.startswith("person:")}
        for layer in LAYERS.values():
            view.layers.turn(layer)
        assert {key: view.items_by_key[key].centre for key in before} == before


def test_screen_and_drawing_follow_the_same_choice(linked: tuple[Session, People, Bond, Household]) -> None:
    desk, *_ = linked
    with shown(desk) as view:
        view.layers.turn(HOUSEHOLDS)
        view.layers.turn(ECOMAP)
        drawing = draw(desk.casus, as_of=desk.as_of, layers=layers_kept(desk.memory))
        drawn = {group.key for group in groups(drawing.items) if key_from(group.key)}
        assert drawn == {item.key for item in on_paper(view) if isinstance(item, Group) and key_from(item.key)}


def test_a_bond_is_hit_on_its_line_and_not_beside_it(linked: tuple[Session, People, Bond, Household]) -> None:
    desk, people, bond, home = linked
    with shown(desk) as view:
        item = view.items_by_key[f"bond:{bond.id}"]
        outline = view.items_by_key[f"household:{home.id}"]
        assert isinstance(item, GroupItem)
        shape, box = item.shape(), item.boundingRect()
        assert shape.boundingRect().width() > 5
        assert not shape.contains(box.topLeft() + QPointF(0.5, 0.5)) or not shape.contains(
            box.bottomLeft() + QPointF(0.5, -0.5)
        )
        for inside in ("ma", "bo", "lot"):  # people inside can be reached
            assert not outline.shape().contains(view.items_by_key[str(key_of(people[inside]))].centre)
        desk.select(key_of(bond))
        assert item.chosen
        assert not view.grab().isNull()  # the glow is painted


def test_the_button_offers_every_layer_and_kind(linked: tuple[Session, People, Bond, Household]) -> None:
    desk, *_ = linked
    with shown(desk) as view:
        button = next(b for b in view.signs.bar.findChildren(QPushButton) if b.text() == "Lagen")
        menu = button.menu()
        menu.aboutToShow.emit()
        titles = [action.text().split("\t")[0] for action in menu.actions()]
        assert titles == [
            "Banden", "Vroegere banden", "Huishoudens", "Netwerk om het gezin", "Kenmerken en maatregelen",
            "Soorten band",
        ]  # fmt: skip
        kinds = menu.actions()[-1].menu()
        assert isinstance(kinds, QMenu)
        assert kinds.actions()[0].text() == "hecht"  # what this case has comes first
        assert len(kinds.actions()) == 22
        kinds.actions()[0].trigger()
        assert keys(view, Kind.BOND) == set()


# --- in the real window ----------------------------------------------------------------------------------------------


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werkplek"))
    yield made
    put_away(made)


def test_the_menu_ticks_what_is_on_and_every_action_does_something(window: MainWindow) -> None:
    work = window.work
    ma = family.add_person(work.session, first_name="Ma")
    work.run(ActionId.ADD_HOUSEHOLD)
    assert len(work.session.casus.households) == 1
    work.session.select(key_of(ma))
    work.run(ActionId.ADD_NETWORK)
    assert next(iter(work.session.casus.involvements.values())).persons == (ma.id,)
    assert layers_kept(work.session.memory).shows(ECOMAP)  # it came on with what was added
    view_menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "Beel&d")
    assert isinstance(view_menu, QMenu)
    layers = next(a.menu() for a in view_menu.actions() if a.text() == "Lagen")
    assert isinstance(layers, QMenu)
    layers.aboutToShow.emit()
    ticked = {a.text(): a.isChecked() for a in layers.actions() if a.isCheckable()}
    assert ticked["Netwerk om het gezin"]
    work.run(ActionId.LAYER_ECOMAP)
    layers.aboutToShow.emit()
    assert not next(a for a in layers.actions() if a.text() == "Netwerk om het gezin").isChecked()
    settle()


# --- the inspector ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.BOND, Kind.HOUSEHOLD, Kind.RESIDENCE, Kind.CONDITION, Kind.INVOLVEMENT])
def test_the_inspector_has_a_form_and_words_for_each(
    linked: tuple[Session, People, Bond, Household], kind: Kind
) -> None:
    desk, people, *_ = linked
    conditions.add_condition(desk, people["pa"].id, kind="alcohol")
    with shown(desk) as view:
        panel = Inspector(view.desk)
        entity = next(iter(desk.casus.table(kind).values()))
        view.desk.select(Key(kind, entity.id))
        QApplication.processEvents()
        assert panel._form is not None
        field = "begin" if kind is not Kind.HOUSEHOLD else "label"
        panel._commit(field, day("2012") if field == "begin" else "Bij oma")
        changed = getattr(desk.casus.get(kind, entity.id), field)
        assert (changed.as_typed if field == "begin" else changed) == ("2012" if field == "begin" else "Bij oma")
        desk.open.undo()
        assert desk.casus.get(kind, entity.id) == entity
        panel.deleteLater()


def test_links_lead_from_a_person_to_bonds_and_homes_and_end_them(
    linked: tuple[Session, People, Bond, Household],
) -> None:
    desk, people, bond, home = linked
    with shown(desk) as view:
        panel = Inspector(view.desk)

        def click(title: str) -> None:
            next(b for b in panel.findChildren(QPushButton) if b.text() == title).click()
            QApplication.processEvents()

        view.desk.select(key_of(people["bo"]))
        click("hecht: Oma")
        assert desk.selection == (key_of(bond),)
        click("Eindigt nu")
        assert desk.casus.bonds[bond.id].end.is_day
        view.desk.select(key_of(people["bo"]))
        click("⌂ Bij ma")
        click("Woont hier niet meer")
        stay = next(r for r in desk.casus.residences.values() if r.person == people["bo"].id)
        assert stay.end.is_day
        assert desk.casus.households[home.id].label == "Bij ma"
        panel.deleteLater()
