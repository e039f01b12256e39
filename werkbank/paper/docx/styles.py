"""How a Word document looks: the styles of the print said in Word's own, so that people can change all with one style.

Word's own headings are used: they make the outline, and a screen reader walks over them. The letter is one that every
office program has or replaces by one of the same widths; ours can't be taken for granted on somebody else's machine.
"""

from __future__ import annotations

from typing import Any

from werkbank.drawing.shapes import Face
from werkbank.drawing.tokens import PAPER
from werkbank.paper.pdf.styles import HEADINGS, MARGINS, STYLES, TextStyle

LETTER = "Calibri"
LANGUAGE = "nl-NL"
NAMES = {
    "body": "Normal",
    "strong": "Nadruk",
    "lead": "Intro",
    "small": "Klein",
    "note": "Noot",
    "quote": "Eigen woorden",
    "caption": "Onderschrift",
}


def set_styles(document: Any, *, base: float) -> None:  # noqa: ANN401 - python-docx has no types
    """Give a new document our styles, margins and language."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    section = document.sections[0]
    section.page_width, section.page_height = Pt(595.28), Pt(841.89)
    section.top_margin, section.right_margin = Pt(MARGINS.top), Pt(MARGINS.right)
    section.bottom_margin, section.left_margin = Pt(MARGINS.bottom), Pt(MARGINS.left)
    for name, style in STYLES.items():
        shown = NAMES[name]
        known = shown in [one.name for one in document.styles]
        made = document.styles[shown] if known else document.styles.add_style(shown, WD_STYLE_TYPE.PARAGRAPH)
        _dress(made, style, base=base)
    for level, style in enumerate(HEADINGS, start=1):
        _dress(document.styles[f"Heading {level}"], style, base=base)
        document.styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    document.styles[NAMES["strong"]].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _dress(document.styles[name], STYLES["body"], base=base)
    _say_language(document)


def colour_of(role: str) -> str:
    """The colour of a role on paper, as six hexadecimal digits."""
    return PAPER.colours[role].lstrip("#").upper()


def _dress(made: Any, style: TextStyle, *, base: float) -> None:  # noqa: ANN401 - python-docx has no types
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font, form = made.font, made.paragraph_format
    font.name, font.size = LETTER, Pt(round(style.scale * base * 2) / 2)
    fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    for kind in ("w:eastAsia", "w:cs"):
        fonts.set(qn(kind), LETTER)
    font.bold, font.italic = style.face is Face.BOLD, style.face is Face.ITALIC
    font.color.rgb = RGBColor.from_string(colour_of(style.role))
    form.space_before, form.space_after = Pt(style.before * base), Pt(style.after * base)
    form.left_indent = Pt(style.indent * base) if style.indent else None
    form.line_spacing = style.leading / 1.2  # of the letter's own line, which is some 1.2 times its size
    form.widow_control = True


def _say_language(document: Any) -> None:  # noqa: ANN401 - python-docx has no types
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    plain = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = plain.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        plain.append(spoken)
    for kind in ("w:val", "w:eastAsia"):
        spoken.set(qn(kind), LANGUAGE)
    tab_stop = document.settings.element.find(qn("w:defaultTabStop"))
    tab_stop.addnext(OxmlElement("w:autoHyphenation"))  # long words in narrow columns; Word wants this order
