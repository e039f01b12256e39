"""Which event comes next for the keyboard within one lane, or in the life of one person."""

from __future__ import annotations

import numpy as np

from werkbank.timeline.board import Board
from werkbank.timeline.hits import in_time


def in_lane(board: Board, index: int, *, step: int) -> int:
    """The next (1) or previous (-1) event in time in the same lane; the same one at its end."""
    if index < 0:
        return in_time(board, index, step=step)
    return _beside(_of_lane(board, index), index, step=step)


def at_end_of_lane(board: Board, index: int, *, step: int) -> int:
    """The last (1) or first (-1) event in time of the same lane."""
    if index < 0:
        return in_time(board, index, step=-step)
    return _of_lane(board, index)[-1 if step > 0 else 0]


def of_person(board: Board, index: int, *, step: int) -> int:
    """The next or previous event in time that is about the same person, the first named one, in whatever lane.

    An event about nobody leads to the next about nobody.
    """
    if index < 0:
        return in_time(board, index, step=step)
    persons = board.places[index].event.persons

    def same(other: int) -> bool:
        others = board.places[other].event.persons
        return persons[0] in others if persons else not others

    return _beside([n for n in board.order.tolist() if same(n)], index, step=step)


def _of_lane(board: Board, index: int) -> list[int]:
    lane = board.lanes[board.lane_of(index)]
    first, last = int(board.row_first[lane.first]), int(board.row_first[lane.first + lane.rows])
    inside = (board.order >= first) & (board.order < last)
    return [int(n) for n in board.order[np.flatnonzero(inside)]]


def _beside(found: list[int], index: int, *, step: int) -> int:
    return found[max(0, min(found.index(index) + step, len(found) - 1))]
