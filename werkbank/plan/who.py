"""Blocks 1 and 3, and the cover: who we are, who lives where, who helps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Custody, Household, Involvement, Person, Residence, Utterance
from werkbank.model.kinds import ParentageKind, Role, UtteranceKind
from werkbank.model.rules import called
from werkbank.model.vocabulary import InvolvementRole, fold, vocabulary
from werkbank.plan.blocks import Contact, GoodBlock, Said, WhoBlock
from werkbank.plan.custody import NOT_HELD, lives, parents_of, youths
from werkbank.plan.names import said_name
from werkbank.plan.wording import by_age, joined, names, told

FIXED = "vast-aanspreekpunt"
EASY_ROLES = {
    "casusregie": mark("houdt overzicht over alle hulp"),
    "procesregie": mark("let op dat iedereen doet wat is afgesproken"),
    "leerplicht": mark("let op dat kinderen naar school gaan"),
    "jeugdreclassering": mark("begeleidt een jongere na een strafzaak"),
    "gedragswetenschapper": mark("denkt mee over gedrag en opvoeding"),
    "netwerk": mark("familie of bekende"),
}
"""Roles whose names are words of the help, said as a family says them; by row id of the vocabulary."""


def family_of(casus: Casus, *, today: date) -> list[Person]:
    """Whose plan it is: the living parents of the index youths, then all youths, oldest first."""
    young = [p for p in casus.persons.values() if p.index or p.role is Role.YOUTH]
    parents = dict.fromkeys(parent for youth in youths(casus) for parent in parents_of(casus, youth.id))
    elders = [casus.persons[parent] for parent in parents]
    women_first = sorted(elders, key=lambda person: person.gender.value != "v")
    return [person for person in (*women_first, *by_age(young)) if lives(person, today=today) and called(person)]


def who_block(casus: Casus, *, today: date) -> WhoBlock | None:
    """The family picture and what goes with it; None when nobody may be shown."""
    if not casus.persons:
        return None
    return WhoBlock(picture_alt(casus), tuple(_homes(casus, today=today)), tuple(_custody(casus, today=today)))


def picture_alt(casus: Casus) -> str:
    """The genogram in sentences: how many persons, and whose children they are."""
    told = [ntr("Familietekening met {n} persoon.", "Familietekening met {n} personen.", len(casus.persons))]
    children: dict[tuple[EntityId, ...], list[Person]] = {}
    for person in by_age(casus.persons.values()):
        links = (p for p in casus.parentages.values() if p.child == person.id and p.kind is ParentageKind.BIOLOGICAL)
        if parents := tuple(dict.fromkeys(link.parent for link in links)):
            children.setdefault(parents, []).append(person)
    for parents, young in children.items():
        elders, kids = names(casus, parents), joined(called(person) for person in young)
        if len(parents) > 1:
            told.append(tr("{ouders} zijn de ouders van {kinderen}.", ouders=elders, kinderen=kids))
        else:
            told.append(tr("{ouder} is de ouder van {kinderen}.", ouder=elders, kinderen=kids))
    return " ".join(told)


def contacts(casus: Casus, *, today: date) -> list[tuple[Contact, set[str]]]:
    """Everybody who is involved now, each person once with all roles (row ids), the fixed contact first."""
    found: dict[str, list[Involvement]] = {}
    for item in casus.involvements.values():
        ended = item.end.is_known and (item.end.hi is None or item.end.hi < today)
        if item.name and not ended:
            found.setdefault(fold(item.name), []).append(item)
    made = [_contact(items) for items in found.values()]
    return sorted(made, key=lambda one: FIXED not in one[1])


def fixed_contact(casus: Casus, *, today: date) -> Contact | None:
    """The vast aanspreekpunt, when there is one."""
    return next((contact for contact, roles in contacts(casus, today=today) if FIXED in roles), None)


def good_block(casus: Casus, *, today: date) -> GoodBlock | None:
    """Strengths, wishes, exceptions, network and workers; None when there is nothing."""
    made = GoodBlock(
        strengths=tuple(_said(casus, UtteranceKind.STRENGTH)),
        wishes=tuple(_said(casus, UtteranceKind.WISH)),
        helped=tuple(_said(casus, UtteranceKind.EXCEPTION)),
        support=tuple((told(said_name(casus, item.who)), told(item.does)) for item in casus.supports.values()),
        people=tuple(contact for contact, _ in contacts(casus, today=today)),
    )
    return made if any((made.strengths, made.wishes, made.helped, made.support, made.people)) else None


def said_by(casus: Casus, item: Utterance) -> Said:
    """An utterance with the name of who said it."""
    return Said(item.text, said_name(casus, item.by))


def _said(casus: Casus, kind: UtteranceKind) -> Iterator[Said]:
    for item in casus.utterances.values():
        if item.kind is kind and item.text.strip():
            yield said_by(casus, item)


def _contact(items: list[Involvement]) -> tuple[Contact, set[str]]:
    table = vocabulary().involvement_roles
    rows = [table.find(item.role) for item in items]
    roles = [_role(item.role, row) for item, row in zip(items, rows, strict=True)]
    places = dict.fromkeys(item.organisation for item in items if item.organisation)
    kept = (role for role in dict.fromkeys(roles) if role and not any(_says(place, role) for place in places))
    does = ", ".join([*kept, *places])
    phone = next((item.phone for item in items if item.phone), "")
    return Contact(items[0].name, does, phone), {row.id for row in rows if row}


def _says(place: str, role: str) -> bool:
    """Whether the name of an organisation says the role already: 'school' before 'School De Proef' is one too many."""
    return fold(place).startswith(fold(role))


def _role(typed: str, row: InvolvementRole | None) -> str:
    if row is None:
        return typed
    if easy := EASY_ROLES.get(row.id):
        return tr(easy)
    return row.label if row.abbreviation else row.label.lower()


def _homes(casus: Casus, *, today: date) -> Iterator[tuple[str, str]]:
    """The homes where children, parents or carers live today."""
    for home in casus.households.values():
        living = [
            casus.persons[r.person] for r in casus.residences.values() if r.household == home.id and _now(r, today)
        ]
        alive = [person for person in living if lives(person, today=today)]
        if any(person.role in {Role.YOUTH, Role.PARENT, Role.CARER} or person.index for person in alive):
            yield _place(home), joined(called(person) for person in by_age(alive))


def _place(home: Household) -> str:
    if home.municipality and home.municipality not in home.label:
        return tr("{huis} in {plaats}", huis=home.label or tr("Huis"), plaats=home.municipality)
    return home.label or tr("Huis")


def _now(period: Residence | Custody, today: date) -> bool:
    over = period.end.is_known and (period.end.hi is None or period.end.hi < today)
    return not over and not (period.begin.lo and period.begin.lo > today)


def _custody(casus: Casus, *, today: date) -> Iterator[str]:
    """One sentence for each set of holders: 'Esther en Ruud hebben samen het gezag over Bram en Tim'."""
    holders: dict[EntityId, list[str]] = {}
    for item in casus.custodies.values():
        child = casus.persons.get(item.child)
        held = _now(item, today) and fold(item.kind) not in NOT_HELD
        if held and child and (child.index or child.role is Role.YOUTH):
            holders.setdefault(child.id, []).append(said_name(casus, item.holder))
    groups: dict[tuple[str, ...], list[str]] = {}
    for child_id, people in holders.items():
        groups.setdefault(tuple(dict.fromkeys(people)), []).append(called(casus.persons[child_id]))
    for holding, kids in groups.items():
        who, young = joined(holding), joined(kids)
        if len(holding) > 1:
            yield tr("{wie} hebben samen het gezag over {kinderen}.", wie=who, kinderen=young)
        else:
            yield tr("{wie} heeft het gezag over {kinderen}.", wie=who, kinderen=young)
