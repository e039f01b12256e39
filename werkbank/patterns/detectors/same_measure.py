"""``zelfde-maatregel``: the same measure for one child and one reason, begun again at least a day after it had ended.

A prolonged measure is the same measure (N2), whoever carries it out; it runs until its prolongation ended, and where
nobody noted that end, possibly for another year. Reasons match as they are, then by group
('ongeveer dezelfde reden'); a measure without a reason, or without a name of a child, matches possibly. There is no
largest gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.episodes import Episode, always, as_one, cut_up
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import Keys, reason_words
from werkbank.patterns.material import Material
from werkbank.patterns.prolonging import EARLY, SLACK, TITLED, reaching, renewals_for
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import Row, events_of, merged, row_of, strength
from werkbank.patterns.spans import YEAR, Span, fewest
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, moments, told, when

_TO_THE_DAY = 2  # days: the last day of a year and a leap day
_NO_REASON = ""
_IS_ABOUT, _PLACE = attrgetter("about"), attrgetter("place")


class _Match(NamedTuple):
    """What makes measures the same: one reason, a group of reasons ('ongeveer'), or nothing that is known."""

    key: str
    about: bool


_Said = Mapping[_Match, Certainty]
"""How sure it is that a measure had each of the reasons and groups that were noted; nothing when none was."""


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    least = int(settings["times"])
    by_child: dict[tuple[EntityId | None, str], list[Fact]] = {}
    for fact in material.measures:
        for child in material.kin.in_order(material.children_of(fact)) or (None,):
            by_child.setdefault((child, fact.name), []).append(fact)
    drafts: list[Draft] = []
    for (child, kind), facts in by_child.items():
        nameless = [fact.but(sure=False) for fact in by_child.get((None, kind), ())]
        every = (sorted([*facts, *nameless], key=_PLACE) if nameless else facts) if child else nameless
        if len(every) >= least:
            drafts.extend(_of_child(every, child=child, least=least, material=material))
    return merged(drafts)


def _of_child(facts: Sequence[Fact], *, child: EntityId | None, least: int, material: Material) -> Iterator[Draft]:
    cut = cut_up(facts, alike=always)
    renewals = renewals_for(child, among=material.renewals)
    firm = _prolonged(cut.firm, renewals=renewals, unsaid=YEAR)
    same = cut.exact and not renewals
    loose = firm if same else _prolonged(cut.loose, renewals=renewals, unsaid=0)
    said = [_said(episode) for episode in loose]
    sure = said if same else [_said(episode) for episode in firm]
    kept: list[frozenset[EntityId]] = []
    for match in _told_apart(_matches(facts), said=said, sure=sure):
        fits = [_fit(match, keys) for keys in said]
        certain = [episode for episode, keys in zip(firm, sure, strict=True) if keys.get(match) is ZEKER]
        judged = [(episode, fit) for episode, fit in zip(loose, fits, strict=True) if fit is not NEE]
        row = row_of(certain, loose=judged.copy, least=least, exact=same and len(certain) == len(judged))
        used = events_of(row.episodes) if row else frozenset[EntityId]()
        if row and not any(used <= events for events in kept):
            kept.append(used)
            yield _draft(row, match=match, used=used, child=child, least=least, every=loose)


def _told_apart(matches: Iterable[_Match], *, said: Iterable[_Said], sure: Iterable[_Said]) -> Iterable[_Match]:
    """One of those that hold for the same measures: mostly a reason, and not the group that it is in."""
    found: dict[tuple[int, ...], _Match] = {}
    for match in matches:
        found.setdefault(tuple([id(keys.get(match)) for keys in (*said, *sure)]), match)
    return found.values()


def _said(episode: Episode, /) -> _Said:
    if len(episode.facts) == 1:
        (fact,) = episode.facts
        return dict.fromkeys(_matches_of(fact.reasons, fact.groups), fact.certainty())
    found: dict[_Match, Certainty] = {}
    for fact in episode.facts:
        for match in _matches_of(fact.reasons, fact.groups):
            found[match] = max(fact.certainty(), found.get(match, NEE))
    return found


def _fit(match: _Match, said: _Said, /) -> Certainty:
    return said.get(match, NEE) if said else MOGELIJK


def _matches(facts: Iterable[Fact]) -> Iterable[_Match]:
    """Reasons first, then groups, and nothing when no measure has a reason."""
    every = dict.fromkeys([match for fact in facts for match in _matches_of(fact.reasons, fact.groups)])
    return sorted(every, key=_IS_ABOUT) or [_Match(_NO_REASON, about=False)]


@lru_cache(1024)
def _matches_of(reasons: Keys, groups: Keys, /) -> Sequence[_Match]:
    return *[_Match(key, about=False) for key in sorted(reasons)], *[_Match(key, about=True) for key in sorted(groups)]


def _prolonged(episodes: Sequence[Episode], *, renewals: Sequence[Span], unsaid: int) -> Sequence[Episode]:
    """Join what is a prolongation to the measure just before it: by its own title, or because one was decided then."""
    if not renewals and not any(map(_is_titled, episodes)):
        return episodes
    found: list[Episode] = []
    for episode in episodes:
        if found and _prolongs(episode, before=found[-1].span, renewals=renewals, unsaid=unsaid):
            before = found.pop()
            found.append(as_one(*before.facts, *episode.facts))
        else:
            found.append(episode)
    return tuple(found)


def _is_titled(episode: Episode, /) -> bool:
    return TITLED in episode.facts[0].event.title.casefold()


def _prolongs(episode: Episode, *, before: Span, renewals: Sequence[Span], unsaid: int) -> bool:
    """A prolongation that was decided settles what the dates leave open; a title also bridges a gap on paper.

    So does a begin on the day on which the last prolongation of a year would have ended.
    """
    after_a_year = fewest(reaching(before, renewals=renewals, unsaid=YEAR), episode.span)
    if _is_titled(episode):
        return after_a_year <= SLACK
    if renewals and abs(after_a_year) <= _TO_THE_DAY and episode.span.s_lo == episode.span.s_hi:
        return True
    near = (before.e_lo - EARLY, episode.span.s_hi + SLACK)
    gap = fewest(reaching(before, renewals=renewals, unsaid=unsaid), episode.span)
    return gap < 1 and any(near[0] <= renewal.s_lo and renewal.s_hi <= near[1] for renewal in renewals)


def _draft(
    row: Row,
    *,
    match: _Match,
    used: frozenset[EntityId],
    child: EntityId | None,
    least: int,
    every: Sequence[Episode],
) -> Draft:
    return Draft(
        status=row.status,
        strength=strength(len(row.episodes), least=least),
        persons=frozenset((child,) if child else ()),
        events=used,
        begin=row.episodes[0].span.s_lo,
        end=max([episode.span.e_hi for episode in row.episodes]),
        size=len(row.episodes),
        tell=lambda: _told(row, match=match, others=[one for one in every if used.isdisjoint(_ids(one))]),
    )


def _told(row: Row, *, match: _Match, others: Iterable[Episode]) -> Told:
    return Told(
        text=_text(row, match=match),
        steps=tuple(
            Step(sure, told(episode.facts[0]), _ids(episode))
            for episode, sure in zip(row.episodes, row.certainties, strict=True)
        ),
        counter=tuple(_other(episode) for episode in others if _fit(match, _said(episode)) is NEE),
        perhaps=tuple(
            Remark(tr("Misschien hoort dit er ook bij: {wat}.", wat=told(episode.facts[0])), _ids(episode))
            for episode in row.perhaps()
        ),
    )


def _ids(episode: Episode) -> tuple[EntityId, ...]:
    return tuple(fact.id for fact in episode.facts)


def _other(episode: Episode) -> Remark:
    fact = next(fact for fact in episode.facts if fact.reasons)
    reason = reason_words(min(fact.reasons), typed=fact.event.reason)
    pattern = mark("Deze maatregel kwam ook om een andere reden: {reden} ({wanneer}).")
    return Remark(tr(pattern, reden=reason, wanneer=when(episode.facts[0])), _ids(episode))


def _text(row: Row, *, match: _Match) -> str:
    fact = row.episodes[0].facts[0]
    measure = fact.kind.abbreviation or fact.kind.label
    every = [one for episode in row.episodes for one in episode.facts]
    typed = next((one.event.reason for one in every if match.key in one.reasons or match.key in one.groups), "")
    reason = reason_words(match.key, typed=typed)
    sure = row.status is ZEKER
    if not match.key:
        pattern = mark("De maatregel {maatregel} kwam misschien {n} keer ({jaren}). De reden staat er niet bij.")
    elif match.about:
        pattern = _ABOUT if sure else _PERHAPS_ABOUT
    else:
        pattern = _SAME if sure else _PERHAPS
    text = tr(pattern, maatregel=measure, n=len(row.episodes), reden=reason, jaren=moments(row.episodes))
    return asking(text)


_SAME = mark("De maatregel {maatregel} kwam {n} keer om dezelfde reden, {reden} ({jaren}).")
_ABOUT = mark("De maatregel {maatregel} kwam {n} keer om ongeveer dezelfde reden, {reden} ({jaren}).")
_PERHAPS = mark("De maatregel {maatregel} kwam misschien {n} keer om dezelfde reden, {reden} ({jaren}).")
_PERHAPS_ABOUT = mark("De maatregel {maatregel} kwam misschien {n} keer om ongeveer dezelfde reden, {reden} ({jaren}).")

DETECTOR = Detector(
    id="zelfde-maatregel",
    name=mark("Zelfde maatregel, zelfde reden"),
    rule=mark(
        "Dezelfde maatregel voor hetzelfde kind om dezelfde reden, ten minste een dag na het einde van de vorige."
    ),
    false_alarm=mark("De maatregel kan zijn verlengd of opnieuw zijn opgeschreven."),
    side=Side.HELP,
    settings=(
        Setting(
            "times",
            mark("hoe vaak ten minste"),
            2,
            mark("Een maatregel die terugkomt om dezelfde reden is al bij de tweede keer het bespreken waard."),
            unit=Unit.TIMES,
            least=2,
            most=20,
        ),
    ),
    detect=_detect,
    reads=classes("measure", "prolongation"),
)
