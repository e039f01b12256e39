"""Thousands of pasted rows in the real window and its real file: whole or not at all, and one step to take back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.window import at_work, make_workplace, put_away, wait_for
from werkbank.journal.pending import Pending
from werkbank.ui import big_steps
from werkbank.ui.main_window import MainWindow
from werkbank.ui.timeline import paste

ROWS = 1500


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    del qapp
    made = at_work(make_workplace(tmp_path))
    yield made
    put_away(made)


def put_in(window: MainWindow) -> None:
    kinds = ("OTS", "Crisismelding", "VUHP")
    rows = "\n".join(f"{n % 28 + 1}-{n % 12 + 1}-{1990 + n % 30}\t{kinds[n % 3]}\tding {n}" for n in range(ROWS))
    space = window.work.space
    assert space is not None
    assert window.work.desk is not None
    dialog = paste.paste_text(space.overview.timeline, window.work.desk, f"datum\tsoort\ttitel\n{rows}")
    assert dialog is not None
    dialog.accept()


def stopped_half_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody presses 'Stoppen' while the store has written half of it."""
    write: Callable[..., None] = Pending.write

    def half(self: Pending, **asked: Any) -> None:  # noqa: ANN401 - handed on
        write(self, **{**asked, "progress": lambda done, total: done * 2 < total})

    monkeypatch.setattr(Pending, "write", half)


def test_stopped_half_way_leaves_nothing_in_window_or_file(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, stored = window.work.desk, window.work.stored
    assert desk is not None
    assert stored is not None
    before, step = dict(desk.casus.events), desk.session.open.undo_step
    said: list[str] = []
    desk.refused.connect(lambda words, _remedy: said.append(words))
    with monkeypatch.context() as patch:
        stopped_half_way(patch)
        put_in(window)
        wait_for(lambda: bool(said))
    assert said == ["Het inlezen is gestopt."]
    assert dict(desk.casus.events) == before
    assert dict(stored.casus.events) == before
    assert desk.session.open.undo_step == step
    assert not stored.check()


def test_all_rows_are_one_step_back_and_one_again(window: MainWindow) -> None:
    desk, stored = window.work.desk, window.work.stored
    assert desk is not None
    assert stored is not None
    before = dict(desk.casus.events)
    put_in(window)
    wait_for(lambda: len(desk.casus.events) == len(before) + ROWS)
    canvas = window.work.space.overview.timeline.canvas
    assert canvas.board.casus is desk.casus
    assert len(canvas.board) >= ROWS
    big_steps.turn(window.work, back=True)
    wait_for(lambda: dict(desk.casus.events) == before)
    assert canvas.board.casus is desk.casus
    assert dict(stored.casus.events) == before
    big_steps.turn(window.work, back=False)
    wait_for(lambda: len(desk.casus.events) == len(before) + ROWS)
    assert stored.casus == desk.casus
