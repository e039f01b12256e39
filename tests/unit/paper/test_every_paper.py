"""Every paper of a plan, every shape and the new blocks: sound, tagged, Dutch, our fonts, and the same bytes again."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from tests.helpers.pdf import assert_sound, fonts_of, outline_of
from tests.unit.plan.builders import TODAY, casus, shared
from werkbank.model.casus import Casus
from werkbank.model.entities import ChildPage, ComingOfAge, Person
from werkbank.paper.plan import plan_book
from werkbank.paper.plan_look import LOOKS, NORMAL, Look
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.readers import reader_named

READERS = ("Ans", "Bo", "Mika", "Sam", "Wil", "school", "jbt", "team")


def photo(_name: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 40), (200, 120, 40)).save(made, "JPEG")
    return made.getvalue()


def whole() -> Casus:
    """With a child's page that holds a drawing, being eighteen, and a name in another script."""
    say = {"say": "mijn gezin", "explained_by": "Petra", "drawing": "ab12", "drawing_about": "een boom"}
    return casus(
        shared(ChildPage, "cp9", person="bo", worries="Ruzie.", joys="Voetbal.", dreams="Een hond.", **say),
        shared(ComingOfAge, "ca9", person="sam", support="Wil helpt mij.", living="Bij mama."),
        shared(Person, "olga", first_name="Ольга", role="familie"),
    )


def document(reader: str) -> PlanDocument:
    made = whole()
    return plan_for(made, reader_named(made, reader, today=TODAY), today=TODAY, photos=photo)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_every_shape_is_a_sound_file_with_the_new_blocks(look: Look) -> None:
    _examine(document("Ans"), look)


@pytest.mark.parametrize("reader", READERS)
def test_the_plan_of_every_reader_is_a_sound_file(reader: str) -> None:
    _examine(document(reader), NORMAL)


def test_the_drawing_of_a_child_is_a_figure_with_words() -> None:
    told = outline_of(plan_book(document("Ans"), look=NORMAL).finish())
    assert "Figure 'Tekening van Bo: een boom'" in told


def _examine(made: PlanDocument, look: Look) -> None:
    data = plan_book(made, look=look).finish()
    assert data == plan_book(made, look=look).finish()
    assert_sound(data)
    assert fonts_of(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert "/Outlines" in pdf.Root
    figures = [line.strip() for line in outline_of(data).splitlines() if line.strip().startswith("Figure")]
    assert all("'" in line for line in figures), figures
