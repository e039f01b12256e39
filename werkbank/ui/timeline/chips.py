"""The words of a filter: one chip for each value, so that each can be taken out on its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import say_day
from werkbank.model.kinds import Nature
from werkbank.model.sets import label_of
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.labels import called
from werkbank.timeline.sifting import HELP, Sieve, Stretch

NATURE_WORDS = {Nature.FACT: mark("feit"), Nature.OPINION: mark("mening"), Nature.STORY: mark("eigen verhaal")}


class Chip(NamedTuple):
    """One value of a filter in words, and the filter without it."""

    text: str
    without: Sieve


def chips_of(sieve: Sieve, *, casus: Casus) -> Iterator[Chip]:
    """All values of a filter, in a fixed order."""
    for condition in ("persons", "lanes", "kinds", "organisations", "bouwstenen", "domains", "patterns", "natures"):
        for value in sorted(getattr(sieve, condition)):
            yield Chip(word_of(condition, value, casus=casus), sieve.toggled(condition, value))
    if sieve.new:
        yield Chip(tr("nieuw sinds vorige sessie"), sieve.but(new=False))
    if sieve.text:
        yield Chip(tr("tekst: {tekst}", tekst=sieve.text), sieve.but(text=""))
    if sieve.stretch is not None:
        yield Chip(stretch_words(sieve.stretch), sieve.but(stretch=None))


def word_of(condition: str, value: str, *, casus: Casus) -> str:
    """What people call a value of a condition."""
    words = vocabulary()
    match condition:
        case "persons":
            return called(casus.persons.get(EntityId(value)))
        case "lanes":
            return words.lanes.label(value)
        case "kinds":
            return words.event_kinds.label(value)
        case "bouwstenen":
            return label_of(casus, value)
        case "domains":
            return words.life_domains.label(value)
        case "patterns":
            pattern = casus.patterns.get(EntityId(value))
            return pattern.name if pattern and pattern.name else tr("patroon zonder naam")
        case "natures":
            return tr(NATURE_WORDS[Nature(value)]) if value in set(Nature) else value
    return value or tr("zonder organisatie")


def stretch_words(stretch: Stretch) -> str:
    """A stretch of the help curve in words."""
    first, last = date.fromordinal(stretch.first), date.fromordinal(max(stretch.first, stretch.last - 1))
    if stretch.what == HELP:
        return tr("hulp tussen {begin} en {eind}", begin=say_day(first), eind=say_day(last))
    return tr("meldingen in kwartaal {n} van {jaar}", n=(first.month + 2) // 3, jaar=str(first.year))
