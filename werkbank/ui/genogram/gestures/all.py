"""All gestures of drawing by hand, in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.aiming import Aim
from werkbank.ui.genogram.gestures.connecting import Connecting
from werkbank.ui.genogram.gestures.dragging import Move
from werkbank.ui.genogram.gestures.invitation import Invitation
from werkbank.ui.genogram.gestures.lasso import Lasso
from werkbank.ui.genogram.gestures.panning import SpacePan
from werkbank.ui.genogram.gestures.pencil import Pencil
from werkbank.ui.genogram.gestures.placed import Placed
from werkbank.ui.genogram.gestures.ring import Ring
from werkbank.ui.genogram.gestures.table import Table
from werkbank.ui.genogram.gestures.walk import Walk

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView


def by_hand(view: GenogramView) -> list[Gesture]:
    """The gestures; whoever is in the middle of something is asked first."""
    table = Table(view)
    pencil = Pencil(table)
    connecting = Connecting(table, pencil)
    aim = Aim(table, connecting)
    ring = Ring(table, pencil, connecting, aim=aim)
    Invitation(view, pencil.new)
    return [aim, SpacePan(table), ring, Lasso(table), Move(table), Placed(table), pencil, Walk(table)]
