"""Collect every translatable text of the program and bring the catalogues up to date.

    python tools/catalogue.py

writes ``resources/locale/werkbank.pot``, adds new texts to each ``LANG/LC_MESSAGES/werkbank.po`` (with an empty
translation, to be filled in by hand), drops texts that are gone, and compiles the ``.mo`` files the program reads. The
output depends on the source alone: no dates, no line numbers, sorted by text, so that two people's changes merge.
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
FORMS = {"tr": 1, "mark": 1, "ntr": 2}  # how many leading arguments are texts
NOISE = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Project-Id-Version|Report-Msgid-Bugs-To|Last-Translator|Language-Team'
    r"|Generated-By): .*\n",
    re.MULTILINE,
)


def collect() -> Catalog:
    """Return a catalogue of all texts in the source of the program, without translations."""
    catalogue = Catalog(project="werkbank", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# Texts of Werkbank. Licensed under EUPL-1.2."
    for path in sorted((ROOT / "werkbank").rglob("*.py")):
        for text in texts_of(path.read_text(encoding="utf-8")):
            catalogue.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def texts_of(source: str) -> Iterator[str | tuple[str, ...]]:
    """Yield each text of a source file, a plural as a tuple; read as a tree, since Babel looks past f-strings."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS:
            wanted = FORMS[node.func.id]
            forms = tuple(_literals(node.args[:wanted]))
            if len(forms) == wanted and all(forms):
                yield forms if wanted > 1 else forms[0]


def _literals(nodes: list[ast.expr]) -> Iterator[str]:
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def update(path: Path, *, texts: Catalog) -> Catalog:
    """Bring one language's catalogue in line with the source and return it; translations of kept texts stay."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3])
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def as_text(catalogue: Catalog) -> str:
    """Return the catalogue as the text of a .po file."""
    out = BytesIO()
    write_po(out, catalogue, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
    return NOISE.sub("", out.getvalue().decode())


def main() -> int:
    """Write all files; return the number of languages that are not complete."""
    texts = collect()
    (LOCALE / "werkbank.pot").write_text(as_text(texts), encoding="utf-8")
    incomplete = 0
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/werkbank.po")):
        catalogue = update(path, texts=texts)
        path.write_text(as_text(catalogue), encoding="utf-8")
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        missing = [message for message in catalogue if message.id and not _translated(message.string)]
        incomplete += bool(missing)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} texts, {len(missing)} without translation")
    return incomplete


def _translated(string: object) -> bool:
    """A plural has a tuple of forms, and needs each."""
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
