"""One organisation under several names, as workers write them, is one organisation in what the cards say."""

import pytest

from tests.helpers.patterns import Case
from werkbank.patterns.keys import PROVIDERS


@pytest.mark.parametrize(
    "names",
    [
        ("De Speelkamer", "speelkamer", "de speelkamer "),
        ("JBW", "JB West", "Jeugdbescherming West"),
        ("JB Voorbeeld", "Jeugdbescherming Voorbeeld", "jeugdbescherming voorbeeld"),
        ("WSG", "William Schrikker Groep", "William Schrikker"),
        ("LT Dorp", "Lokaal team Dorp", "lokaal-team Dorp"),
        ("VT Streek", "Veilig Thuis Streek"),
        ("VT", "Veilig Thuis"),
        ("RvdK", "de Raad", "Raad voor de Kinderbescherming"),
        ("LdH", "Het Leger des Heils"),
        ("Stichting Enver", "Enver", "Enver B.V."),
    ],
)
def test_names_for_one_organisation(names: tuple[str, ...]) -> None:
    assert len({PROVIDERS[name] for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JB West", "JB Brabant"),
        ("LT Dorp", "LT Stad"),
        ("Lokaal team", "LT Stad"),
        ("De Bron", "De Brug"),
        ("Het", "De"),
        ("VT", "LT"),
    ],
)
def test_names_for_two_organisations(one: str, other: str) -> None:
    assert PROVIDERS[one] != PROVIDERS[other]


def test_help_of_one_provider_under_two_names_is_not_told_as_two() -> None:
    case = Case()
    case.help("1-2-2018", "1-8-2018", organisation="De Speelkamer")
    case.help("1-2-2020", "1-8-2020", organisation="speelkamer")
    assert "verschillende aanbieders" not in case.one("zelfde-hulp").text


def test_one_organisation_under_two_names_is_one_new_face() -> None:
    def of(*names: str) -> Case:
        case = Case()
        for month, name in enumerate(names, start=1):
            case.help(f"1-{month}-2018", f"20-{month}-2018", organisation=name, product=name)
        return case

    assert of("JB West", "De Speelkamer", "Enver", "Horizon").find("wisselingen")
    assert not of("JB West", "De Speelkamer", "Jeugdbescherming West", "speelkamer").find("wisselingen")
    named = of("JB West", "De Speelkamer", "Enver", "speelkamer", "Horizon").one("wisselingen").text
    assert "4 verschillende organisaties (2018): JB West, De Speelkamer, Enver en Horizon." in named
