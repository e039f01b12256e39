"""Hints for a text that somebody is typing: long sentences, the passive, hard words, abbreviations.

A passive is a form of 'worden' with a past participle in the same sentence. Participles on -en look like plurals and
infinitives, so only well-known ones count: a hint that is missed costs less than one that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from werkbank.i18n import tr
from werkbank.i18n.resources import resource
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.plain.sentences import Span, own_words, sentences, words
from werkbank.plan.plain.wordlist import Wordlist, shipped_wordlist

LONGEST = 15
"""Words in a sentence that still reads well at B1."""

_BECOME = frozenset({"wordt", "worden", "werd", "werden", "geworden"})
_WEAK = re.compile(r"(?:(?:aan|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|weg)?ge|be|ver|ont|her)\w{2,}[dt]")


class HintKind(StrEnum):
    """What a hint is about."""

    LONG = "lang"
    PASSIVE = "lijdend"
    WORD = "woord"
    ABBREVIATION = "afkorting"


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in a text (``text[start:end]``), what may be hard there, and words to put there instead."""

    start: int
    end: int
    kind: HintKind
    text: str
    easier: tuple[str, ...] = ()


def hints_in(text: str, *, wordlist: Wordlist | None = None) -> tuple[Hint, ...]:
    """Return the hints for a text, in the order of the text; none within a quotation."""
    quoted = own_words(text)
    hard = wordlist or shipped_wordlist()
    found = [hint for sentence in sentences(text) for hint in _in_sentence(sentence, quoted, hard)]
    return tuple(sorted(found, key=lambda h: (h.start, -h.end, h.kind)))


def _in_sentence(sentence: Span, quoted: tuple[tuple[int, int], ...], hard: Wordlist) -> Iterator[Hint]:
    said = tuple(w for w in words(sentence.text, start=sentence.start) if not _within(w, quoted))
    if len(said) > LONGEST:
        text = tr("Deze zin heeft {n} woorden. Maak er twee zinnen van.", n=len(said))
        yield Hint(sentence.start, sentence.end, HintKind.LONG, text)
    yield from _passive(said)
    for start, end, row in hard.find(said):
        text = tr("Moeilijk woord. Makkelijker: {woorden}.", woorden=tr(" of ").join(row.easier))
        yield Hint(start, end, HintKind.WORD, text, row.easier)
    yield from _abbreviations(said)


def _passive(said: tuple[Span, ...]) -> Iterator[Hint]:
    become = next((w for w in said if w.text.lower() in _BECOME), None)
    done = next((w for w in said if _is_participle(w.text.lower())), None)
    if become and done:
        first, last = sorted((become, done))
        yield Hint(first.start, last.end, HintKind.PASSIVE, tr("Wie doet dit? Zeg het met die persoon vooraan."))


def _is_participle(word: str) -> bool:
    regular = _WEAK.fullmatch(word) is not None and word not in _words("no-participles.txt")
    return regular or word in _words("participles.txt")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(resource("plain", name).read_text(encoding="utf-8").split())


def _abbreviations(said: tuple[Span, ...]) -> Iterator[Hint]:
    for word in said:
        if len(word.text) < 2 or not word.text[:2].isupper():
            continue
        known = vocabulary().find_abbreviation(word.text)
        if known and known.expansion:
            text = tr("Afkorting. Schrijf: {uitleg}.", uitleg=known.expansion)
            yield Hint(word.start, word.end, HintKind.ABBREVIATION, text, (known.expansion,))
        elif word.text.isupper():
            text = tr("Is dit een afkorting? Schrijf dan voluit wat het betekent.")
            yield Hint(word.start, word.end, HintKind.ABBREVIATION, text)


def _within(word: Span, quoted: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= word.start < end for start, end in quoted)
