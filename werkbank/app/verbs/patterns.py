"""Verbs on possible patterns and patterns: answer, set, follow in time, merge and split. Each is one undo step.

Only people make a pattern of a proposal, and everybody's answer stays: an answer is added, never put in the place of
another. What family members say is shared with the family; what the team says stays with the team. Rules read the whole
casus: somebody who reads along may see less of a pattern than there is, and nothing of it may get lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple, TypeVar

from werkbank.app.actions import ActionId
from werkbank.app.proposals import OWN, pattern_of, settings_of, settings_written
from werkbank.app.session import Session, key_of
from werkbank.i18n import tr
from werkbank.journal.edit import Edit
from werkbank.model import kinds as k
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.courses import Turn, course_of, written
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Answer, Event, Pattern
from werkbank.model.errors import KnownError
from werkbank.patterns import Finding, draft_pattern
from werkbank.patterns.search import check_settings
from werkbank.patterns.values import Value

T = TypeVar("T")
ACCEPTING = frozenset((k.AnswerKind.RECOGNISED, k.AnswerKind.DIFFERENT))
LEAST, MOST = 2, 5  # events that a search for more of the same can hold
_TEXTS = ("happens", "follows", "kept_home", "kept_help", "exception", "breaks", "note")


class Voice(NamedTuple):
    """Who says something: a person's id or a name, in what role, on which day, for the family or for the team."""

    who: str
    role: str
    on: VagueDate
    by_family: bool


def answer(
    session: Session, finding: Finding, *, kind: k.AnswerKind, voice: Voice, name: str = "", into: Pattern | None = None
) -> Pattern | None:
    """Note what somebody says to a proposal.

    An accepting answer makes it a pattern, called ``name`` in the words of the family, or lets the pattern ``into``
    grow with what was found; earlier answers go along.
    """
    casus = session.open.now
    meant = pattern_of(finding, casus)
    with session.open.transaction(ActionId.ANSWER_FINDING, subject=tr(finding.name)) as edit:
        if meant is None and kind in ACCEPTING:
            grown = _grown(edit, _whole(session, into), finding) if into else None
            meant = grown or _accepted(edit, finding, name=name, voice=voice)
            for said in casus.answers.values():
                if said.finding == finding.key and not said.pattern:
                    edit.change(said, pattern=meant.id)
        _note(edit, kind=kind, voice=voice, finding=finding.key, pattern=meant.id if meant else "")
    return meant


def say(session: Session, pattern: Pattern, *, kind: k.AnswerKind, voice: Voice) -> Answer:
    """Note what somebody says of a pattern."""
    with session.open.transaction(ActionId.ANSWER_FINDING, subject=pattern.name) as edit:
        return _note(edit, kind=kind, voice=voice, finding="", pattern=pattern.id)


def turn(session: Session, pattern: Pattern, *, status: k.PatternStatus, on: VagueDate, who: str = "") -> None:
    """Note what became of a pattern, from which day; the first time also since when it was recognised before."""
    if not on.is_known:
        raise KnownError(
            tr("Deze datum is niet te lezen."),
            remedy=tr("Schrijf bijvoorbeeld 12-3-2026 of voorjaar 2026."),
            code="pattern-course-date",
        )
    line, known = written(Turn(on, status, who)), _whole(session, pattern)
    course = known.course or _recognised_before(session.whole, known, but=status)
    with session.open.transaction(ActionId.PATTERN_STATUS, subject=pattern.name) as edit:
        edit.change(pattern, status=status, course=(*(one for one in course if one != line), line))


def forget_turn(session: Session, pattern: Pattern, *, line: str) -> None:
    """Take one dated status away again."""
    with session.open.transaction(ActionId.PATTERN_STATUS, subject=pattern.name) as edit:
        edit.change(pattern, course=tuple(one for one in _whole(session, pattern).course if one != line))


def set_value(session: Session, detector: str, *, name: str, value: Value) -> None:
    """Give a setting of a detector another value; KnownError when it does not take that."""
    check_settings({detector: {name: value}})
    settings = settings_of(session.open.now)
    settings.setdefault(detector, {})[name] = value
    _write_settings(session, settings_written(settings))


