"""A casus as it may hang on a wall or lie on a table: nothing that is 'afgeschermd', and no place that is a secret.

A screen can be locked and a sheet of paper cannot, so also what the team prints for itself is reduced (domain.md 2).
"""

from __future__ import annotations

from datetime import date

from werkbank.model.casus import Casus
from werkbank.plan.mdo_place import without_secret_places
from werkbank.plan.projection import project
from werkbank.plan.reader import Reader, role_reader


def on_paper(casus: Casus, *, today: date, reader: Reader | None = None) -> Casus:
    """What this reader may have on paper; without a reader the team."""
    reader = reader or role_reader("team")
    return without_secret_places(project(casus, reader, today=today), reader, today=today)
