"""What a screen shows while somebody reads along, and how what is typed there reaches the whole casus."""

from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest

from werkbank.app.audience import Audience, Purpose, guests_of
from werkbank.app.session import Session, step_name
from werkbank.app.verbs import family, history, linking, plan, timeline_edits
from werkbank.journal.changes import ChangeSet
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model import entities as e
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId, SetClock
from werkbank.model.dates import parse
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Gender, Kind, Role, Sharing
from werkbank.plan.projection import project
from werkbank.plan.readers import reader_named
from werkbank.plan.shown import meet

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def _id(text: str) -> EntityId:
    return EntityId(text)


def _casus() -> Casus:
    free: dict[str, Any] = {"sharing": Sharing.FAMILY}
    team: dict[str, Any] = {"sharing": Sharing.TEAM}

    def person(key: str, name: str, gender: Gender, role: Role, birth: str, **more: Any) -> e.Person:  # noqa: ANN401
        return e.Person(
            id=_id(key), first_name=name, gender=gender, role=role, birth=parse(birth, today=TODAY), **free, **more
        )

    return casus_of(
        [
            e.Sheet(id=e.SHEET_ID, name="Gezin Zandloper", municipality="Verzonnenburg", reason="RODEDRAAD"),
            person("m", "Mirthe", Gender.WOMAN, Role.PARENT, "1985", last_name="Zandloper", note="NOTITIEM"),
            person("v", "Vigo", Gender.MAN, Role.PARENT, "1983"),
            person("k", "Kees", Gender.MAN, Role.YOUTH, "2018-03-01", index=True),
            e.Person(id=_id("x"), first_name="Xanthippe", role=Role.FAMILY, **team),
            e.Parentage(id=_id("mk"), parent=_id("m"), child=_id("k"), **free),
            e.Parentage(id=_id("vk"), parent=_id("v"), child=_id("k"), **team),
            e.Parentage(id=_id("xm"), parent=_id("x"), child=_id("m"), **team),
            e.Custody(id=_id("g"), child=_id("k"), holder="m", **free),
            e.Event(
                id=_id("open"), title="verhuisd naar Verzonnenburg", persons=(_id("k"), _id("x")),
                date=parse("2020", today=TODAY), source="BRONGEHEIM", municipality="Verzonnenburg", **free,
            ),
            e.Event(id=_id("shut"), title="GEHEIMPLAN", persons=(_id("v"),), date=parse("2021", today=TODAY), **team),
            e.Event(id=_id("notm"), title="NIETVOORMOEDER", persons=(_id("k"),), not_for=("moeder",), **free),
            e.Involvement(id=_id("w"), name="Willemijn Werkers", role="jeugdbeschermer", persons=(_id("k"),), **free),
        ]
    )  # fmt: skip


@pytest.fixture
def session() -> Session:
    clock = SetClock(NOW)
    ids = iter(f"n{number}" for number in range(1000))
    opened = OpenCasus(_casus(), sink=MemorySink(), clock=clock, ids=lambda: _id(next(ids)), author="Typist")
    return Session(opened, clock=clock)


def _read_along(session: Session, *words: str, purpose: Purpose = Purpose.TREAT) -> None:
    session.show_for(Audience(_id("s"), _last(session), words, purpose=purpose))


def _last(session: Session) -> str:
    return session.open.happened[-1].id if session.open.happened else ""


def _strings(casus: Casus) -> str:
    return "\n".join(item.model_dump_json() for item in casus.everything())


def test_the_screen_holds_nothing_that_the_reader_may_not_see(session: Session) -> None:
    _read_along(session, "person:m")
    told = _strings(session.casus)
    for secret in ("GEHEIMPLAN", "NIETVOORMOEDER", "Xanthippe", "NOTITIEM", "BRONGEHEIM", "RODEDRAAD"):
        assert secret not in told
    assert "verhuisd" in told
    assert session.casus.events[_id("open")].persons == ("k",)
    assert "GEHEIMPLAN" in _strings(session.whole)


def test_the_strictest_who_is_there_decides(session: Session) -> None:
    _read_along(session, "person:m", "role:school")
    assert not session.casus.events
    _read_along(session, "role:team")
    assert "GEHEIMPLAN" in _strings(session.casus)
    assert not session.has_family


def test_nobody_named_reads_as_the_team_and_the_end_shows_everything(session: Session) -> None:
    _read_along(session)
    assert "shut" in session.casus.events
    session.show_for(None)
    assert session.casus is session.whole


def test_who_reads_along_is_remembered(session: Session) -> None:
    _read_along(session, "person:m")
    again = Session(session.open, clock=session.clock, memory=session._own_memory)
    assert again.audience == session.audience
    assert "shut" not in again.casus.events


