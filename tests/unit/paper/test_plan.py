"""The family plan as a file: sound, the same bytes, nothing clipped, nothing of what the reader may not see."""

import zlib
from datetime import UTC, datetime

import pytest

from tests.helpers.pdf import assert_sound, outline_of, texts_of
from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Text
from werkbank.model.casus import casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Answer, Entity, Event, Goal, Parentage, Pattern, Person, Step, Utterance
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.paper.plan import plan_pages, plan_pdf
from werkbank.plan.content import plan_for
from werkbank.plan.readers import reader_named


def text_of(data: bytes) -> str:
    return " ".join(" ".join(texts_of(data)).split())


@pytest.fixture(scope="module")
def data() -> bytes:
    return plan_pdf(casus(), reader="Ans", today=TODAY)


def test_the_file_is_sound_tagged_and_dutch(data: bytes) -> None:
    assert_sound(data)
    told = outline_of(data).splitlines()
    assert told[1].strip() == "H1"
    assert sum("Figure" in line for line in told) == 7  # portrait, family, its signs, story, loop, phases, figures
    assert all("'" in line for line in told if "Figure" in line)
    assert any("TH /Column" in line for line in told)


def test_same_input_gives_same_bytes_and_the_moment_can_be_given(data: bytes) -> None:
    assert plan_pdf(casus(), reader="Ans", today=TODAY) == data
    later = plan_pdf(casus(), reader="Ans", today=TODAY, created=datetime(2026, 11, 22, 15, tzinfo=UTC))
    assert later != data


def test_every_page_tells_reader_version_day_and_number(data: bytes) -> None:
    pages = texts_of(data)
    for number, page in enumerate(pages, start=1):
        assert f"bladzijde {number} van {len(pages)}" in page
        assert "voor Ans, versie 2026.11.22" in page
        assert "22 november 2026" in page


def test_the_words_of_the_plan_can_be_read(data: bytes) -> None:
    told = text_of(data)
    for words in (
        "Ons plan", "Ans, Kees, Sam, Mika en Bo", "Wij redden het samen.", "De ochtend loopt vast", "Wat er gebeurt",
        "Thuis: wat het in stand houdt", "Hulp: wat het in stand houdt", "Toen was het er even niet",
        "Sam gaat elke dag naar school.",
        "Dit doorbreekt ons patroon", "nog af te spreken", "Bel Petra.", "06-00000001", "Uw rechten", "niet eens met:",
        "Tekenen is geen toestemming", "Wij kijken samen terug op: 1 maart 2027.",
    ):  # fmt: skip
        assert words in told, words


def test_an_abbreviation_is_explained_once(data: bytes) -> None:
    assert text_of(data).count("OTS: De rechter besluit") == 1


def test_type_is_large_enough_for_the_kitchen_table() -> None:
    from werkbank.drawing.geometry import walk
    from werkbank.drawing.shapes import Text

    whole = casus()
    pages = plan_pages(plan_for(whole, reader_named(whole, "Ans", today=TODAY), today=TODAY))
    bottoms = [page.height - 60 for page in pages]
    small = [
        shape.text
        for page, foot in zip(pages, bottoms, strict=True)
        for shape in walk(page.items)
        if isinstance(shape, Text) and shape.size < 10.5 and shape.y < foot
    ]
    assert [text for text in small if not text.strip("±0123456789-†h. ")] == small, (
        small
    )  # years and ages in the picture


def test_the_preview_has_the_pages_of_the_file(data: bytes) -> None:
    whole = casus()
    pages = plan_pages(plan_for(whole, reader_named(whole, "Ans", today=TODAY), today=TODAY))
    assert len(pages) == len(texts_of(data))


def test_an_unknown_reader_is_said_in_words() -> None:
    with pytest.raises(KnownError, match="'Truus' staat niet"):
        plan_pdf(casus(), reader="Truus", today=TODAY)


