"""What certainly cannot be right is told and kept: people's dates contradict each other, and that is a finding too."""

from __future__ import annotations

from datetime import date

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.report import Place
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.rules import complaints_of


def warn_of_contradictions(casus: Casus, *, desk: Desk, today: date) -> None:
    """Put every complaint of the model's rules in the report, at the row it is about."""
    for complaint in complaints_of(casus, today=today):
        places = (desk.where[key] for key in complaint.entities if key in desk.where)
        desk.draft.warn(
            next(places, Place()),
            complaint.text,
            remedy=tr("Beide staan in de casus; kijk na wat klopt."),
            code=complaint.code,
        )
