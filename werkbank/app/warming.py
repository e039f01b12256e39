"""Do once, beside the unlock screen, what is slow the first time: models, word tables, libraries behind a layout.

An invented family of three goes through everything that opening a casus does without a window. Called from a job while
somebody types a passphrase; nothing depends on it having run.
"""

from __future__ import annotations

from datetime import date

from werkbank.genogram.picture import draw as draw_genogram
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import SHEET_ID, TYPES, Event, Parentage, Partnership, Person, Sheet
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.picture import draw as draw_timeline

BIRTHS = ("1980", "1982~", "2010-05-04")


def warm_up(*, today: date) -> None:
    """Take the first time out of opening a casus."""
    for made in TYPES.values():
        made.model_rebuild()
    casus = small_family()
    vocabulary().event_kinds.get("ots")
    draw_genogram(casus, as_of=today)
    draw_timeline(casus, today=today, width=600.0)


def small_family() -> Casus:
    """Two parents, a child and something that happened."""
    one, other, child = (EntityId(f"warm-{n}") for n in range(3))
    persons = [Person(id=name, birth=from_edtf(born)) for name, born in zip((one, other, child), BIRTHS, strict=True)]
    return casus_of(
        [
            Sheet(id=SHEET_ID),
            *persons,
            Partnership(id=EntityId("warm-3"), partners=(one, other), begin=from_edtf("2005")),
            *(Parentage(id=EntityId(f"warm-{n}"), parent=p, child=child) for n, p in enumerate((one, other), start=4)),
            Event(id=EntityId("warm-6"), kind="ots", date=from_edtf("2020-21"), persons=(child,)),
        ]
    )
