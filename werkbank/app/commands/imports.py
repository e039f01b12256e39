"""``import``: files into a new or an existing case, all of them or nothing."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from werkbank.app.actions import ActionId
from werkbank.app.commands import inputs
from werkbank.app.commands.output import aside, document, say
from werkbank.app.joining import Joining
from werkbank.app.opening import case_named, take_in
from werkbank.exchange import ReadRefused, Report, read_input
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import fresh_id
from werkbank.model.errors import KnownError


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an import: the case, and what joining it had to say."""

    case: str
    joining: Joining


def run_import(words: argparse.Namespace) -> int:
    """Read every file before anything is written; one that cannot be read keeps all of them out."""
    read, reports, refused = _read_all(words)
    if refused:
        if words.json:
            document(_as_json(None, reports))
        for error in refused:
            aside(error.for_people())
        return 1
    taken = _take_in(words, read)
    if words.json:
        document(_as_json(taken, reports))
    else:
        _tell(taken, reports)
    return 0


def _read_all(words: argparse.Namespace) -> tuple[list[Casus], list[Report], list[ReadRefused]]:
    read: list[Casus] = []
    reports: list[Report] = []
    refused: list[ReadRefused] = []
    today = inputs.clock_of(words).today()
    for path in words.inputs:
        try:
            result = read_input(path, today=today, ids=fresh_id, skip_bad=words.skip_bad)
        except ReadRefused as error:
            refused.append(error)
            reports.append(error.report)
        else:
            read.append(result.casus)
            reports.append(result.report)
    return read, reports, refused


def _take_in(words: argparse.Namespace, read: Sequence[Casus]) -> Taken:
    clock = inputs.clock_of(words)
    with inputs.workplace(words) as place:
        known = case_named(place.cases(), words.case)
        stored = place.open_case(known.id) if known else place.new_case(words.case)
        try:
            if stored.read_only:
                raise KnownError(
                    tr("Deze casus is alleen te lezen."),
                    remedy=tr("Kopieer de werkplek naar een schijf waarop je mag schrijven. Er is niets ingelezen."),
                    code="read-only",
                )
            action = ActionId.IMPORT_TABLES if known else ActionId.CREATE_CASE
            return Taken(stored.id, take_in(stored, read, workplace=place, clock=clock, action=action))
        finally:
            stored.close()


def _as_json(taken: Taken | None, reports: Sequence[Report]) -> dict[str, object]:
    """One document for all files; ``case`` is null when nothing came in."""
    lines = [remark for report in reports for remark in report.remarks]
    whole = Report(tuple(name for report in reports for name in report.files), _rows(reports), tuple(lines))
    return {
        "case": taken.case if taken else None,
        "added": len(taken.joining.new) if taken else 0,
        **whole.as_json(),
        "joined": taken.joining.told if taken else [],
    }


def _rows(reports: Sequence[Report]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update(report.rows)
    return dict(counts)


def _tell(taken: Taken, reports: Sequence[Report]) -> None:
    for report in reports:
        say(", ".join(report.files) + "\n" + report.for_people() + "\n")
    for line in taken.joining.told:
        say("- " + line)
    say(ntr("{n} gegeven toegevoegd aan de casus.", "{n} gegevens toegevoegd aan de casus.", len(taken.joining.new)))
