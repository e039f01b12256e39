"""Nobody hands over words under the name of somebody who is known here."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.handovers import Forgery
from tests.helpers.replicas import KEYS, Replica, apart
from tests.helpers.workplaces import NOON, add_person, desk, new_workplace
from werkbank.model.errors import KnownError
from werkbank.store.bundle_check import batch_hashes, hash_of, verify_bundle
from werkbank.store.bundling import bundle_of
from werkbank.store.handover.arriving import accept, look, preview
from werkbank.store.handover.visitekaartje import new_card
from werkbank.store.handover.vouching import require_own_words
from werkbank.store.keys import new_identity
from werkbank.store.people import Person
from werkbank.store.records import Bundle, GapRecord

SENDER = BRAM.public.sign_key


def with_words_of(bundle: Bundle, person: str) -> Bundle:
    """An operation behind the chain of somebody, as whoever holds the case can make it."""
    actor = next(one.uuid for one in bundle.actors if one.person == person)
    last = max((one for one in bundle.ops if one.actor == actor), key=lambda one: one.seq)
    batch = replace(
        next(one for one in bundle.batches if one.uuid == last.batch), uuid="valse-stap", first=last.seq + 1, count=1
    )
    with_batch = replace(bundle, batches=(*bundle.batches, batch))
    op = replace(last, seq=last.seq + 1, hlc=last.hlc + 1, parents=(last.name,), val='"verzonnen"', batch=batch.uuid)
    op = replace(op, h=hash_of(op, before=last.h, batch=batch_hashes(with_batch)[batch.uuid]))
    vector = tuple((who, seq + (who == actor)) for who, seq in bundle.vector)
    return replace(with_batch, ops=(*bundle.ops, op), vector=vector)


@pytest.fixture
def pair() -> tuple[Replica, Replica]:
    one, two = apart(ANJA, BRAM)
    one.seal()
    two.seal()
    return one, two


def refused(here: Replica | None, bundle: Bundle, *, ours: dict[str, bytes], known: set[str] | None = None) -> str:
    connection = here.file.connection if here else None
    verify_bundle(bundle)  # in itself it holds
    try:
        require_own_words(connection, bundle, sender=SENDER, ours=ours, known_to_us=known or set())
    except KnownError as error:
        return error.code
    return ""


def test_what_a_colleague_did_not_sign_is_refused_and_what_is_here_or_signed_is_not(
    pair: tuple[Replica, Replica],
) -> None:
    here, there = pair
    here.person("Chris")
    honest = there.bundle()
    assert refused(here, honest, ours=KEYS) == "", "her words are here, his are his own"
    forged = with_words_of(honest, "anja")
    assert refused(here, forged, ours=KEYS) == "handover-unsigned"
    assert refused(None, forged, ours=KEYS) == "handover-unsigned"
    assert refused(None, forged, ours={}, known={"anja"}) == "handover-unsigned"
    assert refused(None, forged, ours={}) == "", "of strangers the sender vouches"
    here.seal()
    assert refused(None, here.bundle(), ours=KEYS) == "", "all of it signed"


def test_a_part_is_strict_for_who_works_here_only(pair: tuple[Replica, Replica]) -> None:
    _, there = pair
    forged = replace(with_words_of(there.bundle(), "anja"), partial=True)
    assert refused(None, forged, ours={}, known={"anja"}) == ""
    assert refused(None, forged, ours=KEYS) == "handover-unsigned"


def test_a_signature_behind_a_hole_covers_nothing(pair: tuple[Replica, Replica]) -> None:
    here, _ = pair
    here.person("Chris")
    here.seal()
    bundle = here.bundle()
    mine = [one for one in bundle.ops if one.actor == here.file.opening.actor.id]
    last = mine[-1]
    holed = replace(
        bundle,
        ops=tuple(one for one in bundle.ops if one != last),
        gaps=(GapRecord(last.actor, last.seq, last.seq, last.h),),
        partial=True,
        batches=tuple(one for one in bundle.batches if one.uuid != last.batch or len(mine) > 1),
    )
    with pytest.raises(KnownError) as caught:
        require_own_words(None, holed, sender=SENDER, ours=KEYS, known_to_us=set())
    assert caught.value.code == "handover-unsigned", "it is over the hole, not over what stands before it"


def test_a_file_with_my_own_name_under_it_changes_nothing_here(tmp_path: Path) -> None:
    workplace, _ = new_workplace(tmp_path / "werkplek")
    stored = workplace.new_case("Gezin Berk")
    add_person(desk(stored), "Bo")
    bundle = stored.on_file(lambda file: bundle_of(file.connection))
    sender = new_identity(Person("mo", "Mo"))
    assert workplace.premises.identity is not None
    me = new_card(workplace.premises.identity, organisation="", at=NOON)
    forged = with_words_of(bundle, workplace.person.id)
    card = new_card(sender, organisation="Elders", at=NOON)
    path = Forgery(sender, card, (me,), bundle=forged).write(tmp_path / "x.casus")
    before = stored.casus
    arrival = look(workplace.premises, path)
    for doing in (preview, accept):
        with pytest.raises(KnownError) as caught:
            doing(workplace, arrival, at_work=stored)
        assert caught.value.code == "handover-unsigned"
    assert stored.casus == before
    assert stored.check() == []
    workplace.close()
