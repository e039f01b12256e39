"""What one event says that takes the place of several: nothing of any of them is lost, the strictest readers win.

A fact and an opinion never become one statement, and events of two kinds never one kind; those are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from werkbank.i18n import tr
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Sharing
from werkbank.timeline.extents import is_period
from werkbank.timeline.rescheduling import claims_of

_STRICTEST = (Sharing.SHIELDED, Sharing.UNDECIDED, Sharing.TEAM, Sharing.FAMILY, Sharing.CHAIN)
_JOINED = (
    "text", "reason", "outcome", "source", "note", "organisation", "municipality", "product", "basis", "effect_family",
    "effect_help",
)  # fmt: skip
_FIRST = (
    "frame", "asked_by", "reporter", "finding", "stopped_by", "end_reason", "applied", "granted", "contributor",
)  # fmt: skip
_SETS = ("persons", "about", "bouwstenen", "domains", "not_for")
_LONG = ("text", "note", "effect_family", "effect_help")


def merged(events: Sequence[Event]) -> dict[str, Any]:
    """The fields of the one event; ``events`` stand in the order of time.

    Raises:
        KnownError: they cannot be one event.
    """
    _refuse_other_sorts(events)
    fields: dict[str, Any] = {name: _union(getattr(event, name) for event in events) for name in _SETS}
    if any(not event.about for event in events):
        fields["about"] = ()
    fields |= {name: _joined((getattr(event, name) for event in events), name=name) for name in _JOINED}
    fields |= {name: _first(getattr(event, name) for event in events) for name in _FIRST}
    fields |= {"only_for": _common(events), "chosen": any(event.chosen for event in events)}
    fields["sharing"] = min((event.sharing for event in events), key=_STRICTEST.index)
    fields["title"], more = _titles(events)
    fields["text"] = "\n".join(filter(None, [fields["text"], *more]))
    return fields | _span(events)


def _refuse_other_sorts(events: Sequence[Event]) -> None:
    if len(events) < 2:
        raise KnownError(
            tr("Er is niets om samen te voegen."), remedy=tr("Kies twee of meer gebeurtenissen van dezelfde soort.")
        )
    if len({event.kind for event in events}) > 1:
        raise KnownError(
            tr("Dit zijn gebeurtenissen van verschillende soorten."),
            remedy=tr("Geef ze eerst dezelfde soort, of maak er een patroon van."),
        )
    if len({event.nature for event in events}) > 1:
        raise KnownError(
            tr("Een feit en een mening worden niet één gebeurtenis."),
            remedy=tr("Kijk bij 'Aard' wat elk van de twee is."),
        )


def _span(events: Sequence[Event]) -> dict[str, Any]:
    """From the earliest begin to the latest end; moments on one date stay a moment, others become a period."""
    claims = [claims_of(event) for event in events]
    begin = min((start for start, _, _ in claims if start.is_known), key=VagueDate.sort_key, default=UNKNOWN)
    running = any(runs for _, _, runs in claims)
    lasts = [end if is_period(event) else start for event, (start, end, _) in zip(events, claims, strict=True)]
    if all(not is_period(event) for event in events) and len({claim.edtf for claim in lasts}) == 1:
        return {"date": begin}
    unknown = running or any(not last.is_known for last in lasts)
    end = UNKNOWN if unknown else max(lasts, key=lambda claim: (claim.hi is None, claim.hi or claim.lo))
    return {"date": begin, "end": end, "running": running, "period": True}


def _titles(events: Sequence[Event]) -> tuple[str, list[str]]:
    """The first title, and the others, which go to the text."""
    titles = list(dict.fromkeys(event.title for event in events if event.title))
    return (titles[0], titles[1:]) if titles else ("", [])


def _union(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for value in values for one in value))


def _joined(values: Iterable[str], *, name: str) -> str:
    between = "\n" if name in _LONG else "; "
    return between.join(dict.fromkeys(value for value in values if value))


def _first(values: Iterable[Any]) -> Any:  # noqa: ANN401 - the field decides
    found = list(values)
    known = [value for value in found if value and not (isinstance(value, VagueDate) and not value.is_known)]
    return known[0] if known else found[0]


def _common(events: Sequence[Event]) -> tuple[str, ...]:
    """Who may read all of them; empty means everybody, so readers without anybody in common are refused."""
    limited = [set(event.only_for) for event in events if event.only_for]
    if not limited:
        return ()
    common = set.intersection(*limited)
    if not common:
        raise KnownError(
            tr("Deze gebeurtenissen zijn voor verschillende lezers bedoeld."),
            remedy=tr("Kijk bij 'Delen' voor wie elk van de twee is."),
        )
    return tuple(name for name in _union(event.only_for for event in events) if name in common)