@pytest.mark.parametrize("reader", ["moeder", "vader", "kind", "jbt", "team"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_demo_plan_is_a_sound_file(number: int, reader: str) -> None:
    assert_sound(plan_pdf(sample(number), reader=reader, today=TODAY))


def test_long_texts_flow_on_and_no_word_is_lost() -> None:
    long = " ".join(f"woord{n}" for n in range(420))
    more: list[Entity] = [
        shared(Goal, "d9", text=long, rank=9),
        shared(Step, "s9", goal="d9", what=long.replace("woord", "stap"), who="Ans", when=day("2027")),
        shared(Pattern, "p9", name="Lang", happens=long.replace("woord", "gebeurt"), persons=("ans",)),
        shared(Answer, "a9", pattern="p9", kind="herkenbaar", who="ans", by_family=True),
        shared(Utterance, "u9", kind="kracht", text=long.replace("woord", "kracht"), by="ans", about=("ans",)),
    ]
    told = text_of(plan_pdf(casus(*more), reader="Ans", today=TODAY))
    for kind in ("woord", "stap", "gebeurt", "kracht"):
        missing = [n for n in range(420) if f"{kind}{n} " not in f"{told} " and f"{kind}{n}." not in told]
        assert not missing, (kind, missing[:5])


def test_twelve_children_and_four_hundred_events_still_make_a_plan() -> None:
    made: list[Entity] = [*casus().everything()]
    for number in range(12):
        made.append(
            shared(Person, f"k{number}", first_name=f"Kind{number}", role="jeugdige", birth=day(str(2008 + number)))
        )
        made += [shared(Parentage, f"{p}-k{number}", parent=p, child=f"k{number}") for p in ("ans", "kees")]
    for number in range(400):
        when = day(f"{1 + number % 28}-{1 + number % 12}-{1990 + number % 36}")
        made.append(
            shared(Event, f"x{number}", title=f"Gebeurtenis {number}", date=when, persons=("ans",), chosen=True)
        )
    data = plan_pdf(casus_of(made), reader="Ans", today=TODAY)
    told = text_of(data)
    assert all(f"Kind{number}" in told for number in range(12))
    assert all(f"Gebeurtenis {number} " in f"{told} " for number in range(400))


def test_names_in_other_scripts_are_written() -> None:
    names = [
        shared(Person, "ans", first_name="Şükrü", gender="v", role="ouder"),
        shared(Person, "kees", first_name="Ольга"),
    ]
    told = text_of(plan_pdf(casus(*names), reader="Şükrü", today=TODAY))
    assert "Şükrü" in told
    assert "Ольга" in told


def test_hidden_words_are_nowhere_in_the_file() -> None:
    """Not in text, streams, bookmarks, alternative texts or metadata."""
    mark = "Geheimwoordje"
    hidden: list[Entity] = [
        shared(Event, "h1", title=mark, persons=("sam",), chosen=True, not_for=("ans",)),
        shared(Person, "h2", first_name=mark, sharing="team"),
        shared(Goal, "h3", text=mark, persons=("kees",)),
        shared(Utterance, "h4", kind="zorg", text=mark, by="mika"),
        shared(Pattern, "h5", name=mark, happens=mark, events=("e1",)),
        casus().events[EntityId("e1")].but(note=mark, source=mark, contributor=mark, reporter=mark),
    ]
    data = plan_pdf(casus(*hidden), reader="Ans", today=TODAY)
    assert mark not in text_of(data)
    assert mark not in outline_of(data)
    for form in (mark.encode(), mark.encode("utf-16-be")):
        assert form not in data
        assert all(form not in stream for stream in _streams(data))


def _streams(data: bytes) -> list[bytes]:
    found = []
    for part in data.split(b"stream\r\n")[1:] + data.split(b"stream\n")[1:]:
        try:
            found.append(zlib.decompressobj().decompress(part))
        except zlib.error:
            continue
    assert found
    return found


def test_the_table_gets_the_story_and_the_worries_with_source_and_basis_and_the_family_does_not() -> None:
    known = [person.but(sharing="keten") for person in casus().persons.values()]
    event = casus().events[EntityId("e2")].but(sharing="keten", source="beschikking 12", basis="toestemming")
    worry = shared(Utterance, "z", kind="zorg", text="Te vaak alleen.", by="ans", sharing="keten", source="gesprek 3")
    whole = casus(*known, event, worry)
    jbt, ans = (
        "".join("".join(texts_of(plan_pdf(whole, reader=r, today=TODAY))).split()).replace("-", "")
        for r in ("jbt", "Ans")
    )  # without the marks where a narrow column breaks a word
    for told in ("beschikking12(grond:toestemming)", "gesprek3"):
        assert told in jbt
        assert told not in ans


def test_long_and_many_goals_stand_short_on_the_cover_and_whole_with_their_steps() -> None:
    goals = [shared(Goal, f"x{n}", text=f"Doel {n}: " + "samen ontbijten " * 180, rank=n) for n in range(12)]
    whole = casus(*goals).without(Kind.GOAL, ["d1", "d2"])
    cover, *rest = plan_pages(plan_for(whole, reader_named(whole, "Ans", today=TODAY), today=TODAY))
    assert "…" in " ".join(item.text for item in walk(cover.items) if isinstance(item, Text))
    told = " ".join(item.text for page in rest for item in walk(page.items) if isinstance(item, Text))
    assert told.replace("- ", "").count("ontbijten") >= 12 * 170
