"""Find who says it and what sort of statement it is: 'bron: beschikking', '!m', '(mening)', 'volgens moeder'.

``!f``, ``!m`` and ``!v`` are the letters of the timeline for feit, mening and verhaal. After 'bron' all that follows is
the source, up to a comma, a mark, something that was recognised before, or the name of somebody ('bron: beschikking OTS
Lot'), unless the name belongs to it ('bron: gesprek met moeder'). What is 'volgens' somebody is an opinion of theirs.
"""

from __future__ import annotations

from collections.abc import Collection

from werkbank.i18n import mark, tr
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import fold
from werkbank.timeline.line_words import Line, Part, Run, words_of

NATURE_NAMES = {Nature.FACT: mark("feit"), Nature.OPINION: mark("mening"), Nature.STORY: mark("eigen verhaal")}
_LETTERS = {"f": Nature.FACT, "m": Nature.OPINION, "v": Nature.STORY}
_WORDS = {"feit": Nature.FACT, "mening": Nature.OPINION, "verhaal": Nature.STORY}
_SIGNS = ("!", "(", "[")
_WITH = words_of("met van door aan over bij en de het een")
_STOPS = ("@", "#", "!")
_MOST = 8  # words of a source


def find_nature(line: Line) -> Nature | None:
    """A mark of the nature; marks the word as taken."""
    for number, word in enumerate(line.words):
        if number in line.taken:
            continue
        bare = fold(word.text)
        marked = word.text.startswith(_SIGNS) or word.text.endswith(":")
        found = _WORDS.get(bare) or (_LETTERS.get(bare) if word.text.startswith("!") else None)
        if marked and found is not None:
            line.take(Run(number, number + 1), Part.NATURE, tr(NATURE_NAMES[found]))
            return found
    return None


def find_source(line: Line, *, names: Collection[str]) -> str:
    """What stands behind 'bron'; marks the words as taken."""
    for number, word in enumerate(line.words):
        if word.folded != "bron" and not word.text.casefold().startswith("bron:"):
            continue
        glued = len(word.text) > len("bron:") and word.text[4:5] == ":"
        if number in line.taken or (word.folded == "bron" and glued):
            continue
        last = _end_of_source(line, number, names=names)
        said = line.said(Run(number, last))[len("bron") :].lstrip(": =").strip('"“”')
        if said:
            line.take(Run(number, last), Part.SOURCE, said)
            return said
    return ""


def find_according_to(line: Line, *, names: Collection[str]) -> str:
    """'volgens moeder': the nature is theirs and they are the source; marks the words as taken."""
    for number, word in enumerate(line.words[:-1]):
        follows = line.words[number + 1]
        if word.folded != "volgens" or not line.taken.isdisjoint({number, number + 1}):
            continue
        if follows.folded not in names:
            continue
        line.take(Run(number, number + 1), Part.NATURE, tr(NATURE_NAMES[Nature.OPINION]))
        line.take(Run(number + 1, number + 2), Part.SOURCE, follows.text)
        return follows.text
    return ""


def _end_of_source(line: Line, number: int, *, names: Collection[str]) -> int:
    first = number + 1
    if line.text[line.words[number].start :].startswith(('bron:"', 'bron: "')):
        closing = line.text.find('"', line.text.find('"', line.words[number].start) + 1)
        inside = [n for n, word in enumerate(line.words) if word.start <= closing]
        return max(inside, default=number) + 1 if closing > 0 else first
    last = first
    while last < len(line.words) and last - first < _MOST and last not in line.taken:
        word = line.words[last]
        before = line.words[last - 1].folded
        if word.text.startswith(_STOPS) or (last > first and word.folded in names and before not in _WITH):
            break
        last += 1
        if line.text[word.end : word.end + 1] in {",", ";"}:
            break
    return last
