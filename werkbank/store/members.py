"""The people of a workplace and their keys: who they are, adding somebody, taking a key away, changing a passphrase.

    members = Members(workplace)
    candidate = members.new_person("Bram", passphrase)       # or read_candidate(path): a key file that Bram brought
    members.admit(candidate, compared=candidate.words)       # only after the six words were read aloud together
    members.remove(person_id)                                # the list and every case get a new key

Nobody takes away their own key, so there is always somebody who can open the workplace.
"""

from __future__ import annotations

import contextlib
import hmac
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nacl.public import PrivateKey

from werkbank.model.errors import KnownError
from werkbank.store.access_log import CREATE, DELETE, UPDATE, moment
from werkbank.store.backup import moments
from werkbank.store.copies import LIST
from werkbank.store.copies import renew as renew_copies
from werkbank.store.errors import known, known_os_error
from werkbank.store.files import make_folder, sync_folder, write_whole
from werkbank.store.fingerprint import fingerprint, seal_number
from werkbank.store.identity_file import Candidate, clean_name, read_candidate, write_portable
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.kdf import KdfSettings, calibrate
from werkbank.store.keys import OwnFile, PublicIdentity, new_identity, open_identity, write_identity
from werkbank.store.list_keys import give_list_key, grant_of, receivers_now, renew_list_key, trust_of
from werkbank.store.lookalike import looks_like
from werkbank.store.open_workplace import Workplace
from werkbank.store.passphrase import check_new_passphrase
from werkbank.store.people import Person
from werkbank.store.recovery import new_recovery_key, recovery_key, recovery_text
from werkbank.store.renewing import Told, unheard
from werkbank.store.roll import PAPER, Receiver, receiver_of
from werkbank.store.tending import active_people, paper_of
from werkbank.store.trust import vouch, vouch_for_paper

