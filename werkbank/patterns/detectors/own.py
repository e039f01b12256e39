"""``eigen``: more of what people put together themselves.

Every pattern that people made by hand from two to five events, and did not turn down, is a model: the same kinds in the
same order, with gaps between their begins that differ by half at most (a month is always allowed), and the same
relation between periods (Allen 1983: after, overlapping, during). Where else in the case does that come again? With
vague dates a gap fits when it can. Facts of the model itself are not used twice, and facts about nobody of the family
only count when the model has one. As the model is a choice of people, what is found is as sure as the dates of the
events are, and says no more than that it looks alike: rows on exact days first, and what may be one more beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Kind, PatternStatus, Side
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import brief
from werkbank.patterns.material import Material
from werkbank.patterns.rows import strength
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, enumerated, told, year

_FIRST = attrgetter("s_lo")
_MONTH = 31
_MOST = 5
_VAGUE = 366  # days: a vaguer begin says too little about the order
_PERCENT = 100
_Row = tuple[Fact, ...]


class _Tie(Enum):
    """How a period lies to one that began before it."""

    AFTER = "after"
    OVERLAPS = "overlaps"
    DURING = "during"
    OPEN = "open"


_AFTER, _OVERLAPS, _DURING, _OPEN = _Tie  # by name for loops: asking an enumeration takes longer


class _Model(NamedTuple):
    """What to look for: the facts in order, the least and most days between their begins, and how they overlap."""

    pattern: Pattern
    facts: tuple[Fact, ...]
    gaps: tuple[tuple[float, float], ...]
    ties: tuple[_Tie, ...]


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    every = material.casus.patterns.values()
    own = [one for one in every if one.detector in {"", "eigen"} and one.status is not PatternStatus.NOT_RECOGNISED]
    for pattern in sorted(own, key=lambda one: (one.name, one.events)):
        model = _model(pattern, material=material, slack=int(settings["slack"]))
        if model is None:
            continue
        facts = _rows(model, material=material)
        sure = _search(model, rows=[[one for one in some if _is_exact(one)] for some in facts], but=())
        more = _search(model, rows=facts, but=sure)
        if len(sure) >= int(settings["times"]):
            yield _draft(model, found=sure, perhaps=more, material=material)
        elif len(sure) + len(more) >= int(settings["times"]):
            found = sorted([*sure, *more], key=lambda row: row[0].place)
            yield _draft(model, found=found, perhaps=(), material=material)


def _model(pattern: Pattern, *, material: Material, slack: int) -> _Model | None:
    by_id = material.with_ids(frozenset(pattern.events))
    facts = sorted((by_id[one] for one in pattern.events if one in by_id), key=_middle)
    if not 1 < len(facts) <= _MOST:
        return None
    days = [(_middle(b)[0] - _middle(a)[0]) / 2 for a, b in pairwise(facts)]
    slacks = [max(_MONTH, day * slack / _PERCENT) for day in days]
    gaps = tuple(
        (max(0, b.span.s_lo - a.span.s_hi - slack), b.span.s_hi - a.span.s_lo + slack)
        for (a, b), slack in zip(pairwise(facts), slacks, strict=True)
    )
    return _Model(pattern, tuple(facts), gaps, tuple(_tie(a, b) for a, b in pairwise(facts)))


def _middle(fact: Fact, /) -> tuple[int, int]:
    """Twice the middle of the days on which it can have begun, and its place."""
    return fact.s_lo + fact.s_hi, fact.place


def _tie(a: Fact, b: Fact, /) -> _Tie:
    """How ``b``, which begins later, lies to ``a``: Allen's relations, less those that a day more or less decides.

    Open for what may be either, and for a moment or an end that is not known.
    """
    if a.open_end or b.open_end or a.ended is not ZEKER or b.ended is not ZEKER:
        return _OPEN
    if b.span.s_lo > a.span.e_hi:
        return _AFTER
    if b.span.s_hi >= a.span.e_lo:
        return _OPEN
    if b.span.e_hi <= a.span.e_lo:
        return _DURING
    return _OVERLAPS if b.span.e_lo > a.span.e_hi else _OPEN


def _is_exact(fact: Fact, /) -> bool:
    """Begun on a day that is known."""
    return fact.sure and fact.s_lo == fact.s_hi


def _ids(facts: Iterable[Fact], /) -> tuple[EntityId, ...]:
    return tuple([fact.id for fact in facts])


def _fits(found: _Tie, model: _Tie, /) -> bool:
    return found is model or _OPEN in {found, model}


def _alike(one: Fact, other: Fact, /) -> bool:
    """The same kind, and where both say so the same product."""
    product = one.product == other.product or not (one.product and other.product)
    return one.event.kind == other.event.kind and product


def _rows(model: _Model, *, material: Material) -> list[list[Fact]]:
    """For each place in the model the facts of that kind, in order of time."""
    own = len(material.of_family(model.facts)) == len(model.facts)
    every = [material.by_kind.get(fact.name, ()) for fact in model.facts]
    of_kind = [material.of_family(facts) if own else facts for facts in every]
    return [[one for one in facts if one.s_hi - one.s_lo <= _VAGUE] for facts in of_kind]


def _search(model: _Model, *, rows: Sequence[Sequence[Fact]], but: Iterable[_Row]) -> list[_Row]:
    """Rows like the model, none of which shares an event with it, with an earlier row, or with those of ``but``."""
    used = {fact.id for facts in (model.facts, *but) for fact in facts}
    found: list[_Row] = []
    for first in rows[0]:
        if first.id in used or not _alike(first, model.facts[0]):
            continue
        row = _row((first,), model=model, rows=rows, used=used)
        if row:
            found.append(row)
            used |= {fact.id for fact in row}
    return found


def _row(row: _Row, *, model: _Model, rows: Sequence[Sequence[Fact]], used: set[EntityId]) -> _Row:
    """Go on with the first fact that fits; () when there is none. ``rows``: the facts of each kind of the model."""
    if len(row) == len(model.facts):
        return row
    least, most = model.gaps[len(row) - 1]
    last = row[-1]
    facts = rows[len(row)]
    first, latest = last.s_lo, last.s_hi
    for number in range(bisect_left(facts, first - _VAGUE, key=_FIRST), len(facts)):
        fact = facts[number]
        fewest, furthest = fact.s_lo - latest, fact.s_hi - first
        if fewest > most:
            break
        fits = furthest >= max(least, 0) and _fits(_tie(last, fact), model.ties[len(row) - 1])
        if fits and fact.id not in used and fact not in row and _alike(fact, model.facts[len(row)]):
            whole = _row((*row, fact), model=model, rows=rows, used=used)
            if whole:
                return whole
    return ()


def _draft(model: _Model, *, found: Sequence[_Row], perhaps: Sequence[_Row], material: Material) -> Draft:
    facts = [fact for row in found for fact in row]
    status = ZEKER if all(map(_is_exact, facts)) else MOGELIJK
    return Draft(
        status=status,
        strength=strength(len(found), least=1),
        persons=material.concerned(facts),
        events=frozenset(fact.id for fact in facts),
        begin=min(fact.s_lo for fact in facts),
        end=max(fact.e_hi for fact in facts),
        size=len(found),
        leans=(model.pattern.id,),  # two patterns may search for the same
        tell=lambda: Told(
            text=_text(model, found=found, status=status),
            steps=tuple(_steps(found, status=status)),
            counter=(Remark(tr("De volgorde lijkt erop. De reden kan een andere zijn."), _ids(facts)),),
            perhaps=tuple(
                Remark(tr("Misschien hoort dit er ook bij: {wat}.", wat=enumerated(map(told, row))), _ids(row))
                for row in perhaps
            ),
        ),
    )


def _text(model: _Model, *, found: Sequence[_Row], status: Certainty) -> str:
    name = brief(model.pattern.name) or tr("jullie eigen patroon")
    years = enumerated(dict.fromkeys(year(row[0]) for row in found))
    pattern = _SURE if status is ZEKER else _PERHAPS
    return asking(tr(pattern, naam=name, n=len(found), jaren=years))


_SURE = mark("Het ging {n} keer in dezelfde volgorde als bij '{naam}' ({jaren}).")
_PERHAPS = mark("Het ging misschien {n} keer in dezelfde volgorde als bij '{naam}' ({jaren}).")


def _steps(found: Iterable[_Row], *, status: Certainty) -> Iterator[Step]:
    for row in found:
        yield Step(status, enumerated(told(fact) for fact in row), _ids(row))


DETECTOR = Detector(
    id="eigen",
    name=mark("Lijkt op jullie eigen patroon"),
    rule=mark("Dezelfde soorten gebeurtenissen in dezelfde volgorde als in een patroon dat jullie zelf maakten."),
    false_alarm=mark("Wat op elkaar lijkt, kan een andere reden hebben."),
    side=Side.BETWEEN,
    settings=(
        Setting(
            "times", mark("hoe vaak ten minste"), 1, mark("Eén keer meer is al het bespreken waard."), unit=Unit.TIMES
        ),
        Setting(
            "slack",
            mark("tussentijd mag zoveel procent verschillen"),
            50,
            mark("Zo telt 'ongeveer even lang' mee."),
            unit=Unit.PERCENT,
            least=0,
            most=200,
        ),
    ),
    detect=_detect,
    tables=(Kind.PATTERN,),
)
