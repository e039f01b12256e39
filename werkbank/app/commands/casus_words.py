"""The words of ``card``, ``send`` and ``receive``. Standard library only, like ``words``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from werkbank.i18n import tr

_Commands = Callable[..., argparse.ArgumentParser]


def casus_commands(command: _Commands) -> None:
    """Add them to the commands."""
    card = command("card", told=tr("visitekaartjes: maak het jouwe, of lees dat van een ander"))
    card.add_argument("file", nargs="?", type=Path, metavar="KAARTJE", help=tr("het visitekaartje van een ander"))
    card.add_argument("--words", default="", metavar="WOORDEN", help=tr("de zes woorden die de ander voorlas"))
    card.add_argument("--out", type=Path, metavar="BESTAND", help=tr("schrijf je eigen visitekaartje daarheen"))
    card.add_argument("--organisation", metavar="NAAM", help=tr("waar je werkt, voor op je visitekaartje"))
    _json(card)
    send = command("send", told=tr("stuur een casus versleuteld aan een collega met Werkbank"))
    send.add_argument("case", metavar="CASUS", help=tr("naam of nummer van de casus"))
    send.add_argument(
        "--to", nargs="+", required=True, metavar="KAARTJE", help=tr("bestand met een visitekaartje, of een naam")
    )
    send.add_argument("--out", required=True, type=Path, metavar="BESTAND", help=tr("waar het komt (.casus)"))
    send.add_argument("--purpose", default="", metavar="DOEL", help=tr("waarvoor (komt in het logboek)"))
    send.add_argument("--basis", default="", metavar="GRONDSLAG", help=tr("op welke grond (komt in het logboek)"))
    send.add_argument(
        "--sections", default="keten", metavar="WAT", help=tr("team of keten, en eventueel onderdelen: keten,plan")
    )
    send.add_argument("--without-others", action="store_true", help=tr("zonder regels die alleen over anderen gaan"))
    send.add_argument("--without-recovery", action="store_true", help=tr("de herstelsleutel opent het bestand niet"))
    send.add_argument("--preview", action="store_true", help=tr("toon alleen wat zou vertrekken"))
    _unchecked(send)
    _json(send)
    receive = command(
        "receive", told=tr("neem aan wat een ander stuurde: overdracht, ontvangstbewijs, bericht of visitekaartje")
    )
    receive.add_argument(
        "file", type=Path, metavar="BESTAND", help=tr("een .casus, .ontvangst, .vernietigd of .visitekaartje")
    )
    receive.add_argument("--preview", action="store_true", help=tr("toon alleen wat er zou veranderen"))
    receive.add_argument("--receipt", type=Path, metavar="BESTAND", help=tr("waar het ontvangstbewijs komt"))
    receive.add_argument("--accept-future", action="store_true", help=tr("ook wijzigingen van na morgen"))
    _unchecked(receive)
    _json(receive)


def _unchecked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unchecked", action="store_true", help=tr("ook als niemand de zes woorden vergeleek"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("één JSON-document op de uitvoer"))
