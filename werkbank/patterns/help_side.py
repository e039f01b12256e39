"""The side of the help: which proposals and patterns speak of it, and under which heading each stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from werkbank.i18n import mark
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Side
from werkbank.patterns.finding import Finding

Either = TypeVar("Either", Finding, Pattern)

WAITING, RELAY, CLOSING, FOR_WHOM, OTHER = "wachten", "wisselen", "stoppen", "voor-wie", "anders"
THEMES = {
    WAITING: mark("Wachten op hulp"),
    RELAY: mark("Steeds andere mensen en organisaties"),
    CLOSING: mark("Stoppen en opnieuw beginnen"),
    FOR_WHOM: mark("Hulp voor wie"),
    OTHER: mark("Wat er nog meer opvalt"),
}
_THEME_OF = {
    "wachttijd": WAITING, "geen-vervolg": WAITING,
    "wisselingen": RELAY, "opnieuw-onderzoek": RELAY, "aaneenschakeling": RELAY, "stapeling": RELAY,
    "open-dicht": CLOSING, "zelfde-hulp": CLOSING, "zelfde-maatregel": CLOSING, "herhaald-beroep": CLOSING,
    "op-en-af": CLOSING, "losgelaten": CLOSING,
    "kind-bij-ouder": FOR_WHOM,
}  # fmt: skip


def theme_of(item: Finding | Pattern) -> str:
    """The heading under which a proposal or a pattern of the help stands."""
    return _THEME_OF.get(item.detector, OTHER)


def of_the_help(items: Iterable[Either]) -> list[Either]:
    """Those that speak of the help, by heading; within one in the order they came in."""
    order = list(THEMES)
    found = [item for item in items if item.side is Side.HELP and item.detector != "witte-vlek"]
    return sorted(found, key=lambda item: order.index(theme_of(item)))
