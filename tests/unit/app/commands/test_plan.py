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


def test_it_says_on_stderr_whose_say_it_needs_and_logs_the_answers(program: Inside, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    done = program.good("plan", CASE, "--for", "moeder", "--pdf", out)
    assert "Over Bram: vraag het aan Bram" in done.err
    assert "Jeugdwet 7.3" in done.err
    assert "nog niet gevraagd" in done.err
    whole = pages(out)
    said = program.good("plan", CASE, "--for", "moeder", "--refused", "Ruud", "--ground", "overleg", "--pdf", out).err
    assert "nee, dit staat er niet in" in said
    assert "na overleg" in said
    assert len(pages(out)) < len(whole)
    texts = [line["text"] for line in program.good("log", CASE, "--json").document if line["type"] == "consent"]
    assert texts


def test_who_is_not_to_be_asked_is_told(program: Inside, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    said = program.refuses("plan", CASE, "--for", "moeder", "--asked", "Niemendal", "--pdf", out)
    assert "Niemendal" in said
    assert "geen ouder zonder gezag" in program.refuses("plan", CASE, "--for", "moeder", "--main-facts", "--pdf", out)
    assert not out.exists()


def test_main_facts_are_for_a_parent_without_gezag_who_asks(program: Inside, tmp_path: Path) -> None:
    tables = write_tables(
        tmp_path / "t",
        personen=("id;roepnaam;geboren;rol;geslacht;delen", "a;Bo;2015;*jeugdige;?;gezin", "b;An;1980;ouder;v;gezin",
                  "c;Kees;1980;ouder;m;gezin"),
        relaties=("van;naar;soort;delen", "b;a;ouder;gezin", "c;a;ouder;gezin"),
        gezag=("kind;houder;soort;delen", "a;b;alleen;gezin"),
        gebeurtenissen=("datum;soort;titel;personen;delen", "2024;OTS;Geheime titel;a;gezin"),
    )  # fmt: skip
    program.good("import", tables, "--case", "Bo")
    out = tmp_path / "plan.pdf"
    program.good("plan", "Bo", "--for", "Kees", "--pdf", out)
    assert "Hoofdzaken" not in pages(out)
    program.good("plan", "Bo", "--for", "Kees", "--main-facts", "--pdf", out)
    assert "Hoofdzaken over uw kind" in pages(out)
    assert "Geheime titel" not in pages(out)
