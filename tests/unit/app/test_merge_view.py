"""What the window of a handover shows: the list per person, the marks on both pictures, what would not fit."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.diverged import Both, diverged, named, titled
from tests.helpers.family import TODAY
from tests.helpers.replicas import Replica, apart
from werkbank.app.forks import choices_in
from werkbank.app.merge_deciding import Decisions, misfits
from werkbank.app.merge_marks import marked, places_in
from werkbank.app.merge_pictures import MOST, Side, Sort, picture_of
from werkbank.app.merge_rows import Change, State, changes_of, rows_of, states_of, told_counts
from werkbank.app.session import Key, key_of
from werkbank.drawing.shapes import Box, Drawing, Group, Line, Rect, Text
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import Parentage, Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.store.handover.arriving import look, preview
from werkbank.store.merging import MergePreview


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    made = diverged(tmp_path_factory.mktemp("uiteen"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def seen(both: Both) -> MergePreview:
    return preview(both.anja, look(both.anja.premises, both.file))


def told_of(seen: MergePreview, name: str) -> list[tuple[State, str]]:
    rows = rows_of(changes_of(seen), seen)
    return [(one.state, one.text) for row in rows if row.name == name for one in row.changes]


def test_everybody_has_a_row_with_counts_and_who_has_something_to_decide_comes_first(seen: MergePreview) -> None:
    changes = changes_of(seen)
    rows = rows_of(changes, seen)
    assert told_counts(changes) == "3 verschillen om te kiezen, 5 nieuw, 2 anders, 1 weggehaald"
    assert [row.name for row in rows] == ["Judith", "Erik", "Jesse", "Fien", "Sanne", "Greet"]
    assert rows[2].counts == "1 verschilt, 1 weg, 1 nieuw, 1 anders"
    assert told_of(seen, "Greet") == [(State.CHANGED, "persoon: Greet (geboren)")]
    assert (State.CONFLICT, "7 juni 2008 · Trouwdag van Judith en Erik: datum") in told_of(seen, "Judith")
    assert (State.GONE, "november 2013 · Verhuizing naar Proefhaven") in told_of(seen, "Sanne")
    assert (State.NEW, "persoon: Fien") in told_of(seen, "Fien")
    deleted = titled(seen.merged, "Klacht over geluid in de avond")
    assert [one.state for one in changes if one.key == key_of(deleted)] == [State.CONFLICT], "told once"


def test_of_both_pictures_is_known_where_everything_stands_and_what_is_marked(seen: MergePreview) -> None:
    changes = changes_of(seen)
    fien, greet = named(seen.merged, "Fien"), named(seen.merged, "Greet")
    shown = {
        (side, sort): picture_of(seen, changes, side=side, sort=sort, today=TODAY) for side in Side for sort in Sort
    }
    ours, together = shown[Side.OURS, Sort.GENOGRAM].marked, shown[Side.TOGETHER, Sort.GENOGRAM].marked
    assert ours is not None
    assert together is not None
    assert ours.shown([key_of(fien)]) == ()
    assert len(together.shown([key_of(fien), key_of(greet)])) == 2
    assert "+ nieuw" in words(together.drawing)
    assert "+ nieuw" not in words(ours.drawing)
    assert {"~ anders", "! verschilt"} <= words(ours.drawing) & words(together.drawing)
    line, there = shown[Side.OURS, Sort.TIMELINE].marked, shown[Side.TOGETHER, Sort.TIMELINE].marked
    assert line is not None
    assert there is not None
    assert "× weg" in words(line.drawing)
    assert "× weg" not in words(there.drawing)


def words(drawing: Drawing) -> set[str]:
    found: set[str] = set()

    def walk(items: object) -> None:
        for item in items:  # type: ignore[attr-defined]
            if isinstance(item, Group):
                walk(item.items)
            elif isinstance(item, Text):
                found.add(item.text)

    walk(drawing.items)
    return found


def test_every_mark_is_told_by_its_line_and_its_word_and_stays_on_the_sheet() -> None:
    thing = Group((Rect(Box(0, 10, 30, 20)),), key="person:a", box=Box(0, 10, 30, 20))
    sheet, key = Drawing(120, 40, (thing,)), Key(Kind.PERSON, EntityId("a"))
    told = {}
    for state in State:
        made = marked(sheet, {key: state}, beside={key: 3}).drawing.items[1:]
        assert len(made) == 1, "who is marked is not counted as well"
        (group,) = made
        assert isinstance(group, Group)
        boxes = [one for one in group.items if isinstance(one, Rect)]
        lines = sum(isinstance(one, Line) for one in group.items)
        told[state] = (len(boxes), lines, boxes[0].style.dash, boxes[0].style.width)
        assert all(one.box.x >= 0 and one.box.y + one.box.h <= 40 for one in boxes)
        assert group.alt == state.word
    assert len(set(told.values())) == len(State), "no two look alike without colour"
    (counted,) = marked(sheet, {}, beside={key: 3}).drawing.items[1:]
    assert isinstance(counted, Group)
    assert counted.alt == "3 erover"
    assert dict(places_in(sheet.items)) == {"person:a": Box(0, 10, 30, 20)}
    assert states_of([Change(State.NEW, key, "", ()), Change(State.CONFLICT, key, "", ())]) == {key: State.CONFLICT}


def test_nothing_and_very_many_are_told_in_words(seen: MergePreview) -> None:
    one, two = apart(ANJA, BRAM)
    nothing = one.look(two.bundle(since=one.vector()))
    assert changes_of(nothing) == ()
    assert rows_of((), nothing) == ()
    empty = picture_of(nothing, (), side=Side.OURS, sort=Sort.TIMELINE, today=TODAY)
    assert empty.marked is None
    assert "geen gebeurtenissen" in empty.note
    for number in range(MOST + 5):
        two.add(Person(id=EntityId(f"p{number}"), first_name=f"P{number}"))
    many = one.look(two.bundle(since=one.vector()))
    shown = picture_of(many, changes_of(many), side=Side.TOGETHER, sort=Sort.GENOGRAM, today=TODAY)
    assert shown.note.startswith(f"{MOST} van {MOST + 6} personen")
    assert misfits(seen, today=TODAY) == ()


def test_what_would_not_fit_is_said_before_it_is_taken_in() -> None:
    one, two = apart(ANJA, BRAM)
    two.clock.at += timedelta(minutes=1)
    noor = next(iter(one.desk.now.persons.values()))
    bo = one.person("Bo")
    two.take(one.bundle())
    _parent(one, noor.id, bo.id)
    _parent(two, bo.id, noor.id)
    two.change(noor, birth=parse("3-3-2010", today=TODAY), death=parse("3-3-2001", today=TODAY))
    told = misfits(one.look(two.bundle(since=one.vector())), today=TODAY)
    assert told[0].startswith("Bo als kind van Noor: dan zou Bo een eigen voorouder zijn.")
    assert len(told) == 2


def _parent(replica: Replica, child: EntityId, parent: EntityId) -> None:
    with replica.desk.transaction("link") as edit:
        edit.add(Parentage(id=edit.new_id(), child=child, parent=parent))


def test_a_choice_wants_a_reason_and_can_be_left(seen: MergePreview) -> None:
    decisions, fork = Decisions(), seen.conflicts[0]
    choice = choices_in(seen.merged, fork)[0]
    with pytest.raises(KnownError, match="waarom"):
        decisions.decide(fork, choice, reason=" ")
    decisions.decide(fork, choice, reason=" gebeld ")
    made = decisions.of(fork)
    assert made is not None
    assert (made.choice, made.reason, len(decisions)) == (choice, "gebeld", 1)
    decisions.leave(fork)
    assert decisions.of(fork) is None
