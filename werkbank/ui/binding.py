"""Take one needless cost out of the Qt binding, before any other module of the window is loaded.

Once PySide6 is loaded, its import hook reads the *source text* of every module that is imported afterwards, to see
whether it asks for ``__feature__`` names (snake_case, true_property), and Python keeps those lines in memory. We use
no such names anywhere, so every module may count as one that doesn't care. Measured: importing networkx and pydantic
after Qt takes 0.7 of the time, and the process keeps 22 MB less. Should a later PySide6 arrange this otherwise, nothing
happens here; ``tests/e2e/test_startup_imports.py`` then says that the source is read again.
"""

from __future__ import annotations

from importlib import import_module


def leave_sources_unread() -> None:
    """Answer the hook's question without reading a file. Raises ``ImportError`` when Qt itself does not load."""
    import_module("PySide6.QtCore")  # brings the hook
    try:
        from shibokensupport import feature
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _no  # noqa: SLF001 - there is no public switch


def _no(_module: object) -> bool:
    return False
