"""The keys with which one walks through the timeline, for the help page."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.i18n import mark, tr

WALKS = (
    (mark("Tijdlijn: vorige en volgende in de tijd"), "← →"),
    (mark("Tijdlijn: baan erboven en eronder"), "↑ ↓"),
    (mark("Tijdlijn: volgende in dezelfde baan (met Shift: vorige)"), "B"),
    (mark("Tijdlijn: volgende van dezelfde persoon (met Shift: vorige)"), "P"),
    (mark("Tijdlijn: eerste en laatste"), "Home, End"),
    (mark("Tijdlijn: eerste en laatste van de baan"), "Ctrl+Home, Ctrl+End"),
)


def keys_of_timeline() -> Iterator[tuple[str, str]]:
    """What a key does, and the key."""
    for title, keys in WALKS:
        yield tr(title), keys
