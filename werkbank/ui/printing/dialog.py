"""Print or save any paper of a casus: choose, look at the very pages, and see what the log will say.

Pages are laid out beside the window; a newer choice makes an older layout of no use. Preview, printer and file come
from that one layout. Nothing leaves before its line stands in the log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from werkbank.app.exports import write_whole
from werkbank.app.keeping.log_words import product_words
from werkbank.app.printing import Make, OnScreen, Paper, Whom, Wish, maker
from werkbank.drawing import tokens
from werkbank.drawing.shapes import Drawing
from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError
from werkbank.plan.reader import Reader
from werkbank.ui.desk import Desk
from werkbank.ui.jobs import Job, Progress
from werkbank.ui.printing.choices import Choices
from werkbank.ui.printing.goes_along import goes_along
from werkbank.ui.printing.pages import Pages
from werkbank.ui.printing.password import ask_password
from werkbank.ui.progress import run_with_progress
from werkbank.ui.timers import after
from werkbank.ui.widgets import button, column, label, row, scroll

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Ask = Callable[..., Path | None]
Seen = Callable[[], OnScreen]
WIDE = 350  # pixels of the left half at the usual size of letters
LISTED = 190  # pixels of the list of what goes along
SOON = 500  # milliseconds after which a layout that takes longer says so


class PrintDialog(QDialog):
    """Everything about one print."""

    def __init__(
        self, parent: QWidget, desk: Desk, *, ask_target: Ask, made_by: str = "", seen: Seen | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Afdrukken of opslaan"))
        self._desk, self._ask, self._seen = desk, ask_target, seen
        self._round = 0
        self._job: Job | None = None
        self._made: tuple[Wish, Make, list[Drawing]] | None = None
        self.choices = Choices(desk.session, made_by=made_by)
        self.choices.touched.connect(self._outdate)
        self.choices.changed.connect(self.refresh)
        self.pages = Pages()
        self.pages.turned.connect(self._turned)
        self.along = QListWidget()
        self.along.setAccessibleName(tr("Wat gaat mee"))
        self.along.setWordWrap(True)
        self.along.setMinimumHeight(LISTED)
        self._along_title = label(tr("Wat gaat mee"), look="field", buddy=self.along)
        self.said = label("", look="warn", wrap=True)
        self.logged = label("", look="note", wrap=True)
        self._where = label("")
        self.grey = QCheckBox(tr("Toon in grijs"))
        self.grey.toggled.connect(lambda on: self.pages.show_grey(grey=on))
        self.print_button = button(tr("Afdrukken…"), self._print)
        self.save_button = button(tr("Opslaan als PDF…"), self._save, look="primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        layout.addWidget(self._left())
        layout.addLayout(self._right(), 1)
        self.resize(1180, 720)

    def start(self, paper: Paper, *, reader: Reader | None = None, form: str = "") -> None:
        """Show this product first."""
        self.choices.choose(paper, reader=reader, form=form)
        self.refresh()

    def refresh(self) -> None:
        """Lay out what is chosen now."""
        self._outdate()
        wish = replace(self.choices.wish, on_screen=self._seen() if self._seen is not None else None)
        self.logged.setText(tr("In het logboek komt: {regel}", regel=product_words(wish.logged)))
        self._list_along(wish)
        try:
            make = maker(self._desk.session, wish)
        except KnownError as error:
            self._refused(error)
            return
        self.said.hide()
        now = self._round
        after(self, SOON, lambda: self._say_busy(now))
        self._job = Job(lambda _progress: _laid(now, wish, make))  # no parent: it may outlive this dialog
        self._job.on(done=self._rendered, failed=self._broken).start()

    def _outdate(self) -> None:
        """What is on screen is no longer what is wanted, so it can't be printed."""
        self._round += 1
        self._made = None
        self._enable()

    @property
    def is_ready(self) -> bool:
        """Whether the pages of what is chosen are on screen."""
        return self._made is not None

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages on screen on this printer, after the line in the log."""
        if self._made is None:
            return
        from werkbank.ui.printing.printer import Printing

        wish, _make, pages = self._made
        self._log("print", wish)
        Printing(self, printer, pages).start(done=self._printed, failed=self._refused)

    def save_to(self, path: Path, *, password: str = "") -> None:
        """Write what is on screen, after the line in the log, with progress when it takes long."""
        if self._made is None:
            return
        wish, make, _pages = self._made
        target = path if path.suffix else path.with_suffix(".pdf")

        def work(_progress: Progress) -> bytes:
            data = make().finish()
            if not password:
                return data
            from werkbank.paper.pdf.locked import locked

            return locked(data, password=password)

        def write(data: bytes) -> None:
            self._log("export", wish)
            write_whole(target, data)
            secret = tr("Het bestand is versleuteld. Geef het wachtwoord langs een andere weg door.")
            self._desk.noticed.emit(f"{tr('Opgeslagen.')} {secret if password else reminder()}")
            self.accept()

        run_with_progress(self, tr("Opslaan…"), work, lambda data: self._guard(lambda: write(data)), self._refused)

    def _left(self) -> QWidget:
        made = QWidget()
        notes = column(self.said, label(reminder(), look="soft", wrap=True), self.logged, space=tokens.SPACE_3)
        buttons = column(self.save_button, row(self.print_button, button(tr("Sluiten"), self.reject)))
        upper = QWidget()
        inner = column(self.choices, self._along_title, self.along, space=tokens.SPACE_3)
        inner.setStretch(2, 1)
        inner.addStretch(0)
        upper.setLayout(inner)
        layout = column(scroll(upper, name=tr("Wat afdrukken en voor wie")), notes, buttons, space=tokens.SPACE_3)
        layout.setStretch(0, 1)
        made.setLayout(layout)
        made.setFixedWidth(round(WIDE * max(1.0, self.fontMetrics().height() / 18)))
        self.said.hide()
        return made

    def _right(self) -> QVBoxLayout:
        pages = self.pages
        back = _small("‹", tr("Vorige bladzijde"), lambda: pages.turn_to(pages.current - 1))
        ahead = _small("›", tr("Volgende bladzijde"), lambda: pages.turn_to(pages.current + 1))
        smaller = _small("−", tr("Kleiner"), lambda: pages.zoom_by(-1))
        larger = _small("+", tr("Groter"), lambda: pages.zoom_by(1))
        layout = column(row(back, self._where, ahead, 1, self.grey, smaller, larger), pages)
        layout.setStretch(1, 1)
        return layout

    def _list_along(self, wish: Wish) -> None:
        shown = wish.product.whom is Whom.RECEIVER
        self.along.setVisible(shown)
        self._along_title.setVisible(shown)
        self.along.clear()
        if shown:
            self.along.addItems(goes_along(self._desk.session, wish))

    def _rendered(self, made: _Laid) -> None:
        if made.number != self._round:
            return
        if made.refused is not None:
            self._refused(made.refused)
            return
        self._made = (made.wish, made.make, made.pages)
        self.pages.show_pages(made.pages)
        self._enable()

    def _broken(self, error: Exception) -> None:
        raise error

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.said.setText(" ".join(filter(None, (error.text, error.remedy))))
        self.said.show()
        if self._made is None:
            self.pages.show_pages([])
            self._where.setText("")

    def _say_busy(self, number: int) -> None:
        if number == self._round and self._made is None and self.said.isHidden():
            self._where.setText(tr("Bladzijden worden gemaakt…"))

    def _turned(self, number: int) -> None:
        count = len(self.pages.pages)
        text = tr("bladzijde {nummer} van {totaal}", nummer=number, totaal=count) if count else ""
        self._where.setText(text)
        self.pages.setAccessibleDescription(text)

    def _enable(self) -> None:
        for one in (self.print_button, self.save_button):
            one.setEnabled(self._made is not None)

    def _may_leave(self) -> bool:
        """Whether everybody was asked whose say is needed; who said no is left out of what leaves."""
        from werkbank.ui.printing.asking import with_consent

        made = with_consent(self, self._desk, self._made) if self._made is not None else None
        if made is not None and made is not self._made:
            self._made = made
            self.pages.show_pages(made[2])
        return made is not None

    def _save(self) -> None:
        if not self._may_leave():
            return
        wish = self.choices.wish
        password = ask_password(self) if self.choices.wants_password else ""
        if password is None:
            return
        path = self._ask(tr("Opslaan als PDF"), proposal=wish.product.file_name, kinds="PDF (*.pdf)")
        if path is not None:
            self.save_to(path, password=password)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._refused(_no_printer())
            return
        if not self._may_leave():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self.pages.pages))
        if dialog.exec():
            self.print_on(printer)

    def _printed(self, count: int) -> None:
        told = ntr("{n} bladzijde naar de printer gestuurd.", "{n} bladzijden naar de printer gestuurd.", count)
        self._desk.noticed.emit(f"{told} {reminder()}")
        self.accept()

    def _log(self, what: str, wish: Wish) -> None:
        if (log := getattr(self._desk.session.memory, "log", None)) is not None:
            log(what, detail=wish.logged)

    def _guard(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except KnownError as error:
            self._refused(error)


class _Laid(NamedTuple):
    """What came of one layout: pages, or why there are none."""

    number: int
    wish: Wish
    make: Make
    pages: list[Drawing]
    refused: KnownError | None = None


def _laid(number: int, wish: Wish, make: Make) -> _Laid:
    try:
        return _Laid(number, wish, make, make().drawings())
    except KnownError as error:
        return _Laid(number, wish, make, [], error)


def _small(sign: str, name: str, action: Callable[[], object]) -> QPushButton:
    made = button(sign, action, look="small", hint=name)
    made.setAccessibleName(name)
    return made


def reminder() -> str:
    """What must be said of everything that leaves."""
    return tr("Let op: papier en bestanden vallen buiten de kluis. Bewaar ze veilig.")


def _no_printer() -> KnownError:
    return KnownError(
        tr("Er is geen printer gevonden."),
        remedy=tr("Sla het op als PDF en druk dat af, of sluit een printer aan."),
        code="no-printer",
    )
