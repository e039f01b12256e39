"""The words of one bouwsteen: name, aim and questions, with whose words they are, and a form to change them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QWidget

from werkbank.app.verbs import bouwstenen as verbs
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.sets import Stone
from werkbank.ui.desk import Desk
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, card, column, empty, label, line_edit, row

TYPING_MS = 600


def whose_words(stone: Stone) -> str:
    """Whether the words are the team's own or a proposal of the program."""
    if stone.is_own:
        return tr("eigen regel, in eigen woorden")
    return tr("in eigen woorden") if stone.is_changed else tr("voorstel van de Werkbank, pas aan")


class Words(QWidget):
    """What a bouwsteen is for; the form opens below it."""

    ask_wanted = Signal(str)  # the text of a guiding question that is to be kept open

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stone: Stone | None = None
        self._name = label("", look="title", wrap=True)
        self._whose = label("", look="chip")
        self._aim = label("", wrap=True)
        self._questions = column(space=2)
        self._edit = button("", self.edit, look="quiet")
        self._back = button(tr("Terug naar de woorden van de Werkbank"), self._restore, look="quiet")
        self._drop = button("", self._turn_dropped, look="quiet")
        self.form = WordsForm()
        self.form.edited.connect(self._reword)
        self.form.hide()
        tools = row(self._edit, self._back, self._drop, 1)
        head = row(self._name, column(self._whose, 1))
        head.setStretch(0, 1)
        asked = label(tr("Vragen om samen te stellen"), look="field")
        self.setLayout(column(card(head, self._aim, asked, self._questions, tools, self.form)))

    @property
    def whose(self) -> str:
        """Whose words are shown."""
        return self._whose.text()

    def show_stone(self, stone: Stone) -> None:
        """Show a row of a list as it is now; the form closes when it is another one."""
        if self._stone is None or self._stone.id != stone.id:
            self.form.hide()
        self._stone = stone
        self._name.setText(f"{stone.id}  {stone.label}")
        self._whose.setText(whose_words(stone))
        self._aim.setText(stone.aim)
        self._aim.setVisible(bool(stone.aim))
        self.form.show_stone(stone)
        empty(self._questions)
        for question in stone.questions:
            self._questions.addLayout(self._question(question))
        self._name_tools(stone)

    def flush(self) -> None:
        """Commit what is being typed."""
        self.form.flush()

    def _name_tools(self, stone: Stone) -> None:
        may = not self._desk.session.read_only
        self._edit.setText(tr("Woorden aanpassen ▾") if self.form.isHidden() else tr("Klaar ▴"))
        self._drop.setText(tr("Terug in de lijst") if stone.dropped else tr("Uit de lijst halen"))
        self._back.setVisible(stone.is_changed and not stone.is_own)
        for tool in (self._edit, self._back, self._drop):
            tool.setEnabled(may)
            tool.setAccessibleName(tool.text().rstrip(" ▾▴"))

    def _question(self, question: str) -> QLayout:
        hint = tr("Zet deze vraag bij de open vragen")
        keep = button(tr("+ open vraag"), lambda: self.ask_wanted.emit(question), look="small", hint=hint)
        keep.setAccessibleName(tr("Open vraag: {vraag}", vraag=question))
        keep.setEnabled(not self._desk.session.read_only)
        line = row(label(f"•  {question}", wrap=True), keep, space=tokens.SPACE_2)
        line.setStretch(0, 1)
        return line

    def edit(self) -> None:
        """Open or close the form."""
        self.form.flush()
        self.form.setVisible(self.form.isHidden())
        if not self.form.isHidden():
            self.form.name.setFocus()
        if self._stone is not None:
            self._name_tools(self._stone)

    def _reword(self, field: str, value: Any) -> None:  # noqa: ANN401 - text or texts
        stone = self._stone
        if stone is not None and getattr(stone, field) != value:
            self._desk.run(lambda: verbs.reword(self._desk.session, stone, **{field: value}))
            self.form.show_stone(self._stone or stone)

    def _restore(self) -> None:
        if (stone := self._stone) is not None:
            self.form.drop()
            self._desk.run(lambda: verbs.restore(self._desk.session, stone))
            self._desk.noticed.emit(
                tr("De woorden van de Werkbank staan er weer. Met Ctrl+Z komen die van jullie terug.")
            )

    def _turn_dropped(self) -> None:
        if (stone := self._stone) is not None:
            self._desk.run(lambda: verbs.drop_stone(self._desk.session, stone, dropped=not stone.dropped))


class WordsForm(QWidget):
    """Name, aim and questions, one question a line."""

    edited = Signal(str, object)  # field, value

    def __init__(self) -> None:
        super().__init__()
        self.name = line_edit(tr("Naam"))
        self._aim = line_edit(tr("Waarvoor"))
        self._questions = QPlainTextEdit()
        self._questions.setAccessibleName(tr("Vragen, één per regel"))
        self._questions.setTabChangesFocus(True)
        self._waiting = {
            "label": Debounce(self, lambda: self._tell("label"), milliseconds=TYPING_MS),
            "aim": Debounce(self, lambda: self._tell("aim"), milliseconds=TYPING_MS),
            "questions": Debounce(self, lambda: self._tell("questions"), milliseconds=TYPING_MS),
        }
        self.name.textEdited.connect(self._waiting["label"].call)
        self._aim.textEdited.connect(self._waiting["aim"].call)
        self._questions.textChanged.connect(self._questions_typed)
        self.name.editingFinished.connect(self._waiting["label"].flush)
        self._aim.editingFinished.connect(self._waiting["aim"].flush)
        self._quiet = False
        fields = ((tr("Naam"), self.name), (tr("Waarvoor"), self._aim), (tr("Vragen, één per regel"), self._questions))
        self.setLayout(column(*(column(label(t, look="field", buddy=w), w, space=2) for t, w in fields)))

    def show_stone(self, stone: Stone) -> None:
        """Fill the fields; one in which something waits to be said keeps its text."""
        self._quiet = True
        if not self.name.hasFocus():
            self.name.setText(stone.label)
        if not self._aim.hasFocus():
            self._aim.setText(stone.aim)
        if self._said() != stone.questions and not self._questions.hasFocus():
            self._questions.setPlainText("\n".join(stone.questions))
        lines = max(4, len(stone.questions) + 1)
        self._questions.setFixedHeight(lines * self._questions.fontMetrics().lineSpacing() + 18)
        self._quiet = False

    def flush(self) -> None:
        """Hand over what is typed."""
        for waiting in self._waiting.values():
            waiting.flush()

    def drop(self) -> None:
        """Forget what is typed but not yet said."""
        for waiting in self._waiting.values():
            waiting.drop()

    def _questions_typed(self) -> None:
        if not self._quiet:
            self._waiting["questions"].call()

    def _said(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self._questions.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _tell(self, field: str) -> None:
        values = {"label": self.name.text().strip(), "aim": self._aim.text().strip(), "questions": self._said()}
        self.edited.emit(field, values[field])
