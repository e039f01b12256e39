"""``geen-vervolg``: a report after which no help or contact came within 60 days, and then another report.

Reports about one incident count once. An answer is help, a measure, an investigation or a contact with the chain that
begins in those days or was there already, for those whom the report is about or their parents, and somebody who carries
the help: whatever may have been an answer takes it away. Help that was declined or
waited for is no answer; what was decided or discussed stands beside it as what does not fit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from werkbank.i18n import mark, ntr, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Kind, Side
from werkbank.model.vocabulary import EventKind
from werkbank.patterns.episodes import Episode, are_exact
from werkbank.patterns.facts import DECLINED, Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import events_of, strength
from werkbank.patterns.running import Running
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, confirmed, duration, moments, told
from werkbank.patterns.workers import may_be_there

_ANSWERS = frozenset(("help", "measure", "investigation", "informal"))
_CONTACTS = frozenset(("jbt", "vto", "veiligheidsplan", "veilig-thuis-onderzoek"))
_TALKS = frozenset(("mdo", "meldcodestap", "besluit-jbt", "beschikking"))
_CONFIRMED = "bevestigd"
_SPAN = itemgetter(0)
_VAGUE = 366  # days: a vaguer report says too little about what came when


class _Silence(NamedTuple):
    """A report nobody answered, and the next one."""

    report: Episode
    again: Episode


class _Answers:
    """What may have been an answer, for each person and for nobody by name; and who was there.

    Where it need not be certain that there was none, an answer was there from the middle of the days on which it can
    have begun to the middle of those on which it can have ended.
    """

    def __init__(self, facts: Sequence[Fact], *, material: Material, certain: bool) -> None:
        self._workers, self._parents = material.workers, material.kin.parents
        self._certain = certain
        self._given: dict[People, list[Fact]] = {}
        for fact in facts:
            self._given.setdefault(fact.persons, []).append(fact)
        self._people: dict[People, tuple[People, Running]] = {}

    def meet(self, report: Episode, *, days: int) -> bool:
        """Whether something was there, or began, in the days after a report, for those it is about or their parents."""
        (first, _, _, last), _, persons = report
        last += days
        people, answers = self._people.get(persons) or self._for(persons)
        if self._workers and may_be_there(self._workers, people=people, first=first, last=last):
            return True
        return answers.meets(first, last)

    def _for(self, persons: People, /) -> tuple[People, Running]:
        """Whom an answer can be for, and the answers; everybody's when nobody noted whom a report is about."""
        people = persons.union(*[self._parents.get(who, ()) for who in persons])
        theirs = [some for given, some in self._given.items() if not (people and given and people.isdisjoint(given))]
        running = Running(chain.from_iterable([self._days(some) for some in theirs]))
        self._people[persons] = people, running
        return people, running

    def _days(self, facts: Iterable[Fact]) -> list[tuple[int, int]]:
        if self._certain:
            return [(fact.s_lo, fact.e_hi) for fact in facts]
        return [_middles(fact) if fact.sure else (fact.s_lo, fact.e_hi) for fact in facts]


def _middles(fact: Fact, /) -> tuple[int, int]:
    return (fact.s_lo + fact.s_hi) // 2, (fact.e_lo + fact.e_hi) // 2


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    reports = material.of_family(material.reports)
    if not reports:
        return
    cut = material.as_incidents(reports)
    kinds = material.of_kinds(_answers, names=_CONTACTS)
    given = material.of_family([one for one in kinds if one.early is not DECLINED and not material.by_relatives(one)])
    least = int(settings["times"])
    found, status = _silences(cut.firm, given, material=material, settings=settings, certain=True), ZEKER
    if len(found) < least and not (cut.exact and are_exact(given)):
        found, status = _silences(cut.loose, given, material=material, settings=settings, certain=False), MOGELIJK
    if len(found) >= least:
        yield _draft(found, status=status, settings=settings, material=material)


def _answers(kind: EventKind, /) -> bool:
    return "report" not in kind.classes and not _ANSWERS.isdisjoint(kind.classes)


def _silences(
    cut: Sequence[Episode],
    given: Sequence[Fact],
    *,
    material: Material,
    settings: Mapping[str, Value],
    certain: bool,
) -> list[_Silence]:
    days, again = int(settings["days"]), int(settings["again_days"])
    answers = _Answers(given, material=material, certain=certain)
    found: list[_Silence] = []
    ordered = sorted(cut, key=_SPAN)  # those with the same days stand in order already
    firsts = [one.span.s_lo for one in ordered]
    for place, report in enumerate(ordered):
        if answers.meet(report, days=days):
            continue
        after = bisect_right(firsts, report.span.e_hi + days, place + 1) if certain else place + 1
        following = _next(report, ordered, after=after, days=days, again=again, certain=certain)
        if following:
            found.append(_Silence(report, following))
    return found


def _next(
    report: Episode, ordered: Sequence[Episode], *, after: int, days: int, again: int, certain: bool
) -> Episode | None:
    """The next report about somebody of the same people, after the days of waiting: from place ``after`` on."""
    s_lo, _, _, e_hi = report.span
    if not certain and e_hi - s_lo > 2 * _VAGUE:
        return None
    for place in range(after, len(ordered)):
        one = ordered[place]
        least, most = one.span[0] - e_hi, one.span[3] - s_lo
        if least > again:  # and so for everything that comes later
            return None
        fits = (least > days and most <= again) if certain else (most > days and most - least <= 2 * _VAGUE)
        if fits:
            if report.persons and one.persons and report.persons.isdisjoint(one.persons):
                continue
            return one
    return None


