"""Write the words of the lists as JSON, as a workbook or as a text table: the same rows give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from werkbank.exchange.files.saving import saved_csv, saved_folder, saved_workbook
from werkbank.exchange.texts import guarded
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.model.sets import Stone

FORMAT, VERSION = "werkbank-bouwstenen", 1
SHEET = "bouwsteenwoorden"
COLUMNS = ("lijst", "code", "naam", "waarvoor")
QUESTION, DROPPED = "vraag", "vervalt"
LEAST_QUESTIONS = 6


def write_wording(stones: Iterable[Stone], path: Path) -> None:
    """Write rows to a file; what it is follows from its ending.

    Raises:
        KnownError: another ending, or the place cannot be written.
    """
    rows = tuple(stones)
    match path.suffix.casefold():
        case ".json":
            saved_folder({path.name: _json(rows)}, folder=path.parent)
        case ".csv":
            saved_folder({path.name: saved_csv(_table(rows))}, folder=path.parent)
        case ".xlsx":
            saved_workbook({SHEET: _table(rows)}, readme=_readme(), path=path)
        case other:
            text = tr("Een bestand dat op ‘{einde}’ eindigt, schrijf ik niet.", einde=other or path.name)
            remedy = tr("Kies een naam die op .json, .xlsx of .csv eindigt.")
            raise KnownError(text, remedy=remedy, code="wording-file-kind")


def _json(rows: Sequence[Stone]) -> bytes:
    lists: dict[str, list[dict[str, object]]] = {}
    for stone in rows:
        said: dict[str, object] = {"code": stone.id, "naam": stone.label, "waarvoor": stone.aim}
        said["vragen"] = list(stone.questions)
        lists.setdefault(stone.of_list, []).append(said | ({DROPPED: True} if stone.dropped else {}))
    document = {"format": FORMAT, "versie": VERSION, "lijsten": lists}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _table(rows: Sequence[Stone]) -> list[list[str]]:
    most = max([LEAST_QUESTIONS, *(len(stone.questions) for stone in rows)])
    header = [*COLUMNS, *(f"{QUESTION} {number}" for number in range(1, most + 1)), DROPPED]
    return [header, *([guarded(cell) for cell in _cells(stone, most)] for stone in rows)]


def _cells(stone: Stone, most: int) -> list[str]:
    questions = [*stone.questions, *[""] * (most - len(stone.questions))]
    return [stone.of_list, stone.id, stone.label, stone.aim, *questions, tr("ja") if stone.dropped else ""]


def _readme() -> bytes:
    lines = (
        tr("Woorden van de bouwstenen, om te delen."),
        tr("De code hoort bij een vaste plek in de lijst: laat die staan. De andere woorden mogen anders."),
        tr("Een eigen regel krijgt de code E01, E02 en zo verder."),
        tr("Vervalt: ja betekent dat deze regel niet in de lijst komt."),
        tr("Hier staat niets over een gezin in."),
    )
    return "\n".join(lines).encode("utf-8-sig")
