"""Switches for the layers of the genogram: a button in the view, the menu Beeld > Lagen, and keys.

The choice is kept with the case; the view draws it at once, and SVG and PDF read the same choice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from werkbank.app.actions import BY_ID, ActionId
from werkbank.app.layering import LAYERS, keep_layers, layers_kept
from werkbank.genogram.layers import BONDS, ECOMAP, HOUSEHOLDS, Layers, bond_layer
from werkbank.i18n import mark, tr
from werkbank.journal.changes import ChangeSet
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import vocabulary
from werkbank.ui.widgets import button

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

ACTION_OF = {layer: action for action, layer in LAYERS.items()}
ADDED: dict[str, str] = {
    ActionId.ADD_BOND: BONDS,
    ActionId.ADD_HOUSEHOLD: HOUSEHOLDS,
    ActionId.ADD_NETWORK: ECOMAP,
    ActionId.ADD_SUPPORT: ECOMAP,
}
"""What somebody adds, and the layer on which it stands."""

ON, OFF = mark("{laag}: aan"), mark("{laag}: uit")


class LayerSwitches(QObject):
    """What is on and off in one view."""

    def __init__(self, view: GenogramView) -> None:
        super().__init__(view)
        self._view = view
        self._memory = view.desk.session.memory
        self._view.family.layers = self.layers
        bar = self._view.signs.bar.layout()
        if isinstance(bar, QHBoxLayout):
            bar.insertWidget(0, layers_button(view, self.fill))
        view.desk.changed.connect(self._show_what_was_added)

    @property
    def layers(self) -> Layers:
        """The choice that holds now."""
        return layers_kept(self._memory)

    def turn(self, *layers: str) -> None:
        """Switch layers on, or off when all of them are on; says what it did."""
        now = self.layers
        on = all(now.shows(layer) for layer in layers)
        self.choose(now.without(*layers) if on else now.with_(*layers))
        self._view.desk.noticed.emit(tr(OFF if on else ON).format(laag=title_of(layers[0])))

    def choose(self, layers: Layers) -> None:
        """Draw these layers from now on, and keep the choice."""
        keep_layers(self._memory, layers)
        self._view.family.see_layers(layers)
        self._view.draw()

    def _show_what_was_added(self, change: ChangeSet) -> None:
        """Nobody adds something that stays out of sight: its layer goes on."""
        if change.undoes or change.action not in ADDED:
            return
        layers = [ADDED[change.action]]
        if change.action == ActionId.ADD_BOND:
            bonds = self._view.desk.casus.bonds
            layers += [bond_layer(bonds[i].kind) for kind, i in change.touches() if kind is Kind.BOND and i in bonds]
        if not all(self.layers.shows(layer) for layer in layers):
            self.choose(self.layers.with_(*layers))

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with a switch a layer, and one a kind of bond."""
        menu.clear()
        for layer in ACTION_OF:
            self._add(menu, title_of(layer), layer)
        self.fill_kinds(menu.addMenu(tr("Soorten band")))

    def fill_kinds(self, menu: QMenu) -> None:
        """A switch for every kind of bond, those of this case first."""
        used = {bond.kind for bond in self._view.desk.casus.bonds.values()}
        for row in sorted(vocabulary().bond_kinds.values(), key=lambda row: row.id not in used):
            self._add(menu, row.label, bond_layer(row.id))

    def _add(self, menu: QMenu, title: str, layer: str) -> None:
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(self.layers.shows(layer))
        if layer in ACTION_OF and (keys := BY_ID[ACTION_OF[layer]].keys):
            action.setText(f"{title}\t{keys[0]}")  # shown only: the key itself belongs to the window
        action.triggered.connect(lambda _checked=False: self.turn(layer))


def title_of(layer: str) -> str:
    """What people call a layer."""
    if layer in ACTION_OF:
        return tr(BY_ID[ACTION_OF[layer]].title)
    row = vocabulary().bond_kinds.get(layer.removeprefix(bond_layer("")))
    return row.label if row is not None else layer


def layers_button(view: GenogramView, fill: Callable[[QMenu], None]) -> QPushButton:
    """The button that opens the switches."""
    hint = tr("Wat staat er op de tekening: banden, huishoudens, netwerk, kenmerken")
    made = button(tr("Lagen"), lambda: None, look="small", hint=hint)
    made.setParent(view)
    menu = QMenu(made)
    menu.aboutToShow.connect(lambda: fill(menu))
    made.setMenu(menu)
    return made
