"""``opnieuw-onderzoek``: three or more investigations by different organisations within eighteen months.

The family tells its story again each time; what several organisations did on the very same days is one investigation.
An investigation of which nobody noted who did it may be one of the others, so it counts at most as possible; some kinds
are always done by one organisation and need no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from werkbank.i18n import mark, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.clusters import Near, known, step, stretches
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength, wider
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, told, years

_ONE_PLACE = frozenset(("raadsonderzoek", "veilig-thuis-onderzoek"))  # the Raad, Veilig Thuis
_JOINT = "samen"


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    every = material.of_class("investigation")
    if len(every) < int(settings["investigations"]):
        return ()
    groups, family = material.sharing(every), material.of_family(every)
    drafts = [draft for people, facts in groups for draft in _drafts(facts, people=people, settings=settings)]
    if any(len(facts) == len(family) for _, facts in groups):  # the family as a whole shows no more than these do
        return sieved(drafts)
    whole = _drafts(family, people=material.concerned(family), settings=settings)
    return (*sieved(drafts), *wider(whole, than=drafts))


def _drafts(facts: Sequence[Fact], *, people: People, settings: Mapping[str, Value]) -> Iterator[Draft]:
    least, days = int(settings["investigations"]), int(settings["days"])
    if len(facts) < least:
        return
    near = [one if _place(one.fact) else one._replace(certainty=MOGELIJK) for one in known(facts)]
    for found, status in stretches(near, least=least, days=days, different=_different, growing=False):
        yield _draft(found, status=status, people=people, days=days, least=least)


def _place(fact: Fact, /) -> str:
    """Who did it, as far as that is known."""
    return fact.provider or (fact.name if fact.name in _ONE_PLACE else "")


def _different(found: Sequence[Near], certain: bool, /) -> list[Near]:  # noqa: FBT001 - the shape of Different
    """One for each organisation; those without a name each count where it need not be certain."""
    seen: set[str] = set()
    kept: list[Near] = []
    for one in found:
        place = _place(one.fact)
        if place in seen or (certain and not place) or any(_joint(other.fact, one.fact) for other in kept):
            continue
        seen |= {place} if place else set()
        kept.append(one)
    return kept


def _joint(one: Fact, other: Fact, /) -> bool:
    """Several organisations that began and ended on the same days did it together."""
    same = one.span == other.span and one.exact and other.exact
    return same and not (one.persons and other.persons and one.persons.isdisjoint(other.persons))


def _draft(found: Sequence[Near], *, status: Certainty, people: People, days: int, least: int) -> Draft:
    facts = [one.fact for one in found]
    return Draft(
        status=status,
        strength=strength(len(found), least=least),
        persons=people,
        events=frozenset([fact.id for fact in facts]),
        begin=min([fact.s_lo for fact in facts]),
        end=max([fact.s_hi for fact in facts]),
        size=len(found),
        tell=lambda: Told(
            text=_text(facts, days=days, status=status),
            steps=tuple(step(one, status=status) for one in found),
            counter=tuple(_counter(facts)),
        ),
    )


def _text(facts: Sequence[Fact], *, days: int, status: Certainty) -> str:
    if status is ZEKER:
        pattern = mark("Binnen {tijd} deden {n} verschillende organisaties een onderzoek ({jaren}).")
    else:
        pattern = mark("Binnen {tijd} deden misschien {n} verschillende organisaties een onderzoek ({jaren}).")
    return asking(tr(pattern, tijd=duration(days), n=len(facts), jaren=years(facts)))


def _counter(facts: Sequence[Fact]) -> Iterator[Remark]:
    """What says that an investigation was done together."""
    for fact in facts:
        if _JOINT in f"{fact.event.title} {fact.event.text}".casefold():
            yield Remark(tr("Dit onderzoek was misschien samen: {wat}.", wat=told(fact)), (fact.id,))


DETECTOR = Detector(
    id="opnieuw-onderzoek",
    name=mark("Steeds opnieuw vertellen"),
    rule=mark("Drie of meer onderzoeken door verschillende organisaties binnen 18 maanden."),
    false_alarm=mark("Het kan één gezamenlijk onderzoek zijn."),
    side=Side.HELP,
    settings=(
        Setting(
            "investigations",
            mark("onderzoeken ten minste"),
            3,
            mark("Drie keer hetzelfde vertellen valt zwaar."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
        Setting(
            "days",
            mark("binnen zoveel dagen"),
            548,
            mark("Anderhalf jaar: dan is een ouder onderzoek nog goed."),
            unit=Unit.DAYS,
        ),
    ),
    detect=_detect,
    reads=classes("investigation"),
)
