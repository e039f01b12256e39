"""Read a GEDCOM file: first its lines and limits, then persons, then families, with an account of what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.gedcom.families import Children, family_of
from werkbank.exchange.gedcom.lines import GedcomText, gedcom_text
from werkbank.exchange.gedcom.nodes import BrokenGedcom, Node, nodes_of
from werkbank.exchange.gedcom.persons import name_in_file, person_of
from werkbank.exchange.limits import Progress, Ticker
from werkbank.exchange.report import Grade, Place, ReadRefused
from werkbank.i18n import tr
from werkbank.model.entities import Entity
from werkbank.model.kinds import Kind


def read_gedcom(data: bytes, *, file: str, desk: Desk, progress: Progress | None) -> list[Entity]:
    """The persons, couples and parents of a file.

    Raises:
        ReadRefused: the file is damaged; the report names the line.
        Cancelled: ``progress`` answered False.
    """
    source = gedcom_text(data, file=file, draft=desk.draft)
    ticker = Ticker(progress, total=len(source.lines))
    ticker.tell()
    nodes = [_named(node, number) for number, node in enumerate(_nodes(source, file=file, desk=desk, ticker=ticker))]
    persons = [node for node in nodes if node.tag == "INDI"]
    families = [node for node in nodes if node.tag == "FAM"]
    left: Counter[str] = Counter()
    children = Children()
    entities: list[Entity] = []
    for node in persons:
        desk.given(Kind.PERSON, name_in_file(node.xref))
        children.add(node, desk=desk)
        place = _place(node, source, file)
        entities += _placed([person_of(node, desk=desk, place=place, left=left)], place, desk)
    for node in families:
        place = _place(node, source, file)
        entities += _placed(family_of(node, children=children, desk=desk, place=place), place, desk)
    desk.draft.rows.update({tr("personen"): len(persons), tr("gezinnen"): len(families)})
    if not persons:
        desk.draft.warn(Place(file), tr("in dit bestand staan geen personen."), code="gedcom-empty")
    _tell_what_was_left(left, file=file, desk=desk)
    return entities


def _nodes(source: GedcomText, *, file: str, desk: Desk, ticker: Ticker) -> list[Node]:
    found: list[Node] = []
    try:
        for node in nodes_of(source):
            ticker.step()
            found.append(node)
    except BrokenGedcom as error:
        place = Place(file, error.line, in_lines=True)
        cause = tr("hier voldoet het bestand niet aan de regels van GEDCOM.")
        remedy = tr("Exporteer het bestand opnieuw uit het stamboomprogramma.")
        desk.draft.refuse(place, cause, remedy=remedy, code="gedcom-broken")
        raise ReadRefused(desk.draft.finished()) from error
    return found


def _named(node: Node, number: int) -> Node:
    """The record with a name of its own; some have none."""
    return node if node.xref else replace(node, xref=f"@zonder-naam-{number + 1}@")


def _place(node: Node, source: GedcomText, file: str) -> Place:
    return Place(file, source.lines.get(node.xref), in_lines=True)


def _placed(entities: Iterable[Entity], place: Place, desk: Desk) -> Iterator[Entity]:
    for entity in entities:
        desk.where[entity.kind_of, entity.id] = place
        yield entity


def _tell_what_was_left(left: Counter[str], *, file: str, desk: Desk) -> None:
    if left:
        tags = ", ".join(f"{tag} ({count})" for tag, count in sorted(left.items()))
        desk.draft.add(
            Grade.WARNING,
            Place(file),
            tr("alleen personen, gezinnen en datums zijn gelezen; niet: {tags}.", tags=tags),
            code="gedcom-left-out",
        )
