"""Run by the system's own Python (it has AT-SPI, our environment has not): hears a window as a screen reader does.

    python3 listening.py NAME KEY...        keys are pressed one by one; what gets the focus then is noted

Prints one JSON document: for each list of the window (genogram, timeline) its children with name, description, role and
whether they can take the focus; and the names that were announced after each key.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PATIENCE = 15.0  # seconds
LISTS = {"Genogram", "Tijdlijn"}
HEARD: list[str] = []
STATES = {"focusable": Atspi.StateType.FOCUSABLE, "showing": Atspi.StateType.SHOWING}


def application(name: str) -> Any:  # noqa: ANN401 - gi has no types
    """The program on the accessibility bus, once it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(place)
            if found is not None and name.casefold() in (found.get_name() or "").casefold():
                return found
        time.sleep(0.1)
    raise SystemExit(f"no program called {name} on the bus")


def lists_of(top: Any) -> dict[str, Any]:  # noqa: ANN401
    """Every list with a name that we look for; waits until there is one of each with children."""
    end = time.monotonic() + PATIENCE
    found: dict[str, Any] = {}
    while time.monotonic() < end and set(found) != LISTS:
        walk(top, found)
        time.sleep(0.1)
    return found


def walk(node: Any, found: dict[str, Any]) -> None:  # noqa: ANN401
    """Note the lists below a node."""
    if node is None:
        return
    try:
        name, role, count = node.get_name(), node.get_role_name(), node.get_child_count()
        if role == "list" and name in LISTS and count:
            found[name] = node
            return
        for place in range(count):
            walk(node.get_child_at_index(place), found)
    except GLib.GError:
        return  # it went away meanwhile


def told(node: Any) -> dict[str, Any]:  # noqa: ANN401
    """What a screen reader can say of one thing."""
    states = node.get_state_set()
    return {
        "name": node.get_name(),
        "description": node.get_description(),
        "role": node.get_role_name(),
        **{name: states.contains(state) for name, state in STATES.items()},
    }


def on_focus(event: Any) -> None:  # noqa: ANN401
    """Something got the focus."""
    if event.detail1 and event.source is not None:
        HEARD.append(event.source.get_name() or "")


def heard_after(key: str) -> list[str]:
    """The names that got the focus after a key."""
    HEARD.clear()
    subprocess.run(["xdotool", "key", key], check=True)
    context, end = GLib.MainContext.default(), time.monotonic() + 4
    quiet = 0.0
    while time.monotonic() < end and quiet < 0.3:
        before = len(HEARD)
        while context.iteration(may_block=False):
            pass
        time.sleep(0.02)
        quiet = quiet + 0.02 if HEARD and len(HEARD) == before else 0.0
    return list(HEARD)


def main() -> None:
    """Listen, press, tell."""
    name, *keys = sys.argv[1:]
    lists = lists_of(application(name))
    found: dict[str, Any] = {
        title: [told(node.get_child_at_index(n)) for n in range(node.get_child_count())]
        for title, node in lists.items()
    }
    listener = Atspi.EventListener.new(on_focus)
    listener.register("object:state-changed:focused")
    windows = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Werkbank"], check=True, capture_output=True
    )
    subprocess.run(["xdotool", "windowfocus", "--sync", windows.stdout.split()[-1].decode()], check=True)
    found["heard"] = [[key, heard_after(key)] for key in keys]
    json.dump(found, sys.stdout)


main()
