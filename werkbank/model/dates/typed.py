"""Make a typed text ready for the grammar: one spelling for what keyboards, Word and Excel write in many ways.

What is made ready is only for reading; the claim keeps the text as it was typed. Lower case; accents, hard spaces, long
dashes and curly quotes made plain; commas, brackets and a time of day dropped; fixed phrases put into one word.
"""

from __future__ import annotations

import re
from datetime import date

from werkbank.model.dates.words import NUMBERS, ORDINALS

LONGEST = 120

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u2032`´", "'"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f()\"@\u201c\u201d\u201e", " "),
        **dict.fromkeys("\u0300\u0301\u0308\u200b\ufeff", None),
        **dict(zip("áàäéèëíìïóòöúùü", "aaaeeeiiiooouuu", strict=True)),
        "±": " ~ ", "~": " ~ ", "?": " ? ", ",": " , ",
    }
)  # fmt: skip
_PHRASES = {
    r"tot ?(?:en|&) ?met": "t/m",
    r"t\.e\.m\.?": "t/m",
    r"t ?/ ?m\.?": "t/m",
    r"tm": "t/m",
    r"tot aan": "tot",
    r"om en nabij": "rond",
    r"of ?zo(?:iets)?|of daaromtrent": "ongeveer",
    r"(?:denk|dacht|geloof|meen) ik": "misschien",
    r"(?:kort|vlak|net|direct|meteen|even|ergens)(?= (?:voor|na) )": "",
    r"zo(?= (?:rond|ongeveer|omstreeks) )": "",
    r"(?:eerder|vroeger) dan": "voor",
    r"later dan": "na",
    r"met ingang van|m\.?i\.?v|ingaande": "vanaf",
    r"op (?:zijn|z'n|zn) vroegst|niet (?:eerder|vroeger) dan|niet voor": "vroegst",
    r"op (?:zijn|z'n|zn) laatst|niet later dan|ten laatste|niet na": "uiterlijk",
    r"(?:met )?einde onbekend": "tot onbekend",
    r"en loopt (?:nog|door)|loopt (?:nog|door)|nog lopend": "tot nu",
}
_PHRASE = re.compile(r"\b(?:" + "|".join(f"({pattern})" for pattern in _PHRASES) + r")(?!\w)")
_REPLACEMENTS = tuple(_PHRASES.values())
_GLUED_DOT = re.compile(r"(?<=[a-z])\.(?=[\d'])")
_PLUS_MINUS = re.compile(r"\+ ?/? ?-")
_TIME = re.compile(
    r"(?<=\d)(?:t| |, )+(?:om )?\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?(?: ?u(?:ur)?)?$"
)
_ORDINAL = re.compile(r"(\d{1,3})(?:e|de|ste)", re.ASCII)
_SEAM = re.compile(r"(?<=\d)(?=[a-z]{3})|(?<=[a-z]{3})(?=')|(?<=[a-z]{3})(?=\d)")


def tidy(text: str) -> str:
    """The text in plain lower case with single spaces."""
    plain = text.lower().translate(_PLAIN)
    if "+" in plain:
        plain = _PLUS_MINUS.sub(" ~ ", plain)
    if "." in plain:
        plain = _GLUED_DOT.sub(". ", plain)
    if ":" in plain or plain.endswith(("uur", "u")):
        plain = _TIME.sub("", plain.strip())
    if " , " in plain:
        plain = plain.replace(" , ", " of " if " of " in plain else " ")
    return " ".join([word.rstrip(".;:!") or word for word in plain.split()])


def phrased(text: str) -> str:
    """The tidied text with fixed phrases put into the one word that the grammar knows."""
    return " ".join(_PHRASE.sub(lambda found: f" {_REPLACEMENTS[(found.lastindex or 1) - 1]} ", text).split())


def loosened(text: str) -> str:
    """'12mrt2014' as '12 mrt 2014'."""
    return _SEAM.sub(" ", text)


def is_figures(word: str) -> bool:
    """One to three figures."""
    return word.isascii() and word.isdigit() and len(word) <= 3


def number_of(word: str) -> int | None:
    """'4' or 'vier'."""
    return int(word) if is_figures(word) else NUMBERS.get(word)


def ordinal_of(word: str) -> int | None:
    """'4e', '4de' or 'vierde'; the bare figure too."""
    found = _ORDINAL.fullmatch(word)
    return int(found[1]) if found else ORDINALS.get(word, int(word) if is_figures(word) else None)


def year_of(word: str, *, today: date, short: bool = False) -> int | None:
    """'2014', or "'14" (and with ``short`` '14') as the newest such year that is not after this one."""
    figures = word.lstrip("'")
    if not (figures.isascii() and figures.isdigit()):
        return None
    if len(word) == 4 and len(figures) == 4:
        return int(figures) or None
    return century_of(figures, today=today) if len(figures) == 2 and (short or len(word) == 3) else None


def century_of(figures: str, *, today: date) -> int:
    """The newest year with these last two figures that is not after this year."""
    year = today.year - today.year % 100 + int(figures)
    return year if year <= today.year else year - 100
