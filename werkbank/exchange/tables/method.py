"""The tables of the way of working: own wording of lists, notes at a bouwsteen, the weighing of the casus."""

from __future__ import annotations

from werkbank.exchange.cells.dates import Day
from werkbank.exchange.cells.plain import Flag, Text, Texts
from werkbank.exchange.cells.refs import Ref, Who, Whos
from werkbank.exchange.tables.column import column, plain, shared
from werkbank.i18n import mark
from werkbank.model.kinds import Kind

_WHEN = mark("datum")
_SHARING = shared("delen", "niet voor")

WORDINGS = plain(
    "bouwsteenwoorden",
    Kind.WORDING,
    (
        column("lijst", "of_list", Text(), mark("bouwstenen, routekaart of weging"), filled=True),
        column("code", "row", Text(), mark("id in die lijst, zoals B08"), filled=True),
        column("naam", "label", Text(), mark("hoe jullie het noemen; leeg is zoals de Werkbank het noemt")),
        column("waarvoor", "aim", Text(), mark("waarvoor het is, in eigen woorden")),
        column("vragen", "questions", Texts(), mark("vragen met | ertussen")),
        column("vervalt", "dropped", Flag(), mark("ja als deze regel hier niet in de lijst staat")),
    ),
)
NOTES = plain(
    "bouwsteennotities",
    Kind.BOUWSTEEN_NOTE,
    (
        *shared("bouwstenen"),
        column("sessie", "session", Ref(Kind.SESSION, loose=True), mark("id van de sessie")),
        column("datum", "on", Day(), _WHEN),
        column("door", "by", Who(), mark("id van een persoon, of een naam")),
        column("tekst", "text", Text(), mark("wat er is gezegd of afgesproken")),
        *_SHARING,
    ),
)
WEIGHINGS = plain(
    "weging",
    Kind.WEIGHING,
    (
        column("verhaal", "story", Text(), mark("wat er speelt, in eigen woorden")),
        column("besluit", "outcome", Text(), mark("wat er is besloten, in woorden")),
        column("wie besloot", "decided_by", Whos(), mark("ids of namen met | ertussen")),
        column("datum", "on", Day(), _WHEN),
        column("ziet het anders", "disagrees", Text(), mark("wie het anders ziet, en hoe")),
        *_SHARING,
    ),
)
WEIGHING_POINTS = plain(
    "wegingspunten",
    Kind.WEIGHING_POINT,
    (
        column("code", "trigger", Text(), mark("id in de lijst van de weging, zoals W01"), filled=True),
        column("wat zien wij", "seen", Text(), mark("in een woord: speelt, speelt niet, weten we nog niet")),
        column("toelichting", "text", Text(), mark("in eigen woorden")),
        *_SHARING,
    ),
)
