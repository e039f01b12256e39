"""Say in plain Dutch which system library the window misses, where Qt would show a loader error or abort.

Qt is a Python package, but it leans on libraries of the system. Without some of them ``import PySide6.QtWidgets``
raises an ``ImportError`` with a loader's message; without others Qt prints a line and aborts the process when the first
window is made. Both are foreseen here, without importing Qt: :func:`explain_import_error` reads the first, and
:func:`require_screen` looks before the second can happen. Which package holds which library is told by
``resources/system-packages.txt``, which the continuous checks install from as well.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from werkbank.i18n import ntr, tr
from werkbank.i18n.resources import resource

if TYPE_CHECKING:
    from werkbank.model.errors import KnownError

INSTALL = "sudo apt-get install --no-install-recommends"


class SystemPackage(NamedTuple):
    """One Debian package: its name, the library it brings (``-`` for a tool), and what needs it."""

    name: str
    library: str
    needed_for: str


def system_packages(*, needed_for: frozenset[str]) -> list[SystemPackage]:
    """Return the packages for these needs (``import``, ``screen``, ``check``), in the order of the list."""
    lines = resource("system-packages.txt").read_text(encoding="utf-8").splitlines()
    rows = [SystemPackage(*line.split()) for line in lines if line.strip() and not line.startswith("#")]
    return [row for row in rows if row.needed_for in needed_for]


def explain_import_error(error: ImportError) -> "KnownError":
    """Turn the failed import of Qt into a sentence for people and a remedy."""
    from werkbank.model.errors import KnownError

    found = re.match(r"(lib\S+?\.so[.\d]*): cannot open shared object file", str(error))
    if found is None:
        return KnownError(
            tr("Het venster kan niet openen: de onderdelen van Qt worden niet geladen ({melding}).", melding=error),
            remedy=tr("Installeer Werkbank opnieuw in een nieuwe omgeving; de README noemt de regel."),
            code="qt-broken",
        )
    return KnownError(
        tr("Het venster kan niet openen: op deze computer ontbreekt {onderdeel}.", onderdeel=found.group(1)),
        remedy=_install([p.name for p in system_packages(needed_for=frozenset({"import", "screen"}))]),
        code="system-library-missing",
    )


def require_screen(
    environ: Mapping[str, str] = os.environ,
    *,
    platform: str = sys.platform,
    loads: Callable[[str], bool] | None = None,
) -> None:
    """Check, before the first window, that there is a screen and that Qt can reach it.

    Args:
        environ: the environment of the process.
        platform: as ``sys.platform``; anything but Linux needs nothing from the system.
        loads: tells whether a shared library can be loaded, by its file name.

    Raises:
        KnownError: there is no screen, or a library for it is missing.
    """
    if not platform.startswith("linux") or environ.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] != "xcb":
        return
    if not environ.get("DISPLAY"):
        if environ.get("WAYLAND_DISPLAY"):
            return
        raise _no_screen()
    wanted = system_packages(needed_for=frozenset({"screen"}))
    missing = [package for package in wanted if not (loads or _loads)(package.library)]
    if missing and not environ.get("WAYLAND_DISPLAY"):
        raise _missing(missing)


def _loads(library: str) -> bool:
    """Qt is about to load the same library, so trying it costs no extra time."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _no_screen() -> "KnownError":
    from werkbank.model.errors import KnownError

    return KnownError(
        tr("Er is geen beeldscherm om het venster op te tonen."),
        remedy=tr(
            "Start Werkbank op een computer met een bureaublad, of gebruik `werkbank demo --no-window --dir MAP`."
        ),
        code="no-screen",
    )


def _missing(packages: list[SystemPackage]) -> "KnownError":
    from werkbank.model.errors import KnownError

    text = ntr(
        "Het venster kan niet openen: op deze computer ontbreekt {onderdelen}.",
        "Het venster kan niet openen: op deze computer ontbreken {n} onderdelen: {onderdelen}.",
        len(packages),
        onderdelen=", ".join(package.library for package in packages),
    )
    return KnownError(
        text,
        remedy=_install([package.name for package in packages]),
        code="system-library-missing",
    )


def _install(names: list[str]) -> str:
    return tr("Installeer wat ontbreekt met: {opdracht}", opdracht=f"{INSTALL} {' '.join(names)}")
