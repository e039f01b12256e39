"""A casus as one frozen value: every entity by kind and id.

Invariants: a table maps id -> entity and keeps the order of entry; what comes back (undo) stands where it stood before;
an entity sits in the table of its own kind; a casus never changes, an edit makes another one that shares every
untouched table. So a view may keep the casus it drew and compare tables by identity to see what to redraw.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar, cast

from werkbank.model import entities as e
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind

T = TypeVar("T", bound=e.Entity)
Table = Mapping[EntityId, T]
_EMPTY: Mapping[EntityId, e.Entity] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=True, repr=False)
class Casus:
    """Everything known about one family's situation.

    >>> casus = Casus().having(e.Person(id=EntityId("p1"), first_name="Bo"))
    >>> casus.persons["p1"].first_name
    'Bo'
    """

    tables: Mapping[Kind, Mapping[EntityId, e.Entity]] = field(default_factory=dict)
    stood: Mapping[Kind, Mapping[EntityId, None]] = field(default_factory=dict, compare=False)
    """Of kinds from which something went: every id up to then, in order of entry."""

    def table(self, kind: Kind) -> Mapping[EntityId, e.Entity]:
        """All entities of one kind, in order of entry."""
        return self.tables.get(kind, _EMPTY)

    def get(self, kind: Kind, entity_id: str) -> e.Entity | None:
        """One entity, or None when it is not there."""
        return self.table(kind).get(EntityId(entity_id))

    def having(self, *entities: e.Entity) -> Casus:
        """This casus with these entities added or replaced."""
        fresh: dict[Kind, dict[EntityId, e.Entity]] = {}
        for entity in entities:
            fresh.setdefault(entity.kind_of, {})[entity.id] = entity
        tables = {kind: {**self.table(kind), **new} for kind, new in fresh.items()}
        return self.with_tables(tables, moved=fresh)

    def without(self, kind: Kind, ids: Iterable[str]) -> Casus:
        """This casus less some entities of one kind."""
        gone = {EntityId(one) for one in ids}
        kept = {key: value for key, value in self.table(kind).items() if key not in gone}
        return self.with_tables({kind: kept}, moved={kind: gone})

    def with_tables(
        self, tables: Mapping[Kind, Mapping[EntityId, e.Entity]], *, moved: Mapping[Kind, Collection[EntityId]]
    ) -> Casus:
        """This casus with other tables; ``moved`` names what may have gone from them, or have come (back) into them."""
        new, stood = {**self.tables, **tables}, dict(self.stood)
        for kind, ids in moved.items():
            before, now, known = self.table(kind), new[kind], stood.get(kind, {})
            if any(one in before and one not in now and one not in known for one in ids):
                stood[kind] = known = dict.fromkeys((*known, *before))
            if any(one in known and one in now and one not in before for one in ids):
                new[kind] = {one: now[one] for one in dict.fromkeys((*known, *now)) if one in now}
        return Casus({kind: table for kind, table in new.items() if table}, stood)

    def everything(self) -> Iterator[e.Entity]:
        """All entities, kind by kind."""
        for table in self.tables.values():
            yield from table.values()

    def _table(self, cls: type[T]) -> Mapping[EntityId, T]:
        return cast("Mapping[EntityId, T]", self.table(cls.kind_of))

    @property
    def sheet(self) -> e.Sheet:
        """The casus's own facts; an empty sheet when nothing is noted yet."""
        return self._table(e.Sheet).get(e.SHEET_ID) or e.Sheet(id=e.SHEET_ID)

    @property
    def persons(self) -> Mapping[EntityId, e.Person]:
        return self._table(e.Person)

    @property
    def partnerships(self) -> Mapping[EntityId, e.Partnership]:
        return self._table(e.Partnership)

    @property
    def parentages(self) -> Mapping[EntityId, e.Parentage]:
        return self._table(e.Parentage)

    @property
    def twins(self) -> Mapping[EntityId, e.Twins]:
        return self._table(e.Twins)

    @property
    def households(self) -> Mapping[EntityId, e.Household]:
        return self._table(e.Household)

    @property
    def residences(self) -> Mapping[EntityId, e.Residence]:
        return self._table(e.Residence)

    @property
    def bonds(self) -> Mapping[EntityId, e.Bond]:
        return self._table(e.Bond)

    @property
    def conditions(self) -> Mapping[EntityId, e.Condition]:
        return self._table(e.Condition)

    @property
    def custodies(self) -> Mapping[EntityId, e.Custody]:
        return self._table(e.Custody)

    @property
    def events(self) -> Mapping[EntityId, e.Event]:
        return self._table(e.Event)

    @property
    def patterns(self) -> Mapping[EntityId, e.Pattern]:
        return self._table(e.Pattern)

    @property
    def answers(self) -> Mapping[EntityId, e.Answer]:
        return self._table(e.Answer)

    @property
    def involvements(self) -> Mapping[EntityId, e.Involvement]:
        return self._table(e.Involvement)

    @property
    def utterances(self) -> Mapping[EntityId, e.Utterance]:
        return self._table(e.Utterance)

    @property
    def scale_points(self) -> Mapping[EntityId, e.ScalePoint]:
        return self._table(e.ScalePoint)

    @property
    def supports(self) -> Mapping[EntityId, e.Support]:
        return self._table(e.Support)

    @property
    def goals(self) -> Mapping[EntityId, e.Goal]:
        return self._table(e.Goal)

    @property
    def steps(self) -> Mapping[EntityId, e.Step]:
        return self._table(e.Step)

    @property
    def agreements(self) -> Mapping[EntityId, e.Agreement]:
        return self._table(e.Agreement)

    @property
    def questions(self) -> Mapping[EntityId, e.Question]:
        return self._table(e.Question)

    @property
    def decisions(self) -> Mapping[EntityId, e.Decision]:
        return self._table(e.Decision)

    @property
    def own_statements(self) -> Mapping[EntityId, e.OwnStatement]:
        return self._table(e.OwnStatement)

    @property
    def sessions(self) -> Mapping[EntityId, e.Session]:
        return self._table(e.Session)

    @property
    def date_claims(self) -> Mapping[EntityId, e.DateClaim]:
        return self._table(e.DateClaim)

    @property
    def wordings(self) -> Mapping[EntityId, e.Wording]:
        return self._table(e.Wording)

    @property
    def bouwsteen_notes(self) -> Mapping[EntityId, e.BouwsteenNote]:
        return self._table(e.BouwsteenNote)

    @property
    def weighings(self) -> Mapping[EntityId, e.Weighing]:
        return self._table(e.Weighing)

    @property
    def weighing_points(self) -> Mapping[EntityId, e.WeighingPoint]:
        return self._table(e.WeighingPoint)

    @property
    def plan_versions(self) -> Mapping[EntityId, e.PlanVersion]:
        return self._table(e.PlanVersion)

    @property
    def child_pages(self) -> Mapping[EntityId, e.ChildPage]:
        return self._table(e.ChildPage)

    @property
    def comings_of_age(self) -> Mapping[EntityId, e.ComingOfAge]:
        return self._table(e.ComingOfAge)

    def __repr__(self) -> str:
        return f"<casus with {sum(len(table) for table in self.tables.values())} items>"


def casus_of(entities: Iterable[e.Entity]) -> Casus:
    """Build a casus from many entities at once (cheaper than one by one)."""
    tables: dict[Kind, dict[EntityId, e.Entity]] = {}
    for entity in entities:
        tables.setdefault(entity.kind_of, {})[entity.id] = entity
    return Casus(dict(tables))
