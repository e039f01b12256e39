"""Save the genogram as a file, or copy it as a picture: what is chosen here, what stands on the screen, 300 dpi.

Every way out is logged in the casus before the file is written, and says that a picture lies outside the safe.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from werkbank.app.exports import write_whole
from werkbank.app.genogram_files import FORM_TITLES, PAPER_TITLES, Choice, Form, Shown, drawn_for, pdf_of, svg_of
from werkbank.drawing import tokens
from werkbank.drawing.shapes import Drawing
from werkbank.drawing.tokens import PAPER
from werkbank.genogram.anonymous import Alias
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.ui.canvas.painter import picture
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.dialogs import asked
from werkbank.ui.widgets import column, label

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

DPI = 300
PIXELS_A_METRE = round(DPI / 0.0254)
MOST_PIXELS = 120_000_000  # a picture of half a gigabyte helps nobody
KINDS = {Form.PDF: "PDF (*.pdf)", Form.SVG: "SVG (*.svg)", Form.PNG: "PNG (*.png)"}


def shown_in(view: GenogramView) -> Shown:
    """What stands in a view now. Raises ``KnownError`` when nobody does."""
    family = view.family
    if family.part is None or family.layout is None or not family.part.persons:
        raise KnownError(
            tr("Er is nog geen familie om op te slaan."),
            remedy=tr("Voeg in het genogram iemand toe."),
            code="genogram-empty",
        )
    from dataclasses import replace

    look = replace(family.look, as_of=view.desk.session.as_of)
    return Shown(family.part, family.layout, look, family.layers)


def picture_at_300_dpi(drawing: Drawing) -> QImage:
    """The drawing as an image that prints at its own size.

    Raises:
        KnownError: genogram-too-large, when it would not fit in memory decently.
    """
    scale = DPI / 72
    if drawing.width * drawing.height * scale**2 > MOST_PIXELS:
        raise KnownError(
            tr("Deze familie is te groot voor een plaatje van 300 dpi."),
            remedy=tr("Kies PDF of SVG: die blijven op elke grootte scherp. Of klap een deel van de familie in."),
            code="genogram-too-large",
        )
    image = picture(drawing, PAPER, scale=scale)
    image.setDotsPerMeterX(PIXELS_A_METRE)
    image.setDotsPerMeterY(PIXELS_A_METRE)
    return image


def png_of(drawing: Drawing) -> bytes:
    """The drawing as PNG of 300 dpi."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_at_300_dpi(drawing).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def written(view: GenogramView, choice: Choice) -> bytes:
    """The whole file of a choice."""
    session = view.desk.session
    drawing = drawn_for(shown_in(view), choice, name=session.casus.sheet.name)
    if choice.form is Form.SVG:
        return svg_of(drawing)
    if choice.form is Form.PNG:
        return png_of(drawing)
    return pdf_of(drawing, today=session.today, paper=choice.paper, dated=not choice.anonymous)


def save(view: GenogramView, choice: Choice, path: Path) -> None:
    """First the line in the log, then the file."""
    data = written(view, choice)
    _log(view, choice.logged)
    write_whole(path if path.suffix else path.with_suffix(f".{choice.form}"), data)
    said = tr("Genogram opgeslagen.") if not choice.anonymous else tr("Genogram zonder namen opgeslagen.")
    view.desk.noticed.emit(f"{said} {reminder()}")


def copy_picture(view: GenogramView) -> None:
    """What stands on the screen, on the clipboard."""
    choice = Choice(form=Form.PNG, legend=False, title=False)
    image = picture_at_300_dpi(drawn_for(shown_in(view), choice))
    _log(view, "genogram-klembord")
    QGuiApplication.clipboard().setImage(image)
    view.desk.noticed.emit(tr("Genogram gekopieerd. {let_op}", let_op=reminder()))


def reminder() -> str:
    """What must be said of every picture that leaves."""
    return tr("Let op: een tekening valt buiten de kluis. Bewaar haar veilig.")


def ask_and_save(view: GenogramView, *, ask_target: Callable[..., Path | None]) -> None:
    """Ask what and where, and save it."""
    shown_in(view)
    dialog = SaveDialog(view.window())
    if not asked(dialog):
        return
    choice = dialog.choice
    path = ask_target(tr("Genogram opslaan"), proposal=choice.file_name, kinds=KINDS[choice.form])
    if path is not None:
        save(view, choice, path)


def _log(view: GenogramView, detail: str) -> None:
    if (log := getattr(view.desk.session.memory, "log", None)) is not None:
        log("export", detail=detail)


class SaveDialog(QDialog):
    """What kind of file, what goes along, and whether without names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Genogram opslaan"))
        self._form = _choice({str(form): tr(title) for form, title in FORM_TITLES.items()}, tr("Soort bestand"))
        self._paper = _choice({name: tr(title) for name, title in PAPER_TITLES.items()}, tr("Papier"))
        self._title = _check(tr("Titel en datum erboven"), on=True)
        self._legend = _check(tr("Legenda erbij"), on=True)
        self._anonymous = _check(tr("Zonder namen, datums en plaatsen (voor supervisie)"))
        self._alias = _choice({alias.name: tr(alias) for alias in Alias}, tr("Namen vervangen door"))
        self._ages = _check(tr("Leeftijd in groepen erbij, zoals 12\u201317 jaar"))
        rows = QFormLayout()
        rows.addRow(tr("Soort bestand"), self._form)
        rows.addRow(tr("Papier"), self._paper)
        for box in (self._title, self._legend, self._anonymous):
            rows.addRow("", box)
        rows.addRow(tr("Namen vervangen door"), self._alias)
        rows.addRow("", self._ages)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = column(rows, label(reminder(), look="soft", wrap=True), buttons, space=tokens.SPACE_4)
        layout.setContentsMargins(*([tokens.SPACE_5] * 4))
        self.setLayout(layout)
        self._form.currentIndexChanged.connect(self._follow)
        self._anonymous.toggled.connect(self._follow)
        self._follow()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(
            form=Form(self._form.currentData()),
            paper=str(self._paper.currentData()),
            legend=self._legend.isChecked(),
            title=self._title.isChecked(),
            anonymous=self._anonymous.isChecked(),
            alias=Alias[self._alias.currentData()],
            ages=self._ages.isChecked(),
        )

    def _follow(self) -> None:
        self._paper.setEnabled(self._form.currentData() == Form.PDF)
        for part in (self._alias, self._ages):
            part.setEnabled(self._anonymous.isChecked())
        self._title.setText(tr("Titel erboven") if self._anonymous.isChecked() else tr("Titel en datum erboven"))


def _choice(rows: dict[str, str], name: str) -> QComboBox:
    made = ChoiceField()
    made.setAccessibleName(name)
    for value, title in rows.items():
        made.addItem(title, value)
    return made


def _check(text: str, *, on: bool = False) -> QCheckBox:
    made = QCheckBox(text)
    made.setChecked(on)
    return made
