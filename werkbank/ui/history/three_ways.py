"""A long text that people changed apart: what it was, and what each made of it, beside each other.

What somebody added is underlined and bold, what they took away is struck through; below stands both together with the
name of who wrote each sentence. So it can be read on a grey print and by who does not see colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from werkbank.app.forks import joined_sentences, title_of
from werkbank.app.history import day_words
from werkbank.app.three_ways import How, Piece, pieces
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.store.forks import Fork
from werkbank.ui.keeping.parts import EDGE, Page
from werkbank.ui.widgets import button, column, label, row


class ThreeWaysPage(Page):
    """Nothing is decided here: it is for reading."""

    def __init__(self, parent: QWidget, casus: Casus, fork: Fork) -> None:
        super().__init__(parent, title=tr("Naast elkaar lezen"))
        self.columns: list[QTextEdit] = []
        beside = QHBoxLayout()
        beside.setSpacing(12)
        was = _reader(tr("Wat er eerst stond"))
        was.setPlainText(fork.before or tr("Hier stond nog niets, of het is niet meer te zien."))
        beside.addLayout(self._headed(tr("Wat er eerst stond"), was), 1)
        for side in fork.sides:
            name = tr("{naam}, {dag}", naam=side.name, dag=day_words(side.at))
            reader = _reader(name)
            _write(reader, _spaced(pieces(fork.before, str(side.value or ""))))
            beside.addLayout(self._headed(name, reader), 1)
        joined = joined_sentences(fork)
        below = _reader(tr("Zin voor zin samengevoegd"))
        for sentence in joined:
            _write(below, [(sentence.text.rstrip("\n "), How.ADDED if sentence.who else How.SAME)])
            who = tr(" en ").join(sentence.who)
            _write(below, [(f"  ({who})\n" if who else "\n", How.SAME)])
        together = column(label(tr("Zin voor zin samengevoegd, met wie het schreef"), look="field", buddy=below), below)
        below.setVisible(bool(joined))
        key = tr("Onderstreept en vet: erbij. Doorgestreept: weg. Zonder streep: zoals het was.")
        layout = column(
            label(title_of(casus, fork), look="title", wrap=True), label(key, look="soft", wrap=True), space=10
        )
        layout.addLayout(beside, 3)
        if joined:
            layout.addLayout(together, 2)
        layout.addLayout(row(1, button(tr("Sluiten"), self.accept, look="primary")))
        self.lay_out(layout)
        self.resize(max(self.width(), parent.width() - EDGE), self.height())
        for reader in (*self.columns, below):
            reader.moveCursor(QTextCursor.MoveOperation.Start)

    def _headed(self, name: str, reader: QTextEdit) -> QVBoxLayout:
        self.columns.append(reader)
        return column(label(name, look="field", buddy=reader, wrap=True), reader)


def _reader(name: str) -> QTextEdit:
    made = QTextEdit()
    made.setReadOnly(True)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    return made


def _spaced(told: Iterable[Piece]) -> Iterator[tuple[str, How]]:
    """With room between what went and what came, for they would read as one word."""
    before: Piece | None = None
    for piece in told:
        if before is not None and before.how is How.GONE and piece.how is How.ADDED:
            yield (" ", How.SAME)
        yield piece.text, piece.how
        before = piece


def _write(reader: QTextEdit, told: Iterable[tuple[str, How]]) -> None:
    at = reader.textCursor()
    at.movePosition(QTextCursor.MoveOperation.End)
    for text, how in told:
        form = QTextCharFormat()
        form.setFontUnderline(how is How.ADDED)
        form.setFontWeight(QFont.Weight.Bold if how is How.ADDED else QFont.Weight.Normal)
        form.setFontStrikeOut(how is How.GONE)
        at.insertText(text, form)
