"""Ask before something disappears, and say exactly what goes along with it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QMessageBox, QWidget

from werkbank.app.session import Key
from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.kinds import Kind
from werkbank.model.references import lost_with, pointing_at
from werkbank.ui.dialogs import asked

NAMES = {
    Kind.PERSON: (mark("1 persoon"), mark("{n} personen")),
    Kind.PARTNERSHIP: (mark("1 relatie"), mark("{n} relaties")),
    Kind.PARENTAGE: (mark("1 ouder-kindlijn"), mark("{n} ouder-kindlijnen")),
    Kind.RESIDENCE: (mark("1 woonplek"), mark("{n} woonplekken")),
    Kind.BOND: (mark("1 band"), mark("{n} banden")),
    Kind.CONDITION: (mark("1 kenmerk"), mark("{n} kenmerken")),
    Kind.CUSTODY: (mark("1 regel over gezag"), mark("{n} regels over gezag")),
    Kind.EVENT: (mark("1 gebeurtenis"), mark("{n} gebeurtenissen")),
    Kind.STEP: (mark("1 stap"), mark("{n} stappen")),
    Kind.ANSWER: (mark("1 antwoord"), mark("{n} antwoorden")),
    Kind.CHILD_PAGE: (mark("1 kindblad"), mark("{n} kindbladen")),
    Kind.COMING_OF_AGE: (mark("1 blad over 18 worden"), mark("{n} bladen over 18 worden")),
    Kind.DATE_CLAIM: (mark("1 andere bewering over een datum"), mark("{n} andere beweringen over een datum")),
}


MENTIONS = {
    Kind.EVENT: (mark("1 gebeurtenis"), mark("{n} gebeurtenissen")),
    Kind.TWINS: (mark("1 meerling"), mark("{n} meerlingen")),
    Kind.PATTERN: (mark("1 patroon"), mark("{n} patronen")),
    Kind.GOAL: (mark("1 doel"), mark("{n} doelen")),
    Kind.DECISION: (mark("1 besluit"), mark("{n} besluiten")),
    Kind.INVOLVEMENT: (mark("1 betrokkene"), mark("{n} betrokkenen")),
    Kind.SUPPORT: (mark("1 keer steun"), mark("{n} keer steun")),
}
UNSEEN = {"left_of"}  # an order in the picture is no loss to be asked about


def what_goes_along(casus: Casus, keys: tuple[Key, ...]) -> str:
    """The things that cannot stand without these, as one sentence part; empty when there are none."""
    lost = {(e.kind_of, e.id) for key in keys for e in lost_with(casus, key.kind, key.id)} - set(keys)
    counts = Counter(kind for kind, _ in lost)
    parts = [ntr(*names, counts[kind]) for kind, names in NAMES.items() if counts[kind]]
    return ", ".join(parts)


def mentioned_in(casus: Casus, keys: tuple[Key, ...]) -> str:
    """What stays but no longer names these, as one sentence part: events, patterns, goals; empty when nothing does."""
    gone = set(keys) | {(e.kind_of, e.id) for key in keys for e in lost_with(casus, key.kind, key.id)}
    loose = {
        (entity.kind_of, entity.id)
        for key in keys
        for entity, reference in pointing_at(casus, key.kind, key.id)
        if not reference.bearing and reference.field not in UNSEEN and (entity.kind_of, entity.id) not in gone
    }
    counts = Counter(kind for kind, _ in loose)
    return ", ".join(ntr(*names, counts[kind]) for kind, names in MENTIONS.items() if counts[kind])


def sure_to_remove(parent: QWidget, casus: Casus, keys: tuple[Key, ...]) -> bool:
    """True at once when nothing else is lost; otherwise after asking."""
    along, named = what_goes_along(casus, keys), mentioned_in(casus, keys)
    if not along and not named:
        return True
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Verwijderen"))
    parts = [tr("Hiermee verdwijnt ook: {wat}.", wat=along)] if along else []
    parts += [tr("Dit blijft, maar noemt het niet meer: {wat}.", wat=named)] if named else []
    box.setText("\n".join(parts))
    box.setInformativeText(tr("Je kunt dit ongedaan maken met Ctrl+Z."))
    remove = box.addButton(tr("Verwijderen"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    asked(box)
    return box.clickedButton() is remove
