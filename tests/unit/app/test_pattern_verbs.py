"""Possible patterns: what people say to them, what the team sets, and what becomes of a pattern."""

import pytest

from tests.helpers.family import TODAY, day
from tests.helpers.situations import april
from tests.helpers.voices import MOTHER, TEAM, helped_four_times
from werkbank.app import proposals
from werkbank.app.proposals import Asked, Standing, grown_from, propose, said_of, settings_of, standing
from werkbank.app.session import Session
from werkbank.app.verbs import history, patterns, plan
from werkbank.model.courses import course_of
from werkbank.model.entities import Event, Pattern
from werkbank.model.errors import KnownError
from werkbank.model.kinds import AnswerKind, PatternStatus, Sharing
from werkbank.patterns.finding import Finding


@pytest.fixture
def desk() -> Session:
    return helped_four_times()


def proposed(desk: Session) -> Finding:
    made = propose(desk.casus, today=TODAY)
    assert made is not None
    return next(one for one in made.found if one.detector == "zelfde-hulp")


def help_of(desk: Session) -> list[Event]:
    return [event for event in desk.casus.events.values() if event.kind == "vuhp"]


def test_the_familys_own_name_goes_to_the_pattern_with_earlier_answers(desk: Session) -> None:
    finding = proposed(desk)
    patterns.answer(desk, finding, kind=AnswerKind.LATER, voice=TEAM)
    assert standing(finding, desk.casus) is Standing.LATER
    made = patterns.answer(desk, finding, kind=AnswerKind.RECOGNISED, voice=MOTHER, name="De draaimolen")
    assert made is not None
    assert (made.name, made.status) == ("De draaimolen", PatternStatus.RECOGNISED)
    said = said_of(finding, desk.casus)
    assert [(one.who, one.by_family, one.pattern, one.sharing) for one in said] == [
        ("Ans", False, made.id, Sharing.UNDECIDED),
        ("Marieke", True, made.id, Sharing.FAMILY),
    ]
    assert [(turn.status, turn.who) for turn in course_of(made)] == [(PatternStatus.RECOGNISED, "Marieke")]
    desk.open.undo()
    assert not desk.casus.patterns
    assert standing(finding, desk.casus) is Standing.LATER


def test_who_disagrees_stays_in_view(desk: Session) -> None:
    finding = proposed(desk)
    patterns.answer(desk, finding, kind=AnswerKind.RECOGNISED, voice=TEAM)
    patterns.answer(desk, finding, kind=AnswerKind.NOT_RECOGNISED, voice=MOTHER)
    assert standing(finding, desk.casus) is Standing.ACCEPTED
    kinds = {one.who: one.kind for one in proposals.last_words(said_of(finding, desk.casus))}
    assert kinds == {"Ans": AnswerKind.RECOGNISED, "Marieke": AnswerKind.NOT_RECOGNISED}


def test_a_rejected_proposal_is_open_again_when_its_data_changed(desk: Session) -> None:
    finding = proposed(desk)
    patterns.answer(desk, finding, kind=AnswerKind.NOT_RECOGNISED, voice=MOTHER)
    assert standing(proposed(desk), desk.casus) is Standing.REJECTED
    history.edit_event(desk, help_of(desk)[0].id, outcome="doelen bereikt")
    assert standing(proposed(desk), desk.casus) is Standing.OPEN


def test_a_pattern_grows_with_what_came_later(desk: Session) -> None:
    pattern = patterns.answer(desk, proposed(desk), kind=AnswerKind.RECOGNISED, voice=MOTHER, name="Steeds weer")
    bo = help_of(desk)[0].persons
    history.add_event(desk, kind="vuhp", date=day("1-2-2023"), end=day("1-6-2023"), persons=bo)
    more = proposed(desk)
    assert pattern is not None
    assert grown_from(more, desk.casus) == desk.casus.patterns[pattern.id]
    patterns.answer(desk, more, kind=AnswerKind.DIFFERENT, voice=TEAM, into=grown_from(more, desk.casus))
    (only,) = desk.casus.patterns.values()
    assert (only.name, len(only.events)) == ("Steeds weer", 5)
    assert standing(more, desk.casus) is Standing.ACCEPTED


