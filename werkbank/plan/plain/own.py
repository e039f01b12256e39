"""A team's own words beside the shipped list: one line a word, as people write it.

    keukentafelgesprek, keukentafelgesprekken = thuis samen praten
    patroon =

The first line adds a word with another form of it, or replaces what the shipped list offers; the second takes a word
out of the list. More than one easier word stands between bars.
"""

from __future__ import annotations

from functools import lru_cache

from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.plan.plain.sentences import words
from werkbank.plan.plain.wordlist import HardWord, Wordlist, shipped_wordlist


@lru_cache(maxsize=8)
def wordlist_with(lines: tuple[str, ...]) -> Wordlist:
    """The shipped list with a team's own lines over it; lines that cannot be read are left out."""
    own = [row for line in lines if (row := _read(line)) is not None]
    taken = {form.lower() for row in own for form in (row.word, *row.forms)}
    kept = [row for row in (_without(row, taken) for row in shipped_wordlist().rows) if row is not None]
    return Wordlist((*kept, *(row for row in own if row.easier)))


def lines_in(text: str) -> tuple[str, ...]:
    """The lines of a text that somebody wrote, in order, without empty ones.

    Raises:
        KnownError: a line has no word, no '=', or names a word that another line names too.
    """
    found = [(at, line.strip()) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    seen: dict[str, int] = {}
    for at, line in found:
        row = _read(line)
        if row is None:
            raise _wrong(at, tr("daar staat geen woord, of geen = tussen moeilijk en makkelijk"))
        for form in (row.word, *row.forms):
            other = seen.setdefault(form.lower(), at)
            if other != at:
                raise _wrong(at, tr("'{woord}' staat ook in regel {regel}", woord=form, regel=other))
    return tuple(line for _, line in found)


def _read(line: str) -> HardWord | None:
    hard, equals, easier = line.partition("=")
    forms = [form.strip() for form in hard.split(",") if words(form)]
    if not equals or not forms:
        return None
    return HardWord(forms[0], tuple(forms[1:]), tuple(part.strip() for part in easier.split("|") if part.strip()))


def _without(row: HardWord, taken: set[str]) -> HardWord | None:
    """A shipped row without the forms that a team wrote about itself; None when its word is one of them."""
    if row.word.lower() in taken:
        return None
    return HardWord(row.word, tuple(form for form in row.forms if form.lower() not in taken), row.easier)


def _wrong(at: int, cause: str) -> KnownError:
    return KnownError(
        tr("Regel {regel}: {oorzaak}.", regel=at, oorzaak=cause),
        remedy=tr("Schrijf bijvoorbeeld: netwerk = familie en vrienden. De woordenlijst is niet veranderd."),
        code="own-words",
    )
