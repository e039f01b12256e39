"""What is open on an MDO sheet: questions with another explanation, decisions with their facts, and the bouwstenen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Decision
from werkbank.model.sets import all_stones
from werkbank.plan.mdo_choice import in_time, name_of, when_of
from werkbank.plan.names import said_name
from werkbank.plan.wording import when


@dataclass(frozen=True, slots=True, repr=False)
class MdoQuestion:
    """An open question; empty texts are what still has to be agreed."""

    text: str
    other: str
    asks: str
    whom: str
    before: str


@dataclass(frozen=True, slots=True, repr=False)
class MdoDecision:
    """A decision with the facts that it rests on; ``taken`` when it has a day that is not in the future."""

    text: str
    by: str
    facts: tuple[str, ...]
    disagrees: str
    taken: bool


def questions_of(casus: Casus) -> tuple[MdoQuestion, ...]:
    """The questions that nothing answers yet, what must be known first on top."""
    waiting = [q for q in casus.questions.values() if not q.closed_by.strip() and q.text.strip()]
    waiting.sort(key=lambda q: (not q.before.is_known, q.before.sort_key()))
    return tuple(
        MdoQuestion(
            q.text.strip(),
            q.other_explanation.strip(),
            said_name(casus, q.asked_by).strip(),
            said_name(casus, q.ask_whom).strip(),
            when(q.before),
        )
        for q in waiting
    )


def decisions_of(casus: Casus, *, today: date) -> tuple[MdoDecision, ...]:
    """What still has to be decided first, then what was, the newest first."""
    found = [d for d in casus.decisions.values() if d.text.strip()]
    found.sort(key=lambda d: d.on.sort_key(), reverse=True)
    found.sort(key=lambda d: _is_taken(d, today))
    return tuple(_decision(casus, decision, today=today) for decision in found)


def stones_of(casus: Casus) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bouwstenen that something in the casus carries, and those that nothing does; in their own order."""
    carried = {row for entity in casus.everything() for row in entity.bouwstenen}
    stones = all_stones(casus)
    return (
        tuple(stone.label for stone in stones if stone.id in carried),
        tuple(stone.label for stone in stones if stone.id not in carried),
    )


def _decision(casus: Casus, one: Decision, *, today: date) -> MdoDecision:
    known = in_time([casus.events[i] for i in one.facts if i in casus.events])
    facts = tuple(tr("{wat} ({wanneer})", wat=name_of(event), wanneer=when_of(event)) for event in known)
    by = ", ".join(part for part in (said_name(casus, one.by).strip(), when(one.on)) if part)
    return MdoDecision(one.text.strip(), by, facts, said_name(casus, one.disagrees).strip(), _is_taken(one, today))


def _is_taken(one: Decision, today: date) -> bool:
    return one.on.lo is not None and one.on.lo <= today
