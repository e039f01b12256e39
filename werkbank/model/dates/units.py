"""The grammar of one date: the words of a day, month, season, feast, ... to the EDTF of it.

:func:`element` reads such words with their qualifiers ('rond', '?') and gives a *pair*: first and last unit in EDTF,
the same text twice for one unit. None means that the words are no date; :class:`CannotReadError` that they are one
with a mistake in it (a day that does not exist, a year left out), which is told and never mended.

How it works: fillers fall away, the year is taken from the end (or the front), and what stands before it is looked up.
Numeric dates are always day-month, except with the year in front.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from werkbank.i18n import tr
from werkbank.model.dates.days import days_in_month, iso_week
from werkbank.model.dates.edtf import MONTHS_OF_CODE, qualify, read_unit
from werkbank.model.dates.feasts import NAMES, OVER_NEW_YEAR, Pair, feast, over_new_year
from werkbank.model.dates.figures import NO_YEAR, YEAR_PAIR, day_of, one_word, whole, years_of_pair
from werkbank.model.dates.names import WEEKDAY_NAMES
from werkbank.model.dates.typed import century_of, is_figures, ordinal_of, year_of
from werkbank.model.dates.value import CannotReadError, Context
from werkbank.model.dates.words import (
    APPROX_WORDS,
    FILLERS,
    MONTHS,
    NAMED,
    PARTS,
    QUALIFIERS,
    SEASONS,
    TENS,
    WEEKDAYS,
)

_HALF_WRITTEN = re.compile(r"\d{4}[-/]\d\d", re.ASCII)
_CUTS = re.compile(r"[-./]")
_QUARTER = re.compile(r"[qkh]\d", re.ASCII)
_WEEK = frozenset({"week", "wk", "weeknr", "weeknummer"})


def element(words: Sequence[str], *, context: Context) -> Pair | None:
    """Read one date with its qualifiers, wherever these stand."""
    kept = [word for word in words if word not in QUALIFIERS and word not in FILLERS]
    pair = _unit(kept, context=context)
    if pair is None or len(kept) == len(words):
        return pair
    marks = QUALIFIERS.intersection(words)
    approx = not APPROX_WORDS.isdisjoint(marks)
    uncertain = not marks <= APPROX_WORDS
    first, last = (qualify(unit, approx=approx, uncertain=uncertain) for unit in pair)
    return first, last


def _unit(words: list[str], *, context: Context) -> Pair | None:
    if len(words) == 1:
        single = one_word(words[0], context=context)
        if single:
            return single
    elif words and words[0] in WEEKDAYS:
        return _on_weekday(words, context=context)
    words = [part for word in words for part in _opened(word)]
    pair = _decade(words, context=context) or _with_year(words, context=context)
    if pair is None:
        _blame_year(words)
    return pair


def _opened(word: str) -> list[str]:
    """'12-mrt-2014' and 'q3-2019' as words; figures alone and 'maart-juni' stay whole."""
    if word.isalnum() or word in NAMES:
        return [word]
    parts = _CUTS.split(word)
    names = [part for part in parts if not part.lstrip("'").isdigit()]
    known = len(names) == 1 and len(parts) > 1 and (names[0] in NAMED or _QUARTER.fullmatch(names[0]))
    return parts if known else [word]


def _on_weekday(words: list[str], *, context: Context) -> Pair | None:
    pair = _unit(words[1:], context=context)
    if pair is None:
        return None
    first, last = (read_unit(unit) for unit in pair)
    if not first or not last or first.lo != last.hi:
        raise CannotReadError(tr("Een weekdag hoort bij één dag: schrijf dag, maand en jaar."))
    if first.lo.weekday() != WEEKDAYS[words[0]]:
        right, typed = tr(WEEKDAY_NAMES[first.lo.weekday()]), tr(WEEKDAY_NAMES[WEEKDAYS[words[0]]])
        raise CannotReadError(tr("Die dag is een {goed}, geen {getypt}.", goed=right, getypt=typed))
    return pair


def _decade(words: list[str], *, context: Context) -> Pair | None:
    """'jaren 90', "90'er jaren", 'eind jaren tachtig': the first four, middle four and last four years."""
    match words:
        case ["jaren", name] | [name, "jaren"]:
            start = _decade_of(name, context=context)
            return None if start is None else whole(f"{start // 10:03}X")
        case [part, "jaren", name] if part in PARTS:
            start = _decade_of(name, context=context)
            first = 3 * PARTS[part]
            return None if start is None else (f"{start + first:04}", f"{start + first + 3:04}")
        case [nth, "helft", "jaren", name] if (half := ordinal_of(nth)) in {1, 2}:
            start = _decade_of(name, context=context)
            return (
                None if start is None or half is None else (f"{start + 5 * half - 5:04}", f"{start + 5 * half - 1:04}")
            )
        case [nth, "eeuw"]:
            century = ordinal_of(nth)
            return whole(f"{century - 1:02}XX") if century and 2 <= century <= 100 else None
    return None


def _decade_of(word: str, *, context: Context) -> int | None:
    if word in TENS:
        return century_of(f"{TENS[word]}0", today=context.today)
    figures = word.lstrip("'").removesuffix("er").rstrip("'")
    if not (figures.isascii() and figures.isdigit()) or figures[-1] != "0" or len(figures) > 4:
        return None
    if len(figures) == 4:
        return int(figures) or None
    return century_of(figures, today=context.today) if len(figures) < 3 else None


def _with_year(words: list[str], *, context: Context) -> Pair | None:
    if len(words) < 2:
        return None
    *head, last = words
    dated = head[-1] in MONTHS or head[-1] in SEASONS or head[-1] in NAMES
    year = year_of(last, today=context.today, short=dated)
    if year:
        return _named(head, year=year)
    if first := years_of_pair(last, context=context):
        return over_new_year(" ".join(head), first=first)
    first = year_of(words[0], today=context.today)
    return _named(words[1:], year=first) if first else None


def _named(head: list[str], *, year: int) -> Pair | None:
    name = " ".join(head)
    code = NAMED.get(name)
    if code:
        return whole(f"{year:04}-{code}")
    return feast(name, year=year) or _composed(head, year=year)


def _composed(head: list[str], *, year: int) -> Pair | None:
    match head:
        case [day, month] if month in MONTHS and (number := ordinal_of(day)) is not None:
            return day_of(number, month=MONTHS[month], year=year)
        case [day, month] if is_figures(day) and is_figures(month):
            return day_of(int(day), month=int(month), year=year)
        case [week, number] if week in _WEEK and is_figures(number):
            return _week(int(number), year=year)
        case [part, *name] if part in PARTS and (code := NAMED.get(" ".join(name))):
            return _part(PARTS[part], code=int(code[:2]), year=year)
        case [nth, "helft", month] if month in MONTHS and (half := ordinal_of(nth)) in {1, 2}:
            days = ("01", "15") if half == 1 else ("16", str(days_in_month(year, month=MONTHS[month])))
            return f"{year:04}-{MONTHS[month]:02}-{days[0]}", f"{year:04}-{MONTHS[month]:02}-{days[1]}"
    return None


def _week(number: int, *, year: int) -> Pair:
    days = iso_week(year, week=number)
    if days is None:
        raise CannotReadError(tr("Week {week} bestaat niet in {jaar}.", week=number, jaar=year))
    return days[0].isoformat(), days[1].isoformat()


def _part(part: int, *, code: int, year: int) -> Pair | None:
    """Begin, middle or end: ten days of a month, about one month of a season or quarter."""
    first, last = MONTHS_OF_CODE[code]
    if code <= 12:
        days = (("01", "10"), ("11", "20"), ("21", str(days_in_month(year, month=code))))[part]
        return f"{year:04}-{code:02}-{days[0]}", f"{year:04}-{code:02}-{days[1]}"
    return whole(f"{year:04}-{first + part + 1:02}~") if last - first == 2 else None


def _blame_year(words: list[str]) -> None:
    """Say so when all that misses is a year that can be trusted."""
    if not words:
        return
    name = " ".join(words)
    if NO_YEAR.fullmatch(name) or (len(words) == 2 and words[1] in MONTHS and ordinal_of(words[0]) is not None):
        raise CannotReadError(tr("Het jaartal ontbreekt of is te kort: schrijf het met vier cijfers."))
    if name in NAMED or name in NAMES or words[-1] in MONTHS or (words[-1] in SEASONS and words[0] in PARTS):
        raise CannotReadError(tr("Het jaartal ontbreekt."))
    if _HALF_WRITTEN.fullmatch(name):
        raise CannotReadError(tr("Zijn dit twee jaren? Schrijf ze dan allebei uit, zoals 2012-2013."))
    if words[0] in OVER_NEW_YEAR and YEAR_PAIR.fullmatch(words[-1]):
        raise CannotReadError(tr("Deze twee jaren volgen niet op elkaar."))
