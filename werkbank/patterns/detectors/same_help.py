"""``zelfde-hulp``: the same product or specific kind of help again, for one person or the family.

Help that never started or was declined was not given. The family as a whole is looked at too, and told only when it
shows more than any one person does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from werkbank.i18n import mark, ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.circles import Circle
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import product_words, typed_alike
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import Judged, Row, events_of, row_of, sieved, strength, wider
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, moments, spoken, told, when

_OTHERS_SHOWN = 5


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    drafts, whole = material.in_circles(_drafts, settings=settings)
    return (*sieved(drafts), *wider(whole, than=drafts))


def _drafts(circle: Circle, *, material: Material, settings: Mapping[str, Value]) -> Iterator[Draft]:
    least = int(settings["times"])
    for key, row in _rows(circle, least=least):
        yield _draft(row, key=key, circle=circle, least=least, material=material)


def _rows(circle: Circle, *, least: int) -> Iterator[tuple[str, Row]]:
    """Product and row of episodes for every product that came again in this circle."""
    for key, cut in circle.cuts.items():
        if len(cut.loose) >= least:
            row = row_of(cut.firm, loose=partial(_judged, cut.loose), least=least, exact=cut.exact)
            if row:
                yield key, row


def _judged(episodes: Iterable[Episode], /) -> list[Judged]:
    return [(one, max([fact.certainty() for fact in one.facts])) for one in episodes]


def _draft(row: Row, *, key: str, circle: Circle, least: int, material: Material) -> Draft:
    count = len(row.episodes)
    people = circle.people or material.concerned(row.episodes)
    return Draft(
        status=row.status,
        strength=strength(count, least=least),
        persons=people,
        events=events_of(row.episodes),
        begin=row.episodes[0].span.s_lo,
        end=max([span.e_hi for span, _, _ in row.episodes]),
        size=count,
        tell=lambda: Told(
            text=_text(row, key=key, in_family=circle.people is None),
            steps=tuple(_step(episode, sure) for episode, sure in zip(row.episodes, row.certainties, strict=True)),
            counter=tuple(_counter(row, key=key, people=people, helps=circle.helps)),
            perhaps=tuple(
                Remark(tr("Misschien hoort dit er ook bij: {wat}.", wat=told(episode.facts[0])), _ids(episode))
                for episode in row.perhaps()
            ),
        ),
    )


def _text(row: Row, *, key: str, in_family: bool) -> str:
    facts = [fact for episode in row.episodes for fact in episode.facts]
    name = product_words(key, typed=typed_alike(fact.event.product for fact in facts), kind=facts[0].kind)
    count, years = len(row.episodes), moments(row.episodes)
    if row.status is not ZEKER:
        pattern = mark("Misschien is dezelfde hulp ({hulp}) {n} keer ingezet ({jaren}).")
    elif in_family:
        pattern = mark("Dezelfde hulp ({hulp}) is in dit gezin {n} keer ingezet ({jaren}).")
    else:
        pattern = mark("Dezelfde hulp ({hulp}) is {n} keer ingezet ({jaren}).")
    providers = len({fact.provider for fact in facts if fact.provider})
    many = tr("Dat deden {n} verschillende aanbieders.", n=providers) if providers > 1 else ""
    return asking(tr(pattern, hulp=name, n=count, jaren=years), many)


def _step(episode: Episode, certainty: Certainty) -> Step:
    return Step(certainty, tr("Ingezet: {wat}", wat=told(episode.facts[0])), _ids(episode))


def _ids(episode: Episode) -> tuple[EntityId, ...]:
    return tuple(fact.id for fact in episode.facts)


def _counter(row: Row, *, key: str, people: People, helps: Sequence[Fact]) -> Iterator[Remark]:
    """Other reasons behind the same name, and other help that was tried in between."""
    reasons = [fact.reasons for episode in row.episodes for fact in episode.facts if fact.reasons]
    if len(reasons) > 1 and not frozenset.intersection(*reasons):
        yield Remark(
            tr("De reden was niet steeds dezelfde."),
            tuple(fact.id for episode in row.episodes for fact in episode.facts),
        )
    first, last = row.episodes[0].span.s_lo, row.episodes[-1].span.s_hi
    between = [
        fact
        for fact in helps
        if fact.product != key and first < fact.s_lo <= last and not fact.persons.isdisjoint(people)
    ]
    for fact in between[:_OTHERS_SHOWN]:
        name = product_words(fact.product, typed=spoken(fact.kind))
        yield Remark(tr("Er kwam toen ook andere hulp: {wat} ({wanneer}).", wat=name, wanneer=when(fact)), (fact.id,))
    rest = len(between) - _OTHERS_SHOWN
    if rest > 0:
        text = ntr("En nog {n} keer andere hulp.", "En nog {n} keer andere hulp.", rest)
        yield Remark(text, tuple(fact.id for fact in between[_OTHERS_SHOWN:]))


DETECTOR = Detector(
    id="zelfde-hulp",
    name=mark("Zelfde hulp opnieuw ingezet"),
    rule=mark("Dezelfde hulp voor dezelfde persoon of hetzelfde gezin, in aparte perioden."),
    false_alarm=mark("Onder dezelfde naam kan iets anders zijn gedaan."),
    side=Side.HELP,
    settings=(
        Setting(
            "times",
            mark("hoe vaak ten minste"),
            2,
            mark("Bij twee keer is het een begin, bij drie keer gewoon en vanaf vier keer sterk."),
            unit=Unit.TIMES,
            least=2,
            most=20,
        ),
    ),
    detect=_detect,
    reads=classes("help"),
)
