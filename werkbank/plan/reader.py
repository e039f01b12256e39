"""Who reads a plan, as a value: a person of the genogram, somebody who is involved, or a role.

The kind of reader follows from gezag and age on the day of the plan; where a birth date is vague the younger age
counts. ``readers.py`` finds readers by name or role.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Involvement, Person
from werkbank.model.kinds import Gender, Role
from werkbank.model.rules import called
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.plan.access import BLOCKS, LEVELS, Block, ReaderKind
from werkbank.plan.custody import in_care_of, is_child, parents_of, youngest_age, youths
from werkbank.plan.names import full_name, names_of
from werkbank.plan.shown import whole_of

TWELVE, SIXTEEN = 12, 16
ROLE_READERS = {
    "jbt": (ReaderKind.CHAIN, mark("de jeugdbeschermingstafel")),
    "raad": (ReaderKind.CHAIN, mark("de Raad voor de Kinderbescherming")),
    "team": (ReaderKind.TEAM, mark("het team")),
    "school": (ReaderKind.SCHOOL, mark("school")),
    "netwerk": (ReaderKind.NETWORK, mark("het netwerk")),
}
_KINDS_OF_ROLES = {
    "school": ReaderKind.SCHOOL,
    "leerplicht": ReaderKind.SCHOOL,
    "raad": ReaderKind.CHAIN,
    "veilig-thuis": ReaderKind.CHAIN,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: ``names`` is what texts call them, ``words`` every word by which an item may refuse them."""

    kind: ReaderKind
    name: str = field(repr=False)
    person: EntityId | None = None
    children: frozenset[EntityId] = frozenset()  # over whom the reader holds gezag today
    own_children: frozenset[EntityId] = frozenset()  # of a parent without gezag
    main_facts: bool = False  # that parent asked for the main facts about them (BW 1:377c)
    whole: bool = False  # holds gezag over every index youth, so the plan as a whole is theirs
    names: frozenset[str] = field(default=frozenset(), repr=False)
    words: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def blocks(self) -> frozenset[Block]:
        """The blocks that this reader gets."""
        return BLOCKS[self.kind] | ({Block.MAIN_FACTS} if self.main_facts else frozenset())

    @property
    def mine(self) -> frozenset[EntityId]:
        """The reader and the children in the reader's care."""
        return self.children | ({self.person} if self.person else frozenset())

    def may_read(self, sharing: str) -> bool:
        """Whether 'delen' lets this kind of reader in."""
        return sharing in LEVELS[self.kind]

    def is_meant(self, listed: Iterable[str]) -> bool:
        """Whether a list of persons, organisations or roles names this reader."""
        return any(fold(name) in self.words for name in listed)


def reader_of(casus: Casus, person: Person, *, today: date) -> Reader:
    """The reader that somebody is today."""
    shown, casus = person, whole_of(casus)
    person = casus.persons.get(person.id, person)
    care = frozenset() if is_child(person, today=today) else in_care_of(casus, person.id, today=today)
    index = {youth.id for youth in youths(casus) if is_child(youth, today=today)}
    kind = _kind_of(casus, person, care=care, today=today)
    own = {person.id, person.ref, *names_of(person), *_roles_of(casus, person)}
    involved = {w for i in casus.involvements.values() if fold(i.name) == fold(full_name(person)) for w in (i.role,)}
    return Reader(
        kind=kind,
        name=called(shown),
        person=person.id,
        children=care,
        own_children=_own_children(casus, person) if kind is ReaderKind.PARENT_WITHOUT else frozenset(),
        whole=kind is ReaderKind.PARENT and index <= care,
        names=names_of(person),
        words=frozenset(fold(word) for word in own | involved if word),
    )


def _own_children(casus: Casus, person: Person) -> frozenset[EntityId]:
    young = (one.id for one in casus.persons.values() if one.index or one.role is Role.YOUTH)
    return frozenset(child for child in young if person.id in parents_of(casus, child))


def _kind_of(casus: Casus, person: Person, *, care: frozenset[EntityId], today: date) -> ReaderKind:
    if person.role is Role.YOUTH or person.index:
        age = youngest_age(person, today=today) or 0
        return ReaderKind.CHILD if age < TWELVE else ReaderKind.YOUTH if age < SIXTEEN else ReaderKind.YOUNG
    family = {youth.id for youth in casus.persons.values() if youth.index or youth.role is Role.YOUTH}
    if care & family or (not family and person.role is Role.PARENT):
        return ReaderKind.PARENT
    is_parent = any(person.id in parents_of(casus, child) for child in family)
    return ReaderKind.PARENT_WITHOUT if is_parent or person.role is Role.PARENT else ReaderKind.NETWORK


def _roles_of(casus: Casus, person: Person) -> set[str]:
    """The role words that mean this person: an item 'niet voor vader' refuses every father of an index youth."""
    found = {str(person.role)} if person.role else set()
    for youth in youths(casus):
        if person.id == youth.id:
            found |= {"kind", "jongere"}
        if person.id in parents_of(casus, youth.id):
            found |= {{Gender.WOMAN: "moeder", Gender.MAN: "vader"}.get(person.gender, "ouder"), "ouder", "ouders"}
    return found


def role_reader(role: str) -> Reader:
    """The reader behind a role that nobody was named for."""
    kind, name = ROLE_READERS[role]
    return Reader(kind, tr(name), names=frozenset({role, tr(name)}), words=frozenset({fold(role), fold(name)}))


def receiving_reader(organisation: str, *, person: str = "") -> Reader:
    """Who takes a case over: an organisation, or a worker of it; items may refuse or admit either by name."""
    named = [name.strip() for name in (organisation, person) if name.strip()]
    words = {*named, *(first_word(name) for name in named[1:])}
    return Reader(
        ReaderKind.RECEIVER,
        ", ".join(reversed(named)) or tr("de organisatie die het overneemt"),
        names=frozenset(words),
        words=frozenset(fold(word) for word in (*named, "keten")),
    )


def involved_reader(item: Involvement) -> Reader:
    """Somebody who is no person of the genogram: a teacher, a coach, a worker of the Raad."""
    kind = kind_of_role(item) or ReaderKind.NETWORK
    names = frozenset(name for name in (item.name, first_word(item.name), item.organisation) if name)
    words = {*names, item.id, item.ref, item.role, *(["school"] if kind is ReaderKind.SCHOOL else [])}
    return Reader(kind, item.name, names=names, words=frozenset(fold(word) for word in words if word))


def kind_of_role(item: Involvement) -> ReaderKind | None:
    """What somebody who is involved is to the plan; None for workers, who read as the team."""
    row = vocabulary().involvement_roles.find(item.role)
    if row is None:
        return None
    return _KINDS_OF_ROLES.get(row.id, ReaderKind.NETWORK if row.family_side or row.id in {"expex", "coach"} else None)


def first_word(name: str) -> str:
    """What somebody is called for short."""
    return name.split(maxsplit=1)[0] if name.split() else ""
