"""The table twin: the same events as the picture, edited in place, copied to and pasted from a spreadsheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import desk_of, view_of
from tests.helpers.window import wait_for
from tests.unit.timeline.made import TODAY, called, event, family, history
from werkbank.app.event_rows import NAMES, EventRows
from werkbank.app.session import Key
from werkbank.exchange import read_input, write_tables
from werkbank.journal.pending import Pending
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind, Nature
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.sifting import Sieve
from werkbank.ui.timeline import paste
from werkbank.ui.timeline.table import TimelineTable
from werkbank.ui.timeline.view import TimelineView

K = Qt.Key
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
AT = {name: n for n, name in enumerate(NAMES)}


@pytest.fixture(autouse=True)
def _own_clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def open_table(qtbot: QtBot, casus: Casus | None = None, *, read_only: bool = False) -> TimelineTable:
    view = view_of(qtbot, desk_of(casus or history(), read_only=read_only))
    view.twin.show(True)
    assert view.twin.table is not None
    return view.twin.table


def view_around(table: TimelineTable) -> TimelineView:
    found = table.parentWidget()
    assert isinstance(found, TimelineView)
    return found


def ids(table: TimelineTable) -> list[str]:
    return [one.id for one in table.model.events]


def one(table: TimelineTable, ident: str) -> Event:
    return table._desk.casus.events[called(ident)]


def cell(table: TimelineTable, ident: str, name: str) -> str:
    return str(table.model.index(table.model.row_of(ident), AT[name]).data())


def type_in(table: TimelineTable, ident: str, name: str, text: str) -> QLineEdit:
    """Open the editor of a cell and type; Enter is for the test."""
    index = table.model.index(table.model.row_of(ident), AT[name])
    table.view.setCurrentIndex(index)
    table.view.edit(index)
    editor = [line for line in table.view.findChildren(QLineEdit) if line.isVisible()][-1]
    editor.clear()
    QTest.keyClicks(editor, text)
    return editor


def enter(editor: QLineEdit) -> None:
    for shown in QApplication.topLevelWidgets():
        if shown.windowType() == Qt.WindowType.Popup:
            shown.hide()
    QTest.keyClick(editor, K.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def steps(table: TimelineTable) -> int:
    return len(table._desk.session.open._history.done)


def in_picture(view: TimelineView) -> list[str]:
    """The events of the picture by their place in time, and those in the tray."""
    board = view.canvas.board
    found = sorted(
        range(len(board)), key=lambda n: (board.a[n], board.d[n], board.places[n].event.rank, board.places[n].id)
    )
    return [*(board.places[n].id for n in found), *(one_.id for one_ in board.tray)]


# --- the twin ---


@pytest.mark.parametrize("grouping", list(Grouping))
def test_the_table_holds_what_the_picture_holds_in_its_order(qtbot: QtBot, grouping: Grouping) -> None:
    table = open_table(qtbot)
    view = view_around(table)
    view.canvas.grouping = grouping
    view.canvas.relay()
    assert ids(table) == in_picture(view)
    assert set(ids(table)) == set(view.canvas.desk.casus.events)
    assert not view.canvas.isVisible()


@pytest.mark.parametrize(
    "sieve",
    [
        Sieve(persons=frozenset({"bo"})),
        Sieve(lanes=frozenset({"hulp", "maatregel"})),
        Sieve(text="moe"),
        Sieve(text="zzz"),
    ],
)
def test_a_filter_counts_for_both(qtbot: QtBot, sieve: Sieve) -> None:
    table = open_table(qtbot)
    view = view_around(table)
    view.canvas.showing = view.canvas.showing._replace(sieve=sieve)
    view.canvas.relay()
    assert ids(table) == in_picture(view)
    assert len(ids(table)) < len(view.canvas.desk.casus.events)


def test_what_is_selected_is_shared(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    table._desk.select(Key(Kind.EVENT, called("e3")), Key(Kind.EVENT, called("e7")))
    rows = {index.row() for index in table.view.selectionModel().selectedIndexes()}
    assert {ids(table)[n] for n in rows} == {"e3", "e7"}
    table.view.selectRow(table.model.row_of("e5"))
    assert [key.id for key in table._desk.session.selection] == ["e5"]


def test_the_view_remembers_which_it_was(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    state = view_around(table).state()
    other = view_of(qtbot, desk_of())
    other.restore(state)
    assert other.twin.shown
    other.twin.toggle()
    assert other.canvas.isVisible()
    assert not other.twin.shown


def test_sorting_by_date_goes_by_days_and_back_to_time(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    in_time = ids(table)
    table.view.setCurrentIndex(table.model.index(0, AT["titel"]))
    QTest.keyClick(table.view, K.Key_Up, ALT)
    titles = [cell(table, ident, "titel").casefold() for ident in ids(table)]
    filled = [title for title in titles if title]
    assert titles[: len(filled)] == sorted(filled)
    table.view.setCurrentIndex(table.model.index(0, AT["einde"]))
    QTest.keyClick(table.view, K.Key_Up, ALT)
    assert ids(table)[:2] == ["e2", "e3"]
    QTest.keyClick(table.view, K.Key_Left, ALT)
    assert ids(table) == in_time


def test_ten_thousand_rows_only_cost_what_is_in_view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    many = family(*(event(f"x{n}", f"{n % 28 + 1}-{n % 12 + 1}-{1990 + n % 30}", persons="bo") for n in range(10_000)))
    asked: list[str] = []
    original = EventRows.text

    def counted(self: EventRows, one_: Event, name: str) -> str:
        asked.append(name)
        return original(self, one_, name)

    monkeypatch.setattr(EventRows, "text", counted)
    table = open_table(qtbot, many)
    QApplication.processEvents()
    assert len(table.model.events) == 10_000
    assert 0 < len(asked) < 4000


# --- cells ---


def test_a_date_is_typed_with_its_echo_and_is_one_step(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    editor = type_in(table, "e7", "datum", "zomer 2018")
    assert table.delegate.said == "begrepen als: 1 juni t/m 31 augustus 2018"
    assert editor.accessibleDescription() == table.delegate.said
    enter(editor)
    assert one(table, "e7").date.as_typed == "zomer 2018"
    assert steps(table) == 1
    assert not table.delegate.said


def test_arrow_keys_make_a_date_vaguer_and_more_exact(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    editor = type_in(table, "e7", "datum", "14-7-2018")
    seen = []
    for key in (K.Key_Up, K.Key_Up, K.Key_Up, K.Key_Down, K.Key_Down, K.Key_Down):
        QTest.keyClick(editor, key)
        seen.append(editor.text())
    assert seen == ["juli 2018", "zomer 2018", "2018", "zomer 2018", "juli 2018", "14 juli 2018"]


def test_an_unreadable_date_is_kept_as_typed_and_told(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    enter(type_in(table, "e7", "datum", "ergens in de lente toen"))
    kept = one(table, "e7").date
    assert (kept.as_typed, kept.is_unreadable) == ("ergens in de lente toen", True)
    assert cell(table, "e7", "datum") == "ergens in de lente toen"
    assert "e7" in in_picture(view_around(table))[-2:]


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("einde", "nu", "running", True),
        ("soort", "OTS", "kind", "ots"),
        ("soort", "VUHP", "kind", "vuhp"),
        ("personen", "Lot|Jan", "persons", ("lot", "jan")),
        ("personen", "", "persons", ()),
        ("aard", "mening", "nature", Nature.OPINION),
        ("bron", "Mo", "source", "mo"),
        ("kader", "vrijwillig", "frame", "vrijwillig"),
        ("bouwstenen", "B08", "bouwstenen", ("B08",)),
        ("titel", "👩‍👧 \u202eab\u202c", "title", "👩‍👧 \u202eab\u202c"),
        ("tekst", "x" * 5000, "text", "x" * 5000),
        ("delen", "gezin", "sharing", "gezin"),
    ],
)
def test_every_column_is_read_by_its_own_rules(qtbot: QtBot, name: str, text: str, field: str, value: object) -> None:
    table = open_table(qtbot)
    index = table.model.index(table.model.row_of("e8"), AT[name])
    table.model.setData(index, text)
    if name == "titel":
        assert getattr(one(table, "e8"), field).startswith("👩‍👧")
    else:
        assert getattr(one(table, "e8"), field) == value


@pytest.mark.parametrize(("name", "text"), [("soort", "zomaar iets"), ("personen", "Wie dan"), ("delen", "")])
def test_what_means_nothing_is_refused_and_changes_nothing(qtbot: QtBot, name: str, text: str) -> None:
    table = open_table(qtbot)
    said: list[str] = []
    table._desk.refused.connect(lambda words, _remedy: said.append(words))
    before = table._desk.casus
    table.model.setData(table.model.index(table.model.row_of("e8"), AT[name]), text)
    assert table._desk.casus == before
    assert bool(said) == (name != "delen")


def test_words_are_completed(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    editor = type_in(table, "e8", "soort", "onder")
    completer = editor.completer()
    assert completer is not None
    offered = [str(completer.completionModel().index(n, 0).data()) for n in range(completer.completionCount())]
    assert offered
    assert all("onder" in text.casefold() for text in offered)
    enter(editor)
    editor = type_in(table, "e8", "personen", "Bo|L")
    completer = editor.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Bo|Lot"


def test_one_value_for_all_selected_rows_is_one_step(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    first, last = table.model.row_of("e2"), table.model.row_of("e3")
    table.view.setCurrentIndex(table.model.index(first, AT["bron"]))
    for n in range(min(first, last), max(first, last) + 1):
        index = table.model.index(n, AT["bron"])
        table.view.selectionModel().select(index, table.view.selectionModel().SelectionFlag.Select)
    table.view.edit(table.model.index(first, AT["bron"]))
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "dossier")
    enter(editor)
    changed = [one_.id for one_ in table._desk.casus.events.values() if one_.source == "dossier"]
    assert len(changed) == abs(first - last) + 1 > 1
    assert steps(table) == 1
    table._desk.session.open.undo()
    assert not [one_ for one_ in table._desk.casus.events.values() if one_.source == "dossier"]


def test_a_rubber_band_over_cells_and_then_typing_gives_all_of_them_one_value(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    view, column = table.view, AT["bron"]
    view.scrollTo(table.model.index(0, column))
    first, last = (view.visualRect(table.model.index(n, column)).center() for n in (0, 3))
    surface = view.viewport()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=first)
    for part in range(1, 11):
        at = QPointF(first + (last - first) * part / 10)
        drag = QMouseEvent(
            QEvent.Type.MouseMove, at, QPointF(surface.mapToGlobal(at)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(surface, drag)
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=last)
    assert sorted(index.row() for index in view.selectionModel().selectedIndexes()) == [0, 1, 2, 3]
    QTest.keyClicks(view, "d")
    editor = [line for line in view.findChildren(QLineEdit) if line.isVisible()][-1]
    QTest.keyClicks(editor, "ossier")
    enter(editor)
    assert [cell(table, ident, "bron") for ident in ids(table)[:5]].count("dossier") == 4
    assert steps(table) == 1


def test_nothing_is_edited_in_a_casus_that_can_only_be_read(qtbot: QtBot) -> None:
    table = open_table(qtbot, read_only=True)
    index = table.model.index(0, AT["titel"])
    assert not table.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    QTest.keyClick(table.view, K.Key_Insert)
    QGuiApplication.clipboard().setText("datum\ttitel\n2014\tx")
    table.paste()
    assert table._desk.casus == history()


def test_a_new_row_has_the_persons_of_the_current_one_and_waits_for_its_date(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    table.view.setCurrentIndex(table.model.index(table.model.row_of("e3"), AT["titel"]))
    QTest.keyClick(table.view, K.Key_Insert)
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "mei 2014")
    enter(editor)
    made = [one_ for one_ in table._desk.casus.events.values() if one_.id not in history().events]
    assert [(one_.date.as_typed, one_.persons) for one_ in made] == [("mei 2014", ("bo",))]


def test_what_is_certainly_wrong_is_told_at_its_row(qtbot: QtBot) -> None:
    table = open_table(qtbot, family(event("fout", "2016", "2012", kind="ots"), event("goed", "2014", persons="bo")))
    wait_for(lambda: table.model._wrong)
    heads: dict[str, str] = {
        one_.id: str(table.model.headerData(n, Qt.Orientation.Vertical)) for n, one_ in enumerate(table.model.events)
    }
    assert heads["fout"].startswith("⚠")
    assert not heads["goed"].startswith("⚠")
    index = table.model.index(table.model.row_of("fout"), AT["datum"])
    assert "eindigt vóór het begin" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "eindigt vóór het begin" in str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))


def test_a_screen_reader_hears_the_column_and_the_whole_sentence(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    index = table.model.index(table.model.row_of("e11"), AT["titel"])
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "titel: Bo is boos"
    assert "mening" in str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    interface = QAccessible.queryAccessibleInterface(table.view)
    assert interface.text(QAccessible.Text.Name) == "Tijdlijn als tabel"
    assert interface.role() == QAccessible.Role.Table


# --- spreadsheet ---


def paste_in(table: TimelineTable, text: str) -> None:
    """Paste, agree with what the columns are, and wait until it is written."""
    QGuiApplication.clipboard().setText(text)
    said: list[str] = []
    table._desk.noticed.connect(said.append)
    table._desk.refused.connect(lambda words, _remedy: said.append(words))
    table.view.setFocus()
    QTest.keyClick(table.view, K.Key_V, CONTROL)
    dialog = table.findChild(paste.PasteDialog)
    assert dialog is not None
    dialog.accept()
    wait_for(lambda: said)


def tidy() -> Casus:
    """The history with begin and end apart, as every door of the program leaves them."""
    runs = event("e6", "sept 2020", "nu", kind="vuhp", persons="mo pim bo", product="VUHP")
    lasting = [runs, *(e for e in history().events.values() if e.end.is_known or e.running)]
    return history().having(*(e.but(period=True) for e in lasting))


def test_copied_rows_can_be_pasted_again(qtbot: QtBot) -> None:
    table = open_table(qtbot, tidy())
    table.view.selectAll()
    QTest.keyClick(table.view, K.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].split("\t") == list(NAMES)
    other = open_table(qtbot, family())
    paste_in(other, text)
    was, now = (
        [
            [rows.model.rows.text(one_, name) for name in NAMES if name != "ingebracht door"]
            for one_ in rows.model.events
        ]
        for rows in (table, other)
    )
    assert now == was
    assert steps(other) == 1
    other._desk.session.open.undo()
    assert not other._desk.casus.events


def test_a_table_with_other_columns_is_asked_about_and_nothing_is_lost(qtbot: QtBot) -> None:
    table = open_table(qtbot, family())
    text = "Wanneer\tWat\tWie\tKleur\n12-3-2014\tVerhuizing\tBo\trood\n"
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table.view, K.Key_V, CONTROL)
    dialog = table.findChild(paste.PasteDialog)
    assert dialog is not None
    assert dialog.columns == ("datum", "soort", "personen", "*")
    dialog.choose(1, "titel")
    dialog.choose(1, "soort")
    dialog.accept()
    wait_for(lambda: table._desk.casus.events)
    (made,) = table._desk.casus.events.values()
    assert (made.kind, made.persons, made.note) == ("verhuizing", ("bo",), "Kleur: rood")


def test_without_a_header_columns_are_known_by_what_stands_in_them(qtbot: QtBot) -> None:
    table = open_table(qtbot, family())
    paste_in(table, "12-3-2014\tVerhuizing\tnaar de stad\tBo|Lot\nmei 2015\tAanhouding\t\tBo\n")
    told = [(one_.kind, one_.title, one_.persons) for one_ in table._desk.casus.events.values()]
    assert told == [("verhuizing", "naar de stad", ("bo", "lot")), ("aanhouding", "", ("bo",))]


def test_what_cannot_be_read_is_asked_first(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look(box: QMessageBox) -> int:
        asked.append(box.informativeText())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    table = open_table(qtbot, family())
    QGuiApplication.clipboard().setText("datum\ttitel\tpersonen\n31-2-2014\tFeest\tNiemand Bekend\n")
    table.paste()
    dialog = table.findChild(paste.PasteDialog)
    assert dialog is not None
    dialog.accept()
    wait_for(lambda: asked)
    assert "31-2-2014" in asked[0]
    assert "Niemand Bekend" in asked[0]
    assert not table._desk.casus.events
    monkeypatch.setattr(paste, "sure", lambda *_: True)
    paste_in(table, "datum\ttitel\tpersonen\n31-2-2014\tFeest\tNiemand Bekend\n")
    (made,) = table._desk.casus.events.values()
    assert (made.date.as_typed, made.date.is_unreadable, made.title) == ("31-2-2014", True, "Feest")
    assert "Niemand Bekend" in made.note


def test_stopping_leaves_nothing_half(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    table = open_table(qtbot, family())
    desk = table._desk
    rows = "\n".join(f"{2000 + n % 20}\tding {n}" for n in range(3000))
    monkeypatch.setattr(desk.session.open, "_sink", _Reading())
    said: list[str] = []
    desk.refused.connect(lambda words, _remedy: said.append(words))
    original = Pending.write
    monkeypatch.setattr(
        Pending,
        "write",
        lambda self, progress, stopped, ahead: original(self, progress=lambda *_: False, stopped=stopped, ahead=ahead),
    )
    QGuiApplication.clipboard().setText("datum\ttitel\n" + rows)
    table.paste()
    dialog = table.findChild(paste.PasteDialog)
    assert dialog is not None
    dialog.accept()
    wait_for(lambda: said)
    assert said == ["Het inlezen is gestopt."]
    assert not desk.casus.events
    assert not steps(table)
    with desk.session.open.transaction("x"):
        pass  # nothing holds the casus any more


class _Reading:
    """A sink that reads what it is given, as the store does."""

    def write(self, change_set: object) -> None:
        list(change_set.changes)  # type: ignore[attr-defined]


def test_one_text_fills_what_is_selected_and_lines_fill_down(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    rows = [table.model.index(n, AT["organisatie"]) for n in range(3)]
    table.view.setCurrentIndex(rows[0])
    for index in rows:
        table.view.selectionModel().select(index, table.view.selectionModel().SelectionFlag.Select)
    QGuiApplication.clipboard().setText("JBW")
    QTest.keyClick(table.view, K.Key_V, CONTROL)
    assert [one_.organisation for one_ in table.model.events[:3]] == ["JBW"] * 3
    table.view.setCurrentIndex(table.model.index(0, AT["reden"]))
    QGuiApplication.clipboard().setText("een\ntwee")
    QTest.keyClick(table.view, K.Key_V, CONTROL)
    assert [one_.reason for one_ in table.model.events[:2]] == ["een", "twee"]
    assert steps(table) == 2


def test_an_empty_clipboard_says_so(qtbot: QtBot) -> None:
    table = open_table(qtbot, family())
    said: list[str] = []
    table._desk.refused.connect(lambda words, _remedy: said.append(words))
    QGuiApplication.clipboard().setText("")
    table.paste()
    assert said == ["Er staat niets op het klembord."]


def test_the_rows_are_those_of_the_exported_table(tmp_path: Path, qtbot: QtBot) -> None:
    """What is copied and what is exported are read as the same events."""
    table = open_table(qtbot, tidy())
    write_tables(table._desk.casus, tmp_path, today=TODAY)
    exported = read_input(tmp_path, today=TODAY).casus
    other = open_table(qtbot, family())
    table.view.selectAll()
    table.copy()
    paste_in(other, QGuiApplication.clipboard().text())

    def said(events: list[Event]) -> list[tuple[object, ...]]:
        return sorted(
            (e.kind, e.date.edtf, e.end.edtf, e.running, e.title, e.nature, e.product, e.reason) for e in events
        )

    assert said(list(other._desk.casus.events.values())) == said(list(exported.events.values()))
