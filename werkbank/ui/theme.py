"""How the window looks: the tokens of ``drawing.tokens`` as a Qt palette and one style sheet.

Fusion is the only style that looks the same on every platform, so it carries our own palettes: light, dark, high
contrast and projector. The projector theme also makes all type and targets larger. Nothing below this module names a
colour; widgets name a role through an object name or the property ``look``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from werkbank.drawing import tokens
from werkbank.drawing.tokens import Palette
from werkbank.i18n.resources import resource

FAMILY = "Atkinson Hyperlegible Next"
THEMES = ("light", "dark", "contrast", "projector")
_SCALE = {"projector": 1.45}


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette and how large things are."""

    palette: Palette
    scale: float = 1.0

    def px(self, size: float) -> int:
        """A distance or type size of the tokens, in device-independent pixels."""
        return round(size * self.scale)

    def points(self, size: float) -> float:
        """A type size of the tokens in points."""
        return size * self.scale


def theme_named(name: str) -> Theme:
    """The theme with this name; light when the name is of another version."""
    known = name if name in THEMES else "light"
    return Theme(tokens.PALETTES[known], _SCALE.get(known, 1.0))


def dress(app: QApplication, theme: Theme) -> None:
    """Give the whole program this look; its style stays the one it started with."""
    font = QFont(FAMILY)
    font.setPointSizeF(theme.points(tokens.TYPE_BODY))
    app.setFont(font)
    app.setPalette(_qt_palette(theme.palette))
    app.setStyleSheet(style_sheet(theme))


def _qt_palette(colours: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "surface",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface_raised",
        QPalette.ColorRole.AlternateBase: "surface_sunken",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "surface_raised",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "surface_raised",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "ink",
        QPalette.ColorRole.PlaceholderText: "ink_faint",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "line_strong",
        QPalette.ColorRole.Light: "surface_raised",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, QColor(colours[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["ghost"]))
    return palette


def style_sheet(theme: Theme) -> str:
    """The style sheet with every role and size filled in."""
    sizes = {name: f"{theme.points(size):.1f}pt" for name, size in _TYPE.items()}
    spaces = {f"s{n}": f"{theme.px(space)}px" for n, space in enumerate(tokens.SPACING, start=1)}
    spaces |= {f"f{n}": f"{theme.px(space) - 1}px" for n, space in enumerate(tokens.SPACING, start=1)}  # in focus
    template = Template((Path(__file__).parent / "theme.qss").read_text(encoding="utf-8"))
    radius, icons = f"{theme.px(tokens.RADIUS)}px", resource("icons").as_posix()
    return template.substitute(dict(theme.palette.colours), radius=radius, icons=icons, **sizes, **spaces)


_TYPE = {
    "note": tokens.TYPE_NOTE,
    "small": tokens.TYPE_SMALL,
    "body": tokens.TYPE_BODY,
    "lead": tokens.TYPE_LEAD,
    "title": tokens.TYPE_TITLE,
    "display": tokens.TYPE_DISPLAY,
}
