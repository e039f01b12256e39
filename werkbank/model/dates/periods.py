"""A period in one field, and the start, end and 'runs on' that an event keeps.

:func:`split_period` takes apart what :func:`~.grammar.parse` read with ``as_period``; each part keeps its own piece of
the typed text where that piece says the same, else it is written in plain Dutch. :func:`show_period` puts them together
again as text, such that typing it gives the same three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from werkbank.i18n import tr
from werkbank.model.dates.display import to_dutch
from werkbank.model.dates.edtf import read_claim
from werkbank.model.dates.grammar import parse
from werkbank.model.dates.typed import tidy
from werkbank.model.dates.value import UNKNOWN, VagueDate
from werkbank.model.dates.words import NOW_WORDS

_LEAD = re.compile(r"\s*(?:van|vanaf|sinds|tussen|tot en met|tot|t/m)\s+", re.IGNORECASE)
_DIVIDER = re.compile(r"\s+(?:t/m|tot en met|tot|en|-|–|/)\s+|/", re.IGNORECASE)


def split_period(claim: VagueDate, /) -> tuple[VagueDate, VagueDate | None, bool]:
    """Start, end (None when there is none or nobody knows) and whether it runs until now; a moment is its own start."""
    if not claim.is_period:
        return claim, None, False
    first, _, last = claim.edtf.partition("/")
    pieces = list(_pieces(claim.as_typed))
    start = _part(first, pieces=pieces, whole=claim) if first else UNKNOWN
    end = _part(last, pieces=pieces, whole=claim) if last not in {"", ".."} else None
    return start, end, claim.is_running


def _pieces(text: str) -> Iterator[str]:
    bare = _LEAD.sub("", text, count=1)
    yield bare.strip()
    for found in _DIVIDER.finditer(bare):
        yield bare[: found.start()].strip()
        yield bare[found.end() :].strip()


def _part(edtf: str, *, pieces: list[str], whole: VagueDate) -> VagueDate:
    part = read_claim(edtf, basis=whole.basis) or UNKNOWN
    then = part.hi or part.lo or date.max  # so that two figures of a year mean that year
    typed = next((piece for piece in pieces if parse(piece, today=then).edtf == edtf), to_dutch(part))
    return replace(part, as_typed=typed)


def show_period(start: VagueDate, /, *, end: VagueDate | None = None, running: bool = False, long: bool = False) -> str:
    """The period in words: 'maart 2012 t/m juni 2013', 'sinds september 2020', 't/m 2015'; a moment as itself."""
    if running:
        return tr("sinds {datum}", datum=to_dutch(start, long=long))
    if end is None or not end.is_known:
        return to_dutch(start, long=long)
    if not start.is_known:
        return tr("t/m {datum}", datum=to_dutch(end, long=long))
    joined = read_claim(f"{start.edtf}/{end.edtf}")
    if joined:
        return to_dutch(joined, long=long)
    return tr("van {begin} t/m {einde}", begin=to_dutch(start, long=long), einde=to_dutch(end, long=long))


def parse_end(text: str, *, today: date, birth: VagueDate | None = None) -> tuple[VagueDate | None, bool]:
    """Read the column or field of an end: no end when empty, running when it says 'nu'."""
    plain = tidy(text)
    if not plain:
        return None, False
    if plain in NOW_WORDS - {"vandaag"}:
        return None, True
    return parse(text, today=today, birth=birth), False
