"""A small picture of every sign, drawn by the very functions that draw the family (legend, help page, docs).

A sample is drawn in a cell of ``WIDE`` by ``TALL`` points, in the forms that the team chose; ``SAMPLES`` has one for
each row of the table of signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from werkbank.drawing.shapes import Anchor, Box, Face, Item, Line, Path, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_LINE, WEIGHT_THIN
from werkbank.genogram.badges import Badge, Certainty
from werkbank.genogram.captions import chip
from werkbank.genogram.couples import Couple
from werkbank.genogram.ecomap_samples import TIE_SAMPLES
from werkbank.genogram.facts import NOTHING, About, Facts
from werkbank.genogram.hops import hop
from werkbank.genogram.labels import chip_width
from werkbank.genogram.layout import Area, Join, Place
from werkbank.genogram.layout import Line as Laid
from werkbank.genogram.looks import LEADING, NOTE_SIZE, Look
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.stays import Stay
from werkbank.genogram.symbols import person_group
from werkbank.genogram.tie_children import child_line, child_style
from werkbank.genogram.ties import join_group, partner_line
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, from_edtf
from werkbank.model.entities import Partnership, Person
from werkbank.model.kinds import Gender, LifeStatus, PartnershipKind, Role

WIDE, TALL = 58.0, 32.0
MIDDLE = WIDE / 2
DAY = date(2020, 6, 1)
SYMBOL, SMALL = 24.0, 14.0
NAMELESS = "\u00a0"
_CHILD = EntityId("kind")
Sampler = Callable[[Look], Iterator[Item]]


def sample(sign_id: str, *, look: Look) -> tuple[Item, ...]:
    """The sign in a cell; empty for a sign that is only words."""
    draws = SAMPLES.get(sign_id)
    items = draws(replace(look, as_of=DAY, large=False)) if draws else ()
    return tuple(item for item in items if not (isinstance(item, Text) and not item.text.strip()))


def _day(text: str) -> VagueDate:
    return from_edtf(text)


def _person(about: About = NOTHING, /, *, size: float = SYMBOL, y: float = TALL / 2, **fields: object) -> Sampler:
    shown = {"first_name": NAMELESS, "gender": Gender.WOMAN, **fields}

    def draw(look: Look) -> Iterator[Item]:
        person = Person.model_validate({"id": "p", **shown})
        lift = LEADING if about.outside else 0.0  # there is no name over the dates
        place = Place(MIDDLE, y, size, size, Area(MIDDLE - 20, y + size / 2 + 1.5 - lift, 40, 10), 0)
        yield from person_group(person, place, look=look, about=about).items

    return draw


def _badge(word: str, *, certainty: Certainty = Certainty.SOLID, fill: str = "") -> Badge:
    return Badge(word, "2019" if not fill else "", None, None, certainty, fill, word)


def _filled(fill: str, certainty: Certainty = Certainty.SOLID) -> Sampler:
    """A symbol with a fill, without the badge that belongs to it."""
    draw = _person(About(badges=(_badge("", certainty=certainty, fill=fill),)), gender=Gender.MAN)

    def only_symbol(look: Look) -> Iterator[Item]:
        yield from (item for item in draw(replace(look, family=False)) if not hasattr(item, "items"))

    return only_symbol


def _chip(look: Look) -> Iterator[Item]:
    badge = _badge("OTS")
    yield chip(badge, x=MIDDLE - chip_width(badge) / 2, y=TALL / 2 - 5, look=look)


def _couple(*periods: dict[str, Any]) -> Sampler:
    """A partner line between two small symbols, with all that stands on it."""

    def draw(look: Look) -> Iterator[Item]:
        told = [Partnership(id=EntityId(f"r{n}"), partners=(), **fields) for n, fields in enumerate(periods)]
        couple = Couple((EntityId("a"), EntityId("b")), periods=told)
        y, half = TALL / 2 + 3, SMALL / 2
        yield partner_line(((3.0, y), (WIDE - 3, y)), told, look=look)
        if group := join_group(Join(3, WIDE - 3, y), couple, look=look):
            yield from group.items
        yield Line(((3.0, y - half), (3.0, y + half)), Style("ink", "", WEIGHT_LINE))
        yield Line(((WIDE - 3, y - half), (WIDE - 3, y + half)), Style("ink", "", WEIGHT_LINE))

    return draw


def _pair(kind: PartnershipKind, begin: str = "1998", **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - of a period
    return {"kind": kind, "begin": _day(begin) if begin else UNKNOWN, **fields}


def _ended(how: str, kind: PartnershipKind = PartnershipKind.MARRIAGE) -> dict[str, Any]:
    return _pair(kind, end=_day("2016"), ended=True, how_ended=how)


def _child(tie: Tie, *, begin: str = "", end: str = "") -> Sampler:
    """A line down to a small symbol."""
    dates = (_day(begin) if begin else UNKNOWN, _day(end) if end else UNKNOWN)
    stay = Stay(tie, (), *dates, carers="") if begin else None

    def draw(look: Look) -> Iterator[Item]:
        top = TALL - SMALL - 1.5
        stays = (stay,) if stay else ()
        yield Line(((MIDDLE - 14, 2.0), (MIDDLE + 14, 2.0)), Style("ink", "", WEIGHT_LINE))
        yield Line(((MIDDLE, 2.0), (MIDDLE, top)), child_style(tie, stays, born=True, look=look))
        inner = _person(About(stays=stays), size=SMALL, y=top + SMALL / 2, gender=Gender.MAN)
        yield from inner(look)

    return draw


def _twins(*, identical: bool) -> Sampler:
    def draw(look: Look) -> Iterator[Item]:
        facts, y = Facts(), TALL - SMALL - 1.5
        ends = (MIDDLE - 14, MIDDLE + 14)
        for x in ends:
            yield child_line(Laid("twin", "u", (), ((MIDDLE, 3.0), (x, y)), _CHILD), facts, look=look)
        if identical:
            bar = ((MIDDLE - 7, (3 + y) / 2), (MIDDLE + 7, (3 + y) / 2))
            yield child_line(Laid("twin", "u", (), bar, None), facts, look=look)
        for x in ends:
            person = Person(id=_CHILD, first_name=NAMELESS, gender=Gender.MAN)
            place = Place(x, y + SMALL / 2, SMALL, SMALL, Area(x - 9, TALL, 18, 8), 0)
            yield from person_group(person, place, look=look).items

    return draw


def _outside(end: str) -> Sampler:
    phase_end = _day(end) if end else UNKNOWN
    about = About(outside=True, begin=_day("2015"), end=phase_end)
    return _person(about, size=16.0, y=10.0, role=Role.NETWORK, gender=Gender.MAN)


def _crossing(_look: Look) -> Iterator[Item]:
    y, style = TALL / 2, Style("ink", "", WEIGHT_LINE)
    yield Line(((MIDDLE, 4.0), (MIDDLE, TALL - 4)), style)
    yield Path((("M", (6.0, y)), *hop(MIDDLE, y), ("L", (WIDE - 6, y))), style)


def _more(look: Look) -> Iterator[Item]:
    yield from _person(size=16.0, y=14.0, gender=Gender.MAN)(look)
    for n in range(3):
        yield Rect(Box(MIDDLE + 12 + n * 4, 13, 2, 2), Style("", "ink"), radius=1)


def _copy(look: Look) -> Iterator[Item]:
    yield from _person(gender=Gender.MAN)(look)
    yield Text(MIDDLE + SYMBOL / 2 + 3, 10, "↗", NOTE_SIZE, Face.BOLD, Anchor.START, "ink")


def _safe(_look: Look) -> Iterator[Item]:
    yield Text(MIDDLE, TALL / 2 + 2.5, tr("veilige plek"), NOTE_SIZE, Face.ITALIC, Anchor.MIDDLE, "ink")


def _home(_look: Look) -> Iterator[Item]:
    style = Style("household", "household_fill", WEIGHT_THIN, (4.0, 2.5))
    yield Rect(Box(8, 4, WIDE - 16, TALL - 8), style, radius=8)


def _bond(kind: str, *, status: str = "", over: bool = False) -> Sampler:
    def draw(_look: Look) -> Iterator[Item]:
        from werkbank.genogram.bonds_curve import Curve
        from werkbank.genogram.bonds_ink import bond_ink
        from werkbank.model.vocabulary import vocabulary

        row = vocabulary().bond_kinds[kind]
        curve = Curve(((5.0, TALL / 2), (WIDE - 5, TALL / 2)))
        yield from bond_ink(kind, curve, role=row.colour, status=status, over=over)

    return draw


def _bonds() -> dict[str, Sampler]:
    from werkbank.model.vocabulary import vocabulary

    return {row.sign: _bond(row.id) for row in vocabulary().bond_kinds.values()}


_K, _BORN = PartnershipKind, _day("1980-03-01")
SAMPLES: Mapping[str, Sampler] = {
    "man": _person(gender=Gender.MAN),
    "vrouw": _person(),
    "non-binair": _person(gender=Gender.NON_BINARY),
    "onbekend": _person(gender=Gender.UNKNOWN),
    "huisdier": _person(life=LifeStatus.PET, size=18.0),
    "index": _person(gender=Gender.MAN, index=True),
    "overleden": _person(gender=Gender.MAN, died=True, size=20.0, y=12.0),
    "nog-niet-geboren": _person(gender=Gender.MAN, birth=_day("2030-01-01"), y=20.0, size=20.0),
    "zwangerschap": _person(life=LifeStatus.PREGNANCY),
    "miskraam": _person(life=LifeStatus.MISCARRIAGE, size=16.0),
    "afgebroken": _person(life=LifeStatus.TERMINATED, size=16.0),
    "doodgeboren": _person(life=LifeStatus.STILLBORN, size=16.0, gender=Gender.MAN),
    "belangrijk-ander": _outside(""),
    "belangrijk-vroeger": _outside("2018"),
    "kopie": _copy,
    "geboortejaar": _person(birth=_day("1980"), y=20.0, size=20.0),
    "leeftijd": _person(birth=_BORN, y=20.0),
    "sterfjaar": _person(died=True, death=_day("2015"), y=20.0, size=20.0),
    "leeftijd-overleden": _person(birth=_day("1949-03-01"), death=_day("2015-06-01"), y=20.0),
    "geboortevolgorde": _person(About(number=2)),
    "volgorde-spreekt-tegen": _person(About(clash=True)),
    "relatie-huwelijk": _couple(_pair(_K.MARRIAGE)),
    "relatie-partnerschap": _couple(_pair(_K.REGISTERED, "2004")),
    "relatie-samenwonend": _couple(_pair(_K.COHABITING, "")),
    "relatie-lat": _couple(_pair(_K.LAT, "")),
    "relatie-relatie": _couple(_pair(_K.RELATION, "")),
    "relatie-affaire": _couple(_pair(_K.AFFAIR, "")),
    "relatie-onbekend": _couple(),
    "einde-uit-elkaar": _couple(_ended("uit-elkaar", _K.COHABITING)),
    "einde-scheiding": _couple(_ended("scheiding")),
    "weer-samen": _couple(_pair(_K.COHABITING, "", end=_day("2005"), ended=True), _pair(_K.COHABITING, "2008")),
    "verweduwd": _couple(_ended("overlijden")),
    "relatie-later": _couple(_pair(_K.MARRIAGE, "2030")),
    "relatie-voorbij": _couple(_ended("uit-elkaar")),
    "kind-ouder": _child(Tie.BIOLOGICAL),
    "kind-adoptie": _child(Tie.ADOPTION, begin="2011"),
    "kind-pleeg": _child(Tie.FOSTER, begin="2014"),
    "kind-pleeg-eerder": _child(Tie.FOSTER, begin="2012", end="2014"),
    "kind-later": _child(Tie.FOSTER, begin="2030"),
    "kind-stief": _child(Tie.STEP),
    "kind-donor": _child(Tie.DONOR),
    "tweeling": _twins(identical=False),
    "tweeling-eeneiig": _twins(identical=True),
    "huishouden": _home,
    "veilige-plek": _safe,
    "merkteken": _chip,
    "vulling-middelen": _filled("lower"),
    "vulling-ziekte": _filled("left"),
    "vulling-vermoed": _filled("lower", Certainty.SUSPECTED),
    "vulling-betwist": _filled("lower", Certainty.DISPUTED),
    "band-erkend": _bond("conflict"),
    "band-betwist": _bond("conflict", status="betwist"),
    "band-vermoed": _bond("conflict", status="vermoed"),
    "band-vroeger": _bond("hecht", over=True),
    **TIE_SAMPLES,
    "kruising": _crossing,
    "meer-familie": _more,
    **_bonds(),
}
"""A drawing function for each row of the table."""
