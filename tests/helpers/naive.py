"""What the rules of the catalogue say about exact dates, worked out again in the plainest way: to compare with.

Written from the design, not from the detectors. A row is one event with days as numbers; every rule answers with sets
of ids, for one person (or ``None``: everybody). Chains are found by trying all, so families must be small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

EARLY = frozenset(("afgehaakt", "eenzijdig door cliënt", "door aanbieder", "in overleg"))
GOALS = frozenset(("doelen bereikt", "volgens plan"))
DECLINED = frozenset(("geweigerd", "niet gestart", "wachtlijst"))
Answer = tuple[int, frozenset[str]]
"""How many, and the ids of what it leans on."""


@dataclass(frozen=True)
class Row:
    """One event: help (``product``), a measure or a report, from its first to its last day."""

    id: str
    kind: str
    first: int
    last: int
    who: frozenset[str]
    product: str = ""
    by: str = ""
    outcome: str = ""
    reason: str = ""


Group = tuple[Row, ...]


def _of(rows: Iterable[Row], who: str | None) -> list[Row]:
    return sorted([row for row in rows if who is None or who in row.who], key=lambda row: (row.first, row.last, row.id))


def _help(rows: Iterable[Row], who: str | None, *, declined: bool = False) -> list[Row]:
    return [row for row in _of(rows, who) if row.product and (declined or row.outcome not in DECLINED)]


def _joined(rows: Sequence[Row], alike: Callable[[Row, Row], bool]) -> list[Group]:
    """What is alike and overlaps or goes on the next day is one."""
    groups: list[list[Row]] = []
    for row in rows:
        touched = [
            one for one in groups
            if any(alike(row, each) and row.first <= each.last + 1 and each.first <= row.last + 1 for each in one)
        ]  # fmt: skip
        groups = [one for one in groups if one not in touched] + [[row, *(each for one in touched for each in one)]]
    return sorted((tuple(sorted(one, key=lambda row: row.first)) for one in groups), key=_first)


def _first(group: Group) -> int:
    return min(row.first for row in group)


def _last(group: Group) -> int:
    return max(row.last for row in group)


def _ids(groups: Iterable[Group]) -> frozenset[str]:
    return frozenset(row.id for group in groups for row in group)


def _same(one: Row, other: Row) -> bool:
    return (one.product, one.by) == (other.product, other.by) and not one.who.isdisjoint(other.who)


def _apart(groups: Iterable[Group]) -> list[Group]:
    """As many as can follow each other with a free day between."""
    row: list[Group] = []
    for group in sorted(groups, key=lambda one: (_last(one), _first(one))):
        if not row or _first(group) > _last(row[-1]) + 1:
            row.append(group)
    return row


def same_help(rows: Sequence[Row], who: str | None) -> Iterator[Answer]:
    """zelfde-hulp."""
    for product in sorted({row.product for row in _help(rows, who)}):
        row = _apart(_joined([one for one in _help(rows, who) if one.product == product], _same))
        if len(row) > 1:
            yield len(row), _ids(row)


def same_measure(rows: Sequence[Row], who: str | None) -> Iterator[Answer]:
    """zelfde-maatregel, for one person."""
    orders = _joined([row for row in _of(rows, who) if row.kind == "ots"], lambda one, other: True)
    for reason in sorted({row.reason for group in orders for row in group}):
        row = _apart([group for group in orders if any(one.reason == reason for one in group)])
        if who and len(row) > 1:
            yield len(row), _ids(row)


def help_again(rows: Sequence[Row], who: str | None) -> Iterator[Answer]:
    """herhaald-beroep."""
    spells = _joined(_help(rows, who), lambda one, other: True)
    found = [(a, b) for a, b in pairwise(spells) if _first(b) < _years_later(_last(a), 5)]
    if len(found) > 1:
        ends = [(max(a, key=lambda row: row.last),) for a, _ in found]
        yield len(found), _ids([*ends, *((b[0],) for _, b in found)])


def _years_later(day: int, years: int) -> int:
    on = date.fromordinal(day)
    if (on.month, on.day) == (2, 29):
        return date(on.year + years, 3, 1).toordinal()
    return on.replace(year=on.year + years).toordinal()


def stacked(rows: Sequence[Row], who: str | None) -> Iterator[Answer]:
    """stapeling: the products of the fullest day of each stretch of 60 days or more with four."""
    helps = _help(rows, who)
    days = sorted({row.first for row in helps} | {row.last + 1 for row in helps})
    begin, fullest = 0, frozenset[Row]()
    for day in days:
        there = frozenset(row for row in helps if row.first <= day <= row.last)
        if len({row.product for row in there}) >= 4:
            fullest = there if not begin else max(fullest, there, key=lambda some: len({row.product for row in some}))
            begin = begin or day
        else:
            if begin and day - begin >= 60:
                yield len(fullest), frozenset(row.id for row in fullest)
            begin = 0


def chained(rows: Sequence[Row], who: str | None) -> Iterator[Answer]:
    """aaneenschakeling, for one person: the longest chain of different products."""
    helps = _joined(_help(rows, who), _same)
    best: list[Group] = []

    def walk(path: list[Group]) -> None:
        nonlocal best
        best = path if len(path) > len(best) else best
        for other in helps:
            gap = _first(other) - _last(path[-1]) - 1
            if -14 <= gap <= 31 and other[0].product not in {one[0].product for one in path}:
                walk([*path, other])

    for group in helps:
        walk([group])
    if who and len(best) >= 4:
        yield len(best), _ids(best)


def waves(rows: Sequence[Row], who: str | None) -> Iterator[Answer]:
    """golfbeweging: the longest row of waves; each report stands for itself."""
    given = _joined(_help(rows, who), _same)
    offered = sorted(
        [*given, *((row,) for row in _help(rows, who, declined=True) if row.outcome in DECLINED)], key=_first
    )
    crises = [row for row in _of(rows, who) if row.kind == "crisismelding"]
    best: list[Row] = []

    def walk(path: list[Row], free: int) -> None:
        nonlocal best
        best = path if len(path) > len(best) else best
        for group in offered:
            if _first(group) < free or not all(row.outcome in EARLY | GOALS | DECLINED for row in _enders(group)):
                continue
            for report in crises:
                if not 1 <= report.first - _last(group) <= 275:
                    continue
                more = [*path, *_enders(group)[:1], report]
                again = any(0 <= _first(one) - report.first <= 92 for one in offered if one is not group)
                if again:
                    walk(more, report.first)
                best = more if len(more) > len(best) else best

    walk([], 0)
    if len(best) >= 4:
        yield len(best) // 2, frozenset(row.id for row in best)


def _enders(group: Group) -> list[Row]:
    return [row for row in group if row.last == _last(group)]


def stopped_early(rows: Sequence[Row], who: str | None) -> Iterator[Answer]:
    """voortijdig: by what ended last of each."""
    ended = sorted(_joined(_help(rows, who), _same), key=lambda group: (_last(group), _first(group)))
    early = [all(row.outcome in EARLY for row in _enders(group)) for group in ended]
    if len(ended) >= 5 and sum(early) * 100 >= 60 * len(ended):
        yield (
            sum(early),
            _ids([tuple(_enders(group)) for group, is_early in zip(ended, early, strict=True) if is_early]),
        )
        return
    best: list[Group] = []
    row: list[Group] = []
    for group, is_early in zip(ended, early, strict=True):
        row = [*row, group] if is_early else []
        best = row if len(row) > len(best) else best
    if len(best) >= 3:
        yield len(best), _ids(tuple(_enders(group)) for group in best)


RULES: dict[str, Callable[[Sequence[Row], str | None], Iterator[Answer]]] = {
    "zelfde-hulp": same_help, "zelfde-maatregel": same_measure, "herhaald-beroep": help_again, "stapeling": stacked,
    "aaneenschakeling": chained, "golfbeweging": waves, "voortijdig": stopped_early,
}  # fmt: skip
