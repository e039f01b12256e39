"""The keys of drawing by hand, for the help page: one list, in the order in which one meets them."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.i18n import mark, tr
from werkbank.ui.genogram.gestures.strokes import STROKES

OTHERS = (
    (mark("Genogram: nieuwe persoon"), "N"),
    (mark("Genogram: naam en geboorte wijzigen"), "F2"),
    (mark("Genogram: verbinden met wie er al staat"), "Shift+P, K, O, B, S"),
    (mark("Genogram: lus om wie bij elkaar horen"), mark("H, of Shift en slepen")),
    (mark("Genogram: vastzetten of losmaken"), "V"),
    (mark("Genogram: van plaats wisselen met broer, zus of partner"), "Ctrl+← →"),
    (mark("Genogram: naar ouder, kind, buur"), "↑ ↓ ← →"),
    (mark("Genogram: begin en eind van een generatie"), "Home, End"),
    (mark("Genogram: het blad verschuiven"), mark("Spatie en slepen")),
)


def keys_of_drawing() -> Iterator[tuple[str, str]]:
    """What a key does, and the key."""
    for stroke in STROKES:
        yield tr("Genogram: {wat}", wat=tr(stroke.title).lower()), stroke.letter
    for title, keys in OTHERS:
        yield tr(title), tr(keys)
