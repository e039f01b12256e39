"""The table ``patronen``, with who recognises a pattern and who does not; and ``antwoorden`` for all other answers.

Answers fit the columns of their pattern when they say only 'recognised' or 'not recognised', all on one day, and are
shared as the pattern is. The answers to one pattern stand either all in its row or all in ``antwoorden``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from werkbank.exchange.cells.cell import Desk, Fields, Pen, Spot
from werkbank.exchange.cells.dates import Day
from werkbank.exchange.cells.plain import Flag, Text, Texts
from werkbank.exchange.cells.refs import Ref, Refs, Who, Whos
from werkbank.exchange.cells.words import Choice
from werkbank.exchange.tables.column import Table, column, completed, entity_of, fields_of, plain, shared
from werkbank.i18n import mark
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Answer, Entity, Pattern
from werkbank.model.kinds import AnswerKind, Kind, PatternStatus, Side

_COLUMNS = (
    column("naam", "name", Text(), mark("de naam in de woorden van het gezin")),
    column("kant", "side", Choice(Side, otherwise=Side.BETWEEN), mark("gezin, hulpverlening of wisselwerking")),
    column("sinds", "since", Day(), mark("datum")),
    column("gebeurtenissen", "events", Refs(Kind.EVENT), mark("ids met | ertussen")),
    column("personen", "persons", Refs(Kind.PERSON), mark("ids met | ertussen")),
    column("wat gebeurt er", "happens", Text()),
    column("wat volgt", "follows", Text()),
    column("in stand thuis", "kept_home", Text(), mark("wat het thuis in stand houdt")),
    column("in stand hulp", "kept_help", Text(), mark("wat de hulpverlening deed")),
    column("uitzondering", "exception", Text(), mark("wanneer het er even niet was")),
    column("wat doorbreekt", "breaks", Text()),
    column(
        "status",
        "status",
        Choice(PatternStatus, otherwise=PatternStatus.POSSIBLE),
        mark("mogelijk, herkend, niet herkend of doorbroken"),
    ),
    column("wie herkent", "_recognised", Whos(), mark("ids of namen met | ertussen")),
    column("wie herkent niet", "_denied", Whos(), mark("ids of namen met | ertussen")),
    column("datum", "_answered", Day(), mark("wanneer dat is gezegd")),
    *shared("aard", "bron", "bouwstenen"),
    column("detector", "detector", Text(), mark("de regel die het voorstelde")),
    *shared("delen", "niet voor"),
    column("banden", "bonds", Refs(Kind.BOND), mark("ids van relaties met | ertussen"), extra=True),
    column("voorstel", "finding", Text(), mark("sleutel van het voorstel"), extra=True),
    column("verloop", "course", Texts(), mark("'2026-03-12 herkend: wie', met | ertussen"), extra=True),
)
_SAID = {"_recognised": AnswerKind.RECOGNISED, "_denied": AnswerKind.NOT_RECOGNISED}


def _build(fields: Fields, spot: Spot) -> Iterable[Entity]:
    pattern = entity_of(Kind.PATTERN, fields, spot)
    assert isinstance(pattern, Pattern)  # noqa: S101 - for the type checker
    said = [(kind, who) for name, kind in _SAID.items() for who in fields.get(name, ())]
    return pattern, *(
        _answer(pattern, kind=kind, who=who, fields=fields, name=f"{spot.name}-a{number}", desk=spot.desk)
        for number, (kind, who) in enumerate(said, start=1)
    )


def _answer(pattern: Pattern, *, kind: AnswerKind, who: str, fields: Fields, name: str, desk: Desk) -> Answer:
    return Answer(
        id=desk.fresh(name),
        pattern=pattern.id,
        kind=kind,
        who=who,
        by_family=who in desk.people,
        on=fields.get("_answered", UNKNOWN),
        sharing=pattern.sharing,
        only_for=pattern.only_for,
        not_for=pattern.not_for,
    )


def _rows(pen: Pen) -> Iterator[Fields]:
    answers = _by_pattern(pen)
    for pattern in pen.casus.patterns.values():
        said = answers.get(pattern.id, ())
        simple = said if _fit(pattern, said, pen=pen) else ()
        yield {
            **fields_of(pattern),
            **{name: tuple(a.who for a in simple if a.kind is kind) for name, kind in _SAID.items()},
            "_answered": simple[0].on if simple else UNKNOWN,
        }


def _by_pattern(pen: Pen) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer in pen.casus.answers.values():
        found.setdefault(answer.pattern, []).append(answer)
    return found


def _fit(pattern: Pattern, said: Sequence[Answer], *, pen: Pen) -> bool:
    """Whether the row of the pattern says all there is to these answers."""
    in_order = sorted(said, key=lambda answer: answer.kind is AnswerKind.NOT_RECOGNISED)
    once = {(answer.kind, answer.who) for answer in said}
    return (
        len(once) == len(said)
        and list(said) == in_order
        and all(answer == _as_read(answer, pattern=pattern, on=said[0].on, pen=pen) for answer in said)
    )


def _as_read(answer: Answer, *, pattern: Pattern, on: VagueDate, pen: Pen) -> Answer:
    """What would come back if this answer stood in the row of the pattern."""
    return Answer(
        id=answer.id,
        pattern=pattern.id,
        kind=answer.kind if answer.kind in _SAID.values() else AnswerKind.RECOGNISED,
        who=answer.who,
        by_family=answer.who in pen.casus.persons,
        on=on,
        sharing=pattern.sharing,
        only_for=pattern.only_for,
        not_for=pattern.not_for,
    )


def _other_answers(pen: Pen) -> Iterator[Fields]:
    """Answers that stand in no row of a pattern."""
    for ident, said in _by_pattern(pen).items():
        pattern = pen.casus.patterns.get(EntityId(ident))
        if pattern is None or not _fit(pattern, said, pen=pen):
            yield from map(fields_of, said)


PATTERNS = Table("patronen", Kind.PATTERN, completed(_COLUMNS), _build, _rows)
ANSWERS = replace(
    plain(
        "antwoorden",
        Kind.ANSWER,
        (
            column("patroon", "pattern", Ref(Kind.PATTERN, loose=True), mark("id van het patroon")),
            column("voorstel", "finding", Text(), mark("sleutel van het voorstel")),
            column("antwoord", "kind", Choice(AnswerKind), mark("herkenbaar, niet herkenbaar, ..."), filled=True),
            column("wie", "who", Who(), mark("id van een persoon, of een naam")),
            column("rol", "role", Text()),
            column("van het gezin", "by_family", Flag(), mark("ja of nee")),
            column("datum", "on", Day(), mark("datum")),
            *shared("delen", "niet voor"),
        ),
    ),
    rows=_other_answers,
)
