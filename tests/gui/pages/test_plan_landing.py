"""Dragging into the plan: the places light up, a drop puts it there, and the keyboard finds the same places."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.helpers.plan_sheet import Sheet
from werkbank.plan.access import Block
from werkbank.ui.plan.shelf import SORTS, mime_of


def drop(widget: QWidget, thing: str) -> bool:
    """Whether the widget takes it; then it is dropped."""
    mime, buttons, keys = mime_of(thing), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(4, 4), Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(4, 4), Qt.DropAction.CopyAction, mime, buttons, keys))
    return enter.isAccepted()


def test_the_places_that_take_it_light_up(sheet: Sheet) -> None:
    editor, shelf = sheet.page.editor, sheet.page.panel.shelf
    shelf.dragging.emit("event:e1")
    assert {str(Block.STORY), str(Block.GOOD), str(Block.WORRIES)} <= set(editor.landings.lit)
    assert not {str(Block.SAFETY), "doel:d1"} & set(editor.landings.lit)
    shelf.dragging.emit("")
    assert editor.landings.lit == []


def test_a_drop_puts_it_there_and_undo_takes_it_back(sheet: Sheet) -> None:
    editor = sheet.page.editor
    assert drop(editor.goals, "pattern:p1")
    assert len(sheet.casus.goals) == 3
    assert len(editor.goals.cards) == 3
    sheet.session.undo()
    assert len(sheet.casus.goals) == 2
    assert drop(editor.goals.cards[1], "bouwsteen:B06")
    assert sheet.casus.goals["d2"].bouwstenen == ("B06",)  # type: ignore[index]
    assert not drop(editor.goals, "event:e1")


def test_the_keyboard_finds_the_same_places(sheet: Sheet) -> None:
    shelf = sheet.page.panel.shelf
    sheet.page.panel._stack.setCurrentWidget(shelf)
    shelf.sort.setCurrentIndex([title for title, _ in SORTS].index("Gebeurtenissen"))
    shelf.search.setText("thuis")
    assert shelf.list.count() == 1
    QTest.keyClick(shelf.list, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.data() == Block.WORRIES).trigger()
    menu.close()
    assert [one.text for one in sheet.casus.utterances.values()][-1] == "Sam thuis"


def test_the_story_shows_what_was_chosen_and_lets_it_go(sheet: Sheet) -> None:
    story = sheet.page.editor.story
    assert len(story._shown or []) == 2
    story._take_out(sheet.casus.events["e1"])  # type: ignore[index]
    assert len(story._shown or []) == 1
    assert "e1" in sheet.casus.events
