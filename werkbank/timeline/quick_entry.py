"""Understand one typed line as an event.

    found = understand("voorjaar 2013 OTS Anouk schoolverzuim @JBW #B08", casus, today=today)
    found.date.edtf, found.kind, found.reason      # '2013-21', 'ots', 'schoolverzuim'
    found.pieces                                   # which words became what, for the live echo

Nothing is refused: without a date the event goes to the tray, without a known kind it is 'overig', and what was not
recognised is the title. Order of reading: what somebody chose, ``#`` and ``@``, the nature, the longest date phrase,
'loopt nog', the source, persons, the kind, the reason. Words that were recognised stay out of the title, unless the
rest cannot stand without them ('verhuisd naar Utrecht', 'Bram gaat op voetbal bij Theo').
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from unicodedata import category

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.dates.words import MONTHS, SEASONS
from werkbank.model.kinds import Nature, Role
from werkbank.model.vocabulary import Shape, vocabulary
from werkbank.timeline.line_choices import Choice, Chosen, apply, values
from werkbank.timeline.line_dates import (
    When,
    find_date,
    mend_date_words,
    read_running,
    read_undated,
    read_when,
    spans_years,
)
from werkbank.timeline.line_marks import What, find_because, find_bouwstenen, find_kind, find_organisation, find_reason
from werkbank.timeline.line_names import Names, find_persons, names_of
from werkbank.timeline.line_said import find_according_to, find_nature, find_source
from werkbank.timeline.line_words import Line, Part, Piece, Run, line_of, words_of

OTHER = "overig"
_TIES = words_of(
    "naar bij in op van met voor door en aan uit om tot over na tijdens tegen als dat die is zijn was waren gaat ging "
    "gaan wordt werd worden krijgt kreeg krijgen komt kwam komen heeft had hebben stopt stopte begint begon woont "
    "woonde wil wilde moet moest kan kon blijft bleef zit zat doet deed maakt maakte haalt haalde omdat want maar dan "
    "de het een zonder rond sinds ook nog niet weer haar hun"
)  # fmt: skip
_BESIDE = frozenset({Part.DATE, Part.END, Part.RUNNING, Part.ORGANISATION, Part.BOUWSTEEN, Part.NATURE, Part.SOURCE})
_WORDS_OF_LINES = _TIES | frozenset(MONTHS) | frozenset(SEASONS)


_BINDS = words_of("door naar bij van met tegen zonder aan voor")  # between two things that were recognised they say how
_FIELDS = (
    "date", "end", "running", "period", "kind", "product", "persons", "reason", "organisation", "bouwstenen", "title",
    "nature", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line says; ``pieces`` in the order of the line."""

    date: VagueDate = UNKNOWN
    end: VagueDate = UNKNOWN
    running: bool = False
    period: bool = False
    kind: str = OTHER
    product: str = ""
    persons: tuple[EntityId, ...] = ()
    reason: str = ""
    organisation: str = ""
    bouwstenen: tuple[str, ...] = ()
    title: str = ""
    nature: Nature = Nature.FACT
    source: str = ""
    pieces: tuple[Piece, ...] = ()

    def fields(self) -> dict[str, Any]:
        """The fields of the event, for ``history.add_event``."""
        return {name: getattr(self, name) for name in _FIELDS}


def understand(text: str, casus: Casus, *, today: date, choices: tuple[Choice, ...] = ()) -> Proposal:
    """Read a line against a casus; ``choices`` are the words for which somebody chose what they are."""
    line = line_of(text)
    names = names_of(casus)
    line.known = _WORDS_OF_LINES
    chosen, plain = apply(line, choices, casus=casus)
    picked = partial(values, chosen)
    stones = (*picked(Part.BOUWSTEEN), *find_bouwstenen(line, casus=casus))
    organisation = find_organisation(line, casus=casus)
    nature = find_nature(line)
    birth = _birth(line, casus, names=names)
    run = _date_run(line, chosen, today=today, names=names.single(), birth=birth)
    line.taken.update(range(run.first, run.last) if run else ())
    running = read_running(line)
    undated = UNKNOWN if run else read_undated(line, today=today)
    speakers = names.single() | {place[0] for place in names.places if len(place) == 1}
    source = find_source(line, names=speakers)
    if not source and (source := find_according_to(line, names=speakers)):
        nature = nature or Nature.OPINION
    because = find_because(line, names=names.single())
    found = set(line.taken)
    line.taken -= line.aged
    persons = find_persons(line, casus=casus, names=names)
    named, line.taken = line.taken, found
    what = _what(picked(Part.KIND)) or find_kind(line, casus=casus)
    line.taken |= named
    lasts = what.kind is not None and what.kind.shape is Shape.PERIOD
    lasts = lasts or (what.kind is None and run is not None and spans_years(line, run))
    when = _when(line, run, chosen, today=today, lasts=lasts, birth=birth) if run else When(undated)
    reason = because or find_reason(line)
    line.taken -= plain
    return Proposal(
        date=when.start, end=when.end, running=when.running or (running and not when.end.is_known),
        period=lasts or when.running or running or when.end.is_known, kind=what.kind.id if what.kind else OTHER,
        product=what.product, persons=_people(picked(Part.PERSON), persons, casus=casus),
        reason=" ".join(picked(Part.REASON)) or reason,
        organisation=" ".join(picked(Part.ORGANISATION)) or organisation, bouwstenen=tuple(dict.fromkeys(stones)),
        title=f"{_title(line, what)} {_unknown_stones(line)}".strip(),
        nature=Nature((*picked(Part.NATURE), nature or Nature.FACT)[0]),
        source=" ".join(picked(Part.SOURCE)) or source, pieces=tuple(sorted(line.pieces)),
    )  # fmt: skip


