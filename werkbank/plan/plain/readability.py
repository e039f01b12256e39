"""How easy a Dutch text reads, as one figure.

Flesch's reading ease as adapted to Dutch by W.H. Douma (*De leesbaarheid van landbouwbladen*, Wageningen 1960):
``206.84 - 0.93 * words per sentence - 77 * syllables per word``. Higher reads easier; what the bands are called
follows Douma's table. It measures length only, not whether a text is clear or kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from werkbank.i18n import mark, tr
from werkbank.plan.plain.sentences import sentences, words

FEWEST = 8
"""Under so many words the figure says nothing."""

_SYLLABLE = re.compile(r"(?:aai|ooi|oei|eeu|ieu|auw|ouw|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyäëïöüáéíóúàèêô])")
_BANDS = (
    (80, mark("makkelijk")),
    (60, mark("gewoon")),
    (45, mark("vrij moeilijk")),
    (-1000, mark("moeilijk")),
)


@dataclass(frozen=True, slots=True)
class Readability:
    """A figure for one text: 100 and more is very easy, under 45 hard."""

    score: int
    words_per_sentence: float
    syllables_per_word: float

    @property
    def said(self) -> str:
        """What the figure means, in Dutch."""
        return tr(next(text for least, text in _BANDS if self.score >= least))


def readability(text: str) -> Readability | None:
    """Return the figure of a text, or None when it is too short for one."""
    parts = [[w.text for w in words(s.text)] for s in sentences(text)]
    total = sum(map(len, parts))
    if total < FEWEST:
        return None
    per_sentence = total / len(parts)
    per_word = sum(syllables(word) for part in parts for word in part) / total
    return Readability(round(206.84 - 0.93 * per_sentence - 77 * per_word), per_sentence, per_word)


def syllables(word: str) -> int:
    """Count the syllables of a Dutch word by its groups of vowels: 'zee-egel' 3, 'patroon' 2; at least 1."""
    return max(1, len(_SYLLABLE.findall(word.lower())))
