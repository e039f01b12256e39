"""The team's own easier words: lines to write in, and a look into the list that comes with the program."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.plan.plain import shipped_wordlist
from werkbank.plan.plain.own import lines_in
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button, column, label, line_edit, row

SHOWN = 6  # words of the shipped list at once
_WIDE, _TALL = 560, 520


class EasierWordsDialog(QDialog):
    """Own lines of one casus."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Makkelijker woorden"))
        told = tr(
            "Eén woord op een regel: moeilijk = makkelijk. Andere vormen staan achter een komma. "
            "Is het achter de = leeg? Dan komt er geen tip meer bij dat woord."
        )
        self.text = QPlainTextEdit("\n".join(desk.casus.sheet.easier_words))
        self.text.setAccessibleName(tr("Eigen woorden"))
        self.text.setPlaceholderText(tr("keukentafelgesprek, keukentafelgesprekken = thuis samen praten"))
        self.text.setTabChangesFocus(True)
        self.text.setReadOnly(desk.session.read_only)
        self.search = line_edit(tr("Zoek in de lijst van de Werkbank"), placeholder=tr("typ een woord"))
        self.search.textChanged.connect(self._look)
        self.found = label("", look="soft", wrap=True)
        self.wrong = label("", look="warn", wrap=True)
        self.wrong.hide()
        save = button(tr("Bewaren"), self.save, look="primary")
        save.setEnabled(not desk.session.read_only)
        layout = column(
            label(told, look="soft", wrap=True),
            label(tr("Eigen woorden"), look="field", buddy=self.text),
            self.text,
            self.wrong,
            label(self.search.accessibleName(), look="field", buddy=self.search),
            self.search,
            self.found,
            row(1, button(tr("Annuleren"), self.reject), save),
            space=tokens.SPACE_2,
        )
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.resize(_WIDE, _TALL)
        self._look("")

    def save(self) -> None:
        """Keep the lines as one undo step; what cannot be read is told and nothing is kept."""
        try:
            lines = lines_in(self.text.toPlainText())
        except KnownError as error:
            self.wrong.setText(error.for_people())
            self.wrong.show()
            self.text.setFocus()
            return
        if lines != self._desk.casus.sheet.easier_words:
            self._desk.run(lambda: plan.edit_case(self._desk.session, easier_words=lines))
        self.accept()

    def _look(self, text: str) -> None:
        rows = shipped_wordlist().rows
        wanted = text.strip().lower()
        found = [row for row in rows if any(form.lower().startswith(wanted) for form in (row.word, *row.forms))]
        if not wanted:
            self.found.setText(tr("In de lijst van de Werkbank staan {n} woorden.", n=len(rows)))
        elif not found:
            self.found.setText(tr("Dat woord staat niet in de lijst van de Werkbank."))
        else:
            self.found.setText("\n".join(f"{row.word} = {' | '.join(row.easier)}" for row in found[:SHOWN]))
