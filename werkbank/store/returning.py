"""Back to writing after a forgotten passphrase: with the recovery key on paper somebody of the workplace gets new keys.

    workplace = unlock_by_recovery(folder, text)                       # reads everything, writes nothing
    person = new_keys_for(workplace, person_id, passphrase=..., typed_name=...)
    workplace.close(); unlock(folder, person.id, passphrase)

Nobody can make the old keys anew, and nobody may write under them: what they signed stays theirs. So there is a new
identity with the same name, and the log of the workplace and of every case says that it was made with the paper. It
gets access to the cases that the old one had and to no other. The order makes a crash harmless: first the new keys of
the list and of each case, then the key file, by which the unlock screen shows the person, and at last the old keys go,
with a new key for the list and for every case (module ``renewing``). Until then the paper opens all and can start anew;
what a start that was cut short left is taken away by the next.
"""

from __future__ import annotations

from dataclasses import replace

from werkbank.model.errors import KnownError
from werkbank.store.access_log import CREATE
from werkbank.store.case_door import CaseDoor, Premises
from werkbank.store.errors import known
from werkbank.store.granting import CaseAccess
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.kdf import KdfSettings, calibrate
from werkbank.store.keys import Identity, new_identity, write_identity
from werkbank.store.list_keys import give_list_key, receivers_now, trust_of
from werkbank.store.members import Members, Renewed
from werkbank.store.open_workplace import Workplace
from werkbank.store.passphrase import check_new_passphrase
from werkbank.store.people import Person
from werkbank.store.renewing import Told, grants_in, plan_in, unheard
from werkbank.store.roll import receiver_of
from werkbank.store.tending import active_people
from werkbank.store.trust import vouch_by_paper

BY_PAPER = "keys-by-paper"  # the type of its line in the log, of the workplace and of a case


def new_keys_for(
    workplace: Workplace,
    person: str,
    *,
    passphrase: str,
    typed_name: str,
    kdf: KdfSettings | None = None,
    told: Told = unheard,
) -> tuple[Person, Renewed]:
    """Give somebody new keys under a new passphrase, in a workplace that was opened with the paper.

    ``typed_name``: the name as somebody typed it to confirm whom it is about.

    Raises:
        KnownError: not-by-paper, person-unknown-here, name-differs, passphrase-too-short, passphrase-too-weak,
            case-open-here, workplace-open-elsewhere, read-only, disk-full.
    """
    at = workplace.premises
    if at.identity is not None:
        raise known("not-by-paper")
    if at.index.read_only:
        raise known("read-only")
    if any(workplace.has_open(row.id) for row in at.index.rows()):
        raise known("case-open-here")
    name = _name_of(at, person)
    if typed_name.strip().casefold() != name.casefold():
        raise known("name-differs", naam=name)
    check_new_passphrase(passphrase, names=[one.name for one in Members(workplace).people()])
    identity = new_identity(Person(at.fresh_id(), name))
    ghosts = _ghosts(workplace, name, but=person)
    by_paper = replace(at, identity=identity, person=identity.person)
    at.index.add_person(identity.public)
    vouch_by_paper(at.index, identity.public, workplace=at.id, paper=at.box)
    give_list_key(by_paper, [*receivers_now(by_paper), receiver_of(identity.public)])
    at.index.log(WorkplaceEvent(BY_PAPER, at.clock.now(), identity.person.id, casus=person, action=CREATE))
    for row in at.index.rows():
        _give_case(by_paper, row.id, instead_of=person, to=identity)
    path = at.layout.person(identity.person.id)
    write_identity(
        path,
        identity=identity,
        passphrase=passphrase,
        settings=kdf or calibrate(),
        workplace=at.id,
        trust=trust_of(at).as_json(),
    )
    return identity.person, _take_old_away(replace(by_paper, box=identity.box), [*ghosts, person], told=told)


def _give_case(by_paper: Premises, case: str, *, instead_of: str, to: Identity) -> None:
    """Access to a case, when the old keys had it; one that the paper cannot open waits for a colleague."""
    door = CaseDoor(by_paper, let_go=lambda _case: None)
    try:
        stored = door.open(case, row=by_paper.index.row(case), may_write=True)
    except KnownError:
        return
    try:
        grants = stored.on_file(lambda file: grants_in(file.connection))
        is_planned = stored.on_file(lambda file: plan_in(file.connection)) is not None
        if is_planned or stored.read_only or instead_of not in {one.to.person for one in grants}:
            return
        CaseAccess(Workplace(by_paper), stored).give(to.person.id)
        stored.log(BY_PAPER, action=CREATE, object_type="key", objects=(instead_of, to.person.id))
    finally:
        stored.close()


def _take_old_away(own: Premises, old: list[str], *, told: Told) -> Renewed:
    """As somebody with the new keys: the old ones go. The last one makes that every case has followed."""
    members = Members(Workplace(own))
    renewed = Renewed((), ())
    for person in old:
        renewed = members.remove(person, told=told)
    return renewed


def _name_of(at: Premises, person: str) -> str:
    known_people = at.index.people()
    if person not in active_people(at.index) or person not in known_people:
        raise known("person-unknown-here")
    return known_people[person].name


def _ghosts(workplace: Workplace, name: str, *, but: str) -> list[str]:
    """Keys of an earlier start that was cut short: on the list under this name, without a key file."""
    people = Members(workplace).people()
    return [one.id for one in people if one.name == name and not one.has_file and one.id != but]
