"""``rust``: a long time without reports or unsafe moments, with what was there then: what worked.

A quiet span lies between two incidents that follow each other, or between the last one and the day of looking. It
lasts 12 months or more and at least twice as long as the usual (median) gap. Silence may also mean that nobody wrote
anything down: when one of the children concerned has 18 months in the span without any entry, the span is *mogelijk*
at most. Therefore more events may take away that it is certain, unlike with every other rule.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.episodes import Cut, Episode
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
    return [_draft(quiet, material=material, settings=settings) for quiet in spans]


def _quiet_spans(facts: Sequence[Fact], *, material: Material, settings: Mapping[str, Value]) -> list[_Quiet]:
    """What hangs on the incidents alone."""
    incidents = material.as_incidents(facts)
    if len(incidents.loose) < _LEAST_INCIDENTS:
        return []
    spans: list[_Quiet] = []
    if _are_certainly_more(facts, incidents):
        asked = _asked(_most(facts, incidents), settings=settings)
        spans += _certain(facts, asked=asked, cut=material.cut)
    for quiet in _possible(incidents.loose, settings=settings, cut=material.cut):
        if not any(one.first <= quiet.last and quiet.first <= one.last for one in spans):
            spans.append(quiet)
    spans.sort(key=lambda quiet: (quiet.first, quiet.last))
    return spans


def _are_certainly_more(facts: Sequence[Fact], incidents: Cut, /) -> bool:
    """Whether they cannot all be one incident, told on one day: one incident has no time in between."""
    if len(incidents.firm) < _LEAST_INCIDENTS:
        return False
    return incidents.exact or max([fact.s_lo for fact in facts]) > min([fact.s_hi for fact in facts])


def _asked(usual: float, *, settings: Mapping[str, Value]) -> float:
    return max(int(settings["days"]), int(settings["times"]) * max(0, usual))


def _most(facts: Sequence[Fact], incidents: Cut, /) -> float:
    """The median of the free days between incidents, at its largest.

    The n-th incident is no later than the n-th of the latest days. Facts that may be one incident leave no gap.
    """
    if incidents.exact:
        return median([b.span.s_lo - _last(a) - 1 for a, b in pairwise(incidents.loose)] or [0])
    los, his = sorted([fact.s_lo for fact in facts]), sorted([fact.s_hi for fact in facts])
    gaps = sorted([hi - lo - 1 for lo, hi in zip(los, his[1:], strict=False)])
    return median(gaps[len(facts) - len(incidents.firm) :] or gaps[-1:])


def _middle(episode: Episode, /) -> float:
    """The middle of the days on which an incident can have been."""
    return (episode.span.s_lo + episode.span.s_hi) / 2


def _last(episode: Episode) -> int:
    facts = episode.facts
    return facts[0].s_hi if len(facts) == 1 else max([fact.s_hi for fact in facts])


def _certain(facts: Sequence[Fact], *, asked: float, cut: int) -> Iterator[_Quiet]:
    """Stretches in which no incident can lie, whatever the true dates are."""
    soonest = [*accumulate([fact.s_hi for fact in reversed(facts)], min)][::-1]
    latest = facts[0]
    for place, (before, fact) in enumerate(pairwise(facts), start=1):
        latest = before if before.s_hi > latest.s_hi else latest
        first, last = latest.s_hi + 1, fact.s_lo - 1
        if last - first + 1 >= asked:
            widest = (before.s_lo + 1, soonest[place] - 1)
            yield _Quiet((latest,), (fact,), first, last, widest, ZEKER)
    latest = max(facts, key=lambda fact: fact.s_hi)
    if cut - latest.span.s_hi >= asked:
        yield _Quiet((latest,), (), latest.span.s_hi + 1, cut, (facts[-1].span.s_lo + 1, cut), ZEKER)


def _possible(incidents: Sequence[Episode], *, settings: Mapping[str, Value], cut: int) -> Iterator[_Quiet]:
    """Stretches that are long enough when every incident was in the middle of its days.

    That something is not excluded would make nearly every time between vague dates a quiet one, so more is asked.
    Incidents of which not even the year is known do not part a stretch.
    """
    known = [one for one in incidents if one.span.s_hi - one.span.s_lo <= YEAR]
    if len(known) < _LEAST_INCIDENTS:
        return
    ordered = [one for *_, one in sorted([(_middle(one), one.facts[0].place, one) for one in known])]
    middles = [_middle(one) for one in ordered]
    lengths = [later - middle - 1 for middle, later in pairwise(middles)]
    asked = _asked(median(lengths), settings=settings)
    for place, length in enumerate(lengths):
        if length >= asked:
            before, after = ordered[place], ordered[place + 1]
            first, last = before.span.s_hi + 1, after.span.s_lo - 1
            if last <= first:
                first, last = int(_middle(before)) + 1, int(_middle(after)) - 1
            widest = (before.span.s_lo + 1, after.span.s_hi - 1)
            yield _Quiet(before.facts, after.facts, first, last, widest, MOGELIJK)
    final = ordered[-1]
    if cut - _middle(final) >= asked:
        yield _Quiet(final.facts, (), min(final.span.s_hi + 1, cut), cut, (final.span.s_lo + 1, cut), MOGELIJK)


def _draft(quiet: _Quiet, *, material: Material, settings: Mapping[str, Value]) -> Draft:
    bounds = (*quiet.before, *quiet.after)
    people = material.in_family(who for fact in bounds for who in fact.persons)
    silence = list(_silences(quiet, material=material, days=int(settings["silence"])))
    status = min(quiet.status, MOGELIJK if silence else ZEKER)
    length = quiet.last - quiet.first + 1
    refuted = [fact for fact in material.of_family(material.every_report) if _was_refuted_in(fact, quiet)]
    return Draft(
        status=status,
        strength=Strength.STRONG if length >= _LONG * int(settings["days"]) else Strength.USUAL,
        persons=people,
        events=frozenset(fact.id for fact in bounds),
        begin=quiet.first,
        end=quiet.last,
        size=1,
        tell=lambda: Told(
            text=_text(quiet, length=length, status=status, refuted=bool(refuted)),
            steps=(Step(status, tr("Zonder melding of onveilig moment: {tijd}.", tijd=duration(length))),),
            counter=(*silence, *map(_refuted, refuted)),
            context=tuple(_context(quiet, people=people, material=material)),
        ),
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


def _silences(quiet: _Quiet, *, material: Material, days: int) -> Iterator[Remark]:
    """For each child of whom incidents told before: the stretch about which nobody wrote but contracts and reports.

    A moment tells about its day, a period of which the end is known about all its days. For somebody who comes of age
    in it the days until then count.
    """
    first, end = quiet.widest
    for who in _children(quiet, material=material):
        last = min(end, material.kin.grown_up(who) or end)
        about = [fact for fact in material.facts if who in fact.persons and not _paperwork(fact)]
        begin, length = _longest_silence(about, first=first, last=last)
        since = day(begin)
        if length >= days:
            text = tr(
                "Over {wie} staat er toen {tijd} niets op papier, vanaf {begin}. "
                "Misschien was het stil, misschien schreef niemand iets op.",
                wie=material.kin.name(who),
                tijd=duration(length),
                begin=month(since) if since else tr("onbekend"),
            )
            yield Remark(text)


def _children(quiet: _Quiet, *, material: Material) -> Iterator[EntityId]:
    """Of those whom incidents told of before: who may have been a minor when the quiet time began."""
    first = quiet.widest[0]
    before = [fact for fact in material.of_class("incident") if fact.s_lo < first]
    for who in material.kin.in_order(material.in_family(who for fact in before for who in fact.persons)):
        if material.kin.is_minor(who, on=first) is not NEE:
            yield who


def _paperwork(fact: Fact) -> bool:
    """Contracts and reports say that the system was there, not how it went; and so does what is too vague."""
    classes = fact.kind.classes
    contract = "measure" in classes or ("help" in classes and "informal" not in classes) or "report" in classes
    return contract or fact.s_hi - fact.s_lo > YEAR


def _longest_silence(about: Sequence[Fact], *, first: int, last: int) -> tuple[int, int]:
    """Start and length of the longest stretch in which nothing need be told, wherever vague dates lie.

    It begins at the edge of the span or on the first day that something can be, and lasts until the next thing must be.
    """
    closed = [fact.span for fact in about if fact.ended is ZEKER and fact.e_lo > fact.s_hi]
    points = sorted([(fact.s_lo, fact.s_hi) for fact in about] + [(one.e_lo, one.e_hi) for one in closed])
    los = [lo for lo, _ in points]
    musts = [*accumulate([hi for _, hi in reversed(points)], min)][::-1]
    best = (first, 0)
    for start in (first, *(lo for lo in los if first < lo < last)):
        since = max([start, *(one.e_lo for one in closed if one.s_hi <= start < one.e_lo)])
        later = bisect_right(los, since)
        until = min([last, *musts[later : later + 1], *(one.s_hi for one in closed if one.s_hi > since)])
        best = max(best, (since, until - since), key=lambda silence: silence[1])
    return best


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
)
