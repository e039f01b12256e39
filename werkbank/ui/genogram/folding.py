"""Fold branches away and open them, or look at one household: keys, menu, marks at the folded places, one chip.

``-`` folds the next branch of who is chosen (descendants, family of origin, families of partners), ``+`` opens the last
one again. A mark 'meer familie (+3)' stands where something is folded; a click opens it. The chip tells how many are
folded and opens everything. Whoever is chosen while folded (a search, a click in the timeline) comes back by itself,
and nobody stays chosen unseen: the choice goes to the person of the fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneMouseEvent,
    QMenu,
    QPushButton,
    QStyleOptionGraphicsItem,
    QWidget,
)

from werkbank.app.session import Key
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Face, Item, Line, Rect, Style, Text
from werkbank.drawing.tokens import Palette
from werkbank.genogram.branches import (
    STATE,
    Branch,
    Focus,
    Fold,
    Folds,
    Looked,
    can_fold,
    homes_of,
    looked_at,
    residents,
)
from werkbank.genogram.households import name_of_home
from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.canvas.painter import paint
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.widgets import button

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

TITLES = {
    Branch.DESCENDANTS: mark("Nakomelingen van {naam}"),
    Branch.ANCESTORS: mark("Ouders, broers en zussen van {naam}"),
    Branch.IN_LAWS: mark("Familie van de partner van {naam}"),
}
SIZE = 7.0  # points
ABOVE_ALL = 6.0
BESIDE = 9.0  # points from a person to the mark
BESIDE_RING = 26.0  # the same for who is chosen: the round handles stand between
ROW = 13.0


class Folding(Gesture):
    """What is folded in one view."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._desk = view.desk
        self.folds = Folds.read(view.desk.session.memory.view_state(STATE))
        self._looked = Looked(frozenset())
        self.chip: QPushButton = button("", self.open_all, look="chip")
        self.chip.setParent(view)
        self.chip.hide()
        view.family.chosen = self.shown
        view.family.reveal = self.reveal
        view.drawn.connect(self.tell)

    # --- what is drawn -------------------------------------------------------------------------------------------

    def shown(self, casus: Casus) -> frozenset[EntityId]:
        """Everybody who is not folded away."""
        self._looked = looked_at(casus, self.folds)
        return self._looked.shown

    def reveal(self, person: EntityId) -> bool:
        """Open what hides somebody; False when nothing does."""
        hiding = self._looked.by.get(person, ())
        if person in self._looked.shown or (not hiding and self.folds.focus is None):
            return False
        opened = self.folds.opened(*hiding)
        if self.folds.focus is not None:
            opened = Folds(opened.folds)
        self._keep(opened)
        self._desk.noticed.emit(tr("{naam} was ingeklapt en is weer te zien.", naam=self._name(person)))
        return True

    def change(self, folds: Folds) -> None:
        """Fold or open, and draw."""
        before = self._looked.shown
        self._keep(folds)
        gone = before - looked_at(self._desk.casus, folds).shown
        self._move_choice(gone)
        self._view.family.outdate(places=True)
        self._view.draw()

    def open_all(self) -> None:
        """Everybody back."""
        self.change(Folds())
        self._view.setFocus()

    def focus_on(self, household: EntityId) -> None:
        """Who lives in a household on the day that is shown, and their nearest."""
        focus = Focus(household, self._desk.session.as_of)
        self.change(Folds(self.folds.folds, focus))

    def _move_choice(self, gone: frozenset[EntityId]) -> None:
        """Nobody stays chosen who cannot be seen; who folded is chosen instead."""
        selection = self._desk.session.selection
        hidden = [key for key in selection if key.kind is Kind.PERSON and key.id in gone]
        if not hidden:
            return
        kept = [key for key in selection if key not in hidden]
        fold = next((fold for fold in reversed(self.folds.folds) if fold.person not in gone), None)
        stand_in = [Key(Kind.PERSON, fold.person)] if fold and not kept else []
        names = ", ".join(self._name(key.id) for key in hidden)
        self._desk.select(*kept, *stand_in)
        self._desk.noticed.emit(tr("{namen} ingeklapt en niet meer gekozen.", namen=names))

    def _keep(self, folds: Folds) -> None:
        self.folds = folds
        if not self._desk.session.read_only:
            self._desk.session.memory.set_view_state(STATE, folds.kept())

    # --- keys, menu, marks ---------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        person = self._desk.session.person
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if event.key() == Qt.Key.Key_Minus and person is not None:
            return self._fold_next(person.id)
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            return self._open_last(person.id if person is not None else None)
        if event.key() == Qt.Key.Key_Escape and self.folds.focus is not None and not self._desk.session.selection:
            self.change(Folds(self.folds.folds))
            return True
        return False

    def press(self, event: QMouseEvent) -> bool:
        if not isinstance(self._view.itemAt(event.position().toPoint()), MoreFamily):
            return False
        self._view.pass_on(event)
        return True

    def release(self, event: QMouseEvent) -> None:
        self._view.pass_on(event)

    def _fold_next(self, person: EntityId) -> bool:
        able = can_fold(self._desk.casus, person, folds=self.folds)
        if not able:
            self._desk.noticed.emit(tr("Bij {naam} is niets (meer) in te klappen.", naam=self._name(person)))
            return True
        self.fold(able[0])
        return True

    def fold(self, fold: Fold) -> None:
        """Fold one branch away and say what went."""
        self.change(self.folds.folded(*fold))
        count = self._looked.marks.get(fold, 0)
        told = ntr(
            "{n} persoon ingeklapt. Met + komt die terug.", "{n} personen ingeklapt. Met + komen ze terug.", count
        )
        self._desk.noticed.emit(f"{self._title(fold)}: {told}")

    def open(self, fold: Fold) -> None:
        """One branch back."""
        self.change(self.folds.opened(fold))

    def _open_last(self, person: EntityId | None) -> bool:
        own = [fold for fold in self.folds.folds if fold.person == person] or list(self.folds.folds)
        if own:
            self.open(own[-1])
        elif self.folds.focus is not None:
            self.change(Folds())
        return bool(own) or self.folds.focus is not None

    def offer(self, menu: QMenu, key: Key | None) -> None:
        casus = self._desk.casus
        if key is None or key.kind is not Kind.PERSON or key.id not in casus.persons:
            if self.folds != Folds():
                menu.addAction(tr("Iedereen weer tonen"), self.open_all)
            return
        menu.addSeparator()
        for fold in can_fold(casus, key.id, folds=self.folds):
            menu.addAction(tr("Klap in: {wat}", wat=self._title(fold)), self._doing(self.fold, fold))
        for fold in (f for f in self.folds.folds if f.person == key.id):
            menu.addAction(tr("Klap uit: {wat}", wat=self._title(fold)), self._doing(self.open, fold))
        for home in homes_of(casus, key.id, day=self._desk.session.as_of):
            menu.addAction(tr("Alleen dit huis: {wie}", wie=self._home(home)), self._doing(self.focus_on, home))

    @staticmethod
    def _doing(action: Callable[..., object], value: object) -> Callable[[], object]:
        return lambda: action(value)

    def marks(self) -> Iterable[QGraphicsItem]:
        taken = [item.hit for name, item in self._view.items_by_key.items() if name.startswith(f"{Kind.PERSON}:")]
        for fold, count in self._looked.marks.items():
            item = self._view.items_by_key.get(str(Key(Kind.PERSON, fold.person)))
            if item is None:
                continue
            mark = MoreFamily(fold.branch, count, self._view.theme.palette, self._doing(self.open, fold))
            mark.setScale(self._view.theme.scale)
            chosen = self._desk.session.person
            away = BESIDE_RING if chosen is not None and chosen.id == fold.person else BESIDE
            taken.append(mark.settle(item.hit, away=away, taken=taken))
            yield mark

    # --- words ---------------------------------------------------------------------------------------------------

    def tell(self) -> None:
        """Say on the chip how many are folded; place it."""
        away = len(self._desk.casus.persons) - len(self._looked.shown & self._desk.casus.persons.keys())
        if self.folds.focus is not None:
            where = self._home(self.folds.focus.household)
            text = ntr(
                "Alleen {wie} ({n} ingeklapt): toon iedereen",
                "Alleen {wie} ({n} ingeklapt): toon iedereen",
                away,
                wie=where,
            )
        else:
            text = ntr("{n} persoon ingeklapt: toon", "{n} personen ingeklapt: toon", away)
        self.chip.setText(text)
        self.chip.setAccessibleName(text)
        self.chip.setToolTip(text)
        self.chip.setVisible(bool(away) and bool(self.folds.folds or self.folds.focus))

    def _title(self, fold: Fold) -> str:
        return tr(TITLES[fold.branch], naam=self._name(fold.person))

    def _name(self, person: EntityId) -> str:
        return called(self._desk.casus.persons.get(person))

    def _home(self, household: EntityId) -> str:
        """The label of a household, or who lives there."""
        casus = self._desk.casus
        home = casus.households.get(household)
        if home is not None and name_of_home(home):
            return name_of_home(home)
        who = residents(casus, household, day=self._desk.session.as_of)
        return tr(" en ").join(self._name(person) for person in who[:2]) or tr("dit huis")


