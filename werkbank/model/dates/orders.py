"""Ordering constraints: a text that places something before, after or around another event and names no date.

'na de scheiding', 'kort voor de UHP', 'twee weken na de verhuizing'. The text is kept, there are no bounds, and the
view can offer to tie it to that event.
"""

from __future__ import annotations

import re

from werkbank.model.dates.feasts import NAMES
from werkbank.model.dates.typed import tidy
from werkbank.model.dates.value import VagueDate
from werkbank.model.dates.words import (
    FILLERS,
    MONTHS,
    NOW_WORDS,
    NUMBERS,
    PARTS,
    QUALIFIERS,
    SEASONS,
    UNKNOWN_WORDS,
    WEEKDAYS,
)

_COUNT = rf"(?:\d{{1,3}}|half|anderhalf|paar|aantal|{'|'.join(NUMBERS)})"
_UNIT = r"(?:dag|dagen|week|weken|maand|maanden|jaar|jaren|uur)"
_ADVERB = r"(?:kort|vlak|net|direct|meteen|lang|even|snel|ruim|ergens|nog|al|pas|niet lang)"
_LEAD = rf"(?:(?:een )?{_COUNT} {_UNIT} |{_ADVERB} )*"
_RELATIONS = {
    "voor": "voor", "voordat": "voor", "tot": "voor", "tot aan": "voor", "na": "na", "nadat": "na", "sinds": "na",
    "vanaf": "na", "tijdens": "tijdens", "gedurende": "tijdens", "ten tijde van": "tijdens", "terwijl": "tijdens",
    "toen": "tijdens", "rond": "rond", "rondom": "rond", "omstreeks": "rond", "tegelijk met": "tijdens",
}  # fmt: skip
_ORDER = re.compile(rf"({_LEAD})({'|'.join(sorted(_RELATIONS, key=len, reverse=True))}) (.+)")
_DATE_WORDS = {*MONTHS, *SEASONS, *PARTS, *WEEKDAYS, *NAMES, *QUALIFIERS, "jaren", "schooljaar", "week", "kwartaal"}


def is_ordering(plain: str) -> bool:
    """Whether a tidied text places something beside another event; not when it speaks of a date or nothing known."""
    found = _ORDER.fullmatch(plain)
    if not found or found[3] in UNKNOWN_WORDS | NOW_WORDS:
        return False
    if found[2] == "toen" and any(letter.isdigit() for letter in found[3]):  # an age that could not be read
        return False
    content = [word for word in found[3].split() if word not in FILLERS]
    return bool(content) and content[0][0].isalpha() and content[0] not in _DATE_WORDS


def ordering_parts(claim: VagueDate) -> tuple[str, str] | None:
    """The relation ('voor', 'na', 'tijdens', 'rond') and the words for the other event; None without an ordering."""
    found = _ORDER.fullmatch(tidy(claim.ordering))
    return (_RELATIONS[found[2]], found[3]) if found else None
