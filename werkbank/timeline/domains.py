"""The life domain of an event: the first that it names, else the one that its kind speaks of.

Nobody types a domain at every event; a change of school is about school, also when nobody said so. Kinds that may be
about anything (a loss, a celebration, 'overig') have no domain until somebody gives one.
"""

from __future__ import annotations

from functools import cache

from werkbank.model.entities import Event
from werkbank.model.vocabulary import vocabulary

_BY_KIND = (
    ("wonen", "verhuizing verhuizing-coa gaat-het-huis-uit terug-naar-huis dakloos-of-noodopvang huisuitzetting"),
    ("werk-en-dag", "bijbaan-of-stage werk-start werk-verlies sport-of-hobby"),
    ("gezondheid", "ziekte opname opname-kind opname-ouder ongeluk zwangerschap"),
    ("psyche-en-trauma", "diagnose-of-onderzoek zelfbeschadiging-of-suicidepoging ggz vlucht-of-migratie"),
    ("relatie-ouders", "relatie-begint relatie-eindigt scheiding ouderschapsplan"),
    ("opvoeding-en-veiligheid", "omgang omgang-start omgang-stop omgang-begeleid"),
    ("netwerk-en-steun", "vriendschap steungezin jim netwerk-informeel"),
)
_BY_CLASS = (("school", "school-en-opvang"), ("money", "geld-en-schulden"), ("substance", "middelen"))
_BY_LANE = {
    "veiligheid": "opvoeding-en-veiligheid", "politie": "politie-en-recht", "keten": "hulp-en-instanties",
    "maatregel": "hulp-en-instanties", "hulp": "hulp-en-instanties",
}  # fmt: skip


def domain_of(event: Event) -> str:
    """The id of the domain in which an event stands; '' when nothing tells."""
    return event.domains[0] if event.domains else _of_kind(event.kind)


def domains_of(event: Event) -> tuple[str, ...]:
    """All ids that count for a filter."""
    return event.domains or tuple(filter(None, (domain_of(event),)))


@cache
def _of_kind(kind_id: str, /) -> str:
    for domain, kinds in _BY_KIND:
        if kind_id in kinds.split():
            return domain
    kind = vocabulary().event_kinds.get(kind_id)
    if kind is None:
        return ""
    by_class = next((domain for name, domain in _BY_CLASS if name in kind.classes), "")
    return by_class or _BY_LANE.get(kind.lane, "")
