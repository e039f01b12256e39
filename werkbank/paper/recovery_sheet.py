"""The recovery key on paper: one page that somebody finds years later and understands.

    data = recovery_pdf(RecoverySheet(...), today=today)

What it is and when it is needed, the key in groups large enough to copy by hand, the number of the seal, where to keep
it, and who put it there. It names no case and no family. Made in memory; the one who prints it chooses where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from werkbank.drawing.shapes import Face
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.pdf.rich import Rich, Span
from werkbank.paper.sheet import noon

BASE = 11.5
GROUPS_A_ROW = 4


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on it."""

    text: str = field(repr=False)  # the key: groups of four signs with dashes
    seal: str  # its number
    made_by: str = field(repr=False)


def recovery_pdf(sheet: RecoverySheet, *, today: date) -> bytes:
    """The sheet as PDF; same sheet and day, same bytes."""
    title = tr("Herstelsleutel van de werkplek")
    label = tr("zegelnummer {nummer}", nummer=sheet.seal)
    book = FlowBook(title=title, created=noon(today), version_label=label, base_size=BASE)
    book.heading(1, title)
    book.paragraph(
        tr("Met deze sleutel gaan alle casussen open als iemand zijn wachtzin kwijt is. Bewaar dit papier goed."),
        "lead",
    )
    book.heading(2, tr("De sleutel"))
    groups = sheet.text.split("-")
    book.table(
        [tr("Regel"), *(tr("Groep {n}", n=n) for n in range(1, GROUPS_A_ROW + 1))],
        list(_rows(groups)),
        widths=[1, *([1.4] * GROUPS_A_ROW)],
    )
    book.paragraph(
        tr("Hoofdletters en streepjes maken niet uit. De letters I, L, O en U komen niet voor: het is een 1 of een 0."),
        "small",
    )
    book.heading(2, tr("Wanneer heb je dit nodig?"))
    book.bullets(
        [
            tr("Iemand is zijn wachtzin vergeten of is er niet meer, en niemand anders kan bij een casus."),
            tr("Open dan Werkbank en kies in het beginscherm 'Wachtzin kwijt?'."),
            tr("Typ de groepen hierboven over. Daarna kun je alles lezen. Dat komt in het logboek te staan."),
        ]
    )
    book.heading(2, tr("Waar bewaar je dit?"))
    book.bullets(
        [
            tr("In een dichte envelop in een kluis. Zet het zegelnummer {nummer} op de envelop.", nummer=sheet.seal),
            tr("Nooit bij de laptop, nooit als foto of scan, nooit in de mail."),
            tr("Open de envelop met twee mensen. Maak daarna een nieuwe herstelsleutel; dan is deze niets meer waard."),
            tr("Kijk elk half jaar of de envelop er nog ligt. Het nummer staat ook bij 'Mensen en sleutels'."),
        ]
    )
    book.heading(2, tr("In de kluis gelegd"))
    made = [Span(tr("Gemaakt door: "), Face.BOLD), Span(tr("{naam}, {dag}", naam=sheet.made_by, dag=_day(today)))]
    book.paragraph(made)
    book.fields(tr("Door"), tr("Plaats van de kluis"), tr("Datum"), tr("Handtekening"))
    book.fields(tr("En door"), tr("Datum"), tr("Handtekening"))
    return book.finish()


def _rows(groups: Sequence[str]) -> list[list[Rich]]:
    lines = [groups[at : at + GROUPS_A_ROW] for at in range(0, len(groups), GROUPS_A_ROW)]
    return [
        [str(number), *([Span(group, Face.BOLD)] for group in (*line, *[""] * (GROUPS_A_ROW - len(line))))]
        for number, line in enumerate(lines, start=1)
    ]


def _day(today: date) -> str:
    return to_dutch(from_edtf(today.isoformat()))
