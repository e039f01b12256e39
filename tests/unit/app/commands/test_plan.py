"""``plan``: the family plan of a case for one reader."""

from pathlib import Path

from docx import Document
from pypdf import PdfReader

from tests.helpers.program import CASE, Inside, write_tables


def pages(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_each_reader_gets_a_plan_of_their_own(program: Inside) -> None:
    out = program.workplace.parent
    done = program.good("plan", CASE, "--for", "moeder", "--pdf", out / "moeder.pdf")
    assert "niet versleuteld" in done.out
    program.good("plan", CASE, "--for", "Nienke Proefstra", "--pdf", out / "school.pdf")
    mother, school = pages(out / "moeder.pdf"), pages(out / "school.pdf")
    assert len(mother) > 2 * len(school)
    assert "voor Esther" in mother
    assert "voor Nienke" in school


def test_a_reader_who_is_nobody_or_two_is_told(program: Inside, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    assert "Noemand" in program.refuses("plan", CASE, "--for", "Noemand", "--pdf", out)
    twins = write_tables(
        tmp_path / "t", personen=("id;roepnaam;geboren;rol", "a;Bo;2012;*jeugdige", "b;Lot;2014;*jeugdige")
    )
    program.good("import", twins, "--case", "Twee kinderen")
    said = program.refuses("plan", "Twee kinderen", "--for", "kind", "--pdf", out)
    assert "Bo" in said
    assert "Lot" in said
    assert not out.exists()


def test_the_text_document_is_for_one_reader_too(program: Inside, tmp_path: Path) -> None:
    out = tmp_path / "plan.docx"
    program.good("plan", CASE, "--for", "moeder", "--docx", out)
    words = " ".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
    assert "Dit plan is gemaakt voor Esther" in words
    before = out.read_bytes()
    program.good("plan", CASE, "--for", "moeder", "--docx", out)
    assert out.read_bytes() == before
