"""``voortijdig``: help that stopped before what was agreed, three times in a row or in most of five or more cases.

Help that goes on with the same provider (N1) has not stopped: counted is how the whole of it ended. Help that never
started or was declined did not stop either. Who stopped it is told every time; the sentence never says why. In a row
means that no other help for these people may have ended in between. Help of which nobody noted how it ended breaks a
row and counts against the share.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import attrgetter

from werkbank.i18n import mark, tr
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns.circles import Circle
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import ENDED_EARLY, IN_TIME, NOT_KNOWN, Fact
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength, wider
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, enumerated, told, year_of_end

_PLACE = attrgetter("place")
_SHOWN = 5
_PERCENT = 100


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    drafts, whole = material.in_circles(_drafts, settings=settings)
    return (*sieved(drafts), *wider(whole, than=drafts))


def _drafts(circle: Circle, *, material: Material, settings: Mapping[str, Value]) -> Iterator[Draft]:
    least = int(settings["in_a_row"])
    if sum([fact.early is ENDED_EARLY for fact in circle.helps]) < least:
        return
    ended = _lasts(circle.episodes.loose)
    early = [fact for fact in ended if fact.early is ENDED_EARLY]
    firm = ended if circle.episodes.firm is circle.episodes.loose else _lasts(circle.episodes.firm)
    sure = [fact for fact in firm if fact.early is ENDED_EARLY and fact.ended is ZEKER]
    others = [fact for fact in ended if fact.early is not ENDED_EARLY]
    between = [*others, *(fact for fact in circle.nameless if fact.ended is not NEE)]
    found = _found(early, sure=sure, firm=len(firm), others=others, between=between, settings=settings)
    if found:
        row, in_a_row, status = found
        yield _draft(row, in_a_row=in_a_row, ended=ended, status=status, circle=circle, material=material, least=least)


def _lasts(episodes: Iterable[Episode]) -> list[Fact]:
    """Of each episode that has ended the fact that ended last; of several one that did not end early."""
    found: list[Fact] = []
    for _, facts, _ in episodes:
        last = facts[0] if len(facts) == 1 else _last(facts)
        if last.ended is not NEE:
            found.append(last)
    found.sort(key=_PLACE)
    return found


def _last(facts: Sequence[Fact], /) -> Fact:
    latest = max([fact.e_lo for fact in facts])
    return min([fact for fact in facts if fact.e_hi >= latest], key=_most_doubtful)


def _most_doubtful(fact: Fact, /) -> tuple[Certainty, bool, int, int]:
    return fact.ended, fact.early is ENDED_EARLY, -fact.e_hi, -fact.place


def _found(
    early: Sequence[Fact], *, sure: Sequence[Fact], firm: int, others: Sequence[Fact], between: Sequence[Fact],
    settings: Mapping[str, Value],
) -> tuple[Sequence[Fact], bool, Certainty] | None:  # fmt: skip
    """The help that stopped early, whether it is a row, and how sure."""
    least, of, share = int(settings["in_a_row"]), int(settings["of"]), int(settings["share"])
    row, n = _certain_row(sure, others=between), len(early) + len(others)
    if firm >= of and len(sure) * _PERCENT >= share * n and len(sure) > len(row):
        return sure, False, ZEKER
    if len(row) >= least:
        return row, True, ZEKER
    row = _middle_row(early, others=[fact for fact in others if fact.early is IN_TIME])
    if len(row) >= least:
        return row, True, MOGELIJK
    known = len(early) + sum([fact.early is not NOT_KNOWN for fact in others])
    if known >= of and len(early) * _PERCENT >= share * known:
        return early, False, MOGELIJK
    return None


def _certain_row(early: Sequence[Fact], *, others: Sequence[Fact]) -> list[Fact]:
    """The longest row with no other help that may have ended in between."""
    best: list[Fact] = []
    ordered = sorted(early, key=lambda fact: (fact.e_lo, fact.place))
    stops = sorted(others, key=lambda fact: fact.e_lo)
    firsts, latest = [fact.e_lo for fact in stops], list(accumulate((fact.e_hi for fact in stops), max))
    for first in range(len(ordered)):
        row: list[Fact] = []
        last = 0
        for fact in ordered[first:]:
            until = max(last, fact.e_hi)
            before = bisect_right(firsts, until)
            if before and latest[before - 1] >= ordered[first].span.e_lo:
                break
            row.append(fact)
            last = until
        best = row if len(row) > len(best) else best
        if len(best) >= len(ordered) - first:
            break
    return best


def _middle_row(early: Sequence[Fact], *, others: Sequence[Fact]) -> list[Fact]:
    """The longest row when everything ended in the middle of its days."""
    stops = {fact.id for fact in others}
    best: list[Fact] = []
    row: list[Fact] = []
    for fact in sorted((*early, *others), key=lambda fact: (fact.e_lo + fact.e_hi, fact.place)):
        row = [] if fact.id in stops else [*row, fact]
        best = row if len(row) > len(best) else best
    return best


def _draft(
    row: Sequence[Fact], *, in_a_row: bool, ended: Sequence[Fact], status: Certainty, circle: Circle,
    material: Material, least: int,
) -> Draft:  # fmt: skip
    ordered = sorted(row, key=lambda fact: fact.place)
    used = frozenset(fact.id for fact in row)
    return Draft(
        status=status,
        strength=strength(len(row), least=least),
        persons=circle.people or material.concerned(row),
        events=used,
        begin=min(fact.s_lo for fact in row),
        end=max(fact.e_hi for fact in row),
        size=len(row),
        tell=lambda: Told(
            text=_text(ordered, in_a_row=in_a_row, of=len(ended), status=status),
            steps=tuple(Step(_sure(fact, status=status), _step(fact), (fact.id,)) for fact in ordered),
            counter=tuple(_counter([fact for fact in ended if fact.id not in used])),
        ),
    )


def _sure(fact: Fact, *, status: Certainty) -> Certainty:
    exact = fact.sure and fact.e_lo == fact.e_hi
    return ZEKER if status is ZEKER else MOGELIJK if not exact else status


def _step(fact: Fact, /) -> str:
    who = _who(fact)
    return tr("{hulp}, gestopt door: {wie}", hulp=told(fact), wie=who) if who else told(fact)


def _who(fact: Fact, /) -> str:
    known = vocabulary().stopped_by.get(fact.ending.stopped_by)
    return known.label if known else ""


def _text(row: Sequence[Fact], *, in_a_row: bool, of: int, status: Certainty) -> str:
    sure, perhaps = (_ROW, _ROW_PERHAPS) if in_a_row else (_SHARE, _SHARE_PERHAPS)
    pattern = sure if status is ZEKER else perhaps
    whom = Counter(_who(fact) or tr("niet bekend") for fact in row)
    who = [tr("{naam} ({n} keer)", naam=name, n=n) for name, n in whom.items()]
    when = enumerated(dict.fromkeys(year_of_end(fact) for fact in row))
    return asking(tr(pattern, n=len(row), van=of, wanneer=when), tr("Door wie het stopte: {wie}.", wie=enumerated(who)))


_ROW = mark("Hulp stopte {n} keer achter elkaar eerder dan afgesproken ({wanneer}).")
_ROW_PERHAPS = mark("Hulp stopte misschien {n} keer achter elkaar eerder dan afgesproken ({wanneer}).")
_SHARE = mark("Hulp stopte {n} van de {van} keer eerder dan afgesproken ({wanneer}).")
_SHARE_PERHAPS = mark("Hulp stopte misschien {n} van de {van} keer eerder dan afgesproken ({wanneer}).")


def _counter(others: Sequence[Fact], /) -> Iterator[Remark]:
    """Help that did end as agreed, and help of which it is not known."""
    fine = [fact for fact in others if fact.early is IN_TIME]
    for fact in fine[:_SHOWN]:
        yield Remark(tr(_GROWN_UP if fact.ending.end_reason == _EIGHTEEN else _AS_AGREED, wat=told(fact)), (fact.id,))
    unknown = [fact.id for fact in others if fact.early is NOT_KNOWN]
    if unknown:
        yield Remark(tr("Bij {n} keer hulp staat niet hoe het stopte.", n=len(unknown)), tuple(unknown))


_EIGHTEEN = "18-jaar"
_AS_AGREED = mark("Deze hulp ging wel zoals afgesproken: {wat}.")
_GROWN_UP = mark("Deze hulp stopte niet eerder, maar omdat iemand 18 werd: {wat}.")

DETECTOR = Detector(
    id="voortijdig",
    name=mark("Hulp stopte vaker eerder dan afgesproken"),
    rule=mark("Drie keer achter elkaar eerder gestopt, of in de meeste van vijf of meer keren."),
    false_alarm=mark("Soms staat er niet bij hoe de hulp stopte, of was stoppen juist goed."),
    side=Side.BETWEEN,
    settings=(
        Setting(
            "in_a_row",
            mark("keer achter elkaar ten minste"),
            3,
            mark("Drie keer achter elkaar valt op."),
            unit=Unit.TIMES,
            least=2,
            most=20,
        ),
        Setting(
            "of",
            mark("of van zoveel keer hulp"),
            5,
            mark("Bij minder dan vijf keer zegt een deel weinig."),
            unit=Unit.COUNT,
            least=3,
            most=40,
        ),
        Setting(
            "share",
            mark("ten minste zoveel procent"),
            60,
            mark("Meer dan de helft, met wat ruimte."),
            unit=Unit.PERCENT,
        ),
    ),
    detect=_detect,
    reads=classes("help"),
)
