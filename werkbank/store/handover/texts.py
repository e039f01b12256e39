"""What can be wrong with a file that came from somebody else, as sentences for people; ``store.errors`` takes them in.

Every one of them means that nothing in the case or the workplace was changed.
"""

from __future__ import annotations

from werkbank.i18n import mark

_AGAIN = mark("Vraag de afzender om het bestand opnieuw te maken en te sturen; hier is niets veranderd.")
_NEWER = mark("Installeer de nieuwste versie van Werkbank en open het bestand opnieuw; hier is niets veranderd.")
_SUSPECT = mark("Neem het niet over. Bel de afzender op een nummer dat je al had; hier is niets veranderd.")

HANDOVER_TEXTS: dict[str, tuple[str, str]] = {
    "handover-not-one": (
        mark("Dit bestand is geen overdracht van Werkbank."),
        mark("Kies een bestand dat eindigt op .casus, .ontvangst of .visitekaartje."),
    ),
    "handover-unreadable": (
        mark("Dit bestand is niet te lezen."),
        mark("Controleer of het er nog staat, of kopieer het eerst naar deze computer."),
    ),
    "handover-not-for-me": (
        mark("Deze overdracht is niet voor jou versleuteld."),
        mark("Stuur de afzender je visitekaartje en vraag de overdracht opnieuw; of laat een collega hem openen."),
    ),
    "handover-damaged": (mark("Dit bestand is beschadigd of niet helemaal aangekomen."), _AGAIN),
    "handover-newer": (mark("Deze overdracht is gemaakt met een nieuwere versie van Werkbank."), _NEWER),
    "handover-unknown-kind": (mark("In deze overdracht staan gegevens die deze versie niet kent."), _NEWER),
    "handover-unknown-part": (
        mark("In deze overdracht staat iets dat er niet hoort: een onbekend onderdeel of veld."),
        _SUSPECT,
    ),
    "handover-bad-name": (mark("In deze overdracht zit een bijlage met een verdachte naam."), _SUSPECT),
    "handover-wrong-signer": (
        mark("De handtekening onder deze overdracht klopt niet: zij is niet van wie zij zegt te zijn."),
        _SUSPECT,
    ),
    "handover-unsigned": (
        mark("In dit bestand staan wijzigingen op naam van {naam} die {naam} niet heeft ondertekend."),
        mark(
            "Bel {naam}. Kloppen ze, laat {naam} de casus dan openen en sluiten of hem zelf sturen; hier is niets "
            "veranderd."
        ),
    ),
    "handover-key-changed": (
        mark("{naam} staat in het adresboek met een andere sleutel dan in dit bestand."),
        mark("Bel {naam} en vergelijk de zes woorden. Vraag een nieuw visitekaartje; hier is niets veranderd."),
    ),
    "handover-unknown-sender": (
        mark("De afzender {naam} is hier nog niet bekend. De zes woorden zijn: {woorden}."),
        mark("Bel {naam}, vergelijk de zes woorden, en bevestig daarna dat je de afzender vertrouwt."),
    ),
    "handover-too-large": (
        mark("Dit bestand is groter dan een overdracht mag zijn ({grens})."),
        mark("Vraag de afzender om minder bijlagen mee te sturen; hier is niets veranderd."),
    ),
    "handover-too-large-inside": (
        mark("Dit bestand wordt uitgepakt groter dan een overdracht mag zijn ({grens})."),
        _SUSPECT,
    ),
    "handover-too-many": (
        mark("In deze overdracht staan meer wijzigingen dan Werkbank aanneemt ({grens})."),
        _SUSPECT,
    ),
    "handover-line-too-long": (mark("In deze overdracht staat een regel die langer is dan mag ({grens})."), _SUSPECT),
    "handover-too-deep": (mark("In deze overdracht zitten gegevens te diep in elkaar."), _SUSPECT),
    "handover-bad-value": (
        mark("In deze overdracht staat een teken of getal dat niet bewaard kan worden."),
        _AGAIN,
    ),
    "handover-twice": (
        mark("In deze overdracht staat dezelfde wijziging twee keer, of met een andere inhoud."),
        _SUSPECT,
    ),
    "handover-loose": (
        mark("In deze overdracht verwijst een wijziging naar iets dat er niet is, of naar zichzelf."),
        _SUSPECT,
    ),
    "handover-counts": (mark("De inhoud van deze overdracht past niet bij wat er over gezegd wordt."), _SUSPECT),
    "handover-too-many-to-send": (
        mark("Deze casus heeft meer wijzigingen of bijlagen dan in één overdracht passen ({grens})."),
        mark("Stuur een gedeeltelijke overdracht, of zonder bijlagen. Er is niets geschreven."),
    ),
    "handover-no-receiver": (
        mark("Er is niemand gekozen die deze overdracht krijgt."),
        mark("Kies iemand uit het adresboek, of lees eerst een visitekaartje in."),
    ),
    "handover-no-purpose": (
        mark("Er is niet gezegd waarvoor deze overdracht is."),
        mark("Vul het doel in; het komt in het logboek en in het bestand."),
    ),
    "handover-unchecked-card": (
        mark("Het visitekaartje van {naam} is nog met niemand vergeleken. De zes woorden zijn: {woorden}."),
        mark("Bel {naam} en vergelijk de zes woorden. Wil je het toch sturen, bevestig dat dan nog een keer."),
    ),
    "handover-wants-a-person": (
        mark("Met de herstelsleutel kun je geen overdracht sturen of ontvangen."),
        mark("Open de werkplek als iemand met een eigen wachtzin."),
    ),
    "handover-no-access": (
        mark("Deze casus is hier al, maar jij hebt er geen sleutel van."),
        mark("Vraag iemand die er wel bij kan om de overdracht te ontvangen."),
    ),
    "handover-erased-here": (
        mark("Deze casus is in deze werkplek gewist."),
        mark("Overleg met wie hem gewist heeft voordat je hem opnieuw ontvangt; hier is niets veranderd."),
    ),
    "card-damaged": (
        mark("Dit visitekaartje is beschadigd of veranderd: de handtekening klopt niet."),
        mark("Vraag om een nieuw visitekaartje en vergelijk de zes woorden door de telefoon."),
    ),
    "card-newer": (mark("Dit visitekaartje is gemaakt met een nieuwere versie van Werkbank."), _NEWER),
    "card-changed": (
        mark("{naam} staat al in het adresboek met een andere sleutel."),
        mark("Bel {naam} en vergelijk de zes woorden voordat je dit kaartje aanneemt; er is niets veranderd."),
    ),
    "card-words-differ": (
        mark("Deze zes woorden horen niet bij dit visitekaartje. Het zijn: {woorden}."),
        mark("Laat ze nog eens voorlezen. Blijven ze anders, gebruik het kaartje dan niet."),
    ),
    "receipt-damaged": (
        mark("Dit ontvangstbewijs is beschadigd of niet van wie het zegt te zijn."),
        mark("Vraag de ontvanger om een nieuw ontvangstbewijs; hier is niets veranderd."),
    ),
    "receipt-not-mine": (
        mark("Dit ontvangstbewijs of bericht hoort niet bij een overdracht van of naar deze werkplek."),
        mark("Open het in de werkplek waar de overdracht gemaakt of ontvangen is."),
    ),
}
