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


class Windows:
    """The libraries of Windows as far as they are asked, with these answers."""

    def __init__(self, *answers: int) -> None:
        self.kernel32 = self.advapi32 = self
        self.answers, self.said, self.freed = list(answers), list[tuple[object, int]](), 0
        self.GetCurrentProcess = type("Call", (), {"__call__": lambda _self: 2**64 - 1})()

    def ConvertStringSecurityDescriptorToSecurityDescriptorW(  # noqa: N802
        self, text: str, revision: int, _into: object, _size: object
    ) -> int:
        self.said.append((text, revision))
        return self.answers.pop(0)

    def SetKernelObjectSecurity(self, process: ctypes.c_void_p, what: int, _descriptor: object) -> int:  # noqa: N802
        self.said.append((process.value, what))
        return self.answers.pop(0)

    def LocalFree(self, _descriptor: object) -> None:  # noqa: N802
        self.freed += 1


def test_on_windows_others_may_only_see_and_end_the_process() -> None:
    windows = Windows(1, 1)
    assert hardening.restrict_rights(windows)
    assert windows.said == [("D:P(A;;0x101001;;;OW)", 1), (2**64 - 1, 4)]  # the process itself, only its list of rights
    assert windows.freed == 1


def test_a_windows_that_refuses_is_no_trouble() -> None:
    assert not hardening.restrict_rights(Windows(0))
    assert not hardening.restrict_rights(Windows(1, 0))
    assert not hardening.restrict_rights(object())
    assert not hardening.restrict_rights(None)


def test_a_platform_that_has_none_of_it_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_module(name: str) -> None:
        raise ImportError(name)

    def no_library(name: object) -> None:
        raise OSError(name)

    monkeypatch.setattr(importlib, "import_module", no_module)
    monkeypatch.setattr(ctypes, "CDLL", no_library)
    assert hardening.harden_process(platform="linux") == []
