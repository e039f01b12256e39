"""Everything that leaves as a file, made from a casus: pictures, findings, the plan. Shared by window and command line.

Each function makes the whole file in memory first and writes it at once (``write_whole``), so that a full disk leaves
no half file behind.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkbank.app.failing import cannot_reach
from werkbank.drawing.shapes import Drawing
from werkbank.drawing.svg import to_svg
from werkbank.drawing.tokens import PAPER
from werkbank.model.casus import Casus
from werkbank.plan.photos import Photos, no_photos

if TYPE_CHECKING:
    from werkbank.genogram.layers import Layers
    from werkbank.genogram.signs import Forms
    from werkbank.patterns import Findings
    from werkbank.plan.content import PlanDocument
    from werkbank.plan.reader import Reader


def genogram_drawing(
    casus: Casus,
    *,
    as_of: date,
    view: str = "professional",
    layers: Layers | None = None,
    forms: Forms | None = None,
) -> Drawing:
    """The genogram on a day with its legend; ``layers`` and ``forms`` of signs as somebody chose them on screen."""
    from werkbank.genogram.layers import EVERYDAY
    from werkbank.genogram.picture import draw
    from werkbank.genogram.signs import USUAL

    return draw(casus, as_of=as_of, view=view, layers=layers or EVERYDAY, forms=forms or USUAL, with_signs=True)


def genogram_json(casus: Casus) -> dict[str, Any]:
    """The layout as the document of cli.md."""
    from werkbank.genogram.document import layout_document

    return layout_document(casus)


def timeline_drawing(casus: Casus, *, today: date) -> Drawing:
    """The whole timeline."""
    from werkbank.timeline.picture import draw

    return draw(casus, today=today)


def timeline_pdf(casus: Casus, *, today: date, paper: str = "A3", one: bool = False) -> bytes:
    """The whole timeline on sheets or tiles, with its events in words."""
    from werkbank.paper.timeline import timeline_pdf as written

    return written(casus, today=today, paper=paper, one=one)


def patterns_json(casus: Casus, **asked: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - those of ``findings``
    """Findings as the list of cli.md."""
    return findings_json(findings(casus, **asked), casus)


def findings(
    casus: Casus, *, today: date, as_of: date | None = None, only: Sequence[str] = (), everything: bool = False
) -> Findings:
    """The possible patterns, and the detectors that failed. Raises ``KnownError`` for a detector that is not there."""
    from werkbank.patterns import gathered, look

    return gathered(look(casus, today=today, as_of=as_of, only=tuple(only), everything=everything, in_words=True))


def findings_json(found: Findings, casus: Casus) -> list[dict[str, Any]]:
    """One object a finding; ids as in the tables."""
    from werkbank.patterns import as_json

    return [as_json(finding, casus) for finding in found.found]


def plan_pdf(casus: Casus, *, reader: str | Reader, today: date, photos: Photos = no_photos) -> bytes:
    """The family plan for one reader, by name, by role or as found."""
    from werkbank.paper.plan import plan_book

    return plan_book(_plan(casus, reader, today=today, photos=photos)).finish()


def plan_docx(casus: Casus, *, reader: str | Reader, today: date, photos: Photos = no_photos) -> bytes:
    """The same as a Word document."""
    from werkbank.paper.plan import plan_docx as written

    return written(_plan(casus, reader, today=today, photos=photos))


def _plan(casus: Casus, reader: str | Reader, *, today: date, photos: Photos) -> PlanDocument:
    from werkbank.plan.content import plan_for
    from werkbank.plan.readers import reader_named

    found = reader_named(casus, reader, today=today) if isinstance(reader, str) else reader
    return plan_for(casus, found, today=today, photos=photos)


def mdo_pdf(casus: Casus, *, today: date, paper: str = "A4") -> bytes:
    """The sheet for an MDO: two pages A4, or one A3; nothing shielded and no secret place."""
    from werkbank.paper.mdo import mdo_pdf as written

    return written(casus, today=today, paper=paper)


def handover_pdf(
    casus: Casus, *, today: date, organisation: str = "", contact: str = "", made_by: str = "", password: str = ""
) -> bytes:
    """What an organisation that takes the casus over may have; behind a password when one is given."""
    from werkbank.paper.handover import handover_pdf as written
    from werkbank.plan.handover import handover_for
    from werkbank.plan.reader import receiving_reader

    reader = receiving_reader(organisation, person=contact)
    return written(handover_for(casus, reader, today=today, made_by=made_by), password=password)


def poster_pdf(casus: Casus, *, today: date, paper: str = "A3") -> bytes:
    """Genogram and timeline on one large sheet, or on A4 sheets to glue; nothing shielded and no secret place."""
    from werkbank.paper.poster import poster_pdf as written
    from werkbank.plan.wall import on_paper

    return written(on_paper(casus, today=today), today=today, paper=paper)


def write_svg(drawing: Drawing, path: Path) -> None:
    """A drawing as SVG in the colours of paper."""
    write_whole(path, to_svg(drawing, PAPER).encode())


def write_drawing_pdf(drawing: Drawing, path: Path, *, today: date, paper: str = "A3") -> None:
    """A drawing on one page (or on tiles) as vector PDF."""
    from werkbank.paper.sheet import drawing_pdf

    write_whole(path, drawing_pdf(drawing, today=today, paper=paper))


def write_json(value: object, path: Path) -> None:
    """A JSON document, readable."""
    write_whole(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one go: it is there whole, or as it was.

    Raises:
        KnownError: cannot-reach, when the place is not there or the disk refuses.
    """
    part = path.parent / f".{path.name[:200]}.deel"
    try:
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_reach(OSError(error.errno, "", str(path))) from error
