"""``genogram``, ``timeline``, ``patterns``: pictures and findings of an INPUT."""

from __future__ import annotations

import argparse

from werkbank.app.commands import inputs
from werkbank.app.commands.output import aside, document, say
from werkbank.app.commands.usage import wrong
from werkbank.app.exports import (
    findings,
    findings_json,
    genogram_drawing,
    genogram_json,
    timeline_drawing,
    write_drawing_pdf,
    write_svg,
)
from werkbank.i18n import ntr, tr


def run_genogram(words: argparse.Namespace) -> int:
    """Layout as JSON, or the picture as SVG or PDF."""
    today = inputs.clock_of(words).today()
    casus, forms = inputs.seen_from(words, words.input, logged="genogram")
    if words.reader:
        from werkbank.plan.projection import projected_for

        casus = projected_for(casus, words.reader, today=today)
    if words.json:
        document(genogram_json(casus))
        return 0
    drawing = genogram_drawing(casus, as_of=words.as_of or today, view=words.view, forms=forms)
    if words.svg:
        write_svg(drawing, words.svg)
    else:
        write_drawing_pdf(drawing, words.pdf, today=today)
    say(tr("Genogram geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=words.svg or words.pdf))
    return 0


def run_timeline(words: argparse.Namespace) -> int:
    """The timeline as SVG or PDF."""
    today = inputs.clock_of(words).today()
    casus = inputs.casus_from(words, words.input, logged="timeline")
    if words.svg:
        write_svg(timeline_drawing(casus, today=today), words.svg)
    else:
        write_drawing_pdf(timeline_drawing(casus, today=today), words.pdf, today=today, paper=words.paper)
    say(tr("Tijdlijn geschreven naar {pad}. Let op: dit bestand is niet versleuteld.", pad=words.svg or words.pdf))
    return 0


def run_patterns(words: argparse.Namespace) -> int:
    """Findings as JSON, or one sentence a line."""
    casus = inputs.casus_from(words, words.input, logged="patterns")
    only = [name.strip() for name in (words.only or "").split(",") if name.strip()]
    if words.only is not None and not only:
        return wrong(tr("noem achter --only een of meer detectoren"))
    today = inputs.clock_of(words).today()
    found = findings(casus, today=today, as_of=words.as_of, only=only, everything=words.all)
    for name in found.failed:
        aside(tr("Het patroon '{naam}' kon niet worden bekeken; de andere wel.", naam=name))
    if words.json:
        document(findings_json(found, casus))
        return 0
    for finding in found.found:
        say("- " + finding.text)
    say(ntr("{n} mogelijk patroon.", "{n} mogelijke patronen.", len(found.found)))
    return 0
