"""Dates that are told from somebody's birth: 'toen hij 4 was', 'op haar zesde', 'groep 5'.

:func:`marked` puts such a phrase into one word that the grammar can treat as any other date ('voor @y4-4'), and
:func:`in_life` gives the days of that word once the birth date is known::

    @y4-5  the years of being 4 or 5      @b4  the fourth birthday
    @m6-6  the month of being 6 months    @g5  the school year of group 5

Groups follow the usual path: group 1 begins in the August four years after the birth year. A vague birth date gives
vague days; the claim follows the birth date when that changes (see :func:`werkbank.model.dates.grammar.follow`).
"""

from __future__ import annotations

import re
from datetime import date

from werkbank.i18n import tr
from werkbank.model.dates.days import shift_days, shift_months
from werkbank.model.dates.feasts import Pair
from werkbank.model.dates.typed import number_of, ordinal_of
from werkbank.model.dates.value import AGE, SCHOOL_YEAR, CannotReadError, VagueDate
from werkbank.model.dates.words import APPROX_WORDS, NUMBERS, ORDINALS

LIFE_MARK = "@"
OLDEST = 120
_STAGES = {"baby": (0, 0), "dreumes": (1, 1), "peuter": (2, 3), "kleuter": (4, 5)}

_HINT = re.compile(r"\b(?:toen|oud|leeftijd|jarige?|groep|brugklas|zijn|haar|hun|mijn|z'n|m'n|als|geboorte)\b")
_N = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_NTH = rf"(?:\d{{1,3}}(?:e|de|ste)|{'|'.join(ORDINALS)})"
_WHOSE = r"(?:zijn|haar|hun|mijn|z'n|m'n|zn)"
_SPAN = rf"(?P<a>{_N})(?: ?(?:of|a|-|tot|t/m|/) ?(?P<b>{_N}))?"
_PRONOUN = r"(?:hij|zij|ze|ie|die|ik|het)"
_IN = r"(?: ?(?P<unit>jaar|jr|maanden|maand))"
_NEAR = r"(?P<near>(?:ongeveer|ca|circa|een jaar of|rond de) )?"
_PATTERNS = (
    (
        rf"\btoen {_PRONOUN} (?:nog )?{_NEAR}{_SPAN}{_IN}?(?: oud)? was\b",
        "y",
    ),
    (rf"\btoen {_PRONOUN} (?P<a>{_N}) ?(?:jaar )?werd\b", "b"),
    (rf"\b{_NEAR}{_SPAN}{_IN} oud\b", "y"),
    (rf"\b(?:op )?(?:de )?leeftijd (?:van )?{_NEAR}{_SPAN}{_IN}?\b", "y"),
    (rf"\b(?:op )?(?P<a>{_N})[- ]?jarige leeftijd\b", "y"),
    (rf"\bals (?P<a>{_N})[- ]?jarige\b", "y"),
    (rf"\b(?:op )?{_WHOSE} (?P<n>{_NTH}) verjaardag\b", "b"),
    (rf"(?<=\btot ){_WHOSE} (?P<n>{_NTH})(?: jaar)?$", "b"),  # until he was 18 is until that birthday
    (rf"\b(?:in )?{_WHOSE} (?P<n>{_NTH}) levensjaar\b", "l"),
    (rf"\b(?:op )?(?P<near>rond )?{_WHOSE} (?P<n>{_NTH})(?: jaar)?(?! \w*dag\b)", "y"),
    (rf"(?<=@y)(?P<done>\d+-\d+ (?:en|tot|t/m|-)) (?P<n>{_NTH})(?: jaar)?$", "y"),
    (r"(?:^bij |(?<=^sinds )|(?<=^vanaf )|^)(?:de |zijn |haar )?geboorte$", "b"),
    (r"\bals (?P<stage>baby|dreumes|peuter|kleuter)\b", "y"),
    (rf"\b(?:toen {_PRONOUN} )?(?:in )?groep (?P<a>[1-8])(?: zat)?\b", "g"),
    (r"\b(?:in )?(?:de )?(?P<g>brugklas)\b", "g"),
)
_MARK = re.compile(rf"{LIFE_MARK}([ybmg])(\d{{1,3}})(?:-(\d{{1,3}}))?", re.ASCII)
_RULES = tuple((re.compile(pattern), kind) for pattern, kind in _PATTERNS)
_SOMEBODY = re.compile(rf"\btoen (?:\w+ ){{1,3}}{_N} (?:jaar )?(?:oud )?(?:was|werd)\b")


def marked(text: str) -> str:
    """The text with every phrase of age or school group as one word."""
    if not _HINT.search(text):
        return text
    for pattern, kind in _RULES:
        text = pattern.sub(lambda found, kind=kind: _mark(found, kind=kind), text)  # type: ignore[misc]
    if _SOMEBODY.search(text):
        raise CannotReadError(tr("Van wie is deze leeftijd? Schrijf 'toen hij', 'toen zij' of een jaartal."), basis=AGE)
    return text


def _mark(found: re.Match[str], *, kind: str) -> str:
    parts = found.groupdict()
    first, last = _figures(parts)
    if kind == "g":
        return f"{LIFE_MARK}g{first}"
    if kind == "b":
        return f"{LIFE_MARK}b{first}"
    if kind == "l":  # the fourth year of a life is that of being three
        first, last = max(0, first - 1), max(0, last - 1)
    near = parts.get("near") or ""
    if near or _follows_near(found):
        first, last = max(0, first - 1), last + 1
    unit = "m" if (parts.get("unit") or "").startswith("maand") else "y"
    words = (parts.get("done"), "rond" if near else None, f"{LIFE_MARK}{unit}{first}-{last}")
    return " ".join(word for word in words if word)


def _figures(parts: dict[str, str | None]) -> tuple[int, int]:
    if stage := parts.get("stage"):
        return _STAGES[stage]
    if parts.get("g"):
        return 9, 9
    nth = parts.get("n")
    first = (ordinal_of(nth) if nth else number_of(parts.get("a") or "")) or 0
    last = number_of(parts.get("b") or "")
    return first, first if last is None else last


def _follows_near(found: re.Match[str]) -> bool:
    before = found.string[: found.start()].split()
    return bool(before) and before[-1] in APPROX_WORDS


def in_life(word: str, *, birth: VagueDate | None) -> Pair | None:
    """The first and last day of a marked word; raises :class:`CannotReadError` when the birth date misses."""
    found = _MARK.fullmatch(word)
    if found is None:
        return None
    kind, first, last = found.groups()
    basis = SCHOOL_YEAR if kind == "g" else AGE
    if birth is None or birth.lo is None or birth.hi is None:
        raise CannotReadError(tr("Vul eerst de geboortedatum in."), basis=basis)
    ages = int(first), int(last or first)
    if ages[0] > ages[1] or ages[1] > OLDEST * (12 if kind == "m" else 1):
        raise CannotReadError(tr("Deze leeftijd kan niet."))
    if kind == "g":
        return f"{birth.lo.year + ages[0] + 3:04}-08", f"{birth.hi.year + ages[0] + 4:04}-07"
    days = _days(kind, ages=ages, birth=(birth.lo, birth.hi))
    return days[0].isoformat(), days[1].isoformat()


def _days(kind: str, *, ages: tuple[int, int], birth: tuple[date, date]) -> tuple[date, date]:
    step = 1 if kind == "m" else 12
    first = shift_months(birth[0], by=ages[0] * step)
    if kind == "b":
        return first, shift_months(birth[1], by=ages[1] * step)
    return first, shift_days(shift_months(birth[1], by=(ages[1] + 1) * step), by=-1)
