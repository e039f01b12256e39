"""What is drawn of the casus: which part, where everybody stands, and the ink; each kept until it is out of date."""

from __future__ import annotations

from collections.abc import Callable, Collection

from werkbank.genogram.family_view import shown_in
from werkbank.genogram.focus import middle_of, near
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.ink import Ink
from werkbank.genogram.layers import EVERYDAY, Layers
from werkbank.genogram.layout import Layout
from werkbank.genogram.part import part_of
from werkbank.genogram.pedigree import Pedigree
from werkbank.genogram.picture import ink_of, layout_of
from werkbank.genogram.symbols import Look
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.desk import Desk

PEDIGREE = {Kind.PERSON, Kind.PARTNERSHIP, Kind.PARENTAGE, Kind.TWINS}
LAYERED = {Kind.BOND, Kind.RESIDENCE, Kind.HOUSEHOLD, Kind.INVOLVEMENT, Kind.SUPPORT}
INKED = {*PEDIGREE, *LAYERED, Kind.CONDITION, Kind.EVENT}
MOST_PERSONS = 400  # a larger family is drawn in parts


class DrawnFamily:
    """The part of the family that is on the paper."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._middle: EntityId | None = None  # around whom a very large family is drawn
        self._part: Casus | None = None
        self._layout: Layout | None = None
        self._ink: Ink | None = None
        self._asked: Pedigree | None = None
        self.chosen: Callable[[Casus], Collection[EntityId]] | None = None  # who is drawn of the casus; all when None
        self.reveal: Callable[[EntityId], bool] = lambda _person: False  # let somebody be chosen who is not
        self.layers = EVERYDAY
        self.look = Look(desk.session.as_of, family=False)  # its day does not count: ink knows every day

    @property
    def part(self) -> Casus | None:
        """The persons on the paper with all that is known of them, once drawn."""
        return self._part

    @property
    def layout(self) -> Layout | None:
        """Where everybody stands, once drawn."""
        return self._layout

    @property
    def told(self) -> str:
        """What to say when not everybody is drawn."""
        whole = self._desk.casus
        if self._part is None or self._middle is None or len(whole.persons) == len(self._part.persons):
            return ""
        return tr(
            "{n} van {alle} personen, rond {wie}. Zoek iemand met Ctrl+F om daar te kijken.",
            n=len(self._part.persons),
            alle=len(whole.persons),
            wie=called(whole.persons.get(self._middle)) if self._middle else "",
        )

    def outdate(self, *, places: bool) -> None:
        """The casus changed: other ink at least, and when ``places`` maybe other places."""
        self._ink = self._part = None
        if places:
            self._layout = None

    def see(self, look: Look) -> None:
        """Draw in this look from now on."""
        if look != self.look:
            if look.large != self.look.large or look.forms != self.look.forms:
                self._layout = None
            self.look, self._ink, self._part = look, None, None

    def see_layers(self, layers: Layers) -> None:
        """Draw these layers from now on."""
        self.layers, self._ink = layers, None

    def ink(self, casus: Casus) -> Ink:
        """Everything to draw, laid out when that has to be done again."""
        if self._part is None:
            self._part = shown_in(self._part_of(casus), self.look)
            asked = pedigree_of(self._part, look=self.look)
            if asked != self._asked:  # a badge or a date may ask for more room under a symbol
                self._asked, self._layout = asked, None
        if self._layout is None:
            self._layout = layout_of(self._part, look=self.look)
        if self._ink is None:
            self._ink = ink_of(self._part, self._layout, look=self.look, layers=self.layers)
        return self._ink

    def look_around(self, person: EntityId) -> bool:
        """Draw the part around somebody who is not on the paper; False when they are."""
        if self._part is None or person in self._part.persons:
            return False
        if not self.reveal(person):
            self._middle = person
        self.outdate(places=True)
        return True

    def _part_of(self, whole: Casus) -> Casus:
        kept = part_of(whole, shown=self.chosen(whole)).casus if self.chosen is not None else whole
        if len(kept.persons) <= MOST_PERSONS:
            return kept
        if self._middle not in kept.persons:
            self._middle = middle_of(kept)
        return near(kept, around=self._middle)
