"""``receive``: look at what somebody sent and take it in; receipts and visitekaartjes come in by the same door."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkbank.app.commands import inputs
from werkbank.app.commands.cards import read_for
from werkbank.app.commands.output import aside, document, say
from werkbank.i18n import ntr, tr

if TYPE_CHECKING:
    from werkbank.store.handover.arriving import Arrival
    from werkbank.store.merging import MergePreview
    from werkbank.store.workplace import Workplace


def run_receive(words: argparse.Namespace) -> int:
    """Take in a handover or a receipt, or only show what it would do."""
    with inputs.workplace(words) as place:
        from werkbank.store.handover.arriving import look, preview
        from werkbank.store.handover.sorting import Sort, sort_of

        sort = sort_of(words.file)
        if sort is Sort.LETTER:
            return _letter(words, place)
        if sort is Sort.CARD:
            return read_for(place, words)
        arrival = look(place.premises, words.file)
        seen = preview(place, arrival)
        if words.preview:
            return _shown(words, arrival, seen)
        return _taken(words, place, arrival, seen)


def _shown(words: argparse.Namespace, arrival: Arrival, seen: MergePreview) -> int:
    from werkbank.app.merge_words import as_json

    if words.json:
        document({**_about(arrival), **as_json(seen), "taken": False})
    else:
        _tell(arrival, seen)
        say(tr("Er is nog niets overgenomen."))
    return 0


def _taken(words: argparse.Namespace, place: Workplace, arrival: Arrival, seen: MergePreview) -> int:
    from werkbank.app.merge_words import as_json
    from werkbank.app.receiving import take

    taken = take(
        place, arrival, seen, unchecked=words.unchecked, accept_future=words.accept_future, receipt=words.receipt
    )
    accepted = taken.accepted
    if words.json:
        told: dict[str, Any] = {**_about(arrival), **as_json(seen), "taken": True, "changed": accepted.report.changed}
        document({**told, "case": accepted.case, "new_case": accepted.is_new, "receipt": str(taken.receipt)})
        return 0
    _tell(arrival, seen)
    if accepted.is_new:
        say(tr("Overgenomen als nieuwe casus."))
    else:
        say(tr("Alles hiervan was er al. Er is niets veranderd.") if seen.is_nothing
            else tr("Samengevoegd met de casus hier."))  # fmt: skip
    if seen.conflicts:
        say(tr("Wat verschilt blijft allebei bewaard, tot iemand kiest."))
    say(tr("Stuur dit ontvangstbewijs terug aan de afzender: {pad}", pad=taken.receipt))
    return 0


def _tell(arrival: Arrival, seen: MergePreview) -> None:
    from werkbank.app.merge_words import summary, told

    manifest = arrival.arrived.manifest
    say(tr("Van {wie}, voor: {doel}", wie=arrival.sender.card.called, doel=manifest.purpose))
    if not arrival.sender.is_checked:
        woorden = " ".join(arrival.sender.words)
        aside(tr("Let op: niemand vergeleek de zes woorden van de afzender: {w}", w=woorden))
    if manifest.partial:
        say(tr("Dit is een deel van de casus. Wat er niet in staat, is daarmee niet weg."))
    if seen.ahead is not None:
        aside(tr("Let op: er staan wijzigingen in van meer dan een dag na nu."))
    say(summary(seen))
    for part in told(seen):
        say(f"{part.title}:")
        for line in part.lines:
            say("- " + line)


def _about(arrival: Arrival) -> dict[str, Any]:
    manifest = arrival.arrived.manifest
    return {
        "from": {"name": manifest.sender.name, "organisation": manifest.sender.organisation},
        "words": list(arrival.sender.words),
        "checked": arrival.sender.is_checked,
        "case_is_here": arrival.is_here,
        "purpose": manifest.purpose,
        "basis": manifest.basis,
        "level": manifest.level,
        "handover": arrival.arrived.sha256,
    }


def _letter(words: argparse.Namespace, place: Workplace) -> int:
    from werkbank.app.handed_over import letter_words
    from werkbank.app.receiving import take_letter
    from werkbank.store.handover.receipt import Receipt

    letter = take_letter(place, Path(words.file))
    arrived = isinstance(letter, Receipt)
    if words.json:
        document({"from": letter.sender.name, "case": letter.case, "what": "received" if arrived else "destroyed"})
        return 0
    say(letter_words(letter))
    if isinstance(letter, Receipt) and letter.conflicts:
        here = letter.conflicts
        say(ntr("Op {n} plek verschilt het nog.", "Op {n} plekken verschilt het nog.", here))
    return 0
