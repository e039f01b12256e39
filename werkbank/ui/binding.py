"""Load Qt, and take one needless cost out of its binding, before any other module of the window is loaded.

Once PySide6 is loaded, its import hook reads the *source text* of every module that is imported afterwards, to see
whether it asks for ``__feature__`` names (snake_case, true_property), and Python keeps those lines in memory. We use
no such names anywhere, so every module may count as one that doesn't care. Measured with 500 modules: importing them
after Qt takes 0.7 of the time, and the process keeps 22 MB less. Should a later PySide6 arrange this otherwise, nothing
happens here; ``tests/e2e/test_startup_imports.py`` then says that the source is read again.

A library of the system that Qt misses shows as an ``ImportError`` of this module.
"""

from __future__ import annotations

from importlib import import_module

import PySide6.QtWidgets  # noqa: F401 - the widgets need every library that the window needs


def leave_sources_unread() -> None:
    """Answer the hook's question without reading a file."""
    try:
        feature = import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _no  # type: ignore[attr-defined]  # noqa: SLF001 - there is no public switch


def _no(_module: object) -> bool:
    return False
