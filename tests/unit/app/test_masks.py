"""Names and places in a session to learn from: an alias or a number, everywhere, in any case, and back again."""

import pytest

from werkbank.app.audience_masks import Masks
from werkbank.app.audience_names import naming_words
from werkbank.model import entities as e
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId

TEXTS = [
    ("bram en roos met willemijn naar rotterdam", "Beer en P2 met W1 naar plaats 1"),
    ("Rotterdamse politie, een paar Rotterdammers", "plaats 1 politie, een paar plaats 1"),
    ("doet zijn best in Best", "doet zijn best in plaats 3"),
    ("buurvrouw bep en TRUUS", "buurvrouw W2 en W3"),
    ("Brams fiets en Roosjes jas", "Beer fiets en P2 jas"),
    ("Kuiper is een kuiper", "F2 is een kuiper"),
    ("woont in 's-Gravenhage", "woont in plaats 2"),
    ("van der Werkers belt over Rotterdam-Zuid", "van der W1 belt over plaats 1-Zuid"),
]


def _id(text: str) -> EntityId:
    return EntityId(text)


@pytest.fixture
def casus() -> Casus:
    return casus_of(
        [
            e.Sheet(id=e.SHEET_ID, municipality="Rotterdam", name="Gezin de Wit"),
            e.Person(id=_id("p2"), first_name="Bram", alias="Beer", last_name="de Wit"),
            e.Person(id=_id("b"), first_name="Roos", alias="Roosje", last_name="Kuiper"),
            e.Person(id=_id("c")),
            e.Involvement(id=_id("i"), name="Willemijn van der Werkers", phone="06-12345678"),
            e.Support(id=_id("s"), who="Buurvrouw Bep"),
            e.Goal(id=_id("g"), text="samen", persons=(_id("p2"),)),
            e.Step(id=_id("t"), goal=_id("g"), who="Truus Jansen"),
            e.Step(id=_id("u"), goal=_id("g"), who="p2"),
            e.Event(id=_id("e"), municipality="'s-Gravenhage", organisation="Lokaal team Rotterdam", note="Bram"),
            e.Household(id=_id("h"), label="Kerkstraat 12", municipality="Best"),
        ]
    )


@pytest.mark.parametrize(("text", "masked"), TEXTS)
def test_texts_hold_no_name_and_no_place(casus: Casus, text: str, masked: str) -> None:
    assert Masks(casus).text(text) == masked


def test_items_hold_no_name_no_place_no_number_and_no_address(casus: Casus) -> None:
    masks = Masks(casus)
    told = "\n".join(masks.masked(item).model_dump_json(exclude={"id"}) for item in casus.everything())
    for secret in ("Bram", "Wit", "Roos", "Kuiper", "Willem", "Werkers", "06-", "Bep", "Truus", "Rotterdam", "Graven",
                   "Kerkstraat", "Best"):  # fmt: skip
        assert secret not in told
    assert masks.masked(casus.steps[_id("u")]) == casus.steps[_id("u")]
    assert masks.masked(casus.goals[_id("g")]) == casus.goals[_id("g")]


def test_somebody_goes_by_an_alias_unless_it_gives_the_name_away(casus: Casus) -> None:
    masks = Masks(casus)
    assert [getattr(masks.masked(one), "first_name", "") for one in casus.persons.values()] == ["Beer", "P2", ""]


def test_what_is_typed_goes_into_the_casus_with_the_names_and_an_id_stays_an_id(casus: Casus) -> None:
    masks = Masks(casus)
    assert masks.unmasked("P2 en Beer bij w1 in Plaats 1") == "Roos en Bram bij Willemijn van der Werkers in Rotterdam"
    assert masks.unmasked("hij is een beer") == "hij is een beer"
    assert masks.unmasked("p2") == "p2"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Buurvrouw Bep", ["Bep"]),
        ("School", []),
        ("Moeder en Vader", []),
        ("de gezinscoach", []),
        ("Jan Smit", ["Jan", "Smit"]),
    ],
)
def test_a_role_is_no_name(who: str, words: list[str]) -> None:
    assert naming_words(who) == words


def test_words_of_every_day_stay_and_each_of_several_keeps_an_own_word() -> None:
    casus = casus_of(
        [
            e.Person(id=_id("a"), first_name="Esther"),
            e.Person(id=_id("b"), first_name="Wil"),
            e.Person(id=_id("c"), first_name="Ben", last_name="Verzonnen"),
            e.Household(id=_id("h"), municipality="Oefendam"),
            e.Involvement(id=_id("i"), name="Huisartsenpraktijk De Proef"),
            e.Involvement(id=_id("j"), name="Lotte Verzonnen"),
            e.Involvement(id=_id("k"), name="Huisarts"),
            e.Agreement(id=_id("g"), who="Wie thuis is"),
            e.Decision(id=_id("d"), by="Jeugdbeschermingstafel Oefendam, Esther en Petra"),
        ]
    )
    masks = Masks(casus)
    for text, masked in (
        ("Wie is er? De hulp stopt, de huisarts belt.", "Wie is er? De hulp stopt, de huisarts belt."),
        ("Ik ben blij dat hij wil. Ben en Wil ook.", "Ik ben blij dat hij wil. P3 en P2 ook."),
        ("De jeugdbeschermingstafel in Oefendam", "De jeugdbeschermingstafel in plaats 1"),
        ("Esther en Petra en Lotte", "P1 en W3 en W2"),
    ):
        assert masks.text(text) == masked


def test_who_has_a_word_keeps_it_when_others_come_in(casus: Casus) -> None:
    before = Masks(casus)
    more = casus.having(e.Involvement(id=_id("j"), name="Aad Eerste"), e.Event(id=_id("f"), municipality="Aa en Hunze"))
    after = Masks(more, before)
    assert all(after.text(text) == masked for text, masked in TEXTS)
    assert after.text("Aad in Aa en Hunze") == "W4 in plaats 4"
    assert before.knows("contributor", "Willemijn")
    assert not before.knows("contributor", "Aad Eerste")
    assert before.knows("who", "Moeder")
