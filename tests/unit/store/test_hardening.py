"""No core files, and nobody reads along."""

import ctypes
import importlib
import subprocess
import sys

import pytest

from werkbank.store import hardening

TELL = """
import resource
from werkbank.store.hardening import harden_process
print(harden_process())
print(resource.getrlimit(resource.RLIMIT_CORE)[1], __import__("ctypes").CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the Linux kernel")
def test_a_hardened_process_dumps_nothing_and_cannot_be_attached_to() -> None:
    told = subprocess.run([sys.executable, "-c", TELL], check=True, capture_output=True, text=True)
    assert told.stdout.split("\n")[:2] == ["['no-core-files', 'not-dumpable']", "0 0"]


def test_elsewhere_only_what_the_platform_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardening, "_forbid_core_files", lambda: True)
    assert hardening.harden_process(platform="win32") == ["no-core-files"]


def test_a_platform_that_has_none_of_it_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_module(name: str) -> None:
        raise ImportError(name)

    def no_library(name: object) -> None:
        raise OSError(name)

    monkeypatch.setattr(importlib, "import_module", no_module)
    monkeypatch.setattr(ctypes, "CDLL", no_library)
    assert hardening.harden_process(platform="linux") == []
