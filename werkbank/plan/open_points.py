"""What is still open in a plan: listed before export, printed as 'nog af te spreken' in its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.kinds import AgreementKind
from werkbank.model.rules import called
from werkbank.plan.aims import steps_of
from werkbank.plan.custody import without_noted_custody
from werkbank.plan.letters import unprintable
from werkbank.plan.who import fixed_contact
from werkbank.plan.wording import joined


def open_points(casus: Casus, *, today: date) -> tuple[str, ...]:
    """Sentences, in the order of the plan."""
    return (*_people(casus, today=today), *_safety(casus), *_goals(casus), *_review(casus, today=today),
            *unprintable(casus))  # fmt: skip


def _people(casus: Casus, *, today: date) -> Iterator[str]:
    contact = fixed_contact(casus, today=today)
    if contact is None:
        yield tr("Er is nog geen vast aanspreekpunt.")
    elif not contact.phone:
        yield tr("Het telefoonnummer van {wie} ontbreekt.", wie=contact.name)
    if young := [called(person) for person in without_noted_custody(casus, today=today)]:
        yield tr("Het gezag over {wie} is nog niet ingevuld.", wie=joined(young))
    if not any(event.chosen for event in casus.events.values()):
        yield tr("Er zijn nog geen gebeurtenissen gekozen voor het verhaal.")


def _safety(casus: Casus) -> Iterator[str]:
    for item in casus.agreements.values():
        if item.kind is AgreementKind.SAFETY and item.text.strip() and not item.checked_by.strip():
            yield tr("Niemand controleert nog: {afspraak}", afspraak=item.text)
        wrong = item.kind is AgreementKind.WHEN_WRONG and item.text.strip()
        if wrong and not item.phone.strip() and not any(sign.isdigit() for sign in item.text):
            yield tr("Er staat geen telefoonnummer bij: {afspraak}", afspraak=item.text)


def _goals(casus: Casus) -> Iterator[str]:
    for goal in sorted(casus.goals.values(), key=lambda goal: goal.rank):
        steps = steps_of(casus, goal)
        name = goal.text.strip() or tr("Doel zonder woorden")
        if not goal.text.strip():
            yield tr("Een doel heeft nog geen woorden.")
        if not steps:
            yield tr("Dit doel heeft nog geen stap: {doel}", doel=name)
        for step in steps:
            yield from _step(step.what.strip() or tr("Stap zonder woorden"), step.who, dated=step.when.is_known)


def _step(what: str, who: str, *, dated: bool) -> Iterator[str]:
    if not who.strip():
        yield tr("Wie doet dit? {stap}", stap=what)
    if not dated:
        yield tr("Wanneer? {stap}", stap=what)


def _review(casus: Casus, *, today: date) -> Iterator[str]:
    evaluation = casus.sheet.evaluation
    if not evaluation.is_known:
        yield tr("Er is nog geen datum om samen terug te kijken.")
    elif evaluation.hi and evaluation.hi < today:
        yield tr("De datum om samen terug te kijken is al voorbij.")
