"""The unlock screen: people to choose from with few keys, and a wrong passphrase that scares nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from werkbank.ui.theme import theme_named
from werkbank.ui.unlock import Cause, Somebody, UnlockPage, wait_after

pytestmark = pytest.mark.usefixtures("qapp")
ANJA, BRAM, SAMIRA, DAMAGED = (
    Somebody("1", "Anja Oefening"),
    Somebody("2", "Bram Verzonnen"),
    Somebody("3", "Samira Voorbeeld"),
    Somebody("4", ""),
)
Key = Qt.Key


class Page(UnlockPage):
    """The page, shown, with what it asked for."""

    def __init__(self, *people: Somebody, why: str = "") -> None:
        super().__init__(theme_named("light"), people=people, came_from=Cause(why))
        self.asked: list[tuple[str, str]] = []
        self.papers: list[str] = []
        self.entered.connect(lambda who, secret: self.asked.append((who, secret)))
        self.recovered.connect(self.papers.append)
        self.show()
        self.activateWindow()
        self.setFocus()
        QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self, key)

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self, text)

    def shown(self) -> list[str]:
        return [label.text() for label in self.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def pages() -> Iterator[list[Page]]:
    made: list[Page] = []
    yield made
    for page in made:
        page.close()
        page.deleteLater()


def page(pages: list[Page], *people: Somebody, why: str = "") -> Page:
    pages.append(Page(*people, why=why))
    return pages[-1]


def test_who_worked_last_only_types_a_passphrase(pages: list[Page]) -> None:
    made = page(pages, BRAM, ANJA, SAMIRA, why="lock")  # who is asked stands in front
    made.write("vijf losse woorden")
    made.press(Key.Key_Return)
    assert made.asked == [("2", "vijf losse woorden")]
    assert made._who.names == ["Anja Oefening", "Bram Verzonnen", "Samira Voorbeeld"]


def test_another_person_is_two_keys_away(pages: list[Page]) -> None:
    made = page(pages, BRAM, ANJA, SAMIRA, why="switch")
    assert made._who.person == "3"  # not who just left
    made.write("a")
    assert made._who.person == "1"
    made.press(Key.Key_Return)
    made.write("geheim genoeg")
    made.press(Key.Key_Return)
    assert made.asked == [("1", "geheim genoeg")]


def test_with_two_people_the_other_one_is_asked_at_once(pages: list[Page]) -> None:
    made = page(pages, BRAM, ANJA, why="switch")
    made.write("beter een bange buur")  # no letter of it chooses somebody
    made.press(Key.Key_Return)
    assert made.asked == [("1", "beter een bange buur")]


def test_arrows_choose_from_the_list_and_from_the_passphrase(pages: list[Page]) -> None:
    made = page(pages, ANJA, BRAM, SAMIRA)
    made.press(Key.Key_Down)
    assert made._who.person == "2"
    made._who.focus_current()
    made.press(Key.Key_Down, Key.Key_Down)
    assert made._who.person == "3"
    made.press(Key.Key_Up, Key.Key_Return)
    assert (made._who.person, QApplication.focusWidget()) == ("2", made._secret)


def test_what_was_typed_for_one_is_never_tried_for_another(pages: list[Page]) -> None:
    made = page(pages, ANJA, BRAM)
    made.write("van Anja")
    made.press(Key.Key_Down)
    assert made._secret.text() == ""


def test_somebody_whose_file_is_damaged_is_shown_softly_and_last(pages: list[Page]) -> None:
    made = page(pages, DAMAGED, ANJA)
    assert made._who.names == ["Anja Oefening", "Iemand (sleutelbestand beschadigd)"]
    made._who.point_at(0)
    assert not made._damaged.isVisible()
    made._who.point_at(1)
    assert made._damaged.isVisible()
    assert "De anderen kunnen gewoon openen" in made._damaged.text()


def test_after_some_wrong_passphrases_it_takes_a_moment(pages: list[Page]) -> None:
    assert [wait_after(n) for n in range(9)] == [0, 0, 0, 2, 4, 8, 16, 30, 30]
    made = page(pages, ANJA)
    for _ in range(3):
        made.refuse("De wachtzin klopt niet bij deze persoon.")
    assert not made._open.isEnabled()
    assert "wachten" in made._open.text()
    assert made._message.isVisible()
    made.write("toch maar")
    made.press(Key.Key_Return)
    assert made.asked == []
    made._count_down()
    made._count_down()
    made.press(Key.Key_Return)
    assert made.asked == [("1", "toch maar")]


def test_the_key_on_paper_is_another_way_in_and_back(pages: list[Page]) -> None:
    made = page(pages, ANJA)
    made._turn()
    made.write("ABCD-EFGH")
    made.press(Key.Key_Return)
    assert made.papers == ["ABCD-EFGH"]
    made.refuse("In de herstelsleutel staat een typefout.")
    assert made._message.isVisible()
    made._turn()
    assert made._secret.isVisible()
    assert made.asked == []


@pytest.mark.parametrize(
    ("why", "said"),
    [("", ""), ("lock", "op slot"), ("idle", "even niemand"), ("system", "scherm"), ("switch", "Wie gaat er verder"),
     ("crash", "stopte onverwacht"), ("iets van later", "")],
)  # fmt: skip
def test_it_says_why_it_is_there_again(why: str, said: str) -> None:
    told = Cause(why, report="/x/storing.txt").told()
    assert (said in told) is True
    assert bool(told) is bool(said)
    assert ("/x/storing.txt" in told) is (why == "crash")
