"""``rust``: a long time without reports or unsafe moments, with what was there then: what worked.

A quiet span lies between two incidents that follow each other, or between the last one and the day of looking. It
lasts 12 months or more and at least twice as long as the usual (median) gap. What was unsafe over a period ('sinds
2011') is no quiet time until it ended; of what protects, a plan or an order, only the begin counts. Silence may also
mean that nobody wrote anything down: when one of the children concerned has 18 months in the span without any entry,
the span is *mogelijk* at most. Therefore more events may take away that it is certain, unlike with every other rule.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.detectors.unwritten import Silence, silences
from werkbank.patterns.episodes import (
    ONE_INCIDENT,
    Cut,
    Episode,
    are_exact,
    certain_incidents,
    incidents_with,
    loose_incidents,
)
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.spans import YEAR, day
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import duration, month, sentences, told

_LEAST_INCIDENTS = 2
_SHOWN = 10
_LONG = 2  # times the asked length
_SEASON = 92  # days: who came to live there this long before the span belongs to it
_UNSAFE = "veiligheid"
_PROTECTS = frozenset(("huisverbod", "contactverbod", "veiligheidsplan"))
_PEOPLE, _GOOD, _HELP = "informal", "strength", "help"


class _Quiet(NamedTuple):
    """A span of free days with the incidents at its edges; ``after`` is empty when it lasts until now.

    ``first .. last`` are free for certain (or possibly); ``widest`` is how long the span can be at most.
    """

    before: Sequence[Fact]
    after: Sequence[Fact]
    first: int
    last: int
    widest: tuple[int, int]
    status: Certainty


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    facts = material.of_class("incident")
    find = partial(_quiet_spans, facts, material=material, settings=settings)
    spans = material.kept.made((_quiet_spans, material.cut, *settings.items()), facts, find)
    apart = {_edges(quiet): quiet for quiet in sorted(spans, key=_length)}  # what the same reports bound is told once
    return [_draft(quiet, material=material, settings=settings) for quiet in apart.values()]


def _edges(quiet: _Quiet, /) -> tuple[str, str]:
    """What lies before and what after it: two quiet times may lean on the same events."""
    before, after = (" ".join(sorted([fact.id for fact in edge])) for edge in quiet[:2])
    return before, f"> {after}"


def _quiet_spans(facts: Sequence[Fact], *, material: Material, settings: Mapping[str, Value]) -> list[_Quiet]:
    """What hangs on the incidents alone."""
    if len(facts) < _LEAST_INCIDENTS:
        return []
    exact = are_exact(facts)
    spans = list(_certain(facts, days=int(settings["days"]), cut=material.cut))
    if exact and _is_plain(facts, spans, settings=settings, cut=material.cut):
        edges = [fact for quiet in spans for fact in (*quiet.before, *quiet.after)]
        return _whole(spans, incidents=incidents_with(edges, among=facts))
    cut = material.as_incidents(facts) if exact or facts == material.reports else None  # others ask for that too
    incidents = cut.loose if cut else loose_incidents(facts)
    if len(incidents) < _LEAST_INCIDENTS:
        return []
    if spans:
        shortest, times = min(map(_length, spans)), int(settings["times"])
        usual = _usual(incidents) if exact else _usual_at_most(facts, cut=cut, enough=shortest // times)
        asked = _asked(usual, settings=settings)
        spans = [quiet for quiet in spans if _length(quiet) >= asked]
    spans += _possible(incidents, beside=spans, settings=settings, cut=material.cut)
    spans.sort(key=lambda quiet: (quiet.first, quiet.last))
    return _whole(spans, incidents=incidents)


def _is_plain(facts: Sequence[Fact], spans: Sequence[_Quiet], *, settings: Mapping[str, Value], cut: int) -> bool:
    """Whether days that are sure tell, without cutting all up into incidents, that exactly these spans are quiet times.

    The reports of an incident begin within ``reach`` days, so between incidents that follow each other lies a time
    without reports that is at most so much shorter; and reports that are further apart are of different incidents. No
    other time is long enough when none comes near it, and these are when more than half are so many times shorter.
    """
    days, reach = int(settings["days"]), ONE_INCIDENT + max([fact.e_hi - fact.s_lo for fact in facts])
    firsts = [fact.s_lo for fact in facts]
    free = [later - first - 1 for first, later in zip(firsts, [*firsts[1:], cut + 1], strict=True)]
    if any(map(_lasts, facts)) or sum([length >= days - reach for length in free]) != len(spans):
        return False
    if not spans:
        return True
    enough = min(map(_length, spans)) // int(settings["times"])
    longer = sum([length > enough - reach for length in free[:-1]])
    return _certainly_apart(firsts, reach=reach, enough=2 * longer + 2)


def _certainly_apart(firsts: Sequence[int], *, reach: int, enough: int) -> bool:
    """Whether so many of the days lie further from each other than the reports of one incident do."""
    last = firsts[0] - reach - 1
    for first in firsts:
        if first - last > reach:
            last, enough = first, enough - 1
            if not enough:
                return True
    return False


def _whole(spans: list[_Quiet], *, incidents: Iterable[Episode]) -> list[_Quiet]:
    """The quiet times, each with all that was told of the incidents at its edges."""
    whole = {fact.id: one.facts for one in incidents if len(one.facts) > 1 for fact in one.facts}
    return [_with_all(quiet, whole=whole) for quiet in spans] if whole else spans


def _with_all(quiet: _Quiet, *, whole: Mapping[EntityId, Sequence[Fact]]) -> _Quiet:
    """A quiet time with all that was told of the incidents at its edges."""
    before, after = (
        [*dict.fromkeys(one for fact in edge for one in whole.get(fact.id, (fact,)))] for edge in quiet[:2]
    )
    return quiet._replace(before=before, after=after)


def _length(quiet: _Quiet, /) -> int:
    return quiet.last - quiet.first + 1


def _asked(usual: float, *, settings: Mapping[str, Value]) -> float:
    return max(int(settings["days"]), int(settings["times"]) * max(0, usual))


def _usual(incidents: Sequence[Episode], /) -> float:
    """The median of the free days between incidents on sure days."""
    return median([b.span.s_lo - _last(a) - 1 for a, b in pairwise(incidents)])


def _usual_at_most(facts: Sequence[Fact], *, cut: Cut | None, enough: int) -> float:
    """The median of the free days between incidents, at its largest; or only that it is no more than ``enough``.

    The n-th incident is no later than the n-th of the latest days. Facts that may be one incident leave no gap. When
    they all may be one, told on one day, there is no time in between.
    """
    los, his = [fact.s_lo for fact in facts], sorted([fact.s_hi for fact in facts])
    gaps = sorted([hi - lo - 1 for lo, hi in zip(los, his[1:], strict=False)])
    larger = len(gaps) - bisect_right(gaps, enough)
    least = 2 * larger + 3  # then more than half of the gaps are no larger
    count = len(cut.firm) if cut else certain_incidents(facts, enough=least)
    if count < _LEAST_INCIDENTS or los[-1] <= his[0]:
        return inf
    return median(gaps[len(facts) - count :] or gaps[-1:])


def _last(episode: Episode) -> int:
    facts = episode.facts
    return _until(facts[0]) if len(facts) == 1 else max(map(_until, facts))


def _until(fact: Fact, /) -> int:
    """The last day on which an incident can have been: a report is told on one day, what is unsafe may go on."""
    return fact.e_hi if _lasts(fact) else fact.s_hi


def _lasts(fact: Fact, /) -> bool:
    return fact.e_hi > fact.s_hi and fact.kind.lane == _UNSAFE and fact.name not in _PROTECTS


def _certain(facts: Sequence[Fact], *, days: int, cut: int) -> Iterator[_Quiet]:
    """Stretches of so many days in which no incident can lie, whatever the true dates are."""
    latest, until = facts[0], _until(facts[0])
    for place, fact in enumerate(facts):
        if fact.s_lo - until > days:
            widest = (facts[place - 1].s_lo + 1, min([one.s_hi for one in facts[place:]]) - 1)
            yield _Quiet((latest,), (fact,), until + 1, fact.s_lo - 1, widest, ZEKER)
        last = fact.s_hi if fact.e_hi == fact.s_hi else _until(fact)
        if last > until:
            latest, until = fact, last
    if cut - until >= days:
        yield _Quiet((latest,), (), until + 1, cut, (facts[-1].s_lo + 1, cut), ZEKER)


def _possible(
    incidents: Sequence[Episode], *, beside: Sequence[_Quiet], settings: Mapping[str, Value], cut: int
) -> list[_Quiet]:
    """Stretches that are long enough when every incident was in the middle of its days, beside those that are certain.

    That something is not excluded would make nearly every time between vague dates a quiet one, so more is asked.
    Incidents of which not even the year is known do not part a stretch. Middles and lengths are counted twice.
    """
    known = [one for one in incidents if one[0][1] - one[0][0] <= YEAR]
    if len(known) < _LEAST_INCIDENTS:
        return []
    middles, overs = [span[0] + span[1] for span, _, _ in known], list(map(_over, known))
    ordered, least = sorted(middles), 2 * int(settings["days"])
    ends = [*ordered[1:], 2 * cut + 2]
    over = [*accumulate([over for _, over in sorted(zip(middles, overs, strict=True))], max)]
    lengths = [end - last - 2 for last, end in zip(over, ends, strict=True)]
    fresh: list[tuple[int, _Quiet]] = []
    for place in [place for place, length in enumerate(lengths) if length >= least]:
        before, after = _in_order(known, overs, over[place]), _in_order(known, middles, ends[place])
        quiet = _between(before[-1], after[0] if after else None, cut=cut)
        if not any(one.first <= quiet.last and quiet.first <= one.last for one in beside):
            fresh.append((lengths[place], quiet))
    asked = 2 * _asked(median(lengths[:-1]) / 2, settings=settings) if fresh else 0
    return [quiet for length, quiet in fresh if length >= asked]


def _in_order(incidents: Sequence[Episode], middles: Sequence[int], middle: int, /) -> list[Episode]:
    """The incidents with this middle, in order of time."""
    found = [incidents[place] for place, one in enumerate(middles) if one == middle]
    return sorted(found, key=lambda one: one.facts[0].place)


def _between(before: Episode, after: Episode | None, *, cut: int) -> _Quiet:
    """The free days between two incidents, or since the last one."""
    if after is None:
        since = _last(before) + 1
        return _Quiet(before.facts, (), min(since, cut), cut, (before.span.s_lo + 1, cut), MOGELIJK)
    first, last = _last(before) + 1, after.span.s_lo - 1
    if last <= first:
        first, last = _over(before) // 2 + 1, (after.span.s_lo + after.span.s_hi) // 2 - 1
    return _Quiet(before.facts, after.facts, first, last, (before.span.s_lo + 1, after.span.s_hi - 1), MOGELIJK)


def _over(episode: Episode, /) -> int:
    """The middle of the days on which an incident can have been, or on which what lasted can have ended; twice."""
    begun, ends = episode.span.s_lo + episode.span.s_hi, [one.e_lo + one.e_hi for one in episode.facts if _lasts(one)]
    return max([begun, *ends])


def _draft(quiet: _Quiet, *, material: Material, settings: Mapping[str, Value]) -> Draft:
    bounds = (*quiet.before, *quiet.after)
    people = material.concerned(bounds)
    find = partial(silences, *quiet.widest, days=int(settings["silence"]), material=material)
    status = MOGELIJK if quiet.status is MOGELIJK or next(find(), None) else ZEKER
    length = _length(quiet)
    return Draft(
        status=status,
        strength=Strength.STRONG if length >= _LONG * int(settings["days"]) else Strength.USUAL,
        persons=people,
        events=frozenset([fact.id for fact in bounds]),
        begin=quiet.first,
        end=quiet.last,
        size=1,
        leans=_edges(quiet),
        tell=lambda: _told(quiet, status=status, silence=find(), people=people, material=material),
    )


def _told(quiet: _Quiet, *, status: Certainty, silence: Iterable[Silence], people: People, material: Material) -> Told:
    length = _length(quiet)
    refuted = [fact for fact in material.of_family(material.every_report) if _was_refuted_in(fact, quiet)]
    return Told(
        text=_text(quiet, length=length, status=status, refuted=bool(refuted)),
        steps=(Step(status, tr("Zonder melding of onveilig moment: {tijd}.", tijd=duration(length))),),
        counter=(*[one.told(material) for one in silence], *map(_refuted, refuted)),
        context=tuple(_context(quiet, people=people, material=material)),
    )


def _was_refuted_in(fact: Fact, quiet: _Quiet, /) -> bool:
    """A report in a quiet time of which it was found that what was reported is not so."""
    return fact.is_refuted and fact.s_hi >= quiet.first and fact.s_lo <= quiet.last


def _refuted(fact: Fact, /) -> Remark:
    return Remark(tr("Toen kwam er een melding die niet klopte: {wat}.", wat=told(fact)), (fact.id,))


def _text(quiet: _Quiet, *, length: int, status: Certainty, refuted: bool) -> str:
    first, last = day(quiet.first), day(quiet.last)
    values = {
        "tijd": duration(length),
        "begin": month(first) if first else tr("onbekend"),
        "einde": month(last) if last else tr("onbekend"),
    }
    if not quiet.after:
        pattern = _NOW if status is ZEKER else _PERHAPS_NOW
    else:
        pattern = _THEN if status is ZEKER else _PERHAPS_THEN
    besides = tr("Een melding die niet klopte, telt hier niet mee.") if refuted else ""
    asked = tr("Was het toen ook rustiger bij jullie? Wat hielp er in die tijd?")
    return sentences(tr(pattern, **values), besides, asked)


_THEN = mark("Van {begin} tot {einde}, {tijd} lang, staat er geen melding en geen onveilig moment op papier.")
_NOW = mark("Sinds {begin}, {tijd} lang, staat er geen melding en geen onveilig moment op papier.")
_PERHAPS_THEN = mark(
    "Van {begin} tot {einde}, {tijd} lang, was er misschien geen melding en geen onveilig moment. Dat is niet zeker."
)
_PERHAPS_NOW = mark(
    "Sinds {begin}, {tijd} lang, was er misschien geen melding en geen onveilig moment. Dat is niet zeker."
)


def _context(quiet: _Quiet, *, people: People, material: Material) -> Iterator[Remark]:
    """People, good things and help that were there in the span: what began in it or ran through it."""
    family = people or material.kin.family
    there = [
        fact
        for fact in material.facts
        if fact.s_hi <= quiet.last
        and fact.e_lo >= quiet.first
        and (not fact.persons or not fact.persons.isdisjoint(family))
    ]
    shown = [fact for cls in (_PEOPLE, _GOOD, _HELP) for fact in there if _sort(fact) == cls][:_SHOWN]
    for fact in shown:
        yield Remark(tr("Toen was er: {wat}.", wat=told(fact)), (fact.id,))
    for who in _came_to_live(quiet, people=family, material=material):
        if not any(who in fact.persons for fact in shown):
            yield Remark(tr("Toen woonde {wie} in huis.", wie=material.kin.name(who)))


def _sort(fact: Fact) -> str:
    return next((cls for cls in (_PEOPLE, _GOOD, _HELP) if cls in fact.kind.classes), "")


def _came_to_live(quiet: _Quiet, *, people: People, material: Material) -> tuple[EntityId, ...]:
    """Who came to live with these people in the span, or shortly before; not who was born then."""
    start = max(fact.s_lo for fact in quiet.before) - _SEASON
    stays = [stay for stay in material.kin.stays if stay.span.s_lo <= quiet.last and stay.span.e_lo >= quiet.first]
    homes = {stay.household for stay in stays if stay.person in people}
    came = {stay.person for stay in stays if stay.household in homes and stay.span.s_lo >= start}
    return material.kin.in_order(who for who in came - people if not material.kin.is_born_after(who, day=start))


DETECTOR = Detector(
    id="rust",
    name=mark("Wat werkte: een rustige tijd"),
    rule=mark("Ten minste een jaar, en twee keer zo lang als gewoonlijk, zonder melding of onveilig moment."),
    false_alarm=mark("Stilte kan ook betekenen dat niemand iets opschreef."),
    side=Side.BETWEEN,
    settings=(
        Setting("days", mark("dagen ten minste"), 365, mark("Een jaar heeft alle jaargetijden."), unit=Unit.DAYS),
        Setting(
            "times",
            mark("keer zo lang als gewoonlijk"),
            2,
            mark("Dan is het voor dit gezin echt een andere tijd."),
            unit=Unit.TIMES,
            least=1,
            most=10,
        ),
        Setting(
            "silence",
            mark("dagen zonder iets op papier"),
            548,
            mark("Na anderhalf jaar zonder een regel over een kind weten wij te weinig."),
            unit=Unit.DAYS,
        ),
    ),
    detect=_detect,
    beside=lambda material: material.reading.told,
)
