"""Patterns in the help itself, put into invented families on purpose."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from tests.helpers.invented import PRODUCTS, Family, helped, reported
from werkbank.model.entities import Event


def _plant_again(made: Family) -> None:
    """Two pauses of which no other help for this family fills the days: it lies before everything else."""
    random, who, start = made.random, made.children[:1], made.day(years=1) - timedelta(days=4000)
    found = []
    for _ in range(3):
        found.append(helped(made, start, product=random.choice(PRODUCTS), who=who, days=random.randrange(90, 200)))
        start += timedelta(days=random.randrange(700, 1300))
    made.plant("herhaald-beroep", found)


def _plant_stack(made: Family) -> None:
    random, who, start = made.random, made.children[:1], made.day(years=16)
    products = random.sample(PRODUCTS, 4)
    days = [random.randrange(0, 60) for _ in products]
    made.plant(
        "stapeling",
        [
            helped(made, start + timedelta(days=n), product=product, who=who, days=random.randrange(360, 600))
            for n, product in zip(days, products, strict=True)
        ],
    )


def _plant_chain(made: Family) -> None:
    random, who, start = made.random, made.children[1:2], made.day(years=12)
    found = []
    for product in random.sample(PRODUCTS, 5):
        length = random.randrange(150, 400)
        found.append(helped(made, start, product=product, who=who, days=length))
        start += timedelta(days=length + random.randrange(2, 25))
    made.plant("aaneenschakeling", found)


def _plant_early(made: Family) -> None:
    random, who, start = made.random, made.children[1:2], made.day(years=1) - timedelta(days=4000)
    found = []
    for _ in range(4):
        outcome = random.choice(("afgehaakt", "door aanbieder", "in overleg"))
        found.append(helped(made, start, product=random.choice(PRODUCTS), who=who, days=120, outcome=outcome))
        start += timedelta(days=random.randrange(200, 500))
    made.plant("voortijdig", found)


def _plant_reports(made: Family) -> None:
    """Nine reports in two years after a long time with hardly any."""
    random, start = made.random, made.day(years=17)
    found: list[Event] = []
    for _ in range(9):
        found.append(reported(made, start, kind="zorgmelding", reason=f"reden {len(found)}", who=made.children[:1]))
        start += timedelta(days=random.randrange(40, 100))
    made.plant("veel-meldingen", found)


def _plant_faces(made: Family) -> None:
    random, who, start = made.random, made.children[:1], made.day(years=17)
    found = []
    for _ in range(5):
        found.append(made.add("wisseling-hulpverlener", start, who=who))
        start += timedelta(days=random.randrange(40, 130))
    made.plant("wisselingen", found)


def _plant_wait(made: Family) -> None:
    start, who = made.day(years=17), made.children[:1]
    until = start + timedelta(days=made.random.randrange(150, 500))
    made.plant("wachttijd", [made.add("wachtlijst", start, until=until, who=who)])


def _plant_no_answer(made: Family) -> None:
    """Two reports in a time before everything else."""
    start, who = made.day(years=1) - timedelta(days=5000), made.children[:1]
    after = start + timedelta(days=made.random.randrange(90, 330))
    made.plant(
        "geen-vervolg",
        [reported(made, on, kind="zorgmelding", reason="opvoeding", who=who) for on in (start, after)],
    )


def _plant_examined(made: Family) -> None:
    random, who, start = made.random, made.children[:1], made.day(years=16)
    found = []
    for kind in ("raadsonderzoek", "veilig-thuis-onderzoek", "diagnose-of-onderzoek"):
        found.append(made.add(kind, start, until=start + timedelta(days=60), who=who, organisation=f"Bureau {kind}"))
        start += timedelta(days=random.randrange(60, 200))
    made.plant("opnieuw-onderzoek", found)


def _plant_blank(made: Family) -> None:
    """An entry long before everything else, and one that ends the silence."""
    start, who = made.day(years=1) - timedelta(days=6000), made.children[:1]
    after = start + timedelta(days=made.random.randrange(700, 1500))
    made.plant("witte-vlek", [made.add("ziekte", on, who=who) for on in (start, after)])


HELP_PLANTS: Mapping[str, Callable[[Family], None]] = {
    "herhaald-beroep": _plant_again,
    "stapeling": _plant_stack,
    "aaneenschakeling": _plant_chain,
    "voortijdig": _plant_early,
    "veel-meldingen": _plant_reports,
    "wisselingen": _plant_faces,
    "wachttijd": _plant_wait,
    "geen-vervolg": _plant_no_answer,
    "opnieuw-onderzoek": _plant_examined,
    "witte-vlek": _plant_blank,
}
