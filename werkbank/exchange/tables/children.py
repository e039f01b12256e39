"""The tables of what a child says for itself: a page of each child, and what comes at eighteen.

A picture does not fit in a table: its name stays behind, and the report says so.
"""

from __future__ import annotations

from werkbank.exchange.cells.dates import Day
from werkbank.exchange.cells.plain import Text
from werkbank.exchange.cells.refs import Ref, Who, Whos
from werkbank.exchange.cells.words import Choice
from werkbank.exchange.tables.column import column, plain, shared
from werkbank.i18n import mark
from werkbank.model.children import ChildSay
from werkbank.model.kinds import Kind

_SHARING = shared("delen", "niet voor")
_PERSON = column("persoon", "person", Ref(Kind.PERSON), mark("id van het kind"), required=True, filled=True)
_DAY = mark("datum")

CHILD_PAGES = plain(
    "kindbladen",
    Kind.CHILD_PAGE,
    (
        _PERSON,
        column("zorgen", "worries", Text(), mark("wat het kind zorgen geeft, in eigen woorden")),
        column("leuk", "joys", Text(), mark("wat het kind leuk vindt")),
        column("dromen", "dreams", Text(), mark("waar het kind van droomt")),
        column("samen met", "told_with", Who(), mark("met wie het is opgeschreven")),
        column(
            "wie mag het zien",
            "say",
            Choice(ChildSay, silent=ChildSay.UNASKED),
            mark("nee, alleen ik, ik en het team, wie ik noem of mijn gezin; leeg is nog niet gevraagd"),
        ),
        column("genoemd", "may_see", Whos(), mark("wie het kind noemt, met | ertussen"), extra=True),
        column("uitgelegd door", "explained_by", Who(), mark("wie vooraf uitlegde wie er recht op kan hebben")),
        column("uitgelegd op", "explained_on", Day(), _DAY),
        column("wie besloot", "decided_by", Who(), mark("wie dit besloot"), extra=True),
        column("besloten op", "decided_on", Day(), _DAY, extra=True),
        column("waarom", "decided_why", Text(), mark("waarom zo"), extra=True),
        column("op de tekening", "drawing_about", Text(), mark("wat er op de tekening staat"), extra=True),
        column("tekening", "drawing", Text(), mark("naam in de kluis; de tekening zelf staat hier niet"), extra=True),
        *_SHARING,
    ),
)
COMINGS_OF_AGE = plain(
    "achttien",
    Kind.COMING_OF_AGE,
    (
        _PERSON,
        column("steun", "support", Text(), mark("wie helpt")),
        column("wonen", "living", Text(), mark("waar ik woon")),
        column("school en werk", "school_work", Text(), mark("wat ik doe overdag")),
        column("inkomen", "income", Text(), mark("geld, zorgverzekering, toeslagen")),
        column("welzijn", "wellbeing", Text(), mark("hoe het met mij gaat")),
        column("stopt", "stops", Text(), mark("wat stopt er")),
        column("loopt door", "runs_on", Text(), mark("wat loopt er door")),
        column("wie blijft", "stays", Text(), mark("wie er blijft")),
        *_SHARING,
    ),
)
