"""``plan``: the family plan of a case for one reader."""

from __future__ import annotations

import argparse

from werkbank.app.commands import inputs
from werkbank.app.commands.output import say
from werkbank.app.commands.usage import not_yet
from werkbank.app.exports import plan_pdf, write_whole
from werkbank.i18n import tr


def run_plan(words: argparse.Namespace) -> int:
    """Write the plan as PDF."""
    if words.docx:
        return not_yet("plan --docx")
    today = inputs.clock_of(words).today()
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        data = plan_pdf(stored.casus, reader=words.reader, today=today)
        stored.log("export", detail=f"plan-pdf:{words.reader}")  # first the line in the log, then the paper
        write_whole(words.pdf, data)
    say(tr("Gezinsplan geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=words.pdf))
    return 0