def test_who_is_not_in_the_casus_any_more_reads_as_the_strictest(session: Session) -> None:
    _read_along(session, "person:gone")
    assert not session.casus.events


def test_a_view_hears_only_of_what_it_can_see(session: Session) -> None:
    _read_along(session, "person:m")
    assert session.casus.events
    heard: list[ChangeSet] = []
    session.on_change(heard.append)
    with session.open.transaction("edit-event") as edit:
        edit.change(session.whole.events[_id("shut")], title="NOGGEHEIMER")
        edit.change(session.whole.events[_id("open")], title="verhuisd")
    assert {(c.entity, c.field) for c in heard[0].changes} == {("open", "title")}


def test_what_is_added_stays_in_sight_and_is_shared_with_who_was_there(session: Session) -> None:
    _read_along(session, "person:k")
    made = history.add_event(session, title="naar zwemles", persons=(_id("k"),))
    assert session.casus.events[made.id].title == "naar zwemles"
    assert session.whole.events[made.id].sharing is Sharing.FAMILY
    child = family.add_child(session, _id("m"), first_name="Nieuweling")
    assert child.id in session.casus.persons
    assert any(link.child == child.id for link in session.casus.parentages.values())


def test_what_is_added_with_school_is_shared_with_the_chain(session: Session) -> None:
    _read_along(session, "role:school")
    made = history.add_event(session, title="gesprek op school")
    assert session.whole.events[made.id].sharing is Sharing.CHAIN
    assert made.id in session.casus.events


def test_what_was_added_goes_out_of_sight_when_somebody_shields_it_or_another_comes_in(session: Session) -> None:
    _read_along(session, "person:k")
    made = history.add_event(session, title="naar zwemles", persons=(_id("v"),))
    plan.share(session, [session.selection[0]], sharing=Sharing.TEAM)
    assert made.id not in session.casus.events
    other = history.add_event(session, title="naar opa", persons=(_id("v"),))
    session.show_for(Audience(_id("s"), _last(session), ("person:k", "role:school")))
    assert other.id not in session.casus.events


def test_an_edit_keeps_what_it_cannot_see(session: Session) -> None:
    _read_along(session, "person:m")
    event = session.casus.events[_id("open")]
    history.edit_event(session, event.id, persons=(_id("k"), _id("m")), title="verhuisd")
    whole = session.whole.events[event.id]
    assert set(whole.persons) == {"k", "m", "x"}
    assert (whole.source, whole.title) == ("BRONGEHEIM", "verhuisd")
    assert session.casus.events[event.id].persons == ("k", "m")


def test_a_text_typed_over_a_hidden_one_stands_after_it(session: Session) -> None:
    _read_along(session, "person:m")
    for typed in ("h", "hal", "hallo"):
        family.edit_person(session, _id("m"), note=typed)
        assert session.casus.persons[_id("m")].note == typed
    assert session.whole.persons[_id("m")].note == "NOTITIEM\nhallo"
    session.undo()
    assert session.whole.persons[_id("m")].note == "NOTITIEM"
    assert "NOTITIEM" not in _strings(session.casus)


def test_a_merge_keeps_the_hidden_text_and_does_not_show_it(session: Session) -> None:
    _read_along(session, "person:m")
    one = history.add_event(session, title="verhuisd", persons=(_id("k"),))
    session.show_for(session.audience)
    timeline_edits.merge_events(session, _id("open"), one.id)
    assert "BRONGEHEIM" in _strings(session.whole)
    assert "BRONGEHEIM" not in _strings(session.casus)


def test_a_third_parent_is_refused_without_naming_who_is_hidden(session: Session) -> None:
    _read_along(session, "person:m")
    other = family.add_person(session, first_name="Ander")
    assert len(linking.biological(session.casus, _id("k"))) == 1
    with pytest.raises(KnownError) as refused:
        linking.join_parent(session, other.id, child=_id("k"))
    assert "Vigo" not in refused.value.text + refused.value.remedy


def test_a_circle_through_somebody_hidden_is_refused_without_naming_them(session: Session) -> None:
    with session.open.transaction("add-person") as edit:
        edit.add(e.Person(id=_id("o"), first_name="Oma", sharing=Sharing.FAMILY))
        edit.add(e.Parentage(id=_id("ox"), parent=_id("o"), child=_id("x")))
    _read_along(session, "person:m")
    with pytest.raises(KnownError) as refused:
        linking.join_parent(session, _id("k"), child=_id("o"))
    assert "Xanthippe" not in refused.value.text


def test_undo_neither_names_nor_takes_back_what_is_hidden(session: Session) -> None:
    with session.open.transaction("edit-event", subject="GEHEIMPLAN") as edit:
        edit.change(session.whole.events[_id("shut")], title="GEHEIMPLAN B")
    assert "GEHEIMPLAN" in step_name(session.undo_step)
    session.show_for(Audience(_id("s"), _last(session), ("person:m",)))
    assert session.undo_step is None
    session.undo()
    assert session.whole.events[_id("shut")].title == "GEHEIMPLAN B"


