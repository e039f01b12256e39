"""The Word document says what the print says, in real headings, lists and tables, and nothing more."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest

from tests.unit.plan.builders import TODAY, casus
from werkbank.model.casus import Casus
from werkbank.paper.docx.book import DocxBook
from werkbank.paper.plan import plan_book, plan_docx
from werkbank.paper.sheet import noon
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.readers import readers_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_of(whole: Casus, *, today: date = TODAY, at: int = 0) -> PlanDocument:
    return plan_for(whole, readers_of(whole, today=today)[at], today=today)


def opened(data: bytes) -> Any:  # noqa: ANN401 - python-docx has few types
    return docx.Document(BytesIO(data))


def words_of(data: bytes) -> str:
    """All text in the order of the file."""
    return " ".join(node.text for node in opened(data).element.body.iter(f"{W}t") if node.text)


def walk(element: Any) -> Iterator[Any]:  # noqa: ANN401 - any element of a tree
    yield element
    for child in element.children:
        if hasattr(child, "children"):
            yield from walk(child)


@pytest.fixture(scope="module")
def made() -> tuple[PlanDocument, bytes]:
    document = document_of(casus())
    return document, plan_docx(document)


def test_headings_are_those_of_the_print(made: tuple[PlanDocument, bytes]) -> None:
    document, data = made
    book = plan_book(document)
    book.finish()

    wanted = sorted(int(e.kind[1]) for e in walk(book._pdf.root) if e.kind in {"H1", "H2", "H3", "H4"})
    names = [node.get(f"{W}val") for node in opened(data).element.body.iter(f"{W}pStyle")]
    found = sorted(int(name[-1]) for name in names if name.startswith("Heading"))
    assert found == wanted


def test_every_step_and_every_agreement_is_in_it(made: tuple[PlanDocument, bytes]) -> None:
    document, data = made
    words = words_of(data)
    seen = document.casus
    for step in seen.steps.values():
        assert step.what in words
    for one in seen.agreements.values():
        assert one.text in words


def test_pictures_say_what_they_show(made: tuple[PlanDocument, bytes]) -> None:
    body = opened(made[1]).element.body
    told = [node.get("descr") for node in body.iter() if str(node.tag).endswith("}docPr")]
    assert told
    assert all(told)


def test_the_same_plan_gives_the_same_bytes(made: tuple[PlanDocument, bytes]) -> None:
    document, data = made
    assert plan_docx(document) == data
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None


def test_it_is_dutch_and_says_nothing_of_who_wrote_it(made: tuple[PlanDocument, bytes]) -> None:
    document = opened(made[1])
    assert document.core_properties.language == "nl-NL"
    assert (document.core_properties.author, document.core_properties.last_modified_by) == ("Werkbank", "")
    assert {node.get(f"{W}val") for node in document.styles.element.iter(f"{W}lang")} == {"nl-NL"}
    foot = " ".join(node.text or "" for node in document.sections[0].footer._element.iter(f"{W}t", f"{W}instrText"))
    assert "PAGE" in foot
    assert "NUMPAGES" in foot


def test_letters_that_no_file_may_hold_are_left_out() -> None:
    whole = casus()
    step = next(iter(whole.steps.values()))
    words = words_of(plan_docx(document_of(whole.having(step.but(what="Ja\x00 en\x0b nee Şükrü Ольга")))))
    assert "Ja en nee Şükrü Ольга" in words


def test_a_plan_without_anything_is_still_a_document() -> None:
    bare = Casus().having(next(iter(casus().persons.values())))
    assert "Ons plan" in words_of(plan_docx(document_of(bare)))


def test_numbered_lists_begin_at_one_again() -> None:
    book = DocxBook(title="T", created=noon(TODAY), version_label="", subject="")
    book.bullets(["een", "twee"], numbered=True)
    book.bullets(["een"], numbered=True)
    used = [node.get(f"{W}val") for node in opened(book.finish()).element.body.iter(f"{W}numId")]
    assert used[0] == used[1] != used[2]
