"""``generatie`` and ``leeftijdsecho``: the same kind of event with a parent and with a child.

Both run only when asked. Lines are those of birth and of rearing. What belongs to an age or to every life (birth, going
to school, moving) says nothing here, and an event that parent and child share is one event. In generations marks on
people count like events. For the age echo the ages must lie within a year of each other; who leaves home at eighteen
does what most do. A birthday on the first of January often stands for 'nobody knows': it counts as that whole year and
makes it *mogelijk*, and when both have one nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER
from werkbank.model.entities import Condition
from werkbank.model.kinds import Kind, Side
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns.facts import Fact
from werkbank.patterns.inherited import certainty, depth, in_generations
from werkbank.patterns.keys import brief, in_sentence
from werkbank.patterns.material import Material
from werkbank.patterns.rows import merged
from werkbank.patterns.spans import FIRST_DAY, YEAR
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, spoken, told

_EVERY_LIFE = frozenset((
    "geboorte", "zwangerschap", "overlijden", "verhuizing", "relatie-begint", "overig", "ziekte", "ongeluk",
    "feestelijk-of-kracht", "omgang", "omgang-start", "ouderschapsplan", "hulp", "verlies", "vlucht-of-migratie",
    "verhuizing-coa", "verblijfsbesluit", "netwerk-informeel", "sport-of-hobby", "vriendschap",
))  # fmt: skip
_LANES = frozenset(("leven", "veiligheid", "politie", "maatregel", "hulp"))
_FOR_CHILDREN = frozenset(("maatregel", "hulp"))  # a parent stands with what is there for a child
_STRONG = 3  # generations
_AGE = 366  # days of a year of age: the days since the last birthday are always fewer, so a year more is a year more
_OF_AGE = 18 * _AGE
_AT_EIGHTEEN = frozenset(("gaat-het-huis-uit", "begeleid-wonen"))  # who is of age leaves home


class _Pair(NamedTuple):
    """A parent's event and a child's event of the same kind."""

    parent: EntityId
    child: EntityId
    before: Fact
    after: Fact


def _tells(fact: Fact, /) -> bool:
    """Whether it means something that a child has it as well."""
    kind = fact.kind
    ordinary = "age_bound" in kind.classes or "school" in kind.classes or fact.name in _EVERY_LIFE
    vague = kind.lane == "hulp" and not kind.specific  # 'ambulante hulp' can be anything
    return kind.lane in _LANES and not ordinary and not vague


def _pairs(material: Material) -> Iterator[_Pair]:
    by_person: dict[EntityId, dict[str, list[Fact]]] = {}
    for fact in material.facts:
        if _tells(fact):
            for who in fact.persons:
                by_person.setdefault(who, {}).setdefault(fact.name, []).append(fact)
    for child in material.kin.in_order(by_person):
        for parent in material.kin.in_order(material.kin.parents.get(child, ())):
            theirs = by_person.get(parent, {})
            for kind, own in by_person[child].items():
                befores = [fact for fact in theirs.get(kind, ()) if _is_own(fact, child=child, material=material)]
                afters = [fact for fact in own if parent not in fact.persons]
                yield from (_Pair(parent, child, before, after) for before in befores for after in afters)


def _is_own(fact: Fact, *, child: EntityId, material: Material) -> bool:
    """Whether a parent's event is not one of this child too; nor help and measures for a brother or sister."""
    if child in fact.persons:
        return False
    return fact.kind.lane not in _FOR_CHILDREN or fact.persons.isdisjoint(material.kin.siblings.get(child, ()))


