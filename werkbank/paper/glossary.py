"""What the abbreviations in a document mean, told once each, at the end of the block that uses them first."""

from __future__ import annotations

from werkbank.drawing.shapes import Face
from werkbank.model.vocabulary import vocabulary
from werkbank.paper.pdf.rich import Span


class Glossary:
    """The texts of a document as they pass by."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._told: set[str] = set()

    def note(self, *texts: str) -> None:
        """Remember texts in which abbreviations may stand."""
        self._heard += texts

    def told(self) -> list[list[str | Span]]:
        """A paragraph for each abbreviation in the texts since the last time that was not told before."""
        found = vocabulary().abbreviations_in(" ".join(self._heard))
        fresh = [row for row in found if row.id not in self._told]
        self._told |= {row.id for row in fresh}
        self._heard = []
        return [[Span(f"{row.label}: ", Face.BOLD, "ink_soft"), Span(row.sentence, role="ink_soft")] for row in fresh]
