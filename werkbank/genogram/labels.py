"""The words of a genogram: name, list of stays and badges under a symbol, and the room that they need.

The room of a label is the largest that any day asks for, so that another date moves nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face
from werkbank.drawing.wrap import shorten, wrap
from werkbank.genogram.badges import Badge, days_of_change, standing
from werkbank.genogram.facts import NOTHING, About
from werkbank.genogram.layout_sizes import LABEL_HEIGHT, LABEL_WIDTH, PORT
from werkbank.genogram.looks import LEADING, NAME_SIZE, NOTE_SIZE, Look, span_text, year_text
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.stays import Stay
from werkbank.i18n import tr
from werkbank.model.entities import Person
from werkbank.model.kinds import LifeStatus

MOST_LINES = 2
WIDEST = 58.0
NOTE_LEADING = 8.2
CHIP_HEIGHT, CHIP_PAD, CHIP_GAP = 9.6, 2.8, 1.8
YEAR_GAP = 2.5  # from the middle of a symbol to the figures above it
WIDEST_STAY = 74.0
PREGNANT = timedelta(days=280)  # before the day on which a child is expected


def name_of(person: Person) -> str:
    """The name under the symbol: how people call somebody."""
    return person.first_name or person.alias or person.last_name


def name_lines(person: Person) -> tuple[str, ...]:
    """The name in at most two lines of the label's width; a longer one is cut with an ellipsis."""
    name = name_of(person) or "?"
    width = LABEL_WIDTH if text_width(name, NAME_SIZE) > WIDEST or " " in name else WIDEST
    return wrap(name, width, NAME_SIZE, Face.REGULAR, limit=MOST_LINES)


def listed_stays(person: Person, about: About) -> tuple[Stay, ...]:
    """The stays that are listed under the name; a single one stands at the child's line above the symbol."""
    dated = tuple(
        s for s in about.stays if s.tie in {Tie.FOSTER, Tie.ADOPTION} and (s.begin.is_known or s.end.is_known)
    )
    died = person.died or person.death.is_known
    return dated if len(dated) > 1 or died else ()


def stay_line(stay: Stay, look: Look) -> str:
    """'2014–16 Ans+Jan': when, and with whom."""
    return shorten(f"{stay.dates(look)} {stay.carers}".strip(), WIDEST_STAY, NOTE_SIZE)


def known_line(about: About) -> str:
    """Since when somebody outside the family matters: 'sinds 2019', '2015–18'."""
    if not about.begin.is_known and not about.end.is_known:
        return ""
    over = about.end.is_known
    return span_text(about.begin, about.end, over=over) if over else tr("sinds {jaar}", jaar=year_text(about.begin))


def chip_width(badge: Badge) -> float:
    """Width of one badge, in points of the usual look."""
    return text_width(badge.text, NOTE_SIZE) + 2 * CHIP_PAD


def chip_rows(badges: Sequence[Badge], *, width: float) -> list[list[Badge]]:
    """Badges in rows of at most this width (a wider one has a row to itself)."""
    rows: list[list[Badge]] = []
    left = 0.0
    for badge in badges:
        wide = chip_width(badge)
        if rows and wide <= left:
            rows[-1].append(badge)
            left -= wide + CHIP_GAP
        else:
            rows.append([badge])
            left = width - wide - CHIP_GAP
    return rows


def chip_room(about: About) -> float:
    """The width in which the badges of a person flow on every day."""
    return max([LABEL_WIDTH, *map(chip_width, about.badges)])


def label_size(person: Person, *, about: About = NOTHING, look: Look | None = None) -> tuple[float, float]:
    """Width and height of the room under and above the symbol that some day needs, in points."""
    look = look or Look(date.min)
    lines = name_lines(person)
    under = [stay_line(stay, look) for stay in listed_stays(person, about)]
    under += [line] if (line := known_line(about)) else []
    widths = [text_width(f"† {lines[0]}" if person.died or person.death.is_known else lines[0], NAME_SIZE) + 2]
    widths += [text_width(line, NAME_SIZE) + 2 for line in lines[1:]]
    widths += [text_width(line, NOTE_SIZE) + 4 for line in under]
    height = len(lines) * LEADING + len(under) * NOTE_LEADING
    if about.badges:  # also where they are not drawn: the other view moves nobody
        widths += map(chip_width, about.badges)
        height += most_chip_rows(about) * (CHIP_HEIGHT + CHIP_GAP) + 1
    wide, tall = max(*widths, LABEL_WIDTH / 2) * look.text, max(height, LABEL_HEIGHT) * look.text
    return max(wide, 2 * _beside_line(about, look), 2 * _years_room(person, look)), tall


def most_chip_rows(about: About) -> int:
    """The most rows of badges that any day asks for."""
    room, days = chip_room(about), set(days_of_change(about.badges))
    return max((len(chip_rows(standing(about.badges, on=day), width=room)) for day in days), default=0)


def _years_room(person: Person, look: Look) -> float:
    """How far the years of birth and death reach to the side of the middle, above the symbol."""
    years = (year_text(person.birth), year_text(person.death))
    star = "*" if look.form("geboortejaar") == "ster" else ""
    return max((text_width(f"{star}{year}", look.years) + YEAR_GAP for year in years if year), default=0.0)


def _beside_line(about: About, look: Look) -> float:
    """How far the dates of a stay may reach to the right of the middle, above the symbol."""
    shown = [stay for stay in about.stays if stay.tie in {Tie.FOSTER, Tie.ADOPTION}]
    widest = max((text_width(stay.dates(look), look.years) for stay in shown), default=0.0)
    lines = len({stay.parents for stay in about.stays})  # beside the line to the first parents
    return widest + 2 * YEAR_GAP + lines * PORT / 2 if widest else 0.0


def is_born(person: Person, *, as_of: date) -> bool:
    """False only when the birth certainly lies after the day; of a pregnancy: when it has certainly not begun."""
    first = begun_on(person)
    return not (first and first > as_of)


def begun_on(person: Person) -> date | None:
    """The first day on which somebody may be drawn in ink: of birth, or for a pregnancy when it began; None: always."""
    first = person.birth.lo
    if first and person.life is LifeStatus.PREGNANCY and first - date.min > PREGNANT:
        return first - PREGNANT
    return first


def is_dead(person: Person, *, as_of: date) -> bool:
    """True when the person may have died on or before the day; a death without a date counts for every day."""
    if not person.died and not person.death.is_known:
        return False
    return not (person.death.lo and person.death.lo > as_of)
