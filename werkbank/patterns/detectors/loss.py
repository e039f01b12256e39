"""``verlies``: three or more losses around one person within 12 months.

A loss counts when it is the person's own or that of a parent, a brother or sister, or somebody who lived in the same
household around that time; what is noted for others not before the person was born. What may be one loss told twice
(the same kind of change for the same people within a week; a move of one household; leaving home and being placed; a
couple that parts and then divorces) counts once for what is certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.clusters import PLENTY, Near, known, step, stretches
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import brief
from werkbank.patterns.kin import Life, People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import merged
from werkbank.patterns.spans import Span
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, spoken, when, years

_STRONG = 2  # losses more than asked
_SHOWN = 5
_ONE_LOSS = 7  # days
_LEFT = 31  # days: who moved out shortly before still counts as somebody of the household
_PARTING = 366  # days between parting and divorce of the same couple
_FIRST = attrgetter("s_lo")
_SAME = {
    "gaat-het-huis-uit": "home",
    "uithuisplaatsing": "home",
    "verhuizing": "home",
    "scheiding": "parting",
    "relatie-eindigt": "parting",
}


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    own = known(material.of_class("loss"))
    if len(own) < settings["losses"]:
        return ()
    told = [near if near.certainty is MOGELIJK else Near(near.fact, MOGELIJK) for near in own]
    same: dict[tuple[int, ...], tuple[list[EntityId], list[Near]]] = {}
    for who in material.kin.in_order(material.kin.family):
        around = _around(who, own=own, told=told, material=material)
        same.setdefault(tuple(map(id, around)), ([], around))[0].append(who)
    return merged(
        draft
        for people, around in same.values()
        for draft in _drafts(around, people=frozenset(people), material=material, settings=settings)
    )


def _in_life(around: Sequence[Near], who: EntityId, lived: Life, /) -> list[Near]:
    """The losses in the days that somebody lives, only possible where that is; what is noted for them is theirs."""
    first, surely, last = lived
    found: list[Near] = []
    for near in around:
        fact = near.fact
        if who in fact.persons:
            found.append(near)
        elif fact.s_hi >= first and fact.s_lo <= last:
            found.append(near if fact.s_lo >= surely or near.certainty is MOGELIJK else Near(fact, MOGELIJK))
    return found


def _around(who: EntityId, *, own: Sequence[Near], told: Sequence[Near], material: Material) -> list[Near]:
    """The losses around somebody.

    ``own``: all losses, as sure as they are for those they are about; ``told``: the same as merely possible.
    """
    close = {who} | material.kin.parents.get(who, frozenset()) | material.kin.siblings.get(who, frozenset())
    mates = material.kin.housemates.get(who, ())
    theirs: dict[People, bool] = {}
    found: list[Near] = []
    for number, near in enumerate(own):
        people = near.fact.persons
        if people not in theirs:
            theirs[people] = not people.isdisjoint(close)
        if theirs[people]:
            found.append(near)
        elif mates:
            sure = _lived_with(near.fact, mates=mates)
            if sure is not NEE:
                found.append(near if sure is ZEKER else told[number])
    return found


def _lived_with(fact: Fact, *, mates: Iterable[tuple[EntityId, Span, Span]]) -> Certainty:
    """How sure it is that the loss was of somebody in the same household then, or until shortly before."""
    sure = NEE
    for other, own, theirs in mates:
        if other in fact.persons:
            sure = max(sure, min(_there(own, fact.span), _there(theirs, fact.span)))
    return sure


def _there(stay: Span, moment: Span, /) -> Certainty:
    if stay.s_hi <= moment.s_lo and stay.e_lo + _LEFT >= moment.s_hi:
        return ZEKER
    possible = stay.s_lo <= moment.s_hi and stay.e_hi + _LEFT >= moment.s_lo
    return MOGELIJK if possible else NEE


def _drafts(
    around: Sequence[Near], *, people: People, material: Material, settings: Mapping[str, Value]
) -> Iterator[Draft]:
    """One draft for each stretch of losses, for those who lived then; in a part of one is looked for those of it."""
    lives = [(who, material.kin.lived(who)) for who in people]
    surely, last = max([life.surely for _, life in lives]), min([life.last for _, life in lives])
    for found, status in _stretches(around, settings=settings):
        there = people
        if found[0].fact.s_lo < surely or found[-1].fact.s_lo > last:
            there = frozenset([who for who, life in lives if _all_along(found, who, life)])
        if there:
            yield _draft(found, status=status, people=there, material=material, settings=settings)
        for who, life in lives if len(there) < len(lives) else ():
            if who not in there:
                for part, sure in _stretches(_in_life(found, who, life), settings=settings):
                    yield _draft(part, status=sure, people=frozenset((who,)), material=material, settings=settings)


def _stretches(around: Sequence[Near], *, settings: Mapping[str, Value]) -> Iterator[tuple[list[Near], Certainty]]:
    least, days = int(settings["losses"]), int(settings["days"])
    return stretches(around, least=least, days=days, different=_different, growing=False)


def _all_along(found: Sequence[Near], who: EntityId, life: Life, /) -> bool:
    return all(who in one.fact.persons or life.surely <= one.fact.s_lo <= life.last for one in found)


def _different(losses: Sequence[Near], certain: bool, /) -> list[Near]:  # noqa: FBT001 - the shape of Different
    """Each loss once; what may be the same as fewest others goes first, so that as many as possible stay.

    Of very many only the first are told apart.
    """
    losses = losses[: 2 * PLENTY]
    sorts: dict[str, list[Near]] = {}
    for loss in losses:
        sorts.setdefault(_SAME.get(name := loss.fact.name, name), []).append(loss)
    if len(sorts) == len(losses):
        return list(losses)
    same: dict[EntityId, set[EntityId]] = {}
    for sort, alike in sorts.items():
        if len(alike) > 1:
            apart = _PARTING if sort == "parting" else _ONE_LOSS
            for one, other in _told_twice([loss.fact for loss in alike], apart=apart, certain=certain):
                same.setdefault(one.id, set()).add(other.id)
                same.setdefault(other.id, set()).add(one.id)
    if not same:
        return list(losses)
    kept: list[Near] = []
    gone: set[EntityId] = set()
    for loss in sorted(losses, key=lambda one: (len(same.get(one.fact.id, ())), one.fact.place)):
        if loss.fact.id not in gone:
            kept.append(loss)
            gone |= same.get(loss.fact.id, set())
    return kept


def _told_twice(facts: Sequence[Fact], *, apart: int, certain: bool) -> Iterator[tuple[Fact, Fact]]:
    """The same change for some of the same people, told twice within so many days; all are of one sort.

    Of those told twice each is the same as itself, as far as its own days lie so near.
    """
    facts = sorted(facts, key=_FIRST)
    twice: set[Fact] = set()
    for number, one in enumerate(facts):
        lo, hi = one.s_lo, one.s_hi
        limit = apart + (hi if certain else lo)
        for other in facts[number + 1 :]:
            if other.s_lo > limit:
                break  # and all that follow begin later still
            first, last = (other.s_lo - hi, lo - other.s_hi) if certain else (other.s_hi - lo, hi - other.s_lo)
            if first <= apart and last <= apart and _one_loss(one, other):
                twice |= {one, other}
                yield one, other
    yield from [(one, one) for one in twice if certain or one.s_hi - one.s_lo <= apart]


def _one_loss(one: Fact, other: Fact, /) -> bool:
    if one.name == other.name == "verhuizing":
        return True  # one move of a household, told for each of them
    return not (one.persons and other.persons and one.persons.isdisjoint(other.persons))


def _draft(
    found: Sequence[Near], *, status: Certainty, people: People, material: Material, settings: Mapping[str, Value]
) -> Draft:
    facts = [loss.fact for loss in found]
    begin, end = facts[0].span.s_lo, max(fact.s_hi for fact in facts)
    extra = len(facts) - int(settings["losses"])
    return Draft(
        status=status,
        strength=Strength.STRONG if extra >= _STRONG else Strength.USUAL,
        persons=people,
        events=frozenset(fact.id for fact in facts),
        begin=begin,
        end=end,
        size=len(facts),
        tell=lambda: Told(
            text=_text(facts, status=status, days=int(settings["days"])),
            steps=tuple(step(loss, status=status) for loss in found),
            counter=tuple(_counter(people, begin=begin, end=end, material=material)),
        ),
    )


def _text(facts: Sequence[Fact], *, status: Certainty, days: int) -> str:
    pattern = _SURE if status is ZEKER else _PERHAPS
    kinds = dict.fromkeys(spoken(fact.kind) for fact in facts)
    return asking(tr(pattern, n=len(facts), tijd=duration(days), jaren=years(facts), wat=enumerated(kinds)))


_SURE = mark("Binnen {tijd} was er {n} keer een verlies of een grote verandering ({jaren}): {wat}.")
_PERHAPS = mark("Binnen {tijd} was er misschien {n} keer een verlies of een grote verandering ({jaren}): {wat}.")


def _counter(who: People, *, begin: int, end: int, material: Material) -> Iterator[Remark]:
    """What stayed or came in that time."""
    good = [
        fact
        for fact in material.good_things
        if fact.s_lo <= end and fact.e_hi >= begin and not fact.persons.isdisjoint(who)
    ]
    for fact in good[:_SHOWN]:
        what = brief(fact.event.title or fact.kind.label)
        text = tr("Dit was er toen ook: {wat} ({wanneer}).", wat=what, wanneer=when(fact))
        yield Remark(text, (fact.id,))


DETECTOR = Detector(
    id="verlies",
    name=mark("Verlies in korte tijd"),
    rule=mark("Drie of meer verliezen rond één persoon in twaalf maanden: eigen, van ouder, broer, zus of huisgenoot."),
    false_alarm=mark("Niet iedereen ervaart een verhuizing of schoolwissel als verlies."),
    side=Side.FAMILY,
    settings=(
        Setting(
            "losses",
            mark("verliezen ten minste"),
            3,
            mark("Drie keer in een jaar is het bespreken waard."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
        Setting(
            "days",
            mark("binnen zoveel dagen"),
            365,
            mark("Eén jaar: zo lang werkt een groot verlies vaak door."),
            unit=Unit.DAYS,
        ),
    ),
    detect=_detect,
    reads=classes("loss", "strength", "informal"),
)
