"""Find the date phrase of a typed line: the longest run of words that reads as a claim about time.

Only runs of words that can stand in a date are tried, and only those with a figure or a word that counts from today or
from a birth in them; so a line costs a handful of readings. A word that is somebody's name in this casus, with a
capital, is no month ('2013 Jan verhuisd').
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.dates import SCHOOL_YEAR, UNKNOWN, VagueDate, echo, from_edtf, parse, parse_end, split_period
from werkbank.model.dates import words as w
from werkbank.model.dates.feasts import NAMES
from werkbank.timeline.line_near import kind_called, near_date_word
from werkbank.timeline.line_words import Line, Part, Run, words_of

MOST_WORDS = 10
_COUNTING = words_of(
    "gisteren eergisteren vandaag vorig vorige afgelopen volgend volgende dit deze geleden toen groep brugklas "
    "oud leeftijd baby peuter kleuter zijn haar"
)
_FRAMES = words_of("voor vóór na tussen van sinds vanaf tot t/m uiterlijk vroegst en of aan met al - – tm")
_UNITS = words_of(
    "jaar jaren jr maand maanden week weken dag dagen kwartaal helft schooljaar groep eeuw oud was werd hij zij ze die "
    "ik het leeftijd op als baby peuter kleuter verjaardag levensjaar vierde vakantie"
)
_CAN_STAND = frozenset(
    {*w.MONTHS, *w.WEEKDAYS, *w.SEASONS, *w.PARTS, *w.NUMBERS, *w.ORDINALS, *w.TENS, *w.APPROX_WORDS,
     *w.UNCERTAIN_WORDS, *w.NOW_WORDS, *w.FILLERS, *NAMES, *_COUNTING, *_FRAMES, *_UNITS}
)  # fmt: skip
_LAST_NEVER = (w.FILLERS - {"jaar", "maand", "dag"}) | _FRAMES | {"en", "of"}
_FIRST_ONLY = frozenset({"in", "op"})  # 'groep 3 in sept 2018' is no third of September
_JOINED = re.compile(r"[-/–]")
_YEARS = re.compile(r"\b\d{4}\s*[-–]\s*\d{4}\b")
_FIGURE = re.compile(r"\d|^[Qq]\d$")
_LIKE_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)|[12]\d{3}-\d{1,2}-\d{1,2}")
_NUMBERED = re.compile(r"^[A-Za-z]+\d|^\d+[A-Za-z]\d|^\d+x$|^#|^@")  # 'B08', '45A04', '3x': no dates
_BESIDE = words_of("voor na tijdens rond rondom sinds vanaf")
_ARTICLES = words_of("de het een zijn haar hun eerste tweede laatste")
_ENDS = frozenset({"tot", "t/m", "tm"})
_RUNNING = ("loopt nog", "loopt nog steeds", "loopt door", "nog bezig", "nog steeds", "nog lopend", "lopend", "tot nu",
            "tot nu toe", "tot heden", "t/m nu", "t/m heden", "t/m vandaag", "tot vandaag")  # fmt: skip
_UNKNOWN = ("datum onbekend", "onbekende datum", "weet ik niet wanneer", "onbekend", "weet ik niet")


class When(NamedTuple):
    """The dates of a line; ``run`` are the words they stand in."""

    start: VagueDate = UNKNOWN
    end: VagueDate = UNKNOWN
    running: bool = False
    run: Run | None = None


def find_date(line: Line, *, today: date, names: Collection[str], birth: VagueDate | None) -> Run | None:
    """The words of the date: the longest run that reads as one, the first of equals; 'tot 2014' only when alone."""
    best: Run | None = None
    only_end: Run | None = None
    for run in _candidates(line, names=names):
        ends = line.words[run.first].text.casefold() in _ENDS
        known = only_end if ends else best
        if known is not None and run.last - run.first <= known.last - known.first:
            continue
        if parse(line.spelled(run), today=today, birth=birth).is_known:
            best, only_end = (best, run) if ends else (run, only_end)
    inside = only_end is not None and best is not None and only_end.first <= best.first < only_end.last
    return only_end if best is None or inside else best


def read_when(
    line: Line, run: Run, *, today: date, as_period: bool, birth: VagueDate | None, instead: str = ""
) -> When:
    """Read the date, its end and whether it runs; marks the words as taken. ``instead`` was chosen for the words."""
    claim = parse(instead or line.spelled(run), today=today, as_period=as_period, birth=birth)
    claim = claim if instead else replace(claim, as_typed=line.said(run))
    if claim.basis == SCHOOL_YEAR and not as_period:
        claim = _somewhere_in(claim)
    slipped = not instead and not (line.mended.keys() - line.aged).isdisjoint(range(run.first, run.last))
    line.take(run, Part.DATE, echo(claim), doubt=tr("klopt dit?") if slipped else "")
    start, end, running = split_period(claim)
    found = When(start, end or UNKNOWN, running, run)
    return found if end or running else _later_end(line, found, today=today, birth=birth)


def mend_date_words(line: Line, *, names: Collection[str]) -> None:
    """Put months and seasons with one slip right where a figure stands beside them; a name in an age becomes 'hij'."""
    for number, word in enumerate(line.words):
        near = near_date_word(word.text)
        beside = [line.words[n].text for n in (number - 1, number + 1) if 0 <= n < len(line.words)]
        if near and word.folded not in names and any(map(_FIGURE.search, beside)):
            line.mended[number] = near
        if word.folded in names and number and beside[0].casefold() == "toen":
            line.mended[number] = "hij"
            line.aged.add(number)


def spans_years(line: Line, run: Run) -> bool:
    """Whether the words are two years with a stroke between them, which without a kind is how long something took."""
    return _YEARS.search(line.said(run)) is not None


def read_undated(line: Line, *, today: date) -> VagueDate:
    """What is said when no date can be read: 'onbekend', or a text like 31-2-2014 that is kept and flagged."""
    for run in line.runs():
        if line.said(run).casefold() in _UNKNOWN:
            line.take(run, Part.DATE, tr("datum onbekend"))
            return parse(line.said(run), today=today)
    ordering = _ordering(line, today=today)
    if ordering is not None:
        return ordering
    for number, word in enumerate(line.words):
        if number not in line.taken and _LIKE_DATE.fullmatch(word.text):
            claim = parse(word.text, today=today)
            line.take(Run(number, number + 1), Part.DATE, claim.reason, doubt=claim.reason)
            return claim
    return UNKNOWN


def _ordering(line: Line, *, today: date) -> VagueDate | None:
    """'na de scheiding', 'twee weken voor de UHP': beside another event, in words that the vocabulary knows."""
    for number, word in enumerate(line.words):
        if word.folded not in _BESIDE or number in line.taken:
            continue
        start = number + 1
        if start < len(line.words) and line.words[start].folded in _ARTICLES:
            start += 1
        ends = range(min(len(line.words), start + 3), start, -1)
        last = next((end for end in ends if kind_called(line.said(Run(start, end)))), None)
        if last is None:
            continue
        for begin in range(max(0, number - 3), number + 1):
            run = Run(begin, last)
            claim = parse(line.said(run), today=today)
            if claim.ordering and line.taken.isdisjoint(range(begin, last)):
                line.take(run, Part.DATE, echo(claim))
                return claim
    return None


def read_running(line: Line) -> bool:
    """Whether the line says that it goes on until now."""
    for run in line.runs(longest=3):
        if line.said(run).casefold() in _RUNNING:
            line.take(run, Part.RUNNING, tr("loopt nog"))
            return True
    return False


def _somewhere_in(claim: VagueDate) -> VagueDate:
    """A school year as the bounds of a moment."""
    first, _, last = claim.edtf.partition("/")
    moment = from_edtf(f"[{first}..{last}]")
    return replace(moment, as_typed=claim.as_typed, basis=claim.basis) if moment.is_known else claim


def _later_end(line: Line, when: When, *, today: date, birth: VagueDate | None) -> When:
    """'2012 VUHP Bram tot 2014': an end that stands further on."""
    for number, word in enumerate(line.words):
        if word.text.casefold() not in _ENDS or number in line.taken:
            continue
        for last in range(min(len(line.words), number + 1 + MOST_WORDS), number + 1, -1):
            run = Run(number + 1, last)
            if not line.taken.isdisjoint(range(number, last)) or _NUMBERED.match(line.words[last - 1].text):
                continue
            end, running = parse_end(line.said(run), today=today, birth=birth)
            if running or (end is not None and end.is_known and not end.is_period):
                part, meaning = (Part.RUNNING, tr("loopt nog")) if running or end is None else (Part.END, echo(end))
                line.take(Run(number, last), part, meaning)
                return when._replace(end=end or UNKNOWN, running=running)
    return when


def _candidates(line: Line, *, names: Collection[str]) -> Iterator[Run]:
    """Runs with a figure or counting word in them and nothing that can't stand in a date."""
    stretch: list[int] = []
    for number in range(len(line.words) + 1):
        if number < len(line.words) and number not in line.taken and _can_stand(line, number, names=names):
            stretch.append(number)
            continue
        yield from _inside(line, stretch)
        stretch = []


