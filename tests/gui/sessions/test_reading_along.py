"""The real window while somebody reads along: nothing they may not see stands anywhere, on any page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from tests.helpers import window as windows
from tests.helpers.family import TODAY
from tests.helpers.family import session as family_session
from tests.helpers.on_screen import texts_on_screen
from werkbank.app.actions import ActionId
from werkbank.app.audience import Purpose
from werkbank.app.audience_screen import Screen
from werkbank.app.opening import session_of
from werkbank.app.verbs.sessions import Given
from werkbank.model import entities as e
from werkbank.model.casus import casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.kinds import Gender, Kind, Role, Sharing
from werkbank.store.workplace import create_workplace
from werkbank.ui.application import make_application
from werkbank.ui.handlers import sessions as handlers
from werkbank.ui.keeping.logbook import LogbookPage
from werkbank.ui.main_window import MainWindow
from werkbank.ui.sessions import ending
from werkbank.ui.sessions.dialog import SessionDialog
from werkbank.ui.sessions.minutes_page import MinutesDialog
from werkbank.ui.sessions.strip import ReadAlongStrip
from werkbank.ui.workspace import PAGES

SECRET = "VERBORGEN"
REFUSED = ("moeder", "vader", "jongere", "kind", "school", "jbt")
READERS = (("person:m", "role:team"), ("person:k",), ("person:f",), ("person:d",), ("role:school",), ("role:jbt",))


def _id(text: str) -> EntityId:
    return EntityId(text)


def _planted() -> Iterator[e.Entity]:
    """A family of which every text that a mother may not see holds one word."""
    free, shut = Sharing.FAMILY, Sharing.TEAM
    ids = (_id("k"),)
    on = parse("maart 2020", today=TODAY)
    yield e.Sheet(id=e.SHEET_ID, name=f"{SECRET} sheet", reason=f"{SECRET} reden", municipality=f"{SECRET} plaats")
    yield e.Person(id=_id("m"), first_name="Moniek", gender=Gender.WOMAN, role=Role.PARENT, sharing=free,
                   note=f"{SECRET} notitie", birth=parse("1984", today=TODAY))  # fmt: skip
    yield e.Person(id=_id("k"), first_name="Koos", role=Role.YOUTH, index=True, sharing=free,
                   birth=parse("2015", today=TODAY))  # fmt: skip
    yield e.Person(id=_id("x"), first_name=f"{SECRET} vader", role=Role.PARENT, sharing=shut)
    yield e.Person(id=_id("f"), first_name="Frits", gender=Gender.MAN, role=Role.PARENT, sharing=free,
                   birth=parse("1982", today=TODAY))  # fmt: skip
    yield e.Person(id=_id("d"), first_name="Dertje", role=Role.YOUTH, index=True, sharing=free,
                   birth=parse("maart 2013", today=TODAY))  # fmt: skip
    yield e.Parentage(id=_id("fk"), parent=_id("f"), child=_id("k"), sharing=free)
    yield e.Parentage(id=_id("mk"), parent=_id("m"), child=_id("k"), sharing=free)
    yield e.Parentage(id=_id("xk"), parent=_id("x"), child=_id("k"), sharing=shut)
    yield e.Custody(id=_id("g"), child=_id("k"), holder="m", sharing=free)
    yield e.Household(id=_id("h"), label=f"{SECRET} huis", sharing=shut)
    yield e.Residence(id=_id("r"), person=_id("x"), household=_id("h"), sharing=shut)
    yield e.Event(id=_id("e1"), title="verhuisd", persons=ids, date=on, sharing=free, source=f"{SECRET} bron",
                  reporter=f"{SECRET} melder", note=f"{SECRET} eigen notitie")  # fmt: skip
    for number in range(4):
        yield e.Event(id=_id(f"s{number}"), kind="crisismelding", title=f"{SECRET} melding {number}", persons=ids,
                      date=parse(f"maart {2016 + number}", today=TODAY), sharing=shut)  # fmt: skip
    yield e.Pattern(id=_id("p"), name=f"{SECRET} patroon", happens=f"{SECRET} gebeurt", sharing=shut)
    yield e.Bond(id=_id("b"), from_person=_id("m"), to_person=_id("x"), kind="conflict", source=f"{SECRET} band")
    yield e.Condition(id=_id("c"), person=_id("m"), kind="verslaving", note=f"{SECRET} kenmerk", sharing=shut)
    yield e.Involvement(id=_id("i"), name=f"{SECRET} werker", role="jeugdbeschermer", persons=ids, sharing=shut)
    yield e.Utterance(id=_id("u"), by="k", text=f"{SECRET} zorg", sharing=free)
    yield e.Goal(id=_id("d"), text=f"{SECRET} doel", sharing=shut)
    yield e.Step(id=_id("t"), goal=_id("d"), what=f"{SECRET} stap", who=f"{SECRET} wie", sharing=shut)
    yield e.Agreement(id=_id("a"), text=f"{SECRET} afspraak", who=f"{SECRET} wie", sharing=shut)
    yield e.Question(id=_id("q"), text=f"{SECRET} vraag", ask_whom=f"{SECRET} wie")
    yield e.Decision(id=_id("z"), text=f"{SECRET} besluit", by=f"{SECRET} wie")
    yield e.DateClaim(id=_id("o"), event="e1", date=on, source=f"{SECRET} andere datum")
    yield e.Session(id=_id("v"), kind=f"{SECRET} sessie", place=f"{SECRET} waar", present=(f"{SECRET} wie",), on=on)
    yield e.BouwsteenNote(id=_id("n"), text=f"{SECRET} notitie", by=f"{SECRET} wie", bouwstenen=("B08",))
    yield e.Weighing(id=_id("weging"), story=f"{SECRET} weging", outcome=f"{SECRET} besluit")
    yield e.WeighingPoint(id=_id("wp"), trigger="W01", text=f"{SECRET} punt")
    yield e.OwnStatement(id=_id("ov"), by=f"{SECRET} wie", target="event:e1", text=f"{SECRET} verklaring")
    yield e.ScalePoint(id=_id("cp"), giver="m", question=f"{SECRET} cijfer", figure=3, sharing=shut)
    yield e.Support(id=_id("su"), who=f"{SECRET} steun", does=f"{SECRET} doet", sharing=shut)
    yield e.Answer(id=_id("an"), pattern="p", who=f"{SECRET} wie", sharing=shut)
    for number, reader in enumerate(REFUSED):
        yield e.Event(id=_id(f"not{number}"), title=f"{SECRET} niet voor {reader}", persons=ids, date=on,
                      organisation=f"{SECRET} wie", sharing=Sharing.CHAIN, not_for=REFUSED)  # fmt: skip


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    workplace, _ = create_workplace(
        tmp_path, windows.PERSON, windows.PASSPHRASE, kdf=windows.CHEAP, clock=windows.noon()
    )
    stored = workplace.new_case("Oefening")
    session = session_of(stored, clock=windows.noon(), author=windows.PERSON)
    with session.open.transaction("import-tables", subject=f"{SECRET} stap in het menu") as edit:
        for entity in _planted():
            edit.put(entity)
    stored.close()
    workplace.close()
    made = windows.at_work(tmp_path)
    yield made
    windows.put_away(made)


def _everywhere(window: MainWindow) -> str:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = []
    for page in PAGES:
        window.work.run(page)
        windows.settle()
        found.append(texts_on_screen())
    return "\n".join(found)


def test_nothing_hidden_stands_anywhere_and_all_of_it_comes_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = window.work
    for page in PAGES:
        work.run(page)
    assert SECRET in texts_on_screen()
    for words in READERS:
        handlers.turn_to(work, Given(words=words))
        assert SECRET not in _everywhere(window)
        assert work.space.findChild(ReadAlongStrip).isVisible()
        assert not work.offers(ActionId.OPEN_CASES)
    monkeypatch.setattr(ending, "sure_to_end", lambda _parent: False)
    work.run(ActionId.END_SESSION)
    assert work.session.audience is not None
    monkeypatch.setattr(ending, "sure_to_end", lambda _parent: True)
    work.run(ActionId.END_SESSION)
    assert work.session.audience is None
    assert SECRET in texts_on_screen()


def test_what_takes_long_is_worked_out_beside_the_window_and_can_be_stopped(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "MUCH", 0)
    work, given = window.work, Given(words=READERS[0])
    before = dict(work.session.whole.tables)
    monkeypatch.setattr(Screen, "prepare", lambda _screen, _tell: False)  # somebody pressed 'Stoppen'
    handlers.turn_to(work, given)
    windows.wait_for(lambda: dict(work.session.whole.tables) == before)
    assert work.session.audience is None
    monkeypatch.undo()
    monkeypatch.setattr(handlers, "MUCH", 0)
    handlers.turn_to(work, given)
    windows.wait_for(lambda: work.session.audience is not None)
    assert SECRET not in _everywhere(window)


def test_what_is_added_at_the_table_is_seen_marked_and_in_the_minutes(window: MainWindow) -> None:
    work = window.work
    strip = work.space.findChild(ReadAlongStrip)
    assert not strip.isVisible()
    handlers.turn_to(work, Given(kind="keukentafel", words=("person:m",), place="thuis"))
    strip = work.space.findChild(ReadAlongStrip)
    assert "Moniek leest mee" in strip.accessibleName()
    assert strip.height() <= strip.text.fontMetrics().height() * 2
    work.space.overview.entry.line.setText("2024 zwemdiploma Koos")
    windows.press(work.space.overview.entry.line, Qt.Key.Key_Return)
    made = next(event for event in work.session.casus.events.values() if event.date.edtf == "2024")
    assert work.session.whole.events[made.id].sharing is Sharing.FAMILY
    assert made.id in work.desk.fresh.events()
    dialog = MinutesDialog(window, work.session, save=lambda *_a, **_k: None)
    minutes = dialog.minutes
    assert minutes is not None
    assert any("2024" in line for part in minutes.parts for line in part.lines)
    assert work.step_names()[0]
    work.run(ActionId.UNDO)
    assert made.id not in work.session.whole.events
    assert work.step_names()[0] == ""
    windows.put_away(dialog)


def test_a_session_to_learn_from_shows_no_name_and_no_place(window: MainWindow) -> None:
    handlers.turn_to(window.work, Given(purpose=Purpose.LEARN))
    seen = _everywhere(window)
    assert "Moniek" not in seen
    assert "Koos" not in seen
    assert f"{SECRET} plaats" not in seen
    assert "P1" in seen


def test_the_question_who_is_there_is_asked_with_the_keyboard() -> None:
    make_application()
    session = family_session(casus_of(_planted()))
    dialog = SessionDialog(None, session, Given())
    dialog.show()
    assert dialog.focusWidget() is dialog.people
    dialog.people.setCurrentRow(0)
    windows.press(dialog.people, Qt.Key.Key_Space)
    dialog.others.setText("Buurvrouw Bep, ")
    given = dialog.given
    assert given.words == ("person:m",)
    assert given.others == ("Buurvrouw Bep",)
    assert given.on.edtf == TODAY.isoformat()
    windows.put_away(dialog)


def test_ending_asks_first_and_not_yet_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    make_application()
    host = QWidget()
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert not ending.sure_to_end(host)
    assert "niemand" in asked[0]
    windows.put_away(host)


def test_the_dots_turn_on_and_off_in_every_view(window: MainWindow) -> None:
    work = window.work
    with work.session.open.transaction("edit") as edit:
        edit.add(e.Session(id=edit.new_id(), kind="MDO", on=parse("1-1-2020", today=TODAY)))
    assert not work.desk.fresh.keys
    window.work.run(ActionId.NEW_SINCE)
    assert work.desk.fresh.events()
    assert work.desk.fresh.people
    work.run(ActionId.FAMILY_LIST)
    windows.settle()
    seen = texts_on_screen()
    assert "• Moniek" in seen
    assert f"Naam: Moniek; {work.desk.fresh.words}" in seen
    assert {key.kind for key in work.desk.fresh.keys} >= {Kind.EVENT, Kind.GOAL}
    work.space.show_page(ActionId.PAGE_PLAN)
    windows.settle()
    assert "• Doel 1" in texts_on_screen()

    log = LogbookPage(work, work.stored)
    assert [log.period.itemText(at) for at in range(2)] == ["Altijd", "Sinds de vorige sessie"]
    lines = [item.text() for at in range(log.rows.rowCount()) if (item := log.rows.item(at, 2))]
    assert lines
    assert all(line.startswith("• ") for line in lines)
    window.work.run(ActionId.NEW_SINCE)
    assert not work.desk.fresh.keys
    assert "• Doel 1" not in texts_on_screen()
