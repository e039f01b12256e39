"""The weging of a casus as it stands: its words, and what people see of each trigger. Nothing is added up."""

from __future__ import annotations

from werkbank.i18n import mark
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Weighing, WeighingPoint

SEEN_TITLES = {
    "": mark("nog niets gezegd"),
    "speelt": mark("speelt"),
    "speelt niet": mark("speelt niet"),
    "weten we nog niet": mark("weten we nog niet"),
}
"""What people may say of a trigger: words, in no order; by the word that stands in the file."""

WEIGHING = EntityId("weging")


def weighing_of(casus: Casus) -> Weighing:
    """The weging of a casus; an empty one when nobody wrote anything yet."""
    found = list(casus.weighings.values())
    return found[-1] if found else Weighing(id=WEIGHING)


def point_of(casus: Casus, trigger: str) -> WeighingPoint:
    """What people see of one trigger; an empty one when nobody said anything."""
    found = [point for point in casus.weighing_points.values() if point.trigger == trigger]
    return found[-1] if found else WeighingPoint(id=EntityId(f"weging-{trigger}"), trigger=trigger)
