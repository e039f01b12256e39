"""PDF: tagged, selectable, with our own fonts inside; drawings and flowing text.

reportlab and pikepdf are imported only when a file is written.
"""

from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.pdf.flow import Flow
from werkbank.paper.pdf.ink import draw_on
from werkbank.paper.pdf.rich import Rich, Span
from werkbank.paper.pdf.sizes import A1, A2, A3, A4, MM, PageSize, landscape
from werkbank.paper.pdf.styles import Margins
from werkbank.paper.pdf.tagged import PageNumber, TaggedPdf

__all__ = [
    "A1",
    "A2",
    "A3",
    "A4",
    "MM",
    "Flow",
    "FlowBook",
    "Margins",
    "PageNumber",
    "PageSize",
    "Rich",
    "Span",
    "TaggedPdf",
    "draw_on",
    "landscape",
]
