"""The layout as the JSON document of ``werkbank genogram --json`` (cli.md): ids as people know them, points, y down."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from werkbank.genogram.layout import Layout
from werkbank.genogram.picture import layout_of
from werkbank.model.casus import Casus


def layout_document(casus: Casus) -> dict[str, Any]:
    """Lay out twice in one process; ``seconds`` is the second time (warm)."""
    layout_of(casus)
    start = perf_counter()
    laid = layout_of(casus)
    seconds = perf_counter() - start
    return {**as_json(laid, casus), "seconds": seconds}


def as_json(laid: Layout, casus: Casus) -> dict[str, Any]:
    """Persons, lines and size."""
    name = {person.id: person.name_in_tables for person in casus.persons.values()}
    return {
        "persons": {
            name[person]: {  # type: ignore[index]
                "x": place.x,
                "y": place.y,
                "w": place.w,
                "h": place.h,
                "label": list(place.label),
                "generation": place.generation,
            }
            for person, place in laid.persons.items()
        },
        "copies": [],
        "lines": [
            {"kind": line.kind, "union": line.union, "of": [name[i] for i in line.of], "points": list(line.points)}  # type: ignore[index]
            for line in laid.lines
        ],
        "width": laid.width,
        "height": laid.height,
    }
