"""``erase``: destroy a whole case, after its name was typed over."""

from __future__ import annotations

import argparse
import sys

from werkbank.app.commands import inputs
from werkbank.app.commands.output import aside, document, say
from werkbank.i18n import tr
from werkbank.model.errors import KnownError


def run_erase(words: argparse.Namespace) -> int:
    """Destroy it; the proof is told, and nothing of what stood in it."""
    from werkbank.app.keeping.noticing import write_notice
    from werkbank.app.opening import case_of
    from werkbank.store.destroying import destroy

    with inputs.workplace(words) as place:
        entry = case_of(place, words.case)
        if not words.yes and not _typed(entry.name):
            aside(tr("De naam is niet gelijk. Er is niets vernietigd."))
            return 1
        proof = destroy(place, entry.id, reason=words.reason or _reason())
        if words.notice:
            write_notice(place, proof, path=words.notice)
    day = proof.at.astimezone()
    if words.json:
        document(
            {
                "ok": True,
                "case": proof.case,
                "at": day.isoformat(),
                "by": proof.name,
                "reason": proof.reason,
                "operations": proof.operations,
                "receivers": list(proof.receivers),
                "signature": proof.signature,
            }
        )
        return 0
    say(tr("Vernietigd op {dag} door {wie}.", dag=f"{day.day}-{day.month}-{day.year}", wie=proof.name))
    if proof.receivers:
        who = "; ".join(proof.receivers)
        say(tr("Deze mensen kregen er iets van; stuur hun het bericht (--notice): {wie}.", wie=who))
    say(tr("Het bewijs hiervan blijft in de werkplek; van de casus zelf is niets meer te lezen."))
    return 0


def _typed(name: str) -> bool:
    _require_somebody()
    aside(tr("Dit vernietigt de casus '{naam}' en al zijn reservekopieën. Dit kan niet terug.", naam=name))
    return input(tr("Typ de naam van de casus:") + " ").strip() == name.strip()


def _reason() -> str:
    return input(tr("Waarom?") + " ") if sys.stdin.isatty() else ""


def _require_somebody() -> None:
    if not sys.stdin.isatty():
        raise KnownError(
            tr("Er is niemand om de naam over te typen."),
            remedy=tr("Geef --yes en --reason als je het zeker weet."),
            code="no-answer",
        )
