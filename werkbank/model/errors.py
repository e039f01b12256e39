"""Two families of errors: what the world does to us, and what we did wrong ourselves.

``KnownError`` carries a Dutch sentence for people and a remedy; the window and the command line show it as it is.
``BugError`` means that our own code broke a promise; its text never holds personal data, only ids and field names.
"""

from __future__ import annotations


class KnownError(Exception):
    """Something that people or their machine caused and can mend.

    ``text`` and ``remedy`` are translated Dutch sentences; ``code`` is a stable id for tests and the log.
    """

    def __init__(self, text: str, *, remedy: str = "", code: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.remedy = remedy
        self.code = code

    def for_people(self) -> str:
        """The whole message: what happened and what to do about it."""
        return f"{self.text} {self.remedy}".strip()


class BugError(Exception):
    """Our own mistake. Holds ids and field names, never what somebody told us."""
