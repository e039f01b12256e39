"""What of a casus leaves with a handover, and what stays behind and why: the choice, as a value to look at first.

Two levels: *team* is a whole copy for somebody of the same team; *keten* is what may be shared with other
organisations (the projection of plan.md for the organisation that takes over; of several, what all of them may see).
Of what the level lets through, sections can be left out, and lines that are about others only (nobody of the young
people and those who bring them up).

What may leave is decided a field at a time: a field leaves only when the receiver would see it exactly as it stands.
So where a list names somebody who may not be known, the whole field stays behind. Invariant: nothing in what leaves
names an item that does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from werkbank.i18n import mark, tr
from werkbank.journal.changes import EXISTS
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import SHEET_ID, Entity, Person, fields_of
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind, Role
from werkbank.model.references import REFERENCES, Reference
from werkbank.plan.projection import Projection
from werkbank.plan.reader import receiving_reader
from werkbank.plan.receivers import receivers
from werkbank.plan.shown import meet
from werkbank.plan.view import view_of
from werkbank.plan.why import Why
from werkbank.store.ledger import RESTORED_AT

Address = tuple[Kind, EntityId]
Keep = Callable[[str, str, str], bool]


class Level(StrEnum):
    """How much goes along; the value stands in the file, the log and on the command line."""

    TEAM = "team"
    CHAIN = "keten"


class Section(StrEnum):
    """Parts of a casus that can be left out; persons always go along."""

    FAMILY = "gezin"
    TIMELINE = "tijdlijn"
    PATTERNS = "patronen"
    PLAN = "plan"
    SESSIONS = "sessies"


SHOWN_LEVELS = {
    Level.TEAM: mark("Alles: een hele kopie, voor iemand van het eigen team"),
    Level.CHAIN: mark("Wat met de keten gedeeld mag worden"),
}
SHOWN_SECTIONS = {
    Section.FAMILY: mark("Gezin: relaties, huishoudens, banden, gezag"),
    Section.TIMELINE: mark("Tijdlijn: gebeurtenissen en besluiten"),
    Section.PATTERNS: mark("Patronen en open vragen"),
    Section.PLAN: mark("Plan: betrokkenen, doelen, afspraken"),
    Section.SESSIONS: mark("Sessies, notities en wegingen van het team"),
}
_K = Kind
_IN: dict[Section, frozenset[Kind]] = {
    Section.FAMILY: frozenset({
        _K.PARTNERSHIP, _K.PARENTAGE, _K.TWINS, _K.HOUSEHOLD, _K.RESIDENCE, _K.BOND, _K.CONDITION, _K.CUSTODY,
    }),
    Section.TIMELINE: frozenset({_K.EVENT, _K.DATE_CLAIM, _K.DECISION}),
    Section.PATTERNS: frozenset({_K.PATTERN, _K.ANSWER, _K.QUESTION}),
    Section.SESSIONS: frozenset({_K.SESSION, _K.BOUWSTEEN_NOTE, _K.WEIGHING, _K.WEIGHING_POINT, _K.PLAN_VERSION}),
}  # fmt: skip
_ALWAYS = frozenset({_K.SHEET, _K.PERSON})
_PICTURE = _ALWAYS | {_K.PARTNERSHIP, _K.PARENTAGE, _K.TWINS, _K.HOUSEHOLD, _K.RESIDENCE, _K.CUSTODY}
_CARERS = {Role.YOUTH, Role.PARENT, Role.CARER}
NOT_CHOSEN, ABOUT_OTHERS = mark("niet gekozen"), mark("gaat alleen over anderen")
SOME_FIELDS = mark("een deel ervan")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose to send."""

    level: Level = Level.CHAIN
    sections: frozenset[Section] = frozenset(Section)
    others: bool = True  # also lines that are about others only
    readers: tuple[tuple[str, str], ...] = field(default=(("", ""),), repr=False)  # (organisation, who it is there)

    @property
    def is_partial(self) -> bool:
        """Whether anything may stay behind."""
        return self.level is not Level.TEAM or self.sections != frozenset(Section) or not self.others

    @property
    def told(self) -> tuple[str, ...]:
        """The sections as they stand in the file."""
        return (*sorted(str(one) for one in self.sections), *(() if self.others else ("zonder-anderen",)))


@dataclass(frozen=True, slots=True)
class Stays:
    """An item, or some fields of it, that does not go along, and why in words."""

    entity: Entity = field(repr=False)
    why: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parting:
    """What leaves and what stays."""

    whole: Casus = field(repr=False)
    leaves: Casus = field(repr=False)
    stays: tuple[Stays, ...] = field(repr=False)
    partial: bool

    def counts(self) -> dict[Kind, int]:
        """How many items of each kind leave."""
        return {kind: len(table) for kind, table in self.leaves.tables.items() if table}

    def keep(self) -> Keep | None:
        """Whether a field of an item leaves; None when everything does."""
        return _keep(self.whole, self.leaves) if self.partial else None

    def by_person(self) -> dict[EntityId, int]:
        """How many items stay behind about each person."""
        told = Counter(one for stay in self.stays if not stay.fields for one in _people(stay.entity))
        return dict(told.most_common())


def parting(casus: Casus, choice: Choice, *, today: date) -> Parting:
    """What leaves with this choice."""
    why: dict[Address, str] = {}
    seen = _of_level(casus, choice, today=today, why=why)
    kept = [one for one in seen.everything() if not (reason := _reason(one, choice, casus)) or _note(why, one, reason)]
    leaves = _standing(casus, kept, why)
    stays = [Stays(one, tr(why[_key(one)])) for one in casus.everything() if _key(one) in why]
    if choice.is_partial:
        stays += _partly(casus, leaves)
    return Parting(casus, leaves, tuple(stays), choice.is_partial)


