"""The tables of the plan, from goals to statements, and of other claims about dates."""

from __future__ import annotations

from werkbank.exchange.cells.dates import Day, EndOrRunning
from werkbank.exchange.cells.plain import Flag, Number, Text
from werkbank.exchange.cells.refs import Ref, Refs, Target, Who, Whos
from werkbank.exchange.cells.words import Choice, Word
from werkbank.exchange.tables.column import column, plain, shared
from werkbank.i18n import mark
from werkbank.model.kinds import AgreementKind, ClaimedField, Kind, UtteranceKind

_PERSONS = mark("ids van personen met | ertussen")
_WHO = mark("id van een persoon, of een naam")
_WHEN = mark("datum")
_RANK = column("volgorde", "rank", Number(), mark("plaats in de lijst"), extra=True)
_SHARING = shared("delen", "niet voor")

GOALS = plain(
    "doelen",
    Kind.GOAL,
    (
        column("doel", "text", Text(), mark("wat het gezin wil bereiken, in eigen woorden")),
        column("patroon", "pattern", Ref(Kind.PATTERN, loose=True), mark("id van het patroon dat dit doel doorbreekt")),
        column("voor wie", "persons", Refs(Kind.PERSON), _PERSONS),
        *shared("bouwstenen"),
        column("fase", "phase", Text(), mark("fase van het plan")),
        *shared("bron"),
        *_SHARING,
        _RANK,
    ),
)
STEPS = plain(
    "stappen",
    Kind.STEP,
    (
        column("doel", "goal", Ref(Kind.GOAL), mark("id van het doel"), required=True, filled=True),
        column("wat", "what", Text(), mark("wat er gebeurt")),
        column("wie", "who", Who(), _WHO),
        column("wanneer", "when", Day(), _WHEN),
        column("hoe merken we het", "noticed", Text(), mark("waaraan iedereen ziet dat het lukt")),
        column("gereed", "done", Flag(spoken=True), mark("ja of nee")),
        *_SHARING,
        _RANK,
    ),
)
UTTERANCES = plain(
    "uitspraken",
    Kind.UTTERANCE,
    (
        column(
            "soort", "kind", Choice(UtteranceKind), mark("zorg, kracht, wens, uitzondering of perspectief"), filled=True
        ),
        *shared("over wie"),
        column("door", "by", Who(), _WHO),
        column("datum", "on", Day(), _WHEN),
        column("tekst", "text", Text(), mark("wat er is gezegd, in eigen woorden")),
        *shared("aard"),
        column("ziet het anders", "seen_differently", Text(), mark("wie het anders ziet, en hoe")),
        *shared("bron"),
        *_SHARING,
    ),
)
AGREEMENTS = plain(
    "afspraken",
    Kind.AGREEMENT,
    (
        column(
            "soort",
            "kind",
            Choice(AgreementKind),
            mark("veiligheid, vroeg signaal, als het misgaat, escalatie of over dit plan"),
            filled=True,
        ),
        column("tekst", "text", Text(), mark("de afspraak")),
        column("wie", "who", Who(), _WHO),
        column("wie checkt", "checked_by", Who(), _WHO),
        column("wat als niet", "if_not", Text(), mark("wat er gebeurt als het niet lukt")),
        column("telefoon", "phone", Text(), mark("wie je belt")),
        column("datum", "on", Day(), _WHEN),
        *_SHARING,
        _RANK,
    ),
)
FIGURES = plain(
    "cijfers",
    Kind.SCALE_POINT,
    (
        column("gever", "giver", Who(), _WHO),
        column("datum", "on", Day(), _WHEN),
        column("vraag", "question", Text(), mark("de schaalvraag")),
        column("nul", "zero", Text(), mark("wat een 0 betekent")),
        column("tien", "ten", Text(), mark("wat een 10 betekent")),
        column("cijfer", "figure", Number(most=10), mark("0 tot en met 10")),
        *shared("over wie"),
        *_SHARING,
    ),
)
SUPPORT = plain(
    "steun",
    Kind.SUPPORT,
    (
        column("wie", "who", Who(), _WHO),
        column("wat", "does", Text(), mark("wat deze persoon doet")),
        column("sinds", "since", Day(), _WHEN),
        column("sterkte", "strength", Word("tie_strengths"), mark("sterk, gewoon, zwak of gespannen"), extra=True),
        column("richting", "direction", Word("tie_directions"), mark("naar of van het gezin, of beide"), extra=True),
        column("voor wie", "about", Refs(Kind.PERSON), _PERSONS),
        *_SHARING,
    ),
)
DECISIONS = plain(
    "besluiten",
    Kind.DECISION,
    (
        column("besluit", "text", Text(), mark("wat er is besloten")),
        column("door", "by", Who(), _WHO),
        column("datum", "on", Day(), _WHEN),
        column("op grond van", "facts", Refs(Kind.EVENT), mark("ids van gebeurtenissen met | ertussen")),
        column("niet eens", "disagrees", Text(), mark("wie het er niet mee eens is")),
        *shared("over wie"),
        *_SHARING,
    ),
)
STATEMENTS = plain(
    "verklaringen",
    Kind.OWN_STATEMENT,
    (
        column("door", "by", Who(), _WHO),
        column("datum", "on", Day(), _WHEN),
        column("over", "target", Target(), mark("id van wat het over gaat: patroon, gebeurtenis, doel, uitspraak")),
        column("tekst", "text", Text(), mark("eigen verklaring")),
        *_SHARING,
    ),
)
QUESTIONS = plain(
    "vragen",
    Kind.QUESTION,
    (
        column("vraag", "text", Text(), mark("de vraag, of wat iemand denkt")),
        column("andere verklaring", "other_explanation", Text(), mark("hoe het ook kan zijn")),
        column("wie vraagt na", "asked_by", Who(), _WHO),
        column("bij wie", "ask_whom", Who(), _WHO),
        column("voor wanneer", "before", Day(), _WHEN),
        *shared("over wie"),
        column("gesloten door", "closed_by", Target(), mark("id of tekst van wat de vraag beantwoordt")),
        *_SHARING,
    ),
)
CLAIMS = plain(
    "datums",
    Kind.DATE_CLAIM,
    (
        column("gebeurtenis", "event", Ref(Kind.EVENT), mark("id van de gebeurtenis")),
        column("persoon", "person", Ref(Kind.PERSON), mark("id van de persoon, bij geboren en overleden")),
        column("wat", "field", Choice(ClaimedField), mark("wanneer, einde, geboren of overleden"), filled=True),
        column("datum", "date running", EndOrRunning(), mark("de datum volgens deze bron; nu: het loopt nog")),
        *shared("aard", "bron"),
        *_SHARING,
    ),
)
SESSIONS = plain(
    "sessies",
    Kind.SESSION,
    (
        column("soort", "kind", Word("session_kinds", open_list=True), mark("leerwerkplaats, MDO, keukentafel")),
        column("datum", "on", Day(), _WHEN),
        column("plaats", "place", Text(), mark("waar")),
        column("aanwezig", "present", Whos(), mark("ids of namen met | ertussen")),
        column("doel", "purpose", Text(), mark("waarvoor")),
        column("lazen mee als", "read_as", Whos(), mark("ids of rollen met | ertussen"), extra=True),
        *_SHARING,
    ),
)
