"""What counts as the same: keys for reasons, products and providers, from words the way people type them.

A known word has its vocabulary id as key; any other text is its own key, folded. An empty text has no key: it matches
nothing with certainty (interchange.md). Look-ups are kept, because a casus repeats its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from werkbank.i18n import tr
from werkbank.model.vocabulary import Ending, EventKind, fold, vocabulary
from werkbank.model.vocabulary import words as words_of

_CODE = re.compile(r"\d{2}[A-Za-z]\d{2}")
_SEVERAL = re.compile(r"\s*[|;/]\s*")
_LONGEST = 80  # letters
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_KEPT = 4096
_SHORTER = dict.fromkeys(
    ("Raad", "de Raad", "Raad vd Kinderbescherming", "Kinderbescherming"), "Raad voor de Kinderbescherming"
)
"""What people write for an organisation, beside its abbreviation."""
_SHORT_NAMES = {
    "BJZ": "Bureau Jeugdzorg",
    "JBB": "Jeugdbescherming Brabant",
    "JBG": "Jeugdbescherming Gelderland",
    "JBN": "Jeugdbescherming Noord",
    "JBO": "Jeugdbescherming Overijssel",
    "JBRA": "Jeugdbescherming Regio Amsterdam",
    "JBRR": "Jeugdbescherming Rotterdam Rijnmond",
    "JBW": "Jeugdbescherming West",
    "LdH": "Leger des Heils",
    "WSG": "William Schrikker",
    "WSS": "William Schrikker",
    "WSS Jeugdbescherming": "William Schrikker",
    "William Schrikker Groep": "William Schrikker",
    "William Schrikker Stichting": "William Schrikker",
}
"""Organisations that protect children, by what workers write for them."""
_FIRST_WORDS = {"jb": "jeugdbescherming", "bjz": "bureaujeugdzorg", "lt": "lokaalteam", "vt": "veiligthuis"}
_NO_NAME = frozenset(("de", "het", "stichting", "bv", "b", "v"))
"""Words before or after a name that do not tell it apart."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Known(dict[K, V]):
    """What was worked out before, for loops over every event: found in half the time that a kept function takes."""

    def __init__(self, make: Callable[[K], V], /) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= _KEPT:
            self.clear()
        found = self[key] = self._make(key)
        return found


Keys = frozenset[str]
NONE: Keys = frozenset()
NO_ENDING = Ending()


def _reasons(text: str, /) -> tuple[Keys, Keys]:
    if not text:
        return NONE, NONE
    parts = [part for part in _SEVERAL.split(text) if fold(part)]
    found = [vocabulary().reason_group(part) for part in parts]
    return frozenset(map(_reason, parts)), frozenset([group for group in found if group])


REASONS: Known[str, tuple[Keys, Keys]] = Known(_reasons)
"""The reasons in a text, and the broader groups that they belong to: ``schoolverzuim | ruzie`` has two."""


def _reason(text: str, /) -> str:
    known = vocabulary().find_reason(text)
    return known.id if known else "'" + fold(text)


def reason_words(key: str, /, *, typed: str = "") -> str:
    """How a reason is named in a sentence: a known word plainly, anything else as a quote."""
    known = vocabulary().reasons.get(key)
    return known.label.lower() if known else tr("'{woorden}'", woorden=brief(typed or key.lstrip("'")))


@lru_cache(_KEPT)
def product(text: str, kind_id: str, /) -> str:
    """The product, or where none is given the specific kind of help; '' when neither says what the help was."""
    words = vocabulary()
    if text.strip():
        known = words.find_product(text) or _help_named(text)
        return known.id if known else "'" + fold(text)
    row = words.event_kinds.get(kind_id)
    return row.id if row and row.product and row.specific else ""


def _help_named(text: str, /) -> EventKind | None:
    row = vocabulary().find_event_kind(text)
    return row if row and row.product and row.specific else None


def product_words(key: str, /, *, typed: str = "", kind: EventKind | None = None) -> str:
    """How a product is named in a sentence: what is only known by its kind keeps the word that people typed.

    A bare code, such as '45A04', says nothing to a family: then the kind of help comes first.
    """
    words = vocabulary()
    known = words.products.get(key)
    if known:
        return known.label
    row = words.event_kinds.get(key)
    name = brief(typed or (in_sentence(row.label) if row else key.lstrip("'")))
    if kind and _CODE.fullmatch(name.strip()):
        return tr("{soort} met code {code}", soort=in_sentence(kind.label), code=name)
    return name


def brief(text: str, /) -> str:
    """Words that people typed, short enough for a sentence: what is longer than a line is cut off at a word.

    Marks that turn the direction of writing go: they would turn the rest of the sentence too.
    """
    said = " ".join(_TURNS.sub("", text).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]}…"


def in_sentence(name: str, /) -> str:
    """A name from a list as it stands in a sentence: 'pleegzorg', but 'OTS'."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def typed_alike(texts: Iterable[str], /) -> str:
    """The first of these when all are one word, however it is written; else nothing."""
    first, *others = texts
    return first if all(fold(one) == fold(first) for one in others) else ""


def _provider(text: str, /) -> str:
    written = _written_in_full()
    whole = fold(text)
    if whole in written:
        return written[whole]
    parts = list(words_of(text))
    while len(parts) > 1 and parts[0] in _NO_NAME:
        del parts[0]
    while len(parts) > 1 and parts[-1] in _NO_NAME:
        parts.pop()
    if len(parts) > 1:
        parts[0] = _FIRST_WORDS.get(parts[0], parts[0])
    name = "".join(parts) or whole
    return written.get(name, name)


PROVIDERS: Known[str, str] = Known(_provider)
"""Who gave the help, folded; '' when nobody noted it.

'RvdK' and 'Raad voor de Kinderbescherming' are one, and so are 'JB West', 'JBW' and 'Jeugdbescherming West', or
'De Speelkamer' and 'speelkamer'.
"""


@lru_cache(1)
def _written_in_full() -> Mapping[str, str]:
    """The folded name in full of everything that has an abbreviation, by the folded abbreviation."""
    rows = vocabulary().abbreviations.values()
    found = {fold(short): fold(row.expansion) for row in rows for short in (row.label, *row.aliases)}
    return found | {fold(short): fold(full) for short, full in (*_SHORTER.items(), *_SHORT_NAMES.items())}


@lru_cache(_KEPT)
def ending(outcome: str, stopped_by: str, end_reason: str, /) -> Ending:
    """Whether help ended early, why, and who stopped."""
    return vocabulary().ending_of(outcome, stopped_by=stopped_by, end_reason=end_reason)
