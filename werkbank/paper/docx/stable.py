"""The same document, the same bytes: a zip file whose entries all say one fixed moment, in the order of their names.

Office wants ``[Content_Types].xml`` first, which the order of names gives.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can tell


def stable_zip(data: bytes) -> bytes:
    """The entries of a zip file in a fixed order, without times."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, old.read(name))
    return out.getvalue()
