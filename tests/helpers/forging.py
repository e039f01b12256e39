"""What somebody without any key can make who may write in the folder of a workplace: a list of cases of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from nacl.public import PrivateKey

from werkbank.store.connection import Access, Connection
from werkbank.store.founding import LOG_KEY, RECOVERY_KEY, REPLICA, read_mark, slots_name
from werkbank.store.index import Index
from werkbank.store.index_file import create_index
from werkbank.store.keys import Identity, public_identity, to_text
from werkbank.store.layout import Layout
from werkbank.store.roll import ACCESS, give, receiver_of, roll_text
from werkbank.store.slots import new_key, open_slots, write_slots


def lay_other_list(folder: Path, *, by: Identity, paper: PrivateKey, epoch: int = 1) -> None:
    """Replace the list by one that its maker can read, with the people of the folder, and another recovery key."""
    at, mark = Layout(folder), read_mark(folder)
    people = [public_identity(path) for path in at.people.glob("*.json")]
    for path in (at.index, at.index_slots):
        path.unlink()
    key, of = new_key(), slots_name(mark.id)
    slots, grants = give(key, of=of, to=map(receiver_of, people), by=by, epoch=epoch, at=0)
    write_slots(at.index_slots, of=of, slots=slots)
    create_index(at.index, key=key, workplace=mark.id)
    index = Index(at.index, key=key, access=Access.ALONE)
    for person in {one.id: one for one in (*people, by.public)}.values():
        index.add_person(person)
    facts = {RECOVERY_KEY: bytes(paper.public_key), LOG_KEY: bytes(paper)}
    _set(index, {**{name: to_text(key) for name, key in facts.items()}, REPLICA: "r", ACCESS: roll_text(grants)})
    index.close()


def edit_list(folder: Path, *, box: PrivateKey, settings: Mapping[str, str], box_keys: Mapping[str, bytes]) -> None:
    """Change the list as somebody with a key of the workplace can, outside the program."""
    at, mark = Layout(folder), read_mark(folder)
    slot = open_slots(at.index_slots, of=slots_name(mark.id), box=box)[0]
    index = Index(at.index, key=slot.key, access=Access.ALONE)
    _set(index, settings)
    for person, key in box_keys.items():
        index.do(partial(_set_key, person=person, key=key))
    index.close()


def _set_key(connection: Connection, *, person: str, key: bytes) -> None:
    connection.execute("UPDATE person SET box_key=? WHERE id=?", (key, person))


def _set(index: Index, settings: Mapping[str, str]) -> None:
    for name, value in settings.items():
        index.set_setting(name, value=value)
