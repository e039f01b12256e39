"""``losgelaten``: after a supervision order nobody, or all help ends when somebody turns eighteen.

After the end of an OTS no help, measure or contact with the chain may have been there within 31 days; around the
eighteenth birthday all help ends within a month and none may have come after. Whatever may have gone on takes it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.facts import Fact
from werkbank.patterns.material import Material
from werkbank.patterns.rows import merged
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Value
from werkbank.patterns.wording import asking, duration, told

_ORDERS = frozenset(("ots", "vots"))
_CONTACTS = frozenset(("jbt", "overdracht", "afschaling"))
_GROWN = 18
_VAGUE = 92  # days: a vaguer end says too little about what came after


class _End(NamedTuple):
    """What ended, and until when nothing may have been there."""

    facts: tuple[Fact, ...]
    first: int
    last: int
    eighteen: bool


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    days = int(settings["days"])
    ends = [*_after_orders(material, days=days), *_at_eighteen(material, days=days)]
    return merged(_draft(who, end, days=days) for who, end in ends)


def _goes_on(material: Material, who: EntityId, /) -> list[Fact]:
    """Everything that may have been somebody who stayed."""
    theirs = (fact for fact in material.facts if not fact.persons or who in fact.persons)
    return [f for f in theirs if {"help", "measure"} & set(f.kind.classes) or f.event.kind in _CONTACTS]


def _after_orders(material: Material, *, days: int) -> Iterator[tuple[EntityId, _End]]:
    for order in material.measures:
        if order.event.kind not in _ORDERS or order.ended is not Certainty.ZEKER or order.open_end:
            continue
        first, last = order.span.e_lo, order.span.e_hi
        if last - first > _VAGUE or last + days > material.cut:
            continue
        for who in sorted(order.subjects & material.kin.family, key=material.kin.rank.__getitem__):
            others = (fact for fact in _goes_on(material, who) if fact.id != order.id)
            if not any(one.span.s_lo <= last + days and one.span.e_hi > first for one in others):
                yield who, _End((order,), first, last + days, eighteen=False)


def _at_eighteen(material: Material, *, days: int) -> Iterator[tuple[EntityId, _End]]:
    for who in material.kin.in_order(material.kin.family):
        birth = material.casus.persons[who].birth
        if birth.lo is None or birth.lo != birth.hi:
            continue
        day = birth.lo.replace(year=birth.lo.year + _GROWN, day=min(birth.lo.day, 28)).toordinal()
        helps = [fact for fact in _goes_on(material, who) if who in fact.persons and fact.span.s_lo < day]
        ended = tuple(fact for fact in helps if day - days <= fact.span.e_lo and fact.span.e_hi <= day + days)
        later = any(fact.span.e_hi > day + days for fact in _goes_on(material, who))
        if ended and not later and day + 2 * days <= material.cut and not any(fact.open_end for fact in ended):
            yield who, _End(ended, day - days, day + days, eighteen=True)


def _draft(who: EntityId, end: _End, *, days: int) -> Draft:
    status = Certainty.ZEKER if all(fact.sure for fact in end.facts) else Certainty.MOGELIJK
    return Draft(
        status=status,
        strength=Strength.USUAL,
        persons=frozenset((who,)),
        events=frozenset(fact.id for fact in end.facts),
        begin=end.first,
        end=end.last,
        size=len(end.facts),
        tell=lambda: Told(
            text=_text(end, days=days),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in end.facts),
            counter=(Remark(tr("Misschien was er wel contact, maar is dat niet opgeschreven."), _ids(end.facts)),),
        ),
    )


def _ids(facts: Sequence[Fact], /) -> tuple[EntityId, ...]:
    return tuple(fact.id for fact in facts)


def _text(end: _End, *, days: int) -> str:
    if end.eighteen:
        return asking(tr("Rond de achttiende verjaardag stopte alle hulp. Daarna staat er geen hulp meer."))
    measure = end.facts[0].kind.abbreviation or end.facts[0].kind.label
    return asking(
        tr(
            "Na het einde van de {maatregel} staat er in {tijd} geen hulp of contact.",
            maatregel=measure,
            tijd=duration(days),
        )
    )


DETECTOR = Detector(
    id="losgelaten",
    name=mark("Na de maatregel niemand"),
    rule=mark("Geen hulp of contact binnen een maand na een OTS, of alle hulp stopt rond achttien jaar."),
    false_alarm=mark("Het contact is misschien niet opgeschreven."),
    side=Side.HELP,
    settings=(Setting("days", mark("binnen zoveel dagen"), 31, mark("Een maand: dan hoort er iemand te zijn.")),),
    detect=_detect,
)
