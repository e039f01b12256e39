"""Made-up timelines of any size for measuring: nobody's life, but with the mix of vague and exact of real ones."""

import random
from datetime import date, timedelta

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, from_edtf
from werkbank.model.entities import Event, Parentage, Partnership, Person
from werkbank.model.kinds import Gender, Nature, Role
from werkbank.model.vocabulary import Shape, vocabulary

TODAY = date(2026, 11, 10)
YEARS = 30
NAMES = ("Noor", "Daan", "Saar", "Teun", "Fien")


def casus(events: int, *, seed: int = 7) -> Casus:
    """Five persons in three generations with so many events over thirty years."""
    dice = random.Random(seed)
    return casus_of([*_persons(), *(_event(number, dice) for number in range(events))])


def _persons() -> list[Person | Parentage | Partnership]:
    made: list[Person | Parentage | Partnership] = [
        Person(
            id=EntityId(f"p{n}"), first_name=name, gender=Gender.UNKNOWN, birth=from_edtf(str(1950 + n * 14)),
            role=Role.YOUTH if n == 4 else Role.PARENT, index=n == 4,
        )
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    pairs = (("p0", "p2"), ("p2", "p4"), ("p3", "p4"))
    made += [
        Parentage(id=EntityId(f"o{n}"), parent=EntityId(one), child=EntityId(other))
        for n, (one, other) in enumerate(pairs)
    ]
    made.append(Partnership(id=EntityId("r1"), partners=(EntityId("p2"), EntityId("p3"))))
    return made


def _event(number: int, dice: random.Random) -> Event:
    kinds = tuple(vocabulary().event_kinds.values())
    kind = kinds[dice.randrange(len(kinds))]
    day = TODAY - timedelta(days=dice.randrange(YEARS * 365))
    lasts = kind.shape is Shape.PERIOD
    end = day + timedelta(days=dice.randrange(20, 400))
    persons = dice.sample([EntityId(f"p{n}") for n in range(5)], dice.choice((1, 1, 1, 2, 4)))
    return Event(
        id=EntityId(f"e{number}"), kind=kind.id, date=_vague(day, dice), title=f"{kind.label} nummer {number}",
        end=_vague(end, dice) if lasts and end < TODAY else UNKNOWN, running=lasts and end >= TODAY, period=lasts,
        persons=tuple(persons), nature=dice.choices(tuple(Nature), (8, 1, 1))[0],
    )  # fmt: skip


def _vague(day: date, dice: random.Random) -> VagueDate:
    forms = (day.isoformat(), day.isoformat()[:7], f"{day.year:04}-{21 + (day.month % 12) // 3:02}", f"{day.year:04}")
    text = dice.choices(forms, (40, 30, 20, 10))[0]
    return from_edtf(f"{text}~" if len(text) == 4 and dice.random() < 0.3 else text)
