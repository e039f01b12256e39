"""Two sound copies that together make somebody their own ancestor: one relation is set apart, the casus still opens."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.family import TODAY
from tests.helpers.replicas import Replica, apart, meet
from werkbank.genogram.picture import draw
from werkbank.model.circles import on_circles, one_circle
from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage, Person
from werkbank.model.kinds import Kind
from werkbank.store.fold import Quarantined


def child_of(replica: Replica, child: Person, parent: Person) -> Parentage:
    with replica.desk.transaction("link") as edit:
        return edit.add(Parentage(id=edit.new_id(), child=child.id, parent=parent.id))


def own_ancestor() -> tuple[Replica, Replica, Parentage, Parentage]:
    one, two = apart(ANJA, BRAM)
    two.clock.at += timedelta(minutes=1)
    noor = next(iter(one.desk.now.persons.values()))
    bo = one.person("Bo")
    meet(one, two)
    first = child_of(one, noor, bo)
    second = child_of(two, bo, noor)
    return one, two, first, second


def test_the_last_relation_of_a_circle_is_set_apart_on_both_alike_and_the_family_is_drawn() -> None:
    one, two, first, second = own_ancestor()
    seen = one.look(two.bundle(since=one.vector()))
    assert seen.quarantined == (Quarantined(Kind.PARENTAGE, second.id),), "said before it is taken in"
    meet(one, two)
    assert one.folded == two.folded
    assert list(one.desk.now.parentages) == [first.id]
    assert draw(one.desk.now, as_of=TODAY).width > 1
    assert set(one.problems) == {"quarantined"}


def test_when_the_circle_is_broken_what_was_set_apart_is_there_again_at_once() -> None:
    one, two, first, second = own_ancestor()
    meet(one, two)
    one.remove(first)
    assert list(one.desk.now.parentages) == [second.id]
    assert one.problems == []
    meet(one, two)
    assert list(two.desk.now.parentages) == [second.id]


links = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=9)


@settings(max_examples=60, deadline=None)
@given(links)
def test_what_is_left_on_circles_is_a_circle(pairs: list[tuple[int, int]]) -> None:
    made = [
        Parentage(id=EntityId(f"a{n}"), child=EntityId(f"p{c}"), parent=EntityId(f"p{p}"))
        for n, (c, p) in enumerate(pairs)
    ]
    left = on_circles(made)
    while left:
        circle = one_circle(left)
        assert all(a.parent == b.child for a, b in zip(circle, [*circle[1:], circle[0]], strict=True))
        made.remove(circle[0])
        left = on_circles(made)
    above = {link.child for link in made}
    assert not made or {link.parent for link in made} - above, "somebody is at the top"
