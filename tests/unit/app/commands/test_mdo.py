"""``mdo``: the sheet for an MDO from the command line, with its line in the log."""

from pathlib import Path

from pypdf import PdfReader

from tests.helpers.program import CASE, Inside


def test_the_sheet_is_written_as_two_pages_or_one(program: Inside, tmp_path: Path) -> None:
    out = tmp_path / "mdo.pdf"
    assert "niet versleuteld" in program.good("mdo", CASE, "--pdf", out).out
    assert len(PdfReader(out).pages) == 2
    before = out.read_bytes()
    program.good("mdo", CASE, "--pdf", out)
    assert out.read_bytes() == before
    program.good("mdo", CASE, "--pdf", out, "--paper", "A3")
    assert len(PdfReader(out).pages) == 1


def test_a_case_that_is_not_there_is_told(program: Inside, tmp_path: Path) -> None:
    assert "Niemand thuis" in program.refuses("mdo", "Niemand thuis", "--pdf", tmp_path / "mdo.pdf")
