"""The pages of the children and being eighteen in the plan editor: typing, the say, a picture, undo."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.plan_sheet import Sheet, type_in
from werkbank.model.children import ChildPage, ChildSay
from werkbank.model.kinds import Sharing
from werkbank.ui.plan.child_say import SAYS
from werkbank.ui.plan.children import ChildCard


def card_of(sheet: Sheet, person: str) -> ChildCard:
    return next(card for card in sheet.page.editor.pages.cards if card.person == person)


def page(sheet: Sheet) -> ChildPage:
    (found,) = sheet.casus.child_pages.values()
    return found


def fill(card: ChildCard, name: str, text: str) -> None:
    made = card.input(name)
    (made.focusProxy() or made).setFocus(Qt.FocusReason.OtherFocusReason)
    type_in(text)
    card.flush()


def choose(card: ChildCard, say: ChildSay) -> None:
    at = list(SAYS).index(say)
    card.say.choice.setCurrentIndex(at)
    card.say.choice.activated.emit(at)


def test_words_of_a_child_make_its_page_and_undo_takes_it_back(sheet: Sheet) -> None:
    card = card_of(sheet, "bo")
    fill(card, "joys", "Voetbal")
    assert (page(sheet).person, page(sheet).joys, page(sheet).sharing) == ("bo", "Voetbal", Sharing.FAMILY)
    sheet.session.undo()
    assert not sheet.casus.child_pages


def test_the_child_chooses_after_somebody_explained(sheet: Sheet) -> None:
    card = card_of(sheet, "bo")
    choose(card, ChildSay.FAMILY)
    assert sheet.refused
    assert not sheet.casus.child_pages
    assert card.say.choice.currentIndex() == 0
    line = card.say.explained.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    type_in("Petra")
    choose(card, ChildSay.FAMILY)
    found = page(sheet)
    assert (found.say, found.explained_by, found.decided_by) == (ChildSay.FAMILY, "Petra", "bo")
    assert found.explained_on.is_known
    assert found.decided_on.is_known
    choose(card, ChildSay.NOBODY)
    assert page(sheet).say is ChildSay.NOBODY
    sheet.session.undo()
    assert page(sheet).say is ChildSay.FAMILY


def picture(tmp_path: Path) -> Path:
    out = BytesIO()
    exif = Image.Exif()
    exif[271] = "Telefoonmerk"
    Image.new("RGB", (2400, 1200), "red").save(out, "JPEG", exif=exif)
    path = tmp_path / "tekening.jpg"
    path.write_bytes(out.getvalue())
    return path


def test_a_dropped_picture_is_kept_bare_and_printed(sheet: Sheet, qtbot: QtBot, tmp_path: Path) -> None:
    card = card_of(sheet, "bo")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path)))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    card.drawing.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    qtbot.waitUntil(lambda: bool(sheet.casus.child_pages), timeout=10_000)
    kept = sheet.session.picture(page(sheet).drawing)
    assert b"Telefoonmerk" not in kept
    assert not card.drawing.picture.pixmap().isNull()
    assert card.drawing.about.isVisibleTo(card)
    sheet.session.undo()
    assert not any(one.drawing for one in sheet.casus.child_pages.values())


def test_a_file_that_is_no_picture_is_said_in_words(sheet: Sheet, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "brief.jpg"
    path.write_text("geen foto")
    card_of(sheet, "mika").drawing.put(path)
    qtbot.waitUntil(lambda: bool(sheet.refused), timeout=10_000)
    assert "geen foto" in sheet.refused[0][0]
    assert not sheet.casus.child_pages


def test_being_eighteen_is_asked_from_sixteen(sheet: Sheet) -> None:
    (card,) = sheet.page.editor.eighteen.cards
    assert card.person == "sam"
    made = card.input("living")
    (made.focusProxy() or made).setFocus(Qt.FocusReason.OtherFocusReason)
    type_in("Eerst thuis")
    card.flush()
    (plan,) = sheet.casus.comings_of_age.values()
    assert (plan.person, plan.living) == ("sam", "Eerst thuis")
