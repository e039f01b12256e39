"""Design tokens: the one place that knows colours, distances, type sizes and line weights of screen, drawing and paper.

A drawing names *roles*; a :class:`Palette` turns a role into ``#RRGGBB``. Principles: a warm, quiet surface and one
blue-green accent; each kind of thing has a light fill and a dark edge of one hue; the six lane fills step down in
lightness, so that a grey printer and a colour-blind reader still tell them apart; people are never red; colour repeats
what shape, line style or hatch already says.

Invariants (proven in tests/unit/drawing/test_tokens.py): every palette knows every role; text roles keep WCAG AA on
every surface they may stand on, edges and bond lines keep 3:1; lane fills differ by at least 4 in L*.
Standard library only and quick to import: the unlock screen uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from werkbank.drawing.colour import grey
from werkbank.i18n import mark

# Distances in points (on paper) or device-independent pixels (on screen).
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, SPACE_6 = 4, 8, 12, 16, 24, 32
SPACING = (SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, SPACE_6)

# Type sizes in points.
TYPE_NOTE, TYPE_SMALL, TYPE_BODY, TYPE_LEAD, TYPE_TITLE, TYPE_DISPLAY = 8.5, 9.5, 11.0, 13.0, 17.0, 24.0
LEADING = 1.35  # distance of baselines, times the type size

# Line weights in points.
WEIGHT_HAIR, WEIGHT_THIN, WEIGHT_LINE, WEIGHT_STRONG, WEIGHT_HEAVY = 0.4, 0.7, 1.1, 1.8, 2.6

RADIUS_SMALL, RADIUS = 3.0, 6.0
TOUCH_TARGET = 44  # px, table mode
MOTION_MS = 160  # longest movement on screen

LANE_KINDS = ("leven", "hulp", "keten", "veiligheid", "maatregel", "politie")  # from the lightest fill to the darkest

TEXT_ROLES = ("ink", "ink_soft", "ink_faint", "accent", "warn", "ok", "alarm")
SURFACE_ROLES = ("surface", "surface_raised", "surface_sunken")

# role                 light   dark    contrast projector paper
_TABLE = """
surface                F7F5F0  14191B  000000   FFFFFF    FFFFFF
surface_raised         FFFEFB  1D2427  0A0A0A   FFFFFF    FFFFFF
surface_sunken         EFECE4  0E1214  000000   F4F3EF    F5F3EE
line                   DCD7CB  323B3F  8C8C8C   BDB8AC    CFCABE
line_strong            837C6C  77858A  FFFFFF   5F5A4E    777062
ink                    1C2B2F  EDEAE3  FFFFFF   0A1416    16211F
ink_soft               45555A  B9C0BF  F2F2F2   2C393D    3B484B
ink_faint              5F6B6D  97A1A2  DADADA   49555A    5A6567
accent                 0B5A61  6CC5C4  FFE14D   064C53    0B5A61
accent_soft            DCEBE9  1D3E41  33300F   CFE6E4    E3EFED
on_accent              FFFFFF  0A2426  000000   FFFFFF    FFFFFF
selection              BFDFDC  23545A  4D4710   A6D6D2    D3E8E6
focus                  0B5A61  8FE0DE  FFE14D   064C53    0B5A61
cursor                 0A7076  7FD6D2  FFE14D   00646B    0A7076
highlight              FBE7A1  5A4A12  5C5200   FFE27A    FBEBB5
highlight_edge         6E5600  E5C558  FFE14D   5A4600    6E5600
warn                   7F4A00  F0B667  FFC266   6B3D00    7F4A00
warn_soft              FAEBD3  40301A  2E2000   F8E1BC    FBF0DF
ok                     1B6243  7FCFA5  8CF0B8   0F5234    1B6243
ok_soft                DEEFE4  1B382B  0C2A1A   CDE9D8    E6F3EA
alarm                  93331F  F4A48F  FFB3A1   7F2410    93331F
alarm_soft             F8E4DE  43251E  3A150C   F5D5CB    FAEAE5
person_fill            FFFEFB  20292C  000000   FFFFFF    FFFFFF
condition_fill         CFC8B8  4A5458  595959   B8B0A0    CFC8B8
ghost                  868B88  6F7A7D  A6A6A6   757A78    868B88
household              6A7C50  A3B57F  D0E890   53653B    6A7C50
household_fill         F0F1E4  1F261D  10140A   EEF2DD    F5F6EC
watermark              E6E2D9  283033  2E2E2E   DEDACF    E9E6DF
grid                   E4E0D6  2A3236  4D4D4D   CBC7BC    DDD9CF
band                   F1EEE6  1A2023  141414   F1EFEA    F6F4EF
curve                  9DBFC0  3D676A  807126   79A9AB    A9C6C7
curve_edge             2F6468  8CC7C8  FFE14D   1D5054    2F6468
bond_close             016833  83D299  A2EEB5   005227    016833
bond_fused             056463  2CD6D4  62F2EF   02504F    056463
bond_distant           5F686B  A4ADB0  D0D0D0   4A5356    5F686B
bond_conflict          91421E  FFAE89  FED4C2   7D2C04    91421E
bond_hostile           7E4F29  EFB58A  FFD5B8   68380E    7E4F29
bond_broken            4B5356  B3BCBE  E0E0E0   343C3F    4B5356
bond_restored          00664A  69D4AB  8BF0C8   02513A    00664A
bond_focus             54594A  C2C8B4  E6E8DE   3D4234    54594A
bond_care              016089  7DC9FF  BFE1FE   004C6D    016089
bond_control           574F9D  C5B8FF  E0D8FE   403C8E    574F9D
bond_neglect           715601  E0BC73  FDD891   5A4301    715601
bond_violence          95356F  FEA6D5  FFD0E8   83175D    95356F
lane_leven             FEEDC0  352B05  221B00   FFF0CA    FEEDC0
lane_leven_edge        645400  DCC57F  F6DB86   544600    645400
lane_hulp              B7EBD4  043F2D  002F20   87F2C8    B7EBD4
lane_hulp_edge         016146  7AD8B3  7EF2C5   02513A    016146
lane_keten             A1D8F0  004A5D  003A4A   74D9FE    A1D8F0
lane_keten_edge        015C74  5AD4FF  ABE5FE   034D62    015C74
lane_veiligheid        EBB691  6B492F  5E3A1C   F1AB76    EBB691
lane_veiligheid_edge   804611  FAB989  FFD5B8   703800    804611
lane_maatregel         D9A1CA  78506E  6E4163   DD8FC9    D9A1CA
lane_maatregel_edge    843874  F8B0E5  FECFF1   7B1F6A    843874
lane_politie           78A7D8  476A8F  32628B   499CE0    78A7D8
lane_politie_edge      01598B  9CCAFF  C7DFFE   014A75    01598B
"""


@dataclass(frozen=True, slots=True, eq=False)  # one of each: painters cache by identity
class Palette:
    """Colours for every role; ``weight`` multiplies line widths so that a picture also reads from afar."""

    id: str
    title: str  # marked, tr() it when shown
    colours: Mapping[str, str]
    weight: float = 1.0
    dark: bool = False

    def __getitem__(self, role: str) -> str:
        """Return the ``#RRGGBB`` of a role.

        Raises:
            BugError: no such role.
        """
        try:
            return self.colours[role]
        except KeyError:
            from werkbank.model.errors import BugError

            message = f"unknown colour role {role!r}"
            raise BugError(message) from None


def lane_fill(kind: str) -> str:
    """Role of the light fill of a lane kind, one of LANE_KINDS."""
    return f"lane_{kind}"


def lane_edge(kind: str) -> str:
    """Role of the dark edge of a lane kind, one of LANE_KINDS."""
    return f"lane_{kind}_edge"


def _columns() -> dict[str, dict[str, str]]:
    columns: dict[str, dict[str, str]] = {name: {} for name in ("light", "dark", "contrast", "projector", "paper")}
    for line in _TABLE.split("\n")[1:-1]:
        role, *codes = line.split()
        for column, code in zip(columns.values(), codes, strict=True):
            column[role] = f"#{code}"
    columns["grey"] = {role: grey(colour) for role, colour in columns["paper"].items()}
    return columns


_READ = {name: MappingProxyType(column) for name, column in _columns().items()}

LIGHT = Palette("light", mark("Licht"), _READ["light"])
DARK = Palette("dark", mark("Donker"), _READ["dark"], dark=True)
CONTRAST = Palette("contrast", mark("Hoog contrast"), _READ["contrast"], weight=1.4, dark=True)
PROJECTOR = Palette("projector", mark("Beamer"), _READ["projector"], weight=1.3)
PAPER = Palette("paper", mark("Papier"), _READ["paper"])
GREY = Palette("grey", mark("Grijs"), _READ["grey"])  # what a grey printer makes of paper

PALETTES: Mapping[str, Palette] = MappingProxyType(
    {palette.id: palette for palette in (LIGHT, DARK, CONTRAST, PROJECTOR, PAPER, GREY)}
)
ROLES = tuple(LIGHT.colours)
