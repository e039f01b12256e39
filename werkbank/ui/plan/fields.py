"""Which fields each kind of plan item shows in the editor, as declared data; order is reading order."""

from __future__ import annotations

from dataclasses import dataclass

from werkbank.i18n import mark, tr
from werkbank.model.kinds import AgreementKind, UtteranceKind
from werkbank.plan.access import Block
from werkbank.plan.content import TITLES
from werkbank.ui.inspector.fields import Field, Input

PHASES = ("1", "2", "3", "18+")
_DATE_HINT = mark("bijv. 1-12-2026, elke maandag, voorjaar 2027")


def phases() -> list[tuple[str, str]]:
    """The phases of safety, to choose from."""
    names = {
        "1": tr("1 directe veiligheid"),
        "2": tr("2 stabiele veiligheid"),
        "3": tr("3 herstel"),
        "18+": tr("18+ als ik 18 word"),
    }
    return [("", tr("kies…")), *((phase, names[phase]) for phase in PHASES)]


def _present_phases() -> list[tuple[str, str]]:
    return [("", tr("kies…")), *((name, name) for value, name in phases() if value.isdigit())]


SHEET = (
    Field("phase", mark("Waar staan wij nu"), Input.CHOICE, _present_phases, wide=False),
    Field("evaluation", mark("Samen terugkijken op"), Input.DATE, hint=mark("bijv. 20-1-2027"), wide=False),
)

GOAL = (Field("text", mark("Doel, in eigen woorden"), hint=mark("bijv. Wij gaan alle drie op tijd weg"), own=True),)

STEP = (
    Field("what", mark("Wat"), Input.LONG, hint=mark("wat gaan we doen")),
    Field("who", mark("Wie"), Input.LONG),
    Field("when", mark("Wanneer"), Input.DATE, hint=_DATE_HINT),
    Field("noticed", mark("Hoe merken we het"), Input.LONG),
    Field("done", mark("Klaar"), Input.FLAG),
)
STEP_SHARES = (5, 3, 5, 5, 0)

_WHO = Field("who", mark("Wie"), Input.LONG)
_PHONE = Field("phone", mark("Telefoon"))
_SAID = Field("text", mark("Wat is er gezegd"), Input.LONG, own=True)
_WORRY = Field("text", mark("Wat is er gezegd"), Input.LONG)  # often a worker's; what family said stands between quotes
_BY = Field("by", mark("Door wie"))


@dataclass(frozen=True, slots=True)
class Kept:
    """How items of one kind are written: title and hint of the section, its fields, and how wide each is."""

    title: str
    hint: str
    specs: tuple[Field, ...]
    shares: tuple[int, ...]


AGREEMENT = {
    AgreementKind.SAFETY: Kept(
        TITLES[Block.SAFETY],
        mark("Wie doet wat, zodat iedereen veilig is, en wie kijkt of het lukt?"),
        (
            Field("text", mark("Afspraak"), Input.LONG),
            _WHO,
            Field("checked_by", mark("Wie kijkt of het lukt"), Input.LONG),
            Field("if_not", mark("Als het niet lukt"), Input.LONG),
            _PHONE,
        ),
        (5, 2, 2, 4, 2),
    ),
    AgreementKind.EARLY_SIGN: Kept(
        mark("Hieraan merken wij het vroeg"),
        mark("Waaraan merken jullie dat het weer moeilijk wordt?"),
        (
            Field("text", mark("Signaal"), Input.LONG),
            Field("who", mark("Wie merkt het"), Input.LONG),
            Field("checked_by", mark("Naar wie"), Input.LONG),
            Field("if_not", mark("Wat doen wij dan"), Input.LONG),
            _PHONE,
        ),
        (4, 2, 2, 4, 2),
    ),
    AgreementKind.WHEN_WRONG: Kept(
        TITLES[Block.WRONG],
        mark("Wie bel je, overdag en 's nachts?"),
        (Field("text", mark("Wat doen wij"), Input.LONG), _WHO, _PHONE),
        (6, 2, 2),
    ),
    AgreementKind.ESCALATION: Kept(
        TITLES[Block.STUCK],
        mark("Wie beslist als de organisaties het niet eens worden, en binnen welke tijd?"),
        (
            Field("text", mark("Stap"), Input.LONG),
            Field("who", mark("Wie beslist"), Input.LONG),
            Field("if_not", mark("En anders"), Input.LONG),
        ),
        (6, 3, 3),
    ),
    AgreementKind.ABOUT_PLAN: Kept(
        TITLES[Block.ABOUT],
        mark("Wie leest dit plan? Welk plan is dit ook?"),
        (Field("text", mark("Afspraak over dit plan"), Input.LONG),),
        (1,),
    ),
}

SUPPORT = Kept(
    mark("Wie helpt ons"),
    mark("Wie van familie, vrienden of buren helpt, en wat doet diegene?"),
    (Field("who", mark("Wie"), Input.WHO), Field("does", mark("Wat doet diegene"), Input.LONG)),
    (2, 6),
)
STATEMENT = Kept(
    mark("Eigen verklaringen"),
    mark(
        "Wat wil iemand zelf gezegd hebben? Het staat in het plan zoals het gezegd is, ook als anderen het anders zien."
    ),
    (Field("by", mark("Wie zegt dit")), Field("text", mark("In eigen woorden"), Input.LONG, own=True)),
    (2, 7),
)

UTTERANCE = {
    UtteranceKind.STRENGTH: Kept(
        TITLES[Block.GOOD],
        mark("Wat gaat er goed? Schrijf het op in de woorden van wie het zegt."),
        (_SAID, _BY, Field("about", mark("Over wie"), Input.PERSONS)),
        (6, 2, 2),
    ),
    UtteranceKind.WORRY: Kept(
        TITLES[Block.WORRIES],
        mark("Een zorg, wie dat zegt, en wie het anders ziet. Een zorg is van het team, tot jullie hem delen."),
        (_WORRY, _BY, Field("seen_differently", mark("Wie ziet het anders"), Input.LONG)),
        (5, 2, 4),
    ),
    UtteranceKind.PERSPECTIVE: Kept(
        TITLES[Block.READY],
        mark("Hoe ziet het leven eruit als dit plan klaar is? Per kind en voor het hele gezin."),
        (
            Field("about", mark("Voor wie"), Input.PERSONS),
            Field("text", mark("Zo ziet het eruit als het klaar is"), Input.LONG, own=True),
        ),
        (2, 6),
    ),
}
