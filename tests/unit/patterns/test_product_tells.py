"""A known product makes it help, also when a worker chose a kind from the lane of life for it."""

from tests.helpers.patterns import Case


def three_times(*, product: str = "BOR") -> Case:
    case = Case()
    case.event("ambulant", "9-8-2021", "20-12-2021", product="BOR", outcome="door aanbieder")
    case.event("omgang-begeleid", "4-4-2022", "1-9-2022", product=product, outcome="in overleg")
    case.event("overig", "6-2-2023", "30-6-2023", product=product, outcome="afgehaakt")
    return case


def test_supervised_contact_is_the_same_help_under_every_kind() -> None:
    assert "(Begeleide omgang) is 3 keer ingezet (2021, 2022 en 2023)" in three_times().one("zelfde-hulp").text


def test_it_ends_like_help() -> None:
    assert "3 keer achter elkaar eerder dan afgesproken" in three_times().one("voortijdig").text


def test_a_report_after_which_it_began_was_answered() -> None:
    def reported(product: str) -> Case:
        case = Case()
        for year in (2021, 2022):
            case.report(f"20-1-{year}", kind="veilig-thuis-melding")
            case.report(f"20-10-{year}", kind="veilig-thuis-melding")
            for month in (2, 11):
                case.event("omgang-begeleid", f"6-{month}-{year}", f"20-{month}-{year}", product=product)
        return case

    assert not reported("BOR").find("geen-vervolg")
    assert reported("").find("geen-vervolg")


def test_without_a_known_product_it_is_a_part_of_life() -> None:
    assert not three_times(product="").find("zelfde-hulp", "voortijdig")
    assert not three_times(product="in het park").find("zelfde-hulp", "voortijdig")
