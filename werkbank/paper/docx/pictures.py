"""A drawing as PNG, for a document that can hold no drawing of ours: painted as PDF, then made into dots by PDFium.

So the picture in Word is the drawing on the print, letters included, and no second painter has to be kept alike.
"""

from __future__ import annotations

from io import BytesIO

from werkbank.drawing.shapes import Box, Drawing, Picture
from werkbank.paper.pdf.tagged import TaggedPdf
from werkbank.paper.sheet import NO_DAY, noon

DOTS_PER_INCH = 220
POINTS_PER_INCH = 72
MOST_DOTS = 3200  # along the longer side: enough for A4, and no file that cannot be mailed


def file_of(drawing: Drawing, *, width: float) -> bytes:
    """What a document holds of a drawing: a photo as it was kept, all else as PNG."""
    match drawing.items:
        case (Picture(data=data),):
            return data
        case _:
            return png_of(drawing, width=width)


def png_of(drawing: Drawing, *, width: float) -> bytes:
    """The drawing ``width`` points wide, as PNG on white."""
    import pypdfium2  # costs 40 ms: only who writes such a document pays
    from PIL.Image import Quantize

    scale = width / drawing.width
    size = (width, drawing.height * scale)
    pdf = TaggedPdf(title=drawing.title, created=noon(NO_DAY))
    pdf.page(size)
    pdf.figure(drawing, alt=drawing.alt, box=Box(0, 0, *size), largest=max(scale, 1.0))
    dots = min(DOTS_PER_INCH / POINTS_PER_INCH, MOST_DOTS / max(size))
    document = pypdfium2.PdfDocument(pdf.finish())
    try:
        picture = document[0].render(scale=dots).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.quantize(128, method=Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()
