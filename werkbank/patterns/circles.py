"""Circles: groups of people whom exactly the same help concerns, with that help in episodes, worked out once.

Parents and children often share all their help, so every rule about help is worked out for them together. The family
as a whole is a circle too (``people`` is None): a rule tells what it finds there only when it shows more than any one
circle.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from werkbank.model.clock import EntityId
from werkbank.patterns.episodes import Cut, are_exact, as_one, by_time, cut_up, same_help
from werkbank.patterns.facts import DECLINED, Fact
from werkbank.patterns.kept import Kept
from werkbank.patterns.kin import People
from werkbank.patterns.lazy import lazy

T = TypeVar("T")
_PLACE = attrgetter("place")


class Circle:
    """The help for some people; ``offers`` also holds what was declined or never started.

    ``nameless``: help that was given and of which nobody noted for whom. It may have been for them, so it proves
    nothing about them, and keeps a rule from saying that there was none.
    """

    def __init__(
        self, people: People | None, *, offers: Sequence[Fact], nameless: Sequence[Fact] = (), kept: Kept,
        parts: Sequence[Circle] = (),
    ) -> None:  # fmt: skip
        self.people = people
        self.offers = offers
        self.nameless = nameless
        self._kept = kept
        self._parts = parts
        self._found: dict[Hashable, Any] = {}

    def once(self, what: Hashable, find: Callable[[Circle], Iterable[T]], /) -> list[T]:
        """What a rule finds here; the next run has the same circle as long as its people and its help are the same."""
        if not self._kept.for_next:
            return list(find(self))
        if what not in self._found:
            self._found[what] = list(find(self))
        found: list[T] = self._found[what]
        return found

    @lazy
    def helps(self) -> list[Fact]:
        """Help that was given, in order of time."""
        return [fact for fact in self.offers if fact.early is not DECLINED]

    @lazy
    def around(self) -> list[Fact]:
        """Help that was given to them, or to nobody by name, in order of time."""
        return sorted([*self.helps, *self.nameless], key=_PLACE) if self.nameless else self.helps

    @lazy
    def by_product(self) -> Mapping[str, list[Fact]]:
        """Help by product; under '' what says nothing about its content."""
        found: dict[str, list[Fact]] = {}
        for fact in self.helps:
            found.setdefault(fact.product, []).append(fact)
        return found

    @lazy
    def cuts(self) -> Mapping[str, Cut]:
        """The episodes of each product (N1); in the family as a whole taken from its parts, where these share none."""
        parts = self._parts if len(self._parts) > 1 else ()
        whole = self._shared if parts else self.by_product.keys()
        return {
            key: self._kept.made(same_help, facts, partial(_cut, facts))
            if key in whole
            else _together([part.cuts[key] for part in parts if key in part.by_product])
            for key, facts in self.by_product.items()
            if key
        }

    @property
    def _shared(self) -> frozenset[str]:
        """The products of which some help is not for the people of one part alone: only that can join episodes."""
        homes = {who: number for number, part in enumerate(self._parts) for who in part.people or ()}
        found = set[str]()
        for fact in self.helps:
            if len(fact.persons) != 1:
                places = {homes.get(who, -1) for who in fact.persons}
                if len(places) != 1 or -1 in places:
                    found.add(fact.product)
        return frozenset(found)

    @lazy
    def episodes(self) -> Cut:
        """All help in episodes, in order of time; help without a product is never joined."""
        alone, cuts = [as_one(fact) for fact in self.by_product.get("", ())], self.cuts.values()
        sure = [one for one in alone if one.facts[0].sure]
        firm = tuple(sorted(chain(sure, *[cut.firm for cut in cuts]), key=by_time))
        if are_exact(self.helps):
            return Cut(firm, firm)
        return Cut(firm, tuple(sorted(chain(alone, *[cut.loose for cut in cuts]), key=by_time)))

    @property
    def declined(self) -> list[Fact]:
        """Help that was declined or never started."""
        return [fact for fact in self.offers if fact.early is DECLINED]


def circles(
    offers: Iterable[Fact], *, family: People, order: Mapping[EntityId, int], kept: Kept
) -> tuple[list[Circle], Circle]:
    """The circles of people in the order of their first member, and the family as a whole."""
    offers = list(offers)
    nameless = [fact for fact in offers if not fact.persons and fact.early is not DECLINED]
    whole = [fact for fact in offers if not fact.persons or not fact.persons.isdisjoint(family)]

    def circle(people: People | None, facts: Sequence[Fact], beside: Sequence[Fact] = ()) -> Circle:
        made = partial(Circle, people, offers=facts, nameless=beside, kept=kept, parts=() if people else parts)
        return kept.made((Circle, people), facts, made, of=beside)

    parts: list[Circle] = []
    parts += [circle(people, facts, nameless) for people, facts in sharing(offers, family=family, order=order)]
    return parts, circle(None, whole)


def _cut(facts: Sequence[Fact], /) -> Cut:
    return cut_up(facts, alike=same_help)


def _together(cuts: Sequence[Cut], /) -> Cut:
    """The episodes of several circles that share none, in order of time."""
    if len(cuts) == 1:
        return cuts[0]
    firm = tuple(sorted(chain.from_iterable([cut.firm for cut in cuts]), key=by_time))
    if all(cut.exact for cut in cuts):
        return Cut(firm, firm)
    return Cut(firm, tuple(sorted(chain.from_iterable([cut.loose for cut in cuts]), key=by_time)))


def sharing(facts: Iterable[Fact], *, family: People, order: Mapping[EntityId, int]) -> list[tuple[People, list[Fact]]]:
    """Who of the family shares exactly the same facts, and those facts in order of time."""
    groups: dict[People, list[Fact]] = {}  # mostly a few groups of people have all facts between them
    for fact in facts:
        groups.setdefault(fact.persons, []).append(fact)
    within: dict[EntityId, list[People]] = {}
    for people in groups:
        for who in people & family:
            within.setdefault(who, []).append(people)
    same: dict[tuple[People, ...], list[EntityId]] = {}
    for who in sorted(within, key=order.__getitem__):
        same.setdefault(tuple(within[who]), []).append(who)
    return [(frozenset(who), _in_time([groups[people] for people in those])) for those, who in same.items()]


def _in_time(groups: Sequence[list[Fact]], /) -> list[Fact]:
    return groups[0] if len(groups) == 1 else sorted(chain.from_iterable(groups), key=_PLACE)