def test_what_the_family_calls_a_pattern_already_is_not_proposed_again(desk: Session) -> None:
    finding = proposed(desk)
    plan.mark_pattern(desk, *help_of(desk)[1:], detector="zelfde-hulp")
    assert standing(finding, desk.casus) is Standing.OPEN
    assert grown_from(finding, desk.casus) is not None
    plan.mark_pattern(desk, *help_of(desk), detector="zelfde-hulp", name="Alweer")
    assert standing(finding, desk.casus) is Standing.ACCEPTED


def test_settings_belong_to_the_case_and_undo(desk: Session) -> None:
    setting = proposals.settings_for("zelfde-hulp")[0]
    assert setting.takes(5)
    patterns.set_value(desk, "zelfde-hulp", name=setting.id, value=5)
    assert settings_of(desk.casus) == {"zelfde-hulp": {setting.id: 5}}
    made = propose(desk.casus, today=TODAY)
    assert made is not None
    assert "zelfde-hulp" not in {one.detector for one in made.found}
    patterns.set_back(desk, "zelfde-hulp")
    assert desk.casus.sheet.pattern_settings == ()
    desk.open.undo()
    desk.open.undo()
    assert proposed(desk).params[setting.id].value == setting.value


def test_a_setting_out_of_bounds_is_refused_and_one_of_a_newer_version_passed_over(desk: Session) -> None:
    name = proposals.settings_for("zelfde-hulp")[0].id
    with pytest.raises(KnownError):
        patterns.set_value(desk, "zelfde-hulp", name=name, value=100_000)
    lines = ("van-later.x=3", f"zelfde-hulp.{name}=99999", "zelfde-hulp.onbekend=ja", "*.stories=ja", "onzin")
    plan.edit_case(desk, pattern_settings=lines)
    assert settings_of(desk.casus) == {"*": {"stories": True}}
    assert proposed(desk).detector == "zelfde-hulp"


def test_what_runs_only_when_asked_is_about_whom_it_was_asked_for(desk: Session) -> None:
    people = {person.first_name: person.id for person in desk.casus.persons.values()}
    for name, year in (("Opa", "1980"), ("Marieke", "2000"), ("Bo", "2022")):
        history.add_event(desk, kind="detentie", date=day(year), persons=(people[name],))

    def asked(*who: str) -> set[str]:
        wanted = Asked(frozenset({"generatie"}), frozenset(people[name] for name in who))
        made = propose(desk.casus, today=TODAY, asked=wanted)
        return {one.detector for one in made.found} if made else set()

    usual = propose(desk.casus, today=TODAY)
    assert usual is not None
    assert "generatie" not in {one.detector for one in usual.found}
    assert "generatie" in asked()
    assert "generatie" in asked("Bo")
    assert "generatie" not in asked("Sjoerd")


def test_looking_stops_when_nobody_wants_to_know(desk: Session) -> None:
    assert propose(desk.casus, today=TODAY, wanted=lambda _: False) is None


def test_the_course_goes_on_to_broken(desk: Session) -> None:
    pattern = plan.mark_pattern(desk, *help_of(desk), name="Steeds weer")
    patterns.turn(desk, pattern, status=PatternStatus.BROKEN, on=day("juni 2026"), who="iedereen | samen")
    patterns.turn(desk, desk.casus.patterns[pattern.id], status=PatternStatus.RECOGNISED, on=day("1-2-2026"))
    now = desk.casus.patterns[pattern.id]
    assert [turn.status for turn in course_of(now)] == [PatternStatus.RECOGNISED, PatternStatus.BROKEN]
    assert "|" not in "".join(now.course)
    with pytest.raises(KnownError):
        patterns.turn(desk, now, status=PatternStatus.BROKEN, on=day("geen idee"))


