"""Measure the patterns: time, what is found of what was planted, false alarms, and what naive midpoints would find.

Run with ``python -m tests.benchmarks.bench_patterns [families]``; one table comes out. Families are invented
(:mod:`tests.helpers.families`) and hang on their number alone.

* recall: of the planted patterns, how many are found: at least half of the events, or of the quiet days.
* precision on vague dates: of what is found, how much is found on the exact dates of the same family too.
* alarms: the share of families with nothing planted in which the detector finds something; for detectors that state
  plain facts that may well be so.
* midpoints: recall when every vague date is taken for the day in its middle.
* prefix: recall of a general search for sequences (:mod:`.prefixspan`) on exact dates, and in how many families with
  nothing planted it finds something.

A second table counts false alarms in families with nothing planted (``python -m tests.benchmarks.bench_patterns 60
1000`` for a thousand of them).
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from statistics import median

from tests.benchmarks.prefixspan import frequent
from tests.benchmarks.yardstick import yardstick
from tests.helpers.families import EVERY_PLANT, PLANTS, TODAY, Family, at_midpoints, blurred, family
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty, from_edtf
from werkbank.model.entities import UNKNOWN_DATE, Event
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns import DETECTORS, Finding, Memory, find
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material
from werkbank.patterns.settings import Value
from werkbank.patterns.values import Detector

FAMILIES = 60
NULLS = 200
STATISTICAL = ("seizoen", "open-dicht", "tussentijd", "vooraf", "veel-meldingen", "stapeling")
SIZES = {300: 4.5, 3000: 68.0}
UNPLANTED = 6.7  # events a year that make about 300 without anything planted
HALF = 0.5  # of the planted events, or of the planted quiet time, in one finding


def main(words: list[str]) -> None:
    """Print the tables."""
    count = int(words[0]) if words else FAMILIES
    nulls = int(words[1]) if len(words) > 1 else NULLS
    _say([yardstick()])
    _say(times())
    _say(shares())
    _say(shapes())
    _say(quality(count))
    _say(alarms(nulls))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.write("\n")


# Time -------------------------------------------------------------------------------------------------------------


def times() -> Iterable[str]:
    """The best of several runs over families of some sizes, for all detectors together, in milliseconds of processor.

    * cold: nothing is known yet.
    * facts: of which reading the facts and putting help in episodes.
    * rules: of all detectors together over facts that were read already, each on its defaults.
    * edits: with a memory of the run before, after one event got another reason: of each class of kinds one, and what
      it takes for the one that takes most and for the middle one.

    First families in which every pattern was planted, then one of the smaller size in which none was.
    """
    yield f"{'events':>8}{'dates':>8}{'findings':>10}{'cold':>8}{'facts':>8}{'rules':>8}{'most':>8}{'middle':>8}"
    gc.disable()
    for size, plant, rate in (*[(size, PLANTS, rate) for size, rate in SIZES.items()], (300, (), UNPLANTED)):
        made = family(1, plant=plant, rate=rate).casus
        runs = 20 if size < 1000 else 5
        for name, casus in (("exact", made), ("vague", blurred(made, seed=1))):
            found = len(find(casus, today=TODAY))
            cold = _best(partial(find, casus, today=TODAY), runs=runs)
            facts = _best(partial(_facts, casus), runs=runs)
            edits = [_after(casus, event=event, runs=runs) for event in _of_each_class(casus)]
            rules = min(_rules(casus) for _ in range(runs))
            figures = (cold, facts, rules, max(edits), median(edits))
            yield f"{len(casus.events):>8}{name:>8}{found:>10}" + "".join(f"{one * 1000:>8.1f}" for one in figures)
            gc.collect()
    gc.enable()


def shares() -> Iterable[str]:
    """The best time of each detector by itself, and of reading the facts, in milliseconds: the slowest first."""
    gc.disable()
    columns: list[dict[str, float]] = []
    for rate in SIZES.values():
        made = family(1, plant=PLANTS, rate=rate).casus
        columns += [_share_of_each(casus, runs=20 if rate < 10 else 3) for casus in (made, blurred(made, seed=1))]
        gc.collect()
    gc.enable()
    yield f"{'detector':<18}" + "".join(f"{size:>10}{dates:>7}" for size in SIZES for dates in ("exact", "vague"))
    for name in sorted(columns[0], key=lambda one: -columns[0][one]):
        yield f"{name:<18}" + "".join(f"{column[name] * 1000:>17.2f}" for column in columns)


def _rules(casus: Casus) -> float:
    """Seconds of processor of all detectors over facts that were read."""
    material = Material(casus, look=Look(TODAY, TODAY), for_next=False)
    unasked = _unasked()
    start = time.process_time()
    for detector, settings in unasked:
        list(detector.detect(material, settings))
    return time.process_time() - start


def _unasked() -> list[tuple[Detector, Mapping[str, Value]]]:
    """The detectors that run without being asked for, with their defaults."""
    wanted = [detector for detector in DETECTORS.values() if not detector.only_when_asked]
    return [(one, {setting.id: setting.value for setting in one.settings}) for one in wanted]


def _share_of_each(casus: Casus, *, runs: int) -> dict[str, float]:
    best: dict[str, float] = {}
    unasked = _unasked()
    for _ in range(runs):
        start = time.process_time()
        material = Material(casus, look=Look(TODAY, TODAY), for_next=False)
        best["(facts)"] = min(best.get("(facts)", start), time.process_time() - start)
        for one, settings in unasked:
            start = time.process_time()
            list(one.detect(material, settings))
            best[one.id] = min(best.get(one.id, start), time.process_time() - start)
    return best


def shapes() -> Iterable[str]:
    """The best of some runs from nothing over casuses of bad shapes, in milliseconds of processor."""
    yield f"{'shape':<22}{'events':>8}{'findings':>10}{'cold':>8}"
    gc.disable()
    usual = family(1, plant=PLANTS, rate=68.0).casus
    made = {
        "all in one year": usual.having(*[_in_one_year(event) for event in usual.events.values()]),
        "no dates": _each(usual, date=UNKNOWN_DATE, end=UNKNOWN_DATE),
        "nobody, no source": _each(usual, persons=(), source=""),
        "told by three": _told_by_three(family(1, plant=PLANTS, rate=22.0).casus),
    }
    for name, casus in made.items():
        found = len(find(casus, today=TODAY))
        cold = _best(partial(find, casus, today=TODAY), runs=3)
        yield f"{name:<22}{len(casus.events):>8}{found:>10}{cold * 1000:>8.0f}"
        gc.collect()
    gc.enable()


def _each(casus: Casus, **fields: object) -> Casus:
    return casus.having(*[event.model_copy(update=fields) for event in casus.events.values()])


def _in_one_year(event: Event) -> Event:
    begin, end = event.date.lo, event.end.lo
    if begin is None:
        return event
    first = date(2015, 1, 1) + timedelta(days=begin.toordinal() % 365)
    last = first + timedelta(days=(end - begin).days % 200) if end else None
    dates = {"date": from_edtf(first.isoformat()), "end": from_edtf(last.isoformat()) if last else event.end}
    return event.model_copy(update=dates)


def _told_by_three(casus: Casus) -> Casus:
    events = casus.events.values()
    more = [
        event.model_copy(update={"id": EntityId(f"{event.id}-{agency}"), "organisation": agency})
        for event in events
        for agency in ("politie", "school")
    ]
    return casus.having(*more)


def _best(what: Callable[[], object], *, runs: int) -> float:
    """Seconds of processor."""
    return min(_spent(what) for _ in range(runs))


def _spent(what: Callable[[], object]) -> float:
    start = time.process_time()
    what()
    return time.process_time() - start


def _facts(casus: Casus) -> None:
    circles, family = Material(casus, look=Look(TODAY, TODAY)).circles
    for circle in (*circles, family):
        circle.episodes  # noqa: B018 - worked out when it is first asked for


def _of_each_class(casus: Casus) -> list[Event]:
    """One event of each class of kinds, from the middle of the time."""
    kinds = vocabulary().event_kinds
    found: dict[str, list[Event]] = {}
    for event in sorted(casus.events.values(), key=lambda one: one.date.sort_key()):
        row = kinds.get(event.kind)
        for name in row.classes if row else ():
            found.setdefault(name, []).append(event)
    return [events[len(events) // 2] for _, events in sorted(found.items())]


def _after(casus: Casus, *, event: Event, runs: int) -> float:
    """The best time after an edit, and after taking it back, and so on."""
    memory = Memory()
    edited = casus.having(event.model_copy(update={"reason": "schoolverzuim"}))
    find(casus, today=TODAY, memory=memory)
    states = (edited, casus)
    return min(_spent(partial(find, states[n % 2], today=TODAY, memory=memory)) for n in range(min(runs, 6)))


# Quality ----------------------------------------------------------------------------------------------------------


def quality(count: int) -> Iterable[str]:
    """One line a detector."""
    columns = (
        "exact R", "vague R", "zeker R", "midpt R", "vague P", "zeker P", "alarms", "vague al.", "prefix R",
        "prefix al.",
    )  # fmt: skip
    general = _general_alarms(count)
    yield f"{'detector':<18}" + "".join(f"{name:>10}" for name in columns)
    for detector in EVERY_PLANT:
        made = [family(seed, plant=(detector,)) for seed in range(count)]
        fuzzy = [blurred(one.casus, seed=seed) for seed, one in enumerate(made)]
        exact_found = [_found(one.casus, detector) for one in made]
        vague_found = [_found(casus, detector) for casus in fuzzy]
        certain = [[one for one in found if one.status is Certainty.ZEKER] for found in vague_found]
        middle = [_found(at_midpoints(casus), detector) for casus in fuzzy]
        figures = [_recall(made, found) for found in (exact_found, vague_found, certain, middle)]
        figures += [_precision(vague_found, exact_found), _precision(certain, exact_found)]
        figures += _alarms(detector, count=count)
        figures += [_general_recall(made), general]
        yield f"{detector:<18}" + "".join(f"{figure:>10.2f}" for figure in figures)


def _general_recall(made: list[Family]) -> float:
    """What PrefixSpan finds of what was planted: at least half of its events in one sequence."""
    hits = planted = 0
    for one in made:
        sequences = list(frequent(one.casus))
        planted += len(one.planted)
        hits += sum(any(_events_shared(events, found) >= HALF for found in sequences) for _, events in one.planted)
    return hits / planted


def _general_alarms(count: int) -> float:
    """The share of families with nothing planted in which PrefixSpan finds a sequence."""
    return sum(any(True for _ in frequent(family(seed).casus)) for seed in range(10_000, 10_000 + count)) / count


def _found(casus: Casus, detector: str) -> list[Finding]:
    return list(find(casus, today=TODAY, only=[detector]))


def _recall(made: list[Family], found: list[list[Finding]]) -> float:
    hits = sum(
        any(_hit(one, events, finding=finding) for finding in findings)
        for one, findings in zip(made, found, strict=True)
        for _, events in one.planted
    )
    return hits / sum(len(one.planted) for one in made)


def _hit(made: Family, events: Iterable[EntityId], *, finding: Finding) -> bool:
    if made.hole is not None:
        return _days_shared(made.hole, _days(finding)) >= HALF
    return _events_shared(events, (*finding.events, *finding.bonds)) >= HALF


def _days(finding: Finding) -> tuple[date, date]:
    return finding.begin or date.min, finding.end or date.max


def _days_shared(wanted: tuple[date, date], found: tuple[date, date]) -> float:
    """Which part of the days wanted are found."""
    shared = (min(wanted[1], found[1]) - max(wanted[0], found[0])).days
    return shared / max(1, (wanted[1] - wanted[0]).days)


def _events_shared(wanted: Iterable[EntityId], found: Iterable[EntityId]) -> float:
    some = set(wanted)
    return len(some & set(found)) / len(some)


def _precision(found: list[list[Finding]], truth: list[list[Finding]]) -> float:
    """Of what is found, how much is there on exact dates too."""
    judged = [
        any(_alike(finding, one) for one in true)
        for findings, true in zip(found, truth, strict=True)
        for finding in findings
    ]
    return sum(judged) / max(1, len(judged))


def _alike(finding: Finding, other: Finding) -> bool:
    if finding.detector == "rust":
        return _days_shared(_days(finding), _days(other)) >= HALF
    return _events_shared((*finding.events, *finding.bonds), (*other.events, *other.bonds)) >= HALF


def _alarms(detector: str, *, count: int) -> list[float]:
    """The share of families without anything planted in which it finds something, on exact and on vague dates."""
    tally: Counter[str] = Counter()
    for seed in range(10_000, 10_000 + count):
        casus = family(seed).casus
        tally["exact"] += bool(_found(casus, detector))
        tally["vague"] += bool(_found(blurred(casus, seed=seed), detector))
    return [tally["exact"] / count, tally["vague"] / count]


def alarms(count: int) -> Iterable[str]:
    """False alarms of the statistical detectors, on exact and on vague dates."""
    exact, vague = null_alarms(count), null_alarms(count, vague=True)
    yield f"{'of ' + str(count) + ' families':<18}{'exact':>10}{'vague':>10}"
    for detector in STATISTICAL:
        yield f"{detector:<18}{exact[detector]:>10.3f}{vague[detector]:>10.3f}"


def null_alarms(count: int, *, vague: bool = False) -> Mapping[str, float]:
    """The share of families without anything planted in which the statistical detectors find something."""
    tally: Counter[str] = Counter()
    for seed in range(20_000, 20_000 + count):
        casus = blurred(family(seed).casus, seed=seed) if vague else family(seed).casus
        tally.update({one.detector for one in find(casus, today=TODAY, only=STATISTICAL)})
    return {detector: tally[detector] / count for detector in STATISTICAL}


if __name__ == "__main__":
    assert set(EVERY_PLANT) == set(DETECTORS)
    main(sys.argv[1:])
