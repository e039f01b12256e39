"""``werkbank date``: what the program makes of dates as people type them."""

from __future__ import annotations

import argparse

from werkbank.app.commands.output import document, say
from werkbank.model.clock import SystemClock
from werkbank.model.dates import date_report, echo, parse


def run_date(words: argparse.Namespace) -> int:
    """One line, or one JSON object, a text; a text that is no date is an answer too, so the exit code is 0."""
    today = SystemClock(words.today).today()
    claims = [parse(text, today=today) for text in words.texts]
    if words.json:
        document([date_report(claim) for claim in claims])
        return 0
    for claim in claims:
        say(f"{claim.as_typed}: {echo(claim)}")
    return 0
