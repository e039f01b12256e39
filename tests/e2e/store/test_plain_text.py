"""No word that somebody said stands readable in any file that the program leaves, also not while it works."""

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import PASSPHRASE, new_workplace

MARKERS = ("Zwartebessenstraat", "Wilhelmina-Kwik", "geheimverhaal", "Gezin-Marker", "Markerdam", "zoekwoordmarker")

WORK = """
import sys, os
from pathlib import Path
from tests.helpers.workplaces import desk, unlocked
from werkbank.model.entities import Event, Person
folder = Path(sys.argv[1])
workplace = unlocked(folder)
stored = workplace.new_case("Gezin-Marker")
casus = desk(stored)
with casus.transaction("edit-sheet", subject="Gezin-Marker") as edit:
    edit.change(casus.now.sheet, municipality="Markerdam")
for number in range(150):
    with casus.transaction("add-person", subject="Wilhelmina-Kwik") as edit:
        person = edit.add(Person(id=edit.new_id(), first_name="Wilhelmina-Kwik", note="Zwartebessenstraat"))
        edit.add(Event(id=edit.new_id(), title="geheimverhaal", text="geheimverhaal " * 300, persons=(person.id,)))
stored.set_view_state("zoek", "zoekwoordmarker")
stored.log("search", detail="zoekwoordmarker")
workplace.set_view_state("zoek", "zoekwoordmarker")
stored._worker.do(lambda f: f.connection.execute(
    "SELECT val FROM op ORDER BY val DESC, random()").fetchall())  # a sort that would need room on the disk
stored._worker.do(lambda f: f.connection.execute("CREATE TEMP TABLE t AS SELECT val FROM op"))
print("busy", flush=True)
sys.stdin.readline()
casus.undo()
workplace.close()
print("closed", flush=True)
sys.stdin.readline()
"""


def hits(*folders: Path) -> list[str]:
    """Which files hold which marker, in any of the encodings a program could write."""
    found = []
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for marker in (*MARKERS, PASSPHRASE):
            if any(marker.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be")):
                found.append(f"{path.name}: {marker}")
            if marker in path.name:
                found.append(f"the name {path.name}")
    return found


def test_no_marker_stands_in_any_file(tmp_path: Path) -> None:
    folder, temporary, home = tmp_path / "werkplek", tmp_path / "tmp", tmp_path / "home"
    temporary.mkdir()
    home.mkdir()
    workplace, recovery = new_workplace(folder)
    workplace.close()
    places = {name: str(temporary) for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR")}
    environment = {**os.environ, **places, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=temporary,
    ) as work:
        assert work.stdout is not None
        assert work.stdin is not None
        for word in (b"busy\n", b"closed\n"):
            assert work.stdout.readline() == word
            if word == b"closed\n" or os.name == "nt":
                files = [path for path in folder.rglob("*") if path.is_file()]
                assert any(path.suffix == ".db" and path.parent.parent.parent.name == "backups" for path in files)
            assert hits(folder, temporary, home) == []
            work.stdin.write(b"\n")
            work.stdin.flush()
    assert recovery not in "".join(path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file())
    assert list(temporary.iterdir()) == [], "a temporary file was left"


def test_this_scan_finds_what_is_written_in_clear(tmp_path: Path) -> None:
    (tmp_path / "lek.log").write_text("er was eens in de Zwartebessenstraat", encoding="utf-16-le")
    (tmp_path / "Gezin-Marker.db").write_bytes(b"\0")
    assert hits(tmp_path) == ["lek.log: Zwartebessenstraat", "the name Gezin-Marker.db"] or len(hits(tmp_path)) == 2
