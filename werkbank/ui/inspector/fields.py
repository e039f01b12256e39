"""Which fields the inspector shows for each kind of entity, as declared data; order is reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from werkbank.i18n import mark, tr
from werkbank.model import kinds as k
from werkbank.model.vocabulary import vocabulary

Options = Callable[[], Sequence[tuple[str, str]]]


class Input(Enum):
    """How a field is filled in."""

    TEXT = auto()
    LONG = auto()
    DATE = auto()
    CHOICE = auto()
    SEARCH = auto()  # a choice with many options: type to find
    FLAG = auto()
    PERSONS = auto()
    WHO = auto()  # a person of the casus, or anybody else as text


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one kind of entity."""

    name: str
    title: str
    input: Input = Input.TEXT
    options: Options | None = None
    hint: str = ""
    more: bool = False  # shown only after 'meer'
    wide: bool = True  # false: shares its line with the next narrow one
    own: bool = field(default=False)  # the family's own words: never touched by language hints


def _words(table: str) -> Options:
    return lambda: [("", tr("kies…")), *((row.id, row.label) for row in getattr(vocabulary(), table).values())]


def _enum(values: type[StrEnum], names: dict[str, str] | None = None, *, empty: str = "") -> Options:
    return lambda: [(v.value, tr((names or {}).get(v.value, v.value)) or tr(empty)) for v in values]


GENDERS = {"m": mark("man"), "v": mark("vrouw"), "x": mark("non-binair"), "?": mark("onbekend")}
SHARING = {
    "": mark("nog niet bepaald (alleen team)"),
    "afgeschermd": mark("afgeschermd"),
    "team": mark("team"),
    "gezin": mark("gezin"),
    "keten": mark("gezin en keten"),
}
NATURES = {"feit": mark("feit"), "mening": mark("mening"), "verhaal": mark("verhaal van het gezin")}

SHARED: tuple[Field, ...] = (
    Field("nature", mark("Aard"), Input.CHOICE, _enum(k.Nature, NATURES), more=True, wide=False),
    Field("sharing", mark("Delen met"), Input.CHOICE, _enum(k.Sharing, SHARING), more=True, wide=False),
    Field("source", mark("Bron"), hint=mark("document of persoon"), more=True),
    Field(
        "pass_on",
        mark("Doorgeven aan anderen"),
        Input.CHOICE,
        _enum(k.PassOn, empty=mark("volgt uit de bron")),
        more=True,
        wide=False,
    ),
    Field("about", mark("Over wie"), Input.PERSONS, more=True),
    Field("note", mark("Notitie"), Input.LONG, more=True),
)

PERSON = (
    Field("first_name", mark("Roepnaam"), wide=False),
    Field("last_name", mark("Achternaam"), wide=False),
    Field("gender", mark("Geslacht"), Input.CHOICE, _enum(k.Gender, GENDERS), wide=False),
    Field("role", mark("Rol"), Input.CHOICE, _enum(k.Role, empty=mark("kies…")), wide=False),
    Field("birth", mark("Geboren"), Input.DATE, hint=mark("bijv. 12-3-2009 of rond 1975"), wide=False),
    Field("death", mark("Overleden"), Input.DATE, wide=False),
    Field("index", mark("Aangemelde jeugdige"), Input.FLAG, wide=False),
    Field("died", mark("Overleden, datum onbekend"), Input.FLAG, wide=False),
    Field("life", mark("Bijzonder"), Input.CHOICE, _enum(k.LifeStatus, empty=mark("geen")), more=True, wide=False),
    Field("alias", mark("Schuilnaam"), more=True, wide=False),
    Field("language", mark("Taal"), more=True, wide=False),
    Field("unable", mark("Niet wilsbekwaam"), Input.FLAG, more=True, wide=False),
    Field("represented_by", mark("Wie beslist dan (vertegenwoordiger)"), Input.WHO, more=True, wide=False),
    Field("interpreter", mark("Tolk nodig"), Input.FLAG, more=True, wide=False),
)

EVENT = (
    Field("date", mark("Wanneer"), Input.DATE, hint=mark("bijv. voorjaar 2013, of: sinds sept 2020"), wide=False),
    Field("end", mark("Einde"), Input.DATE, hint=mark("leeg, een datum of 'nu'"), wide=False),
    Field("kind", mark("Soort"), Input.SEARCH, _words("event_kinds"), wide=False),
    Field("title", mark("Titel"), wide=False),
    Field("persons", mark("Wie"), Input.PERSONS),
    Field("reason", mark("Reden"), hint=mark("waarom het begon"), wide=False),
    Field("organisation", mark("Organisatie"), wide=False),
    Field("outcome", mark("Afloop"), wide=False),
    Field("product", mark("Product"), wide=False),
    Field("text", mark("Wat er gebeurde"), Input.LONG),
    Field("chosen", mark("In het verhaal van het gezinsplan"), Input.FLAG),
    Field("municipality", mark("Gemeente"), more=True, wide=False),
    Field("frame", mark("Kader"), Input.CHOICE, _words("frames"), more=True, wide=False),
    Field("applied", mark("Aangemeld"), Input.DATE, more=True, wide=False),
    Field("granted", mark("Toegekend"), Input.DATE, more=True, wide=False),
    Field("reporter", mark("Melder"), Input.CHOICE, _words("reporters"), more=True, wide=False),
    Field("finding", mark("Bevinding"), Input.CHOICE, _words("findings"), more=True, wide=False),
)

