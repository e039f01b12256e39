"""A print of a picture follows the screen, says what is not in it, and holds nothing that may not be on paper."""

from tests.helpers.family import TODAY, session, three_generations
from tests.helpers.pdf import texts_of
from werkbank.app.genogram_files import Shown
from werkbank.app.printing import OnScreen, Paper, Wish, maker, product_named
from werkbank.app.session import Session
from werkbank.app.timeline_files import for_reader
from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Text
from werkbank.genogram.layers import EVERYDAY, HOUSEHOLDS, Layers
from werkbank.genogram.looks import Look
from werkbank.genogram.part import part_of
from werkbank.genogram.picture import layout_of
from werkbank.model.kinds import Sharing
from werkbank.plan.readers import readers_of
from werkbank.timeline.board import ALL
from werkbank.timeline.picture_paper import Wanted
from werkbank.timeline.sifting import Sieve


def desk() -> Session:
    made = session()
    three_generations(made)
    return made


def shown(desk: Session, *names: str, layers: Layers = EVERYDAY) -> OnScreen:
    casus = desk.casus
    kept = {one.id for one in casus.persons.values() if not names or one.first_name in names}
    part, look = part_of(casus, shown=kept).casus, Look(TODAY)
    return OnScreen(Shown(part, layout_of(part, look=look), look, layers))


def printed(desk: Session, paper: Paper, on_screen: OnScreen, *, who: str = "") -> str:
    readers = readers_of(desk.casus, today=TODAY)
    reader = next((one for one in readers if one.name == who), None)
    wish = Wish(product_named(paper), reader=reader, on_screen=on_screen)
    return " ".join(" ".join(text.split()) for text in texts_of(maker(desk, wish)().finish()))


def test_a_part_of_the_family_is_printed_as_a_part_and_says_so() -> None:
    desk_ = desk()
    text = printed(desk_, Paper.GENOGRAM, shown(desk_, "Marieke", "Sjoerd", "Bo"))
    assert "Marieke" in text
    assert "Oma" not in text
    assert "Hier staan 3 van de 7 personen." in text


def test_a_layer_that_is_off_is_off_on_paper_and_named_there() -> None:
    desk_ = desk()
    text = printed(desk_, Paper.GENOGRAM, shown(desk_, layers=EVERYDAY.without(HOUSEHOLDS, "bond:hecht")))
    assert "Niet getekend: huishoudens, 1 soort band." in text


def test_a_whole_picture_says_nothing_of_what_is_left_out() -> None:
    desk_ = desk()
    text = printed(desk_, Paper.GENOGRAM, shown(desk_))
    assert "Niet getekend" not in text
    assert "van de" not in text


def test_who_may_not_be_on_paper_is_not_printed_though_it_stands_on_the_screen() -> None:
    desk_ = desk()
    bo = next(one for one in desk_.casus.persons.values() if one.first_name == "Bo")
    whole = shown(desk_)
    with desk_.open.transaction("shield") as edit:
        edit.change(bo, sharing=Sharing.SHIELDED)
    assert "Bo" not in printed(desk_, Paper.GENOGRAM, whole).split()


def test_the_filter_of_the_timeline_holds_on_paper_and_is_named_for_the_team() -> None:
    desk_ = desk()
    wanted = Wanted(showing=ALL._replace(sieve=Sieve(text="nergens")), filtered="tekst: nergens")
    text = printed(desk_, Paper.TIMELINE, OnScreen(timeline=wanted))
    assert "Niet getoond: 1 gebeurtenis (filter: tekst: nergens)." in text


def test_another_reader_hears_that_there_is_a_filter_but_not_which() -> None:
    reader = readers_of(desk().casus, today=TODAY)[0]
    wanted = Wanted(filtered="Opa", lit=frozenset({"g1"}), light="een patroon")
    assert for_reader(wanted, None) is wanted
    seen = for_reader(wanted, reader)
    assert "Opa" not in seen.filtered
    assert (seen.lit, seen.light) == (frozenset(), "")
    assert seen.filtered


def test_a_picture_for_somebody_of_the_family_is_in_the_words_of_a_family() -> None:
    desk_ = desk()
    on_screen = shown(desk_)
    assert on_screen.family is not None
    book = maker(
        desk_, Wish(product_named(Paper.GENOGRAM), on_screen=on_screen, reader=readers_of(desk_.casus, today=TODAY)[0])
    )
    texts = [item.text for page in book().drawings() for item in walk(page.items) if isinstance(item, Text)]
    assert any("gezinsweergave" in text for text in texts)
    assert not on_screen.family.look.family
