"""Families of another shape than :mod:`.families`: other help, brothers and sisters with the same, dates typed by hand.

case, rows = other_family(7)                # exact dates, as a Case and as rows for the plain rules
case, rows = other_family(7, vague=True)    # the same family, told by somebody who does not know the days
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from tests.helpers.naive import Row
from tests.helpers.patterns import Case

BEGIN, YEARS = date(2001, 3, 4).toordinal(), 25
HELP = (
    ("ambulant", "Gezin Sterk"), ("ambulant", "Thuis Best"), ("daghulp", "Naschoolse groep"),
    ("ggz", "Traumagroep Noord"), ("opvoedondersteuning", "Stap voor Stap"), ("ambulant", "Buddyproject"),
    ("ggz", "Vaktherapie beeldend"), ("logeeropvang", "Weekend weg"),
)  # fmt: skip
BY = ("De Brug", "Kompas", "Horizon Zorg", "Altra")
OUTCOMES = (
    "afgehaakt", "eenzijdig door cliënt", "door aanbieder", "in overleg", "geweigerd", "doelen bereikt",
    "volgens plan", "verhuisd", "extern",
)  # fmt: skip
MONTHS = ("jan", "febr", "mrt", "april", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")


class _Made:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.children = [f"k{n}" for n in range(1, random.randint(2, 7))]
        self.grown = ["ma", "pa", "oma"][: random.randint(1, 3)]
        self.rows: list[Row] = []

    def who(self) -> frozenset[str]:
        one, several = self.random.choice([*self.children, *self.grown]), frozenset(self.children)
        return self.random.choice([frozenset((one,)), frozenset((one,)), several, several | frozenset(self.grown)])

    def help(self, first: int, days: int, *, who: frozenset[str], what: int, by: str, outcome: str) -> int:
        kind, product = HELP[what]
        self.rows.append(Row(self._id(), kind, first, first + days, who, product=product, by=by, outcome=outcome))
        return first + days

    def other(self, kind: str, first: int, days: int, *, who: frozenset[str], reason: str) -> None:
        self.rows.append(Row(self._id(), kind, first, first + days, who, by="Meldpunt", reason=reason))

    def _id(self) -> str:
        return f"x{len(self.rows) + 1}"

    def chance(self) -> None:
        random = self.random
        for _ in range(random.randint(4, 10)):
            self.help(
                self.day(), random.choice((0, 20, 60, 120, 200, 365, 500)), who=self.who(),
                what=random.randrange(len(HELP)), by=random.choice(BY), outcome=random.choice(OUTCOMES),
            )  # fmt: skip
        for _ in range(random.randint(0, 5)):
            self.other("crisismelding", self.day(), 0, who=self.who(), reason="ruzie")
        for _ in range(random.randint(0, 4)):
            child, reason = frozenset((random.choice(self.children),)), random.choice(("schulden", "alcohol"))
            self.other("ots", self.day(), random.choice((180, 364, 730)), who=child, reason=reason)

    def planted(self) -> None:
        """Help after help for one child, of one kind or several, with all the gaps at which a rule can turn."""
        random, child = self.random, frozenset((self.random.choice(self.children),))
        day, several = self.day(years=12), random.random() < 0.5
        gaps, products = random.choice(((0, 1, 2), (-14, 0, 31), (40, 200, 400), (-60, -90))), list(range(len(HELP)))
        random.shuffle(products)
        for n in range(random.randint(3, 6)):
            what, outcome = products[n if several else 0], random.choice(OUTCOMES[:6])
            day = self.help(day, random.randint(70, 200), who=child, what=what, by=BY[0], outcome=outcome)
            if random.random() < 0.5:
                self.other("crisismelding", day + random.choice((1, 100, 275)), 0, who=child, reason="ruzie")
            day += 1 + random.choice(gaps)

    def day(self, *, years: int = YEARS) -> int:
        return BEGIN + self.random.randrange(365 * years - 700)


def other_family(seed: int, *, vague: bool = False) -> tuple[Case, Sequence[Row]]:
    """A family, by its number."""
    made = _Made(Random(seed))
    made.chance()
    made.planted()
    random, case = Random(seed + 1), Case(family=False)
    for n, name in enumerate((*made.grown, *made.children)):
        case.person(name, born=str(1970 + 2 * n if name in made.grown else 2000 + n))
        for parent in made.grown[:2] if name in made.children else ():
            case.parent(parent, of=name)
    for row in sorted(made.rows, key=lambda _: random.random()):
        first, last = (_told(day, random, vague=vague) for day in (row.first, row.last))
        case.event(
            row.kind, first, "" if row.kind == "crisismelding" else last, who=sorted(row.who), id=row.id,
            product=row.product, organisation=row.by, outcome=row.outcome, reason=row.reason,
        )  # fmt: skip
    return case, made.rows


def _told(ordinal: int, random: Random, *, vague: bool) -> str:
    day, chance = date.fromordinal(ordinal), random.random()
    if not vague or chance < 0.4:
        return f"{day.day}-{day.month}-{day.year}"
    if chance < 0.65:
        return f"{MONTHS[day.month - 1]} {day.year}"
    if chance < 0.85:
        near = [day - timedelta(random.randrange(60)), day + timedelta(random.randrange(60))]
        between = "tussen {:%d-%m-%Y} en {:%d-%m-%Y}".format(*near)
        season = ("", "voorjaar", "zomer", "najaar")[day.month % 12 // 3]
        return random.choice([between, f"Q{(day.month + 2) // 3} {day.year}", f"{season} {day.year}".strip()])
    return random.choice([str(day.year), str(day.year), f"rond {day.year}", f"ca. {day.year}"])
