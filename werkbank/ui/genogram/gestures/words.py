"""Words that a click puts into the line under a symbol, for those who draw with the mouse."""

from __future__ import annotations

from werkbank.i18n import mark, tr
from werkbank.model.kinds import ParentageKind

Word = tuple[str, str, str]
"""What the button shows, its tool tip, and what it types."""

TIE_NAMES = {
    ParentageKind.ADOPTION: mark("Adoptieouder"),
    ParentageKind.FOSTER: mark("Pleegouder"),
    ParentageKind.STEP: mark("Stiefouder"),
    ParentageKind.DONOR: mark("Donor"),
}


def gender_words() -> tuple[Word, ...]:
    """Buttons for the gender and the end of a life."""
    return (
        ("□", tr("man"), "m "),
        ("○", tr("vrouw"), "v "),
        ("◇", tr("non-binair"), "x "),
        ("†", tr("overleden"), "† "),
        ("*", tr("aangemeld"), "aangemeld "),
    )


def union_words() -> tuple[Word, ...]:
    """Buttons for what two partners are to each other."""
    return (
        ("h.", tr("huwelijk"), "h. "),
        ("sw", tr("samenwonend"), "sw "),
        ("lat", tr("LAT-relatie"), "lat "),
        ("/", tr("uit elkaar"), "uit elkaar "),
        ("//", tr("scheiding"), "gescheiden "),
        ("⚭†", tr("de relatie eindigt door overlijden"), "overlijden "),
    )