def _what(picked: list[str]) -> What | None:
    kind = vocabulary().event_kinds.get(picked[0]) if picked else None
    return What(kind) if kind is not None else None


def _people(picked: list[str], found: tuple[EntityId, ...], *, casus: Casus) -> tuple[EntityId, ...]:
    return tuple(dict.fromkeys((*(EntityId(id_) for id_ in picked if id_ in casus.persons), *found)))


def _date_run(
    line: Line, chosen: list[Chosen], *, today: date, names: frozenset[str], birth: VagueDate | None
) -> Run | None:
    """The words of the date: those that somebody chose, else the longest that read as one."""
    picked = next((one.run for one in chosen if one.choice.part is Part.DATE), None)
    if picked is not None:
        return picked
    mend_date_words(line, names=names)
    return find_date(line, today=today, names=names, birth=birth)


def _when(line: Line, run: Run, chosen: list[Chosen], *, today: date, lasts: bool, birth: VagueDate | None) -> When:
    picked = next((one.choice.value for one in chosen if one.choice.part is Part.DATE), "")
    return read_when(line, run, today=today, as_period=lasts, birth=birth, instead=picked)


def _birth(line: Line, casus: Casus, *, names: Names) -> VagueDate | None:
    """The birth that ages count from: of the first youth who is named, else the index youth, else who is named."""
    probe = Line(line.text, line.words, set(line.taken), known=line.known)
    named = [casus.persons[id_] for id_ in find_persons(probe, casus=casus, names=names)]
    young = [person for person in named if person.role is Role.YOUTH or person.index]
    index = [person for person in casus.persons.values() if person.index]
    alone = named if len(named) == 1 else []
    first = next(iter((*young, *alone, *index, *named)), None)
    return first.birth if first is not None and first.birth.is_known else None


def _title(line: Line, what: What) -> str:
    """What was not recognised, from its first to its last word; all of the sentence when that hangs in the air."""
    left = [n for n, word in enumerate(line.words) if n not in line.taken and _says(word.text)]
    content = [number for number in left if line.words[number].folded not in _TIES]
    beside = _words_of(line, _BESIDE)
    binds = any(
        line.words[n].folded in _BINDS and n + 1 in line.taken and n + 1 not in beside and n - 1 in line.taken
        for n in left
    )
    if not left and not line.pieces:
        return " ".join(word.text for word in line.words)  # signs alone are kept as typed too
    if not left or (not content and not binds and (what.kind is not None or not line.pieces)):
        return ""
    first, last = left[0], left[-1]
    if _hangs(line, first, last):
        first, last = 0, len(line.words) - 1
    kept = [line.words[number].text for number in range(first, last + 1) if number not in beside]
    return " ".join(kept)


def _unknown_stones(line: Line) -> str:
    """'#99' that names no bouwsteen, or more than one: the chip asks, and who does not answer keeps the words."""
    unsure = (piece for piece in line.pieces if piece.part is Part.BOUWSTEEN and piece.doubt)
    return " ".join(line.text[piece.start : piece.end] for piece in unsure)


def _says(word: str) -> bool:
    """Whether a word is more than the signs between words: letters, figures or an emoji."""
    return any(sign.isalnum() or category(sign) == "So" for sign in word)


def _hangs(line: Line, first: int, last: int) -> bool:
    """Whether the rest begins or ends with a word that ties it to a neighbour that was recognised."""
    before = first > 0 and line.words[first].folded in _TIES
    after = last < len(line.words) - 1 and line.words[last].folded in _TIES
    return before or after


def _words_of(line: Line, parts: frozenset[Part]) -> set[int]:
    spans = [(piece.start, piece.end) for piece in line.pieces if piece.part in parts]
    return {number for number, word in enumerate(line.words) if any(start <= word.start < end for start, end in spans)}
