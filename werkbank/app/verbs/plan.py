"""Verbs on patterns and the plan: recognise, aim, agree.

What is written in the plan is written with the family, so goals, steps and agreements start as shared with the family,
and so does what a family member answers. Everything else stays with the team until somebody decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session, key_of
from werkbank.i18n import tr
from werkbank.model import kinds as k
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Agreement, Answer, Event, Goal, OwnStatement, Pattern, Step, Support, Utterance

ACCEPTING = {k.AnswerKind.RECOGNISED, k.AnswerKind.DIFFERENT}


def mark_pattern(session: Session, *events: Event, **fields: Any) -> Pattern:  # noqa: ANN401
    """Make a pattern by hand of some events; the persons in them come along."""
    persons = tuple(dict.fromkeys(person for event in events for person in event.persons))
    given = {"events": tuple(e.id for e in events), "persons": persons, "status": k.PatternStatus.POSSIBLE, **fields}
    with session.open.transaction(ActionId.MARK_PATTERN) as edit:
        pattern = edit.add(Pattern(id=edit.new_id(), **given))
        edit.subject = pattern.name
    session.select(key_of(pattern))
    return pattern


def answer(
    session: Session, *, finding: str, kind: k.AnswerKind, who: str, role: str, by_family: bool, pattern: Pattern | None
) -> Pattern | None:
    """Note what somebody says to a proposal; an accepting answer makes it a pattern (``pattern`` is its draft)."""
    meant = next((p for p in session.casus.patterns.values() if p.finding == finding), None)
    with session.open.transaction(ActionId.ANSWER_FINDING, subject=str(kind)) as edit:
        if meant is None and pattern is not None and kind in ACCEPTING:
            meant = edit.add(pattern.but(id=edit.new_id(), finding=finding, status=k.PatternStatus.RECOGNISED))
        edit.add(
            Answer(
                id=edit.new_id(),
                finding=finding,
                pattern=meant.id if meant else "",
                kind=kind,
                who=who,
                role=role,
                by_family=by_family,
                on=from_edtf(session.today.isoformat()),
                sharing=k.Sharing.FAMILY if by_family else k.Sharing.UNDECIDED,
            )
        )
    return meant


def say(session: Session, pattern: Pattern, *, who: str, kind: k.AnswerKind) -> Answer:
    """Note what a family member says of a pattern; the last word of each counts."""
    with session.open.transaction(ActionId.ANSWER_FINDING, subject=pattern.name) as edit:
        return edit.add(
            Answer(
                id=edit.new_id(),
                pattern=pattern.id,
                kind=kind,
                who=who,
                by_family=True,
                on=from_edtf(session.today.isoformat()),
                sharing=k.Sharing.FAMILY,
            )
        )


def add_goal(session: Session, **fields: Any) -> Goal:  # noqa: ANN401
    """A goal, at the end of the list."""
    with session.open.transaction(ActionId.ADD_GOAL) as edit:
        rank = _next_rank(session.casus.goals.values())
        goal = edit.add(Goal(id=edit.new_id(), rank=rank, **_shared(fields)))
        edit.subject = goal.text
    return goal


def aim_goal(session: Session, goal: Goal, *, pattern: EntityId | None) -> None:
    """Say which pattern a goal breaks, or with None that it breaks none."""
    with session.open.transaction(ActionId.EDIT_PLAN, subject=goal.text or tr("doel zonder woorden")) as edit:
        edit.change(goal, pattern=pattern or "")


def add_step(session: Session, goal: EntityId, **fields: Any) -> Step:  # noqa: ANN401
    """A step of a goal, at the end."""
    of_goal = [s for s in session.casus.steps.values() if s.goal == goal]
    with session.open.transaction(ActionId.ADD_STEP) as edit:
        return edit.add(Step(id=edit.new_id(), goal=goal, rank=_next_rank(of_goal), **_shared(fields)))


def add_agreement(session: Session, kind: k.AgreementKind, **fields: Any) -> Agreement:  # noqa: ANN401
    """An agreement of the plan."""
    with session.open.transaction(ActionId.ADD_AGREEMENT, subject=str(kind)) as edit:
        rank = _next_rank(session.casus.agreements.values())
        return edit.add(Agreement(id=edit.new_id(), kind=kind, rank=rank, **_shared(fields)))


def add_utterance(session: Session, kind: k.UtteranceKind, **fields: Any) -> Utterance:  # noqa: ANN401
    """A worry, strength, wish, exception or perspective that somebody voiced; today, unless said otherwise."""
    fields.setdefault("on", from_edtf(session.today.isoformat()))
    with session.open.transaction(ActionId.ADD_UTTERANCE, subject=str(kind)) as edit:
        return edit.add(Utterance(id=edit.new_id(), kind=kind, **fields))


def add_support(session: Session, **fields: Any) -> Support:  # noqa: ANN401
    """Somebody of the network who helps."""
    with session.open.transaction(ActionId.EDIT_PLAN, subject=tr("wie helpt")) as edit:
        return edit.add(Support(id=edit.new_id(), **_shared(fields)))


def add_statement(session: Session, **fields: Any) -> OwnStatement:  # noqa: ANN401
    """An own statement of somebody (Jeugdwet 7.3.8 lid 2), today unless said otherwise; about ``target`` when given."""
    fields.setdefault("on", from_edtf(session.today.isoformat()))
    fields.setdefault("nature", k.Nature.STORY)
    with session.open.transaction(ActionId.EDIT_PLAN, subject=tr("eigen verklaring")) as edit:
        return edit.add(OwnStatement(id=edit.new_id(), **_shared(fields)))


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
        edit.put(session.whole.sheet.but(**fields))  # all of it, whoever reads along


def share(session: Session, keys: Iterable[Key], *, sharing: k.Sharing) -> None:
    """Decide with whom some items may be shared; one undo step for all."""
    found = [entity for key in keys if (entity := session.casus.get(key.kind, key.id))]
    with session.open.transaction(ActionId.EDIT_PLAN, subject=tr("delen")) as edit:
        for entity in found:
            edit.change(entity, sharing=sharing)


def _shared(fields: dict[str, Any]) -> dict[str, Any]:
    return {"sharing": k.Sharing.FAMILY, **fields}


def _next_rank(items: Any) -> int:  # noqa: ANN401 - entities with a rank
    return max((item.rank for item in items), default=0) + 1
