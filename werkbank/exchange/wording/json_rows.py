"""The rows of a set of bouwstenen that is kept as JSON.

Nothing is guessed: a value of another kind than the file of the program has, a name that is there twice, or a version
that is not known, is told with its place. Text is UTF-8, or UTF-16 with its mark in front.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any

from werkbank.exchange.report import Draft, Place, ReadRefused, refuse_file
from werkbank.exchange.texts import cleaned
from werkbank.exchange.wording.rows import RawRow
from werkbank.exchange.wording.writing import DROPPED, FORMAT, VERSION
from werkbank.i18n import tr

type_json = Any  # what json.loads returns
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_QUESTIONS = "vragen"
_ENGLISH = {"id": "code", "label": "naam", "aim": "waarvoor", "questions": _QUESTIONS}
_TEXTS = ("lijst", "code", "naam", "waarvoor")


class _TwiceError(ValueError):
    """A name stands twice in one object; the first one would go unseen."""


def is_json(data: bytes, *, name: str) -> bool:
    """Whether a file is, or says it is, JSON."""
    text = data.decode("utf-16", errors="replace").encode() if data.startswith(_UTF16) else data
    return name.casefold().endswith(".json") or text.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def json_rows(data: bytes, *, name: str, draft: Draft) -> Iterator[RawRow]:
    """Every row; one of which the kinds are wrong stands in the draft.

    Raises:
        ReadRefused: it is no JSON, of another version, or holds no lists.
    """
    for of_list, number, row in _listed(_document(data, name=name), name=name, draft=draft):
        place = Place(f"{name} › {of_list}" if of_list else name, number)
        if (raw := _raw(row, place=place, of_list=of_list, draft=draft)) is not None:
            yield raw


def _document(data: bytes, *, name: str) -> type_json:
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
        return json.loads(text, object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        remedy = tr("Bewaar het bestand als UTF-8, of gebruik de tabel (.xlsx).")
        raise refuse_file(name, tr("de tekst is geen UTF-8."), remedy=remedy, code="wording-json") from error
    except _TwiceError as error:
        cause = tr("‘{naam}’ staat er twee keer in.", naam=str(error)[:60])
        raise refuse_file(name, cause, remedy=tr("Laat één van de twee staan."), code="wording-twice") from error
    except (ValueError, RecursionError) as error:
        line = f" ({tr('regel {n}', n=error.lineno)})" if isinstance(error, json.JSONDecodeError) else ""
        cause = tr("dit is geen JSON die klopt{plek}.", plek=line)
        remedy = tr("Haal het bestand opnieuw op bij wie het maakte, of gebruik de tabel (.xlsx).")
        raise refuse_file(name, cause, remedy=remedy, code="wording-json") from error


def _once(pairs: list[tuple[str, type_json]]) -> dict[str, type_json]:
    made: dict[str, type_json] = {}
    for key, value in pairs:
        if key in made:
            raise _TwiceError(key)
        made[key] = value
    return made


def _listed(document: type_json, *, name: str, draft: Draft) -> Iterator[tuple[str, int, type_json]]:
    if isinstance(document, dict):
        _check_version(document, name=name)
    lists = document.get("lijsten") if isinstance(document, dict) else {"": document}
    if not isinstance(lists, dict) or not isinstance(document, dict | list):
        raise _no_lists(name)
    for of_list, rows in lists.items():
        if not isinstance(rows, list):
            cause = tr("de lijst ‘{naam}’ bestaat niet uit regels.", naam=of_list[:60])
            draft.refuse(Place(name), cause, remedy=_example(), code="wording-list")
            continue
        for number, row in enumerate(rows, start=1):
            yield of_list, number, row


def _check_version(document: dict[str, type_json], *, name: str) -> None:
    if document.get("format", FORMAT) != FORMAT:
        raise _no_lists(name)
    version = document.get("versie")
    if type(version) is int and version > VERSION:
        remedy = tr("Werk de Werkbank bij, of vraag om de tabel (.xlsx).")
        raise refuse_file(name, tr("dit is van een nieuwere Werkbank."), remedy=remedy, code="wording-version")
    if (type(version) is not int or version != VERSION) and {"format", "versie"} & document.keys():
        raise refuse_file(name, tr("‘versie’ ontbreekt of klopt niet."), remedy=_example(), code="wording-version")


def _no_lists(name: str) -> ReadRefused:
    return refuse_file(name, tr("hier staan geen lijsten in."), remedy=_example(), code="wording-nothing")


def _example() -> str:
    return tr("Sla een voorbeeld op vanuit de Werkbank en kijk hoe dat eruitziet.")


def _raw(row: type_json, *, place: Place, of_list: str, draft: Draft) -> RawRow | None:
    if not isinstance(row, dict):
        draft.refuse(place, tr("deze regel heeft geen velden."), remedy=_example(), code="wording-field")
        return None
    told = {_ENGLISH.get(key, key): value for key, value in row.items() if value is not None}
    questions, dropped = told.get(_QUESTIONS, []), told.get(DROPPED, False)
    asked = questions if isinstance(questions, list) else [questions]
    wrong = [key for key in _TEXTS if not isinstance(told.get(key, ""), str)]
    wrong += [_QUESTIONS] if not all(isinstance(one, str) for one in asked) else []
    wrong += [DROPPED] if not isinstance(dropped, bool | str) else []
    for key in wrong:
        at = Place(place.file, place.row, key)
        remedy = tr("Schrijf hier woorden tussen aanhalingstekens.")
        if key == DROPPED:
            remedy = tr("Schrijf hier true of false.")
        draft.refuse(at, tr("wat hier staat is geen tekst."), remedy=remedy, code="wording-field")
    if wrong:
        return None
    said = {"lijst": of_list} | {key: cleaned(told[key]) for key in _TEXTS if key in told}
    said[DROPPED] = cleaned(dropped) if isinstance(dropped, str) else (tr("ja") if dropped else "")
    return RawRow(place, said, tuple(filter(None, (cleaned(one) for one in asked))))
