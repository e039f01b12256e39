"""What can be printed: its name, the papers it fits on, and what must be known before it can be made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from werkbank.i18n import mark
from werkbank.paper.plan_look import LOOKS


class Paper(StrEnum):
    """The products."""

    PLAN = "gezinsplan"
    MDO = "mdo"
    HANDOVER = "overdracht"
    POSTER = "wandplaat"
    GENOGRAM = "genogram"
    TIMELINE = "tijdlijn"
    MINUTES = "verslag"


class Whom(StrEnum):
    """What must be chosen before a product can be made."""

    READER = "reader"  # somebody for whom a plan can be made
    TEAM_OR_READER = "team-or-reader"  # the team unless somebody else is chosen
    RECEIVER = "receiver"  # an organisation by name
    TEAM = "team"  # only ever for the team
    SESSION = "session"


PAPER_TITLES = {
    "A4": mark("A4"),
    "A3": mark("A3"),
    "A2": mark("A2"),
    "A1": mark("A1"),
    "A4-tiled": mark("meer A4-bladen, aan elkaar te plakken"),
    **{look.id: look.title for look in LOOKS},
}


@dataclass(frozen=True, slots=True)
class Product:
    """One product; ``papers`` (of a plan its forms) with the usual one first."""

    id: Paper
    title: str  # marked, tr() it when shown
    whom: Whom
    papers: tuple[str, ...] = ("A4",)

    @property
    def file_name(self) -> str:
        """A proposal without the name of anybody: file names lie outside the safe."""
        return f"{self.id}.pdf"


PRODUCTS = (
    Product(Paper.PLAN, mark("Gezinsplan"), Whom.READER, tuple(look.id for look in LOOKS)),
    Product(Paper.MDO, mark("MDO-blad"), Whom.TEAM, ("A4", "A3")),
    Product(Paper.HANDOVER, mark("Overdracht"), Whom.RECEIVER),
    Product(Paper.POSTER, mark("Wandplaat: genogram en tijdlijn"), Whom.TEAM_OR_READER, ("A3", "A2", "A1", "A4-tiled")),
    Product(Paper.GENOGRAM, mark("Genogram"), Whom.TEAM_OR_READER, ("A4", "A3", "A2", "A1", "A4-tiled")),
    Product(Paper.TIMELINE, mark("Tijdlijn"), Whom.TEAM_OR_READER, ("A3", "A4", "A2", "A1", "A4-tiled")),
    Product(Paper.MINUTES, mark("Verslag van een sessie"), Whom.SESSION),
)


def product_named(paper: Paper) -> Product:
    """The product with this id."""
    return next(product for product in PRODUCTS if product.id is paper)
