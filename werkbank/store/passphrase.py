"""A passphrase of Dutch words: easy to say, to type and to remember, and nobody's birthday.

``propose`` draws six words of the list with the system's random source: 66 bits, behind a key derivation of half a
second. A passphrase of one's own is allowed; it is estimated, never composed by rule (no 'one capital, one digit').

The estimate counts what a guesser who knows Dutch has to try: 11 bits for a word of the list, up to 13 for another
word (there are about 8000 that people think of) and less for what is short, 4 for a small word (de, het, voor), one for
a word said before, for part of a name that everybody here knows and for what is always tried first, 3.3 for a digit, 5
for another sign, half a bit for each sign that only goes on (aaaa, 1234, qwerty). ``ENOUGH`` is 2^32 guesses: 54 years
of guessing at 0.4 s each, and about where zxcvbn (Wheeler, USENIX Security 2016; 10^10 guesses) begins to speak of
strong protection behind a slow derivation.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from werkbank.store.words import BITS_A_WORD, is_listed, words

WORDS = 6
SHORTEST = 12  # signs
ENOUGH = 32.0  # bits; three words of the list are 33
_OTHER_WORD, _A_LETTER = 13.0, 2.2
_DIGIT, _SIGN, _GOING_ON, _SMALL, _KNOWN = 3.3, 5.0, 0.5, 4.0, 1.0
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_FIRST_TRIED = frozenset(
    ("wachtwoord", "wachtzin", "geheim", "password", "passwoord", "qwerty", "azerty", "werkbank", "admin", "test",
     "login", "letmein", "ajax", "feyenoord", "ikhouvanjou", "liefje", "schatje")
)  # fmt: skip
_SMALL_WORDS = frozenset(
    ("de", "het", "een", "en", "of", "in", "op", "aan", "te", "van", "voor", "met", "ik", "je", "jij", "we", "wij",
     "ze", "zij", "is", "was", "ben", "bent", "zijn", "niet", "dat", "die", "dit")
)  # fmt: skip
_PIECES = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


def normal_passphrase(passphrase: str) -> str:
    """The same words whatever the keyboard and the spaces between them."""
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


def propose(count: int = WORDS) -> str:
    """A fresh passphrase of this many words, no word twice."""
    drawn: list[str] = []
    while len(drawn) < count:
        word = secrets.choice(words())
        if word not in drawn:
            drawn.append(word)
    return " ".join(drawn)


def bits_of(passphrase: str, *, names: Iterable[str] = ()) -> float:
    """How many bits somebody has to guess who knows Dutch and the names of the people here."""
    known_words = {part for name in names for part in _plain(name).split()}
    seen: set[str] = set()
    total = 0.0
    for piece in _PIECES.findall(_plain(normal_passphrase(passphrase))):
        total += _KNOWN if piece in seen or piece in known_words else _bits(piece)
        seen.add(piece)
    return total


def check_new_passphrase(passphrase: str, *, names: Iterable[str] = (), enough: float = ENOUGH) -> None:
    """Refuse what would be guessed; ``enough`` is the least estimate in bits.

    Raises:
        KnownError: passphrase-too-short, passphrase-too-weak; the remedy says what helps.
    """
    from werkbank.store.errors import known  # not for a proposal, which the first page shows at once

    if len(normal_passphrase(passphrase)) < SHORTEST:
        raise known("passphrase-too-short", n=SHORTEST)
    if bits_of(passphrase, names=names) < enough:
        raise known("passphrase-too-weak")


def _bits(piece: str) -> float:
    if piece in _FIRST_TRIED:
        return _KNOWN
    if piece in _SMALL_WORDS:
        return _SMALL
    if is_listed(piece):
        return float(BITS_A_WORD)
    if piece.isdigit():
        return min(_signs(piece, each=_DIGIT), _DIGIT + 3.0 if _is_year(piece) else 20.0)
    if piece.isalpha():
        return min(_OTHER_WORD, _signs(piece, each=_A_LETTER))
    return _SIGN


def _signs(piece: str, *, each: float) -> float:
    going_on = sum(1 for before, after in pairwise(piece) if _goes_on(before, after))
    return each * (len(piece) - going_on) + _GOING_ON * going_on


def _goes_on(before: str, after: str) -> bool:
    pair = before + after
    return before == after or any(pair in row or pair[::-1] in row for row in _ROWS)


def _is_year(piece: str) -> bool:
    return len(piece) == 4 and piece[:2] in {"19", "20"}


def _plain(text: str) -> str:
    """Small letters without accents, as a guesser would try them."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
