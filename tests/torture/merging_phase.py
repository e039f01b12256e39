"""The phase of taking in what a colleague sends: looked at, a backup, then every operation of it or none.

The handover is made once beside the place, with events numbered from ``FIRST`` on and one attachment, by a copy in
which a colleague worked; so a child only takes it in, and whoever judges can take it in again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from tests.helpers.handovers import Forgery, somebody
from tests.helpers.replicas import elsewhere
from tests.helpers.workplaces import NOON, MovingClock, unlocked
from tests.torture.phases import Job, Phase, add_numbered, judge_backup
from tests.torture.places import Place, numbers
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import accept, look
from werkbank.store.workplace import Workplace

FIRST, MANY = 100, 12
NAME = "handover.casus"
PHOTO = b"\x89PNG een foto" * 900


def merging(job: Job) -> None:
    """Look at it, take it in, close."""
    workplace = _unlocked(job.place)
    path = job.place.folder.parent / NAME
    if not path.exists():
        _send(workplace, job.place, path)
    job.say("begin")
    accept(workplace, look(workplace.premises, path))
    for number in range(FIRST, FIRST + MANY):
        job.say(f"saved {number}")
    workplace.close()
    job.say("closed")


def judge_merging(place: Place, said: Iterable[str]) -> list[str]:
    """As before or with all of it; taken in again it is all there, and once more changes nothing."""
    told = list(said)
    wrong = judge_backup(place, told)
    there = len(_events(place))
    wrong += [f"inconsistent: {there} of {MANY} came in"] if there not in {0, MANY} else []
    path = next((up / NAME for up in place.folder.parents if (up / NAME).exists()), None)
    return wrong if wrong or path is None else _wrong_after_again(place, path, told=told)


def _wrong_after_again(place: Place, path: Path, *, told: list[str]) -> list[str]:
    before = _events(place)
    workplace = _unlocked(place)
    try:
        reports = [accept(workplace, look(workplace.premises, path)).report for _ in range(2)]
        problems = [f"inconsistent: {problem.code}" for problem in workplace.check(place.case)]
    finally:
        workplace.close()
    if bool(before) == reports[0].changed or reports[1].changed:
        problems.append("inconsistent: taking in again did something else")
    missing = set(range(FIRST, FIRST + MANY)) - numbers(f"saved {title.split()[1]}" for title in _events(place))
    return problems + ([f"lost: {len(missing)} on taking in again, {len(told)} said"] if missing else [])


def _events(place: Place) -> list[str]:
    workplace = _unlocked(place)
    stored = workplace.open_case(place.case)
    titles = [event.title for event in stored.casus.events.values()]
    workplace.close()
    return titles


def _unlocked(place: Place) -> Workplace:
    return unlocked(place.folder, clock=MovingClock(NOON + timedelta(hours=3)))


def _send(workplace: Workplace, place: Place, path: Path) -> None:
    identity, card = somebody("Bram")
    stored = workplace.open_case(place.case)
    theirs = elsewhere(stored, identity=identity)
    stored.close()
    for number in range(FIRST, FIRST + MANY):
        add_numbered(theirs.desk, number)
    theirs.seal()
    named = f"att/{hashlib.sha256(PHOTO).hexdigest()}"
    receivers = [AddressBook(workplace.premises).own_card()]
    Forgery(identity, card, receivers, bundle=theirs.bundle(), attachments=((named, PHOTO),)).write(path)


MERGING = Phase("merging", merging, judge_merging)
