"""Who can open one case: seeing it, giving somebody access, taking it away.

    access = CaseAccess(workplace, stored)        # of an open case
    access.members()                              # 'Wie kan bij deze casus'
    access.give(person_id)
    access.plan_without(person_id); stored.close(); workplace.open_case(stored.id)   # a new key, module ``tending``

A case keeps two keys: two people, or a person and the recovery key on paper. So taking away what would leave fewer is
refused, and a case that has fewer says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from werkbank.i18n import tr
from werkbank.store.access_log import CREATE, DELETE, microseconds, moment
from werkbank.store.case_file import OpenFile
from werkbank.store.errors import known
from werkbank.store.keys import Identity
from werkbank.store.open_workplace import Workplace
from werkbank.store.renewing import Plan, grants_in
from werkbank.store.roll import ACCESS, PAPER, Grant, Receiver, Roll, give, looked_up, receiver_of, roll_text
from werkbank.store.slots import open_slots, slots_in, write_slots
from werkbank.store.stored_casus import StoredCasus
from werkbank.store.tending import active_people, keep_plan, paper_for, paper_of, vault_of
from werkbank.store.trust import paper_given_by

FEWEST_KEYS = 2


@dataclass(frozen=True, slots=True)
class CaseMember:
    """Somebody who can open the case, or the paper (``id`` empty)."""

    id: str
    name: str
    is_me: bool
    since: datetime
    by: str  # name of who gave it
    unfinished: bool = False  # on the list, but there is no key: giving it again mends that


@dataclass(frozen=True, slots=True)
class CaseMembers:
    """Everybody who can open a case."""

    people: tuple[CaseMember, ...]
    paper: CaseMember | None
    other_paper: str = ""  # who made the recovery key of now, when another one opens this case
    unnamed: int = 0  # keys of before there was a list, or that somebody slipped in: a new key ends them

    @property
    def keys(self) -> int:
        """How many keys that we know of open the case; a paper that was replaced opens the workplace no more."""
        return sum(not one.unfinished for one in self.people) + (self.paper is not None and not self.other_paper)

    @property
    def has_enough(self) -> bool:
        """Whether a second key is there when one is lost."""
        return self.keys >= FEWEST_KEYS


class CaseAccess:
    """The keys of one open case."""

    def __init__(self, workplace: Workplace, stored: StoredCasus) -> None:
        self._at = workplace.premises
        self._stored = stored

    def members(self) -> CaseMembers:
        """Who can open it, held against the slots."""
        roll = self._roll()
        people = [self._member(one) for one in roll.grants if not one.to.is_paper]
        people += [self._member(one, unfinished=True) for one in roll.lost if not one.to.is_paper]
        paper = roll.of(PAPER)
        in_order = sorted(people, key=lambda one: (not one.is_me, one.name.casefold(), one.id))
        told = self._other_paper_of(roll.grants)
        return CaseMembers(tuple(in_order), self._member(paper) if paper else None, told, roll.strangers)

    def other_paper(self) -> str:
        """Who made the recovery key of now, when that does not open this case; else empty."""
        return self._other_paper_of(self._stored.on_file(lambda file: grants_in(file.connection)))

    def could_be_added(self) -> tuple[Receiver, ...]:
        """The people of the workplace who cannot open it yet, by name; the paper last, when it cannot either."""
        people, able = self._at.index.people(), {one.to.person for one in self._roll().grants}
        here = [receiver_of(people[one]) for one in active_people(self._at.index) if one in people and one not in able]
        here = [one for one in here if one.person != self._at.person.id]
        paper = paper_of(self._at.index)
        return (*sorted(here, key=lambda one: one.name.casefold()), *([paper] if paper and PAPER not in able else []))

    def give(self, person: str) -> None:
        """Give somebody of the workplace (or the paper) access, under my signature.

        The name goes into the case first, then the key beside it: a crash between leaves a name without a key.

        Raises:
            KnownError: read-only, has-access, person-unknown-here, no-paper, disk-full.
        """
        self.give_all([person])

    def give_all(self, persons: Sequence[str]) -> None:
        """Give several people access at once. Raises as ``give``; nobody gets it then."""
        identity, roll = self._giver(), self._roll()
        to = [self._receiver(person, roll) for person in persons]
        vault, opening = vault_of(self._at, self._stored.id), self._stored.on_file(lambda file: file.opening)
        slots, at = slots_in(vault.slots, of=vault.of), microseconds(self._at.clock.now())
        epoch = self._epoch(opening.key)
        fresh, grants = give(opening.key, of=vault.of, to=to, by=identity, epoch=epoch, at=at)
        kept = [one for one in (*roll.grants, *roll.lost) if one.to.person not in persons]
        self._stored.on_file(lambda file: _keep(file, [*kept, *grants]))
        stale = {one.slot for one in roll.lost}
        rest = [slot for slot in slots if slot.get("id") not in stale]
        write_slots(vault.slots, of=vault.of, slots=sorted([*rest, *fresh], key=lambda slot: str(slot["id"])))
        self._stored.log("access-given", action=CREATE, object_type="key", objects=tuple(persons))

    def plan_without(self, person: str) -> None:
        """Write down that somebody (or the paper) loses access; it happens when the case is closed and opened again.

        Raises:
            KnownError: read-only, not-yourself, person-unknown-here, too-few-keys.
        """
        self._giver()
        if person == self._at.person.id:
            raise known("not-yourself")
        members = self.members()
        there = [*members.people, *([members.paper] if members.paper else [])]
        if person not in {one.id for one in there}:
            raise known("person-unknown-here")
        self._plan(
            [one for one in there if one.id != person], paper=paper_for(self._roll().grants, index=self._at.index)
        )
        self._stored.log("access-ended", action=DELETE, object_type="key", objects=(person,))

    def plan_new_key(self) -> None:
        """Write down that the case gets a new key for who is named in its list, and for the recovery key of now.

        Unnamed keys end, and so does an older paper. See above.

        Raises:
            KnownError: read-only, too-few-keys.
        """
        self._giver()
        members = self.members()
        self._plan([*members.people, *([members.paper] if members.paper else [])], paper=paper_of(self._at.index))

    def _other_paper_of(self, grants: Sequence[Grant]) -> str:
        index = self._at.index
        now, goes_with = paper_of(index), paper_for(grants, index=index)
        if now is None or goes_with is None or now.box_key == goes_with.box_key:
            return ""
        giver, people = paper_given_by(index, now.box_key) or "", index.people()
        return people[giver].name if giver in people else tr("iemand")

    def _plan(self, stay: Sequence[CaseMember], *, paper: Receiver | None) -> None:
        people = self._at.index.people()
        to = [receiver_of(people[one.id]) for one in stay if one.id and one.id in people]
        to += [paper] if paper and any(one.id == PAPER for one in stay) else []
        now = paper_of(self._at.index)
        if sum(not one.is_paper or one == now for one in to) < FEWEST_KEYS:
            raise known("too-few-keys")
        self._stored.on_file(lambda file: keep_plan(file, Plan(tuple(to))))

    def _giver(self) -> Identity:
        identity = self._at.identity
        if identity is None or self._stored.read_only or self._at.read_only:
            raise known("read-only")
        return identity

    def _receiver(self, person: str, roll: Roll) -> Receiver:
        if roll.of(person) is not None:
            raise known("has-access")
        if person == PAPER:
            paper = paper_of(self._at.index)
            if paper is None:
                raise known("no-paper")
            return paper
        people = self._at.index.people()
        if person not in people or person not in active_people(self._at.index):
            raise known("person-unknown-here")
        return receiver_of(people[person])

    def _roll(self) -> Roll:
        grants, key = self._stored.on_file(lambda file: (grants_in(file.connection), file.opening.key))
        vault = vault_of(self._at, self._stored.id)
        sign_keys = {person.id: person.sign_key for person in self._at.index.people().values()}
        slots = slots_in(vault.slots, of=vault.of)
        return looked_up(grants, of=vault.of, key=key, slots=slots, sign_keys=sign_keys)

    def _epoch(self, key: bytes) -> int:
        vault = vault_of(self._at, self._stored.id)
        return next(slot.epoch for slot in open_slots(vault.slots, of=vault.of, box=self._at.box) if slot.key == key)

    def _member(self, grant: Grant, *, unfinished: bool = False) -> CaseMember:
        people = self._at.index.people()
        name = people[grant.to.person].name if grant.to.person in people else grant.to.name
        giver = people[grant.by].name if grant.by in people else ""
        is_me = grant.to.person == self._at.person.id
        return CaseMember(grant.to.person, name, is_me, moment(grant.at), giver, unfinished)


def _keep(file: OpenFile, grants: Sequence[Grant]) -> None:
    file.keep("INSERT OR REPLACE INTO meta VALUES(?,?)", values=(ACCESS, roll_text(grants)))
