"""Patterns put into invented families on purpose; each says by which events it is known."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tests.helpers.invented import FIRST, PRODUCTS, REASONS, YEARS, Family, helped, reported
from werkbank.model.entities import Event


def _plant_waves(made: Family) -> None:
    random, who = made.random, made.children[:1]
    start = made.day(years=12)
    found: list[Event] = []
    for _ in range(3):
        outcome = random.choice(("afgehaakt", "door aanbieder", "doelen bereikt"))
        given = helped(
            made, start, product=random.choice(PRODUCTS), who=who, days=random.randrange(90, 240), outcome=outcome
        )
        assert given.end.lo is not None
        crisis = given.end.lo + timedelta(days=random.randrange(20, 260))
        found += [given, reported(made, crisis, kind="crisismelding", reason=random.choice(REASONS), who=who)]
        start = crisis + timedelta(days=random.randrange(5, 85))
    found.append(helped(made, start, product=random.choice(PRODUCTS), who=who, outcome="volgens plan"))
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
            reported(
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
        found.append(helped(made, start, product=random.choice(PRODUCTS), who=who, days=(until - start).days))
    made.plant("open-dicht", found)


def _plant_same_help(made: Family) -> None:
    random, who, product = made.random, made.parents, made.random.choice(PRODUCTS)
    start = made.day(years=6)
    found: list[Event] = []
    for _ in range(3):
        found.append(helped(made, start, product=product, who=who, days=random.randrange(90, 300)))
        assert found[-1].end.lo is not None
        start = found[-1].end.lo + timedelta(days=random.randrange(90, 1200))
    made.plant("zelfde-hulp", found)


def _plant_siblings(made: Family) -> None:
    start, product, found = made.day(years=8), "buurtcoach", []
    for child in made.children[:3]:
        found.append(helped(made, start, product=product, who=[child]))
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
            found.append((half, reported(made, on, kind="overlast", reason="overlast")))
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