class MoreFamily(QGraphicsItem):
    """'meer familie (+3)' with a double arrow in the direction of what is folded; a click opens it."""

    def __init__(self, branch: Branch, count: int, palette: Palette, action: Callable[[], object]) -> None:
        super().__init__()
        self._palette, self._action = palette, action
        self.text = tr("meer familie (+{n})", n=count)
        self._down = branch is Branch.DESCENDANTS
        self._half = (text_width(self.text, SIZE, Face.BOLD) + 14) / 2
        self.setZValue(ABOVE_ALL)
        self.setToolTip(self.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def settle(self, person: QRectF, *, away: float, taken: Iterable[QRectF]) -> QRectF:
        """Stand below or above somebody, further off while something is there already; returns where."""
        step = (ROW if self._down else -ROW) * self.scale()
        y = person.bottom() + away if self._down else person.top() - away
        for _ in range(8):
            self.setPos(QPointF(person.center().x(), y))
            here = self.sceneBoundingRect().adjusted(2, 1, -2, -1)
            if not any(here.intersects(other) for other in taken):
                break
            y += step
        return self.sceneBoundingRect()

    def boundingRect(self) -> QRectF:
        return QRectF(-self._half - 3, -6.5, 2 * self._half + 6, 13)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        half = self._half
        pill = Rect(Box(-half - 2, -5.5, 2 * half + 4, 11), Style("accent", "accent_soft", 0.8), 5.5)
        words = Text(-half + 12, 2.5, self.text, SIZE, Face.BOLD, Anchor.START, "accent")
        paint(painter, (pill, *self._arrows(-half + 5), words), self._palette)

    def _arrows(self, x: float) -> tuple[Item, ...]:
        style, step = Style("accent", "", 1.1), 1 if self._down else -1
        return tuple(
            Line(((x - 3, y - 1.5 * step), (x, y + 1.5 * step), (x + 3, y - 1.5 * step)), style) for y in (-1.8, 1.8)
        )

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self.boundingRect().contains(event.pos()):
            self._action()
