"""Undo gives the order back as it was: at once, in a case that was opened anew, and after copies were joined."""

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart, meet
from werkbank.model.entities import Pattern


def with_three() -> tuple[Replica, Replica]:
    one, two = apart(ANJA, BRAM)
    for name in ("eerst", "dan", "laatst"):
        with one.desk.transaction("add-pattern") as edit:
            edit.add(Pattern(id=edit.new_id(), name=name))
    meet(one, two)
    return one, two


def names(one: Replica) -> list[str]:
    shown = [pattern.name for pattern in one.desk.now.patterns.values()]
    assert shown == [pattern.name for pattern in one.folded.casus.patterns.values()], "the window and the file"
    return shown


def drop(one: Replica, name: str) -> None:
    one.remove(next(pattern for pattern in one.desk.now.patterns.values() if pattern.name == name))


def test_what_comes_back_stands_where_it_stood() -> None:
    one, _ = with_three()
    drop(one, "eerst")
    drop(one, "dan")
    one.desk.undo()
    assert names(one) == ["dan", "laatst"]
    one.desk.undo()
    assert names(one) == ["eerst", "dan", "laatst"]


def test_also_in_a_case_that_was_opened_anew() -> None:
    one, _ = with_three()
    drop(one, "dan")
    one.reload()
    one.desk.undo()
    assert names(one) == ["eerst", "dan", "laatst"]


def test_also_after_copies_were_brought_together() -> None:
    one, two = with_three()
    drop(one, "eerst")
    one.add(Pattern(id="n", name="nieuw"))  # type: ignore[arg-type]
    two.add(Pattern(id="m", name="ander"))  # type: ignore[arg-type]
    meet(one, two)
    one.desk.undo()
    one.desk.undo()
    meet(one, two)
    assert names(one)[:3] == ["eerst", "dan", "laatst"]
    assert names(one) == names(two)
    one.desk.redo()
    meet(one, two)
    assert names(one)[:2] == ["dan", "laatst"]
    assert names(one) == names(two)


def test_among_many_things_that_went_and_came_since() -> None:
    one, _ = with_three()
    drop(one, "dan")
    one.add(Pattern(id="n", name="nieuw"))  # type: ignore[arg-type]
    drop(one, "nieuw")
    drop(one, "laatst")
    one.reload()
    one.add(Pattern(id="m", name="later"))  # type: ignore[arg-type]
    drop(one, "eerst")
    for expected in (
        ["eerst", "later"],
        ["eerst"],
        ["eerst", "laatst"],
        ["eerst", "laatst", "nieuw"],
        ["eerst", "laatst"],
        ["eerst", "dan", "laatst"],
    ):
        one.desk.undo()
        assert names(one) == expected