PARTNERSHIP = (
    Field("kind", mark("Soort relatie"), Input.CHOICE, _enum(k.PartnershipKind), wide=False),
    Field("how_ended", mark("Einde door"), Input.CHOICE, _words("partnership_ends"), wide=False),
    Field("begin", mark("Begin"), Input.DATE, wide=False),
    Field("end", mark("Einde"), Input.DATE, wide=False),
    Field("ended", mark("Voorbij, datum onbekend"), Input.FLAG),
)

PATTERN = (
    Field("name", mark("Hoe het gezin dit noemt"), own=True),
    Field("side", mark("Waar zit het"), Input.CHOICE, _enum(k.Side), wide=False),
    Field("status", mark("Herkend?"), Input.CHOICE, _enum(k.PatternStatus), wide=False),
    Field("happens", mark("Wat er gebeurt"), Input.LONG, own=True),
    Field("follows", mark("Wat er dan volgt"), Input.LONG, own=True),
    Field("kept_home", mark("Wat het thuis in stand houdt"), Input.LONG, own=True),
    Field("kept_help", mark("Wat de hulpverlening deed"), Input.LONG),
    Field("exception", mark("Wanneer het even weg was"), Input.LONG, own=True),
    Field("breaks", mark("Wat het kan doorbreken"), Input.LONG, own=True),
)

PERIOD = (
    Field("begin", mark("Begin"), Input.DATE, wide=False),
    Field("end", mark("Einde"), Input.DATE, wide=False),
)

BOND = (
    Field("kind", mark("Soort band"), Input.CHOICE, _words("bond_kinds"), wide=False),
    Field("status", mark("Hoe zeker"), Input.CHOICE, _words("bond_statuses"), wide=False),
    *PERIOD,
    Field("source", mark("Bron"), hint=mark("wie dit zegt; nodig voor geweld en controle")),
)

HOUSEHOLD = (
    Field("label", mark("Hoe dit huis heet"), hint=mark("bijv. Bij oma, of Gezinshuis Zon"), wide=False),
    Field("municipality", mark("Gemeente"), wide=False),
    Field("secret", mark("Geheim verblijf"), Input.FLAG),
)

CONDITION = (
    Field("kind", mark("Kenmerk"), Input.CHOICE, _words("condition_kinds"), wide=False),
    Field("status", mark("Hoe zeker"), Input.CHOICE, _words("condition_statuses"), wide=False),
    *PERIOD,
    Field("running", mark("Loopt nog"), Input.FLAG),
    Field("source", mark("Bron"), hint=mark("wie dit zegt; nodig voor middelen en zorgen")),
)

TIE = (
    Field("strength", mark("Contact"), Input.CHOICE, _words("tie_strengths"), wide=False),
    Field("direction", mark("Wie geeft"), Input.CHOICE, _words("tie_directions"), wide=False),
)

INVOLVEMENT = (
    Field("name", mark("Naam"), wide=False),
    Field("role", mark("Rol"), Input.SEARCH, _words("involvement_roles"), wide=False),
    Field("organisation", mark("Organisatie"), wide=False),
    Field("phone", mark("Telefoon"), wide=False),
    Field("persons", mark("Voor wie"), Input.PERSONS),
    *TIE,
    *PERIOD,
)

SUPPORT = (
    Field("who", mark("Wie helpt"), Input.WHO, wide=False),
    Field("since", mark("Sinds"), Input.DATE, wide=False),
    Field("does", mark("Wat deze persoon doet"), Input.LONG),
    Field("about", mark("Voor wie"), Input.PERSONS),
    *TIE,
)
_SOURCED = tuple(spec for spec in SHARED if spec.name != "source")

FIELDS: dict[k.Kind, tuple[Field, ...]] = {
    k.Kind.PERSON: (*PERSON, *SHARED[1:]),
    k.Kind.EVENT: (*EVENT, *SHARED),
    k.Kind.PARTNERSHIP: (*PARTNERSHIP, *SHARED),
    k.Kind.PATTERN: (*PATTERN, *SHARED[1:]),
    k.Kind.BOND: (*BOND, *_SOURCED),
    k.Kind.HOUSEHOLD: (*HOUSEHOLD, *SHARED[1:]),
    k.Kind.RESIDENCE: (*PERIOD, *SHARED[1:]),
    k.Kind.CONDITION: (*CONDITION, *_SOURCED),
    k.Kind.INVOLVEMENT: (*INVOLVEMENT, *SHARED[1:]),
    k.Kind.SUPPORT: (*SUPPORT, *(spec for spec in SHARED[1:] if spec.name != "about")),
}
