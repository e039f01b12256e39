"""Blocks 6 and 9: what it looks like when it is done, and the steps towards it."""

from __future__ import annotations

from werkbank.model.casus import Casus
from werkbank.model.entities import Goal, Step
from werkbank.model.kinds import Role, UtteranceKind
from werkbank.model.sets import stone_of
from werkbank.plan.blocks import GoalText, ReadyBlock, StepRow, StepsBlock
from werkbank.plan.names import said_name
from werkbank.plan.story import source_of
from werkbank.plan.wording import names, told, when


def ready_block(casus: Casus) -> ReadyBlock | None:
    """Perspectives: one person is that child's, more persons (or none) is the family's."""
    family: list[str] = []
    children: dict[str, list[str]] = {}
    for item in casus.utterances.values():
        if item.kind is UtteranceKind.PERSPECTIVE and item.text.strip():
            if len(item.about) == 1:
                children.setdefault(names(casus, item.about), []).append(item.text)
            else:
                family.append(item.text)
    if not family and not children:
        return None
    return ReadyBlock(tuple(family), tuple((name, text) for name, texts in children.items() for text in texts))


def steps_block(casus: Casus) -> StepsBlock | None:
    """The goals in order, each with its steps."""
    goals = sorted(casus.goals.values(), key=lambda goal: goal.rank)
    made = tuple(_goal(casus, goal) for goal in goals if goal.text.strip() or steps_of(casus, goal))
    return StepsBlock(made) if made else None


def steps_of(casus: Casus, goal: Goal) -> list[Step]:
    """The steps of a goal, in order."""
    return sorted((step for step in casus.steps.values() if step.goal == goal.id), key=lambda step: step.rank)


def _goal(casus: Casus, goal: Goal) -> GoalText:
    pattern = casus.patterns.get(goal.pattern)  # type: ignore[call-overload]
    children = [i for i in goal.persons if i in casus.persons and casus.persons[i].role is Role.YOUTH]
    whole_family = len(goal.persons) != 1 and (not goal.persons or len(children) < len(goal.persons))
    return GoalText(
        text=goal.text,
        for_whom="" if whole_family else names(casus, goal.persons),
        breaks=pattern.name if pattern else "",
        stones=tuple(stone.label for tag in goal.bouwstenen if (stone := stone_of(casus, tag))),
        rows=tuple(_row(casus, step) for step in steps_of(casus, goal)),
        source=source_of(goal),
    )


def _row(casus: Casus, step: Step) -> StepRow:
    return StepRow(
        told(step.what),
        told(said_name(casus, step.who)),
        told(when(step.when)),
        told(step.noticed),
        done=step.done,
        source=source_of(step),
    )
