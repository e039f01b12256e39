"""Say a claim in plain Dutch, such that reading the text gives the same claim again.

:func:`to_dutch` names what was meant ('voorjaar 2013', 'vóór 2010', '12 t/m 14 maart 2014'); :func:`echo` tells under
the field how it was understood, in days. Where two dates share their last words, the first leaves them out.
"""

from __future__ import annotations

import re
from datetime import date

from werkbank.i18n import mark, tr
from werkbank.model.dates.days import days_in_month
from werkbank.model.dates.edtf import BEGIN, WINTER, after, before
from werkbank.model.dates.names import MONTH_NAMES, WEEKDAY_NAMES
from werkbank.model.dates.value import VagueDate

_PIECES = {
    21: mark("voorjaar {jaar}"), 22: mark("zomer {jaar}"), 23: mark("najaar {jaar}"), WINTER: mark("winter {jaar}"),
    33: mark("1e kwartaal {jaar}"), 34: mark("2e kwartaal {jaar}"), 35: mark("3e kwartaal {jaar}"),
    36: mark("4e kwartaal {jaar}"), 37: mark("1e vier maanden {jaar}"), 38: mark("2e vier maanden {jaar}"),
    39: mark("3e vier maanden {jaar}"), 40: mark("1e helft {jaar}"), 41: mark("2e helft {jaar}"),
}  # fmt: skip
_PARTS = (mark("begin {stuk}"), mark("medio {stuk}"), mark("eind {stuk}"))
_SHORT_DECADES = range(1940, 2000)
_WINTER = re.compile(r"\[(\d{4})-12\.\.(\d{4})-02\]")
_TEN_DAYS = re.compile(r"\[(\d{4}-\d\d)-(01|11|21)\.\.\1-(\d\d)\]")


def to_dutch(claim: VagueDate, *, long: bool = False) -> str:
    """The claim in words; ``long`` adds the weekday to a day. An unreadable text is shown as it was typed."""
    edtf = claim.edtf
    if not edtf:
        return claim.as_typed if claim.reason or claim.ordering else tr("onbekend")
    if edtf.startswith("["):
        return _set(edtf, long=long)
    return _period(edtf, long=long) if "/" in edtf else say_unit(edtf, long=long)


def say_unit(unit: str, *, long: bool = False) -> str:
    """One unit of EDTF in words."""
    bare = unit.rstrip("?~%")
    approx, uncertain = unit.endswith(("~", "%")), unit.endswith(("?", "%"))
    code = int(bare[5:7]) if len(bare) == 7 else 0
    if approx and BEGIN <= code <= BEGIN + 2:
        text = tr(_PARTS[code - BEGIN], stuk=bare[:4])
    else:
        text = _bare(bare, code=code, long=long)
        text = tr("rond {datum}", datum=text) if approx else text
    return tr("{datum}?", datum=text) if uncertain else text


def _bare(unit: str, *, code: int, long: bool) -> str:
    year = unit[:4]
    if code in _PIECES:
        return tr(_PIECES[code], jaar=year)
    if code:
        return tr("{maand} {jaar}", maand=tr(MONTH_NAMES[code - 1]), jaar=year)
    if len(unit) == 10:
        return say_day(date.fromisoformat(unit), long=long)
    if unit.endswith("XX"):
        return tr("{n}e eeuw", n=int(unit[:2]) + 1)
    if unit.endswith("X"):
        start = int(unit[:3]) * 10
        return tr("jaren {jaren}", jaren=f"{start % 100:02}" if start in _SHORT_DECADES else f"{start:04}")
    return year


def say_day(day: date, *, long: bool = False) -> str:
    """'12 maart 2014', or 'woensdag 12 maart 2014' when ``long``."""
    text = tr("{dag} {maand} {jaar}", dag=day.day, maand=tr(MONTH_NAMES[day.month - 1]), jaar=f"{day.year:04}")
    return tr("{weekdag} {datum}", weekdag=tr(WEEKDAY_NAMES[day.weekday()]), datum=text) if long else text


def _set(edtf: str, *, long: bool) -> str:
    first, dots, last = edtf[1:-1].partition("..")
    if not dots:
        *others, final = (say_unit(unit, long=long) for unit in edtf[1:-1].split(","))
        return tr("{opties} of {laatste}", opties=", ".join(others), laatste=final)
    if not first:
        return _outside(after(last), pattern=_BEFORE, edge=last, otherwise=_AT_LAST)
    if not last:
        return _outside(before(first), pattern=_AFTER, edge=first, otherwise=_AT_FIRST)
    return _special(edtf) or _two(first, last=last, pattern=_BETWEEN, long=long)


