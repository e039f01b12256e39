"""Texts as a row of signs to be drawn from left to right, whatever script they are in.

Paper and picture place letter after letter. Arabic letters have other shapes at the begin, in the middle and at the end
of a word; Hebrew and Arabic run from right to left; and signs that turn text round (as U+202E) may stand in anything
that is pasted. ``visual`` gives what stands there to the eye: the shapes of Unicode's presentation forms, in the order
from left to right, with signs that are not seen left out. The text itself is kept as it was typed; this is for drawing.

The order follows the Unicode bidirectional algorithm (UAX 9) without explicit directions: the first letter says how the
line runs, numbers keep their order, brackets are mirrored. Vowel points are left out: without the rules of a font they
would stand beside their letters. Latin text is never changed.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = _TURNING | frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
_SKINS = range(0x1F3FB, 0x1F400)
_TATWEEL = "\u0640"
_RIGHT = frozenset(("R", "AL"))
_FIGURES = frozenset(("EN", "AN"))
_JOINS_FIGURES = frozenset(("CS", "ES"))
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")
_PRESENTED = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_LAM_ALEFS = range(0xFEF5, 0xFEFD)


def has_turning_signs(text: str) -> bool:
    """Whether a text holds signs that turn other text round."""
    return not text.isascii() and not _TURNING.isdisjoint(text)


def without_turning_signs(text: str) -> str:
    """The text less signs that turn other text round."""
    return "".join(letter for letter in text if letter not in _TURNING) if has_turning_signs(text) else text


def visual(text: str) -> str:
    """What stands there to the eye, from left to right."""
    if text.isascii():
        return text
    seen = [letter for letter in _shaped(text) if letter not in _UNSEEN and ord(letter) not in _SKINS]
    kinds = [unicodedata.bidirectional(letter) for letter in seen]
    if _RIGHT.isdisjoint(kinds):
        return "".join(seen)
    return _ordered(seen, _levels(kinds))


def _levels(kinds: list[str]) -> list[int]:
    """The level of each sign: odd ones run from right to left. The first letter says how the line as a whole runs."""
    first = next((kind for kind in kinds if kind in _RIGHT or kind == "L"), "L")
    line = int(first in _RIGHT)
    ways = _ways(kinds, line=line)
    level = {"R": 1, "L": 2 * line, "N": 2, "": line}
    for open_, run in groupby(enumerate(ways), key=lambda one: not one[1]):
        places = [at for at, _ in run]
        before = ways[places[0] - 1] if places[0] else ""
        after = ways[places[-1] + 1] if places[-1] + 1 < len(ways) else ""
        if open_ and before and after and (before == "L") is (after == "L"):  # a number counts as right-to-left
            level_here = "L" if before == "L" else "R"
            ways[places[0] : places[-1] + 1] = [level_here] * len(places)
    return [level[way] for way in ways]


def _ways(kinds: list[str], *, line: int) -> list[str]:
    """From left to right, from right to left, a number between what runs from right to left, or nothing of its own."""
    strong, ways = "R" if line else "L", []
    for at, kind in enumerate(kinds):
        around = kinds[at - 1 : at] + kinds[at + 1 : at + 2]
        between = kind in _JOINS_FIGURES and len(around) == 2 and _FIGURES.issuperset(around)
        if kind in _RIGHT or kind == "L":
            strong = "L" if kind == "L" else "R"
            ways.append(strong)
        elif kind in _FIGURES or between:
            ways.append("N" if strong == "R" or kind == "AN" else "L")
        else:
            ways.append("")
    return ways


def _ordered(letters: list[str], levels: list[int]) -> str:
    """From the highest level down, turn every run of that level or higher round."""
    pairs = zip(letters, levels, strict=True)
    signs = [(letter.translate(_MIRROR) if level % 2 else letter, level) for letter, level in pairs]
    for least in range(max(levels), 0, -1):
        runs = (list(run)[:: -1 if high else 1] for high, run in groupby(signs, key=lambda one: one[1] >= least))
        signs = [sign for run in runs for sign in run]
    return "".join(letter for letter, _ in signs)


def _shaped(text: str) -> str:
    """Arabic letters in the shape that their place in the word gives them; vowel points of both scripts left out."""
    plain = [letter for letter in text if not _is_point(letter)]
    forms = _forms()
    if forms.keys().isdisjoint(plain):
        return "".join(plain)
    made, at = [], 0
    while at < len(plain):
        two = "".join(plain[at : at + 2])
        one = two if two in forms else plain[at]
        before = bool(at) and _goes_on(plain[at - 1]) and _is_reached(one)
        after = at + len(one) < len(plain) and _goes_on(one) and _is_reached(plain[at + len(one)])
        made.append(forms.get(one, {}).get(_FORMS[before + 2 * after], one))
        at += len(one)
    return "".join(made)


def _is_point(letter: str) -> bool:
    return ("\u0591" <= letter <= "\u05c7" or "\u0610" <= letter <= "\u06ed") and unicodedata.category(letter) == "Mn"


def _goes_on(letter: str) -> bool:
    """Whether a letter is tied to the one after it."""
    return letter in {_TATWEEL, "\u200d"} or "<initial>" in _forms().get(letter, {})


def _is_reached(letter: str) -> bool:
    """Whether a letter is tied to the one before it."""
    return letter in {_TATWEEL, "\u200d"} or "<final>" in _forms().get(letter, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The shapes of each letter, and of lam with alef, as Unicode's own tables give them."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for part in _PRESENTED for code in part):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if form in _FORMS and (len(text) == 1 or code in _LAM_ALEFS):
            found.setdefault(text, {})[form] = chr(code)
    return found
