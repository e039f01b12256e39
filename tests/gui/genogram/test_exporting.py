"""What leaves is what stands on the screen; without names nothing of the casus is in the bytes."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from tests.gui.genogram.made import on_paper, shown
from tests.helpers.family import day, session, three_generations
from werkbank.app.actions import ActionId
from werkbank.app.genogram_files import Choice, Form, drawn_for, titled
from werkbank.app.session import Session
from werkbank.drawing.geometry import bounds, walk
from werkbank.drawing.shapes import Ellipse, Line, Polygon, Text
from werkbank.drawing.snapshot import number
from werkbank.genogram.anonymous import Alias
from werkbank.genogram.branches import Branch, Fold
from werkbank.model.entities import Bond, Household, Residence
from werkbank.model.errors import KnownError
from werkbank.ui.genogram.exporting import (
    SaveDialog,
    copy_picture,
    picture_at_300_dpi,
    png_of,
    save,
    shown_in,
    written,
)
from werkbank.ui.genogram.view import GenogramView

pytestmark = pytest.mark.usefixtures("qapp")
BARE = {"legend": False, "title": False}


@pytest.fixture
def desk() -> Session:
    desk = session()
    people = three_generations(desk)
    with desk.open.transaction(ActionId.EDIT_PERSON) as edit:
        edit.add(Household(id="h", label="Lindestraat 12"))  # type: ignore[arg-type]
        edit.add(Residence(id="w", person=people["bo"].id, household="h", begin=day("2020")))  # type: ignore[arg-type]
        edit.add(Bond(id="b", from_person=people["bo"].id, to_person=people["oma"].id, kind="hecht"))  # type: ignore[arg-type]
    return desk


@pytest.fixture
def view(desk: Session) -> Iterator[GenogramView]:
    with shown(desk) as made:
        yield made


# --- the same picture ------------------------------------------------------------------------------------------------


def test_the_drawing_is_the_ink_of_the_screen(view: GenogramView) -> None:
    drawn = drawn_for(shown_in(view), Choice(**BARE))  # type: ignore[arg-type]
    on_screen = [shape for item in on_paper(view) for shape in walk((item,))]
    saved = list(walk(drawn.items))
    assert len(saved) == len(on_screen)
    assert sorted(type(s).__name__ for s in saved) == sorted(type(s).__name__ for s in on_screen)
    texts = sorted(s.text for s in on_screen if isinstance(s, Text))
    assert sorted(s.text for s in saved if isinstance(s, Text)) == texts
    one, two = bounds(tuple(saved)), bounds(tuple(on_screen))
    assert one is not None
    assert two is not None
    assert (one.w, one.h) == pytest.approx((two.w, two.h))


def test_what_is_folded_or_of_another_day_is_not_in_the_file(view: GenogramView) -> None:
    ma = next(p for p in view.desk.casus.persons.values() if p.first_name == "Marieke")
    view.aids.folding.fold(Fold(Branch.DESCENDANTS, ma.id))
    view.desk.session.move_cursor(day("2010-01-01").lo)
    svg = written(view, Choice(form=Form.SVG)).decode()
    assert "Lot" not in svg
    assert "Marieke" in svg
    assert "zoals op 1 januari 2010" in svg


def test_svg_and_pdf_hold_the_same_geometry_as_the_drawing(view: GenogramView) -> None:
    drawn = drawn_for(shown_in(view), Choice(**BARE))  # type: ignore[arg-type]
    shapes = list(walk(drawn.items))
    svg = written(view, Choice(form=Form.SVG, **BARE)).decode()  # type: ignore[arg-type]
    for kind, tag in ((Ellipse, "<ellipse"), (Line, "<polyline"), (Polygon, "<polygon")):
        assert svg.count(tag) == sum(isinstance(s, kind) for s in shapes), tag
    assert svg.count("<text") == sum(isinstance(s, Text) and bool(s.text.strip()) for s in shapes)
    for line in (s for s in shapes if isinstance(s, Line)):
        assert f'points="{" ".join(f"{number(x)},{number(y)}" for x, y in line.points)}"' in svg
    lines, ellipses = _pdf_paths(written(view, Choice(form=Form.PDF, **BARE)))  # type: ignore[arg-type]
    expected = [s.points for s in shapes if isinstance(s, Line)]
    assert _found(expected, lines) == len(expected), "every line of the drawing is in the PDF at its place"
    drawn_ellipses = sum(isinstance(s, Ellipse) and bool(s.style.stroke or s.style.fill) for s in shapes)
    assert ellipses >= drawn_ellipses


def _pdf_paths(data: bytes) -> tuple[list[tuple[tuple[float, float], ...]], int]:
    """The open polylines of the first page in its own units, and how many curves of ellipses there are."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        lines: list[tuple[tuple[float, float], ...]] = []
        now: list[tuple[float, float]] = []
        curves = 0
        for step in pikepdf.parse_content_stream(pdf.pages[0]):
            name = str(step.operator)
            numbers = [float(o) for o in step.operands] if name in {"m", "l"} else []
            if name == "m":
                now = [(numbers[0], numbers[1])]
            elif name == "l":
                now.append((numbers[0], numbers[1]))
            elif name == "c":
                curves += 1
            elif name in {"S", "n"} and len(now) > 1:
                lines.append(tuple(now))
                now = []
    return lines, curves // 4


