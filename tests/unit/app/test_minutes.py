"""What came up in a session: its marks, its minutes, and what is new since the one before."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.helpers.pdf import texts_of
from werkbank.app.audience import Audience
from werkbank.app.minutes import APART, NAMED, for_who_was_there, minutes_of, sessions_held
from werkbank.app.news import (
    marked,
    news_of,
    news_since_previous,
    people_in,
    previous_session,
    running_since,
    want_news,
)
from werkbank.app.session import Key, Session
from werkbank.app.verbs import family, history, patterns, plan
from werkbank.app.verbs.sessions import Given, begin_session, end_session
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, SetClock, counted_ids
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Event, Person, Question
from werkbank.model.entities import Session as Met
from werkbank.model.kinds import Kind, PatternStatus, Role, Sharing
from werkbank.paper.minutes import Minutes, MinutesPart, minutes_pdf

MORNING = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MORNING)


@pytest.fixture
def session(clock: SetClock) -> Session:
    ann = Person(id=EntityId("a"), first_name="Ann", role=Role.PARENT, sharing=Sharing.FAMILY)
    old = Event(id=EntityId("old"), title="lang geleden", sharing=Sharing.FAMILY)
    ask = Question(id=EntityId("q"), text="Wie woonde er in 2010?", ask_whom="oma")
    opened = OpenCasus(
        Casus().having(ann, old, ask), sink=MemorySink(), clock=clock, ids=counted_ids(), author="Typist"
    )
    return Session(opened, clock=clock)


def _on(session: Session) -> Given:
    return Given("keukentafel", from_edtf(session.today.isoformat()), others=("Ann",))


def test_what_came_up_in_the_running_session_is_marked_at_once(session: Session) -> None:
    begin_session(session, _on(session))
    assert not marked(session)
    made = history.add_event(session, title="nieuw werk", persons=(EntityId("a"),))
    history.edit_event(session, EntityId("old"), title="lang geleden, in mei")
    assert marked(session) == {Key(Kind.EVENT, made.id), Key(Kind.EVENT, EntityId("old"))}


def test_a_change_in_what_is_hidden_marks_nothing(session: Session, clock: SetClock) -> None:
    begin_session(session, _on(session))
    end_session(session)
    clock.at = MORNING + timedelta(days=7)
    history.edit_event(session, EntityId("old"), source="een melder")
    clock.at = MORNING + timedelta(days=14)
    want_news(session, wanted=True)
    assert marked(session) == {Key(Kind.EVENT, EntityId("old"))}
    begin_session(session, _on(session))
    want_news(session, wanted=True)
    assert EntityId("old") in session.casus.events
    assert not marked(session)


def test_where_somebody_stands_is_no_news(session: Session) -> None:
    begin_session(session, _on(session))
    family.edit_person(session, EntityId("a"), pin=(1, 2))
    assert not marked(session)


def test_a_dot_in_the_genogram_is_at_the_people_of_a_line(session: Session) -> None:
    begin_session(session, _on(session))
    child = family.add_child(session, EntityId("a"), first_name="Bo")
    assert people_in(session.casus, marked(session)) == {child.id}


def test_new_since_the_previous_session_is_marked_when_asked(session: Session, clock: SetClock) -> None:
    begin_session(session, _on(session))
    history.add_event(session, title="toen")
    end_session(session)
    clock.at = MORNING + timedelta(days=7)
    later = history.add_event(session, title="daarna")
    clock.at = MORNING + timedelta(days=14)
    assert previous_session(session) == MORNING.date()
    assert news_since_previous(session).added == (Key(Kind.EVENT, later.id),)
    assert not marked(session)
    want_news(session, wanted=True)
    assert marked(session) == {Key(Kind.EVENT, later.id)}


def test_for_somebody_who_was_not_there_it_was_no_session(session: Session, clock: SetClock) -> None:
    begin_session(session, Given("MDO", from_edtf("2026-11-02"), others=("een werker",), others_as="team"))
    end_session(session)
    clock.at = MORNING + timedelta(days=7)
    assert previous_session(session) == MORNING.date()
    session.show_for(Audience(EntityId("s"), session.open.happened[-1].id, ("person:a",), ("Ann",)))
    assert previous_session(session) is None
    assert not news_since_previous(session).keys


def test_a_session_holds_what_was_done_until_the_next_one_begins(session: Session, clock: SetClock) -> None:
    first = begin_session(session, _on(session))
    one = history.add_event(session, title="in de ochtend")
    end_session(session)
    clock.at = MORNING + timedelta(hours=4)
    second = begin_session(session, _on(session))
    clock.at += timedelta(minutes=1)
    other = history.add_event(session, title="in de middag")
    assert news_of(session, session.whole.sessions[first.id]).added == (Key(Kind.EVENT, one.id),)
    assert news_of(session, session.whole.sessions[second.id]).added == (Key(Kind.EVENT, other.id),)


def test_what_came_up_days_later_in_a_session_that_still_runs_is_marked(session: Session, clock: SetClock) -> None:
    met = begin_session(session, _on(session))
    clock.at = MORNING + timedelta(hours=9)
    assert running_since(session) is None
    clock.at = MORNING + timedelta(days=3)
    assert running_since(session) == MORNING.date()
    made = history.add_event(session, title="drie dagen later")
    assert marked(session) == {Key(Kind.EVENT, made.id)}
    end_session(session)
    assert running_since(session) is None
    assert news_of(session, session.whole.sessions[met.id]).added == (Key(Kind.EVENT, made.id),)


def test_the_session_that_runs_is_not_the_previous_one(session: Session, clock: SetClock) -> None:
    begin_session(session, Given("MDO", from_edtf("2026-11-02")))
    end_session(session)
    clock.at = MORNING + timedelta(days=7)
    between = history.add_event(session, title="tussen de sessies")
    begin_session(session, Given("MDO", from_edtf("2026-11-09")))
    clock.at = MORNING + timedelta(days=9)
    assert previous_session(session) == MORNING.date()
    assert between.id in {key.id for key in news_since_previous(session).added}


def test_a_second_session_of_a_day_comes_after_the_first(session: Session, clock: SetClock) -> None:
    team = Given("MDO", from_edtf("2026-11-02"))
    begin_session(session, team)
    history.add_event(session, title="in het MDO")
    end_session(session)
    after = history.add_event(session, title="na het MDO")
    begin_session(session, team)
    now = history.add_event(session, title="aan de keukentafel")
    assert previous_session(session) == MORNING.date()
    assert news_since_previous(session).added == (Key(Kind.EVENT, after.id), Key(Kind.EVENT, now.id))
    end_session(session)
    assert previous_session(session) is None


def test_a_session_that_was_written_down_later_was_held_on_its_day(session: Session, clock: SetClock) -> None:
    clock.at = MORNING + timedelta(days=1)
    new = history.add_event(session, title="de dag erna")
    clock.at = MORNING + timedelta(days=6)
    begin_session(session, Given("MDO", from_edtf("2026-11-02")))
    end_session(session)
    clock.at = MORNING + timedelta(days=7)
    assert news_since_previous(session).added == (Key(Kind.EVENT, new.id),)


def _told(minutes: Minutes) -> str:
    return "\n".join([minutes.title, *map(" ".join, minutes.facts), *(x for p in minutes.parts for x in p.lines)])


def test_minutes_tell_who_what_and_what_was_agreed(session: Session) -> None:
    met = begin_session(session, _on(session))
    history.add_event(session, title="nieuw werk", persons=(EntityId("a"),))
    goal = plan.add_goal(session, text="Wij eten samen")
    plan.add_step(session, goal.id, what="een tafel kopen", who="a")
    session.show_for(None)
    told = _told(minutes_of(session, session.whole.sessions[met.id]))
    for text in (
        "keukentafel",
        "Ann",
        "nieuw werk · Ann",
        "Wij eten samen",
        "een tafel kopen · Ann",
        "oma",
        "nog af te",
    ):
        assert text in told


def test_who_was_at_a_session_from_a_table_stands_there_by_name(session: Session) -> None:
    table = Met(
        id=EntityId("z"), kind="mdo", on=from_edtf("2026-11-01"), present=("a", "Jo Test"), sharing=Sharing.FAMILY
    )
    with session.open.transaction("import") as edit:
        edit.put(table)
    minutes = minutes_of(session, table)
    assert minutes.title == "Verslag: MDO, 1 november 2026"
    assert ("Wie er was", "Ann en Jo Test") in minutes.facts
    seen = for_who_was_there(session, table)
    assert seen is not None
    assert seen.audience.readers == ("person:a", "role:netwerk")
    session.show_for(Audience(EntityId("s"), session.open.happened[-1].id, ("person:a",), ("Ann",)))
    assert previous_session(session) == date(2026, 11, 1)


def test_minutes_made_at_the_table_hold_what_is_on_the_screen(session: Session) -> None:
    met = begin_session(session, _on(session))
    with session.open.transaction("edit") as edit:
        edit.add(Event(id=EntityId("shut"), title="GEHEIM", sharing=Sharing.SHIELDED))
    minutes = minutes_of(session, session.whole.sessions[met.id])
    assert "GEHEIM" not in _told(minutes)
    assert "2010" not in _told(minutes)
    assert [one.id for one in sessions_held(session)] == [met.id]


def test_minutes_of_a_quiet_session_say_so(session: Session) -> None:
    met = begin_session(session, _on(session))
    minutes = minutes_of(session, met)
    assert minutes.is_empty
    assert any("kwam er niets bij" in text for text in texts_of(minutes_pdf(minutes, today=date(2026, 11, 2))))


def test_a_full_session_stays_one_page() -> None:
    parts = tuple(MinutesPart(f"Deel {n}", tuple(f"regel {m} {'woord ' * 40}" for m in range(60))) for n in range(6))
    minutes = Minutes("Verslag", (("Waar", "thuis"),) * 4, parts, "voor het team")
    pages = texts_of(minutes_pdf(minutes, today=date(2026, 11, 2)))
    assert len(pages) == 1
    assert pages[0].count("en nog") == 6


def test_who_was_there_and_who_does_what_when_is_not_cut_off() -> None:
    there = ", ".join(f"Hulpverlener {n} van het lokale team" for n in range(6))
    step = f"stap: {'samen een tafel kopen en schilderen ' * 3}· Judith · 3 maart 2027"
    new = MinutesPart("Erbij gekomen", tuple(f"regel {m} {'woord ' * 40}" for m in range(60)))
    minutes = Minutes(
        "Verslag", (("Wie er was", there),), (new, MinutesPart("Stappen", (step,), is_agreed=True)), "voor het team"
    )
    (page,) = texts_of(minutes_pdf(minutes, today=date(2026, 11, 2)))
    assert "Hulpverlener 5 van het lokale team" in " ".join(page.split())
    assert "3 maart 2027" in page


def test_what_fits_on_the_page_stands_there_in_full() -> None:
    told = f"gebeurtenis: {'een hele zin die verder gaat dan de regel ' * 4}tot het einde"
    minutes = Minutes("Verslag", (), (MinutesPart("Erbij gekomen", (told,) * 5),), "voor het team")
    (page,) = texts_of(minutes_pdf(minutes, today=date(2026, 11, 2)))
    assert page.count("tot het einde") == 5


def test_a_changed_item_says_which_fields_and_not_what_stood_there(session: Session) -> None:
    met = begin_session(session, _on(session))
    history.edit_event(session, EntityId("old"), title="lang geleden, in mei", text="meer woorden")
    end_session(session)
    told = _told(minutes_of(session, session.whole.sessions[met.id]))
    assert "gebeurtenis: datum onbekend · lang geleden, in mei (titel, tekst)" in told


def test_minutes_made_afterwards_can_be_those_for_who_was_there(session: Session) -> None:
    met = begin_session(session, Given("keukentafel", from_edtf("2026-11-02"), words=("person:a",)))
    history.add_event(session, title="zwemles", persons=(EntityId("a"),))
    history.add_event(session, title="NIETVOORANN", persons=(EntityId("a"),), sharing=Sharing.TEAM)
    end_session(session)
    history.add_event(session, title="NADERHAND", persons=(EntityId("a"),), sharing=Sharing.FAMILY)
    kept = session.whole.sessions[met.id]
    assert kept.read_as == ("a",)
    seen = for_who_was_there(session, kept)
    assert seen is not None
    told = _told(minutes_of(seen, kept))
    assert "zwemles" in told
    assert "NIETVOORANN" not in told
    assert "NIETVOORANN" in _told(minutes_of(session, kept))
    assert "NADERHAND" not in told + _told(minutes_of(session, kept))
    assert session.audience is None
    assert session.casus is session.whole


def test_a_session_of_the_team_alone_has_one_page(session: Session) -> None:
    met = begin_session(session, Given("MDO", from_edtf("2026-11-02")))
    end_session(session)
    assert for_who_was_there(session, session.whole.sessions[met.id]) is None
    gone = session.whole.sessions[met.id].but(read_as=("niet meer in de casus",))
    shown = for_who_was_there(session, gone)
    assert shown is not None
    assert not shown.casus.events


def test_every_kind_that_can_change_has_a_word_in_the_minutes() -> None:
    assert {*NAMED, *APART} == set(Kind) - {Kind.SESSION}


def test_a_pattern_stands_in_the_minutes_by_its_name_and_what_became_of_it(session: Session) -> None:
    old = session.casus.events[EntityId("old")]
    known = plan.mark_pattern(session, old, name="De draaimolen", sharing=Sharing.FAMILY)
    met = begin_session(session, _on(session))
    patterns.turn(session, known, status=PatternStatus.BROKEN, on=from_edtf("2026-11-02"))
    plan.mark_pattern(session, old)
    end_session(session)
    lines = [line for part in minutes_of(session, met).parts for line in part.lines]
    assert "De draaimolen: doorbroken" in lines
    assert "een patroon zonder naam: mogelijk" in lines
