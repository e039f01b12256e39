"""What else a recognised piece of the line may be: the readings that somebody can choose for it with the keyboard.

The first reading is the present one where it can be told; the last is always 'gewone tekst'. For example 'Jan' as one
of the persons of that name, 'schoolverzuim' as what happened or as the reason, 'winter 2013' as one of two winters.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import coarser, echo, finer, parse, to_dutch
from werkbank.model.entities import Person
from werkbank.model.kinds import Nature
from werkbank.model.sets import all_stones
from werkbank.model.stone_words import find_stone
from werkbank.model.vocabulary import EventKind, Unclear, vocabulary, words
from werkbank.timeline.labels import called
from werkbank.timeline.line_choices import Choice, meaning_of
from werkbank.timeline.line_marks import organisations
from werkbank.timeline.line_names import names_of
from werkbank.timeline.line_near import kind_called
from werkbank.timeline.line_words import Part, Piece
from werkbank.timeline.people import ordered

MOST = 14


class Reading(NamedTuple):
    """One thing that words may be."""

    label: str
    choice: Choice


def readings(piece: Piece, text: str, casus: Casus, *, today: date) -> tuple[Reading, ...]:
    """Everything that this piece of the line may be."""
    said = text[piece.start : piece.end].rstrip(",;.!")
    found = dict.fromkeys(_others(piece, said, casus, today=today))
    return (*list(found)[:MOST], Reading(tr("gewone tekst, in de titel"), Choice(said)))


def title_readings(title: str, casus: Casus) -> tuple[Reading, ...]:
    """What a title may be after all: a reason, a source, an organisation, somebody, something else that happened."""
    rows = [(Part.REASON, tr("reden")), (Part.SOURCE, tr("bron")), (Part.ORGANISATION, tr("organisatie"))]
    made = [Reading(f"{name}: {title}", Choice(title, part, title)) for part, name in rows]
    people = [
        Reading(tr("wie: {naam}", naam=_whole(casus.persons[id_])), Choice(title, Part.PERSON, id_))
        for id_ in ordered(casus)[: MOST - len(made)]
    ]
    return (*made, *people) if len(title.split()) <= 3 else tuple(made)  # a name has few words


def _others(piece: Piece, said: str, casus: Casus, *, today: date) -> Iterator[Reading]:
    match piece.part:
        case Part.PERSON:
            yield from (_of(said, Part.PERSON, id_, casus, _whole(casus.persons[id_])) for id_ in _people(said, casus))
        case Part.KIND | Part.REASON:
            yield from _kinds_and_reasons(said, casus)
        case Part.DATE:
            yield from _dates(said, today=today)
        case Part.ORGANISATION:
            yield from (_of(said, Part.ORGANISATION, name, casus) for name in organisations(casus))
        case Part.BOUWSTEEN:
            yield from (_of(said, Part.BOUWSTEEN, id_, casus) for id_ in _stones(said, casus))
        case Part.NATURE:
            yield from (_of(said, Part.NATURE, str(nature), casus) for nature in Nature)


def _of(said: str, part: Part, value: str, casus: Casus, label: str = "") -> Reading:
    choice = Choice(said, part, value)
    return Reading(label or meaning_of(choice, casus=casus), choice)


def _people(said: str, casus: Casus) -> list[EntityId]:
    """Those who are called so, then everybody in the order of the genogram."""
    named = names_of(casus).persons.get(words(said), ())
    return list(dict.fromkeys((*named, *ordered(casus))))


def _kinds_and_reasons(said: str, casus: Casus) -> Iterator[Reading]:
    table = vocabulary()
    own = kind_called(said)
    if own is not None:
        yield _of(said, Part.KIND, own.id, casus, tr("wat: {soort}", soort=own.label))
    if (reason := table.find_reason(said)) is not None or own is not None:
        text = reason.label.lower() if reason is not None else said
        yield Reading(tr("reden: {tekst}", tekst=text), Choice(said, Part.REASON, said))
    for kind in _akin(said, own):
        yield _of(said, Part.KIND, kind.id, casus, tr("wat: {soort}", soort=kind.label))


def _akin(said: str, own: EventKind | None) -> Iterator[EventKind]:
    """Kinds that share a word with it, then those of its lane."""
    table = vocabulary().event_kinds.values()
    mine = {word for word in (*words(said), *(words(own.label) if own else ())) if len(word) > 2}
    yield from (kind for kind in table if any(mine & set(words(text)) for text in kind.spellings()))
    yield from (kind for kind in table if own is not None and kind.lane == own.lane)


def _dates(said: str, *, today: date) -> Iterator[Reading]:
    """The two winters of 'winter 2013', and the same date coarser and finer."""
    claim = parse(said, today=today)
    texts = [said] if claim.is_known else []
    if claim.edtf.endswith("-24") and claim.lo is not None:
        year = claim.lo.year
        texts += [f"winter {year}/{(year + 1) % 100:02}", f"winter {year + 1}/{(year + 2) % 100:02}"]
    for other in (coarser(claim), finer(claim)) if claim.is_known else ():
        texts.append(to_dutch(other))
    for text in dict.fromkeys(texts):
        read = parse(text, today=today)
        if read.is_known:
            shown = echo(read).removeprefix(tr("begrepen als: {dagen}", dagen=""))
            yield Reading(f"{text} ({shown})", Choice(said, Part.DATE, text))


def _stones(said: str, casus: Casus) -> Iterator[str]:
    found = find_stone(casus, said)
    if isinstance(found, Unclear):
        yield from (option.id for option in found.options)
    yield from (stone.id for stone in all_stones(casus))


def _whole(person: Person) -> str:
    return f"{called(person)} {person.last_name}".strip() if person.first_name else called(person)
