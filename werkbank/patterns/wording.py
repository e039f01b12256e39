"""Phrases for the sentences of findings: plain Dutch, with the help or the system as subject, never the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from werkbank.i18n import language, mark, ntr, tr
from werkbank.model.dates import VagueDate, from_edtf, to_dutch
from werkbank.model.dates.names import MONTH_NAMES
from werkbank.model.vocabulary import EventKind, fold
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import brief, in_sentence
from werkbank.patterns.spans import day

_MONTH = 30.44  # days
_YEARS_FROM = 24  # months: shorter spans are told in months
_DAYS_UNTIL = 92  # days: longer spans are told in months
_ROUNDING = 3  # days
_HALF = (5, 7)  # months: between these it is half a year more
_LISTED = 12  # moments in one sentence
_SPOKEN = {
    "school-start": mark("naar school gaan"),
    "school-wissel": mark("schoolwissel"),
    "school-verzuim": mark("schoolverzuim"),
    "school-zorgen-over-gedrag": mark("zorgen over gedrag op school"),
    "school-schorsing-of-verwijdering": mark("schorsing of verwijdering van school"),
    "school-thuis-zonder-school": mark("thuiszitten zonder school"),
    "school-speciaal-onderwijs": mark("speciaal onderwijs"),
    "school-uitval": mark("schooluitval"),
    "school-diploma": mark("een diploma"),
    "werk-start": mark("nieuw werk"),
    "werk-verlies": mark("verlies van werk"),
    "geld-schulden": mark("schulden"),
    "geld-bewind": mark("bewind"),
    "geld-uitkering": mark("een uitkering"),
    "middelen-gestopt-met": mark("stoppen met middelen"),
    "middelen-opnieuw-begonnen": mark("opnieuw beginnen met middelen"),
    "omgang-start": mark("begin van de omgang"),
    "omgang-stop": mark("einde van de omgang"),
    "omgang-begeleid": mark("begeleide omgang"),
    "gaat-het-huis-uit": mark("iemand gaat het huis uit"),
    "dakloos-of-noodopvang": mark("geen eigen huis"),
    "netwerk-informeel": mark("hulp van familie of bekenden"),
    "beschikking-toegewezen": mark("beschikking"),
    "beschikking-afgewezen": mark("beschikking"),
    "beschikking-aangehouden": mark("beschikking"),
}
"""Kinds of which the name on a list does not fit a sentence."""


def enumerated(parts: Iterable[str], /) -> str:
    """'2009, 2012 en 2015'."""
    *others, last = parts
    return tr("{eerdere} en {laatste}", eerdere=", ".join(others), laatste=last) if others else last


def sentences(*parts: str) -> str:
    """Sentences after each other; empty ones fall away."""
    return " ".join(part for part in parts if part)


def asking(*parts: str) -> str:
    """The sentences, and the question whether the people concerned see it like that."""
    return sentences(*parts, tr("Klopt dat volgens jullie?"))


def stated(text: str, /) -> str:
    """What a finding says without the questions at its end: those are for the talk, not for the pattern."""
    parts = re.split(r"(?<=[.?!])\s+", text.strip())
    while parts and parts[-1].endswith("?"):
        parts.pop()
    return " ".join(parts)


def duration(days: int, /) -> str:
    """A number of days as people say it: '60 dagen', 'ruim 20 maanden', 'ongeveer 2,5 jaar', 'bijna 5 jaar'."""
    months = round(days / _MONTH)
    if months >= _YEARS_FROM:
        return _years(months)
    if months and abs(days - months * _MONTH) <= _ROUNDING:
        return ntr("{n} maand", "{n} maanden", months)
    if days < _DAYS_UNTIL:
        return ntr("{n} dag", "{n} dagen", days)
    return tr("ruim {n} maanden", n=int(days / _MONTH))


def _years(months: int, /) -> str:
    years, rest = divmod(months, 12)
    if rest == 0:
        return ntr("{n} jaar", "{n} jaar", years)
    first, last = _HALF
    if rest < first:
        return tr("ruim {n} jaar", n=years)
    return tr("bijna {n} jaar", n=years + 1) if rest > last else tr("ongeveer {n},5 jaar", n=years)


def confirmed(n: int, /) -> str:
    """Reports count as reports: how many times it was found that what was reported is so."""
    if n == 0:
        return tr("Bij geen van deze meldingen staat dat het klopte.")
    return ntr("Wat er gemeld werd, is {n} keer bevestigd.", "Wat er gemeld werd, is {n} keer bevestigd.", n)


def started(fact: Fact, /) -> str:
    """When a fact was or began, as the claim says it."""
    return _said(fact.event.date)


def _said(claim: VagueDate, /) -> str:
    return _known(claim.edtf, language()) if claim.edtf else to_dutch(claim)


@lru_cache(4096)
def _known(edtf: str, language: str, /) -> str:  # noqa: ARG001 - what is kept is in one language
    return to_dutch(from_edtf(edtf))


def when(fact: Fact, /) -> str:
    """A moment or a period: '12 maart 2014', 'juni 2012 tot oktober 2012', 'sinds mei 2018'."""
    event = fact.event
    if event.date.is_period:
        return started(fact)
    if event.running:
        return tr("sinds {begin}", begin=started(fact))
    if event.end.is_known:
        first, last = started(fact), _said(event.end)
        return first if first == last else tr("{begin} tot {einde}", begin=first, einde=last)
    return started(fact)


def moments(episodes: Sequence[Episode], /) -> str:
    """When each began: the years, or months where a year comes twice."""
    firsts = [episode.facts[0] for episode in episodes]
    years = [year(fact) for fact in firsts]
    shown = years if len(set(years)) == len(years) else list(dict.fromkeys(_month_of(fact) for fact in firsts))
    return enumerated(shown) if len(shown) <= _LISTED else _from_to(years)


def years(facts: Iterable[Fact], /) -> str:
    """In which years these began, each once and in order of time: '2014', '2014 en winter 2015/2016'."""
    ordered = sorted(facts, key=lambda fact: (fact.s_lo, fact.place))
    shown = list(dict.fromkeys(year(fact) for fact in ordered))
    return enumerated(shown) if len(shown) <= _LISTED else _from_to(shown)


def ended(fact: Fact, /) -> str:
    """When a fact ended: the month when that is certain, else the year or the claim itself."""
    first, last = day(fact.e_lo), day(fact.e_hi)
    same = first and last and (first.year, first.month) == (last.year, last.month)
    return month(first) if first and same else year_of_end(fact)


def year_of_end(fact: Fact, /) -> str:
    """The year in which a fact ended, or the claim itself when that is open."""
    first, last = day(fact.e_lo), day(fact.e_hi)
    if first and last and first.year == last.year:
        return str(first.year)
    return _said(fact.event.end if fact.event.end.is_known else fact.event.date)


def _from_to(years: Sequence[str], /) -> str:
    """The first and the last of many: nobody listens to a list of forty."""
    known = sorted([one for one in years if one.isdecimal()])
    if not known:
        return tr("datum onbekend")
    return known[0] if known[0] == known[-1] else tr("van {begin} tot {einde}", begin=known[0], einde=known[-1])


def year(fact: Fact, /) -> str:
    """The year in which a fact began, or the claim itself when that is open."""
    first, last = day(fact.s_lo), day(fact.s_hi)
    return str(first.year) if first and last and first.year == last.year else started(fact)


def _month_of(fact: Fact, /) -> str:
    first, last = day(fact.s_lo), day(fact.s_hi)
    same = first and last and (first.year, first.month) == (last.year, last.month)
    return month(first) if first and same else started(fact)


def month(at: date, /) -> str:
    """'maart 2013'."""
    return tr("{maand} {jaar}", maand=tr(MONTH_NAMES[at.month - 1]), jaar=at.year)


def in_months(first: int, last: int, /) -> str:
    """When in the year, after 'in': 'maart', 'april en mei', 'de maanden maart tot en met mei'."""
    shown = months(first, last)
    return shown if last in {first, first % 12 + 1} else tr("de maanden {maanden}", maanden=shown)


def month_name(number: int, /) -> str:
    """The name of month 1 to 12."""
    return tr(MONTH_NAMES[number - 1])


def months(first: int, last: int, /) -> str:
    """'maart', 'april en mei', 'maart tot en met mei': months by their numbers, the last may lie in the next year."""
    if first == last:
        return month_name(first)
    if last == first % 12 + 1:
        return tr("{eerdere} en {laatste}", eerdere=month_name(first), laatste=month_name(last))
    return tr("{begin} tot en met {einde}", begin=month_name(first), einde=month_name(last))


def spoken(kind: EventKind, /) -> str:
    """A kind as people say it in a sentence: 'schoolwissel', 'uithuisplaatsing', 'OTS'."""
    if kind.id in _SPOKEN:
        return tr(_SPOKEN[kind.id])
    return in_sentence(kind.label)


def told(fact: Fact, /) -> str:
    """What a fact is about, for a step or a remark: its title or kind, and when."""
    return tr("{wat} ({wanneer})", wat=brief(fact.event.title or _kind(fact)), wanneer=when(fact))


def _kind(fact: Fact, /) -> str:
    """The kind, with the product where that says more."""
    label, product = fact.kind.label, brief(fact.event.product)
    if not product or fold(product) in fold(label):
        return label
    return tr("{soort} '{naam}'", soort=label, naam=product)


def named(fact: Fact, /) -> str:
    """The kind of a fact, and when."""
    return tr("{wat} ({wanneer})", wat=fact.kind.label, wanneer=when(fact))
