"""What was copied here does not stay on the clipboard, and no history keeps it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from werkbank.ui.locking.clipboard import HINTS, ClipboardGuard, with_hints

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[ClipboardGuard]:
    """The offscreen clipboard never says whose it is; those of the desktops do."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    parent = QObject()
    made = ClipboardGuard(parent, said=SAID.append, milliseconds=40)
    SAID.clear()
    yield made
    made.stop()
    QGuiApplication.clipboard().clear()


SAID: list[str] = []


def test_a_copy_is_marked_for_every_platform_and_gone_after_a_while(guard: ClipboardGuard) -> None:
    board = QGuiApplication.clipboard()
    board.setText("Gezin Verzonnen")
    assert board.text() == "Gezin Verzonnen"
    assert set(HINTS) <= set(board.mimeData().formats())
    assert guard.holds_ours
    QTest.qWait(120)
    assert board.text() == ""
    assert len(SAID) == 1
    assert "klembord" in SAID[0]


def test_locking_clears_it_at_once(guard: ClipboardGuard) -> None:
    QGuiApplication.clipboard().setText("Gezin Verzonnen")
    assert guard.clear()
    assert QGuiApplication.clipboard().text() == ""
    assert not guard.clear()


def test_what_somebody_copied_elsewhere_stays(guard: ClipboardGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    board = QGuiApplication.clipboard()
    board.setText("Gezin Verzonnen")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: False)
    board.setText("van iemand anders")
    assert not guard.clear()
    QTest.qWait(120)
    assert board.text() == "van iemand anders"
    assert SAID == []


def test_a_picture_and_rich_text_stay_what_they_were() -> None:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    given = QMimeData()
    given.setImageData(image)
    given.setHtml("<b>x</b>")
    given.setData("application/x-own", b"12")
    made = with_hints(given)
    assert QImage(made.imageData()) == image
    assert made.html() == "<b>x</b>"
    assert bytes(made.data("application/x-own").data()) == b"12"
