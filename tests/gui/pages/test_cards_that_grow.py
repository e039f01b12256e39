"""Cards that took another place in their list still grow with what is written on them, and nothing is cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tests.helpers.plan_sheet import Sheet
from tests.helpers.window import put_away, settle
from werkbank.app.session import Key
from werkbank.app.verbs import family, plan
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.kinds import Kind
from werkbank.ui.patterns.proposal_list import place
from werkbank.ui.plan.growing import GrowingInput

LONG = "Samen eten aan de keukentafel, en dan vertelt ieder hoe het gaat. " * 12


def growing(card: QWidget) -> GrowingInput:
    return next(one for one in card.findChildren(GrowingInput) if one.isVisible())


def asked_for(card: QWidget) -> int:
    """The height that all that is on a card needs."""
    return card.heightForWidth(card.width()) if card.hasHeightForWidth() else card.minimumSizeHint().height()


def grows(card: QWidget, made: GrowingInput) -> bool:
    """Whether a card takes the room that many words in a field ask for."""
    before = card.height()
    made.show_value(LONG)
    settle()
    settle()
    return card.height() >= asked_for(card) > before


def test_a_goal_that_moved_up_grows_with_its_steps(sheet: Sheet) -> None:
    goals = sheet.page.editor.goals
    first, last = goals.cards
    sheet.desk.run(lambda: plan.edit_entity(sheet.session, Key(Kind.GOAL, last.goal.id), rank=-1))
    settle()
    assert [one.goal.id for one in goals.cards] == [last.goal.id, first.goal.id]
    for card in goals.cards:
        before = card.height()
        for _ in range(4):
            plan.add_step(sheet.session, card.goal.id)
        settle()
        settle()
        assert card.height() >= asked_for(card) > before + 60


def test_the_steps_that_stay_when_one_goes_grow_with_their_words(sheet: Sheet) -> None:
    card = sheet.page.editor.goals.cards[0]
    made = [plan.add_step(sheet.session, card.goal.id) for _ in range(2)]
    settle()
    family.remove(sheet.session, Key(Kind.STEP, made[0].id))
    settle()
    line = card._steps.row(made[1].id).input("what")
    assert isinstance(line, GrowingInput)
    assert grows(card, line)
    assert line.height() >= asked_for(line)


def test_the_page_of_a_child_that_got_another_place_grows(sheet: Sheet) -> None:
    pages = sheet.page.editor.pages
    one = pages.cards[0]
    older = Key(Kind.PERSON, EntityId(pages.cards[-1].person))
    plan.edit_entity(sheet.session, older, birth=parse("1-1-2009", today=sheet.session.today))
    settle()
    assert grows(one, growing(one))


def test_the_card_of_somebody_turning_eighteen_grows_when_another_comes(sheet: Sheet) -> None:
    section = sheet.page.editor.eighteen
    (card,) = section.cards
    plan.edit_entity(
        sheet.session,
        Key(Kind.PERSON, EntityId("mika")),
        birth=parse("1-1-2009", today=sheet.session.today),
    )
    settle()
    assert len(section.cards) == 2
    assert grows(card, growing(card))


@pytest.fixture
def listed(qapp: object) -> Iterator[tuple[QWidget, QVBoxLayout, list[QWidget]]]:
    page, cards = QWidget(), list[QWidget]()
    layout = QVBoxLayout()
    page.setLayout(layout)
    page.resize(240, 900)
    for _ in range(3):
        words = QLabel("kort")
        words.setWordWrap(True)
        cards.append(words)
        layout.addWidget(words)
    layout.addStretch(1)
    page.show()
    settle()
    yield page, layout, cards
    put_away(page)


def test_a_proposal_that_went_out_of_the_list_and_came_back_grows(
    listed: tuple[QWidget, QVBoxLayout, list[QWidget]],
) -> None:
    _page, layout, cards = listed
    one, two, three = cards
    place(layout, [two, three])
    place(layout, [two, three, one])
    settle()
    one.setText(LONG[:200])  # type: ignore[attr-defined]
    settle()
    settle()
    assert one.height() == one.heightForWidth(one.width())
