"""What goes along in a handover, and, for the team alone, what stays here and what to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from werkbank.app.printing import Wish
from werkbank.app.session import Session
from werkbank.i18n import ntr, tr
from werkbank.model.entities import Entity
from werkbank.plan.handover import handover_for
from werkbank.plan.projection import left_out
from werkbank.plan.reader import receiving_reader
from werkbank.plan.slips import slips

WATCH = ("politie", "justitie", "reclassering", "arts", "ggz", "psychiat", "ziekenhuis", "medisch", "diagnos")


def goes_along(session: Session, wish: Wish) -> list[str]:
    """Lines for the list of the dialog."""
    reader = receiving_reader(wish.organisation, person=wish.contact)
    made = handover_for(session.casus, reader, today=session.today)
    lines = [
        f"{part.title}: {ntr('{n} regel', '{n} regels', len(part.rows))}" if part.rows else _nothing(part.title)
        for part in made.parts
    ]
    if session.has_family:
        return lines
    kept = len(left_out(session.casus, reader, today=session.today))
    if kept:
        lines.append(ntr("Blijft hier: {n} gegeven. Deel je meer, zet dan ‘delen’ op keten.",
                         "Blijft hier: {n} gegevens. Deel je meer, zet dan ‘delen’ op keten.", kept))  # fmt: skip
    return [*lines, *slips(session.casus, made.casus, reader), *_ask_first(made.casus.everything())]


def _nothing(title: str) -> str:
    return tr("{wat}: niets", wat=title)


def _ask_first(items: Iterable[Entity]) -> Iterator[str]:
    """Sources that default to 'do not pass on' (domain.md section 4, rule 2)."""
    found: dict[str, None] = {}
    for item in items:
        if any(word in item.source.casefold() for word in WATCH):
            found[item.source] = None
    for source in found:
        yield tr("Vraag eerst of dit door mag: bron {bron}", bron=source)
