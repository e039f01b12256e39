"""Whole families drawn from an empty paper, with the keyboard alone and with the mouse alone.

The counts are printed (``pytest -s``) and bounded: a three-generation family of 12 persons stays under 90 keys beyond
the names and dates themselves.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.gui.genogram.hands import Keyboard, Mouse
from tests.helpers.family import TODAY
from tests.helpers.window import CASE, make_workplace, put_away, settle, unlocked
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")
K = Qt.Key
MOST_KEYS = 90


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = unlocked(make_workplace(tmp_path / "werkplek", with_case=False))
    made.work._new_case(CASE)
    settle()
    assert made.work.space.overview.genogram.hasFocus()  # the keyboard draws at once
    yield made
    put_away(made)


def family_of(casus: Casus) -> tuple[object, object, object]:
    """Persons, partnerships and parentages by name, without ids."""
    name = {p.id: p.first_name for p in casus.persons.values()}
    return (
        {
            p.first_name: (p.last_name, p.gender, p.birth.edtf, p.death.edtf, p.died or p.death.is_known, p.index)
            for p in casus.persons.values()
        },
        sorted(
            (sorted(name[i] for i in p.partners), p.kind, p.begin.edtf, p.end.edtf, p.how_ended)
            for p in casus.partnerships.values()
        ),
        sorted((name[p.parent], name[p.child], p.kind) for p in casus.parentages.values()),
    )


def tell(text: str) -> None:
    sys.stdout.write(f"\n{text}\n")


def demo_case() -> Casus:
    return read_input(resource("samples", "casus1"), today=TODAY).casus


def test_the_family_of_demo_case_1_with_the_keyboard_alone(window: MainWindow) -> None:
    hands = Keyboard(window)
    hands.draw(K.Key_N, "{Henk van der Voorbeeld} m {1947} + {23-5-2012}")
    hands.draw(K.Key_P, "{Ria van der Voorbeeld} {1950} h {mei 1974} overlijden {23-5-2012}")
    hands.draw(K.Key_K, "{Esther van der Voorbeeld} v {14-5-1977}", "{Marleen van der Voorbeeld} v {februari 1981}")
    hands.walk_to("Esther")
    hands.draw(
        K.Key_P,
        "{Martin Testlaar} {1976} sw {zomer 1996} ue {2001}",
        "{Ruud Oefenhof} {9-11-1978} h {12-5-2006} sch {15-2-2018}",
        "{Joost Fictema} {maart 1981} lat {zomer 2021}",
    )
    hands.walk_to("Martin")
    hands.draw(K.Key_K, "{Anouk Testlaar} v {3-2-1998}")
    hands.walk_to("Ruud")
    hands.draw(
        K.Key_K, "*{Bram Oefenhof} m {22-9-2010}", "{Tim Oefenhof} m {5-6-2013}", "{Lisa Oefenhof} v {18-4-2015}"
    )
    hands.walk_to("Ruud")
    hands.draw(K.Key_O, "{Kees Oefenhof} m {rond 1949}", "{Wil Oefenhof} v {1951} h {1975}")
    hands.walk_to("Ruud")
    hands.draw(K.Key_P, "{Karin Proefwijk} {1984} sw {1-9-2019}")
    hands.draw(K.Key_K, "{Fenna Oefenhof} v {12-1-2021}")
    hands.draw(K.Key_N, "{Theo Proefman} m {jaren 60}")
    assert family_of(window.work.session.casus) == family_of(demo_case())
    tell(f"casus 1 by keyboard: {hands.extra} keys beyond {hands.typed} letters of names and dates, 16 persons")
    assert hands.extra < 150


def test_the_family_of_demo_case_1_with_the_mouse_alone(window: MainWindow) -> None:
    hands = Mouse(window)
    hands.begin()
    hands.write("{Henk van der Voorbeeld} man {1947} overleden {23-5-2012}")
    hands.draw("P", "{Ria van der Voorbeeld 1950} huwelijk {mei 1974} de relatie eindigt door overlijden {23-5-2012}")
    hands.draw("K", "{Esther van der Voorbeeld} vrouw {14-5-1977}")
    hands.draw("B", "{Marleen van der Voorbeeld} vrouw {februari 1981}")
    hands.choose("Esther")
    hands.draw("P", "{Martin Testlaar 1976} samenwonend {zomer 1996} uit elkaar {2001}")
    hands.draw("K", "{Anouk Testlaar} vrouw {3-2-1998}")
    hands.choose("Esther")
    hands.draw("P", "{Ruud Oefenhof 9-11-1978} huwelijk {12-5-2006} scheiding {15-2-2018}")
    hands.draw("K", "{Bram Oefenhof} man {22-9-2010} aangemeld")
    hands.draw("B", "{Tim Oefenhof} man {5-6-2013}")
    hands.draw("B", "{Lisa Oefenhof} vrouw {18-4-2015}")
    hands.choose("Esther")
    hands.draw("P", "{Joost Fictema maart 1981} LAT-relatie {zomer 2021}")
    hands.choose("Ruud")
    hands.draw("O", "{Kees Oefenhof} man {rond 1949}")
    hands.choose("Ruud")
    hands.draw("O", "{Wil Oefenhof} vrouw {1951} huwelijk {1975}")
    hands.choose("Ruud")
    hands.draw("P", "{Karin Proefwijk 1984} samenwonend {1-9-2019}")
    hands.draw("K", "{Fenna Oefenhof} vrouw {12-1-2021}")
    hands.new_beside_everybody()
    hands.write("{Theo Proefman} man {jaren 60}")
    assert family_of(window.work.session.casus) == family_of(demo_case())
    tell(f"casus 1 by mouse: {hands.clicks} clicks, 16 persons")
    assert hands.clicks < 100


def test_three_generations_of_twelve_persons_stay_under_ninety_keys(window: MainWindow) -> None:
    hands = Keyboard(window)
    hands.draw(K.Key_N, "{Cor Bakker} m {1944} + {2019}")
    hands.draw(K.Key_P, "{Tineke Smit} {1946} h {1968}")
    hands.draw(K.Key_K, "{Peter Bakker} m {1970}", "{Anja Bakker} v {1972}", "{Wim Bakker} m {1975}")
    hands.draw(K.Key_P, "{Sanne de Boer} {1977} sw {2003}")
    hands.draw(K.Key_K, "{Noor Bakker} v {2005}", "{Daan Bakker} m {2008}")
    hands.walk_to("Anja")
    hands.draw(K.Key_P, "{Hans Vos} {1971} h {1996} sch {2010}")
    hands.draw(K.Key_K, "{Jip Vos} m {1998}", "{Fleur Vos} v {2001}", "{Guus Vos} m {2004}")
    casus = window.work.session.casus
    persons, unions, links = family_of(casus)
    assert len(persons) == 12  # type: ignore[arg-type]
    assert [(tuple(u[0]), u[1]) for u in unions] == [  # type: ignore[attr-defined]
        (("Anja", "Hans"), "huwelijk"), (("Cor", "Tineke"), "huwelijk"), (("Sanne", "Wim"), "samenwonend"),
    ]  # fmt: skip
    assert [(parent, child) for parent, child, _ in links] == [  # type: ignore[attr-defined]
        *(("Anja", c) for c in ("Fleur", "Guus", "Jip")), *(("Cor", c) for c in ("Anja", "Peter", "Wim")),
        *(("Hans", c) for c in ("Fleur", "Guus", "Jip")), ("Sanne", "Daan"), ("Sanne", "Noor"),
        *(("Tineke", c) for c in ("Anja", "Peter", "Wim")), ("Wim", "Daan"), ("Wim", "Noor"),
    ]  # fmt: skip
    tell(f"three generations, 12 persons: {hands.extra} keys beyond {hands.typed} letters of names and dates")
    assert hands.extra < MOST_KEYS