_BEFORE, _AFTER = mark("vóór {datum}"), mark("na {datum}")
_AT_LAST, _AT_FIRST = mark("uiterlijk {datum}"), mark("op zijn vroegst {datum}")
_BETWEEN, _THROUGH = mark("tussen {begin} en {einde}"), mark("{begin} t/m {einde}")


def _outside(neighbour: str | None, *, pattern: str, edge: str, otherwise: str) -> str:
    """'vóór 2010' is [..2009]: said with the neighbour, but only for a year, month or day, where that is exact."""
    bare = edge.rstrip("?~%")
    exact = "X" not in bare and (len(bare) != 7 or int(bare[5:]) <= 12)
    return tr(pattern, datum=say_unit(neighbour)) if exact and neighbour else tr(otherwise, datum=say_unit(edge))


def _special(edtf: str) -> str:
    """A set that has a name of its own: one winter, or ten days of a month."""
    found = _WINTER.fullmatch(edtf)
    if found and int(found[2]) == int(found[1]) + 1:
        return tr("winter {jaar}", jaar=f"{found[1]}/{found[2]}")
    found = _TEN_DAYS.fullmatch(edtf)
    if found is None:
        return ""
    month, first, last = found.groups()
    length = days_in_month(int(month[:4]), month=int(month[5:]))
    is_part = int(last) == {"01": 10, "11": 20, "21": length}[first]
    return tr(_PARTS[int(first) // 10], stuk=say_unit(month)) if is_part else ""


def _period(edtf: str, *, long: bool) -> str:
    first, _, last = edtf.partition("/")
    if last == "..":
        return tr("sinds {datum}", datum=say_unit(first, long=long))
    if not first:
        return tr("t/m {datum}", datum=say_unit(last, long=long))
    if not last:
        return tr("{datum}, einde onbekend", datum=say_unit(first, long=long))
    return _two(first, last=last, pattern=_THROUGH, long=long)


def _two(first: str, *, last: str, pattern: str, long: bool) -> str:
    begin, end = say_unit(first, long=long), say_unit(last, long=long)
    alike = len(first) == len(last) and not long and first[-1] not in "?~%" and last[-1] not in "?~%"
    return tr(pattern, begin=_shortened(begin, beside=end) if alike else begin, einde=end)


def _shortened(text: str, *, beside: str) -> str:
    words, others = text.split(), beside.split()
    while len(words) > 1 and len(words) == len(others) and words[-1] == others[-1]:
        words, others = words[:-1], others[:-1]
    return " ".join(words)


def echo(claim: VagueDate) -> str:
    """How the text was understood, in days: 'begrepen als: 1 maart t/m 31 mei 2013'."""
    if not claim.edtf:
        return claim.reason or tr("datum onbekend")
    notes = [note for note, holds in ((tr("ongeveer"), claim.approx), (tr("niet zeker"), claim.uncertain)) if holds]
    question = choice_question(claim)
    text = ", ".join([_days(claim), *notes])
    return tr("begrepen als: {dagen}", dagen=f"{text}; {question}" if question else text)


def _days(claim: VagueDate) -> str:
    if claim.lo is None:
        return tr("t/m {datum}", datum=say_day(claim.hi)) if claim.hi else ""
    if claim.hi is None:
        text = tr("vanaf {datum}", datum=say_day(claim.lo))
        return tr("{datum}, loopt nog", datum=text) if claim.is_running else text
    if claim.lo == claim.hi:
        return say_day(claim.lo, long=True)
    end = say_day(claim.hi)
    return tr(_THROUGH, begin=_shortened(say_day(claim.lo), beside=end), einde=end)


def choice_question(claim: VagueDate) -> str:
    """What must be asked before the claim means one thing: 'winter 2012/13 of 2013/14?'; empty when nothing."""
    bare = claim.edtf.rstrip("?~%")
    if not bare.endswith(f"-{WINTER}") or "/" in bare or "[" in bare:
        return ""
    year = int(bare[:4])
    return tr("winter {a}/{b:02} of {b4}/{c:02}?", a=year - 1, b=year % 100, b4=year, c=(year + 1) % 100)
