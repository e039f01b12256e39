"""``kind-bij-ouder``: help for the children only, while there are worries about a parent.

Worries about a parent are events of the class 'parent worry' and marks on the parent (debt, alcohol and drugs, mental
health, violence). Help for the parent, or for the family as a whole, that may have run at the time takes it away. A
mark of which the status is unknown or doubted makes it *mogelijk*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.entities import Condition
from werkbank.model.kinds import Kind, Side
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns.facts import Fact
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import strength
from werkbank.patterns.running import Running
from werkbank.patterns.spans import Span, span
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, told, years

_GROUPS = frozenset(("middelen", "psychisch", "geld", "veiligheid"))
_KNOWN = frozenset(("bekend", "herstellend", "voorbij"))
_PARENT_CLASS = "parent_worry"
_made = tuple.__new__  # see werkbank.patterns.reading


class _Worry(NamedTuple):
    """Something about a parent, over a span, and how sure it is that it was so."""

    span: Span
    certainty: Certainty
    fact: Fact | None
    mark: Condition | None = None


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    least = int(settings["times"])
    parents = {parent for some in material.kin.parents.values() for parent in some} & material.kin.family
    groups = {fact.persons for fact in material.helps}
    for parent in material.kin.in_order(parents):
        children = frozenset([child for child, some in material.kin.parents.items() if parent in some])
        for_them = {people for people in groups if people and people <= children}
        theirs = [one for one in material.helps if one.persons in for_them]
        if len(theirs) < least:
            continue
        with_parent = {people for people in groups if not people or parent in people}
        own = Running([(one.s_lo, one.e_hi) for one in material.helps if one.persons in with_parent])
        free = [one for one in theirs if not own.meets(one.s_lo, one.e_hi)]
        if len(free) < least:
            continue
        worries = [*_events(parent, material), *_marks(parent, material)]
        alone = _at_the_time(free, worries=worries)
        if len(alone) >= least:
            firm = [one for one in alone if one[1] is ZEKER]
            chosen, status = (firm, ZEKER) if len(firm) >= least else (alone, MOGELIJK)
            yield _draft(chosen, parent=parent, worries=worries, status=status, least=least, material=material)


def _events(parent: EntityId, material: Material, /) -> Iterator[_Worry]:
    for fact in material.of_class(_PARENT_CLASS):
        if parent in fact.persons:
            yield _made(_Worry, (fact.span, ZEKER if fact.sure else MOGELIJK, fact, None))


def _marks(parent: EntityId, material: Material, /) -> Iterator[_Worry]:
    kinds = vocabulary().condition_kinds
    for one in material.casus.conditions.values():
        row = kinds.get(one.kind)
        if one.person == parent and row is not None and row.group in _GROUPS:
            known = ZEKER if one.status in _KNOWN and not one.begin.uncertain else MOGELIJK
            yield _Worry(_over(one, cut=material.cut), known, None, one)


def _over(one: Condition, *, cut: int) -> Span:
    s_lo = one.begin.lo.toordinal() if one.begin.lo else 1
    s_hi = one.begin.hi.toordinal() if one.begin.hi else cut
    if one.end.lo and one.end.hi:
        return span(s_lo, s_hi, e_lo=one.end.lo.toordinal(), e_hi=one.end.hi.toordinal())
    return span(s_lo, s_hi, e_lo=cut if one.running else s_lo, e_hi=cut)


def _at_the_time(helps: Iterable[Fact], *, worries: Sequence[_Worry]) -> list[tuple[Fact, Certainty]]:
    """The help at the time of which there was a worry, and how sure that is."""
    may_be = Running([(one.span.s_lo, one.span.e_hi) for one in worries])
    must_be = Running([(one.span.s_hi, one.span.e_lo) for one in worries if one.certainty is ZEKER])
    return [
        (one, ZEKER if one.sure and must_be.meets(one.s_hi, one.e_lo) else MOGELIJK)
        for one in helps
        if may_be.meets(one.s_lo, one.e_hi)
    ]


def _others(helps: Sequence[Fact], *, parent: EntityId, material: Material) -> Iterator[Remark]:
    """Help that another parent had at that time."""
    children = {who for fact in helps for who in fact.persons}
    parents = {one for child in children for one in material.kin.parents.get(child, ())} - {parent}
    for fact in material.helps:
        around = any(fact.s_lo <= one.span.e_hi and one.span.s_lo <= fact.e_hi for one in helps)
        if around and not fact.persons.isdisjoint(parents):
            yield Remark(tr("Een andere ouder had toen wel zelf hulp: {wat}.", wat=told(fact)), (fact.id,))


def _draft(
    found: Sequence[tuple[Fact, Certainty]], *, parent: EntityId, worries: Sequence[_Worry], status: Certainty,
    least: int, material: Material,
) -> Draft:  # fmt: skip
    helps = [fact for fact, _ in found]
    facts = {fact.id: fact for fact in (*helps, *(worry.fact for worry in worries if worry.fact))}
    ordered = sorted(facts.values(), key=lambda fact: fact.place)
    return Draft(
        status=status,
        strength=strength(len(helps), least=least),
        persons=frozenset((parent, *(who for fact in helps for who in fact.persons))) & material.kin.family,
        events=frozenset(facts),
        begin=ordered[0].span.s_lo,
        end=max(fact.e_hi for fact in ordered),
        size=len(helps),
        leans=tuple(worry.mark for worry in worries if worry.mark),
        tell=lambda: Told(
            text=_text(helps, status=status),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in ordered),
            counter=(
                *_others(helps, parent=parent, material=material),
                Remark(tr("Eigen hulp van een ouder staat vaak in een ander systeem."), tuple(facts)),
            ),
        ),
    )


def _text(helps: Sequence[Fact], *, status: Certainty) -> str:
    if status is ZEKER:
        pattern = mark(
            "De hulp was {n} keer alleen voor de kinderen ({jaren}). Bij een ouder waren er toen ook zorgen."
        )
    else:
        pattern = mark(
            "De hulp was misschien {n} keer alleen voor de kinderen ({jaren}). Bij een ouder waren er toen ook zorgen."
        )
    return asking(tr(pattern, n=len(helps), jaren=years(helps)))


DETECTOR = Detector(
    id="kind-bij-ouder",
    name=mark("Hulp bij het kind, zorg bij de ouder"),
    rule=mark("Hulp alleen voor de kinderen, terwijl er bij een ouder geldzorgen, middelen, klachten of geweld waren."),
    false_alarm=mark("De eigen hulp van een ouder is misschien niet opgeschreven."),
    side=Side.HELP,
    settings=(
        Setting(
            "times", mark("hulp voor het kind ten minste"), 2, mark("Eén keer kan een begin zijn."), unit=Unit.TIMES
        ),
    ),
    detect=_detect,
    reads=classes("help", _PARENT_CLASS),
    tables=(Kind.CONDITION,),
)
