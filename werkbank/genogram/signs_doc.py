"""The table of signs as documents: ``docs/tekens.md`` with words and ``docs/tekens.svg`` with every sign drawn.

Both are made from the table and checked by a test; ``python -m werkbank.genogram.signs_doc`` writes them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from werkbank.drawing.geometry import placed
from werkbank.drawing.shapes import Anchor, Drawing, Face, Item, Text
from werkbank.drawing.svg import to_svg
from werkbank.drawing.tokens import PAPER
from werkbank.genogram.legend import COLUMN, EDGE, ROW, entry
from werkbank.genogram.looks import Look
from werkbank.genogram.samples import DAY
from werkbank.genogram.signs import GROUPS, all_signs
from werkbank.i18n import mark, tr
from werkbank.model.vocabulary import Sign

COLUMNS, HEAD = 5, 22.0
WORDS, PICTURE = "tekens.md", "tekens.svg"
VIEWS = {
    "both": mark("team en gezin"),
    "professional": mark("alleen team"),
    "own": mark("team; gezin als het dit zelf inbracht"),
}


def words() -> str:
    """The page: a table a group."""
    lines = [
        f"# {tr('Tekens van het genogram')}",
        "",
        tr("Deze bladzijde is gemaakt uit resources/vocabulary/genogram_signs.json. Een team kan van een teken een")
        + " "
        + tr("andere vorm kiezen met Beeld, Tekens kiezen; de gewone vorm staat vooraan."),
        "",
        f"![{tr('Alle tekens')}]({PICTURE})",
    ]
    for group, title in GROUPS.items():
        rows = [row for row in all_signs() if row.group == group]
        if rows:
            lines += ["", f"## {tr(title)}", "", *_table(rows)]
    return "\n".join(lines) + "\n"


def _table(rows: list[Sign]) -> Iterator[str]:
    yield f"| {tr('naam')} | {tr('teken')} | {tr('betekenis')} | {tr('andere vormen')} | {tr('weergave')} |"
    yield "|---|---|---|---|---|"
    for row in rows:
        other = "; ".join(words for _, words in row.choices[1:])
        yield f"| {row.label} | {row.sign} | {row.when} | {other} | {tr(VIEWS[row.view])} |"


def sheet() -> Drawing:
    """Every sign with its name, group by group."""
    look, items, top = Look(DAY), list[Item](), EDGE
    for group, title in GROUPS.items():
        rows = [row for row in all_signs() if row.group == group]
        if not rows:
            continue
        items.append(Text(EDGE, top + 10, tr(title), 10.0, Face.BOLD, Anchor.START, "ink"))
        for number, row in enumerate(rows):
            x, y = EDGE + number % COLUMNS * COLUMN, top + HEAD + number // COLUMNS * ROW
            items.append(placed(entry(row.id, x=0, y=0, look=look), dx=x, dy=y))
        top += HEAD + (len(rows) + COLUMNS - 1) // COLUMNS * ROW + 8
    return Drawing(COLUMNS * COLUMN + 2 * EDGE, top, tuple(items), title=tr("Tekens van het genogram"))


def write(folder: Path) -> None:
    """Write both documents."""
    (folder / WORDS).write_text(words(), encoding="utf-8")
    (folder / PICTURE).write_text(to_svg(sheet(), PAPER), encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).parents[2] / "docs")
