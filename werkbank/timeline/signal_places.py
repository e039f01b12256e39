"""Where the signals stand in their lane: those that would cover each other share one mark with a count.

They are put together by cells of ``CELL`` points of the whole line of time, not of the window, so that nothing jumps on
panning.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from werkbank.timeline.ground import Ground
from werkbank.timeline.signals import Signal, SignalKind

CELL = 22.0  # points
GAP = 12.0  # points from a mark to its text


class SignalPlace(NamedTuple):
    """One mark: its middle, the room for its text behind it, and the signals that it stands for."""

    x: float
    room: float
    signals: tuple[Signal, ...]

    @property
    def certain(self) -> bool:
        """Whether any of them certainly holds."""
        return any(signal.certain for signal in self.signals)

    @property
    def in_help(self) -> bool:
        """Whether it stands for patterns in the help alone."""
        return all(signal.kind is SignalKind.HELP for signal in self.signals)


def signal_places(ground: Ground) -> tuple[SignalPlace, ...]:
    """The marks in view, from left to right."""
    board, scale = ground.board, ground.scale
    if board.align is not None or not board.signals:
        return ()
    days = board.signal_days
    cells = np.floor(days * (scale.per_day / CELL))
    starts = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
    ends = np.append(starts[1:], len(days))
    x = scale.left + (np.add.reduceat(days, starts) / (ends - starts) - scale.first) * scale.per_day
    low, high = x.searchsorted((ground.left - 4, ground.right + 4))
    xs = x[low:high].tolist()
    rights = [*(one - GAP for one in xs[1:]), ground.right][: len(xs)]
    spans = zip(xs, rights, starts[low:high].tolist(), ends[low:high].tolist(), strict=True)
    return tuple(
        SignalPlace(one, max(0.0, right - one - GAP), board.signals[start:end]) for one, right, start, end in spans
    )


def signal_text(place: SignalPlace) -> str:
    """What stands behind a mark: the title, or how many."""
    return place.signals[0].title if len(place.signals) == 1 else str(len(place.signals))
