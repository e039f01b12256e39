"""Nothing that a reader may not see is in that reader's file, and nothing hidden changes a byte of it.

Asked of the PDF (text, decompressed streams, bookmarks, alternative texts, document information, XMP) and of the Word
document (every part of it). ``WERKBANK_LEAKS=all``: every case, every reader, both files; otherwise a few of each.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from tests.helpers.pdf import outline_of, texts_of
from tests.helpers.secrets import CANARY, less_for, other_for, readers, words_kept_from
from tests.unit.plan.builders import TODAY
from tests.unit.plan.test_no_interference import ALL, CASES, case_of
from werkbank.model.casus import Casus
from werkbank.paper.plan import plan_book, plan_docx
from werkbank.plan.access import ReaderKind
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.reader import Reader

TELLING = {
    "safe place": "Va", "nine reports": "Mo", "papa is not papa": "Lin", "four faces": "Bo", "what she told": "Mo",
    "almost 18": "school", "seven months nothing": "Mo", "the first of january": "A", "quiet corona months": "Va",
    "april": "Bo", "family": "Mika", "children": "Mika", "demo 2": "Judith", "demo 3": "Luuk",
}  # fmt: skip
"""For each case the reader from whom most is kept; of the first demo case everybody is asked."""


SMALL = {"Esther", "Lisa", "Va", "Lin"}
"""For whom the Word document is asked every time."""


def chosen() -> Iterator[tuple[str, str]]:
    for name in CASES:
        for reader in readers(case_of(name), today=TODAY):
            if ALL or name == "demo 1" or reader.name == TELLING[name]:
                yield name, reader.name


def reader_in(whole: Casus, name: str) -> Reader:
    return next(reader for reader in readers(whole, today=TODAY) if reader.name == name)


def photo_of(name: str) -> bytes:
    """A picture of its own for every name; that of a page which is kept from a reader is never asked for."""
    assert CANARY not in name
    number = sum(name.encode())
    out = BytesIO()
    Image.new("RGB", (60, 40), (number % 256, number * 7 % 256, 90)).save(out, "JPEG")
    return out.getvalue()


def document_of(whole: Casus, reader: Reader) -> PlanDocument:
    return plan_for(whole, reader, today=TODAY, photos=photo_of)


def pdf_of(whole: Casus, reader: Reader) -> bytes:
    return plan_book(document_of(whole, reader)).finish()


def docx_of(whole: Casus, reader: Reader) -> bytes:
    return plan_docx(document_of(whole, reader))


def said_in_pdf(data: bytes) -> str:
    """Everything in a PDF that can be read, by eye or by a program."""
    found = [*texts_of(data), outline_of(data)]
    with pikepdf.open(BytesIO(data)) as pdf:
        found += [str(value) for value in pdf.docinfo.values()]
        found += [str(value) for value in pdf.objects if isinstance(value, pikepdf.String)]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                is_photo = thing.get("/Filter") == pikepdf.Name.DCTDecode or "/DCTDecode" in str(thing.get("/Filter"))
                data_of = thing.read_raw_bytes() if is_photo else thing.read_bytes()
                found.append(data_of.decode("utf-8", "ignore"))
            elif isinstance(thing, pikepdf.Dictionary):
                found += [str(value) for value in thing.values() if isinstance(value, pikepdf.String)]
    return "\n".join(found)


def said_in_docx(data: bytes) -> str:
    """Every part of a Word document, with and without its marks between the words."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        told = [parts.read(name).decode("utf-8", "ignore") for name in parts.namelist() if not name.endswith(".png")]
    return "\n".join([*told, *(re.sub(r"<[^>]+>", "", text) for text in told)])


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", text).casefold()


@pytest.mark.parametrize(("name", "who"), list(chosen()))
def test_what_is_hidden_is_not_in_the_pdf_and_changes_no_byte_of_it(name: str, who: str) -> None:
    whole = case_of(name)
    reader = reader_in(whole, who)
    data = pdf_of(whole, reader)
    assert pdf_of(other_for(whole, reader, today=TODAY), reader) == data
    assert pdf_of(less_for(whole, reader, today=TODAY), reader) == data
    said = squeezed(said_in_pdf(data))
    assert CANARY.casefold() not in said
    if reader.kind is not ReaderKind.TEAM:
        kept = words_kept_from(whole, reader, today=TODAY)
        assert [word for word in kept if squeezed(word) in said] == []


@pytest.mark.parametrize(("name", "who"), [one for one in chosen() if ALL or one[0] == "children" or one[1] in SMALL])
def test_what_is_hidden_is_not_in_the_word_document_and_changes_no_byte_of_it(name: str, who: str) -> None:
    whole = case_of(name)
    reader = reader_in(whole, who)
    data = docx_of(whole, reader)
    assert docx_of(other_for(whole, reader, today=TODAY), reader) == data
    if ALL:
        assert docx_of(less_for(whole, reader, today=TODAY), reader) == data
    said = squeezed(said_in_docx(data))
    kept = words_kept_from(whole, reader, today=TODAY)
    assert [word for word in kept if squeezed(word) in said] == []


def test_the_look_into_a_file_finds_what_is_there() -> None:
    """Names, bookmarks and alternative texts that the reader does get are found."""
    whole = case_of("family")
    reader = reader_in(whole, "Ans")
    for said in (said_in_pdf(pdf_of(whole, reader)), said_in_docx(docx_of(whole, reader))):
        assert all(squeezed(text) in squeezed(said) for text in ("Niemand schreeuwt", "Ons plan", "Familietekening"))


@pytest.mark.parametrize(
    "who", ["Ans", "Kees", "Bo", "Mika", "Sam", "Wil", "school", "de jeugdbeschermingstafel", "het team"]
)
def test_a_picture_is_in_the_files_of_those_alone_who_may_see_its_page(who: str) -> None:
    whole = case_of("children")
    reader = reader_in(whole, who)
    pages = {page.drawing: page.person for page in whole.child_pages.values()}
    seen = {page.drawing for page in document_of(whole, reader).casus.child_pages.values()}
    pdf, word = pdf_of(whole, reader), docx_of(whole, reader)
    with pikepdf.open(BytesIO(pdf)) as opened:
        images = [one.read_raw_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
    with zipfile.ZipFile(BytesIO(word)) as parts:
        images += [parts.read(name) for name in parts.namelist() if "media" in name]
    for name in pages:
        assert (photo_of(name) in images) is (name in seen), (who, name)
    assert "foto-KindMika" not in seen, "who says no is printed for nobody"
