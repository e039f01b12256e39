"""Facts, opinions and the family's own story side by side: what was said, by whom, and who sees it otherwise.

Facts are statements of fact, and the events on which decisions rest. Newest first in each column, worries before
exceptions, strengths and wishes. An own statement belongs to the family's story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Event, Utterance
from werkbank.model.kinds import Nature, UtteranceKind
from werkbank.plan.mdo_choice import name_of, when_of
from werkbank.plan.names import said_name
from werkbank.plan.wording import when

ORDER = (UtteranceKind.WORRY, UtteranceKind.EXCEPTION, UtteranceKind.STRENGTH, UtteranceKind.WISH)


@dataclass(frozen=True, slots=True, repr=False)
class MdoSaid:
    """One statement: the words, who said it when (or the source), and who sees it otherwise."""

    text: str
    by: str
    differently: str = ""


def said_of(casus: Casus) -> dict[str, tuple[MdoSaid, ...]]:
    """The three columns by the names of ``MdoSheet``."""
    return {
        "facts": (*_uttered(casus, Nature.FACT), *_ground(casus)),
        "opinions": (*_uttered(casus, Nature.OPINION), *_told(casus, Nature.OPINION)),
        "own_story": (*_uttered(casus, Nature.STORY), *_stated(casus), *_told(casus, Nature.STORY)),
    }


def _uttered(casus: Casus, nature: Nature) -> Iterator[MdoSaid]:
    for kind in ORDER:
        fits = (u for u in casus.utterances.values() if u.kind is kind and u.nature is nature and u.text.strip())
        for one in sorted(fits, key=lambda u: u.on.sort_key(), reverse=True):
            yield MdoSaid(one.text.strip(), _by(casus, one), one.seen_differently.strip())


def _by(casus: Casus, one: Utterance) -> str:
    return _line(said_name(casus, one.by), one.on, one.source if one.nature is Nature.FACT else "")


def _line(who: str, on: VagueDate, source: str) -> str:
    return ", ".join(part for part in (who, when(on), source.strip()) if part)


def _ground(casus: Casus) -> Iterator[MdoSaid]:
    """The events on which decisions rest, newest decision first."""
    newest = sorted(casus.decisions.values(), key=lambda decision: decision.on.sort_key(), reverse=True)
    ids = dict.fromkeys(i for decision in newest for i in decision.facts if i in casus.events)
    yield from _events(casus.events[i] for i in ids if casus.events[i].nature is Nature.FACT)


def _told(casus: Casus, nature: Nature) -> Iterator[MdoSaid]:
    fits = (event for event in casus.events.values() if event.nature is nature)
    yield from _events(sorted(fits, key=lambda event: event.date.sort_key(), reverse=True))


def _events(events: Iterable[Event]) -> Iterator[MdoSaid]:
    for event in events:
        yield MdoSaid(tr("{wanneer}: {wat}", wanneer=when_of(event), wat=name_of(event)), event.source.strip())


def _stated(casus: Casus) -> Iterator[MdoSaid]:
    for one in casus.own_statements.values():
        if one.text.strip():
            yield MdoSaid(one.text.strip(), _line(said_name(casus, one.by), one.on, tr("eigen verklaring")))
