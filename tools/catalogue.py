"""Collect every translatable text of the program and bring the catalogues up to date.

    python tools/catalogue.py

writes ``resources/locale/werkbank.pot``, adds new texts to each ``LANG/LC_MESSAGES/werkbank.po`` (with an empty
translation, to be filled in by hand), drops texts that are gone, and compiles the ``.mo`` files the program reads. The
output depends on the source alone: no dates, no line numbers, sorted by text, so that two people's changes merge.
"""

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {"tr": None, "mark": None, "ntr": (1, 2)}
NOISE = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Project-Id-Version|Report-Msgid-Bugs-To|Last-Translator|Language-Team'
    r"|Generated-By): .*\n",
    re.MULTILINE,
)


def collect() -> Catalog:
    """Return a catalogue of all texts in the source of the program, without translations."""
    catalogue = Catalog(project="werkbank", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# Texts of Werkbank. Licensed under EUPL-1.2."
    for found in extract_from_dir(ROOT / "werkbank", method_map=[("**.py", "python")], keywords=KEYWORDS):
        name, _line, text, _comments, _context = found
        catalogue.add(text, locations=[(f"werkbank/{Path(name).as_posix()}", 0)])
    return catalogue


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
