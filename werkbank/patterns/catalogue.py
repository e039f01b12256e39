"""The detectors that are built, in the order of the catalogue (patterns.md section 3). Ids are stable."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from werkbank.patterns.detectors import (
    blank,
    calm,
    chain,
    early_ends,
    examined_again,
    help_again,
    loss,
    many_reports,
    no_answer,
    open_close,
    other_faces,
    same_help,
    same_measure,
    season,
    siblings,
    stacking,
    waiting,
    waves,
)
from werkbank.patterns.values import Detector

_MODULES = (
    waves, help_again, same_measure, season, open_close, same_help, stacking, chain, early_ends, many_reports, siblings,
    other_faces, loss, calm, waiting, no_answer, examined_again, blank,
)  # fmt: skip

DETECTORS: Mapping[str, Detector] = MappingProxyType({module.DETECTOR.id: module.DETECTOR for module in _MODULES})
"""Every detector by its id."""
