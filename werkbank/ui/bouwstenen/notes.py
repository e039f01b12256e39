"""Notes at a bouwsteen, by session, the newest first; and a place for a new one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from werkbank.app.session import key_of
from werkbank.app.stone_places import notes_of, session_title, sessions_of
from werkbank.app.verbs import bouwstenen as verbs
from werkbank.app.verbs import family
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.entities import BouwsteenNote
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.plan.growing import GrowingInput
from werkbank.ui.plan.row import hide_title, show_value
from werkbank.ui.sessions.dot import Dot
from werkbank.ui.widgets import button, card, column, empty, label, row

_TEXT = Field("text", mark("Notitie"), Input.LONG, hint=mark("wat is er gezegd of afgesproken?"))


class Notes(QWidget):
    """The notes of one bouwsteen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row = ""
        self._groups: list[tuple[str, list[str]]] = []
        self._rows: dict[str, _NoteRow] = {}
        self._list = column(space=tokens.SPACE_1)
        self._session = ChoiceField()
        self._session.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._session.setMinimumContentsLength(14)  # a long place leaves room for the words
        self._session.setAccessibleName(tr("In welke sessie"))
        self.new = GrowingInput(_TEXT)
        hide_title(self.new)
        self.add = button(tr("Noteer"), self._note)
        for tool in (self._session, self.new, self.add):
            tool.setEnabled(not desk.session.read_only)
        line = row(self.new, self._session, self.add)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        self.setLayout(column(card(label(tr("Notities per sessie"), look="lead"), self._list, line)))

    def show_row(self, row_id: str) -> None:
        """Show the notes of one bouwsteen as they are now."""
        if row_id != self._row:
            self._row = row_id
            self.new.show_value("")
        self._fill_sessions()
        groups = notes_of(self._desk.casus, row_id, here=self._desk.session.has_family)
        shape = [(title, [str(note.id) for note in notes]) for _, title, notes in groups]
        if shape != self._groups:
            self._groups = shape
            self._rebuild(groups)
        for _, _, notes in groups:
            for note in notes:
                self._rows[note.id].show_note(note)

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self._rows.values():
            made.flush()
        self._note()

    def _rebuild(self, groups: list[Any]) -> None:
        empty(self._list)
        self._rows = {}
        for _, title, notes in groups:
            self._list.addWidget(label(title, look="field"))
            for note in notes:
                self._rows[note.id] = _NoteRow(self._desk, note)
                self._list.addWidget(self._rows[note.id])

    def _fill_sessions(self) -> None:
        """The sessions to choose from; the one that runs is chosen, also when those who read along see none."""
        casus, audience = self._desk.casus, self._desk.session.audience
        options = [(session.id, session_title(casus, session.id)) for session in sessions_of(casus)]
        running = audience.session if audience is not None else None
        if running is not None and running not in casus.sessions:
            options.insert(0, (running, tr("Deze sessie")))
        options.append(("", tr("Buiten een sessie")))  # type: ignore[arg-type]
        now = [(self._session.itemData(i), self._session.itemText(i)) for i in range(self._session.count())]
        if now != options:
            self._session.clear()
            for session_id, title in options:
                self._session.addItem(title, session_id)
            self._session.setCurrentIndex(max(self._session.findData(running), 0))

    def _note(self) -> None:
        text, chosen = self.new.value(), str(self._session.currentData() or "")
        if text:
            self.new.show_value("")
            self._desk.run(lambda: verbs.add_note(self._desk.session, self._row, text, in_session=chosen))


class _NoteRow(QWidget):
    """One note, written on in place."""

    def __init__(self, desk: Desk, note: BouwsteenNote) -> None:
        super().__init__()
        self._desk = desk
        self._key = key_of(note)
        mark_as(self, self._key)
        self._text = GrowingInput(_TEXT)
        hide_title(self._text)
        self._text.edited.connect(self._commit)
        remove = button("✕", self._remove, look="quiet", hint=tr("Weghalen (met Ctrl+Z komt het terug)"))
        remove.setAccessibleName(tr("Notitie weghalen"))
        for tool in (self._text, remove):
            tool.setEnabled(not desk.session.read_only)
        self._new = Dot(desk, self._key)
        line = row(self._new, self._text, remove)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_note(self, note: BouwsteenNote) -> None:
        """Show a newer state of the note."""
        show_value(self._text, note.text)
        self._new.redo()

    def flush(self) -> None:
        """Commit what is being typed."""
        self._text.flush()

    def _commit(self, name: str, value: str) -> None:
        note = self._desk.casus.bouwsteen_notes.get(self._key.id)
        if note is not None and note.text != value:
            self._desk.run(lambda: verbs.edit_item(self._desk.session, self._key, **{name: value}))

    def _remove(self) -> None:
        self._desk.run(lambda: family.remove(self._desk.session, self._key))
        self._desk.noticed.emit(tr("Notitie weggehaald. Met Ctrl+Z komt die terug."))
