"""Colours as ``#RRGGBB`` texts: lightness, contrast and grey, after WCAG 2.2 and CIE 1976.

Standard library only: the unlock screen asks these too.
"""

from __future__ import annotations

Rgb = tuple[int, int, int]

AA_TEXT = 4.5  # WCAG 2.2, 1.4.3: text
AA_SHAPE = 3.0  # WCAG 2.2, 1.4.11: lines and signs that carry meaning


def rgb(colour: str) -> Rgb:
    """Return the three channels, 0..255.

    Raises:
        ValueError: not a ``#RRGGBB`` text.
    """
    if len(colour) != 7 or colour[0] != "#":
        message = f"not a colour: {colour!r}"
        raise ValueError(message)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, *, on: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(colour), luminance(on)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """CIE L*, 0 to 100: how light a grey printer makes it."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def grey(colour: str) -> str:
    """The grey of the same luminance."""
    y = luminance(colour)
    level = 12.92 * y if y <= 0.0031308 else 1.055 * y ** (1 / 2.4) - 0.055
    return f"#{round(255 * level):02X}" + f"{round(255 * level):02X}" * 2


def mix(colour: str, *, into: str, share: float) -> str:
    """Blend ``share`` (0..1) of one colour into another, channel by channel."""
    pairs = zip(rgb(colour), rgb(into), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
