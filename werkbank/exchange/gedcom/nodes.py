"""Records of a GEDCOM file in one shape, whichever library read them: ged4py for 5.5.1, gedcom7 for 7.0."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from werkbank.exchange.gedcom.lines import GedcomText
from werkbank.exchange.texts import cleaned

TAKEN = ("INDI", "FAM")
VOID = "@VOID@"
_CHAR = re.compile(r"^(\s*1\s+CHAR\s+).*$", re.MULTILINE)

type_record = Any  # a record of ged4py, which gives its values many types


class BrokenGedcom(Exception):  # noqa: N818 - what it is
    """The library refuses the file; ``line`` is known or None. Never leaves this package."""

    def __init__(self, line: int | None) -> None:
        super().__init__()
        self.line = line


@dataclass(frozen=True, slots=True)
class Node:
    """One line and what hangs below it; ``xref`` is its own name, and ``text`` may be the name of another.

    ``day`` is a date that ged4py has read already; its text leaves out the calendar.
    """

    tag: str
    text: str
    xref: str
    below: tuple[Node, ...]
    day: type_record = None

    def all(self, *tags: str) -> Iterator[Node]:
        """What hangs directly below under one of these tags."""
        return (node for node in self.below if node.tag in tags)

    def first(self, tag: str) -> Node | None:
        """The first with this tag directly below."""
        return next(self.all(tag), None)

    def value(self, *path: str) -> str:
        """The text at the end of a path of tags, or ''."""
        node: Node | None = self
        for tag in path:
            node = node.first(tag) if node else None
        return node.text if node else ""


def nodes_of(source: GedcomText) -> Iterator[Node]:
    """The persons and families of a file, in its order.

    Raises:
        BrokenGedcom: the library cannot read it.
    """
    return _nodes_of_7(source.text) if source.major >= 7 else _nodes_of_5(source.text)


def _nodes_of_7(text: str) -> Iterator[Node]:
    import gedcom7

    try:
        records = gedcom7.loads("\n".join(line for line in text.split("\n") if line.strip()))
    except gedcom7.GedcomParseError as error:
        raise BrokenGedcom(getattr(error, "line_number", None)) from error
    for record in records:
        if record.tag in TAKEN:
            yield _from_structure(record)


def _from_structure(record: type_record) -> Node:
    below = tuple(_from_structure(child) for child in record.children)
    return Node(record.tag, cleaned(record.pointer or record.text), record.xref or "", below)


def _nodes_of_5(text: str) -> Iterator[Node]:
    from ged4py.parser import GedcomReader, IntegrityError, ParserError

    data = io.BytesIO(_CHAR.sub(r"\1UTF-8", text, count=1).encode("utf-8", "replace"))
    try:
        with GedcomReader(data, encoding="utf-8") as reader:
            for tag in TAKEN:
                yield from (_from_record(record) for record in reader.records0(tag))
    except (ParserError, IntegrityError, ValueError, OSError) as error:  # OSError: a header that never ends
        raise BrokenGedcom(None) from error


def _from_record(record: type_record) -> Node:
    below = tuple(map(_from_record, record.sub_records))
    day = record.value if hasattr(record.value, "kind") else None
    return Node(record.tag, cleaned(_text_of(record.value)), record.xref_id or "", below, day)


def _text_of(value: object) -> str:
    """Names come apart as (given, surname, suffix); dates know how to write themselves."""
    if isinstance(value, tuple):
        given, surname, suffix = ((*value, "", "")[:3]) if len(value) < 3 else value[:3]
        return f"{given or ''} /{surname or ''}/ {suffix or ''}".strip()
    return "" if value is None else str(value)
