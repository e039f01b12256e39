"""How wide and how high text is: the only source of text measures, so a layout is one and the same everywhere.

Widths are the sums of the advance widths in the shipped font files: no kerning, no ligatures, no hinting. Both painters
(Qt and PDF) are set to the same rule; tests hold them to it within 0.1 %. Letters that the house font lacks (Cyrillic,
Greek, Vietnamese) come from Noto Sans, then from its Hebrew, Arabic, Ethiopic, emoji and Chinese; ``runs`` splits a
text at those places, because paper would print an empty box where the screen quietly helps itself. Text is composed
first (NFC): the fonts have 'ë' as one letter. What does not run as Latin does is put in the order of the eye
(``visual``).

Files are read once, when first needed; Noto only when a letter asks for it.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import groupby

from werkbank.drawing.sfnt import FontTable, read_font
from werkbank.drawing.shapes import Anchor, Face, Text
from werkbank.drawing.visual import visual
from werkbank.i18n.resources import resource

FONTS = {
    Face.REGULAR: "AtkinsonHyperlegibleNext-Regular",
    Face.BOLD: "AtkinsonHyperlegibleNext-Bold",
    Face.ITALIC: "AtkinsonHyperlegibleNext-Italic",
    Face.BOLD_ITALIC: "AtkinsonHyperlegibleNext-BoldItalic",
}
FALLBACKS = {
    Face.REGULAR: "NotoSans-Regular",
    Face.BOLD: "NotoSans-Bold",
    Face.ITALIC: "NotoSans-Regular",
    Face.BOLD_ITALIC: "NotoSans-Bold",
}
FAR = (  # other scripts: the usual and the bold font of each
    ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("NotoSansEthiopic-Regular", "NotoSansEthiopic-Bold"),
    ("NotoEmoji-Regular", "NotoEmoji-Regular"),
    ("NotoSansSC-Regular", "NotoSansSC-Regular"),  # the largest, so the last that is asked
)
NEAR_NAMES = tuple(dict.fromkeys((*FONTS.values(), *FALLBACKS.values())))
FAR_NAMES = tuple(dict.fromkeys(name for names in FAR for name in names))
FONT_NAMES = (*NEAR_NAMES, *FAR_NAMES)
SVG_FAMILY = "Atkinson Hyperlegible Next, Noto Sans, sans-serif"

_BOLD = (Face.BOLD, Face.BOLD_ITALIC)
_MISSING = 0.6  # em: width we give a letter that no shipped font has


@cache
def font_table(font_name: str, /) -> FontTable:
    """Measures of a shipped font, by the name of its file without ``.ttf``."""
    return read_font(resource("fonts", f"{font_name}.ttf"))


def text_width(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """Width in points of one line of text set at ``size`` points."""
    return _ems(text, face) * size


@lru_cache(maxsize=20_000)
def runs(text: str, face: Face = Face.REGULAR) -> tuple[tuple[str, str], ...]:
    """Split a text into (font name, piece), from left to right; joined, the pieces are the text in NFC, as seen."""
    composed = visual(unicodedata.normalize("NFC", text))
    if font_table(FONTS[face]).advances.keys() >= {ord(letter) for letter in composed}:
        return ((FONTS[face], composed),) if composed else ()
    return tuple((name, "".join(piece)) for name, piece in groupby(composed, key=lambda c: _font_of(c, face)))


def run_width(font_name: str, piece: str, size: float) -> float:
    """Width in points of a piece that ``runs`` gave."""
    advances = font_table(font_name).advances
    return sum(advances.get(ord(letter), _MISSING) for letter in piece) * size


def lacking(text: str) -> str:
    """The letters that no shipped font has, sorted; such a text can't be printed as it is (Thai, Korean)."""
    letters = set(visual(unicodedata.normalize("NFC", text)))
    for name in (FONTS[Face.REGULAR], FALLBACKS[Face.REGULAR], *(usual for usual, _ in FAR)):
        letters = {letter for letter in letters if ord(letter) not in font_table(name).advances}
    return "".join(sorted(letters))


def ascent(size: float, face: Face = Face.REGULAR) -> float:
    """Height above the baseline that a line keeps free, in points."""
    return font_table(FONTS[face]).ascent * size


def descent(size: float, face: Face = Face.REGULAR) -> float:
    """Depth below the baseline that a line keeps free, in points (positive)."""
    return font_table(FONTS[face]).descent * size


def cap_height(size: float, face: Face = Face.REGULAR) -> float:
    """Height of a capital H in points: what to centre on."""
    return font_table(FONTS[face]).cap_height * size


def x_height(size: float, face: Face = Face.REGULAR) -> float:
    """Height of a small x in points."""
    return font_table(FONTS[face]).x_height * size


def left_of(text: Text, /) -> float:
    """The x at which an unturned text begins, its anchor taken into account."""
    if text.anchor is Anchor.START:
        return text.x
    width = text_width(text.text, text.size, text.face)
    return text.x - (width / 2 if text.anchor is Anchor.MIDDLE else width)


def _font_of(letter: str, face: Face) -> str:
    if ord(letter) in font_table(FONTS[face]).advances:
        return FONTS[face]
    far = (names[face in _BOLD] for names in FAR)
    found = (name for name in (FALLBACKS[face], *far) if ord(letter) in font_table(name).advances)
    return next(found, FONTS[face])


@lru_cache(maxsize=20_000)
def _ems(text: str, face: Face) -> float:
    return sum(run_width(name, piece, 1.0) for name, piece in runs(text, face))
