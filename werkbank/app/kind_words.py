"""What the kinds of items are called when they are counted."""

from __future__ import annotations

from werkbank.i18n import mark, tr
from werkbank.model.kinds import Kind

_ONE_AND_MANY: dict[Kind, tuple[str, str]] = {
    Kind.SHEET: (mark("gegevens van de casus"), mark("gegevens van de casus")),
    Kind.PERSON: (mark("persoon"), mark("personen")),
    Kind.PARTNERSHIP: (mark("relatie"), mark("relaties")),
    Kind.PARENTAGE: (mark("lijn tussen ouder en kind"), mark("lijnen tussen ouder en kind")),
    Kind.TWINS: (mark("tweeling"), mark("tweelingen")),
    Kind.HOUSEHOLD: (mark("huishouden"), mark("huishoudens")),
    Kind.RESIDENCE: (mark("verblijf"), mark("keer verblijf")),
    Kind.BOND: (mark("band"), mark("banden")),
    Kind.CONDITION: (mark("kenmerk"), mark("kenmerken")),
    Kind.CUSTODY: (mark("periode van gezag"), mark("periodes van gezag")),
    Kind.EVENT: (mark("gebeurtenis"), mark("gebeurtenissen")),
    Kind.PATTERN: (mark("patroon"), mark("patronen")),
    Kind.ANSWER: (mark("antwoord op een patroon"), mark("antwoorden op patronen")),
    Kind.INVOLVEMENT: (mark("betrokkene"), mark("betrokkenen")),
    Kind.UTTERANCE: (mark("uitspraak"), mark("uitspraken")),
    Kind.SCALE_POINT: (mark("cijfer"), mark("cijfers")),
    Kind.SUPPORT: (mark("steun"), mark("keer steun")),
    Kind.GOAL: (mark("doel"), mark("doelen")),
    Kind.STEP: (mark("stap"), mark("stappen")),
    Kind.AGREEMENT: (mark("afspraak"), mark("afspraken")),
    Kind.QUESTION: (mark("open vraag"), mark("open vragen")),
    Kind.DECISION: (mark("besluit"), mark("besluiten")),
    Kind.OWN_STATEMENT: (mark("eigen verklaring"), mark("eigen verklaringen")),
    Kind.SESSION: (mark("sessie"), mark("sessies")),
    Kind.DATE_CLAIM: (mark("andere datum"), mark("andere datums")),
    Kind.WORDING: (mark("eigen woord"), mark("eigen woorden")),
    Kind.BOUWSTEEN_NOTE: (mark("notitie bij een bouwsteen"), mark("notities bij bouwstenen")),
    Kind.WEIGHING: (mark("weging"), mark("wegingen")),
    Kind.WEIGHING_POINT: (mark("punt van de weging"), mark("punten van de weging")),
    Kind.PLAN_VERSION: (mark("versie van het plan"), mark("versies van het plan")),
    Kind.CHILD_PAGE: (mark("bladzijde van een kind"), mark("bladzijden van kinderen")),
    Kind.COMING_OF_AGE: (mark("blad 'als ik 18 word'"), mark("bladen 'als ik 18 word'")),
}


def counted(kind: Kind, count: int) -> str:
    """'1 persoon', '3 personen'."""
    one, many = _ONE_AND_MANY.get(kind, (str(kind), str(kind)))
    if kind is Kind.SHEET:
        return tr(one)
    return f"{count} {tr(one if count == 1 else many)}"


def one_of(kind: Kind) -> str:
    """What one item of this kind is called."""
    return tr(_ONE_AND_MANY.get(kind, (str(kind), str(kind)))[0])
