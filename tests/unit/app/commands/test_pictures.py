"""``genogram``, ``timeline`` and ``patterns``: of a file and of a case, on the screenless command line."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from tests.helpers.program import CASE, Inside, digest, write_tables
from werkbank.app.commands.inputs import stored_case
from werkbank.app.commands.words import read_words
from werkbank.app.seeing import keep_forms
from werkbank.genogram.signs import Forms

STRUCTURE = {"partner", "descent", "sibship", "twin"}
FINDING = {"detector", "status", "strength", "persons", "events", "from", "to", "text", "counter", "params"}


def test_the_layout_names_everybody_once_with_the_ids_of_the_table(bare: Inside, tmp_path: Path) -> None:
    folder = write_tables(
        tmp_path / "t",
        personen=("id;roepnaam;geslacht;geboren", "a;Pa;m;1970", "b;Ma;v;1972", "c 1;Bo;x;2001", "d;Lot;v;2003"),
        relaties=("van;naar;soort", "a;b;huwelijk", "a;c 1;ouder", "b;c 1;ouder", "a;d;ouder", "b;d;ouder"),
    )
    document = bare.good("genogram", folder, "--json", key=False).document
    assert set(document) == {"persons", "copies", "lines", "seconds", "width", "height"}
    assert set(document["persons"]) == {"a", "b", "c 1", "d"}
    for place in document["persons"].values():
        assert set(place) == {"x", "y", "w", "h", "label", "generation"}
        assert len(place["label"]) == 4
    assert {who: place["generation"] for who, place in document["persons"].items()} == {
        "a": 0,
        "b": 0,
        "c 1": 1,
        "d": 1,
    }
    lines = [line for line in document["lines"] if line["kind"] in STRUCTURE]
    assert lines
    assert len({line["union"] for line in lines}) == 1
    assert all(set(line["of"]) == {"a", "b", "c 1", "d"} and line["union"] for line in lines)
    assert all(len(point) == 2 for line in lines for point in line["points"])
    assert document["copies"] == []
    assert 0 <= document["seconds"] < 5
    assert not bare.workplace.exists()


def test_a_case_and_its_tables_give_the_same_layout(program: Inside, samples: Path) -> None:
    from_case = program.good("genogram", CASE, "--json").document
    from_file = program.good("genogram", samples / "casus1", "--json", key=False).document
    for document in (from_case, from_file):
        del document["seconds"]
        for line in document["lines"]:  # the names of unions are no ids of people
            del line["union"]
    assert from_case == from_file


def test_pictures_are_whole_files_and_the_same_each_time(bare: Inside, samples: Path) -> None:
    out = bare.workplace.parent
    for name in ("een", "twee"):
        bare.good("genogram", samples / "casus2", "--svg", out / f"{name}.svg", key=False)
        bare.good("timeline", samples / "casus2", "--svg", out / f"{name}-tijd.svg", key=False)
    for kind in ("", "-tijd"):
        first, second = ((out / f"{name}{kind}.svg").read_bytes() for name in ("een", "twee"))
        assert first == second
        assert ElementTree.fromstring(first).tag.endswith("svg")
    done = bare.good("genogram", samples / "casus2", "--pdf", out / "g.pdf", key=False)
    assert "niet versleuteld" in done.out
    assert len(PdfReader(out / "g.pdf").pages) == 1


def test_the_date_changes_the_ink(bare: Inside, samples: Path) -> None:
    out = bare.workplace.parent
    for day in ("2000-01-01", "2026-01-01"):
        bare.good("genogram", samples / "casus1", "--as-of", day, "--svg", out / f"{day}.svg", key=False)
    bare.good("genogram", samples / "casus1", "--view", "family", "--svg", out / "gezin.svg", key=False)
    old, new, shown = ((out / f"{name}.svg").read_text() for name in ("2000-01-01", "2026-01-01", "gezin"))
    assert old != new
    boxes = [ElementTree.fromstring(text).attrib["viewBox"].split() for text in (shown, new)]
    assert boxes[0][:3] == boxes[1][:3]  # the legend below has fewer signs, the family is as wide


@pytest.mark.parametrize(
    ("words", "pages"),
    [(("A3",), range(2, 5)), (("A3", "--one-sheet"), range(2, 3)), (("A4-tiled",), range(4, 40))],
)
def test_the_timeline_fits_the_paper_that_is_asked(
    bare: Inside, samples: Path, words: tuple[str, ...], pages: range
) -> None:
    """The picture, and its events in words on the pages behind it."""
    path = bare.workplace.parent / "tijdlijn.pdf"
    bare.good("timeline", samples / "casus3", "--pdf", path, "--paper", *words, key=False)
    assert len(PdfReader(path).pages) in pages


def test_a_reader_gets_a_genogram_of_their_own(bare: Inside, samples: Path, tmp_path: Path) -> None:
    team = bare.good("genogram", samples / "casus1", "--json", "--for", "team", key=False).document
    table = bare.good("genogram", samples / "casus1", "--json", "--for", "Nienke Proefstra", key=False).document
    assert len(table["persons"]) < len(team["persons"])  # a school sees nobody's family
    two = bare.refuses("genogram", samples / "casus1", "--json", "--for", "school", key=False)
    assert "Nienke Proefstra" in two
    assert "Arjan Testveen" in two
    assert "Noemand" in bare.refuses("genogram", samples / "casus1", "--json", "--for", "Noemand", key=False)
    twins = write_tables(
        tmp_path / "t", personen=("id;roepnaam;geboren;rol", "a;Bo;2012;*jeugdige", "b;Lot;2014;*jeugdige")
    )
    said = bare.refuses("genogram", twins, "--json", "--for", "kind", key=False)
    assert "Bo" in said
    assert "Lot" in said


def test_patterns_tell_what_they_lean_on_in_the_ids_of_the_table(bare: Inside, samples: Path) -> None:
    found = bare.good("patterns", samples / "casus2", "--json", key=False).document
    assert {"seizoen", "open-dicht", "zelfde-hulp", "golfbeweging"} <= {one["detector"] for one in found}
    persons = {row.split(";")[0] for row in (samples / "casus2" / "personen.csv").read_text("utf-8-sig").splitlines()}
    for one in found:
        assert set(one) >= FINDING
        assert one["status"] in {"zeker", "mogelijk"}
        assert one["strength"] in {"begin", "gewoon", "sterk"}
        assert set(one["persons"]) <= persons
        assert one["events"]
        assert all(event.startswith(("g", "r")) for event in one["events"])


def test_patterns_look_where_and_when_they_are_asked(bare: Inside, samples: Path) -> None:
    only = bare.good("patterns", samples / "casus1", "--only", "zelfde-maatregel, zelfde-hulp", "--json", key=False)
    assert {one["detector"] for one in only.document} == {"zelfde-maatregel", "zelfde-hulp"}
    every = bare.good("patterns", samples / "casus1", "--all", "--json", key=False).document
    assert len(every) >= len(only.document)
    early = bare.good("patterns", samples / "casus1", "--as-of", "1990-01-01", "--json", key=False)
    assert early.document == []
    assert "flauwekul" in bare.refuses("patterns", samples / "casus1", "--only", "flauwekul", "--json", key=False)
    assert bare("patterns", samples / "casus1", "--only", ",", "--json", key=False).code == 2
    assert "mogelijke patronen" in bare.good("patterns", samples / "casus1", key=False).out


def test_events_without_a_number_go_by_their_row(bare: Inside, tmp_path: Path) -> None:
    events = ("datum;einde;soort;reden;personen", *(f"{y};{y + 1};ots;verzuim;p1" for y in (2001, 2008, 2013)))
    folder = write_tables(tmp_path / "t", personen=("id;roepnaam", "p1;Bo"), gebeurtenissen=events)
    found = bare.good("patterns", folder, "--only", "zelfde-maatregel", "--json", key=False).document
    assert found[0]["events"] == ["r1", "r2", "r3"]


def test_looking_at_a_case_changes_nothing_but_the_log(program: Inside) -> None:
    from tests.helpers.workplaces import unlocked

    program.good("genogram", CASE, "--json")
    program.good("patterns", CASE, "--json")
    workplace = unlocked(program.workplace)
    stored = workplace.open_case(workplace.cases()[0].id)
    lines = [line.event for line in stored.log_lines() if line.event.type == "export"]
    workplace.close()
    assert [line.detail for line in lines] == ["genogram", "patterns"]


def test_skip_bad_tells_on_stderr_what_is_left_out(bare: Inside, tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "t", personen=("id;roepnaam", "a;Bo", "a;Lot"))
    assert "rij 3" in bare.refuses("genogram", folder, "--json", key=False)
    done = bare.good("genogram", folder, "--json", "--skip-bad", key=False)
    assert list(done.document["persons"]) == ["a"]
    assert "rij 3" in done.err


@pytest.mark.parametrize("words", [("genogram", "--svg"), ("timeline", "--pdf")])
def test_a_place_that_cannot_be_written_is_told(bare: Inside, samples: Path, words: tuple[str, str]) -> None:
    command, target = words
    here = bare.workplace.parent
    before = set(digest(here))
    assert "bestaat niet" in bare.refuses(command, samples / "casus3", target, here / "weg" / "x.pdf", key=False)
    assert "een map" in bare.refuses(command, samples / "casus3", target, here, key=False)
    assert set(digest(here)) == before


@pytest.mark.parametrize("text", ["nergens", "nergens.xlsx", "weg/nergens", ""])
def test_an_input_that_is_not_there_is_told(bare: Inside, text: str) -> None:
    assert "bestaat niet" in bare.refuses("genogram", text, "--json", key=False)


def test_an_anonymous_genogram_names_nobody(bare: Inside, tmp_path: Path, samples: Path) -> None:
    names = [row.split(";")[1] for row in (samples / "casus1" / "personen.csv").read_text("utf-8").splitlines()[1:]]
    svg, pdf = tmp_path / "a.svg", tmp_path / "a.pdf"
    bare.good("genogram", samples / "casus1", "--anonymous", "--svg", svg, key=False)
    bare.good("genogram", samples / "casus1", "--anonymous", "--pdf", pdf, key=False)
    told = svg.read_text("utf-8") + PdfReader(pdf).pages[0].extract_text()
    assert "P1" in told
    assert not [name for name in names if f">{name}<" in told or f"\n{name}\n" in told]
    document = bare.good("genogram", samples / "casus1", "--anonymous", "--json", key=False).document
    assert set(document["persons"]) == {f"P{n}" for n in range(1, len(document["persons"]) + 1)}


def test_the_forms_of_signs_that_a_team_chose_are_drawn_of_its_case(program: Inside) -> None:
    out = program.workplace.parent
    usual, chosen = out / "gewoon.svg", out / "gekozen.svg"
    program.good("genogram", CASE, "--svg", usual)
    words = read_words(
        ["--passphrase-file", str(program.passphrase_file), "--workplace", str(program.workplace), "check", CASE]
    )
    with stored_case(words, CASE) as (_, stored):
        keep_forms(stored, Forms((("geboortejaar", "ster"),)))
    program.good("genogram", CASE, "--svg", chosen)
    assert ">*19" not in usual.read_text()
    assert ">*19" in chosen.read_text()
