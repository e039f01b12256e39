"""What is hard to read is named with where it stands; own words of the family are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkbank.model.errors import KnownError
from werkbank.plan.plain import HintKind, hints_in, read_wordlist, readability, shipped_wordlist
from werkbank.plan.plain.readability import syllables
from werkbank.plan.plain.sentences import sentences, words


def kinds(text: str) -> list[tuple[HintKind, str]]:
    return [(h.kind, text[h.start : h.end]) for h in hints_in(text)]


def test_a_hard_word_is_named_with_something_easier() -> None:
    (hint,) = hints_in("Wij gaan dit evalueren met mama.")
    assert hint.kind is HintKind.WORD
    assert hint.easier == ("kijken hoe het ging",)
    assert "Makkelijker: kijken hoe het ging" in hint.text


def test_the_longest_expression_wins_and_forms_count() -> None:
    assert kinds("Er komt ambulante hulp.") == [(HintKind.WORD, "ambulante hulp")]
    assert kinds("Wij hebben opgeschaald.") == [(HintKind.WORD, "opgeschaald")]


@pytest.mark.parametrize(
    "text",
    [
        "De hulp wordt door het team gestart.",
        "Er werd toen niets gedaan.",
        "Morgen wordt met oma besproken wie belt.",
        "De brief is vorige week verstuurd en wordt nog uitgelegd.",
    ],
)
def test_a_passive_is_seen(text: str) -> None:
    assert HintKind.PASSIVE in [kind for kind, _where in kinds(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Bo wordt in mei achttien.",
        "Het wordt beter met Kim.",
        "Wij worden blij van elkaar.",
        "Hij werd gezond en sterk.",
        "Mama wordt bang als de gezinnen praten.",
        "Papa heeft gebeld.",
    ],
)
def test_what_is_no_passive_gets_no_hint(text: str) -> None:
    assert kinds(text) == []


def test_a_long_sentence_is_counted() -> None:
    text = "Mama belt elke dag met oma en dan gaan wij samen eten en praten over hoe het was."
    (hint,) = hints_in(text)
    assert hint.kind is HintKind.LONG
    assert "18 woorden" in hint.text
    assert (hint.start, hint.end) == (0, len(text))


def test_lines_of_a_list_are_sentences_of_their_own() -> None:
    assert kinds("Mama belt oma.\nwij eten samen om zes uur\npapa brengt Bo naar school\nKim gaat mee") == []


def test_an_abbreviation_is_written_out_when_it_is_known() -> None:
    (hint,) = hints_in("Er kwam een OTS.")
    assert hint.kind is HintKind.ABBREVIATION
    assert hint.easier == ("ondertoezichtstelling",)
    (other,) = hints_in("De QXZ komt langs.")
    assert other.easier == ()


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "„{}”", "‘{}’", "'{}'", "«{}»"])
def test_own_words_are_never_touched(quoted: str) -> None:
    said = quoted.format("de OTS wordt geëvalueerd, dat is complex")
    assert kinds(f"Mama zegt: {said}.") == []
    assert kinds(f"Mama zegt: {said}. Dat is complex.") == [(HintKind.WORD, "complex")]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert kinds("'s Avonds kijken wij foto's. Dat is complex.") == [(HintKind.WORD, "complex")]


def test_short_forms_and_numbers_end_no_sentence() -> None:
    assert [s.text for s in sentences("Bel bijv. oma. Of 1. mama! Goed?")] == ["Bel bijv. oma.", "Of 1. mama!", "Goed?"]


def test_the_shipped_list_is_long_enough_and_offers_no_hard_word() -> None:
    rows = shipped_wordlist().rows
    assert len(rows) >= 300
    hard = {form for row in rows for form in (row.word, *row.forms)}
    offered = {row.word: [e for e in row.easier if e in hard] for row in rows}
    assert {word: found for word, found in offered.items() if found} == {}


@given(st.text(alphabet=st.sampled_from("abe .,!?:'\"“”‘’\nOTSwordtgezien1-é"), max_size=80))
def test_every_hint_points_into_the_text(text: str) -> None:
    for hint in hints_in(text):
        assert 0 <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end].strip()


def test_reading_ease_follows_douma() -> None:
    text = "De kat zat op de mat. Bo at een appel met Kim."
    found = readability(text)
    assert found is not None
    total, parts = len(words(text)), 2
    assert found.words_per_sentence == total / parts
    assert found.score == round(206.84 - 0.93 * total / parts - 77 * found.syllables_per_word)
    assert readability("Mama belt oma.") is None


def test_easy_text_scores_above_hard_text() -> None:
    easy = readability("Mama belt oma als het niet gaat. Oma komt dan langs. Bo mag bij oma slapen.")
    hard = readability(
        "De gecertificeerde instelling coördineert de multidisciplinaire hulpverlening conform de beschikking."
    )
    assert easy is not None
    assert hard is not None
    assert easy.score > hard.score
    assert easy.said == "makkelijk"
    assert hard.said == "moeilijk"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("patroon", 2),
        ("moeder", 2),
        ("ruzie", 2),
        ("ideeën", 3),
        ("geëvalueerd", 5),
        ("mooi", 1),
        ("school", 1),
        ("b", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("woord;beter\na;b\n", "kolommen"),
        ("moeilijk;vormen;makkelijker\ncomplex;;\n", "regel 2"),
        ("moeilijk;vormen;makkelijker\na;;b\ncomplex;A;lastig\n", "regel 3"),
        ("moeilijk;vormen;makkelijker\na;b|3;c\n", "regel 2"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(text: str, cause: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_wordlist(text, name="eigen.csv")
    assert "eigen.csv" in caught.value.text
    assert cause in caught.value.text
    assert "niet veranderd" in caught.value.remedy


def test_an_own_list_is_used() -> None:
    own = read_wordlist("\ufeffmoeilijk;vormen;makkelijker\nkeukentafel;;thuis praten|samen praten\n", name="eigen.csv")
    (hint,) = hints_in("Wij doen een keukentafel.", wordlist=own)
    assert hint.easier == ("thuis praten", "samen praten")
