"""The family plan for one reader, as data: what the print, the preview and the window all show.

    document = plan_for(casus, reader_named(casus, "moeder", today=today), today=today)
    document.blocks[0], document.open_points

Everything comes from the projected casus (``projection.py``), which goes along for the two pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.plan.about import about_block, evaluation_of
from werkbank.plan.access import MINORS, ONLY_NAMED, Block
from werkbank.plan.aims import ready_block, steps_block
from werkbank.plan.blocks import AboutBlock, Cover, PlanBlock, ReadyBlock, WrongBlock
from werkbank.plan.children import want_block
from werkbank.plan.eighteen import eighteen_block
from werkbank.plan.main_facts import main_facts_block
from werkbank.plan.open_points import open_points
from werkbank.plan.photos import Photos, no_photos
from werkbank.plan.projection import project
from werkbank.plan.reader import Reader
from werkbank.plan.safety import safety_block, scale_block, stuck_block, wrong_block
from werkbank.plan.story import pattern_block, story_block, worries_block
from werkbank.plan.who import family_of, fixed_contact, good_block, who_block
from werkbank.plan.wording import joined

TITLES = {
    Block.MAIN_FACTS: mark("Hoofdzaken over uw kind"),
    Block.WHO: mark("Wie zijn wij"),
    Block.STORY: mark("Ons verhaal op een rij"),
    Block.GOOD: mark("Wat gaat goed en wie helpt"),
    Block.WORRIES: mark("Waar maken we ons zorgen over"),
    Block.PATTERN: mark("Ons patroon"),
    Block.READY: mark("Zo ziet het eruit als het klaar is"),
    Block.SAFETY: mark("Veiligheid nu"),
    Block.SCALE: mark("Hoe veilig is het nu voor de kinderen?"),
    Block.STEPS: mark("Onze stappen"),
    Block.WRONG: mark("Als het thuis weer misgaat"),
    Block.STUCK: mark("Als wij als hulpverleners er niet uitkomen"),
    Block.WANT: mark("Wat ik wil"),
    Block.EIGHTEEN: mark("Als ik 18 word"),
    Block.ABOUT: mark("Afspraken over dit plan"),
}


@dataclass(frozen=True, slots=True, repr=False)
class PlanDocument:
    """A whole plan; ``casus`` is what the reader may see of it."""

    reader: Reader
    day: date
    cover: Cover
    blocks: tuple[PlanBlock, ...]
    open_points: tuple[str, ...]
    casus: Casus
    version: int = 0  # of a version that was kept; 0 when it is made from what stands there now

    def block(self, kind: Block) -> PlanBlock | None:
        """A block by its number, or None when it is left out."""
        return next((block for block in self.blocks if block.kind == kind), None)


def plan_for(casus: Casus, reader: Reader, *, today: date, photos: Photos = no_photos) -> PlanDocument:
    """The plan of a casus as this reader gets it today; ``photos`` gives the pictures that it may show."""
    seen = project(casus, reader, today=today)
    blocks = tuple(block for block in _blocks(seen, reader, today=today, photos=photos) if block.kind in reader.blocks)
    partly = reader.kind in ONLY_NAMED | MINORS
    return PlanDocument(
        reader=reader,
        day=today,
        cover=_cover(seen, reader, blocks, today=today),
        blocks=blocks,
        open_points=() if partly else open_points(seen, today=today),
        casus=seen,
    )


def says_nothing(document: PlanDocument) -> bool:
    """Whether there is nothing in the casus that this reader may see, but what stands in every plan."""
    about = document.block(Block.ABOUT)
    said = isinstance(about, AboutBlock) and bool(about.agreements or about.statements)
    return not said and all(block.kind is Block.ABOUT for block in document.blocks)


def nothing_for(reader: Reader) -> str:
    """What to tell whoever gets a plan without anything in it, and how that comes."""
    return tr(
        "In dit plan staat nu niets dat voor {naam} is: niets noemt {naam}, of niets is met {naam} gedeeld.",
        naam=reader.name,
    )


def _blocks(casus: Casus, reader: Reader, *, today: date, photos: Photos) -> Iterator[PlanBlock]:
    made: tuple[PlanBlock | None, ...] = (
        main_facts_block(casus, reader, today=today),
        who_block(casus, today=today),
        story_block(casus),
        good_block(casus, today=today),
        worries_block(casus),
        pattern_block(casus),
        ready_block(casus),
        safety_block(casus),
        scale_block(casus),
        steps_block(casus),
        wrong_block(casus),
        stuck_block(casus),
        want_block(casus, today=today, photos=photos),
        eighteen_block(casus, today=today),
        about_block(casus, reader, today=today),
    )
    yield from (block for block in made if block)


def _cover(casus: Casus, reader: Reader, blocks: tuple[PlanBlock, ...], *, today: date) -> Cover:
    family = [] if Block.WHO not in reader.blocks else family_of(casus, today=today)
    ready = next((block for block in blocks if isinstance(block, ReadyBlock)), None)
    wrong = next((block for block in blocks if isinstance(block, WrongBlock)), None)
    return Cover(
        title=tr("Ons plan"),
        family=joined(person.first_name or person.alias for person in family),
        reader=reader.name,
        vision=ready.family if ready else (),
        contact=fixed_contact(casus, today=today),
        evaluation=evaluation_of(casus),
        call=wrong.actions if wrong else (),
    )
