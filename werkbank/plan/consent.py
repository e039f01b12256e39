"""Whose say is needed before a paper goes to a reader today, and why (domain.md section 4, rules 2 and 3).

The right-holder is the person whom something is *about*, not the reader. Who speaks for that person follows from the
age today: under 12 those with gezag, from 12 to 15 the youth and those with gezag, from 16 the youth alone, from 18
everybody for themselves. Of a vague birth date every age that fits counts, so more people are asked, never fewer.

No parent is asked for what a child said about that parent: there the talk is with a gedragswetenschapper or a lawyer.
Which articles these are a lawyer must confirm before real use; the window says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import age_between
from werkbank.model.entities import Entity, Event, Person
from werkbank.model.kinds import Kind, PassOn, Sharing
from werkbank.model.rules import called
from werkbank.model.vocabulary import fold
from werkbank.plan.access import ReaderKind
from werkbank.plan.custody import ADULT, holders_of, is_child, lives, stands
from werkbank.plan.passing_on import passes_on, to_ask
from werkbank.plan.reader import SIXTEEN, TWELVE, Reader
from werkbank.plan.shown import both, whole_of
from werkbank.plan.stakes import subjects

R = ReaderKind
TOLD_OF = (
    Kind.EVENT, Kind.PATTERN, Kind.UTTERANCE, Kind.SCALE_POINT, Kind.SUPPORT, Kind.GOAL, Kind.STEP, Kind.AGREEMENT,
    Kind.CONDITION, Kind.BOND, Kind.OWN_STATEMENT, Kind.CHILD_PAGE, Kind.COMING_OF_AGE,
)  # fmt: skip
"""What tells something of somebody; who is who in the family is no matter of one person."""


class Answer(StrEnum):
    """What came of asking; the value stands in the log."""

    UNASKED = ""
    YES = "ja"
    NO = "nee"
    LAW = "andere grond"


GROUNDS: Mapping[str, str] = {
    "direct betrokken": mark("direct betrokken bij de hulp (Jeugdwet 7.3.11 lid 2)"),
    "GI in een OTS": mark("wettelijk, aan de GI in een OTS (Jeugdwet 7.3.11 lid 4)"),
    "Raad": mark("wettelijk, aan de Raad voor de Kinderbescherming (BW 1:240)"),
    "Veilig Thuis": mark("wettelijk, aan Veilig Thuis (Wmo 5.2.6)"),
    "meldcode": mark("conflict van plichten, volgens de meldcode"),
    "overleg": mark("na overleg met gedragswetenschapper of jurist"),
}
"""Other grounds than a yes, by the word that stands in the log."""


@dataclass(frozen=True, slots=True)
class Say:
    """Whose matters are in the paper, who must agree to that, and why."""

    person: EntityId
    name: str = field(repr=False)
    asked: tuple[str, ...] = field(repr=False)  # names; empty when nobody is known who can say
    why: str = field(repr=False)
    items: int = 0
    is_source: bool = False  # not a person of the casus: the source is asked whether it may be passed on
    talk: bool = False  # nobody is asked: first the talk with a gedragswetenschapper or a lawyer


@dataclass(frozen=True, slots=True)
class Consent:
    """The ground on which this reader gets a paper at all, and the says that it needs."""

    ground: str
    says: tuple[Say, ...]
    by_law: bool = False  # the law says that it may be given: people are told, not asked


def consent_for(casus: Casus, seen: Casus, reader: Reader, *, today: date) -> Consent:
    """What must be asked before ``reader`` gets ``seen``, the projection of ``casus`` for them.

    Who is not on the screen while somebody reads along is asked too, but not named.
    """
    shown, casus = casus, whole_of(casus)
    ground, by_law = _ground(reader)
    if reader.kind is R.TEAM or by_law:
        return Consent(ground, (), by_law)
    matters: dict[EntityId, list[Entity]] = {reader.person: []} if reader.kind is R.CHILD and reader.person else {}
    given = (casus.get(kind, one.id) for kind in TOLD_OF for one in seen.table(kind).values())
    for item in filter(None, given):
        if isinstance(item, Event) and not item.chosen:
            continue  # it is not in the plan
        for who in _concerned(item, casus, today=today):
            matters.setdefault(who, []).append(item)
    people = (person for person in casus.persons.values() if person.id in matters and lives(person, today=today))
    says = (_say(casus, person, matters[person.id], reader, shown=shown, today=today) for person in people)
    told = [real for kind in TOLD_OF for one in seen.table(kind).values() if (real := casus.get(kind, one.id))]
    return Consent(ground, (*(say for say in says if say), *_sources(told, reader)))


def without_matters_of(casus: Casus, persons: Iterable[EntityId], *, today: date) -> Casus:
    """The casus with what concerns some people kept back from every paper: they said no."""
    refused = set(persons)

    def less(whole: Casus) -> Casus:
        items = (item for kind in TOLD_OF for item in whole.table(kind).values())
        gone = [item for item in items if refused & {source_key(item), *_concerned(item, whole, today=today)}]
        return whole.having(*(item.model_copy(update={"sharing": Sharing.SHIELDED}) for item in gone))

    return both(casus, less) if refused else casus


def source_key(item: Entity) -> EntityId:
    """What names the source of an item that may be passed on only after asking it; '' for any other."""
    return EntityId(f"bron: {item.source or tr('onbekend')}" if passes_on(item) is PassOn.ASK else "")


def _sources(items: Iterable[Entity], reader: Reader) -> Iterator[Say]:
    """The sources that must be asked before their words go to a reader outside family and team."""
    found: dict[EntityId, list[Entity]] = {}
    for item in items:
        if to_ask(item, kind=reader.kind):
            found.setdefault(source_key(item), []).append(item)
    for key, given in found.items():
        source = given[0].source or tr("onbekend")
        why = tr("de bron gaf dit om na te vragen: doorgeven alleen als die het goedvindt")
        yield Say(key, source, (source,), why, len(given), is_source=True)


def _concerned(item: Entity, casus: Casus, *, today: date) -> Iterator[EntityId]:
    """Whom an item is about, and the child who said it; what an adult said for the plan is theirs to say."""
    speaker = casus.persons.get(EntityId(getattr(item, "by", "") or getattr(item, "giver", "")))
    voiced = speaker.id if speaker is not None and is_child(speaker, today=today) else EntityId("")
    pair = {EntityId(getattr(item, name, "")) for name in ("from_person", "to_person")}
    yield from (one for one in casus.persons if one in subjects(item) | pair | {voiced})


def _say(casus: Casus, person: Person, items: list[Entity], reader: Reader, *, shown: Casus, today: date) -> Say | None:
    if person.id == reader.person and reader.kind is not R.CHILD:
        return None
    if person.unable:
        return _represented(casus, person, items, reader, shown=shown, today=today)
    ages = age_between(person.birth, today) or ((0, ADULT - 1) if is_child(person, today=today) else (ADULT, ADULT))
    holders = _holders(casus, person, shown=shown, today=today)
    asked: dict[str, None] = {}
    if ages[0] < SIXTEEN:
        in_care = reader.person in holders
        asked |= {} if in_care else dict.fromkeys(holders.values())
    if ages[1] >= TWELVE and person.id != reader.person:
        asked |= {_named(person, shown): None}
    if not asked and ages[0] < SIXTEEN and reader.person in holders:
        return None  # whoever decides reads it
    talk = any(_is_childs_word_of(item, casus, today=today) for item in items if not is_child(person, today=today))
    why = tr("Wat een kind over iemand zegt, vraagt u niet aan diegene.") if talk else _why(ages)
    return Say(person.id, _named(person, shown), () if talk else tuple(asked), why, len(items), talk=talk)


def _represented(
    casus: Casus, person: Person, items: list[Entity], reader: Reader, *, shown: Casus, today: date
) -> Say | None:
    """Somebody who cannot weigh it: the representative decides; of a child without one those with gezag."""
    named = casus.persons.get(EntityId(person.represented_by))
    deciding: dict[EntityId, str] = {}
    if person.represented_by:
        deciding[EntityId(person.represented_by)] = _named(named, shown) if named else person.represented_by
    elif is_child(person, today=today):
        deciding = _holders(casus, person, shown=shown, today=today)
    if reader.person in deciding:
        return None
    why = tr("niet wilsbekwaam: de vertegenwoordiger beslist (Jeugdwet 7.3)")
    return Say(person.id, _named(person, shown), tuple(dict.fromkeys(deciding.values())), why, len(items))


def _is_childs_word_of(item: Entity, casus: Casus, *, today: date) -> bool:
    """Whether a child said this, and so about somebody else."""
    speaker = casus.persons.get(EntityId(getattr(item, "by", "")))
    return speaker is not None and is_child(speaker, today=today) and bool(subjects(item) - {speaker.id})


def _named(person: Person, shown: Casus) -> str:
    return called(person) if person.id in shown.persons else tr("iemand die nu niet te zien is")


def _holders(casus: Casus, child: Person, *, shown: Casus, today: date) -> dict[EntityId, str]:
    """Who holds gezag, by id: persons, and organisations as the voogd."""
    people = {one: _named(casus.persons[one], shown) for one in holders_of(casus, child.id, today=today)}
    noted = (c for c in casus.custodies.values() if c.child == child.id and stands(c, today=today))
    return people | {EntityId(c.holder): c.holder for c in noted if c.holder and c.holder not in casus.persons}


def _why(ages: tuple[int, int]) -> str:
    rules = []
    if ages[0] < TWELVE:
        rules.append(tr("jonger dan 12: wie het gezag heeft beslist (Jeugdwet 7.3)"))
    if ages[0] < SIXTEEN and ages[1] >= TWELVE:
        rules.append(tr("12 tot en met 15: de jongere én wie het gezag heeft (Jeugdwet 7.3)"))
    if ages[0] < ADULT and ages[1] >= SIXTEEN:
        rules.append(tr("16 of 17: de jongere beslist alleen (Jeugdwet 7.3)"))
    if ages[1] >= ADULT:
        rules.append(tr("18 of ouder: beslist zelf (Jeugdwet 7.3)"))
    return "; ".join(rules)


_GROUND_OF = {
    R.PARENT: mark("Wie het gezag heeft, mag lezen wat over het kind is vastgelegd (Jeugdwet 7.3)."),
    R.PARENT_WITHOUT: mark("Wie geen gezag heeft, hoort op verzoek de hoofdzaken over het eigen kind (BW 1:377c)."),
    R.CHILD: mark("Het is ook het plan van het kind. Wie het gezag heeft, beslist mee (Jeugdwet 7.3)."),
    R.YOUTH: mark("Een jongere mag lezen wat over hem of haar zelf gaat (Jeugdwet 7.3.10)."),
    R.YOUNG: mark("Een jongere mag lezen wat over hem of haar zelf gaat (Jeugdwet 7.3.10)."),
    R.NETWORK: mark("Alleen met toestemming (Jeugdwet 7.3.11 lid 1)."),
    R.SCHOOL: mark("Alleen met toestemming (Jeugdwet 7.3.11 lid 1)."),
    R.CHAIN: mark("Alleen met toestemming (Jeugdwet 7.3.11 lid 1), tenzij er een andere grond is."),
    R.RECEIVER: mark("Alleen met toestemming (Jeugdwet 7.3.11 lid 1), tenzij er een andere grond is."),
    R.TEAM: mark("Wie direct betrokken is bij de hulp, mag het lezen (Jeugdwet 7.3.11 lid 2)."),
}
_BY_LAW = {
    "raad": mark("Aan de Raad mag u geven wat nodig is (BW 1:240). Vertel het gezin vooraf wat u geeft."),
    "veilig-thuis": mark("Aan Veilig Thuis mag u geven wat nodig is (Wmo 5.2.6). Vertel het gezin vooraf wat u geeft."),
}


def _ground(reader: Reader) -> tuple[str, bool]:
    if reader.kind is R.CHAIN:
        for role, text in _BY_LAW.items():
            if fold(role) in reader.words:
                return tr(text), True
    return tr(_GROUND_OF[reader.kind]), False
