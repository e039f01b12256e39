"""A handover for one receiving organisation, as data: what the paper, the preview and the window all show.

    handover = handover_for(casus, receiving_reader("Organisatie", person="Naam"), today=today)
    handover.parts, handover.casus

The casus is first reduced to what the receiver may see (sharing 'keten', and for items that name readers: this one);
everything comes from that. Invariants: every part is always there, in one order, also when nothing of it may go along;
nothing says how much was left out. So an absent item never reads as 'it is not so', and never tells that it is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.plan.handover.agreed import (
    agreements_part,
    decisions_part,
    figures_part,
    goals_part,
    open_part,
    statements_part,
)
from werkbank.plan.handover.family import contacts_part, custody_part, homes_part, marks_part, people_part
from werkbank.plan.handover.part import Part
from werkbank.plan.handover.story import events_part, patterns_part, said_part, works_part
from werkbank.plan.projection import project
from werkbank.plan.reader import Reader
from werkbank.plan.receivers import receivers
from werkbank.plan.shown import meet
from werkbank.plan.who import picture_alt
from werkbank.plan.wording import when


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything that the receiver may have; ``casus`` is reduced to it, ``facts`` are pairs of a name and a text."""

    reader: Reader
    day: date
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    picture_alt: str = field(repr=False)
    casus: Casus = field(repr=False)


def handover_for(casus: Casus, reader: Reader, *, today: date, made_by: str = "") -> Handover:
    """What this receiver gets today; ``made_by`` says who hands over."""
    seen = meet(casus, [project(casus, one, today=today) for one in receivers(casus, reader)])
    return Handover(
        reader=reader,
        day=today,
        facts=_facts(seen, reader, made_by=made_by),
        parts=_parts(seen, today=today),
        picture_alt=picture_alt(seen) if seen.persons else "",
        casus=seen,
    )


def _facts(casus: Casus, reader: Reader, *, made_by: str) -> tuple[tuple[str, str], ...]:
    sheet = casus.sheet
    given = (
        (tr("Voor"), reader.name),
        (tr("Van"), made_by),
        (tr("Waarom deze casus er is"), sheet.reason),
        (tr("Gemeente"), sheet.municipality),
        (tr("Begonnen"), when(sheet.started)),
        (tr("Fase van veiligheid"), sheet.phase),
        (tr("Samen terugkijken op"), when(sheet.evaluation)),
    )
    return tuple((name, text) for name, text in given if text.strip())


def _parts(casus: Casus, *, today: date) -> tuple[Part, ...]:
    return (
        people_part(casus),
        homes_part(casus),
        custody_part(casus),
        works_part(casus, today=today),
        events_part(casus),
        marks_part(casus),
        said_part(casus),
        patterns_part(casus),
        figures_part(casus),
        goals_part(casus),
        agreements_part(casus),
        contacts_part(casus, today=today),
        decisions_part(casus),
        open_part(casus),
        statements_part(casus),
    )
