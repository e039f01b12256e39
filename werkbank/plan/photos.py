"""Where a plan gets its pictures from: a function from the name of an attachment to its bytes.

Only what a reader may see is asked for, so the picture of a page that is kept from them is not even loaded.
"""

from __future__ import annotations

from collections.abc import Callable

Photos = Callable[[str], bytes]


def no_photos(_name: str) -> bytes:
    """Of a casus without a case file: no picture."""
    return b""
