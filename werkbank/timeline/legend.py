"""The legend of the timeline: what hatching, edges, diamonds and signs mean, and the hue of each lane kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from werkbank.drawing.shapes import Face, Group, Item, Text
from werkbank.drawing.tokens import LANE_KINDS
from werkbank.i18n import mark, ntr, tr
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.cutting import width as text_width
from werkbank.timeline.extents import Mark
from werkbank.timeline.legend_ground import Draw, ground_entries
from werkbank.timeline.marks import FACT, OPINION, STORY, Look, bar, diamond, doubt, moment, nature_mark
from werkbank.timeline.sizes import USUAL, Sizes

SAMPLE = 34.0  # width of a sample


class Legend(NamedTuple):
    """The legend as one group, and where it ends."""

    group: Group
    bottom: float


SIGNS = (
    ("known", mark("precies bekend")),
    ("vague", mark("gestreept: begin of einde niet precies")),
    ("wavy", mark("golf: ongeveer")),
    ("torn", mark("gescheurd: einde onbekend")),
    ("running", mark("loopt nog")),
    ("moment", mark("moment")),
    ("bracket", mark("moment, ergens tussen")),
    ("doubt", mark("niet zeker")),
    ("opinion", mark("mening van iemand")),
    ("story", mark("eigen verhaal")),
)


def legend(*, width: float, top: float, sizes: Sizes = USUAL, tray: int = 0) -> Legend:
    """Samples in rows, as many beside each other as fit."""
    items: list[Item] = []
    x, y = sizes.of(10), top
    for sample, text in _entries(sizes):
        wide = sizes.of(SAMPLE + 24) + text_width(text, size=sizes.note)
        if x + wide > width and x > sizes.of(10):
            x, y = sizes.of(10), y + sizes.of(20)
        items += sample(x, y)
        items.append(
            Text(x + sizes.of(SAMPLE + 6), y + sizes.bar / 2 + sizes.note * 0.35, text, sizes.note, role="ink_soft")
        )
        x += wide
    bottom = y + sizes.of(20)
    if tray:
        text = ntr(
            "{n} gebeurtenis heeft geen datum en staat niet in beeld.",
            "{n} gebeurtenissen hebben geen datum en staan niet in beeld.",
            tray,
        )
        items.append(Text(sizes.of(10), bottom + sizes.note, text, sizes.note, Face.ITALIC, role="ink_soft"))
        bottom += sizes.of(18)
    return Legend(Group(tuple(items), alt=tr("Legenda")), bottom)


class _Sample(NamedTuple):
    name: str
    kind: int
    sizes: Sizes

    def __call__(self, x: float, y: float) -> tuple[Item, ...]:
        return sample(self.name, x, y, kind=self.kind, sizes=self.sizes)


def _entries(sizes: Sizes) -> Iterator[tuple[_Sample | Draw, str]]:
    lanes = vocabulary().lanes
    for kind, name in enumerate(LANE_KINDS):
        yield _Sample("known", kind, sizes), lanes.label(name)
    for name, text in SIGNS[1:]:
        yield _Sample(name, 0 if name not in {"running", "torn", "wavy", "vague"} else 1, sizes), tr(text)
    yield from ground_entries(sizes)


def sample(name: str, x: float, y: float, *, kind: int, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """One sample with its left top at a point."""
    end, middle = x + sizes.of(SAMPLE), x + sizes.of(SAMPLE / 2)
    third = sizes.of(10)
    look = Look(kind, FACT, Mark.NONE)
    match name:
        case "vague":
            return bar((x, x + third, end - third, end), y, look, sizes=sizes)
        case "wavy":
            wavy = look._replace(marks=Mark.START_WAVY | Mark.END_WAVY)
            return bar((x, x + third, end - third, end), y, wavy, sizes=sizes)
        case "torn":
            return bar((x, x + third, x + 2 * third, end), y, look._replace(marks=Mark.END_TORN), sizes=sizes)
        case "running":
            return bar((x, x, end - sizes.of(6), end - sizes.of(6)), y, look._replace(marks=Mark.RUNNING), sizes=sizes)
        case "moment":
            return diamond(middle, y, look, sizes=sizes)
        case "bracket":
            return moment(middle, (x, end), y, look, sizes=sizes)
        case "doubt":
            return *diamond(middle - sizes.of(6), y, look, sizes=sizes), *doubt(middle + sizes.of(3), y, sizes=sizes)
        case "opinion" | "story":
            voiced = look._replace(nature=OPINION if name == "opinion" else STORY)
            box = bar((x, x, end - sizes.of(14), end - sizes.of(14)), y, voiced, sizes=sizes)
            return (
                *box,
                *nature_mark(x + sizes.of(9), y, voiced, sizes=sizes),
                *diamond(end - sizes.of(5), y, voiced, sizes=sizes),
            )
        case _:
            return bar((x, x, end, end), y, look, sizes=sizes)
