"""What can be wrong with the files of a workplace, as sentences for people; ``store.errors`` takes them in.

The program goes by a code (this file cannot be read), people by its cause: a file that is gone asks for something else
than one that is damaged, or that belongs to another case. ``errors.known_because`` joins the two.
"""

from __future__ import annotations

from werkbank.i18n import mark

LIST_BACK = mark(
    "De casussen zelf staan apart en zijn er nog. Zet 'index.db' en 'index-slots.json' samen terug uit de nieuwste map "
    "onder 'backups' en daarin 'index'."
)
_CASE_BACK = mark(
    "Zet de nieuwste reservekopie terug: menu Kluis, Reservekopieën (of 'werkbank restore'). Wat er nu staat, blijft "
    "apart bewaard."
)
_MARK_BACK = mark("De casussen zijn er nog. Zet 'workplace.json' terug uit de nieuwste map onder 'backups', 'index'.")

PLACE_TEXTS: dict[str, tuple[str, str]] = {
    "mark-missing": (
        mark("In de map {map} staat een werkplek, maar het bestand 'workplace.json' ontbreekt."),
        _MARK_BACK,
    ),
    "mark-damaged": (mark("Het bestand 'workplace.json' van deze werkplek is beschadigd."), _MARK_BACK),
    "list-missing": (mark("De lijst van casussen of de sleutel daarvan ontbreekt."), LIST_BACK),
    "list-of-another": (
        mark("Het begin van de lijst van casussen is beschadigd, of de lijst hoort bij een andere werkplek."),
        LIST_BACK,
    ),
    "list-slots-of-another": (mark("De sleutel van de lijst van casussen hoort bij een andere werkplek."), LIST_BACK),
    "person-of-another": (
        mark("Het sleutelbestand van deze persoon hoort bij een andere werkplek."),
        mark(
            "Zijn er mappen door elkaar gekopieerd? Zet de mappen 'people' en 'index' van deze werkplek terug uit de "
            "map 'backups', of open met de herstelsleutel."
        ),
    ),
    "slots-missing": (mark("Het bestand met de sleutels van deze casus ontbreekt."), _CASE_BACK),
    "slots-of-another": (mark("Het bestand met de sleutels hoort bij een andere casus of werkplek."), _CASE_BACK),
    "case-file-missing": (mark("Het bestand van deze casus ontbreekt."), _CASE_BACK),
    "case-file-empty": (mark("Het bestand van deze casus is leeg."), _CASE_BACK),
    "case-file-short": (mark("Van het bestand van deze casus staat er maar een klein stukje."), _CASE_BACK),
    "case-file-folder": (mark("Waar het bestand van deze casus hoort, staat een map."), _CASE_BACK),
    "case-file-begin": (
        mark("Het begin van dit bestand is beschadigd, of het hoort bij een andere casus; er is niets in veranderd."),
        _CASE_BACK,
    ),
    "people-missing": (
        mark("In de map {map} staat een werkplek, maar er is geen enkel sleutelbestand van een persoon."),
        mark("Zet de map 'people' terug uit de map 'backups', of open de werkplek met de herstelsleutel."),
    ),
    "clock-behind": (
        mark("Volgens deze computer is het {nu}, maar deze werkplek is op {toen} nog gebruikt."),
        mark("Kijk of de klok goed staat. Er raakt niets kwijt, maar wat je nu schrijft krijgt die datum."),
    ),
    "clock-ahead": (
        mark("Volgens deze computer is het {nu}. Deze werkplek is {n} jaar niet gebruikt, sinds {toen}."),
        mark("Klopt dat niet, zet dan de klok goed. Er raakt niets kwijt, maar wat je nu schrijft krijgt die datum."),
    ),
    "identity-file-unreadable": (
        mark("Dit sleutelbestand is niet te lezen."),
        mark("Kijk of het er nog staat en of het een bestand is, of kopieer het eerst naar deze computer."),
    ),
    "no-rights": (
        mark("Op deze computer mag je het bestand '{naam}' van de werkplek niet lezen."),
        mark("Meld je bij de computer aan als wie de werkplek maakte, of vraag de beheerder om de rechten van de map."),
    ),
    "full-at-opening": (
        mark("De schijf is vol: zo kan Werkbank dit niet openen. Er is niets veranderd."),
        mark("Maak een paar MB ruimte op de schijf of stick en open het opnieuw."),
    ),
    "paper-reads-only": (
        mark("Met de herstelsleutel op papier kun je alles lezen, en niets maken of veranderen."),
        mark("Weer schrijven? Kies Kluis, Mensen en sleutels, 'Nieuwe sleutel voor deze persoon'."),
    ),
    "workplace-read-only": (
        mark("Deze werkplek is alleen te lezen: er kan niets bij gemaakt of veranderd worden."),
        mark("Haal het slotje van de stick, of kopieer de hele werkplek naar een schijf waarop je mag schrijven."),
    ),
    "place-read-only": (
        mark("In de map {map} mag niet geschreven worden. Er is niets gemaakt."),
        mark("Kies een map waarin je mag schrijven, of haal het slotje van de stick."),
    ),
    "place-full": (
        mark("Er is te weinig ruimte om in {map} een werkplek te maken. Er is niets gemaakt."),
        mark("Maak ruimte op de schijf of stick, of kies een andere plek."),
    ),
    "place-refused": (
        mark("In {map} kan geen werkplek gemaakt worden: een deel van die plek is geen map, of de schijf weigert."),
        mark("Kies een andere map. Er is niets gemaakt."),
    ),
    "place-name-too-long": (
        mark("De naam van de map voor de werkplek is te lang voor deze schijf."),
        mark("Kies een map met een kortere naam."),
    ),
    "place-is-file": (
        mark("Op de plek {map} staat een bestand en geen map."),
        mark("Kies een andere map voor de werkplek, of haal het bestand daar weg."),
    ),
    "place-holds-other": (
        mark("In de map {map} staat iets anders dan een werkplek."),
        mark("Kies een lege map, of de map waarin de werkplek wel staat."),
    ),
}
