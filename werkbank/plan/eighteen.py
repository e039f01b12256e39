"""Block 11b: being eighteen, planned from sixteen; what the law stops or lets run on then.

The sentences on what stops are read off the measures and the help that run now and that the reader may see. They are
our own wording of the Jeugdwet and BW 1; a lawyer must confirm them before real use, and the print says to ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.children import ComingOfAge
from werkbank.model.dates import say_day
from werkbank.model.entities import Event, Person
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.blocks import EighteenBlock, EighteenText
from werkbank.plan.custody import ADULT, youngest_age
from werkbank.plan.reader import SIXTEEN
from werkbank.plan.wording import by_age

FIELDS = (
    ("support", mark("Wie steunt mij")),
    ("living", mark("Waar woon ik")),
    ("school_work", mark("School en werk")),
    ("income", mark("Geld: inkomen, zorgverzekering, toeslagen")),
    ("wellbeing", mark("Hoe het met mij gaat")),
    ("stops", mark("Wat stopt er")),
    ("runs_on", mark("Wat loopt door")),
    ("stays", mark("Wie blijft er")),
)
_OTS = mark("De ondertoezichtstelling stopt op de dag dat ik 18 word.")
_GUARDIAN = mark("De voogdij stopt op de dag dat ik 18 word. Vanaf dan beslis ik zelf.")
_PLACED = mark("De machtiging om ergens anders te wonen stopt als ik 18 word. Blijven mag als ik dat zelf wil.")
_PROBATION = mark("Jeugdreclassering stopt niet vanzelf als ik 18 word. De rechter bepaalde hoe lang die duurt.")
_FOSTER = mark("Pleegzorg loopt door tot ik 21 word, als ik dat wil.")
_HOME = mark("In een gezinshuis kan ik meestal blijven tot ik 21 word. Dat spreken wij op tijd af.")
_HELP = mark(
    "Jeugdhulp kan soms doorlopen tot ik 23 word. Dat heet verlengde jeugdhulp. Die vragen wij aan vóór ik 18 word."
)
RULES: dict[str, str] = {
    **dict.fromkeys(("ots", "vots"), _OTS),
    **dict.fromkeys(("voogdij", "voorlopige-voogdij", "tijdelijke-voogdij"), _GUARDIAN),
    **dict.fromkeys(("uithuisplaatsing", "muhp", "spoed-muhp", "gesloten-plaatsing"), _PLACED),
    **dict.fromkeys(("jr-toezicht-en-begeleiding", "itb", "stp", "gbm"), _PROBATION),
    "pleegzorg": _FOSTER,
    "gezinshuis": _HOME,
}  # fmt: skip


def eighteen_block(casus: Casus, *, today: date) -> EighteenBlock | None:
    """Of everybody from sixteen about whom something was written down."""
    plans = {plan.person: plan for plan in casus.comings_of_age.values()}
    people = by_age(person for person in casus.persons.values() if person.id in plans)
    found = [_text(plans[one.id], one, casus, today=today) for one in people if may_plan(one, today=today)]
    told = tuple(text for text in found if text.rows)
    return EighteenBlock(told) if told else None


def may_plan(person: Person, *, today: date) -> bool:
    """Whether somebody is sixteen or more; who has no birth date is not kept out."""
    age = youngest_age(person, today=today)
    return age is None or age >= SIXTEEN


def birthday(person: Person) -> date | None:
    """The day on which somebody turns eighteen, when the day of birth is known to the day."""
    born = person.birth.lo
    if born is None or born != person.birth.hi:
        return None
    try:
        return born.replace(year=born.year + ADULT)
    except ValueError:  # the 29th of February
        return date(born.year + ADULT, 3, 1)


def rules_for(casus: Casus, person: Person, *, today: date) -> tuple[str, ...]:
    """What stops or runs on by law, for what runs now."""
    return tuple(dict.fromkeys(tr(text) for text in _rules(casus, person, today=today)))


def _rules(casus: Casus, person: Person, *, today: date) -> Iterator[str]:
    lanes = vocabulary().event_kinds
    running = [event for event in casus.events.values() if person.id in event.persons and _runs(event, today)]
    yield from (RULES[event.kind] for event in running if event.kind in RULES)
    helped = (event.kind for event in running if event.kind not in RULES and event.kind in lanes)
    if any(lanes[kind].lane == "hulp" for kind in helped):
        yield _HELP


def _runs(event: Event, today: date) -> bool:
    begun = event.date.lo is None or event.date.lo <= today
    over = event.end.is_known and (event.end.hi is None or event.end.hi < today)
    return begun and not over and (event.running or event.period or event.end.is_known)


def _text(plan: ComingOfAge, person: Person, casus: Casus, *, today: date) -> EighteenText:
    rows = tuple((tr(title), text) for name, title in FIELDS if (text := getattr(plan, name).strip()))
    day = birthday(person)
    return EighteenText(called(person), say_day(day) if day else "", rows, rules_for(casus, person, today=today))
