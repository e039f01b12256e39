"""Help that opened again before other help began: what there must be before it is worth looking at windows of the year.

Of the turns that are told each but the last is followed by the next of them before other help certainly began, and all
of them share both windows. So with three or more of them two such steps go together; where no two do, which goes for
nearly every product, there is nothing to tell with certainty or without. Whether they share windows is asked of windows
that may hold them: that lets through too much, never too little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from werkbank.patterns.detectors.openings import Turn

_TWO_STEPS = 3  # turns


def may_tell(turns: Sequence[Turn], /, *, least: int) -> bool:
    """Whether some turns, in order of time, may have come again often enough."""
    if len(turns) < least or least < _TWO_STEPS:
        return len(turns) >= least
    steps: list[tuple[int, int, int]] = []  # the place of the later one, and the windows that both share
    last = len(turns) - 1
    for n, turn in enumerate(turns):
        if n == last or turns[n + 1].begin > turn.until:
            continue
        before = [step for step in steps if step[0] <= n]
        for step in _steps(turns, n):
            _, openings, closings = step
            if any(openings & others and closings & rest for _, others, rest in before):
                return True
            steps.append(step)
    return False


def _steps(turns: Sequence[Turn], n: int, /) -> Iterator[tuple[int, int, int]]:
    """The turns in a later half year that may have opened before other help began, and the windows that they share."""
    turn = turns[n]
    opened, closed = turn.opened.touching.some, turn.closed.touching.some
    for place in range(n + 1, len(turns)):
        later = turns[place]
        if later.begin > turn.until:
            break
        openings = opened & later.opened.touching.some if later.half > turn.half else 0
        closings = closed & later.closed.touching.some if openings else 0
        if closings:
            yield place, openings, closings