Progress = Callable[[int, int], bool]
"""Hears how many cases of how many are done; what it answers is not heeded, half a change would not do."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a key of this workplace."""

    id: str
    name: str
    words: tuple[str, ...]  # the six words of their public keys
    is_me: bool
    has_file: bool  # False: added, but their identity file is not there
    since: datetime | None
    by: str  # name of who added them, empty when not known


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A recovery key that was just made; nothing is changed until it is taken into use."""

    text: str  # for on paper
    seal: str  # its number


@dataclass(frozen=True, slots=True)
class Renewed:
    """What came of taking away a key."""

    done: tuple[str, ...]  # cases that have a new key
    waiting: tuple[str, ...]  # cases that could not be done now; who opens them next does it


class Members:
    """The people of one open workplace."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._at = workplace.premises

    def people(self) -> tuple[Member, ...]:
        """Everybody with a key of this workplace, by name."""
        known_people = self._at.index.people()
        here = [known_people[person] for person in active_people(self._at.index) if person in known_people]
        return tuple(sorted(map(self._member, here), key=lambda one: (one.name.casefold(), one.id)))

    def seal(self) -> str:
        """The number on the paper of now; empty when there is none."""
        paper = paper_of(self._at.index)
        return seal_number(paper.box_key) if paper else ""

    # --- adding --------------------------------------------------------------------------------------------------

    def new_person(self, name: str, passphrase: str, *, kdf: KdfSettings | None = None) -> Candidate:
        """Keys for somebody who sits here and has just typed their name and passphrase.

        Raises:
            KnownError: name-missing, name-too-long, name-taken, passphrase-too-short, passphrase-too-weak, no-memory.
        """
        name = clean_name(name)
        self._require_new_name(name)
        check_new_passphrase(passphrase, names=[name, *(one.name for one in self.people())])
        identity = new_identity(Person(self._at.fresh_id(), name))
        with tempfile.TemporaryDirectory(dir=self._writable(), prefix=".new-") as folder:
            path = Path(folder) / f"{identity.person.id}.json"
            write_identity(
                path,
                identity=identity,
                passphrase=passphrase,
                settings=kdf or calibrate(),
                workplace=self._at.id,
                trust=trust_of(self._at).as_json(),
            )
            return Candidate(identity.public, path.read_bytes())

    def read_candidate(self, path: Path) -> Candidate:
        """Somebody who brought a key file. Raises ``KnownError``: identity-file-damaged, -newer, -bound."""
        return read_candidate(path, workplace=self._at.id)

    def admit(self, candidate: Candidate, *, compared: Sequence[str]) -> Person:
        """Give somebody a key of the workplace; of no case yet.

        Raises:
            KnownError: words-differ, person-exists, name-taken, read-only, disk-full.
        """
        person = candidate.public
        if not hmac.compare_digest(" ".join(compared).casefold().encode(), " ".join(candidate.words).encode()):
            raise known("words-differ")
        self._writable()
        if self._at.identity is None:
            raise known("read-only")
        known_people = self._at.index.people()
        if person.id in active_people(self._at.index):
            raise known("person-exists")
        self._require_new_name(person.name)
        if person.id not in known_people:
            self._at.index.add_person(person)
        elif known_people[person.id] != person:  # keys that signed before must stay known as they were
            raise known("person-exists")
        vouch(self._at.index, person, workplace=self._at.id, by=self._at.identity)
        write_whole(self._at.layout.person(person.id), content=candidate.content)
        with contextlib.suppress(OSError):
            self._at.layout.former(person.id).unlink()
        give_list_key(self._at, [*receivers_now(self._at), receiver_of(person)])
        self._log("person-added", CREATE, person=person.id)
        return Person(person.id, person.name)

    # --- taking away ---------------------------------------------------------------------------------------------

    def remove(self, person: str, *, told: Told = unheard, progress: Progress | None = None) -> Renewed:
        """Take away somebody's key of the workplace: the list gets a new key, and so does every case they could open.

        Cases that I cannot open, or that are open elsewhere, follow when somebody opens them.

        Raises:
            KnownError: not-yourself, person-unknown-here, too-few-keys, case-open-here, workplace-open-elsewhere,
                read-only, disk-full.
        """
        self._require_closed()
        if person == self._at.person.id:
            raise known("not-yourself")
        if person not in active_people(self._at.index) or person == PAPER:
            raise known("person-unknown-here")
        stay = [one for one in receivers_now(self._at) if one.person != person]
        renew_list_key(self._at, stay, told=told)
        self._log("person-removed", DELETE, person=person)
        self._set_aside(person)
        return self._follow(told=told, progress=progress)

    # --- my own key ----------------------------------------------------------------------------------------------

    def change_passphrase(self, old: str, new: str, *, kdf: KdfSettings | None = None) -> None:
        """Put my keys under another passphrase; nothing that opens with the old one stays behind here.

        Raises:
            KnownError: wrong-passphrase, passphrase-too-short, passphrase-too-weak, disk-full, read-only.
        """
        self._writable()
        own = self._proved(old)
        identity = own.identity
        check_new_passphrase(new, names=[one.name for one in self.people()])
        path = self._at.layout.person(identity.person.id)
        write_identity(
            path,
            identity=identity,
            passphrase=new,
            settings=kdf or calibrate(),
            workplace=self._at.id,
            trust=own.trust,
        )
        self._log("passphrase-changed", UPDATE, person=identity.person.id)
        self._renew_copies_of_list()

    def carry(self, to: Path, *, passphrase: str, kdf: KdfSettings | None = None) -> None:
        """Write my key file for another workplace. Raises ``KnownError``: wrong-passphrase, disk-full, read-only."""
        identity = self._proved(passphrase).identity
        write_portable(to, identity=identity, passphrase=passphrase, settings=kdf or calibrate())
        self._log("key-file-made", CREATE, person=identity.person.id)

    # --- the paper -----------------------------------------------------------------------------------------------

    def new_paper(self) -> NewPaper:
        """A recovery key to be printed first. It opens nothing until ``take_paper`` is told that it lies safe."""
        key = new_recovery_key()
        return NewPaper(recovery_text(key), seal_number(bytes(key.public_key)))

    def take_paper(self, text: str, *, told: Told = unheard, progress: Progress | None = None) -> Renewed:
        """Take a new recovery key into use: the list and every case get a new key, the old paper opens nothing more.

        Raises:
            KnownError: recovery-unreadable, case-open-here, workplace-open-elsewhere, read-only, disk-full.
        """
        self._require_closed()
        key: PrivateKey = recovery_key(text)
        people = [one for one in receivers_now(self._at) if not one.is_paper]
        paper = Receiver(PAPER, "", bytes(key.public_key))
        if self._at.identity is not None:
            vouch_for_paper(self._at.index, paper.box_key, workplace=self._at.id, by=self._at.identity)
        renew_list_key(self._at, [*people, paper], told=told)
        self._log("recovery-key-renewed", UPDATE)
        return self._follow(told=told, progress=progress)

    # --- together ------------------------------------------------------------------------------------------------

    def _follow(self, *, told: Told, progress: Progress | None) -> Renewed:
        """Let every case that I can open do what its keys need; opening is enough (module ``tending``)."""
        done: list[str] = []
        waiting: list[str] = []
        entries = self._workplace.cases()
        for number, entry in enumerate(entries, start=1):
            try:
                self._workplace.open_case(entry.id, told=told).close()
                done.append(entry.id)
            except KnownError:
                waiting.append(entry.id)
            if progress is not None:
                progress(number, len(entries))
        self._renew_copies_of_list()
        return Renewed(tuple(done), tuple(waiting))

    def _renew_copies_of_list(self) -> None:
        """Backups of the list hold identity files and slots as they were: one of now, and the older go."""
        folder = self._at.layout.backups(LIST)
        before = set(moments(folder))
        self._workplace.back_up_list(always=True)
        fresh = sorted(set(moments(folder)) - before)
        if fresh:
            renew_copies(self._at, LIST, keep=fresh[-1])

    def _set_aside(self, person: str) -> None:
        """Out of the unlock screen; kept, so that they can be told why it does not open and be added again."""
        path, to = self._at.layout.person(person), self._at.layout.former(person)
        make_folder(to.parent)
        try:
            if path.is_file():
                path.replace(to)
                sync_folder(to.parent)
        except OSError as error:
            raise known_os_error(error) from error

    def _proved(self, passphrase: str) -> OwnFile:
        path = self._at.layout.person(self._at.person.id)
        own = open_identity(path, passphrase=passphrase, workplace=self._at.id)
        if self._at.identity is None or own.identity.public != self._at.identity.public:
            raise known("person-damaged")
        return own

    def _member(self, person: PublicIdentity) -> Member:
        grant, people = grant_of(self._at, person.id), self._at.index.people()
        giver = people.get(grant.by) if grant else None
        return Member(
            person.id,
            person.name,
            fingerprint(box_key=person.box_key, sign_key=person.sign_key),
            is_me=person.id == self._at.person.id,
            has_file=self._at.layout.person(person.id).is_file(),
            since=moment(grant.at) if grant else None,
            by=giver.name if giver else "",
        )

    def _require_new_name(self, name: str) -> None:
        if any(looks_like(one.name) == looks_like(name) for one in self.people()):
            raise known("name-taken")

    def _require_closed(self) -> None:
        self._writable()
        if any(self._workplace.has_open(row.id) for row in self._at.index.rows()):
            raise known("case-open-here")

    def _writable(self) -> Path:
        if self._at.read_only:
            raise known("read-only")
        return self._at.layout.people

    def _log(self, what: str, action: str, *, person: str = "") -> None:
        """The line names whom it is about where other lines name a case."""
        event = WorkplaceEvent(what, self._at.clock.now(), self._at.person.id, casus=person, action=action)
        self._at.index.log(event)
