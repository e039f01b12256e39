"""Pictures of an open casus: kept encrypted with the case, or in memory where there is no case file.

A picture that is missing or damaged gives nothing to show instead of stopping a whole plan; the check of the case
names it (``werkbank check``).
"""

from __future__ import annotations

import hashlib
from typing import Any

from werkbank.model.errors import KnownError


def keep(memory: Any, content: bytes) -> str:  # noqa: ANN401 - a memory, of the store or not
    """Keep a picture; returns its name. Raises ``KnownError`` of the store."""
    attach = getattr(memory, "attach", None)
    if attach is not None:
        return str(attach(content))
    name = hashlib.sha256(content).hexdigest()
    memory.set_view_state(_key(name), content)
    return name


def kept(memory: Any, name: str) -> bytes:  # noqa: ANN401 - a memory, of the store or not
    """The content behind a name; nothing when it is not there or does not open."""
    attachment = getattr(memory, "attachment", None)
    if attachment is None:
        return bytes(memory.view_state(_key(name)) or b"")
    try:
        return bytes(attachment(name))
    except KnownError:
        return b""


def _key(name: str) -> str:
    return f"picture:{name}"
