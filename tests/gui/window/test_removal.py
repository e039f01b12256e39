"""Before something disappears the window says all that goes along, and what no longer names it."""

from tests.helpers.family import day, session, three_generations
from werkbank.app.session import key_of
from werkbank.app.verbs import bonds, history, households
from werkbank.model.references import REFERENCES
from werkbank.ui.removal import NAMES, mentioned_in, what_goes_along


def test_every_kind_that_can_be_lost_has_a_name() -> None:
    assert {reference.kind for reference in REFERENCES if reference.bearing} <= set(NAMES)


def test_all_that_goes_along_is_counted_and_what_stays_is_named() -> None:
    desk = session()
    people = three_generations(desk)
    households.add_household(desk, people["bo"].id, label="Huis")
    bonds.add_bond(desk, people["bo"].id, to_person=people["opa"].id, kind="hecht")
    history.add_event(desk, title="verhuisd", date=day("2019"), persons=(people["bo"].id,))
    keys = (key_of(people["bo"]),)
    assert what_goes_along(desk.casus, keys) == "2 ouder-kindlijnen, 1 woonplek, 1 band"
    assert mentioned_in(desk.casus, keys) == "2 gebeurtenissen"
