"""What was being typed, kept in the encrypted files: comes back as it was, and only when it is whole."""

import json
from typing import Any

import pytest

from werkbank.store import drafts
from werkbank.store.drafts import Draft


class Notes:
    """A memory that keeps what it is given."""

    def __init__(self, value: Any = None) -> None:  # noqa: ANN401
        self.kept: dict[str, Any] = {drafts.KEY: value}

    def view_state(self, key: str) -> Any:  # noqa: ANN401
        return self.kept.get(key)

    def set_view_state(self, key: str, value: Any) -> None:  # noqa: ANN401
        self.kept[key] = json.loads(json.dumps(value))


def test_drafts_come_back_as_they_were() -> None:
    notes = Notes()
    named = Draft(("QLineEdit#Naam", "Form#"), 1, "Naam", "Bo é\n", "search", has_keyboard=True)
    given = (named, Draft((), 0, "", "x"))
    drafts.keep(notes, given)
    assert drafts.kept(notes) == given


NO_DRAFTS = ["x", 3, [3], [["a"]], [["a", 0, "b", "c", "d", True]], [[["a"], "0", "b", "c", "d", True]]]


@pytest.mark.parametrize("value", [None, {}, *NO_DRAFTS, [[[1], 0, "b", "c", "", True]]])
def test_what_is_no_draft_is_left_out(value: Any) -> None:  # noqa: ANN401
    assert drafts.kept(Notes(value)) == ()


def test_a_text_without_end_is_cut() -> None:
    notes = Notes([[["a"], 0, "b", "x" * (drafts.LONGEST + 5), "", False]])
    assert len(drafts.kept(notes)[0].text) == drafts.LONGEST
