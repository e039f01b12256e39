"""What people turned down stays quiet after a case was closed and opened again, until its data change."""

from pathlib import Path

from tests.helpers.family import TODAY, day
from tests.helpers.voices import MOTHER
from tests.helpers.workplaces import MovingClock, add_person, desk, new_workplace, unlocked
from werkbank.app.proposals import Standing, propose, standing
from werkbank.app.session import Session
from werkbank.app.verbs import history, patterns
from werkbank.model.kinds import AnswerKind
from werkbank.patterns.finding import Finding
from werkbank.store.workplace import StoredCasus, Workplace


def on_the_desk(stored: StoredCasus) -> Session:
    return Session(desk(stored), clock=MovingClock(), memory=stored)


def opened(folder: Path, case: str) -> tuple[Workplace, StoredCasus, Session]:
    """The case, in a workplace that was closed and is unlocked anew."""
    place = unlocked(folder)
    stored = place.open_case(case)
    return place, stored, on_the_desk(stored)


def proposed(session: Session) -> Finding:
    made = propose(session.casus, today=TODAY)
    assert made is not None
    return next(one for one in made.found if one.detector == "zelfde-hulp")


def test_turned_down_stays_quiet_after_opening_again_and_returns_when_its_data_change(tmp_path: Path) -> None:
    place, _ = new_workplace(tmp_path)
    stored = place.new_case("Gezin Berk")
    session = on_the_desk(stored)
    bo = add_person(session.open, "Bo")
    for year in (2015, 2017, 2019):
        history.add_event(session, kind="vuhp", date=day(f"1-2-{year}"), end=day(f"1-6-{year}"), persons=(bo,))
    patterns.answer(session, proposed(session), kind=AnswerKind.NOT_RECOGNISED, voice=MOTHER)
    stored.close()
    place.close()

    place, again, session = opened(tmp_path, stored.id)
    assert standing(proposed(session), session.casus) is Standing.REJECTED
    history.add_event(session, kind="sport-of-hobby", date=day("1-3-2016"), persons=(bo,))  # nothing that it leans on
    assert standing(proposed(session), session.casus) is Standing.REJECTED
    event = next(one for one in session.casus.events.values() if one.kind == "vuhp")
    history.edit_event(session, event.id, date=day("1-3-2015"))
    assert standing(proposed(session), session.casus) is Standing.OPEN
    again.close()
    place.close()

    place, last, session = opened(tmp_path, stored.id)
    assert standing(proposed(session), session.casus) is Standing.OPEN
    last.close()
    place.close()
