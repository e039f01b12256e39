"""The MDO sheet as data: what a gedragswetenschapper reads before a meeting (plan.md section 2).

    sheet = mdo_for(casus, today=today)
    sheet.tried[0].ended, sheet.patterns[0].evidence, sheet.questions[0].other

Everything comes from the casus as the team may see it, less the places that must stay a secret (``mdo_place``), which
goes along for the pictures. All lists are whole; each stands in the order in which the paper takes from it when there
is not room for all (``mdo_choice``). Figures of scale questions, phone numbers and who reported are not on the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import age_between
from werkbank.model.entities import Person
from werkbank.model.rules import called
from werkbank.plan.custody import youths
from werkbank.plan.mdo_help import MdoTried, tried_of
from werkbank.plan.mdo_open import MdoDecision, MdoQuestion, decisions_of, questions_of, stones_of
from werkbank.plan.mdo_patterns import MdoPattern, patterns_of, silent_patterns
from werkbank.plan.mdo_place import without_secret_places
from werkbank.plan.mdo_said import MdoSaid, said_of
from werkbank.plan.projection import project
from werkbank.plan.reader import role_reader
from werkbank.plan.who import fixed_contact
from werkbank.plan.wording import by_age, joined

__all__ = ["MdoSheet", "mdo_for"]


@dataclass(frozen=True, slots=True, repr=False)
class MdoSheet:
    """What the sheet may say, whole; the paper takes from the front of each list what fits."""

    title: str
    day: date
    casus: Casus  # as the team may see it
    about: str
    reason: str
    contact: str
    story: str
    tried: tuple[MdoTried, ...] = ()
    facts: tuple[MdoSaid, ...] = ()
    opinions: tuple[MdoSaid, ...] = ()
    own_story: tuple[MdoSaid, ...] = ()
    patterns: tuple[MdoPattern, ...] = ()
    silent: tuple[str, ...] = ()
    stones: tuple[tuple[str, ...], tuple[str, ...]] = field(default=((), ()))  # used, not used
    questions: tuple[MdoQuestion, ...] = ()
    decisions: tuple[MdoDecision, ...] = ()


def mdo_for(casus: Casus, *, today: date) -> MdoSheet:
    """The sheet of a casus as the team gets it today."""
    team = role_reader("team")
    seen = without_secret_places(project(casus, team, today=today), team, today=today)
    contact = fixed_contact(seen, today=today)
    return MdoSheet(
        title=seen.sheet.name.strip() or tr("Casus zonder naam"),
        day=today,
        casus=seen,
        about=about(seen, today=today),
        reason=seen.sheet.reason.strip(),
        contact=contact.name if contact else "",
        story=seen.sheet.story.strip(),
        tried=tried_of(seen, today=today),
        **said_of(seen),
        patterns=patterns_of(seen),
        silent=silent_patterns(seen),
        stones=stones_of(seen),
        questions=questions_of(seen),
        decisions=decisions_of(seen, today=today),
    )


def about(casus: Casus, *, today: date) -> str:
    """'Bram (16), met Tim (14) en Lisa (10)': the index youths, then the other youths."""
    first = youths(casus)
    names = joined(_aged(person, today=today) for person in by_age(first))
    others = [p for p in casus.persons.values() if p.role == "jeugdige" and p not in first]
    if not others:
        return names
    return tr("{wie}, met {anderen}", wie=names, anderen=joined(_aged(p, today=today) for p in by_age(others)))


def _aged(person: Person, *, today: date) -> str:
    ages = age_between(person.birth, today)
    if ages is None or person.died or person.death.is_known:
        return called(person)
    youngest, oldest = ages
    return f"{called(person)} ({youngest if youngest == oldest else f'{youngest}-{oldest}'})"
