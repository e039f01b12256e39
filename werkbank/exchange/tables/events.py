"""The table ``gebeurtenissen``: what an empty end means, words for how help ended, kinds that nobody knows.

An empty end is a moment, but for the kinds of the lanes *maatregel* and *hulp* that last, it is an unknown end. So
the kind and the end are read first, and they decide whether 'tussen 2008 en 2010' is a moment in or a period over
these years. A kind that is not in the vocabulary is kept as ``overig`` with its text in the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from werkbank.exchange.cells.cell import Cell, Fields, Pen, Spot, type_value
from werkbank.exchange.cells.dates import Day, EventEnd, begin_and_end
from werkbank.exchange.cells.plain import Flag, Number, Text
from werkbank.exchange.cells.refs import Refs, Who
from werkbank.exchange.cells.words import Word, Words, labelled
from werkbank.exchange.tables.column import Table, column, completed, entity_of, fields_of, shared
from werkbank.i18n import mark, tr
from werkbank.model.dates import SCHOOL_YEAR, UNKNOWN, parse, split_period
from werkbank.model.entities import Entity, Event
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import EventKind, Shape, Vocabulary, fold

OTHER = "overig"
LASTING_LANES = frozenset({"maatregel", "hulp"})
_SIDES = re.compile(r"(?:^|(?<=\s))(?P<side>(?:volgens (?:het |de )?)?(?:gezin|hulp(?:verlening)?)):\s*", re.IGNORECASE)


def lasts(kind: str, words: Vocabulary) -> bool:
    """Whether an event of this kind without an end is a period of which the end is unknown."""
    row = words.event_kinds.get(kind)
    return row is not None and row.shape is Shape.PERIOD and row.lane in LASTING_LANES


def _is_period_kind(kind: str, words: Vocabulary) -> bool:
    row = words.event_kinds.get(kind)
    return row is not None and row.shape is Shape.PERIOD


def _says_more(text: str, row: EventKind) -> bool:
    """Whether a word for a kind of help tells more of it than its own name."""
    names = (row.id, row.label, row.abbreviation, *row.codes)
    return row.product and row.specific and fold(text) not in {fold(name) for name in names}


@dataclass(frozen=True, slots=True)
class EventKindCell(Cell):
    """Fields (kind, _unknown_kind, _product).

    A product in this column is its kind of help, and keeps its name; so does a word for a part of a kind of help, such
    as 'speltherapie'.
    """

    def read(self, text: str, spot: Spot) -> type_value:
        words = spot.desk.words
        if row := words.find_event_kind(text):
            return row.id, "", text if _says_more(text, row) else ""
        if row := words.kind_of_product(text):
            return row.id, "", text
        spot.warn(
            tr("‘{soort}’ is geen soort gebeurtenis die ik ken; bewaard als ‘overig’ met deze tekst.", soort=text),
            remedy=tr("Kies in de casus een soort die past."),
            code="unknown-event-kind",
        )
        return OTHER, text, ""

    def write(self, value: type_value, pen: Pen) -> str:
        table = pen.words.event_kinds
        row = table.get(value[0])
        return str(value[0]) if row is None else labelled(row, table=table)


@dataclass(frozen=True, slots=True)
class Effect(Cell):
    """Fields (effect_family, effect_help): 'Gezin: ... Hulp: ...'; without a name it is what the help says."""

    def read(self, text: str, spot: Spot) -> type_value:  # noqa: ARG002
        said = {"gezin": "", "hulp": ""}
        found = list(_SIDES.finditer(text))
        head = text[: found[0].start()].strip() if found else text
        for place, side in enumerate(found):
            stop = found[place + 1].start() if place + 1 < len(found) else len(text)
            key = "gezin" if "gezin" in side["side"].lower() else "hulp"
            said[key] = " ".join(filter(None, [said[key], text[side.end() : stop].strip()]))
        said["hulp"] = " ".join(filter(None, [head, said["hulp"]]))
        return said["gezin"], said["hulp"]

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        names = ("Gezin", "Hulp")  # words of the file, whatever the language of the window
        return " ".join(f"{name}: {text}" for name, text in zip(names, value, strict=True) if text)


def says_who(text: str) -> bool:
    """Whether a text about the effect holds words that would be read as the name of a side."""
    return _SIDES.search(text) is not None


def _prepare(fields: Fields, spot: Spot) -> None:
    kind = fields.get("kind", OTHER)
    spot.as_period = "einde" not in spot.texts and _is_period_kind(kind, spot.desk.words)
    spot.birth = next((spot.desk.births[one] for one in fields.get("persons", ()) if one in spot.desk.births), UNKNOWN)


def _build(fields: Fields, spot: Spot) -> Iterable[Entity]:
    unknown = fields.get("_unknown_kind", "")
    title = fields.get("title", "")
    if unknown:
        fields["title"] = f"{unknown}: {title}" if title else unknown
    elif not title and "kind" not in fields:
        spot.column = "soort"
        spot.refuse(
            tr("deze gebeurtenis heeft geen soort en geen titel."),
            remedy=tr("Vul een van de twee in."),
            code="event-without-name",
        )
        return ()
    if fields.get("_product"):
        fields.setdefault("product", fields["_product"])
    _settle_period(fields, spot)
    _settle_ending(fields, spot)
    return (entity_of(Kind.EVENT, fields, spot),)


def _settle_period(fields: Fields, spot: Spot) -> None:
    begin, end, running = begin_and_end(fields.get("date", UNKNOWN))
    if "period" not in fields:
        whole = fields.get("date", UNKNOWN).is_period
        fields["period"] = whole or lasts(fields.get("kind", OTHER), spot.desk.words)
        fields["end"], fields["running"] = end, running
    fields["date"] = begin


def _settle_ending(fields: Fields, spot: Spot) -> None:
    ending = spot.desk.words.ending_of(
        fields.get("outcome", ""), stopped_by=fields.get("stopped_by", ""), end_reason=fields.get("end_reason", "")
    )
    for name, found in (("stopped_by", ending.stopped_by), ("end_reason", ending.end_reason)):
        if found:
            fields[name] = found


def _rows(pen: Pen) -> Iterator[Fields]:
    for event in pen.casus.events.values():
        pen.blank_is_period = lasts(event.kind, pen.words)
        blank_end = not event.running and not event.end.as_typed and not event.end.edtf
        pen.as_period = blank_end and event.period == pen.blank_is_period and _is_period_kind(event.kind, pen.words)
        births = (pen.casus.persons[one].birth for one in event.persons if one in pen.casus.persons)
        pen.birth = next((birth for birth in births if birth.is_known), UNKNOWN)
        yield {**fields_of(event), "_unknown_kind": "", "_product": "", **_as_school_year(event, pen)}
    pen.blank_is_period, pen.as_period, pen.birth = False, False, UNKNOWN


def _as_school_year(event: Event, pen: Pen) -> Fields:
    """The begin and end of a school year as the one text that says so, when that gives the same two again."""
    if not (event.date.basis == event.end.basis == SCHOOL_YEAR and event.date.lo):
        return {}
    year = event.date.lo.year
    whole = parse(f"schooljaar {year}-{year + 1}", today=pen.today, as_period=True)
    if split_period(whole) != (event.date, event.end, event.running):
        return {}
    pen.blank_is_period = False
    return {"date": whole, "end": UNKNOWN, "period": False, "running": False}


_DATE = mark("datum")
EVENTS = Table(
    "gebeurtenissen",
    Kind.EVENT,
    completed((
        column("datum", "date", Day(), mark("datum; het begin als einde is ingevuld"), required=True),
        column("einde", "end period running", EventEnd(), mark("datum, nu, onbekend of leeg")),
        column("soort", "kind _unknown_kind _product", EventKindCell(), mark("een soort uit de woordenlijst")),
        column("titel", "title", Text(), mark("korte tekst")),
        column("personen", "persons", Refs(Kind.PERSON), mark("ids met | ertussen")),
        column("reden", "reason", Text(), mark("waarom het begon")),
        column("afloop", "outcome", Text(), mark("hoe het eindigde")),
        column("wie stopte", "stopped_by", Word("stopped_by"), mark("gezin, aanbieder, samen, rechter, ...")),
        column("reden einde", "end_reason", Word("end_reasons"), mark("doelen bereikt, niet passend, verhuisd, ...")),
        column("wat deed het", "effect_family effect_help", Effect(), mark("Gezin: ... Hulp: ...")),
        column("aangemeld", "applied", Day(), _DATE),
        column("toegekend", "granted", Day(), _DATE),
        column("melder", "reporter", Word("reporters"), mark("omstander, beroepskracht, politie of gezin")),
        column("bevinding", "finding", Word("findings"), mark("bevestigd, niet bevestigd, weerlegd, ...")),
        column("organisatie", "organisation", Text(), mark("wie het deed")),
        column("kader", "frame", Word("frames"), mark("vrijwillig, drang, gedwongen, strafrechtelijk of leeg")),
        column("product", "product", Text(), mark("naam of code, zoals VUHP of 45A04")),
        *shared("aard", "bron", "bouwstenen", "over wie", "delen", "niet voor"),
        column("tekst", "text", Text(), mark("langere tekst"), extra=True),
        column("gemeente", "municipality", Text(), extra=True),
        column("aangevraagd door", "asked_by", Who(), extra=True),
        column("leefgebieden", "domains", Words("life_domains"), mark("met | ertussen"), extra=True),
        column("volgorde", "rank", Number(), mark("plaats tussen gelijke datums"), extra=True),
        column("in het plan", "chosen", Flag(), mark("ja: het gezin koos dit voor zijn plan"), extra=True),
    )),
    _build,
    _rows,
    numbered=True,
    first=frozenset({"einde", "soort", "personen"}),
    prepare=_prepare,
    one_of=("soort", "titel"),
)  # fmt: skip
