"""Block 11: a page of each child, in its own words; for a baby or toddler what it would say."""

from __future__ import annotations

from datetime import date

from werkbank.drawing.photos import Photo, photo_kept
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.children import ChildPage
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.rules import called
from werkbank.plan.blocks import ChildText, WantBlock
from werkbank.plan.custody import is_child, youngest_age
from werkbank.plan.names import said_name
from werkbank.plan.photos import Photos
from werkbank.plan.wording import by_age

SPEAKS_FROM = 4
"""Own: before this age others say what the child would say."""


def want_block(casus: Casus, *, today: date, photos: Photos) -> WantBlock | None:
    """The pages that this casus holds, the oldest child first."""
    pages = {page.person: page for page in casus.child_pages.values()}
    found = [page_of(pages[child.id], child, casus, today=today, photos=photos) for child in _whose(casus, pages)]
    told = tuple(page for page in found if any((page.worries, page.joys, page.dreams, page.has_drawing)))
    return WantBlock(told) if told else None


def page_of(page: ChildPage, child: Person, casus: Casus, *, today: date, photos: Photos) -> ChildText:
    """One page, its drawing loaded."""
    name = called(child)
    told_with = said_name(casus, page.told_with)
    return ChildText(
        name=name,
        spoken_for=is_spoken_for(child, today=today),
        worries=page.worries.strip(),
        joys=page.joys.strip(),
        dreams=page.dreams.strip(),
        told_with=told_with,
        has_drawing=bool(page.drawing),
        photo=_photo(page, photos),
        photo_alt=photo_alt(page, name),
    )


def is_spoken_for(child: Person, *, today: date) -> bool:
    """Whether others say what a child would say: it is certainly still too young."""
    age = youngest_age(child, today=today)
    return age is not None and age < SPEAKS_FROM and is_child(child, today=today)


def photo_alt(page: ChildPage, name: str) -> str:
    """A drawing in words."""
    if page.drawing_about.strip():
        return tr("Tekening van {naam}: {wat}", naam=name, wat=page.drawing_about.strip())
    return tr("Tekening van {naam}.", naam=name)


def _whose(casus: Casus, pages: dict[EntityId, ChildPage]) -> list[Person]:
    return by_age(person for person in casus.persons.values() if person.id in pages)


def _photo(page: ChildPage, photos: Photos) -> Photo | None:
    data = photos(page.drawing) if page.drawing else b""
    return photo_kept(data) if data else None
