"""Both sides of a merge beside each other: genogram or timeline; at the right the sender's, or what becomes of both.

Each picture is worked out beside the window when it is first asked for, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

from werkbank.app.merge_pictures import Shown, Side, Sort, picture_of
from werkbank.app.merge_rows import Change, State
from werkbank.app.session import Key
from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.store.merging import MergePreview
from werkbank.ui.handover.side_picture import SidePicture
from werkbank.ui.jobs import Job
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import button, column, label, row

SORTS = ((Sort.GENOGRAM, mark("Genogram")), (Sort.TIMELINE, mark("Tijdlijn")))
HEADS = 50  # px that the heads of two pictures take
STANDING = {Sort.GENOGRAM: {Kind.PERSON, Kind.PARTNERSHIP}, Sort.TIMELINE: {Kind.PERSON, Kind.EVENT}}
RIGHT = ((Side.THEIRS, mark("Bij de afzender")), (Side.TOGETHER, mark("Samen")))


class Pictures(QWidget):
    """Two pictures with the choices above them."""

    pressed = Signal(object)  # Key

    def __init__(self, seen: MergePreview, changes: Sequence[Change], *, theme: Theme, today: date) -> None:
        super().__init__()
        self._seen, self._changes, self._today = seen, tuple(changes), today
        self._kept: dict[tuple[Side, Sort], Shown] = {}
        self._asked: set[tuple[Side, Sort]] = set()
        self._wanted: tuple[Key, ...] = ()
        self._about: tuple[Key, ...] = ()
        self.sort, self.right_side = Sort.GENOGRAM, Side.THEIRS
        self.left = SidePicture(theme, name=tr("Zoals het hier is"))
        self.right = SidePicture(theme, name=tr("Zoals het daar is"))
        for view in (self.left, self.right):
            view.pressed.connect(self.pressed)
        self._left_head, self._right_head = label("", look="strong"), label("", look="strong", wrap=True)
        self._note = label("", look="note", wrap=True)
        self.sorts = _choice(tr("Welke afbeelding"), [tr(word) for _, word in SORTS], self._turn_sort)
        self.sides = _choice(tr("Wat er rechts staat"), [tr(word) for _, word in RIGHT], self._turn_side)
        tools = row(
            *self.sorts.buttons(), 1, label(tr("Rechts:"), look="note"), *self.sides.buttons(),
            button("−", self._smaller, look="small", hint=tr("Kleiner (-)")),
            button("+", self._larger, look="small", hint=tr("Groter (+)")),
            button(tr("Passend"), self._fit, look="small", hint=tr("Alles in beeld (0)")),
        )  # fmt: skip
        self._both = both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setContentsMargins(0, 0, 0, 0)
        for head, view in ((self._left_head, self.left), (self._right_head, self.right)):
            half = column(head, view, space=4)
            half.setStretch(1, 1)
            both.addLayout(half, 1)
        key = label("   ".join(f"{state.sign} {state.word}" for state in State), look="note")
        key.setAccessibleName(tr("Wat de tekens zeggen"))
        layout = column(tools, both, row(key, 1, self._note), space=6)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._show()

    @property
    def is_ready(self) -> bool:
        """Whether what was asked for is on screen."""
        return all((side, self.sort) in self._kept for side in (Side.OURS, self.right_side))

    def light(self, keys: Iterable[Key], *, about: Iterable[EntityId] = ()) -> None:
        """Light these things up in both; of what has no place of its own in this picture the people it is ``about``."""
        self._wanted, self._about = tuple(keys), tuple(Key(Kind.PERSON, one) for one in about)
        for view in (self.left, self.right):
            view.light(self._lit)
        self._say_heads()

    @property
    def _lit(self) -> tuple[Key, ...]:
        stands = any(key.kind in STANDING[self.sort] for key in self._wanted)
        return self._wanted if stands else self._about

    def _say_heads(self) -> None:
        """Whose picture it is, and whether what is chosen stands in it."""
        for head, view, side in (
            (self._left_head, self.left, Side.OURS),
            (self._right_head, self.right, self.right_side),
        ):
            missing = bool(self._lit) and view.has_picture and not view.lit
            head.setText(tr("{kant} · dit staat hier niet", kant=tr(side.value)) if missing else tr(side.value))

    def _turn_sort(self, number: int) -> None:
        self.sort = SORTS[number][0]
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Timelines below each other, so that the years do too; genograms so that they are largest."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        shown = self.right.shown or self.left.shown
        if self.sort is Sort.TIMELINE or shown is None or shown.marked is None:
            self._both.setDirection(below if self.sort is Sort.TIMELINE else beside)
            return
        wide, tall = shown.marked.drawing.width, shown.marked.drawing.height
        room, high = self._both.geometry().width(), self._both.geometry().height() - HEADS
        as_rows, as_columns = min(room / wide, high / 2 / tall), min(room / 2 / wide, high / tall)
        self._both.setDirection(below if as_rows > as_columns else beside)

    def _turn_side(self, number: int) -> None:
        self.right_side = RIGHT[number][0]
        self._show()

    def _show(self) -> None:
        for view, side in ((self.left, Side.OURS), (self.right, self.right_side)):
            shown = self._kept.get((side, self.sort))
            if shown is None:
                view.show_picture(Shown(None, tr("Wordt getekend…")))
                self._ask(side, self.sort)
            else:
                view.show_picture(shown)
                self._note.setText(shown.note if shown.marked else "")
                view.light(self._lit)
        self._say_heads()
        self._arrange()

    def _ask(self, side: Side, sort: Sort) -> None:
        if (side, sort) in self._asked:
            return
        self._asked.add((side, sort))
        seen, changes, today = self._seen, self._changes, self._today

        def put(shown: Shown) -> None:
            self._kept[side, sort] = shown
            if sort is self.sort and side in {Side.OURS, self.right_side}:
                self._show()

        job = Job(lambda _progress: picture_of(seen, changes, side=side, sort=sort, today=today), self)
        job.on(done=put, failed=_raise).start()

    def _larger(self) -> None:
        for view in (self.left, self.right):
            view.zoom_in()

    def _smaller(self) -> None:
        for view in (self.left, self.right):
            view.zoom_out()

    def _fit(self) -> None:
        for view in (self.left, self.right):
            view.fit()


def _choice(name: str, words: Sequence[str], turned: object) -> QButtonGroup:
    group = QButtonGroup()
    for number, word in enumerate(words):
        made = QPushButton(word)
        made.setAccessibleName(f"{name}: {word}")
        made.setCheckable(True)
        made.setChecked(number == 0)
        made.setProperty("look", "small")
        made.setAutoDefault(False)
        group.addButton(made, number)
    group.idClicked.connect(turned)
    return group


def _raise(error: Exception) -> None:
    raise error
