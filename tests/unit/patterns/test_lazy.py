"""Values that are worked out once."""

from __future__ import annotations

from werkbank.patterns.lazy import lazy


class _Sum:
    def __init__(self) -> None:
        self.asked = 0

    @lazy
    def seven(self) -> int:
        """Three and four."""
        self.asked += 1
        return 3 + 4


def test_it_is_worked_out_when_asked_and_once_for_each_object() -> None:
    one, other = _Sum(), _Sum()
    assert one.asked == 0
    assert (one.seven, one.seven, one.asked, other.asked) == (7, 7, 1, 0)
    assert other.seven == 7


def test_what_cannot_be_worked_out_is_tried_again() -> None:
    class Later:
        ready = False

        @lazy
        def half(self) -> int:
            return 1 if self.ready else 1 // 0

    one = Later()
    try:
        _ = one.half
    except ZeroDivisionError:
        one.ready = True
    assert one.half == 1


def test_the_class_still_tells_what_it_is() -> None:
    assert isinstance(_Sum.seven, lazy)
    assert _Sum.seven.__doc__ == "Three and four."
