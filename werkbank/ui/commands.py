"""The commands that need Qt: the window, the demo, the self-test."""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from werkbank.app.places import DEMO_PASSPHRASE, Places, own_workplace, throw_away_folder
from werkbank.app.relay import Relay, relay_of_this_process
from werkbank.ui.binding import leave_sources_unread

if TYPE_CHECKING:
    from werkbank.model.clock import Clock


def run_window_command(words: argparse.Namespace) -> int:
    """Run ``open``, ``demo`` or ``self-test``; returns the exit code."""
    leave_sources_unread()
    if words.command == "self-test" or (words.command == "demo" and words.no_window):
        gc.enable()  # the window waits with this until it is loaded
    if words.command == "self-test":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from werkbank.ui.shots import self_test

        with tempfile.TemporaryDirectory(prefix="werkbank-test-") as folder:
            return self_test(Path(folder), clock=_clock(words))
    if words.command == "demo" and words.no_window:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from werkbank.ui.shots import write_demo

        out = words.dir or Path.cwd()
        out.mkdir(parents=True, exist_ok=True)  # when this fails, better at once
        return write_demo(out, clock=_clock(words))
    from werkbank.app.libraries import require_screen
    from werkbank.ui.start import run_window

    require_screen()
    relay = relay_of_this_process()
    return run_window(_demo_places(words, relay) if words.command == "demo" else _places(words, relay))


def _clock(words: argparse.Namespace) -> Clock:
    from werkbank.model.clock import SystemClock

    return SystemClock(words.today)


def _places(words: argparse.Namespace, relay: Relay) -> Places:
    places = Places(words.workplace or own_workplace(), clock_of=lambda: _clock(words), relay=relay)
    if relay.brief.why:  # after locking nobody is let in by a file, and everybody goes on where they stopped
        places.person = relay.brief.person
        return places
    places.case = words.case or ""
    if words.person or words.passphrase_file:  # this loads more than an unlock screen needs
        from werkbank.app.commands.inputs import passphrase_in_file, person_of

        places.person = person_of(places.folder, words.person).id
        places.passphrase = passphrase_in_file(words.passphrase_file) if words.passphrase_file else ""
    return places


def _demo_places(words: argparse.Namespace, relay: Relay) -> Places:
    def make(folder: Path) -> None:
        from werkbank.app.demo import make_demo

        make_demo(folder, clock=_clock(words))

    folder = words.dir or Path(relay.brief.folder or throw_away_folder())
    if words.dir is None:
        relay.tell(folder=str(folder))
    return Places(
        folder,
        shown_passphrase=DEMO_PASSPHRASE,
        makes_itself=True,
        keep=words.dir is not None,
        make_demo=make,
        clock_of=lambda: _clock(words),
        person=relay.brief.person,
        relay=relay,
    )
