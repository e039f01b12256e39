"""Invented families of which it is known what is in them: background by chance, patterns planted on purpose.

A family has two parents and two to six children over twenty years. Help, reports, measures and things of life come by
chance at the rates below; every planted pattern says by which events it is known. ``blurred`` makes the dates as vague
as people give them: 40 % a day, 30 % a month, 20 % a season, 10 % a year. ``at_midpoints`` is what a naive reader
makes of vague dates: the middle of each. Everything hangs on the seed alone.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from random import Random

from tests.helpers.invented import (
    PRODUCTS,
    REASONS,
    TODAY,
    YEARS,
    Family,
    claim,
    exact,
    helped,
    reported,
)  # fmt: skip
from tests.helpers.plants import PLANTS as FAMILY_PLANTS
from tests.helpers.plants_of_help import HELP_PLANTS
from tests.helpers.plants_of_lines import LINE_PLANTS
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Event, Parentage, Person
from werkbank.model.kinds import Gender, Role

__all__ = ["EVERY_PLANT", "PLANTS", "TODAY", "YEARS", "Family", "at_midpoints", "blurred", "family"]

PLANTS: Mapping[str, Callable[[Family], None]] = {**FAMILY_PLANTS, **HELP_PLANTS}
EVERY_PLANT: Mapping[str, Callable[[Family], None]] = {**PLANTS, **LINE_PLANTS}
LIFE = ("school-start", "werk-start", "sport-of-hobby", "ziekte", "geld-schulden", "mdo", "besluit-jbt", "vriendschap")
LOSSES = ("verhuizing", "overlijden", "gaat-het-huis-uit", "school-wissel", "detentie", "verlies")
REPORTS = ("crisismelding", "veilig-thuis-melding", "zorgmelding")
RATES = {"help": 0.35, "report": 0.35, "life": 1.2, "loss": 0.2, "measure": 0.05}
"""Per family and year."""


def family(seed: int, *, plant: Iterable[str] = (), rate: float = 1.0) -> Family:
    """A family with chance events at ``rate`` times the usual number, and these patterns planted in it."""
    made = Family(Random(seed))
    _people(made)
    for detector in plant:
        EVERY_PLANT[detector](made)
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
        helped(made, made.day(), product=made.random.choice(PRODUCTS), who=made.anybody())
    for _ in range(counts["report"]):
        on = made.day()
        if made.hole and made.hole[0] <= on <= made.hole[1]:
            continue
        reported(made, on, kind=made.random.choice(REPORTS), reason=made.random.choice(REASONS))
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
