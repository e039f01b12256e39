"""``kind-na-kind``: the same measure, product or reason for brothers and sisters, not by one decision on one day.

For each group of children with one parent and each measure, product and reason: the longest row of different children
whose turns began on certainly (or possibly) different days. What begins on one day is one decision, and so are vague
claims that are written the same ('maart 2013' three times); a decision for several children counts once, and only when
none of them is in the row by another. Reasons match as they are, then by group ('ongeveer dezelfde reden').
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import product_words, reason_words
from werkbank.patterns.kin import Kin, People
from werkbank.patterns.material import Material
from werkbank.patterns.rows import sieved, strength
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, enumerated, told, year

_MEASURE, _PRODUCT, _REASON, _GROUP = "measure", "product", "reason", "group"
_THINGS = frozenset(("measure", "help"))
_SURE = {
    _MEASURE: mark("De maatregel {wat} kwam na elkaar bij {n} kinderen uit dit gezin: {kinderen}."),
    _PRODUCT: mark("Dezelfde hulp ({wat}) kwam na elkaar bij {n} kinderen uit dit gezin: {kinderen}."),
    _REASON: mark("Dezelfde reden ({wat}) staat na elkaar bij {n} kinderen uit dit gezin op papier: {kinderen}."),
    _GROUP: mark(
        "Ongeveer dezelfde reden ({wat}) staat na elkaar bij {n} kinderen uit dit gezin op papier: {kinderen}."
    ),
}
_PERHAPS = {
    _MEASURE: mark("De maatregel {wat} kwam misschien na elkaar bij {n} kinderen uit dit gezin: {kinderen}."),
    _PRODUCT: mark("Dezelfde hulp ({wat}) kwam misschien na elkaar bij {n} kinderen uit dit gezin: {kinderen}."),
    _REASON: mark(
        "Dezelfde reden ({wat}) staat misschien na elkaar bij {n} kinderen uit dit gezin op papier: {kinderen}."
    ),
    _GROUP: mark(
        "Ongeveer dezelfde reden ({wat}) staat misschien na elkaar bij {n} kinderen uit dit gezin op papier: "
        "{kinderen}."
    ),
}


class _Turn(NamedTuple):
    """One decision or event: what came to one child, or to several at once."""

    facts: tuple[Fact, ...]
    children: People
    first: int  # the earliest and the latest day on which it can have begun
    last: int


_Row = list[_Turn]
_made = tuple.__new__  # see werkbank.patterns.reading


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    least, kin, made = int(settings["children"]), material.kin, material.kept.made
    by_thing: dict[tuple[str, str], list[Draft]] = {}
    for group in kin.sibships:
        for thing, facts in _by_thing(material, group=group).items():
            find = partial(_draft, facts, thing=thing, group=group, least=least, kin=kin)
            draft = made((_draft, thing, group, least), facts, find) if len(facts) >= least else None
            if draft:
                by_thing.setdefault(thing, []).append(draft)
    kept: dict[frozenset[EntityId], Draft] = {}
    for sort in (_MEASURE, _PRODUCT, _REASON, _GROUP):
        for thing, drafts in by_thing.items():
            if thing[0] == sort:
                fresh = [draft for draft in sieved(drafts) if sort != _GROUP or _wider(draft, kept=kept.values())]
                for draft in fresh:
                    kept.setdefault(draft.events, draft)
    return kept.values()


def _wider(draft: Draft, *, kept: Iterable[Draft]) -> bool:
    """About the same reason is worth telling only when it holds for more children than one reason does."""
    return not any(draft.persons <= other.persons and other.status >= draft.status for other in kept)


def _turns(facts: Iterable[Fact], *, group: People, certain: bool) -> list[_Turn]:
    """Decisions by their latest day: what begins on the same day is one, and possibly what is written the same too."""
    same_day: dict[tuple[int, ...], list[Fact]] = {}
    for fact in facts:
        first, last = fact.s_lo, fact.s_hi
        key = (last, first, fact.sure, fact.place if certain and first < last else 0)
        if key in same_day:
            same_day[key].append(fact)
        else:
            same_day[key] = [fact]
    return [_turn(same_day[key], group=group) for key in sorted(same_day)]


def _turn(same: Sequence[Fact], *, group: People) -> _Turn:
    subjects = same[0].subjects if len(same) == 1 else frozenset().union(*[fact.subjects for fact in same])
    return _made(_Turn, (tuple(same), subjects & group, same[0].s_lo, same[0].s_hi))


def _reads(fact: Fact, /) -> bool:
    return bool(fact.reasons or fact.groups) or not _THINGS.isdisjoint(fact.kind.classes)


def _by_thing(material: Material, *, group: People) -> Mapping[tuple[str, str], list[Fact]]:
    """Facts about children of the group by measure, product and reason."""
    measures, products, by_reason, by_group = [defaultdict[str, list[Fact]](list) for _ in range(4)]
    for fact in material.things:
        if fact.subjects.isdisjoint(group):
            continue
        classes, reasons, groups = fact.kind.classes, fact.reasons, fact.groups
        if "measure" in classes:
            measures[fact.name].append(fact)
        elif fact.product and "help" in classes and "informal" not in classes:
            products[fact.product].append(fact)
        for key in reasons if len(reasons) < 2 else sorted(reasons):
            by_reason[key].append(fact)
        for key in groups if len(groups) < 2 else sorted(groups):
            by_group[key].append(fact)
    every = ((_MEASURE, measures), (_PRODUCT, products), (_REASON, by_reason), (_GROUP, by_group))
    return {(sort, key): facts for sort, found in every for key, facts in found.items()}


def _draft(facts: Sequence[Fact], *, thing: tuple[str, str], group: People, least: int, kin: Kin) -> Draft | None:
    subjects = {fact.subjects for fact in facts}
    if len(subjects) < least or len(frozenset().union(*subjects) & group) < least:
        return None
    turns = _turns(facts, group=group, certain=False)
    exact = [fact.s_lo for fact in facts] == [fact.s_hi for fact in facts]
    sure = _certain_row(turns if exact else _turns(facts, group=group, certain=True), exact=exact)
    row = sure if len(sure) >= least else _possible_row(turns)
    if len(row) < least:
        return None
    status = ZEKER if row is sure else MOGELIJK
    children = frozenset().union(*[turn.children for turn in row])
    used = [fact for turn in row for fact in turn.facts]
    return Draft(
        status=status,
        strength=strength(len(row), least=least),
        persons=children,
        events=frozenset([fact.id for fact in used]),
        begin=used[0].s_lo,
        end=max([fact.e_hi for fact in used]),
        size=len(row),
        tell=lambda: Told(
            text=_text(row, thing=thing, status=status, kin=kin),
            steps=tuple(_steps(row, turns=turns, status=status, kin=kin)),
            counter=tuple(_counter(row, turns=turns, group=group, kin=kin)),
        ),
    )


def _certain_row(turns: Sequence[_Turn], *, exact: bool) -> _Row:
    """The longer of two rows that hold whatever the true days are: of first turns, and of turns of one child alone.

    On exact days turns of the same day are one already, so none can be together with another.
    """
    sure = [turn for turn in turns if turn.facts[0].sure]
    firsts = _first_turns(sure)
    if len(firsts) == len(frozenset().union(*[turn.children for turn in sure])):
        return firsts  # no row has more
    apart = sure if exact else _alone(sure, among=turns)
    alone = [turn for turn in apart if len(turn.children) == 1]
    return max(firsts, _with_shared(alone, turns=apart, certain=True), key=len)


def _alone(turns: Iterable[_Turn], *, among: Sequence[_Turn]) -> list[_Turn]:
    """Those that cannot have come to another child on the same day; ``among`` stands in order of the latest day."""
    lasts = [other.last for other in among]
    widest = max([other.last - other.first for other in among], default=0)
    found: list[_Turn] = []
    for turn in turns:
        near = among[bisect_left(lasts, turn.first) : bisect_right(lasts, turn.last + widest)]
        if not any(_together(turn, other) for other in near):
            found.append(turn)
    return found


def _first_turns(turns: Sequence[_Turn]) -> _Row:
    """Children to whom it certainly came on different days for the first time."""
    found: dict[EntityId, tuple[int, int, int]] = {}
    for number, turn in enumerate(turns):  # in order of their latest day
        for child in turn.children:
            known = found.get(child)
            if known is None:
                found[child] = turn.last, turn.first, number
            elif turn.first < known[1]:
                found[child] = known[0], turn.first, known[2]
    firsts = [(*found[child], child) for child in found]
    row: _Row = []
    last, place = 0, -1
    for latest, earliest, number, child in sorted(firsts):
        if earliest > last:
            row.append(turns[number]._replace(children=frozenset((child,))))
            last, place = latest, number
        elif number == place:
            row[-1] = row[-1]._replace(children=row[-1].children | {child})
    return row


def _together(turn: _Turn, other: _Turn, /) -> bool:
    """It may have come to another child on the same day."""
    return not other.children <= turn.children and turn.first <= other.last and other.first <= turn.last


def _possible_row(turns: Sequence[_Turn]) -> _Row:
    alone = [turn for turn in turns if len(turn.children) == 1]
    return max(_in_order(turns, certain=False), _with_shared(alone, turns=turns, certain=False), key=len)


def _with_shared(alone: Sequence[_Turn], *, turns: Sequence[_Turn], certain: bool) -> _Row:
    """What came to one child alone, and then decisions for several of whom none is in the row yet."""
    row = _in_order(alone, certain=certain)
    used = frozenset().union(*(turn.children for turn in row))
    for turn in turns:
        if len(turn.children) > 1 and used.isdisjoint(turn.children) and _fits(turn, row=row, certain=certain):
            used |= turn.children
            row.append(turn)
    return sorted(row, key=lambda one: (one.last, one.first))


def _in_order(turns: Iterable[_Turn], *, certain: bool) -> _Row:
    """Each next turn that comes to a child who had none yet."""
    row: _Row = []
    used: frozenset[EntityId] = frozenset()
    last = 0
    for turn in turns:
        start = turn.first if certain else turn.last
        if start > last and not turn.children <= used:
            last = turn.last if certain else max(last + 1, turn.first)
            row.append(turn._replace(children=turn.children - used))
            used |= turn.children
    return row


def _fits(turn: _Turn, *, row: _Row, certain: bool) -> bool:
    """On another day than everything in the row."""
    if certain:
        return all(turn.last < other.first or other.last < turn.first for other in row)
    return all((turn.first, turn.last) != (other.first, other.last) for other in row)


def _steps(row: _Row, *, turns: Sequence[_Turn], status: Certainty, kin: Kin) -> Iterator[Step]:
    last = 0
    for turn in row:
        apart = turn.facts[0].sure and turn.first > last and not any(_together(turn, other) for other in turns)
        certainty = ZEKER if status is ZEKER or apart else MOGELIJK
        last = turn.last
        text = tr("{kind}: {wat}", kind=_names(turn.children, kin=kin), wat=told(turn.facts[0]))
        yield Step(certainty, text, tuple(fact.id for fact in turn.facts))


def _text(row: _Row, *, thing: tuple[str, str], status: Certainty, kin: Kin) -> str:
    sort, key = thing
    first = row[0].facts[0]
    if sort == _MEASURE:
        what = first.kind.abbreviation or first.kind.label
    elif sort == _PRODUCT:
        what = product_words(key, typed=first.event.product)
    else:
        what = reason_words(key, typed=first.event.reason)
    children = [
        tr("{kind} ({jaar})", kind=kin.name(who), jaar=year(turn.facts[0]))
        for turn in row
        for who in kin.in_order(turn.children)
    ]
    pattern = (_SURE if status is ZEKER else _PERHAPS)[sort]
    return asking(tr(pattern, wat=what, n=len(children), kinderen=enumerated(children)))


def _counter(row: _Row, *, turns: Sequence[_Turn], group: People, kin: Kin) -> Iterator[Remark]:
    """Children to whom it came by one decision, children who are not in the row, and those to whom it never came."""
    for turn in row:
        if len(turn.children) > 1:
            text = tr("Bij {kinderen} kwam dit op dezelfde dag.", kinderen=_names(turn.children, kin=kin))
            yield Remark(text, tuple(fact.id for fact in turn.facts))
    counted = frozenset().union(*(turn.children for turn in row))
    others = frozenset().union(*(turn.children for turn in turns)) - counted
    if others:
        ids = tuple(fact.id for turn in turns for fact in turn.facts if not fact.subjects.isdisjoint(others))
        names = _names(others, kin=kin)
        yield Remark(tr("Bij {kinderen} kwam dit door één besluit of op dezelfde dag.", kinderen=names), ids)
    without = group - counted - others
    if without:
        yield Remark(tr("Bij {kinderen} staat dit niet op papier.", kinderen=_names(without, kin=kin)))


def _names(people: People, *, kin: Kin) -> str:
    return enumerated([kin.name(who) for who in kin.in_order(people)])


DETECTOR = Detector(
    id="kind-na-kind",
    name=mark("Ook bij broer of zus"),
    rule=mark("Dezelfde maatregel, hulp of reden bij twee of meer broers en zussen, niet door één besluit op één dag."),
    false_alarm=mark("Het kan toch één besluit voor alle kinderen zijn geweest."),
    side=Side.BETWEEN,
    settings=(
        Setting(
            "children",
            mark("kinderen ten minste"),
            2,
            mark("Bij twee kinderen is het een begin, bij drie gewoon en vanaf vier sterk."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
    ),
    detect=_detect,
    reads=_reads,
)
