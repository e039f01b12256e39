"""Judge the rows of a shared set: which list, which id, and whether each says something of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from werkbank.exchange.cells.plain import yes_or_no
from werkbank.exchange.report import Draft, Place
from werkbank.i18n import tr
from werkbank.model.sets import TITLES, Stone, is_own_row, shipped
from werkbank.model.vocabulary import fold

LONGEST_NAME, LONGEST_TEXT, MOST_QUESTIONS = 120, 1000, 20


class RawRow(NamedTuple):
    """One row as the file has it."""

    place: Place
    cells: Mapping[str, str]
    questions: tuple[str, ...]


def judge(rows: Iterable[RawRow], *, draft: Draft) -> tuple[Stone, ...]:
    """The rows as stones; what is wrong stands in the draft."""
    stones: list[Stone] = []
    ids: dict[str, int | None] = {}
    labels: dict[tuple[str, str], int | None] = {}
    for row in rows:
        stone = _stone(row, draft=draft)
        if stone is None:
            continue
        _refuse_twice(stone, row.place, ids=ids, labels=labels, draft=draft)
        stones.append(stone)
    return tuple(stones)


def _stone(row: RawRow, *, draft: Draft) -> Stone | None:
    found = _named(row, draft=draft)
    if found is None:
        return None
    of_list, code = found
    known = shipped(of_list).get(code)
    label = row.cells.get("naam", "") or (known.label if known else "")
    aim = row.cells.get("waarvoor", "") or (known.aim if known else "")
    questions = row.questions or (known.questions if known else ())
    said = row.cells.get("vervalt", "")
    dropped = yes_or_no(said) if said else False
    if dropped is None:
        cause = tr("‘{tekst}’ is geen ja of nee.", tekst=said)
        _refuse(draft, row.place, "vervalt", told=(cause, tr("Schrijf ja, of laat de cel leeg."), "wording-yes-or-no"))
        return None
    if not label:
        remedy = tr("Geef de regel een naam.")
        _refuse(draft, row.place, "naam", told=(tr("deze eigen regel heeft geen naam."), remedy, "wording-no-name"))
        return None
    if _too_long(row.place, label=label, texts=(aim, *questions), questions=len(questions), draft=draft):
        return None
    return Stone(of_list, code, label, aim, questions, is_own=known is None, dropped=dropped)


def _named(row: RawRow, *, draft: Draft) -> tuple[str, str] | None:
    """The list and the id that a row is about."""
    wanted, code = fold(row.cells.get("lijst", "")), row.cells.get("code", "").upper()
    lists = [name for name in TITLES if not wanted or wanted in {fold(name), fold(tr(TITLES[name]))}]
    if not lists:
        cause = tr("de lijst ‘{naam}’ ken ik niet.", naam=row.cells["lijst"])
        remedy = tr("De lijsten heten {namen}.", namen=", ".join(TITLES))
        _refuse(draft, row.place, "lijst", told=(cause, remedy, "wording-list"))
        return None
    label = row.cells.get("naam", "")
    for name in lists:
        table = shipped(name)
        if code in table:
            return name, code
        if not code and label and (same := table.find(label)) is not None:
            return name, same.id
    if is_own_row(code):
        return (lists[0] if wanted else next(iter(TITLES))), code
    if code:
        cause = tr("de code ‘{code}’ staat niet in deze lijst.", code=code)
    else:
        cause = tr("bij ‘{naam}’ staat geen code.", naam=label) if label else tr("deze rij heeft geen code.")
    table = shipped(lists[0])
    codes = f"{next(iter(table))}–{list(table)[-1]}"
    remedy = tr("Gebruik een code van de lijst ({codes}), of E01, E02 … voor een eigen regel.", codes=codes)
    _refuse(draft, row.place, "code", told=(cause, remedy, "wording-code"))
    return None


def _too_long(place: Place, *, label: str, texts: tuple[str, ...], questions: int, draft: Draft) -> bool:
    if len(label) > LONGEST_NAME:
        cause = tr("deze naam heeft {n} tekens.", n=len(label))
        _refuse(draft, place, "naam", told=(cause, tr("Houd het op {n} tekens.", n=LONGEST_NAME), "wording-too-long"))
        return True
    if any(len(text) > LONGEST_TEXT for text in texts):
        cause = tr("een tekst in deze rij heeft meer dan {n} tekens.", n=LONGEST_TEXT)
        _refuse(draft, place, "", told=(cause, tr("Kort de tekst in."), "wording-too-long"))
        return True
    if questions > MOST_QUESTIONS:
        cause = tr("deze regel heeft {n} vragen.", n=questions)
        _refuse(draft, place, "", told=(cause, tr("Kies er hoogstens {n}.", n=MOST_QUESTIONS), "wording-too-many"))
        return True
    return False


def _refuse_twice(
    stone: Stone,
    place: Place,
    *,
    ids: dict[str, int | None],
    labels: dict[tuple[str, str], int | None],
    draft: Draft,
) -> None:
    label = (stone.of_list, fold(stone.label))
    if stone.id in ids:
        cause = tr("de code ‘{code}’ staat er twee keer in, ook in rij {rij}.", code=stone.id, rij=ids[stone.id])
        _refuse(draft, place, "code", told=(cause, tr("Laat één van de twee staan."), "wording-twice"))
    elif label in labels:
        cause = tr("de naam ‘{naam}’ staat er twee keer in, ook in rij {rij}.", naam=stone.label, rij=labels[label])
        _refuse(draft, place, "naam", told=(cause, tr("Geef een van de twee een andere naam."), "wording-twice"))
    ids.setdefault(stone.id, place.row)
    labels.setdefault(label, place.row)


def _refuse(draft: Draft, place: Place, column: str, *, told: tuple[str, str, str]) -> None:
    """``told``: cause, remedy and code."""
    cause, remedy, code = told
    draft.refuse(replace(place, column=column), cause, remedy=remedy, code=code)
