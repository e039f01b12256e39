"""Versions of the plan: kept, compared in words, made final and printed again as they were."""

from datetime import date

import pytest

from tests.helpers.family import session as fresh_session
from tests.unit.plan.builders import casus, shared
from werkbank.app.session import Session
from werkbank.app.verbs import plan, versions
from werkbank.model.clock import EntityId
from werkbank.model.entities import Goal, Step
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.plan.access import Block
from werkbank.plan.content import plan_for
from werkbank.plan.projection import projected_for
from werkbank.plan.readers import reader_named
from werkbank.plan.versions import Line, differences, kept, lines_from


@pytest.fixture
def session() -> Session:
    return fresh_session(casus())


def final(session: Session, who: str = "Ans") -> bytes:
    reader = reader_named(session.whole, who, today=session.today)
    document = plan_for(session.casus, reader, today=session.today)
    return versions.pages_of(versions.make_final(session, document, reader=f"person:{reader.person}"))


def test_versions_are_numbered_and_dated_and_undone(session: Session) -> None:
    first, second = versions.save_version(session, "voor het MDO"), versions.save_version(session)
    assert [(v.number, v.name) for v in (first, second)] == [(1, "voor het MDO"), (2, "")]
    assert date.fromisoformat(first.on.edtf) == session.today
    session.undo()
    assert [v.number for v in session.casus.plan_versions.values()] == [1]


def test_two_versions_are_compared_in_words(session: Session) -> None:
    before = versions.save_version(session)
    goal = session.casus.goals[EntityId("d1")]
    with session.open.transaction("edit-plan") as edit:
        edit.change(goal, text="Sam gaat drie dagen naar school.")
        edit.remove(Kind.STEP, "s2")
        edit.add(shared(Goal, "d9", text="Samen eten."))
        edit.add(shared(Step, "s9", goal="d9", what="Ans kookt.", who="ans"))
    after = versions.save_version(session)
    found = differences(lines_from(before.lines), lines_from(after.lines))
    assert [(c.block, c.then, c.now) for c in found] == [
        (Block.STEPS, "Sam gaat elke dag naar school.", "Sam gaat drie dagen naar school."),
        (Block.STEPS, "Ans en Kees praten. · Ans en Kees · Het is stil.", ""),
        (Block.STEPS, "", "Samen eten."),
        (Block.STEPS, "", "Ans kookt. · Ans"),
    ]
    assert differences(lines_from(after.lines), lines_from(after.lines)) == ()


def test_lines_survive_the_case_file_and_a_block_of_a_newer_program_is_left_out() -> None:
    lines = (Line(Block.GOOD, "u1", "Wij ‘lachen’ ☂"),)
    assert lines_from(kept(lines)) == lines
    assert lines_from('[["99z", "x", "later"]]') == ()
    assert lines_from("") == ()


def test_a_final_copy_is_printed_again_to_the_byte_whatever_changed_since(session: Session) -> None:
    first = final(session)
    plan.add_goal(session, text="Iets heel anders")
    version = next(iter(session.casus.plan_versions.values()))
    assert (version.final, version.reader, version.reader_name) == (True, "person:ans", "Ans")
    assert versions.pages_of(version) == first
    assert final(session) != first


def test_a_final_copy_changes_no_more(session: Session) -> None:
    final(session)
    version = next(iter(session.casus.plan_versions.values()))
    with pytest.raises(KnownError, match="verandert niet meer"):
        versions.rename_version(session, version, "x")
    with pytest.raises(KnownError, match="verandert niet meer"):
        versions.remove_version(session, version)
    usual = versions.save_version(session, "kladje")
    versions.rename_version(session, usual, "voor thuis")
    assert session.casus.plan_versions[usual.id].name == "voor thuis"
    versions.remove_version(session, session.casus.plan_versions[usual.id])
    assert usual.id not in session.casus.plan_versions
    with pytest.raises(KnownError, match="geen bladzijden"):
        versions.pages_of(usual)


def test_a_final_copy_says_its_number_and_day_on_every_page(session: Session) -> None:
    from tests.helpers.pdf import texts_of

    versions.save_version(session)
    day = session.today.strftime("%Y.%m.%d")
    assert all(f"voor Ans, versie 2 van {day}" in " ".join(text.split()) for text in texts_of(final(session)))


def test_a_version_holds_no_more_than_its_reader_gets_and_is_for_the_team(session: Session) -> None:
    final(session, "Kees")
    version = next(iter(session.casus.plan_versions.values()))
    told = " ".join(line.text for line in lines_from(version.lines))
    assert "Sam gaat elke dag naar school." in told
    assert "Ans slaapt weer." not in told
    for reader in ("Ans", "Sam", "jbt", "school"):
        assert not projected_for(session.whole, reader, today=session.today).plan_versions
