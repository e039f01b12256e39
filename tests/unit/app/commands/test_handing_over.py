"""``handover`` and ``poster`` as people type them."""

from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.helpers.program import CASE, Inside


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_handover_says_for_whom_and_that_it_is_a_part(program: Inside, tmp_path: Path) -> None:
    out = tmp_path / "over.pdf"
    done = program.good("handover", CASE, "--pdf", out, "--to", "JB Elders", "--contact", "Noor Test")
    assert "niet versleuteld" in done.out
    told = text_of(out)
    assert "Voor: Noor Test, JB Elders" in told
    assert "gedeeltelijke overdracht" in told
    before = out.read_bytes()
    program.good("handover", CASE, "--pdf", out, "--to", "JB Elders", "--contact", "Noor Test")
    assert out.read_bytes() == before
    program.good("handover", CASE, "--pdf", out)
    assert "Voor: de organisatie die het overneemt" in text_of(out)


def test_a_password_comes_from_a_file_and_a_short_one_is_refused(program: Inside, tmp_path: Path) -> None:
    out, secret = tmp_path / "over.pdf", tmp_path / "woord.txt"
    secret.write_text("kort\n", encoding="utf-8")
    assert "te kort" in program.refuses("handover", CASE, "--pdf", out, "--password-file", secret)
    assert not out.exists()
    secret.write_text("een lang woord\n", encoding="utf-8")
    done = program.good("handover", CASE, "--pdf", out, "--password-file", secret)
    assert "versleuteld" in done.out
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    pikepdf.open(out, password="een lang woord").close()
    assert "niemand om het wachtwoord te typen" in program.refuses("handover", CASE, "--pdf", out, "--password")


def test_a_poster_is_made_of_a_case_and_of_files(program: Inside, samples: Path, tmp_path: Path) -> None:
    out = tmp_path / "wand.pdf"
    program.good("poster", CASE, "--pdf", out)
    assert "Legenda" in text_of(out)
    program.good("poster", samples / "casus2", "--pdf", out, "--paper", "A1")
    assert round(PdfReader(out).pages[0].mediabox.width) == 2384
