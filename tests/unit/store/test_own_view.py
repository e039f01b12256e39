"""What somebody left behind in the window outside a case is theirs alone; the list it lies in is everybody's."""

from pathlib import Path

from tests.helpers.people import add_colleague, unlocked_as
from tests.helpers.workplaces import add_person, desk, new_workplace, unlocked
from werkbank.model.kinds import Kind
from werkbank.store import drafts
from werkbank.store.drafts import Draft
from werkbank.store.erasing import Target
from werkbank.store.forgetting import erase_everywhere
from werkbank.store.own_view import opened_view
from werkbank.store.workplace import Workplace

TYPED = Draft(("Veld",), 0, "Notitie", "Verborgenia belde")


def all_in_the_list(workplace: Workplace) -> str:
    rows = workplace.premises.index.do(lambda c: c.execute("SELECT person, key, val FROM view_state").fetchall())
    return str(rows)


def test_a_colleague_reads_neither_the_last_case_nor_what_was_typed(tmp_path: Path) -> None:
    anja, _ = new_workplace(tmp_path / "werkplek")
    add_colleague(anja)
    case = anja.new_case("Gezin Berk").id
    anja.set_view_state("last-case", case)
    drafts.keep(anja, [TYPED])
    anja.close()
    bram = unlocked_as(tmp_path / "werkplek", "Bram")
    seen = all_in_the_list(bram)
    assert anja.person.id in seen
    assert case not in seen
    assert "Verborgenia" not in seen
    hers = bram.premises.index.view_state("last-case", person=anja.person.id)
    bram.premises.index.set_view_state("last-case", person=bram.person.id, value=hers)
    assert bram.view_state("last-case") is None
    assert bram.view_state("drafts") is None
    bram.premises.index.set_view_state("drafts", person=anja.person.id, value={"sealed": "geen base64"})
    bram.premises.index.set_view_state("window", person=anja.person.id, value={"width": 3})
    bram.close()
    anja = unlocked(tmp_path / "werkplek")
    assert anja.view_state("last-case") == case
    assert drafts.kept(anja) == ()
    assert anja.view_state("window") == {"width": 3}, "of before there were seals"
    assert opened_view(hers, name="last-case", owner=None) is None
    anja.close()


def test_erasing_finds_own_words_under_the_seal(tmp_path: Path) -> None:
    anja, _ = new_workplace(tmp_path / "werkplek")
    stored = anja.new_case("Gezin Berk")
    person = add_person(desk(stored), "Verborgenia")
    drafts.keep(anja, [TYPED])
    anja.set_view_state("window", {"width": 3})
    erase_everywhere(anja, stored, [Target(str(Kind.PERSON), person, "first_name")], reason="op verzoek")
    assert drafts.kept(anja) == ()
    assert anja.view_state("window") == {"width": 3}
    stored.close()
    anja.close()
