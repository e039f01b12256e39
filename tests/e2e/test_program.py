"""Every command as a process: exit codes, streams, no display, no Qt."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.program import CASE, PERSON, Program, digest, surroundings
from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import PASSPHRASE
from werkbank.store.people import people_of
from werkbank.store.workplace import unlock

WITHOUT_QT = """
import sys
import tests.helpers.without_qt
from werkbank.__main__ import main
code = main(sys.argv[1:])
assert not {name.partition(".")[0] for name in sys.modules} & {"PySide6", "shiboken6"}
raise SystemExit(code)
"""


def test_from_an_empty_folder_to_a_case(bare: Program, samples: Path) -> None:
    recovery = bare.good("init", "--person", PERSON).out
    assert "Herstelsleutel" in recovery
    assert "al een werkplek" in bare.refuses("init", "--person", PERSON)
    report = bare.good("import", samples / "casus1", "--case", CASE, "--json").document
    assert report["rows"]["personen"] == 16


@pytest.mark.parametrize(
    "words",
    [
        ("date", "--json", "2014"),
        ("genogram", "{input}", "--json"),
        ("timeline", "{input}", "--pdf", "{out}.pdf"),
        ("patterns", "{input}", "--json"),
        ("import", "{input}", "--case", "Nieuw", "--json"),
        ("export", CASE, "--what", "xlsx", "--out", "{out}.xlsx"),
        ("plan", CASE, "--for", "moeder", "--pdf", "{out}.pdf"),
        ("check", CASE, "--json"),
        ("genogram", CASE, "--for", "jbt", "--pdf", "{out}.pdf"),
    ],
    ids=" ".join,
)
def test_no_command_but_the_window_needs_qt(program: Program, samples: Path, words: tuple[str, ...]) -> None:
    filled = [word.format(input=samples / "casus1", out=program.workplace.parent / "uit") for word in words]
    key = ["--passphrase-file", str(program.passphrase_file)]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *key, *filled],
        env=surroundings(program.workplace),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr or words[0] == "plan"  # that says there whose say it needs


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_json_is_utf8_and_text_never_fails_whatever_the_terminal_speaks(bare: Program, encoding: str) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    assert bare.good("date", "--json", "vóór 2010", key=False, env=env).document[0]["typed"] == "vóór 2010"
    assert "2009" in bare.good("date", "vóór 2010 🙂", "vóór 2010", key=False, env=env).out


def test_bytes_that_are_no_text_are_answered_too(bare: Program) -> None:
    assert bare.good("date", "--json", "caf\udce9", key=False).document[0]["edtf"] is None
    assert "bestaat niet" in bare.refuses("genogram", "caf\udce9.ged", "--json", key=False)


def test_wrong_words_end_in_exit_code_2(bare: Program) -> None:
    for words in (["onzin"], ["send", "X"], ["mdo", "X"], ["check"]):
        done = bare(*words)
        assert (done.code, done.out) == (2, "")
        assert done.err


def test_without_a_workplace_option_the_users_own_is_used(program: Program, tmp_path: Path) -> None:
    program.workplace.rename(tmp_path / "werkbank")
    env = {"WERKBANK_WORKPLACE": "", "XDG_DATA_HOME": str(tmp_path)}
    assert program.good("check", CASE, "--json", env=env).document["ok"] is True


def test_a_reader_that_goes_away_is_no_mistake(bare: Program, samples: Path) -> None:
    line = f"{sys.executable} -m werkbank genogram {samples / 'casus1'} --json | head -c 1"
    done = subprocess.run(
        line, shell=True, env=surroundings(bare.workplace), capture_output=True, text=True, check=False
    )
    assert done.stdout == "{"
    assert not done.stderr


def test_a_mistake_of_our_own_leaves_a_report_that_names_nobody(program: Program, tmp_path: Path) -> None:
    broken = tmp_path / "kapot"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import werkbank.model.rules as rules\n"
        "def complaints_of(casus, today):\n"
        "    raise ZeroDivisionError('Esther Verzonnen gaat weg')\n"
        "rules.complaints_of = complaints_of\n",
        encoding="utf-8",
    )
    before = digest(program.workplace / "cases")
    said = program.refuses("check", CASE, env={"PYTHONPATH": f"{broken}{os.pathsep}{ROOT}"})
    assert "ging iets mis in het programma" in said
    report = next((tmp_path / "storingen").iterdir()).read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report
    assert "werkbank/app/commands/cases.py" in report
    assert "Esther" not in report + said
    assert before.keys() == digest(program.workplace / "cases").keys()
    assert program.good("check", CASE, "--json").document["ok"] is True


@pytest.mark.skipif(os.name == "nt", reason="no signals to send there")
def test_an_interrupt_is_no_traceback(program: Program, tmp_path: Path) -> None:
    pipe = tmp_path / "wachtzin"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "werkbank", "--passphrase-file", str(pipe), "check", CASE],
        env=surroundings(program.workplace),
        stderr=subprocess.PIPE,
        text=True,
        # a job in the background of a shell is started with interrupts ignored, and hands that on
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads run here yet
    )
    writer = os.open(pipe, os.O_WRONLY)  # returns when the program waits for the passphrase
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    os.close(writer)  # where the interrupt came just before the reading, the reading ends and the interrupt is seen
    try:
        _, said = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, said.strip()) == (1, "Gestopt.")


def test_a_command_that_unlocks_is_hardened(program: Program) -> None:
    code = (
        "import resource, sys, pathlib\n"
        "from werkbank.__main__ import main\n"
        "assert main(sys.argv[1:]) == 0\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)\n"
    )
    words = ["--passphrase-file", str(program.passphrase_file), "check", CASE, "--json"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=surroundings(program.workplace), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_the_command_line_makes_opens_with_the_same_key(program: Program, samples: Path) -> None:
    program.good("import", samples / "casus3", "--case", "Derde")
    workplace = unlock(program.workplace, people_of(program.workplace)[0].id, PASSPHRASE)
    try:
        assert {entry.name for entry in workplace.cases()} == {CASE, "Derde"}
    finally:
        workplace.close()
