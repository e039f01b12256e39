"""A large action in two halves: durable before it is shown, one step, and nothing of it when it is stopped."""

import pytest

from tests.unit.app.test_claims import session_of
from tests.unit.timeline.made import called, event, family
from werkbank.journal.changes import ChangeSet
from werkbank.model.errors import BugError


class StoppedError(Exception):
    """Somebody stopped it."""


def test_it_is_shown_after_it_is_written_and_is_one_step() -> None:
    opened = session_of(family()).open
    heard: list[ChangeSet] = []
    opened.listen(heard.append)
    pending = opened.begin("paste-events", [event(f"x{n}", "2014") for n in range(700)], subject="700")
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    pending.write(progress=tell, stopped=StoppedError())
    assert not opened.now.events
    assert not heard
    with pytest.raises(BugError), opened.transaction("x"):
        pass
    pending.show()
    assert len(opened.now.events) == 700
    assert len(heard) == 1
    assert opened.now.events[called("x1")].contributor == "test"
    turned = opened.begin_turn(back=True)
    assert turned is not None
    turned.write(progress=None, stopped=StoppedError())
    turned.show()
    assert not opened.now.events
    again = opened.begin_turn(back=False)
    assert again is not None
    again.write(progress=None, stopped=StoppedError())
    again.show()
    assert len(opened.now.events) == 700


def test_stopping_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = session_of(family()).open

    class Reading:
        def write(self, change_set: ChangeSet) -> None:
            list(change_set.changes)

    monkeypatch.setattr(opened, "_sink", Reading())
    pending = opened.begin("paste-events", [event("x", "2014")])
    with pytest.raises(StoppedError):
        pending.write(progress=lambda _done, _total: False, stopped=StoppedError())
    pending.drop()
    assert not opened.now.events
    assert opened.undo_step is None
    with opened.transaction("x") as edit:
        edit.add(event("y", "2015"))
    assert len(opened.now.events) == 1


def test_there_may_be_nothing_to_take_back() -> None:
    assert session_of(family()).open.begin_turn(back=True) is None


def test_progress_runs_once_from_nothing_to_all_and_never_back() -> None:
    opened = session_of(family()).open
    told: list[tuple[int, int]] = []

    class Reading:
        def write(self, change_set: ChangeSet) -> None:
            list(change_set.changes)

    opened._sink = Reading()
    pending = opened.begin("paste-events", [event(f"x{n}", "2014") for n in range(1200)])
    pending.write(progress=lambda done, total: told.append((done, total)), stopped=StoppedError())
    pending.show()
    back = opened.begin_turn(back=True)
    assert back is not None
    for first in (True, False):
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        assert told[0][0] == 0
        assert told[-1] == (1000, 1000)
        assert len(told) > 10
        told.clear()
        if first:
            back.write(progress=lambda done, total: told.append((done, total)), stopped=StoppedError())
    back.show()


@pytest.mark.parametrize("at", [0, 1, 3, 8, 20])
def test_it_can_be_stopped_at_every_report(at: int) -> None:
    opened = session_of(family()).open
    events = [event(f"x{n}", "2014") for n in range(1200)]
    asked = iter(range(10_000))

    class Reading:
        def write(self, change_set: ChangeSet) -> None:
            list(change_set.changes)

    opened._sink = Reading()
    pending = opened.begin("paste-events", events)
    with pytest.raises(StoppedError):
        pending.write(progress=lambda _done, _total: next(asked) < at, stopped=StoppedError())
    pending.drop()
    assert not opened.now.events
