"""Translate texts: Dutch is the source, other languages come from gettext catalogues.

Invariant: the language is chosen once, before the first text is shown; a later ``set_language`` holds for texts asked
for afterwards, so tables keep marked source texts and never translated ones.
"""

import gettext
import re
from typing import TypeVar

from werkbank.i18n.resources import resource

SOURCE_LANGUAGE = "nl"
DOMAIN = "werkbank"

_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_Text = TypeVar("_Text", bound=str)


class _Choice:
    """The language in use: one for the whole program, since a window speaks one language."""

    __slots__ = ("catalogue", "language")

    def __init__(self) -> None:
        self.language = SOURCE_LANGUAGE
        self.catalogue = gettext.NullTranslations()


_chosen = _Choice()


def tr(text: str, /, **values: object) -> str:
    """Return ``text`` in the chosen language, with ``{name}`` places filled from ``values``."""
    translated = _chosen.catalogue.gettext(text) if text else ""
    return translated.format(**_harmless(values)) if values else translated


def ntr(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the form that goes with the number ``n``; both forms may show it as ``{n}``."""
    return _chosen.catalogue.ngettext(one, many, n).format(n=n, **_harmless(values))


def _harmless(values: dict[str, object]) -> dict[str, object]:
    """The values less signs that would turn the words round them."""
    for name, value in values.items():
        if isinstance(value, str) and not value.isascii():
            values[name] = _TURNING.sub("", value)
    return values


def mark(text: _Text, /) -> _Text:
    """Name ``text`` as translatable without translating it yet: for tables that are made when a module loads."""
    return text


def language() -> str:
    """Return the code of the language in use, such as ``nl``."""
    return _chosen.language


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that this copy of the program speaks, the source language first."""
    found = resource("locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (SOURCE_LANGUAGE, *sorted(path.parent.parent.name for path in found))


def set_language(code: str, /) -> None:
    """Speak ``code`` from now on.

    Raises:
        LookupError: there is no catalogue for this language; the language in use stays.
    """
    if code == SOURCE_LANGUAGE:
        _chosen.language, _chosen.catalogue = code, gettext.NullTranslations()
        return
    if code not in languages():
        message = f"no catalogue for language {code!r}"
        raise LookupError(message)
    with resource("locale", code, "LC_MESSAGES", f"{DOMAIN}.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    _chosen.language, _chosen.catalogue = code, catalogue
