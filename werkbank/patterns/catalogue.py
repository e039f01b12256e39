"""The detectors that are built, in the order of the catalogue (patterns.md section 3). Ids are stable."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from werkbank.patterns.detectors import (
    before,
    blank,
    calm,
    chain,
    child_only,
    early_ends,
    examined_again,
    generations,
    help_again,
    intervals,
    let_go,
    loss,
    many_reports,
    no_answer,
    open_close,
    other_faces,
    own,
    same_help,
    same_measure,
    season,
    siblings,
    stacking,
    ties,
    up_and_down,
    waiting,
    waves,
)
from werkbank.patterns.values import Detector

_BUILT: tuple[Detector, ...] = (
    waves.DETECTOR, help_again.DETECTOR, same_measure.DETECTOR, season.DETECTOR, open_close.DETECTOR,
    same_help.DETECTOR, stacking.DETECTOR, chain.DETECTOR, early_ends.DETECTOR, up_and_down.DETECTOR,
    many_reports.DETECTOR, intervals.DETECTOR, before.DETECTOR, *generations.DETECTORS, siblings.DETECTOR,
    other_faces.DETECTOR, loss.DETECTOR, child_only.DETECTOR, calm.DETECTOR, waiting.DETECTOR, no_answer.DETECTOR,
    examined_again.DETECTOR, let_go.DETECTOR, blank.DETECTOR, *ties.DETECTORS, own.DETECTOR,
)  # fmt: skip

DETECTORS: Mapping[str, Detector] = MappingProxyType({detector.id: detector for detector in _BUILT})
"""Every detector by its id."""
