"""The pieces of Word's file format that python-docx has no door for, each behind one function.

Element names are those of ECMA-376 part 1 (WordprocessingML), section 17.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from werkbank.drawing.shapes import Face
from werkbank.i18n import tr
from werkbank.paper.docx.styles import LANGUAGE, NAMES, colour_of

PAD = 6.0  # points between the edge of a cell and its text
TWENTIETHS = 20  # of a point: the unit of most lengths


def describe(document: Any, *, title: str, subject: str, created: datetime) -> None:  # noqa: ANN401
    """Title, subject and moment; nothing of who wrote it."""
    core = document.core_properties
    core.title, core.subject, core.language = title, subject, LANGUAGE
    core.author, core.last_modified_by, core.comments, core.keywords = "Werkbank", "", "", ""
    core.created = core.modified = created.replace(tzinfo=None)
    core.revision = 1


def write_foot(document: Any, told: Sequence[str]) -> None:  # noqa: ANN401
    """Under each page: what it is, for whom, the day, and the number of the page."""
    line = document.sections[0].footer.paragraphs[0]
    line.style = document.styles[NAMES["note"]]
    line.add_run("  ·  ".join(part for part in told if part) + "  ·  ")
    marks = {"#": "PAGE", "##": "NUMPAGES"}
    for piece in tr("bladzijde {nummer} van {totaal}", nummer="|#|", totaal="|##|").split("|"):
        if piece in marks:
            _field(line, marks[piece])
        else:
            line.add_run(piece)


def run(paragraph: Any, text: str, face: Face, role: str) -> None:  # noqa: ANN401
    """Text in one face; an empty role is that of the paragraph."""
    from docx.shared import RGBColor

    made = paragraph.add_run(text)
    if face is not Face.REGULAR:
        made.bold, made.italic = face in {Face.BOLD, Face.BOLD_ITALIC}, face in {Face.ITALIC, Face.BOLD_ITALIC}
    if role:
        made.font.color.rgb = RGBColor.from_string(colour_of(role))


def dress(paragraph: Any, style_id: str) -> None:  # noqa: ANN401
    """Give a paragraph a style by its id; python-docx looks through all styles each time, half of the work."""
    paragraph._p.style = style_id  # noqa: SLF001


def new_numbers(document: Any) -> int:  # noqa: ANN401
    """A numbering that begins at one again; without it Word counts on from the list before."""
    known = document.part.numbering_part.element
    base = document.styles["List Number"].element.pPr.numPr.numId.val
    number = known.add_num(known.num_having_numId(base).abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def count_by(paragraph: Any, number: int) -> None:  # noqa: ANN401
    """Number a paragraph by a numbering of :func:`new_numbers`."""
    form = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no other door
    form.get_or_add_ilvl().val = 0
    form.get_or_add_numId().val = number


def dots_after(paragraph: Any, *, width: float) -> None:  # noqa: ANN401
    """A dotted line from the end of the text to the edge."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Pt

    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.add_run("\t")


def lay(table: Any, widths: Sequence[float], *, lines: bool, document: Any) -> None:  # noqa: ANN401
    """Fixed columns in points; thin lines, or none."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    table.style = document.styles["Table Grid" if lines else "Normal Table"]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    form = table._tbl.tblPr  # noqa: SLF001 - no other door
    layout, look = form.find(qn("w:tblLayout")), form.find(qn("w:tblLook"))
    if lines:
        layout.addprevious(_borders())  # Word wants these in this order
    look.addprevious(_cell_margins())


def tint(cell: Any, role: str) -> None:  # noqa: ANN401
    """Fill a cell with the colour of a role."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colour_of(role)))  # noqa: SLF001


def tighten(cell: Any) -> None:  # noqa: ANN401
    """No white below the last line of a cell: the cell has its own."""
    from docx.shared import Pt

    cell.paragraphs[-1].paragraph_format.space_after = Pt(0)


def repeat(row: Any) -> None:  # noqa: ANN401
    """Make a row the heading of its table, on every page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001


def keep_whole(row: Any) -> None:  # noqa: ANN401
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001


def drop(paragraph: Any) -> None:  # noqa: ANN401
    """Take a paragraph out."""
    paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001


def say(picture: Any, alt: str) -> None:  # noqa: ANN401
    """Give a picture its text for who can't see it."""
    picture._inline.docPr.set("descr", alt)  # noqa: SLF001


def turn(document: Any, *, lying: bool) -> None:  # noqa: ANN401
    """Go on on a new page that lies or stands."""
    from docx.enum.section import WD_ORIENT, WD_SECTION

    section = document.add_section(WD_SECTION.NEW_PAGE)
    sides = sorted((section.page_width, section.page_height))
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(sides) if lying else sides


def _field(paragraph: Any, name: str) -> None:  # noqa: ANN401
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            words = _element("w:instrText")
            words.text = f" {name} "
            paragraph.add_run()._r.append(words)  # noqa: SLF001
        paragraph.add_run()._r.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001
        if kind == "separate":
            paragraph.add_run("1")


def _borders() -> Any:  # noqa: ANN401
    made = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        made.append(_element(f"w:{side}", val="single", sz="4", space="0", color=colour_of("line")))
    return made


def _cell_margins() -> Any:  # noqa: ANN401
    made = _element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        pad = PAD if side in {"left", "right"} else PAD / 2
        made.append(_element(f"w:{side}", w=str(round(pad * TWENTIETHS)), type="dxa"))
    return made


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
