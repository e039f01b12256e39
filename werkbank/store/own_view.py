"""Window state and typed text outside any case, sealed for the one person whose they are.

The list of cases opens with a key that everybody of the workplace has. Which case somebody had open last, and what
somebody was typing while no case could take it, is not for colleagues: so it stands there under a key derived from the
own private key (module ``sealing``), one for each name. What was kept before this, in clear, is still read.
"""

from __future__ import annotations

from typing import Any

from werkbank.store.keys import Identity, from_text, to_text
from werkbank.store.sealing import seal, unseal

_SEALED = "sealed"


def sealed_view(value: Any, *, name: str, owner: Identity) -> dict[str, str]:  # noqa: ANN401 - a JSON value
    """A JSON value as it stands in the list."""
    return {_SEALED: to_text(seal({"value": value}, key=bytes(owner.box), purpose=_purpose(name)))}


def opened_view(found: Any, *, name: str, owner: Identity | None) -> Any:  # noqa: ANN401 - JSON values
    """What was kept; None when it was of somebody else, or is damaged."""
    if not isinstance(found, dict) or set(found) != {_SEALED}:
        return found
    try:
        sealed = from_text(found[_SEALED])
    except ValueError:
        return None
    return unseal(sealed, key=bytes(owner.box), purpose=_purpose(name)).get("value") if owner else None


def _purpose(name: str) -> str:
    return f"view:{name}"
