"""Dutch for the few texts of Qt's own windows that its Dutch catalogue misses, such as those of the file dialog.

A translator that is asked first and knows only these; whatever it does not know goes on to the catalogue.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from werkbank.i18n import mark, tr

TEXTS = {
    ("QFileDialog", "&Look in:"): mark("&Map:"),
    ("QFileDialog", "Files of &type:"): mark("&Soort bestand:"),
    ("QFileDialog", "Cancel"): mark("Annuleren"),
    ("QAbstractFileIconProvider", "Folder"): mark("Map"),
    ("QAbstractFileIconProvider", "File Folder"): mark("Map"),
    ("QAbstractFileIconProvider", "File"): mark("Bestand"),
    ("QAbstractFileIconProvider", "%1 File"): mark("%1-bestand"),
    ("QAbstractFileIconProvider", "Drive"): mark("Schijf"),
    ("QAbstractFileIconProvider", "Alias"): mark("Snelkoppeling"),
    ("QAbstractFileIconProvider", "Shortcut"): mark("Snelkoppeling"),
    ("QAbstractFileIconProvider", "Unknown"): mark("Onbekend"),
}


class MissingTexts(QTranslator):
    """Answers for the texts above only."""

    def translate(self, context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
        said = TEXTS.get((context, source))
        return tr(said) if said is not None else None  # type: ignore[return-value]  # None: ask the next one
