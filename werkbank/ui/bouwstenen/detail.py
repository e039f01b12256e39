"""One bouwsteen: its words and questions, what is open, what was noted, and where it is used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from werkbank.app.stone_places import StonePlace
from werkbank.drawing import tokens
from werkbank.model.sets import Stone
from werkbank.ui.bouwstenen.notes import Notes
from werkbank.ui.bouwstenen.places import Places
from werkbank.ui.bouwstenen.questions import Questions
from werkbank.ui.bouwstenen.words import Words
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import column


class StoneDetail(QWidget):
    """Everything about one bouwsteen in this casus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.words, self.questions, self.notes, self.places = Words(desk), Questions(desk), Notes(desk), Places(desk)
        self.words.ask_wanted.connect(self.questions.ask)
        self.setLayout(column(self.words, self.questions, self.notes, self.places, space=tokens.SPACE_3))

    def show_stone(self, stone: Stone, places: Sequence[StonePlace]) -> None:
        """Show a bouwsteen as it is now."""
        self.words.show_stone(stone)
        self.questions.show_row(stone.id)
        self.notes.show_row(stone.id)
        self.places.show_row(stone.id, places)

    def edit_words(self) -> None:
        """Open the form with the words."""
        self.words.edit()

    def flush(self) -> None:
        """Commit what is being typed."""
        self.words.flush()
        self.questions.flush()
        self.notes.flush()