def test_to_learn_from_names_and_places_are_others(session: Session) -> None:
    _read_along(session, purpose=Purpose.LEARN)
    told = _strings(session.casus)
    for name in ("Mirthe", "Kees", "Zandloper", "Verzonnenburg", "Willemijn", "Werkers"):
        assert name not in told
    event = session.casus.events[_id("open")]
    assert event.title == "verhuisd naar plaats 1"
    history.edit_event(session, event.id, title=f"{event.title} met P1 en P3")
    assert session.whole.events[event.id].title == "verhuisd naar Verzonnenburg met Mirthe en Kees"
    assert "Mirthe" not in step_name(session.undo_step)


def test_a_plan_made_meanwhile_is_for_its_reader_and_for_who_is_there(session: Session) -> None:
    _read_along(session, "person:k")
    reader = reader_named(session.casus, "moeder", today=TODAY)
    made = project(session.casus, reader, today=TODAY)
    alone = project(session.whole, reader, today=TODAY)
    assert set(made.events) <= set(alone.events) & set(session.casus.events)
    assert "NIETVOORMOEDER" not in _strings(made)


def test_a_parent_does_not_gain_gezag_because_the_line_is_hidden(session: Session) -> None:
    with session.open.transaction("edit") as edit:
        edit.change(session.whole.custodies[_id("g")], sharing=Sharing.TEAM)
        edit.change(session.whole.parentages[_id("vk")], sharing=Sharing.FAMILY)
    _read_along(session, "person:m")
    assert reader_named(session.casus, "vader", today=TODAY) == reader_named(session.whole, "vader", today=TODAY)


def test_together_they_see_each_field_as_the_strictest_does() -> None:
    whole = casus_of([e.Person(id=_id("a"), first_name="A", note="n", about=(_id("a"), _id("b")))])
    one = casus_of([e.Person(id=_id("a"), first_name="A", note="", about=(_id("a"),))])
    other = casus_of([e.Person(id=_id("a"), first_name="", note="n", about=(_id("a"), _id("b")))])
    assert meet(whole, [one, other]).persons[_id("a")] == e.Person(id=_id("a"), about=(_id("a"),))
    assert not meet(whole, [one, Casus()]).persons


def test_what_did_not_change_stays_the_same_value(session: Session) -> None:
    _read_along(session, "person:m")
    before = session.casus
    history.edit_event(session, _id("open"), title="verhuisd")
    assert session.casus.tables[Kind.PERSON] is before.tables[Kind.PERSON]
    assert session.casus.tables[Kind.EVENT] is not before.tables[Kind.EVENT]


def test_everybody_who_can_be_there_is_offered_once(session: Session) -> None:
    words = [guest.word for guest in guests_of(session.whole, today=TODAY)]
    assert words == ["person:m", "person:v", "person:k", "person:x", "involved:w"]


@pytest.mark.parametrize("seed", range(4))
def test_following_edits_one_by_one_shows_what_working_it_all_out_shows(session: Session, seed: int) -> None:
    random = Random(seed)
    purpose = random.choice([Purpose.TREAT, Purpose.LEARN])
    _read_along(session, *random.sample(["person:m", "person:k", "role:team"], k=random.randint(1, 2)), purpose=purpose)
    assert session.audience is not None
    for number in range(12):
        _edit_at_random(session, random, number)
        again = Session(session.open, clock=session.clock, memory=session._own_memory)
        assert session.casus.tables == again.casus.tables
        session.open.settle = session.screen.kept  # type: ignore[union-attr]


def _edit_at_random(session: Session, random: Random, number: int) -> None:
    events = list(session.whole.events)
    people = random.sample(list(session.whole.persons), k=2)
    some = random.choice(events) if events else ""
    with session.open.transaction("edit-event") as edit:
        match random.randrange(6):
            case 0:
                edit.add(e.Event(id=edit.new_id(), title=f"nieuw {number}", persons=tuple(people)))
            case 1 if some:
                edit.change(session.whole.events[_id(some)], persons=tuple(people), title=f"anders {number}")
            case 2 if some:
                edit.change(session.whole.events[_id(some)], sharing=random.choice(list(Sharing)))
            case 3 if some:
                edit.remove(Kind.EVENT, some)
            case 4:
                edit.add(e.Utterance(id=edit.new_id(), by=people[0], text=f"zegt {number}"))
            case _:
                goal = edit.add(e.Goal(id=edit.new_id(), text=f"doel {number}", persons=tuple(people)))
                edit.add(e.Step(id=edit.new_id(), goal=goal.id, what="stap", who=people[0]))
    if random.random() < 0.2:
        session.undo()
