"""How long a casus is kept: every rule from its own start, the longest wins, and nothing is guessed."""

from datetime import date

import pytest

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import SHEET_ID, Event, Person, Sheet
from werkbank.model.kinds import Role
from werkbank.plan.retention import FILE, WORKING_COPY, is_near, is_passed, later, proposals, proposed, rules

TODAY = date(2026, 11, 22)
CHANGED = date(2026, 3, 1)


def casus(*events: Event, file: str = FILE, births: tuple[str, ...] = ("3-5-2012",)) -> Casus:
    people = [
        Person(
            id=EntityId(f"k{n}"), first_name=f"Kind{n}", role=Role.YOUTH, index=n == 0, birth=parse(text, today=TODAY)
        )
        for n, text in enumerate(births)
    ]
    return casus_of([Sheet(id=SHEET_ID, retention=file), *people, *events])


def event(kind: str, when: str, *, end: str = "", running: bool = False) -> Event:
    return Event(
        id=EntityId(f"{kind}-{when}"),
        kind=kind,
        date=parse(when, today=TODAY),
        end=parse(end, today=TODAY),
        period=True,
        running=running,
        persons=(EntityId("k0"),),
    )


def said(whole: Casus) -> dict[str, date | None]:
    return {one.rule.id: one.day for one in proposals(whole, changed=CHANGED)}


def test_every_rule_has_a_source_and_a_date() -> None:
    assert {rule.id for rule in rules()} == {"werkdossier", "jeugdhulp", "ots-voogdij", "veilig-thuis"}
    assert all(rule.source and rule.dated and rule.text for rule in rules())


def test_help_counts_from_its_end_or_the_last_change() -> None:
    assert said(casus(event("ambulant", "2014", end="1-6-2026"))) == {"jeugdhulp": date(2046, 6, 1)}
    assert said(casus(event("ambulant", "2014", end="2015"))) == {"jeugdhulp": date(2046, 3, 1)}
    assert said(casus()) == {"jeugdhulp": date(2046, 3, 1)}


def test_running_help_has_no_date_yet_but_the_network_does_not_count() -> None:
    found = proposed(casus(event("ambulant", "2024", running=True)), changed=CHANGED)
    assert found is not None
    assert found.day is None
    assert "loopt nog" in found.why
    assert said(casus(event("netwerk-informeel", "2024", running=True))) == {"jeugdhulp": date(2046, 3, 1)}


def test_a_measure_counts_thirty_years_from_majority_and_the_longest_wins() -> None:
    whole = casus(event("ots", "2020", end="2021"), event("veilig-thuis-melding", "2020"))
    days = {
        "ots-voogdij": date(2060, 5, 3),
        "jeugdhulp": date(2046, 3, 1),
        "veilig-thuis": date(2030, 5, 3),
    }
    assert said(whole) == days
    best = proposed(whole, changed=CHANGED)
    assert best is not None
    assert best.rule.id == "ots-voogdij"
    assert "Kind0" in best.why


def test_an_unknown_birthday_gives_no_date() -> None:
    found = proposed(casus(event("ots", "2020", end="2021"), births=("",)), changed=CHANGED)
    assert found is not None
    assert (found.rule.id, found.day) == ("ots-voogdij", None)


def test_a_vague_birthday_takes_the_last_day_that_fits() -> None:
    assert said(casus(event("ots", "2020", end="2021"), births=("2012",)))["ots-voogdij"] == date(2060, 12, 31)


def test_a_working_copy_has_its_own_rule() -> None:
    assert said(casus(event("ots", "2020", end="2021"), file=WORKING_COPY)) == {"werkdossier": date(2026, 9, 1)}


@pytest.mark.parametrize(
    ("day", "years", "months", "result"),
    [
        (date(2024, 2, 29), 20, 0, date(2044, 2, 29)),
        (date(2024, 2, 29), 1, 0, date(2025, 3, 1)),
        (date(2026, 8, 31), 0, 6, date(2027, 3, 1)),
        (date(2026, 12, 31), 0, 6, date(2027, 7, 1)),
        (date(2026, 12, 15), 0, 1, date(2027, 1, 15)),
    ],
)
def test_a_term_is_never_shorter_than_it_says(day: date, years: int, months: int, result: date) -> None:
    assert later(day, years=years, months=months) == result


def test_near_and_passed() -> None:
    assert is_passed(date(2026, 11, 21), today=TODAY)
    assert not is_passed(TODAY, today=TODAY)
    assert is_near(date(2027, 2, 22), today=TODAY)
    assert not is_near(date(2027, 2, 23), today=TODAY)
