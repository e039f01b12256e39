"""Words with one slip of the finger: 'Anuok', 'zorgmeldng', 'febuari'; and kinds by their abbreviation.

One letter too many, too few, another, or two swapped. Short words are left alone: 'Bo' and 'Lo' are two people. What is
read through a slip always gets a doubt, so that it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from werkbank.model.dates import words as w
from werkbank.model.vocabulary import EventKind, fold, vocabulary

LEAST_NAME, LEAST_WORD = 5, 6
_DATE_WORDS = frozenset(word for word in (*w.MONTHS, *w.SEASONS) if len(word) >= 5)


def is_near(one: str, other: str) -> bool:
    """Whether two words differ by one slip; the same word is not near."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    first = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[first:], other[first:]
    if len(a) != len(b):
        return a[1:] == b or a == b[1:]
    return a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def near_name(folded: str, names: Iterable[str]) -> str:
    """The only name that is one slip away; '' when there is none or there are more."""
    found = {name for name in names if len(name) >= LEAST_NAME - 1 and is_near(folded, name)}
    return found.pop() if len(folded) >= LEAST_NAME and len(found) == 1 else ""


def near_kind(folded: str) -> EventKind | None:
    """The only kind of event with a spelling one slip away."""
    if len(folded) < LEAST_WORD:
        return None
    by_length = _kinds_by_length()
    lengths = range(len(folded) - 1, len(folded) + 2)
    found = {id_ for n in lengths for text, id_ in by_length.get(n, ()) if is_near(folded, text)}
    return vocabulary().event_kinds[found.pop()] if len(found) == 1 else None


def kind_called(text: str) -> EventKind | None:
    """The kind with this spelling, or with this abbreviation ('UHP')."""
    return vocabulary().find_event_kind(text) or _by_abbreviation().get(fold(text))


def near_date_word(text: str) -> str:
    """The month or season that is one slip away."""
    small = text.casefold()
    if len(small) < LEAST_NAME or not small.isalpha() or small in _DATE_WORDS:
        return ""
    return next((word for word in sorted(_DATE_WORDS) if is_near(small, word)), "")


@cache
def _by_abbreviation() -> dict[str, EventKind]:
    found: dict[str, EventKind] = {}
    for kind in vocabulary().event_kinds.values():
        if kind.abbreviation:
            found.setdefault(fold(kind.abbreviation), kind)
    return found


@cache
def _kinds_by_length() -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for kind in vocabulary().event_kinds.values():
        for spelling in kind.spellings():
            key = fold(spelling)
            if kind.id != "overig" and len(key) >= LEAST_WORD:
                found.setdefault(len(key), []).append((key, kind.id))
    return found
