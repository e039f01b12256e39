"""How flowing text looks: sizes and distances as multiples of the base size, so that large print is one number.

Body text has wide leading and a ragged right edge; headings are bold in the accent colour; the family's own words stand
behind a quiet bar. Only "small" and "note" are below the base size, for what is not meant for the family's eyes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from werkbank.drawing.shapes import Face
from werkbank.paper.pdf.sizes import MM


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Type of a paragraph; ``scale``, ``before``, ``after`` and ``indent`` count in base sizes."""

    scale: float = 1.0
    face: Face = Face.REGULAR
    role: str = "ink"
    leading: float = 1.42
    before: float = 0.0
    after: float = 0.55
    indent: float = 0.0
    bar: str = ""  # role of a bar at the left
    centred: bool = False


class Margins(NamedTuple):
    """White round the text, in points."""

    top: float = 20 * MM
    right: float = 22 * MM
    bottom: float = 24 * MM
    left: float = 22 * MM


MARGINS = Margins()

STYLES = {
    "body": TextStyle(),
    "strong": TextStyle(face=Face.BOLD),
    "lead": TextStyle(scale=1.16, role="ink_soft", leading=1.45, after=0.8),
    "small": TextStyle(scale=0.86, role="ink_soft", after=0.4),
    "note": TextStyle(scale=0.78, role="ink_faint", after=0.3),
    "quote": TextStyle(face=Face.ITALIC, indent=1.1, bar="curve", before=0.3, after=0.7),
    "caption": TextStyle(role="ink_soft", leading=1.35, before=0.35, after=0.9, centred=True),
}

HEADINGS = (
    TextStyle(scale=2.1, face=Face.BOLD, role="accent", leading=1.15, before=0.0, after=0.45),
    TextStyle(scale=1.42, face=Face.BOLD, role="accent", leading=1.2, before=1.7, after=0.55),
    TextStyle(scale=1.1, face=Face.BOLD, leading=1.3, before=1.0, after=0.3),
    TextStyle(face=Face.BOLD, role="ink_soft", before=0.7, after=0.2),
)
