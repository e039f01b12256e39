"""How much of a foreign file is read before it is refused, and how a long reading is followed and stopped.

The figures are far above what a family's history needs (3000 events are 0.5 MB of text) and far below what makes the
program stop answering. Nothing is ever unpacked beyond them: archives are read as a stream and stopped at the limit.
"""

from __future__ import annotations

from collections.abc import Callable

from werkbank.i18n import tr
from werkbank.model.errors import KnownError

MEGABYTE = 1024 * 1024
FILE_BYTES = 25 * MEGABYTE
UNPACKED_BYTES = 80 * MEGABYTE  # 40 000 rows of 25 columns are 35 MB as a sheet of a workbook
ARCHIVE_MEMBERS = 2000
TABLE_ROWS = 100_000
TABLE_COLUMNS = 200
CELL_CHARACTERS = 100_000
WORKBOOK_CELL_CHARACTERS = 32_767  # the format's own limit

GEDCOM_LINE_BYTES = 4096
GEDCOM_RECORDS = 50_000
GEDCOM_DEPTH = 20

Progress = Callable[[int, int], bool | None]
"""Called with what is done and the total (0 while unknown); answering False stops the reading."""

ROWS_BETWEEN_CALLS = 500


class Cancelled(KnownError):  # noqa: N818 - it is a wish that was granted, no error of anybody
    """Somebody stopped the reading; nothing came in."""

    def __init__(self) -> None:
        super().__init__(
            tr("Het inlezen is gestopt."), remedy=tr("Er is niets veranderd in de casus."), code="import-cancelled"
        )


class Ticker:
    """Counts rows and passes the count on now and then."""

    def __init__(self, progress: Progress | None, *, total: int = 0) -> None:
        self._progress = progress
        self.done = 0
        self.total = total

    def step(self) -> None:
        """One more row is done.

        Raises:
            Cancelled: the listener answered False.
        """
        self.done += 1
        if self.done % ROWS_BETWEEN_CALLS == 0:
            self.tell()

    def tell(self) -> None:
        """Pass the count on now.

        Raises:
            Cancelled: the listener answered False.
        """
        if self._progress is not None and self._progress(self.done, self.total) is False:
            raise Cancelled
