"""The words of ``log``, ``backup``, ``restore`` and ``erase``. Standard library only, like ``words``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from werkbank.i18n import tr

_Commands = Callable[..., argparse.ArgumentParser]


def keeping_commands(command: _Commands) -> None:
    """Add them to the commands."""
    log = command("log", told=tr("wie in een casus keek, iets veranderde, afdrukte of overdroeg"))
    log.add_argument("case", metavar="CASUS", help=tr("naam of nummer van de casus"))
    log.add_argument("--about", metavar="PERSOON", help=tr("alleen wat over deze persoon gaat"))
    log.add_argument("--pdf", type=Path, metavar="BESTAND", help=tr("schrijf het als PDF, leesbaar voor het gezin"))
    _json(log)
    backup = command("backup", told=tr("maak van elke casus een nagelezen reservekopie"))
    backup.add_argument("case", nargs="?", metavar="CASUS", help=tr("alleen deze casus"))
    backup.add_argument("--to", type=Path, metavar="MAP", help=tr("zet de kopieën ook op deze schijf of stick"))
    _json(backup)
    restore = command("restore", told=tr("zet een reservekopie terug; wat er nu is wordt eerst bewaard"))
    restore.add_argument("file", type=Path, metavar="KOPIE", help=tr("map van de kopie, of case.db daarin"))
    restore.add_argument("--yes", action="store_true", help=tr("zonder te vragen"))
    _json(restore)
    erase = command("erase", told=tr("vernietig een hele casus, met bewijs; dit kan niet terug"))
    erase.add_argument("case", metavar="CASUS", help=tr("naam of nummer van de casus"))
    erase.add_argument("--reason", default="", metavar="TEKST", help=tr("waarom; dat komt in het bewijs"))
    erase.add_argument(
        "--notice", type=Path, metavar="BESTAND", help=tr("schrijf een ondertekend bericht voor wie een kopie kreeg")
    )
    erase.add_argument("--yes", action="store_true", help=tr("zonder de naam over te typen"))
    _json(erase)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("één JSON-document op de uitvoer"))
