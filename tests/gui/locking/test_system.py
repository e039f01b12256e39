"""What Linux says over D-Bus, on a bus of our own; and a computer without any bus."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest

from werkbank.ui.locking.system import MANAGER, PROPERTIES, SESSION, LinuxSystem, listen, session_path

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"),
]
MINE, OTHERS, LOGIN = (
    "/org/freedesktop/login1/session/_32",
    "/org/freedesktop/login1/session/_33",
    "/org/freedesktop/login1",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    for name in ("hears", "says"):
        QDBusConnection.disconnectFromBus(name)
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@pytest.mark.parametrize(
    ("path", "signal", "words", "locks"),
    [
        (LOGIN, f"{MANAGER}.PrepareForSleep", [True], True),
        (LOGIN, f"{MANAGER}.PrepareForSleep", [False], False),
        (MINE, f"{SESSION}.Lock", [], True),
        (OTHERS, f"{SESSION}.Lock", [], False),  # the screen of somebody else on the same computer
        (MINE, f"{PROPERTIES}.PropertiesChanged", [SESSION], True),  # another user in front
        (MINE, f"{PROPERTIES}.PropertiesChanged", ["org.example"], False),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", [True], True),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", [False], False),
        ("/x", "org.gnome.ScreenSaver.ActiveChanged", [True], True),
    ],
)
def test_it_locks_when_the_desktop_says_that_nobody_is_there(
    address: str, monkeypatch: pytest.MonkeyPatch, path: str, signal: str, words: list[Any], *, locks: bool
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    monkeypatch.setattr(LinuxSystem, "in_front", lambda _self, _path: False)
    hears = QDBusConnection.connectToBus(address, "hears")
    due: list[int] = []
    parent = QObject()
    LinuxSystem(parent, due=lambda: due.append(1), system=hears, session=hears)
    interface, _, name = signal.rpartition(".")
    said = QDBusMessage.createSignal(path, interface, name)
    said.setArguments(words)
    assert QDBusConnection.connectToBus(address, "says").send(said)
    for _ in range(40 if locks else 6):
        QTest.qWait(10)
        if due:
            break
    assert bool(due) is locks


def test_a_computer_without_a_bus_is_no_trouble() -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nergens", "nowhere")
    parent = QObject()
    assert LinuxSystem(parent, due=lambda: None, system=nowhere, session=nowhere).listens == []
    assert listen(parent, window=0, due=lambda: None, platform="darwin") is None


@pytest.mark.parametrize(
    ("session", "path"), [("2", MINE), ("c1", f"{LOGIN}/session/c1"), ("a-b", f"{LOGIN}/session/a_2db"), ("", "")]
)
def test_a_session_is_found_by_its_number(session: str, path: str) -> None:
    assert session_path(session) == path