def _inside(line: Line, stretch: list[int]) -> Iterator[Run]:
    if not any(_carries(line.words[number].text) for number in stretch):
        return
    first, last = stretch[0], stretch[-1] + 1
    for length in range(min(MOST_WORDS, last - first), 0, -1):
        for begin in range(first, last - length + 1):
            run = Run(begin, begin + length)
            if _is_whole(line, run):
                yield run


def _is_whole(line: Line, run: Run) -> bool:
    words = [word.text.casefold() for word in line.words[run.first : run.last]]
    return any(map(_carries, words)) and words[-1] not in _LAST_NEVER and _FIRST_ONLY.isdisjoint(words[1:])


def _carries(text: str) -> bool:
    return bool(_FIGURE.search(text)) or text.casefold() in _COUNTING


def _can_stand(line: Line, number: int, *, names: Collection[str]) -> bool:
    word = line.words[number]
    small = line.word(number).casefold()
    if _NUMBERED.match(word.text) and not re.match(r"^[QqKkHh]\d$|^'\d", word.text):
        return small.rstrip("0123456789'") in w.MONTHS
    if word.folded in names and word.text[:1].isupper() and number not in line.mended:
        return False
    if _FIGURE.search(word.text) or small in _CAN_STAND or small.rstrip(".") in w.MONTHS:
        return True
    parts = [part.rstrip(".") for part in _JOINED.split(small)]  # 'jan-mrt 2019'
    return len(parts) == 2 and all(part in w.MONTHS or part in w.SEASONS for part in parts)
