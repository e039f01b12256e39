"""A date is a claim: what was typed, what it means, and between which days it lies.

Invariants of every claim that this package makes:

* ``as_typed`` is verbatim; nothing is ever repaired in it.
* ``lo``, ``hi``, ``approx`` and ``uncertain`` follow from ``edtf`` alone (see :mod:`.edtf`), so storing text and EDTF
  is enough. ``edtf`` is empty when the date is unknown, unreadable, or hangs on another event.
* ``None`` as a bound means that this side is open; ``lo <= hi`` where both are known.
* ``reason`` is filled when the text could not be read; ``ordering`` when the text only places the date before, after or
  around another event ('na de scheiding').
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

DOCUMENT = "document"
MEMORY = "herinnering"
AGE = "leeftijd"
SCHOOL_YEAR = "schooljaar"
DERIVED = "afgeleid"

_BEFORE_ALL = 0
_AFTER_ALL = date.max.toordinal() + 1

SortKey = tuple[int, int, int, int, str]


@dataclass(frozen=True, slots=True)
class VagueDate:
    """One claim about when; the empty value is an unknown date.

    Days are inclusive. The texts stay out of the repr, because reprs end up in logs.
    """

    as_typed: str = field(default="", repr=False)
    edtf: str = field(default="", repr=False)
    lo: date | None = field(default=None, repr=False)
    hi: date | None = field(default=None, repr=False)
    approx: bool = False
    uncertain: bool = False
    basis: str = ""
    reason: str = field(default="", repr=False)
    ordering: str = field(default="", repr=False)

    @property
    def is_known(self) -> bool:
        """Something is known about when this was; else it belongs in the tray 'datum onbekend'."""
        return bool(self.edtf)

    @property
    def is_unreadable(self) -> bool:
        """Text was given that is no date; it is kept and flagged, never guessed."""
        return bool(self.reason) and not self.ordering

    @property
    def is_period(self) -> bool:
        """The claim has a begin and an end ('2012-03/2013-06', '2020-09/..', '/2015'), so it is no moment."""
        return "/" in self.edtf

    @property
    def is_running(self) -> bool:
        """A period that goes on until now."""
        return self.edtf.endswith("/..")

    @property
    def is_day(self) -> bool:
        """Exactly one day is meant."""
        return self.lo is not None and self.lo == self.hi

    def sort_key(self, *, rank: int = 0, ident: str = "") -> SortKey:
        """The place in a list: by (lo, hi, manual rank, id); unknown dates come last."""
        lo = self.lo.toordinal() if self.lo else _BEFORE_ALL
        hi = self.hi.toordinal() if self.hi else _AFTER_ALL
        return (0 if self.edtf else 1, lo, hi, rank, ident)


UNKNOWN = VagueDate()


@dataclass(frozen=True, slots=True)
class Context:
    """What a text is read against: the day of typing, the kind of claim asked for, the birth that ages count from."""

    today: date
    as_period: bool = False
    birth: VagueDate | None = None


class CannotReadError(Exception):
    """A text is no date, for a reason that is told to people; never leaves this package.

    ``basis`` is filled when the text would be a date if only its basis (a birth date) were known.
    """

    def __init__(self, reason: str, *, basis: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.basis = basis
