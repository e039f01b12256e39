"""Find in a typed line what the vocabulary knows: the kind of event, the reason, ``@organisation`` and ``#bouwsteen``.

Some words are both a kind and a reason ('schoolverzuim'); a kind that is only a kind goes first, so in 'OTS Anouk
schoolverzuim' the OTS is what happened and schoolverzuim is why. After 'wegens', 'vanwege', 'reden' the rest is the
reason, known or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.stone_words import find_among, own_names, told
from werkbank.model.vocabulary import EventKind, Unclear, fold, vocabulary
from werkbank.timeline.line_near import kind_called, near_kind
from werkbank.timeline.line_words import Line, Part, Run, words_of

_BECAUSE = frozenset({"wegens", "vanwege", "ivm", "reden", "omreden"})
_BEFORE_PLACE = words_of("op naar bij in van met voor door aan uit tegen de het een over")
_GOES_ON = words_of("om met van in op over tussen bij en of na door tegen rond voor naar")
_VERBS = {
    "verhuist": "verhuizing", "verhuisde": "verhuizing", "verhuisden": "verhuizing", "overlijdt": "overlijden",
    "overleed": "overlijden", "sterft": "overlijden", "stierf": "overlijden", "scheidt": "scheiding",
    "scheidden": "scheiding", "scheidde": "scheiding", "trouwt": "relatie-begint", "trouwde": "relatie-begint",
    "trouwden": "relatie-begint", "gaatscheiden": "scheiding", "gaanscheiden": "scheiding",
    "gaatsamenwonen": "relatie-begint", "wegloopt": "weglopen", "looptweg": "weglopen", "liepweg": "weglopen",
    "uithuisgeplaatst": "uithuisplaatsing", "wordtgeboren": "geboorte", "werdgeboren": "geboorte", "bevalt": "geboorte",
    "spijbelt": "school-verzuim", "spijbelde": "school-verzuim", "zitvast": "detentie", "zatvast": "detentie",
    "vastgezet": "detentie", "samenwonen": "relatie-begint", "samengewoond": "relatie-begint",
    "geschorst": "school-schorsing-of-verwijdering", "schorsing": "school-schorsing-of-verwijdering",
    "bewindvoerdervoor": "geld-bewind", "bewindvoerderaangesteld": "geld-bewind", "bewindvoerderbenoemd": "geld-bewind",
    "elkaarkennen": "relatie-begint", "elkaarontmoet": "relatie-begint", "crisisplek": "crisis",
    "raadstartonderzoek": "raadsonderzoek", "raadbegintonderzoek": "raadsonderzoek",
    "raaddoetonderzoek": "raadsonderzoek", "onderzoekdoorderaad": "raadsonderzoek",
    "autismeonderzoek": "diagnose-of-onderzoek", "adhdonderzoek": "diagnose-of-onderzoek",
    "iqonderzoek": "diagnose-of-onderzoek", "iqtest": "diagnose-of-onderzoek",
}  # fmt: skip
_NO_KIND = frozenset({"overig"})
_NAME_WORDS = 7  # of a bouwsteen behind '#', at most


class What(NamedTuple):
    """The kind that was found, and the product when one was named."""

    kind: EventKind | None = None
    product: str = ""
    run: Run | None = None


def find_kind(line: Line, *, casus: Casus) -> What:
    """The kind of event: first those that are no reason too, then from left to right; marks the words as taken.

    A product that this casus used before is known by its name, with the kind it had then.
    """
    used = {fold(event.product): event for event in casus.events.values() if event.product}
    found = [(run, what) for run in line.runs() if (what := _kind_at(line, run, used=used)) is not None]
    if not found:
        return _slipped(line)
    reasons = vocabulary().reasons
    run, what = min(found, key=lambda item: (reasons.find(line.said(item[0])) is not None, *_place(item[0])))
    assert what.kind is not None  # noqa: S101 - what _kind_at returns has one
    line.take(run, Part.KIND, what.product or what.kind.label)
    return what._replace(run=run)


def _slipped(line: Line) -> What:
    """A kind with one slip of the finger."""
    for number, word in enumerate(line.words):
        kind = near_kind(word.folded) if number not in line.taken else None
        if kind is not None:
            run = Run(number, number + 1)
            line.take(run, Part.KIND, kind.label, doubt=tr("bedoelt u deze?"))
            return What(kind, "", run)
    return What()


def _place(run: Run) -> tuple[int, int]:
    """Left before right; of those that begin together the longest."""
    return run.first, -run.last


def _kind_at(line: Line, run: Run, *, used: Mapping[str, Event]) -> What | None:
    words = vocabulary()
    said = line.said(run)
    product = words.find_product(said)
    if product is not None:
        return What(words.event_kinds[product.kind], product.label)
    before = used.get(fold(said))
    if before is not None and before.kind in words.event_kinds:
        return What(words.event_kinds[before.kind], before.product)
    kind = kind_called(said) or words.event_kinds.get(_VERBS.get(fold(said), ""))
    return What(kind) if kind is not None and kind.id not in _NO_KIND else None


def find_because(line: Line, *, names: Collection[str]) -> str:
    """What stands behind 'wegens': a known reason, else all up to a name or a mark; marks the words as taken."""
    for number, word in enumerate(line.words):
        if word.folded not in _BECAUSE or number in line.taken:
            continue
        last = number + 1
        while last < len(line.words) and last not in line.taken and line.words[last].folded not in names:
            last += 1
        known = next((end for end in range(last, number + 1, -1) if _is_reason(line, Run(number + 1, end))), last)
        last = last if known < last and line.words[known].folded in _GOES_ON else known
        if last > number + 1:
            reason = line.said(Run(number + 1, last))
            line.take(Run(number, last), Part.REASON, reason)
            return reason
    return ""


def find_reason(line: Line) -> str:
    """A known reason, in the words of the line; not inside a sentence ('op school'); marks the words as taken."""
    for run in line.runs():
        inside = run.first > 0 and run.first - 1 not in line.taken and line.words[run.first - 1].folded in _BEFORE_PLACE
        if not inside and _is_reason(line, run):
            line.take(run, Part.REASON, line.said(run))
            return line.said(run)
    return ""


def _is_reason(line: Line, run: Run) -> bool:
    return vocabulary().find_reason(line.said(run)) is not None


def find_bouwstenen(line: Line, *, casus: Casus) -> tuple[str, ...]:
    """Every ``#`` with an id or the longest name that fits; a bare number is unclear and asks which is meant."""
    found = []
    own = own_names(casus.wordings.values())
    for number, word in enumerate(line.words):
        if not word.text.startswith("#") or len(word.text) == 1 or number in line.taken:
            continue
        run, stone = _stone_at(line, number, own=own)
        if stone is None:
            line.take(run, Part.BOUWSTEEN, word.text, doubt=tr("deze bouwsteen is niet bekend"))
        elif isinstance(stone, Unclear):
            options = " of ".join(told(casus, option.id) for option in stone.options)
            line.take(run, Part.BOUWSTEEN, word.text, doubt=tr("welke: {keuzes}?", keuzes=options))
        else:
            line.take(run, Part.BOUWSTEEN, told(casus, stone))
            found.append(stone)
    return tuple(dict.fromkeys(found))