def _generations(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    by_kind: dict[str, list[_Pair]] = {}
    for pair in _pairs(material):
        by_kind.setdefault(pair.before.event.kind, []).append(pair)
    for pairs in by_kind.values():
        deep = _depth(pairs)
        if deep >= int(settings["generations"]):
            yield _of_kind(pairs, depth=deep)
    least = int(settings["generations"])
    for kind, deep, marks in in_generations(material.casus, kin=material.kin, least=least):
        yield _of_marks(marks, kind=kind, depth=deep, material=material)


def _of_marks(marks: Sequence[Condition], *, kind: str, depth: int, material: Material) -> Draft:
    row = vocabulary().condition_kinds.get(kind)
    name = tr(row.label) if row else kind
    label = in_sentence(name)
    begins = [one.begin.lo.toordinal() for one in marks if one.begin.lo]
    status = min(certainty(one) for one in marks)
    pattern = _MARKS if status is ZEKER else _PERHAPS_MARKS
    return Draft(
        status=status,
        strength=Strength.USUAL if depth < _STRONG else Strength.STRONG,
        persons=frozenset(one.person for one in marks),
        events=frozenset(),
        begin=min(begins, default=FIRST_DAY),
        end=material.cut,
        size=len(marks),
        leans=tuple(marks),
        tell=lambda: Told(
            text=asking(tr(pattern, n=depth, wat=label)),
            steps=tuple(Step(certainty(one), _of_whom(one, material)) for one in marks),
            counter=(Remark(tr("Er is misschien naar gevraagd omdat het bij het kind speelt.")),),
        ),
    )


def _of_whom(one: Condition, material: Material, /) -> str:
    said = brief(one.source) or tr("niemand heeft opgeschreven wie dit zei")
    return tr("{wie} (volgens: {bron})", wie=material.kin.name(one.person), bron=said)


_MARKS = mark("In {n} generaties na elkaar staat hetzelfde op papier: {wat}.")
_PERHAPS_MARKS = mark("In {n} generaties na elkaar staat misschien hetzelfde op papier: {wat}.")


def _depth(pairs: Sequence[_Pair], /) -> int:
    """How many generations in a row have it."""
    down: dict[EntityId, dict[EntityId, None]] = {}
    for pair in pairs:
        down.setdefault(pair.parent, {})[pair.child] = None
    return depth(down)


def _of_kind(pairs: Sequence[_Pair], *, depth: int) -> Draft:
    facts = {fact.id: fact for pair in pairs for fact in (pair.before, pair.after)}
    ordered = sorted(facts.values(), key=lambda fact: fact.place)
    status = min(fact.certainty() for fact in ordered)
    label = spoken(ordered[0].kind)
    return Draft(
        status=status,
        strength=Strength.USUAL if depth < _STRONG else Strength.STRONG,
        persons=frozenset(who for pair in pairs for who in (pair.parent, pair.child)),
        events=frozenset(facts),
        begin=ordered[0].span.s_lo,
        end=max(fact.e_hi for fact in ordered),
        size=len(facts),
        tell=lambda: Told(
            text=asking(tr("In {n} generaties na elkaar staat hetzelfde op papier: {wat}.", n=depth, wat=label)),
            steps=tuple(Step(fact.certainty(), told(fact), (fact.id,)) for fact in ordered),
            counter=(Remark(tr("Er is misschien naar gevraagd omdat het bij het kind speelt."), tuple(facts)),),
        ),
    )


def _echoes(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    near = int(settings["days"])
    return merged(draft for pair in _pairs(material) if (draft := _echo(pair, near=near, material=material)))


def _echo(pair: _Pair, *, near: int, material: Material) -> Draft | None:
    own, theirs = _age(pair.after, pair.child, material), _age(pair.before, pair.parent, material)
    if own is None or theirs is None:
        return None
    new_year = [_is_new_year(pair.child, material), _is_new_year(pair.parent, material)]
    if all(new_year):
        return None
    if pair.before.event.kind in _AT_EIGHTEEN and max(own[1], theirs[1]) >= _OF_AGE:
        return None
    near = near // YEAR * _AGE + near % YEAR
    apart = max(own[1] - theirs[0], theirs[1] - own[0])
    closest = max(0, own[0] - theirs[1], theirs[0] - own[1])
    vague = own[1] - own[0] > _AGE or theirs[1] - theirs[0] > _AGE
    if closest > near or (vague and apart > near):
        return None
    sure = apart <= near and pair.before.sure and pair.after.sure and not any(new_year)
    status = ZEKER if sure else MOGELIJK
    years = sorted({age // _AGE for age in (*own, *theirs)})
    shown = str(years[0]) if len(years) == 1 else tr("{van} tot {tot}", van=years[0], tot=years[-1])
    facts = (pair.before, pair.after)
    return Draft(
        status=status,
        strength=Strength.USUAL,
        persons=frozenset((pair.parent, pair.child)),
        events=frozenset(fact.id for fact in facts),
        begin=min(fact.s_lo for fact in facts),
        end=max(fact.e_hi for fact in facts),
        size=len(facts),
        leans=tuple(f"{who} {material.casus.persons[who].birth.edtf}" for who in (pair.parent, pair.child)),
        tell=lambda: Told(
            text=asking(tr(_SURE if sure else _PERHAPS, wat=spoken(pair.before.kind), leeftijd=shown)),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in facts),
            counter=(
                Remark(tr("Veel dingen gebeuren bij iedereen rond dezelfde leeftijd."), tuple(f.id for f in facts)),
            ),
        ),
    )


_SURE = mark("Bij ouder en kind staat op dezelfde leeftijd hetzelfde op papier: {wat} ({leeftijd} jaar).")
_PERHAPS = mark("Bij ouder en kind staat misschien op dezelfde leeftijd hetzelfde op papier: {wat} ({leeftijd} jaar).")


def _age(fact: Fact, who: EntityId, material: Material, /) -> tuple[int, int] | None:
    """The age at the begin of an event, at least and at most: years of ``_AGE`` days, and days since a birthday."""
    person = material.casus.persons.get(who)
    if person is None or person.birth.lo is None or person.birth.hi is None:
        return None
    lo, hi = person.birth.lo, person.birth.hi
    if _is_new_year(who, material):
        hi = hi.replace(month=12, day=31)
    return _between(hi, fact.s_lo), _between(lo, fact.s_hi)


def _is_new_year(who: EntityId, material: Material, /) -> bool:
    """Born on the first of January, as is written where nobody knows the day, or the year."""
    birth = material.casus.persons[who].birth
    return birth.lo is not None and birth.lo == birth.hi and (birth.lo.month, birth.lo.day) == (1, 1)


def _between(birth: date, on: int, /) -> int:
    """The age on a day; below zero before the birth."""
    if on <= birth.toordinal():
        return on - birth.toordinal()
    now = date.fromordinal(on)
    years = now.year - birth.year - ((now.month, now.day) < (birth.month, birth.day))
    leap = (birth.month, birth.day) == (2, 29)
    last = birth.replace(year=birth.year + years, day=28) if leap else birth.replace(year=birth.year + years)
    return years * _AGE + on - last.toordinal()


def _detector(
    name: str, *, title: str, rule: str, alarm: str, settings: tuple[Setting, ...],
    detect: Callable[[Material, Mapping[str, Value]], Iterable[Draft]],
) -> Detector:  # fmt: skip
    return Detector(
        id=name, name=title, rule=rule, false_alarm=alarm, side=Side.FAMILY, settings=settings, detect=detect,
        only_when_asked=True, tables=(Kind.CONDITION,),
    )  # fmt: skip


GENERATIONS = _detector(
    "generatie",
    title=mark("Komt in meer generaties voor"),
    rule=mark("Hetzelfde bij een ouder en bij een kind, langs de lijn van geboorte of opgroeien."),
    alarm=mark("Er is misschien naar gezocht omdat het bij het kind speelt."),
    settings=(
        Setting(
            "generations",
            mark("generaties ten minste"),
            2,
            mark("Twee na elkaar is al een gesprek waard."),
            unit=Unit.COUNT,
            least=2,
            most=5,
        ),
    ),
    detect=_generations,
)
ECHO = _detector(
    "leeftijdsecho",
    title=mark("Op dezelfde leeftijd"),
    rule=mark("Hetzelfde bij ouder en kind, op een leeftijd die hoogstens een jaar verschilt."),
    alarm=mark("Sommige dingen horen bij een leeftijd."),
    settings=(
        Setting(
            "days",
            mark("hoogstens zoveel dagen verschil"),
            YEAR,
            mark("Een jaar meer of minder."),
            unit=Unit.DAYS,
            least=0,
            most=1095,
        ),
    ),
    detect=_echoes,
)
DETECTORS = (GENERATIONS, ECHO)
