"""What can be wrong with people and their keys, as sentences for people; ``store.errors`` takes them in."""

from __future__ import annotations

from werkbank.i18n import mark

MEMBER_TEXTS: dict[str, tuple[str, str]] = {
    "access-ended": (
        mark("Je toegang tot deze casus is ingetrokken."),
        mark("Vraag iemand die er wel bij kan als je denkt dat dit niet klopt."),
    ),
    "too-few-keys": (
        mark("Dan zou bij deze casus minder dan twee sleutels horen, en raakt hij bij één vergeten wachtzin kwijt."),
        mark("Geef eerst iemand anders toegang, of neem de herstelsleutel op papier erbij."),
    ),
    "not-yourself": (
        mark("Je kunt je eigen sleutel niet weghalen."),
        mark("Vraag een collega met een sleutel om dat te doen; dan blijft er altijd iemand die erbij kan."),
    ),
    "person-unknown-here": (
        mark("Deze persoon heeft geen sleutel van deze werkplek."),
        mark("Voeg deze persoon eerst toe bij 'Mensen en sleutels'."),
    ),
    "has-access": (mark("Deze persoon kan al bij deze casus."), mark("Er is niets veranderd.")),
    "person-exists": (
        mark("Deze persoon heeft al een sleutel van deze werkplek."),
        mark("Er is niets veranderd. Kies deze persoon in het beginscherm."),
    ),
    "name-taken": (
        mark("Er is hier al iemand met deze naam."),
        mark("Zet er iets bij, zoals een achternaam of de organisatie, zodat jullie niet door elkaar gehaald worden."),
    ),
    "name-too-long": (mark("Deze naam is te lang."), mark("Neem een naam van hoogstens 80 tekens.")),
    "words-differ": (
        mark("De zes woorden zijn niet vergeleken, of ze zijn anders."),
        mark("Lees de woorden samen hardop. Zijn ze anders, dan is het een andere sleutel: voeg hem niet toe."),
    ),
    "identity-file-damaged": (
        mark("Dit is geen sleutelbestand van Werkbank, of het is beschadigd."),
        mark("Vraag de ander om het bestand opnieuw te maken bij 'Mensen en sleutels'. Er is niets veranderd."),
    ),
    "identity-file-newer": (
        mark("Dit sleutelbestand is gemaakt met een nieuwere versie van Werkbank."),
        mark("Installeer de nieuwste versie en probeer het opnieuw; er is niets veranderd."),
    ),
    "identity-file-bound": (
        mark("Dit sleutelbestand hoort bij een andere werkplek en past hier niet."),
        mark("Laat de ander bij 'Mensen en sleutels' kiezen voor 'Sleutelbestand voor een andere werkplek'."),
    ),
    "workplace-open-elsewhere": (
        mark("Deze werkplek is ook open in een ander venster."),
        mark("Sluit het andere venster en probeer het opnieuw; er is niets veranderd."),
    ),
    "case-open-here": (
        mark("Deze casus is nog open."),
        mark("Sluit de casus en probeer het opnieuw; er is niets veranderd."),
    ),
    "not-by-paper": (
        mark("Dit kan alleen met de herstelsleutel op papier."),
        mark("Vergrendel, kies 'Wachtzin kwijt?' in het beginscherm en typ de herstelsleutel."),
    ),
    "name-differs": (
        mark("De naam die je typte is niet die van {naam}."),
        mark("Typ de naam over zoals hij er staat. Er is niets veranderd."),
    ),
    "no-paper": (
        mark("Deze werkplek heeft geen herstelsleutel op papier."),
        mark("Maak bij 'Mensen en sleutels' een nieuwe herstelsleutel."),
    ),
}
