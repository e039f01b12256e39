"""Dutch for ``argparse``: every text that it shows, headings and errors.

``argparse`` asks ``gettext`` for its texts under names of its own; while words are read, that question is answered
from the table below. A test provokes each error and looks for English words, so that a new Python version which says
something new is noticed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from werkbank.i18n import mark, tr

WRONG_USAGE = 2

_TEXTS = {
    "usage: ": mark("gebruik: "),
    "positional arguments": mark("wat je opgeeft"),
    "options": mark("opties"),
    "show this help message and exit": mark("toon deze uitleg"),
    "argument %(argument_name)s: %(message)s": mark("bij %(argument_name)s: %(message)s"),
    "expected one argument": mark("hier hoort iets achter"),
    "expected at least one argument": mark("hier hoort iets achter"),
    "expected at most one argument": mark("hier hoort hooguit één ding achter"),
    "expected %s argument": mark("hier hoort %s ding achter"),
    "expected %s arguments": mark("hier horen %s dingen achter"),
    "ignored explicit argument %r": mark("hier hoort niets achter, ook niet %r"),
    "not allowed with argument %s": mark("dit gaat niet samen met %s"),
    "unrecognized arguments: %s": mark("dit ken ik niet: %s"),
    "the following arguments are required: %s": mark("dit ontbreekt nog: %s"),
    "one of the arguments %s is required": mark("geef een van deze op: %s"),
    "invalid %(type)s value: %(value)r": mark("dit past hier niet: %(value)r"),
    "invalid choice: %(value)r (choose from %(choices)s)": mark("%(value)r ken ik niet. Kies uit: %(choices)s"),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": mark(
        "%(value)r ken ik niet. Bedoel je %(closest)r? Kies uit: %(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": mark("%(option)s kan van alles zijn: %(matches)s"),
}


class DutchParser(argparse.ArgumentParser):
    """A parser that explains wrong usage in Dutch and ends with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the explanation is."""
        sys.stderr.write(tr("Zo werkt dit commando niet. {wat}", wat=_sentence(message)) + "\n")
        sys.stderr.write(tr("Kijk met: {hulp}", hulp=f"{self.prog} --help") + "\n")
        raise SystemExit(WRONG_USAGE)


@contextmanager
def argparse_in_dutch() -> Iterator[None]:
    """Let ``argparse`` take its texts from here for a while."""
    before = argparse._, argparse.ngettext  # type: ignore[attr-defined]
    argparse._, argparse.ngettext = _dutch, _dutch_number  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._, argparse.ngettext = before  # type: ignore[attr-defined]


def not_yet(name: str) -> int:
    """Say that something is known but not built yet; returns the exit code."""
    sys.stderr.write(tr("'{naam}' is nog niet beschikbaar in deze versie.", naam=name) + "\n")
    return WRONG_USAGE


def wrong(text: str) -> int:
    """Say what is wrong with the words; returns the exit code."""
    sys.stderr.write(tr("Zo werkt dit commando niet. {wat}", wat=_sentence(text)) + "\n")
    return WRONG_USAGE


def _dutch(text: str) -> str:
    return tr(_TEXTS[text]) if text in _TEXTS else text


def _dutch_number(one: str, many: str, n: int) -> str:
    return _dutch(one if n == 1 else many)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")
