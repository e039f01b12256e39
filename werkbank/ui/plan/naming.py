"""What an item is called in the list of what is left out."""

from __future__ import annotations

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import (
    Bond,
    ChildPage,
    ComingOfAge,
    Custody,
    Entity,
    Parentage,
    Partnership,
    Person,
    Residence,
)
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.plan.projection import LeftOut
from werkbank.plan.wording import names

KINDS = {
    Kind.SHEET: mark("Casus"),
    Kind.PERSON: mark("Persoon"),
    Kind.PARTNERSHIP: mark("Relatie"),
    Kind.PARENTAGE: mark("Ouder en kind"),
    Kind.TWINS: mark("Tweeling"),
    Kind.HOUSEHOLD: mark("Huis"),
    Kind.RESIDENCE: mark("Woont in"),
    Kind.BOND: mark("Band"),
    Kind.CONDITION: mark("Kenmerk"),
    Kind.CUSTODY: mark("Gezag"),
    Kind.EVENT: mark("Gebeurtenis"),
    Kind.PATTERN: mark("Patroon"),
    Kind.ANSWER: mark("Antwoord"),
    Kind.INVOLVEMENT: mark("Betrokkene"),
    Kind.UTTERANCE: mark("Uitspraak"),
    Kind.SCALE_POINT: mark("Cijfer"),
    Kind.SUPPORT: mark("Steun"),
    Kind.GOAL: mark("Doel"),
    Kind.STEP: mark("Stap"),
    Kind.AGREEMENT: mark("Afspraak"),
    Kind.QUESTION: mark("Vraag"),
    Kind.DECISION: mark("Besluit"),
    Kind.OWN_STATEMENT: mark("Eigen verklaring"),
    Kind.SESSION: mark("Sessie"),
    Kind.DATE_CLAIM: mark("Andere datum"),
    Kind.WORDING: mark("Eigen woorden"),
    Kind.BOUWSTEEN_NOTE: mark("Notitie bij een bouwsteen"),
    Kind.WEIGHING: mark("Weging"),
    Kind.WEIGHING_POINT: mark("Weging"),
    Kind.PLAN_VERSION: mark("Versie van het plan"),
    Kind.CHILD_PAGE: mark("Bladzijde van een kind"),
    Kind.COMING_OF_AGE: mark("Als ik 18 word"),
}
_WORDS = ("title", "text", "name", "what", "label", "does", "question", "story")


def said(one: LeftOut, casus: Casus) -> str:
    """'Gebeurtenis: Esther slaapt slecht. Staat op niet voor.'."""
    told = title_of(one.entity, casus)
    kind = tr(KINDS[one.entity.kind_of])
    return tr("{soort}: {wat} – {waarom}", soort=kind, wat=told, waarom=tr(one.why.value))


def title_of(entity: Entity, casus: Casus) -> str:
    """What people know the item by."""
    match entity:
        case Person():
            return called(entity)
        case Partnership():
            return names(casus, entity.partners)
        case Parentage():
            return names(casus, (entity.parent, entity.child))
        case Bond():
            return names(casus, (entity.from_person, entity.to_person))
        case Residence() | ChildPage() | ComingOfAge():
            return names(casus, (entity.person,))
        case Custody():
            return names(casus, (entity.child,))
        case _:
            found = (str(getattr(entity, name, "")) for name in _WORDS)
            told = next((text for text in found if text), "")
            return told or names(casus, getattr(entity, "persons", ()) or entity.about)
