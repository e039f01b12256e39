"""Families of a GEDCOM file: couples over their periods, and who is a parent of whom in which way.

One FAM record can hold several marriages (MARR, DIV, MARR) and one couple can have several records: each becomes a
relation of its own. A FAM without MARR is a relation of an unknown sort. Children without any parent in the file get an
unknown person as parent when there are two or more, else nothing says that they are siblings. ``@VOID@`` and names that
point nowhere count as nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.gedcom.dates import date_of
from werkbank.exchange.gedcom.nodes import Node
from werkbank.exchange.gedcom.persons import name_in_file
from werkbank.exchange.report import Place
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Entity, Parentage, Partnership, Person
from werkbank.model.kinds import Kind, ParentageKind, PartnershipKind

_BEGINS = frozenset({"MARR"})
_ENDS = frozenset({"DIV", "ANUL"})
_PEDIGREE = {
    "ADOPTED": ParentageKind.ADOPTION,
    "FOSTER": ParentageKind.FOSTER,
    "STEP": ParentageKind.STEP,
}
_SCHEIDING = "scheiding"


@dataclass(slots=True)
class Children:
    """What the INDI records say about families: by family, the children and how they belong to it."""

    of_family: dict[str, list[str]] = field(default_factory=dict)
    way: dict[tuple[str, str, str], ParentageKind] = field(default_factory=dict)  # child, family, HUSB | WIFE | BOTH
    since: dict[tuple[str, str], VagueDate] = field(default_factory=dict)

    def add(self, node: Node, *, desk: Desk) -> None:
        """Note the families of one child."""
        for link in node.all("FAMC"):
            self.of_family.setdefault(link.text, []).append(node.xref)
            kind = _PEDIGREE.get(link.value("PEDI").upper())
            if kind:
                self.way[node.xref, link.text, "BOTH"] = kind
        for adoption in node.all("ADOP"):
            family = adoption.first("FAMC")
            if family:
                side = family.value("ADOP").upper() or "BOTH"
                self.way[node.xref, family.text, side] = ParentageKind.ADOPTION
                self.since[node.xref, family.text] = date_of(adoption.first("DATE"), today=desk.today)

    def kind(self, child: str, *, family: str, side: str) -> ParentageKind:
        """In which way the husband or wife of a family is a parent of a child."""
        both = self.way.get((child, family, "BOTH"), ParentageKind.BIOLOGICAL)
        return self.way.get((child, family, side), both)


@dataclass(frozen=True, slots=True)
class _Period:
    kind: PartnershipKind = PartnershipKind.RELATION
    begin: VagueDate = UNKNOWN
    end: VagueDate = UNKNOWN
    divorced: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    """A child of a family, seen from the husband or the wife; ``own`` is what the CHIL line itself says of it."""

    child: str
    family: str
    side: str
    own: str


def family_of(node: Node, *, children: Children, desk: Desk, place: Place) -> Iterator[Entity]:
    """The relations of one FAM record."""
    name = name_in_file(node.xref)
    parents = [
        (side, person) for side in ("HUSB", "WIFE") for one in node.all(side) if (person := _person(one.text, desk))
    ]
    links = {link.text: link for link in node.all("CHIL") if _person(link.text, desk)}
    named = list(dict.fromkeys([*links, *children.of_family.get(node.xref, ())]))
    if not parents and len(named) > 1:
        parent = Person(id=desk.given(Kind.PERSON, f"ouder-{name}"), ref=f"ouder-{name}")
        desk.draft.warn(
            place,
            tr("van deze kinderen is geen ouder bekend; er is een persoon zonder naam bij gezet."),
            code="unknown-parent",
        )
        yield parent
        parents = [("BOTH", parent.id)]
    couple = tuple(dict.fromkeys(person for _, person in parents))
    if len(couple) == 2:
        yield from _couple(couple, list(_periods(node, desk)), name=name, desk=desk)
    for child in named:
        for side, parent_id in parents:
            own = links[child].value("_FREL" if side == "HUSB" else "_MREL") if child in links else ""
            link = _Link(child, node.xref, side, own.upper())
            yield from _parentage(link, parent_id, children=children, name=name, desk=desk)


def _person(xref: str, desk: Desk) -> EntityId | None:
    return desk.known(Kind.PERSON, name_in_file(xref))


def _periods(node: Node, desk: Desk) -> Iterator[_Period]:
    """The periods of a couple, in the order in which the file tells them."""
    now: _Period | None = None
    for event in node.all(*_BEGINS, *_ENDS):
        day = date_of(event.first("DATE"), today=desk.today)
        if event.tag in _ENDS:
            yield _Period(
                now.kind if now else PartnershipKind.RELATION, now.begin if now else UNKNOWN, day, divorced=True
            )
            now = None
        elif now is None:
            now = _Period(_kind_of(event), day)
    if now:
        yield now


def _kind_of(marriage: Node) -> PartnershipKind:
    word = marriage.value("TYPE").lower()
    if "partner" in word or "civil union" in word:
        return PartnershipKind.REGISTERED
    return PartnershipKind.COHABITING if "common law" in word else PartnershipKind.MARRIAGE


def _couple(couple: tuple[EntityId, ...], periods: list[_Period], *, name: str, desk: Desk) -> Iterator[Partnership]:
    for number, period in enumerate(periods or [_Period()], start=1):
        yield Partnership(
            id=desk.fresh(name if number == 1 else f"{name}-{number}"),
            partners=couple,
            kind=period.kind,
            begin=period.begin,
            end=period.end,
            ended=period.divorced,
            how_ended=_SCHEIDING if period.divorced else "",
        )


def _parentage(link: _Link, parent: EntityId, *, children: Children, name: str, desk: Desk) -> Iterator[Parentage]:
    ident = _person(link.child, desk)
    if ident is None or ident == parent:
        return
    kind = children.kind(link.child, family=link.family, side=link.side)
    adopted = kind is ParentageKind.ADOPTION
    yield Parentage(
        id=desk.given(Kind.BOND, f"{name}-{name_in_file(link.child)}-{link.side.lower()}"),
        parent=parent,
        child=ident,
        kind=_PEDIGREE.get(link.own, kind),
        begin=children.since.get((link.child, link.family), UNKNOWN) if adopted else UNKNOWN,
    )
