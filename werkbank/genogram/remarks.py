"""What a reader of a genogram should know about the drawing itself, in plain words, each with its place on the paper.

``check`` measures; here every finding becomes a sentence that names the people, and where the record forces it the
reason is said: a pedigree that cannot be drawn without a crossing, births that do not fit the rows.

Whether a crossing *must* be is only claimed when it is certain: people and families as a graph have no plane drawing at
all. Otherwise it says that no better drawing was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from werkbank.genogram.check import Findings, check
from werkbank.genogram.couples import Couple, couples_of
from werkbank.genogram.layout import Area, Layout
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.rules import called

AROUND = 14.0  # points shown round a crossing


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: what, why when that is known, where, and whose."""

    text: str = field(repr=False)
    why: str = field(repr=False)
    area: Area
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The drawing judged: counts for the strip, and every place in reading order."""

    crossings: int
    behind: int
    others: int  # overlaps, shared ink, lines that cannot be followed
    notes: int  # no fault of the drawing: the record forces it
    remarks: tuple[Remark, ...]

    @property
    def good(self) -> bool:
        """Nothing that a reader could stumble over."""
        return not (self.crossings or self.behind or self.others)

    @property
    def text(self) -> str:
        """'0 kruisingen, 1 lijn achter een symbool: bekijk'; calm when all is well."""
        return tr("Tekening klopt: {wat}", wat=self.short) if self.good else self.short

    @property
    def short(self) -> str:
        """The counts alone, for where there is little room."""
        parts = [ntr("{n} kruising", "{n} kruisingen", self.crossings)]
        if self.behind or not self.good:
            parts.append(ntr("{n} lijn achter een symbool", "{n} lijnen achter een symbool", self.behind))
        if self.others:
            parts.append(ntr("{n} andere plek", "{n} andere plekken", self.others))
        if self.notes:
            parts.append(ntr("{n} opmerking", "{n} opmerkingen", self.notes))
        told = ", ".join(parts)
        return tr("{gevonden}: bekijk", gevonden=told) if self.remarks else told


def judged(casus: Casus, laid: Layout) -> Judgement:
    """Measures a layout and puts what it finds in words; pure, so that it may run beside the window."""
    found = check(laid)
    couples = {couple.id: couple for couple in couples_of(casus).values()}
    words = _Words(casus, laid, couples)
    remarks = (
        *words.crossings(found, why=_why_crossing(laid, found)),
        *words.behind(found),
        *words.others(found),
        *words.notes(),
    )
    others = len(found.overlaps) + len(found.shared) + len(found.unread)
    ordered = tuple(sorted(remarks, key=lambda r: (r.area.y, r.area.x)))
    return Judgement(len(found.crossings), len(found.behind), others, len(laid.notes), ordered)


def must_cross(laid: Layout) -> bool:
    """Whether the pedigree of a layout has no plane drawing at all; False means: not certain."""
    import networkx

    graph = networkx.Graph()
    for line in laid.lines:
        graph.add_edges_from((f"union {line.union}", person) for person in line.of)
    plane, _ = networkx.check_planarity(graph)
    return not plane


def _why_crossing(laid: Layout, found: Findings) -> str:
    if not found.crossings:
        return ""
    if must_cross(laid):
        return tr("Deze familie kan niet zonder kruising zolang iedereen één keer op het papier staat.")
    return tr("Een tekening zonder deze kruising is niet gevonden.")


class _Words:
    """Puts findings of one layout in words."""

    def __init__(self, casus: Casus, laid: Layout, couples: Mapping[str, Couple]) -> None:
        self._casus, self._laid, self._couples = casus, laid, couples

    def crossings(self, found: Findings, *, why: str) -> Iterator[Remark]:
        for one, two, (x, y) in found.crossings:
            text = tr("De lijnen van {een} kruisen die van {twee}.", een=self._family(one), twee=self._family(two))
            area = Area(x - AROUND, y - AROUND, 2 * AROUND, 2 * AROUND)
            yield Remark(text, why, area, self._partners(one, two))

    def behind(self, found: Findings) -> Iterator[Remark]:
        for union, person in found.behind:
            text = tr("De lijn van {een} loopt achter {wie}.", een=self._family(union), wie=self._name(person))
            yield Remark(text, "", self._around([person]), (person,))

    def others(self, found: Findings) -> Iterator[Remark]:
        for one, two in found.overlaps:
            text = tr("{een} en {twee} staan over elkaar heen.", een=self._name(one), twee=self._name(two))
            yield Remark(text, "", self._around([one, two]), (one, two))
        for one, two in found.shared:
            text = tr("Lijnen van {een} en van {twee} liggen op elkaar.", een=self._family(one), twee=self._family(two))
            people = self._partners(one, two)
            yield Remark(text, "", self._around(people), people)
        for union in found.unread:
            people = self._partners(union)
            text = tr("De lijn van {een} is niet goed te volgen.", een=self._family(union))
            yield Remark(text, "", self._around(people), people)

    def notes(self) -> Iterator[Remark]:
        for note in self._laid.notes:
            if note.kind == "birth order":
                text = tr(
                    "De kinderen van {een} staan niet op volgorde van geboorte; de nummers geven de volgorde.",
                    een=self._family(note.union),
                )
                why = tr("Op volgorde zouden lijnen kruisen of partners uit elkaar staan.")
            else:
                names = tr(" en ").join(self._name(person) for person in note.persons)
                text = tr("{namen} staan niet op de rij die bij hen hoort.", namen=names)
                why = tr("De gegevens over {een} spreken elkaar tegen.", een=self._family(note.union))
            yield Remark(text, why, self._around(note.persons), note.persons)

    def _name(self, person: str) -> str:
        return called(self._casus.persons.get(person))  # type: ignore[call-overload]

    def _partners(self, *unions: str) -> tuple[str, ...]:
        return tuple(p for union in unions if union in self._couples for p in self._couples[union].partners)

    def _family(self, union: str) -> str:
        names = [self._name(person) for person in self._partners(union)]
        return tr(" en ").join(names) if names else tr("ouders die niemand kent")

    def _around(self, people: Iterable[str]) -> Area:
        return area_of(self._laid, [p for p in people if p in self._laid.persons])


def area_of(laid: Layout, people: Sequence[str]) -> Area:
    """The rectangle round the symbols of people."""
    places = [laid.persons[person] for person in people]
    if not places:
        return Area(laid.left, laid.top, laid.width, laid.height)
    left, top = min(p.x - p.w / 2 for p in places), min(p.y - p.h / 2 for p in places)
    right, bottom = max(p.x + p.w / 2 for p in places), max(p.label.y + p.label.h for p in places)
    return Area(left, top, right - left, bottom - top)
