"""Ask where a file of the bouwstenen page goes or comes from, then write or read it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from werkbank.i18n import tr
from werkbank.ui.bouwstenen.files import file_kinds, take_words, write_look_back, write_weighing, write_words
from werkbank.ui.desk import Desk


def ask_save_words(page: QWidget, desk: Desk) -> None:
    """The words of the lists in use."""
    name, _ = QFileDialog.getSaveFileName(page, tr("Woorden opslaan"), "bouwstenen.xlsx", ";;".join(file_kinds()))
    if name:
        desk.run(lambda: write_words(desk, Path(name)))


def ask_read_words(page: QWidget, desk: Desk) -> None:
    """The words of somebody else, taken over as one step."""
    name, _ = QFileDialog.getOpenFileName(page, tr("Woorden inlezen"), "", file_kinds()[0])
    if name:
        desk.run(lambda: take_words(desk, Path(name)))


def ask_save_weighing(page: QWidget, desk: Desk) -> None:
    """The weging as PDF."""
    name, _ = QFileDialog.getSaveFileName(page, tr("Weging opslaan"), "weging.pdf", tr("PDF") + " (*.pdf)")
    if name:
        desk.run(lambda: write_weighing(desk, Path(name)))


def ask_save_look_back(page: QWidget, desk: Desk) -> None:
    """The look back without names."""
    name, _ = QFileDialog.getSaveFileName(page, tr("Terugkijken"), "terugkijken.json", tr("JSON") + " (*.json)")
    if name:
        desk.run(lambda: write_look_back(desk, Path(name)))
