"""Patterns in the help itself, put into invented families on purpose."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from tests.helpers.invented import PRODUCTS, Family, helped, reported
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event, Pattern


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


def _plant_up_and_down(made: Family) -> None:
    random, who, start = made.random, made.children[:1], made.day(years=12)
    found = []
    for _ in range(3):
        until = start + timedelta(days=random.randrange(150, 300))
        found.append(made.add("muhp", start, until=until, who=who))
        start = until + timedelta(days=random.randrange(120, 500))
    made.plant("op-en-af", found)


def _plant_before(made: Family) -> None:
    random, start = made.random, made.day(years=8)
    found = []
    for _ in range(4):
        found.append(made.add("omgang-stop", start, who=made.children[:1]))
        on = start + timedelta(days=random.randrange(12, 50))
        found.append(reported(made, on, kind="crisismelding", reason="omgang", who=made.children[:1]))
        start += timedelta(days=random.randrange(400, 900))
    made.plant("vooraf", found)


def _plant_child_only(made: Family) -> None:
    """Two children helped while a parent had debts, before everything else."""
    start = made.day(years=1) - timedelta(days=4000)
    until = start + timedelta(days=900)
    found = [made.add("geld-schulden", start, until=until, who=made.parents[:1])]
    for number, child in enumerate(made.children[:2]):
        on = start + timedelta(days=200 + 250 * number)
        found.append(helped(made, on, product=PRODUCTS[number], who=[child], days=200))
    made.plant("kind-bij-ouder", found)


def _plant_let_go(made: Family) -> None:
    """A supervision order, and nothing after it: before everything else."""
    start = made.day(years=1) - timedelta(days=7000)
    until = start + timedelta(days=made.random.randrange(300, 500))
    made.plant("losgelaten", [made.add("ots", start, until=until, who=made.children[:1])])


def _plant_own(made: Family) -> None:
    """What a family put together itself, and the same again."""
    random, start, rows = made.random, made.day(years=8), []
    for _ in range(2):
        rows.append([
            made.add("ziekte", start, who=made.parents[:1]),
            made.add("school-verzuim", start + timedelta(days=random.randrange(180, 220)), who=made.children[:1]),
        ])  # fmt: skip
        start += timedelta(days=2000)
    made.entities.append(Pattern(id=EntityId("own"), name="Eigen patroon", events=tuple(e.id for e in rows[0])))
    made.plant("eigen", rows[1])


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
    "op-en-af": _plant_up_and_down,
    "vooraf": _plant_before,
    "kind-bij-ouder": _plant_child_only,
    "losgelaten": _plant_let_go,
    "eigen": _plant_own,
}
