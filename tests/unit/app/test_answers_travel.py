"""What was decided on one side comes home on the other: the answer of who merged is taken in, and nothing differs."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.diverged import Both, diverged, named, send_back
from werkbank.app import receiving
from werkbank.app.forks import Way, choices, decide, forks
from werkbank.app.history import history
from werkbank.app.merge_words import told as words
from werkbank.app.opening import session_of
from werkbank.app.session import key_of
from werkbank.store.handover.arriving import look, preview
from werkbank.store.workplace import Workplace


def taken(workplace: Workplace, file: Path) -> receiving.Taken:
    arrival = look(workplace.premises, file)
    return receiving.take(workplace, arrival, preview(workplace, arrival))


def merged_and_decided(both: Both) -> None:
    """Anja takes in what Bram sent and decides everything, with a reason."""
    taken(both.anja, both.file)
    stored = both.anja.open_case(both.case)
    session = session_of(stored, clock=both.clock, author="Anja Oefening")
    for fork in forks(session):
        options = choices(session, fork)
        chosen = next((one for one in options if one.way is Way.BESIDE), options[-1])
        decide(session, fork, chosen, reason="samen gelezen")
    assert forks(session) == ()
    stored.close()


def test_the_answer_of_who_decided_is_taken_in_and_both_copies_are_the_same(tmp_path: Path) -> None:
    both = diverged(tmp_path)
    merged_and_decided(both)
    answer = send_back(both, tmp_path / "antwoord.casus")
    seen = preview(both.bram, look(both.bram.premises, answer))
    assert seen.conflicts == ()
    assert not seen.is_nothing
    lines = "\n".join(line for part in words(seen) for line in part.lines)
    assert "zonder naam" not in lines
    assert "andere datum: 7 juni 2008 · 16 juni 2008 · Trouwdag" in lines, "the date that stands beside says of what"
    assert taken(both.bram, answer).accepted.report.changed
    assert not taken(both.bram, answer).accepted.report.changed
    ours, theirs = both.anja.open_case(both.case), both.bram.open_case(both.case)
    assert list(ours.casus.everything()) == list(theirs.casus.everything())
    assert (ours.check(), theirs.check(), theirs.forks()) == ([], [], ())
    session = session_of(theirs, clock=both.clock, author="Bram de Wit")
    told = history(session, key_of(named(session.casus, "Jesse")), field="note")
    assert any("samen gelezen" in line.notes for line in told), "the reason came along"
    ours.close()
    theirs.close()
    both.close()
