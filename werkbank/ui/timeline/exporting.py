"""Save the timeline as a file: as it stands on the screen (lanes, filter, ages), on paper that one chooses.

The preview is painted from the very drawings that are written. Every way out is logged in the casus before the file is
written, and says that paper lies outside the safe.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QHBoxLayout, QWidget

from werkbank.app.exports import write_whole
from werkbank.app.timeline_files import FORM_TITLES, PAPER_TITLES, Choice, Form, file_of, pages_of, said_of
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.plan.reader import Reader
from werkbank.plan.readers import readers_of
from werkbank.timeline.picture_paper import Wanted
from werkbank.timeline.picture_sheets import Sheets
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.dialogs import asked
from werkbank.ui.genogram.exporting import DPI, KINDS, MOST_PIXELS, png_of
from werkbank.ui.jobs import Job
from werkbank.ui.patterns.proposals import PATTERN
from werkbank.ui.plan.preview import Preview
from werkbank.ui.timeline.chips import chips_of
from werkbank.ui.widgets import column, label

if TYPE_CHECKING:
    from werkbank.ui.timeline.view import TimelineView


def wanted_from(view: TimelineView) -> Wanted:
    """What stands in a view now. Raises ``KnownError`` when nothing does."""
    canvas, session = view.canvas, view.canvas.desk.session
    if not session.casus.events:
        raise KnownError(
            tr("Er is nog geen gebeurtenis om op te slaan."),
            remedy=tr("Voeg eerst een gebeurtenis toe."),
            code="timeline-empty",
        )
    showing, light = canvas.showing, canvas.desk.proposals.lit
    possible = light is not None and not light.key.startswith(PATTERN)
    return Wanted(
        grouping=canvas.grouping,
        showing=showing._replace(proposed=()),  # what is only proposed never stands on paper
        as_of=session.as_of if session.as_of != session.today else None,
        folded=frozenset(canvas.folding.folded),
        all_lanes=canvas.folding.all_lanes,
        filtered=", ".join(chip.text for chip in chips_of(showing.sieve, casus=session.casus)),
        seasons=canvas.seasons,
        lit=frozenset() if possible else canvas.lit or frozenset(),
        light=light.name if light is not None and not possible else "",
    )


def written(view: TimelineView, choice: Choice) -> bytes:
    """The whole file of a choice.

    Raises:
        KnownError: timeline-empty; timeline-too-large, for a picture that would not fit in memory decently.
    """
    session, wanted = view.canvas.desk.session, wanted_from(view)
    if choice.form is not Form.PNG:
        return file_of(session.casus, choice, today=session.today, wanted=wanted)
    (drawing,) = pages_of(session.casus, choice, today=session.today, wanted=wanted).pages
    if drawing.width * drawing.height * (DPI / 72) ** 2 > MOST_PIXELS:
        raise KnownError(
            tr("Deze tijdlijn is te groot voor een plaatje van 300 dpi."),
            remedy=tr("Kies PDF of SVG: die blijven op elke grootte scherp. Of kies een filter."),
            code="timeline-too-large",
        )
    return png_of(drawing)


def save(view: TimelineView, choice: Choice, path: Path) -> None:
    """First the line in the log, then the file."""
    desk = view.canvas.desk
    data = written(view, choice)
    if (log := getattr(desk.session.memory, "log", None)) is not None:
        log("export", detail=choice.logged)
    write_whole(path if path.suffix else path.with_suffix(f".{choice.form}"), data)
    desk.noticed.emit(f"{tr('Tijdlijn opgeslagen.')} {reminder()}")


def reminder() -> str:
    """What must be said of everything that leaves."""
    return tr("Let op: papier en bestanden vallen buiten de kluis. Bewaar ze veilig.")


def warning_for(reader: Reader | None) -> str:
    """Who may see this, in a sentence."""
    if reader is None:
        return tr("Alleen voor het team: hier staat ook op wat het gezin of de keten niet mag zien.")
    return tr("Alleen wat {naam} mag zien. Kijk het voorbeeld na voordat u het geeft.", naam=reader.name)


def ask_and_save(view: TimelineView, *, ask_target: Callable[..., Path | None]) -> None:
    """Ask what and where, and save it."""
    wanted_from(view)
    dialog = SaveDialog(view)
    if not asked(dialog):
        return
    choice = dialog.choice
    path = ask_target(tr("Tijdlijn opslaan"), proposal=choice.file_name, kinds=KINDS[choice.form])
    if path is not None:
        save(view, choice, path)


class SaveDialog(QDialog):
    """What kind of file, which paper, for whom; the pages beside it."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view.window())
        self._view = view
        self.setWindowTitle(tr("Tijdlijn opslaan"))
        session = view.canvas.desk.session
        self._readers: list[Reader | None] = [None]
        self._readers += [r for r in readers_of(session.casus, today=session.today) if r.kind != "team"]
        self._form = _choice([(tr(title), str(form)) for form, title in FORM_TITLES.items()], tr("Soort bestand"))
        self._paper = _choice([(tr(title), name) for name, title in PAPER_TITLES.items()], tr("Papier"))
        names = [(reader.name if reader else tr("team (alles)"), n) for n, reader in enumerate(self._readers)]
        self._reader = _choice(names, tr("Voor wie"))
        self._one = QCheckBox(tr("Alles op één blad"))
        self._warning, self._told = label("", look="note", wrap=True), label("", look="soft", wrap=True)
        rows = QFormLayout()
        rows.addRow(tr("Soort bestand"), self._form)
        rows.addRow(tr("Papier"), self._paper)
        rows.addRow("", self._one)
        rows.addRow(tr("Voor wie"), self._reader)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        left = QWidget()
        notes = (self._warning, self._told, label(reminder(), look="soft", wrap=True))
        inner = column(rows, *notes, buttons, space=tokens.SPACE_4)
        inner.insertStretch(inner.count() - 1, 1)
        left.setLayout(inner)
        left.setFixedWidth(round(330 * max(1.0, self.fontMetrics().height() / 18)))
        self.preview = Preview()
        self.preview.setAccessibleName(tr("Voorbeeld van de tijdlijn"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*([tokens.SPACE_5] * 4))
        layout.addWidget(left)
        layout.addWidget(self.preview, 1)
        self.resize(1080, 640)
        self._round = 0
        self._job: Job | None = None
        for box in (self._form, self._paper, self._reader):
            box.currentIndexChanged.connect(self._follow)
        self._one.toggled.connect(self._follow)
        self._follow()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        form = Form(self._form.currentData())
        paper = str(self._paper.currentData())
        return Choice(
            form=form,
            paper=paper,
            one=self._one.isChecked() and self._one.isEnabled(),
            reader=self._readers[int(self._reader.currentData())],
        )

    def _follow(self) -> None:
        is_pdf = self._form.currentData() == Form.PDF
        self._paper.setEnabled(is_pdf)
        self._one.setEnabled(is_pdf and self._paper.currentData() != "A4-tiled")
        self._warning.setText(warning_for(self.choice.reader))
        self._told.setText(tr("Voorbeeld wordt gemaakt…"))
        self._render()

    def _render(self) -> None:
        """Lay out beside the window. The job has no parent: it may outlive this dialog, which then hears no more."""
        self._round += 1
        now, choice, session = self._round, self.choice, self._view.canvas.desk.session
        casus, today, wanted = session.casus, session.today, wanted_from(self._view)
        self._job = Job(lambda _progress: (now, choice, pages_of(casus, choice, today=today, wanted=wanted)))
        self._job.on(done=self._rendered, failed=self._not_rendered)
        self._job.start()

    def _rendered(self, made: tuple[int, Choice, Sheets]) -> None:
        number, choice, pages = made
        if number == self._round:
            self.preview.show_pages(list(pages.pages))
            self._told.setText(said_of(pages, choice))

    def _not_rendered(self, error: Exception) -> None:
        raise error


def _choice(rows: list[tuple[str, object]] | list[tuple[str, str]] | list[tuple[str, int]], name: str) -> QComboBox:
    made = ChoiceField()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(14)
    for title, value in rows:
        made.addItem(title, value)
    return made
