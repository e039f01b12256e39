"""What leaves with a handover and what stays, in lines: for the window and the command line."""

from __future__ import annotations

from werkbank.app.field_words import field_words
from werkbank.app.kind_words import counted, one_of
from werkbank.app.minutes import line_of
from werkbank.app.parting import Parting, Stays
from werkbank.i18n import ntr, tr
from werkbank.model.rules import called


def leaving_lines(leaving: Parting) -> list[str]:
    """How much of each kind leaves."""
    return [counted(kind, count) for kind, count in leaving.counts().items()]


def staying_lines(leaving: Parting) -> list[str]:
    """Per person how much stays behind, then every item that does, with the reason."""
    about: list[str] = []
    for person, count in leaving.by_person().items():
        if (found := leaving.whole.persons.get(person)) is not None:
            who = called(found)
            about.append(ntr("Over {wie}: {n} ding", "Over {wie}: {n} dingen", count, wie=who))
    return [*about, *(_line(one, leaving) for one in leaving.stays)]


def kind_of_handover(leaving: Parting) -> str:
    """Whether it is a part, in a sentence."""
    if leaving.partial:
        return tr("Dit is een gedeeltelijke overdracht; dat staat erbij, zodat niemand denkt dat de rest er niet is.")
    return tr("Dit is een hele kopie, met de hele geschiedenis en wat eruit verwijderd is.")


def _line(stay: Stays, leaving: Parting) -> str:
    what = line_of(stay.entity, leaving.whole) or tr("zonder naam")
    words = field_words(stay.entity.kind_of)
    why = ", ".join(words.get(name, name) for name in stay.fields) or stay.why
    return tr("{soort}: {wat} ({waarom})", soort=one_of(stay.entity.kind_of), wat=what, waarom=why)
