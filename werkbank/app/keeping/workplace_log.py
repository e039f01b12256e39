"""The log of the workplace itself in plain words: unlocking, wrong passphrases, cases made, restored, destroyed."""

from __future__ import annotations

from itertools import groupby

from werkbank.app.keeping.log_words import Told
from werkbank.i18n import mark, tr
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.workplace import Workplace

_DID = {
    "unlock": mark("{wie} opende de werkplek"),
    "failed-unlock": mark("Iemand typte een verkeerde wachtzin bij {wie}"),
    "failed-unlocks-unreadable": mark("Er lagen notities over mislukte pogingen die niet te lezen waren"),
    "log-key-replaced": mark("In workplace.json stond een andere sleutel voor mislukte pogingen; die is hersteld"),
    "recovery-unlock": mark("Iemand opende de werkplek met de herstelsleutel"),
    "recovery-open": mark("Iemand opende een casus met de herstelsleutel"),
    "lock": mark("{wie} vergrendelde de werkplek"),
    "open": mark("{wie} keek in een casus die alleen te lezen was"),
    "search": mark("{wie} zocht in een casus die alleen te lezen was"),
    "shielded-viewed": mark("{wie} bekeek iets dat is afgeschermd, in een casus die alleen te lezen was"),
    "print": mark("{wie} drukte iets af van een casus die alleen te lezen was"),
    "export": mark("{wie} bewaarde iets als bestand van een casus die alleen te lezen was"),
    "inspection": mark("{wie} maakte een afschrift voor inzage van een casus die alleen te lezen was"),
    "log-viewed": mark("{wie} bekeek wie er in een casus keek"),
    "audience": mark("{wie} liet iemand meelezen bij een casus die alleen te lezen was"),
    "case-made": mark("{wie} maakte een casus"),
    "case-restored": mark("{wie} zette een reservekopie van een casus terug"),
    "case-destroyed": mark("{wie} vernietigde een casus"),
    "person-added": mark("{wie} voegde {ander} toe"),
    "person-removed": mark("{wie} haalde de sleutel van {ander} weg"),
    "passphrase-changed": mark("{wie} koos een andere wachtzin"),
    "key-file-made": mark("{wie} maakte een sleutelbestand voor een andere werkplek"),
    "keys-by-paper": mark("{wie} kreeg nieuwe sleutels met de herstelsleutel op papier"),
    "recovery-key-renewed": mark("{wie} nam een nieuwe herstelsleutel op papier in gebruik"),
    "handover": mark("{wie} droeg een casus over"),
    "handover-received": mark("{wie} nam een casus over"),
}
_OTHER = mark("{wie} veranderde wie een sleutel heeft")


def workplace_told(workplace: Workplace) -> list[Told]:
    """Everything of the workplace, the same of one day told once, newest first."""
    names = {one.id: one.name for one in workplace.premises.index.people().values()}
    lines = sorted(workplace.log_lines(), key=lambda one: one.at, reverse=True)
    found: list[Told] = []
    for day, of_day in groupby(lines, key=lambda one: one.at.astimezone().date()):
        same: dict[str, list[WorkplaceEvent]] = {}
        for line in of_day:
            same.setdefault(_said(line, names), []).append(line)
        for text, those in same.items():
            first, last = those[-1].at.astimezone(), those[0].at.astimezone()
            found.append(Told(day, first, last, names.get(those[0].person, ""), text, len(those), those[0].type))
    return found


def _said(line: WorkplaceEvent, names: dict[str, str]) -> str:
    somebody = tr("iemand")
    said = _DID.get(line.type, _OTHER)
    return tr(said, wie=names.get(line.person) or somebody, ander=names.get(line.casus) or somebody)
