"""What is drawn of the casus: which part, where everybody stands, and the ink; each kept until it is out of date."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from werkbank.genogram.badges import marking
from werkbank.genogram.family_view import shown_in
from werkbank.genogram.focus import middle_of, nearest, with_relatives
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.ink import Ink
from werkbank.genogram.layers import EVERYDAY, Layers
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look
from werkbank.genogram.part import part_of
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.drafting import Draft, Drawn, places_of

PEDIGREE = {Kind.PERSON, Kind.PARTNERSHIP, Kind.PARENTAGE, Kind.TWINS}
LAYERED = {Kind.BOND, Kind.RESIDENCE, Kind.HOUSEHOLD, Kind.INVOLVEMENT, Kind.SUPPORT}
INKED = {*PEDIGREE, *LAYERED, Kind.CONDITION, Kind.EVENT}
CUT = {Kind.PERSON, Kind.TWINS}  # of which a part of the family may hold less
MOST_PERSONS = 600  # a larger family is drawn in parts


class DrawnFamily:
    """The part of the family that is on the paper, and what is to come there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._middle: EntityId | None = None  # around whom a very large family is drawn
        self._near: frozenset[EntityId] | None = None  # who is drawn of it
        self._whole: Casus | None = None  # of which that is a part
        self._newest: Casus | None = None  # the part that was last asked for, drawn or on its way
        self._drawn: Drawn | None = None
        self._outdated = True
        self.hidden: Mapping[EntityId, int] = {}  # in a focus view: who has relatives out of the picture, how many
        self.chosen: Callable[[Casus], Collection[EntityId]] | None = None  # who is drawn of the casus; all when None
        self.reveal: Callable[[EntityId], bool] = lambda _person: False  # let somebody be chosen who is not
        self.layers = EVERYDAY
        self.look = Look(desk.session.as_of, family=False)  # its day does not count: ink knows every day

    @property
    def part(self) -> Casus | None:
        """The persons on the paper with all that is known of them, once drawn."""
        return self._drawn.draft.part if self._drawn is not None else None

    @property
    def layout(self) -> Layout | None:
        """Where everybody stands, once drawn."""
        return self._drawn.layout if self._drawn is not None else None

    @property
    def middle(self) -> EntityId | None:
        """Around whom a very large family is drawn; None when everybody is."""
        return self._middle if self._near is not None else None

    @property
    def told(self) -> str:
        """What to say when not everybody is drawn."""
        whole, part = self._desk.casus, self.part
        if part is None or self.middle is None:
            return ""
        return tr(
            "{n} van {alle} personen, rond {wie}. M zet wie gekozen is in het midden.",
            n=len(part.persons),
            alle=len(whole.persons),
            wie=called(whole.persons.get(self.middle)),
        )

    def outdate(self, *, places: bool = True) -> None:
        """The casus changed. Places are worked out again only when what decides them is different."""
        del places
        self._outdated = True

    def keeps(self, casus: Casus) -> bool:
        """Whether the picture on the paper is right for this casus too: then it stays, and what is known goes along."""
        if self._drawn is None or self._whole is None or self._outdated or self.part is not self._newest:
            return False
        if not alike(self._whole, casus):
            return False
        draft, self._whole = self._drawn.draft, casus
        part = Casus({kind: (draft.part if kind in CUT else casus).table(kind) for kind in casus.tables})
        self._newest = part
        self._drawn = replace(self._drawn, draft=replace(draft, part=part))
        return True

    def see(self, look: Look) -> None:
        """Draw in this look from now on."""
        if look != self.look:
            self.look, self._outdated = look, True

    def see_layers(self, layers: Layers) -> None:
        """Draw these layers from now on."""
        self.layers, self._outdated = layers, True

    def draft(self, casus: Casus) -> Draft | None:
        """What is to be drawn now; None when the picture on the paper is still right."""
        if not self._outdated:
            return None
        self._whole = casus
        part = self._newest = shown_in(self._part_of(casus), self.look)
        places = places_of(part, pedigree=pedigree_of(part, look=self.look))
        held = self._drawn.layout if self._drawn is not None and self._drawn.draft.places == places else None
        self._outdated = False
        ink = self._drawn.ink if self._drawn is not None else None
        return Draft(part, places, self.look, self.layers, held, ink, self._desk.session.as_of)

    def accept(self, drawn: Drawn) -> None:
        """This is on the paper from now on."""
        self._drawn = drawn

    def ink(self, casus: Casus) -> Ink:
        """The ink of what is on the paper; worked out when nothing is."""
        if self._drawn is None and (draft := self.draft(casus)) is not None:
            self.accept(draft.run())
        return self._drawn.ink if self._drawn is not None else Ink(())

    def look_around(self, person: EntityId) -> bool:
        """Draw the part around somebody who is not on the paper; False when they are."""
        if self._newest is None or person in self._newest.persons:
            return False
        if self.reveal(person):
            self._outdated = True
        else:
            self.centre(person)
        return True

    def centre(self, person: EntityId) -> None:
        """Draw a very large family around somebody."""
        self._middle, self._near, self._outdated = person, None, True

    def bring(self, person: EntityId) -> None:
        """Draw the parents, children and partners of somebody too."""
        if self._near is not None:
            self._near = with_relatives(self._desk.casus, shown=self._near, of=person)
            self._outdated = True

    def _part_of(self, whole: Casus) -> Casus:
        kept = part_of(whole, shown=self.chosen(whole)).casus if self.chosen is not None else whole
        self.hidden = {}
        if len(kept.persons) <= MOST_PERSONS:
            self._near = None
            return kept
        if self._middle not in kept.persons:
            self._middle, self._near = middle_of(kept), None
        if self._near is None and self._middle is not None:
            self._near = nearest(kept, around=self._middle)
        part = part_of(kept, shown=self._near or ())
        self.hidden = part.hidden
        return part.casus


def alike(one: Casus, other: Casus) -> bool:
    """Whether two casus draw the same family, with the same badges: most events are not in the picture."""
    if any(one.tables.get(kind) != other.tables.get(kind) for kind in INKED - {Kind.EVENT}):
        return False
    return list(marking(one)) == list(marking(other))
