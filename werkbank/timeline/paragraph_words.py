"""What prose says between the lines: beside which event something was, and whose opinion or story it is.

Nothing here makes a date. 'Een maand later' becomes an ordering to the event before it, in words; where there is none,
and for 'in maart' without a year, the words are kept and the event goes to 'Datum onbekend' with a question.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from werkbank.model.dates import words as w
from werkbank.model.kinds import Nature
from werkbank.timeline.line_words import words_of

_COUNT = rf"(?:\d{{1,3}}|een|\u00e9\u00e9n|half|anderhalf|paar|enkele|een paar|een half|ruim een|{'|'.join(w.NUMBERS)})"
_UNIT = r"(?:dagen|dag|weken|week|maanden|maand|jaren|jaar|uur)"
_AFTER = r"(?:later|daarna|erna|nadien)"
_BEFORE = r"(?:eerder|daarvoor|ervoor|tevoren)"
_ROWS: tuple[tuple[str, str], ...] = (
    (rf"({_COUNT} {_UNIT}) {_AFTER}", "na"),
    (rf"({_COUNT} {_UNIT}) {_BEFORE}", "voor"),
    (r"(?:die|de)?zelfde (?:dag|avond|nacht|week|maand|periode)|hetzelfde jaar|tegelijkertijd|op dat moment",
     "tegelijk met"),
    (r"de (?:volgende dag|dag erna|dag daarna|dag erop)", "dag na"),
    (r"(?:kort|vlak|direct|meteen) (?:daarna|erna|hierna)", "kort na"),
    (r"(?:kort|vlak) (?:daarvoor|ervoor|hiervoor)", "kort voor"),
    (r"(?:het jaar (?:erop|daarop|erna)|het volgende jaar|een jaar verder)", "jaar na"),
    (r"daarna|hierna|vervolgens|nadien|sindsdien|later|waarna", "na"),
    (r"daarvoor|hiervoor|voordien|eerder", "voor"),
    (r"in die (?:tijd|periode)|destijds|toentertijd|toen|dat jaar|rond die tijd", "rond"),
)  # fmt: skip
_RELATIVE = tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), relation) for pattern, relation in _ROWS)
_LEADS = {"dag na": "een dag na", "jaar na": "een jaar na"}
_MONTH = "|".join(sorted((name for name in w.MONTHS if len(name) > 2), key=len, reverse=True))
_YEARLESS = re.compile(
    rf"\b(?:(?:in|op|sinds|vanaf|rond|begin|eind|medio)\s+)+(?:\d{{1,2}}\s+)?(?:{_MONTH}|{'|'.join(w.SEASONS)})\b|"
    rf"\b\d{{1,2}}\s+(?:{_MONTH})\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:volgens|vindt|vinden|vond|vonden|denkt|denken|dacht|dachten|meent|menen|ervaart|ervaren|voelt|voelen|lijkt|"
    r"lijken|leek|leken|zou|zouden|beweert|beweren|stelt|stellen|geeft aan|geven aan|gaf aan|zegt|zeggen|zei|zeiden|"
    r"maakt zich zorgen|maken zich zorgen|naar onze mening|naar mijn mening|onze indruk|"
    r"naar verluidt|vermoedt|vermoeden)\b",
    re.IGNORECASE,
)  # fmt: skip
_STORY = re.compile(
    r"\b(?:vertelt|vertellen|vertelde|vertelden|herinnert zich|herinneren zich|herinnerde zich|weet nog|weten nog|"
    r"naar eigen zeggen|in de familie|het verhaal gaat|familieverhaal|beschrijft|beschreef)\b",
    re.IGNORECASE,
)  # fmt: skip
_SPEAKER = re.compile(r"\bvolgens\s+(?:de\s+)?([^\s,.;:]+)", re.IGNORECASE)
_MODAL = re.compile(
    r"zou|zouden|lijkt|lijken|leek|leken|naar verluidt|onze indruk|naar onze mening|naar mijn mening", re.IGNORECASE
)
_FRONTED = words_of("in op sinds vanaf na voor tijdens rond toen daarna later volgens eind begin medio ook")
_FIGURE = re.compile(r"\d")
_WE = re.compile(r"\b(wij|we|ons|onze|ik)\b", re.IGNORECASE)


class Beside(NamedTuple):
    """Words that place something beside another event: as typed, and the relation as an ordering says it."""

    said: str
    relation: str


class Voice(NamedTuple):
    """What sort of statement it is; ``by`` are the words for who says it."""

    nature: Nature
    by: str = ""


def beside(sentence: str) -> Beside | None:
    """The first relation to another event in a sentence that names no date."""
    for pattern, relation in _RELATIVE:
        found = pattern.search(sentence)
        if found is None:
            continue
        count = next((group for group in found.groups() if group), "")
        lead = _LEADS.get(relation, f"{count} {relation}".strip())
        return Beside(found[0], lead.lower())
    return None


def yearless(sentence: str) -> str:
    """A month, a season or a day without a year: 'op 12 mei', 'in het voorjaar'."""
    found = _YEARLESS.search(sentence)
    return found[0] if found else ""


def voice(sentence: str) -> Voice | None:
    """Whether somebody thinks or tells this, and who; None for a plain statement."""
    story, opinion = _STORY.search(sentence), _OPINION.search(sentence)
    found = story or opinion
    if found is None:
        return None
    nature = Nature.STORY if story else Nature.OPINION
    named = _SPEAKER.search(sentence)
    if named:
        return Voice(nature, named[1])
    return Voice(nature, "" if _MODAL.fullmatch(found[0]) else _subject(sentence, found))


def _subject(sentence: str, verb: re.Match[str]) -> str:
    """Who says it: what stands before the verb ('De oudste zoon vindt'), else the word behind ('In 2014 zei Kees')."""
    before, after = sentence[: verb.start()].split(), sentence[verb.end() :].split()
    fronted = not before or len(before) > 3 or before[0].casefold() in _FRONTED or any(map(_FIGURE.search, before))
    if not fronted:
        return " ".join(before).strip(",.;:")
    first = after[0].strip(",.;:") if after else ""
    return first if before and (first[:1].isupper() or _WE.fullmatch(first)) else ""
