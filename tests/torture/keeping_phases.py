"""The phases of keeping and keys: another key for a case, a backup put back, words erased, a case destroyed.

Each first prepares what it needs and says ``begin``; the shim counts from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from tests.helpers.people import add_colleague, give_access, take_access, unlocked_as
from tests.helpers.workplaces import NOON, MovingClock, desk, unlocked
from tests.torture.phases import Job, Phase, add_numbered, judge_usual, unreadable_backups
from tests.torture.places import Place, judged
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind
from werkbank.store.backup import moments
from werkbank.store.copies import copy_at
from werkbank.store.destroying import destroy
from werkbank.store.erasing import Target
from werkbank.store.forgetting import erase_everywhere
from werkbank.store.restoring import restore
from werkbank.store.slots import open_slots

SECRET = "Qzwxgeheimpje"


def renewing(job: Job) -> None:
    """A colleague gets access and loses it: the case gets another key, its backups go."""
    workplace = unlocked(job.place.folder)
    colleague = add_colleague(workplace)
    give_access(workplace, job.place.case, colleague)
    job.say("begin")
    take_access(workplace, job.place.case, colleague)
    job.say("taken")
    workplace.close()
    job.say("closed")


def judge_renewing(place: Place, said: Iterable[str]) -> list[str]:
    """Whole for who stays; nothing for who left, once that was said."""
    told = list(said)
    wrong = judge_usual(place, told)
    if "begin" in told:
        theirs = unlocked_as(place.folder, "Bram")
        box = theirs.premises.box
        theirs.close()
        files = [place.folder / "cases" / place.case / "slots.json"]
        files += [path / "slots.json" for path in moments(place.folder / "backups" / place.case)]
        left = [path for path in files if open_slots(path, of=place.case, box=box)]
        wrong += ["inconsistent: who left still has a key"] if left and "taken" in told else []
    return wrong


def restoring(job: Job) -> None:
    """An edit, then the backup of before it is put back."""
    workplace = unlocked(job.place.folder, clock=MovingClock(NOON + timedelta(hours=1)))
    oldest = min(moments(job.place.folder / "backups" / job.place.case))
    stored = workplace.open_case(job.place.case)
    add_numbered(desk(stored), 0)
    stored.close()
    job.say("begin")
    restore(workplace, copy_at(oldest))
    job.say("restored")
    workplace.close()
    job.say("closed")


def judge_restoring(place: Place, said: Iterable[str]) -> list[str]:
    """As before it or as in the backup, and what was there is kept as a backup."""
    told = list(said)
    wrong = judged(place, []) + unreadable_backups(place)
    workplace = unlocked(place.folder)
    stored = workplace.open_case(place.case)
    is_old = not stored.casus.events
    workplace.close()
    if "begin" in told and is_old and len(moments(place.folder / "backups" / place.case)) < 2:
        wrong.append("lost: what was there before the backup was put back")
    return wrong + (["lost: what was put back"] if "restored" in told and not is_old else [])


def erasing(job: Job) -> None:
    """Words come in, go to a backup, and are erased everywhere."""
    workplace = unlocked(job.place.folder, clock=MovingClock(NOON + timedelta(hours=1)))
    stored = workplace.open_case(job.place.case)
    casus = desk(stored)
    with casus.transaction("add-event") as edit:
        event = edit.add(Event(id=edit.new_id(), title="gebeurtenis 0", text=SECRET))
    job.say("saved 0")
    job.say("begin")
    with casus.transaction("erase") as edit:
        edit.change(event, text="")
    erase_everywhere(workplace, stored, [Target(Kind.EVENT, event.id, "text")], reason="op verzoek")
    job.say("erased")
    workplace.close()
    job.say("closed")


def judge_erasing(place: Place, said: Iterable[str]) -> list[str]:
    """Whole; and once it was said, the words are in no operation and no backup any more."""
    told = list(said)
    wrong = judge_usual(place, told)
    workplace = unlocked(place.folder)
    stored = workplace.open_case(place.case)
    ask = "SELECT count(*) FROM op WHERE val LIKE ?"
    left = stored.on_file(lambda file: file.connection.execute(ask, (f"%{SECRET}%",)).fetchone()[0])
    workplace.close()
    return wrong + (["inconsistent: the erased words are there"] if left and "erased" in told else [])


def destroying(job: Job) -> None:
    """The case goes for good."""
    workplace = unlocked(job.place.folder)
    job.say("begin")
    destroy(workplace, job.place.case, reason="bewaartermijn voorbij")
    job.say("destroyed")
    workplace.close()
    job.say("closed")


def judge_destroying(place: Place, said: Iterable[str]) -> list[str]:
    """Whole and listed, or gone with every key of it."""
    workplace = unlocked(place.folder)
    listed = [entry.id for entry in workplace.cases()]
    workplace.close()
    if place.case in listed:
        wrong = ["inconsistent: destroyed and yet there"] if "destroyed" in list(said) else []
        return wrong + judged(place, [])
    left = [*(place.folder / "cases").glob(f"{place.case}/slots.json")]
    left += (place.folder / "backups" / place.case).glob("*/slots.json")
    return [f"inconsistent: keys are left in {path.parent.name}" for path in left]


KEEPING = (
    Phase("renewing", renewing, judge_renewing),
    Phase("restoring", restoring, judge_restoring),
    Phase("erasing", erasing, judge_erasing),
    Phase("destroying", destroying, judge_destroying),
)
