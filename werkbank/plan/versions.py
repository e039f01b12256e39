"""A plan in words, item by item, and what became of it between two versions.

Each line belongs to a block and has a key (the id of its item and the field), so that the same goal in other words is
*changed* and not gone and new. Lines are kept as JSON in a :class:`PlanVersion`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Agreement, Pattern, Step
from werkbank.plan.access import Block
from werkbank.plan.aims import steps_of
from werkbank.plan.blocks import WhoBlock
from werkbank.plan.content import PlanDocument
from werkbank.plan.eighteen import FIELDS as EIGHTEEN
from werkbank.plan.loop import FIELDS
from werkbank.plan.names import said_name
from werkbank.plan.plan_rules import BLOCK_OF_AGREEMENT, BLOCK_OF_WORDS
from werkbank.plan.safety import phase_of
from werkbank.plan.story import title_of
from werkbank.plan.wording import names, when

ORDER = list(Block)


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a block, in words."""

    block: Block
    key: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """What a line said, and what it says; one of them is empty for what is new or gone."""

    block: Block
    then: str = field(repr=False)
    now: str = field(repr=False)


def lines_of(document: PlanDocument) -> tuple[Line, ...]:
    """A plan as its reader gets it, in the order of the blocks."""
    given = {block.kind for block in document.blocks}
    found = [line for line in _lines(document) if line.block in given and line.text.strip()]
    return tuple(sorted(found, key=lambda line: ORDER.index(line.block)))


def kept(lines: Sequence[Line]) -> str:
    """The lines as text for a case file."""
    return json.dumps([[line.block, line.key, line.text] for line in lines], ensure_ascii=False)


def lines_from(text: str) -> tuple[Line, ...]:
    """The lines of a version; a block that this program does not know is left out."""
    rows = json.loads(text) if text else []
    return tuple(Line(Block(block), key, told) for block, key, told in rows if block in set(Block))


def differences(then: Sequence[Line], now: Sequence[Line]) -> tuple[Change, ...]:
    """What changed, went and came, in the order of the blocks."""
    old, new = ({(line.block, line.key): line for line in lines} for lines in (then, now))
    keys = [*old, *(key for key in new if key not in old)]
    texts = ((key[0], old[key].text if key in old else "", new[key].text if key in new else "") for key in keys)
    found = [Change(*one) for one in texts if one[1] != one[2]]
    return tuple(sorted(found, key=lambda change: ORDER.index(change.block)))


def _lines(document: PlanDocument) -> Iterator[Line]:
    casus = document.casus
    who = document.block(Block.WHO)
    if isinstance(who, WhoBlock):
        yield Line(Block.WHO, "familie", names(casus, casus.persons))
        yield from (Line(Block.WHO, f"huis {home}", f"{home}: {people}") for home, people in who.homes)
        yield from (Line(Block.WHO, f"gezag {number}", text) for number, text in enumerate(who.custody))
    yield from _told(casus)
    yield from _of_children(casus)
    for pattern in casus.patterns.values():
        yield from _pattern(pattern)
    for goal in sorted(casus.goals.values(), key=lambda one: one.rank):
        yield Line(Block.STEPS, goal.id, goal.text)
        yield from (Line(Block.STEPS, step.id, _step(casus, step)) for step in steps_of(casus, goal))
    for item in sorted(casus.agreements.values(), key=lambda one: one.rank):
        yield Line(BLOCK_OF_AGREEMENT[item.kind], item.id, _agreement(casus, item))
    if phase := phase_of(casus):
        yield Line(Block.SAFETY, "fase", tr("Wij zijn bij stap {n}.", n=phase))
    yield Line(Block.ABOUT, "terugkijken", when(casus.sheet.evaluation))


def _told(casus: Casus) -> Iterator[Line]:
    for event in casus.events.values():
        if event.chosen:
            yield Line(Block.STORY, event.id, _joined(when(event.date), title_of(event)))
    for item in casus.utterances.values():
        yield Line(BLOCK_OF_WORDS[item.kind], item.id, _joined(said_name(casus, item.by), item.text))
    for one in casus.supports.values():
        yield Line(Block.GOOD, one.id, _joined(said_name(casus, one.who), one.does))
    for person in casus.involvements.values():
        yield Line(Block.GOOD, person.id, ", ".join(filter(None, (person.name, person.role, person.phone))))
    for point in casus.scale_points.values():
        if point.figure is not None:
            told = tr("{vraag} {cijfer} ({dag})", vraag=point.question, cijfer=point.figure, dag=when(point.on))
            yield Line(Block.SCALE, point.id, _joined(said_name(casus, point.giver), told))
    for word in casus.own_statements.values():
        yield Line(Block.ABOUT, word.id, _joined(said_name(casus, word.by), word.text))


def _of_children(casus: Casus) -> Iterator[Line]:
    for page in casus.child_pages.values():
        for name in ("worries", "joys", "dreams"):
            yield Line(Block.WANT, f"{page.id} {name}", _child(casus, page.person, getattr(page, name)))
    for plan in casus.comings_of_age.values():
        for name, title in EIGHTEEN:
            if text := getattr(plan, name):
                yield Line(Block.EIGHTEEN, f"{plan.id} {name}", _joined(tr(title), text))


def _pattern(pattern: Pattern) -> Iterator[Line]:
    yield Line(Block.PATTERN, pattern.id, pattern.name)
    for part in FIELDS:
        if text := getattr(pattern, part.name):
            yield Line(Block.PATTERN, f"{pattern.id} {part.name}", _joined(tr(part.title), text))


def _step(casus: Casus, step: Step) -> str:
    done = tr("klaar") if step.done else ""
    return " · ".join(filter(None, (step.what, said_name(casus, step.who), when(step.when), step.noticed, done)))


def _agreement(casus: Casus, item: Agreement) -> str:
    people = (said_name(casus, item.who), said_name(casus, item.checked_by))
    return " · ".join(filter(None, (item.text, *people, item.if_not, item.phone)))


def _joined(who: str, text: str) -> str:
    return f"{who}: {text}" if who and text else text or who


def _child(casus: Casus, person: str, text: str) -> str:
    return _joined(names(casus, (person,)), text) if text else ""
