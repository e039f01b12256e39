"""Plain language (B1): what in a text may be hard to read, where, and what says it easier.

Hints advise, they never block; what stands between quotation marks is somebody's own words and gets no hint at all.
"""

from werkbank.plan.plain.hints import Hint, HintKind, hints_in
from werkbank.plan.plain.readability import Readability, readability
from werkbank.plan.plain.wordlist import Wordlist, read_wordlist, shipped_wordlist

__all__ = [
    "Hint",
    "HintKind",
    "Readability",
    "Wordlist",
    "hints_in",
    "read_wordlist",
    "readability",
    "shipped_wordlist",
]
