"""A detector that does not come to an end: nobody waits for it, and the others go on without it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.helpers.family import TODAY, session
from tests.helpers.window import put_away, settle, wait_for
from werkbank.app.verbs import history
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.patterns import DETECTORS, search
from werkbank.ui.application import make_application
from werkbank.ui.desk import Desk
from werkbank.ui.pages.patterns import PatternsPage
from werkbank.ui.patterns import proposals as beside
from werkbank.ui.theme import theme_named

pytestmark = pytest.mark.usefixtures("qapp")
STUCK = "seizoen"


class Gate:
    """A detector that goes on until it is let go; who is in it, and how many were at once."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.calls = self.inside = self.most = 0

    def detect(self, *_: object) -> list[object]:
        self.calls, self.inside = self.calls + 1, self.inside + 1
        self.most = max(self.most, self.inside)
        self.free.wait(20)
        self.inside -= 1
        return []


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    stuck = replace(DETECTORS[STUCK], detect=made.detect)  # type: ignore[arg-type]
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({**DETECTORS, STUCK: stuck}))
    yield made
    made.free.set()


@pytest.fixture
def desk(gate: Gate) -> Iterator[Desk]:
    make_application()
    made = Desk(session(read_input(Path(resource("samples", "casus2")), today=TODAY).casus))
    yield made
    made.close()


def edited(desk: Desk) -> None:
    """Something happened, and the moment of quiet after it passed."""
    history.add_event(desk.session, title="Iets nieuws")
    desk.proposals._later.flush()


def waits(desk: Desk, gate: Gate) -> None:
    """The first look is in the detector that does not end."""
    desk.proposals.wake()
    desk.proposals._later.flush()
    wait_for(lambda: gate.inside == 1)


def test_edits_in_the_meantime_start_no_second_look(desk: Desk, gate: Gate) -> None:
    waits(desk, gate)
    for _ in range(3):
        edited(desk)
    settle()
    assert gate.calls == 1
    gate.free.set()
    wait_for(lambda: desk.proposals.is_current)
    assert gate.most == 1
    assert gate.calls == 2  # once more for all edits together
    assert desk.proposals.found


@pytest.mark.expects_log
def test_when_it_takes_too_long_the_others_go_on_without_it(
    desk: Desk, gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    page = PatternsPage(desk, theme_named("light"))
    page.resize(900, 700)
    page.show()
    waits(desk, gate)
    desk.proposals._patience.flush()
    wait_for(lambda: desk.proposals.is_current)
    page._later.flush()
    [failure] = desk.proposals.made.failures if desk.proposals.made else ()
    assert f"detector {STUCK} takes too long ({failure.code})" in caplog.text
    notes = [note.text() for note in page.proposals.findChildren(type(page.proposals._count))]
    assert any(failure.code in text and "is nu uitgezet" in text for text in notes)
    assert {"golfbeweging", "herhaald-beroep"} <= {one.detector for one in desk.proposals.found}
    edited(desk)
    wait_for(lambda: desk.proposals.is_current)  # it still goes on: nobody waits for it again
    assert gate.calls == 1
    gate.free.set()
    wait_for(lambda: gate.inside == 0)
    settle()
    edited(desk)
    wait_for(lambda: desk.proposals.is_current)
    assert desk.proposals.made is not None
    assert desk.proposals.made.failures == ()
    assert gate.calls == 2
    put_away(page)


def test_who_needs_it_now_waits_no_longer_than_a_moment(
    desk: Desk, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "AT_ONCE_S", 0.05)
    desk.proposals.look_now()
    assert desk.proposals.made is None
    gate.free.set()
    wait_for(lambda: desk.proposals.is_current)
    assert desk.proposals.found


def test_a_casus_is_put_away_while_it_goes_on(desk: Desk, gate: Gate) -> None:
    waits(desk, gate)
    desk.close()
    gate.free.set()
    wait_for(lambda: gate.inside == 0)
    settle()
    assert desk.proposals.made is None
    assert gate.calls == 1


def test_what_did_not_change_what_is_found_is_looked_at_again_as_it_is_now(desk: Desk, gate: Gate) -> None:
    """An answer that is given while a look goes on leaves that look behind."""
    waits(desk, gate)
    with desk.session.open.transaction("edit-event") as edit:
        edit.change(edit.casus.sheet, story="Anders")
    desk.proposals._later.drop()  # as after an answer: nothing is due
    gate.free.set()
    wait_for(lambda: desk.proposals._later.waits)
    desk.proposals._later.flush()
    wait_for(lambda: desk.proposals.is_current)
