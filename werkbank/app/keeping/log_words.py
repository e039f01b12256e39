"""Plain Dutch for the access log: one sentence an entry, what happened more often on one day told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from werkbank.app.actions import BY_ID, title_of
from werkbank.app.keeping.entries import Entry
from werkbank.i18n import mark, ntr, tr

_DID = {
    "open": mark("{wie} keek in het dossier"),
    "keys-by-paper": mark("{wie} kreeg nieuwe sleutels met de herstelsleutel op papier"),
    "recovery-open": mark("{wie} opende het dossier met de herstelsleutel"),
    "close": mark("{wie} deed het dossier dicht"),
    "lock": mark("{wie} vergrendelde het dossier"),
    "search": mark("{wie} zocht in het dossier"),
    "shielded-viewed": mark("{wie} bekeek iets dat is afgeschermd"),
    "print": mark("{wie} drukte iets af"),
    "export": mark("{wie} bewaarde iets als bestand"),
    "inspection": mark("{wie} maakte een afschrift voor inzage"),
    "consent": mark("{wie} schreef op wat iemand antwoordde op de vraag om toestemming"),
    "handover": mark("{wie} droeg gegevens over"),
    "handover-received": mark("{wie} nam gegevens van een ander over"),
    "handover-answered": mark("{wie} kreeg antwoord op een overdracht"),
    "merge": mark("{wie} voegde gegevens van een ander samen met dit dossier"),
    "restore": mark("{wie} zette een reservekopie terug"),
    "backup": mark("{wie} maakte een reservekopie"),
    "erase": mark("{wie} wiste gegevens voorgoed"),
    "retention": mark("{wie} koos hoe lang het dossier blijft"),
    "log-viewed": mark("{wie} bekeek wie er in het dossier keek"),
    "access-given": mark("{wie} gaf iemand toegang tot het dossier"),
    "access-ended": mark("{wie} trok de toegang van iemand in"),
    "key-renewed": mark("Werkbank gaf het dossier een nieuwe sleutel"),
    "older-file": mark("Werkbank merkte dat een oudere kopie was teruggezet"),
    "older-log": mark("Werkbank merkte dat een ouder logboek was teruggezet"),
    "unsigned-changes": mark(
        "Werkbank vond wijzigingen van {wie} die nog niet ondertekend waren: na een storing hoort dat"
    ),
    "audience": mark("{wie} liet iemand meelezen op het scherm"),
}
_CHANGED = {
    "C": mark("{wie} schreef iets nieuws in het dossier"),
    "U": mark("{wie} veranderde iets in het dossier"),
    "D": mark("{wie} haalde iets uit het dossier"),
}
_ACCESS = mark("{wie} veranderde wie bij het dossier kan")
_OTHER = mark("{wie} deed iets met het dossier")
_FAILED = mark("{zin}, maar dat lukte niet")
_FOR = {
    "backup": mark("voor een reservekopie"),
    "restore": mark("om een reservekopie terug te zetten"),
    "destroy": mark("om het te vernietigen"),
}
_FOR_A_MEETING = {"open", "print", "export", "handover"}
_HANDED_OVER = {"handover", "handover-received"}
_TELLS_WHAT = {"print", "export", "merge", "consent", "inspection"} | _HANDED_OVER
_TELLS_WHY = {"erase", "retention"}


@dataclass(frozen=True, slots=True)
class Told:
    """What one person did on one day, one or more times."""

    day: date
    first: datetime
    last: datetime
    who: str = field(repr=False)
    text: str = field(repr=False)
    times: int = 1
    type: str = ""

    @property
    def line(self) -> str:
        """The sentence, with how often when that is more than once."""
        return self.text if self.times == 1 else tr("{zin} ({n} keer)", zin=self.text, n=self.times)

    @property
    def clock(self) -> str:
        """From when to when on that day."""
        first, last = f"{self.first:%H:%M}", f"{self.last:%H:%M}"
        return first if first == last else f"{first}-{last}"


def sentence(entry: Entry) -> str:
    """What happened, without the day: 'Anja keek in het dossier, voor het gesprek: MDO'."""
    who = entry.who or tr("Iemand met de herstelsleutel")
    said = tr(_pattern(entry), wie=who)
    if what := _what(entry):
        said = tr("{zin}: {wat}", zin=said, wat=what)
    if entry.on_behalf and entry.type not in _HANDED_OVER:
        said = tr("{zin} (gevraagd aan {wie})", zin=said, wie=entry.on_behalf)
    if entry.purpose:
        said = tr("{zin}, {waarvoor}", zin=said, waarvoor=tr(_FOR.get(entry.purpose, entry.purpose)))
    elif entry.meeting and entry.type in _FOR_A_MEETING:
        said = tr("{zin}, op de dag van het gesprek ({wat})", zin=said, wat=entry.meeting)
    return tr(_FAILED, zin=said) if entry.outcome >= 4 and not entry.type.startswith(("older", "unsigned")) else said


def folded(entries: Iterable[Entry]) -> list[Told]:
    """Entries of one day, one person and one sentence told once, oldest first."""
    rows = sorted(entries, key=lambda one: one.at)
    found: list[Told] = []
    for day, of_day in groupby(rows, key=lambda one: one.day):
        same: dict[tuple[str, str], list[Entry]] = {}
        for entry in of_day:
            same.setdefault((entry.who, sentence(entry)), []).append(entry)
        for (who, text), those in same.items():
            found.append(Told(day, those[0].at, those[-1].at, who, text, len(those), those[0].type))
    return found


def day_words(day: date) -> str:
    """'3 maart 2026'."""
    from werkbank.model.dates import say_day

    return say_day(day)


def times_in(told: Iterable[Told]) -> str:
    """How many lines there are, in words."""
    n = len(list(told))
    return ntr("{n} regel", "{n} regels", n)


def _pattern(entry: Entry) -> str:
    if entry.type == "change":
        return _CHANGED.get(entry.code, _CHANGED["U"])
    if entry.type not in _DID and entry.type.startswith(("slot", "member", "revoke", "grant", "access", "key")):
        return _ACCESS
    return _DID.get(entry.type, _OTHER)


def _what(entry: Entry) -> str:
    if entry.type == "change":
        return tr(title_of(entry.action)).replace("&", "").rstrip("…") if entry.action in BY_ID else ""
    if entry.type in _HANDED_OVER:
        return entry.detail.partition(";")[0]
    if entry.type == "merge" and entry.detail.isdigit():
        return ntr("{n} wijziging", "{n} wijzigingen", int(entry.detail))
    if entry.type in _TELLS_WHAT:
        return product_words(entry.detail)
    return tr("reden: {waarom}", waarom=entry.detail) if entry.type in _TELLS_WHY and entry.detail else ""


_PRODUCTS = {
    "plan": mark("gezinsplan"), "gezinsplan": mark("gezinsplan"), "mdo": mark("MDO-blad"),
    "overdracht": mark("overdracht"), "wandplaat": mark("wandplaat"), "genogram": mark("genogram"),
    "tijdlijn": mark("tijdlijn"), "timeline": mark("tijdlijn"), "tables": mark("tabellen"), "xlsx": mark("tabellen"),
    "minutes": mark("verslag van een sessie"), "verslag": mark("verslag van een sessie"),
    "patronen": mark("patronen"), "patterns": mark("patronen"), "weighing": mark("weging"),
    "logboek": mark("wie keek in het dossier"), "inzage": mark("afschrift voor inzage"),
}  # fmt: skip


def product_words(detail: str) -> str:
    """'plan-pdf:ouder met gezag' as 'gezinsplan, voor ouder met gezag'."""
    product, _, rest = detail.partition(":")
    name = next((tr(title) for key, title in _PRODUCTS.items() if product.split("-")[0] == key), product)
    reader = rest.replace(":", ", ").strip()
    return tr("{wat}, voor {wie}", wat=name, wie=reader) if reader else name
