"""What must hold for any family: moving it in time, other names, other things that happen, better known dates.

Families are drawn small and close together, so that detectors find something and nearly find much more.
"""

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty, VagueDate, from_edtf
from werkbank.model.entities import UNKNOWN_DATE, Entity, Event, Parentage, Person
from werkbank.model.kinds import Role
from werkbank.patterns import Finding, find

FIRST_YEAR = 1994
YEARS = 9
PEOPLE = ("mo", "k1", "k2", "k3")
PRECISIONS = ("day", "month", "season", "year")
KINDS = ("ambulant", "ambulant", "ots", "crisismelding", "crisismelding", "verhuizing", "school-wissel", "verlies")
PERIODS = frozenset(("ambulant", "ots"))
ANYTHING_ELSE = ("mdo", "werk-start", "ziekte", "besluit-jbt", "zitting")
MORE = settings(max_examples=60)


@dataclass(frozen=True)
class When:
    """A true day and how precisely it is known."""

    year: int
    month: int
    day: int
    precision: str

    def claim(self, *, shift: int) -> VagueDate:
        year = FIRST_YEAR + self.year + shift
        if self.precision == "day":
            return from_edtf(f"{year}-{self.month:02}-{self.day:02}")
        if self.precision == "month":
            return from_edtf(f"{year}-{self.month:02}")
        if self.precision == "season":
            return from_edtf(f"{year}-{33 + (self.month - 1) // 3}")
        return from_edtf(str(year))

    def __lt__(self, other: "When") -> bool:
        return (self.year, self.month, self.day) < (other.year, other.month, other.day)


@dataclass(frozen=True)
class Thing:
    """Something that happened, before it is an event in a casus."""

    kind: str
    start: When
    end: When | None
    who: tuple[str, ...]
    product: str
    reason: str
    outcome: str
    organisation: str


WHENS = st.builds(When, st.integers(0, YEARS - 1), st.integers(1, 12), st.integers(1, 28), st.sampled_from(PRECISIONS))


@st.composite
def things(draw: st.DrawFn, *, kinds: tuple[str, ...] = KINDS, people: tuple[str, ...] = PEOPLE) -> Thing:
    kind = draw(st.sampled_from(kinds))
    start, end = sorted([draw(WHENS), draw(WHENS)])
    return Thing(
        kind=kind,
        start=start,
        end=end if kind in PERIODS and draw(st.integers(0, 9)) else None,
        who=tuple(sorted(draw(st.sets(st.sampled_from(people), min_size=1, max_size=2)))),
        product=draw(st.sampled_from(("iag", "mst"))),
        reason="" if kinds is ANYTHING_ELSE else draw(st.sampled_from(("schoolverzuim", "geld", "schoolverzuim", ""))),
        outcome=draw(st.sampled_from(("afgehaakt", "doelen bereikt", "geweigerd", ""))),
        organisation=draw(st.sampled_from(("A", "B", ""))),
    )


FAMILIES = st.lists(things(), min_size=4, max_size=14)


def casus(
    found: list[Thing], *, shift: int = 0, names: dict[str, str] | None = None, backwards: bool = False, ids: str = "e"
) -> Casus:
    """The casus of these things, moved in time, with other ids, or entered the other way round."""
    called = names or {}
    entities: list[Entity] = []
    for number, who in enumerate((*PEOPLE, "other")):
        birth = from_edtf(f"{FIRST_YEAR + shift - 25 if who == 'mo' else FIRST_YEAR + shift - number}-01-0{number + 1}")
        role = {"mo": Role.PARENT, "other": Role.NETWORK}.get(who, Role.YOUTH)
        entities.append(
            Person(id=EntityId(called.get(who, who)), first_name=called.get(who, who), birth=birth, role=role)
        )
    for child in ("k1", "k2", "k3"):
        parent, kid = EntityId(called.get("mo", "mo")), EntityId(called.get(child, child))
        entities.append(Parentage(id=EntityId(f"{parent}>{kid}"), parent=parent, child=kid))
    events = [
        Event(
            id=EntityId(f"{ids}{n}"),
            kind=thing.kind,
            title=str(n),
            date=thing.start.claim(shift=shift),
            end=thing.end.claim(shift=shift) if thing.end else UNKNOWN_DATE,
            period=thing.end is not None,
            persons=tuple(EntityId(called.get(who, who)) for who in thing.who),
            product=thing.product if thing.kind == "ambulant" else "",
            reason=thing.reason,
            outcome=thing.outcome if thing.kind == "ambulant" else "",
            organisation=thing.organisation,
        )
        for n, thing in enumerate(found)
    ]
    return casus_of([*entities, *(reversed(events) if backwards else events)])