def test_merging_keeps_all_words_answers_and_goals_and_undoes_as_one(desk: Session) -> None:
    one, two, *rest = help_of(desk)
    keep = plan.mark_pattern(desk, two, name="Thuis", happens="Wij worden stil.")
    other = plan.mark_pattern(desk, one, *rest, name="Hulp", happens="De hulp stopt.", exception="Bij oma.")
    patterns.say(desk, other, kind=AnswerKind.RECOGNISED, voice=MOTHER)
    goal = plan.add_goal(desk, text="Op tijd bellen", pattern=other.id)
    before = desk.casus
    made = patterns.merge(desk, keep, other=other)
    assert made.events == tuple(event.id for event in help_of(desk))
    assert made.happens == "Wij worden stil.\nDe hulp stopt."
    assert made.exception == "Bij oma."
    assert [answer.pattern for answer in desk.casus.answers.values()] == [keep.id]
    assert desk.casus.goals[goal.id].pattern == keep.id
    assert list(desk.casus.patterns) == [keep.id]
    desk.open.undo()
    assert desk.casus.patterns == before.patterns
    assert desk.casus.goals == before.goals


def test_splitting_gives_a_pattern_that_has_yet_to_be_recognised(desk: Session) -> None:
    one, two, *rest = help_of(desk)
    whole = plan.mark_pattern(desk, one, two, *rest, name="Alles", status=PatternStatus.RECOGNISED)
    part = patterns.split(desk, whole, events={one.id, two.id}, name="Vroeger")
    assert part.events == (one.id, two.id)
    assert desk.casus.patterns[whole.id].events == tuple(event.id for event in rest)
    assert part.status is PatternStatus.POSSIBLE
    with pytest.raises(KnownError):
        patterns.split(desk, part, events=part.events)
    desk.open.undo()
    assert desk.casus.patterns[whole.id] == whole


def test_a_saved_search_finds_more_of_the_same(desk: Session) -> None:
    bo = help_of(desk)[0].persons
    for year in (2014, 2016, 2018):
        history.add_event(desk, kind="crisismelding", date=day(f"1-12-{year}"), persons=bo)
    by_date = {event.date.edtf: event for event in desk.casus.events.values()}
    saved = patterns.save_search(desk, by_date["2015-02-01"], by_date["2014-12-01"], name="Eerst melding, dan hulp")
    assert saved.events == (by_date["2014-12-01"].id, by_date["2015-02-01"].id)
    made = propose(desk.casus, today=TODAY)
    assert made is not None
    (more,) = [finding for finding in made.found if finding.detector == "eigen"]
    assert "Eerst melding, dan hulp" in more.text
    assert by_date["2017-02-01"].id in more.events
    with pytest.raises(KnownError):
        patterns.save_search(desk, by_date["2015-02-01"])


def test_two_sides_in_one_make_an_interplay(desk: Session) -> None:
    one, two, *_ = help_of(desk)
    keep = plan.mark_pattern(desk, one, name="Thuis", side="gezin", sharing="gezin")
    other = plan.mark_pattern(desk, two, name="Hulp", side="hulpverlening")
    made: Pattern = patterns.merge(desk, keep, other=other)
    assert (made.side, made.sharing) == ("wisselwerking", Sharing.UNDECIDED)


def test_looking_again_after_an_edit_gives_what_a_fresh_look_gives(desk: Session) -> None:
    made = propose(desk.casus, today=TODAY)
    assert made is not None
    event = help_of(desk)[1]
    edited = desk.casus.having(event.model_copy(update={"kind": "verhuizing"}))
    again, fresh = propose(edited, today=TODAY, before=made), propose(edited, today=TODAY)
    assert again is not None
    assert fresh is not None
    assert [(one.key, one.text) for one in again.found] == [(one.key, one.text) for one in fresh.found]


def test_reports_around_a_loss_are_for_the_team_first() -> None:
    case = april()
    made = propose(case.casus, today=case.today)
    assert made is not None
    first = {one.detector for one in made.found if proposals.is_for_team_first(one, made.casus)}
    assert first == {"vooraf"}
