"""Of a handover: who they are, where they live, who has gezag, whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Involvement, Person
from werkbank.model.kinds import LifeStatus, Role
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.handover.part import Part, Row, labelled, people, source_of, stay
from werkbank.plan.names import full_name, said_name
from werkbank.plan.who import FIXED
from werkbank.plan.wording import by_age, when

ROLES = {
    Role.YOUTH: mark("jeugdige"),
    Role.PARENT: mark("ouder"),
    Role.CARER: mark("verzorger"),
    Role.FAMILY: mark("familie"),
    Role.NETWORK: mark("netwerk"),
}


def people_part(casus: Casus) -> Part:
    """Everybody, oldest first."""
    rows = tuple(_person(person) for person in by_age(casus.persons.values()))
    heads = (tr("Naam"), tr("Geboren"), tr("Wie"), tr("Bron"))
    return Part(tr("Wie hoort bij het gezin"), heads, (1.6, 1.3, 1.5, 1.2), rows)


def homes_part(casus: Casus) -> Part:
    """Who lives and lived where."""
    ordered = sorted(casus.residences.values(), key=lambda one: one.begin.sort_key(ident=one.id))
    rows = []
    for one in ordered:
        home, person = casus.households.get(one.household), casus.persons.get(one.person)
        if home is not None and person is not None:
            place = ", ".join(filter(None, (home.label or tr("huis"), home.municipality)))
            when_ = stay(one.begin, end=one.end)
            rows.append((when_, said_name(casus, person.id), place, source_of(one)))
    heads = (tr("Wanneer"), tr("Wie"), tr("Waar"), tr("Bron"))
    return Part(tr("Wie woont waar"), heads, (1.4, 1, 1.8, 1.2), tuple(rows))


def custody_part(casus: Casus) -> Part:
    """Gezag, also what it was before."""
    young = list(casus.persons)
    held = [item for item in casus.custodies.values() if item.child in casus.persons]
    ordered = sorted(held, key=lambda item: (young.index(item.child), item.begin.sort_key()))
    rows = tuple(
        (
            said_name(casus, item.child),
            said_name(casus, item.holder),
            item.kind,
            stay(item.begin, end=item.end),
            source_of(item),
        )
        for item in ordered
    )
    heads = (tr("Over wie"), tr("Wie heeft het"), tr("Soort"), tr("Wanneer"), tr("Bron"))
    return Part(tr("Gezag"), heads, (1, 1.2, 1.1, 1.4, 1.2), rows)


def contacts_part(casus: Casus, *, today: date) -> Part:
    """Who is and was involved: the fixed contact, who is involved now, who was."""
    ordered = sorted(casus.involvements.values(), key=lambda item: (_turn(item, today), item.begin.sort_key()))
    rows = tuple(_contact(casus, item) for item in ordered if item.name or item.organisation)
    heads = (tr("Wie"), tr("Wat doet diegene"), tr("Voor wie en wanneer"), tr("Telefoon"), tr("Bron"))
    return Part(tr("Contacten"), heads, (1.2, 1.5, 1.6, 1, 0.9), rows)


def marks_part(casus: Casus) -> Part:
    """Kenmerken, each with its status: a suspicion stays a suspicion."""
    rows = tuple(
        (
            said_name(casus, item.person),
            labelled("condition_kinds", item.kind),
            item.status,
            stay(item.begin, end=item.end, running=item.running),
            source_of(item, nature=True),
        )
        for item in casus.conditions.values()
    )
    heads = (tr("Wie"), tr("Kenmerk"), tr("Status"), tr("Wanneer"), tr("Bron"))
    return Part(tr("Kenmerken"), heads, (1, 1.2, 1, 1.3, 1.5), rows)


def _person(person: Person) -> Row:
    born = when(person.birth) or tr("datum onbekend")
    if person.life is not LifeStatus.BORN:
        born = str(person.life)
    gone = tr("overleden {dag}", dag=to_dutch(person.death)) if person.death.is_known else ""
    gone = gone or (tr("overleden") if person.died else "")
    role = tr(ROLES[person.role]) if person.role in ROLES else ""
    helps = [
        tr("om dit kind gaat het") if person.index else "",
        tr("taal: {taal}", taal=person.language) if person.language else "",
        tr("met tolk") if person.interpreter else "",
        tr("hulp bij lezen") if person.reading_help else "",
    ]
    who = ", ".join(filter(None, (role, *helps)))
    return full_name(person) or tr("zonder naam"), ", ".join(filter(None, (born, gone))), who, source_of(person)


def _contact(casus: Casus, item: Involvement) -> Row:
    does = ", ".join(filter(None, (labelled("involvement_roles", item.role), item.organisation)))
    whom = ", ".join(_whom(casus, item))
    return item.name or item.organisation, does, whom, item.phone, source_of(item)


def _whom(casus: Casus, item: Involvement) -> Iterator[str]:
    if named := people(casus, item.persons or item.about):
        yield named
    if lasted := stay(item.begin, end=item.end):
        yield lasted


def _turn(item: Involvement, today: date) -> int:
    """Whom to call first, then who is involved now, then who was."""
    if item.end.is_known and (item.end.hi is None or item.end.hi < today):
        return 2
    role = vocabulary().involvement_roles.find(item.role)
    return 0 if role is not None and role.id == FIXED else 1
