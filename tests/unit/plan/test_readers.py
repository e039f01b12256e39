import pytest

from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.model.casus import Casus
from werkbank.model.entities import Custody, Involvement, Parentage, Person
from werkbank.model.errors import KnownError
from werkbank.plan.access import ReaderKind
from werkbank.plan.readers import reader_named, readers_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("", "Ans", ReaderKind.PARENT),
        ("moeder", "Ans", ReaderKind.PARENT),
        ("vader", "Kees", ReaderKind.PARENT),
        ("kind", "Sam", ReaderKind.YOUNG),
        ("jongere", "Sam", ReaderKind.YOUNG),
        ("mika", "Mika", ReaderKind.YOUTH),
        ("BO", "Bo", ReaderKind.CHILD),
        ("Ans Voorbeeld", "Ans", ReaderKind.PARENT),
        ("Wil", "Wil", ReaderKind.NETWORK),
        ("jbt", "de jeugdbeschermingstafel", ReaderKind.CHAIN),
        ("raad", "de Raad voor de Kinderbescherming", ReaderKind.CHAIN),
        ("team", "het team", ReaderKind.TEAM),
    ],
)
def test_a_reader_is_found_by_role_name_or_id(text: str, name: str, kind: ReaderKind) -> None:
    reader = reader_named(casus(), text, today=TODAY)
    assert (reader.name, reader.kind) == (name, kind)


def test_an_unknown_name_is_said_with_what_can_be_chosen() -> None:
    with pytest.raises(KnownError, match="'Truus' staat niet") as refused:
        reader_named(casus(), "Truus", today=TODAY)
    assert "moeder" in refused.value.remedy


def test_a_role_that_fits_two_people_names_them() -> None:
    other = [
        shared(Person, "lin", first_name="Lin", gender="v", role="ouder"),
        shared(Parentage, "lin-sam", parent="lin", child="sam", kind="adoptie"),
    ]
    with pytest.raises(KnownError, match="Ans Voorbeeld, Lin"):
        reader_named(casus(*other), "moeder", today=TODAY)


def test_two_schools_are_named_and_one_is_taken() -> None:
    juf = shared(Involvement, "juf", name="Nienke Proefstra", role="school", organisation="Voorbeeldcollege")
    meester = shared(Involvement, "meester", name="Arjan Testveen", role="school")
    assert reader_named(casus(juf), "school", today=TODAY).name == "Nienke Proefstra"
    with pytest.raises(KnownError, match="Nienke Proefstra, Arjan Testveen"):
        reader_named(casus(juf, meester), "school", today=TODAY)
    assert reader_named(casus(juf, meester), "Arjan", today=TODAY).kind is ReaderKind.SCHOOL


def test_a_parent_whose_gezag_ended_or_was_suspended_has_none() -> None:
    ended = [shared(Custody, f"g-kees-{c}", child=c, holder="kees", end=day("2021")) for c in ("bo", "mika", "sam")]
    stopped = [shared(Custody, f"g-kees-{c}", child=c, holder="kees", kind="geschorst") for c in ("bo", "mika", "sam")]
    for rows in (ended, stopped):
        assert reader_named(casus(*rows), "vader", today=TODAY).kind is ReaderKind.PARENT_WITHOUT


def test_gezag_over_another_child_than_the_index_youth_is_not_the_whole_plan() -> None:
    rows = [shared(Custody, "g-kees-sam", child="sam", holder="kees", end=day("2021"))]
    reader = reader_named(casus(*rows), "vader", today=TODAY)
    assert reader.kind is ReaderKind.PARENT
    assert not reader.whole
    assert reader.children == {"bo", "mika"}


def test_without_any_noted_gezag_both_legal_parents_are_taken_to_have_it() -> None:
    bare = Casus({kind: table for kind, table in casus().tables.items() if kind != "custody"})
    assert reader_named(bare, "vader", today=TODAY).kind is ReaderKind.PARENT


def test_of_a_vague_birth_date_the_younger_age_counts() -> None:
    vague = shared(Person, "mika", first_name="Mika", role="jeugdige", birth=day("tussen 2010 en 2016"))
    unknown = shared(Person, "mika", first_name="Mika", role="jeugdige")
    for person in (vague, unknown):
        assert reader_named(casus(person), "Mika", today=TODAY).kind is ReaderKind.CHILD


def test_somebody_who_died_reads_no_plan() -> None:
    dead = shared(Person, "ans", first_name="Ans", gender="v", role="ouder", death=day("2025"))
    assert reader_named(casus(dead), "", today=TODAY).name == "Kees"
    assert "Ans" not in [reader.name for reader in readers_of(casus(dead), today=TODAY)]


def test_a_casus_without_parents_says_what_to_do() -> None:
    with pytest.raises(KnownError, match="nog geen ouder"):
        reader_named(Casus(), "", today=TODAY)


def test_the_choice_begins_with_the_parents_and_ends_with_the_team() -> None:
    names = [reader.name for reader in readers_of(casus(), today=TODAY)]
    assert names[:5] == ["Ans", "Kees", "Bo", "Mika", "Sam"]
    assert names[-1] == "het team"


def test_the_demo_plans_are_for_the_parent_with_gezag_named_first() -> None:
    assert [reader_named(sample(n), "", today=TODAY).name for n in (1, 2, 3)] == ["Esther", "Judith", "Ingrid"]