def _found(expected: list[Any], lines: list[Any]) -> int:
    """How many of the lines stand in the PDF: its units are those of the drawing, turned by a matrix of its own."""
    have = {tuple((round(x, 1), round(y, 1)) for x, y in line) for line in lines}
    return sum(tuple((round(x, 1), round(y, 1)) for x, y in line) in have for line in expected)


@pytest.mark.parametrize("paper", ["A4", "A3", "A4-tiled"])
def test_every_paper_gives_a_pdf(view: GenogramView, paper: str) -> None:
    assert written(view, Choice(form=Form.PDF, paper=paper)).startswith(b"%PDF")


def test_title_and_legend_stand_round_the_same_picture(view: GenogramView) -> None:
    bare = drawn_for(shown_in(view), Choice(**BARE))  # type: ignore[arg-type]
    full = drawn_for(shown_in(view), Choice(), name="Gezin Verzonnen")
    assert full.height > bare.height
    assert any(isinstance(s, Text) and "Gezin Verzonnen" in s.text for s in walk(full.items))
    assert titled(bare, "Titel").height == bare.height + 24


# --- 300 dpi ---------------------------------------------------------------------------------------------------------


def test_png_says_300_dpi(view: GenogramView) -> None:
    drawn = drawn_for(shown_in(view), Choice(**BARE))  # type: ignore[arg-type]
    chunks = dict(_chunks(png_of(drawn)))
    wide, high, unit = struct.unpack(">IIB", chunks[b"pHYs"])
    assert (wide, high, unit) == (11811, 11811, 1)
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    assert width == pytest.approx(drawn.width * 300 / 72, abs=1.5)
    assert height == pytest.approx(drawn.height * 300 / 72, abs=1.5)
    assert not {b"tEXt", b"iTXt", b"zTXt", b"eXIf"} & chunks.keys()


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def test_the_clipboard_gets_the_picture_and_the_log_a_line(view: GenogramView) -> None:
    logged = _log(view)
    copy_picture(view)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 500
    assert logged == [("export", "genogram-klembord")]


def test_a_picture_that_would_fill_the_memory_is_refused_with_another_way(view: GenogramView) -> None:
    from dataclasses import replace

    drawn = replace(drawn_for(shown_in(view), Choice()), width=20000.0, height=2000.0)
    with pytest.raises(KnownError, match="te groot") as caught:
        picture_at_300_dpi(drawn)
    assert "PDF" in caught.value.remedy


