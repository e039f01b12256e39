from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.family import TODAY, session
from tests.helpers.window import put_away, settle
from werkbank.app.actions import ActionId
from werkbank.app.session import Session
from werkbank.app.verbs import history
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.kinds import AnswerKind, Kind, PatternStatus
from werkbank.ui.application import make_application
from werkbank.ui.desk import Desk
from werkbank.ui.pages.patterns import PatternsPage
from werkbank.ui.patterns.finding_card import FindingCard
from werkbank.ui.patterns.pattern_card import PatternCard
from werkbank.ui.theme import theme_named

pytestmark = pytest.mark.usefixtures("qapp")


def desk_of(case: str) -> Desk:
    make_application()
    return Desk(session(read_input(Path(resource("samples", case)), today=TODAY).casus))


@pytest.fixture
def page() -> Iterator[PatternsPage]:
    made = PatternsPage(desk_of("casus2"), theme_named("light"))
    made.resize(1200, 800)
    made.show()
    settle()
    yield made
    put_away(made)


def cards(page: PatternsPage) -> dict[str, FindingCard]:
    return {c.finding.detector: c for c in page.findChildren(FindingCard) if c.isVisibleTo(page)}


def desk(page: PatternsPage) -> Session:
    return page._desk.session


def test_what_worked_stands_beside_what_keeps_coming_back(page: PatternsPage) -> None:
    assert {"golfbeweging", "seizoen", "open-dicht", "zelfde-hulp", "rust"} <= set(cards(page))


def test_the_evidence_lights_up_in_the_overview(page: PatternsPage) -> None:
    wanted: list[str] = []
    page._desk.page_wanted.connect(wanted.append)
    card = cards(page)["seizoen"]
    card._show()
    assert wanted == [ActionId.PAGE_OVERVIEW]
    assert {key.id for key in desk(page).selection} == set(card.finding.events)
    assert {key.kind for key in desk(page).selection} == {Kind.EVENT}


def test_an_accepted_proposal_becomes_a_pattern_and_leaves_the_proposals(page: PatternsPage) -> None:
    before = len(desk(page).casus.patterns)
    card = cards(page)["golfbeweging"]
    card._who.setText("Judith")
    card._answer(AnswerKind.RECOGNISED)
    page._later.flush()
    settle()
    assert "golfbeweging" not in cards(page)
    made = list(desk(page).casus.patterns.values())[-1]
    assert len(desk(page).casus.patterns) == before + 1
    assert (made.detector, made.status) == ("golfbeweging", PatternStatus.RECOGNISED)
    (answer,) = [a for a in desk(page).casus.answers.values() if a.pattern == made.id]
    assert (answer.who, answer.by_family) == ("Judith", True)


def test_a_rejected_proposal_stays_away_until_its_data_change(page: PatternsPage) -> None:
    from werkbank.app.session import Key
    from werkbank.app.verbs import family

    card = cards(page)["seizoen"]
    card._answer(AnswerKind.NOT_RECOGNISED)
    page._later.flush()
    settle()
    assert "seizoen" not in cards(page)
    family.remove(desk(page), Key(Kind.EVENT, card.finding.events[-1]))
    page._later.flush()
    settle()
    assert "seizoen" in cards(page)


def test_a_pattern_is_written_on_its_card(page: PatternsPage) -> None:
    card = next(c for c in page.findChildren(PatternCard) if c.isVisibleTo(page))
    card._commit("happens", "Wij worden stil.")
    page._later.flush()
    assert desk(page).casus.patterns[card._pattern.id].happens == "Wij worden stil."
    assert "Wij worden stil." in card._story.text()


def test_an_empty_casus_says_what_to_do() -> None:
    made = PatternsPage(Desk(session()), theme_named("light"))
    made.show()
    settle()
    assert "tijdlijn" in made._nothing()
    put_away(made)


def test_turning_back_to_the_page_makes_it_anew_only_when_something_changed(page: PatternsPage) -> None:
    before = cards(page)
    page.hide()
    page.show()
    settle()
    assert cards(page) == before
    page.hide()
    history.add_event(desk(page), title="Iets nieuws")
    page.show()
    settle()
    assert not set(cards(page).values()) & set(before.values())
