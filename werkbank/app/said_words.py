"""A value of a field as people read it: in the history, and where copies differ."""

from __future__ import annotations

from typing import Any

from werkbank.app.kind_words import one_of
from werkbank.app.minutes import line_of
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES

MOST = 240  # letters that are shown of one value


def value_words(casus: Casus, kind: str, field: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """'3 mei 2016', 'Bo en Noor', 'ja', 'leeg'."""
    if value is None or value in ("", []):
        return tr("leeg")
    if isinstance(value, bool):
        return tr("ja") if value else tr("nee")
    if isinstance(value, dict):
        return str(value.get("typed") or value.get("edtf") or tr("een waarde"))
    target = next((one.target for one in REFERENCES if one.kind == kind and one.field == field), None)
    if isinstance(value, list):
        return ", ".join(_one(casus, target, one) for one in value)[:MOST]
    text = _one(casus, target, value)
    return text if len(text) <= MOST else f"{text[:MOST]}…"


def _one(casus: Casus, target: Kind | None, value: Any) -> str:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return str(value.get("name") or value.get("typed") or tr("een waarde"))
    if target is None:
        return str(value)
    item = casus.get(target, str(value))
    return line_of(item, casus) if item is not None else tr("{soort} die er niet meer is", soort=one_of(target))
