"""That the recovery key on paper was used is told to everybody, once, when they open the workplace the next time."""

from __future__ import annotations

from werkbank.app.keeping.log_words import day_words
from werkbank.i18n import tr
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.returning import BY_PAPER
from werkbank.store.workplace import Workplace


def paper_was_used(workplace: Workplace) -> str:
    """What happened with the paper since this person was here before; empty when nothing did."""
    lines = _since_the_time_before(workplace)
    known_people = workplace.premises.index.people()
    given = [one for one in lines if one.type == BY_PAPER and one.person != workplace.person.id]
    if given:
        name = known_people[given[-1].person].name if given[-1].person in known_people else tr("iemand")
        day = day_words(given[-1].at.astimezone().date())
        return tr("{naam} kreeg op {dag} nieuwe sleutels met de herstelsleutel op papier.", naam=name, dag=day)
    made = [one for one in lines if one.type == "recovery-key-renewed" and one.person != workplace.person.id]
    if made:
        name = known_people[made[-1].person].name if made[-1].person in known_people else tr("iemand")
        day = day_words(made[-1].at.astimezone().date())
        return tr(
            "{naam} maakte op {dag} een nieuwe herstelsleutel op papier. Nieuwe casussen gaan daar ook mee open: weet "
            "je waar het papier ligt?",
            naam=name,
            dag=day,
        )
    used = [one for one in lines if one.type == "recovery-unlock"]
    if used:
        day = day_words(used[-1].at.astimezone().date())
        return tr("Op {dag} is de werkplek geopend met de herstelsleutel op papier.", dag=day)
    return ""


def _since_the_time_before(workplace: Workplace) -> list[WorkplaceEvent]:
    """What the log tells since this person unlocked the time before this one."""
    lines, me = workplace.log_lines(), workplace.person.id
    mine = [place for place, one in enumerate(lines) if one.type == "unlock" and one.person == me]
    return lines[mine[-2] :] if len(mine) > 1 else []
