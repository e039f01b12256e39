"""Rows of days as long numbers with a bit for each day: how many of many rows have a day, for all days at once."""

from __future__ import annotations

from collections.abc import Sequence


def added(rows: list[int], /) -> list[int]:
    """How many of the rows have each bit: the sum in binary, a row of bits for the ones, the twos, the fours and on."""
    planes: list[int] = []
    while rows:
        carried: list[int] = []
        while len(rows) > 2:
            left, each = rows[len(rows) // 3 * 3 :], iter(rows)
            for one, other, third in zip(each, each, each, strict=False):
                half = one ^ other
                left.append(half ^ third)
                carried.append(one & other | half & third)
            rows = left
        if len(rows) == 2:
            one, other = rows
            carried.append(one & other)
            rows = [one ^ other]
        planes += rows
        rows = carried
    return planes


def as_many(planes: Sequence[int], *, least: int) -> int:
    """The bits that are in ``least`` or more of the rows that were added."""
    if least >> len(planes):
        return 0
    more, equal = 0, -1
    for number in range(len(planes) - 1, -1, -1):
        if least >> number & 1:
            equal &= planes[number]
        else:
            more |= equal & planes[number]
            equal &= ~planes[number]
    return more | equal


def fullest(planes: Sequence[int], *, among: int) -> tuple[int, int]:
    """The bits ``among`` these that are in most of the rows that were added, and in how many; (0, 0) of no bits."""
    most = 0
    for number in range(len(planes) - 1, -1, -1):
        if more := among & planes[number]:
            among = more
            most |= 1 << number
    return among, most
