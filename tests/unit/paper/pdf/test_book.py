import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from tests.helpers.pdf import assert_sound, operations, outline_of, texts_of
from tests.helpers.pictures import family
from werkbank.drawing.shapes import Face
from werkbank.model.errors import BugError
from werkbank.paper.pdf import A4, Flow, FlowBook, Span

CREATED = datetime(2026, 3, 12, 10, 30, tzinfo=UTC)
STORY = "Op een dag in de winter zaten we samen aan tafel. "


def _book(*, base_size: float = 12.5) -> FlowBook:
    return FlowBook(
        title="Ons plan",
        created=CREATED,
        version_label="versie 3",
        subject="Gezinsplan",
        author="Team Noord",
        base_size=base_size,
    )


def _plan() -> FlowBook:
    book = _book()
    book.heading(1, "Ons plan")
    book.paragraph("Dit plan is van ons: mama Ольга, papa Łukasz en Zoë.", "lead")
    book.heading(2, "Wie zijn wij")
    book.figure(family(), alt=family().alt, max_height=200, caption="Ons gezin op 12 maart 2026")
    with book.box():
        book.paragraph([Span("Aanspreekpunt: ", Face.BOLD), "Marieke de Wit"])
        book.bullets(["Zoë woont bij mama en papa.", "Oma past op."])
    book.paragraph("Als ik boos ben, ga ik fietsen.", "quote")
    book.table(["Wat", "Wie"], [["bellen met oma", "papa"], ["samen eten", ""]], widths=[2, 1], blank_rows=1)
    book.columns(lambda flow: flow.paragraph("links"), lambda flow: flow.paragraph("rechts"))
    book.heading(3, "Tekenen")
    book.choices(["gezien", "eens"])
    book.rule()
    book.dotted_lines(2)
    book.fields("Naam:", "Datum:")
    return book


@pytest.fixture(scope="module")
def plan() -> bytes:
    return _plan().finish()


def test_a_plan_is_sound(plan: bytes) -> None:
    assert_sound(plan)


def test_the_tree_reads_like_the_plan(plan: bytes) -> None:
    assert outline_of(plan).splitlines() == [
        "Document",
        "  H1",
        "  P",
        "  H2",
        f"  Figure '{family().alt}'",
        "    Caption",
        "  Div",
        "    P",
        "    L",
        "      LI",
        "        Lbl",
        "        LBody",
        "      LI",
        "        Lbl",
        "        LBody",
        "  BlockQuote",
        "  Table",
        "    TR",
        "      TH /Column",
        "      TH /Column",
        "    TR",
        "      TD",
        "      TD",
        "    TR",
        "      TD",
        "      TD",
        "  Div",
        "    P",
        "  Div",
        "    P",
        "  H3",
        "  P",
        "  P",
        "  P",
        "  P",
    ]


def test_all_text_can_be_selected(plan: bytes) -> None:
    text = " ".join(texts_of(plan))
    for words in ("Ons gezin op 12 maart 2026", "Aanspreekpunt: Marieke de Wit", "bellen met oma", "Naam:", "Ольга"):
        assert words in text


def test_every_page_tells_title_version_day_and_number(plan: bytes) -> None:
    pages = texts_of(plan)
    for number, page in enumerate(pages, 1):
        assert "Ons plan  ·  versie 3" in page
        assert f"12 maart 2026  ·  bladzijde {number} van {len(pages)}" in page


