"""Fold branches of a family away and open them again; or look at one household only.

A fold belongs to a person: their descendants, their ancestors, or the families of their partners. Folded are the people
that the word means, and everybody who hangs on to the family by them alone (partners of descendants, brothers of a
parent). The person and their partners always stay. What is folded is a frozen value that a view can keep.

    folds = Folds().folded(Branch.DESCENDANTS, "p1")
    look = looked_at(casus, folds)
    look.shown       # everybody who is drawn
    look.marks       # where '+3' stands: ((Branch.DESCENDANTS, 'p1'), 3)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from werkbank.genogram.part import Relatives, relatives_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate

STATE = "genogram-folds"
"""Under which key the memory of a casus keeps the folds."""


class Branch(StrEnum):
    """Which part of the family of a person; the value stands in case files."""

    DESCENDANTS = "nakomelingen"
    ANCESTORS = "voorouders"
    IN_LAWS = "schoonfamilie"


class Fold(NamedTuple):
    """A branch of somebody."""

    branch: Branch
    person: EntityId


@dataclass(frozen=True, slots=True)
class Focus:
    """One household as it was on a day."""

    household: EntityId
    day: date


@dataclass(frozen=True, slots=True)
class Folds:
    """What is folded, in the order in which it was, and the household that is looked at."""

    folds: tuple[Fold, ...] = ()
    focus: Focus | None = None

    def folded(self, branch: Branch, person: EntityId) -> Folds:
        """With one more branch away."""
        fold = Fold(branch, person)
        return self if fold in self.folds else replace(self, folds=(*self.folds, fold))

    def opened(self, *folds: Fold) -> Folds:
        """With these open again."""
        return replace(self, folds=tuple(fold for fold in self.folds if fold not in folds))

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        focus = [str(self.focus.household), self.focus.day.isoformat()] if self.focus else None
        return {"folds": [[str(fold.branch), str(fold.person)] for fold in self.folds], "focus": focus}

    @classmethod
    def read(cls, kept: object) -> Folds:
        """As it was kept; nothing folded when that cannot be read."""
        if not isinstance(kept, Mapping):
            return cls()
        try:
            folds = tuple(Fold(Branch(branch), EntityId(person)) for branch, person in kept.get("folds") or ())
            focus = kept.get("focus")
            return cls(folds, Focus(EntityId(focus[0]), date.fromisoformat(focus[1])) if focus else None)
        except (ValueError, TypeError, IndexError):
            return cls()


@dataclass(frozen=True, slots=True)
class Looked:
    """Who is drawn, and where a mark tells that there is more family."""

    shown: frozenset[EntityId]
    marks: Mapping[Fold, int] = field(default_factory=dict)
    by: Mapping[EntityId, tuple[Fold, ...]] = field(default_factory=dict)  # hidden person -> the folds that hide them


def looked_at(casus: Casus, folds: Folds) -> Looked:
    """What is to be seen of a casus; folds of people who are not (or no longer) there do nothing."""
    if folds == Folds():
        return Looked(frozenset(casus.persons))
    beside = relatives_of(casus)
    by: dict[EntityId, list[Fold]] = {}
    marks: dict[Fold, int] = {}
    for fold in folds.folds:
        away = branch_of(casus, fold, beside=beside)
        if away:
            marks[fold] = len(away)
        for person in away:
            by.setdefault(person, []).append(fold)
    shown = casus.persons.keys() - by.keys()
    if folds.focus and (home := household_of(casus, folds.focus, beside=beside)):
        shown &= home
    told = {fold: count for fold, count in marks.items() if fold.person in shown}
    return Looked(frozenset(shown), told, {person: tuple(by_folds) for person, by_folds in by.items()})


def branch_of(casus: Casus, fold: Fold, *, beside: Relatives | None = None) -> frozenset[EntityId]:
    """Who goes away with a fold."""
    person = fold.person
    if person not in casus.persons:
        return frozenset()
    beside = relatives_of(casus) if beside is None else beside
    stay = {person, *partners_of(casus, person)}
    if fold.branch is Branch.IN_LAWS:
        return frozenset().union(
            *(_away(casus, _line(casus, partner, up=True) - stay, person, beside) for partner in stay - {person})
        )
    return _away(casus, _line(casus, person, up=fold.branch is Branch.ANCESTORS) - stay, person, beside)


def _away(casus: Casus, line: set[EntityId], person: EntityId, beside: Relatives) -> frozenset[EntityId]:
    """These people and all who can be reached from the person only over them."""
    if not line:
        return frozenset()
    before, after = reached(person, beside), reached(person, beside, but=line)
    stay = {person, *partners_of(casus, person)}
    return frozenset(before - after - stay)


def reached(person: EntityId, beside: Relatives, *, but: Collection[EntityId] = ()) -> set[EntityId]:
    """Everybody who hangs together with somebody, not going over some people."""
    found, todo = {person}, [person]
    for one in todo:
        for other in beside.get(one, ()):
            if other not in found and other not in but:
                found.add(other)
                todo.append(other)
    return found


def _line(casus: Casus, person: EntityId, *, up: bool) -> set[EntityId]:
    """All ancestors, or all descendants, by whatever tie."""
    step: dict[EntityId, list[EntityId]] = {}
    for link in casus.parentages.values():
        start, end = (link.child, link.parent) if up else (link.parent, link.child)
        if start in casus.persons and end in casus.persons:
            step.setdefault(start, []).append(end)
    found: set[EntityId] = set()
    todo = [person]
    for one in todo:
        new = [other for other in step.get(one, ()) if other not in found and other != person]
        found.update(new)
        todo += new
    return found


def partners_of(casus: Casus, person: EntityId) -> list[EntityId]:
    """The partners of somebody, and the other parents of their children."""
    found = [p for pair in casus.partnerships.values() if person in pair.partners for p in pair.partners]
    children = {link.child for link in casus.parentages.values() if link.parent == person}
    found += [link.parent for link in casus.parentages.values() if link.child in children]
    return [p for p in dict.fromkeys(found) if p != person and p in casus.persons]


def household_of(casus: Casus, focus: Focus, *, beside: Relatives | None = None) -> frozenset[EntityId]:
    """Who lives in a household on a day, with their parents, children and partners; nobody when nobody does."""
    beside = relatives_of(casus) if beside is None else beside
    home = residents(casus, focus.household, day=focus.day)
    return frozenset(home).union(*(beside.get(person, ()) for person in home))


def residents(casus: Casus, household: EntityId, *, day: date) -> tuple[EntityId, ...]:
    """Who (possibly) lives somewhere on a day, in order of entry."""
    stays = (stay for stay in casus.residences.values() if stay.household == household)
    return tuple(dict.fromkeys(s.person for s in stays if s.person in casus.persons and _on(s.begin, s.end, day)))


def homes_of(casus: Casus, person: EntityId, *, day: date) -> tuple[EntityId, ...]:
    """The households in which somebody (possibly) lives on a day."""
    stays = (s for s in casus.residences.values() if s.person == person and s.household in casus.households)
    return tuple(dict.fromkeys(s.household for s in stays if _on(s.begin, s.end, day)))


def _on(begin: VagueDate, end: VagueDate, day: date) -> bool:
    if begin.lo is not None and begin.lo > day:
        return False
    return not (end.is_known and (end.hi or end.lo) is not None and (end.hi or end.lo or day) < day)


def can_fold(casus: Casus, person: EntityId, *, folds: Folds) -> list[Fold]:
    """The branches of somebody that are open and hold people."""
    every: Iterable[Fold] = (Fold(branch, person) for branch in Branch)
    beside = relatives_of(casus)
    return [fold for fold in every if fold not in folds.folds and branch_of(casus, fold, beside=beside)]
