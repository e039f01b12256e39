"""Everything that can go wrong with keys, files and disks, as sentences for people; the one place that knows the codes.

``known(code)`` makes the error; ``translated()`` turns whatever SQLCipher or the system throws into one of them, so
that no error of a library ever reaches a window. What can only be our own mistake becomes a ``BugError`` with the
name of the SQLite result code and nothing else.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.errors import BugError, KnownError
from werkbank.store.handover.texts import HANDOVER_TEXTS
from werkbank.store.member_texts import MEMBER_TEXTS
from werkbank.store.place_texts import LIST_BACK, PLACE_TEXTS


class _Said(NamedTuple):
    text: str
    remedy: str


_BACKUP = mark(
    "Zet de nieuwste reservekopie terug: menu Kluis, Reservekopieën (of 'werkbank restore'). Wat er nu staat, blijft "
    "apart bewaard."
)

TEXTS: dict[str, _Said] = {
    "not-a-workplace": _Said(
        mark("In de map {map} staat geen werkplek."),
        mark("Kies een andere map, of maak een nieuwe werkplek."),
    ),
    "workplace-exists": _Said(
        mark("In de map {map} staat al een werkplek of iets anders."),
        mark("Kies een lege map, of open de werkplek die er al is."),
    ),
    "folder-missing": _Said(
        mark("De map {map} is er niet."),
        mark("Steek de schijf of stick in de computer, of kies een andere map."),
    ),
    "workplace-gone": _Said(
        mark("De map van de werkplek is er niet meer; misschien is de stick of schijf eruit."),
        mark("Steek hem er weer in en ga verder. Alles waar 'opgeslagen' bij stond, staat er nog."),
    ),
    "wrong-passphrase": _Said(
        mark("De wachtzin klopt niet bij deze persoon."),
        mark("Controleer de naam, hoofdletters en de toetsenbordtaal, en typ de wachtzin opnieuw."),
    ),
    "passphrase-too-short": _Said(
        mark("Deze wachtzin is te kort."),
        mark("Neem minstens {n} tekens; een paar losse woorden is het sterkst en goed te onthouden."),
    ),
    "passphrase-too-weak": _Said(
        mark("Deze wachtzin is te makkelijk te raden."),
        mark(
            "Neem vier of meer losse woorden die niets met elkaar of met jou te maken hebben, of neem het voorstel. "
            "Hoofdletters en cijfers hoeven niet."
        ),
    ),
    "person-damaged": _Said(
        mark("Het sleutelbestand van deze persoon is beschadigd of ontbreekt."),
        mark("Zet de map 'people' terug uit de map 'backups', of open de werkplek met de herstelsleutel."),
    ),
    "workplace-damaged": _Said(
        mark("De lijst van casussen of de sleutel daarvan is beschadigd."),
        LIST_BACK,
    ),
    "list-of-others": _Said(
        mark(
            "De lijst van casussen in deze map volgt niet op die van de vorige keer. Misschien heeft iemand haar "
            "verwisseld, of is een oude lijst teruggezet."
        ),
        mark(
            "Ga niet verder met deze map en vraag je collega's. De casussen zelf staan er nog: zet 'index.db' en "
            "'index-slots.json' terug uit de nieuwste map in 'backups/index'."
        ),
    ),
    "no-access-here": _Said(
        mark("Deze persoon heeft geen sleutel meer van deze werkplek."),
        mark("Vraag iemand van het team om je opnieuw toe te voegen."),
    ),
    "name-missing": _Said(mark("Er is geen naam ingevuld."), mark("Vul een naam in.")),
    "no-access": _Said(
        mark("Je hebt geen sleutel van deze casus."),
        mark("Vraag iemand die er wel bij kan om je toe te voegen."),
    ),
    "slots-damaged": _Said(mark("Het bestand met de sleutels van deze casus is beschadigd."), _BACKUP),
    "recovery-unreadable": _Said(
        mark("In de herstelsleutel staat een typefout."),
        mark("Vergelijk elke groep met het papier; hoofdletters en streepjes maken niet uit."),
    ),
    "recovery-wrong": _Said(
        mark("Deze herstelsleutel hoort niet bij deze werkplek."),
        mark("Neem het papier dat bij het maken van deze werkplek is afgedrukt."),
    ),
    "no-such-case": _Said(mark("Deze casus is er niet."), mark("Kies een casus uit de lijst.")),
    "not-a-case-file": _Said(
        mark("Dit bestand is geen casus van Werkbank."),
        _BACKUP,
    ),
    "damaged": _Said(mark("Het bestand van deze casus is beschadigd; er is niets in veranderd."), _BACKUP),
    "newer-version": _Said(
        mark("Dit is gemaakt met een nieuwere versie van Werkbank."),
        mark("Installeer de nieuwste versie en open het opnieuw; er is niets veranderd."),
    ),
    "locked": _Said(
        mark("Deze casus is al open in een ander venster{wie}."),
        mark("Sluit dat venster eerst."),
    ),
    "disk-full": _Said(
        mark("De schijf is vol: de laatste wijziging is niet opgeslagen."),
        mark("Maak ruimte op de schijf en probeer het opnieuw; wat al opgeslagen was, staat er nog."),
    ),
    "disk-failed": _Said(
        mark("De schijf geeft een fout: de laatste wijziging is misschien niet opgeslagen."),
        mark("Sluit de casus, controleer de schijf of stick en open de casus opnieuw."),
    ),
    "read-only": _Said(
        mark("Deze casus is alleen te lezen: de map of schijf laat schrijven niet toe."),
        mark("Kopieer de werkplek naar een schijf waarop je mag schrijven, of pas de rechten van de map aan."),
    ),
    "read-only-unfinished": _Said(
        mark("Op deze schijf kan niet geschreven worden, en de laatste wijzigingen van deze casus staan er los bij."),
        mark("Kopieer de hele werkplek naar een schijf waarop je mag schrijven en open die."),
    ),
    "unsafe-disk": _Said(
        mark("Op deze schijf kan Werkbank niet veilig opslaan."),
        mark("Zet de werkplek op de eigen schijf van de computer, niet op een netwerkschijf."),
    ),
    "not-storable": _Said(
        mark("In de tekst staat een teken of getal dat niet bewaard kan worden."),
        mark("Typ de tekst opnieuw in plaats van te plakken."),
    ),
    "no-memory": _Said(
        mark("De computer heeft te weinig vrij geheugen."),
        mark("Sluit andere programma's en probeer het opnieuw."),
    ),
    "bundle-damaged": _Said(
        mark("Deze overdracht is beschadigd of niet door Werkbank gemaakt."),
        mark("Vraag de afzender het bestand opnieuw te sturen; in je eigen casus is niets veranderd."),
    ),
    "bundle-forged": _Said(
        mark("Een handtekening in deze overdracht klopt niet."),
        mark("Bel de afzender en vraag een nieuw bestand; in je eigen casus is niets veranderd."),
    ),
    "bundle-too-large": _Said(
        mark("Deze overdracht is groter dan Werkbank kan verwerken."),
        mark("Vraag de afzender om alleen het nieuwe te sturen; in je eigen casus is niets veranderd."),
    ),
    "bundle-other-case": _Said(
        mark("Deze overdracht hoort bij een andere casus."),
        mark("Open de casus waar zij bij hoort, of neem haar op als nieuwe casus."),
    ),
    "bundle-incomplete": _Said(
        mark("In deze overdracht ontbreekt een stuk dat hier ook niet is."),
        mark("Neem eerst de eerdere overdracht op, of vraag de afzender om alles opnieuw te sturen."),
    ),
    "bundle-differs": _Said(
        mark("Deze overdracht vertelt onder hetzelfde nummer iets anders dan wat hier staat."),
        mark(
            "Waarschijnlijk is, hier of bij de afzender, een oudere map teruggezet en is daarin doorgewerkt. Er is "
            "niets veranderd. Zet op die computer een reservekopie terug van voor dat moment (menu Kluis, "
            "Reservekopieën) en neem de overdracht opnieuw op. Wat er nu staat, wordt eerst bewaard: neem daaruit "
            "over wat dan nog ontbreekt."
        ),
    ),
    "bundle-from-future": _Said(
        mark("In deze overdracht staan wijzigingen van {dag}, meer dan een dag na nu."),
        mark("Kijk of de klok van deze computer goed staat. Klopt de klok hier, dan kun je toch samenvoegen."),
    ),
    "reason-needed": _Said(
        mark("Er staat nog niet bij waarom je dit kiest."),
        mark("Schrijf in een paar woorden waarom. De ander leest dat later ook."),
    ),
    "attachment-too-large": _Said(
        mark("Dit bestand is te groot om bij de casus te bewaren."),
        mark("Neem een bestand van hoogstens {mb} MB, bijvoorbeeld een kleinere foto."),
    ),
    "attachment-missing": _Said(
        mark("Een bijlage van deze casus is er niet."),
        mark("De rest van de casus is in orde. Zet de map 'att' van deze casus terug uit een reservekopie."),
    ),
    "attachment-damaged": _Said(
        mark("Een bijlage van deze casus is beschadigd."),
        mark("De rest van de casus is in orde. Zet de map 'att' van deze casus terug uit een reservekopie."),
    ),
    "backup-failed": _Said(
        mark("De reservekopie is gemaakt, maar bij het nalezen klopte zij niet; zij is weggegooid."),
        mark("Controleer de casus (werkbank check) en de schijf; de casus zelf is niet veranderd."),
    ),
    "backup-disk-full": _Said(
        mark("Er is te weinig ruimte voor een reservekopie. Aan de casus zelf is niets veranderd."),
        mark("Maak ruimte op de schijf of stick, of kies een andere plek, en maak de kopie opnieuw."),
    ),
    "backup-disk-failed": _Said(
        mark("De schijf of stick gaf een fout of is eruit gehaald. Aan de casus zelf is niets veranderd."),
        mark("Steek hem er weer in of neem een andere, en probeer het opnieuw."),
    ),
    "backup-read-only": _Said(
        mark("Op deze plek mag niet geschreven worden. Aan de casus zelf is niets veranderd."),
        mark("Haal het slotje van de stick, of kies een andere plek voor de reservekopie."),
    ),
    "backup-missing": _Said(
        mark("Hier staat geen reservekopie."),
        mark(
            "Kijk of de stick of schijf erin zit, en kies de map van een reservekopie of het bestand 'case.db' daarin."
        ),
    ),
    "backup-damaged": _Said(
        mark("Deze reservekopie is beschadigd en is niet teruggezet. Aan de casus zelf is niets veranderd."),
        mark("Kies een andere reservekopie; onder 'Reservekopieën' zie je welke er zijn."),
    ),
    "backup-of-another": _Said(
        mark("Deze reservekopie is van een andere werkplek, of je hebt er geen sleutel van."),
        mark("Zet hem terug in de werkplek waar hij gemaakt is, of vraag iemand die bij deze casus kan."),
    ),
    "backup-foreign": _Said(
        mark("Dit is geen reservekopie van Werkbank."),
        mark("Kies de map van een reservekopie, of het bestand 'case.db' daarin."),
    ),
    "destroyed": _Said(
        mark("Deze casus is vernietigd op {dag} en kan niet worden teruggezet."),
        mark("Gooi deze reservekopie weg. Wie het deed en waarom staat bij 'Bewaren en vernietigen'."),
    ),
    "reason-missing": _Said(
        mark("Er staat geen reden bij."),
        mark("Schrijf in een paar woorden waarom; dat komt in het logboek, zonder de gewiste tekst."),
    ),
    "open-elsewhere": _Said(
        mark("Deze casus is nog open."),
        mark("Sluit hem eerst, ook in andere vensters, en probeer het opnieuw."),
    ),
    "place-missing": _Said(
        mark("De tweede plek voor reservekopieën is er nu niet."),
        mark("Steek de stick of schijf erin; Werkbank zet de kopie er dan de volgende keer op."),
    ),
    "place-is-workplace": _Said(
        mark("Deze plek ligt in de werkplek zelf."),
        mark("Kies een andere schijf of een stick: dan blijft er een kopie als deze computer kwijtraakt."),
    ),
}

TEXTS |= {code: _Said(*said) for code, said in (HANDOVER_TEXTS | MEMBER_TEXTS | PLACE_TEXTS).items()}


def known(code: str, **values: object) -> KnownError:
    """The error with this code; ``values`` fill the places in its text."""
    said = TEXTS[code]
    return KnownError(tr(said.text, **values), remedy=tr(said.remedy, **values), code=code)


def known_because(code: str, why: str, **values: object) -> KnownError:
    """The error with this code, by which the program goes, in the words of its cause."""
    said = known(why, **values)
    return KnownError(said.text, remedy=said.remedy, code=code)


_OS_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.ENOMEM: "no-memory",
}

# Primary result codes of SQLite, https://sqlite.org/rescode.html
_SQLITE_CODES = {
    5: "locked",
    6: "locked",
    7: "no-memory",
    8: "read-only",
    10: "disk-failed",
    11: "damaged",
    13: "disk-full",
    14: "read-only",
    26: "damaged",
}


# Some calls of the library (copying page by page) tell the code in words only: https://sqlite.org/c3ref/errcode.html
_SQLITE_WORDS = {
    "database is locked": 5,
    "out of memory": 7,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


def known_os_error(error: OSError) -> KnownError:
    """What the system's refusal means for people."""
    return known(_OS_CODES.get(error.errno or 0, "disk-failed"))


def known_sqlite_error(error: Exception) -> Exception:
    """What SQLCipher's refusal means for people, or a ``BugError``."""
    primary = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF or _SQLITE_WORDS.get(str(error), 0)
    if code := _SQLITE_CODES.get(primary):
        return known(code, **({"wie": ""} if code == "locked" else {}))
    return BugError(f"SQLite refuses: {getattr(error, 'sqlite_errorname', type(error).__name__)}")


@contextmanager
def translated() -> Iterator[None]:
    """Let only errors of our own through."""
    import sqlcipher3.dbapi2 as sqlcipher

    library: Any = sqlcipher.Error
    try:
        yield
    except library as error:
        raise known_sqlite_error(error) from error
    except OSError as error:
        raise known_os_error(error) from error
    except UnicodeEncodeError as error:
        raise known("not-storable") from error
