"""Bouwstenen in this casus at a glance: which are used and where, what is open, what was noted in which session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_of
from werkbank.app.stone_places import notes_of, open_questions_of, places_of, session_title, sessions_of
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import BouwsteenNote
from werkbank.model.sets import stone_of
from werkbank.ui.bouwstenen.places import PlaceLine, place_lines
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button, card, column, empty, label


class StonesOverview(QWidget):
    """What the casus says about its bouwstenen."""

    stone_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._whole: set[str] = set()
        self._box = column(space=tokens.SPACE_3)
        self.setLayout(self._box)

    def refresh(self) -> None:
        """Show the casus as it is now."""
        empty(self._box)
        self._box.addWidget(label(tr("Bouwstenen in deze casus"), look="title"))
        intro = tr(
            "Waar ze gebruikt zijn, wat nog open is en wat er genoteerd is. Kies links een bouwsteen voor de vragen."
        )
        self._box.addWidget(label(intro, look="soft", wrap=True))
        cards = [*self._questions(), *self._notes(), *self._sessions(), *self._used()]
        for made in cards:
            self._box.addWidget(made)
        if not cards:
            text = tr("Nog geen bouwsteen gebruikt. Kies iets, in welke lijst of tekening ook, en druk op Ctrl+B.")
            self._box.addWidget(label(text, wrap=True))

    def _questions(self) -> list[QWidget]:
        lines: list[PlaceLine] = []
        for question in open_questions_of(self._desk.casus):
            marks = " ".join(question.bouwstenen)
            text = f"?  {question.text}" + (f"   {marks}" if marks else "")
            first = next(iter(question.bouwstenen), "")
            lines.append(PlaceLine(text, lambda f=first: self._go(f)))  # type: ignore[misc]
            lines[-1].stand_for(self._desk, key_of(question))
        return [card(label(tr("Open vragen"), look="lead"), *lines, space=tokens.SPACE_1)] if lines else []

    def _sessions(self) -> list[QWidget]:
        """The sessions: to read their minutes, to make right what was written down, and to give one a bouwsteen."""
        lines: list[PlaceLine] = []
        for session in sessions_of(self._desk.casus):
            text = f"{session_title(self._desk.casus, session.id)}   {' '.join(session.bouwstenen)}"
            key = key_of(session)
            lines.append(PlaceLine(text, partial(self._show_minutes, key)))
            lines[-1].stand_for(self._desk, key)
        hint = label(
            tr("Een klik opent het verslag. Met Ctrl+B krijgt een sessie een bouwsteen."), look="note", wrap=True
        )
        return [card(label(tr("Sessies"), look="lead"), hint, *lines, space=tokens.SPACE_1)] if lines else []

    def _notes(self) -> list[QWidget]:
        casus = self._desk.casus
        told: dict[str, list[BouwsteenNote]] = {}
        rows = dict.fromkeys(row for note in casus.bouwsteen_notes.values() for row in note.bouwstenen)
        for row in rows:
            for _, title, notes in notes_of(casus, row, here=self._desk.session.has_family):
                told.setdefault(title, []).extend(note for note in notes if note not in told.get(title, ()))
        made: list[QWidget] = []
        for title, notes in told.items():
            made.append(label(title, look="field"))
            for note in notes:
                marks, first = " ".join(note.bouwstenen), next(iter(note.bouwstenen), "")
                line = PlaceLine(f"{note.text}   {marks}", lambda f=first: self._go(f))  # type: ignore[misc]
                line.stand_for(self._desk, key_of(note))
                made.append(line)
        return [card(label(tr("Notities per sessie"), look="lead"), *made, space=tokens.SPACE_1)] if made else []

    def _used(self) -> list[QWidget]:
        casus = self._desk.casus
        made: list[QWidget] = []
        for row, places in sorted(places_of(casus).items()):
            stone = stone_of(casus, row)
            lines = column(space=2)
            title = f"{row}  {stone.label}" if stone else row
            lines.addWidget(button(title, lambda r=row: self._go(r), look="heading"))  # type: ignore[misc]
            whole = row in self._whole
            place_lines(self._desk, places, lines, whole=whole, on_more=lambda r=row: self._show(r))  # type: ignore[misc]
            made.append(card(lines))
        return made

    def _show_minutes(self, session: Key) -> None:
        self._desk.select(session)
        self._desk.action_wanted.emit(ActionId.MINUTES)

    def _go(self, row: str) -> None:
        if row:
            self.stone_wanted.emit(row)

    def _show(self, row: str) -> None:
        self._whole.add(row)
        self.refresh()
