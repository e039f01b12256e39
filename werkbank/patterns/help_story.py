"""What the help did, told per organisation: with dates, waits, pauses and workers. The help is the subject, always.

    story = help_story(casus, today=today)
    for organisation in story.organisations:
        organisation.name, organisation.lines, organisation.workers
    story.closings                    # how often help stopped with 'doelen bereikt', and what came after
    help_block(casus, today=today)    # the same with the recognised patterns of the help, for the sheet of an MDO

Only facts that have happened count. Times are told on the bounds of the dates: a pause or a wait is named when it is
certain, with the least that it can have lasted. Nothing here says why.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import certainly_before, show_period, to_dutch
from werkbank.model.entities import Event, Involvement, Pattern
from werkbank.model.kinds import PatternStatus, Side
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.patterns.facts import Fact, Look
from werkbank.patterns.material import Material
from werkbank.patterns.spans import YEAR, fewest, most
from werkbank.patterns.wording import duration, when

GOALS_MET = "doelen-bereikt"
PAUSE_DAYS = 92  # shorter times without help of one organisation are not named
WAIT_DAYS = 31
_LANES = frozenset(("hulp", "maatregel", "keten"))
_TURNED_DOWN = {PatternStatus.NOT_RECOGNISED}


@dataclass(frozen=True, slots=True, repr=False)
class HelpLine:
    """One thing that an organisation did; ``after`` tells what is known of the wait before it and how it ended."""

    event: EntityId
    when: str
    what: str
    after: tuple[str, ...] = ()

    def in_words(self) -> str:
        """The whole line."""
        return "; ".join([f"{self.when}: {self.what}", *self.after])


@dataclass(frozen=True, slots=True, repr=False)
class Pause:
    """A time without help of one organisation, after the line with this number."""

    after: int
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Organisation:
    """What one organisation did, in order of time, and who worked there for this family."""

    name: str
    lines: tuple[HelpLine, ...]
    pauses: tuple[Pause, ...] = ()
    workers: tuple[str, ...] = ()

    def told(self) -> Iterator[str]:
        """Its lines with the pauses between them."""
        pauses = {pause.after: pause.text for pause in self.pauses}
        for number, line in enumerate(self.lines):
            yield line.in_words()
            if number in pauses:
                yield pauses[number]


@dataclass(frozen=True, slots=True, repr=False)
class Closings:
    """Help that stopped because the goals were met, and what came within a year."""

    text: str
    events: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True, repr=False)
class HelpStory:
    """Everything together; empty when no help is known."""

    organisations: tuple[Organisation, ...] = ()
    closings: Closings | None = None


@dataclass(frozen=True, slots=True, repr=False)
class HelpBlock:
    """The block of a sheet about the help: recognised patterns first, then what each organisation did."""

    title: str
    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (name, lines)
    story: HelpStory = field(default_factory=HelpStory)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return not self.patterns and not self.story.organisations


def help_story(casus: Casus, *, today: date) -> HelpStory:
    """What every organisation did, the one that came first first; what names no organisation comes last."""
    material = Material(casus, look=Look(today, today))
    acts = [fact for fact in material.facts if fact.kind.lane in _LANES and "informal" not in fact.kind.classes]
    by_name: dict[str, list[Fact]] = {}
    shown: dict[str, str] = {}
    for fact in acts:
        name = fact.event.organisation.strip()
        if name or fact.kind.lane != "keten":
            by_name.setdefault(fold(name), []).append(fact)
            shown.setdefault(fold(name), name)
    people = _workers(casus)
    keys = sorted(by_name, key=lambda key: not key)  # stable: in order of time, the nameless last
    found = tuple(_organisation(shown[key], by_name[key], workers=people.get(key, ())) for key in keys)
    return HelpStory(found, _closings(material))


def help_patterns(casus: Casus) -> tuple[Pattern, ...]:
    """The patterns of the side of the help that people have not turned down."""
    found = (p for p in casus.patterns.values() if p.side is Side.HELP and p.status not in _TURNED_DOWN)
    return tuple(found)


def help_block(casus: Casus, *, today: date) -> HelpBlock:
    """What a sheet for professionals says about the help; give it a casus that is reduced for its reader."""
    patterns = tuple((p.name or tr("Patroon zonder naam"), tuple(_told(p))) for p in help_patterns(casus))
    return HelpBlock(tr("Patronen in de hulp"), patterns, help_story(casus, today=today))


def _told(pattern: Pattern) -> Iterator[str]:
    parts = (
        (tr("Wat er gebeurt"), pattern.happens),
        (tr("Wat er dan volgt"), pattern.follows),
        (tr("Wat de hulpverlening deed"), pattern.kept_help),
        (tr("Toen was het er even niet"), pattern.exception),
        (tr("Dit kan het doorbreken"), pattern.breaks),
    )
    yield from (f"{title}: {text}" for title, text in parts if text.strip())


def _organisation(name: str, facts: Sequence[Fact], *, workers: tuple[str, ...]) -> Organisation:
    lines = tuple(_line(fact) for fact in facts)
    pauses = tuple(_pauses(facts, name=name)) if name else ()
    return Organisation(name or tr("Zonder naam van een organisatie"), lines, pauses, workers)


def _line(fact: Fact) -> HelpLine:
    event = fact.event
    what = event.title or fact.kind.label
    if event.product and fold(event.product) not in fold(what):
        what = f"{what} ({event.product})"
    return HelpLine(fact.id, when(fact), what, tuple(filter(None, (_wait(event), _ended(fact)))))


def _wait(event: Event) -> str:
    """How long somebody waited for it at least, from the application or the grant."""
    asked = next((claim for claim in (event.applied, event.granted) if claim.is_known), None)
    start = event.date
    if asked is None or not certainly_before(asked, start) or start.lo is None or asked.hi is None:
        return ""
    days = (start.lo - asked.hi).days
    return tr("begon na {tijd} wachten of meer", tijd=duration(days)) if days > WAIT_DAYS else ""


def _ended(fact: Fact) -> str:
    words = vocabulary()
    reason, who = fact.ending.end_reason, fact.ending.stopped_by
    if not reason and not who:
        return ""
    why = words.end_reasons.label(reason).lower() if reason else ""
    by = tr("gestopt door {wie}", wie=words.stopped_by.label(who).lower()) if who else tr("gestopt")
    return f"{by}: {why}" if why else by


def _pauses(facts: Sequence[Fact], *, name: str) -> Iterator[Pause]:
    """Times in which this organisation certainly gave no help that is on the timeline."""
    helps = [(number, fact) for number, fact in enumerate(facts) if fact.kind.lane != "keten"]
    longest: tuple[int, Fact] | None = None
    for (number, one), (_, other) in pairwise(helps):
        if longest is None or one.span.e_hi >= longest[1].span.e_hi:
            longest = number, one
        free = fewest(longest[1].span, other.span)
        if free >= PAUSE_DAYS and not longest[1].open_end:
            text = tr("Daarna staat er {tijd} of langer geen hulp van {wie}.", tijd=duration(free), wie=name)
            yield Pause(number, text)


def _workers(casus: Casus) -> dict[str, tuple[str, ...]]:
    """Per organisation who worked there for this family: 'Samira, jeugdbeschermer, 2013 tot 2014'."""
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(casus.involvements.values(), key=lambda one: one.begin.sort_key()):
        if one.organisation.strip() and (told := _worker(one)):
            name = fold(one.organisation)
            found[name] = (*found.get(name, ()), told)
    return found


def _worker(one: Involvement) -> str:
    role = vocabulary().involvement_roles.label(one.role)
    period = show_period(one.begin, end=one.end, running=False) if one.end.is_known else ""
    if one.begin.is_known and not one.end.is_known:
        period = tr("vanaf {begin}", begin=to_dutch(one.begin))
    return ", ".join(part for part in (one.name, role, period) if part)


def _closings(material: Material) -> Closings | None:
    met = [fact for fact in material.helps if fact.ending.end_reason == GOALS_MET and not fact.open_end]
    if not met:
        return None
    acts = sorted((*material.helps, *material.reports), key=_start)
    after = [fact for fact in met if _came_back(fact, acts)]
    text = ntr(
        "{n} keer stopte hulp omdat de doelen bereikt waren.", "{n} keer stopte hulp omdat de doelen bereikt waren.",
        len(met),
    )  # fmt: skip
    if after:
        again = ntr(
            "Daarna kwam er {n} keer binnen een jaar nieuwe hulp of een melding.",
            "Daarna kwam er {n} keer binnen een jaar nieuwe hulp of een melding.",
            len(after),
        )
        text = f"{text} {again}"
    return Closings(text, tuple(fact.id for fact in met))


def _start(fact: Fact) -> int:
    return fact.s_lo


def _came_back(ended: Fact, acts: Sequence[Fact]) -> bool:
    """Whether help began, or somebody reported, certainly after this end and certainly within a year."""
    first = bisect_right(acts, ended.span.e_hi, key=_start)
    last = bisect_right(acts, ended.span.e_lo + 1 + YEAR, key=_start)
    return any(
        fewest(ended.span, other.span) >= 0
        and most(ended.span, other.span) <= YEAR
        and (not ended.persons or not other.persons or not ended.persons.isdisjoint(other.persons))
        for other in acts[first:last]
        if other.id != ended.id
    )
