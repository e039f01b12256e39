"""What somebody who left can read with their keys and an old copy of the folder: the old copy, and nothing of after."""

import base64
import contextlib
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from tests.helpers.people import THEIR_PASSPHRASE, add_colleague, give_access, unlocked_as
from tests.helpers.workplaces import NOON, MovingClock, add_person, desk, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.store.attachments import references_in
from werkbank.store.connection import Access, connect
from werkbank.store.founding import LOG_KEY, slots_name
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.visitekaartje import new_card
from werkbank.store.keys import new_identity
from werkbank.store.layout import Layout
from werkbank.store.members import Members
from werkbank.store.people import Person
from werkbank.store.slots import open_slots
from werkbank.store.workplace import unlock


def opens(path: Path, key: bytes) -> bool:
    with contextlib.suppress(Exception):
        connection = connect(path, key=key, access=Access.READ)
        try:
            return connection.execute("SELECT count(*) FROM meta").fetchone() is not None
        finally:
            connection.close()
    return False


def test_nothing_of_after_opens_with_what_was_kept_of_before(tmp_path: Path) -> None:
    folder, clock = tmp_path / "werkplek", MovingClock()
    anja, _ = new_workplace(folder, clock=clock)
    stored = anja.new_case("Gezin Berk")
    case = stored.id
    add_person(desk(stored), "Bo")
    stored.attach(b"foto van voor")
    stored.close()
    bram = add_colleague(anja)
    give_access(anja, case, bram)
    anja.close()
    his = unlocked_as(folder, "Bram", clock=clock)
    index_of = slots_name(his.premises.id)
    log_key = base64.b64decode(his.premises.index.setting(LOG_KEY))
    box = his.premises.box
    his.close()
    old = Layout(Path(shutil.copytree(folder, tmp_path / "kopie")))
    (case_slot,) = open_slots(old.case(case).slots, of=case, box=box)
    (list_slot,) = open_slots(old.index_slots, of=index_of, box=box)
    keys = (case_slot.key, list_slot.key)
    assert [opens(path, key) for path, key in zip((old.case(case).database, old.index), keys, strict=True)] == [
        True
    ] * 2

    clock.at += timedelta(hours=2)
    anja = unlocked(folder, clock=clock)
    anja.set_view_state("drafts", [["Veld"], 0, "Notitie", "nog niet gezegd", "", False])
    Members(anja).remove(bram)
    stored = anja.open_case(case)
    add_person(desk(stored), "Omar")
    stored.attach(b"foto van na")
    stored.close()
    anja.close()
    with pytest.raises(KnownError):
        unlock(folder, anja.person.id, "een verkeerde zin", clock=clock)

    files = [path for path in folder.rglob("*") if path.is_file()]
    databases = [path for path in files if path.suffix == ".db"]
    assert len(databases) >= 4, "case, list and a backup of each"
    assert not [path for path in databases if any(opens(path, key) for key in keys)]
    slots = [path for path in files if path.name.endswith("slots.json")]
    assert not [
        path for path in slots if open_slots(path, of=index_of if path.name.startswith("index") else case, box=box)
    ]
    places = {path.parent.parent for path in files if path.parent.name == "att"}
    assert len(places) >= 2
    assert not [place for place in places if references_in(place, key=case_slot.key)]
    noted = base64.b64decode((folder / "unlocks.sealed").read_bytes())
    with pytest.raises(CryptoError):
        SealedBox(PrivateKey(log_key)).decrypt(noted)
    for passphrase, code in ((THEIR_PASSPHRASE, "no-access-here"), ("een verkeerde zin", "wrong-passphrase")):
        with pytest.raises(KnownError) as caught:
            unlock(folder, bram, passphrase, clock=clock)
        assert caught.value.code == code


def test_who_left_is_no_colleague_for_handovers_any_more(tmp_path: Path) -> None:
    anja, _ = new_workplace(tmp_path / "werkplek")
    bram = add_colleague(anja)
    his = unlocked_as(tmp_path / "werkplek", "Bram")
    assert his.premises.identity is not None
    card = new_card(his.premises.identity, organisation="", at=NOON)
    other = new_card(new_identity(Person(bram, "Bram")), organisation="", at=NOON)
    his.close()
    book = AddressBook(anja.premises)
    found = book.find(card)
    assert found is not None
    assert found.is_checked
    Members(anja).remove(bram)
    assert book.find(card) is None, "as anybody: six words first"
    assert not book.take(card).is_checked
    with pytest.raises(KnownError) as caught:
        book.find(other)
    assert caught.value.code == "handover-key-changed"
    anja.close()
