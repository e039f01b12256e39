"""Find the files that are shipped with the program: fonts, vocabularies, samples, catalogues.

They lie in one of three places, tried in this order:

1. a frozen build (PyInstaller): ``werkbank/_resources`` in the folder it unpacks to;
2. an installed wheel: ``werkbank/_resources`` inside the package;
3. a checkout: ``resources`` beside the package.
"""

import sys
from functools import cache
from pathlib import Path

import werkbank


class ResourceMissingError(FileNotFoundError):
    """A file that belongs to the program is not there: the installation is incomplete."""


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, as in ``resource("fonts", "NotoSans-Regular.ttf")``.

    Raises:
        ResourceMissingError: the file is not there.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        name = "/".join(parts)
        message = f"shipped file missing: {name}"
        raise ResourceMissingError(message)
    return path


@cache
def _root() -> Path:
    for candidate in _candidates():
        if candidate.is_dir():
            return candidate
    message = "the folder with shipped files is missing"
    raise ResourceMissingError(message)


def _candidates() -> list[Path]:
    package = Path(werkbank.__file__).resolve().parent
    places = [package / "_resources", package.parent / "resources"]
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        places.insert(0, Path(unpacked) / "werkbank" / "_resources")
    return places
