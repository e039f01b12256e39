"""The first page of an MDO sheet: who, why now, the genogram, the story, what happened, and the strip of all years.

    chosen = lay_facts(pdf, sheet, page)

The genogram keeps names and ages at 8.5 points or more; when not everybody can be drawn so large, those who stand
furthest from the children are left out, and the sheet says how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Box, Drawing, Face, Text
from werkbank.genogram.part import part_of, relatives_of
from werkbank.genogram.picture import draw
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.paper.mdo_flow import QUIET, Dense, cut, first_lines, most_that_fits
from werkbank.paper.mdo_sheet import Sheet
from werkbank.paper.mdo_strip import mdo_strip
from werkbank.paper.pdf.rich import Span, titled
from werkbank.plan.mdo import MdoSheet
from werkbank.plan.mdo_choice import chosen, happened, name_of, when_of
from werkbank.plan.who import picture_alt

LEAST = 8.5  # points of a name or an age in the genogram
MOST = 26  # persons: more never stand on half an A4 in readable type
TRIES = 4  # layouts that follow the measure; then a quarter goes at a time, because each costs a tenth of a second
PICTURE = 0.6  # of the width
STRIP, LOW_STRIP = 142.0, 116.0  # points: the strip at its highest, and when the genogram needs the room
LINES = 10  # of the story
REASON, TITLE = 330, 90
NAME = 40  # letters of a name in the genogram
NUMBERED = 24  # events in the list

_NAMES = ("first_name", "last_name", "alias")


def lay_facts(page: Sheet, sheet: MdoSheet) -> tuple[Event, ...]:
    """Lay the page out; gives the events that got a number."""
    top = page.put(lambda flow: _head(flow, sheet), x=0.0, y=0.0, width=page.width)
    family, wide = with_short_names(sheet.casus), page.width * PICTURE - 8
    free, strip = page.height - top - 14, STRIP
    picture, left_out = genogram_in(family, day=sheet.day, width=wide, height=free - strip - 14)
    if left_out > 1:  # a lower strip may save a generation
        lower, fewer = genogram_in(family, day=sheet.day, width=wide, height=free - LOW_STRIP - 14)
        if fewer < left_out:
            picture, left_out, strip = lower, fewer, LOW_STRIP
    room = free - strip
    beside = Box(page.width * PICTURE + 8, top, page.width * (1 - PICTURE) - 8, room)
    under = page.put(lambda flow: _above_picture(flow, left_out), x=0.0, y=top, width=wide)
    page.figure(picture, alt=picture_alt(family), box=Box(0.0, top + under, wide, room - under), largest=1.15)
    story = first_lines(sheet.story, LINES, width=beside.w)
    events = _most(sheet, beside, story=story)
    page.put(lambda flow: _story(flow, sheet, events, story=story), x=beside.x, y=top, width=beside.w)
    _strip(page, sheet, events, tall=strip)
    return events


def _head(flow: Dense, sheet: MdoSheet) -> None:
    flow.head(1, tr("MDO-blad: {casus}", casus=cut(sheet.title, TITLE)))
    who = [tr("Over {wie}.", wie=cut(sheet.about, REASON)) if sheet.about else ""]
    who.append(tr("Aanspreekpunt: {wie}.", wie=cut(sheet.contact, TITLE)) if sheet.contact else "")
    who.append(tr("Voor het team, niet doorgeven."))
    flow.line(" ".join(part for part in who if part), QUIET)
    if sheet.reason:
        flow.line(titled(tr("Waarom nu"), cut(sheet.reason, REASON)))
    flow.head(2, tr("1  Feiten"))


def _above_picture(flow: Dense, left_out: int) -> None:
    told: list[str | Span] = [Span(tr("De familie vandaag"), Face.BOLD)]
    if left_out:
        more = ntr("nog {n} persoon, zie het genogram", "nog {n} personen, zie het genogram", left_out)
        told.append(Span(f"  ({more})", role="ink_soft"))
    flow.head(3, told)


def _most(sheet: MdoSheet, beside: Box, *, story: str) -> tuple[Event, ...]:
    """As many events as fit beside the genogram."""

    def fill(flow: Dense, count: int) -> None:
        _story(flow, sheet, chosen(sheet.casus, limit=count, today=sheet.day), story=story)

    count = most_that_fits(fill, most=NUMBERED, width=beside.w, room=beside.h)
    return chosen(sheet.casus, limit=count, today=sheet.day)


def _story(flow: Dense, sheet: MdoSheet, events: Sequence[Event], *, story: str) -> None:
    if story:
        flow.head(3, tr("Het verhaal in tien regels"))
        flow.line(story)
    flow.head(3, tr("Wat er gebeurde"))
    told = [tr("{wanneer}: {wat}", wanneer=when_of(event), wat=cut(name_of(event), TITLE)) for event in events]
    if told:
        flow.listed(told, numbered=True)
    more = len(sheet.casus.events) - len(events)
    if more:
        text = ntr("Nog {n} gebeurtenis, zie de tijdlijn.", "Nog {n} gebeurtenissen, zie de tijdlijn.", more)
        coming = len(sheet.casus.events) - len(happened(sheet.casus, today=sheet.day))
        planned = ntr("{n} daarvan komt nog.", "{n} daarvan komen nog.", coming) if coming else ""
        flow.line(f"{text} {planned}".strip(), QUIET)
    elif not events:
        flow.line(tr("Er staat nog niets op de tijdlijn."), QUIET)


def _strip(page: Sheet, sheet: MdoSheet, events: Sequence[Event], *, tall: float) -> None:
    drawing = mdo_strip(sheet.casus, events, today=sheet.day, width=page.width, tall=tall)
    top = page.height - drawing.height - 13
    signs = tr("gearceerd: niet precies bekend; nummers: uit de lijst hierboven; streepjes: vandaag")
    told = [Span(tr("Alle jaren, met de hulp"), Face.BOLD), Span(f"  ({signs})", role="ink_soft")]
    page.put(lambda flow: flow.head(3, told), x=0.0, y=top, width=page.width)
    page.figure(drawing, alt=drawing.alt, box=Box(0.0, page.height - drawing.height, page.width, drawing.height))


def genogram_in(casus: Casus, *, day: date, width: float, height: float) -> tuple[Drawing, int]:
    """The genogram with names large enough to read, and how many persons are not in it."""
    everybody = _by_nearness(casus)
    count = min(len(everybody), MOST)
    drawing = _drawn(casus, everybody[:count], day=day)
    tries = 0
    while (ratio := _legible(drawing, width, height)) < 1 and count > 1:
        tries += 1
        guess = min(count - 1, ceil(count * (ratio + 0.08)))  # width goes with the number, height by whole generations
        count = guess if tries < TRIES else max(1, count * 3 // 4)
        drawing = _drawn(casus, everybody[:count], day=day)
    return drawing, len(everybody) - count


def with_short_names(casus: Casus) -> Casus:
    """The casus with names that a symbol can carry: the longest end in '…'."""
    long = (p for p in casus.persons.values() if max(map(len, (p.first_name, p.last_name, p.alias))) > NAME)
    return casus.having(*(p.model_copy(update={n: cut(getattr(p, n), NAME) for n in _NAMES}) for p in long))


def _drawn(casus: Casus, shown: Sequence[EntityId], *, day: date) -> Drawing:
    return draw(part_of(casus, shown=shown).casus, as_of=day, large=True)


def _legible(drawing: Drawing, width: float, height: float) -> float:
    """How large the smallest name or year becomes, where 1 is just readable; single signs are no reading matter."""
    sizes = (item.size for item in walk(drawing.items) if isinstance(item, Text) and len(item.text) > 2)
    return min(width / drawing.width, height / drawing.height) * min(sizes, default=LEAST) / LEAST


def _by_nearness(casus: Casus) -> list[EntityId]:
    """The children first, then their parents, brothers and sisters, and so on outwards; in order of entry."""
    beside = relatives_of(casus)
    young = [p.id for p in casus.persons.values() if p.index] or [
        p.id for p in casus.persons.values() if p.role == "jeugdige"
    ]
    found = dict.fromkeys(young or list(casus.persons)[:1])
    todo = list(found)
    for person in todo:
        for other in beside.get(person, ()):
            if other not in found:
                found[other] = None
                todo.append(other)
    return [*found, *(person for person in casus.persons if person not in found)]
