"""Read advance widths from a TrueType file: just enough of cmap, hmtx, hhea, head and OS/2 (OpenType 1.9).

A fontTools import costs 50 to 70 ms and every start needs widths, so the tables are read here: 1 ms for Atkinson, 4 ms
for Noto. Only what the shipped fonts use: cmap formats 4 and 12 of a Unicode platform. Trusted input: the files travel
with the program.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontTable:
    """Measures of one font file, in em; ``advances`` maps a code point to its width."""

    advances: Mapping[int, float]
    ascent: float
    descent: float  # positive, below the baseline
    cap_height: float
    x_height: float


def read_font(path: Path, /) -> FontTable:
    """Read a TrueType file with a Unicode cmap."""
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    start = {tag: offset for tag, _, offset, _ in records}
    em = struct.unpack_from(">H", data, start[b"head"] + 18)[0]
    ascent, descent = struct.unpack_from(">hh", data, start[b"hhea"] + 4)
    x_height, cap_height = struct.unpack_from(">hh", data, start[b"OS/2"] + 86)
    full = struct.unpack_from(">H", data, start[b"hhea"] + 34)[0]
    widths = struct.unpack_from(">" + "Hh" * full, data, start[b"hmtx"])[::2]
    glyphs = _glyphs(data, cmap=start[b"cmap"])
    advances = {code: widths[min(glyph, full - 1)] / em for code, glyph in glyphs}
    return FontTable(advances, ascent / em, -descent / em, cap_height / em, x_height / em)


def _glyphs(data: bytes, *, cmap: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    tables = [struct.unpack_from(">HHI", data, cmap + 4 + 8 * i) for i in range(count)]
    formats = {struct.unpack_from(">H", data, cmap + offset)[0]: cmap + offset for _, _, offset in tables}
    return _groups(data, at=formats[12]) if 12 in formats else _segments(data, at=formats[4])


def _groups(data: bytes, *, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: (first, last, glyph of first)."""
    for i in range(struct.unpack_from(">I", data, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * i)
        yield from ((code, glyph + code - first) for code in range(first, last + 1))


def _segments(data: bytes, *, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: four parallel arrays: end, start, delta, offset into the glyph array (0: only delta)."""
    n = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{n}H", data, at + 14)
    rest = at + 16 + 2 * n
    starts = struct.unpack_from(f">{n}H", data, rest)
    deltas = struct.unpack_from(f">{n}H", data, rest + 2 * n)
    offsets = struct.unpack_from(f">{n}H", data, rest + 4 * n)
    for i in range(n):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            place = rest + 4 * n + 2 * i + offsets[i] + 2 * (code - starts[i])
            glyph = struct.unpack_from(">H", data, place)[0] if offsets[i] else code
            if glyph:
                yield code, (glyph + deltas[i]) & 0xFFFF
