"""Files of the bouwstenen page: the words of the lists to share, and the weging as PDF."""

from __future__ import annotations

from pathlib import Path

from werkbank.app.exports import write_json, write_whole
from werkbank.app.verbs import bouwstenen as verbs
from werkbank.exchange.wording import read_wording, write_wording
from werkbank.i18n import ntr, tr
from werkbank.model.sets import WEGING, lists_in_use, stones
from werkbank.ui.desk import Desk


def file_kinds() -> tuple[str, ...]:
    """The kinds of file for a dialog, all of them first."""
    kinds = ((tr("Werkmap"), "*.xlsx"), (tr("Tabel"), "*.csv"), (tr("JSON"), "*.json"))
    every = tr("Woorden van bouwstenen") + f" ({' '.join(ending for _, ending in kinds)})"
    return (every, *(f"{title} ({ending})" for title, ending in kinds))


def write_words(desk: Desk, path: Path) -> None:
    """Write the lists in use and that of the weging; the words only, nothing of the family."""
    target = path if path.suffix else path.with_suffix(".xlsx")
    names = (*lists_in_use(desk.casus), WEGING)
    write_wording((stone for name in names for stone in stones(desk.casus, name, dropped=True)), target)
    _log(desk, "wording")
    desk.noticed.emit(tr("Woorden opgeslagen in {naam}. Er staat niets over het gezin in.", naam=target.name))


def take_words(desk: Desk, path: Path) -> None:
    """Take over the words of a file.

    Raises:
        KnownError: the file or a row in it is not right; nothing comes in then.
    """
    rows = read_wording(path)
    moved = verbs.renumbered(desk.session, rows)
    changed = verbs.take_wording(desk.session, rows, subject=path.name)
    if changed:
        told = ntr("{n} regel heeft nieuwe woorden.", "{n} regels hebben nieuwe woorden.", changed)
        other = " ".join(tr("‘{naam}’ is hier {code}.", naam=name, code=code) for name, code in moved)
        desk.noticed.emit(" ".join(filter(None, (told, other, tr("Met Ctrl+Z komen de vorige terug.")))))
    else:
        desk.noticed.emit(tr("Deze woorden had deze casus al."))


def write_weighing(desk: Desk, path: Path) -> None:
    """Write the weging as PDF."""
    from werkbank.paper.weighing import weighing_pdf

    target = path if path.suffix else path.with_suffix(".pdf")
    write_whole(target, weighing_pdf(desk.casus, today=desk.session.today))
    _log(desk, "weighing-pdf")
    warning = tr("Let op: papier en PDF vallen buiten de kluis. Bewaar ze veilig.")
    desk.noticed.emit(f"{tr('Weging opgeslagen.')} {warning}")


def write_look_back(desk: Desk, path: Path) -> None:
    """Write the look back without names."""
    from werkbank.app.look_back import look_back

    target = path if path.suffix else path.with_suffix(".json")
    write_json(look_back(desk.casus, today=desk.session.today).as_json(), target)
    _log(desk, "look-back")
    desk.noticed.emit(tr("Opgeslagen in {naam}, zonder namen.", naam=target.name))


def _log(desk: Desk, what: str) -> None:
    if (log := getattr(desk.session.memory, "log", None)) is not None:
        log("export", detail=what)
