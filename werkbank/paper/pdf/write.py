"""Write a :class:`TaggedPdf`: reportlab paints the pages, pikepdf adds what reportlab has no door for.

Same input, same bytes: reportlab runs 'invariant', dates come from the document, and the file id is a digest.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from werkbank.paper.pdf.fonts import FIRST_FONT, registered
from werkbank.paper.pdf.ink import Canvas, draw_on
from werkbank.paper.pdf.structure import write_structure
from werkbank.paper.pdf.tagged import LANGUAGE, Page, PageNumber, Piece, Placed, TaggedPdf

if TYPE_CHECKING:
    import pikepdf

PRODUCER = "Werkbank"


def write_pdf(book: TaggedPdf, /) -> bytes:
    """The bytes of the file."""
    import pikepdf

    with pikepdf.open(BytesIO(_painted(book))) as pdf:
        write_structure(pdf, book.root)
        _describe(pdf, book)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _painted(book: TaggedPdf) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas as NewCanvas

    rl_config.useA85 = 0  # bytes as they are: a quarter smaller, and writing base 85 takes longer than drawing
    out = BytesIO()
    first = registered(FIRST_FONT)
    canvas = NewCanvas(
        out, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=first, initialFontSize=10
    )
    for index, page in enumerate(book.pages):
        _paint(canvas, book, page, PageNumber(index + 1, len(book.pages), page.size))
    canvas.save()
    return out.getvalue()


def _paint(canvas: Canvas, book: TaggedPdf, page: Page, number: PageNumber) -> None:
    canvas.setPageSize(page.size)
    if book.watermark:
        behind = book.watermark.items(page.size)
        _artifact(canvas, book, [((*behind,), 0.0, 0.0, 1.0)], page, kind="Pagination /Subtype /Watermark")
    _artifact(canvas, book, [((*page.ground,), 0.0, 0.0, 1.0)], page, kind="Layout")
    for piece in page.pieces:
        if piece.owner:
            _marked(canvas, book, piece, page)
        else:
            _artifact(canvas, book, piece.items, page, kind="Layout")
    if book.furniture:
        _artifact(canvas, book, [((*book.furniture(number),), 0.0, 0.0, 1.0)], page, kind="Pagination")
    _outline(canvas, book, number)
    canvas.showPage()


def _marked(canvas: Canvas, book: TaggedPdf, piece: Piece, page: Page) -> None:
    kind = piece.owner.kind if piece.owner else "P"
    canvas.addLiteral(f"/{kind} <</MCID {piece.number}>> BDC")
    _draw(canvas, book, piece.items, page)
    canvas.addLiteral("EMC")


def _artifact(canvas: Canvas, book: TaggedPdf, items: list[Placed], page: Page, *, kind: str) -> None:
    if any(part[0] for part in items):
        canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        _draw(canvas, book, items, page)
        canvas.addLiteral("EMC")


def _draw(canvas: Canvas, book: TaggedPdf, items: list[Placed], page: Page) -> None:
    for drawn, x, y, scale in items:
        draw_on(canvas, drawn, x=x, y=page.size[1] - y, scale=scale, palette=book.palette)


def _outline(canvas: Canvas, book: TaggedPdf, number: PageNumber) -> None:
    for index, entry in enumerate(book.bookmarks):
        if entry.page == number.number - 1:
            key = f"b{index}"
            canvas.bookmarkHorizontalAbsolute(key, number.size[1] - entry.y, left=0, fit="XYZ")
            canvas.addOutlineEntry(entry.title, key, entry.level, 0)


def _describe(pdf: pikepdf.Pdf, book: TaggedPdf) -> None:
    from pikepdf import Dictionary, Name, String

    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines if book.bookmarks else Name.UseNone
    for key, value in _information(book).items():
        pdf.docinfo[Name(f"/{key}")] = String(value)
    _write_xmp(pdf, book)


def _information(book: TaggedPdf) -> dict[str, str]:
    stamp = _utc(book.created).strftime("D:%Y%m%d%H%M%SZ")
    named = {"Title": book.title, "Subject": book.subject, "Author": book.author}
    return {**named, "Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": stamp, "ModDate": stamp, "Keywords": ""}


def _write_xmp(pdf: pikepdf.Pdf, book: TaggedPdf) -> None:
    stamp = _utc(book.created).strftime("%Y-%m-%dT%H:%M:%SZ")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = book.title
        xmp["dc:language"] = [LANGUAGE]
        if book.subject:
            xmp["dc:description"] = book.subject
        if book.author:
            xmp["dc:creator"] = [book.author]
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = stamp
        xmp["xmp:CreatorTool"] = xmp["pdf:Producer"] = PRODUCER
        xmp["pdfuaid:part"] = "1"


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment
