"""Who has a key in a workplace: all that the unlock screen needs, and nothing heavier than json.

A workplace is a folder: ``workplace.json`` (what it is), ``people/<person id>.json`` (identities), ``cases/<case
id>/`` (one family each), ``index.db`` with ``index-slots.json`` (the list of cases) and ``backups/``. The people of a
workplace are not secret, the cases are. This module imports the standard library only, so that the unlock screen
stands before the libraries for keys and data are loaded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from werkbank.store.ordinary import read_ordinary

MARK = "workplace.json"
PEOPLE = "people"
MOST_BYTES = 4_000_000


class Person(NamedTuple):
    """Somebody with a key. The name is empty when the file of that person cannot be read."""

    id: str
    name: str


def is_workplace(folder: Path) -> bool:
    """Whether there is a workplace in this folder."""
    return (folder / MARK).is_file()


def was_workplace(folder: Path) -> bool:
    """Whether parts of a workplace lie here, with or without the file that marks one."""
    return is_workplace(folder) or any((folder / part).exists() for part in (PEOPLE, "index.db", "cases"))


def people_of(workplace: Path) -> list[Person]:
    """Everybody who can unlock this workplace, by name; empty when there is no workplace yet."""
    try:
        files = list((workplace / PEOPLE).glob("*.json"))
    except OSError:  # a name that is too long for the disk, a folder that is closed: unlocking or making tells
        return []
    return sorted((Person(file.stem, _name_in(file)) for file in files), key=_by_name)


def _name_in(file: Path) -> str:
    try:
        found = json.loads(read_ordinary(file, most=MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return ""  # unlocking this person tells what is wrong; the others must not be kept out
    name = found.get("name") if isinstance(found, dict) else None
    return name if isinstance(name, str) else ""


def _by_name(person: Person) -> tuple[bool, str, str]:
    return not person.name, person.name.casefold(), person.id
