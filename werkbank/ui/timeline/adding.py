"""What a new event is that somebody puts on a place of the line: its date as exact as the scale, the lane's person and
kind, and what the first words typed for it say.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate
from werkbank.model.vocabulary import Shape, vocabulary
from werkbank.timeline.labels import OFFICIAL, called
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.quick_entry import understand
from werkbank.timeline.shifting import placed, step_at
from werkbank.timeline.stack import Band

OTHER = "overig"
_KIND_OF_LANE = {"hulp": "hulp"}  # the only lane with a kind that says nothing more
Fields = dict[str, Any]


def claim_at(day: date, *, per_day: float) -> VagueDate:
    """The day, its month or its year, whichever the scale can show."""
    return placed(day, step=step_at(per_day))


def fields_at(day: date, *, per_day: float, band: Band, grouping: Grouping) -> Fields:
    """The fields of an event on a day in a lane."""
    name = band.lane.name if band.lane is not None else None
    fields: Fields = {"date": claim_at(day, per_day=per_day), "kind": OTHER}
    if name is None:
        return fields
    if name.person:
        fields["persons"] = (name.person,)
    own = name.key.partition(":")[2]
    if grouping is Grouping.ORGANISATION and own:
        fields["organisation"] = own
    if name.key.startswith("domain:") and own:
        fields["domains"] = (own,)
    return {**fields, "kind": _KIND_OF_LANE.get(name.kind, OTHER)}


def with_words(fields: Fields, text: str, *, casus: Casus, today: date) -> Fields:
    """The fields with what somebody typed: a kind when the words name one, else the title as it stands."""
    found = understand(text, casus, today=today)
    typed = text.strip()
    if found.kind == OTHER or found.date.as_typed or found.persons:
        return {**fields, "title": typed}
    row = vocabulary().event_kinds.get(found.kind)
    said = {
        name: value for name in ("product", "reason", "organisation", "bouwstenen") if (value := getattr(found, name))
    }
    lasts = row is not None and row.shape is Shape.PERIOD
    return {**fields, **said, "kind": found.kind, "title": found.title, "period": lasts}


def wants_kind(fields: Fields, band: Band) -> str:
    """The title of the lane when only certain kinds stand in it and the event is not of one of them; else ''."""
    lane = band.lane
    if lane is None or not lane.name.kind:
        return ""
    kind = vocabulary().event_kinds.get(fields["kind"])
    elsewhere = kind is None or kind.lane != lane.name.kind
    return lane.name.title if elsewhere and (lane.name.kind in OFFICIAL or fields["kind"] == OTHER) else ""


def told(fields: Fields, *, casus: Casus) -> str:
    """What the new event will be, in one line: 'mei 2013 · Bo · OTS'."""
    kind = vocabulary().event_kinds.label(fields["kind"]) if fields["kind"] != OTHER else ""
    names = [called(casus.persons.get(id_)) for id_ in fields.get("persons", ())]
    parts = (fields["date"].as_typed, ", ".join(names), kind, fields.get("organisation", ""))
    return tr("begrepen als: {dagen}", dagen=" · ".join(part for part in parts if part))
