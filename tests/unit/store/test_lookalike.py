"""Names that look the same are told apart before anybody is taken for somebody else."""

from pathlib import Path

import pytest

from tests.helpers.handovers import Forgery, somebody
from tests.helpers.people import THEIR_PASSPHRASE
from tests.helpers.workplaces import CHEAP, NOON, add_person, desk, new_workplace
from werkbank.app.commands import output
from werkbank.model.errors import KnownError
from werkbank.store.handover.arriving import accept, look, preview
from werkbank.store.handover.visitekaartje import new_card
from werkbank.store.lookalike import looks_like
from werkbank.store.members import Members


@pytest.mark.parametrize(
    "other",
    [
        "anja",
        "ANJA",
        "\u0410nja",
        "Anj\u0430",
        "\u0391nja",
        "An\u200bja",
        "A n j a",
        "\uff21nja",
        "An\u0458a",
        "\u202eAnja",
    ],
)
def test_names_that_look_the_same_are_the_same(other: str) -> None:
    assert looks_like(other) == looks_like("Anja")


@pytest.mark.parametrize(
    ("one", "other"), [("Anja", "Anna"), ("Bram", "Brom"), ("Öz", "Al"), ("Ли", "Ann"), ("李", "王")]
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert looks_like(one) != looks_like(other)


def test_nobody_joins_under_a_name_that_looks_like_a_colleague(tmp_path: Path) -> None:
    workplace, _ = new_workplace(tmp_path / "werkplek")
    with pytest.raises(KnownError) as caught:
        Members(workplace).new_person("\u0410nja", THEIR_PASSPHRASE, kdf=CHEAP)
    assert caught.value.code == "name-taken"
    workplace.close()


def test_a_writer_from_elsewhere_with_the_name_of_a_colleague_is_said_to_be_from_elsewhere(tmp_path: Path) -> None:
    workplace, _ = new_workplace(tmp_path / "werkplek")
    there, _ = new_workplace(tmp_path / "elders")
    stored = there.new_case("Gezin Berk")
    add_person(desk(stored), "Bo")
    bundle = stored.bundle()
    sender, card = somebody("Mo")
    assert workplace.premises.identity is not None
    me = new_card(workplace.premises.identity, organisation="", at=NOON)
    path = Forgery(sender, card, (me,), bundle=bundle).write(tmp_path / "x.casus")
    arrival = look(workplace.premises, path)
    assert preview(workplace, arrival).writers == ("Anja (van elders)",)
    accept(workplace, arrival)
    again = workplace.open_case(stored.id)
    person = next(iter(again.casus.persons.values()))
    assert {one.name for one in again.history("person", person.id)} == {"Anja (van elders)"}
    assert again.check() == []
    again.close()
    workplace.close()
    there.close()


def test_no_name_steers_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("Gezin \x1b]0;weg\x07\x9b2J\tx\nregel")
    output.aside("\x08\x7f")
    output.document({"naam": "\x1b\x9bé"})
    said = capsys.readouterr()
    assert said.out == 'Gezin \ufffd]0;weg\ufffd\ufffd2J\tx\nregel\n{\n "naam": "\\u001b\\u009bé"\n}\n'
    assert said.err == "\ufffd\ufffd\n"
