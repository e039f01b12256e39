"""``genogram``, ``timeline``, ``patterns``: pictures and findings of an INPUT."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from werkbank.app.commands import inputs
from werkbank.app.commands.output import aside, document, say
from werkbank.app.commands.usage import wrong
from werkbank.app.exports import (
    findings,
    findings_json,
    genogram_drawing,
    genogram_json,
    timeline_drawing,
    timeline_pdf,
    write_drawing_pdf,
    write_svg,
    write_whole,
)
from werkbank.i18n import ntr, tr

if TYPE_CHECKING:
    from werkbank.genogram.signs import Forms
    from werkbank.model.casus import Casus


def run_genogram(words: argparse.Namespace) -> int:
    """Layout as JSON, or the picture as SVG or PDF."""
    today = inputs.clock_of(words).today()
    casus, forms = inputs.seen_from(words, words.input, logged="genogram")
    if words.reader:
        from werkbank.plan.projection import projected_for

        casus = projected_for(casus, words.reader, today=today)
    if words.anonymous:
        return _anonymous_genogram(words, casus, forms)
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


def _anonymous_genogram(words: argparse.Namespace, casus: Casus, forms: Forms) -> int:
    """The same without names, dates and places; ids are aliases."""
    from werkbank.app import genogram_files as files
    from werkbank.genogram.anonymous import anonymised
    from werkbank.genogram.looks import Look
    from werkbank.genogram.picture import layout_of

    today = inputs.clock_of(words).today()
    look = Look(words.as_of or today, family=words.view == "family", forms=forms)
    layout = layout_of(casus, look=look)
    if words.json:
        document(genogram_json(anonymised(casus, layout, as_of=look.as_of).dated))
        return 0
    choice = files.Choice(anonymous=True, legend=False, title=False)
    drawing = files.drawn_for(files.Shown(casus, layout, look), choice)
    made = files.svg_of(drawing) if words.svg else files.pdf_of(drawing, today=today, paper="A3", dated=False)
    write_whole(words.svg or words.pdf, made)
    say(tr("Genogram zonder namen geschreven naar {pad}.", pad=words.svg or words.pdf))
    return 0


def run_timeline(words: argparse.Namespace) -> int:
    """The timeline as SVG or PDF."""
    today = inputs.clock_of(words).today()
    casus = inputs.casus_from(words, words.input, logged="timeline")
    if words.svg:
        write_svg(timeline_drawing(casus, today=today), words.svg)
    else:
        write_whole(words.pdf, timeline_pdf(casus, today=today, paper=words.paper, one=words.one_sheet))
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
    for one in found.failures:
        text = tr("Het patroon '{naam}' kon niet worden bekeken (code {code}); de andere wel.",
                  naam=one.detector, code=one.code)  # fmt: skip
        aside(text)
    if words.json:
        document(findings_json(found, casus))
        return 0
    for finding in found.found:
        say("- " + finding.text)
    say(ntr("{n} mogelijk patroon.", "{n} mogelijke patronen.", len(found.found)))
    return 0
