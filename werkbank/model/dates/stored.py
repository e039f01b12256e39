"""The stored and the reported form of a claim.

Stored are the text, its EDTF and what neither can tell (basis, ordering, why it could not be read). Bounds and marks
are derived again on reading, so they can never disagree with the EDTF and hold no floats or calendars of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from werkbank.i18n import tr
from werkbank.model.dates.edtf import read_claim
from werkbank.model.dates.value import VagueDate


def from_edtf(text: str) -> VagueDate:
    """Read canonical EDTF as this program and others write it; nothing is unknown, unreadable text is flagged."""
    if text.strip() in {"", "..", "/", "../.."}:
        return VagueDate(as_typed=text)
    claim = read_claim(text.strip().upper(), as_typed=text)
    return claim or VagueDate(as_typed=text, reason=tr("Dit is geen datum die het programma kent."))


def date_to_json(claim: VagueDate, /) -> dict[str, str]:
    """The stored claim: ``typed``, ``edtf``, ``basis``, ``reason`` and ``ordering``, each only when filled."""
    fields = {
        "typed": claim.as_typed,
        "edtf": claim.edtf,
        "basis": claim.basis,
        "reason": claim.reason,
        "ordering": claim.ordering,
    }
    return {name: text for name, text in fields.items() if text}


def date_from_json(stored: Mapping[str, object], /) -> VagueDate:
    """Rebuild the claim of :func:`date_to_json`; damaged EDTF gives an unreadable claim that keeps its text."""
    typed, edtf, basis, reason, ordering = (
        str(stored.get(name) or "") for name in ("typed", "edtf", "basis", "reason", "ordering")
    )
    if not edtf:
        return VagueDate(as_typed=typed, basis=basis, reason=reason, ordering=ordering)
    return replace(from_edtf(edtf), as_typed=typed, basis=basis, ordering=ordering)


def date_report(claim: VagueDate, /) -> dict[str, object]:
    """The claim as `werkbank date --json` shows it: open sides None, and a reason wherever there is no date."""
    report: dict[str, object] = {
        "typed": claim.as_typed,
        "edtf": claim.edtf or None,
        "lo": claim.lo.isoformat() if claim.lo else None,
        "hi": claim.hi.isoformat() if claim.hi else None,
        "approx": claim.approx,
        "uncertain": claim.uncertain,
    }
    if not claim.edtf:
        report["reason"] = claim.reason or tr("Datum onbekend.")
    return report
