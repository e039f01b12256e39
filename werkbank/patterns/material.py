"""What detectors look at: the facts of one casus, sorted out once per run and shared by all of them.

After a run over nearly the same casus, looked at in the same way, what did not change is taken from there: facts that
say the same are the same objects, and so is what was made of them. The outcome is that of a fresh start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Protocol

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.vocabulary import EventKind, Vocabulary, vocabulary
from werkbank.patterns.circles import Circle, circles, sharing
from werkbank.patterns.episodes import Cut, Episode, incidents
from werkbank.patterns.facts import DECLINED, Fact, Look
from werkbank.patterns.kept import Kept
from werkbank.patterns.kin import NOBODY, Kin, People
from werkbank.patterns.lazy import lazy
from werkbank.patterns.reading import GUARDIAN, Reading, apart, read, read_told
from werkbank.patterns.settings import Value
from werkbank.patterns.spans import YEAR
from werkbank.patterns.told_once import told_once
from werkbank.patterns.values import Draft
from werkbank.patterns.workers import Worker, workers

Facts = tuple[Fact, ...]


class FindInCircle(Protocol):
    """A rule that looks at the help of one circle."""

    def __call__(self, circle: Circle, /, *, material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]: ...


_PLACE, _PERSONS, _FIRST = attrgetter("place"), attrgetter("persons"), attrgetter("s_lo")
_GOOD = frozenset(("strength", "informal"))


class Material:
    """The facts of a casus as of one day; what is asked for is worked out once and kept."""

    def __init__(self, casus: Casus, *, look: Look, before: Material | None = None, for_next: bool = True) -> None:
        self.casus = casus
        self.look = look
        self.cut = look.cut
        self.words: Vocabulary = vocabulary()
        before = before if before is not None and before.is_of_same_people(casus, look=look) else None
        self.kin: Kin = before.kin if before else Kin(casus, cut=look.cut)
        known = before.reading if before else None
        self.reading: Reading = read(casus, look=look._replace(refuted=True), kin=self.kin, before=known)
        self.every: Facts = told_once(self.reading.facts)
        self.facts: Facts = self.every if look.refuted else tuple([f for f in self.every if not f.is_refuted])
        self.kept: Kept = Kept(before.kept if before else None, for_next=for_next)
        self._classes: dict[str, Facts] = {}
        self._cuts: dict[tuple[int, ...], Cut] = {}
        self.changed = _changed(before.every, self.every) if before else None

    def is_of_same_people(self, casus: Casus, *, look: Look) -> bool:
        """Whether a casus, looked at like that, has the same people, ties and homes as this one."""
        own, other = self.casus, casus
        same = own.persons is other.persons and own.parentages is other.parentages
        same = same and own.twins is other.twins and own.residences is other.residences
        return same and look == self.look and self.words is vocabulary()

    def of_class(self, cls: str) -> Facts:
        """Every fact of a class of kinds, in order of time."""
        known = self._classes.get(cls)
        if known is None:
            groups = [facts for facts in self.by_kind.values() if cls in facts[0].kind.classes]
            known = self._classes[cls] = _in_time(groups)
        return known

    @lazy
    def reasoned(self) -> Facts:
        """What has a reason, in order of time."""
        return tuple([fact for fact in self.facts if fact.reasons])

    def with_ids(self, ids: Collection[EntityId]) -> Mapping[EntityId, Fact]:
        """The facts with these ids, as far as they count; also what another told as well: people may point at it."""
        found = [fact for fact in self.reading.facts if fact.id in ids]
        return {fact.id: fact for fact in found if self.look.refuted or not fact.is_refuted}

    @lazy
    def written(self) -> Facts:
        """Everything that was written down, in order of time: reports that were refuted and what is no fact too."""
        return self._with_told(self.every)

    def _with_told(self, facts: Facts, /) -> Facts:
        return tuple(sorted([*facts, *self._told], key=_FIRST)) if self.reading.told else facts

    @lazy
    def _told(self) -> Sequence[Fact]:
        told = read_told(self.reading.told, look=self.look, kin=self.kin)
        return [fact for fact in told if fact.s_hi - fact.s_lo <= YEAR]  # else nobody knows when it was told of

    @lazy
    def first_days(self) -> tuple[int, int]:
        """The first day on which anything of the family can have been, and the first on which something must have."""
        facts = self.of_family(self.every)
        if not facts:
            return self.cut, self.cut
        return facts[0].span.s_lo, min([fact.s_hi for fact in facts])

    @lazy
    def helps(self) -> Facts:
        """Help that was given by professionals: not what family and neighbours do, not what never started."""
        return tuple([fact for fact in self.offers if fact.early is not DECLINED])

    @lazy
    def offers(self) -> Facts:
        """Help by professionals, also when it was declined or never started."""
        return self.of_kinds(lambda kind: "help" in kind.classes and "informal" not in kind.classes)

    @lazy
    def measures(self) -> Facts:
        """Measures with a term."""
        return self.of_class("measure")

    @lazy
    def renewals(self) -> Facts:
        """Decisions to prolong a measure: they belong to it and are none of their own."""
        return self.of_class("prolongation")

    @lazy
    def reports(self) -> Facts:
        """Reports: that somebody reported is a fact, what they said is not."""
        return self.of_class("report")

    @lazy
    def every_report(self) -> Facts:
        """Reports, also those that were refuted: only to tell how many there were."""
        if len(self.every) == len(self.facts):
            return self.reports
        return tuple([fact for fact in self.every if "report" in fact.kind.classes])

    @lazy
    def reports_shared(self) -> list[tuple[People, list[Fact]]]:
        """Who of the family shares exactly the same reports, and those reports in order of time."""
        return self.sharing(self.reports)

    @lazy
    def workers(self) -> tuple[Worker, ...]:
        """Who carried the help or led it, as far as their begin is known, in order of time."""
        return workers(self.casus, cut=self.cut)

    @lazy
    def good_things(self) -> Facts:
        """What went well and who of family and neighbours helped."""
        return self.of_kinds(lambda kind: not _GOOD.isdisjoint(kind.classes))

    @lazy
    def incidents(self) -> Cut:
        """Reports and what happened in the lane of safety, several reports of one incident as one."""
        return self.as_incidents(self.of_class("incident"))

    def as_incidents(self, reports: Sequence[Fact]) -> Cut:
        """Reports, in order of time, with several of one incident as one; rules that ask for the same share it."""
        key = tuple(map(id, reports))  # this run holds its facts, so the place of one in memory means that fact
        cut = self._cuts.get(key)
        if cut is None:
            cut = self._cuts[key] = self.kept.made(incidents, reports, lambda: incidents(reports))
        return cut

    @lazy
    def all_told(self) -> Facts:
        """Everything that was read, in order of time, also what another told as well."""
        return self._with_told(self.reading.facts)

    @lazy
    def _places(self) -> Mapping[EntityId, int]:
        return {fact.id: place for place, fact in enumerate(self.all_told)}

    def places(self, ids: Iterable[EntityId]) -> tuple[int, ...]:
        """The places of the facts with these ids, in order of time."""
        places = self._places
        return tuple(sorted([places[one] for one in ids]))

    @lazy
    def by_kind(self) -> Mapping[str, Facts]:
        """The facts of each kind, in order of time."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.name].append(fact)
        return {kind: tuple(facts) for kind, facts in found.items()}

    def of_kinds(self, counts: Callable[[EventKind], bool], *, names: Collection[str] = ()) -> Facts:
        """The facts of the kinds that count, and of those with these ids, in order of time."""
        return _in_time([facts for name, facts in self.by_kind.items() if name in names or counts(facts[0].kind)])

    @lazy
    def circles(self) -> tuple[list[Circle], Circle]:
        """The groups of people who share all their help, and the family as a whole."""
        return circles(self.offers, family=self.kin.family, order=self.kin.rank, kept=self.kept)

    def in_circles(self, find: FindInCircle, *, settings: Mapping[str, Value]) -> tuple[list[Draft], list[Draft]]:
        """What a rule finds in each of the circles, and in the family as a whole, looking at nothing but their help."""
        circles, family = self.circles
        what = (find, tuple(settings.items()))
        rule = partial(find, material=self, settings=settings)
        return [draft for circle in circles for draft in circle.once(what, rule)], family.once(what, rule)

    def sharing(self, facts: Iterable[Fact]) -> list[tuple[People, list[Fact]]]:
        """Who of the family shares exactly the same facts, and those facts in order of time."""
        return sharing(facts, family=self.kin.family, order=self.kin.rank)

    def by_relatives(self, measure: Fact, /) -> bool:
        """Guardianship by who cares for the child already: nobody came with it."""
        return measure.name in GUARDIAN and len(measure.persons) < len(measure.event.persons)

    def children_of(self, fact: Fact) -> People:
        """Whom a measure is for: the minors among those it is about, or all when nobody certainly is one."""
        if len(fact.subjects) < 2:
            return fact.subjects
        until, first = self.kin.minor_until, fact.s_lo
        return frozenset([who for who in fact.subjects if until.get(who, first) >= first]) or fact.subjects

    def of_family(self, facts: Iterable[Fact]) -> list[Fact]:
        """Facts about somebody of the family, or about nobody by name: those concern the family as a whole."""
        strangers = self._strangers
        return [fact for fact in facts if fact.persons not in strangers] if strangers else list(facts)

    @lazy
    def _strangers(self) -> Collection[People]:
        """The groups of people that facts are about, of whom nobody belongs to the family."""
        groups, family = set(map(_PERSONS, self.every)), self.kin.family
        return {people for people in groups if people and family.isdisjoint(people)}

    def concerned(self, things: Iterable[Fact | Episode]) -> People:
        """Those of the family whom some facts or episodes concern."""
        return NOBODY.union(*{one.persons for one in things}) & self.kin.family

    def in_family(self, people: Iterable[EntityId]) -> frozenset[EntityId]:
        """Those of ``people`` that belong to the family."""
        return frozenset(people) & self.kin.family


def _in_time(groups: Sequence[Facts], /) -> Facts:
    """The facts of several kinds in order of time."""
    if len(groups) < 2:
        return groups[0] if groups else ()
    return tuple(sorted(chain.from_iterable(groups), key=_PLACE))


def _changed(before: Facts, now: Facts, /) -> Facts:
    """What is there now and was not, and what was there and no longer is: as it was read."""
    gone, fresh = apart(before, now)
    return (*gone, *fresh)
