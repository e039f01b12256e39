"""``golfbeweging``: help starts and ends, a crisis report follows, help starts again; and so on.

One wave: help ends early, is declined or ends because the goals were met; a crisis report follows within 275 days; help
starts again, or is declined again, within 92 days after the report (only the last wave may lack that). The next wave is
help that starts on or after the day of the report. Help of which nobody noted how it ended makes a wave *mogelijk* at
most. With vague dates a wave is *mogelijk* when it is one on enough of the days that they can mean
(:mod:`.wave_room`); what is certain needs no such sum.

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
from werkbank.patterns.detectors.wave_rows import certain_row
from werkbank.patterns.detectors.wave_search import (
    Limits,
    Offered,
    Wave,
    ended,
    follows,
    is_declined,
    met_goals,
    near,
    possible_row,
    waves_of,
)
from werkbank.patterns.episodes import Cut
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.lazy import lazy
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength, wider
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, confirmed, duration, enumerated, moments, named, started, told

_SHOWN = 5


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    search = _Search(material, settings=settings)
    circles, family = material.circles
    drafts: list[Draft] = []
    for circle in circles:
        what, found = (_Search, circle.people, *settings.items()), partial(search.of_circle, circle)
        drafts += material.kept.made(what, circle.offers, found, of=search.crises)
    return (*sieved(drafts), *wider(search.of_family(family), than=drafts))


class _Search:
    """One run: the crisis reports, and whom they concern."""

    def __init__(self, material: Material, *, settings: Mapping[str, Value]) -> None:
        self._material = material
        self._settings = settings
        self._least = int(settings["waves"])
        self._limits = Limits(int(settings["report_days"]), int(settings["restart_days"]))
        self.crises = [fact for fact in material.reports if fact.kind.crisis_report]

    def of_circle(self, circle: Circle, /) -> list[Draft]:
        """The rows of people who share their help, apart for those whom other reports concern."""
        if len(circle.offers) < self._least:
            return []
        offered = self._offered(circle)
        shared = self._sharing(circle.people or frozenset())
        return [draft for people, reports in shared for draft in self._drafts(offered, reports=reports, people=people)]

    def of_family(self, family: Circle, /) -> Iterable[Draft]:
        """The rows in the family as a whole."""
        if len(family.offers) < self._least:
            return ()
        reports = self._material.of_family(self.crises)
        return self._drafts(self._offered(family), reports=reports, people=self._material.kin.family)

    def _offered(self, circle: Circle, /) -> Offered:
        return Offered(circle, goals_met=bool(self._settings["goals_met"]))

    def _sharing(self, people: People, /) -> list[tuple[People, Sequence[Fact]]]:
        """People by the crisis reports that concern them."""
        if len(people) == 1:
            return [(people, self._reports_of[who]) for who in people]
        same: dict[tuple[int, ...], set[EntityId]] = {}
        for who in self._material.kin.in_order(people):
            same.setdefault(tuple(map(id, self._reports_of[who])), set()).add(who)
        return [(frozenset(some), self._reports_of[next(iter(some))]) for some in same.values()]

    @lazy
    def _reports_of(self) -> Mapping[EntityId, Sequence[Fact]]:
        """The crisis reports that concern each of the family; a report without persons concerns everybody."""
        found: dict[EntityId, list[Fact]] = {who: [] for who in self._material.kin.family}
        for fact in self.crises:
            for who in fact.persons or found:
                if who in found:
                    found[who].append(fact)
        return found

    def _drafts(self, offered: Offered, *, reports: Sequence[Fact], people: People) -> Iterator[Draft]:
        if len(reports) < self._least:
            return
        crises = self._material.as_incidents(reports)
        sure = certain_row(offered, reports=crises.firm, limits=self._limits)
        told = partial(_draft, people=people, helps=offered, reports=reports, settings=self._settings)
        maybe = partial(_possible, offered, crises=crises, limits=self._limits, least=self._least)
        if len(sure) >= self._least:
            yield told(sure, status=ZEKER, maybe=maybe)
        elif len(possible := maybe()) >= self._least:
            yield told(possible, status=MOGELIJK, maybe=list)


def _possible(offered: Offered, *, crises: Cut, limits: Limits, least: int) -> list[Wave]:
    """The row of all that may be a wave, when it has ``least``; none when all that are waves are certain."""
    if crises.exact and offered.is_certain:
        return []
    waves = waves_of(offered, reports=crises.loose, limits=limits, least=least)
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
            steps=tuple(_steps(waves, goals_met=bool(settings["goals_met"]))),
            counter=tuple(_counter(helps, reports=reports, within=int(settings["report_days"]))),
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


def _steps(waves: Sequence[Wave], *, goals_met: bool) -> Iterator[Step]:
    for wave in waves:
        fact = wave.help.facts[-1]
        pattern = mark("Hulp ging niet door: {wat}") if is_declined(wave.help) else mark("Hulp stopte: {wat}")
        sure = ended(wave.help, goals_met=goals_met)
        yield Step(sure, tr(pattern, wat=told(fact)), tuple(one.id for one in wave.help.facts))
        first = wave.report.facts[0]
        text = tr("Daarna kwam een crisismelding: {wanneer}", wanneer=started(first))
        yield Step(wave.certainty, text, tuple(one.id for one in wave.report.facts))
        if wave.again:
            began, declined = mark("Daarna begon weer hulp: {wat}"), mark("Daarna ging hulp weer niet door: {wat}")
            text = tr(declined if is_declined(wave.again) else began, wat=told(wave.again.facts[0]))
            yield Step(wave.certainty, text, tuple(one.id for one in wave.again.facts))


def _text(waves: Sequence[Wave], *, status: Certainty, settings: Mapping[str, Value]) -> str:
    sure = status is ZEKER
    declined = any(is_declined(wave.help) for wave in waves)
    after = tr("het stoppen of niet doorgaan") if declined else tr("het stoppen")
    within = duration(int(settings["report_days"]))
    soon = duration(int(settings["restart_days"]))
    not_again = sum(wave.again is not None and is_declined(wave.again) for wave in waves)
    again = sum(wave.again is not None for wave in waves) - not_again
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
        _goals(sum(met_goals(wave.help) for wave in waves), of=len(waves)),
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


def _counter(helps: Offered, *, reports: Sequence[Fact], within: int) -> Iterator[Remark]:
    """Help that stopped without a crisis report after it."""
    after = near(reports)
    calm = (
        one
        for one, _ in helps.may_have_ended
        if all(
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
    false_alarm=mark("De aanbieder kan zijn gestopt, of er was een wachtlijst. Met vage datums kan het toeval zijn."),
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
