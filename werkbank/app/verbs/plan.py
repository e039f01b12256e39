"""Verbs on patterns and the plan: recognise, aim, agree."""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session, key_of
from werkbank.model import kinds as k
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import Agreement, Answer, Event, Goal, Pattern, Step, Utterance


def mark_pattern(session: Session, *events: Event, **fields: Any) -> Pattern:  # noqa: ANN401
    """Make a pattern by hand of some events; the persons in them come along."""
    persons = tuple(dict.fromkeys(person for event in events for person in event.persons))
    with session.open.transaction(ActionId.MARK_PATTERN) as edit:
        pattern = edit.add(
            Pattern(
                id=edit.new_id(),
                **{
                    "events": tuple(e.id for e in events),
                    "persons": persons,
                    "status": k.PatternStatus.POSSIBLE,
                    **fields,
                },
            )
        )
        edit.subject = pattern.name
    session.select(key_of(pattern))
    return pattern


def answer(
    session: Session, *, finding: str, kind: k.AnswerKind, who: str, role: str, by_family: bool, pattern: Pattern | None
) -> Pattern | None:
    """Note what somebody says to a proposal; an accepting answer makes it a pattern (``pattern`` is its draft)."""
    accepts = kind in {k.AnswerKind.RECOGNISED, k.AnswerKind.DIFFERENT}
    with session.open.transaction(ActionId.ANSWER_FINDING, subject=str(kind)) as edit:
        made: Pattern | None = None
        known = next((p for p in session.casus.patterns.values() if p.finding == finding), None)
        if accepts and known is None and pattern is not None:
            made = edit.add(pattern.but(id=edit.new_id(), finding=finding, status=k.PatternStatus.RECOGNISED))
        edit.add(
            Answer(
                id=edit.new_id(),
                finding=finding,
                pattern=(made or known).id if (made or known) else "",  # type: ignore[union-attr]
                kind=kind,
                who=who,
                role=role,
                by_family=by_family,
                on=parse(session.today.isoformat(), today=session.today),
            )
        )
    return made or known


def add_goal(session: Session, **fields: Any) -> Goal:  # noqa: ANN401
    """A goal, at the end of the list."""
    with session.open.transaction(ActionId.ADD_GOAL) as edit:
        goal = edit.add(Goal(id=edit.new_id(), rank=_next_rank(session.casus.goals.values()), **fields))
        edit.subject = goal.text
    return goal


def add_step(session: Session, goal: EntityId, **fields: Any) -> Step:  # noqa: ANN401
    """A step of a goal, at the end."""
    of_goal = [s for s in session.casus.steps.values() if s.goal == goal]
    with session.open.transaction(ActionId.ADD_STEP) as edit:
        return edit.add(Step(id=edit.new_id(), goal=goal, rank=_next_rank(of_goal), **fields))


def add_agreement(session: Session, kind: k.AgreementKind, **fields: Any) -> Agreement:  # noqa: ANN401
    """An agreement of the plan."""
    with session.open.transaction(ActionId.ADD_AGREEMENT) as edit:
        rank = _next_rank(session.casus.agreements.values())
        return edit.add(Agreement(id=edit.new_id(), kind=kind, rank=rank, **fields))


def add_utterance(session: Session, kind: k.UtteranceKind, **fields: Any) -> Utterance:  # noqa: ANN401
    """A worry, strength, wish, exception or perspective that somebody voiced."""
    with session.open.transaction(ActionId.ADD_UTTERANCE, subject=str(kind)) as edit:
        return edit.add(Utterance(id=edit.new_id(), kind=kind, **fields))


def edit_entity(session: Session, key: Key, **fields: Any) -> None:  # noqa: ANN401
    """Give a pattern or an item of the plan other values."""
    entity = session.casus.get(key.kind, key.id)
    action = ActionId.EDIT_PATTERN if key.kind is k.Kind.PATTERN else ActionId.EDIT_PLAN
    if entity is not None:
        with session.open.transaction(action, typing=True) as edit:
            edit.change(entity, **fields)


def edit_case(session: Session, **fields: Any) -> None:  # noqa: ANN401
    """Give the casus's own sheet other values."""
    with session.open.transaction(ActionId.EDIT_CASE, typing=True) as edit:
        edit.put(session.casus.sheet.but(**fields))


def _next_rank(items: Any) -> int:  # noqa: ANN401 - entities with a rank
    return max((item.rank for item in items), default=0) + 1
