"""The tables about persons: ``personen``, ``kenmerken``, ``gezag`` and ``betrokkenen``.

A mark on a person ('kenmerk') without source and status is an accusation without a ground: it comes in as unknown and
shielded, whatever else the row says, and is listed. The shorthand in ``personen`` is always that. Writing puts marks in
their own table, which can say it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from werkbank.exchange.cells.cell import Cell, Desk, Fields, Pen, Spot, type_value
from werkbank.exchange.cells.dates import Day, End, EndOrRunning, HasEnded, begin_and_end
from werkbank.exchange.cells.plain import Flag, Pinned, Text
from werkbank.exchange.cells.refs import Ref, Refs, Who
from werkbank.exchange.cells.words import Choice, Word
from werkbank.exchange.report import Grade
from werkbank.exchange.tables.column import Table, column, completed, entity_of, fields_of, place_of, plain, shared
from werkbank.exchange.texts import split_list
from werkbank.i18n import mark, tr
from werkbank.model.dates import UNKNOWN, VagueDate, parse
from werkbank.model.entities import Condition, Entity
from werkbank.model.kinds import Gender, Kind, LifeStatus, Role, Sharing

_INDEX = "*"
_RANGE = ".."
_LONGEST_DATE = 8  # words
_ROLE = Choice(Role, "person_roles", otherwise=Role.NONE)
_CONDITION_KIND = Word("condition_kinds", open_list=True, by_label=True)
_STATUS = Word("condition_statuses")


@dataclass(frozen=True, slots=True)
class RoleAndIndex(Cell):
    """Fields (role, index): a star in front marks the index person."""

    def read(self, text: str, spot: Spot) -> type_value:
        word = text.lstrip(_INDEX).strip()
        return _ROLE.read(word, spot) if word else Role.NONE, text.startswith(_INDEX)

    def write(self, value: type_value, pen: Pen) -> str:
        role, index = value
        return (_INDEX if index else "") + _ROLE.write(role, pen)


Mark = tuple[str, VagueDate, VagueDate, bool]


@dataclass(frozen=True, slots=True)
class Shorthand(Cell):
    """Marks in one cell: 'alcohol 2004..2019|LVB|astma'; read as kind, begin, end and running."""

    def read(self, text: str, spot: Spot) -> type_value:
        found = (self._mark(item, spot) for item in split_list(text))
        return tuple(mark for mark in found if mark[0])

    def _mark(self, item: str, spot: Spot) -> Mark:
        left, dots, right = item.partition(_RANGE)
        end, running = EndOrRunning().read(right.strip(), spot) if right.strip() else (UNKNOWN, False)
        name, begin = _name_and_date(left.split(), desk=spot.desk)
        if not name:
            cause = tr("‘{tekst}’ noemt geen kenmerk.", tekst=item)
            spot.refuse(
                cause, remedy=tr("Schrijf bijvoorbeeld alcohol 2004..2019."), code="mark-without-name", keep=True
            )
            spot.keep_as_note(item)
            return "", UNKNOWN, UNKNOWN, False
        begin, own_end, own_running = begin_and_end(begin)
        running = running or own_running or (bool(dots) and not right.strip())
        return _CONDITION_KIND.read(name, spot), begin, end if end.is_known else own_end, running

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002 - marks are written in their own table
        return ""


def _name_and_date(words: list[str], *, desk: Desk) -> tuple[str, VagueDate]:
    """The name and the longest date at the end of it: 'alcohol rond 2004'."""
    for cut in range(max(1, len(words) - _LONGEST_DATE), len(words)):
        text = " ".join(words[cut:])
        if re.search(r"\d", text) and (claim := parse(text, today=desk.today)).is_known:
            return " ".join(words[:cut]), claim
    return " ".join(words), UNKNOWN


def _build_person(fields: Fields, spot: Spot) -> Iterable[Entity]:
    yield entity_of(Kind.PERSON, fields, spot)
    for number, (kind, begin, end, running) in enumerate(fields.get("_marks", ()), start=1):
        spot.column = "kenmerken"
        _list_as_shielded(spot, kind)
        name = f"{spot.name}-k{number}"
        yield Condition(
            id=spot.desk.fresh(name),
            ref=name,
            person=spot.ident,
            kind=kind,
            begin=begin,
            end=end,
            running=running,
            sharing=Sharing.SHIELDED,
        )


def _person_rows(pen: Pen) -> Iterator[Fields]:
    return ({**fields_of(person), "_marks": ()} for person in pen.casus.persons.values())


def _build_condition(fields: Fields, spot: Spot) -> Iterable[Entity]:
    if "source" not in fields and "status" not in fields:
        spot.column = "soort"
        _list_as_shielded(spot, fields.get("kind", ""))
        fields["sharing"] = Sharing.SHIELDED
    return (entity_of(Kind.CONDITION, fields, spot),)


def _list_as_shielded(spot: Spot, kind: str) -> None:
    name = spot.desk.words.condition_kinds.label(kind)
    spot.desk.draft.add(
        Grade.SHIELDED,
        spot.place,
        tr("kenmerk ‘{naam}’ heeft geen bron en geen status; het komt binnen als onbekend en afgeschermd.", naam=name),
        remedy=tr("Vul in de tabel kenmerken bron en status in, of vul ze aan in de casus."),
        code="mark-without-source",
    )


def _condition_rows(pen: Pen) -> Iterator[Fields]:
    return map(fields_of, sorted(pen.casus.conditions.values(), key=place_of))


PERSONS = Table(
    "personen",
    Kind.PERSON,
    completed((
        column("roepnaam", "first_name", Text(), mark("mag leeg zijn bij een onbekende persoon")),
        column("achternaam", "last_name", Text()),
        column("geslacht", "gender", Choice(Gender, "genders", Gender.UNKNOWN, Gender.UNKNOWN), mark("m, v, x of ?")),
        column("geboren", "birth", Day(), mark("datum")),
        column("overleden", "death died", HasEnded(), mark("datum; ‘onbekend’ als de datum onbekend is")),
        column("rol", "role index", RoleAndIndex(), mark("jeugdige, ouder, ...; met * ervoor: aangemeld")),
        column(
            "bijzonder",
            "life",
            Choice(LifeStatus, "life_statuses", LifeStatus.BORN),
            mark("leeg, zwangerschap, miskraam, afgebroken, doodgeboren of huisdier"),
        ),
        column("kenmerken", "_marks", Shorthand(), mark("kort, met | ertussen: alcohol 2004..2019|LVB")),
        *shared("notitie"),
        column("alias", "alias", Text(), mark("naam voor wie de echte naam niet mag lezen"), extra=True),
        column("erkend", "acknowledged", Flag(spoken=True), mark("ja of nee"), extra=True),
        column("afstamming afgeschermd", "descent_shielded", Flag(doubt=True), mark("ja of nee"), extra=True),
        column("taal", "language", Text(), extra=True),
        column("tolk", "interpreter", Flag(), mark("ja of nee"), extra=True),
        column("niet wilsbekwaam", "unable", Flag(), mark("ja of nee"), extra=True),
        column("vertegenwoordiger", "represented_by", Who(), mark("id of naam van wie dan beslist"), extra=True),
        column("leeshulp", "reading_help", Flag(), mark("ja of nee"), extra=True),
        column("plek", "pin", Pinned(), mark("vastgezet in het genogram: twee getallen, zoals 120 340"), extra=True),
        column("links van", "left_of", Refs(Kind.PERSON), mark("ids van wie rechts ervan staan"), extra=True),
    )),
    _build_person,
    _person_rows,
    needs_id=True,
)  # fmt: skip
CONDITIONS = Table(
    "kenmerken",
    Kind.CONDITION,
    completed((
        column("persoon", "person", Ref(Kind.PERSON), mark("id"), required=True, filled=True),
        column("soort", "kind", _CONDITION_KIND, mark("zoals alcohol, LVB, psychisch"), required=True),
        column("begin", "begin", Day(), mark("datum")),
        column("einde", "end running", EndOrRunning(), mark("datum, nu of leeg")),
        column("status", "status", _STATUS, mark("bekend, vermoed, herstellend, voorbij, betwist of onbekend")),
        *shared("bron", "delen"),
    )),
    _build_condition,
    _condition_rows,
    ids=False,
)  # fmt: skip
CUSTODY = plain(
    "gezag",
    Kind.CUSTODY,
    (
        column("kind", "child", Ref(Kind.PERSON), mark("id"), required=True, filled=True),
        column("houder", "holder", Who(), mark("id van een persoon, of een organisatie")),
        column("soort", "kind", Word("gezag_kinds", open_list=True), mark("gezamenlijk, alleen, GI-voogd, ...")),
        column("begin", "begin", Day(), mark("datum")),
        column("einde", "end", End(), mark("datum")),
    ),
    ids=False,
)
INVOLVED = plain(
    "betrokkenen",
    Kind.INVOLVEMENT,
    (
        column("naam", "name", Text()),
        column("rol", "role", Word("involvement_roles", open_list=True), mark("vast aanspreekpunt, JIM, school, ...")),
        column("organisatie", "organisation", Text()),
        column("persoon", "persons", Refs(Kind.PERSON), mark("ids van voor wie, met | ertussen")),
        column("begin", "begin", Day(), mark("datum")),
        column("einde", "end", End(), mark("datum")),
        column("telefoon", "phone", Text()),
        column("sterkte", "strength", Word("tie_strengths"), mark("sterk, gewoon, zwak of gespannen"), extra=True),
        column("richting", "direction", Word("tie_directions"), mark("naar of van het gezin, of beide"), extra=True),
    ),
    ids=False,
)
