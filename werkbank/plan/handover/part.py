"""A part of a handover: a title and a table, each row with where it comes from; and the words that rows are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, show_period
from werkbank.model.entities import Entity
from werkbank.model.kinds import Nature
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.wording import joined

NATURES = {Nature.FACT: mark("feit"), Nature.OPINION: mark("mening"), Nature.STORY: mark("eigen verhaal")}
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its table; ``widths`` are shares, the last column says the source."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...] = field(repr=False)
    intro: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is in this handover; that is said, because it may be somewhere else."""
        return not self.rows


def source_of(item: Entity, *, nature: bool = False) -> str:
    """Where an item comes from, with what kind of statement it is when asked: 'beschikking (feit)'."""
    source = item.source.strip() or unsaid()
    return f"{source} ({tr(NATURES[item.nature])})" if nature and item.nature in NATURES else source


def unsaid() -> str:
    """What stands for a source that is not there."""
    return tr("niet vermeld")


def people(casus: Casus, ids: Iterable[str]) -> str:
    """First names of whom something is about."""
    known = (casus.persons.get(EntityId(i)) for i in ids)
    return joined(called(person) for person in known if person)


def period(begin: VagueDate, *, end: VagueDate, running: bool = False) -> str:
    """From when to when; nothing when nothing is known."""
    known = begin.is_known or end.is_known or begin.as_typed or running
    return show_period(begin, end=end, running=running) if known else ""


def stay(begin: VagueDate, *, end: VagueDate, running: bool = False) -> str:
    """A period of something that lasts: without an end it says from when on, not that it was one moment."""
    lasted = period(begin, end=end, running=running)
    return tr("vanaf {dag}", dag=lasted) if begin.is_known and not end.is_known and not running else lasted


def shown(text: str) -> str:
    """A text, or that this handover does not hold it: never that it is not there or not agreed."""
    return text.strip() or tr("staat niet in deze overdracht")


def labelled(table: str, text: str) -> str:
    """The word of a list of the vocabulary that a text stands for, else the text."""
    row = getattr(vocabulary(), table).find(text) if text else None
    return row.label if row else text