def test_same_input_gives_same_bytes_in_another_process_too(plan: bytes) -> None:
    assert _plan().finish() == plan
    code = (
        "import hashlib; from tests.unit.paper.pdf.test_book import _plan\n"
        "print(hashlib.sha256(_plan().finish()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_paragraph_over_two_pages_is_one_element_with_two_marks() -> None:
    book = _book()
    book.paragraph(STORY * 120)
    data = book.finish()
    assert outline_of(data) == "Document\n  P x2"
    assert [len(text) > 300 for text in texts_of(data)] == [True, True]
    assert " ".join(texts_of(data)).count("winter") == 120
    assert_sound(data)


def test_a_long_row_flows_on_and_stays_one_cell() -> None:
    book = _book()
    book.table(["Wat", "Wie"], [[STORY * 70, "oma"], ["kort", "papa"]], widths=[1, 1], row_headers=True)
    data = book.finish()
    lines = outline_of(data).splitlines()
    assert len(texts_of(data)) > 1
    assert lines[6].startswith("      TH x")
    assert lines[6].endswith("/Row")
    assert len(lines) == 11
    assert " ".join(texts_of(data)).count("winter") == 70
    assert all("Wat" in page for page in texts_of(data))
    assert_sound(data)


def test_repeated_heads_are_not_read_again() -> None:
    book = _book()
    book.table(["Wat", "Wie"], [[f"regel {n}", "oma"] for n in range(60)])
    data = book.finish()
    assert outline_of(data).count("TH /Column") == 2
    assert [page.count("Wat") for page in texts_of(data)] == [1] * len(texts_of(data))


def test_a_heading_is_never_left_behind() -> None:
    for filler in range(28, 44):
        book = _book()
        book.paragraph("\n".join(f"regel {n}" for n in range(filler)))
        book.heading(2, "Kop")
        book.paragraph("\n".join(["eerste", "tweede", "derde"]))
        page = next(text for text in texts_of(book.finish()) if "Kop" in text)
        assert "eerste" in page
        assert "tweede" in page


def test_headings_make_bookmarks() -> None:
    with pikepdf.open(BytesIO(_plan().finish())) as pdf, pdf.open_outline() as outline:
        (first,) = outline.root
        assert first.title == "Ons plan"
        assert [child.title for child in first.children] == ["Wie zijn wij"]


def test_an_empty_line_begins_a_new_paragraph() -> None:
    book = _book()
    book.paragraph("een\n\ntwee")
    assert outline_of(book.finish()) == "Document\n  P\n  P"


def test_columns_too_high_for_a_page_stand_below_each_other() -> None:
    def long(flow: Flow) -> None:
        flow.paragraph(STORY * 80)

    book = _book()
    book.columns(long, lambda flow: flow.paragraph("rechts"))
    data = book.finish()
    assert outline_of(data) == "Document\n  P x2\n  P"
    assert_sound(data)


def test_a_page_break_and_what_stays_together() -> None:
    book = _book()
    book.paragraph("een")
    book.page_break()
    book.paragraph("twee")
    with book.together():
        for n in range(12):
            book.paragraph(f"samen {n}")
            book.space(40)
    texts = texts_of(book.finish())
    assert "twee" in texts[1]
    assert ["samen 0" in text for text in texts] == ["samen 11" in text for text in texts]


def test_large_print_is_one_number() -> None:
    def largest(data: bytes) -> float:
        with pikepdf.open(BytesIO(data)) as pdf:
            sizes = [float(operands[1]) for operands, name in operations(pdf.pages[0]) if name == "Tf"]
        return max(sizes)

    small, large = _book(), _book(base_size=16)
    for book in (small, large):
        book.paragraph("Even groot als gevraagd.")
    assert (largest(small.finish()), largest(large.finish())) == (12.5, 16)


def test_a_hyphen_of_ours_is_not_part_of_the_word() -> None:
    book = _book()
    book.table(["Wie"] * 4, [["verantwoordelijkheidsverdeling", "", "", ""]])
    data = book.finish()
    assert b"FEFF00AD" in b"".join(_streams(data)).upper()


def _streams(data: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


def test_no_ink_leaves_the_page() -> None:
    book = _book()
    book.table(["Een", "Twee"], [["x" * 200, STORY * 3]], widths=[1, 9])
    book.bullets(["y" * 300, "kort"], numbered=True)
    data = book.finish()
    with pikepdf.open(BytesIO(data)) as pdf:
        starts = [float(operands[4]) for operands, name in operations(pdf.pages[0]) if name == "Tm"]
    assert max(starts) < A4[0] - 57


def test_a_table_with_a_crooked_row_is_our_own_mistake() -> None:
    with pytest.raises(BugError, match="2 columns"):
        _book().table(["a", "b"], [["alleen een"]])
    with pytest.raises(BugError, match="2 columns"):
        _book().table(["a", "b"], [], widths=[1])
    book = _book()
    with pytest.raises(BugError, match="panel"), book.box(), book.box():
        pass


def test_asking_for_paper_loads_nothing_heavy_yet() -> None:
    code = "import sys, werkbank.paper.pdf; print({'reportlab', 'pikepdf', 'pyphen', 'PySide6'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
