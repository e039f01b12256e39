"""A team's own words stand over the shipped list."""

import pytest

from werkbank.model.errors import KnownError
from werkbank.plan.plain import hints_in
from werkbank.plan.plain.own import lines_in, wordlist_with


def test_own_words_are_added_replaced_and_taken_out() -> None:
    own = wordlist_with(
        ("keukentafelgesprek, keukentafelgesprekken = thuis praten | samen praten", "patroon =", "casus = gezin")
    )
    told = {hint.easier for hint in hints_in("Na keukentafelgesprekken is dit patroon in de casus weg.", wordlist=own)}
    assert told == {("thuis praten", "samen praten"), ("gezin",)}
    assert hints_in("Er zijn patronen.", wordlist=own) == ()
    assert hints_in("Dat is complex.", wordlist=own) != ()


def test_without_own_words_the_list_is_as_shipped() -> None:
    assert hints_in("Dit patroon.", wordlist=wordlist_with(())) == hints_in("Dit patroon.")


def test_lines_are_kept_as_written() -> None:
    assert lines_in("  netwerk = familie \n\npatroon =\n") == ("netwerk = familie", "patroon =")


@pytest.mark.parametrize(
    ("text", "cause"), [("a = b\nzomaar", "Regel 2"), ("= b", "Regel 1"), ("Netwerk = x\na, netwerk = y", "regel 1")]
)
def test_what_cannot_be_read_says_where(text: str, cause: str) -> None:
    with pytest.raises(KnownError) as caught:
        lines_in(text)
    assert cause in caught.value.text
    assert "niet veranderd" in caught.value.remedy
