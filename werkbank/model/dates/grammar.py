"""Read a whole typed text as a claim about time. Never raises: what cannot be read is kept and says why.

From the outside in: canonical EDTF; unknown; words that count from today or from a birth; a frame ('voor ..',
'tussen .. en ..', 'sinds ..', 'tot ..'); a range ('.. t/m ..', 'maart-juni 2012'); one date; and when nothing fits, an
ordering constraint ('na de scheiding'), which is no date but places the claim beside another event.

Whether 'tussen 2008 en 2010' is a moment somewhere in these years or a period over them depends on what is asked: the
event's kind decides and passes ``as_period``. 'van .. t/m ..', 'sinds', 'tot' and a school year are always periods.

A range may leave out on the left what the right side says ('12 t/m 14 maart 2014'). Two years need no words
('2012-2014'), but '2012-09' is the month that EDTF writes so, '2012-13' is refused, and 'november - februari 2013' too,
because its first year would be a guess.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from werkbank.i18n import tr
from werkbank.model.dates.birthdays import LIFE_MARK, marked
from werkbank.model.dates.edtf import after, before, read_claim
from werkbank.model.dates.feasts import Pair
from werkbank.model.dates.orders import is_ordering
from werkbank.model.dates.ranges import DIVIDERS, always_period, ranged
from werkbank.model.dates.relative import resolve
from werkbank.model.dates.rungs import enclosing
from werkbank.model.dates.typed import LONGEST, loosened, phrased, tidy
from werkbank.model.dates.units import element
from werkbank.model.dates.value import AGE, SCHOOL_YEAR, CannotReadError, Context, VagueDate
from werkbank.model.dates.words import FILLERS, NOW_WORDS, QUALIFIERS, UNKNOWN_WORDS

_EDTF_STARTS = frozenset("0123456789[/.")


def parse(text: str, *, today: date, as_period: bool = False, birth: VagueDate | None = None) -> VagueDate:
    """Read what a Dutch worker typed; ``birth`` is the birth date that ages and school groups count from.

    Never raises: an unreadable text gives a claim with ``reason``, an unknown date an empty one.

    >>> parse("voorjaar 2013", today=date(2026, 1, 1)).edtf
    '2013-21'
    """
    bare = text.strip()
    if bare[:1] in _EDTF_STARTS and (claim := read_claim(bare.upper(), as_typed=text)):
        return claim
    try:
        return _interpret(text, context=Context(today, as_period, birth))
    except CannotReadError as refusal:
        return VagueDate(as_typed=text, basis=refusal.basis, reason=refusal.reason)


def follow(claim: VagueDate, *, birth: VagueDate, today: date, as_period: bool = False) -> VagueDate:
    """The claim after the birth date changed: read again when it counts from a birth, else the same."""
    if claim.basis not in {AGE, SCHOOL_YEAR}:
        return claim
    return parse(claim.as_typed, today=today, as_period=as_period or claim.is_period, birth=birth)


def _interpret(text: str, *, context: Context) -> VagueDate:
    if len(text) > LONGEST:
        raise CannotReadError(tr("Deze tekst is te lang voor een datum."))
    plain = tidy(text)
    if plain in UNKNOWN_WORDS:
        return VagueDate(as_typed=text)
    if plain in NOW_WORDS:
        return _claimed(context.today.isoformat(), text=text)
    refusal = None
    try:
        words = marked(resolve(phrased(plain), today=context.today))
        edtf = _edtf(words.split(), context=context) or _edtf(loosened(words).split(), context=context)
        if edtf:
            return _claimed(edtf, text=text, basis=_basis(words.split()))
    except CannotReadError as found:
        refusal = found
    waits_for_birth = refusal is not None and refusal.basis
    if not waits_for_birth and is_ordering(plain):
        reason = tr("Hangt aan een andere gebeurtenis; er is nog geen datum.")
        return VagueDate(as_typed=text, reason=reason, ordering=text.strip())
    raise refusal or CannotReadError(tr("Deze datum kan het programma niet lezen."))


def _claimed(edtf: str, *, text: str, basis: str = "") -> VagueDate:
    claim = read_claim(edtf, as_typed=text, basis=basis)
    if claim is None:
        raise CannotReadError(tr("Het einde ligt vóór het begin."))
    return claim


def _basis(words: list[str]) -> str:
    marks = [word[1] for word in words if word[0] == LIFE_MARK]
    if "schooljaar" in words or "g" in marks:
        return SCHOOL_YEAR
    return AGE if marks else ""


def _edtf(words: list[str], *, context: Context) -> str | None:
    start = 0
    while start < len(words) - 1 and words[start] in _BEFORE_FRAME:
        start += 1
    if len(words) > start + 1 and words[start] in _FRAMES:
        marks = [word for word in words[:start] if word in QUALIFIERS]
        found = _framed(words[start], words=words[start + 1 :], marks=marks, context=context)
        if found:
            return found
    return _plain(words, context=context)


def _framed(frame: str, *, words: list[str], marks: list[str], context: Context) -> str | None:
    pair, refusal = _attempt(marks + words, context=context) if frame in _EDGES else (None, None)
    if pair:
        return _EDGES[frame](pair)
    if frame in _RANGES:
        found = ranged(words, context=context, marks=marks, period=frame != "tussen", between=frame == "tussen")
        if found:
            return found
    if refusal:
        raise refusal
    return None


def _attempt(words: list[str], *, context: Context) -> tuple[Pair | None, CannotReadError | None]:
    if not DIVIDERS.isdisjoint(words):  # two dates at least; saves building refusals
        return None, None
    try:
        return element(words, context=context), None
    except CannotReadError as refusal:
        return None, refusal


def _plain(words: list[str], *, context: Context) -> str | None:
    pair, refusal = _attempt(words, context=context)
    if pair:
        return _written(pair, as_period=context.as_period or always_period(words, pair=pair))
    edtf = ranged(words, context=context)
    if edtf is None and refusal:
        raise refusal
    return edtf


def _written(pair: Pair, *, as_period: bool) -> str:
    first, last = pair
    if first == last:
        return first
    return f"{first}/{last}" if as_period else f"[{first}..{last}]"


def _earlier(pair: Pair) -> str | None:
    edge = before(pair[0])
    return f"[..{edge}]" if edge else None


def _later(pair: Pair) -> str | None:
    edge = after(pair[1])
    return f"[{edge}..]" if edge else None


_EDGES: dict[str, Callable[[Pair], str | None]] = {
    "voor": _earlier,
    "na": _later,
    "uiterlijk": lambda pair: f"[..{pair[1]}]",
    "vroegst": lambda pair: f"[{pair[0]}..]",
    "sinds": lambda pair: f"{enclosing(pair)}/..",
    "vanaf": lambda pair: f"{enclosing(pair)}/..",
    "tot": lambda pair: f"/{enclosing(pair)}",
    "t/m": lambda pair: f"/{enclosing(pair)}",
}
_RANGES = frozenset({"tussen", "van", "vanaf", "sinds"})
_FRAMES = _RANGES | _EDGES.keys()
_BEFORE_FRAME = (FILLERS | QUALIFIERS | {"al", "pas", "loopt"}) - {"van"}
