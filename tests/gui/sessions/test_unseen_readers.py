"""The real window with one telling family after the other: what a text names stands nowhere for who may not know it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.helpers import window as windows
from tests.helpers.on_screen import texts_on_screen
from tests.helpers.situations import shared
from tests.unit.plan.test_secret_words import fled
from tests.unit.plan.test_unseen_situations import unaware
from werkbank.app.opening import session_of
from werkbank.app.session import key_of
from werkbank.app.verbs.sessions import Given
from werkbank.model.casus import Casus
from werkbank.model.kinds import Kind
from werkbank.store.workplace import create_workplace
from werkbank.ui.handlers import sessions as handlers
from werkbank.ui.workspace import PAGES

CASES: dict[str, tuple[Callable[[], Casus], tuple[str, ...]]] = {
    "person:rik": (lambda: shared(fled()), ("zilverstad", "zilvervos")),
    "person:fleur": (lambda: unaware("biological", with_him=True), ("jorrit", "op bezoek", "kaart gekregen")),
}


@pytest.mark.parametrize("reader", CASES)
def test_no_page_inspector_or_step_names_it(reader: str, tmp_path: Path) -> None:
    made, words = CASES[reader]
    whole = made()
    place, _ = create_workplace(tmp_path, windows.PERSON, windows.PASSPHRASE, kdf=windows.CHEAP, clock=windows.noon())
    stored = place.new_case("Oefening")
    session = session_of(stored, clock=windows.noon(), author=windows.PERSON)
    with session.open.transaction("import-tables", subject=f"{words[0]} ingelezen") as edit:
        for entity in whole.everything():
            edit.put(entity)
    stored.close()
    place.close()
    window = windows.at_work(tmp_path)
    try:
        work = window.work
        for page in PAGES:
            work.run(page)
        assert words[0] in texts_on_screen().casefold()
        handlers.turn_to(work, Given(words=(reader,)))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for page in PAGES:
            work.run(page)
            windows.settle()
            seen = texts_on_screen().casefold()
            assert not [word for word in words if word in seen], page
        for kind in (Kind.PERSON, Kind.EVENT, Kind.GOAL, Kind.PATTERN, Kind.HOUSEHOLD):
            for item in [*work.session.casus.table(kind).values()][:2]:
                work.session.select(key_of(item))
                windows.settle()
                seen = texts_on_screen().casefold()
                assert not [word for word in words if word in seen], item.id
    finally:
        windows.put_away(window)
