"""A picture of a child's drawing: chosen or dropped here, made small and bare beside the window, then kept.

Nothing of the file itself stays: no place, no time, no name of the phone (``werkbank.drawing.photos``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel

from werkbank.app.failing import cannot_reach
from werkbank.app.verbs import children as verbs
from werkbank.drawing.photos import MOST_BYTES, bare_photo
from werkbank.i18n import mark, tr
from werkbank.model.children import ChildPage
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError
from werkbank.plan.children import photo_alt
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field
from werkbank.ui.jobs import Job
from werkbank.ui.plan.row import input_for, show_value
from werkbank.ui.widgets import button, column, label, row

ABOUT = Field("drawing_about", mark("Wat staat er op de tekening"), hint=mark("bijv. ons huis met de hond"), own=True)
WIDE, TALL = 260, 150
ENDINGS = "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic"


class DrawingPart(QFrame):
    """The picture, or the place where one may be dropped."""

    def __init__(self, desk: Desk, person: EntityId) -> None:
        super().__init__()
        self._desk, self._person, self._shown = desk, person, "-"
        self._job: Job | None = None
        self.setProperty("look", "drop")
        self.setAcceptDrops(not desk.session.read_only)
        self.picture: QLabel = label("", look="soft", wrap=True)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumHeight(TALL // 2)
        self.about = input_for(desk, ABOUT, self._commit)
        self.choose = button(tr("Foto van een tekening…"), self.ask, look="quiet")
        self.away = button(tr("Foto weghalen"), self._take_off, look="quiet")
        for tool in (self.choose, self.away):
            tool.setEnabled(not desk.session.read_only)
        self.setLayout(column(self.picture, self.about, row(self.choose, self.away, 1)))

    def show_page(self, page: ChildPage, *, name: str) -> None:
        """Show the picture of a page."""
        has = bool(page.drawing)
        self.about.setVisible(has)
        self.away.setVisible(has)
        show_value(self.about, page.drawing_about)
        self.choose.setAccessibleName(tr("Foto van een tekening van {naam} kiezen", naam=name))
        if page.drawing != self._shown:
            self._shown = page.drawing
            self._show_picture(page.drawing)
        self.picture.setAccessibleName(photo_alt(page, name) if has else self.picture.text())

    def flush(self) -> None:
        """Commit what is being typed."""
        self.about.flush()

    def ask(self) -> None:
        """Let somebody choose a file."""
        kinds = f"{tr('Foto of scan')} ({ENDINGS})"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Foto van een tekening"), "", kinds)
        if chosen:
            self.put(Path(chosen))

    def put(self, path: Path) -> None:
        """Make a picture small and bare beside the window and keep it."""
        self.picture.setText(tr("De foto wordt kleiner gemaakt…"))
        self._job = Job(lambda _progress: bare_photo(_read(path)))
        self._job.on(done=self._keep, failed=self._failed)
        self._job.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(on=False)
        path = _file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.put(path)

    def _light(self, *, on: bool) -> None:
        self.setProperty("over", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def _show_picture(self, name: str) -> None:
        data = self._desk.session.picture(name) if name else b""
        shown = QPixmap()
        if data and shown.loadFromData(data):
            ratio = self.devicePixelRatioF()
            shown = shown.scaled(
                round(WIDE * ratio),
                round(TALL * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            self.picture.setPixmap(shown)
        elif name:
            self.picture.setText(tr("De tekening ligt niet bij deze casus."))
        else:
            self.picture.setText(tr("Sleep hier een foto van een tekening naartoe, of kies er een."))

    def _keep(self, content: bytes) -> None:
        self._shown = "-"
        self._desk.run(lambda: verbs.put_drawing(self._desk.session, self._person, content))
        self._again()
        self._desk.noticed.emit(tr("De foto staat erbij. Plaats, tijd en toestel zijn eruit gehaald."))

    def _failed(self, error: Exception) -> None:
        self._shown = "-"
        self._again()
        if not isinstance(error, KnownError):
            raise error
        self._desk.refused.emit(error.text, error.remedy)

    def _again(self) -> None:
        page = verbs.page_of(self._desk.session, self._person)
        person = self._desk.casus.persons.get(self._person)
        if person is not None:
            self.show_page(page or ChildPage(id=EntityId("-"), person=self._person), name=person.first_name)

    def _take_off(self) -> None:
        self._desk.run(lambda: verbs.take_drawing_off(self._desk.session, self._person))
        self._again()
        self._desk.noticed.emit(tr("Foto weggehaald. Met Ctrl+Z komt hij terug."))

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        page = verbs.page_of(self._desk.session, self._person)
        if page is not None and not self._desk.session.read_only and getattr(page, name) != value:
            self._desk.run(lambda: verbs.write_page(self._desk.session, self._person, **{name: value}))


def _file_in(mime: QMimeData) -> Path | None:
    """The one file that is dragged."""
    files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise cannot_reach(error) from error