def choice_of(words: str, *, readers: tuple[tuple[str, str], ...] = (("", ""),), others: bool = True) -> Choice:
    """The choice behind words as ``keten,plan,tijdlijn``. Raises ``KnownError`` (sections-unknown)."""
    told = [word.strip().casefold() for word in words.split(",") if word.strip()]
    levels = [word for word in told if word in set(Level)]
    sections = frozenset(Section(word) for word in told if word in set(Section))
    unknown = [word for word in told if word not in {*Level, *Section}]
    if unknown or len(levels) > 1:
        raise KnownError(
            tr("Dit onderdeel is er niet: {wat}.", wat=", ".join(unknown or levels)),
            remedy=tr("Kies één van: {n}, en eventueel: {d}.", n=", ".join(Level), d=", ".join(Section)),
            code="sections-unknown",
        )
    level = Level(levels[0]) if levels else Level.CHAIN
    return Choice(level, sections or frozenset(Section), others, readers)


def _of_level(casus: Casus, choice: Choice, *, today: date, why: dict[Address, str]) -> Casus:
    if choice.level is Level.TEAM:
        return casus
    parts: list[Casus] = []
    for organisation, contact in choice.readers:
        for reader in receivers(casus, receiving_reader(organisation, person=contact)):
            made = Projection(view_of(casus, reader, today=today))
            why |= {key: tr((Why.TEAM_ONLY if it is Why.NO_BLOCK else it).value) for key, it in made.hidden.items()}
            parts.append(made.casus())
    return meet(casus, parts)


def _reason(item: Entity, choice: Choice, casus: Casus) -> str:
    if item.kind_of not in _ALWAYS and _section(item.kind_of) not in choice.sections:
        return NOT_CHOSEN
    return "" if choice.others or not _is_about_others(item, casus) else ABOUT_OTHERS


def _note(why: dict[Address, str], item: Entity, reason: str) -> bool:
    why[_key(item)] = tr(reason)
    return False


def _section(kind: Kind) -> Section:
    return next((section for section, kinds in _IN.items() if kind in kinds), Section.PLAN)


def _is_about_others(item: Entity, casus: Casus) -> bool:
    if item.kind_of in _PICTURE:
        return False
    who = {casus.persons[one] for one in _people(item) if one in casus.persons}
    return bool(who) and not any(one.index or one.role in _CARERS for one in who)


def _people(item: Entity) -> tuple[EntityId, ...]:
    if isinstance(item, Person):
        return (item.id,)
    named = (getattr(item, ref.field) for ref in REFERENCES if ref.kind is item.kind_of and ref.target is Kind.PERSON)
    ids = (one for value in named for one in (value if isinstance(value, tuple) else (value,)) if one)
    return tuple(dict.fromkeys(EntityId(one) for one in ids))


def _key(item: Entity) -> Address:
    return item.kind_of, item.id


def _standing(whole: Casus, kept: list[Entity], why: dict[Address, str]) -> Casus:
    """Without what cannot stand without something that stays; mentions of what stays go with their field."""
    there = {_key(one) for one in kept}
    while fallen := [one for one in kept if _hangs(one, there, whole)]:
        for one in fallen:
            _note(why, one, Why.LEANS.value)
        kept = [one for one in kept if _key(one) not in {_key(gone) for gone in fallen}]
        there = {_key(one) for one in kept}
    return casus_of(kept)


def _hangs(item: Entity, there: set[Address], whole: Casus) -> bool:
    return any(
        reference.bearing
        and any((reference.target, one) not in there for one in ids if whole.get(reference.target, one))
        for reference, ids in _references(item)
    )


def _references(item: Entity) -> Iterator[tuple[Reference, tuple[EntityId, ...]]]:
    for reference in REFERENCES:
        if reference.kind is item.kind_of:
            value = getattr(item, reference.field)
            yield reference, value if isinstance(value, tuple) else (value,) if value else ()


def _keep(whole: Casus, leaves: Casus) -> Keep:
    kept = {(str(kind), str(one.id)): _fields_kept(whole, leaves, one) for kind, table in leaves.tables.items()
            for one in table.values()}  # fmt: skip
    always = (str(Kind.SHEET), str(SHEET_ID), RESTORED_AT)  # that a copy was put back tells nothing of the family
    return lambda kind, entity, name: name in kept.get((kind, entity), ()) or (kind, entity, name) == always


def _fields_kept(whole: Casus, leaves: Casus, item: Entity) -> frozenset[str]:
    """The fields that the receiver sees exactly as they stand, and that name nothing which stays behind."""
    origin = whole.get(item.kind_of, item.id)
    before, after = fields_of(origin) if origin else {}, fields_of(item)
    same = {name for name in type(item).model_fields if before.get(name) == after.get(name) and name in before}
    return frozenset({EXISTS, *same} - set(_dangling(item, leaves, whole)))


def _dangling(item: Entity, leaves: Casus, whole: Casus) -> Iterable[str]:
    for reference in REFERENCES:
        if reference.kind is item.kind_of:
            value = getattr(item, reference.field)
            ids = value if isinstance(value, tuple) else (value,) if value else ()
            if any(leaves.get(reference.target, one) is None and whole.get(reference.target, one) for one in ids):
                yield reference.field


def _partly(whole: Casus, leaves: Casus) -> Iterator[Stays]:
    for item in leaves.everything():
        origin = whole.get(item.kind_of, item.id)
        if origin is not None:
            lost = tuple(sorted(set(fields_of(origin)) - _fields_kept(whole, leaves, item)))
            if lost:
                yield Stays(origin, tr(SOME_FIELDS), lost)
