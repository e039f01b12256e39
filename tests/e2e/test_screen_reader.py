"""The real window, heard over AT-SPI as a screen reader hears it: genogram and timeline, every person, line and event.

Needs a bus, a virtual screen and the introspection of AT-SPI (the packages marked 'check' in system-packages.txt).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.program import CASE, TODAY, Program, beside, surroundings
from tests.helpers.source_tree import ROOT
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.model.clock import counted_ids
from werkbank.timeline.spoken import kin_words, spoken

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is the one of Linux"),
]

SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("dbus-run-session", "xvfb-run", "xauth", "xdotool")
KEYS = ("F6", "Right", "Down", "l", "F7", "Home", "Right", "Down", "b", "p", "ctrl+End", "End")
SECONDS = 90


def missing() -> str:
    """What this machine lacks to run these tests; '' when it has all."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not Path(SYSTEM_PYTHON).exists():
        return SYSTEM_PYTHON
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False)
    return ", ".join(absent + ([] if asked.returncode == 0 else ["gir1.2-atspi-2.0"]))


SCRIPT = """
"$0" -m werkbank --today "$1" --passphrase-file "$2" open "$3" &
window=$!
"$4" -E "$5" Werkbank $6
heard=$?
kill $window
wait $window 2>/dev/null
exit $heard
"""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory, made_workplace: Path) -> dict[str, Any]:
    """What a screen reader heard of the first sample case in the window."""
    if absent := missing():
        pytest.skip(f"not installed: {absent}")
    program = beside(Program, tmp_path_factory.mktemp("voorlezen"), made=made_workplace)
    listener = str(ROOT / "tests" / "helpers" / "listening.py")
    words = [sys.executable, TODAY, str(program.passphrase_file), CASE, SYSTEM_PYTHON, listener, " ".join(KEYS)]
    environment = {
        **surroundings(program.workplace),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(program.workplace.parent),
    }
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "bash", "-c", SCRIPT, *words],
        env=environment,
        cwd=program.workplace.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{") :])  # the registry talks there too
    return found


@pytest.fixture(scope="module")
def casus() -> Casus:
    return read_input(resource("samples", "casus1"), today=date.fromisoformat(TODAY), ids=counted_ids()).casus


def test_every_person_and_every_line_of_the_genogram_is_heard(heard: dict[str, Any], casus: Casus) -> None:
    things = [thing for thing in heard["Genogram"] if thing["role"] == "list item"]
    about = [thing["description"] for thing in things]
    assert sum(text.startswith("persoon") for text in about) == len(casus.persons)
    assert about.count("lijn tussen partners") == len(casus.partnerships)
    assert about.count("lijn van ouder naar kind") == len(casus.parentages)
    for person in casus.persons.values():
        assert any(thing["name"].startswith(person.first_name) for thing in things), person.first_name
    assert all(thing["name"] and thing["focusable"] for thing in things)


def test_the_buttons_over_the_genogram_are_heard_too(heard: dict[str, Any]) -> None:
    names = [thing["name"] for thing in heard["Genogram"] if thing["role"] == "push button"]
    assert any("kruising" in name for name in names), names


def test_every_event_of_the_timeline_is_heard_in_order_of_time(heard: dict[str, Any], casus: Casus) -> None:
    things = heard["Tijdlijn"]
    dated = [event for event in casus.events.values() if event.date.is_known]
    assert len(things) == len(dated) > 50  # the others wait in the tray, a list of Qt's own
    assert all(thing["name"] and thing["role"] == "list item" and thing["focusable"] for thing in things)


def test_keys_move_the_focus_and_it_is_announced(heard: dict[str, Any], casus: Casus) -> None:
    names = {thing["name"] for thing in heard["Genogram"]}
    events = {thing["name"] for thing in heard["Tijdlijn"]}
    said = [(key, texts) for key, texts in heard["heard"]]
    walked = [texts for key, texts in said[:3] if key in {"Right", "Down"}]
    assert set(walked[0]) & names, said
    assert set(walked[1]) & names, said
    (line,) = [texts for key, texts in said if key == "l"]
    lines = {thing["name"] for thing in heard["Genogram"] if not thing["description"].startswith("persoon")}
    assert set(line) & lines, said
    for key, texts in said[5:]:
        assert set(texts) & events, (key, said)


def test_an_event_is_said_as_when_what_for_whom_nature_and_source(heard: dict[str, Any], casus: Casus) -> None:
    names = [thing["name"] for thing in heard["Tijdlijn"]]
    kin = kin_words(casus)
    dated = {spoken(event, casus=casus, kin=kin) for event in casus.events.values() if event.date.is_known}
    assert set(names) == dated
    (measure,) = [name for name in names if name.startswith("10 maart 2008")]
    assert measure.startswith("10 maart 2008 t/m 9 september 2009, OTS voor de ")
    assert ", feit, bron: " in measure


def test_ways_through_the_timeline_end_where_they_should(heard: dict[str, Any]) -> None:
    names = [thing["name"] for thing in heard["Tijdlijn"]]
    lanes = {thing["name"]: thing["description"] for thing in heard["Tijdlijn"]}
    said = {key: texts[-1] for key, texts in heard["heard"][5:]}
    assert said["Home"] == names[0]
    assert said["Right"] == names[1]
    assert lanes[said["Down"]] != lanes[said["Right"]]
    assert lanes[said["b"]] == lanes[said["Down"]]
    assert lanes[said["ctrl+End"]] == lanes[said["p"]]
    assert said["End"] == names[-1]
