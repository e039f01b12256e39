"""Read the words of the command line. Standard library only: this runs before anything is loaded.

Exit 2 with a Dutch line on wrong usage. The options that every command has (where the workplace is,
who asks, which day it is) may stand before the command as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from werkbank.app.commands.casus_words import casus_commands
from werkbank.app.commands.keeping_words import keeping_commands
from werkbank.app.commands.usage import DutchParser, argparse_in_dutch
from werkbank.i18n import tr

WINDOW = ("open", "demo", "self-test")
PLACES = ("--workplace", "--person", "--passphrase-file", "--today")
GROUND_WORDS = ("direct betrokken", "GI in een OTS", "Raad", "Veilig Thuis", "meldcode", "overleg")
MDO_PAPERS = ("A4", "A3")
POSTER_PAPERS = ("A1", "A2", "A3", "A4-tiled")
TIMELINE_PAPERS = ("A1", "A2", "A3", "A4", "A4-tiled")
_Commands = Callable[..., argparse.ArgumentParser]


def read_words(arguments: Sequence[str]) -> argparse.Namespace:
    """The words as a namespace with ``command`` and the options of that command. Ends the program on wrong usage."""
    words = _with_command(list(arguments))
    with argparse_in_dutch():
        return _parser(words[0]).parse_args(words)


def _with_command(arguments: list[str]) -> list[str]:
    """The command first, then everything else; no command at all means ``open``."""
    at = 0
    while at < len(arguments) and arguments[at].partition("=")[0] in PLACES:
        at += 1 if "=" in arguments[at] else 2
    front, rest = arguments[:at], arguments[at:]
    if rest and (not rest[0].startswith("-") or rest[0] in {"-h", "--help", "--version"}):
        return [rest[0], *front, *rest[1:]]
    return ["open", *front, *rest]


FIRST_YEAR, LAST_YEAR = 1800, 2300  # of days to look from: what lives are counted back and ahead from


def _day(text: str) -> date:
    day = _any_day(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        wrong = tr("'{tekst}' ligt te ver weg. Kies een dag in de jaren {van} tot en met {tot}.",
                   tekst=text, van=FIRST_YEAR, tot=LAST_YEAR)  # fmt: skip
        raise argparse.ArgumentTypeError(wrong)
    return day


def _any_day(text: str) -> date:
    from werkbank.model.dates import parse

    try:
        return date.fromisoformat(text)
    except ValueError:
        claim = parse(text, today=date.max)
        if claim.lo is None or claim.lo != claim.hi:
            wrong = [tr("'{tekst}' is geen dag, zoals 2026-11-21.", tekst=text), claim.reason]
            raise argparse.ArgumentTypeError(" ".join(filter(None, wrong))) from None
        return claim.lo


def _places() -> DutchParser:
    shared = DutchParser(add_help=False)
    shared.add_argument("--workplace", type=Path, metavar="MAP", help=tr("de map van de werkplek"))
    shared.add_argument("--person", metavar="NAAM", help=tr("wie je bent (standaard: de enige)"))
    shared.add_argument("--passphrase-file", type=Path, metavar="BESTAND", help=tr("bestand met de wachtzin"))
    shared.add_argument("--today", type=_day, metavar="DAG", help=tr("doe alsof het deze dag is"))
    return shared


def _parser(asked: str) -> DutchParser:
    """All commands, or those of the window alone when one of them is asked: then nobody should wait for the others."""
    from werkbank import __version__

    about = tr("Tijdlijn, genogram, patronen en gezinsplan van één gezin.")
    parser = DutchParser(prog="werkbank", description=about, allow_abbrev=False)
    version = tr("toon het versienummer")
    parser.add_argument("--version", action="version", version=f"werkbank {__version__}", help=version)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMANDO", title=tr("commando's"), parser_class=DutchParser
    )
    shared = _places()

    def command(name: str, *, told: str) -> DutchParser:
        return commands.add_parser(name, parents=[shared], help=told, description=told, allow_abbrev=False)

    _window_commands(command)
    if asked not in WINDOW:
        _case_commands(command)
        _picture_commands(command)
        _paper_commands(command)
        keeping_commands(command)
        casus_commands(command)
    return parser


def _window_commands(command: _Commands) -> None:
    opened = command("open", told=tr("het venster"))
    opened.add_argument("case", nargs="?", metavar="CASUS", help=tr("naam of nummer van de casus"))
    demo = command("demo", told=tr("drie verzonnen gezinnen in een oefenplek"))
    demo.add_argument("--dir", type=Path, metavar="MAP", help=tr("waar de oefenplek of de bestanden komen"))
    demo.add_argument("--no-window", action="store_true", help=tr("schrijf alle bestanden en stop"))
    command("self-test", told=tr("controleer deze installatie"))


def _case_commands(command: _Commands) -> None:
    command("init", told=tr("maak een werkplek met een eerste persoon"))
    read = command("import", told=tr("lees bestanden in een casus"))
    read.add_argument("inputs", nargs="+", metavar="BESTAND", help=tr("map, zip, .xlsx of .ged"))
    read.add_argument("--case", required=True, metavar="NAAM", help=tr("naam of nummer van de casus"))
    _skip_and_json(read)
    write = command("export", told=tr("schrijf een casus als bestand"))
    write.add_argument("case", metavar="CASUS")
    write.add_argument("--what", required=True, choices=("tables", "xlsx", "gedcom", "ics"), help=tr("welke vorm"))
    write.add_argument("--out", required=True, type=Path, metavar="PAD", help=tr("waar het komt"))
    check = command("check", told=tr("controleer of een casus heel is"))
    check.add_argument("case", metavar="CASUS")
    check.add_argument("--json", action="store_true", help=tr("één JSON-document op de uitvoer"))
    plan = command("plan", told=tr("het gezinsplan voor één lezer"))
    plan.add_argument("case", metavar="CASUS")
    plan.add_argument("--for", dest="reader", required=True, metavar="LEZER", help=tr("naam, nummer of rol"))
    _consent(plan)
    _targets(plan, "--pdf", "--docx")
    mdo = command("mdo", told=tr("het blad voor een MDO, voor het team"))
    mdo.add_argument("case", metavar="CASUS")
    mdo.add_argument("--paper", choices=MDO_PAPERS, default="A4", help=tr("twee keer A4 of één keer A3"))
    _targets(mdo, "--pdf")
    dates = command("date", told=tr("lees datums zoals mensen ze schrijven"))
    dates.add_argument("--json", action="store_true", help=tr("één JSON-document op de uitvoer"))
    dates.add_argument("texts", nargs="+", metavar="TEKST", help=tr("zet -- voor een tekst met een streepje"))


def _paper_commands(command: _Commands) -> None:
    over = command("handover", told=tr("de overdracht aan een andere organisatie"))
    over.add_argument("case", metavar="CASUS")
    over.add_argument("--to", default="", metavar="ORGANISATIE", help=tr("wie de casus overneemt"))
    over.add_argument("--contact", default="", metavar="NAAM", help=tr("wie het daar leest"))
    _targets(over, "--pdf")
    secret = over.add_mutually_exclusive_group()
    secret.add_argument("--password", action="store_true", help=tr("versleutel de PDF; vraagt een wachtwoord"))
    secret.add_argument("--password-file", type=Path, metavar="BESTAND", help=tr("bestand met dat wachtwoord"))
    poster = command("poster", told=tr("de wandplaat: genogram en tijdlijn"))
    _input(poster)
    poster.add_argument("--paper", choices=POSTER_PAPERS, default="A3", help=tr("papier van de wandplaat"))
    _targets(poster, "--pdf")


def _picture_commands(command: _Commands) -> None:
    genogram = command("genogram", told=tr("het genogram"))
    _input(genogram)
    genogram.add_argument("--as-of", type=_day, metavar="DAG", help=tr("zoals het op die dag was"))
    genogram.add_argument("--for", dest="reader", metavar="LEZER", help=tr("naam, nummer of rol"))
    genogram.add_argument("--view", choices=("family", "professional"), default="professional", help=tr("voor wie"))
    genogram.add_argument("--anonymous", action="store_true", help=tr("zonder namen, datums en plaatsen"))
    _targets(genogram, "--json", "--svg", "--pdf")
    timeline = command("timeline", told=tr("de tijdlijn"))
    _input(timeline)
    timeline.add_argument("--paper", choices=TIMELINE_PAPERS, default="A3", help=tr("papier van de PDF"))
    timeline.add_argument("--one-sheet", action="store_true", help=tr("alles op één blad, hoe klein ook"))
    _targets(timeline, "--svg", "--pdf")
    patterns = command("patterns", told=tr("mogelijke patronen"))
    _input(patterns, json=True)
    choice = patterns.add_mutually_exclusive_group()
    choice.add_argument("--only", metavar="ID,ID", help=tr("alleen deze detectoren"))
    choice.add_argument("--all", action="store_true", help=tr("ook wat alleen op verzoek loopt"))
    patterns.add_argument("--as-of", type=_day, metavar="DAG", help=tr("met wat op die dag bekend was"))


def _input(parser: argparse.ArgumentParser, *, json: bool = False) -> None:
    parser.add_argument("input", metavar="INVOER", help=tr("een casus, of een map, zip, .xlsx of .ged"))
    _skip_and_json(parser, json=json)


def _skip_and_json(parser: argparse.ArgumentParser, *, json: bool = True) -> None:
    parser.add_argument("--skip-bad", action="store_true", help=tr("laat regels weg die niet te lezen zijn"))
    if json:
        parser.add_argument("--json", action="store_true", help=tr("één JSON-document op de uitvoer"))


def _consent(parser: argparse.ArgumentParser) -> None:
    """What people said when they were asked; the words are checked when the case is open."""
    parser.add_argument("--asked", action="append", default=[], metavar="NAAM", help=tr("gevraagd en akkoord"))
    parser.add_argument("--refused", action="append", default=[], metavar="NAAM", help=tr("zei nee: laat het weg"))
    parser.add_argument("--ground", choices=GROUND_WORDS, default="", help=tr("andere grond dan een ja, voor de rest"))
    parser.add_argument("--main-facts", action="store_true", help=tr("een ouder zonder gezag vraagt om de hoofdzaken"))


def _targets(parser: argparse.ArgumentParser, *names: str) -> None:
    group = parser.add_mutually_exclusive_group(required=True)
    for name in names:
        if name == "--json":
            group.add_argument(name, action="store_true", help=tr("één JSON-document op de uitvoer"))
        else:
            group.add_argument(name, type=Path, metavar="BESTAND", help=tr("schrijf het daarheen"))
