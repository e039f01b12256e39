"""Two dates in one text: '12 t/m 14 maart 2014', 'tussen 2008 en 2010', '2008 of 2009', '2012 tot nu'.

What the left side leaves out is taken from the right: whole words from its end ('maart t/m juni 2012'), or figures
after a separator ('12-3 t/m 14-3-2014'); the longest such piece that makes a date wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from werkbank.model.dates.edtf import read_unit
from werkbank.model.dates.feasts import Pair
from werkbank.model.dates.rungs import enclosing
from werkbank.model.dates.units import element
from werkbank.model.dates.value import CannotReadError, Context
from werkbank.model.dates.words import NOW_WORDS, QUALIFIERS, UNKNOWN_WORDS

DIVIDERS = frozenset({"t/m", "tot", "of", "-", "/"})
_PERIOD_WORDS = frozenset({"t/m", "tot"})
_SCHOOL_YEARS = frozenset({"schooljaar", "cursusjaar"})
_DASHES = frozenset({"-", "/"})
_OPEN = NOW_WORDS | UNKNOWN_WORDS
_CUTS = re.compile(r"[-./]")
_NO_YEAR = re.compile(r"\d{1,2}(?:[-./]\d{1,2})?", re.ASCII)


def always_period(words: list[str], *, pair: Pair) -> bool:
    """A school year is a period in any context, unless a vague birth date leaves open which year it was."""
    if not any(word in _SCHOOL_YEARS or word.startswith("@g") for word in words):
        return False
    first, last = read_unit(pair[0]), read_unit(pair[1])
    return first is not None and last is not None and (last.hi - first.lo).days < 366


def ranged(
    words: list[str], *, context: Context, marks: list[str] | None = None, period: bool = False, between: bool = False
) -> str | None:
    """The EDTF of a text with two dates; None when it is not one.

    ``marks`` are qualifiers that stand before the whole ('rond tussen ..'); ``period`` says that a word before it made
    it a period ('van'), ``between`` that 'en' divides it ('tussen').
    """
    if "of" in words and not between:
        return _one_of(words, context=context)
    around = marks or []
    refusal = None
    for left, divider, right in _divided(words, between=between):
        open_side = " ".join(right) in _OPEN or " ".join(left) in UNKNOWN_WORDS
        read = _period if period or context.as_period or open_side or divider in _PERIOD_WORDS else _moment
        try:
            found = read(around + left, right=around + _decades(left, right=right), context=context)
        except CannotReadError as error:
            refusal, found = refusal or error, None
        if found:
            return found
    if refusal:
        raise refusal
    return None


def _decades(left: list[str], *, right: list[str]) -> list[str]:
    """'jaren 70-80' are two decades, not one and a year."""
    short = len(right[-1].lstrip("'")) == 2 and len(right) == 1
    return ["jaren", *right] if short and "jaren" in left else right


def _divided(words: list[str], *, between: bool) -> Iterator[tuple[list[str], str, list[str]]]:
    dividers = {"en", "-"} if between else _PERIOD_WORDS | _DASHES
    for place, word in enumerate(words[1:-1], start=1):
        if word in dividers:
            yield words[:place], word, words[place + 1 :]
    for place, word in enumerate(words):
        cut = _cut(word)
        if cut is not None and not between:
            yield [*words[:place], word[:cut]], word[cut], [word[cut + 1 :], *words[place + 1 :]]


def _cut(word: str) -> int | None:
    """Where one word holds two dates: at the only slash, the only dash, or the middle one of the dashes."""
    for sign in "/-":
        places = [place for place, letter in enumerate(word) if letter == sign]
        single = len(places) == 1 or (sign == "-" and len(places) % 2 == 1)
        if single and 0 < places[len(places) // 2] < len(word) - 1:
            return places[len(places) // 2]
    return None


def _sides(left: list[str], *, right: list[str], context: Context) -> tuple[Pair, Pair] | None:
    last = element(right, context=context)
    if last is None:
        return None
    refusal = None
    for words in _completed(left, right=right):
        try:
            first = element(words, context=context)
        except CannotReadError as error:
            refusal, first = error, None
        if first:
            return first, last
    if refusal:
        raise refusal
    return None


def _completed(left: list[str], *, right: list[str]) -> Iterator[list[str]]:
    """The left side as it may be meant, the likeliest first: as it stands when it ends in a year."""
    has_year = left[-1][-4:].isdigit() and len(left[-1]) >= 4
    if has_year:
        yield left
    said = [word for word in right if word not in QUALIFIERS]
    for place in range(1, len(said)):
        yield left + said[place:]
    if _NO_YEAR.fullmatch(left[-1]):
        for found in _CUTS.finditer(right[-1]):
            yield [*left[:-1], left[-1] + right[-1][found.start() :]]
    if not has_year:
        yield left


def _moment(left: list[str], *, right: list[str], context: Context) -> str | None:
    sides = _sides(left, right=right, context=context)
    return f"[{sides[0][0]}..{sides[1][1]}]" if sides else None


def _period(left: list[str], *, right: list[str], context: Context) -> str | None:
    """A period from the one to the other; either side may be unknown, and the end may be now."""
    if " ".join(right) in _OPEN:
        first = element(left, context=context)
        end = ".." if " ".join(right) in NOW_WORDS else ""
        return f"{enclosing(first)}/{end}" if first else None
    if " ".join(left) in UNKNOWN_WORDS:
        last = element(right, context=context)
        return f"/{enclosing(last)}" if last else None
    sides = _sides(left, right=right, context=context)
    if sides is None:
        return None
    begin = sides[0][0] if always_period(left, pair=sides[0]) else enclosing(sides[0])
    end = sides[1][1] if always_period(right, pair=sides[1]) else enclosing(sides[1])
    return f"{begin}/{end}"


def _one_of(words: list[str], *, context: Context) -> str | None:
    """'2008 of 2009', 'maart of april 2012': what the last one says holds for those before it."""
    parts = [list(part) for divides, part in groupby(words, key=lambda word: word == "of") if not divides]
    pairs: list[Pair] = []
    for part in parts[:-1]:
        sides = _sides(part, right=parts[-1], context=context)
        if sides is None:
            return None
        pairs += sides
    units = dict.fromkeys(first for first, last in pairs if first == last)
    return f"[{','.join(units)}]" if units and all(first == last for first, last in pairs) else None
