"""A text that two people changed apart: what each did, and both together without losing a sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from werkbank.app.three_ways import How, Piece, pieces, text_of, together

BEFORE = "Bo slaapt slecht. Hij voetbalt graag. Op school gaat het wisselend."


def test_what_somebody_made_of_a_text_is_told_word_by_word() -> None:
    assert pieces("Bo slaapt slecht.", "Bo slaapt weer goed.") == (
        Piece(How.SAME, "Bo slaapt "),
        Piece(How.GONE, "slecht"),
        Piece(How.ADDED, "weer goed"),
        Piece(How.SAME, "."),
    )
    assert pieces("", "nieuw") == (Piece(How.ADDED, "nieuw"),)


def test_changes_in_different_sentences_go_together_with_who_wrote_them() -> None:
    joined = together(
        BEFORE,
        ("Anja", BEFORE.replace("slecht", "goed")),
        ("Bram", BEFORE.replace("wisselend", "goed") + " Hij heeft een mentor."),
    )
    assert text_of(joined) == ("Bo slaapt goed. Hij voetbalt graag. Op school gaat het goed. Hij heeft een mentor.")
    assert [(one.text.strip(), one.who) for one in joined] == [
        ("Bo slaapt goed.", ("Anja",)),
        ("Hij voetbalt graag.", ()),
        ("Op school gaat het goed.", ("Bram",)),
        ("Hij heeft een mentor.", ("Bram",)),
    ]


def test_where_both_changed_the_same_sentence_both_stand_there() -> None:
    joined = together(BEFORE, ("Anja", BEFORE.replace("slecht", "goed")), ("Bram", BEFORE.replace("slecht", "kort")))
    assert text_of(joined).startswith("Bo slaapt goed. Bo slaapt kort. Hij voetbalt graag.")


def test_without_a_text_before_both_stand_there_and_the_same_only_once() -> None:
    assert text_of(together("", ("A", "Een."), ("B", "Twee."))) == "Een. Twee."
    assert [one.who for one in together("", ("A", "Een."), ("B", "Een."))] == [("A", "B")]


sentences = st.lists(st.sampled_from(["Een.", "Twee.", "Drie.", "Vier."]), max_size=5)


@settings(max_examples=80, deadline=None)
@given(sentences, sentences, sentences)
def test_no_sentence_that_somebody_added_is_lost(before: list[str], one: list[str], other: list[str]) -> None:
    joined = text_of(together(" ".join(before), ("A", " ".join(one)), ("B", " ".join(other))))
    for said in {*one, *other} - {*before}:
        assert said in joined
    for text in (one, other):
        alone = text_of(together(" ".join(before), ("A", " ".join(text)), ("B", " ".join(before))))
        assert alone == " ".join(text), "what only one changed becomes that"


def test_changes_with_only_a_space_between_them_are_read_as_one() -> None:
    assert pieces("Op school gaat het zo.", "Hij heeft een mentor.") == (
        Piece(How.GONE, "Op school gaat het zo"),
        Piece(How.ADDED, "Hij heeft een mentor"),
        Piece(How.SAME, "."),
    )


def test_a_line_ends_with_its_sentence_and_nothing_empty_stands_between() -> None:
    before = "Bo slaapt slecht.\nHij voetbalt.\n"
    joined = together(before, ("A", before.replace("slecht", "goed")), ("B", before.replace("slecht", "kort")))
    assert text_of(joined) == "Bo slaapt goed.\nBo slaapt kort.\nHij voetbalt."


@settings(max_examples=60, deadline=None)
@given(sentences, st.lists(sentences, min_size=3, max_size=4))
def test_of_three_and_more_no_sentence_is_lost_and_what_was_the_same_stands_once(
    before: list[str], said: list[list[str]]
) -> None:
    told = [(str(number), " ".join(text)) for number, text in enumerate(said)]
    joined = text_of(together(" ".join(before), *told))
    for text in said:
        assert all(one in joined for one in {*text} - {*before})
    assert text_of(together(" ".join(before), *[told[0]] * 3)) == told[0][1]
