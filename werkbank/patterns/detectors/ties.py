"""``kind-zorgt``, ``ertussen`` and ``dichtbij-of-weg``: what the lines between people may show.

They run only when asked. Bonds are opinions: what is found is *mogelijk* at most, and a bond without a source is not
used. A grown-up who cares for a parent is no child that does. A bond that certainly ended before the day of looking is
not used either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from werkbank.i18n import mark, ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE
from werkbank.model.entities import Bond
from werkbank.model.kinds import Kind, Role, Side
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns.keys import brief
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.spans import FIRST_DAY
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking

_CONFLICT = frozenset(("conflict", "vijandig", "hecht-en-conflict", "versmolten-en-vijandig"))
_FUSED = frozenset(("versmolten", "versmolten-en-vijandig"))
_CUT_OFF = frozenset(("verbroken",))  # no contact by a decision is not what they chose
_CARES = "zorgt-voor"
_DENIED = frozenset(("betwist", "weerlegd"))
Rule = Callable[[Material, Sequence[Bond]], Iterator[tuple[tuple[Bond, ...], frozenset[EntityId]]]]


def _used(material: Material) -> list[Bond]:
    """Bonds with a source that may hold on the day of looking, in an order of their content."""
    found = [
        bond
        for bond in material.casus.bonds.values()
        if bond.source.strip()
        and not (bond.end.hi and bond.end.hi.toordinal() < material.cut)
        and not (bond.begin.lo and bond.begin.lo.toordinal() > material.cut)
    ]
    rank = material.kin.rank
    return sorted(found, key=lambda b: (rank.get(b.from_person, 0), rank.get(b.to_person, 0), b.kind, b.begin.edtf))


def _both(bond: Bond, /) -> frozenset[EntityId]:
    return frozenset((bond.from_person, bond.to_person))


def _child_cares(
    material: Material, bonds: Sequence[Bond], /
) -> Iterator[tuple[tuple[Bond, ...], frozenset[EntityId]]]:
    young = {person.id for person in material.casus.persons.values() if person.role is Role.YOUTH}
    for bond in bonds:
        if bond.kind == _CARES and bond.to_person in material.kin.parents.get(bond.from_person, frozenset()):
            begin = bond.begin.lo.toordinal() if bond.begin.lo else material.cut
            if bond.from_person in young or material.kin.is_minor(bond.from_person, on=begin) is not NEE:
                yield (bond,), _both(bond)


def _in_between(material: Material, bonds: Sequence[Bond], /) -> Iterator[tuple[tuple[Bond, ...], frozenset[EntityId]]]:
    """Parents in conflict, and one of them fused with their child."""
    for quarrel in (bond for bond in bonds if bond.kind in _CONFLICT):
        for fused in (bond for bond in bonds if bond.kind in _FUSED and bond is not quarrel):
            for child in _both(fused):
                if _both(quarrel) <= material.kin.parents.get(child, frozenset()) and _both(fused) & _both(quarrel):
                    yield (quarrel, fused), _both(quarrel) | {child}


def _close_or_gone(
    material: Material,  # noqa: ARG001 - the shape of Rule
    bonds: Sequence[Bond],
    /,
) -> Iterator[tuple[tuple[Bond, ...], frozenset[EntityId]]]:
    """Somebody with a fused bond and a broken one."""
    for fused in (bond for bond in bonds if bond.kind in _FUSED):
        for broken in (bond for bond in bonds if bond.kind in _CUT_OFF):
            if _both(fused) & _both(broken) and _both(fused) != _both(broken):
                yield (fused, broken), _both(fused) | _both(broken)


def _detect(rule: Rule, *, text: str) -> Callable[[Material, Mapping[str, Value]], Iterable[Draft]]:
    def detect(material: Material, settings: Mapping[str, Value]) -> Iterator[Draft]:
        found = list(rule(material, _used(material)))
        if len(found) >= int(settings["times"]):
            bonds = list(dict.fromkeys(bond for some, _ in found for bond in some))
            people = frozenset(who for _, some in found for who in some)
            yield _draft(bonds, people=people, text=text, material=material, count=len(found))

    return detect


def _draft(bonds: Sequence[Bond], *, people: frozenset[EntityId], text: str, material: Material, count: int) -> Draft:
    begins = [bond.begin.lo.toordinal() for bond in bonds if bond.begin.lo]
    return Draft(
        status=MOGELIJK,
        strength=Strength.BEGIN if count == 1 else Strength.USUAL,
        persons=people,
        events=frozenset(),
        begin=min(begins, default=FIRST_DAY),  # nobody noted when
        end=material.cut,
        size=count,
        bonds=tuple(bond.id for bond in bonds),
        leans=tuple(bonds),
        tell=lambda: Told(
            text=asking(tr(text)),
            steps=tuple(Step(MOGELIJK, _told(bond)) for bond in bonds),
            counter=tuple(_counter(bonds)),
        ),
    )


def _told(bond: Bond, /) -> str:
    known = vocabulary().bond_kinds.get(bond.kind)
    return tr("Lijn '{soort}', volgens {bron}", soort=known.label if known else bond.kind, bron=brief(bond.source))


def _counter(bonds: Sequence[Bond], /) -> Iterator[Remark]:
    denied = sum(bond.status in _DENIED for bond in bonds)
    if denied:
        yield Remark(ntr("{n} lijn wordt anders gezien.", "{n} lijnen worden anders gezien.", denied))
    yield Remark(tr("Een lijn laat zien hoe iemand het ziet. Een ander kan het anders zien."))


def _detector(name: str, *, title: str, what: str, alarm: str, rule: Rule, text: str) -> Detector:
    times = Setting("times", mark("hoe vaak ten minste"), 1, mark("Eén keer is al een gesprek waard."), unit=Unit.TIMES)
    return Detector(
        id=name, name=title, rule=what, false_alarm=alarm, side=Side.FAMILY, settings=(times,),
        detect=_detect(rule, text=text), only_when_asked=True, reads=classes(), tables=(Kind.BOND,),
    )  # fmt: skip


CARES = _detector(
    "kind-zorgt",
    title=mark("Een kind zorgt voor een ouder"),
    what=mark("Een lijn 'zorgt voor' van een kind naar een ouder."),
    alarm=mark("Helpen in huis is gewoon; het gaat om wat te zwaar is."),
    rule=_child_cares,
    text=mark("Er is een lijn getekend waarin een kind voor een ouder zorgt."),
)
BETWEEN = _detector(
    "ertussen",
    title=mark("Ertussenin"),
    what=mark("Ouders met een conflict, en een van hen heel hecht met hun kind."),
    alarm=mark("Een ruzie van vroeger kan nog als lijn staan."),
    rule=_in_between,
    text=mark("Er zijn lijnen getekend van een conflict tussen ouders en een heel hechte band met hun kind."),
)
GONE = _detector(
    "dichtbij-of-weg",
    title=mark("Heel dichtbij of helemaal weg"),
    what=mark("Een versmolten band naast een verbroken band bij dezelfde persoon."),
    alarm=mark("Een band kan door een besluit zijn gestopt."),
    rule=_close_or_gone,
    text=mark("Bij één persoon is een heel hechte band getekend, en ook een band die verbroken is."),
)
DETECTORS = (CARES, BETWEEN, GONE)
