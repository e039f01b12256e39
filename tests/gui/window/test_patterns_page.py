"""Possible patterns on their page: found beside the window, answered, set, written on, and put in the light."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from tests.helpers.family import TODAY, day, session, three_generations
from tests.helpers.situations import april
from tests.helpers.window import at_work, make_workplace, press, put_away, settle, wait_for, write
from werkbank.app import proposals as looking
from werkbank.app.actions import ActionId
from werkbank.app.proposals import Asked
from werkbank.app.session import Key, Session, key_of
from werkbank.app.verbs import bonds, family, history, patterns, plan
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.kinds import AnswerKind, Kind, PatternStatus
from werkbank.patterns.finding import Failure, Part
from werkbank.patterns.search import look
from werkbank.ui.application import make_application
from werkbank.ui.canvas.inks import colour
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.lighting import glow
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.pages.patterns import PatternsPage
from werkbank.ui.patterns.family_light import FamilyLight
from werkbank.ui.patterns.finding_card import FindingCard
from werkbank.ui.patterns.pattern_menu import SplitDialog
from werkbank.ui.patterns.pattern_menu import fill as fill_menu
from werkbank.ui.patterns.proposal_list import AT_ONCE, FEW
from werkbank.ui.patterns.settings_dialog import SettingsDialog
from werkbank.ui.theme import theme_named

pytestmark = pytest.mark.usefixtures("qapp")


def desk_of(case: str) -> Desk:
    make_application()
    return Desk(session(read_input(Path(resource("samples", case)), today=TODAY).casus))


@pytest.fixture
def page() -> Iterator[PatternsPage]:
    made = PatternsPage(desk_of("casus2"), theme_named("light"))
    made.resize(1200, 800)
    made._desk.proposals.look_now()
    made.show()
    settle()
    yield made
    made._desk.close()
    put_away(made)


def cards(page: PatternsPage) -> dict[str, FindingCard]:
    return {card.finding.detector: card for card in page.proposals.cards.values()}


def of(page: PatternsPage) -> Session:
    return page._desk.session


def looked(page: PatternsPage) -> None:
    page._desk.proposals.look_now()
    page._later.flush()
    settle()


def test_what_worked_stands_beside_what_keeps_coming_back(page: PatternsPage) -> None:
    assert {"golfbeweging", "herhaald-beroep", "zelfde-hulp", "rust"} <= set(cards(page))
    assert not {"seizoen", "open-dicht"} & set(cards(page))  # patterns of this family already
    first = next(iter(page.proposals.cards.values()))
    assert page.proposals._calm.count() == 1
    assert "wacht" in page.proposals._count.text()
    assert first.accessibleName().startswith("Mogelijk patroon: ")


def test_evidence_lights_up_and_says_so(page: PatternsPage) -> None:
    wanted: list[str] = []
    page._desk.page_wanted.connect(wanted.append)
    view = GenogramView(page._desk, theme_named("light"))
    light = FamilyLight(page._desk, view)
    card = cards(page)["herhaald-beroep"]
    press(card, Qt.Key.Key_L)
    assert wanted == [ActionId.PAGE_OVERVIEW]
    assert not of(page).selection  # the pictures get the room
    lit = page._desk.proposals.lit
    assert lit is not None
    assert (lit.events, lit.persons) == (card.finding.events, card.finding.persons)
    veil = light.veil
    assert veil is not None
    window = view.items_by_key[f"person:{card.finding.persons[0]}"].hit.center()
    assert not veil.contains(window)
    assert veil.contains(view.paper.itemsBoundingRect().topLeft() + QPointF(1, 1))
    card.turn()
    shown = next(b for b in card.findChildren(type(card._more)) if b.text() == "Toon")
    press(shown, Qt.Key.Key_Space)
    assert {key.id for key in of(page).selection} <= set(card.finding.events)
    assert of(page).selection
    page._desk.proposals.light("")
    assert veil.scene() is None
    put_away(view)


def test_a_bond_that_a_pattern_leans_on_stands_in_the_light_along_its_ink() -> None:
    desk = Desk(session())
    people = three_generations(desk.session)
    bond = bonds.add_bond(desk.session, people["bo"].id, to_person=people["ma"].id, kind="zorgt-voor", source="Bo")
    view = GenogramView(desk, theme_named("light"))
    light = FamilyLight(desk, view)
    desk.proposals.ask(Asked(frozenset({"kind-zorgt"})))
    desk.proposals.look_now()
    (found,) = [one for one in desk.proposals.found if one.detector == "kind-zorgt"]
    desk.proposals.light(f"finding:{found.key}")
    assert light.veil is not None
    item = view.items_by_key[f"bond:{bond.id}"]
    ink = item.mapToScene(item.shape())
    assert not light.veil.path().intersected(ink).boundingRect().width() > 1
    desk.close()
    put_away(view)


def test_an_answer_by_keyboard_makes_a_pattern_with_the_familys_own_name(page: PatternsPage) -> None:
    card = cards(page)["golfbeweging"]
    press(card, Qt.Key.Key_Return)
    assert card.is_open
    answers = card.answers
    assert answers.voice is not None
    assert answers.name is not None
    QTest.keyClicks(answers.name, "Steeds maar weer")
    line = answers.voice.who.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "Judith")
    QTest.keyClicks(answers.voice.role, "moeder")
    press(answers.buttons[AnswerKind.RECOGNISED], Qt.Key.Key_Space)
    looked(page)
    assert "golfbeweging" not in cards(page)
    made = list(of(page).casus.patterns.values())[-1]
    judith = next(one.id for one in of(page).casus.persons.values() if one.first_name == "Judith")
    assert (made.name, made.detector, made.status) == ("Steeds maar weer", "golfbeweging", PatternStatus.RECOGNISED)
    (answer,) = [a for a in of(page).casus.answers.values() if a.pattern == made.id]
    assert (answer.who, answer.role, answer.by_family) == (judith, "moeder", True)
    assert page.cards[made.id].pattern == made
    other = cards(page)["herhaald-beroep"]
    other.turn()
    assert other.answers.voice is not None
    assert other.answers.voice.value().who == judith  # nobody types a name twice


def test_a_card_at_rest_is_answered_with_one_press_once_it_is_known_who_answers(page: PatternsPage) -> None:
    card, other = cards(page)["herhaald-beroep"], cards(page)["golfbeweging"]
    assert all(made.isVisible() for made in card.answers.buttons.values())
    QTest.mouseClick(card.answers.buttons[AnswerKind.NOT_RECOGNISED], Qt.MouseButton.LeftButton)
    assert not of(page).casus.answers or card.answers.is_asking
    before = len(of(page).casus.answers)
    assert card.answers.voice is not None
    line = card.answers.voice.who.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "Erik")
    press(line, Qt.Key.Key_Return)
    looked(page)
    assert len(of(page).casus.answers) == before + 1
    assert "herhaald-beroep" not in cards(page)
    assert other.answers._by.text() == "antwoord van Erik"
    press(other.answers.buttons[AnswerKind.LATER], Qt.Key.Key_Space)
    looked(page)
    assert other._later.isVisible()
    of(page).open.undo()
    looked(page)
    assert not other._later.isVisible()


def test_a_rejected_proposal_stays_away_until_its_data_change(page: PatternsPage) -> None:
    card = cards(page)["herhaald-beroep"]
    card.turn()
    card.answer(AnswerKind.NOT_RECOGNISED)
    looked(page)
    assert "herhaald-beroep" not in cards(page)
    page.proposals._answered.click()
    assert "herhaald-beroep" in cards(page)
    page.proposals._answered.click()
    family.remove(of(page), Key(Kind.EVENT, card.finding.events[-1]))
    looked(page)
    assert "herhaald-beroep" in cards(page)


def test_later_stays_at_the_end_and_disagreement_is_said(page: PatternsPage) -> None:
    card = cards(page)["golfbeweging"]
    card.turn()
    card.answer(AnswerKind.LATER)
    looked(page)
    assert list(page.proposals.cards.values())[-1] is card
    assert card.is_open
    pattern = page.cards[next(iter(page.cards))]
    pattern.turn()
    pattern._voice.who.setCurrentText("Nieuw iemand")
    pattern.say(AnswerKind.NOT_RECOGNISED)
    page._later.flush()
    settle()
    assert any("verschillend" in text.text() for text in pattern.findChildren(type(pattern._name)))


def test_settings_change_what_is_found_and_go_back(page: PatternsPage) -> None:
    dialog = SettingsDialog(page, page._desk, detector="zelfde-hulp")
    dialog.open()
    (name, number), *_ = dialog.inputs.items()
    before = number.value()  # type: ignore[union-attr]
    number.setFocus()
    number.selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(number, "9")
    press(number, Qt.Key.Key_Return)
    dialog._later.flush()
    looked(page)
    assert "zelfde-hulp" not in cards(page)
    assert dialog._count.text() == "Nu 0 mogelijke patronen."
    assert looking.settings_of(of(page).casus) == {"zelfde-hulp": {name: 9}}
    dialog.back.click()
    looked(page)
    assert number.value() == before  # type: ignore[union-attr]
    assert "zelfde-hulp" in cards(page)
    dialog.which.setCurrentIndex(0)
    assert set(dialog.inputs) == {"stories", "refuted"}
    dialog.done(0)


def test_what_runs_only_when_asked_is_asked_for_and_forgotten(page: PatternsPage) -> None:
    assert "generatie" not in cards(page)
    page._desk.proposals.ask(Asked(frozenset({"dichtbij-of-weg", "generatie"})))
    wait_for(lambda: page._desk.proposals.is_current)
    page._later.flush()
    notes = [label.text() for label in page.proposals.findChildren(type(page.proposals._count))]
    assert any(text.startswith("Ook gezocht naar: ") for text in notes)


def test_a_detector_that_fails_is_named_with_its_code_and_the_rest_goes_on(
    page: PatternsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> Iterator[Part]:
        for part in look(*args, **options):  # type: ignore[arg-type]
            failed = part.detector == "seizoen"
            yield Part("seizoen", (), Failure("seizoen", "abc12345")) if failed else part

    monkeypatch.setattr(looking, "look", broken)
    history.add_event(of(page), title="Iets nieuws")
    looked(page)
    notes = [label.text() for label in page.proposals.findChildren(type(page.proposals._count))]
    assert any("abc12345" in text and "hetzelfde jaargetijde" in text for text in notes)
    assert "golfbeweging" in cards(page)


def test_of_many_detectors_that_fail_one_note_tells(page: PatternsPage) -> None:
    names = ["seizoen", "golfbeweging", "verlies", "rust"]
    page._desk.proposals._made = replace(
        page._desk.proposals._made,  # type: ignore[type-var]
        found=(),
        failures=tuple(Failure(name, f"abc{n}") for n, name in enumerate(names)),
    )
    page.proposals.refresh()
    [note] = [
        text for one in page.proposals.findChildren(type(page.proposals._count)) if "(code " in (text := one.text())
    ]
    assert note.startswith("Bij 4 soorten patronen ging het zoeken mis (code abc0).")
    assert "Verlies in korte tijd" in note
    assert "probeert de Werkbank het opnieuw" in page.proposals._count.text()


def test_looking_goes_on_beside_the_window_and_stale_findings_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, gate, threads = desk_of("casus2"), threading.Event(), []
    real = looking.propose

    def slow(*args: object, **options: object) -> object:
        threads.append(threading.current_thread())
        gate.wait(10)
        return real(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(looking, "propose", slow)
    desk.proposals._later.call()
    desk.proposals._later.flush()
    wait_for(lambda: len(threads) == 1)
    history.add_event(desk.session, title="Iets nieuws")
    desk.proposals._awake = True
    desk.proposals._later.call()
    desk.proposals._later.flush()
    gate.set()
    wait_for(lambda: desk.proposals.is_current)
    assert threading.main_thread() not in threads
    assert desk.proposals.made is not None
    assert desk.proposals.made.casus is desk.casus
    desk.close()


def test_a_pattern_is_written_by_typing_into_its_loop(page: PatternsPage) -> None:
    card = page.cards[next(iter(page.cards))]
    card.turn()
    settle()
    assert card.loop is not None
    field = card.loop.fields["breaks"]
    tall = card.loop.height()
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "Oma mag bellen. " * 12)
    assert card.loop.height() > tall
    press(field, Qt.Key.Key_Tab)
    card.flush()
    assert of(page).casus.patterns[card.pattern.id].breaks.startswith("Oma mag bellen.")
    assert "Oma mag bellen" in card.loop.accessibleName()
    patterns.turn(of(page), card.pattern, status=PatternStatus.BROKEN, on=day("1-11-2026"), who="Judith")
    page._later.flush()
    assert "doorbroken (Judith)" in card._line.accessibleName()


def test_goals_of_a_pattern_are_a_way_to_the_plan(page: PatternsPage) -> None:
    wanted: list[str] = []
    page._desk.page_wanted.connect(wanted.append)
    card = page.cards[next(iter(page.cards))]
    card.turn()
    before = len(of(page).casus.goals)
    card._goals.add.click()
    assert wanted == [ActionId.PAGE_PLAN]
    goal = list(of(page).casus.goals.values())[-1]
    assert (len(of(page).casus.goals), goal.pattern) == (before + 1, card.pattern.id)
    assert of(page).selection == (key_of(goal),)

    # a goal that stands in the plan already, also one that was to break another pattern
    other = plan.add_goal(of(page), text="Iemand die meekijkt", pattern=list(page.cards)[1])
    menu = card._goals.link.menu()
    menu.aboutToShow.emit()
    entry = next(one for one in menu.actions() if one.text().startswith("Iemand die meekijkt"))
    assert "nu bij" in entry.text()
    entry.trigger()
    looked(page)
    assert of(page).casus.goals[other.id].pattern == card.pattern.id
    off = [one for one in card._goals.findChildren(QPushButton) if "Losmaken van" in one.accessibleName()][-1]
    off.click()
    assert not of(page).casus.goals[other.id].pattern
    of(page).open.undo()
    of(page).open.undo()
    assert of(page).casus.goals[other.id].pattern == list(page.cards)[1]


def test_what_cannot_be_done_with_a_pattern_says_why(page: PatternsPage) -> None:
    menu = QMenu()
    events = list(of(page).casus.events.values())
    for much in (1, 6):
        pattern = plan.mark_pattern(of(page), *events[:much])
        fill_menu(menu, page._desk, pattern, remove=lambda: None)
        more = menu.actions()[0]
        assert not more.isEnabled()
        assert more.text().endswith(f"kan met 2 tot 5 gebeurtenissen, hier zijn het er {much}")


def test_an_empty_casus_says_what_to_do() -> None:
    made = PatternsPage(Desk(session()), theme_named("light"))
    made._desk.proposals.look_now()
    made.show()
    settle()
    assert "tijdlijn" in made.proposals._count.text()
    assert any(text.text().startswith("Nog geen patroon.") for text in made.findChildren(type(made.proposals._count)))
    made._desk.close()
    put_away(made)


def test_cards_that_say_the_same_stay_the_same_card(page: PatternsPage) -> None:
    card = cards(page)["golfbeweging"]
    card.turn()
    assert card.answers.name is not None
    card.answers.name.setText("half getypt")
    history.add_event(of(page), title="Iets nieuws")
    looked(page)
    assert cards(page)["golfbeweging"] is card
    assert card.answers.name.text() == "half getypt"


def test_the_whole_scene_with_real_keys(tmp_path: Path) -> None:
    window = at_work(make_workplace(tmp_path))
    desk = window.work.desk
    bo = next(one.id for one in desk.casus.persons.values() if one.first_name == "Bo")
    help_ = [
        history.add_event(desk.session, kind="vuhp", date=day(f"1-2-{year}"), end=day(f"1-6-{year}"), persons=(bo,))
        for year in (2015, 2017, 2019)
    ]
    wait_for(lambda: desk.proposals.is_current and desk.proposals.open_count)
    tab = window.work.space._tabs[ActionId.PAGE_PATTERNS]
    assert tab.text() == f"Patronen · {desk.proposals.open_count}"
    press(window, Qt.Key.Key_2, with_=Qt.KeyboardModifier.ControlModifier)
    page = window.work.space._stack.currentWidget()
    assert isinstance(page, PatternsPage)
    card = cards(page)["zelfde-hulp"]
    card.setFocus()
    press(card, Qt.Key.Key_L)
    overview = window.work.space.overview
    assert window.work.space.page is ActionId.PAGE_OVERVIEW
    assert overview.timeline.canvas.lit == frozenset(one.id for one in help_)
    assert overview._family_light.veil is not None
    glow(window.theme.palette)
    inks = [colour(role, window.theme.palette) for role in ("surface", "accent")]
    assert [ink.alpha() for ink in inks] == [255, 255]  # the inks of all pictures stay as they were
    assert overview._light.isVisible()
    press(window, Qt.Key.Key_L, with_=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert overview.timeline.canvas.lit is None
    assert not overview._light.isVisible()
    desk.select(*(key_of(one) for one in help_[:2]))
    press(window, Qt.Key.Key_T, with_=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (pattern,) = desk.casus.patterns.values()
    write(window.focusWidget(), "Onze draaimolen")
    assert desk.casus.patterns[pattern.id].name == "Onze draaimolen"
    goal = plan.add_goal(desk.session, text="Zelf bellen", pattern=pattern.id)
    assert desk.casus.goals[goal.id].pattern == pattern.id
    put_away(window)


def test_cards_stay_closed_while_the_family_reads_along(page: PatternsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "has_family", property(lambda _self: True))
    page.proposals.refresh()
    assert not page.proposals.cards
    assert "wachten op antwoord" in page.proposals._count.text()
    page.proposals._open.click()
    assert cards(page)
    assert not any(card.is_open for card in cards(page).values())


def test_of_very_many_of_one_kind_the_first_are_cards_and_the_rest_comes_when_asked(page: PatternsPage) -> None:
    made = page._desk.proposals.made
    assert made is not None
    (first, *_) = [one for one in made.found if one.detector == "kind-na-kind"]
    many = tuple(first.keyed_as(str(number)) for number in range(40))
    page._desk.proposals._made = replace(made, found=many)
    page.proposals.refresh()
    assert len(page.proposals.cards) == FEW
    (more,) = [one for one in page.proposals.findChildren(QPushButton) if one.text().startswith("Nog 32 keer")]
    more.click()
    assert len(page.proposals.cards) == FEW + AT_ONCE, "a few in each turn of the window"
    wait_for(lambda: len(page.proposals.cards) == 40)
    settle()
    assert page.focusWidget() is page.proposals.cards[many[FEW].key]
    assert "40 mogelijke patronen" in page.proposals._count.text()


def test_tab_goes_through_the_cards_from_the_top_down_before_the_patterns_of_the_family(page: PatternsPage) -> None:
    shown = [one for one in _chain(page.proposals._settings, page._right) if isinstance(one, FindingCard)]
    assert shown == page.proposals.ordered()
    first = shown[0]
    first.turn()
    assert first.answers.name in _chain(first, shown[1]), "the fields of an open card come before the next card"


def _chain(start: QWidget, end: QWidget) -> list[QWidget | None]:
    """Where Tab goes from one to the other."""
    found: list[QWidget | None] = [start]
    while (last := found[-1]) is not None and last is not end:
        found.append(last.nextInFocusChain())
        assert found[-1] is not start
    return found


def test_who_comes_from_another_page_has_the_keyboard_at_the_first_card(page: PatternsPage) -> None:
    page._left.setFocus()  # where Qt takes it when the page before is hidden
    page._give_keyboard()
    assert page.focusWidget() is page.proposals.ordered()[0]


def test_a_card_is_answered_with_its_number_and_the_next_one_has_the_keyboard(page: PatternsPage) -> None:
    order = page.proposals.ordered()
    page.setFocus()  # as when somebody turns to it by key: the keyboard is nowhere
    page._fill()
    assert page.focusWidget() is order[0]
    order[1].setFocus()
    press(order[1], Qt.Key.Key_1)
    assert order[1].answers.voice is not None
    who = order[1].answers.voice.who.lineEdit()
    assert who is not None
    QTest.keyClicks(who, "Judith")
    press(who, Qt.Key.Key_Return)
    looked(page)
    assert page.focusWidget() is page.proposals.cards[order[2].finding.key]
    press(order[2], Qt.Key.Key_3)
    looked(page)
    assert [one.kind for one in of(page).casus.answers.values()][-2:] == [
        AnswerKind.RECOGNISED,
        AnswerKind.NOT_RECOGNISED,
    ]
    assert page.focusWidget() is page.proposals.cards[order[3].finding.key]


def test_after_an_answer_the_next_card_is_in_sight_as_a_whole(page: PatternsPage) -> None:
    page.resize(1366, 560)
    page.activateWindow()
    settle()
    card = page.proposals.ordered()[1]
    card.setFocus()
    press(card, Qt.Key.Key_3)
    assert card.answers.voice is not None
    who = card.answers.voice.who.lineEdit()
    assert who is not None
    QTest.keyClicks(who, "Judith")
    press(who, Qt.Key.Key_Return)
    for _ in range(3):
        looked(page)
        settle()
        heir = page.focusWidget()
        assert isinstance(heir, FindingCard)
        assert heir.visibleRegion().boundingRect().height() == heir.height()
        press(heir, Qt.Key.Key_3)


def test_arrow_keys_walk_from_card_to_card(page: PatternsPage) -> None:
    page.activateWindow()
    every = list(page.proposals.cards.values())
    calm = next(card for card in every if card.finding.detector == "rust")
    other = next(card for card in every if card is not calm)
    calm.setFocus()
    press(calm, Qt.Key.Key_Down)
    assert page.focusWidget() is other
    press(other, Qt.Key.Key_Up)
    assert page.focusWidget() is calm


def test_what_was_found_for_others_is_not_shown_to_who_reads_along_now(
    page: PatternsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals = page._desk.proposals
    assert proposals.found
    somebody = object()
    monkeypatch.setattr(Session, "audience", property(lambda _self: somebody))
    assert proposals.found == ()
    assert proposals.open_count == 0


def test_merging_and_splitting_from_the_menu(page: PatternsPage) -> None:
    first = page.cards[next(iter(page.cards))]
    whole = first.pattern
    dialog = SplitDialog(page, page._desk, whole)
    for tick in list(dialog.ticks.values())[:2]:
        tick.setChecked(True)
    dialog.name.setText("Het begin")
    dialog.accept()
    looked(page)
    part = list(of(page).casus.patterns.values())[-1]
    assert (part.name, len(part.events)) == ("Het begin", 2)
    menu = QMenu()
    fill_menu(menu, page._desk, page.cards[whole.id].pattern, remove=lambda: None)
    (merging,) = [action.menu() for action in menu.actions() if action.menu() is not None]
    next(action for action in merging.actions() if action.text() == "Het begin").trigger()  # type: ignore[attr-defined]
    assert of(page).casus.patterns[whole.id].events == whole.events
    of(page).open.undo()
    of(page).open.undo()
    assert of(page).casus.patterns[whole.id] == whole


def test_the_day_of_a_loss_is_not_shown_while_the_family_reads_along(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(session(april().casus))
    desk.proposals.look_now()
    assert "vooraf" in {one.detector for one in desk.proposals.found}
    monkeypatch.setattr(Session, "has_family", property(lambda _self: True))
    assert "seizoen" in {one.detector for one in desk.proposals.found}
    assert "vooraf" not in {one.detector for one in desk.proposals.found}
    desk.close()
