"""``plan`` and ``mdo``: the family plan of a case for one reader, and the sheet for an MDO."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from functools import partial

from werkbank.app.commands import inputs
from werkbank.app.commands.consenting import answers_of, tell
from werkbank.app.commands.output import say
from werkbank.app.consents import refused, write_answers
from werkbank.app.exports import mdo_pdf, plan_docx, plan_pdf, write_whole
from werkbank.app.pictures_kept import kept
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.plan.access import ReaderKind
from werkbank.plan.consent import consent_for, without_matters_of
from werkbank.plan.projection import project
from werkbank.plan.reader import Reader
from werkbank.plan.readers import reader_named


def run_plan(words: argparse.Namespace) -> int:
    """Write the plan as PDF or as a Word document; says on stderr whose say it needs today, and why."""
    path, kind, make = (words.pdf, "pdf", plan_pdf) if words.pdf else (words.docx, "docx", plan_docx)
    today = inputs.clock_of(words).today()
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        reader = _reader(stored.casus, words, today)
        consent = consent_for(stored.casus, project(stored.casus, reader, today=today), reader, today=today)
        answers = answers_of(words, consent)
        tell(consent, answers)
        casus = without_matters_of(stored.casus, refused(answers), today=today)
        data = make(casus, reader=reader, today=today, photos=partial(kept, stored))
        write_answers(stored.log, consent, answers, reader=reader, paper=f"plan-{kind}")
        stored.log("export", detail=f"plan-{kind}:{words.reader}")  # first the line in the log, then the paper
        write_whole(path, data)
    say(tr("Gezinsplan geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=path))
    return 0


def _reader(casus: Casus, words: argparse.Namespace, today: date) -> Reader:
    """Who reads. Raises ``KnownError``: nobody or more than one, or main facts for who gets all anyhow."""
    reader = reader_named(casus, words.reader, today=today)
    if not words.main_facts:
        return reader
    if reader.kind is not ReaderKind.PARENT_WITHOUT:
        raise KnownError(
            tr("{naam} is geen ouder zonder gezag.", naam=reader.name),
            remedy=tr("Alleen een ouder zonder gezag vraagt om de hoofdzaken (BW 1:377c)."),
            code="no-main-facts",
        )
    return replace(reader, main_facts=True)


def run_mdo(words: argparse.Namespace) -> int:
    """Write the sheet for an MDO, as the team may have it."""
    today = inputs.clock_of(words).today()
    with inputs.stored_case(words, words.case, read_only=True) as (_, stored):
        data = mdo_pdf(stored.casus, today=today, paper=words.paper)
        stored.log("export", detail=f"mdo-{words.paper}:team")  # first the line in the log, then the paper
        write_whole(words.pdf, data)
    say(tr("MDO-blad geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=words.pdf))
    return 0
