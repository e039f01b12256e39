"""A file of the first schema becomes one of the second; killed at any statement it stays whole (row 11)."""

import json
import shutil
import signal
import subprocess
import sys
from operator import itemgetter
from pathlib import Path

import pytest

from tests.helpers.second_reader import key_of, opened, seed_of
from tests.helpers.workplaces import unlocked
from werkbank.model.entities import fields_of
from werkbank.store.schema import _MERGING, VERSION

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"
EXPECTED = json.loads((DATA / "workplace-1.expected.json").read_text(encoding="utf-8"))
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.helpers.workplaces import unlocked
from werkbank.store import schema

left = int(sys.argv[2])
real = schema.MIGRATIONS[1]

class Counting:
    def __init__(self, connection):
        self.connection = connection
    def execute(self, *statement):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return self.connection.execute(*statement)

def migrate(connection):
    real(Counting(connection))
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

schema.MIGRATIONS[1] = migrate
unlocked(Path(sys.argv[1])).open_case(sys.argv[3])
"""


def version(folder: Path) -> int:
    case = next((folder / "cases").iterdir())
    seed = seed_of((DATA / "workplace-1.recovery.txt").read_text(encoding="utf-8").strip())
    connection = opened(case / "case.db", key_of(case / "slots.json", seed))
    ((found,),) = connection.execute("PRAGMA user_version").fetchall()
    connection.close()
    return int(str(found))


@pytest.mark.parametrize("statements", [0, len(_MERGING) // 2, len(_MERGING)])
def test_a_kill_leaves_a_whole_file_that_opens(tmp_path: Path, statements: int) -> None:
    folder = tmp_path / "werkplek"
    shutil.copytree(DATA / "workplace-1", folder)
    words = [sys.executable, "-c", KILLED, str(folder), str(statements), EXPECTED["case"]]
    ended = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, timeout=60)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert version(folder) == 1, "one step is one transaction"
    backups = list((folder / "backups" / EXPECTED["case"]).glob("*-v1"))
    assert backups, "there is a verified backup of before"
    workplace = unlocked(folder)
    stored = workplace.open_case(EXPECTED["case"])
    found = [{"kind": e.kind_of, "id": e.id, "fields": fields_of(e)} for e in stored.casus.everything()]
    assert sorted(found, key=itemgetter("id")) == sorted(EXPECTED["entities"], key=itemgetter("id"))
    assert stored.check() == []
    workplace.close()
    assert version(folder) == VERSION