# --- without names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("alias", list(Alias))
def test_nothing_of_the_casus_is_in_an_anonymous_file(view: GenogramView, form: Form, alias: Alias) -> None:
    choice = Choice(form=form, anonymous=True, alias=alias, ages=True)
    data = _unpacked(written(view, choice), form)
    casus = view.desk.casus
    names = {p.first_name for p in casus.persons.values()} | {casus.sheet.name, "Lindestraat", "Verzonnen"}
    secrets = {*names, *(str(p) for p in casus.persons), "1975", "1998", "2009", "2016", "2015", "12-3", "maart"}
    for secret in sorted(secrets):
        pattern = rb"(?<![A-Za-z0-9])" + re.escape(secret.encode()) + rb"(?![A-Za-z0-9])"
        assert not re.search(pattern, data), secret
    if form is not Form.PNG:
        assert b"P1" in data or b"A1" in data


def _unpacked(data: bytes, form: Form) -> bytes:
    """All that can be read in a file: of a PDF its objects, text and metadata."""
    if form is Form.PDF:
        import pikepdf
        from pypdf import PdfReader

        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).encode()
        with pikepdf.open(BytesIO(data)) as pdf:
            every = b"\n".join(_object(o) for o in pdf.objects)
        return text + b"\n" + every
    if form is Form.PNG:
        return b"".join(body for kind, body in _chunks(data) if kind not in {b"IDAT", b"IHDR", b"pHYs"})
    return data


def _object(one: Any) -> bytes:  # noqa: ANN401 - any PDF object
    import pikepdf

    plain = one.unparse() if not isinstance(one, pikepdf.Stream) else b""
    if isinstance(one, pikepdf.Stream):
        font = one.get("/Length1") is not None or one.get("/Subtype") in {"/CIDFontType0C", "/Type1C"}
        plain = b"" if font else one.read_bytes()
    return bytes(plain)


def test_the_proposed_file_name_names_nobody() -> None:
    assert Choice().file_name == "genogram.pdf"
    assert Choice(form=Form.PNG, anonymous=True).file_name == "genogram-anoniem.png"


# --- the window ------------------------------------------------------------------------------------------------------


def test_saving_logs_first_and_reminds(view: GenogramView, tmp_path: Path) -> None:
    logged, told = _log(view), []  # type: ignore[var-annotated]
    view.desk.noticed.connect(told.append)
    save(view, Choice(form=Form.SVG), tmp_path / "tekening")
    assert (tmp_path / "tekening.svg").read_bytes().startswith(b"<svg")
    assert logged == [("export", "genogram-svg")]
    assert "buiten de kluis" in told[-1]
    save(view, Choice(form=Form.PDF, anonymous=True), tmp_path / "x.pdf")
    assert logged[-1] == ("export", "genogram-anoniem-pdf")


def test_the_dialog_gives_what_is_chosen() -> None:
    dialog = SaveDialog()
    assert dialog.choice == Choice()
    dialog._form.setCurrentIndex(dialog._form.findData("png"))
    assert not dialog._paper.isEnabled()
    assert not dialog._alias.isEnabled()
    dialog._anonymous.setChecked(True)
    dialog._ages.setChecked(True)
    assert dialog._alias.isEnabled()
    assert dialog.choice == Choice(form=Form.PNG, anonymous=True, ages=True)
    dialog.deleteLater()


def test_an_empty_casus_has_nothing_to_save() -> None:
    with shown(session()) as view, pytest.raises(KnownError, match="nog geen familie"):
        shown_in(view)


def _log(view: GenogramView) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []

    def log(what: str, *, detail: str) -> None:
        lines.append((what, detail))

    view.desk.session.memory.log = log  # type: ignore[attr-defined]
    return lines


def test_png_data_is_whole(view: GenogramView) -> None:
    chunks = [body for kind, body in _chunks(written(view, Choice(form=Form.PNG))) if kind == b"IDAT"]
    assert len(zlib.decompress(b"".join(chunks))) > 1000
