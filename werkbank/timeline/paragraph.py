"""Propose dated events from a piece of a report, sentence by sentence, all on this computer.

    found = propose(text, casus, today=today)
    found[0].sentence, found[0].fields["date"], found[0].asks      # as written, a claim, what needs a look

A sentence with two dates is cut where a second thing begins ('..., en in 2015 ...'). The whole sentence goes along as
the text of the event, so nothing is lost. Nothing is guessed: a sentence without a date of its own is placed beside the
event before it in words ('een maand na de OTS') or goes to 'Datum onbekend', and ``asks`` says so. A sentence in which
nothing is recognised is given too, with ``likely`` false.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import UNKNOWN, VagueDate, parse
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import vocabulary, words
from werkbank.timeline.labels import called
from werkbank.timeline.line_dates import find_date
from werkbank.timeline.line_names import names_of
from werkbank.timeline.line_words import Line, Part, Run, Word, line_of, words_of
from werkbank.timeline.paragraph_sentences import sentences
from werkbank.timeline.paragraph_words import beside, voice, yearless
from werkbank.timeline.quick_entry import OTHER, Proposal, understand

LEAST_SENTENCES = 2
SHORT, LONG = 60, 90  # letters of a title with and without a kind beside it
_SEAMS = words_of("en maar waarna daarna waarop vervolgens toen terwijl")
_LOOSE = words_of("in op de het een en maar toen daarna vervolgens dat er werd is was om te van")
_RAW = re.compile(r"\S+")
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence, or a clause of it, as an event that may be added."""

    sentence: str
    clause: str
    fields: dict[str, Any]
    asks: str = ""
    likely: bool = True


def is_report(text: str) -> bool:
    """Whether a text is more than one line of the quick entry: several sentences or several lines."""
    return len(sentences(text)) >= LEAST_SENTENCES


def propose(text: str, casus: Casus, *, today: date, progress: Progress | None = None) -> tuple[Found, ...]:
    """An event for every sentence; stops with what there is when ``progress`` says no."""
    found: list[Found] = []
    all_of_them = sentences(text)
    for number, sentence in enumerate(all_of_them):
        for clause in clauses(sentence, casus, today=today):
            found.append(_read(clause, sentence, casus, today=today, before=_last_event(found)))
        if progress is not None and not progress(number + 1, len(all_of_them)):
            break
    return tuple(found)


def clauses(sentence: str, casus: Casus, *, today: date) -> list[str]:
    """A sentence with two dates, cut at the word where the second thing begins."""
    line = line_of(sentence)
    names = names_of(casus).single()
    runs: list[Run] = []
    while len(runs) < 4 and (run := find_date(line, today=today, names=names, birth=None)):
        runs.append(run)
        line.taken.update(range(run.first, run.last))
    runs.sort()
    cuts = [cut for one, other in pairwise(runs) if (cut := _seam(sentence, line, one, other))]
    ends = [*(line.words[cut].start for cut in cuts), len(sentence)]
    starts = [0, *ends[:-1]]
    return [sentence[a:b].strip(" ,;") for a, b in zip(starts, ends, strict=True)]


def _seam(sentence: str, line: Line, one: Run, other: Run) -> int:
    """The number of the word at which the second thing begins; 0 when both dates belong to one thing."""
    for number in range(other.first, one.last, -1):
        word = line.words[number]
        ends = sentence[line.words[number - 1].end : word.start].strip()
        if number < other.first + 1 and word.folded in _SEAMS and number - one.last >= 2:
            return number
        if ends in {",", ";"} and number - one.last >= 2:  # 'in 2013, 2014' is one thing
            return number
    return 0


def _read(clause: str, sentence: str, casus: Casus, *, today: date, before: Found | None) -> Found:
    read = understand(clause, casus, today=today)
    said = voice(sentence)
    read, asks = _dated(read, clause, before, casus, today=today)
    fields = {**read.fields(), "text": sentence if sentence != clause or len(clause) > SHORT else "", "reason": ""}
    fields["reason"] = read.reason
    fields["title"] = _title(clause, read)
    if said is not None and read.nature is Nature.FACT:
        fields["nature"], fields["source"] = said.nature, read.source or said.by
        fields["persons"] = _without_speaker(read, said.by, casus, today=today)
    likely = read.date.is_known or bool(read.date.as_typed) or read.end.is_known or read.kind != OTHER
    return Found(sentence, clause, fields, asks, likely)


