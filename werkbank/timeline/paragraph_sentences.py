"""A pasted text as sentences, and a sentence with several dates as its clauses.

Lines that were broken by a page width are joined, list marks dropped. A full stop ends a sentence when a capital, a
figure or a quote follows and no abbreviation stands before it ('mw. De Wit', '12 mrt. 2014').
"""

from __future__ import annotations

import re

from werkbank.timeline.line_words import words_of

_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u25cf]|\d{1,2}[.)])\s+")
_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]?[A-Z\u00c0-\u00dd\d])")
_SHORT = words_of(
    "mw mevr dhr hr mr dr drs ir fam ds st jl a.s b.v bijv bv o.a m.b.t i.v.m n.a.v d.d dd nr tel art blz p ca vgl evt "
    "resp incl excl z.o.z m.i.v t.a.v jan feb febr mrt apr jun jul aug sep sept okt nov dec ong plm ma di wo do vr za"
)
_INITIAL = re.compile(r"(?:^|\s)[A-Z]$")
_DONE = (".", "!", "?", ":", ";", "\u2026", '."', ".\u201d")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without empty ones."""
    return tuple(sentence for block in _blocks(text) for sentence in _split(block))


def _blocks(text: str) -> list[str]:
    """Lines that belong together: a line that goes on in small letters belongs to the one before."""
    blocks: list[str] = []
    fresh = True
    for raw in text.splitlines():
        line = _BULLET.sub("", raw).strip()
        if not line:
            fresh = True
            continue
        goes_on = not fresh and not blocks[-1].endswith(_DONE) and line == raw.strip() and line[0].islower()
        if goes_on:
            blocks[-1] += f" {line}"
        else:
            blocks.append(line)
        fresh = False
    return blocks


def _split(block: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(block):
        before = block[start : end.start()]
        last = before.rsplit(maxsplit=1)[-1] if before.split() else ""
        if last.strip("(\"'").casefold() in _SHORT or _INITIAL.search(before):
            continue
        if last.isdigit() and len(last) < 3 and block[end.end() :][:1].isdigit():  # '12. 3. 2014'
            continue
        found.append(block[start : end.end()].strip())
        start = end.end()
    rest = block[start:].strip()
    return [*found, rest] if rest else found