def _draft(found: Sequence[_Silence], *, status: Certainty, settings: Mapping[str, Value], material: Material) -> Draft:
    episodes = {one.facts[0].id: one for silence in found for one in silence}
    return Draft(
        status=status,
        strength=strength(len(found), least=int(settings["times"])),
        persons=material.in_family(frozenset().union(*[one.report.persons for one in found])),
        events=events_of(episodes.values()),
        begin=found[0].report.span.s_lo,
        end=max([one.again.span.e_hi for one in found]),
        size=len(found),
        tell=lambda: _told(found, episodes.values(), status=status, days=int(settings["days"]), material=material),
    )


def _told(
    found: Sequence[_Silence], episodes: Iterable[Episode], *, status: Certainty, days: int, material: Material
) -> Told:
    talks = material.of_kinds(lambda _: False, names=_TALKS)
    return Told(
        text=_text(found, true=sum(map(_is_confirmed, episodes)), status=status, days=days),
        steps=tuple(_step(one, status=status) for one in found),
        counter=(*_counter(found, talks=talks, days=days), *_later(found, days=days, material=material)),
    )


def _is_confirmed(report: Episode, /) -> bool:
    """However many agencies said so: it is one incident."""
    return any(fact.event.finding == _CONFIRMED for fact in report.facts)


def _text(found: Sequence[_Silence], *, true: int, status: Certainty, days: int) -> str:
    when = moments([one.report for one in found])
    if status is ZEKER:
        first = ntr(
            "Na {n} melding ({jaren}) begon er {tijd} lang geen hulp of onderzoek. Daarna kwam weer een melding.",
            "Na {n} meldingen ({jaren}) begon er {tijd} lang geen hulp of onderzoek. Daarna kwam weer een melding.",
            len(found),
            tijd=duration(days),
            jaren=when,
        )
    else:
        first = ntr(
            "Na {n} melding ({jaren}) begon er misschien {tijd} lang geen hulp of onderzoek. "
            "Daarna kwam weer een melding.",
            "Na {n} meldingen ({jaren}) begon er misschien {tijd} lang geen hulp of onderzoek. "
            "Daarna kwam weer een melding.",
            len(found),
            tijd=duration(days),
            jaren=when,
        )
    return asking(first, confirmed(true))


def _step(one: _Silence, *, status: Certainty) -> Step:
    words = tr("{eerst}, en daarna {daarna}", eerst=told(one.report.facts[0]), daarna=told(one.again.facts[0]))
    return Step(status, words, tuple(fact.id for fact in (*one.report.facts, *one.again.facts)))


def _counter(found: Sequence[_Silence], *, talks: Sequence[Fact], days: int) -> Iterator[Remark]:
    """What was said or decided in those days, and that not everything is written down."""
    for fact in talks:
        if any(one.report.span.s_lo <= fact.s_hi <= one.report.span.e_hi + days for one in found):
            yield Remark(tr("In die tijd was er wel: {wat}.", wat=told(fact)), (fact.id,))
    ids = tuple(fact.id for one in found for fact in one.report.facts)
    yield Remark(tr("Misschien was er wel contact, maar is dat niet opgeschreven."), ids)


def _later(found: Sequence[_Silence], *, days: int, material: Material) -> Iterator[Remark]:
    """The first help for those people that began after those days and before the next report."""
    for one in found:
        people = one.report.persons.union(*[material.kin.parents.get(who, ()) for who in one.report.persons])
        for fact in material.helps:
            theirs = not (people and fact.persons and people.isdisjoint(fact.persons))
            if theirs and fact.s_lo > one.report.span.e_lo + days and fact.s_hi < one.again.span.s_lo:
                yield Remark(tr("Later begon er wel hulp: {wat}.", wat=told(fact)), (fact.id,))
                break


DETECTOR = Detector(
    id="geen-vervolg",
    name=mark("Melding, maar geen hulp"),
    rule=mark("Na een melding is binnen 60 dagen geen hulp of onderzoek begonnen, en er kwam een nieuwe melding."),
    false_alarm=mark("De hulp of het contact is misschien niet opgeschreven."),
    side=Side.HELP,
    settings=(
        Setting("times", mark("hoe vaak ten minste"), 1, mark("Eén keer is al het bespreken waard."), unit=Unit.TIMES),
        Setting(
            "days",
            mark("zoveel dagen zonder hulp of onderzoek"),
            60,
            mark("Twee maanden na een melding is lang."),
            unit=Unit.DAYS,
        ),
        Setting(
            "again_days",
            mark("nieuwe melding binnen zoveel dagen"),
            365,
            mark("Na een jaar is het vaak iets anders."),
            unit=Unit.DAYS,
        ),
    ),
    detect=_detect,
    reads=classes("report", *_ANSWERS, kinds=_CONTACTS | _TALKS),
    tables=(Kind.INVOLVEMENT,),
)
