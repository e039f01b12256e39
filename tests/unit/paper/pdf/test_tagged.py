from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from tests.helpers.pdf import assert_sound, fonts_of, operations, outline_of, texts_of
from tests.helpers.pictures import family, hatches
from werkbank.drawing.metrics import FONTS, NEAR_NAMES, run_width, runs, text_width
from werkbank.drawing.shapes import Box, Face, Item, Text
from werkbank.drawing.tokens import GREY, PAPER, Palette
from werkbank.model.errors import BugError
from werkbank.paper.pdf.fonts import registered
from werkbank.paper.pdf.sizes import A3, A4, landscape
from werkbank.paper.pdf.tagged import PageNumber, TaggedPdf

CREATED = datetime(2026, 3, 12, 10, 30, tzinfo=UTC)


def _footer(page: PageNumber) -> list[Item]:
    return [Text(57, page.size[1] - 30, f"bladzijde {page.number} van {page.total}", 9)]


def _book(palette: Palette = PAPER) -> TaggedPdf:
    pdf = TaggedPdf(
        title="Ons plan: Łukasz en Ольга",
        created=CREATED,
        subject="Gezinsplan",
        author="Team Noord",
        palette=palette,
        furniture=_footer,
    )
    pdf.page()
    with pdf.tag("H1"):
        pdf.ink((Text(57, 80, "Ons plan", 24, Face.BOLD),))
    pdf.bookmark("Ons plan", y=60)
    pdf.figure(family(), alt=family().alt, box=Box(57, 110, 480, 300))
    pdf.page(landscape(A3))
    pdf.bookmark("Stappen", level=2, y=60)
    with pdf.group("Table"), pdf.group("TR"):
        with pdf.tag("TH", scope="Column"):
            pdf.ink((Text(57, 300, "wat", 12, Face.BOLD),))
        with pdf.tag("TD"):
            pdf.ink((Text(57, 320, "bellen met oma", 12),))
    return pdf


@pytest.fixture(scope="module")
def data() -> bytes:
    return _book().finish()


def test_the_file_is_sound_and_carries_only_our_fonts(data: bytes) -> None:
    assert_sound(data)
    assert fonts_of(data) == {*FONTS.values(), "NotoSans-Bold"} - {FONTS[Face.BOLD_ITALIC]}


def test_same_input_gives_same_bytes(data: bytes) -> None:
    assert _book().finish() == data


def test_the_tree_tells_what_stands_where(data: bytes) -> None:
    assert outline_of(data).splitlines() == [
        "Document",
        "  H1",
        "  Figure 'Vader Łukasz, moeder Ольга en kind Zoë wonen samen'",
        "  Table",
        "    TR",
        "      TH /Column",
        "      TD",
    ]


def test_text_can_be_selected_also_in_a_drawing_and_in_two_scripts(data: bytes) -> None:
    first, second = texts_of(data)
    assert [first.count(word) for word in ("Ons plan", "Łukasz", "Ольга", "46")] == [1, 1, 1, 1]
    assert "bellen met oma" in second


def test_every_page_knows_its_number_and_the_total(data: bytes) -> None:
    assert [text.splitlines()[-1] for text in texts_of(data)] == ["bladzijde 1 van 2", "bladzijde 2 van 2"]


def test_header_and_footer_are_artifacts(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        kinds = [
            str(operands[1].Type)
            for operands, operator in operations(pdf.pages[0])
            if operator == "BDC" and str(operands[0]) == "/Artifact"
        ]
    assert kinds == ["/Pagination"]


def test_pages_keep_their_own_size(data: bytes) -> None:
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(BytesIO(data)).pages]
    assert sizes == [pytest.approx(A4, abs=0.01), pytest.approx(landscape(A3), abs=0.01)]


def test_language_title_and_dates_are_told(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        xmp = pdf.open_metadata()
        assert xmp["dc:title"] == "Ons plan: Łukasz en Ольга"
        assert xmp["xmp:CreateDate"] == "2026-03-12T10:30:00Z"
        assert str(pdf.docinfo.Author) == "Team Noord"
        assert {str(value)[:16] for key, value in pdf.docinfo.items() if key.endswith("Date")} == {"D:20260312103000"}


def test_bookmarks_lead_into_the_pages_and_skip_no_level(data: bytes) -> None:
    reader = PdfReader(BytesIO(data))
    first, inner = reader.outline
    assert isinstance(inner, list)
    assert (first["/Title"], inner[0]["/Title"]) == ("Ons plan", "Stappen")  # type: ignore[call-overload]
    assert [reader.get_destination_page_number(entry) for entry in (first, inner[0])] == [0, 1]  # type: ignore[arg-type]


def test_a_figure_says_where_it_stands(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        figure = pdf.Root.StructTreeRoot.K[0].K[1]
        left, bottom, right, top = (float(number) for number in figure.A.BBox)
    assert (right - left, top - bottom) == pytest.approx((300, 200), abs=0.02)
    assert (left, top) == pytest.approx((57 + 90, A4[1] - 110 - 50), abs=0.02)


def test_a_grey_printer_gets_only_grey() -> None:
    pdf = TaggedPdf(title="Lanen", created=CREATED, palette=GREY)
    pdf.page()
    pdf.figure(hatches(), alt="lanen", box=Box(57, 60, 480, 600))
    with pikepdf.open(BytesIO(pdf.finish())) as read:
        colours = [
            {float(operand) for operand in operands}
            for operands, operator in operations(read.pages[0])
            if operator in {"rg", "RG"}
        ]
    assert len(colours) > 20
    assert all(len(channels) == 1 for channels in colours)


def test_ink_without_a_tag_is_decoration() -> None:
    pdf = TaggedPdf(title="x", created=CREATED)
    pdf.page()
    pdf.ink((Text(50, 50, "streep", 10),))
    with pdf.tag("P"):
        pdf.ink((Text(50, 80, "tekst", 10),))
    pdf.ground((Text(50, 90, "achtergrond", 10),))
    data = pdf.finish()
    assert outline_of(data) == "Document\n  P"
    assert texts_of(data)[0].splitlines()[0] == "achtergrond"
    assert_sound(data)


def test_an_element_without_ink_is_left_out() -> None:
    pdf = TaggedPdf(title="x", created=CREATED)
    pdf.page()
    with pdf.group("Sect"), pdf.tag("P"):
        pass
    with pdf.tag("P"):
        pdf.ink((Text(50, 80, "tekst", 10),))
    assert outline_of(pdf.finish()) == "Document\n  P"


def test_tags_do_not_nest_and_a_file_has_a_page() -> None:
    pdf = TaggedPdf(title="x", created=CREATED)
    with pytest.raises(BugError, match="without a page"):
        pdf.finish()
    pdf.page()
    with pytest.raises(BugError, match="use group"), pdf.tag("P"), pdf.tag("P"):
        pass


@pytest.mark.parametrize("name", NEAR_NAMES)
def test_the_paper_measures_letters_as_we_do(name: str) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    text = "Wie zijn wij? AVATAR fi – “ja” é ë … 0123456789"
    assert stringWidth(text, registered(name), 11) == pytest.approx(run_width(name, text, 11), rel=0.001)


@pytest.mark.parametrize("text", ["Şükrü Łukasz", "Łukasz Ольга 2014", "שלום Bo (2014)", "السلام عليكم", "👩‍👧 moeder"])
def test_names_are_as_wide_on_paper_as_we_measured(text: str) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    on_paper = sum(stringWidth(piece, registered(name), 13) for name, piece in runs(text))
    assert on_paper == pytest.approx(text_width(text, 13), rel=0.001)
