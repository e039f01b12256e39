"""``wisselingen``: places where a child lives, workers or organisations that keep changing.

Three ways to count, per person: more than two places to live in twelve months; four or more changes of worker, of place
or of the organisation in charge in 24 months; help by four or more different organisations that began in 24 months.
What another finding tells completely is not told again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.dates import ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.model.vocabulary import EventKind
from werkbank.patterns.clusters import Different, Near, Sort, each, itself, known, step, stretches
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, spoken, told, years

_CHANGES = frozenset(("wisseling-hulpverlener", "overdracht", "overplaatsing", "verhuizing-coa"))
_MOVES = frozenset(("overplaatsing", "verhuizing-coa"))
_GIVEN = frozenset(("help", "measure"))
_SHORT = "logeeropvang"


class _Way(NamedTuple):
    """One way to count: what, how many, in how many days, and the sentence; ``named``: only with who it was."""

    counts: Callable[[EventKind], bool]
    different: Different
    least: int
    days: int
    sure: str
    perhaps: str
    named: bool = False
    sort: Sort = itself


def _ways(settings: Mapping[str, Value]) -> tuple[_Way, ...]:
    return (
        _Way(
            lambda kind: "setting" in kind.classes or kind.id in _MOVES,
            each,
            int(settings["places"]),
            int(settings["places_days"]),
            mark("In {tijd} kwam er {n} keer een andere plek om te wonen: {wat}."),
            mark("In {tijd} kwam er misschien {n} keer een andere plek om te wonen: {wat}."),
        ),
        _Way(
            lambda kind: kind.id in _CHANGES,
            each,
            int(settings["changes"]),
            int(settings["changes_days"]),
            mark("In {tijd} waren er {n} wisselingen ({jaren}): {wat}."),
            mark("In {tijd} waren er misschien {n} wisselingen ({jaren}): {wat}."),
        ),
        _Way(
            lambda kind: not _GIVEN.isdisjoint(kind.classes),
            _by_provider,
            int(settings["changes"]),
            int(settings["changes_days"]),
            mark("In {tijd} begonnen er {n} verschillende organisaties ({jaren}): {wat}."),
            mark("In {tijd} begonnen er misschien {n} verschillende organisaties ({jaren}): {wat}."),
            named=True,
            sort=lambda near: near.fact.provider,
        ),
    )


def _by_provider(found: Sequence[Near], certain: bool, /) -> list[Near]:  # noqa: ARG001, FBT001 - shape of Different
    kept: dict[str, Near] = {}
    for one in found:
        kept.setdefault(one.fact.provider, one)
    return list(kept.values())


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    found: list[Draft] = []
    for number, way in enumerate(_ways(settings)):
        facts = material.of_kinds(lambda kind, way=way: kind.id != _SHORT and way.counts(kind))  # type: ignore[misc]
        for people, shared in material.sharing([fact for fact in facts if fact.provider] if way.named else facts):
            if len(shared) >= way.least:
                what = (_drafts, number, people, *settings.items())
                found += material.kept.made(what, shared, partial(_drafts, shared, way=way, people=people))
    return sieved(found)


def _drafts(facts: Sequence[Fact], *, way: _Way, people: People) -> list[Draft]:
    near, sort = known(facts), way.sort
    found = stretches(near, least=way.least, days=way.days, different=way.different, sort=sort)
    return [_draft(some, way=way, status=status, people=people) for some, status in found]


def _draft(found: Sequence[Near], *, way: _Way, status: Certainty, people: People) -> Draft:
    facts = [one.fact for one in found]
    return Draft(
        status=status,
        strength=strength(len(found), least=way.least),
        persons=people,
        events=frozenset(fact.id for fact in facts),
        begin=min(fact.span.s_lo for fact in facts),
        end=max(fact.span.s_hi for fact in facts),
        size=len(found),
        tell=lambda: Told(
            text=_text(facts, way=way, status=status),
            steps=tuple(step(one, status=status) for one in found),
            counter=tuple(_counter(facts)),
        ),
    )


def _text(facts: Sequence[Fact], *, way: _Way, status: Certainty) -> str:
    names = dict.fromkeys(fact.event.organisation or spoken(fact.kind) for fact in facts)
    pattern = way.sure if status is ZEKER else way.perhaps
    return asking(tr(pattern, tijd=duration(way.days), n=len(facts), jaren=years(facts), wat=enumerated(names)))


def _counter(facts: Sequence[Fact]) -> Iterator[Remark]:
    """The same organisation went on, whatever else changed."""
    places = {fact.provider for fact in facts}
    if len(places) == 1 and places != {""} and len(facts) > 1:
        text = tr("Het was steeds dezelfde organisatie: {naam}.", naam=facts[0].event.organisation)
        yield Remark(text, tuple(fact.id for fact in facts))
    for fact in facts:
        if fact.event.kind == "overdracht":
            yield Remark(tr("Bij deze wisseling was er een overdracht: {wat}.", wat=told(fact)), (fact.id,))


DETECTOR = Detector(
    id="wisselingen",
    name=mark("Steeds een ander gezicht"),
    rule=mark("Steeds andere plekken om te wonen, hulpverleners of organisaties in korte tijd."),
    false_alarm=mark("Een logeerplek of een nieuwe naam van een organisatie is geen wisseling."),
    side=Side.HELP,
    settings=(
        Setting(
            "places",
            mark("plekken ten minste"),
            3,
            mark("Meer dan twee plekken in een jaar is veel voor een kind."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
        Setting("places_days", mark("plekken binnen zoveel dagen"), 365, mark("Eén jaar."), unit=Unit.DAYS),
        Setting(
            "changes",
            mark("wisselingen ten minste"),
            4,
            mark("Vier nieuwe gezichten: vier keer opnieuw beginnen."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
        Setting("changes_days", mark("wisselingen binnen zoveel dagen"), 730, mark("Twee jaar."), unit=Unit.DAYS),
    ),
    detect=_detect,
    reads=classes("help", "measure", "setting", kinds=_CHANGES),
)