def _dated(read: Proposal, clause: str, before: Found | None, casus: Casus, *, today: date) -> tuple[Proposal, str]:
    """The date, or what stands in its place, with what to ask."""
    if read.date.is_known or read.end.is_known:
        doubts = [piece.doubt for piece in read.pieces if piece.doubt and piece.part in {Part.DATE, Part.PERSON}]
        return read, "; ".join(dict.fromkeys(doubts))
    if read.date.ordering:
        return read, tr("staat naast een andere gebeurtenis")
    if bare := yearless(clause):
        return replace(read, date=_kept(bare, today=today)), tr("welk jaar? komt bij 'Datum onbekend'")
    placed = beside(clause)
    if placed is None:
        return read, tr("zonder datum")
    anchor = anchor_of(before, casus) if before is not None else ""
    claim = parse(f"{placed.relation} {anchor}", today=today) if anchor else UNKNOWN
    if claim.ordering:
        return replace(read, date=claim), tr("'{woorden}': klopt deze volgorde?", woorden=placed.said)
    return replace(read, date=_kept(placed.said, today=today)), tr("'{woorden}': na wat?", woorden=placed.said)


def _kept(text: str, *, today: date) -> VagueDate:
    """Words that tell no date, kept as they are."""
    claim = parse(text, today=today)
    if not claim.is_known:
        return claim
    return VagueDate(as_typed=text, reason=tr("Het jaar staat er niet bij."))


def anchor_of(found: Found, casus: Casus) -> str:
    """How another event calls this one: 'OTS van Lot', else the first words of its title."""
    kind = found.fields["kind"]
    if kind != OTHER:
        row = vocabulary().event_kinds.get(kind)
        name = (row.abbreviation or row.label) if row is not None else kind
        people = [called(casus.persons[id_]) for id_ in found.fields["persons"] if id_ in casus.persons]
        return tr("{wat} van {wie}", wat=name, wie=people[0]) if len(people) == 1 else name
    first = " ".join(found.fields["title"].split()[:6]).rstrip("…,.;")
    return first if first[:1].isalpha() else tr("wat daarvoor staat")


def _last_event(found: list[Found]) -> Found | None:
    return next((one for one in reversed(found) if one.likely), None)


def _without_speaker(read: Proposal, by: str, casus: Casus, *, today: date) -> tuple[str, ...]:
    """Who only tells it is the source; it did not happen to them, unless nobody else is named."""
    speakers = understand(by, casus, today=today).persons if by else ()
    others = tuple(id_ for id_ in read.persons if id_ not in speakers)
    return others or read.persons


def _title(clause: str, read: Proposal) -> str:
    """The clause without its date; short beside a kind, because the whole sentence is the text."""
    spans = [(p.start, p.end) for p in read.pieces if p.part in {Part.DATE, Part.END, Part.RUNNING}]
    kept = [word for word in line_of(clause).words if not any(a <= word.start < b for a, b in spans)]
    while spans and kept and kept[0].folded in {"in", "op", "en", "maar", "sinds", "vanaf", "rond"}:
        kept = kept[1:]
    kept = _turned(kept, clause, read)
    said = " ".join(found[0] for word in kept if (found := _RAW.match(clause, word.start))).strip(" ,;.")
    if all(word in _LOOSE for word in words(said)):
        return ""
    said = said[:1].upper() + said[1:]
    if len(said) <= (LONG if read.kind == OTHER else SHORT):
        return said
    return "" if read.kind != OTHER else said[:LONG].rsplit(maxsplit=1)[0] + "…"


def _turned(kept: list[Word], clause: str, read: Proposal) -> list[Word]:
    """'Werd Sem onder toezicht gesteld', of which the date in front is gone, as 'Sem werd ...'."""
    if len(kept) < 2 or not clause[: kept[0].start].strip():
        return kept
    who = next((p for p in read.pieces if p.part is Part.PERSON and p.start == kept[1].start), None)
    if who is None:
        return kept
    subject = [word for word in kept[1:] if word.start < who.end]
    return [*subject, kept[0], *kept[1 + len(subject) :]]
