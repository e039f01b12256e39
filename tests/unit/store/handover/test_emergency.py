"""Reading a handover with the paper, the age format and the standard library alone, by the text of SECURITY.md.

``pyrage`` stands in for the public ``age`` tool: it gets the key as text, as the tool would.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pyrage

from tests.helpers.handovers import AT, small, somebody
from tests.helpers.source_tree import ROOT
from werkbank.store.handover.writing import Load, Wish, write_handover
from werkbank.store.recovery import new_recovery_key, recovery_text

PAPER, INSIDE = re.findall(r"```python\n(.*?)```", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), re.DOTALL)


def run(script: str, *words: str, typed: str = "") -> str:
    """Run a script of the document with nothing but Python itself."""
    ran = ran_alone(script, *words, typed=typed)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def ran_alone(script: str, *words: str, typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", "-c", script, *words]
    return subprocess.run(command, input=typed, text=True, capture_output=True, check=False)


def test_the_paper_opens_a_handover_without_werkbank(tmp_path: Path) -> None:
    anja, card = somebody("Anja")
    _, bram = somebody("Bram")
    paper = new_recovery_key()
    file, inside = tmp_path / "x.casus", tmp_path / "inside.tar"
    wish = Wish((bram,), "overdracht naar de GI")
    write_handover(file, load=Load(small()), wish=wish, by=anja, card=card, at=AT, also=[bytes(paper.public_key)])

    key = run(PAPER, typed=recovery_text(paper).lower().replace("-", " ")).strip()
    assert key.startswith("AGE-SECRET-KEY-1")
    inside.write_bytes(pyrage.decrypt(file.read_bytes(), [pyrage.x25519.Identity.from_str(key)]))

    manifest, *values = run(INSIDE, str(inside)).splitlines()
    assert json.loads(manifest)["purpose"] == "overdracht naar de GI"
    assert values == ['person p1 first_name "Bo"', 'person p2 first_name "Bo"']


def test_a_slip_of_the_pen_is_noticed() -> None:
    text = recovery_text(new_recovery_key())
    wrong = ("2" if text[0] != "2" else "3") + text[1:]
    ran = ran_alone(PAPER, typed=wrong)
    assert ran.returncode
    assert "typing error" in ran.stderr
