"""Where the signals stand in their lane: those that would cover each other share one mark with a count.

They are put together by cells of ``CELL`` points of the whole line of time, not of the window, so that nothing jumps on
panning.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from werkbank.timeline.ground import Ground
from werkbank.timeline.signals import Signal

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


def signal_places(ground: Ground) -> tuple[SignalPlace, ...]:
    """The marks in view, from left to right."""
    signals, scale = ground.board.signals, ground.scale
    if not signals or ground.board.align is not None:
        return ()
    days = ground.board.signal_days
    reach = CELL / scale.per_day
    low, high = days.searchsorted((scale.day(ground.left) - reach, scale.day(ground.right) + reach))
    if low == high:
        return ()
    cells = np.floor(days[low:high] * scale.per_day / CELL)
    starts = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1)) + low
    ends = np.append(starts[1:], high)
    xs = [scale.x(float(days[start:end].mean())) for start, end in zip(starts, ends, strict=True)]
    rights = [*(x - GAP for x in xs[1:]), ground.right]
    return tuple(
        SignalPlace(x, max(0.0, right - x - GAP), signals[start:end])
        for x, right, start, end in zip(xs, rights, starts, ends, strict=True)
        if ground.left - 4 <= x <= ground.right + 4
    )


def signal_text(place: SignalPlace) -> str:
    """What stands behind a mark: the title, or how many."""
    return place.signals[0].title if len(place.signals) == 1 else str(len(place.signals))
