"""'Voorgoed wissen': choose what, see where the same words also stand, say why, and it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from werkbank.app.keeping.erasing import SHOWN, Piece, also_in, empty, erase, pieces_of, whole
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import vocabulary
from werkbank.ui.keeping.parts import Page
from werkbank.ui.widgets import button, column, label, line_edit, row

if TYPE_CHECKING:
    from werkbank.model.entities import Entity
    from werkbank.store.workplace import StoredCasus
    from werkbank.ui.casework import Casework
    from werkbank.ui.jobs import Job


class ErasePage(Page):
    """What is selected in genogram or timeline, field by field."""

    def __init__(self, work: Casework, stored: StoredCasus) -> None:
        super().__init__(work.window, title=tr("Voorgoed wissen"))
        self._work, self._stored = work, stored
        found = (work.session.casus.get(*key) for key in work.session.selection)
        self._items: list[Entity] = [item for item in found if item is not None] or [work.session.casus.sheet]
        self.list, self.also = QListWidget(), QListWidget()
        self.list.setAccessibleName(tr("Wat gewist kan worden"))
        self.also.setAccessibleName(tr("Waar dezelfde woorden ook staan"))
        for rows in (self.list, self.also):
            rows.setWordWrap(True)
        for item in self._items:
            for piece in (*pieces_of(item), *([whole(item)] if item.kind_of is not Kind.SHEET else [])):
                _add(self.list, piece, _name(item), ticked=False)
        self.list.itemChanged.connect(lambda _item: self._look_elsewhere())
        self._also_head = label(
            tr("Dezelfde woorden staan ook hier: kijk na wat ook weg moet"), look="lead", buddy=self.also
        )
        self.reason = line_edit(tr("Waarom"), placeholder=tr("bijvoorbeeld: op verzoek van moeder, 3 maart"))
        self.reason.textChanged.connect(lambda _text: self._ready())
        self.go = button(tr("Voorgoed wissen"), self.erase, look="primary")
        warning = tr(
            "Dit kan niet terug. De tekst gaat ook uit de geschiedenis en uit alle reservekopieën. In het logboek "
            "blijft staan wie iets wiste, wanneer en waarom, maar niet wat er stond. Wie eerder een kopie kreeg, "
            "heeft die nog."
        )
        self.lay_out(
            column(
                label(tr("Voorgoed wissen"), look="title"),
                label(warning, look="warn", wrap=True),
                label(tr("Vink aan wat weg moet"), look="lead", buddy=self.list),
                self.list,
                self._also_head,
                self.also,
                row(label(tr("Waarom"), look="field", buddy=self.reason), self.reason),
                row(1, button(tr("Niet wissen"), self.reject), self.go),
                space=10,
            )
        )
        self._look_elsewhere()

    @property
    def chosen(self) -> list[Piece]:
        """Everything that is ticked, in both lists."""
        return [*_ticked(self.list), *_ticked(self.also)]

    def erase(self) -> Job | None:
        """Do it beside the window; the casus is opened anew, for undo would still know the words."""
        from werkbank.ui.progress import run_with_progress

        work, stored = self._work, self._stored
        pieces, reason = self.chosen, self.reason.text()
        self.accept()
        try:
            emptied = empty(work.session, pieces=pieces, reason=reason)
        except KnownError as error:
            work.window.refuse(error)
            return None
        return run_with_progress(
            work.window,
            tr("Wissen…"),
            lambda _progress: erase(work.workplace, stored, emptied),
            lambda _erased: _open_anew(work, stored.id),
            work.window.refuse,
        )

    def _look_elsewhere(self) -> None:
        pieces = _ticked(self.list)
        others = also_in(self._work.session.casus, pieces) if pieces else []
        self.also.clear()
        for piece in others:
            item = self._work.session.casus.get(*piece.key)
            _add(self.also, piece, _name(item) if item is not None else "", ticked=piece.sure)
        self._also_head.setVisible(bool(others))
        self.also.setVisible(bool(others))
        self._ready()

    def _ready(self) -> None:
        self.go.setEnabled(bool(self.chosen) and bool(self.reason.text().strip()))


def _open_anew(work: Casework, case: str) -> None:
    work.close_case()
    work.open_case(case)
    work.window.messages.say(tr("Gewist. Ook de reservekopieën zijn opnieuw gemaakt, zonder deze tekst."))


def _add(to: QListWidget, piece: Piece, name: str, *, ticked: bool) -> None:
    text = piece.text if len(piece.text) <= SHOWN else f"{piece.text[: SHOWN - 1]}…"
    row_ = QListWidgetItem(" · ".join(filter(None, (name, piece.title))) + (f": {text}" if text else ""))
    row_.setFlags(row_.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    row_.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    row_.setData(Qt.ItemDataRole.UserRole, piece)
    to.addItem(row_)


def _ticked(rows: QListWidget) -> list[Piece]:
    items = (rows.item(place) for place in range(rows.count()))
    return [one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked]


def _name(item: Entity) -> str:
    """What people call it: a name, a title, else the kind of event."""
    for field in ("first_name", "title", "name", "label"):
        if text := str(getattr(item, field, "") or ""):
            return text
    kinds = vocabulary().event_kinds
    kind = str(getattr(item, "kind", ""))
    return kinds[kind].label if kind in kinds else kind
