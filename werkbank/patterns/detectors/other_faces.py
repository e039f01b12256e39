"""``wisselingen``: places where a child lives, workers or organisations that keep changing.

Five ways to count, per person: more than two places to live in twelve months; four or more changes of worker, of place
or of the organisation in charge in 24 months; help by four or more different organisations that began in 24 months;
four or more named workers in one role who began in 24 months. Changes of worker in one and the same task, which one
organisation or one measure has, ask for one less: who was there before the first of them is a face too. That something
got another name is no change. What is told by several within a week is one change, and
so is a placement with the place it led to. What another finding tells completely is not told again; but that
organisations came does not tell that a child came to live elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty, to_dutch
from werkbank.model.entities import Involvement
from werkbank.model.kinds import Kind, Side
from werkbank.model.vocabulary import EventKind
from werkbank.model.vocabulary.spelling import words
from werkbank.patterns.clusters import Different, Near, Sort, known, step, stretches
from werkbank.patterns.episodes import same_provider
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import brief
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, spoken, told, years
from werkbank.patterns.workers import Worker

_WORKER = "wisseling-hulpverlener"
_CHANGES = frozenset((_WORKER, "overdracht", "overplaatsing", "verhuizing-coa"))
_MOVES = frozenset(("overplaatsing", "verhuizing-coa"))
_WENT = frozenset(("uithuisplaatsing", "overplaatsing"))  # says that somebody went, not where
_ONE_CHANGE = 7  # days
_GIVEN = frozenset(("help", "measure"))
_SHORT = "logeeropvang"
_RENAMED = frozenset(("naamswijziging", "hernoemd", "heet", "fusie", "gefuseerd"))


class _Way(NamedTuple):
    """One way to count: what, how many, in how many days, and the sentence; ``named``: only with who it was."""

    counts: Callable[[EventKind], bool]
    different: Different
    least: int
    days: int
    sure: str
    perhaps: str
    named: bool = False
    sort: Sort | None = None
    growing: bool = True
    one_task: bool = False


_CHANGED = mark("In {tijd} waren er {n} wisselingen van {waarvan} ({jaren}): {wat}.")
_PERHAPS_CHANGED = mark("In {tijd} waren er misschien {n} wisselingen van {waarvan} ({jaren}): {wat}.")


def _ways(settings: Mapping[str, Value]) -> tuple[_Way, ...]:
    return (
        _Way(
            lambda kind: kind.id != _SHORT and ("setting" in kind.classes or kind.id in _MOVES),
            _once,
            int(settings["places"]),
            int(settings["places_days"]),
            mark("In {tijd} kwam er {n} keer een andere plek om te wonen: {wat}."),
            mark("In {tijd} kwam er misschien {n} keer een andere plek om te wonen: {wat}."),
            growing=False,
        ),
        _Way(
            lambda kind: kind.id in _CHANGES,
            _once,
            int(settings["changes"]),
            int(settings["changes_days"]),
            _CHANGED,
            _PERHAPS_CHANGED,
            growing=False,
        ),
        _Way(
            lambda kind: kind.id == _WORKER,
            _once,
            max(2, int(settings["changes"]) - 1),
            int(settings["changes_days"]),
            _CHANGED,
            _PERHAPS_CHANGED,
            growing=False,
            one_task=True,
        ),
        _Way(
            lambda kind: kind.id != _SHORT and not _GIVEN.isdisjoint(kind.classes),
            _by_provider,
            int(settings["changes"]),
            int(settings["changes_days"]),
            mark("In {tijd} begonnen er {n} verschillende organisaties ({jaren}): {wat}."),
            mark("In {tijd} begonnen er misschien {n} verschillende organisaties ({jaren}): {wat}."),
            named=True,
            sort=lambda near: near.fact.provider,
        ),
    )


def _once(found: Sequence[Near], certain: bool, /) -> list[Near]:  # noqa: FBT001 - the shape of Different
    """Each change once: what is told by several within a week is one, and so is a move with the place it went to."""
    kept: list[Near] = []
    for one in sorted(found, key=_tells_least):
        if not any(_one_change(one.fact, other.fact, certain=certain) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.fact.place)


def _tells_least(one: Near, /) -> tuple[bool, int]:
    """Places first: what only says that somebody went gives way to it."""
    return one.fact.name in _WENT, one.fact.place


def _one_change(one: Fact, other: Fact, *, certain: bool) -> bool:
    """May (certain) or must (not certain) these two be one and the same change?"""
    alike = one.event.kind == other.event.kind and same_provider(one, other)
    if not alike and one.event.kind not in _WENT and other.event.kind not in _WENT:
        return False
    a, b = one.span, other.span
    if certain:
        return b.s_lo - a.s_hi <= _ONE_CHANGE and a.s_lo - b.s_hi <= _ONE_CHANGE
    return b.s_hi - a.s_lo <= _ONE_CHANGE and a.s_hi - b.s_lo <= _ONE_CHANGE


def _by_provider(found: Sequence[Near], certain: bool, /) -> list[Near]:  # noqa: ARG001, FBT001 - shape of Different
    kept: dict[str, Near] = {}
    for one in found:
        kept.setdefault(one.fact.provider, one)
    return list(kept.values())


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    found: list[Draft] = []
    by_organisation: list[Draft] = []
    for number, way in enumerate(_ways(settings)):
        facts = material.of_kinds(way.counts)
        for people, shared in material.sharing([fact for fact in facts if fact.provider] if way.named else facts):
            for row in _rows(shared, way=way, material=material) if len(shared) >= way.least else ():
                what = (_drafts, number, people, *settings.items())
                drafts = material.kept.made(what, row, partial(_drafts, row, way=way, people=people))
                (by_organisation if way.named else found).extend(drafts)
    own = sieved(found)
    others = [draft for draft in sieved(by_organisation) if not any(_tells(one, draft) for one in own)]
    return (*own, *others, *_faces(material, least=int(settings["changes"]), days=int(settings["changes_days"])))


def _tells(one: Draft, other: Draft, /) -> bool:
    """Whether changes tell completely which organisations came."""
    return one.status >= other.status and other.events <= one.events


def _rows(facts: Sequence[Fact], *, way: _Way, material: Material) -> Iterable[Sequence[Fact]]:
    """What counts together: all of it, or (``one_task``) what is about one task."""
    known = [fact for fact in facts if fact.name not in _CHANGES or _RENAMED.isdisjoint(words(fact.event.title))]
    tasks: dict[str, list[Fact]] = {}
    for fact in known:
        tasks.setdefault(_task(fact, material) if way.one_task else "", []).append(fact)
    return [row for row in tasks.values() if len(row) >= way.least]


def _task(change: Fact, material: Material, /) -> str:
    """The kind of measure that an organisation carried out for these people, else the organisation."""
    theirs = (one for one in material.measures if one.provider == change.provider != "")
    return next((one.name for one in theirs if not one.subjects.isdisjoint(change.subjects)), change.provider)


def _faces(material: Material, *, least: int, days: int) -> Iterator[Draft]:
    """Workers in one role that came after each other, by the names that people noted."""
    theirs: dict[tuple[EntityId, str], list[Worker]] = {}
    for one in material.workers:
        if one.key:
            for who in one.persons & material.kin.family or material.kin.family:
                theirs.setdefault((who, one.role), []).append(one)
    rows: dict[tuple[EntityId, ...], tuple[list[Worker], set[EntityId]]] = {}
    for (who, _), some in theirs.items():
        rows.setdefault(tuple([one.id for one in some]), (some, set()))[1].add(who)
    for some, people in rows.values():
        for found, status in _in_time(some, least=least, days=days):
            yield _of_faces(found, people=frozenset(people), status=status, least=least, days=days, material=material)


def _in_time(some: Sequence[Worker], *, least: int, days: int) -> Iterator[tuple[list[Worker], Certainty]]:
    """The longest row of different people who began within so many days: certainly, else possibly."""
    firsts = list({one.key: one for one in reversed(some)}.values())[::-1]
    for status, low, high in ((ZEKER, 0, 1), (MOGELIJK, 1, 0)):
        rows = [
            [
                other
                for other in firsts
                if other.span[low] >= one.span[low]
                and other.span[high] - one.span[low] <= days
                and (other.sure or status is MOGELIJK)
            ]
            for one in firsts
        ]
        best = max(rows, key=len, default=[])
        if len(best) >= least:
            yield best, status
            return


def _of_faces(
    found: Sequence[Worker], *, people: People, status: Certainty, least: int, days: int, material: Material
) -> Draft:
    known, role = material.casus.involvements, tr(found[0].label).lower()
    pattern = _FACES if status is ZEKER else _PERHAPS_FACES
    return Draft(
        status=status,
        strength=strength(len(found), least=least),
        persons=people,
        events=frozenset(),
        begin=min(one.span.s_lo for one in found),
        end=max(one.span.s_hi for one in found),
        size=len(found),
        leans=tuple(known[one.id] for one in found),
        tell=lambda: Told(
            text=asking(tr(pattern, tijd=duration(days), n=len(found), rol=role, jaren=_when(found))),
            steps=tuple(Step(min(status, one.certainty), _face(known[one.id])) for one in found),
            counter=(Remark(tr("Het kan één team zijn dat samen voor het gezin werkte.")),),
        ),
    )


def _face(one: Involvement, /) -> str:
    return tr("{wie} (vanaf {wanneer})", wie=one.name.strip(), wanneer=to_dutch(one.begin))


def _when(found: Sequence[Worker], /) -> str:
    return enumerated(str(year) for year in sorted({date.fromordinal(one.span.s_lo).year for one in found}))


_FACES = mark("In {tijd} begonnen er {n} verschillende mensen aan dezelfde taak ({rol}, {jaren}).")
_PERHAPS_FACES = mark("In {tijd} begonnen er misschien {n} verschillende mensen aan dezelfde taak ({rol}, {jaren}).")


def _drafts(facts: Sequence[Fact], *, way: _Way, people: People) -> list[Draft]:
    near, sort = known(facts), way.sort
    found = stretches(near, least=way.least, days=way.days, different=way.different, growing=way.growing, sort=sort)
    return [_draft(some, way=way, status=status, people=people) for some, status in found]


def _draft(found: Sequence[Near], *, way: _Way, status: Certainty, people: People) -> Draft:
    facts = [one.fact for one in found]
    return Draft(
        status=status,
        strength=strength(len(found), least=way.least),
        persons=people,
        events=frozenset(fact.id for fact in facts),
        begin=min(fact.s_lo for fact in facts),
        end=max(fact.s_hi for fact in facts),
        size=len(found),
        leans=("organisations",) if way.named else ("task",) if way.one_task else (),  # the same events may tell more
        tell=lambda: Told(
            text=_text(facts, way=way, status=status),
            steps=tuple(step(one, status=status) for one in found),
            counter=tuple(_counter(facts)),
            context=(Remark(tr(_FIRST)),) if way.one_task else (),
        ),
    )


_FIRST = mark("Wie er voor de eerste wisseling was, telt ook als gezicht.")


def _text(facts: Sequence[Fact], *, way: _Way, status: Certainty) -> str:
    sure, tijd, jaren = status is ZEKER, duration(way.days), years(facts)
    places = [fact.name in _MOVES for fact in facts]
    of_what = enumerated([*([] if all(places) else [tr("hulpverlener")]), *([tr("woonplek")] if any(places) else [])])
    if way.sure == _CHANGED and not any(fact.provider for fact in facts):
        unnamed = tr(_UNNAMED if sure else _PERHAPS_UNNAMED, tijd=tijd, n=len(facts), waarvan=of_what, jaren=jaren)
        return asking(unnamed)
    pattern = way.sure if sure else way.perhaps
    return asking(tr(pattern, tijd=tijd, n=len(facts), waarvan=of_what, jaren=jaren, wat=_names(facts)))


_UNNAMED = mark("In {tijd} waren er {n} wisselingen van {waarvan} ({jaren}).")
_PERHAPS_UNNAMED = mark("In {tijd} waren er misschien {n} wisselingen van {waarvan} ({jaren}).")


def _names(facts: Sequence[Fact], /) -> str:
    """Each organisation once, as it is written first; how often where that would not add up."""
    known: dict[str, list[str]] = {}
    for fact in facts:
        known.setdefault(fact.provider or fact.name, []).append(brief(fact.event.organisation) or spoken(fact.kind))
    if len(known) in {1, len(facts)}:
        return enumerated(names[0] for names in known.values())
    return enumerated(
        tr("{naam} ({n} keer)", naam=names[0], n=len(names)) if len(names) > 1 else names[0] for names in known.values()
    )


def _counter(facts: Sequence[Fact]) -> Iterator[Remark]:
    """The same organisation went on, whatever else changed."""
    places = {fact.provider for fact in facts}
    if len(places) == 1 and places != {""} and len(facts) > 1:
        text = tr("Het was steeds dezelfde organisatie: {naam}.", naam=brief(facts[0].event.organisation))
        yield Remark(text, tuple(fact.id for fact in facts))
    for fact in facts:
        if fact.name == "overdracht":
            yield Remark(tr("Bij deze wisseling was er een overdracht: {wat}.", wat=told(fact)), (fact.id,))


DETECTOR = Detector(
    id="wisselingen",
    name=mark("Steeds een ander gezicht"),
    rule=mark("Steeds andere plekken om te wonen, hulpverleners of organisaties in korte tijd."),
    false_alarm=mark("Een logeerplek of een nieuwe naam van een organisatie is geen wisseling."),
    side=Side.HELP,
    settings=(
        Setting(
            "places",
            mark("plekken ten minste"),
            3,
            mark("Meer dan twee plekken in een jaar is veel voor een kind."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
        Setting("places_days", mark("plekken binnen zoveel dagen"), 365, mark("Eén jaar."), unit=Unit.DAYS),
        Setting(
            "changes",
            mark("wisselingen ten minste"),
            4,
            mark("Vier nieuwe gezichten: vier keer opnieuw beginnen."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
        Setting("changes_days", mark("wisselingen binnen zoveel dagen"), 730, mark("Twee jaar."), unit=Unit.DAYS),
    ),
    detect=_detect,
    reads=classes("help", "measure", "setting", kinds=_CHANGES),
    tables=(Kind.INVOLVEMENT,),
)
