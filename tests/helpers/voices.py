"""A family in which the same help came four times, and who answers about it."""

from tests.helpers.family import day, session, three_generations
from werkbank.app.session import Session
from werkbank.app.verbs import history
from werkbank.app.verbs.patterns import Voice

MOTHER = Voice("Marieke", "moeder", day("12-3-2026"), by_family=True)
TEAM = Voice("Ans", "gedragswetenschapper", day("12-3-2026"), by_family=False)


def helped_four_times() -> Session:
    """A fresh session of three generations; VUHP from February to June of 2015, 2017, 2019 and 2021 for Bo."""
    made = session()
    people = three_generations(made)
    for year in (2015, 2017, 2019, 2021):
        end = day(f"1-6-{year}")
        history.add_event(made, kind="vuhp", date=day(f"1-2-{year}"), end=end, persons=(people["bo"].id,))
    return made
