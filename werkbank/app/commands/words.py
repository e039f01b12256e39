"""Read the words of the command line. Standard library only: this runs before anything is loaded.

Exit 2 with a Dutch line on wrong usage. Commands of cli.md that are not built yet are known by name, so that a script
hears 'nog niet beschikbaar' (exit 2) and not 'onbekend'.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from werkbank.i18n import tr

LATER = ("mdo", "handover", "poster", "send", "receive", "log", "backup", "restore", "erase")
WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(tr("Zo werkt dit commando niet: {wat}", wat=message) + "\n")
        sys.stderr.write(tr("Kijk met: {hulp}", hulp=f"{self.prog} --help") + "\n")
        raise SystemExit(WRONG_USAGE)


def read_words(arguments: Sequence[str]) -> argparse.Namespace:
    """The words as a namespace with ``command`` and the options of that command."""
    parser = _parser()
    words = parser.parse_args(_with_command(list(arguments)))
    if words.command in LATER:
        sys.stderr.write(tr("'{naam}' is nog niet beschikbaar in deze versie.", naam=words.command) + "\n")
        raise SystemExit(WRONG_USAGE)
    return words


def _with_command(arguments: list[str]) -> list[str]:
    """``werkbank`` alone, or with only options of ``open``, means ``werkbank open``."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in {"-h", "--help", "--version"}):
        return ["open", *arguments]
    return arguments


def _day(text: str) -> date:
    from werkbank.model.dates import parse

    try:
        return date.fromisoformat(text)
    except ValueError:
        claim = parse(text, today=date.max)
        if claim.lo is None or claim.lo != claim.hi:
            raise argparse.ArgumentTypeError(tr("'{tekst}' is geen dag, zoals 2026-11-21", tekst=text)) from None
        return claim.lo


def _places() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--workplace", type=Path, metavar="MAP", help=tr("de map van de werkplek"))
    shared.add_argument("--person", metavar="NAAM", help=tr("wie je bent (standaard: de enige)"))
    shared.add_argument("--passphrase-file", type=Path, metavar="BESTAND", help=tr("bestand met de wachtzin"))
    shared.add_argument("--today", type=_day, metavar="DAG", help=tr("doe alsof het deze dag is"))
    return shared


def _parser() -> argparse.ArgumentParser:
    from werkbank import __version__

    parser = _Parser(prog="werkbank", description=tr("Tijdlijn, genogram, patronen en gezinsplan van één gezin."))
    parser.add_argument("--version", action="version", version=f"werkbank {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDO", parser_class=_Parser)
    places = [_places()]
    _window_commands(commands, places)
    _case_commands(commands, places)
    _picture_commands(commands, places)
    for name in LATER:
        later = commands.add_parser(name, add_help=False)
        later.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives the type no public name
_Parents = list[argparse.ArgumentParser]


def _window_commands(commands: _Commands[argparse.ArgumentParser], places: _Parents) -> None:
    opened = commands.add_parser("open", parents=places, help=tr("het venster"))
    opened.add_argument("case", nargs="?", metavar="CASUS")
    demo = commands.add_parser("demo", parents=places, help=tr("drie verzonnen gezinnen in een oefenplek"))
    demo.add_argument("--dir", type=Path, metavar="MAP", help=tr("waar de oefenplek of de bestanden komen"))
    demo.add_argument("--no-window", action="store_true", help=tr("schrijf alle bestanden en stop"))
    commands.add_parser("self-test", parents=places, help=tr("controleer deze installatie"))


def _case_commands(commands: _Commands[argparse.ArgumentParser], places: _Parents) -> None:
    init = commands.add_parser("init", parents=places, help=tr("maak een werkplek met een eerste persoon"))
    init.set_defaults(person=None)
    read = commands.add_parser("import", parents=places, help=tr("lees bestanden in een casus"))
    read.add_argument("inputs", nargs="+", type=Path, metavar="BESTAND")
    read.add_argument("--case", required=True, metavar="NAAM")
    read.add_argument("--skip-bad", action="store_true", help=tr("laat regels weg die niet te lezen zijn"))
    read.add_argument("--json", action="store_true")
    write = commands.add_parser("export", parents=places, help=tr("schrijf een casus als bestand"))
    write.add_argument("case", metavar="CASUS")
    write.add_argument("--what", required=True, choices=("tables", "xlsx", "gedcom", "ics"))
    write.add_argument("--out", required=True, type=Path, metavar="PAD")
    check = commands.add_parser("check", parents=places, help=tr("controleer of een casus heel is"))
    check.add_argument("case", metavar="CASUS")
    check.add_argument("--json", action="store_true")
    plan = commands.add_parser("plan", parents=places, help=tr("het gezinsplan voor één lezer"))
    plan.add_argument("case", metavar="CASUS")
    plan.add_argument("--for", dest="reader", required=True, metavar="LEZER")
    target = plan.add_mutually_exclusive_group(required=True)
    target.add_argument("--pdf", type=Path, metavar="BESTAND")
    target.add_argument("--docx", type=Path, metavar="BESTAND")
    dates = commands.add_parser("date", parents=places, help=tr("lees datums zoals mensen ze schrijven"))
    dates.add_argument("--json", action="store_true")
    dates.add_argument("texts", nargs="+", metavar="TEKST")


def _picture_commands(commands: _Commands[argparse.ArgumentParser], places: _Parents) -> None:
    skip = {"action": "store_true", "help": tr("laat regels weg die niet te lezen zijn")}
    genogram = commands.add_parser("genogram", parents=places, help=tr("het genogram"))
    genogram.add_argument("input", metavar="INVOER")
    genogram.add_argument("--as-of", type=_day, metavar="DAG")
    genogram.add_argument("--for", dest="reader", metavar="LEZER")
    genogram.add_argument("--view", choices=("family", "professional"), default="professional")
    genogram.add_argument("--skip-bad", **skip)  # type: ignore[arg-type]
    _targets(genogram, "--json", "--svg", "--pdf")
    timeline = commands.add_parser("timeline", parents=places, help=tr("de tijdlijn"))
    timeline.add_argument("input", metavar="INVOER")
    timeline.add_argument("--paper", choices=("A3", "A4-tiled"), default="A3")
    timeline.add_argument("--skip-bad", **skip)  # type: ignore[arg-type]
    _targets(timeline, "--svg", "--pdf")
    patterns = commands.add_parser("patterns", parents=places, help=tr("mogelijke patronen"))
    patterns.add_argument("input", metavar="INVOER")
    choice = patterns.add_mutually_exclusive_group()
    choice.add_argument("--only", metavar="ID,ID")
    choice.add_argument("--all", action="store_true")
    patterns.add_argument("--as-of", type=_day, metavar="DAG")
    patterns.add_argument("--skip-bad", **skip)  # type: ignore[arg-type]
    patterns.add_argument("--json", action="store_true")


def _targets(parser: argparse.ArgumentParser, *names: str) -> None:
    group = parser.add_mutually_exclusive_group(required=True)
    for name in names:
        if name == "--json":
            group.add_argument(name, action="store_true")
        else:
            group.add_argument(name, type=Path, metavar="BESTAND")
