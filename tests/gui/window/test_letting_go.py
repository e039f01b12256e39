"""What is closed is gone: pages and their parts, and nothing of them still listens to the casus."""

from __future__ import annotations

import ast
import gc
import weakref
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.source_tree import ROOT
from tests.helpers.window import at_work, make_workplace, put_away, settle
from werkbank.app.actions import ActionId
from werkbank.ui.timers import Sweeper, after
from werkbank.ui.workspace import MAKERS


def swept() -> None:
    """What Qt and Python throw away when the window is idle."""
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    gc.collect()


def test_pages_that_are_dropped_are_gone_and_hear_nothing_any_more(tmp_path: Path, qtbot: QtBot) -> None:
    window = at_work(make_workplace(tmp_path))
    pages: dict[ActionId, weakref.ref[QWidget]] = {}
    for name in MAKERS:
        pages[name] = weakref.ref(window.work.space.show_page(name))
        settle()
    window.work.run(ActionId.PAGE_OVERVIEW)
    window.set_theme("projector")
    swept()
    assert [name for name, page in pages.items() if page() is not None] == []
    person = next(iter(window.work.session.casus.persons.values()))
    with window.work.session.open.transaction("edit-person") as edit:
        edit.change(person, note="na het wisselen")  # what still listened would raise here, and qtbot would tell
    swept()
    put_away(window)


DIALOGS = (
    ActionId.SEARCH,
    ActionId.PLAN_VERSIONS,
    ActionId.START_SESSION,
    ActionId.CHOOSE_SIGNS,
    ActionId.LOGBOOK,
    ActionId.POSTER,
)


def test_dialogs_are_gone_when_they_are_closed_and_with_them_a_closed_casus(tmp_path: Path) -> None:
    window = at_work(make_workplace(tmp_path))
    old = [weakref.ref(window.work.session), weakref.ref(window.work.desk)]
    person = next(iter(window.work.session.casus.persons.values()))
    with window.work.session.open.transaction("edit-person") as edit:
        edit.change(person, first_name="Zonnebloem")
    settle()
    assert caches_with("Zonnebloem"), "what is drawn is kept while it is open"
    del person, edit
    shown = set[str]()

    def close() -> None:
        if (dialog := QApplication.activeModalWidget()) is not None:
            shown.add(type(dialog).__name__)
            dialog.close()

    for action in DIALOGS:
        after(window, 0, close)
        window.work.run(action)
        settle()
    swept()
    assert len(shown) == len(DIALOGS), shown
    assert [type(dialog).__name__ for dialog in window.findChildren(QDialog)] == []
    gc.freeze()  # as happens when a collection takes long
    window.work.show_list()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    Sweeper.sweep()
    assert [one() for one in old] == [None, None]
    assert caches_with("Zonnebloem") == []
    put_away(window)


def caches_with(word: str) -> list[str]:
    """The caches of functions of the program in which a word stands."""
    gc.unfreeze()  # what is set apart is not told otherwise
    caches: list[Any] = [one for one in gc.get_objects() if type(one) is type(GUARD)]
    ours = [one for one in caches if one.__module__.startswith("werkbank.")]
    return [f"{one.__module__}.{one.__qualname__}" for one in ours if word in texts_in(one)]


def texts_in(cache: object) -> str:
    """All texts in what a cache remembers, up to a few steps deep."""
    found, todo = list[str](), gc.get_referents(cache)
    for _ in range(5):
        found += [one for one in todo if isinstance(one, str)]
        todo = [inside for one in todo if isinstance(one, dict | list | tuple) for inside in gc.get_referents(one)]
    return " ".join(found)


@lru_cache
def GUARD(word: str) -> str:  # noqa: N802 - what a cache is
    return word


def test_the_look_into_caches_finds_a_word() -> None:
    GUARD("Zonnebloem")
    assert "Zonnebloem" in texts_in(GUARD)
    GUARD.cache_clear()


def functions_that_show_a_dialog() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted((ROOT / "werkbank" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and "exec" in methods_called_in(node):
                yield f"{path.name}: {node.name}", node


def methods_called_in(function: ast.FunctionDef) -> set[str]:
    """The methods that are called without an argument."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and not node.args]
    return {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}


WITH_ITS_PARENT = {"asking.py: with_consent", "dialog.py: _print"}  # dialogs of the print dialog, which is deleted
THE_LOOP = {"start.py: run_window"}


def test_whoever_waits_for_a_dialog_deletes_it() -> None:
    found = dict(functions_that_show_a_dialog())
    assert found
    keeping = {name for name, function in found.items() if "deleteLater" not in methods_called_in(function)}
    assert keeping <= WITH_ITS_PARENT | THE_LOOP
