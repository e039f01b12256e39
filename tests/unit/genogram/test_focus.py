from tests.helpers.family import session, three_generations
from werkbank.app.verbs import family
from werkbank.genogram.focus import middle_of, near
from werkbank.genogram.picture import layout_of


def test_a_family_that_fits_is_drawn_whole() -> None:
    desk = session()
    people = three_generations(desk)
    assert near(desk.casus, around=people["bo"].id) is desk.casus


def test_the_nearest_people_stay() -> None:
    desk = session()
    people = three_generations(desk)
    part = near(desk.casus, around=people["bo"].id, most=3)
    assert set(part.persons) == {people["bo"].id, people["ma"].id, people["pa"].id}
    assert set(layout_of(part).persons) == set(part.persons)


def test_the_middle_is_who_is_chosen_else_the_index_person_else_the_first() -> None:
    desk = session()
    assert middle_of(desk.casus) is None
    people = three_generations(desk)
    assert middle_of(desk.casus) == people["bo"].id
    assert middle_of(desk.casus, chosen=people["oma"].id) == people["oma"].id
    family.edit_person(desk, people["bo"].id, index=False)
    assert middle_of(desk.casus) == people["opa"].id
