"""Before a paper for a reader is printed or saved: whose say is needed. Who says no is left out of those pages too."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from werkbank.app.consents import note_answers, refused
from werkbank.app.printing import Make, Whom, Wish, maker
from werkbank.drawing.shapes import Drawing
from werkbank.paper.plan_look import LOOKS, NORMAL
from werkbank.ui.desk import Desk
from werkbank.ui.plan.handing import HandingDialog

Made = tuple[Wish, Make, list[Drawing]]


def with_consent(parent: QWidget, desk: Desk, made: Made) -> Made | None:
    """What may leave after asking, with its own pages; None when somebody turned back."""
    wish, _make, _pages = made
    if wish.product.whom is not Whom.READER or wish.reader is None:
        return made
    look = next((one for one in LOOKS if one.id == wish.paper), NORMAL)
    dialog = HandingDialog(parent, desk, wish.reader, look=look)
    dialog.final.hide()
    if dialog.consent.says and not dialog.exec():
        return None
    note_answers(desk.session, dialog.consent, dialog.answers, reader=wish.reader, paper=wish.product.id)
    if not (gone := refused(dialog.answers)):
        return made
    less = replace(wish, without=gone)
    make = maker(desk.session, less)
    return less, make, make().drawings()
