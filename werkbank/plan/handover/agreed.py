"""Of a handover: goals with their steps, agreements, figures, decisions, own statements, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Agreement
from werkbank.model.kinds import AgreementKind
from werkbank.plan.aims import steps_of
from werkbank.plan.handover.part import Part, Row, people, shown, source_of
from werkbank.plan.names import said_name
from werkbank.plan.story import title_of
from werkbank.plan.wording import when

A = AgreementKind
KINDS = {
    A.SAFETY: mark("veiligheid"),
    A.EARLY_SIGN: mark("vroeg signaal"),
    A.WHEN_WRONG: mark("als het misgaat"),
    A.ESCALATION: mark("als de hulp er niet uitkomt"),
    A.ABOUT_PLAN: mark("over het plan"),
}


def goals_part(casus: Casus) -> Part:
    """Each goal, then its steps."""
    rows: list[Row] = []
    ordered = sorted(casus.goals.values(), key=lambda one: one.rank)
    for number, goal in enumerate(ordered, start=1):
        steps, source = steps_of(casus, goal), source_of(goal)
        name = f"{number}. {goal.text.strip() or tr('doel zonder woorden')}"
        rows += [] if steps else [(name, tr("de stappen staan hier niet bij"), "", "", source)]
        for step in steps:
            done = tr("klaar: {wat}", wat=step.what) if step.done else shown(step.what)
            noticed = tr("Wij merken het: {hoe}", hoe=step.noticed) if step.noticed else ""
            rows.append((name, done, shown(said_name(casus, step.who)), _dated(when(step.when), noticed), source))
            name = tr("doel {n}", n=number)
    heads = (tr("Doel"), tr("Stap"), tr("Wie"), tr("Wanneer"), tr("Bron"))
    return Part(tr("Doelen en stappen"), heads, (1.6, 2, 1, 1.6, 0.9), tuple(rows))


def agreements_part(casus: Casus) -> Part:
    """Agreements by kind; who checks and what if it is not kept."""
    order = list(A)
    found = [item for item in casus.agreements.values() if item.text.strip()]
    ordered = sorted(found, key=lambda item: (order.index(item.kind), item.rank))
    heads = (tr("Afspraak"), tr("Wie"), tr("Wie kijkt, en wat als het niet lukt"), tr("Bron"))
    rows = tuple(_agreement(casus, item) for item in ordered)
    return Part(tr("Afspraken"), heads, (2.4, 1.1, 2, 0.9), rows)


def figures_part(casus: Casus) -> Part:
    """Answers to scale questions, each of one giver on one day; never averaged."""
    points = [point for point in casus.scale_points.values() if point.figure is not None]
    ordered = sorted(points, key=lambda one: (one.question, said_name(casus, one.giver), one.on.sort_key(ident=one.id)))
    rows = tuple(
        (one.question, said_name(casus, one.giver), when(one.on), f"{one.figure}", source_of(one)) for one in ordered
    )
    heads = (tr("Vraag"), tr("Wie"), tr("Wanneer"), tr("Cijfer"), tr("Bron"))
    return Part(tr("Cijfers"), heads, (2.4, 1.2, 1.2, 0.6, 1), rows)


def decisions_part(casus: Casus) -> Part:
    """Decisions with the facts that they rest on, and who disagrees."""
    rows = []
    for item in sorted(casus.decisions.values(), key=lambda one: one.on.sort_key(ident=one.id)):
        facts = "; ".join(title_of(casus.events[i]) for i in item.facts if i in casus.events)
        why = tr("Op grond van: {feiten}", feiten=facts) if facts else ""
        other = tr("Niet eens: {wie}", wie=said_name(casus, item.disagrees)) if item.disagrees else ""
        who = _dated(said_name(casus, item.by), when(item.on))
        rows.append((item.text, who, ". ".join(filter(None, (why, other))), source_of(item)))
    heads = (tr("Besluit"), tr("Door wie en wanneer"), tr("Waarom, en wie is het niet eens"), tr("Bron"))
    return Part(tr("Besluiten"), heads, (2.2, 1.4, 2, 0.9), tuple(rows))


def statements_part(casus: Casus) -> Part:
    """What people want to have said themselves (J 7.3.8 lid 2)."""
    rows = []
    for item in sorted(casus.own_statements.values(), key=lambda one: one.on.sort_key(ident=one.id)):
        if item.text.strip():
            said = _dated(said_name(casus, item.by), when(item.on))
            rows.append((f"‘{item.text}’", _target(casus, item.target), said, tr("eigen verklaring")))
    heads = (tr("In eigen woorden"), tr("Over"), tr("Van wie en wanneer"), tr("Bron"))
    return Part(tr("Eigen verklaringen"), heads, (2.6, 1.5, 1.3, 1), tuple(rows))


def open_part(casus: Casus) -> Part:
    """Questions that nobody answered yet, each with another explanation, and steps that are not done.

    Not what is empty: in a partial handover nobody can tell whether it is open or only left out.
    """
    heads = (tr("Wat is open"), tr("Het kan ook anders zijn"), tr("Wie vraagt na, bij wie, vóór wanneer"), tr("Bron"))
    return Part(tr("Open punten"), heads, (2.4, 1.6, 1.5, 0.9), (*_questions(casus), *_undone(casus)))


def _agreement(casus: Casus, item: Agreement) -> Row:
    checks = said_name(casus, item.checked_by)
    looks = tr("Kijkt: {wie}", wie=shown(checks)) if item.kind is A.SAFETY or checks else ""
    otherwise = tr("Lukt het niet: {wat}", wat=item.if_not) if item.if_not else ""
    call = tr("Bel {nummer}", nummer=item.phone) if item.phone else ""
    text = f"{tr(KINDS[item.kind]).capitalize()}: {item.text}"
    after = ". ".join(part.rstrip(".") for part in (looks, otherwise, call) if part)
    return text, shown(said_name(casus, item.who)), after, _dated(source_of(item), when(item.on))


def _questions(casus: Casus) -> Iterator[Row]:
    for item in casus.questions.values():
        if item.text.strip() and not item.closed_by:
            before = tr("vóór {dag}", dag=when(item.before)) if item.before.is_known else ""
            whom = ", ".join(filter(None, (said_name(casus, item.asked_by), said_name(casus, item.ask_whom), before)))
            text = _dated(item.text, people(casus, item.about))
            yield text, item.other_explanation, shown(whom), source_of(item)


def _undone(casus: Casus) -> Iterator[Row]:
    for goal in sorted(casus.goals.values(), key=lambda one: one.rank):
        for step in steps_of(casus, goal):
            if not step.done and step.what.strip():
                who = _dated(said_name(casus, step.who), when(step.when))
                yield tr("Stap die nog niet klaar is: {wat}", wat=step.what), "", shown(who), source_of(step)


def _target(casus: Casus, target: str) -> str:
    event, pattern = casus.events.get(EntityId(target)), casus.patterns.get(EntityId(target))
    return title_of(event) if event else pattern.name if pattern else ""


def _dated(text: str, more: str) -> str:
    return ", ".join(filter(None, (text, more)))
