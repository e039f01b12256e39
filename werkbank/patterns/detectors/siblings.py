"""``kind-na-kind``: the same measure, product or reason for brothers and sisters, not by one decision on one day.

For each group of children with one parent and each measure, product and reason: the longest row of different children
whose turns began on certainly (or possibly) different days. What begins on one day is one decision, and so are vague
claims that are written the same ('maart 2013' three times); a decision for several children counts once, and only when
none of them is in the row by another. A reason that several share with one who had it before counts for that one. A
measure that only goes on is no new one (N2), and of several reports of one incident (N3) those about most children
count. Reasons match as they are, then by group ('ongeveer dezelfde reden').
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.detectors.sibling_rows import Row, Turn, row_of, together, turns_of
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import Keys, product_words, reason_words, typed_alike
from werkbank.patterns.kin import NOBODY, Kin, People
from werkbank.patterns.material import Material
from werkbank.patterns.prolonging import going_on
from werkbank.patterns.rows import sieved, strength
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, enumerated, told, year

_MEASURE, _PRODUCT, _REASON, _GROUP = "measure", "product", "reason", "group"
_WHY = frozenset((_REASON, _GROUP))
_THINGS = frozenset(("measure", "help", "prolongation", "report"))
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


_Things = Mapping[str, Sequence[Fact]]
_ByGroup = Sequence[tuple[People, _Things]]


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    least, groups, gone = int(settings["children"]), material.kin.sibships, _told_elsewhere(material)
    kept: dict[frozenset[EntityId], Draft] = {}
    for sort in (_MEASURE, _PRODUCT, _REASON):
        by_group = [(group, _SORTS[sort](material, group)) for group in groups]
        for drafts in _drafts(by_group, sort=sort, least=least, material=material, gone=gone):
            for draft in drafts:
                kept.setdefault(draft.events, draft)
    if not _is_known(frozenset().union(*groups), kept=kept.values()):
        by_group = [(group, _SORTS[_GROUP](material, group)) for group in groups]
        unknown = _unknown(by_group, kept=kept.values())
        for drafts in _drafts(unknown, sort=_GROUP, least=least, material=material, gone=gone):
            known = list(kept.values())
            for draft in drafts:
                if not _is_known(draft.persons, status=draft.status, kept=known):
                    kept.setdefault(draft.events, draft)
    return kept.values()


def _drafts(
    by_group: _ByGroup, *, sort: str, least: int, material: Material, gone: frozenset[EntityId]
) -> Iterator[Sequence[Draft]]:
    """What came to several children, for each thing; ``gone`` does not count."""
    by_thing: dict[str, list[Draft]] = {}
    for group, things in by_group:
        for key, every in things.items():
            facts = [fact for fact in every if fact.id not in gone] if gone else every
            if len(facts) >= least:
                thing = sort, key
                find = partial(_draft, facts, thing=thing, group=group, least=least, kin=material.kin)
                draft = material.kept.made((_draft, thing, group, least), facts, find)
                if draft:
                    by_thing.setdefault(key, []).append(draft)
    for drafts in by_thing.values():
        yield drafts if len(drafts) == 1 else sieved(drafts)


def _unknown(by_group: _ByGroup, *, kept: Collection[Draft]) -> _ByGroup:
    """Without the things of which all children whom they are about are known already by something else."""
    people: dict[str, People] = {}
    for group, things in by_group:
        for key, facts in things.items():
            children = group.intersection(frozenset().union(*[fact.subjects for fact in facts]))
            people[key] = people.get(key, NOBODY) | children
    known = {key for key in people if _is_known(people[key], kept=kept)}
    return [(group, {key: things[key] for key in things if key not in known}) for group, things in by_group]


def _is_known(people: People, *, status: Certainty = ZEKER, kept: Iterable[Draft]) -> bool:
    """About the same reason is worth telling only when it holds for more children than one reason does."""
    return any(people <= other.persons and other.status >= status for other in kept)


def _reads(fact: Fact, /) -> bool:
    return bool(fact.reasons or fact.groups) or not _THINGS.isdisjoint(fact.kind.classes)


def _measures(material: Material, group: People, /) -> _Things:
    found: dict[str, list[Fact]] = {}
    for fact in material.measures:
        if not fact.subjects.isdisjoint(group):
            found.setdefault(fact.name, []).append(fact)
    return found


def _products(material: Material, group: People, /) -> _Things:
    found: dict[str, list[Fact]] = {}
    for fact in material.offers:
        if fact.product and not fact.subjects.isdisjoint(group) and "measure" not in fact.kind.classes:
            found.setdefault(fact.product, []).append(fact)
    return found


def _with(keys_of: Callable[[Fact], Keys], /) -> Callable[[Material, People], _Things]:
    def things(material: Material, group: People, /) -> _Things:
        found: dict[str, list[Fact]] = {}
        for fact in material.reasoned:
            if not fact.subjects.isdisjoint(group):
                keys = keys_of(fact)
                for key in keys if len(keys) < 2 else sorted(keys):
                    found.setdefault(key, []).append(fact)
        return found

    return things


_SORTS: Mapping[str, Callable[[Material, People], _Things]] = {
    _MEASURE: _measures,
    _PRODUCT: _products,
    _REASON: _with(attrgetter("reasons")),
    _GROUP: _with(attrgetter("groups")),
}


def _told_elsewhere(material: Material) -> frozenset[EntityId]:
    """What did not come to a child by itself: a measure that only goes on, a report that tells less than another."""
    told = [one.facts for one in material.as_incidents(material.reports).firm if len(one.facts) > 1]
    told = [facts for facts in told if len({fact.subjects for fact in facts}) > 1]
    less = [fact.id for facts in told for fact in facts if any(fact.subjects < other.subjects for other in facts)]
    return going_on(material.measures, renewals=material.renewals).union(less)


def _draft(facts: Sequence[Fact], *, thing: tuple[str, str], group: People, least: int, kin: Kin) -> Draft | None:
    row, status = row_of(facts, group=group, least=least)
    if thing[0] in _WHY and _is_shared(row):
        row, status = row_of(_own(facts, group=group), group=group, least=least)
    if len(row) < least:
        return None
    used = [fact for turn in row for fact in turn.facts]
    return Draft(
        status=status,
        strength=strength(len(row), least=least),
        persons=frozenset().union(*[turn.children for turn in row]),
        events=frozenset([fact.id for fact in used]),
        begin=used[0].s_lo,
        end=max([fact.e_hi for fact in used]),
        size=len(row),
        tell=partial(_said, facts, row=row, status=status, thing=thing, group=group, kin=kin),
    )


def _is_shared(row: Row, /) -> bool:
    """Whether what came to a child came at the same time to one who is in the row before."""
    seen = NOBODY
    for turn in row:
        if seen and any(not seen.isdisjoint(fact.subjects) for fact in turn.facts):
            return True
        seen |= turn.children
    return False


def _own(facts: Sequence[Fact], *, group: People) -> Sequence[Fact]:
    """Less what several children share with one for whom the reason was noted before: it need not be theirs."""
    seen, found = NOBODY, list[Fact]()
    for fact in facts:
        children = fact.subjects & group
        if len(children) < 2 or seen.isdisjoint(children):
            found.append(fact)
        seen |= children
    return found


def _said(
    facts: Sequence[Fact], *, row: Row, status: Certainty, thing: tuple[str, str], group: People, kin: Kin
) -> Told:  # fmt: skip
    turns = turns_of(facts, group=group, certain=False)
    return Told(
        text=_text(row, thing=thing, status=status, kin=kin),
        steps=tuple(_steps(row, turns=turns, status=status, kin=kin)),
        counter=tuple(_counter(row, turns=turns, group=group, kin=kin)),
    )


def _steps(row: Row, *, turns: Sequence[Turn], status: Certainty, kin: Kin) -> Iterator[Step]:
    last = 0
    for turn in row:
        apart = turn.facts[0].sure and turn.first > last and not any(together(turn, other) for other in turns)
        certainty = ZEKER if status is ZEKER or apart else MOGELIJK
        last = turn.last
        text = tr("{kind}: {wat}", kind=_names(turn.children, kin=kin), wat=told(turn.facts[0]))
        yield Step(certainty, text, tuple(fact.id for fact in turn.facts))


def _text(row: Row, *, thing: tuple[str, str], status: Certainty, kin: Kin) -> str:
    sort, key = thing
    first = row[0].facts[0]
    if sort == _MEASURE:
        what = first.kind.abbreviation or first.kind.label
    elif sort == _PRODUCT:
        what = product_words(
            key, typed=typed_alike(fact.event.product for turn in row for fact in turn.facts), kind=first.kind
        )
    else:
        what = reason_words(key, typed=first.event.reason)
    children = [
        tr("{kind} ({jaar})", kind=kin.name(who), jaar=year(turn.facts[0]))
        for turn in row
        for who in kin.in_order(turn.children)
    ]
    pattern = (_SURE if status is ZEKER else _PERHAPS)[sort]
    return asking(tr(pattern, wat=what, n=len(children), kinderen=enumerated(children)))


def _counter(row: Row, *, turns: Sequence[Turn], group: People, kin: Kin) -> Iterator[Remark]:
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
    first, last = row[0].first, row[-1].last
    lives = {who: kin.lived(who) for who in group - counted - others}
    without = frozenset([who for who, (born, _, died) in lives.items() if born <= last and died >= first])
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
