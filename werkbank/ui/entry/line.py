"""Type what happened in one line; what is understood shows while typing. Enter adds it and the line is free again.

Nothing is refused: what has no date goes to 'Datum onbekend', what was not recognised becomes the title. Down goes to
the chips, where each reading can be corrected; Up brings back the last lines; Escape closes the list, then empties the
line. The date and the persons of the last event are offered as chips, never put in.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from werkbank.app.verbs.history import add_event
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.dates import to_dutch
from werkbank.model.vocabulary import fold
from werkbank.timeline.completing import Completion, completions
from werkbank.timeline.labels import called
from werkbank.timeline.line_choices import Choice
from werkbank.timeline.line_readings import Reading, readings, title_readings
from werkbank.timeline.quick_entry import Proposal, understand
from werkbank.ui.desk import Desk
from werkbank.ui.entry.echo import Chip, Echo
from werkbank.ui.entry.pasted import pasted_elsewhere
from werkbank.ui.entry.suggesting import SuggestingLine
from werkbank.ui.widgets import button, column, row

KEPT = 30  # lines that Up brings back


class QuickEntry(QFrame):
    """The line under the overview."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._past: list[str] = []
        self._back = 0
        self._choices: dict[str, Choice] = {}
        self._last: Proposal | None = None
        self.setProperty("look", "foot")
        self.line = SuggestingLine(self._suggest)
        self.line.setProperty("look", "big")
        self.line.setAccessibleName(tr("Typ wat er gebeurde"))
        self.line.setPlaceholderText(tr("Typ wat er gebeurde: voorjaar 2013 OTS Anouk schoolverzuim @JBW #B08"))
        self.line.textEdited.connect(lambda _text: self._read())
        self.line.elsewhere = lambda text: pasted_elsewhere(self, self._desk, text)
        self.line.installEventFilter(self)
        self.echo = Echo()
        self._connect_chips()
        self._add = button(tr("Toevoegen"), self.add, hint=tr("Toevoegen (Enter)"))
        layout = column(row(self.line, self._add), self.echo, space=tokens.SPACE_1)
        layout.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_1)
        self.setLayout(layout)
        QWidget.setTabOrder(self.line, self.echo)
        self.setFocusProxy(self.line)
        self._enable()
        self._read()

    def add(self) -> None:
        """Add what the line says; an empty line does nothing."""
        text = self.line.text().strip()
        session = self._desk.session
        if not text or session.read_only:
            return
        found = self._understood()
        made = self._desk.run(lambda: add_event(session, **found.fields()))
        if made is None:
            return
        self._last = found
        self.clear()
        self.line.setFocus()
        if not (found.date.is_known or found.end.is_known):
            self._desk.noticed.emit(tr("Toegevoegd bij 'Datum onbekend'."))

    def recall(self, step: int) -> None:
        """An earlier line (1) or a later one (-1)."""
        self._back = max(0, min(self._back + step, len(self._past)))
        self._write(self._past[-self._back] if self._back else "")

    def clear(self) -> None:
        """Empty the line; Up brings back what stood there."""
        text = self.line.text().strip()
        if text and text not in self._past[-1:]:
            self._past = [*self._past[-KEPT:], text]
        self._back = 0
        self._choices.clear()
        self._write("")

    def choose(self, choice: Choice) -> None:
        """Read these words as this from now on."""
        self._choices[fold(choice.words)] = choice
        self.line.setFocus()
        self._read()

    def _connect_chips(self) -> None:
        self.echo.asked.connect(self._fill_readings)
        self.echo.refused.connect(self._refuse)
        self.echo.accepted.connect(self._accept)
        self.echo.left.connect(self._type)

    def _write(self, text: str) -> None:
        self.line.close_suggestions()
        self.line.setText(text)
        self._read()

    def _read(self) -> None:
        if self.line.text().strip():
            found = self._understood()
            self.echo.show_proposal(found, offers=self._offers(found))
        else:
            help_ = tr(
                "datum, wat, wie, reden, @organisatie, #bouwsteen, bron: …, !m voor een mening; in elke volgorde"
            )
            self.echo.show_help(help_, offers=self._offers(Proposal()))

    def _understood(self) -> Proposal:
        session = self._desk.session
        return understand(self.line.text(), session.casus, today=session.today, choices=tuple(self._choices.values()))

    def _suggest(self, text: str, at: int) -> tuple[Completion, ...]:
        return completions(text, self._desk.casus, at=at)

    def _offers(self, found: Proposal) -> tuple[Chip, ...]:
        """The date and the persons of the last event, where this line has none."""
        if self._last is None:
            return ()
        persons = self._desk.casus.persons
        date = self._last.date
        when = (date.as_typed or to_dutch(date)) if date.is_known and not found.date.as_typed else ""
        who = (
            " ".join(called(persons[id_]) for id_ in self._last.persons if id_ in persons) if not found.persons else ""
        )
        return tuple(Chip(tr("weer: {tekst}", tekst=text), "offer", insert=text) for text in (when, who) if text)

    def _fill_readings(self, chip: Chip, menu: QMenu) -> None:
        for reading in self._readings(chip):
            action = menu.addAction(reading.label.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, choice=reading.choice: self.choose(choice))

    def _readings(self, chip: Chip) -> tuple[Reading, ...]:
        session = self._desk.session
        if chip.piece is None:
            return title_readings(chip.title, session.casus)
        return readings(chip.piece, self.line.text(), session.casus, today=session.today)

    def _refuse(self, chip: Chip) -> None:
        """These words are title text and nothing else."""
        if chip.piece is not None:
            self.choose(self._readings(chip)[-1].choice)

    def _accept(self, words: str) -> None:
        before = self.line.text().rstrip()
        self._write(f"{before} {words} ".lstrip())
        self.line.setFocus()

    def _type(self, typed: str) -> None:
        self.line.setFocus()
        self.line.end(False)  # noqa: FBT003 - Qt's own signature
        if typed:
            self.line.insert(typed)
            self.line.textEdited.emit(self.line.text())

    def _enable(self) -> None:
        writable = not self._desk.session.read_only
        self.line.setEnabled(writable)
        self._add.setEnabled(writable)
        if not writable:
            self.line.setPlaceholderText(tr("Deze casus is alleen te lezen."))

    def _down(self) -> None:
        if self.line.step(1):
            return
        if self._back:
            self.recall(-1)
        else:
            self.echo.enter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.line.chosen < 0 or not self.line.take_suggestion():
                    self.add()
            case Qt.Key.Key_Up:
                if not self.line.step(-1):
                    self.recall(1)
            case Qt.Key.Key_Down:
                self._down()
            case Qt.Key.Key_Escape:
                if not self.line.close_suggestions():
                    self.clear()
            case _:
                return super().eventFilter(watched, event)
        return True
