"""The same random user at a casus in an encrypted file, who closes and opens it at odd moments."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import rule

from tests.helpers.random_user import RandomUser, in_order
from tests.helpers.workplaces import new_workplace
from werkbank.journal.open_casus import Sink
from werkbank.model.casus import Casus
from werkbank.store.workplace import StoredCasus


class OnDisk(RandomUser):
    """Change sets become durable in a file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workplace, _ = new_workplace(Path(self.folder.name))
        self.stored: StoredCasus | None = None

    def start(self) -> tuple[Casus, Sink]:
        self.stored = self.workplace.new_case("Gezin")
        return self.stored.casus, self.stored

    def _file(self) -> StoredCasus:
        assert self.stored is not None
        return self.stored

    @rule()
    def close_and_open(self) -> None:
        before, steps = self.casus.now, self._steps()
        self._file().close()
        self.stored = self.sink.inner = self.workplace.open_case(self._file().id)
        assert self.stored.casus == before
        assert in_order(self.stored.casus) == in_order(before)
        self.sit_at(self.stored.casus, past=self.stored.past())
        assert self._steps() == steps

    def _steps(self) -> list[tuple[str, object]]:
        return [(step.id, step.changes) for step in (self.casus.undo_step, self.casus.redo_step) if step]

    @rule()
    def look_whether_all_is_well(self) -> None:
        assert self._file().check() == []
        assert self._file().casus == self.casus.now

    def teardown(self) -> None:
        if self.stored is not None:
            past = self.stored.past()
            written = [change_set for change_set in self.sink.taken if change_set.changes]
            assert [(c.id, tuple(c.changes)) for c in past] == [(c.id, tuple(c.changes)) for c in written]
        self.workplace.close()
        self.folder.cleanup()


TestRandomUserOnDisk = OnDisk.TestCase
TestRandomUserOnDisk.settings = settings(
    max_examples=min(20, settings().max_examples), stateful_step_count=min(25, settings().stateful_step_count)
)