def _stone_at(line: Line, number: int, *, own: dict[str, str]) -> tuple[Run, str | Unclear | None]:
    for last in range(min(len(line.words), number + _NAME_WORDS), number + 1, -1):
        run = Run(number, last)
        stone = find_among(own, line.said(run)) if line.taken.isdisjoint(range(number, last)) else None
        if isinstance(stone, str):
            return run, stone
    return Run(number, number + 1), find_among(own, line.words[number].text)


def find_organisation(line: Line, *, casus: Casus) -> str:
    """The ``@``: the longest organisation of this casus that stands there, else one word; ``_`` may join words."""
    known = {fold(name): name for name in organisations(casus)}
    for number, word in enumerate(line.words):
        if not word.text.startswith("@") or len(word.text) == 1 or number in line.taken:
            continue
        if (quoted := _quoted(line, number)) is not None:
            line.take(quoted, Part.ORGANISATION, line.said(quoted).strip('@"\u201c\u201d'))
            return line.said(quoted).strip('@"\u201c\u201d')
        for last in range(min(len(line.words), number + 5), number, -1):
            run = Run(number, last)
            name = known.get(fold(line.said(run).removeprefix("@")))
            if name is not None or last == number + 1:
                name = name or word.text.removeprefix("@").replace("_", " ")
                line.take(run, Part.ORGANISATION, name)
                return name
    return ""


def _quoted(line: Line, number: int) -> Run | None:
    """'@"Stichting De Oefening"': up to the closing quote."""
    start = line.words[number].start
    if line.text[start + 1] not in '"\u201c':
        return None
    closing = min((at for sign in '"\u201d' if (at := line.text.find(sign, start + 2)) > 0), default=-1)
    last = max((n for n, word in enumerate(line.words) if word.start <= closing), default=number)
    return Run(number, last + 1) if closing > 0 and closing > start + 2 else None


def organisations(casus: Casus) -> Iterable[str]:
    """Every organisation that this casus names."""
    named = [event.organisation for event in casus.events.values()]
    named += [involved.organisation for involved in casus.involvements.values()]
    return dict.fromkeys(name.strip() for name in named if name.strip())
