"""Invented families of which it is known what is in them: background by chance, patterns planted on purpose.

A family has two parents and two to six children over twenty years. Help, reports, measures and things of life come by
chance at the rates below; every planted pattern says by which events it is known. ``blurred`` makes the dates as vague
as people give them: 40 % a day, 30 % a month, 20 % a season, 10 % a year. ``at_midpoints`` is what a naive reader
makes of vague dates: the middle of each. Everything hangs on the seed alone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, from_edtf
from werkbank.model.entities import UNKNOWN_DATE, Entity, Event, Parentage, Person
from werkbank.model.kinds import Gender, Role

FIRST = date(2004, 1, 1)
TODAY = date(2025, 6, 30)
YEARS = 20
PRODUCTS = ("iag", "vht", "mst", "pmto", "fft", "iht", "emdr", "mdft", "ipt", "triple-p", "ash", "save")
REASONS = ("opvoeding", "schoolverzuim", "ruzie-ouders", "geld", "psychisch", "wonen", "agressie", "alcohol")
ENDS = ("doelen bereikt", "volgens plan", "afgehaakt", "door aanbieder", "in overleg", "overgedragen", "verhuisd", "")
LIFE = ("school-start", "werk-start", "sport-of-hobby", "ziekte", "geld-schulden", "mdo", "besluit-jbt", "vriendschap")
LOSSES = ("verhuizing", "overlijden", "gaat-het-huis-uit", "school-wissel", "detentie", "verlies")
REPORTS = ("crisismelding", "veilig-thuis-melding", "zorgmelding")
RATES = {"help": 0.35, "report": 0.35, "life": 1.2, "loss": 0.2, "measure": 0.05}
"""Per family and year."""


@dataclass
class Family:
    """A casus in the making, and which events belong to which planted pattern."""

    random: Random
    parents: list[EntityId] = field(default_factory=list)
    children: list[EntityId] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    planted: list[tuple[str, frozenset[EntityId]]] = field(default_factory=list)
    hole: tuple[date, date] | None = None  # in which nothing is reported

    @property
    def casus(self) -> Casus:
        return casus_of([*self.entities, *self.events])

    def day(self, first: date = FIRST, *, years: float = YEARS) -> date:
        return first + timedelta(days=self.random.randrange(int(years * 365.25)))

    def add(self, kind: str, on: date, *, until: date | None = None, who: Iterable[EntityId], **fields: Any) -> Event:  # noqa: ANN401
        fields.setdefault("organisation", f"aanbieder {self.random.randrange(5)}")
        event = Event(
            id=EntityId(f"e{len(self.events) + 1}"),
            kind=kind,
            date=exact(on),
            end=exact(until) if until else UNKNOWN_DATE,
            period=until is not None,
            persons=tuple(who),
            **fields,
        )
        self.events.append(event)
        return event

    def plant(self, detector: str, events: Iterable[Event]) -> None:
        self.planted.append((detector, frozenset(event.id for event in events)))

    def anybody(self) -> list[EntityId]:
        return [self.random.choice([*self.parents, *self.children])]


def exact(on: date) -> VagueDate:
    """A day that is known."""
    return claim(on.isoformat())


def claim(edtf: str) -> VagueDate:
    found = from_edtf(edtf)
    assert found is not None, edtf
    return found


def family(seed: int, *, plant: Iterable[str] = (), rate: float = 1.0) -> Family:
    """A family with chance events at ``rate`` times the usual number, and these patterns planted in it."""
    made = Family(Random(seed))
    _people(made)
    for detector in plant:
        PLANTS[detector](made)
    _chance(made, rate=rate)
    made.random.shuffle(made.events)
    return made


def _people(made: Family) -> None:
    for number, gender in enumerate((Gender.WOMAN, Gender.MAN)):
        birth = date(1978 + made.random.randrange(8), 1 + made.random.randrange(12), 3)
        made.parents.append(EntityId(f"p{number + 1}"))
        made.entities.append(
            Person(
                id=made.parents[-1], first_name=f"Ouder {number}", birth=exact(birth), gender=gender, role=Role.PARENT
            )
        )
    for number in range(made.random.randrange(2, 7)):
        made.children.append(EntityId(f"k{number + 1}"))
        birth = date(2000 + made.random.randrange(6) + number, 1 + made.random.randrange(12), 4)
        made.entities.append(
            Person(id=made.children[-1], first_name=f"Kind {number}", birth=exact(birth), role=Role.YOUTH)
        )
        for parent in made.parents:
            key = EntityId(f"o{number}{parent}")
            made.entities.append(Parentage(id=key, parent=parent, child=made.children[-1]))


def _chance(made: Family, *, rate: float) -> None:
    counts = {sort: _poisson(made.random, mean=per_year * YEARS * rate) for sort, per_year in RATES.items()}
    for _ in range(counts["help"]):
        _help(made, made.day(), product=made.random.choice(PRODUCTS), who=made.anybody())
    for _ in range(counts["report"]):
        on = made.day()
        if made.hole and made.hole[0] <= on <= made.hole[1]:
            continue
        _report(made, on, kind=made.random.choice(REPORTS), reason=made.random.choice(REASONS))
    for _ in range(counts["life"]):
        made.add(made.random.choice(LIFE), made.day(), who=made.anybody())
    for _ in range(counts["loss"]):
        made.add(made.random.choice(LOSSES), made.day(), who=made.anybody())
    for _ in range(counts["measure"]):
        start = made.day()
        until = start + timedelta(days=made.random.randrange(300, 700))
        who = [made.random.choice(made.children)]
        made.add("ots", start, until=until, who=who, reason=made.random.choice(REASONS))


def _poisson(random: Random, *, mean: float) -> int:
    count, left = 0, random.expovariate(1)
    while left < mean:
        count += 1
        left += random.expovariate(1)
    return count


def _help(
    made: Family, on: date, *, product: str, who: Iterable[EntityId], days: int = 0, outcome: str | None = None
) -> Event:
    length = days or made.random.randrange(60, 500)
    ended = made.random.choice(ENDS) if outcome is None else outcome
    return made.add("ambulant", on, until=on + timedelta(days=length), who=who, product=product, outcome=ended)


def _report(made: Family, on: date, *, kind: str, reason: str, who: Iterable[EntityId] | None = None) -> Event:
    finding = made.random.choice(("bevestigd", "niet-bevestigd", "niet-onderzocht"))
    return made.add(kind, on, who=who or made.anybody(), reason=reason, finding=finding)


# What is planted --------------------------------------------------------------------------------------------------


def _plant_waves(made: Family) -> None:
    random, who = made.random, made.children[:1]
    start = made.day(years=12)
    found: list[Event] = []
    for _ in range(3):
        outcome = random.choice(("afgehaakt", "door aanbieder", "doelen bereikt"))
        helped = _help(
            made, start, product=random.choice(PRODUCTS), who=who, days=random.randrange(90, 240), outcome=outcome
        )
        assert helped.end.lo is not None
        crisis = helped.end.lo + timedelta(days=random.randrange(20, 260))
        found += [helped, _report(made, crisis, kind="crisismelding", reason=random.choice(REASONS), who=who)]
        start = crisis + timedelta(days=random.randrange(5, 85))
    found.append(_help(made, start, product=random.choice(PRODUCTS), who=who, outcome="volgens plan"))
    made.plant("golfbeweging", found)


def _plant_measure(made: Family) -> None:
    who, start, reason = made.children[:1], made.day(years=8), made.random.choice(REASONS)
    found: list[Event] = []
    for _ in range(2):
        until = start + timedelta(days=made.random.randrange(365, 700))
        found.append(made.add("ots", start, until=until, who=who, reason=reason, outcome="volgens plan"))
        start = until + timedelta(days=made.random.randrange(120, 1800))
    made.plant("zelfde-maatregel", found)


def _plant_season(made: Family) -> None:
    random, middle, reason = made.random, made.random.randrange(365), made.random.choice(REASONS)
    years = sorted(random.sample(range(1, YEARS), 7))
    made.plant(
        "seizoen",
        [
            _report(
                made,
                date(FIRST.year + year, 1, 1) + timedelta(days=middle + random.randrange(-40, 41)),
                kind="crisismelding",
                reason=reason,
                who=made.parents[:1],
            )
            for year in years
        ],
    )


def _plant_open_close(made: Family) -> None:
    random, who = made.random, made.parents[:1]
    first, spring = random.randrange(1, 14), random.randrange(20, 150)
    found: list[Event] = []
    for year in range(first, first + random.randrange(3, 6)):
        start = date(FIRST.year + year, 1, 1) + timedelta(days=spring + random.randrange(-30, 31))
        until = date(FIRST.year + year, 1, 1) + timedelta(days=spring + 170 + random.randrange(-30, 31))
        found.append(_help(made, start, product=random.choice(PRODUCTS), who=who, days=(until - start).days))
    made.plant("open-dicht", found)


def _plant_same_help(made: Family) -> None:
    random, who, product = made.random, made.parents, made.random.choice(PRODUCTS)
    start = made.day(years=6)
    found: list[Event] = []
    for _ in range(3):
        found.append(_help(made, start, product=product, who=who, days=random.randrange(90, 300)))
        assert found[-1].end.lo is not None
        start = found[-1].end.lo + timedelta(days=random.randrange(90, 1200))
    made.plant("zelfde-hulp", found)


def _plant_siblings(made: Family) -> None:
    start, product, found = made.day(years=8), "buurtcoach", []
    for child in made.children[:3]:
        found.append(_help(made, start, product=product, who=[child]))
        start += timedelta(days=made.random.randrange(120, 1000))
    made.plant("kind-na-kind", found)


def _plant_loss(made: Family) -> None:
    random, who = made.random, made.children[0]
    start = made.day(years=18)
    sorts = random.sample(("verhuizing", "overlijden", "gaat-het-huis-uit", "school-wissel", "detentie"), 4)
    whose = {"overlijden": made.parents[0], "detentie": made.parents[1], "gaat-het-huis-uit": made.children[1]}
    days = [0, *(random.randrange(10, 300) for _ in sorts[1:])]
    made.plant(
        "verlies",
        [
            made.add(sort, start + timedelta(days=n), who=[whose.get(sort, who)])
            for sort, n in zip(sorts, days, strict=True)
        ],
    )


def _plant_calm(made: Family) -> None:
    """Reports twice a year, except in three years; the reports at its edges are what it is known by."""
    hole = made.random.randrange(5, 12)
    found = []
    for half in range(2 * YEARS):
        if not 2 * hole <= half < 2 * hole + 6:
            on = FIRST + timedelta(days=half * 182 + made.random.randrange(-40, 41) + 60)
            found.append((half, _report(made, on, kind="overlast", reason="overlast")))
    made.hole = (FIRST + timedelta(days=hole * 364), FIRST + timedelta(days=(hole + 3) * 364))
    edges = (2 * hole - 1, 2 * hole + 6)
    made.plant("rust", [event for half, event in found if half in edges])


PLANTS: Mapping[str, Callable[[Family], None]] = {
    "golfbeweging": _plant_waves,
    "zelfde-maatregel": _plant_measure,
    "seizoen": _plant_season,
    "open-dicht": _plant_open_close,
    "zelfde-hulp": _plant_same_help,
    "kind-na-kind": _plant_siblings,
    "verlies": _plant_loss,
    "rust": _plant_calm,
}


# Dates as people give them ------------------------------------------------------------------------------------------


def blurred(casus: Casus, *, seed: int) -> Casus:
    """The same casus with dates as vague as people give them."""
    random = Random(seed)
    events = sorted(casus.events.values(), key=lambda event: event.id)
    return casus.having(*(_dated(event, lambda on: _blur(on, random=random)) for event in events))


def at_midpoints(casus: Casus) -> Casus:
    """The same casus as a naive reader sees it: every date is the middle of what it can mean."""
    return casus.having(*(_dated(event, lambda on: on, middle=True) for event in casus.events.values()))


def _dated(event: Event, blur: Callable[[date], object], *, middle: bool = False) -> Event:
    dates = {}
    for name in ("date", "end"):
        found = getattr(event, name)
        if found.lo and found.hi:
            between = found.lo + (found.hi - found.lo) / 2
            dates[name] = exact(between) if middle else blur(found.lo)
    return event.model_copy(update=dates)


def _blur(on: date, *, random: Random) -> VagueDate:
    draw = random.random()
    if draw < 0.4:
        return exact(on)
    if draw < 0.7:
        return claim(f"{on:%Y-%m}")
    if draw < 0.9:
        return claim(season(on))
    return claim(str(on.year))


def season(on: date) -> str:
    """The season of a day as EDTF; a winter is written as its three months."""
    if on.month in {12, 1, 2}:
        year = on.year if on.month == 12 else on.year - 1
        return f"[{year}-12..{year + 1}-02]"
    return f"{on.year}-{20 + on.month // 3}"
