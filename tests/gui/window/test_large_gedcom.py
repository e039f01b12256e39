"""A family tree of thousands of people: stopped halfway nothing is left, read whole it opens around one person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests.helpers.window import at_work, make_workplace, put_away, wait_for
from werkbank.app import opening
from werkbank.model.errors import KnownError
from werkbank.ui.handlers.files import import_file
from werkbank.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")

PEOPLE = 900


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werkplek"))
    yield made
    put_away(made)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A line of fathers and sons, nobody who ever lived."""
    lines = ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8"]
    for n in range(PEOPLE):
        lines += [f"0 @I{n}@ INDI", f"1 NAME Naam{n} /Verzonnen/", "1 SEX M", "1 BIRT", f"2 DATE {1000 + n}"]
    for n in range(PEOPLE - 1):
        lines += [f"0 @F{n}@ FAM", f"1 HUSB @I{n}@", f"1 CHIL @I{n + 1}@"]
    path = tmp_path / "boom.ged"
    path.write_text("\n".join([*lines, "0 TRLR", ""]), encoding="utf-8")
    return path


def test_stopped_halfway_nothing_is_left(window: MainWindow, tree: Path) -> None:
    before = [entry.id for entry in window.work.workplace.cases()]
    asked: list[int] = []

    def stop(done: int, _total: int) -> bool:
        asked.append(done)
        return done == 0

    with pytest.raises(KnownError) as caught:
        opening.import_case(window.work.workplace, tree, clock=window.work.clock, progress=stop)
    assert caught.value.code == "import-cancelled"
    assert max(asked) > 0
    assert [entry.id for entry in window.work.workplace.cases()] == before


def test_read_whole_it_opens_around_one_person(window: MainWindow, tree: Path) -> None:
    known = window.work.stored.id
    import_file(window.work, tree)
    wait_for(lambda: window.work.stored is not None and window.work.stored.id != known)
    genogram = window.work.space.overview.genogram
    wait_for(lambda: not genogram.drafting.running and bool(genogram.items_by_key))
    assert len(window.work.session.casus.persons) == PEOPLE
    assert f"60 van {PEOPLE} personen" in genogram.chips.part.text()
    assert genogram.family.hidden


def test_a_refused_file_is_told_without_words_of_the_command_line(window: MainWindow, tmp_path: Path) -> None:
    tables, known = tmp_path / "tabellen", window.work.stored.id
    tables.mkdir()
    (tables / "personen.csv").write_text("id;roepnaam\np1;Opa\n", encoding="utf-8")
    (tables / "relaties.csv").write_text("van;naar;soort\np1;p1;huwelijk\n", encoding="utf-8")
    import_file(window.work, tables / "personen.csv")
    wait_for(lambda: any("opnieuw in" in label.text() for label in window.findChildren(QLabel)))
    shown = [label.text() for label in window.findChildren(QLabel)]
    assert any("partner van zichzelf" in text for text in shown)
    assert not any("--skip" in text for text in shown)
    assert window.work.stored.id == known