def set_back(session: Session, detector: str) -> None:
    """All settings of a detector as the program proposes them."""
    settings = settings_of(session.open.now)
    settings.pop(detector, None)
    _write_settings(session, settings_written(settings))


def save_search(session: Session, *events: Event, name: str = "") -> Pattern:
    """Keep some events as a pattern of one's own that is searched for: more of the same, in the same order."""
    if not LEAST <= len(events) <= MOST:
        raise KnownError(
            tr("Zoeken naar meer van hetzelfde gaat met {a} tot {b} gebeurtenissen.", a=LEAST, b=MOST),
            remedy=tr("Kies in de tijdlijn de gebeurtenissen die samen het patroon zijn. Er is niets veranderd."),
            code="pattern-search-size",
        )
    ordered = in_time(session.open.now, (event.id for event in events))
    with session.open.transaction(ActionId.SEARCH_MORE, subject=name) as edit:
        pattern = edit.add(
            Pattern(id=edit.new_id(), name=name, events=ordered, persons=_persons(edit.casus, ordered), detector=OWN)
        )
    session.select(key_of(pattern))
    return pattern


def merge(session: Session, keep: Pattern, *, other: Pattern) -> Pattern:
    """Make one pattern of two: all events, the words of both, every answer; goals that pointed at it follow."""
    if keep.id == other.id:
        raise KnownError(tr("Dit is hetzelfde patroon."), remedy=tr("Kies een ander patroon."), code="pattern-self")
    keep, other = _whole(session, keep), _whole(session, other)
    with session.open.transaction(ActionId.MERGE_PATTERNS, subject=keep.name) as edit:
        casus = edit.casus
        made = edit.change(
            keep,
            name=keep.name or other.name,
            events=in_time(casus, (*keep.events, *other.events)),
            persons=_both(keep.persons, other.persons),
            bonds=_both(keep.bonds, other.bonds),
            course=_both(keep.course, other.course),
            status=_status(keep, other),
            since=_earliest(keep.since, other.since),
            bouwstenen=_both(keep.bouwstenen, other.bouwstenen),
            side=keep.side if keep.side is other.side else k.Side.BETWEEN,
            about=_both(keep.about, other.about),
            sharing=_narrowest(keep.sharing, other.sharing),
            only_for=_readers(keep, other),
            not_for=_both(keep.not_for, other.not_for),
            **{text: _words(getattr(keep, text), getattr(other, text)) for text in _TEXTS},
        )
        for said in casus.answers.values():
            if said.pattern == other.id:
                edit.change(said, pattern=keep.id)
        for goal in casus.goals.values():
            if goal.pattern == other.id:
                edit.change(goal, pattern=keep.id)
        edit.remove(k.Kind.PATTERN, other.id)
    session.select(key_of(made))
    return made


def split(session: Session, pattern: Pattern, *, events: Collection[EntityId], name: str = "") -> Pattern:
    """Make a pattern of its own of some events of another; it has yet to be recognised."""
    pattern = _whole(session, pattern)
    gone = tuple(one for one in pattern.events if one in events)
    left = tuple(one for one in pattern.events if one not in events)
    if not gone or not left:
        raise KnownError(
            tr("Bij splitsen houden beide patronen ten minste één gebeurtenis."),
            remedy=tr("Kies welke gebeurtenissen naar het nieuwe patroon gaan, en laat er een staan."),
            code="pattern-split",
        )
    with session.open.transaction(ActionId.SPLIT_PATTERN, subject=pattern.name) as edit:
        edit.change(pattern, events=left)
        made = edit.add(
            Pattern(
                id=edit.new_id(),
                name=name or tr("{naam} (deel)", naam=pattern.name).strip(),
                events=gone,
                persons=_persons(edit.casus, gone),
                side=pattern.side,
                about=pattern.about,
                sharing=pattern.sharing,
                only_for=pattern.only_for,
                not_for=pattern.not_for,
            )
        )
    session.select(key_of(made))
    return made


