"""``plan`` and ``mdo``: the family plan of a case for one reader, and the sheet for an MDO."""

from __future__ import annotations

import argparse

from werkbank.app.commands import inputs
from werkbank.app.commands.output import say
from werkbank.app.exports import mdo_pdf, plan_docx, plan_pdf, write_whole
from werkbank.i18n import tr


def run_plan(words: argparse.Namespace) -> int:
    """Write the plan as PDF or as a Word document."""
    path, kind, make = (words.pdf, "pdf", plan_pdf) if words.pdf else (words.docx, "docx", plan_docx)
    today = inputs.clock_of(words).today()
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        data = make(stored.casus, reader=words.reader, today=today)
        stored.log("export", detail=f"plan-{kind}:{words.reader}")  # first the line in the log, then the paper
        write_whole(path, data)
    say(tr("Gezinsplan geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=path))
    return 0


def run_mdo(words: argparse.Namespace) -> int:
    """Write the sheet for an MDO, as the team may have it."""
    today = inputs.clock_of(words).today()
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        data = mdo_pdf(stored.casus, today=today, paper=words.paper)
        stored.log("export", detail=f"mdo-{words.paper}:team")  # first the line in the log, then the paper
        write_whole(words.pdf, data)
    say(tr("MDO-blad geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=words.pdf))
    return 0
