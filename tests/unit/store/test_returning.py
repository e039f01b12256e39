"""With the paper somebody who forgot their passphrase can write again: with new keys, and it is told."""

from pathlib import Path

import pytest

from tests.helpers.workplaces import CHEAP, PASSPHRASE, MovingClock, add_person, desk, new_workplace
from werkbank.model.errors import KnownError
from werkbank.store import returning
from werkbank.store.granting import CaseAccess
from werkbank.store.members import Members
from werkbank.store.people import people_of
from werkbank.store.returning import BY_PAPER, new_keys_for
from werkbank.store.workplace import Workplace, unlock, unlock_by_recovery

FRESH = "lamp vijver touw kers"


@pytest.fixture
def lost(tmp_path: Path) -> tuple[Path, str, str]:
    """A workplace with a case of Anja, one of Bram alone, and the paper; Anja forgot her passphrase."""
    place, paper = new_workplace(tmp_path / "werkplek")
    members = Members(place)
    candidate = members.new_person("Bram", "zand molen kiwi pak", kdf=CHEAP)
    bram = members.admit(candidate, compared=candidate.words)
    anja = place.person.id
    stored = place.new_case("Gezin Berk")
    add_person(desk(stored), "Bo")
    stored.close()
    place.close()
    theirs = unlock(place.folder, bram.id, "zand molen kiwi pak", clock=MovingClock())
    theirs.new_case("Gezin Es").close()
    theirs.close()
    return place.folder, paper, anja


def by_paper(folder: Path, paper: str) -> Workplace:
    return unlock_by_recovery(folder, paper, clock=MovingClock())


def test_new_keys_open_and_write_what_the_old_ones_could_and_no_more(lost: tuple[Path, str, str]) -> None:
    folder, paper, anja = lost
    place = by_paper(folder, paper)
    assert {one.name for one in place.cases()} == {"Gezin Berk", "Gezin Es"}
    person, renewed = new_keys_for(place, anja, passphrase=FRESH, typed_name=" anja ", kdf=CHEAP)
    assert len(renewed.done) == 1
    assert not renewed.waiting
    place.close()
    assert [one.name for one in people_of(folder)] == ["Anja", "Bram"]

    again = unlock(folder, person.id, FRESH, clock=MovingClock())
    assert [one.name for one in again.cases()] == ["Gezin Berk"]
    stored = again.open_case(again.cases()[0].id)
    assert not stored.read_only
    add_person(desk(stored), "Lot")
    assert not stored.check()
    members = CaseAccess(again, stored).members()
    assert [one.id for one in members.people] == [person.id]
    assert members.has_enough
    assert members.unnamed == 0
    assert BY_PAPER in [line.event.type for line in stored.log_lines()]
    assert [(one.person, one.casus) for one in again.log_lines() if one.type == BY_PAPER] == [(person.id, anja)]
    again.close()

    with pytest.raises(KnownError) as old:
        unlock(folder, anja, PASSPHRASE, clock=MovingClock())
    assert old.value.code == "no-access-here"
    assert len(by_paper(folder, paper).cases()) == 2, "the same paper goes on to open everything"


@pytest.mark.parametrize(
    ("typed", "passphrase", "code"),
    [("Bram", FRESH, "name-differs"), ("", FRESH, "name-differs"), ("Anja", "kort", "passphrase-too-short")],
)
def test_what_is_refused_changes_nothing(lost: tuple[Path, str, str], typed: str, passphrase: str, code: str) -> None:
    folder, paper, anja = lost
    place = by_paper(folder, paper)
    with pytest.raises(KnownError) as refused:
        new_keys_for(place, anja, passphrase=passphrase, typed_name=typed, kdf=CHEAP)
    assert refused.value.code == code
    assert [one.id for one in Members(place).people() if one.name == "Anja"] == [anja]
    place.close()
    assert len(people_of(folder)) == 2


def test_only_with_the_paper(lost: tuple[Path, str, str]) -> None:
    folder, _, anja = lost
    place = unlock(folder, anja, PASSPHRASE, clock=MovingClock())
    with pytest.raises(KnownError) as refused:
        new_keys_for(place, anja, passphrase=FRESH, typed_name="Anja", kdf=CHEAP)
    assert refused.value.code == "not-by-paper"
    place.close()


@pytest.mark.parametrize("broken", ["give_list_key", "_give_case", "write_identity", "_take_old_away"])
def test_cut_short_anywhere_the_paper_can_start_anew(
    lost: tuple[Path, str, str], monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    folder, paper, anja = lost

    def power_cut(*_words: object, **_named: object) -> None:
        raise KeyboardInterrupt

    place = by_paper(folder, paper)
    with monkeypatch.context() as patch:
        patch.setattr(returning, broken, power_cut)
        with pytest.raises(KeyboardInterrupt):
            new_keys_for(place, anja, passphrase=FRESH, typed_name="Anja", kdf=CHEAP)
    place.close()
    unlock(folder, anja, PASSPHRASE, clock=MovingClock()).close()

    place = by_paper(folder, paper)
    person, _ = new_keys_for(place, anja, passphrase=FRESH, typed_name="Anja", kdf=CHEAP)
    place.close()
    again = unlock(folder, person.id, FRESH, clock=MovingClock())
    assert [one.name for one in again.cases()] == ["Gezin Berk"]
    stored = again.open_case(again.cases()[0].id)
    assert [one.first_name for one in stored.casus.persons.values()] == ["Bo"]
    assert not stored.check()
    again.close()
