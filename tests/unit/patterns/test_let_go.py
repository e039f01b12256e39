"""``losgelaten``: nobody after a supervision order, or all help ends at eighteen."""

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty

NAME = "losgelaten"


def order(until: str = "1-5-2019", **fields: object) -> Case:
    case = Case()
    case.ots("1-5-2018", until, **fields)
    return case


def test_nobody_after_the_order() -> None:
    found = order().one(NAME)
    assert (found.status, found.persons) == (Certainty.ZEKER, ("bo",))
    assert found.text.startswith(
        "Na het einde van de OTS (mei 2019) staat er 1 maand lang geen hulp of contact op papier."
    )
    assert "niet opgeschreven" in counters(found)


def test_help_that_begins_in_time_is_somebody() -> None:
    case = order()
    case.help("25-5-2019", "1-9-2019")
    assert not case.find(NAME)


def test_help_that_begins_later_is_too_late() -> None:
    case = order()
    case.help("25-6-2019", "1-9-2019")
    assert case.find(NAME)


def test_help_that_went_on_is_somebody() -> None:
    case = order()
    case.help("1-5-2018", "1-9-2019")
    assert not case.find(NAME)


def test_contact_with_a_parent_is_somebody() -> None:
    case = order()
    case.event("overdracht", "10-5-2019", who=["mo"])
    assert not case.find(NAME)


def test_help_for_a_brother_or_sister_only_is_nobody() -> None:
    case = order()
    case.help("10-5-2019", "1-9-2019", who=["lin"])
    assert case.find(NAME)


def test_a_prolonged_order_did_not_end() -> None:
    case = order()
    case.ots("2-5-2019", "1-5-2020")
    assert len(case.one(NAME).events) == 1


def test_mother_stands_with_the_order_but_it_is_about_the_child() -> None:
    case = order(who=["mo", "bo"])
    case.help("10-5-2019", "1-9-2019", who=["bo"])
    assert not case.find(NAME)
    assert order(who=["mo", "bo"]).one(NAME).persons == ("bo",)


def test_an_order_that_ended_only_just_says_nothing_yet() -> None:
    assert not order("20-5-2026").find(NAME)


def test_an_order_of_which_the_end_is_not_known_says_nothing() -> None:
    assert not order("").find(NAME)


def test_a_year_in_which_nothing_else_was_is_certain_all_the_same() -> None:
    assert order("2019").one(NAME).status is Certainty.ZEKER


def test_a_year_in_which_help_began_at_the_end_makes_it_possible() -> None:
    case = order("2019")
    case.help("1-12-2019", "1-3-2020")
    found = case.one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_all_help_ends_at_eighteen() -> None:
    case = Case(family=False)
    case.person("bo", born="3-4-2005")
    case.help("1-2-2021", "3-4-2023")
    case.help("1-2-2022", "20-3-2023", product="mst")
    found = case.one(NAME)
    assert found.text.startswith("Rond de achttiende verjaardag (2023) stopte alle hulp.")
    assert len(found.events) == 2


def test_help_that_went_on_after_eighteen_is_fine() -> None:
    case = Case(family=False)
    case.person("bo", born="3-4-2005")
    case.help("1-2-2021", "3-4-2023")
    case.help("1-2-2022", "1-1-2024", product="mst")
    assert not case.find(NAME)


def test_help_that_ended_long_before_is_another_matter() -> None:
    case = Case(family=False)
    case.person("bo", born="3-4-2005")
    case.help("1-2-2018", "3-4-2020")
    assert not case.find(NAME)


def test_without_a_day_of_birth_nobody_knows_when_eighteen_was() -> None:
    case = Case(family=False)
    case.person("bo", born="2005")
    case.help("1-2-2021", "3-4-2023")
    assert not case.find(NAME)


def test_help_around_the_middle_of_a_vague_end_leaves_other_days_open() -> None:
    case = order("2019")
    case.help("1-6-2019", "1-8-2019")
    found = case.one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert str(found.begin) == "2019-01-01"  # the first days on which it can have ended with nobody after it
    assert str(found.end) == "2019-05-31"


