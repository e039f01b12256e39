"""What a handover would do, in the window, on two copies of demo case 2 that really went apart; opened once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from tests.helpers.diverged import diverged, named, titled
from tests.helpers.window import put_away, settle, wait_for
from tests.helpers.workplaces import PASSPHRASE
from werkbank.app.actions import ActionId
from werkbank.app.merge_rows import Change, State
from werkbank.app.places import Places
from werkbank.app.session import key_of
from werkbank.model.kinds import Kind
from werkbank.store.handover.arriving import look, preview
from werkbank.ui.application import make_application
from werkbank.ui.handlers.handover import follow
from werkbank.ui.handover.change_list import ROLE
from werkbank.ui.handover.receiving import ReceivingPage
from werkbank.ui.history.conflicts import ConflictsPage
from werkbank.ui.history.three_ways import ThreeWaysPage
from werkbank.ui.main_window import MainWindow


def choose(page: ReceivingPage, ending: str, state: State) -> Change:
    for leaf in page.list._leaves:
        change: Change = leaf.data(0, ROLE)
        if change.state is state and ending in change.text:
            page.list.setCurrentItem(leaf)
            return change
    raise AssertionError(ending)


def told_now(page: ReceivingPage) -> str:
    item = page.list.currentItem()
    return item.text(0) if item is not None else ""


def test_both_sides_are_seen_and_what_differs_is_decided_while_the_case_is_open(tmp_path: Path) -> None:
    both = diverged(tmp_path)
    both.close()
    make_application()
    window = MainWindow(Places(tmp_path / "anja", clock_of=lambda: both.clock))
    window.resize(1366, 768)
    window.show()
    window.unlock("", PASSPHRASE)
    wait_for(lambda: window.work is not None)
    work = window.work
    work.open_case(both.case)
    greet = named(work.session.casus, "Greet")
    with work.session.open.transaction("edit-person") as edit:
        edit.change(greet, language="Fries")
    arrival = look(work.workplace.premises, both.file)
    seen = preview(work.workplace, arrival, at_work=work.stored)
    page = ReceivingPage(work, arrival, seen)
    page.show()
    settle()
    assert page.size().width() <= window.width() == 1366
    wait_for(lambda: page.pictures.is_ready)

    # what differs stands at the end of a line, and is to be read
    line = QFontMetrics(page.list.font()).height()
    for leaf in page.list._leaves:
        rect = page.list.visualItemRect(leaf)
        room = rect.height() // line
        assert QFontMetrics(page.list.font()).horizontalAdvance(leaf.text(0)) <= room * rect.width(), leaf.text(0)

    # one row lights up one place in both pictures, the name says where it is not
    choose(page, "Jesse", State.CONFLICT)
    assert page.pictures.left.lit == page.pictures.right.lit == 1
    choose(page, "persoon: Fien", State.NEW)
    assert (page.pictures.left.lit, page.pictures.right.lit) == (0, 1)
    assert "niet" in page.pictures._left_head.text()
    choose(page, "Fien wordt geboren", State.NEW)
    assert page.pictures.right.lit == 2, "an event has no place in a genogram: its people light up"
    page.pictures.sorts.button(1).click()
    wait_for(lambda: page.pictures.is_ready)
    choose(page, "Trouwdag", State.CONFLICT)
    assert page.pictures.left.lit == page.pictures.right.lit == 1
    page.pictures.pressed.emit(key_of(named(seen.merged, "Fien")))
    assert "Fien" in told_now(page)

    # deciding wants a choice and a reason, and can wait
    waiting = page.progress.text()
    choose(page, "notitie", State.CONFLICT)
    page.card.choose.click()
    assert "Kies eerst" in page.card.trouble.text()
    page.card.group.button(2).click()
    assert "zin voor zin" in page.card.group.button(2).accessibleName()
    page.card.choose.click()
    assert "waarom" in page.card.trouble.text()
    page.card.reason.setText("samen gelezen")
    page.card.choose.click()
    assert page.progress.text() != waiting
    assert choose(page, "notitie", State.CONFLICT).fork is not None
    assert told_now(page).startswith("✓")
    assert page.card.reason.text() == "samen gelezen"
    fork = choose(page, "notitie", State.CONFLICT).fork
    assert fork is not None
    beside = ThreeWaysPage(window, seen.merged, fork)
    assert [reader.toPlainText() != "" for reader in beside.columns] == [True] * 3
    put_away(beside)

    # taken in while it is open: views follow, what was decided is decided, undo takes back the own step only
    page.take_in()
    wait_for(lambda: page.taken is not None)
    assert page.taken is not None
    follow(work, page.taken, page.decisions)
    casus = work.session.casus
    assert named(casus, "Fien").last_name == "Lindehof"
    assert titled(casus, "Derde crisismelding").date.as_typed == "mei 2014"
    note = named(casus, "Jesse").note
    assert "vaste mentor" in note
    assert "opa Leo" in note
    assert work.stored is not None
    assert {one.field for one in work.stored.forks()} == {"date", "_exists"}
    wait_for(lambda: len(work.desk.twofold.forks) == 2)
    wedding = titled(casus, "Trouwdag")
    work.session.select(key_of(wedding))
    settle()
    inspector = work.space.overview.inspector
    sign = inspector._form_of(Kind.EVENT).input("date")._twofold
    assert sign is not None
    assert not sign.isHidden()
    opened: list[str] = []
    work.desk.action_wanted.disconnect()
    work.desk.action_wanted.connect(opened.append)
    sign.click()
    assert opened == [ActionId.FORKS]
    conflicts = ConflictsPage(window, work.desk, about=key_of(wedding))
    assert "Trouwdag" in conflicts._right._head.text()
    put_away(conflicts)
    work.session.select(key_of(titled(casus, "Klacht over geluid in de avond")))
    settle()
    assert "⚠ weg of niet?" in [one.text() for one in inspector._links.findChildren(QPushButton)]
    settle()
    assert f"{Kind.PERSON}:{named(casus, 'Fien').id}" in work.space.overview.genogram.items_by_key
    work.session.undo()
    assert named(work.session.casus, "Greet").language == ""
    assert named(work.session.casus, "Fien").last_name == "Lindehof"
    assert work.stored.check() == []
    put_away(page)
    put_away(window)
