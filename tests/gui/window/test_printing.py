"""Print from the real window: the dialog with the pages as they will be, to a file and to a printer, and the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from tests.helpers.window import at_work, make_workplace, press, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.app.printing import Paper
from werkbank.ui.main_window import MainWindow
from werkbank.ui.printing import dialog as printing
from werkbank.ui.printing.dialog import PrintDialog
from werkbank.ui.printing.pages import Pages
from werkbank.ui.printing.password import PasswordDialog

pytestmark = pytest.mark.usefixtures("qapp")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werkplek"))
    yield made
    put_away(made)


@pytest.fixture
def in_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[PrintDialog], object]], list[str]]:
    """Say what happens while the dialog is open; gives the products it was open on."""
    seen: list[str] = []

    def during(steps: Callable[[PrintDialog], object]) -> list[str]:
        def run(self: PrintDialog) -> int:
            self.show()
            wait_for(lambda: self.is_ready or self.said.isVisible())
            seen.append(self.choices.chosen.id)
            steps(self)
            self.reject()
            return 0

        monkeypatch.setattr(PrintDialog, "exec", run)
        return seen

    return during


def width_of(pages: Pages) -> int:
    inner = pages.widget()
    assert inner is not None
    return inner.width()


def logged(window: MainWindow, kind: str) -> list[str]:
    return [line.event.detail for line in window.work.stored.log_lines() if line.event.type == kind]


def test_ctrl_p_prints_the_page_that_is_shown(
    window: MainWindow, in_dialog: Callable[[Callable[[PrintDialog], object]], list[str]]
) -> None:
    seen = in_dialog(lambda dialog: None)
    space = window.work.space
    for widget in (space.overview.timeline.canvas, space.overview.genogram):
        window.activateWindow()
        widget.setFocus()
        settle()
        press(window, Qt.Key.Key_P, with_=CTRL)
    window.work.run(ActionId.PAGE_PLAN)
    window.work.run(ActionId.PRINT)
    window.work.run(ActionId.POSTER)
    window.work.run(ActionId.HAND_OVER)
    assert seen[:2] == [Paper.TIMELINE, Paper.GENOGRAM]
    assert seen[2:] == [Paper.PLAN, Paper.POSTER, Paper.HANDOVER]


def test_pages_zoom_grey_watermark_file_and_printer(
    window: MainWindow,
    in_dialog: Callable[[Callable[[PrintDialog], object]], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, printed = tmp_path / "uit.pdf", tmp_path / "printer.pdf"

    def steps(dialog: PrintDialog) -> None:
        pages = dialog.pages
        count = len(pages.pages)
        assert pages.accessibleDescription() == f"bladzijde 1 van {count}"
        coloured = pages.grab().toImage()
        dialog.grey.setChecked(True)
        assert pages.grab().toImage() != coloured
        wide = width_of(pages)
        pages.zoom_by(1)
        assert width_of(pages) > wide
        pages.turn_to(count)
        assert pages.current == count
        dialog.choices.marked.setChecked(True)
        dialog.choices.name.setText("Voor Nienke")
        wait_for(lambda: dialog.is_ready and "watermerk" in dialog.logged.text())
        assert "buiten de kluis" in printing.reminder()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        dialog.print_on(printer)
        wait_for(lambda: not dialog.isVisible())
        dialog.show()
        dialog.save_to(file)
        wait_for(file.exists)
        assert len(PdfReader(BytesIO(file.read_bytes())).pages) == count
        assert len(PdfReader(BytesIO(printed.read_bytes())).pages) == count

    monkeypatch.setattr(printing, "WIDE", 300)
    in_dialog(steps)
    window.work.run(ActionId.POSTER)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)
    assert "Voor Nienke" in text
    assert logged(window, "print") == ["wandplaat-A3:team:watermerk"]
    assert logged(window, "export") == ["wandplaat-A3:team:watermerk"]


def test_a_handover_names_the_receiver_and_can_be_encrypted(
    window: MainWindow,
    in_dialog: Callable[[Callable[[PrintDialog], object]], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "over.pdf"

    def steps(dialog: PrintDialog) -> None:
        dialog.choices.organisation.setText("JB Elders")
        dialog.choices.contact.setText("Noor Test")
        dialog.choices.locked.setChecked(True)
        wait_for(lambda: dialog.is_ready and "JB Elders" in dialog.logged.text())
        listed = [dialog.along.item(n).text() for n in range(dialog.along.count())]
        assert any(line.startswith("Contacten") for line in listed)
        assert any(line.startswith("Blijft hier") for line in listed)
        monkeypatch.setattr(printing, "ask_password", lambda _parent: "een lang woord")
        monkeypatch.setattr(dialog, "_ask", lambda *_a, **_k: file)
        dialog.save_button.click()
        wait_for(file.exists)

    in_dialog(steps)
    window.work.run(ActionId.HAND_OVER)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    pikepdf.open(file, password="een lang woord").close()
    assert logged(window, "export") == ["overdracht-A4:Noor Test, JB Elders"]


def test_what_cannot_be_made_or_printed_is_said_in_words(
    window: MainWindow, in_dialog: Callable[[Callable[[PrintDialog], object]], list[str]], tmp_path: Path
) -> None:
    def steps(dialog: PrintDialog) -> None:
        dialog.choices.choose(Paper.MINUTES)
        wait_for(dialog.said.isVisible)
        assert "nog geen sessie" in dialog.said.text()
        assert not dialog.save_button.isEnabled()
        dialog.choices.choose(Paper.GENOGRAM)
        wait_for(lambda: dialog.is_ready)
        dialog.print_button.click()
        assert "geen printer" in dialog.said.text()
        dialog.save_to(tmp_path / "nergens" / "x.pdf")
        wait_for(lambda: "x.pdf" in dialog.said.text())

    in_dialog(steps)
    window.work.run(ActionId.POSTER)


def test_two_passwords_must_be_the_same_and_long_enough(window: MainWindow) -> None:
    dialog = PasswordDialog(window)
    dialog.first.setText("kort")
    dialog.accept()
    assert "te kort" in dialog.said.text()
    dialog.first.setText("lang genoeg")
    dialog.accept()
    assert "niet gelijk" in dialog.said.text()
    assert QApplication.activeModalWidget() is None
    put_away(dialog)
