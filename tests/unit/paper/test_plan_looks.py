"""The plan in other shapes: large letters, a small sheet, simple, an empty form; each says no more than the plan."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.unit.plan.builders import TODAY, casus
from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Drawing, Text
from werkbank.paper.pdf.sizes import A4, A5
from werkbank.paper.plan import plan_book, plan_pdf
from werkbank.paper.plan_look import FORM, LARGE, LOOKS, NORMAL, SIMPLE, SMALL_SHEET, Look
from werkbank.plan.access import Block
from werkbank.plan.blocks import StepsBlock
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.pictograms import pictogram
from werkbank.plan.readers import readers_of


def texts_of(page: Drawing) -> list[Text]:
    return [item for item in walk(page.items) if isinstance(item, Text)]


def document() -> PlanDocument:
    whole = casus()
    return plan_for(whole, readers_of(whole, today=TODAY)[0], today=TODAY)


def words(look: Look) -> str:
    data = plan_book(document(), look=look).finish()
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_same_plan_same_bytes_and_nothing_outside_the_page(look: Look) -> None:
    made = document()
    assert plan_book(made, look=look).finish() == plan_book(made, look=look).finish()
    for page in plan_book(made, look=look).pages():
        for text in texts_of(page):
            assert -1 <= text.x <= page.width + 1
            assert -1 <= text.y <= page.height + 1


def test_large_print_has_letters_of_sixteen_points() -> None:
    sizes = [text.size for page in plan_book(document(), look=LARGE).pages() for text in texts_of(page)]
    assert sorted(sizes)[len(sizes) // 2] >= 15.9


def test_sheets_have_their_size() -> None:
    for look, size in ((NORMAL, A4), (SMALL_SHEET, A5)):
        box = PdfReader(BytesIO(plan_book(document(), look=look).finish())).pages[0].mediabox
        assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.1)


def test_where_columns_get_narrow_rows_become_cards_and_keep_every_word() -> None:
    block = document().block(Block.STEPS)
    assert isinstance(block, StepsBlock)
    told = words(LARGE)
    for goal in block.goals:
        for row in goal.rows:
            assert all(word in told for word in row.what.split())
    assert "Wanneer:" in told
    assert "Wanneer:" not in words(NORMAL)


def test_the_simple_plan_says_one_idea_a_page_and_nothing_new() -> None:
    pages = plan_book(document(), look=SIMPLE).pages()
    assert all(len({t.y for t in texts_of(page) if t.size >= 23.9}) <= 16 for page in pages)
    assert len(pages) >= 5
    told, whole = words(SIMPLE), words(NORMAL)
    for goal in document().casus.goals.values():
        assert goal.text in told
        assert goal.text in whole


def test_the_empty_form_tells_nothing_of_the_family() -> None:
    told = words(FORM)
    seen = document().casus
    others = [p.first_name for p in seen.persons.values() if p.first_name != document().reader.name]
    assert all(name not in told for name in others if len(name) > 3)
    assert all(one.text not in told for one in seen.agreements.values())
    assert "Wat gaat goed?" in told


def test_a_form_has_only_the_blocks_of_its_reader() -> None:
    whole = casus()
    school = next(
        r for r in readers_of(whole, today=TODAY) if Block.WORRIES not in r.blocks and Block.STEPS in r.blocks
    )
    data = plan_book(plan_for(whole, school, today=TODAY), look=FORM).finish()
    told = " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert "Waar maken we ons zorgen over" not in told
    assert "Onze stappen" in told


def test_every_block_has_a_picture_inside_its_square() -> None:
    for block in Block:
        drawing = pictogram(block)
        assert drawing.items
        assert drawing.alt.startswith("Plaatje:")


def test_a_plan_by_name_takes_a_look() -> None:
    assert plan_pdf(casus(), reader="moeder", today=TODAY, look=LARGE) != plan_pdf(
        casus(), reader="moeder", today=TODAY
    )
