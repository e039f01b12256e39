"""Understand one typed line as an event.

    found = understand("voorjaar 2013 OTS Anouk schoolverzuim @JBW #B08", casus, today=today)
    found.date.edtf, found.kind, found.reason      # '2013-21', 'ots', 'schoolverzuim'
    found.pieces                                   # which words became what, for the live echo

Nothing is refused: without a date the event goes to the tray, without a known kind it is 'overig', and what was not
recognised is the title. Order of reading: ``#`` and ``@``, the longest date phrase, 'loopt nog', persons, the kind,
the reason. Words that were recognised stay out of the title, unless the rest cannot stand without them ('verhuisd naar
Utrecht', 'Bram gaat op voetbal bij Theo').
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.kinds import Role
from werkbank.model.vocabulary import Shape
from werkbank.timeline.line_dates import When, find_date, read_running, read_undated, read_when
from werkbank.timeline.line_marks import What, find_because, find_bouwstenen, find_kind, find_organisation, find_reason
from werkbank.timeline.line_names import Names, find_persons, names_of
from werkbank.timeline.line_words import Line, Part, Piece, line_of, words_of

OTHER = "overig"
_TIES = words_of(
    "naar bij in op van met voor door en aan uit om tot over na tijdens tegen als dat die is zijn was waren gaat ging "
    "gaan wordt werd worden krijgt kreeg krijgen komt kwam komen heeft had hebben stopt stopte begint begon woont "
    "woonde wil wilde moet moest kan kon blijft bleef zit zat doet deed maakt maakte haalt haalde omdat want maar dan "
    "de het een zonder rond sinds ook nog niet weer"
)  # fmt: skip
_BESIDE = frozenset({Part.DATE, Part.END, Part.RUNNING, Part.ORGANISATION, Part.BOUWSTEEN})


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
    pieces: tuple[Piece, ...] = ()

    def fields(self) -> dict[str, Any]:
        """The fields of the event, for ``history.add_event``."""
        names = (
            "date",
            "end",
            "running",
            "period",
            "kind",
            "product",
            "persons",
            "reason",
            "organisation",
            "bouwstenen",
            "title",
        )
        return {name: getattr(self, name) for name in names}


def understand(line: str, casus: Casus, *, today: date) -> Proposal:
    """Read a line against a casus."""
    read = line_of(line)
    stones = find_bouwstenen(read)
    organisation = find_organisation(read, casus=casus)
    names = names_of(casus)
    birth = _birth(read, casus, names=names)
    run = find_date(read, today=today, names=names.single(), birth=birth)
    read.taken.update(range(run.first, run.last) if run else ())
    running = read_running(read)
    because = find_because(read, names=names.single())
    found = set(read.taken)
    persons = find_persons(read, casus=casus, names=names)
    named, read.taken = read.taken, found
    what = find_kind(read, casus=casus)
    read.taken |= named
    lasts = what.kind is not None and what.kind.shape is Shape.PERIOD
    when = (
        read_when(read, run, today=today, as_period=lasts, birth=birth)
        if run
        else When(read_undated(read, today=today))
    )
    reason = because or find_reason(read)
    return Proposal(
        date=when.start, end=when.end, running=when.running or (running and not when.end.is_known),
        period=lasts or when.running or running or when.end.is_known, kind=what.kind.id if what.kind else OTHER,
        product=what.product, persons=persons, reason=reason, organisation=organisation, bouwstenen=stones,
        title=_title(read, what), pieces=tuple(sorted(read.pieces)),
    )  # fmt: skip


def _birth(line: Line, casus: Casus, *, names: Names) -> VagueDate | None:
    """The birth that ages count from: of the first youth who is named, else the index youth, else who is named."""
    probe = Line(line.text, line.words, set(line.taken))
    named = [casus.persons[id_] for id_ in find_persons(probe, casus=casus, names=names)]
    young = [person for person in named if person.role is Role.YOUTH or person.index]
    index = [person for person in casus.persons.values() if person.index]
    alone = named if len(named) == 1 else []
    first = next(iter((*young, *alone, *index, *named)), None)
    return first.birth if first is not None and first.birth.is_known else None


def _title(line: Line, what: What) -> str:
    """What was not recognised, from its first to its last word; all of the sentence when that hangs in the air."""
    beside = _words_of(line, _BESIDE)
    left = [n for n, word in enumerate(line.words) if n not in line.taken and any(map(str.isalnum, word.text))]
    content = [number for number in left if line.words[number].folded not in _TIES]
    if not left or (not content and (what.kind is not None or not line.pieces)):
        return ""
    first, last = left[0], left[-1]
    if _hangs(line, first, last):
        first, last = 0, len(line.words) - 1
    kept = [line.words[number].text for number in range(first, last + 1) if number not in beside]
    return " ".join(kept)


def _hangs(line: Line, first: int, last: int) -> bool:
    """Whether the rest begins or ends with a word that ties it to a neighbour that was recognised."""
    before = first > 0 and line.words[first].folded in _TIES
    after = last < len(line.words) - 1 and line.words[last].folded in _TIES
    return before or after


def _words_of(line: Line, parts: frozenset[Part]) -> set[int]:
    spans = [(piece.start, piece.end) for piece in line.pieces if piece.part in parts]
    return {number for number, word in enumerate(line.words) if any(start <= word.start < end for start, end in spans)}
