"""Ask a PDF what is in it: its structure as lines of text, its fonts, what the checkers say."""

from collections.abc import Iterator
from io import BytesIO
from tempfile import NamedTemporaryFile

import pikepdf
from pypdf import PdfReader

from werkbank.drawing.metrics import FONT_NAMES


def outline_of(data: bytes) -> str:
    """The structure tree, one element a line: indent, type, number of marks, alt text."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return "\n".join(_lines(pdf.Root.StructTreeRoot.K[0], 0))


def _lines(node: pikepdf.Object, depth: int) -> Iterator[str]:
    kids = list(node.K)
    marks = [kid for kid in kids if not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid]
    told = f" x{len(marks)}" if len(marks) > 1 else ""
    told += f" {node.A.Scope}" if "/A" in node and "/Scope" in node.A else ""
    told += f" '{node.Alt}'" if "/Alt" in node else ""
    yield "  " * depth + str(node.S)[1:] + told
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/MCID" not in kid:
            yield from _lines(kid, depth + 1)


def texts_of(data: bytes) -> list[str]:
    """The text that can be selected, per page."""
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def assert_sound(data: bytes) -> None:
    """Fail unless the file is well-formed, tagged as PDF/UA asks (as far as can be checked), with only our fonts."""
    from pdfua import validate

    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        _assert_marks_have_owners(pdf)
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        findings = validate(file.name).findings
    assert not findings, findings
    assert fonts_of(data) <= set(FONT_NAMES)


def operations(page: pikepdf.Page) -> list[tuple[list[pikepdf.Object], str]]:
    """What the page paints: (operands, operator)."""
    return [(list(step.operands), str(step.operator)) for step in pikepdf.parse_content_stream(page)]


def fonts_of(data: bytes) -> set[str]:
    """Names of the fonts in the file; fails when one is not embedded."""
    found = set()
    for page in PdfReader(BytesIO(data)).pages:
        for reference in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            font = reference.get_object()
            assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]
            assert "/ToUnicode" in font
            found.add(str(font["/BaseFont"]).partition("+")[2])
    return found


def _assert_marks_have_owners(pdf: pikepdf.Pdf) -> None:
    """Every MCID on a page stands once, and the parent tree names its element."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for index, page in enumerate(pdf.pages):
        marks = [
            int(operands[1].MCID)
            for operands, operator in operations(page)
            if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
        ]
        assert marks == list(range(len(marks)))
        assert int(numbers[2 * index]) == index
        assert len(numbers[2 * index + 1]) == len(marks)
