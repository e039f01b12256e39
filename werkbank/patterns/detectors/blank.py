"""``witte-vlek``: a long time about which nothing is written down, or help of which the end or the source is missing.

For every child: eighteen months or more, from its birth until its eighteenth birthday, in which no entry about it or
about the family as a whole can lie; between two entries about the child itself also when both lie before its birth, as
then that date is wrong. Where there is no such time on all bounds, but vague entries leave room for one
when some lie as early and others as late as they can, it is *mogelijk*. Entries without an end, or vaguer than half a
year, stand for all of their days. Somebody without a single entry is left out: nothing is known of the whole life.
Silence says something about what is written down, not about what happened; so more entries take this away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from werkbank.i18n import mark, ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Role, Side
from werkbank.patterns.episodes import are_exact
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.rows import merged
from werkbank.patterns.spans import day
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, month, told

_PERSONS = attrgetter("persons")
_OVER = itemgetter(0)  # of what begins at one time the order stays
_STRONG = 2  # times as long as asked
_OPEN_ENDS = 3
_NO_SOURCE = 3
_VAGUE = 183  # days
_WEIGHTY = frozenset(("report", "help", "measure"))


class _Gap(NamedTuple):
    """Free days between two entries."""

    before: Fact
    after: Fact
    first: int
    last: int


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    days = int(settings["days"])
    groups = set(map(_PERSONS, material.written))
    found = (_of_child(child, groups=groups, days=days, material=material) for child in _children(material))
    gaps = merged(one for one in found if one)
    return (
        *gaps,
        *_open_ends(material, least=int(settings["ends"])),
        *_without_source(material, least=int(settings["sources"])),
    )


def _children(material: Material) -> Iterator[EntityId]:
    """The young people of the family: by their role, or because they are minors on the day of looking."""
    persons = material.casus.persons
    for who in material.kin.in_order(material.kin.family):
        known = who in persons and persons[who].birth.is_known
        minor = known and material.kin.is_minor(who, on=material.cut) is ZEKER
        if who in persons and (persons[who].role is Role.YOUTH or minor):
            yield who


def _of_child(child: EntityId, *, groups: Collection[People], days: int, material: Material) -> Draft | None:
    """The gaps of one child; ``groups``: all groups of people that facts are about."""
    theirs = {people for people in groups if not people or child in people}
    if not any(theirs):
        return None
    facts = [fact for fact in material.written if fact.persons in theirs]
    grown = material.kin.perhaps_grown_up(child)
    for find, sure in ((_gaps, True), (_possible_gaps, False)):
        born = material.kin.born(child, surely=sure)
        since = [_since_birth(gap, child=child, born=born) for gap in find(facts, days=days)]
        gaps = [gap for gap in since if gap.first + days < grown and gap.last - gap.first + 1 >= days]
        if gaps:
            firm = [gap for gap in gaps if _certainty(gap, sure=sure) is ZEKER]
            return _draft(
                firm or gaps,
                perhaps=[gap for gap in gaps if firm and gap not in firm],
                child=child,
                days=days,
                sure=sure,
            )
        if are_exact(facts):
            return None  # nothing else is possible
    return None


def _since_birth(gap: _Gap, *, child: EntityId, born: int) -> _Gap:
    """Before the birth nothing is missing; when both edges are about the child and lie before it, that day is wrong."""
    contradicted = gap.last < born and child in gap.before.persons and child in gap.after.persons
    return gap if contradicted else gap._replace(first=max(gap.first, born))


def _gaps(facts: Sequence[Fact], *, days: int) -> Iterator[_Gap]:
    """Between two entries, and never where a vague one may lie."""
    last, until = facts[0], facts[0].e_hi
    for fact in facts:  # in order of their first day
        if fact.s_lo - until > days:
            yield _Gap(last, fact, until + 1, fact.s_lo - 1)
        if fact.e_hi >= until:
            last, until = fact, fact.e_hi


def _possible_gaps(facts: Sequence[Fact], *, days: int) -> Iterator[_Gap]:
    """Where what may be over goes before, and everything else begins as late as it can."""
    rows = sorted([(fact.e_lo, fact.s_hi, fact) if fact.exact else (*_room(fact), fact) for fact in facts], key=_OVER)
    found: list[_Gap] = []
    _, first, after = rows.pop()
    for until, latest, fact in reversed(rows):
        if first - until - 1 >= days:
            found.append(_Gap(fact, after, until + 1, first - 1))
        if latest < first:
            first, after = latest, fact
    return reversed(found)


def _room(fact: Fact, /) -> tuple[int, int]:
    """The first day on which an entry may be over, and the last on which it may begin."""
    s_lo, s_hi, e_lo, e_hi = fact.span
    return (e_hi, s_lo) if fact.open_end or max(s_hi - s_lo, e_hi - e_lo) > _VAGUE else (e_lo, s_hi)


def _draft(gaps: Sequence[_Gap], *, perhaps: Sequence[_Gap], child: EntityId, days: int, sure: bool) -> Draft:
    """``perhaps``: gaps beside those that are certain, with a doubted date at an edge: they make nothing unsure."""
    edges = [fact for gap in gaps for fact in (gap.before, gap.after)]
    longest = max(gaps, key=lambda gap: gap.last - gap.first)
    length = longest.last - longest.first + 1
    ids = tuple(dict.fromkeys(fact.id for fact in edges))
    return Draft(
        status=min(_certainty(gap, sure=sure) for gap in gaps),
        strength=Strength.STRONG if length >= _STRONG * days else Strength.USUAL,
        persons=frozenset((child,)),
        events=frozenset(ids),
        begin=gaps[0].first,
        end=gaps[-1].last,
        size=length,
        tell=lambda: Told(
            text=_text(longest, more=len(gaps) - 1, sure=sure),
            steps=tuple(_step(gap, sure=sure) for gap in gaps),
            counter=(Remark(tr("Dat er niets staat, zegt niet dat er niets gebeurde."), ids),),
            perhaps=tuple(Remark(_edges(gap), _ids(gap)) for gap in perhaps),
        ),
    )


def _step(gap: _Gap, /, *, sure: bool) -> Step:
    return Step(_certainty(gap, sure=sure), _edges(gap), _ids(gap))


def _certainty(gap: _Gap, /, *, sure: bool) -> Certainty:
    return min(gap.before.certainty(), gap.after.certainty()) if sure else MOGELIJK


def _edges(gap: _Gap, /) -> str:
    return tr("Het laatste ervoor: {voor}. Het eerste erna: {na}.", voor=told(gap.before), na=told(gap.after))


def _ids(gap: _Gap, /) -> tuple[EntityId, ...]:
    return tuple(dict.fromkeys((gap.before.id, gap.after.id)))


def _text(gap: _Gap, *, more: int, sure: bool) -> str:
    shown = duration(gap.last - gap.first + 1)
    first, last = day(gap.first), day(gap.last)
    if first is None or last is None:  # an entry of which nobody knows when leaves no gap
        words = tr("Er is {tijd} lang niets over een kind opgeschreven.", tijd=shown)
    else:
        words = tr(_SURE if sure else _PERHAPS, begin=month(first), einde=month(last), tijd=shown)
    others = ntr("Er is nog {n} zo'n tijd.", "Er zijn nog {n} zulke tijden.", more) if more else ""
    return asking(words, others)


_SURE = mark("Van {begin} tot {einde} is over een kind niets opgeschreven ({tijd}).")
_PERHAPS = mark("Van {begin} tot {einde} is over een kind misschien niets opgeschreven (op zijn langst {tijd}).")


def _open_ends(material: Material, *, least: int) -> Iterator[Draft]:
    """Help and measures of which nobody noted the end."""
    open_ends = [fact for some in (material.helps, material.measures) for fact in some if fact.open_end]
    facts = sorted(open_ends, key=lambda fact: fact.place)
    if len(facts) >= least:
        yield _lacking(material, facts, tell=_told_open_ends)._replace(leans=("end",))


def _without_source(material: Material, *, least: int) -> Iterator[Draft]:
    """Reports, help and measures of which nobody noted who said so, where that is usually noted."""
    told_of = material.of_kinds(lambda kind: not _WEIGHTY.isdisjoint(kind.classes))
    sources = [fact.event.source for fact in told_of]
    empty = {source for source in set(sources) if not source.strip()}
    bare = [fact for fact, source in zip(told_of, sources, strict=True) if source in empty] if empty else []
    if len(bare) >= least and 2 * len(bare) <= len(told_of):
        yield _lacking(material, bare, tell=_told_without_source)._replace(leans=("source",))


def _told_open_ends(n: int) -> tuple[str, str]:
    said = tr("Bij {n} keer hulp of een maatregel staat niet wanneer het stopte.", n=n)
    return said, tr("Misschien loopt een deel nog steeds.")


def _told_without_source(n: int) -> tuple[str, str]:
    said = tr("Bij {n} keer een melding, hulp of een maatregel staat niet van wie dat komt.", n=n)
    return said, tr("Misschien weet iemand nog wie dit opschreef.")


def _lacking(material: Material, facts: Sequence[Fact], *, tell: Callable[[int], tuple[str, str]]) -> Draft:
    """Facts in order that all lack the same; ``tell`` gives the sentence and the other explanation for how many."""
    ids = tuple(dict.fromkeys(fact.id for fact in facts))

    def in_words() -> Told:
        said, otherwise = tell(len(ids))
        return Told(
            text=asking(said),
            steps=tuple(Step(ZEKER, told(fact), (fact.id,)) for fact in facts),
            counter=(Remark(otherwise, ids),),
        )

    return Draft(
        status=ZEKER,
        strength=Strength.USUAL,
        persons=material.concerned(facts),
        events=frozenset(ids),
        begin=facts[0].span.s_lo,
        end=max(fact.s_hi for fact in facts),
        size=len(ids),
        tell=in_words,
    )


DETECTOR = Detector(
    id="witte-vlek",
    name=mark("Witte vlek"),
    rule=mark("Anderhalf jaar of langer niets over een kind, of hulp zonder einddatum."),
    false_alarm=mark("Er was misschien gewoon niets om op te schrijven."),
    side=Side.HELP,
    settings=(
        Setting(
            "days",
            mark("zoveel dagen zonder iets"),
            548,
            mark("Anderhalf jaar is lang in het leven van een kind."),
            unit=Unit.DAYS,
        ),
        Setting(
            "ends",
            mark("zo vaak een einde dat ontbreekt"),
            _OPEN_ENDS,
            mark("Dan zegt de tijdlijn te weinig."),
            unit=Unit.TIMES,
        ),
        Setting(
            "sources",
            mark("zo vaak een bron die ontbreekt"),
            _NO_SOURCE,
            mark("Alleen als er meestal wel een bron staat."),
            unit=Unit.TIMES,
        ),
    ),
    detect=_detect,
    beside=lambda material: material.reading.told,
)