def today(shift: int = 0) -> date:
    return date(FIRST_YEAR + YEARS + 3 + shift, 5, 1)


def look(made: Casus, *, shift: int = 0) -> tuple[Finding, ...]:
    found = find(made, today=today(shift))
    assert not found.failed
    return found.found


def certain(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if one.status is Certainty.ZEKER]


@MORE
@given(FAMILIES)
def test_moved_by_28_years_it_is_the_same(found: list[Thing]) -> None:
    def shape(shift: int) -> list[tuple[object, ...]]:
        whole = look(casus(found, shift=shift), shift=shift)
        return [(one.detector, one.status, one.strength, one.persons, one.events) for one in whole]

    assert shape(0) == shape(28)


@MORE
@given(FAMILIES)
def test_under_other_names_and_entered_the_other_way_round_it_is_the_same(found: list[Thing]) -> None:
    names = {"mo": "aaa", "k1": "zz", "k2": "c", "k3": "b"}
    back = {new: old for old, new in names.items()}
    before = look(casus(found))
    after = look(casus(found, names=names, backwards=True, ids="x"))

    def shape(one: Finding) -> tuple[object, ...]:
        who = frozenset(back.get(person, person) for person in one.persons)
        steps = tuple(step.certainty for step in one.steps)
        return (one.detector, one.status, one.strength, who, frozenset(event[1:] for event in one.events), steps)

    assert [shape(one) for one in before] == [shape(one) for one in after]


@MORE
@given(FAMILIES, st.lists(things(kinds=ANYTHING_ELSE), max_size=4), st.lists(things(people=("other",)), max_size=6))
def test_other_things_and_other_people_never_take_a_certain_finding_away(
    found: list[Thing], anything: list[Thing], others: list[Thing]
) -> None:
    after = certain(look(casus([*found, *anything, *others])))
    for one in certain(look(casus(found))):
        if one.detector not in {"rust", "witte-vlek"}:  # both are about silence
            assert any(_says(other, one) for other in after), one.text


def _says(other: Finding, one: Finding) -> bool:
    return (
        other.detector == one.detector
        and set(other.events) >= set(one.events)
        and set(other.persons) >= set(one.persons)
        and _level(other) >= _level(one)
    )


def _level(one: Finding) -> int:
    return ("begin", "gewoon", "sterk").index(str(one.strength))


@MORE
@given(FAMILIES, st.data())
def test_better_known_dates_never_take_a_certain_finding_away(found: list[Thing], data: st.DataObject) -> None:
    sharper = [_sharpened(thing, data) for thing in found]
    after = certain(look(casus(sharper)))
    for one in certain(look(casus(found))):
        assert any(
            other.detector == one.detector
            and not set(other.persons).isdisjoint(one.persons)
            and _level(other) >= _level(one)
            for other in after
        ), one.text


def _sharpened(thing: Thing, data: st.DataObject) -> Thing:
    return replace(thing, start=_finer(thing.start, data), end=thing.end and _finer(thing.end, data))


def _finer(when: When, data: st.DataObject) -> When:
    """Known at least as precisely; the true day stays the same."""
    place = PRECISIONS.index(when.precision)
    return replace(when, precision=data.draw(st.sampled_from(PRECISIONS[: place + 1])))


@MORE
@given(FAMILIES)
def test_what_is_so_on_exact_days_is_at_least_possible_on_vague_ones(found: list[Thing]) -> None:
    exact = [
        replace(
            thing, start=replace(thing.start, precision="day"), end=thing.end and replace(thing.end, precision="day")
        )
        for thing in found
    ]
    vague = look(casus(found))
    for one in look(casus(exact)):
        if one.detector in {"zelfde-maatregel", "zelfde-hulp", "golfbeweging", "verlies"}:
            assert any(other.detector == one.detector for other in vague), one.text


@MORE
@given(FAMILIES)
def test_a_finding_is_as_sure_as_its_weakest_step(found: list[Thing]) -> None:
    for one in look(casus(found)):
        assert one.status is min(step.certainty for step in one.steps)
        assert one.events
        assert one.status is not Certainty.NEE


@given(FAMILIES)
def test_every_event_of_a_step_is_evidence(found: list[Thing]) -> None:
    for one in look(casus(found)):
        assert {event for step in one.steps for event in step.events} <= set(one.events)
