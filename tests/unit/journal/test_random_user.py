"""A random user at a casus in memory: what is shown, heard and undone always agrees."""

from hypothesis import settings

from tests.helpers.random_user import RandomUser
from werkbank.journal.changes import ChangeSet
from werkbank.journal.history import History
from werkbank.journal.open_casus import MemorySink, Sink
from werkbank.model.casus import Casus


class InMemory(RandomUser):
    """Change sets stay in a list."""

    def start(self) -> tuple[Casus, Sink]:
        return Casus(), MemorySink()

    def teardown(self) -> None:
        """Undoing everything leads back to the begin, and the history can be rebuilt from the change sets alone."""
        if not hasattr(self, "casus"):
            return
        lived, rebuilt = self.casus, _history_of(self.sink.taken)
        assert rebuilt.to_undo() == lived.undo_step
        assert rebuilt.to_redo() == lived.redo_step
        while lived.undo() is not None:
            pass
        assert lived.now == self.begin


def _history_of(change_sets: list[ChangeSet]) -> History:
    history = History()
    for change_set in change_sets:
        history.record(change_set)
    return history


TestRandomUserInMemory = InMemory.TestCase
TestRandomUserInMemory.settings = settings(
    max_examples=min(60, settings().max_examples), stateful_step_count=min(40, settings().stateful_step_count)
)
