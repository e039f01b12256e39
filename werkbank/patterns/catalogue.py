"""The detectors that are built, in the order of the catalogue (patterns.md section 3). Ids are stable."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from werkbank.patterns.detectors import (
    calm,
    loss,
    open_close,
    same_help,
    same_measure,
    season,
    siblings,
    waves,
)
from werkbank.patterns.values import Detector

_MODULES = (waves, same_measure, season, open_close, same_help, siblings, loss, calm)

DETECTORS: Mapping[str, Detector] = MappingProxyType({module.DETECTOR.id: module.DETECTOR for module in _MODULES})
"""Every detector by its id."""
