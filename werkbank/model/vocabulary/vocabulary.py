"""All vocabularies behind one value: ``vocabulary().event_kinds["ots"].label``.

Each table is read when somebody first asks for it, once for the whole program. A team's own labels make a new value;
the shipped tables stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Generic, TypeVar, overload

from werkbank.i18n import tr
from werkbank.model.errors import BugError, KnownError
from werkbank.model.vocabulary import finding, rows
from werkbank.model.vocabulary.endings import Ending, EndTables, ending_of
from werkbank.model.vocabulary.overlay import Labels, relabelled
from werkbank.model.vocabulary.reading import event_kind_table, plain_table
from werkbank.model.vocabulary.table import Table

AnyRow = TypeVar("AnyRow", bound=rows.Word)
_TOKENS = re.compile(r"\w+")


class _OnDemand(Generic[AnyRow]):
    """An attribute of Vocabulary that reads its table at the first look."""

    def __init__(self, row_type: type[AnyRow]) -> None:
        self.row_type = row_type

    def __set_name__(self, owner: type[object], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type[object]) -> _OnDemand[AnyRow]: ...
    @overload
    def __get__(self, instance: Vocabulary, owner: type[object]) -> Table[AnyRow]: ...
    def __get__(self, instance: Vocabulary | None, owner: type[object]) -> Table[AnyRow] | _OnDemand[AnyRow]:
        return self if instance is None else instance.table(self.name, row_type=self.row_type)


class Vocabulary:
    """Every table as an attribute, and the look-ups that combine tables."""

    lanes = _OnDemand(rows.Lane)
    event_classes = _OnDemand(rows.EventClass)
    event_kinds = _OnDemand(rows.EventKind)
    reasons = _OnDemand(rows.Reason)
    life_domains = _OnDemand(rows.LifeDomain)
    bouwstenen = _OnDemand(rows.Bouwsteen)
    routekaart = _OnDemand(rows.Bouwsteen)
    weging = _OnDemand(rows.Bouwsteen)
    products = _OnDemand(rows.Product)
    stopped_by = _OnDemand(rows.StoppedBy)
    end_reasons = _OnDemand(rows.EndReason)
    outcomes = _OnDemand(rows.Outcome)
    effect_sides = _OnDemand(rows.Word)
    frames = _OnDemand(rows.Frame)
    condition_kinds = _OnDemand(rows.ConditionKind)
    condition_statuses = _OnDemand(rows.Word)
    person_roles = _OnDemand(rows.Word)
    genders = _OnDemand(rows.Word)
    life_statuses = _OnDemand(rows.Word)
    involvement_roles = _OnDemand(rows.InvolvementRole)
    partnership_kinds = _OnDemand(rows.Tie)
    partnership_ends = _OnDemand(rows.Tie)
    parentage_kinds = _OnDemand(rows.Tie)
    foster_kinds = _OnDemand(rows.Word)
    twin_kinds = _OnDemand(rows.Word)
    bond_kinds = _OnDemand(rows.BondKind)
    bond_statuses = _OnDemand(rows.Word)
    tie_strengths = _OnDemand(rows.Word)
    tie_directions = _OnDemand(rows.Word)
    findings = _OnDemand(rows.Word)
    reporters = _OnDemand(rows.Word)
    natures = _OnDemand(rows.Word)
    sharing_levels = _OnDemand(rows.Word)
    gezag_kinds = _OnDemand(rows.Word)
    session_kinds = _OnDemand(rows.Word)
    abbreviations = _OnDemand(rows.Abbreviation)
    codes = _OnDemand(rows.Code)
    genogram_signs = _OnDemand(rows.Sign)

    __slots__ = ("_classes", "_labels", "_phrases", "_tables")

    def __init__(self, labels: Mapping[str, Labels] | None = None) -> None:
        self._labels = labels or {}
        self._tables: dict[str, Table[Any]] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self._phrases: dict[tuple[str, ...], str] = {}

    def table(self, name: str, *, row_type: type[AnyRow]) -> Table[AnyRow]:
        """Return a table by its name; the attributes above are the usual way."""
        if name not in self._tables:
            shipped: Table[Any] = event_kind_table() if name == "event_kinds" else plain_table(name, row_type=row_type)
            self._tables[name] = relabelled(shipped, labels=self._labels.get(name, {}))
        return self._tables[name]

    def with_labels(self, labels: Mapping[str, Labels]) -> Vocabulary:
        """Return a vocabulary with a team's own labels, as ``{"event_kinds": {"ots": "Ondertoezichtstelling"}}``.

        Raises:
            KnownError: no such table or id, an empty label, or a label that means another entry.
        """
        merged = {name: {**self._labels.get(name, {}), **labels.get(name, {})} for name in {*self._labels, *labels}}
        changed = Vocabulary(merged)
        for name in merged:  # read now, so that a bad label is told where it is chosen
            getattr(changed, _known_table(name))
        return changed

    # What people type -------------------------------------------------------------------------------------------------

    def find_event_kind(self, text: str) -> rows.EventKind | None:
        """Find a kind of event by id, label, alias or code (``CBS:11``); None: the caller keeps it as ``overig``."""
        return self.event_kinds.find(text)

    def find_product(self, text: str) -> rows.Product | None:
        """Find a named product such as VUHP; a product code that has no row is its own product."""
        return self.products.find(text)

    def kind_of_product(self, text: str) -> rows.EventKind | None:
        """Return the kind of help behind a product name or an iJw product code such as ``45A04``."""
        return finding.kind_of_product(text, products=self.products, kinds=self.event_kinds)

    def find_bouwsteen(self, text: str, *, routekaart: bool = False) -> rows.Bouwsteen | finding.Unclear | None:
        """Find a bouwsteen; a bare number gives ``Unclear``. ``routekaart`` looks in the optional second set too."""
        found = finding.bouwsteen(text, table=self.bouwstenen)
        return self.routekaart.find(text) if found is None and routekaart else found

    def find_reason(self, text: str) -> rows.Reason | None:
        """Find a reason by label or synonym."""
        return self.reasons.find(text)

    def reason_group(self, text: str) -> str:
        """Return the id of the group a reason belongs to ('schoolverzuim' -> 'school'), or '' when that is not sure."""
        if not self._phrases:
            self._phrases = finding.phrases(self.reasons)
        return finding.reason_group(text, table=self.reasons, known=self._phrases)

    def find_bond_kind(self, text: str) -> rows.BondKind | None:
        """Find a kind of emotional line."""
        return self.bond_kinds.find(text)

    def find_condition_kind(self, text: str) -> rows.ConditionKind | None:
        """Find a kind of condition ('kenmerk'); None: it stays free text."""
        return self.condition_kinds.find(text)

    def find_involvement_role(self, text: str) -> rows.InvolvementRole | None:
        """Find the role of somebody who is involved."""
        return self.involvement_roles.find(text)

    def find_abbreviation(self, text: str) -> rows.Abbreviation | None:
        """Find an abbreviation, in any case."""
        return self.abbreviations.find(text)

    def abbreviations_in(self, text: str) -> tuple[rows.Abbreviation, ...]:
        """Return the known abbreviations in a text, in order, each once; only as written ('OTS', not 'ots')."""
        found = {token: self.abbreviations.find(token) for token in _TOKENS.findall(text)}
        return tuple(row for token, row in found.items() if row and token in (row.label, row.id, *row.aliases))

    # What detectors ask -----------------------------------------------------------------------------------------------

    def is_class(self, kind_id: str, cls: str) -> bool:
        """Tell whether a kind of event belongs to a class; a kind that is not ours belongs to none.

        Raises:
            BugError: no such class.
        """
        return kind_id in self.kinds_of(cls)

    def kinds_of(self, cls: str) -> frozenset[str]:
        """Return the ids of all kinds of event in a class.

        Raises:
            BugError: no such class.
        """
        if cls not in self._classes:
            if cls not in self.event_classes:
                message = f"unknown class of event kinds {cls!r}"
                raise BugError(message)
            self._classes[cls] = frozenset(kind.id for kind in self.event_kinds.values() if cls in kind.classes)
        return self._classes[cls]

    def ending_of(self, outcome: str, *, stopped_by: str = "", end_reason: str = "") -> Ending:
        """Say who stopped, why, and whether that was early, from the word 'afloop' and the end fields."""
        tables = EndTables(outcomes=self.outcomes, stopped_by=self.stopped_by, end_reasons=self.end_reasons)
        return ending_of(outcome, stopped_by=stopped_by, end_reason=end_reason, tables=tables)


TABLES = tuple(name for name, value in vars(Vocabulary).items() if isinstance(value, _OnDemand))
"""The names of all tables."""


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary as shipped, read once."""
    return Vocabulary()


def _known_table(name: str) -> str:
    if name in TABLES:
        return name
    text = tr("De woordenlijst {naam} bestaat niet.", naam=name)
    raise KnownError(text, remedy=tr("Haal deze lijst uit de eigen woordenlijst."), code="vocabulary-unknown-table")
