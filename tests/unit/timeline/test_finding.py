"""Looking for words in events."""

import pytest

from tests.unit.timeline.made import event, family, history
from werkbank.timeline.finding import Words, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schoolverzuim", ["e2"]),
        ("SCHOOLVERZUIM jan", ["e2"]),
        ("theo", ["e10"]),
        ("2017", ["e3", "e7", "e8"]),
        ("veilig thuis-melding", ["e7"]),
        ("bestaat niet", []),
        ("", []),
        ("?!", []),
    ],
)
def test_every_word_must_be_somewhere(text: str, expected: list[str]) -> None:
    casus = history()
    assert [one.id for one in found(casus.events.values(), casus=casus, text=text)] == expected


def test_accents_and_signs_make_no_difference() -> None:
    casus = family(event("x", "2020", title="Café-bezoek met José 😀", persons="bo"))
    assert found(casus.events.values(), casus=casus, text="cafe bezoek jose")


def test_words_are_kept_until_an_event_or_a_name_changes() -> None:
    words, casus = Words(), history()
    assert found(casus.events.values(), casus=casus, text="voetbalt", words=words)
    renamed = casus.having(casus.events["e12"].but(title="Bo zwemt"))  # type: ignore[index]
    assert not found(renamed.events.values(), casus=renamed, text="voetbalt", words=words)
    other = casus.having(casus.persons["theo"].but(first_name="Piet"))  # type: ignore[index]
    assert [one.id for one in found(other.events.values(), casus=other, text="piet", words=words)] == ["e10"]
