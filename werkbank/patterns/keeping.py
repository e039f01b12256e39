"""What becomes of a finding: a pattern when people accept it, a row of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import UNKNOWN_DATE
from werkbank.model.kinds import Kind, PatternStatus
from werkbank.patterns.finding import Finding
from werkbank.patterns.values import Remark
from werkbank.patterns.wording import stated

Row = dict[str, Any]  # what json.dumps takes


def draft_pattern(finding: Finding) -> Row:
    """The fields of the Pattern that a finding becomes when somebody accepts it; all of them may be changed."""
    begin = finding.begin
    return {
        "name": tr(finding.name),
        "side": finding.side,
        "events": finding.events,
        "persons": finding.persons,
        "bonds": finding.bonds,
        "since": from_edtf(begin.isoformat()[:7]) if begin else UNKNOWN_DATE,
        "happens": stated(finding.text),
        "exception": " ".join(remark.text for remark in finding.counter),
        "status": PatternStatus.POSSIBLE,
        "detector": finding.detector,
        "finding": finding.key,
    }


def as_json(finding: Finding, casus: Casus) -> Row:
    """One finding as ``werkbank patterns --json`` shows it (cli.md); ids as in the tables it came from."""

    def ids(found: Iterable[EntityId]) -> list[str]:
        return [_ref(casus, Kind.EVENT, one) for one in found]

    def remarks(found: Iterable[Remark]) -> list[Row]:
        return [{"text": remark.text, "events": ids(remark.events)} for remark in found]

    return {
        "detector": finding.detector,
        "status": finding.status.word,
        "strength": str(finding.strength),
        "persons": [_ref(casus, Kind.PERSON, who) for who in finding.persons],
        "events": ids(finding.events),
        "from": finding.begin.isoformat() if finding.begin else None,
        "to": finding.end.isoformat() if finding.end else None,
        "text": finding.text,
        "counter": remarks(finding.counter),
        "params": {name: setting.value for name, setting in finding.params.items()},
        "title": tr(finding.title),
        "name": tr(finding.name),
        "side": str(finding.side),
        "steps": [
            {"status": step.certainty.word, "text": step.text, "events": ids(step.events)} for step in finding.steps
        ],
        "perhaps": remarks(finding.perhaps),
        "context": remarks(finding.context),
        "sources": list(finding.sources),
        "key": finding.key,
    }


def _ref(casus: Casus, kind: Kind, entity_id: EntityId) -> str:
    entity = casus.get(kind, entity_id)
    return entity.name_in_tables if entity else entity_id