def in_time(casus: Casus, ids: Iterable[EntityId]) -> tuple[EntityId, ...]:
    """Events each once, in order of time."""
    events = [event for one in dict.fromkeys(ids) if (event := casus.events.get(one))]
    return tuple(event.id for event in sorted(events, key=lambda e: e.date.sort_key(rank=e.rank, ident=e.id)))


def _recognised_before(casus: Casus, pattern: Pattern, *, but: k.PatternStatus) -> tuple[str, ...]:
    """The turn that a pattern had before anybody wrote its course: when it was first recognised, and by whom."""
    if pattern.status is not k.PatternStatus.RECOGNISED or but is pattern.status:
        return ()
    said = (one for one in casus.answers.values() if one.pattern == pattern.id and one.kind in ACCEPTING)
    first = min((one for one in said if one.on.is_known), key=lambda one: one.on.sort_key(), default=None)
    return () if first is None else (written(Turn(first.on, k.PatternStatus.RECOGNISED, first.who)),)


def _accepted(edit: Edit, finding: Finding, *, name: str, voice: Voice) -> Pattern:
    fields = draft_pattern(finding)
    fields |= {"name": name or fields["name"], "status": k.PatternStatus.RECOGNISED}
    course = (written(Turn(voice.on, k.PatternStatus.RECOGNISED, voice.who)),)
    return edit.add(Pattern(id=edit.new_id(), course=course, **fields))


def _grown(edit: Edit, pattern: Pattern, finding: Finding) -> Pattern:
    return edit.change(
        pattern,
        events=in_time(edit.casus, (*pattern.events, *finding.events)),
        persons=_both(pattern.persons, finding.persons),
        bonds=_both(pattern.bonds, finding.bonds),
        finding=finding.key,
    )


def _note(edit: Edit, *, kind: k.AnswerKind, voice: Voice, finding: str, pattern: str) -> Answer:
    return edit.add(
        Answer(
            id=edit.new_id(),
            finding=finding,
            pattern=pattern,
            kind=kind,
            who=voice.who,
            role=voice.role,
            by_family=voice.by_family,
            on=voice.on,
            sharing=k.Sharing.FAMILY if voice.by_family else k.Sharing.UNDECIDED,
        )
    )


def _write_settings(session: Session, lines: tuple[str, ...]) -> None:
    with session.open.transaction(ActionId.PATTERN_SETTINGS, typing=True) as edit:
        edit.change(session.open.now.sheet, pattern_settings=lines)


def _whole(session: Session, pattern: Pattern) -> Pattern:
    return session.open.now.patterns[pattern.id]


def _persons(casus: Casus, events: Iterable[EntityId]) -> tuple[EntityId, ...]:
    return tuple(dict.fromkeys(who for one in events for who in casus.events[one].persons))


def _both(one: tuple[T, ...], other: tuple[T, ...], /) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _status(keep: Pattern, other: Pattern, /) -> k.PatternStatus:
    """What became of two patterns together: the last turn where both have a course, else what was recognised."""
    if keep.course and other.course:
        turns = course_of(keep.model_copy(update={"course": _both(keep.course, other.course)}))
        return turns[-1].status if turns else keep.status
    return other.status if keep.status is k.PatternStatus.POSSIBLE else keep.status


def _earliest(one: VagueDate, other: VagueDate, /) -> VagueDate:
    """Since when the one or the other was there; a date that is known goes before none."""
    return min((date for date in (one, other) if date.is_known), key=lambda date: date.sort_key(), default=one)


def _narrowest(one: k.Sharing, other: k.Sharing, /) -> k.Sharing:
    """The narrower of two ways of sharing; where they differ otherwise, somebody has to choose anew."""
    if k.Sharing.SHIELDED in {one, other}:
        return k.Sharing.SHIELDED
    return one if one is other else k.Sharing.UNDECIDED


def _readers(one: Pattern, other: Pattern, /) -> tuple[str, ...]:
    """Who may read both: no restriction gets lost; when nobody may read both, it is for those of the first."""
    if not (one.only_for and other.only_for):
        return one.only_for or other.only_for
    return tuple(who for who in one.only_for if who in other.only_for) or one.only_for


def _words(one: str, other: str, /) -> str:
    return "\n".join(dict.fromkeys(text for text in (one.strip(), other.strip()) if text))
