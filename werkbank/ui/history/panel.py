"""'Geschiedenis': who said what of one thing, when, what it was before, and why; the newest above."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from werkbank.app.history import day_words, fields_with_history, history, subject_of
from werkbank.app.session import Key, Session
from werkbank.i18n import ntr, tr
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.keeping.parts import Page, Rows
from werkbank.ui.widgets import button, column, label, row


class HistoryPage(Page):
    """The history of one entity, or of one of its fields."""

    def __init__(self, parent: QWidget, session: Session, key: Key, *, field: str = "", remark: str = "") -> None:
        super().__init__(parent, title=tr("Geschiedenis"))
        self._session, self._key = session, key
        subject = subject_of(session.casus, key)
        heads = (tr("Wanneer"), tr("Wie"), tr("Wat"), tr("Van → naar"), tr("Erbij"))
        self.rows = Rows(tr("Geschiedenis van {wat}, het nieuwste boven", wat=subject), heads=heads, stretch=3)
        self.fields = ChoiceField()
        self.fields.setAccessibleName(tr("Van welk veld"))
        self.fields.addItem(tr("Alles"), "")
        for name, words in fields_with_history(session, key):
            self.fields.addItem(words, name)
        self.fields.setCurrentIndex(max(self.fields.findData(field), 0))
        self.fields.currentIndexChanged.connect(lambda _index: self._show())
        self._count = label("", look="note")
        title = label(tr("Geschiedenis van {wat}", wat=subject), look="title", buddy=self.rows, wrap=True)
        intro = tr("Wie iets schreef staat erbij, ook als het uit een andere kopie kwam. Niets hiervan raakt weg.")
        told = label(remark, look="note", wrap=True)
        told.setVisible(bool(remark))
        choose = row(label(tr("Van welk veld"), look="field", buddy=self.fields), self.fields, 1)
        last = row(self._count, 1, button(tr("Sluiten"), self.accept, look="primary"))
        self.lay_out(column(title, label(intro, look="soft", wrap=True), told, choose, self.rows, last, space=10))
        self._show()

    def _show(self) -> None:
        told = history(self._session, self._key, field=str(self.fields.currentData() or ""))
        self.rows.fill([(day_words(one.at), one.who, one.field, one.what, one.notes) for one in told])
        self._count.setText(ntr("{n} regel", "{n} regels", len(told)))
