"""Patterns that run over generations, over lines between people or over the time in between, planted on purpose.

They stand apart from the other plants, so that a family with all of those stays the family that it was. Lines have no
dates to blur; a planted line has others beside it that are nearly the same and mean nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tests.helpers.invented import FIRST, REASONS, Family, reported
from werkbank.model.clock import EntityId
from werkbank.model.entities import Bond, Event, Person

_SAME = ("partnergeweld", "weglopen", "opname", "middelen-opnieuw-begonnen", "huisuitzetting")


def _plant_intervals(made: Family) -> None:
    """Reports between which the time becomes shorter, or longer, over all the years."""
    gaps, gap = [], 800.0
    for _ in range(21):
        gaps.append(int(gap * made.random.uniform(0.9, 1.1)))
        gap *= 0.86
    if made.random.random() < 0.5:
        gaps.reverse()
    start, found = FIRST + timedelta(days=made.random.randrange(300)), list[Event]()
    for days in (*gaps, 0):
        reason = made.random.choice(REASONS)
        found.append(reported(made, start, kind="zorgmelding", reason=reason, who=made.children[:1]))
        start += timedelta(days=days)
    made.plant("tussentijd", found)


def _plant_generations(made: Family) -> None:
    """The same with a parent long ago and with a child."""
    kind = made.random.choice(_SAME)
    before = made.add(kind, made.day(years=1) - timedelta(days=4000), who=made.parents[:1])
    made.plant("generatie", [before, made.add(kind, made.day(years=19), who=made.children[:1])])


def _plant_echo(made: Family) -> None:
    """The same with a parent and a child within three months of the same age."""
    kind, age = made.random.choice(_SAME), made.random.randrange(4000, 6500)
    pair = [(_birth(made, who), who) for who in (made.parents[0], made.children[0])]
    days = [age, age + made.random.randrange(-90, 91)]
    events = [made.add(kind, born + timedelta(days=n), who=[who]) for (born, who), n in zip(pair, days, strict=True)]
    made.plant("leeftijdsecho", events)


def _birth(made: Family, who: EntityId) -> date:
    [person] = [one for one in made.entities if isinstance(one, Person) and one.id == who]
    assert person.birth.lo is not None
    return person.birth.lo


def _line(made: Family, kind: str, from_person: EntityId, to_person: EntityId, *, source: str = "gesprek") -> Bond:
    key = EntityId(f"lijn{sum(isinstance(one, Bond) for one in made.entities) + 1}")
    line = Bond(id=key, kind=kind, from_person=from_person, to_person=to_person, source=source)
    made.entities.append(line)
    return line


def _plant_child_cares(made: Family) -> None:
    child, parent = made.children[0], made.random.choice(made.parents)
    _line(made, "zorgt-voor", parent, child)
    _line(made, "zorgt-voor", made.children[1], parent, source="")
    made.planted.append(("kind-zorgt", frozenset([_line(made, "zorgt-voor", child, parent).id])))


def _plant_in_between(made: Family) -> None:
    child, (one, other) = made.children[0], made.parents
    _line(made, "hecht", other, child)
    _line(made, "conflict", other, made.children[1])
    quarrel = _line(made, made.random.choice(("conflict", "vijandig", "hecht-en-conflict")), one, other)
    made.planted.append(("ertussen", frozenset([quarrel.id, _line(made, "versmolten", one, child).id])))


def _plant_close_or_gone(made: Family) -> None:
    who, near, far = made.random.sample([*made.parents, *made.children], 3)
    _line(made, "geen-contact", who, far)
    fused = _line(made, made.random.choice(("versmolten", "versmolten-en-vijandig")), who, near)
    made.planted.append(("dichtbij-of-weg", frozenset([fused.id, _line(made, "verbroken", far, who).id])))


LINE_PLANTS: Mapping[str, Callable[[Family], None]] = {
    "tussentijd": _plant_intervals,
    "generatie": _plant_generations,
    "leeftijdsecho": _plant_echo,
    "kind-zorgt": _plant_child_cares,
    "ertussen": _plant_in_between,
    "dichtbij-of-weg": _plant_close_or_gone,
}
"""None of these is in a family that has all of ``PLANTS``."""
