"""``losgelaten``: after a supervision order nobody, or all help ends when somebody turns eighteen.

After the end of an OTS no help, measure or contact with the chain may have been there within 31 days, for the child or
a parent, and nobody who carries the help. That is *zeker* when it holds for every day on which the order can have
ended, and *mogelijk* when it holds for some of those days. Around the eighteenth birthday all help ends within a month
and none may have come after: *zeker* when that holds for all days of birth and ends, *mogelijk* when it holds for some.
Whatever else may have gone on takes it away; but help of which nobody noted the end may also be over after a year, and
help of which the end is known to a year on its first day: then it is *mogelijk*. Whatever a local team did
then is contact; a talk or a referral by others stands beside it as what does not fit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER
from werkbank.model.kinds import Kind, Side
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.prolonging import reaching, renewals_for
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import merged
from werkbank.patterns.spans import YEAR
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, ended, told

_FIRST = attrgetter("s_lo")
_ORDERS = frozenset(("ots", "vots"))
_CONTACTS = frozenset(("jbt", "overdracht", "afschaling"))
_TALKS = frozenset(("mdo", "aanmelding"))
_LOCAL = ("lokaal team", "wijkteam", "buurtteam", "sociaal team", "gebiedsteam", "jeugdteam", "gezinsteam", "cjg")
_GROWN = 18
_GIVEN = frozenset(("help", "measure"))
_VAGUE = 366  # days: a vaguer end says too little about what came after
_EVER = date.max.toordinal()
_VAGUE_BIRTH = 92  # days: of a vaguer birth nobody knows when eighteen was


class _End(NamedTuple):
    """What ended, and until when nothing may have been there."""

    facts: tuple[Fact, ...]
    first: int
    last: int
    eighteen: bool
    sure: bool = True
    talks: tuple[Fact, ...] = ()


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    days = int(settings["days"])
    staying = _Staying(material)
    ends = [
        *_after_orders(material, staying=staying, days=days),
        *_at_eighteen(material, staying=staying, days=days),
    ]
    return merged(_draft(people, end, days=days) for people, end in _told_once(ends))


def _told_once(ends: Iterable[tuple[EntityId, _End]], /) -> Iterator[tuple[People, _End]]:
    """Orders of the same days, one for each of several children, are told in one breath."""
    same: dict[tuple[object, ...], list[tuple[EntityId, _End]]] = {}
    for who, end in ends:
        order = end.facts[0]
        days = (order.name, order.e_lo, order.e_hi) if not end.eighteen else (who,)
        same.setdefault((*days, *end[1:]), []).append((who, end))
    for some in same.values():
        facts = dict.fromkeys(fact for _, end in some for fact in end.facts)
        yield frozenset([who for who, _ in some]), some[0][1]._replace(facts=tuple(facts))


class _Staying:
    """Everything that may have been somebody who stayed, by person."""

    def __init__(self, material: Material) -> None:
        every = material.of_kinds(lambda kind: not _GIVEN.isdisjoint(kind.classes), names=_CONTACTS)
        self._facts = material.facts
        self._workers = material.workers
        self._of_all = [fact for fact in every if not fact.persons]
        self._by_person: dict[EntityId, list[Fact]] = {}
        into: dict[People, list[Callable[[Fact], None]]] = {}
        for fact in every:
            adding = into.get(fact.persons)
            if adding is None:
                adding = into[fact.persons] = [self._by_person.setdefault(who, []).append for who in fact.persons]
            for add in adding:
                add(fact)

    def own(self, who: EntityId) -> list[Fact]:
        """What concerns somebody by name."""
        return self._by_person.get(who, [])

    def go_on(self, people: Iterable[EntityId], *, but: Fact, begun: int, after: int) -> bool:
        """Whether something that began by a day goes on for one of these people after another day, even if briefly."""
        for some in (self._of_all, *[self.own(who) for who in people]):
            for fact in reversed(some[: bisect_right(some, begun, key=_FIRST)]):  # the last is most likely still there
                if fact.e_hi > after and (fact.e_lo > after or _at_least(fact) > after) and fact is not but:
                    return True
        return False

    def spans(
        self, people: Iterable[EntityId], *, but: Sequence[EntityId], since: int, until: int, brief: bool = False
    ) -> list[tuple[int, int]]:
        """The first and the last day of what may have been there for these people, somewhere in this time.

        ``brief``: what has no noted end was there for a year, and what has a vague one until its first day.
        """
        people = frozenset(people)
        there = [
            (one.span.s_lo, one.span.e_hi)
            for one in self._workers
            if one.span.e_hi >= since and (not one.persons or not one.persons.isdisjoint(people))
        ]
        for some in (self._of_all, *[self.own(who) for who in people]):
            there += [
                (fact.s_lo, last)
                for fact in some
                if (last := _at_least(fact) if brief else fact.e_hi) >= since
                and fact.s_lo <= until
                and fact.id not in but
            ]
        return there

    def contacts(self, people: Iterable[EntityId], *, since: int, until: int) -> list[Fact]:
        """What a local team did in this time with some of these people, and talks and referrals by others."""
        some = frozenset(people)
        first, last = bisect_left(self._facts, since - _VAGUE, key=_FIRST), bisect_right(self._facts, until, key=_FIRST)
        near = [fact for fact in self._facts[first:last] if fact.s_hi >= since]
        near = [fact for fact in near if fact.name in _TALKS or _is_local(fact)]
        return [fact for fact in near if not (fact.persons and some.isdisjoint(fact.persons))]


def _is_local(fact: Fact, /) -> bool:
    """Whether a local team did this; a report to it is no contact yet."""
    return _is_local_team(fact.event.organisation) and "report" not in fact.kind.classes


@lru_cache(1024)
def _is_local_team(organisation: str, /) -> bool:
    folded = organisation.casefold()
    return any(name in folded for name in _LOCAL)


def _at_least(fact: Fact, /) -> int:
    """The last day of something, if it was over as soon as people may mean."""
    if fact.open_end:
        return _a_year(fact)
    return fact.e_lo if fact.e_hi - fact.e_lo <= _VAGUE else fact.e_hi


def _a_year(fact: Fact, /) -> int:
    """The last day of something without a noted end, if it took a year."""
    return min(fact.e_hi, fact.s_hi + YEAR)


def _after_orders(material: Material, *, staying: _Staying, days: int) -> Iterator[tuple[EntityId, _End]]:
    for order in material.measures:
        if order.name not in _ORDERS or order.ended is not ZEKER or order.open_end:
            continue
        first, last = order.e_lo, order.e_hi
        if last - first > _VAGUE or first + days > material.cut:
            continue
        for who in material.kin.in_order(material.children_of(order) & material.kin.family):
            around = material.in_family(order.persons).union((who,), material.kin.parents.get(who, ()))
            if staying.go_on(around, but=order, begun=first + days, after=min(last, material.cut - days)):
                continue  # so no day is quiet
            renewals = renewals_for(who, among=material.renewals)
            if reaching(order.span, renewals=renewals, unsaid=YEAR).e_hi > last:
                continue  # it went on: its own end is not the end
            until = min(last, material.cut - days)
            for brief in (False, True):
                there = staying.spans(around, but=(order.id,), since=first, until=last + days, brief=brief)
                end = _quiet_end(order, there, staying=staying, around=around, until=until, days=days)
                if end:
                    yield who, end if end.sure and not brief else end._replace(sure=False)
                    break


def _quiet_end(
    order: Fact, there: list[tuple[int, int]], *, staying: _Staying, around: People, until: int, days: int
) -> _End | None:
    """The end of an order after which nobody was there; looks at contact only where there was no help."""
    first, last = order.e_lo, order.e_hi
    if not _quiet_ends(there, first=first, last=until, days=days):
        return None
    contacts = staying.contacts(around, since=first, until=last + days)
    local = [(fact.s_lo, fact.s_hi) for fact in contacts if _is_local(fact)]
    quiet = _quiet_ends([*there, *local], first=first, last=until, days=days)
    if not quiet:
        return None
    sure, talks = quiet == (first, last), tuple(contacts)
    return _End((order,), quiet[0], quiet[1] + days, eighteen=False, sure=sure, talks=talks)


def _quiet_ends(there: Iterable[tuple[int, int]], *, first: int, last: int, days: int) -> tuple[int, int] | None:
    """The first run of possible last days after each of which nothing was there for so many days."""
    day = first
    for begin, end in sorted(there):
        if day > last or begin - days > last:
            break
        if day < begin - days:  # what begins later leaves more room
            return day, begin - days - 1
        day = max(day, end)
    return (day, last) if day <= last else None


def _at_eighteen(material: Material, *, staying: _Staying, days: int) -> Iterator[tuple[EntityId, _End]]:
    persons, (earliest, _) = material.casus.persons, material.first_days
    for who in material.kin.in_order(material.kin.family):
        birth = persons[who].birth
        if birth.lo is None or birth.hi is None or (birth.hi - birth.lo).days > _VAGUE_BIRTH:
            continue
        if birth.hi.toordinal() > material.cut:  # not born yet, or years that no calendar holds
            continue
        first, last = _eighteenth(birth.lo), _eighteenth(birth.hi)
        begin, end = first - days, last + days
        if last <= earliest or end + days > material.cut:
            continue
        every = [fact for fact in staying.own(who) if fact.s_lo < last and begin <= fact.e_hi and fact.e_lo <= end]
        helps = [fact for fact in every if not fact.open_end]
        if not helps or any(one.e_hi - one.e_lo > _VAGUE for one in helps):
            continue
        if any(one.open_end and _a_year(one) > begin for one in every):
            continue
        if not staying.spans((who,), but=_ids(every), since=end + 1, until=_EVER):
            sure = all(last - days <= one.e_lo and one.e_hi <= first + days for one in every)
            yield who, _End(tuple(helps), begin, end, eighteen=True, sure=sure and not birth.uncertain)


def _eighteenth(birth: date, /) -> int:
    return birth.replace(year=birth.year + _GROWN, day=min(birth.day, 28)).toordinal()


def _draft(people: People, end: _End, *, days: int) -> Draft:
    status = ZEKER if end.sure and all(fact.sure for fact in end.facts) else MOGELIJK
    return Draft(
        status=status,
        strength=Strength.USUAL,
        persons=people,
        events=frozenset(fact.id for fact in end.facts),
        begin=end.first,
        end=end.last,
        size=len(end.facts),
        tell=lambda: Told(
            text=_text(end, days=days),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in end.facts),
            counter=tuple(_counter(end)),
        ),
    )


def _counter(end: _End, /) -> Iterator[Remark]:
    """What was there then, and that not everything is written down."""
    for fact in end.talks:
        yield Remark(tr("In die tijd was er wel: {wat}.", wat=told(fact)), (fact.id,))
    yield Remark(tr("Misschien was er wel contact, maar is dat niet opgeschreven."), _ids(end.facts))


def _ids(facts: Sequence[Fact], /) -> tuple[EntityId, ...]:
    return tuple(fact.id for fact in facts)


def _text(end: _End, *, days: int) -> str:
    if end.eighteen:
        year = date.fromordinal((end.first + end.last) // 2).year
        pattern = _GROWN_UP if end.sure and all(fact.sure for fact in end.facts) else _PERHAPS_GROWN_UP
        return asking(tr(pattern, jaar=year))
    measure = end.facts[0].kind.abbreviation or end.facts[0].kind.label
    sure, perhaps = (_NO_HELP, _PERHAPS_NO_HELP) if end.talks else (_SURE, _PERHAPS)
    return asking(
        tr(sure if end.sure else perhaps, maatregel=measure, wanneer=ended(end.facts[0]), tijd=duration(days))
    )


_SURE = mark("Na het einde van de {maatregel} ({wanneer}) staat er {tijd} lang geen hulp of contact op papier.")
_PERHAPS = mark("Na het einde van de {maatregel} ({wanneer}) was er misschien {tijd} lang geen hulp of contact.")
_NO_HELP = mark("Na het einde van de {maatregel} ({wanneer}) staat er {tijd} lang geen hulp op papier.")
_PERHAPS_NO_HELP = mark("Na het einde van de {maatregel} ({wanneer}) was er misschien {tijd} lang geen hulp.")
_GROWN_UP = mark("Rond de achttiende verjaardag ({jaar}) stopte alle hulp. Daarna staat er geen hulp meer op papier.")
_PERHAPS_GROWN_UP = mark(
    "Rond de achttiende verjaardag ({jaar}) stopte misschien alle hulp. Daarna staat er geen hulp meer op papier."
)


_given = classes("help", "measure", "prolongation", kinds=_CONTACTS | _TALKS)


def _reads(fact: Fact, /) -> bool:
    return _given(fact) or _is_local(fact)


DETECTOR = Detector(
    id="losgelaten",
    name=mark("Na de maatregel niemand"),
    rule=mark("Geen hulp of contact binnen een maand na een OTS, of alle hulp stopt rond achttien jaar."),
    false_alarm=mark("Het contact is misschien niet opgeschreven."),
    side=Side.HELP,
    settings=(
        Setting(
            "days", mark("binnen zoveel dagen"), 31, mark("Een maand: dan hoort er iemand te zijn."), unit=Unit.DAYS
        ),
    ),
    detect=_detect,
    reads=_reads,
    tables=(Kind.INVOLVEMENT,),
)
