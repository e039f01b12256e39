import itertools
import subprocess
import sys

import pytest

from werkbank.drawing.colour import AA_SHAPE, AA_TEXT, contrast, grey, lightness, mix, rgb
from werkbank.drawing.tokens import (
    LANE_KINDS,
    PALETTES,
    ROLES,
    SPACING,
    SURFACE_ROLES,
    TEXT_ROLES,
    Palette,
    lane_edge,
    lane_fill,
)
from werkbank.model.errors import BugError

every_palette = pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.id)
SOFT = ("warn_soft", "ok_soft", "alarm_soft", "accent_soft", "household_fill", "band", "person_fill")
SIGNS = ("line_strong", "focus", "cursor", "household", "ghost", "curve_edge", "highlight_edge")
BONDS = tuple(role for role in ROLES if role.startswith("bond_"))


def _too_faint(palette: Palette, *, texts: tuple[str, ...], grounds: tuple[str, ...], least: float) -> list[str]:
    pairs = itertools.product(texts, grounds)
    ratios = {f"{text} on {ground}": contrast(palette[text], on=palette[ground]) for text, ground in pairs}
    return [f"{pair}: {ratio:.2f}" for pair, ratio in ratios.items() if ratio < least]


@every_palette
def test_text_reads_on_every_surface(palette: Palette) -> None:
    assert not _too_faint(palette, texts=TEXT_ROLES, grounds=SURFACE_ROLES, least=AA_TEXT)


@every_palette
def test_ink_reads_on_tinted_ground_and_lanes(palette: Palette) -> None:
    grounds = (*SOFT, "selection", "highlight", *map(lane_fill, LANE_KINDS))
    assert not _too_faint(palette, texts=("ink",), grounds=grounds, least=AA_TEXT)
    assert not _too_faint(palette, texts=("ink_soft",), grounds=SOFT, least=AA_TEXT)


@every_palette
def test_each_message_reads_on_its_own_tint(palette: Palette) -> None:
    for role in ("warn", "ok", "alarm", "accent"):
        assert contrast(palette[role], on=palette[f"{role}_soft"]) >= AA_TEXT, role
    assert contrast(palette["on_accent"], on=palette["accent"]) >= AA_TEXT


@every_palette
def test_lines_that_mean_something_are_seen(palette: Palette) -> None:
    lines = (*SIGNS, *BONDS, *map(lane_edge, LANE_KINDS))
    assert not _too_faint(palette, texts=lines, grounds=("surface", "surface_raised"), least=AA_SHAPE)


@every_palette
def test_lane_fills_differ_in_grey(palette: Palette) -> None:
    steps = [lightness(palette[lane_fill(kind)]) for kind in LANE_KINDS]
    gaps = [abs(a - b) for a, b in itertools.combinations(steps, 2)]
    assert min(gaps) >= 4.0, steps


@every_palette
def test_every_palette_knows_every_role(palette: Palette) -> None:
    assert tuple(palette.colours) == ROLES
    assert all(rgb(colour) for colour in palette.colours.values())


def test_grey_palette_has_no_hue() -> None:
    assert all(len(set(rgb(colour))) == 1 for colour in PALETTES["grey"].colours.values())


def test_an_unknown_role_is_our_own_mistake() -> None:
    with pytest.raises(BugError, match="lane_nergens"):
        PALETTES["light"]["lane_nergens"]


def test_known_contrasts_of_wcag() -> None:
    assert contrast("#000000", on="#FFFFFF") == pytest.approx(21)
    assert contrast("#0072B2", on="#FFFFFF") == pytest.approx(5.19, abs=0.01)
    assert grey("#FFFFFF") == "#FFFFFF"
    assert lightness(grey("#0072B2")) == pytest.approx(lightness("#0072B2"), abs=0.3)
    assert mix("#FFFFFF", into="#000000", share=0.5) == "#808080"
    with pytest.raises(ValueError, match="not a colour"):
        rgb("blauw")


def test_spacing_is_the_scale_of_the_house() -> None:
    assert SPACING == (4, 8, 12, 16, 24, 32)


def test_tokens_need_only_the_standard_library() -> None:
    code = (
        "import sys; before=set(sys.modules); import werkbank.drawing.tokens\n"
        "print({m.split('.')[0] for m in set(sys.modules)-before} - set(sys.stdlib_module_names) - {'werkbank'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
