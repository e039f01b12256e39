"""``golfbeweging``: help starts and ends, a crisis report follows, help starts again; and so on.

One wave: help ends early, is declined or ends because the goals were met; a crisis report follows within 275 days; help
starts again, or is declined again, within 92 days after the report (only the last wave may lack that). The next wave is
help that starts on or after the day of the report. Help of which nobody noted how it ended makes a wave *mogelijk* at
most.

Waves are looked for per person and in the family as a whole, which is told only when it shows more. As all that is
asked is that such help and reports exist, other events never take a wave away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.circles import Circle
from werkbank.patterns.detectors.wave_search import (
    Help,
    Limits,
    Offered,
    Wave,
    certain_row,
    follows,
    near,
    possible_row,
    waves_of,
)
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength, wider
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, confirmed, duration, enumerated, moments, named, started, told

_SHOWN = 5


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    crises = [fact for fact in material.reports if fact.kind.crisis_report]
    least = int(settings["waves"])
    circles, family = material.circles
    drafts: list[Draft] = []
    known: dict[int, Help] = {}
    for circle in circles:
        found = partial(_of_circle, circle, known=known, crises=crises, material=material, settings=settings)
        drafts += material.kept.made((_of_circle, circle.people, *settings.items()), circle.offers, found, of=crises)
    whole = material.of_family(crises)
    if min(len(family.offers), len(whole)) < least:
        return sieved(drafts)
    offered = Offered(family, goals_met=bool(settings["goals_met"]), known=known)
    together = _drafts(offered, reports=whole, people=material.kin.family, material=material, settings=settings)
    return (*sieved(drafts), *wider(together, than=drafts))


def _of_circle(
    circle: Circle, *, known: dict[int, Help], crises: Sequence[Fact], material: Material, settings: Mapping[str, Value]
) -> list[Draft]:
    least = int(settings["waves"])
    offered = Offered(circle, goals_met=bool(settings["goals_met"]), known=known)
    drafts: list[Draft] = []
    for people, reports in _sharing(material.kin.in_order(circle.people or ()), crises=crises):
        if min(len(circle.offers), len(reports)) >= least:
            drafts += _drafts(offered, reports=reports, people=people, material=material, settings=settings)
    return drafts


def _sharing(people: Iterable[EntityId], *, crises: Iterable[Fact]) -> list[tuple[People, list[Fact]]]:
    """People by the crisis reports that concern them; a report without persons concerns everybody."""
    found: dict[EntityId, list[Fact]] = {who: [] for who in people}
    for fact in crises:
        for who in fact.persons & found.keys() if fact.persons else found:
            found[who].append(fact)
    same: dict[tuple[EntityId, ...], tuple[set[EntityId], list[Fact]]] = {}
    for who, reports in found.items():
        same.setdefault(tuple([fact.id for fact in reports]), (set(), reports))[0].add(who)
    return [(frozenset(some), reports) for some, reports in same.values()]


def _drafts(
    offered: Offered, *, reports: Sequence[Fact], people: People, material: Material, settings: Mapping[str, Value]
) -> Iterator[Draft]:
    least = int(settings["waves"])
    crises = material.as_incidents(reports)
    limits = Limits(int(settings["report_days"]), int(settings["restart_days"]))
    exact = offered.circle.episodes.exact and crises.exact
    starts = offered.loose_starts if exact else offered.firm_starts
    sure = certain_row(starts, reports=crises.loose if exact else crises.firm, limits=limits)
    told = partial(_draft, people=people, helps=offered, reports=reports, settings=settings)
    maybe = partial(_possible, offered, reports=crises.loose, limits=limits)
    if len(sure) >= least:
        yield told(sure, status=ZEKER, maybe=maybe)
    elif len(possible := maybe()) >= least:
        yield told(possible, status=MOGELIJK, maybe=list)


def _possible(offered: Offered, *, reports: Sequence[Episode], limits: Limits) -> list[Wave]:
    """The row of all that may be a wave; none when all that are waves are certain."""
    waves = waves_of(offered.loose_starts, reports=reports, limits=limits)
    return possible_row(waves) if any(wave.certainty is MOGELIJK for wave in waves) else []


def _draft(
    waves: Sequence[Wave], *, status: Certainty, maybe: Callable[[], Sequence[Wave]], people: People, helps: Offered,
    reports: Sequence[Fact], settings: Mapping[str, Value],
) -> Draft:  # fmt: skip
    """``maybe``: the row of what is possible, which may be longer; looked for when somebody reads it."""
    facts = [fact for wave in waves for fact in _facts(wave)]
    events = frozenset([fact.id for fact in facts])
    last = waves[-1].again or waves[-1].report
    involved = frozenset(
        who for wave in waves for fact in (*wave.help.facts, *wave.report.facts) for who in fact.persons
    )
    return Draft(
        status=status,
        strength=strength(len(waves), least=int(settings["waves"])),
        persons=people & involved,
        events=events,
        begin=waves[0].help.span.s_lo,
        end=max(last.span.s_hi, waves[-1].report.span.s_hi),
        size=len(waves),
        tell=lambda: Told(
            text=_text(waves, status=status, settings=settings),
            steps=tuple(_steps(waves)),
            counter=tuple(_counter(helps.helps, reports=reports, within=int(settings["report_days"]))),
            perhaps=tuple(_more(maybe(), than=len(waves), used=events)),
        ),
    )


def _facts(wave: Wave, /) -> list[Fact]:
    return [*wave.help.facts, *wave.report.facts, *(wave.again.facts if wave.again else ())]


def _more(waves: Sequence[Wave], *, than: int, used: frozenset[EntityId]) -> Iterator[Remark]:
    """Waves that may belong to the row as well, where they make a longer one."""
    for wave in waves if len(waves) > than else ():
        beyond = [fact for fact in _facts(wave) if fact.id not in used]
        if beyond:
            text = tr("Misschien hoort dit er ook bij: {wat}.", wat=enumerated([told(fact) for fact in beyond]))
            yield Remark(text, tuple(fact.id for fact in beyond))


def _steps(waves: Sequence[Wave]) -> Iterator[Step]:
    for wave in waves:
        fact = wave.help.facts[-1]
        pattern = mark("Hulp ging niet door: {wat}") if wave.help.declined else mark("Hulp stopte: {wat}")
        yield Step(wave.help.ended, tr(pattern, wat=told(fact)), tuple(one.id for one in wave.help.facts))
        first = wave.report.facts[0]
        text = tr("Daarna kwam een crisismelding: {wanneer}", wanneer=started(first))
        yield Step(wave.certainty, text, tuple(one.id for one in wave.report.facts))
        if wave.again:
            began, declined = mark("Daarna begon weer hulp: {wat}"), mark("Daarna ging hulp weer niet door: {wat}")
            text = tr(declined if wave.again.declined else began, wat=told(wave.again.facts[0]))
            yield Step(wave.certainty, text, tuple(one.id for one in wave.again.facts))


def _text(waves: Sequence[Wave], *, status: Certainty, settings: Mapping[str, Value]) -> str:
    sure = status is ZEKER
    declined = any(wave.help.declined for wave in waves)
    after = tr("het stoppen of niet doorgaan") if declined else tr("het stoppen")
    within = duration(int(settings["report_days"]))
    soon = duration(int(settings["restart_days"]))
    again = sum(wave.again is not None and not wave.again.declined for wave in waves)
    not_again = sum(wave.again is not None and wave.again.declined for wave in waves)
    true = sum(any(fact.event.finding == "bevestigd" for fact in wave.report.facts) for wave in waves)
    return asking(
        tr(
            _REPORTED if sure else _PERHAPS_REPORTED,
            wat=after,
            n=len(waves),
            tijd=within,
            jaren=moments([wave.report for wave in waves]),
        ),
        tr(_AGAIN if sure else _PERHAPS_AGAIN, n=again, tijd=soon) if again else "",
        tr(_NOT_AGAIN if sure else _PERHAPS_NOT_AGAIN, n=not_again, tijd=soon) if not_again else "",
        _goals(sum(wave.help.goals for wave in waves), of=len(waves)),
        confirmed(true),
    )


_REPORTED = mark("Na {wat} van hulp volgde {n} keer binnen {tijd} een crisismelding ({jaren}).")
_PERHAPS_REPORTED = mark("Na {wat} van hulp volgde misschien {n} keer binnen {tijd} een crisismelding ({jaren}).")
_AGAIN = mark("Daarna begon er {n} keer binnen {tijd} weer hulp.")
_PERHAPS_AGAIN = mark("Daarna begon er misschien {n} keer binnen {tijd} weer hulp.")
_NOT_AGAIN = mark("Daarna ging hulp {n} keer binnen {tijd} weer niet door.")
_PERHAPS_NOT_AGAIN = mark("Daarna ging hulp misschien {n} keer binnen {tijd} weer niet door.")


def _goals(met: int, *, of: int) -> str:
    """Say so when help stopped because its goals were met."""
    if met == of:
        return tr("Alle keren stopte de hulp omdat de doelen bereikt waren.")
    return tr("Van die {n} keer stopte de hulp {k} keer omdat de doelen bereikt waren.", n=of, k=met) if met else ""


def _counter(helps: Sequence[Help], *, reports: Sequence[Fact], within: int) -> Iterator[Remark]:
    """Help that stopped without a crisis report after it."""
    after = near(reports)
    calm = (
        one
        for one in helps
        if one.ended is not NEE
        and all(
            follows(one.span, report.span, within=within, least=1) is NEE
            for report in after(one.span.e_lo, one.span.e_hi + within)
        )
    )
    for one in islice(calm, _SHOWN):
        text = tr(
            "Na deze hulp kwam er binnen {tijd} geen crisismelding: {wat}.",
            tijd=duration(within),
            wat=named(one.facts[-1]),
        )
        yield Remark(text, tuple(fact.id for fact in one.facts))


DETECTOR = Detector(
    id="golfbeweging",
    name=mark("Pieken en dalen in hulp"),
    rule=mark("Hulp stopt vroeg of met doelen bereikt, dan volgt een crisismelding, en daarna begint er weer hulp."),
    false_alarm=mark("De aanbieder kan zijn gestopt, of er was een wachtlijst."),
    side=Side.BETWEEN,
    settings=(
        Setting(
            "waves",
            mark("hoe vaak ten minste"),
            2,
            mark("Twee keer is een begin, drie keer gewoon, vanaf vier keer sterk."),
            unit=Unit.TIMES,
            least=2,
            most=20,
        ),
        Setting(
            "report_days",
            mark("dagen tot de crisismelding, ten hoogste"),
            275,
            mark("Negen maanden: langer erna is het verband met het stoppen zwak."),
            unit=Unit.DAYS,
        ),
        Setting(
            "restart_days",
            mark("dagen tot er weer hulp begint, ten hoogste"),
            92,
            mark("Drie maanden: de gewone tijd tussen melding en start."),
            unit=Unit.DAYS,
        ),
        Setting(
            "goals_met",
            mark("ook als de doelen bereikt waren"),
            value=True,
            reason=mark("Ook hulp die goed eindigde, kan te vroeg zijn gestopt."),
        ),
    ),
    detect=_detect,
    reads=classes("help", "report"),
)
