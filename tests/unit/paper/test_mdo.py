"""The MDO sheet as a file: always two pages, nothing outside them or too small to read, sound and the same bytes."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf
from pypdf import PdfReader

from tests.benchmarks.made_timeline import casus as made
from tests.helpers.pdf import assert_sound, outline_of, texts_of
from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.drawing.geometry import bounds, text_box, walk
from werkbank.drawing.shapes import Drawing, Text
from werkbank.model.casus import Casus, casus_of
from werkbank.model.entities import Decision, Entity, Event, Parentage, Pattern, Person, Question, Sheet, Utterance
from werkbank.model.errors import KnownError
from werkbank.paper.mdo import mdo_pages, mdo_pdf
from werkbank.paper.mdo_facts import genogram_in
from werkbank.paper.mdo_flow import Dense, cut, first_lines, most_that_fits
from werkbank.paper.mdo_meaning import shared as rooms_for
from werkbank.paper.mdo_meaning import widths_for

LEAST = 8.45  # points, a little less than 8.5 for rounding


def text_of(data: bytes) -> str:
    return " ".join(" ".join(texts_of(data)).split())


def outside(page: Drawing) -> list[str]:
    """Texts that run off the page."""
    found = []
    for shape in walk(page.items):
        if isinstance(shape, Text):
            box = text_box(shape)
            if box.x < 0 or box.y < 0 or box.x + box.w > page.width + 0.5 or box.y + box.h > page.height:
                found.append(shape.text)
    return found


def over_each_other(page: Drawing) -> list[str]:
    """Lines of text beside the pictures that cover one another."""
    texts = [shape for shape in walk(page.items) if isinstance(shape, Text) and abs(shape.size - 8.6) < 0.01]
    rows = sorted(texts, key=lambda text: (text.y, text.x))
    return [
        f"{one.text} | {other.text}"
        for one, other in pairwise(rows)
        if one.y == other.y and text_box(one).x + text_box(one).w > text_box(other).x + 0.5 and other.anchor == "start"
    ]


def small(page: Drawing) -> list[str]:
    """Reading matter that is too small: more than two letters, that is, no sign on a symbol."""
    return [s.text for s in walk(page.items) if isinstance(s, Text) and s.size < LEAST and len(s.text) > 2]


def assert_a_sheet(known: Casus) -> list[Drawing]:
    pages = mdo_pages(known, today=TODAY)
    assert len(pages) == 2
    for page in pages:
        ink = bounds(page.items)
        assert ink is not None
        assert ink.y >= 0
        assert ink.y + ink.h <= page.height
        assert outside(page) == []
        assert small(page) == []
    return pages


@pytest.fixture(scope="module", params=[1, 2, 3])
def demo(request: pytest.FixtureRequest) -> bytes:
    return mdo_pdf(sample(request.param), today=TODAY)


def test_a_demo_case_is_a_sound_tagged_file_of_two_pages(demo: bytes) -> None:
    assert_sound(demo)
    assert len(texts_of(demo)) == 2
    told = outline_of(demo).splitlines()
    assert next(line.strip() for line in told if line.strip() not in {"Document", "Div"}) == "H1"
    figures = [line for line in told if line.strip().startswith("Figure")]
    assert len(figures) == 2
    assert all("'" in line for line in figures)
    assert any("TH /Column" in line for line in told)


def test_the_parts_stand_in_order_and_in_the_outline(demo: bytes) -> None:
    told = text_of(demo)
    parts = ("1 Feiten", "wat is geprobeerd", "2 Duiding", "3 Andere verklaring", "4 Besluit")
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    with Pdf.open(BytesIO(demo)) as pdf, pdf.open_outline() as outline:
        titles = [child.title for item in outline.root for child in item.children]
    assert titles == [
        "1  Feiten",
        "1  Feiten: wat is geprobeerd en wat deed het",
        "2  Duiding",
        "3  Andere verklaring",
        "4  Besluit",
    ]


def test_every_page_says_what_it_is_of_which_day_and_which_of_two(demo: bytes) -> None:
    for number, page in enumerate(texts_of(demo), start=1):
        assert f"bladzijde {number} van 2" in page
        assert "voor het team, versie 2026.11.22" in page
        assert "22 november 2026" in page


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_demo_case_stays_on_its_pages_and_can_be_read(number: int) -> None:
    for page in assert_a_sheet(sample(number)):
        assert over_each_other(page) == []


@pytest.mark.parametrize("count", [0, 10, 40, 120, 400])
def test_ten_events_or_four_hundred_make_two_pages(count: int) -> None:
    assert_a_sheet(made(count))


@settings(max_examples=6, deadline=None)
@given(st.integers(1, 400), st.integers(0, 99))
def test_any_timeline_makes_two_pages(count: int, seed: int) -> None:
    assert_a_sheet(made(count, seed=seed))


def test_what_is_left_out_is_counted() -> None:
    told = text_of(mdo_pdf(made(400), today=TODAY))
    numbers = [int(part.split()[0]) for part in told.split("Nog ")[1:] if part.split()[0].isdigit()]
    numbered = sum(f" {n}. " in f" {told}" for n in range(1, 40))
    assert 400 - numbered in numbers


def test_same_input_gives_the_same_bytes_and_a3_holds_both_pages() -> None:
    known = sample(2)
    data = mdo_pdf(known, today=TODAY)
    assert mdo_pdf(known, today=TODAY) == data
    large = mdo_pdf(known, today=TODAY, paper="A3")
    assert_sound(large)
    (page,) = PdfReader(BytesIO(large)).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [842, 1191]
    both = text_of(large)
    assert "4 Besluit" in both
    assert "bladzijde 1 van 1" in both
    with pytest.raises(KnownError, match="A5"):
        mdo_pdf(known, today=TODAY, paper="A5")


def test_an_empty_casus_leaves_room_to_write() -> None:
    assert_a_sheet(Casus())
    data = mdo_pdf(Casus(), today=TODAY)
    assert_sound(data)
    told = text_of(data)
    for words in ("Nog geen patroon", "Nog geen open vraag", "Nog geen besluit", "Wie ziet het anders", "nog niets"):
        assert words in told, words


def long_items() -> Iterator[Entity]:
    long, solid = "heel veel woorden " * 280, "x" * 5000
    yield shared(Sheet, "casus", name=solid, reason=long, story=long)
    for n, text in enumerate((long, solid)):
        told = dict.fromkeys(("title", "reason", "organisation", "outcome", "effect_family", "effect_help"), text)
        yield shared(Event, f"l{n}", kind="ots", date=day("2020"), persons=("sam",), bouwstenen=("B08",), **told)
        yield shared(Pattern, f"p{n}", name=text, happens=text, kept_home=text, status="herkend", events=("e1",))
        yield shared(Question, f"q{n}", text=text, other_explanation=text, asked_by=text, ask_whom=text)
        yield shared(Decision, f"b{n}", text=text, by=text, disagrees=text, facts=("e1", f"l{n}"))
        yield shared(Utterance, f"w{n}", text=text, by=text, nature="mening", seen_differently=text)
        yield shared(Person, f"n{n}", first_name=text, role="familie")


def test_titles_of_five_thousand_letters_are_shortened_and_say_so() -> None:
    assert_a_sheet(casus(*long_items()))
    assert "…" in text_of(mdo_pdf(casus(*long_items()), today=TODAY))


def test_names_in_other_scripts_are_written() -> None:
    names = [
        shared(Person, "sam", first_name="Şükrü", role="jeugdige", index=True, birth=day("2010")),
        shared(Person, "ans", first_name="Ольга", gender="v", role="ouder"),
        shared(Pattern, "p9", name="Łukasz wacht", status="herkend", events=("e1",)),
    ]
    told = text_of(mdo_pdf(casus(*names), today=TODAY))
    for name in ("Şükrü", "Ольга", "Łukasz"):
        assert name in told


def test_twelve_children_and_a_very_large_family_are_drawn_as_far_as_they_can_be_read() -> None:
    family: list[Entity] = [*casus().everything()]
    for n in range(12):
        family.append(shared(Person, f"k{n}", first_name=f"Kind{n}", role="jeugdige", birth=day(str(2008 + n))))
        family += [shared(Parentage, f"{p}-k{n}", parent=p, child=f"k{n}") for p in ("ans", "kees")]
    known = casus_of(family)
    drawing, left_out = genogram_in(known, day=TODAY, width=460, height=280)
    assert 0 < left_out < len(known.persons)
    assert min(460 / drawing.width, 280 / drawing.height) * 9.8 >= LEAST
    first = assert_a_sheet(known)[0]
    told = " ".join(shape.text for shape in walk(first.items) if isinstance(shape, Text))
    assert f"nog {left_out} pers" in told or "zie het genogram" in told


def test_hidden_words_are_nowhere_in_the_file() -> None:
    word = "Geheimwoordje"
    hidden = [
        Event.model_validate({"id": "x1", "title": word, "date": day("2024"), "sharing": "afgeschermd"}),
        Person.model_validate({"id": "x2", "first_name": word, "sharing": "afgeschermd"}),
        Question.model_validate({"id": "x3", "text": word, "only_for": ("ans",)}),
    ]
    data = mdo_pdf(casus(*hidden), today=TODAY)
    assert data == mdo_pdf(casus(), today=TODAY), "what the team may not see changes no byte"


def test_rooms_are_shared_by_need() -> None:
    assert rooms_for([50, 20, 900], whole=500) == pytest.approx([50, 20, 430])
    assert sum(rooms_for([900, 900, 900], whole=500)) == pytest.approx(500)
    assert rooms_for([10, 10, 10], whole=500) == [10, 10, 10]


def test_the_widest_columns_give_way() -> None:
    rows = [["wat", "wie"], ["een hele lange tekst die nooit op één regel past " * 4, "Bo"]]
    wide, narrow = widths_for(rows, whole=300)
    assert wide + narrow == pytest.approx(300, abs=1)
    assert wide > 5 * narrow


def test_cutting_keeps_whole_words_and_says_that_there_is_more() -> None:
    assert cut("kort", 10) == "kort"
    assert cut("een twee drie vier", 12) == "een twee…"
    assert cut("x" * 50, 10) == "x" * 10 + "…"
    assert first_lines("Eén zin. " * 200, 3, width=200).endswith("zin. …")


def test_the_most_that_fits_is_found() -> None:
    def fill(flow: Dense, count: int) -> None:
        for _ in range(count):
            flow.line("regel")

    assert most_that_fits(fill, most=40, width=100, room=3 * 8.6 * 1.2 + 2 * 0.16 * 8.6 + 0.1) == 3
    assert most_that_fits(fill, most=40, width=100, room=1) == 0
    assert most_that_fits(fill, most=2, width=100, room=900) == 2


def test_patterns_without_room_are_named_with_their_evidence_and_the_rest_is_counted() -> None:
    long = "Dit gebeurt steeds weer als niemand het zegt. " * 9
    made_up = [
        shared(Pattern, f"z{n}", name=f"Patroon {n}", happens=long, kept_home=long, kept_help=long, breaks=long,
               status="herkend", events=("e1", "e2")) for n in range(14)
    ]  # fmt: skip
    told = text_of(mdo_pdf(casus(*made_up), today=TODAY))
    assert told.count("Ook herkend: ") == 3
    assert "herkende patronen, zie Patronen." in told


def test_a_table_without_room_leaves_out_organisations_before_rows() -> None:
    tried = [
        shared(Event, f"h{n}", kind="ambulant", title=f"Hulp thuis nummer {n}", date=day(f"1-2-{2000 + n}"),
               end=day(f"1-6-{2001 + n}"), persons=("sam",), organisation="Jeugdhulp Verzonnenstreek Oost",
               reason="ruzie tussen ouders", outcome="doelen bereikt", effect_family="Het hielp zolang er iemand kwam.")
        for n in range(24)
    ]  # fmt: skip
    few, many = (text_of(mdo_pdf(casus(*tried[:count]), today=TODAY)) for count in (2, 24))
    assert "Jeugdhulp Verzonnenstreek Oost" in few
    assert "Jeugdhulp Verzonnenstreek Oost" not in many
