"""``card``, ``send`` and ``receive`` as people and scripts use them, between this workplace and a second one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.helpers.program import CASE, PERSON, Inside
from tests.helpers.workplaces import CHEAP, PASSPHRASE, MovingClock
from werkbank.store.workplace import create_workplace


def test_a_case_goes_to_a_colleague_and_the_receipt_comes_back(program: Inside, tmp_path: Path) -> None:
    place, _ = create_workplace(tmp_path / "ander", "Bram", PASSPHRASE, kdf=CHEAP)
    place.close()
    there = ("--workplace", tmp_path / "ander", "--person", "Bram")
    card, mine, file = (tmp_path / name for name in ("bram.visitekaartje", "ik.visitekaartje", "x.casus"))
    words = program.good("card", *there, "--organisation", "GI Midden", "--out", card, "--json").document["words"]
    assert len(words) == 6
    program.good("card", "--out", mine, "--organisation", "Lokaal team")

    assert not program.good("card", card, "--json").document["checked"]
    refused = program("send", CASE, "--to", card, "--out", file)  # one of the six words may be English as well
    assert (refused.code, refused.out) == (1, "")
    assert " ".join(words) in refused.err
    assert not file.exists()
    assert "zes woorden" in program("card", card, "--words", "een twee drie vier vijf zes").err
    assert program.good("card", card, "--words", " ".join(words), "--json").document["checked"]

    seen = program.good("send", CASE, "--to", "Bram", "--out", file, "--preview", "--json").document
    assert (seen["partial"], seen["written"]) == (True, False)
    assert not file.exists()
    sent = program.good("send", CASE, "--to", "Bram", "--out", file, "--sections", "team", "--json").document
    assert (sent["partial"], sent["written"]) == (False, True)
    assert sent["leaves"]["person"] > 0

    looked = program.good("receive", file, *there, "--preview", "--json").document
    assert (looked["taken"], looked["case_is_here"], looked["conflicting"]) == (False, False, [])
    assert {"new", "changed", "conflicting", "erased"} <= looked.keys()
    assert PERSON in program("receive", file, *there).err
    taken = program.good("receive", file, *there, "--unchecked", "--json").document
    assert taken["new_case"]
    assert program.good("check", CASE, *there, "--json").document["ok"]
    assert "aangenomen" not in program.good("receive", file, *there, "--unchecked").out
    assert "ontvangen" in program.good("receive", Path(taken["receipt"])).out
    lines = [line["type"] for line in program.good("log", CASE, "--json").document]
    assert {"handover", "handover-answered"} <= set(lines)


def test_wrong_words_and_wrong_files_are_told(program: Inside, tmp_path: Path) -> None:
    (tmp_path / "x.casus").write_bytes(b"geen overdracht")
    assert "geen overdracht" in program.refuses("receive", tmp_path / "x.casus")
    assert "adresboek" in program.refuses("send", CASE, "--to", "Niemendal", "--out", tmp_path / "y.casus")
    card = tmp_path / "ik.visitekaartje"
    program.good("card", "--out", card)
    wrong = ("send", CASE, "--to", card, "--out", tmp_path / "y.casus", "--sections", "alles")
    assert "alles" in program.refuses(*wrong)


def test_a_case_of_a_computer_with_a_clock_days_ahead_is_asked_about(program: Inside, tmp_path: Path) -> None:
    ahead = MovingClock(datetime.now(UTC) + timedelta(days=3))
    place, _ = create_workplace(tmp_path / "ander", "Bram", PASSPHRASE, kdf=CHEAP, clock=ahead)
    stored = place.new_case("Gezin Klok")
    stored.close()
    place.close()
    there = ("--workplace", tmp_path / "ander", "--person", "Bram")
    mine, file = tmp_path / "ik.visitekaartje", tmp_path / "x.casus"
    words = program.good("card", "--out", mine, "--organisation", "Lokaal team", "--json").document["words"]
    program.good("card", mine, "--words", " ".join(words), *there)
    program.good("card", "--out", tmp_path / "bram.visitekaartje", "--organisation", "GI Midden", *there)
    program.good("send", "Gezin Klok", "--to", PERSON, "--out", file, "--sections", "team", *there)
    said = program.refuses("receive", file, "--unchecked")
    assert "meer dan een dag na nu" in said
    assert "klok" in said
    assert "geen casus" in program.refuses("check", "Gezin Klok"), "nothing of it is here"
    taken = program.good("receive", file, "--unchecked", "--accept-future", "--json").document
    assert taken["new_case"]
    assert program.good("check", "Gezin Klok", "--json").document["ok"]
