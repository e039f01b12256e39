"""Whether two names look the same on a screen: other alphabets have letters that nobody tells from ours."""

from __future__ import annotations

import unicodedata

_OTHER = "аеорсухіјѕһԁԛԝкмнтвзαβεηικμνορτυχγω" + "01|ı"
_OURS = "aeopcyxijshdqwkmhtb3aßenikuvoptuxyw" + "oiii"
_SAME = str.maketrans(dict(zip(_OTHER, _OURS, strict=True)) | {"l": "i", "ß": "b"})


def looks_like(name: str) -> str:
    """One text for all names that look the same; only to compare, never to show."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign)[0] not in "CM")
    folded = unicodedata.normalize("NFKC", seen.casefold()).translate(_SAME).translate(_SAME)
    return "".join(sign for sign in folded if sign.isalnum())
