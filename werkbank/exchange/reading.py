"""Read what others hand over: tables or GEDCOM in, a casus and an honest report out.

    result = read_input(Path("casus1"), today=today)
    result.casus.persons, result.report.warnings

Everything or nothing: when anything is refused, ``ReadRefused`` carries the whole report and no casus comes out, unless
``skip_bad`` lets the rest in. Reading needs no workplace and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.checks.circles import without_circles
from werkbank.exchange.checks.contradictions import warn_of_contradictions
from werkbank.exchange.checks.families import completed_families, persons_of
from werkbank.exchange.gedcom.reading import read_gedcom
from werkbank.exchange.limits import Progress, Ticker
from werkbank.exchange.report import Draft, Place, ReadRefused, Report
from werkbank.exchange.rows import counted, entities_of, give_ids, plan_of
from werkbank.exchange.sources import Source, open_source
from werkbank.exchange.tables.all import MAIN
from werkbank.exchange.tables.method import WORDINGS
from werkbank.exchange.tables.persons import PERSONS
from werkbank.i18n import tr
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId, IdSource
from werkbank.model.entities import Entity, Person, Wording
from werkbank.model.stone_words import own_names
from werkbank.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came out of a file."""

    casus: Casus
    report: Report


def read_input(
    path: Path | str,
    *,
    today: date,
    ids: IdSource | None = None,
    skip_bad: bool = False,
    progress: Progress | None = None,
) -> ReadResult:
    """Read a folder, zip, workbook or text file with tables, or a GEDCOM file.

    Without ``ids`` everything keeps the id of its table (rows without one are ``r<n>``); with a source of ids
    everything gets a fresh one, and ``ref`` keeps the id of the table. ``progress`` is called with rows done and
    their total (0 while unknown) and stops the reading by answering False.

    Raises:
        ReadRefused: something could not be read (with ``skip_bad``: nothing could).
        Cancelled: ``progress`` answered False.
    """
    draft = Draft()
    source = open_source(Path(path), draft=draft, ticker=Ticker(progress))
    desk = Desk(today=today, words=vocabulary(), draft=draft, fresh=_fresh(ids))
    if source.gedcom is not None:
        entities = read_gedcom(source.gedcom, file=source.name, desk=desk, progress=progress)
    else:
        entities = _from_tables(source, desk, skip_bad=skip_bad, progress=progress)
    entities = without_circles(completed_families(entities, desk), desk)
    casus = casus_of(entities)
    warn_of_contradictions(casus, desk=desk, today=today)
    if draft.refusals and not (skip_bad and entities):
        raise ReadRefused(draft.finished())
    return ReadResult(casus, draft.finished())


def _fresh(ids: IdSource | None) -> Callable[[str], EntityId]:
    return EntityId if ids is None else lambda _name: ids()


def _from_tables(source: Source, desk: Desk, *, skip_bad: bool, progress: Progress | None) -> list[Entity]:
    _need_a_table(source, desk.draft)
    plans = [plan for table, sheet in source.tables if (plan := plan_of(table, sheet, desk))]
    if desk.draft.refusals and not skip_bad and len(plans) < len(source.tables):
        raise ReadRefused(desk.draft.finished())  # what follows would only be the echo of a missing column
    for plan in plans:
        give_ids(plan, desk)
    desk.draft.rows.update(counted(plans))
    ticker = Ticker(progress, total=sum(len(plan.sheet.lines) for plan in plans))
    entities: list[Entity] = []
    if all(plan.table is not PERSONS for plan in plans):
        entities.extend(persons_of(plans, desk))
    for plan in sorted(plans, key=lambda one: one.table is not WORDINGS):  # what a team calls it comes first
        entities.extend(entities_of(plan, desk, ticker=ticker))
        if plan.table is WORDINGS:
            desk.stones.update(own_names(each for each in entities if isinstance(each, Wording)))
        desk.births.update(
            (each.id, each.birth) for each in entities if isinstance(each, Person) and each.birth.is_known
        )
    ticker.tell()
    return entities


def _need_a_table(source: Source, draft: Draft) -> None:
    """Refuse a source without any of the three main tables."""
    if any(table in MAIN for table, _ in source.tables) or draft.refusals:
        return
    names = ", ".join(table.name for table in MAIN)
    place = Place(source.name)
    draft.refuse(
        place,
        tr("hierin staat geen enkele van de tabellen {namen}.", namen=names),
        remedy=tr(
            "Noem de bestanden personen.csv, relaties.csv en gebeurtenissen.csv, of de bladen in Excel net zo. "
            "Een Excel-bestand kies je zelf, niet de map eromheen."
        ),
        code="no-tables",
    )
    raise ReadRefused(draft.finished())