def test_help_that_leaves_no_possible_end_without_anybody_is_somebody() -> None:
    case = order("mei 2019")
    case.help("15-5-2019", "15-7-2019")
    assert not case.find(NAME)
    more = order("2019")
    for month in range(1, 13):
        more.help(f"20-{month}-2019", f"21-{month}-2019")
    assert more.find(NAME)  # on the last days of December
    more.help("5-1-2020", "1-3-2020")
    assert not more.find(NAME)


def test_an_order_that_may_have_ended_long_enough_ago_is_possible() -> None:
    assert order("voorjaar 2026").one(NAME).status is Certainty.MOGELIJK
    assert order("mei 2026").find(NAME)  # on its first day: then a month has gone by today
    assert not order("20-5-2026").find(NAME)


def eighteen(*until: str, born: str = "3-4-2005") -> Case:
    case = Case(family=False)
    case.person("bo", born=born)
    for n, end in enumerate(until):
        case.help("1-2-2021", end, product=f"hulp {n}")
    return case


def test_help_that_may_have_ended_around_eighteen_makes_it_possible() -> None:
    for case in (eighteen("2023"), eighteen("3-4-2023", "2023"), eighteen("20-3-2023", born="april 2005")):
        found = case.one(NAME)
        assert found.status is Certainty.MOGELIJK
        assert "stopte misschien alle hulp" in found.text
    assert eighteen("april 2023", born="3-4-2005").one(NAME).status is Certainty.ZEKER


def test_help_that_cannot_have_ended_by_then_takes_eighteen_away() -> None:
    assert not eighteen("3-4-2023", "2024").find(NAME)
    assert not eighteen("zomer 2023").find(NAME)


def test_help_of_long_ago_without_a_noted_end_leaves_it_possible() -> None:
    case = order()
    case.help("1-3-2014")
    assert case.one(NAME).status is Certainty.MOGELIJK


def test_help_of_which_nobody_noted_the_end_goes_on_for_a_year_at_least() -> None:
    case = order()
    case.help("1-9-2018")
    assert not case.find(NAME)


def test_all_help_ends_at_eighteen_though_an_old_decision_has_no_end() -> None:
    def grown(begins: str) -> Case:
        case = Case()
        case.person("youssef", born="15-6-2005", parents=("mo",))
        case.event("spoed-muhp", begins, who=["youssef"])
        case.event("gezinshuis", "1-7-2019", "15-6-2023", who=["youssef"])
        return case

    found = grown("2-2-2018").one(NAME)
    assert (found.status, len(found.events)) == (Certainty.MOGELIJK, 1)
    assert not grown("2-2-2023").find(NAME)


def test_what_a_local_team_did_after_the_order_is_contact() -> None:
    for kind in ("mdo", "aanmelding", "overig"):
        case = order()
        case.event(kind, "15-5-2019", organisation="Lokaal team Oefendam")
        assert not case.find("losgelaten")


def test_a_talk_of_others_is_told_beside_it_and_the_sentence_stays_true() -> None:
    case = order()
    case.event("mdo", "15-5-2019", organisation="School")
    found = case.one("losgelaten")
    assert (found.status, "geen hulp op papier" in found.text) == (Certainty.ZEKER, True)
    assert "In die tijd was er wel: MDO" in counters(found)


def test_a_referral_long_after_eighteen_is_no_help_that_went_on() -> None:
    case = Case(family=False)
    case.person("bo", born="22-5-2007")
    case.help("1-4-2025", "21-5-2025")
    case.event("aanmelding", "1-3-2026")
    assert "achttiende verjaardag" in case.one("losgelaten").text


def test_help_that_ended_somewhere_in_the_month_of_the_order_may_have_been_over() -> None:
    case = order("20-5-2019")
    case.help("juni 2018", "mei 2019")
    assert case.one("losgelaten").status is Certainty.MOGELIJK
    case.help("juni 2018", "3-6-2019")
    assert not case.find("losgelaten")


def test_orders_of_two_children_that_end_on_one_day_are_told_once() -> None:
    case = order()
    case.ots("1-5-2018", "1-5-2019", who=("lin",))
    found = case.one("losgelaten")
    assert (set(found.persons), len(found.events), len(found.steps)) == ({"bo", "lin"}, 2, 2)
    case.ots("1-5-2020", "1-5-2021", who=("lin",))
    assert len(case.find("losgelaten")) == 2
