"""One thing on which two copies differ: who says what and when, what can be chosen, and why somebody chooses it.

Nothing is chosen beforehand. Long texts can be laid beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from werkbank.app.forks import Choice, side_words, title_of
from werkbank.app.history import day_words
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.store.forks import Fork, is_long_text
from werkbank.ui.history.three_ways import ThreeWaysPage
from werkbank.ui.widgets import button, column, empty, label, line_edit, row, scroll

LETTERS_WIDE = 66  # of a choice, in the room beside the list


class ForkCard(QFrame):
    """Asks what holds."""

    decided = Signal(object, str)  # Choice, reason
    left = Signal()  # to be decided later

    def __init__(self, *, wide: int = LETTERS_WIDE, narrow: bool = False) -> None:
        super().__init__()
        self._wide, self._narrow = wide, narrow
        self._fork: Fork | None = None
        self._casus: Casus | None = None
        self._choices: tuple[Choice, ...] = ()
        self._head = label("", look="strong" if narrow else "lead", wrap=True)
        self._sides, self._options = QVBoxLayout(), QVBoxLayout()
        self.group = QButtonGroup(self)
        self.beside = button(tr("Naast elkaar lezen…"), self._lay_beside, look="small")
        self.reason = line_edit(tr("Waarom kies je dit?"), placeholder=tr("bijvoorbeeld: gebeld met school"))
        self.trouble = label("", look="warn", wrap=True)
        self.trouble.hide()
        self.choose = button(tr("Dit geldt"), self._decide, look="primary")
        self.later = button(tr("Later beslissen"), self.left.emit)
        self.later.setVisible(narrow)
        inner = QWidget()
        inner.setLayout(
            column(
                self._head, self._sides, row(self.beside, 1), label(tr("Wat geldt?"), look="field"), self._options, 1
            )
        )
        asked = label(tr("Waarom kies je dit?"), look="field", buddy=self.reason)
        asked.setVisible(not narrow)
        if narrow:
            self.reason.setPlaceholderText(tr("Waarom? Bijvoorbeeld: gebeld met school"))
        below = column(asked, self.reason, self.trouble, row(1, self.later, self.choose))
        layout = column(scroll(inner, name=tr("Wat er verschilt"), look="panel"), below)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_fork(
        self,
        casus: Casus,
        fork: Fork | None,
        choices: Sequence[Choice],
        *,
        chosen: Choice | None = None,
        reason: str = "",
    ) -> None:
        """Show this one; ``chosen`` is what was chosen of it before."""
        self._fork, self._casus, self._choices = fork, casus, tuple(choices)
        self.trouble.hide()
        self.reason.setText(reason)
        empty(self._sides)
        empty(self._options)
        for made in self.group.buttons():
            self.group.removeButton(made)
        if fork is None:
            return
        self._head.setText(title_of(casus, fork))
        texts = [side.value for side in fork.sides if isinstance(side.value, str)]
        self.beside.setVisible(any(map(is_long_text, texts)) and not fork.is_about_existence)
        for side in fork.sides:
            said, who = side_words(casus, fork, side), tr("{naam}, {dag}", naam=side.name, dag=day_words(side.at))
            if self._narrow and not is_long_text(said):
                self._sides.addWidget(label(f"{who}: {said}", wrap=True))
                continue
            self._sides.addWidget(label(who, look="note"))
            if not self._narrow or fork.is_about_existence:  # else a long text stands in full among the choices
                self._sides.addWidget(label(said, wrap=True))
        for number, choice in enumerate(self._choices):
            made = QRadioButton("\n".join(wrap(choice.label.replace("&", "&&"), self._wide)))
            made.setAccessibleName(choice.label)
            made.setChecked(choice == chosen)
            self.group.addButton(made, number)
            self._options.addWidget(made)

    def say(self, text: str) -> None:
        """Say what is missing."""
        self.trouble.setText(text)
        self.trouble.show()

    def _decide(self) -> None:
        number = self.group.checkedId()
        if number < 0:
            self.say(tr("Kies eerst wat geldt."))
        else:
            self.decided.emit(self._choices[number], self.reason.text())

    def _lay_beside(self) -> None:
        if self._fork is not None and self._casus is not None:
            page = ThreeWaysPage(self.window(), self._casus, self._fork)
            page.exec()
            page.deleteLater()
